"""The level before a change: 21 billion after growth of 5 % was 21 / 1.05 = 20 billion."""

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.reconcile.derive.stated import Stated, result
from pipeline.reconcile.rounding import exact, figures, interval
from pipeline.records import Observation


def levels(stated: Stated) -> Iterator[Observation]:
    """From the level and the change in percent of one thing in one period."""
    for change in stated.changes():
        level = stated.level(change, change.period)
        if not level or level.value <= 0 or interval(change)[0] <= -100:
            continue
        before = replace(level, period=change.compared_period)
        if not stated.tells(before):
            (low, high), (least, most) = interval(level), interval(change)
            amount, factor = exact(level.value), 1 + exact(change.value) / 100
            bounds = low / (1 + most / 100), high / (1 + least / 100)
            yield result(
                before,
                (level, change),
                amount / factor,
                bounds,
                f"{figures(amount / exact(level.scale))} / {figures(factor)}",
            )
