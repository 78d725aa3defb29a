"""Values that follow from stated ones by a sum that is sound, with the interval that rounding allows."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from pipeline.reconcile.observations import agree, exact, interval, step, thing
from pipeline.records import Observation, identify

Thing = tuple[object, ...]


def derived(observations: Sequence[Observation], conflicting: set[str]) -> Iterator[Observation]:
    """The level before a change: 21 billion after growth of 5 % was 21 / 1.05 = 20 billion, as precise as the
    interval that rounding allows.

    Only from a level and a change in percent of the same thing in the same period, neither in conflict, bounded nor
    approximate, and only where no source states the level itself, be it roughly.
    """
    levels: dict[Thing, list[Observation]] = defaultdict(list)
    changes: dict[Thing, list[Observation]] = defaultdict(list)
    for o in observations:
        if not (o.measure and o.period and o.realis == "happened"):
            continue
        if o.kind == "level" and o.unit != "percent":
            levels[(*thing(o), o.period)].append(o)
        elif o.kind == "change" and o.unit == "percent" and o.compared_period:
            changes[(*thing(o), o.period, o.compared_period)].append(o)
    for told in changes.values():
        level = _finest(levels[(*thing(told[0]), told[0].period)], conflicting)
        change = _finest(told, conflicting)
        if level and change and not levels[(*thing(change), change.compared_period)] and _divides(level, change):
            yield _base(level, change)


def _finest(told: Sequence[Observation], conflicting: set[str]) -> Observation | None:
    """The most precise of the sound values of one thing, if the others round to it."""
    sound = [o for o in told if not (o.bound or o.approximate or o.range or o.id in conflicting)]
    finest = min(sound, key=lambda o: (step(o), o.id), default=None)
    return finest if finest and all(o.unit == finest.unit and agree(o, finest) for o in sound) else None


def _divides(level: Observation, change: Observation) -> bool:
    return level.value > 0 and interval(change)[0] > -100


def _base(level: Observation, change: Observation) -> Observation:
    low, high = interval(level)
    least, most = interval(change)
    lowest, highest = low / (1 + most / 100), high / (1 + least / 100)
    unit = Decimal(1).scaleb((highest - lowest).adjusted())
    amount, factor = exact(level.value), 1 + exact(change.value) / 100
    value = _rounded(amount / factor, unit, ROUND_HALF_EVEN)
    content = (level.measure, level.kind, level.unit, value, change.compared_period, level.id, change.id)
    return Observation(
        id=identify("obs", "derived", *content),
        measure=level.measure,
        kind="level",
        value=value,
        unit=level.unit,
        reporter=level.reporter,
        partner=level.partner,
        parties=level.parties,
        flow=level.flow,
        commodity=level.commodity,
        period=change.compared_period,
        status="E",
        scale=float(unit),
        low=_rounded(lowest, unit, ROUND_FLOOR),
        high=_rounded(highest, unit, ROUND_CEILING),
        derived_from=(level.id, change.id),
        derivation=f"{_figures(amount / exact(level.scale))} / {_figures(factor)}",
    )


def _rounded(value: Decimal, unit: Decimal, how: str) -> float:
    return float((value / unit).to_integral_value(how) * unit)


def _figures(value: Decimal) -> str:
    return f"{value.normalize():f}"
