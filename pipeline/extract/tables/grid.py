"""The rows and the columns of a table, set in columns or between bars."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

_RULED = re.compile(r"[\s|:=+_—–-]*\Z")
_GAP = re.compile(r" {2,}|\t+")
_INDENTED = re.compile(
    r"[^\W\d_](?:[^\s\d]| (?! ))*(?: {2,}(?:[-–−+(]?\d[\d.,]*%?\)?|[-–—]|n/?a|\.{2,3}))+"
)  # a part of the row above
_MOST_COLUMNS = 100
LONGEST = 300  # characters of a head or a label


@dataclass(frozen=True, slots=True)
class Cell:
    """Characters `start` to `end` of a table's text, in a column whose middle is `middle`."""

    start: int
    end: int
    text: str
    middle: float


def rows(text: str) -> Iterator[list[Cell]]:
    """The rows of a table; the first line has lost its indent, so that which all others share is none."""
    lines = text.split("\n")
    shared = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()), default=0)
    at = 0
    for number, line in enumerate(lines):
        indent = shared if number else 0
        if line.strip() and not _RULED.match(line):
            told = _barred(line, at) if "|" in line else _spaced(line[indent:], at + indent)
            yield list(islice(told, _MOST_COLUMNS))
        at += len(line) + 1


def _barred(line: str, at: int) -> Iterator[Cell]:
    inner = line.strip().strip("|")
    start = at + line.index(inner)
    for column, part in enumerate(inner.split("|")):
        left = start + len(part) - len(part.lstrip())
        yield Cell(left, left + len(part.strip()), part.strip(), column)
        start += len(part) + 1


def _spaced(line: str, at: int) -> Iterator[Cell]:
    """The cells between runs of spaces. A line that begins with such a run has no label, but where words lead its figures."""
    start, stop = len(line) - len(line.lstrip()), len(line.rstrip())
    if start > 1 and not _INDENTED.fullmatch(line, start, stop):
        yield Cell(at, at, "", 0)
    for end, following in [*((m.start(), m.end()) for m in _GAP.finditer(line, start, stop)), (stop, stop)]:
        yield Cell(at + start, at + end, line[start:end], (start + end) / 2)
        start = following


def heads_of(rows: Sequence[Sequence[Cell]], body: Sequence[Cell]) -> list[tuple[float, str]]:
    """The heads of the columns, each with the middle of its column; of several lines the words together.

    The first line of a table has lost its indent, so heads are told off one by one where they are as many as the columns.
    """
    words = {cell.middle: "" for cell in body[1:]}
    for row in rows:
        shared = len(words) // len(row) if row[0].text and len(words) % len(row) == 0 else 0
        if shared > 1 and row is rows[0]:  # each head stands over as many columns
            own: Sequence[Cell] = [cell for cell in row for _ in range(shared)]
        else:
            own = row if len(row) == len(words) and row[0].text else row[1:]
        columns = list(words) if len(own) == len(words) else [min(words, key=lambda m: abs(m - c.middle)) for c in own]
        spanning = ""  # a head over several columns leaves the cells behind it empty
        for middle, cell in zip(columns, own, strict=True):
            spanning = cell.text or spanning
            words[middle] = f"{words[middle]} {spanning}".strip()[:LONGEST]
    return list(words.items())
