"""The unit that a sentence announces for its bare numbers: "In tonnes, Benin sold 9,300", "exports, in US$ million, were 52"."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from pipeline.extract.quantities.moneys import moneys
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.quantities.units import units
from pipeline.extract.quantities.words import SCALES

UnitOf = Callable[[str], tuple[str | None, float] | None]
"""The unit that some words tell, and what it is counted in."""

_ANNOUNCED = re.compile(
    r"(?:\A|[.;:] |[,(] ?)(?:(?:[Mm]easured|[Ee]xpressed|[Cc]ounted|[Rr]eckoned|[Gg]iven|[Ss]tated) )?[Ii]n "
    r"(?P<unit>[^\s\d,.:;()]+(?: [^\s\d,.:;()]+){0,3})(?:\)?[,:] |\) )"
)
_ENDS = re.compile(r"[.!?;] |\Z")


def in_announced_units(text: str, found: Sequence[Quantity], unit_of: UnitOf) -> list[Quantity]:
    """Some quantities of a text, the bare ones in the unit that their sentence announces."""
    told = list(found)
    for start, end, unit, scale in _announced(text, unit_of) if found else ():
        for i, q in enumerate(told):
            if start <= q.start < end and _is_bare(q):
                by = scale if q.scale == 1 else 1.0
                told[i] = replace(
                    q, unit=unit, value=float(f"{q.value * by:.14g}"), scale=q.scale * by, supplied=False, noun=None
                )
    return told


def _announced(text: str, unit_of: UnitOf) -> Iterator[tuple[int, int, str, float]]:
    """From where to where a text announces units, each with what it is counted in."""
    for m in _ANNOUNCED.finditer(text):
        words = set(m["unit"].lower().split())
        told = unit_of(m["unit"]) if words & _words() and not words & {"terms", "value", "volume"} else None
        ends = _ENDS.search(text, m.end())
        if told and told[0] and ends:
            yield m.end(), ends.start(), told[0], told[1]


def _is_bare(q: Quantity) -> bool:
    """Whether a number has no unit of its own, and counts nothing."""
    return q.role == "amount" and q.mate is None and (q.unit == "" or (q.unit == "count" and q.noun is None))


@cache
def _words() -> frozenset[str]:
    """Words of which one stands in each phrase that tells a unit."""
    return frozenset(w.lower() for w in (*units(), *moneys(), *SCALES) if len(w) > 1 and " " not in w)
