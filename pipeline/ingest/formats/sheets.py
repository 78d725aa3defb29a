"""CSV and Excel (.xlsx) -> passages: tables, and the lines over and under them."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.ingest.formats.encoding import decode
from pipeline.ingest.formats.manuscript import Manuscript, Writing, unreadable

_SEPARATORS = ",;\t|"
_TRIED = 20_000  # characters by which the separator is told
_LARGEST = 300_000_000  # bytes, unpacked


def read(path: Path, data: bytes) -> Manuscript:
    """The sheets of a workbook, or the one of a text whose cells are separated. Formulas are read by their last values."""
    if path.suffix.lower() == ".xlsx":
        writing = Writing()
        for name, rows in _workbook(path, data):
            writing.add("heading", [name], 2)
            _write(writing, rows)
        return Manuscript(writing.words, "xlsx", writing.blocks)
    words, encoding = decode(path, data)
    writing = Writing()
    _write(writing, _separated(path, words))
    return Manuscript(writing.words, encoding, writing.blocks)


def _write(writing: Writing, rows: Iterable[Sequence[str]]) -> None:
    """Rows of several cells as tables; what stands alone in its row is a caption before a table, else a paragraph."""
    parts = [(several, list(part)) for several, part in groupby(rows, lambda row: sum(map(bool, row)) > 1)]
    for n, (several, part) in enumerate(parts):
        if several:
            width = max(len(row) for row in part)
            used = [at for at in range(width) if any(at < len(row) and row[at] for row in part)]
            writing.add_table([row[at] if at < len(row) else "" for at in used] for row in part)
            continue
        lines = [said for row in part if (said := " ".join(filter(None, row)))]
        for line in lines:
            before_table = line is lines[-1] and n + 1 < len(parts)
            writing.add("caption" if before_table else "paragraph", [line])


def _separated(path: Path, words: str) -> Iterator[list[str]]:
    try:
        dialect: Any = csv.Sniffer().sniff(words[:_TRIED], _SEPARATORS)
    except csv.Error:
        dialect = csv.excel_tab if path.suffix.lower() == ".tsv" else csv.excel
    try:
        for row in csv.reader(io.StringIO(words, newline=""), dialect):
            yield [" ".join(cell.split()) for cell in row]
    except csv.Error as e:
        raise unreadable(path, f"is no table of separated cells ({e}); save it anew.") from None


def _workbook(path: Path, data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Each sheet that is shown: its name and its rows."""
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST:
                raise unreadable(path, "unpacks to more than 300 MB; save the sheets that are wanted apart.")
        with warnings.catch_warnings(action="ignore"):  # of what openpyxl does not keep
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    yield sheet.title, [[_cell(c) for c in row] for row in sheet.iter_rows()]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        raise unreadable(
            path, "is no Excel workbook, or a locked or damaged one; save it anew, without a password."
        ) from None


def _cell(cell: Any) -> str:
    """A cell as the sheet shows it, as far as its format says: decimals, per cent, a day."""
    value, form = cell.value, cell.number_format or "General"
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case datetime() | date():
            return value.strftime("%Y-%m-%d")
        case int() | float():
            return _figure(value, form.split(";")[0])
    return " ".join(str(value).split())


def _figure(value: float, form: str) -> str:
    percent = "%" if "%" in form else ""
    value = value * 100 if percent else value
    decimals = re.search(r"0\.(0+)", form)
    if form == "General" or not re.search(r"[0#]", form):
        return str(int(value)) if value == int(value) else repr(round(value, 10))
    grouped = "," if "," in form else ""
    return f"{value:{grouped}.{len(decimals.group(1)) if decimals else 0}f}{percent}"
