"""In which order a page is read: its lines, column by column.

A page is cut into bands, down to where the gaps between its columns are closed; a band into its columns, if these hold
prose, for of a table each row is read across. After Nagy and Seth's X-Y cut (1984), with gaps that hold over a band and
not over the page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from pipeline.ingest.formats.pdf.rows import ON_A_LINE, Row, rows_of
from pipeline.ingest.formats.pdf.runs import Run

_GUTTER = 0.7  # ems
_LINES = 3  # of a column, at least
_SOME = 2  # lines of prose beside a column of prose; one, if it is as wide
_ALIKE = 0.1  # of a width
_LETTERS = 18  # of a column's line
_FILLED = 0.65  # of a column's width
_EVEN = 0.3  # ems by which gaps, or the ends of lines, may differ
_WIDEST_SPACE = 4.0  # ems between the words of a line that is stretched
_A_SHARE = 0.3  # of a column's lines
_SLIGHT = 1.0  # ems that a title or a table may reach into the next column
_NEAR = 2.5  # ems from a line to the columns that it leads to
_STEP = 2.0  # ems from line to line, at most
_A_MARGIN = 0.3  # of the lines beside it

Span = tuple[float, float]


@dataclass(frozen=True)
class Column:
    """Rows of a page that are read one after the other, and from where to where they reach."""

    page: int
    rows: tuple[Row, ...]
    left: float
    right: float


def columns(runs: Sequence[Run], page: int) -> Iterator[Column]:
    """The columns of a page in the order in which they are read; a table stands whole within one."""
    rows: list[Row] = []
    open_parts: list[list[Run]] = []
    for band in _bands(rows_of(runs)):
        parts = _columns_of(band)
        if len(parts) == 1:
            rows += band
            continue
        start = _start(rows, band)
        parts = _columns_of([*rows[start:], *band])
        if not start and _go_on(open_parts, parts):
            open_parts = [[*above, *below] for above, below in zip(open_parts, parts, strict=True)]
        else:
            yield from _all(open_parts, rows[:start], page)
            open_parts = parts
        rows = []
    yield from _all(open_parts, rows, page)


def _all(parts: Sequence[Sequence[Run]], rows: list[Row], page: int) -> Iterator[Column]:
    """The columns of some parts, and the one of the rows under them."""
    for part in parts:
        yield from columns(part, page)
    yield from _column(rows, page)


def _go_on(above: Sequence[Sequence[Run]], below: Sequence[Sequence[Run]]) -> bool:
    """Whether the parts of one band go on in those of the next: as many, each beside all but its own."""
    if len(above) != len(below):
        return False
    spans = [[(min(r.left for r in part), max(r.right for r in part)) for part in parts] for parts in (above, below)]
    others = [(a, b) for n, a in enumerate(spans[0]) for m, b in enumerate(spans[1]) if n != m]
    return all(min(a[1], b[1]) - max(a[0], b[0]) < _SLIGHT * above[0][0].size for a, b in others)


def _start(rows: Sequence[Row], band: Sequence[Row]) -> int:
    """From which of the rows over a band they stand in its columns; the last line of a title does not, if it is short."""
    start = len(rows)
    while start and _leads_to(rows[start - 1], [*rows[start:], *band]):
        start -= 1
    while 0 < start < len(rows) and _go_together(rows[start - 1][0], rows[start][0]):
        start += 1
    return start if len(_columns_of([*rows[start:], *band])) > 1 else len(rows)


def _go_together(above: Run, line: Run) -> bool:
    return (
        line.bold == above.bold and round(line.size) == round(above.size) and line.base - above.base < _STEP * line.size
    )


def _leads_to(row: Row, band: Sequence[Row]) -> bool:
    """Whether a row right above a band stands within one of its columns."""
    near = band[0][0].base - row[0].base < _NEAR * row[0].size
    return near and len(_gutters(_free_in([row, *band]))) == len(_gutters(_free_in(band)))


def _column(rows: list[Row], page: int) -> Iterator[Column]:
    if rows:
        left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
        least = 1 if _is_prose([run for row in rows for run in row]) else 2
        whole = ([_whole(row)] if _is_stretched(row, left, right, least) else row for row in rows)
        yield Column(page, tuple(whole), left, right)


def _is_stretched(row: Row, left: float, right: float, least: int) -> bool:
    """Whether a row is one line, whose words are set apart evenly, in `least` places or more, so that it fills its column."""
    em = row[0].size
    gaps = [after.left - before.right for before, after in pairwise(row)]
    words = sum(run.text.isdigit() for run in row) < len(row) / 2
    even = words and len(gaps) >= least and max(gaps) - min(gaps) < _EVEN * em and max(gaps) < _WIDEST_SPACE * em
    return even and row[0].left - left < _WIDEST_SPACE * em and right - row[-1].right < _EVEN * em


def _whole(row: Row) -> Run:
    return reduce(Run.joined, row)


def _bands(rows: list[Row]) -> Iterator[list[Row]]:
    """The rows down to where a gap that they share is closed, or one opens that those above do not leave open."""
    band: list[Row] = []
    free: list[Span] = []
    for row in rows:
        common = _common(free, row, band[0]) if band else _free(row)
        if band and not _gutters(common) and (_gutters(free) or _gutters(_free(row))):
            yield band
            band, common = [], _free(row)
        band.append(row)
        free = common
    if band:
        yield band


def _free(row: Row) -> list[Span]:
    """Where a row leaves room, from far left to far right."""
    edges = [float("-inf"), *(edge for run in row for edge in (run.left, run.right)), float("inf")]
    gutter = _GUTTER * row[0].size
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > gutter]


def _free_in(rows: Sequence[Row]) -> list[Span]:
    """Where all rows leave room."""
    free = _free(rows[0])
    for row in rows[1:]:
        free = _common(free, row, rows[0])
    return free


def _common(free: Sequence[Span], row: Row, first: Row) -> list[Span]:
    """Where a row too leaves room, as wide as there must be beside the larger of it and the first."""
    least = _GUTTER * max(row[0].size, first[0].size)
    both = ((max(a, c), min(b, d)) for a, b in free for c, d in _free(row))
    return [(a, b) for a, b in both if b - a > least]


def _gutters(free: Sequence[Span]) -> list[Span]:
    """Those of the free spans that have something on either side."""
    return [(a, b) for a, b in free if a > float("-inf") and b < float("inf")]


def _columns_of(band: list[Row]) -> list[list[Run]]:
    """The runs of a band, column by column; those of a table together."""
    free = _free_in(band)
    runs = [run for row in band for run in row]
    parts = [[r for r in runs if a <= r.left and r.right <= b] for a, b in _between(_gutters(free))]
    columns = parts[:1]
    for part in parts[1:]:
        if _are_apart(columns[-1], part):
            columns.append(part)
        else:
            columns[-1] = columns[-1] + part
    return columns


def _between(gutters: Sequence[Span]) -> Iterator[Span]:
    start = float("-inf")
    for a, b in sorted(gutters):
        yield start, b
        start = a
    yield start, float("inf")


def _are_apart(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Whether two neighbours are read one after the other: columns of prose, a note in the margin, what stands on other lines."""
    few, many = sorted((left, right), key=lambda part: (_is_prose(part), len(part)))
    some = 1 if abs(_width(few) - _width(many)) < _ALIKE * _width(many) else _SOME
    if _is_prose(many) and (_filled(few) >= some or len(few) < _A_MARGIN * len(many)):
        return True
    lines = [run.base for run in many]
    level = sum(any(abs(run.base - base) < ON_A_LINE * run.size for base in lines) for run in few)
    return len(few) >= _LINES and level < len(few) / 2


def _is_prose(part: Sequence[Run]) -> bool:
    """Whether it has some lines, and not few of all, that are words and fill its width."""
    return _filled(part) >= max(_LINES, _A_SHARE * len({round(r.base) for r in part}))


def _filled(part: Sequence[Run]) -> int:
    """How many lines of words fill the width of a part."""
    width = _width(part)
    return sum(r.right - r.left > _FILLED * width and len(r.text) >= _LETTERS for r in part)


def _width(part: Sequence[Run]) -> float:
    return max(r.right for r in part) - min(r.left for r in part)
