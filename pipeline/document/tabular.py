"""The tables of the sources as they stand there: which cells make a row, and under which others each of them stands."""

import re
from collections.abc import Iterator, Sequence

from pipeline.positions import locate
from pipeline.records import Passage

Range = tuple[int, int]
Row = tuple[Range, ...]
"""The cells of a row, a column each, as characters of the passage's reading; an empty one where there is nothing."""

_RULE = re.compile(r"[\s|:+=_-]*")
_BAR = re.compile(r"[ \t]*\|[ \t]*")
_GAP = re.compile(r"\t[ \t]*| {2,}")
_FIGURE = re.compile(r"[^\w\n]*(?:[A-Z]{2,3})?[^\w\n]*\d|(?:n\.?a\.?|[-–—.… ]+)\Z")


def rows(passage: Passage) -> list[Row]:
    """The rows of a table, each with as many cells. Where bars or tabs part them, their number tells the column, else where
    they stand on the line.
    """
    lines = [m.span() for m in re.finditer(r"[^\n]+", passage.words) if not _RULE.fullmatch(m[0])]
    bars = "|" in passage.words
    told = [list(_cells(passage.words, *line, _BAR if bars else _GAP)) for line in lines]
    if bars or "\t" in passage.words:
        wide = max(map(len, told), default=0)
        return [(*cells, *[(0, 0)] * (wide - len(cells))) for cells in told]
    return _by_place(passage, told)


def figures(passage: Passage, table: Sequence[Row]) -> tuple[bool, ...]:
    """For each column whether figures stand in it, below its head."""
    below = [[passage.words[a:b] for a, b in column if a < b] for column in zip(*table[1:], strict=True)]
    return tuple(2 * sum(bool(_FIGURE.match(cell)) for cell in cells) > len(cells) for cells in below)


def _cells(words: str, start: int, end: int, parted: re.Pattern[str]) -> Iterator[Range]:
    """What a row says between what parts it; what parts nothing stands at its ends."""
    at = start
    for gap in parted.finditer(words, start, end):
        if gap.start() > start:
            yield at, gap.start()
        at = gap.end()
    if at < end:
        yield at, end


def _by_place(passage: Passage, told: Sequence[Sequence[Range]]) -> list[Row]:
    """Rows of cells that stand one under the other. Of the first it is not known where its line begins: it has the last
    columns. A cell that is alone leads in what follows, and has the first.
    """
    placed = [[_on_its_line(passage, *cell) for cell in cells] for cells in told]
    columns = _joined(place for cells in placed[1:] if len(cells) > 1 for place in cells)
    if not columns:
        return [tuple(cells[:1]) for cells in told]
    found: list[Row] = []
    for n, (cells, places) in enumerate(zip(told, placed, strict=True)):
        own = [_column(columns, place) for place in places]
        if n == 0:
            own = [max(0, len(columns) - len(cells) + k) for k in range(len(cells))]
        if len(cells) == 1:
            own = [0]
        row: list[Range] = [(0, 0)] * len(columns)
        for k, (a, b) in zip(own, cells, strict=True):
            row[k] = (row[k][0], b) if row[k][1] else (a, b)
        found.append(tuple(row))
    return found


def _on_its_line(passage: Passage, a: int, b: int) -> Range:
    start, end = (at - passage.start for at in locate(passage, a, b))
    line = passage.text.rfind("\n", 0, start) + 1
    return start - line, end - line


def _joined(places: Iterator[Range]) -> list[Range]:
    """Stretches of a line that touch, as one."""
    found: list[Range] = []
    for a, b in sorted(places):
        if found and a < found[-1][1]:
            found[-1] = found[-1][0], max(b, found[-1][1])
        else:
            found.append((a, b))
    return found


def _column(columns: Sequence[Range], place: Range) -> int:
    """The column that a cell stands in, or else that which begins last before it ends."""
    a, b = place
    return next((n for n, (c, d) in enumerate(columns) if a < d and c < b), sum(c < b for c, _ in columns) - 1)
