"""What a brief says, before it is placed on pages: blocks, made by sections, understood by the layout."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from pipeline.records import Realis
from pipeline.theme.marks import Figure
from pipeline.theme.picture import Picture as Logo
from pipeline.theme.text import Rich

Align = Literal["left", "right", "number"]


class Heading(Struct, frozen=True):
    """A heading of level 1 (a section), 2 or 3. `anchor` is the place that links go to."""

    text: str
    level: int = 1
    anchor: str | None = None


class Prose(Struct, frozen=True):
    """A paragraph in the main column, with notes in the margin beside it.

    An `opinion` is indented behind a bar under its label; a `quotation` is set larger, its speaker under it; `item`s that
    follow each other are a list, a `listed` one is of an item of a `Listing`.
    """

    text: Rich
    notes: tuple[Rich, ...] = ()
    kind: Literal["body", "opinion", "quotation", "item", "listed", "imprint"] = "body"
    label: str | None = None
    speaker: str | None = None
    anchor: str | None = None


class Opening(Struct, frozen=True):
    """The head of the first page: what kind of paper it is, counts at the right, title and standfirst; a `notice` says
    that nothing was found.
    """

    eyebrow: str
    counts: str
    title: str
    standfirst: str | None
    imprint: str | None
    notice: str | None = None
    logo: Logo | None = None


class Points(Struct, frozen=True):
    """The box of key points: a label, one sentence and its reference each."""

    title: str
    points: tuple[tuple[str, Rich, Rich], ...]


class Headline(Struct, frozen=True):
    """A headline number: the number and its unit, what it is, when, its reference."""

    number: str
    unit: str
    what: str
    when: str
    reference: Rich


class Headlines(Struct, frozen=True):
    """Headline numbers side by side, at most four."""

    title: str
    items: tuple[Headline, ...]


class Contents(Struct, frozen=True):
    """The table of contents, filled in when the pages are known."""

    title: str


class Key(Struct, frozen=True):
    """The marks of this brief by what they mean, and the statuses whose signs it draws. Sections fill them as they are
    written: they are complete when pages are made.
    """

    marks: Mapping[str, str]
    signs: Mapping[Realis, None]


class Column(Struct, frozen=True):
    """A column of a table: as wide as its content wants, up to `most` points; one that `grows` takes what is left. Of what
    is longer than `lines` the rest is cut, and shown to be.
    """

    head: str
    most: float = 120.0
    align: Align = "left"
    grows: bool = False
    lines: int | None = None


class Cell(Struct, frozen=True):
    """A cell: words, under them the sign and the word for the status of an event that did not simply happen; or a number
    with its unit.
    """

    text: Rich = ()
    number: str | None = None
    unit: str | None = None
    status: Realis | None = None
    word: str = ""


class Row(Struct, frozen=True):
    """A row. `group` parts rows by a stronger rule; where the first cell repeats the one above, it is printed once a
    page.
    """

    cells: tuple[Cell, ...]
    group: str = ""
    anchor: str | None = None


class Table(Struct, frozen=True):
    """A table over the full measure, its finding above it. `grouped` prints the first column once a group; `landscape` lays
    its pages on their side, as is done where the columns do not fit.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str | None = None
    subtitle: str | None = None
    foot: str | None = None
    grouped: bool = False
    summary: str = ""
    landscape: bool = False


class Picture(Struct, frozen=True):
    """A figure with its title and source; notes stand in the margin. A `full` one has the whole measure. Of several
    `versions` that show the same the first is taken whose first panel fits the page, else the first begins a new one; its
    other panels follow it."""

    versions: tuple[tuple[Figure, ...], ...]
    title: str
    source: Rich
    notes: tuple[Rich, ...] = ()
    full: bool = False


class Passage(Struct, frozen=True):
    """A passage of a source in the appendix: its reference, the sentences with the facts marked, where they are used. A table
    has `rows` of cells instead; where `figures` stand in a column, they end one under the other.
    """

    reference: Rich
    text: Rich
    used: Rich
    anchor: str
    rows: tuple[tuple[Rich, ...], ...] = ()
    figures: tuple[bool, ...] = ()


class Small(Struct, frozen=True):
    """Small print over the full measure or the main column, under a heading of its own where it has one; a figure may stand
    beside it in the margin.
    """

    text: Rich
    title: str | None = None
    full: bool = False
    aside: Figure | None = None


class Item(Struct, frozen=True):
    """An item of a list: its bullet or number, and what it says."""

    label: str
    blocks: "tuple[Prose | Listing | Table, ...]"


class Listing(Struct, frozen=True):
    """A list; in a `tight` one little space parts the items. `numbered` says what the labels are."""

    items: tuple[Item, ...]
    numbered: bool = False
    tight: bool = True


class Break(Struct, frozen=True):
    """A short rule, where the thought turns."""


class Footnotes(Struct, frozen=True):
    """Notes at the end of a text: the number of each, its words, and the name of its place."""

    notes: tuple[tuple[str, Rich, str], ...]


Block = (
    Opening
    | Heading
    | Prose
    | Points
    | Headlines
    | Contents
    | Key
    | Table
    | Picture
    | Passage
    | Small
    | Listing
    | Break
    | Footnotes
)


class Composed(Struct, frozen=True):
    """What a section says; `left_out` gives the reason where it has nothing to say."""

    blocks: Sequence[Block] = ()
    left_out: str | None = None


Later = Callable[[], Composed]
"""A section that must see the others first: the sources section marks what they refer to."""
