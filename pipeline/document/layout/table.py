"""Tables: rules, no frames; figures aligned on the decimal; heads repeated on every page they run over."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced
from functools import lru_cache

from msgspec.structs import replace

from pipeline.document.content import Cell, Column, Row, Table
from pipeline.document.layout.columns import BEFORE_UNIT, SIGN, Placed, columns, fits
from pipeline.document.layout.flow import Flow, fitted
from pipeline.document.structure import Node
from pipeline.theme import type as styles
from pipeline.theme.fonts import forgets, width
from pipeline.theme.grid import Grid
from pipeline.theme.signs import status
from pipeline.theme.text import Line, Piece, Span, lines, rich, tied
from pipeline.theme.type import Style
from pipeline.wording import spelt

PAD = 4.0  # between rows
CLOSER = (2.5, 1.0)  # where that saves a page that a few rows would leave nearly empty
TAIL = 0.3  # of the page: less of a table is a few rows
WHOLE = 14  # rows: a shorter table stays on one page, unless that leaves a hole
HOLE = 0.16  # of the page: more is too much to leave white for a table's sake
FOOT = 4  # lines under a table that stand together with it
FEWEST = 3  # rows on either side of a page's end
HEAD = 12.0 + 8
ABOVE, CLOSE_ABOVE = 12.0, 8.0
_SPACE = Piece(0, 0, " ", "sans", 0, "ink")


__all__ = ["fits", "least", "table"]


@dataclass(frozen=True, slots=True)
class _Measured:
    """A table's columns, how tall its rows are, also where they begin a page, and the lines under it."""

    columns: Sequence[Placed]
    pad: float
    heights: Sequence[float]
    first: Sequence[float]
    foot: tuple[Line, ...]


@lru_cache(maxsize=2)
def _measured(block: Table, grid: Grid, language: str, pad: float = PAD) -> _Measured:
    placed = columns(block, grid)
    first = [_height(row.cells, placed, language) + pad for row in block.rows]
    heights = [
        _height(row.cells[1:], placed[1:], language) + pad
        if block.grouped and before and row.group == before.group
        else whole
        for before, row, whole in zip((None, *block.rows), block.rows, first, strict=False)
    ]
    foot = lines(rich(tied(block.foot)), styles.SOURCE, grid.full, language) if block.foot else ()
    return _Measured(placed, pad, heights, first, foot)


forgets(_measured.cache_clear)


def least(flow: Flow, block: Table, headed: float = 0) -> float:
    """The least room that a table begins with under what heads it: the whole of a short one, unless that leaves a hole,
    else its head and two rows, or three of a short one.
    """
    measured = _measured(block, flow.grid, flow.language)
    heights = measured.heights
    above = CLOSE_ABOVE + _above(flow, block) + HEAD
    page = flow.grid.bottom - flow.grid.top
    if len(heights) <= WHOLE:
        whole = above + _rest(measured, 0)
        part = above + sum(heights[:FEWEST]) + 4
        if whole <= page and (
            len(heights) < 2 * FEWEST or not max(HOLE * page, part + headed) < flow.room < whole + headed
        ):
            return whole
        return part
    return above + sum(heights[:2]) + 4


def _rest(measured: _Measured, n: int) -> float:
    """The height of a table from a row on, with the lines under it, or the first of many."""
    foot = min(len(measured.foot), FOOT) * styles.SOURCE.leading
    return sum(measured.heights[n:]) + (foot + 2 if foot else 0)


def table(flow: Flow, block: Table, alone: bool = False) -> None:
    """Set a table over the full measure. `alone`: what follows begins a page of its own, so that of a page with the last few
    rows the rest would stay empty; where closer rows need one page less, they are set so.
    """
    measured = _measured(block, flow.grid, flow.language)
    if alone:
        versions = [measured, *(_measured(block, flow.grid, flow.language, pad) for pad in CLOSER)]
        pages = [_pages(flow, block, version) for version in versions]
        if pages[0][1] < TAIL * (flow.grid.bottom - flow.grid.top):
            measured = next((v for v, p in zip(versions, pages, strict=True) if p[0] < pages[0][0]), measured)
    placed, heights, foot = measured.columns, measured.heights, measured.foot
    flow.clear_margin()
    if flow.headed != (flow.page.number, flow.y):  # its heading has seen to it
        flow.need(least(flow, block))
    spare = flow.room - _above(flow, block) - HEAD - _rest(measured, 0)
    flow.skip(min(ABOVE, max(CLOSE_ABOVE, spare)))
    node = flow.root.add("Table", title=block.summary or None)
    _caption(flow, block, node)
    _head(flow, block.columns, placed, node.add("TR"))
    printed: str | None = None
    keep = FEWEST if 2 * FEWEST <= len(block.rows) <= WHOLE else 2
    for n, (row, height) in enumerate(zip(block.rows, heights, strict=True)):
        tall = height
        opens = block.grouped and n and row.group != block.rows[n - 1].group
        apart = opens and flow.room < sum(heights[n : n + _joined(block, n)]) + 2
        last = n == len(block.rows) - keep and flow.room < _rest(measured, n)
        if flow.room < height + 2 or ((last or apart) and not flow.at_top):
            flow.rule(flow.grid.left, flow.y, flow.grid.full, 0.9, "ink")
            flow.new_page()
            _continued(flow, block, placed)
            tall, printed = measured.first[n], None
        elif n:
            other = row.group != block.rows[n - 1].group
            x = flow.grid.left if other or not block.grouped else placed[1].x
            flow.rule(
                x, flow.y, flow.grid.left + flow.grid.full - x, 0.5 if other else 0.3, "strong" if other else "rule"
            )
        hidden = block.grouped and printed == row.group
        _row(flow, row, placed, tall, node.add("TR"), measured.pad, hide_first=hidden)
        printed = row.group
    flow.rule(flow.grid.left, flow.y, flow.grid.full, 0.9, "ink")
    if foot:
        flow.y += 2
        flow.run(foot, styles.SOURCE, flow.grid.left, flow.root.add("P"))
    flow.y += 8
    flow.margin = flow.y


def _pages(flow: Flow, block: Table, measured: _Measured) -> tuple[int, float]:
    """On how many further pages a table runs, and how much of the last it takes."""
    page, y = 0, flow.y + CLOSE_ABOVE + _above(flow, block) + HEAD
    foot = _rest(measured, len(block.rows))
    for n, (height, first) in enumerate(zip(measured.heights, measured.first, strict=True)):
        tall = height + 2 + (foot if n == len(block.rows) - 1 else 0)
        if y + tall > flow.grid.bottom:
            page, y = page + 1, flow.grid.top + (16.0 if block.caption else 0.0) + HEAD + first - height
        y += height
    return page, y - flow.grid.top if page else flow.grid.bottom


def _joined(block: Table, n: int) -> int:
    """How many rows from one on stand together: a small group."""
    rest = block.rows[n:]
    many = next((k for k, row in enumerate(rest) if row.group != rest[0].group), len(rest))
    return many if many <= FEWEST else 1


def _cell_lines(cell: Cell, column: Placed, language: str) -> tuple[Line, ...]:
    text = tuple(replace(s, text=tied(s.text)) for s in cell.text)
    broken = lines(text, styles.CELL, column.width, language)
    if column.lines is None or len(broken) <= column.lines:
        return broken
    rest = "".join(p.text for one in broken[column.lines - 1 :] for p in (*one.pieces, _SPACE))
    cut = fitted(rich(replace(text[0], text=rest)), styles.CELL, column.width)
    return (*broken[: column.lines - 1], cut)


def _unit_lines(cell: Cell, column: Placed, language: str) -> tuple[Line, ...]:
    return lines(
        rich(Span(cell.unit or "", colour="grey")), styles.CELL, max(20.0, column.width - column.unit), language
    )


def _height(cells: Sequence[Cell], placed: Sequence[Placed], language: str) -> float:
    deep = 1
    for cell, column in zip(cells, placed, strict=True):
        unit = len(_unit_lines(cell, column, language)) if cell.unit else 0
        told = cell.status not in (None, "happened")
        deep = max(deep, len(_cell_lines(cell, column, language)) + told, unit)
    return deep * styles.CELL.leading


def _above(flow: Flow, block: Table) -> float:
    caption = 16.0 if block.caption else 0.0
    subtitle = len(lines(rich(block.subtitle), styles.SUBTITLE, flow.grid.full)) * 12 if block.subtitle else 0
    return caption + subtitle + (4 if caption else 0)


def _caption(flow: Flow, block: Table, node: Node) -> None:
    if block.caption:
        caption = node.add("Caption")
        flow.y += flow.words(rich(block.caption), styles.CAPTION, flow.grid.left, flow.y, flow.grid.full, caption)
        if block.subtitle:
            flow.y += flow.words(
                rich(tied(block.subtitle)), styles.SUBTITLE, flow.grid.left, flow.y, flow.grid.full, caption
            )
        flow.y += 4


def _head(flow: Flow, heads: Sequence[Column], placed: Sequence[Placed], node: Node | None) -> None:
    flow.rule(flow.grid.left, flow.y, flow.grid.full, 0.9, "ink")
    for head, column in zip(heads, placed, strict=True):
        cell = node.add("TH", scope="Column") if node else None
        if head.head:
            broken = lines(rich(head.head), styles.CELL_HEAD, column.width, flow.language)
            numbers = replaced(column, width=column.unit - BEFORE_UNIT, right=True)
            over = numbers if head.align == "number" else column
            _aligned(flow, broken, styles.CELL_HEAD, over, flow.y + 4, cell)
    flow.y += HEAD
    flow.rule(flow.grid.left, flow.y - 2, flow.grid.full, 0.5, "ink")


def _continued(flow: Flow, block: Table, placed: Sequence[Placed]) -> None:
    """The head again, for the eye alone: a reader aloud has had it."""
    if block.caption:
        flow.y += (
            flow.words(
                rich(f"{block.caption}, continued"), styles.CELL_HEAD, flow.grid.left, flow.y, flow.grid.full, None
            )
            + 4
        )
    _head(flow, block.columns, placed, None)


def _row(
    flow: Flow, row: Row, placed: Sequence[Placed], height: float, node: Node, pad: float, hide_first: bool
) -> None:
    flow.mark_place(row.anchor)
    y = flow.y + pad / 2
    for n, (cell, column) in enumerate(zip(row.cells, placed, strict=True)):
        first = n == 0
        element = node.add("TH", scope="Row") if first else node.add("TD")
        if cell.number is not None:
            _number(flow, cell, column, y, element)
        elif not (first and hide_first):
            low = y + _aligned(flow, _cell_lines(cell, column, flow.language), styles.CELL, column, y, element)
            if cell.status and cell.status != "happened":
                for mark in status(cell.status, column.x + 4, low + 6):
                    flow.draw(mark)
                if cell.word:
                    word = rich(Span(spelt(cell.word, flow.language), bold=True))
                    flow.single(word, styles.CELL, column.x + SIGN, low + styles.CELL.baseline, element)
    flow.y += height


def _aligned(flow: Flow, broken: Sequence[Line], style: Style, column: Placed, y: float, element: Node | None) -> float:
    """Place the lines of a cell at the side of the column where they are to stand; the height they take."""
    for n, one in enumerate(broken):
        x = column.x + column.width - one.width if column.right else column.x
        flow.place(one, x, y + style.baseline + n * style.leading, element)
    return len(broken) * style.leading


def _number(flow: Flow, cell: Cell, column: Placed, y: float, element: Node) -> None:
    whole, point, part = (cell.number or "").partition(".")
    baseline = y + styles.CELL.baseline
    flow.single(
        rich(whole + point + part),
        styles.NUMBER,
        column.x + column.point - width(whole, styles.NUMBER.face, styles.NUMBER.size),
        baseline,
        element,
    )
    flow.set(_unit_lines(cell, column, flow.language), styles.CELL, column.x + column.unit, y, element)
