"""The runs of a page that stand on one line."""

import re
from collections.abc import Sequence

from pipeline.ingest.formats.marks import BULLET, NUMBER
from pipeline.ingest.formats.pdf.runs import Run

ON_A_LINE = 0.35  # ems between the lines that runs stand on
_ONE_STRETCH = 0.6  # ems between two runs of one stretch of text
_BEHIND_A_MARK = 4.0  # ems, at most
_DECIMAL = re.compile(r"\d+\.\d+")

Row = list[Run]


def rows_of(runs: Sequence[Run]) -> list[Row]:
    """Runs that stand on one line, from the left, those close together joined; the lines from above."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda r: (r.base, r.left)):
        row = rows[-1] if rows else []
        if row and run.base - row[0].base < ON_A_LINE * max(row[0].size, run.size):
            row.append(run)
        else:
            rows.append([run])
    return [_joined(sorted(row, key=lambda r: r.left)) for row in rows]


def _joined(row: Row) -> Row:
    joined = row[:1]
    for run in row[1:]:
        near = run.left - joined[-1].right < _ONE_STRETCH * max(joined[-1].size, run.size)
        if near or _is_mark(joined[-1], run, first=len(joined) == 1):
            joined[-1] = joined[-1].joined(run)
        else:
            joined.append(run)
    return joined


def _is_mark(run: Run, following: Run, first: bool) -> bool:
    """Whether a run is the bullet or the number of an item that follows; "7.9" is one where it stands first in its row."""
    if not first and _DECIMAL.fullmatch(run.text):
        return False
    if following.left - run.right > _BEHIND_A_MARK * run.size:
        return False
    item = f"{run.text} {following.text}"
    return any((m := mark.match(item)) and m.end() == len(run.text) + 1 for mark in (BULLET, NUMBER))
