"""The figure that a cell of a table is."""

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.extract.quantities.figures import FIGURE, decimals
from pipeline.extract.quantities.find import find
from pipeline.extract.quantities.meant import Meant
from pipeline.extract.quantities.numbers import value
from pipeline.extract.tables.coded import status_in
from pipeline.extract.tables.units import NO_UNITS

_EXPONENT = re.compile(r"(?P<minus>[-−])?(?P<number>\d(?:\.\d+)?)[eE]\+?(?P<power>-?\d{1,2})")
_FLAGGED = re.compile(
    r"(?P<figure>.*\d%?\)?)"
    r"(?: ?\((?P<in_brackets>[a-z]{1,2}|est|prov|prel|rev)\.?\)| (?P<apart>[epfrbsdu]{1,2})|(?P<at>[epf]))"
)
_NUMBER = re.compile(rf"(?:(?P<minus>[-−–(])|\+)? ?(?P<number>{FIGURE}) ?(?P<percent>%)?\)?\*?")


class Figure(NamedTuple):
    """The figure of a cell, without its sign, and the unit and the scale that the cell itself gives; whether it is `negative` or
    has a plus; and how sure a flag beside it says that it is, in SDMX's letters.
    """

    value: float
    unit: str | None
    scale: float
    decimals: int
    negative: bool
    signed: bool
    status: str | None = None

    def amount(self, scale: float) -> float:
        """The value with its sign, of which one is so many: 2151.2 in billions, to the digit."""
        exact = Decimal(repr(self.value)) * Decimal(repr(scale))
        return round(float(-exact if self.negative else exact), 6)


def figure_in(text: str, meant: Meant) -> Figure | None:
    """The figure that a cell is: a number, or an amount with its unit, "US$3.2 m"."""
    if m := _NUMBER.fullmatch(text):
        unit, number = "percent" if m["percent"] else None, m["number"]
        return Figure(value(number), unit, 1.0, decimals(number), bool(m["minus"]), text.startswith("+"))
    if m := _EXPONENT.fullmatch(text):
        return Figure(float(m["number"]), None, 10.0 ** int(m["power"]), decimals(m["number"]), bool(m["minus"]), False)
    whole = [q for q in find(text, meant=meant) if q.unit not in NO_UNITS]
    if len(whole) != 1 or (whole[0].start, whole[0].end) != (0, len(text)):
        return _flagged(text, meant)
    q = whole[0]
    return Figure(abs(q.value) / q.scale, q.unit, q.scale, q.decimals, q.value < 0, False)


def _flagged(text: str, meant: Meant) -> Figure | None:
    """A figure with the flag of a statistical office beside it: "12.3 p", "45e", "7 (r)"."""
    m = _FLAGGED.fullmatch(text)
    figure = figure_in(m["figure"], meant) if m else None
    return figure._replace(status=status_in(m["in_brackets"] or m["apart"] or m["at"])) if m and figure else None


def is_number(text: str) -> bool:
    """Whether a cell is a number, which may be a year, with a flag or without."""
    flagged = None if _NUMBER.fullmatch(text) else _FLAGGED.fullmatch(text)
    return _NUMBER.fullmatch(flagged["figure"] if flagged else text) is not None


def is_no_head(text: str) -> bool:
    """Whether a cell is a figure that no head can be: a percentage, one with decimals or marks of thousands."""
    m = _NUMBER.fullmatch(text)
    return m is not None and bool(m["percent"] or decimals(m["number"]) or "," in m["number"])
