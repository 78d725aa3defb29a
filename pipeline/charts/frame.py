"""What all charts are made with: the width of the main column, text that is measured before it is placed."""

from collections.abc import Callable, Iterator, Sequence

from pipeline.records import Observation, TradeRow
from pipeline.theme import type as styles
from pipeline.theme.fonts import width
from pipeline.theme.grid import grid
from pipeline.theme.marks import Paint, Text
from pipeline.theme.text import lines, rich
from pipeline.theme.type import Style

LABELS = 88.0  # points: the column of row labels
BAR, PITCH = 16.0, 28.0


def measure(paper: str) -> float:
    """How wide a chart is: the main column."""
    return round(grid(paper).main, 1)


def undisputed(rows: Sequence[TradeRow], told_of: Callable[[Observation], object]) -> list[TradeRow]:
    """One row for each thing that is told of; none where its values differ, for a chart cannot say which is right."""
    told: dict[object, dict[float, TradeRow]] = {}
    for row in rows:
        told.setdefault(told_of(row.observation), {}).setdefault(row.observation.value, row)
    return [row for values in told.values() for row in values.values() if len(values) == 1]


def words(
    text: str,
    x: float,
    y: float,
    style: Style,
    colour: Paint | None = None,
    anchor: str = "start",
    link: str | None = None,
) -> Text:
    """Words at a baseline, in a style."""
    return Text(x=round(x, 2), y=round(y, 2), text=text, face=style.face, size=style.size, colour=colour or style.colour,
                anchor=anchor, link=link)  # type: ignore[arg-type]  # fmt: skip


def wrapped(
    text: str, x: float, y: float, measure: float, style: Style, most: int = 2, link: str | None = None
) -> Iterator[Text]:
    """Words in a column, `most` lines; the last ends in "…" if the words do not fit."""
    broken = lines(rich(text), style, measure)
    for i, line in enumerate(broken[:most]):
        shown = "".join(p.text for p in line.pieces)
        if i == most - 1 and len(broken) > most:
            rest = "".join(p.text + (one.ends if p is one.pieces[-1] else "") for one in broken[i:] for p in one.pieces)
            shown = fitting(rest, style, measure)
        yield words(shown, x, y + i * style.leading, style, link=link)


def fitting(text: str, style: Style, measure: float) -> str:
    """Text cut to a measure, with "…" where words are left out."""
    if width(text, style.face, style.size) <= measure:
        return text
    parts = text.split(" ")
    while parts and width(" ".join(parts) + " …", style.face, style.size) > measure:
        parts.pop()
    return " ".join(parts) + " …"


BAR_VALUE = Style("sans-bold", 9.5, 12, "paper")
BAR_NOTE = Style("sans-semibold", 8, 12, "paper")
ROW_LABEL = Style("sans-semibold", 8.5, 12)
HINT = Style("sans-italic", 8.5, 12, "grey")
TICK = Style("sans", 8, 12, "grey")
__all__ = [
    "BAR", "BAR_NOTE", "BAR_VALUE", "HINT", "LABELS", "PITCH", "ROW_LABEL", "TICK",
    "fitting", "measure", "styles", "undisputed", "words", "wrapped",
]  # fmt: skip
