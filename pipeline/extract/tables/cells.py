"""The figure that a cell of a table is."""

import re
from typing import NamedTuple

from pipeline.extract.quantities.figures import FIGURE, decimals
from pipeline.extract.quantities.find import find
from pipeline.extract.quantities.meant import Meant
from pipeline.extract.quantities.numbers import value
from pipeline.extract.tables.units import NO_UNITS

_NUMBER = re.compile(rf"(?:(?P<minus>[-−–(])|\+)? ?(?P<number>{FIGURE}) ?(?P<percent>%)?\)?\*?")


class Figure(NamedTuple):
    """The figure of a cell, without its sign, and the unit and the scale that the cell itself gives; whether it is `negative` or
    has a plus.
    """

    value: float
    unit: str | None
    scale: float
    decimals: int
    negative: bool
    signed: bool


def figure_in(text: str, meant: Meant) -> Figure | None:
    """The figure that a cell is: a number, or an amount with its unit, "US$3.2 m"."""
    if m := _NUMBER.fullmatch(text):
        unit, number = "percent" if m["percent"] else None, m["number"]
        return Figure(value(number), unit, 1.0, decimals(number), bool(m["minus"]), text.startswith("+"))
    whole = [q for q in find(text, meant=meant) if q.unit not in NO_UNITS]
    if len(whole) != 1 or (whole[0].start, whole[0].end) != (0, len(text)):
        return None
    q = whole[0]
    return Figure(abs(q.value) / q.scale, q.unit, q.scale, q.decimals, q.value < 0, False)


def is_number(text: str) -> bool:
    """Whether a cell is a number, which may be a year."""
    return _NUMBER.fullmatch(text) is not None


def is_no_head(text: str) -> bool:
    """Whether a cell is a figure that no head can be: a percentage, one with decimals or marks of thousands."""
    m = _NUMBER.fullmatch(text)
    return m is not None and bool(m["percent"] or decimals(m["number"]) or "," in m["number"])
