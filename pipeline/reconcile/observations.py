"""Observations of the same thing: those that agree are one, corroborated; those that do not are a conflict."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from msgspec.structs import replace

from pipeline import wording
from pipeline.records import Conflict, Evidence, Observation

Join = Callable[[Iterable[Evidence]], tuple[Evidence, ...]]


def thing(o: Observation) -> tuple[object, ...]:
    """What is measured, and of whom: the same for a level and its change, in every period."""
    parties, goods = tuple(sorted(o.parties)), (o.commodity or "").casefold() or None
    return o.measure, o.reporter, o.partner, parties, o.flow, goods


def series(o: Observation) -> tuple[object, ...]:
    """What an observation is of: all that tells it from others but its value and precision."""
    return (
        *thing(o),
        o.kind,
        o.unit,
        o.period,
        o.compared_period,
        o.realis,
        o.label if o.measure is None else None,
    )


def merge(observations: Sequence[Observation], join: Join) -> tuple[list[Observation], dict[str, str]]:
    """Statements that agree as one with all their evidence, and for each id that went in the id that stands for it. The
    most precise of them stands for all; a rough one that fits two finer ones joins neither.
    """
    equal: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for o in sorted(observations, key=lambda o: (o.approximate, step(o))):
        equal[(*series(o), o.bound, o.value)].append(o)
    told: dict[tuple[object, ...], list[list[Observation]]] = defaultdict(list)
    for (*thing, value), group in equal.items():
        groups = told[(*thing,) if _told_apart(group[0]) else (*thing, value)]
        homes = [g for g in groups if agree(g[0], group[0])]
        if len(homes) == 1:
            homes[0].extend(group)
        else:
            groups.append(group)
    merged: list[Observation] = []
    ids: dict[str, str] = {}
    place = {o.id: n for n, o in enumerate(observations)}
    for group in sorted((g for groups in told.values() for g in groups), key=lambda g: min(place[o.id] for o in g)):
        merged.append(replace(group[0], evidence=join(e for o in group for e in o.evidence)))
        ids |= {o.id: group[0].id for o in group}
    return [replace(o, range=ids.get(o.range)) if o.range else o for o in merged], ids


def _told_apart(o: Observation) -> bool:
    """Whether a measured value is told apart from others well enough to agree with them or to contradict them."""
    named = o.measure and o.period and (o.reporter or o.parties)
    return bool(named) and o.bound is None and o.range is None and o.kind in ("level", "change")


def conflicts(observations: Sequence[Observation], sentence: Callable[[Evidence], object]) -> list[Conflict]:
    """Measured values of one thing that rounding does not explain. Values in one `sentence` are of two things, for no
    sentence contradicts itself.
    """
    groups: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for o in observations:
        if _told_apart(o):
            groups[series(o)].append(o)
    found = []
    for group in groups.values():
        where = {o.id: {sentence(e) for e in o.evidence} for o in group}
        apart = [o for o in group if any(not agree(o, x) and where[o.id].isdisjoint(where[x.id]) for x in group)]
        if apart:
            members = tuple(sorted(o.id for o in apart))
            values = wording.listed(wording.amount(o) for o in sorted(apart, key=lambda o: o.value))
            found.append(Conflict(kind="observation", members=members, explanation=f"{values} are given for one thing"))
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
