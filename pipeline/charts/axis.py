"""Scales: values in round steps, periods where they lie in time, and whether a scale may begin elsewhere than at zero."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline import edtf

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
NARROW = 0.35  # of the greatest value: values that lie closer together would look alike from zero
OVER = 0.4  # of a step: as far values may go beyond the last round number
EVEN = 0.1  # of the step: months and years are not all equally long


@dataclass(frozen=True, slots=True)
class Axis:
    """Values from `low` to `high` between `start` and `end`, in points; `ticks` are round numbers within."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Where a value stands."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def from_zero(self) -> bool:
        """Whether zero is on it."""
        return self.low <= 0 <= self.high


def axis(least: float, most: float, start: float, end: float, ticks: int = 5, zero: bool = False) -> Axis:
    """A scale that holds all values, in about so many round steps. It begins at zero, unless values lie so close together
    that it would hide how they differ and `zero` is not asked for."""
    low, high = least, most
    close = (least > 0 and most - least < NARROW * most) or (most < 0 and most - least < -NARROW * least)
    if zero or not close:
        low, high = min(0.0, low), max(0.0, high)
    if high == low:
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
    step = _step(high - low, ticks)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - OVER)
    return Axis(first * step, max(high, last * step), start, end, tuple(n * step for n in range(first, last + 1)))


def _step(span: float, ticks: int) -> float:
    rough = span / max(1, ticks - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    return next(s * power for s in STEPS if s * power >= rough * (1 - 1e-9))


def moment(period: str) -> float:
    """The middle of a period, in years."""
    first, last = edtf.bounds(period)
    days = [d for d in (first, last) if d is not None]
    years = [d.year + (d.timetuple().tm_yday - 0.5) / 365.25 for d in days]
    return sum(years) / len(years)


def steps(periods: Sequence[str]) -> list[float]:
    """From each period to the next, in years."""
    return [b - a for a, b in pairwise(map(moment, periods))]


def are_even(periods: Sequence[str]) -> bool:
    """Whether periods follow each other at one distance."""
    found = steps(periods)
    return not found or max(found) - min(found) <= max(EVEN * min(found), 0.02)


def gaps(periods: Sequence[str]) -> list[bool]:
    """For each step whether periods are missing in it: whether it is longer than the shortest by half or more."""
    found = steps(periods)
    return [step > 1.5 * min(found) for step in found]
