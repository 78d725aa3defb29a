"""Pages, and what is placed on them."""

from dataclasses import dataclass, field

from pipeline.document.structure import Node
from pipeline.theme.grid import Grid
from pipeline.theme.marks import Mark
from pipeline.theme.picture import Picture
from pipeline.theme.text import Line


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text with its left end at `x` and its baseline at `y`, in points from the page's upper left corner.
    `node` is the element it belongs to; None for what only adorns the page.
    """

    x: float
    y: float
    line: Line
    node: Node | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark of a scene whose upper left corner is at `x`, `y`."""

    x: float
    y: float
    mark: Mark
    node: Node | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture in a rectangle."""

    x: float
    y: float
    width: float
    height: float
    picture: Picture
    node: Node | None


@dataclass(slots=True)
class Page:
    """What stands on a page, in the order in which it is drawn, and the section that its head names."""

    number: int
    grid: Grid
    items: list[Words | Drawn | Placed] = field(default_factory=list)
    section: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link leads: a page, counted from 0, and how far down."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline."""

    text: str
    level: int
    place: Place
    node: Node


@dataclass(slots=True)
class Layout:
    """A brief on its pages; `front` is how many the opening with key points, headline numbers and contents takes."""

    pages: list[Page]
    root: Node
    anchors: dict[str, Place]
    bookmarks: list[Bookmark]
    front: int = 1
