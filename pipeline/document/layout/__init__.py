"""Blocks -> pages: what stands where. Nothing is drawn here."""

from collections.abc import Sequence

from pipeline.document.content import (
    Block,
    Break,
    Contents,
    Footnotes,
    Heading,
    Headlines,
    Key,
    Listing,
    Opening,
    Passage,
    Picture,
    Points,
    Prose,
    Small,
    Table,
)
from pipeline.document.layout import footnotes, listing, opening, picture, prose, table
from pipeline.document.layout.flow import Flow, fitted
from pipeline.document.layout.page import Drawn, Layout, Words
from pipeline.document.structure import Node
from pipeline.theme import type as styles
from pipeline.theme.grid import Grid
from pipeline.theme.marks import Rule
from pipeline.theme.text import Span, line, rich

SHORT = 0.5  # of the page: under a shorter front the brief goes on, else it begins a new page
HEAD = 0.6  # of the measure: the brief's name in the running head; the section's has the rest
APART = 16.0


def lay_out(blocks: Sequence[Block], grid: Grid, language: str, short_title: str, foot: str) -> Layout:
    """Place blocks on pages, one after the other; then write the contents, heads and feet."""
    flow = Flow(grid, language)
    sections = [b for b in blocks if isinstance(b, Heading) and b.level == 1]
    places: list[tuple[Contents, tuple[int, float, Node]]] = []
    front = True
    for n, block in enumerate(blocks):
        flow.number = n
        if front and not isinstance(block, Opening | Points | Headlines | Contents | Key):
            front = False
            flow.front = len(flow.pages)
            if flow.y - flow.top > SHORT * (grid.bottom - flow.top):
                flow.new_page()
        match block:
            case Opening():
                opening.opening(flow, block)
            case Points():
                opening.points(flow, block)
            case Headlines():
                opening.headlines(flow, block)
            case Contents():
                places.append((block, opening.contents(flow, [s.text for s in sections])))
            case Key():
                opening.key(flow, block)
            case Heading():
                prose.heading(flow, block, _least(flow, blocks, n + 1))
            case Prose():
                prose.prose(flow, block)
            case Listing():
                listing.listing(flow, block)
            case Break():
                prose.turn(flow)
            case Footnotes():
                footnotes.footnotes(flow, block)
            case Passage():
                prose.passage(flow, block)
            case Small():
                prose.small(flow, block)
            case Table():
                table.table(flow, block)
            case Picture():
                picture.picture(flow, block)
    flow.number = -1
    for contents, place in places:
        entries = [(s.text, flow.anchors[s.anchor].page + 1, s.anchor) for s in sections if s.anchor]
        opening.fill_contents(flow, contents, place, entries)
    layout = flow.finished()
    _heads_and_feet(layout, grid, short_title, foot)
    return layout


def _least(flow: Flow, blocks: Sequence[Block], n: int) -> float:
    """The room that a block begins with at least; a heading's, what follows it included."""
    match blocks[n] if n < len(blocks) else None:
        case Heading() as block:
            return prose.tall(flow, block) + _least(flow, blocks, n + 1)
        case Prose(kind="imprint") as block:
            return prose.least(flow, block) + _least(flow, blocks, n + 1)
        case (Prose() | Passage() | Small()) as block:
            return prose.least(flow, block)
        case Listing() as block:
            return listing.least(flow, block)
        case Table() as block:
            return table.least(flow, block)
        case Picture() as block:
            return picture.least(flow, block)
    return 0


def _heads_and_feet(layout: Layout, grid: Grid, short_title: str, foot: str) -> None:
    """What adorns each page: the brief's name and the section's at the head, the sources and the number at the foot."""
    count = len(layout.pages)
    name = fitted(rich(short_title), styles.RUNNING, HEAD * grid.full)
    sources = fitted(rich(foot), styles.RUNNING_SECTION, grid.main)
    rule = Rule(points=((0.0, 0.0), (grid.full, 0.0)), stroke="accent", width=1)
    for page in layout.pages:
        right = grid.left + grid.full
        if page.number:
            page.items.append(Words(grid.left, grid.head, name, None))
            section = fitted(rich(page.section), styles.RUNNING_SECTION, (1 - HEAD) * grid.full - APART)
            page.items.append(Words(right - section.width, grid.head, section, None))
            page.items.append(Drawn(grid.left, grid.head_rule, rule, None))
            page.items.append(Words(grid.left, grid.foot, sources, None))
        number = line(rich(Span(f"{page.number + 1} / {count}")), styles.FOLIO)
        page.items.append(Words(right - number.width, grid.foot, number, None))
