"""The first page: title, key points, headline numbers, contents."""

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.document.content import Contents, Headline, Headlines, Key, Opening, Points
from pipeline.document.layout.flow import Flow, fitted
from pipeline.document.layout.page import Placed
from pipeline.document.structure import Node
from pipeline.records import Realis
from pipeline.theme import type as styles
from pipeline.theme.picture import Picture
from pipeline.theme.signs import status as sign
from pipeline.theme.text import Line, Rich, Span, line, lines, rich, tied
from pipeline.theme.type import Style
from pipeline.wording import spelt
from pipeline.wording import status as word

PAD = 14.0
LABELS = 76.0
BESIDE = 100.0  # what stands beside the contents: their title
COLUMNS = 3
APART = 20.0  # between columns of the contents
KEY_LINE, KEY_BELOW, LEAST_APART = 12.0, 16.0, 9.0
HOLE = 40.0  # points of white that are too much between two blocks
FOLIO = 16.0
NUMBER = 32.0
LOGO = 36.0
MM = 72 / 25.4
Entry = tuple[Rich | Realis, str]
TITLES = ((styles.TITLE, 2), (styles.TITLE_LONG, 3), (styles.TITLE_LONGEST, 8), (styles.TITLE_ENDLESS, 1000))
"""The sizes of a title, and how many lines it may have in each."""


def opening(flow: Flow, block: Opening) -> None:
    """The head of the brief: a tab, the eyebrow and the counts, the title in the size that its length allows, the
    standfirst.
    """
    grid = flow.grid
    if block.logo:
        _logo(flow, block.logo)
    flow.rule(grid.left, flow.y, grid.full, 0.5, "rule")
    flow.block(grid.left, flow.y - 0.25, 48, 2.5, "accent")
    flow.y += 8
    node = flow.root.add("P")
    counts = line(rich(block.counts), styles.COUNTS).width
    eyebrow = lines(rich(block.eyebrow.upper()), styles.EYEBROW, grid.full - counts - 16, flow.language)
    height = flow.set(eyebrow, styles.EYEBROW, grid.left, flow.y, node)
    if block.counts:
        flow.single(rich(block.counts), styles.COUNTS, grid.left + grid.full, flow.y + 8, flow.root.add("P"), "right")
    flow.y += height + 8
    title = flow.root.add("H1")
    for style, most in TITLES:
        measure = grid.full if style is styles.TITLE_ENDLESS else min(grid.full, 150 * MM)
        broken = lines(rich(block.title), style, measure, flow.language)
        if len(broken) <= most:
            break
    flow.run(broken, style, grid.left, title)
    flow.y += style.space_after
    if block.standfirst:
        small = style is not styles.TITLE
        _place_all(
            flow,
            rich(tied(block.standfirst)),
            styles.STANDFIRST_SMALL if small else styles.STANDFIRST,
            grid.full,
            flow.root.add("P"),
        )
    if block.imprint:
        flow.y += 4
        _place_all(flow, rich(block.imprint), styles.COUNTS, grid.full, flow.root.add("P"))
    flow.y += styles.STANDFIRST.space_after
    if block.notice:
        _place_all(flow, rich(block.notice), styles.BODY, grid.full, flow.root.add("P"))
        flow.y += styles.STANDFIRST.space_after


def _logo(flow: Flow, picture: Picture) -> None:
    """A logo at the right, over the rule that the brief begins with."""
    high = min(LOGO, flow.grid.full / 2 / picture.ratio)
    wide = high * picture.ratio
    flow.y += LOGO - 12
    box = (flow.grid.left + flow.grid.full - wide, flow.y - high - 8, wide, high)
    node = flow.root.add("Figure", alternative=picture.alternative, page=flow.page.number, box=box)
    flow.page.items.append(Placed(*box, picture, node))


def _place_all(flow: Flow, text: Rich, style: Style, measure: float, node: Node) -> None:
    """Lines from the cursor on, over as many pages as they need."""
    flow.run(lines(text, style, measure, flow.language), style, flow.grid.left, node)


def points(flow: Flow, block: Points) -> None:
    """The box of key points: a label beside each sentence, its reference behind the last word."""
    grid = flow.grid
    measure = grid.full - 2 * PAD - LABELS - 8
    broken = [
        lines(rich(text, " \u00a0", _whole(reference, measure / 2)), styles.POINT, measure, flow.language)
        for _, text, reference in block.points
    ]
    labels = [lines(rich(label), styles.POINT_LABEL, LABELS, flow.language) for label, _, _ in block.points]
    heights = [max(len(b), len(lb)) * styles.POINT.leading for b, lb in zip(broken, labels, strict=True)]
    head = 12 + 16 + 4
    whole = head + sum(heights) + 8 * len(heights) + 4
    flow.need(min(whole, grid.bottom - grid.top))
    flow.block(grid.left, flow.y, grid.full, whole, "tint")
    flow.block(grid.left, flow.y, 2.5, whole, "accent")
    section = flow.root.add("Sect")
    flow.words(rich(block.title), styles.BOX_HEAD, grid.left + PAD, flow.y + 8, grid.full, section.add("H2"))
    y = flow.y + head
    list_node = section.add("L")
    for n, (text, label, height) in enumerate(zip(broken, labels, heights, strict=True)):
        item = list_node.add("LI")
        flow.set(label, styles.POINT_LABEL, grid.left + PAD, y, item.add("Lbl"))
        flow.set(text, styles.POINT, grid.left + PAD + LABELS + 8, y, item.add("LBody"))
        y += height + 4
        if n < len(heights) - 1:
            flow.rule(grid.left + PAD, y, grid.full - 2 * PAD, 0.5, "rule")
        y += 4
    flow.y += whole + 20


def _whole(reference: Rich, most: float) -> Rich:
    """A reference that no line divides, unless it is long."""
    if line(reference, styles.REFERENCE).width > most:
        return reference
    return tuple(replace(s, text=s.text.replace(" ", "\u00a0")) for s in reference)


def headlines(flow: Flow, block: Headlines) -> None:
    """Up to four headline numbers side by side, parted by hairlines."""
    grid = flow.grid
    gap = 12.0
    column = (grid.full - gap * 3) / 4
    texts = [_headline(flow, item, column) for item in block.items]
    height = 28 + NUMBER + max(map(_tall, texts)) + 8
    flow.need(height)
    flow.rule(grid.left, flow.y, grid.full, 1, "accent")
    section = flow.root.add("Sect")
    flow.words(rich(block.title), styles.BOX_HEAD, grid.left, flow.y + 8, grid.full, section.add("H2"))
    top = flow.y + 28
    list_node = section.add("L")
    big = min((_fitting(item, column) for item in block.items), key=lambda style: style.size)
    for n, (item, parts) in enumerate(zip(block.items, texts, strict=True)):
        x = grid.left + n * (column + gap)
        if n:
            flow.hairline(x - gap / 2, top + 4, height - 40)
        body = list_node.add("LI").add("LBody")
        y = top
        wide = flow.single(rich(item.number), big, x, y + 24, body.add("Span"))
        if item.unit:
            flow.single(rich(item.unit), styles.BIG_UNIT, x + wide + 4, y + 24, body.add("Span"))
        y += NUMBER
        for style, broken in parts:
            y += flow.set(broken, style, x, y, body.add("P"))
    flow.y += height + 16


def _headline(flow: Flow, item: Headline, column: float) -> list[tuple[Style, tuple[Line, ...]]]:
    """What stands under a headline number: what it is, when, its reference."""
    said = (
        (rich(tied(item.what)), styles.BIG_WHAT),
        (rich(tied(item.when)), styles.NOTE),
        (item.reference, styles.REFERENCE),
    )
    return [(style, lines(text, style, column, flow.language)) for text, style in said]


def _fitting(item: Headline, column: float) -> Style:
    """The size in which a headline number stays within its column."""
    room = column - line(rich(item.unit), styles.BIG_UNIT).width - 8
    wide = line(rich(item.number), styles.BIG).width
    return styles.BIG if wide <= room else replace(styles.BIG, size=round(max(12.0, styles.BIG.size * room / wide), 1))


def _tall(parts: list[tuple[Style, tuple[Line, ...]]]) -> float:
    return sum(len(broken) * style.leading for style, broken in parts)


def contents(flow: Flow, entries: Sequence[str], below: float) -> tuple[int, float, Node]:
    """Room for the contents, filled in when the pages are known; at the foot of the first page, over the key that stands
    `below`, unless that tears a hole. Where it stands.
    """
    rows = -(-len(entries) // _columns(flow, entries))
    height = 12 + rows * 16 + 8
    flow.need(height + max(0.0, below - KEY_LINE))
    if flow.page.number == 0 and 0 < flow.room - height - below - 12 < HOLE:
        flow.y = flow.grid.bottom - height - max(KEY_LINE, below)
    place = flow.page.number, flow.y, flow.root.add("TOC")
    flow.y += height
    return place


def _columns(flow: Flow, entries: Sequence[str]) -> int:
    """As many columns as the longest entry allows."""
    widest = max((line(rich(e), styles.CELL).width for e in entries), default=0.0)
    return max(1, min(COLUMNS, int((flow.grid.full - BESIDE + APART) / (widest + FOLIO + APART))))


def fill_contents(
    flow: Flow, block: Contents, place: tuple[int, float, Node], entries: list[tuple[str, int, str]]
) -> None:
    """Write the contents: in columns, down each, with page numbers that link."""
    grid = flow.grid
    page, y, node = place
    flow.pages.append(flow.pages[page])  # write on that page
    flow.rule(grid.left, y, grid.full, 1, "accent")
    flow.single(rich(block.title), styles.BOX_HEAD_SMALL, grid.left, y + 20, node.add("Caption"))
    count = _columns(flow, [text for text, _, _ in entries])
    left, rows = grid.left + BESIDE, -(-len(entries) // count)
    column = (grid.full - BESIDE + APART) / count - APART
    for n, (text, number, anchor) in enumerate(entries):
        x, line_y = left + (n // rows) * (column + APART), y + 20 + (n % rows) * 16
        item = node.add("TOCI")
        flow.place(fitted(rich(Span(text, link=anchor)), styles.CELL, column - FOLIO), x, line_y, item)
        flow.single(rich(Span(str(number), link=anchor)), styles.FOLIO_LINK, x + column, line_y, item, "right")
    flow.pages.pop()


def key(flow: Flow, block: Key) -> None:
    """The key of marks, spread over one line, or over as many as it needs."""
    rows, gap = _key_rows(flow, block)
    if not rows:
        return
    grid = flow.grid
    node = flow.root.add("P")
    flow.rule(grid.left, flow.y - 4, grid.full, 0.5, "rule")
    for row in rows:
        x = grid.left
        for mark, words in row:
            if isinstance(mark, str):
                for m in sign(mark, x + 4, flow.y + 5.5):
                    flow.draw(m)
                flow.single(rich(words), styles.NOTE, x + 12, flow.y + 8, node)
            else:
                first = flow.single(mark, styles.NOTE, x, flow.y + 8, node)
                flow.single(rich(words), styles.NOTE, x + first + 5, flow.y + 8, node)
            x += _key_width(mark, words) + gap
        flow.y += KEY_LINE
    flow.y += KEY_BELOW


def key_height(flow: Flow, block: Key) -> float:
    """How tall the key is."""
    return len(_key_rows(flow, block)[0]) * KEY_LINE


def _key_rows(flow: Flow, block: Key) -> tuple[list[list[Entry]], float]:
    """What the key explains, in as few lines as it needs, and how far apart."""
    entries: list[Entry] = [(rich(Span(m, bold=True)), words) for words, m in block.marks.items()]
    entries += [(status, spelt(word(status), flow.language)) for status in block.signs]
    rows: list[list[Entry]] = []
    room = 0.0
    for entry in entries:
        wide = _key_width(*entry)
        if not rows or wide > room + 1:
            rows.append([])
            room = flow.grid.full
        rows[-1].append(entry)
        room -= wide + LEAST_APART
    spare = [(flow.grid.full - sum(_key_width(*e) for e in row)) / max(1, len(row) - 1) for row in rows]
    return rows, max(LEAST_APART, min(40.0, *spare, 40.0))


def _key_width(mark: Rich | Realis, words: str) -> float:
    first = 12.0 if isinstance(mark, str) else line(mark, styles.NOTE).width + 5
    return first + line(rich(words), styles.NOTE).width
