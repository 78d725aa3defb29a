"""What is drawn: a figure is a scene of marks. A mark stands in points, y down, from the upper left corner of its
scene.
"""

from typing import Literal

from pipeline.records import Record
from pipeline.theme.type import Colour

Paint = Literal["ink", "grey", "accent", "paper", "tint", "mark", "rule", "strong", "graphic", "graphic_pale"]
Anchor = Literal["start", "middle", "end"]


class Text(Record, frozen=True, kw_only=True, tag="text"):
    """Words on one line, at their baseline."""

    x: float
    y: float
    text: str
    face: str = "sans"
    size: float = 8.5
    colour: Paint = "ink"
    anchor: Anchor = "start"
    link: str | None = None


class Rule(Record, frozen=True, kw_only=True, tag="line"):
    """A line through points; `dash` are the lengths of dashes and gaps; `filled` fills the shape that it encloses."""

    points: tuple[tuple[float, float], ...]
    stroke: Paint | None = "ink"
    width: float = 0.75
    dash: tuple[float, ...] = ()
    filled: Paint | None = None
    closed: bool = False


class Box(Record, frozen=True, kw_only=True, tag="box"):
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    fill: Paint | None = None
    stroke: Paint | None = None
    line: float = 0.75
    dash: tuple[float, ...] = ()


class Dot(Record, frozen=True, kw_only=True, tag="dot"):
    """A circle by its centre."""

    x: float
    y: float
    radius: float
    fill: Paint | None = "accent"
    stroke: Paint | None = None
    line: float = 1


Mark = Text | Rule | Box | Dot


class Figure(Record, frozen=True, kw_only=True, tag="figure"):
    """A figure: its finding as title, what, where, when and unit below, the scene, and its source. `asked` is the kind
    that was asked for, `reason` why it is of this `kind`. `alternative` says in words what it shows; `data` are the values
    drawn, a heading row first; `rests_on` are the ids of what it shows; `scale` are the numbers that its scale bears, as
    they are written, which are no values. Of one that goes on over pages each part is a figure; `continues` is the id of
    the first.
    """

    id: str
    continues: str | None = None
    kind: str
    asked: str = "auto"
    reason: str = ""
    title: str
    subtitle: str
    width: float
    height: float
    marks: tuple[Mark, ...]
    source: str
    notes: tuple[str, ...] = ()
    alternative: str
    data: tuple[tuple[str, ...], ...] = ()
    scale: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()


class Undrawn(Record, frozen=True, kw_only=True, tag="undrawn"):
    """A figure that was asked for and that the data cannot bear: why, in a clause."""

    id: str
    why: str


Drawing = Figure | Undrawn
"""What became of a figure that a section asks for: a line of `output/work/figures.jsonl`."""


__all__ = ["Box", "Colour", "Dot", "Drawing", "Figure", "Mark", "Paint", "Rule", "Text", "Undrawn"]
