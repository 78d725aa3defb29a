"""The rows of a table set in columns, cell by cell."""

import re
from collections.abc import Iterator, Sequence

from pipeline.ingest.formats.pdf.runs import Run

Row = Sequence[Run]
_FIGURE = re.compile(r"[^\w]*(?:[A-Z]{1,3})?[$€£¥]?[\d.,'’\s]*\d[\d.,'’\s]*(?:%|[a-z*]{1,3})?[^\w]*|[-–—.n/a ]{1,4}")
_LONGEST_FIGURE = 40  # characters
_LABEL = 60  # characters


def tables(rows: Sequence[Row]) -> dict[int, int]:
    """Which rows of a column are a table's: the first -> the one after the last.

    A row has three cells or more, or two of which the last is a figure; a table has two rows with figures. A short line
    alone in its row, between two such rows, is a label in it.
    """
    found: dict[int, int] = {}
    start = stop = figures = 0
    for at in range(len(rows) + 1):
        row: Row = rows[at] if at < len(rows) else ()
        if len(row) >= 3 or (len(row) == 2 and _is_figure(row[1])):
            if stop != at and not (start < stop == at - 1 and _is_label(rows[at - 1])):
                start, figures = at, 0
                while start and len(rows[start - 1]) > 1:  # heads that stand over several columns
                    start -= 1
            stop = at + 1
            figures += any(_is_figure(cell) for cell in row[1:])
            if figures >= 2:
                found[start] = stop
        elif at > stop:
            start = stop = at
            figures = 0
    return found


def cells(rows: Sequence[Row]) -> Iterator[list[str]]:
    """Each row's cells, one for every column of the table; empty where the row leaves one out."""
    most = max(map(len, rows))
    columns = _columns([cell for row in rows if len(row) >= max(2, 0.6 * most) for cell in row])
    for row in rows:
        told = [""] * len(columns)
        for cell in row:
            at = max(range(len(columns)), key=lambda n: (_shared(cell, columns[n]), -n))
            told[at] = f"{told[at]} {cell.text}".strip()
        yield told


def _columns(runs: Sequence[Run]) -> list[tuple[float, float]]:
    """Where the columns stand: runs that lie over one another share one; a run that lies over two tells nothing."""
    found: list[tuple[float, float]] = []
    for run in sorted(runs, key=lambda run: run.right - run.left):
        over = [at for at, (left, right) in enumerate(found) if left < run.right and run.left < right]
        if not over:
            found.append((run.left, run.right))
        elif len(over) == 1:
            left, right = found[over[0]]
            found[over[0]] = min(left, run.left), max(right, run.right)
    return sorted(found)


def _shared(cell: Run, column: tuple[float, float]) -> float:
    """How many points of a cell lie over a column; where none do, how far it is off."""
    return min(cell.right, column[1]) - max(cell.left, column[0])


def _is_figure(cell: Run) -> bool:
    return len(cell.text) <= _LONGEST_FIGURE and bool(_FIGURE.fullmatch(cell.text))


def _is_label(row: Row) -> bool:
    return len(row) == 1 and len(row[0].text) <= _LABEL
