"""What all charts are made with: the width of the main column, text that is measured before it is placed, one unit for all
values, and how it shows how sure they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline import wording
from pipeline.charts.axis import Axis
from pipeline.charts.values import Series, Sureness, Table, Value
from pipeline.theme import type as styles
from pipeline.theme.fonts import width
from pipeline.theme.grid import grid
from pipeline.theme.marks import Anchor, Dot, Mark, Paint, Rule, Text
from pipeline.theme.text import lines, rich
from pipeline.theme.type import Style

LABELS = 88.0  # points: the column of row labels
BAR, PITCH = 16.0, 28.0
UNSURE = (2.5, 2.0)  # dashes of what is not stated as it stands
SILENT = (0.8, 2.4)  # dots over periods of which nothing is told

BAR_VALUE = Style("sans-bold", 9.5, 12, "paper")
BAR_NOTE = Style("sans-semibold", 8, 12, "paper")
ROW_LABEL = Style("sans-semibold", 8.5, 12)
VALUE = Style("sans-bold", 8.5, 12)
HINT = Style("sans-italic", 8.5, 12, "grey")
TICK = Style("sans", 8, 12, "grey")


@dataclass(frozen=True, slots=True)
class Scene:
    """A chart without its words around: its marks, how tall it is, what its reader must know of it, and the numbers of its
    scale.
    """

    marks: tuple[Mark, ...]
    height: float
    notes: tuple[str, ...] = ()
    scale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """What all values of a chart are counted in: the factor, and in words."""

    factor: float
    words: str

    def shown(self, number: float) -> str:
        """A number in this unit."""
        return wording.number(number / self.factor)

    def scale(self, axis: Axis) -> tuple[str, ...]:
        """The round numbers of a scale."""
        return tuple(map(self.shown, axis.ticks))

    def value(self, value: Value) -> str:
        """A value, or the ends of its stretch."""
        if value.open:
            return f"{self.shown(value.low)} to {self.shown(value.high)}"
        return self.shown(value.number)


def unit(table: Table) -> Unit:
    """The unit of a table: of money and amounts in the greatest scale that the greatest value reaches."""
    code, label = table.unit, table.values[0].o.label
    most = max(abs(table.least), abs(table.most))
    named = (
        {"percent": "per cent", "ratio": "times"}.get(code)
        or wording.unit(code)
        or label
        or ("number" if code == "count" else "")
    )
    factor, word = 1.0, ""
    if wording.is_scaled(code):
        factor, word = next(((f, w) for f, w, _ in wording.SCALES if most >= f), (1.0, ""))
    return Unit(factor, f"{word} {named}".strip())


def begins(axis: Axis, unit: Unit) -> tuple[str, ...]:
    """What a reader must know of a scale that does not begin at zero."""
    return () if axis.from_zero else (f"The scale begins at {unit.shown(axis.low)}, not at zero.",)


def measure(paper: str) -> float:
    """How wide a chart is: the main column."""
    return round(grid(paper).main, 1)


def words(
    text: str,
    x: float,
    y: float,
    style: Style,
    colour: Paint | None = None,
    anchor: Anchor = "start",
    link: str | None = None,
) -> Text:
    """Words at a baseline, in a style."""
    return Text(x=round(x, 2), y=round(y, 2), text=text, face=style.face, size=style.size, colour=colour or style.colour,
                anchor=anchor, link=link)  # fmt: skip


def wrapped(
    text: str, x: float, y: float, measure: float, style: Style, most: int = 2, link: str | None = None
) -> Iterator[Text]:
    """Words in a column, `most` lines; the last ends in "…" if the words do not fit."""
    for i, line in enumerate(column(text, measure, style, most)):
        yield words(line, x, y + i * style.leading, style, link=link)


def column(text: str, measure: float, style: Style, most: int = 2) -> list[str]:
    """Words in lines of a measure, `most` of them; the last ends in "…" if the words do not fit."""
    broken = lines(rich(text), style, measure)
    shown = ["".join(p.text for p in line.pieces) for line in broken[:most]]
    if len(broken) > most:
        last = broken[most - 1 :]
        rest = "".join(p.text + (one.ends if p is one.pieces[-1] else "") for one in last for p in one.pieces)
        shown[-1] = fitting(rest, style, measure)
    return shown


def fitting(text: str, style: Style, measure: float) -> str:
    """Text cut to a measure, with "…" where words are left out."""
    if long(text, style) <= measure:
        return text
    parts = text.split(" ")
    while parts and long(" ".join(parts) + " …", style) > measure:
        parts.pop()
    return " ".join(parts) + " …"


def long(text: str, style: Style) -> float:
    """How long words are in a style."""
    return width(text, style.face, style.size)


def dash(*values: Value) -> tuple[float, ...]:
    """How a line is drawn between values: dashed where one of them is not stated as it stands."""
    return () if all(v.settled for v in values) else UNSURE


def marker(shape: int, x: float, y: float, paint: Paint, hollow: bool, size: float = 3.0) -> Mark:
    """The mark of a value: each series has its shape, so that print in black tells them apart; hollow is not stated."""
    fill: Paint = "paper" if hollow else paint
    if shape % 4 == 0:
        return Dot(x=round(x, 2), y=round(y, 2), radius=size, fill=fill, stroke=paint)
    corners = {
        1: ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
        2: ((0, -1.2), (1.12, 0.8), (-1.12, 0.8)),
        3: ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    }[shape % 4]
    points = tuple((round(x + a * size, 2), round(y + b * size, 2)) for a, b in corners)
    return Rule(points=points, closed=True, stroke=paint, width=1, filled=fill)


_MEANS: dict[Sureness, str] = {
    "derived": "Hollow and dashed: derived by us; a bracket shows its range.",
    "provisional": "Hollow: provisional.",
    "forecast": "Hollow and dashed: forecast.",
    "disputed": "Hollow, between two ends: the sources differ.",
    "range": "Hollow, between two ends: given as a range.",
}


def notes(table: Table) -> Iterator[str]:
    """What a reader must know of how sure values are, of what is left out, and of whose they are."""
    from pipeline.charts.periods import short

    found = {v.sure for v in table.values}
    yield from (said for sure, said in _MEANS.items() if sure in found)
    for series in table.series:
        of = f"{series.name}, " if series.name else ""
        for period, why in series.omitted:
            yield f"Not drawn: {of}{short(period)}; {why}."
    if len(table.series) > 1 or not table.series[0].told_by_one:
        all_told = Series("", table.values)
        if not all_told.told_by_one:
            yield "The values are of different sources, which may count and round in different ways."


__all__ = [
    "BAR", "BAR_NOTE", "BAR_VALUE", "HINT", "LABELS", "PITCH", "ROW_LABEL", "SILENT", "TICK", "UNSURE", "VALUE", "Scene",
    "Sequence", "Unit", "begins", "column", "dash", "fitting", "long", "marker", "measure", "notes", "styles", "unit", "words",
    "wrapped",
]  # fmt: skip
