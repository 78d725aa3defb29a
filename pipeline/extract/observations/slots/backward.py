"""The periods that words of a sentence point back to: "during the nine months", "in that quarter", "the ten-month figure"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline import edtf
from pipeline.extract.dates.words import number
from pipeline.extract.observations.measuring import Measuring
from pipeline.extract.observations.past import months_of
from pipeline.extract.quantities.words import LISTED
from pipeline.extract.sentence import Sentence, once_a_sentence
from pipeline.extract.spans import lowered
from pipeline.wordlist import any_of

_UNITS = {"month": 1, "quarter": 3, "half": 6, "half-year": 6, "semester": 6, "year": 12, "season": 12}
_COUNT = any_of([w for w, n in LISTED["small"].items() if 1 < n <= 18])
_BACK = re.compile(
    r"\b(?:in|during|over|for|within|throughout|of) (?:the|these|those|that|this) (?:whole |full |entire |same |complete )?"
    rf"(?:(?P<count>{_COUNT}|\d\d?) (?P<units>months|quarters)"
    r"|(?P<unit>month|quarter|half|half-year|semester|year|season|period))"
    r"(?:[’']s)?(?![-\w’'])(?! (?:of|to|up to|ended|ending|ago|before|earlier|later|from|since|that|when|which|after|following"
    r"|\d))"
    rf"|\bthe (?P<long>{_COUNT}|\d\d?)-month\b"
)  # of a text in lower case
_A_YEAR = 12


class Back(NamedTuple):
    """Characters `start` to `end` may mean a period, EDTF: how they call it, and where that was told: "here", in the passage,
    "before" it, or on what the whole document "reports".
    """

    start: int
    end: int
    called: str
    value: str
    told: str


@once_a_sentence
def backward(sentence: Sentence, measuring: Measuring) -> list[Back]:
    """The periods that the words of a sentence point back to."""
    return list(_found(sentence, measuring))


def _found(sentence: Sentence, measuring: Measuring) -> Iterator[Back]:
    dated = [(d.start, d.end) for d in sentence.dates if d.when.value]
    spans, reported = measuring.past.spans, measuring.frame.period
    for m in _BACK.finditer(lowered(sentence.text), sentence.start, sentence.end):
        if any(start < m.end() and m.start() < end for start, end in dated):
            continue
        called = m["unit"] or "months"
        if called == "period":
            told = next((span for span in reversed(spans.values()) if span.months > 1), None)
            long = reported if reported and edtf.is_longer_than_a_month(reported) else None
        else:
            months = number(m["count"] or m["long"] or "a") * _UNITS[(m["units"] or called).rstrip("s")]
            told, long = spans.get(months), _in_year(reported, months) if reported else None
        if told:
            where = "here" if told.passage == sentence.passage.ordinal else "before"
            yield Back(m.start(), m.end(), called, told.value, where)
        if long:
            yield Back(m.start(), m.end(), called, long, "reported")


@lru_cache(maxsize=1 << 12)
def _in_year(reported: str, months: int) -> str | None:
    """The period of so many months that is, or ends with, the one reported on; or the year of that."""
    last = edtf.bounds(reported)[1]
    if months_of(reported) == months:
        return reported
    if last is None or not edtf.is_within_a_year(reported):
        return None
    if months == _A_YEAR:
        return str(last.year)
    return edtf.as_part_of_a_year(edtf.months((last.year, 1), (last.year, months))) if last.month == months else None
