"""How wide the columns of a table are: the room goes where it saves most lines."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.document.content import Cell, Column, Table
from pipeline.theme import type as styles
from pipeline.theme.fonts import forgets, width
from pipeline.theme.grid import Grid
from pipeline.theme.text import Span, line, measured, rich, tied

GAP = 8.0
APART, BEFORE_UNIT = 8.0, 6.0  # points before a number and behind it
WIDEST_UNIT, LEAST_UNIT = 90.0, 48.0
NARROW = 72.0  # points: a column that wants no more does not give way
STEP = 4.0  # points: texts as wide as each other, to within this, are taken as one
SIGN = 12.0  # points: what the sign of a status takes
RAGGED = 1.06  # how much wider a text of several lines is than its words


@dataclass(frozen=True, slots=True)
class Placed:
    """A column where it stands; of numbers where their decimal sign is and where their unit begins; of words how many lines
    of them are shown.
    """

    x: float
    width: float
    point: float = 0
    unit: float = 0
    right: bool = False
    lines: int | None = None


@dataclass(frozen=True, slots=True)
class _Wants:
    """The least width of a column, the width that it would like, and how many of its texts are how wide."""

    least: float
    most: float
    texts: Counter[float]


def columns(block: Table, grid: Grid) -> list[Placed]:
    """The columns over the full measure: as wide as they want where all fit; else each has room for its longest word,
    and gets more as long as that saves lines.
    """
    wants = _wanted(block)
    room = grid.full - GAP * (len(wants) - 1)
    widths = _dealt(wants, room)
    growing = [n for n, c in enumerate(block.columns) if c.grows] or [len(wants) - 1]
    for n in growing:
        widths[n] += (room - sum(widths)) / len(growing) if n != growing[-1] else room - sum(widths)
    placed, x = [], grid.left
    for n, (column, wide) in enumerate(zip(block.columns, widths, strict=True)):
        whole, part = _digits(column, [row.cells[n].number or "" for row in block.rows])
        placed.append(Placed(x, wide, whole, whole + part + BEFORE_UNIT, column.align == "right", column.lines))
        x += wide + GAP
    return placed


def fits(block: Table, grid: Grid) -> bool:
    """Whether each column has room for its longest word."""
    wants = _wanted(block)
    return sum(w.least for w in wants) + GAP * (len(wants) - 1) <= grid.full + 1


@lru_cache(maxsize=2)
def _wanted(block: Table) -> list[_Wants]:
    """What each column wants."""
    return [_wants(column, [row.cells[n] for row in block.rows]) for n, column in enumerate(block.columns)]


forgets(_wanted.cache_clear)


def _dealt(wants: Sequence[_Wants], room: float) -> list[float]:
    """Widths that sum up to at most `room`: from the least, each time the widening that saves most lines a point."""
    if sum(w.most for w in wants) <= room:
        return [w.most for w in wants]
    widths = [w.least for w in wants]
    steps = [[(wide, _lines(column, wide)) for wide in _steps(column)] for column in wants]
    while True:
        left = room - sum(widths)
        best, saves, to = None, 0.0, 0.0
        for n, column in enumerate(wants):
            now = _lines(column, widths[n])
            for wide, then in steps[n]:
                if widths[n] < wide <= widths[n] + left:
                    rate = (now - then) / (wide - widths[n])
                    if rate > saves:
                        best, saves, to = n, rate, wide
        if best is None:
            return widths
        widths[best] = to


def _lines(column: _Wants, wide: float) -> int:
    return sum(many * _broken(text, wide) for text, many in column.texts.items())


def _broken(text: float, wide: float) -> int:
    return 1 if text <= wide else math.ceil(text * RAGGED / wide)


def _steps(column: _Wants) -> list[float]:
    """The widths at which a text of a column has a line less."""
    return sorted(
        {min(column.most, text * (RAGGED if n > 1 else 1) / n) for text in column.texts for n in (1, 2, 3, 4)}
    )


def _wants(column: Column, cells: Sequence[Cell]) -> _Wants:
    head = line(rich(column.head), styles.CELL_HEAD).width
    if column.align == "number":
        whole, part = _digits(column, [c.number or "" for c in cells])
        units = [line(rich(c.unit or ""), styles.CELL).width for c in cells]
        before, unit = whole + part + BEFORE_UNIT, max(units, default=0.0)
        most = max(head, before + min(unit, WIDEST_UNIT))
        return _Wants(max(head, before + min(unit, LEAST_UNIT)), most, _counted([before + u for u in units], most))
    texts = [measured(c.text, styles.CELL) + 1 for c in cells if c.text]
    longest = [
        width(w, "sans-semibold", styles.CELL.size) for c in cells for s in c.text for w in tied(s.text).split(" ")
    ]
    signs = {c.word for c in cells if c.status and c.status != "happened"}
    longest += [SIGN + line(rich(Span(sign, bold=True)), styles.CELL).width for sign in signs]
    most = max(head, min(max(texts, default=0.0), column.most), *longest[len(longest) - len(signs) :])
    least = most if most <= NARROW else min(most, max(head, *longest, 0.0) + 1)
    return _Wants(least, most, _counted(texts, most))


def _counted(texts: Sequence[float], most: float) -> Counter[float]:
    return Counter(min(most, math.ceil(t / STEP) * STEP) if t <= most else math.ceil(t / STEP) * STEP for t in texts)


def _digits(column: Column, numbers: Sequence[str]) -> tuple[float, float]:
    """How wide numbers are before their decimal point, and behind it; together as wide as their head, which ends where they
    do, and apart from the column before.
    """
    face, size = styles.NUMBER.face, styles.NUMBER.size
    whole = max((width(v.partition(".")[0], face, size) for v in numbers), default=0)
    part = max((width("." + v.partition(".")[2], face, size) for v in numbers if "." in v), default=0)
    head = line(rich(column.head), styles.CELL_HEAD).width if column.align == "number" else 0.0
    return max(whole, head - part) + (APART if head else 0.0), part
