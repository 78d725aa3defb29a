"""Figures in brackets that recall what the one before the bracket was at other times: "34 million (2018: 31 million)"."""

import math
import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline import edtf
from pipeline.extract.dates.sense import Same
from pipeline.extract.observations.measures import kind_of_unit
from pipeline.extract.observations.reading import Reading
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Dated, Sentence, once_a_sentence

_ABOUT = r"(?:(?:about|almost|around|just|nearly|only|over|some) )?"
_OF = r"[^.,;:()]{0,60}"  # "of zinc in 2019 "
_OPENS = re.compile(rf"{_OF}\((?:in )?(?:the )?")
_GOES_ON = re.compile(r"[;,](?: and)? (?:in )?")
_LABELS = re.compile(rf":? {_ABOUT}")
_BEHIND = re.compile(rf"{_OF}\((?:against |compared (?:to|with) |down from |from |up from |versus )?{_ABOUT}")
_IN = re.compile(r" (?:in |for )?(?:the )?")
_ENDS = re.compile(r"(?: [a-z]+)?[);,]")
_AHEAD = frozenset({"planned", "forecast"})


@once_a_sentence
def recalled(sentence: Sentence) -> dict[int, tuple[Quantity, Dated]]:
    """Of each figure that recalls another, by where it begins: which, and when it was."""
    found: dict[int, tuple[Quantity, Dated]] = {}
    dates = [d for d in sentence.dates if d.when.value]
    for last, q in zip(sentence.quantities, sentence.quantities[1:], strict=False) if dates else ():
        known = found.get(last.start)
        if date := _date_of(sentence.text, last, q, dates, known is not None):
            found[q.start] = (known[0] if known else last, date)
    return found


def labels_recalled(sentence: Sentence) -> frozenset[int]:
    """Where the dates begin that are those of figures that recall others, and of no other."""
    return frozenset(date.start for _, date in recalled(sentence).values())


def as_recalled(sentence: Sentence, reading: Reading, before: Sequence[Reading]) -> Reading | None:
    """A reading that recalls one `before` it, as that of its time; None where it recalls none, or one of another unit."""
    q = reading.quantity
    whole, date = recalled(sentence).get(q.start, (None, None))
    last = next((r for r in before if whole and r.quantity.start == whole.start), None)
    if last is None or date is None or q.unit != last.quantity.unit:
        return None
    sense, period = date.expression.sense, date.when.value
    if isinstance(sense, Same) and sense.year is None and last.period and (sooner := edtf.shift(last.period, years=-1)):
        period = sooner  # "(a year earlier: 24 percent)"
    happened = last.realis in _AHEAD and period and last.period and edtf.is_after(last.period, period)
    signed = last.kind == "change" or last.measure == "balance"
    return replace(
        last, quantity=q, start=last.start, end=reading.end, period=period, label=q.noun,
        value=math.copysign(q.value, last.value) if signed and q.value > 0 else q.value,
        compared_period=_a_step_before(last, period), realis="happened" if happened else last.realis,
    )  # fmt: skip


def _a_step_before(last: Reading, period: str | None) -> str | None:
    """With what a change is compared that recalls another: with the year before, as that is."""
    yearly = last.period and last.compared_period and edtf.shift(last.period, years=-1) == last.compared_period
    return edtf.shift(period, years=-1) if yearly and period else None


def _date_of(text: str, last: Quantity, q: Quantity, dates: Sequence[Dated], goes_on: bool) -> Dated | None:
    """When a figure was that recalls the one before it, or goes on to where that does; None where it recalls nothing."""
    if kind_of_unit(last.unit) != kind_of_unit(q.unit):
        return None
    opens = _GOES_ON if goes_on else _OPENS
    for d in dates:
        if last.end <= d.start and d.end <= q.start:
            if opens.fullmatch(text, last.end, d.start) and _LABELS.fullmatch(text, d.end, q.start):
                return d
        elif q.end <= d.start and (m := _IN.fullmatch(text, q.end, d.start)) and _ENDS.match(text, d.end):
            begins = _GOES_ON if goes_on else _BEHIND
            return d if m and begins.fullmatch(text, last.end, q.start) else None
    return None
