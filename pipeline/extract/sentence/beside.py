"""The words right beside a figure: those of a bound, those that make it a base of comparison, and its date."""

import re

from pipeline.extract.dates.sense import Expression
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence.sentence import Dated
from pipeline.extract.spans import lowered

FARTHEST = 16  # characters, between a figure and its date
_VAGUELY = (
    "a|an|the|about|around|nearly|almost|some|just|only|over|under|more|less|than|level|low|high|record|of|roughly"
    "|estimated|peak|deficit|surplus|total|average|estimate|forecast|projection|target|growth|increase|gain"
)
# of a text in lower case
_BASE = re.compile(
    rf"\b(?:from|(?P<than>than)|against|(?:compare[sd]?|comparison) (?:to|with))(?: (?:{_VAGUELY})){{0,4}} \Z"
)
_MORE = re.compile(r"(?<![\d%])(?<!cent)(?<!illion)(?<!points) (?:more|less|fewer) \Z")
_BOUND = re.compile(
    r"(?<!\w)(?:(?:more|less|fewer) than|at (?:least|most)|up to|over|under|about|around|nearly|almost|some) \Z"
)
_WHEN = re.compile(r" ?[(]?(?:,? (?:in|for|during|by|at|on|as of))?(?: the)? ?")


def base_before(text: str, start: int, at: int) -> re.Match[str] | None:
    """The words right before character `at`, behind `start`, that make a figure there what another is compared with; not
    those of a bound: "more than doubled".
    """
    text = lowered(text)
    m = _BASE.search(text, max(start, at - 40), at)
    bound = m and m["than"] and _MORE.search(text, max(start, m.start() - 8), m.start())
    return None if bound else m


def bound_before(text: str, start: int) -> int:
    """How many characters of "more than" stand before a quantity."""
    m = _BOUND.search(lowered(text), max(0, start - 14), start)
    return len(m.group()) if m else 0


def is_beside(text: str, q: Quantity, date: Dated | Expression) -> bool:
    """Whether a date stands right behind a quantity: "$3 billion in 2016"."""
    return 0 <= date.start - q.end <= FARTHEST and bool(_WHEN.fullmatch(text, q.end, date.start))
