"""A quantity: a number with its unit, where it stands, and how exact it is."""

from datetime import date
from typing import Literal

import msgspec
from msgspec.structs import replace

from pipeline.extract.quantities.moneys import in_use
from pipeline.extract.quantities.units import is_money
from pipeline.records import Bound

Role = Literal["amount", "fraction", "multiple"]


class Quantity(msgspec.Struct, frozen=True):
    """A number with its unit: characters `start` to `end`.

    `value` is in the unit itself; `scale` and `decimals` tell how the text rounds it ("1.2 billion": 1e9 and 1).
    `mate` is where the other end of a range begins. `noun` is what a count counts.
    `part` is what one of the unit that the text names is of `unit`: of a cent 0.01.
    `supplied` tells that it has no unit of its own, and another number supplies it.
    `role` sets fractions of a whole ("a third") and multiples ("doubled") apart.
    """

    start: int
    end: int
    value: float
    unit: str
    scale: float = 1
    decimals: int = 0
    bound: Bound | None = None
    approximate: bool = False
    mate: int | None = None
    noun: str | None = None
    role: Role = "amount"
    part: float = 1
    supplied: bool = False

    def in_use(self, day: date) -> "Quantity":
        """The quantity in the currency that its country had on a day, where that of its unit came later."""
        first, slash, per = self.unit.partition("/")
        then = in_use(first, day) if is_money(first) else first
        return self if then == first else replace(self, unit=f"{then}{slash}{per}")
