"""On which period a document reports, as its head says."""

import re
from collections.abc import Sequence

from pipeline import edtf
from pipeline.extract.dates.resolve import Context, resolve
from pipeline.extract.dates.sense import Expression, Fiscal, Fixed, Yearless
from pipeline.extract.observations.head import end_of_head
from pipeline.extract.observations.measures import measured_in
from pipeline.records import Passage
from pipeline.wordlist import words

_FOR = re.compile(r"(?i)\b(?:for|in) (?:the )?(?:(?:calendar )?year |month of )?\Z")
_ON = re.compile(r"(?i)\b(?:on|at|as (?:of|at|on)|position at) (?:the )?\Z")
_PAPER = re.compile(rf"(?i)\b(?:{'|'.join(sorted(words('dated_papers')))}|review|trade)\b")
_SET_OFF = re.compile(r"(?i)[,:(–—-] ?(?:(?:calendar |crop |financial |fiscal )?year |FY ?)?\Z|\bbetween \Z")
_CLOSED = re.compile(r"\)?(?: \([^()]*\))?\Z")
_LATELY = 731  # days between the end of a period and the document that reports on it


def period_of(passages: Sequence[Passage], expressions: Sequence[Sequence[Expression]], context: Context) -> str | None:
    """The month, quarter or year that the head says the document reports on: "report for 2022", or one that stands there
    by itself, or closes a title, where the document's own date is another, later day; or the day that its title gives to what it
    measures: "Foreign debt on 1 January 1999".
    """
    for passage, found in zip(passages[: end_of_head(passages)], expressions, strict=False):
        dated = [e for e in found if isinstance(e.sense, Fixed | Fiscal) or is_from_month_to_month(e)]
        if len(dated) == 1 and not dated[0].edge and (value := _reported(passage.words, dated[0], context)):
            return edtf.as_part_of_a_year(value)
    return None


def _reported(line: str, e: Expression, context: Context) -> str | None:
    """The value of the one date in a line of the head, if it is what the document reports on."""
    value, issued = resolve(e, context).value, context.document
    if not value:
        return None
    over = not issued or not edtf.covers(value, issued)
    closes = bool(_CLOSED.match(line, e.end))
    alone = closes and e.start == 0
    lately = issued is not None and over and edtf.precision(issued) == "day" and _is_shortly_before(value, issued)
    if edtf.precision(value) != "month" and not edtf.is_longer_than_a_month(value):
        return value if closes and lately and _ON.search(line, 0, e.start) and measured_in(line) else None
    if _FOR.search(line, 0, e.start) and over:
        return value
    of_a_part = edtf.precision(value) in ("quarter", "half")
    titled = of_a_part or _PAPER.search(line, 0, e.start) or _SET_OFF.search(line, 0, e.start)
    return value if lately and (alone or (closes and titled)) else None


def is_from_month_to_month(e: Expression) -> bool:
    """Whether an expression tells months by the year of the last: "January to March 2016"."""
    return isinstance(e.sense, Yearless) and e.sense.day is None and isinstance(e.last, Fixed | Yearless)


def _is_shortly_before(value: str, issued: str) -> bool:
    """Whether a period of a year at most ended in the two years before a document."""
    ended, day = edtf.bounds(value)[1], edtf.bounds(issued)[0]
    return edtf.is_within_a_year(value) and ended is not None and day is not None and (day - ended).days < _LATELY
