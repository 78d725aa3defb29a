"""The main column: headings, paragraphs with their notes in the margin, passages of the sources, small print."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from pipeline.document.content import Heading, Passage, Prose, Small
from pipeline.document.layout.flow import Flow
from pipeline.document.layout.page import Bookmark, Drawn, Page, Place
from pipeline.document.structure import Node
from pipeline.theme import type as styles
from pipeline.theme.marks import Figure
from pipeline.theme.text import Line, Piece, Rich, line, lines, rich, tied
from pipeline.theme.type import Style

INDENT = 14.0
BULLET = "–"
WHOLE = 6  # lines: a shorter paragraph stays on one page
WHOLE_EVIDENCE = 8  # lines: a shorter passage of a source does
FEWEST_EVIDENCE = 3  # lines of a longer one on either side of a page's end
WHOLE_SMALL = 14  # lines: shorter small print stands together
FEWEST = 2  # lines on either side of a page's end
SECTION_RULE = 8.0
REFERENCE_COLUMN = 40.0
LEAST_GAP, WIDEST_GAP = 8.0, 20.0  # points between the columns of a source's table
TURN = 48.0
ROOM = {1: 120.0, 2: 80.0, 3: 60.0}  # points: what a heading needs, whatever follows it


HEADINGS = {
    1: styles.H1,
    2: styles.H2,
    3: replace(styles.BOX_HEAD_SMALL, balanced=True, space_before=12, space_after=4),
}


def tall(flow: Flow, block: Heading) -> float:
    """The height of a heading, with the space and the rule over it."""
    style = HEADINGS[block.level]
    broken = lines(rich(block.text), style, flow.grid.full, flow.language)
    rule = SECTION_RULE if block.level == 1 else 0
    return style.space_before + rule + len(broken) * style.leading + style.space_after


def heading(flow: Flow, block: Heading, least: float) -> None:
    """A heading: never at a page's foot; a section under a rule, unless it begins the page. `least` is the room for
    what begins under it.
    """
    style = HEADINGS[block.level]
    flow.clear_margin()
    flow.need(min(max(tall(flow, block) + least, ROOM[block.level]), flow.grid.bottom - flow.grid.top))
    if block.level == 1:
        flow.section = block.text
        if flow.at_top:
            flow.page.section = block.text
        else:
            flow.y += style.space_before
            flow.rule(flow.grid.left, flow.y, flow.grid.full, 1, "accent")
            flow.y += SECTION_RULE
    else:
        flow.skip(style.space_before)
    node = flow.root.add(f"H{block.level}")
    flow.mark_place(block.anchor)
    flow.bookmarks.append(Bookmark(block.text, block.level, Place(flow.page.number, flow.y), node))
    flow.y += flow.words(rich(block.text), style, flow.grid.left, flow.y, flow.grid.full, node)
    flow.y += style.space_after
    flow.margin = flow.y
    flow.headed = (flow.page.number, flow.y)


def least(flow: Flow, block: Prose | Passage | Small) -> float:
    """The least room that a block begins with: a paragraph's label and first lines, and the notes beside it; a passage
    or small print whole, unless it is long.
    """
    match block:
        case Prose():
            style, indent = _set_as(block)
            broken = lines(block.text, style, flow.measure - indent, flow.language)
            notes = _beside(flow, block, broken, style)
            text = (styles.LABEL.leading if block.label else 0.0) + _first(broken) * style.leading
            beside = sum(map(len, notes)) * styles.NOTE.leading + 4
            return max(text, min(beside, flow.grid.bottom - flow.grid.top)) if notes else text
        case Passage():
            broken, used = _passage(flow, block)
            first = len(broken) if len(broken) <= WHOLE_EVIDENCE else FEWEST_EVIDENCE
            return max(first, len(used)) * styles.EVIDENCE.leading
        case Small():
            style, broken = _small(flow, block)
            together = len(broken) if len(broken) <= WHOLE_SMALL else 4
            beside = block.aside.height if block.aside else 0.0
            return (20 + 24 if block.title else 12) + max(together * style.leading, beside)


def _set_as(block: Prose) -> tuple[Style, float]:
    """The style of a paragraph and how far it is indented."""
    match block.kind:
        case "opinion":
            return styles.BODY, INDENT
        case "quotation":
            return styles.QUOTATION, INDENT
        case "item":
            return styles.ITEM, INDENT
        case "imprint":
            return styles.IMPRINT, 0.0
        case "listed":
            return styles.ITEM, 0.0
    return styles.BODY, 0.0


def _first(broken: Sequence[Line]) -> int:
    """How many lines must stand together where a paragraph begins."""
    return len(broken) if len(broken) < WHOLE else FEWEST


def prose(flow: Flow, block: Prose, marked: Callable[[], None] | None = None) -> None:
    """A paragraph; notes begin on its first baseline, in the margin. `marked` places what stands before its first line,
    when the cursor is there.
    """
    style, indent = _set_as(block)
    broken = lines(block.text, style, flow.measure - indent, flow.language)
    notes = _beside(flow, block, broken, style)
    label = styles.LABEL.leading if block.label else 0.0
    if notes and flow.margin > flow.y:
        flow.y = flow.margin
    flow.need(least(flow, block))
    flow.mark_place(block.anchor)
    first = flow.y + label
    if block.label:
        flow.words(rich(block.label), styles.LABEL, flow.left + indent, flow.y, flow.measure, flow.parent.add("P"))
        flow.y += label
    if marked:
        marked()
    within = flow.parent
    if block.kind == "item":
        item = _list(flow).add("LI")
        flow.words(rich(BULLET), style, flow.left, flow.y, indent, item.add("Lbl"))
        within = item.add("LBody")
    node = within.add("BlockQuote" if block.kind == "quotation" else "P")
    _notes(flow, notes, first, style, within)
    _lines(flow, broken, style, indent, node, label, bar=block.kind in ("opinion", "quotation"))
    if block.speaker:
        flow.y += flow.words(
            rich(block.speaker), styles.SPEAKER, flow.left + indent, flow.y, flow.measure, flow.parent.add("P")
        )
    flow.y += style.space_after or styles.BODY.space_after


def turn(flow: Flow) -> None:
    """A short rule, where the thought turns."""
    flow.skip(8)
    flow.need(16)
    flow.rule(flow.left, flow.y, TURN, 0.5, "strong")
    flow.y += 16


def _list(flow: Flow) -> Node:
    """The list that the last item belongs to, or a new one."""
    last = flow.root.kids[-1] if flow.root.kids else None
    return last if isinstance(last, Node) and last.role == "L" else flow.root.add("L")


def _beside(flow: Flow, block: Prose, broken: Sequence[Line], style: Style) -> list[tuple[Line, ...]]:
    """The notes that stand beside a paragraph: the first always, of the others as many as are no taller than it."""
    kept: list[tuple[Line, ...]] = []
    taken = 0.0
    for text in block.notes:
        note = lines(_noted(text), styles.NOTE, flow.grid.margin, flow.language)
        taken += len(note) * styles.NOTE.leading
        if kept and taken > len(broken) * style.leading + 4:
            break
        kept.append(note)
    return kept


def _noted(text: Rich) -> Rich:
    return tuple(replace(s, text=tied(s.text)) for s in text)


def _notes(flow: Flow, notes: Sequence[Sequence[Line]], y: float, beside: Style, within: Node) -> None:
    if not notes:
        return
    node = within.add("Note")
    y += beside.baseline - styles.NOTE.baseline
    for note in notes:
        y += flow.set(note, styles.NOTE, flow.grid.notes, y, node.add("P"))
    flow.margin = y + (0 if beside is styles.ITEM else 8)


def _lines(
    flow: Flow, broken: Sequence[Line], style: Style, indent: float, node: Node, label: float, bar: bool
) -> None:
    """The lines of a paragraph, over a page's end with two on either side; the bar of an indented one beside them."""
    at = 0
    while at < len(broken):
        fit = max(0, int((flow.room + 0.01) // style.leading))
        left = len(broken) - at
        take = left if fit >= left else min(fit, left - FEWEST)
        if left < WHOLE and fit < left and not flow.at_top:
            take = 0 if at == 0 else take
        top = flow.y - (label if at == 0 else 0)
        if take > 0:
            flow.y += flow.set(broken[at : at + take], style, flow.left + indent, flow.y, node)
            if bar:
                flow.block(flow.left, top, 1.5, flow.y - top, "accent")
        at += max(take, 0)
        if at < len(broken):
            flow.new_page()


def passage(flow: Flow, block: Passage) -> None:
    """A passage of a source: its reference, the text with the facts marked, in the margin where the brief uses it."""
    grid = flow.grid
    style = styles.EVIDENCE
    broken, used = _passage(flow, block)
    flow.need(least(flow, block))
    flow.mark_place(block.anchor)
    entry = flow.root.add("P")
    flow.set(lines(block.reference, styles.REFERENCE, REFERENCE_COLUMN), styles.REFERENCE, grid.left, flow.y, entry)
    top = flow.y
    if used:
        flow.set(used, styles.NOTE, grid.notes, top, flow.root.add("Note").add("P"))
    at = 0
    while at < len(broken):
        left = len(broken) - at
        fit = max(1, int((flow.room + 0.01) // style.leading))
        take = left if fit >= left else max(1, min(fit, left - FEWEST_EVIDENCE))
        flow.y += flow.set(broken[at : at + take], style, grid.left + REFERENCE_COLUMN, flow.y, entry)
        at += take
        if at < len(broken):
            flow.new_page()
            top = flow.y
    flow.y = max(flow.y, top + len(used) * styles.NOTE.leading) + 8


def _passage(flow: Flow, block: Passage) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of a passage, and of what stands beside it."""
    wide = flow.grid.main - REFERENCE_COLUMN
    return (
        _aligned(block, wide)
        or tuple(
            broken
            for text in (block.text, *(_in_a_line(row) for row in block.rows))
            for broken in lines(text, styles.EVIDENCE, wide, flow.language)
        ),
        lines(block.used, styles.NOTE, flow.grid.margin, flow.language),
    )


def _aligned(block: Passage, wide: float) -> tuple[Line, ...]:
    """The rows of a table as lines, its cells one under the other; none where they find no room."""
    table = [[line(cell, styles.EVIDENCE) for cell in row] for row in block.rows]
    whole = [row for row in table if sum(cell.width > 0 for cell in row) > 1]
    widths = [max(cell.width for cell in column) for column in zip(*whole, strict=True)]
    gap = min(WIDEST_GAP, (wide - sum(widths)) / max(1, len(widths) - 1))
    if not whole or gap < LEAST_GAP or any(row[0].width > wide for row in table):
        return ()
    found: list[Line] = []
    for row in table:
        pieces: list[Piece] = []
        x = 0.0
        for cell, column, right in zip(row, widths, block.figures, strict=True):
            shift = x + (column - cell.width if right else 0.0)
            pieces += [replace(piece, x=piece.x + shift) for piece in cell.pieces]
            if cell.pieces:  # read aloud, and copied, cells are words apart
                pieces[-1] = replace(pieces[-1], text=pieces[-1].text + " ")
            x += column + gap
        found.append(Line(tuple(pieces), wide))
    return tuple(found)


def _in_a_line(row: Sequence[Rich]) -> Rich:
    """The cells of a row behind each other, with points between."""
    told = [cell for cell in row if cell]
    return rich(*(part for n, cell in enumerate(told) for part in ((" · ", cell) if n else (cell,))))


def small(flow: Flow, block: Small) -> None:
    """Small print, under a hairline and a small heading where it has one."""
    grid = flow.grid
    style, broken = _small(flow, block)
    flow.clear_margin()
    flow.need(least(flow, block))
    flow.skip(20 if block.title else 12)
    if block.title:
        flow.rule(grid.left, flow.y, grid.full, 0.5, "rule")
        flow.y += 8
        node = flow.root.add("H2")
        flow.bookmarks.append(Bookmark(block.title, 1, Place(flow.page.number, flow.y), node))
        flow.y += flow.words(rich(block.title), styles.BOX_HEAD_SMALL, grid.left, flow.y, grid.full, node) + 4
    top, page = flow.y, flow.page
    flow.run(broken, style, grid.left, flow.root.add("P"))
    if block.aside:
        _aside(flow, page, block.aside, top)
        if flow.page is page:
            flow.y = max(flow.y, top + block.aside.height)
    flow.y += 8
    flow.margin = flow.y


def _aside(flow: Flow, page: Page, figure: Figure, top: float) -> None:
    """A figure in the margin of a page."""
    box = (flow.grid.notes, top, figure.width, figure.height)
    node = flow.root.add("Figure", alternative=figure.alternative, page=page.number, box=box)
    page.items += [Drawn(flow.grid.notes, top, mark, node) for mark in figure.marks]


def _small(flow: Flow, block: Small) -> tuple[Style, tuple[Line, ...]]:
    """The style of small print, and its lines."""
    style = styles.CELL if block.full else styles.NOTE
    return style, lines(block.text, style, flow.grid.full if block.full else flow.grid.main, flow.language)
