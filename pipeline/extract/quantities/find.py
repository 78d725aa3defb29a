"""Quantities in a text: money, percentages, measures and counts, with their bounds and ranges."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.quantities.elided import elided
from pipeline.extract.quantities.meant import NOBODYS, Meant
from pipeline.extract.quantities.measure import measure
from pipeline.extract.quantities.multiples import multiples
from pipeline.extract.quantities.nouns import counted, standing
from pipeline.extract.quantities.numbers import numbers
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.quantities.ranges import paired
from pipeline.extract.quantities.references import free
from pipeline.extract.quantities.shares import points, shares

__all__ = ["Quantity", "find", "read"]

_ALONE = 1e3  # "15 million" by itself says something: what it counts may stand elsewhere
_DEFINITE = re.compile(
    r"(?i)\b(?:the|these|those|both|all|its|their|his|her|our|last|first|next|past|other|[^\W\d_]+[’']s)(?: (?:other"
    r"|first|last|next|past))? \Z"
)
_OF_THEM = re.compile(r" of (?:them|whom|which)\b")
_BARE = frozenset(["", ",", ";", ".", ")", ":", *(f" {c}" for c in "abcdefghijklmnopqrstuvwxyz(")])
_SINGLE = frozenset({"one", "1"})


def find(text: str, taken: Sequence[tuple[int, int]] = (), meant: Meant = NOBODYS) -> list[Quantity]:
    """The quantities of a text by itself, in order: of `candidates` those that state something."""
    return telling(text, candidates(text, taken, meant))


def telling(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Those of some quantities of a text that state something."""
    return [q for q in found if _tells(text, q)]


def candidates(
    text: str,
    taken: Sequence[tuple[int, int]],
    meant: Meant = NOBODYS,
    counted_in: tuple[str, float] | None = None,
) -> list[Quantity]:
    """The quantities of a text and its bare numbers, in order. `taken` are the spans of dates, `meant` tells whose money words
    and signs mean. A figure with decimals and without a unit is `counted_in` a unit and a scale, if the document says so of all.
    """
    found = elided(text, read(text, taken, meant))
    return [_counted_in(text, q, *counted_in) for q in found] if counted_in else found


def _counted_in(text: str, q: Quantity, unit: str, scale: float) -> Quantity:
    """A bare figure, with decimals as a sum has and a count has not, in the unit of the document."""
    bare = q.unit == "" and q.decimals and q.scale == 1 and text[q.end : q.end + 2].rstrip() in _BARE
    return replace(q, unit=unit, value=round(q.value * scale, 6), scale=scale) if bare else q


def read(text: str, taken: Sequence[tuple[int, int]], meant: Meant = NOBODYS) -> list[Quantity]:
    """All that `find` gives, and the numbers that state nothing by themselves: bare ones, "one", "the two sides"."""
    found = list(free(text, numbers(text, taken), taken))
    relative = [*shares(text, found), *multiples(text, found), *points(text)]
    inside = {position for r in relative for position in range(r.start, r.end)}
    measured: list[Quantity] = []
    for number in found:
        after = measured[-1].end if measured else 0
        if number.start not in inside and (q := measure(text, number, meant, after)):
            measured.append(q)
    amounts = {q.start: q for q in paired(text, measured)}
    told = [q if q.unit else _counted(text, q, amounts.get(q.mate or -1)) for q in amounts.values()]
    return sorted([*told, *relative], key=lambda q: q.start)


def _counted(text: str, q: Quantity, mate: Quantity | None) -> Quantity:
    """A bare number as a count; of the ends of a range, what stands behind the second is what both count."""
    if mate and min(q, mate, key=lambda p: p.start).value >= max(q, mate, key=lambda p: p.start).value:
        return q  # a score: "won 2-1"
    if mate is None and _OF_THEM.match(text, q.end):
        return replace(q, unit="count")
    return counted(text, q, max(q.end, mate.end if mate else 0)) or (standing(text, q) if mate is None else None) or q


def _tells(text: str, q: Quantity) -> bool:
    """Whether a quantity states something: not the "two" of "the two sides", nor a number without a unit."""
    if not q.unit:
        return abs(q.value) >= _ALONE
    if q.unit != "count" or q.supplied:
        return True
    single = q.value == 1 and text[q.start : q.end].partition(" ")[0].lower() in _SINGLE
    return not single and not (q.value < 10 and _DEFINITE.search(text, max(0, q.start - 24), q.start))
