"""Quantities in a text: money, percentages, measures and counts, with their bounds and ranges."""

import re
from collections.abc import Sequence

from pipeline.extract.quantities.measure import measure
from pipeline.extract.quantities.nouns import counted
from pipeline.extract.quantities.numbers import numbers
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.quantities.ranges import paired
from pipeline.extract.quantities.references import free
from pipeline.extract.quantities.shares import multiples, shares

__all__ = ["Quantity", "find", "read"]

_ALONE = 1e3  # "15 million" by itself says something: what it counts may stand elsewhere
_DEFINITE = re.compile(
    r"(?i)\b(?:the|these|those|both|all|its|their|his|her|our|last|first|next|past|other|[^\W\d_]+[’']s)(?: (?:other"
    r"|first|last|next|past))? \Z"
)
_SINGLE = frozenset({"one", "1"})


def find(text: str, taken: Sequence[tuple[int, int]], countries: Sequence[str] = ()) -> list[Quantity]:
    """The quantities of a text, in order. `taken` are the spans of dates; `countries` are those that the text is
    about, the most named first: they say which dollar or peso is meant."""
    return [q for q in read(text, taken, countries) if _tells(text, q)]


def read(text: str, taken: Sequence[tuple[int, int]], countries: Sequence[str] = ()) -> list[Quantity]:
    """All that `find` gives, and the numbers that state nothing by themselves: bare ones, "one", "the two sides"."""
    found = list(free(text, numbers(text), taken))
    relative = [*shares(text, found), *multiples(text, found)]
    inside = {position for r in relative for position in range(r.start, r.end)}
    measured: list[Quantity] = []
    for number in found:
        if number.start not in inside and (q := measure(text, number, countries, measured[-1].end if measured else 0)):
            measured.append(q)
    amounts = {q.start: q for q in paired(text, measured)}
    named = [q if q.unit else _counted(text, q, amounts.get(q.mate or -1)) for q in amounts.values()]
    return sorted([*named, *relative], key=lambda q: q.start)


def _counted(text: str, q: Quantity, mate: Quantity | None) -> Quantity:
    """A bare number as a count; of the ends of a range, what stands behind the second is what both count."""
    if mate and min(q, mate, key=lambda p: p.start).value >= max(q, mate, key=lambda p: p.start).value:
        return q  # a score: "won 2-1"
    return counted(text, q, max(q.end, mate.end if mate else 0)) or q


def _tells(text: str, q: Quantity) -> bool:
    """Whether a quantity states something: not the "two" of "the two sides", nor a number without a unit."""
    if not q.unit:
        return q.scale >= _ALONE
    if q.unit != "count":
        return True
    first = text[q.start : q.end].partition(" ")[0].lower()
    return first not in _SINGLE and not (q.value < 10 and _DEFINITE.search(text, max(0, q.start - 24), q.start))
