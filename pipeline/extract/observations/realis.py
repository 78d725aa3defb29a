"""Whether a figure is a fact: forecast, planned or denied, as its clause says or the words right before it."""

import re

from pipeline.extract.events import realis
from pipeline.extract.language.clauses import Clause
from pipeline.extract.observations.measures import kind_of_unit
from pipeline.extract.quantities.find import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.extract.spans import lowered
from pipeline.records import Realis
from pipeline.wordlist import words

_INSTEAD = re.compile(r"\b(?:rather than|instead of)\b[^,;.]{0,60}\Z")  # of a text in lower case
_FORESEES, _WEIGHS = words("foreseers"), words("weighers")
_VERBAL = frozenset({"VFIN", "VING", "VBASE", "VPART"})
_TALKED_OF = frozenset({"contemplate", "discuss", "envisage", "mull"})
_WEIGHED = 12  # tokens from a verb to the figure of its object


def of_figure(sentence: Sentence, clause: Clause, q: Quantity) -> Realis:
    """What is said of a figure; what stands behind "rather than" is denied, what somebody now "sees" is a forecast, what one
    is considering a plan.
    """
    if _INSTEAD.search(lowered(sentence.text), max(sentence.start, q.start - 90), q.start):
        return "negated"
    group = clause.group
    if group and group.lemma in _FORESEES and group.tense == "present" and sentence.tokens[group.start].start < q.start:
        return "forecast"
    if group and group.lemma == "estimate" and not group.modal:
        return "happened"
    if group and group.modal in ("can", "cannot") and not group.negated:
        return "happened"  # what can be done is a state
    said = realis.of_clause(sentence, clause)
    if said == "happened" and _is_weighed(sentence, clause, q):
        return "planned"
    held = group is not None and q.end <= sentence.tokens[group.start].start
    return "happened" if said == "negated" and held else said  # what was not drawn upon is as large


def _is_weighed(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether an amount is only thought over: "is considering a loan of 5 million", "a swap of 2 tonnes had been discussed"."""
    if kind_of_unit(q.unit) in ("count", "part", "time", "other"):
        return False
    group, at = clause.group, sentence.token_at(q.start)
    if group and group.passive and group.lemma in _TALKED_OF and at < group.start:
        return True
    verbs = (t for t in reversed(sentence.tokens[max(clause.start, at - _WEIGHED) : at]) if t.verb and t.tag in _VERBAL)
    nearest = next(verbs, None)
    return nearest is not None and nearest.tag == "VING" and nearest.verb is not None and nearest.verb.lemma in _WEIGHS
