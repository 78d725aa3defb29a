"""Values that follow from stated ones by a sum that is sound, with the interval that rounding allows."""

import math
from collections.abc import Iterator, Sequence

from pipeline.reconcile.observations import interval, series
from pipeline.records import Observation, identify


def derived(observations: Sequence[Observation], conflicting: set[str]) -> Iterator[Observation]:
    """The level before a change: 32 billion after growth of 5.3 % was 32 / 1.053 = 30.4 billion, as precise as the
    interval that rounding allows.

    Only from a level and a change in percent of the same thing in the same period, neither in conflict, bounded nor
    approximate, and only where no source states the level itself.
    """
    sound = [
        o
        for o in observations
        if o.measure and o.realis == "happened" and not (o.bound or o.approximate or o.range or o.id in conflicting)
    ]
    levels = {_thing(o, o.period): o for o in sound if o.kind == "level" and o.unit != "percent" and o.period}
    for change in sound:
        if change.kind != "change" or change.unit != "percent" or not (change.period and change.compared_period):
            continue
        level = levels.get(_thing(change, change.period))
        if level and level.value > 0 and change.value > -100 and _thing(change, change.compared_period) not in levels:
            yield _base(level, change)


def _thing(o: Observation, period: str | None) -> tuple[object, ...]:
    return (
        o.measure,
        o.reporter,
        o.partner,
        tuple(sorted(o.parties)),
        o.flow,
        (o.commodity or "").casefold() or None,
        period,
    )


def _base(level: Observation, change: Observation) -> Observation:
    low, high = interval(level)
    least, most = interval(change)
    lowest, highest = low / (1 + most / 100), high / (1 + least / 100)
    unit = 10.0 ** math.floor(math.log10(highest - lowest))
    value = _rounded(level.value / (1 + change.value / 100), unit)
    amount, factor = f"{level.value / level.scale:g}", f"{1 + change.value / 100:.6g}"
    content = (*series(level)[:3], value, change.compared_period, level.id, change.id)
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
        scale=unit,
        low=_rounded(lowest, unit),
        high=_rounded(highest, unit),
        derived_from=(level.id, change.id),
        derivation=f"{amount} / {factor}",
    )


def _rounded(value: float, unit: float) -> float:
    return round(round(value / unit) * unit, 6)
