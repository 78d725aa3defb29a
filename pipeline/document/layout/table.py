"""Tables: rules, no frames; figures aligned on the decimal; heads repeated on every page they run over."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document.content import Cell, Column, Row, Table
from pipeline.document.layout.flow import Flow
from pipeline.document.structure import Node
from pipeline.theme import type as styles
from pipeline.theme.fonts import width
from pipeline.theme.signs import status
from pipeline.theme.text import Line, Span, line, lines, rich, tied

GAP = 8.0
PAD = 4.0  # between rows
NARROW = 72.0  # points: a column that wants no more does not give way
WHOLE = 14  # rows: a shorter table stays on one page
HEAD = 12.0 + 8


@dataclass(frozen=True, slots=True)
class _Measured:
    """A column where it stands; of numbers where their decimal sign is and where their unit begins."""

    x: float
    width: float
    point: float = 0
    unit: float = 0


def table(flow: Flow, block: Table) -> None:
    """Set a table over the full measure."""
    columns = _columns(flow, block)
    heights = [_height(flow, row, block.columns, columns) for row in block.rows]
    above = _above(flow, block)
    foot = lines(rich(tied(block.foot)), styles.SOURCE, flow.grid.full, flow.language) if block.foot else []
    whole = above + HEAD + sum(heights) + len(foot) * 12 + 6
    flow.clear_margin()
    flow.skip(12)
    if len(block.rows) <= WHOLE and whole <= flow.grid.bottom - flow.grid.top:
        flow.need(whole)
    else:
        flow.need(above + HEAD + sum(heights[:2]) + 4)
    node = flow.root.add("Table", title=block.summary or None)
    _caption(flow, block, node)
    _head(flow, block.columns, columns, node.add("TR"))
    printed: str | None = None
    for n, (row, height) in enumerate(zip(block.rows, heights, strict=True)):
        last_two = n == len(block.rows) - 2 and flow.room < height + heights[n + 1] + 2
        if flow.room < height + 2 or (last_two and not flow.at_top):
            flow.rule(flow.grid.left, flow.y, flow.grid.full, 0.9, "ink")
            flow.new_page()
            _continued(flow, block, columns)
            printed = None
        elif n:
            apart = row.group != block.rows[n - 1].group
            x = flow.grid.left if apart or not block.grouped else columns[1].x
            flow.rule(
                x, flow.y, flow.grid.left + flow.grid.full - x, 0.5 if apart else 0.3, "strong" if apart else "rule"
            )
        _row(flow, row, block, columns, height, node.add("TR"), hide_first=block.grouped and printed == row.group)
        printed = row.group
    flow.rule(flow.grid.left, flow.y, flow.grid.full, 0.9, "ink")
    if foot:
        flow.need(len(foot) * 12 + 4)
        flow.y += 2 + flow.set(foot, styles.SOURCE, flow.grid.left, flow.y + 2, flow.root.add("P"))
    flow.y += 8
    flow.margin = flow.y


def _columns(flow: Flow, block: Table) -> list[_Measured]:
    """Widths by content: every column as wide as it wants where all fit; else each gives way in proportion to what it
    can spare, down to its longest word.
    """
    wants = [_wants(flow, block, n) for n in range(len(block.columns))]
    room = flow.grid.full - GAP * (len(wants) - 1)
    least, most = sum(low for low, _ in wants), sum(high for _, high in wants)
    if most <= room:
        growing = [n for n, c in enumerate(block.columns) if c.grows] or [len(wants) - 1]
        wide = [high + ((room - most) / len(growing) if n in growing else 0) for n, (_, high) in enumerate(wants)]
    else:
        share = max(0.0, room - least) / max(1.0, most - least)
        wide = [low + (high - low) * share for low, high in wants]
    found, x = [], flow.grid.left
    for n, width_ in enumerate(wide):
        numbers = [row.cells[n].number or "" for row in block.rows]
        whole, part = _digits(numbers)
        found.append(_Measured(x, width_, whole, whole + part + 6))
        x += width_ + GAP
    return found


def _wants(flow: Flow, block: Table, n: int) -> tuple[float, float]:
    """The least width of a column, its longest word, and the width that it would like."""
    column = block.columns[n]
    cells = [row.cells[n] for row in block.rows]
    head = line(rich(column.head), styles.CELL_HEAD).width
    if column.align == "number":
        whole, part = _digits([c.number or "" for c in cells])
        units = max((line(rich(c.unit or ""), styles.CELL).width for c in cells), default=0)
        high = whole + part + 6 + min(units, 90.0)
        return max(head, min(high, whole + part + 6 + 48)), max(head, high)
    if column.align == "status":
        high = max(
            (
                12 + line(rich(Span(c.status, bold=True)), styles.CELL).width
                for c in cells
                if c.status and c.status != "happened"
            ),
            default=0.0,
        )
        return max(head, high), max(head, high)
    words = max(
        (width(w, "sans-semibold", styles.CELL.size) for c in cells for s in c.text for w in tied(s.text).split(" ")),
        default=0,
    )
    whole = max((line(c.text, styles.CELL).width for c in cells if c.text), default=0)
    high = max(head, min(whole + 1, column.most))
    return (min(max(head, words + 1), high) if high > NARROW else high), high


def _digits(numbers: Sequence[str]) -> tuple[float, float]:
    """How wide numbers are before their decimal point, and behind it."""
    face, size = styles.NUMBER.face, styles.NUMBER.size
    whole = max((width(v.partition(".")[0], face, size) for v in numbers), default=0)
    part = max((width("." + v.partition(".")[2], face, size) for v in numbers if "." in v), default=0)
    return whole, part


def _cell_lines(flow: Flow, cell: Cell, measure: float) -> tuple[Line, ...]:
    text = tuple(Span(tied(s.text), s.bold, s.italic, s.colour, s.mark, s.link, s.language, s.style) for s in cell.text)
    return lines(text, styles.CELL, measure, flow.language)


def _unit_lines(flow: Flow, cell: Cell, column: _Measured) -> tuple[Line, ...]:
    return lines(
        rich(Span(cell.unit or "", colour="grey")), styles.CELL, max(20.0, column.width - column.unit), flow.language
    )


def _height(flow: Flow, row: Row, heads: Sequence[Column], columns: Sequence[_Measured]) -> float:
    deep = 1
    for cell, column in zip(row.cells, columns, strict=True):
        deep = max(
            deep, len(_cell_lines(flow, cell, column.width)), len(_unit_lines(flow, cell, column)) if cell.unit else 0
        )
    return deep * styles.CELL.leading + PAD


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


def _head(flow: Flow, heads: Sequence[Column], columns: Sequence[_Measured], node: Node | None) -> None:
    flow.rule(flow.grid.left, flow.y, flow.grid.full, 0.9, "ink")
    for head, column in zip(heads, columns, strict=True):
        cell = node.add("TH", scope="Column") if node else None
        if head.head:
            flow.words(rich(head.head), styles.CELL_HEAD, column.x, flow.y + 4, column.width, cell)
    flow.y += HEAD
    flow.rule(flow.grid.left, flow.y - 2, flow.grid.full, 0.5, "ink")


def _continued(flow: Flow, block: Table, columns: Sequence[_Measured]) -> None:
    """The head again, for the eye alone: a reader aloud has had it."""
    if block.caption:
        flow.y += (
            flow.words(
                rich(f"{block.caption}, continued"), styles.CELL_HEAD, flow.grid.left, flow.y, flow.grid.full, None
            )
            + 4
        )
    _head(flow, block.columns, columns, None)


def _row(
    flow: Flow, row: Row, block: Table, columns: Sequence[_Measured], height: float, node: Node, hide_first: bool
) -> None:
    flow.mark_place(row.anchor)
    y = flow.y + PAD / 2
    for n, (cell, column) in enumerate(zip(row.cells, columns, strict=True)):
        first = n == 0
        element = node.add("TH", scope="Row") if first else node.add("TD")
        if cell.number is not None:
            _number(flow, cell, column, y, element)
        elif cell.status is not None:
            if cell.status != "happened":
                for mark in status(cell.status, column.x + 4, y + 6):
                    flow.draw(mark)
                flow.single(
                    rich(Span(cell.status, bold=True)), styles.CELL, column.x + 12, y + styles.CELL.baseline, element
                )
        elif not (first and hide_first):
            flow.set(_cell_lines(flow, cell, column.width), styles.CELL, column.x, y, element)
    flow.y += height


def _number(flow: Flow, cell: Cell, column: _Measured, y: float, element: Node) -> None:
    whole, point, part = (cell.number or "").partition(".")
    baseline = y + styles.CELL.baseline
    flow.single(
        rich(whole + point + part),
        styles.NUMBER,
        column.x + column.point - width(whole, styles.NUMBER.face, styles.NUMBER.size),
        baseline,
        element,
    )
    flow.set(_unit_lines(flow, cell, column), styles.CELL, column.x + column.unit, y, element)
