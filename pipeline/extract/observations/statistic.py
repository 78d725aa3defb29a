"""Whether a clause is a statistic: it tells of a figure, and nothing that happens but the figure."""

from pipeline.extract.events.lexis import changes, verb_kinds
from pipeline.extract.language.clauses import Clause
from pipeline.extract.observations.measures import DURATIONS, measures
from pipeline.extract.observations.reading import Reading
from pipeline.extract.sentence import Sentence
from pipeline.wordlist import words

_STATED, _MILESTONES = words("states"), words("levels")
_OBJECT = frozenset({"DET", "NOUN", "NAME", "PRON", "NUM"})
_MANY = 10  # what is counted in fewer is told for its own sake: "three ministers resigned"


def is_statistic(sentence: Sentence, clause: Clause, reading: Reading) -> bool:
    """Whether the clause of a figure tells no more than the figure: "exports rose 5 %", "trade stood at $3 billion"; not
    "the bank raised its rate to 5 %", which somebody decides, nor "trade passed $3 billion", which is a milestone.
    """
    group, q = clause.group, reading.quantity
    if q.unit in DURATIONS or (q.unit == "count" and q.value < _MANY and reading.measure in (None, "meetings")):
        return False
    if group is None:
        return reading.measure is not None or q.unit != "count"
    behind = sentence.tokens[group.end - 1].end <= q.start
    if group.lemma in _MILESTONES:
        return False
    if _measures_itself(sentence, clause) or group.lemma in _STATED:
        return behind
    if group.lemma in changes():
        return group.passive is False and not _has_object(sentence, clause)
    return False


def _measures_itself(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb names what is measured: "exported 3 million tonnes"."""
    assert clause.group
    head = clause.group.head
    return bool(measures(sentence.text, head.start, head.end)) and verb_kinds().get(clause.group.lemma) != "aid"


def _has_object(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody does it to something: a noun follows the verb at once."""
    assert clause.group
    after = sentence.tokens[clause.group.end : clause.group.end + 1]
    return bool(after) and after[0].tag in _OBJECT
