"""CSV and Excel (.xlsx) -> passages: tables, and the lines over and under them."""

import csv
import io
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import groupby, islice, pairwise
from pathlib import Path

from pipeline.ingest.formats.encoding import decode
from pipeline.ingest.formats.manuscript import Manuscript, Writing, unreadable
from pipeline.ingest.formats.packed import unpacking
from pipeline.ingest.formats.shown import shown

_SEPARATORS = "\t;|,"  # of two that part the lines as well, the one that is rarer within a cell
_TRIED = 50  # lines by which the separator is told
_NAMED = re.compile(r"\Asep=([\t;|,])[ \t]*(?:\r\n?|\n)")  # for Excel
_UNCOUNTED = re.compile(
    rb"""<c\b(?![^>]*\bt="str")[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"""
)
"""A cell with a formula and no value."""
_FIGURE = re.compile(r"[^\w]{0,4}\d[\d.,'’ \u00a0]*(?: ?%)?[^\w]{0,2}(?: ?[a-z]{1,2})?")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_COMPOUND = re.compile(r"[\w,]+,\w+\\\w+")

Row = Sequence[str]


def read(path: Path, data: bytes) -> Manuscript:
    """The sheets of a workbook, or the one of a text whose cells are separated. Formulas are read by their last values."""
    writing = Writing()
    if path.suffix.lower() == ".xlsx":
        for name, rows in _workbook(path, data):
            if any(map(any, rows)):
                writing.add("heading", [name], 2)
                _write(writing, rows)
        return Manuscript(writing.words, "xlsx", writing.blocks)
    words, encoding = decode(path, data)
    _write(writing, _separated(path, words))
    return Manuscript(writing.words, encoding, writing.blocks)


def _write(writing: Writing, rows: Sequence[Row]) -> None:
    """Rows of several cells as tables. What stands alone in its row is a label within a table, the caption right before one,
    else a paragraph.
    """
    told = [sum(map(bool, row)) for row in rows]
    within = [n > 1 or (n == 1 and a > 1 and b > 1) for a, n, b in zip([0, *told], told, [*told[1:], 0], strict=False)]
    parts = [(is_table, [rows[at] for at in part]) for is_table, part in groupby(range(len(rows)), within.__getitem__)]
    for n, (is_table, part) in enumerate(parts, 1):
        if is_table:
            beside = _beside(part)
            if len(beside) == 1:
                used = _used(part)
                writing.add_table([row[at] if at < len(row) else "" for at in used] for row in part)
            else:
                for own in beside:
                    _write(writing, own)
            continue
        lines = [line for row in part if (line := "".join(row))]
        captions = lines[-1:] if n < len(parts) else []
        for line in lines[: len(lines) - len(captions)]:
            writing.add("paragraph", [line])
        writing.add("caption", captions)


def _used(rows: Sequence[Row]) -> list[int]:
    """The columns in which anything stands."""
    return sorted({at for row in rows for at, cell in enumerate(row) if cell})


def _beside(rows: Sequence[Row]) -> list[list[Row]]:
    """Tables that stand side by side, each with labels of its own behind an empty column; else the one."""
    used = _used(rows)
    starts = [at for before, at in pairwise(used) if at > before + 1 and _are_labels(rows, at)]
    if not starts or not _are_labels(rows, used[0]):
        return [list(rows)]
    return [[row[a:b] for row in rows] for a, b in pairwise([used[0], *starts, used[-1] + 1])]


def _are_labels(rows: Sequence[Row], at: int) -> bool:
    """Whether a column holds words, as labels do, or years, each once, and what stands right of it figures."""
    cells = [row[at] for row in rows if at < len(row) and row[at]]
    figures = [row[at + 1] for row in rows if at + 1 < len(row) and row[at + 1]]
    told = sum(not _FIGURE.fullmatch(cell) or bool(_YEAR.fullmatch(cell)) for cell in cells)
    return (
        len(cells) > 1
        and len(set(cells)) == len(cells)
        and told == len(cells)
        and 2 * sum(bool(_FIGURE.fullmatch(cell)) for cell in figures) >= len(figures) > 1
    )


def _separated(path: Path, words: str) -> list[list[str]]:
    named = _NAMED.match(words)
    words = words[named.end() :] if named else words
    try:
        separator = named.group(1) if named else max(_SEPARATORS, key=lambda by: _parted(words, by))
        return _parted_heads([[" ".join(cell.split()) for cell in row] for row in _rows(words, separator)])
    except csv.Error as e:
        raise unreadable(path, f"is no table of separated cells ({e}); save it anew.") from None


def _parted_heads(rows: list[list[str]]) -> list[list[str]]:
    """Rows whose first cell holds several, as the first head says: "freq,unit,geo\\TIME_PERIOD"."""
    if not (rows and rows[0] and _COMPOUND.fullmatch(rows[0][0])):
        return rows
    heads = rows[0][0].partition("\\")[0].split(",")
    parted = ([cell.strip() for cell in row[0].split(",")] for row in rows[1:] if row)
    return [heads + rows[0][1:], *(first + row[1:] for first, row in zip(parted, filter(None, rows[1:]), strict=True))]


def _rows(words: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(words, newline=""), delimiter=separator, skipinitialspace=True)


def _parted(words: str, separator: str) -> int:
    """How many of the first lines a separator parts into cells, as many each."""
    widths = Counter[int]()
    with suppress(csv.Error):
        widths.update(len(row) for row in islice(_rows(words, separator), _TRIED) if len(row) > 1)
    return max(widths.values(), default=0)


def _workbook(path: Path, data: bytes) -> Iterable[tuple[str, list[list[str]]]]:
    """Each sheet that is shown: its name and its rows."""
    import openpyxl

    with unpacking(path, data, "Excel workbook") as file, warnings.catch_warnings(action="ignore"):
        with zipfile.ZipFile(file) as packed:
            sheets = (packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/sheet"))
            if any(map(_UNCOUNTED.search, sheets)):
                raise unreadable(
                    path, "holds formulas without their values; open it in a spreadsheet program and save it."
                )
        found = []
        for sheet in openpyxl.load_workbook(file, read_only=True, data_only=True).worksheets:
            if sheet.sheet_state == "visible":
                sheet.reset_dimensions()  # which the file may tell wrongly
                rows = [[shown(cell.value, cell.number_format or "") for cell in row] for row in sheet.iter_rows()]
                found.append((sheet.title, rows))
        return found
