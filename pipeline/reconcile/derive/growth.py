"""Growth from two levels: 21 billion after 20 billion in the year before is 5 % more."""

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline import edtf
from pipeline.reconcile.derive.stated import Stated, has_a_sign, result
from pipeline.reconcile.rounding import exact, figures, interval
from pipeline.records import Observation

_RATES = frozenset({"tariff", "interest_rate", "inflation", "exchange_rate", "unemployment", "balance"})
"""Rates and differences, whose growth in percent says little or misleads."""


def changes(stated: Stated) -> Iterator[Observation]:
    """From the levels of one thing in a period and in the same period of the year before, where rounding leaves no doubt
    which way it went.
    """
    for level in stated.levels():
        assert level.period
        if level.measure in _RATES or not edtf.is_within_a_year(level.period):
            continue
        year_before = edtf.shift(level.period, years=-1)
        before = stated.level(level, year_before)
        if not before or before.unit != level.unit or interval(before)[0] <= 0 or level.value < 0:
            continue
        change = replace(level, kind="change", unit="percent", compared_period=year_before)
        (low, high), (least, most) = interval(level), interval(before)
        bounds = (low / most - 1) * 100, (high / least - 1) * 100
        if not stated.tells(change) and has_a_sign(bounds):
            amount, base, scale = exact(level.value), exact(before.value), exact(min(level.scale, before.scale))
            sum_ = f"{figures(amount / scale)} / {figures(base / scale)} - 1"
            yield result(change, (level, before), (amount / base - 1) * 100, bounds, sum_)
