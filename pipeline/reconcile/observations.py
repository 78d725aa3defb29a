"""Observations of the same thing: equal ones are one, corroborated; unequal ones are a conflict."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from msgspec.structs import replace

from pipeline import wording
from pipeline.records import Conflict, Evidence, Observation

Join = Callable[[Iterable[Evidence]], tuple[Evidence, ...]]


def series(o: Observation) -> tuple[object, ...]:
    """What an observation is of: all that tells it from others but its value and precision."""
    return (
        o.measure,
        o.kind,
        o.unit,
        o.reporter,
        o.partner,
        tuple(sorted(o.parties)),
        o.flow,
        (o.commodity or "").casefold() or None,
        o.period,
        o.compared_period,
        o.realis,
        o.label if o.measure is None else None,
    )


def merge(observations: Sequence[Observation], join: Join) -> tuple[list[Observation], dict[str, str]]:
    """Equal statements as one with all their evidence, and for each id that went in the id that stands for it. The most
    precise of them stands for all.
    """
    groups: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for o in observations:
        groups[(*series(o), o.value, o.bound)].append(o)
    merged: list[Observation] = []
    ids: dict[str, str] = {}
    for group in groups.values():
        one = min(group, key=lambda o: (o.approximate, step(o)))
        one = replace(one, evidence=join(e for o in group for e in o.evidence))
        merged.append(one)
        ids |= {o.id: one.id for o in group}
    return [replace(o, range=ids.get(o.range)) if o.range else o for o in merged], ids


def conflicts(observations: Sequence[Observation]) -> list[Conflict]:
    """Measured values of one thing that rounding does not explain. What has no measure, period or side is not told
    apart well enough to conflict.
    """
    groups: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for o in observations:
        if (
            o.measure
            and o.period
            and (o.reporter or o.parties)
            and o.bound is None
            and o.range is None
            and o.kind in ("level", "change")
        ):
            groups[series(o)].append(o)
    found = []
    for group in groups.values():
        apart = [o for o in group if any(not agree(o, other) for other in group)]
        if apart and len({e.source for o in apart for e in o.evidence}) > 1:
            members = tuple(sorted(o.id for o in apart))
            values = wording.listed(wording.amount(o) for o in sorted(apart, key=lambda o: o.value))
            found.append(
                Conflict(kind="observation", members=members, explanation=f"sources give {values} for one thing")
            )
    return found


def exact(value: float) -> Decimal:
    """A number as its source writes it: what binary arithmetic added behind the fifteenth digit is dropped."""
    return Decimal(f"{value:.15g}")


def step(o: Observation) -> Decimal:
    """The size of the last digit that the source gives: a tenth of a billion for "1.2 billion"."""
    return exact(o.scale).scaleb(-o.decimals)


def interval(o: Observation) -> tuple[Decimal, Decimal]:
    """The values that round to what the source gives."""
    half = step(o) / 2
    return exact(o.value) - half, exact(o.value) + half


def agree(a: Observation, b: Observation) -> bool:
    """Whether two values can be one, each rounded in its own way."""
    (low, high), (other_low, other_high) = interval(a), interval(b)
    return low < other_high and other_low < high
