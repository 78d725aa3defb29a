"""Whether a figure is a part of what was told before, or is of all of it."""

import re

from pipeline.extract.language.clauses import Clause
from pipeline.extract.observations.measures import COUNTED
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.subjects import SHARE_VERBS, TAKERS, state
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.extract.spans import lowered

_NEAR = 60  # characters
# of a text in lower case
_OF_THESE = re.compile(r"\bof (?:which|these|those|them|it|the (?:latter|former)(?! (?:year|month)))\b")
_OF_ALL = re.compile(
    r" of (?:the|its|their|this|that) (?:(?:quarter|month|year|period)[’']s )?(?:total|volume|value|whole|amount)\b"
)


def is_part(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether a figure is a part of the one before: "of which phones made up 2.6 billion", "Poultry accounted for 5 billion",
    "China took 11 thousand tonnes".
    """
    a, b = sentence.span(clause.start, clause.end)
    if _OF_THESE.search(lowered(sentence.text), max(a, q.start - _NEAR), min(b, q.end + 20)):
        return True
    if is_of_all(sentence, q):
        return True
    group = clause.group
    if group is None:
        return False
    alone = clause.subject and sentence.text.startswith(" alone", sentence.span(*clause.subject)[1] - len(" alone"))
    taken = group.lemma in TAKERS and (alone or state(sentence, clause) or _OF_ALL.match(sentence.text, q.end))
    return group.lemma in SHARE_VERBS or bool(taken)


def is_of_the_last(sentence: Sentence, q: Quantity, last: Reading) -> bool:
    """Whether a share is said to be one of those that were counted last: "110,000 people, a third of them with ISS"."""
    of = _OF_THESE.search(lowered(sentence.text), q.end, q.end + 10)
    return q.unit == "percent" and bool(of) and last.measure in COUNTED


def is_of_these(sentence: Sentence, q: Quantity) -> bool:
    """Whether a figure is said to be of those told last, right in it or behind it: "5 of these", "a third of which"."""
    return bool(_OF_THESE.search(lowered(sentence.text), q.start, q.end + 20))


def is_of_all(sentence: Sentence, q: Quantity) -> bool:
    """Whether a percentage is one of the whole: "30 % of the total"."""
    return q.unit == "percent" and bool(_OF_ALL.match(sentence.text, q.end))
