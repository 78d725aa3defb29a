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
from pipeline.document.layout.adornment import Adornment, adorn, classify
from pipeline.document.layout.flow import Flow
from pipeline.document.layout.page import Layout
from pipeline.document.structure import Node
from pipeline.theme import type as styles
from pipeline.theme.grid import Grid
from pipeline.theme.text import plain

SHORT = 0.5  # of the page: under a shorter front the brief goes on, else it begins a new page
OMITTED = "[…]"  # may stand behind a colon that leads on

__all__ = ["Adornment", "lay_out"]


def lay_out(blocks: Sequence[Block], grid: Grid, language: str, adornment: Adornment) -> Layout:
    """Place blocks on pages, one after the other; then write the contents, heads and feet."""
    flow = Flow(grid, language)
    if adornment.classification:
        classify(flow, adornment.classification)
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
        flow.turn(_lies(flow, blocks, n))
        match block:
            case Opening():
                opening.opening(flow, block)
            case Points():
                opening.points(flow, block)
            case Headlines():
                opening.headlines(flow, block)
            case Contents():
                places.append((block, opening.contents(flow, [s.text for s in sections], _key_under(flow, blocks, n))))
            case Key():
                opening.key(flow, block)
            case Heading():
                prose.heading(flow, block, _least(flow, blocks, n + 1, prose.tall(flow, block)))
            case Prose():
                if _leads_in(block):
                    flow.need(_least(flow, blocks, n))
                prose.prose(flow, block)
                if block.kind == "item" and not _goes_on(blocks, n):
                    flow.skip(styles.BODY.space_after - styles.ITEM.space_after)
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
                table.table(flow, block, n + 1 < len(blocks) and _lies(flow, blocks, n + 1) != _lies(flow, blocks, n))
            case Picture():
                picture.picture(flow, block)
    flow.number = -1
    for contents, place in places:
        entries = [(s.text, flow.anchors[s.anchor].page + 1, s.anchor) for s in sections if s.anchor]
        opening.fill_contents(flow, contents, place, entries)
    layout = flow.finished()
    adorn(layout, adornment)
    return layout


def _key_under(flow: Flow, blocks: Sequence[Block], n: int) -> float:
    """The height of the key that follows a block."""
    match blocks[n + 1] if n + 1 < len(blocks) else None:
        case Key() as block:
            return opening.key_height(flow, block)
    return 0.0


def _goes_on(blocks: Sequence[Block], n: int) -> bool:
    """Whether an item is followed by another, or by a heading with space of its own."""
    match blocks[n + 1] if n + 1 < len(blocks) else None:
        case Prose(kind=kind):
            return kind == "item"
    return True


def _least(flow: Flow, blocks: Sequence[Block], n: int, above: float = 0) -> float:
    """The room that a block begins with at least, `above` it stands a heading; a heading's, what follows it included."""
    match blocks[n] if n < len(blocks) else None:
        case Heading() as block:
            own = prose.tall(flow, block)
            return own + _least(flow, blocks, n + 1, above + own)
        case Prose(kind="imprint") as block:
            own = prose.least(flow, block)
            return own + _least(flow, blocks, n + 1, above + own)
        case Prose() as block if _leads_in(block):
            own = prose.least(flow, block) + styles.BODY.space_after
            return own + _least(flow, blocks, n + 1, above + own)
        case (Prose() | Passage() | Small()) as block:
            return prose.least(flow, block)
        case Listing() as block:
            return listing.least(flow, block)
        case Table() as block:
            return table.least(flow, block, above)
        case Picture() as block:
            return picture.least(flow, block)
    return 0


def _leads_in(block: Prose) -> bool:
    """Whether a paragraph must not stand without what it leads in."""
    return plain(block.text).rstrip(f" {OMITTED}").endswith(":")


def _lies(flow: Flow, blocks: Sequence[Block], n: int) -> bool:
    """Whether a block stands on a page that lies: a table that asks for it or does not fit otherwise, and its headings."""
    match blocks[n] if n < len(blocks) else None:
        case Table() as block:
            return block.landscape or not table.fits(block, flow.upright)
        case Heading():
            return _lies(flow, blocks, n + 1)
    return False
