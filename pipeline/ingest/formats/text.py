"""Plain text -> passages: paragraphs wrapped or not, headings, lists, quotations, tables set in columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from pipeline.ingest.formats.encoding import decode
from pipeline.ingest.formats.manuscript import Block, Manuscript
from pipeline.ingest.formats.marks import (
    BULLET,
    CAPTION,
    HEADING_LENGTH,
    HEADING_WORDS,
    NUMBER,
    NUMBERED_HEADING,
    SENTENCE_END,
)
from pipeline.positions import Reading
from pipeline.records import PassageKind

_LINE = re.compile(r"([^\r\n\f\v\x85\u2028\u2029]*)(\r\n|[\r\n\f\v\x85\u2028\u2029]|\Z)")
_RULE = re.compile(r"([-=_*~+.#])\1{2}[-=_*~+.#| ]*+\Z|(?:[-=+|:]++ ?)++\Z")
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_STARTS = (_RULE, _QUOTED, BULLET, CAPTION)
_CELL_GAP = re.compile(r"[ \t]*\|[ \t]*|\t+[ \t]*| {2,}")
_FIGURE = re.compile(
    r"[^\w]*(?:[A-Z]{1,3})?[$€£¥]?[\d.,'’\u00a0]*\d[\d.,'’\u00a0]*(?:%|[a-z]{1,3})?[^\w]*\Z|[-–—.n/a ]{1,4}\Z"
)
_WRAPPED_BELOW = 125  # characters: text whose lines are longer has a paragraph a line
_LONGEST_FIGURE = 60  # characters


@dataclass(frozen=True)
class Line:
    """A line's text without the white space at its ends, and where that stands."""

    start: int
    text: str
    indent: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def number(self) -> int | None:
        """The number of "3." or "(3)" at its begin."""
        found = NUMBER.match(self.text)
        return int(found.group(1)) if found and found.group(1) else None

    def without(self, mark: re.Pattern[str]) -> "Line":
        """The line without a mark that it begins with and that is no part of what it says."""
        found = mark.match(self.text)
        return Line(self.start + found.end(), self.text[found.end() :], self.indent) if found else self


def read(path: Path, data: bytes) -> Manuscript:
    """A plain text, in whatever encoding."""
    words, encoding = decode(path, data)
    return Manuscript(words, encoding, blocks(words))


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a plain text, in order.

    Lines up to 125 characters are taken as wrapped and joined to paragraphs until a blank line, a list mark, a
    change of indent or a short last line; where lines are longer, each is a paragraph.
    """
    layout = Layout(text)
    lines = layout.lines
    at = 0
    while at < len(lines):
        line = lines[at]
        stop = layout.tables.get(at, at + 1)
        if stop > at + 1:
            yield _block("table", lines[at:stop])
        elif _QUOTED.match(line.text):
            while stop < len(lines) and _QUOTED.match(lines[stop].text):
                stop += 1
            yield _block("quotation", [line.without(_QUOTED) for line in lines[at:stop]])
        elif line.text and not _RULE.match(line.text):
            while layout.wrapped and stop < len(lines) and layout.continues(stop):
                stop += 1
            yield layout.prose(at, stop)
        at = stop


class Layout:
    """The lines of a text, and how they stand to each other."""

    def __init__(self, text: str) -> None:
        self.lines = _lines(text)
        self.width = _width(self.lines)
        self.wrapped = self.width <= _WRAPPED_BELOW
        self.tables = _tables(self.lines)
        written = [at for at, line in enumerate(self.lines) if line.text]
        self.first, self.last = (written[0], written[-1]) if written else (0, 0)

    def continues(self, at: int) -> bool:
        """Whether a line goes on with the paragraph that the line before it belongs to."""
        before, line = self.lines[at - 1], self.lines[at]
        if not line.text or at in self.tables or self.is_marked(at):
            return False
        next_word = line.text.split(maxsplit=1)[0]
        full = before.indent + len(before.text) + 1 + len(next_word) >= 0.9 * self.width
        if before.text.endswith(SENTENCE_END):
            return full and line.indent <= before.indent
        return full or not line.text[0].isupper() or before.text.endswith((",", "-", "–", "("))

    def is_marked(self, at: int) -> bool:
        """Whether a line begins with a mark; "(b) and" within a sentence is none."""
        before, line = self.lines[at - 1], self.lines[at]
        if any(mark.match(line.text) for mark in _STARTS):
            return True
        number = NUMBER.match(line.text)
        apart = before.text.endswith(SENTENCE_END) or NUMBER.match(before.text)
        return bool(number and (apart or not line.text[number.end()].islower()))

    def prose(self, at: int, stop: int) -> Block:
        """The lines from `at` to `stop` as a caption, heading, list item or paragraph."""
        group = self.lines[at:stop]
        first = group[0]
        if CAPTION.match(first.text):
            return _block("caption", group)
        if len(group) == 1 and self.is_heading(at):
            return _block("heading", group, self.heading_level(at))
        for mark in (BULLET, NUMBER):
            if mark.match(first.text):
                return _block("item", [first.without(mark), *group[1:]], level=1 + first.indent // 2)
        return _block("paragraph", group)

    def is_heading(self, at: int) -> bool:
        """Whether a line is short, without a sentence's end, set apart, and followed by something."""
        text = self.lines[at].text
        after = self.lines[at + 1].text if at + 1 < len(self.lines) else ""
        if len(text) > HEADING_LENGTH or len(text.split()) > HEADING_WORDS or not any(map(str.isalpha, text)):
            return False
        if at == self.last or BULLET.match(text) or self.counts(at):
            return False
        if (len(after) >= 3 and _RULE.match(after)) or text.isupper():
            return True
        if text.endswith((".", ",", ";", ":", "”", '"', "!")) or not (text[0].isupper() or text[0].isdigit()):
            return False
        apart = not after or at == 0 or not self.lines[at - 1].text
        return apart or bool(NUMBERED_HEADING.match(text))

    def counts(self, at: int) -> bool:
        """Whether a line has a number and the line before or after it, blank lines aside, has the one next to it."""
        number = self.lines[at].number
        before = (line.number for line in reversed(self.lines[max(0, at - 2) : at]) if line.text)
        after = (line.number for line in self.lines[at + 1 : at + 3] if line.text)
        return number is not None and (next(before, None) == number - 1 or next(after, None) == number + 1)

    def heading_level(self, at: int) -> int:
        """1 for a title, 2 for a heading, 3 for one numbered "1.2"."""
        numbers = re.match(r"\d{1,2}((?:\.\d{1,2})*)", self.lines[at].text)
        if numbers:
            return 2 + numbers.group(1).count(".")
        return 1 if at == self.first else 2


def _lines(text: str) -> list[Line]:
    lines = []
    for m in _LINE.finditer(text):
        whole = m.group(1)
        indent = len(whole) - len(whole.lstrip())
        lines.append(Line(m.start() + indent, whole.strip(), len(whole[:indent].expandtabs(4))))
    return lines


def _width(lines: list[Line]) -> int:
    """How long a full line of prose is: the length that one line in ten reaches."""
    lengths = [len(line.text) for line in lines if line.text]
    return round(quantiles(lengths, n=10)[-1]) if len(lengths) > 1 else max(lengths, default=0)


_OVER_COLUMNS = 12  # characters of indent
_LABEL = 40  # characters


def _tables(lines: list[Line]) -> dict[int, int]:
    """Tables set in columns: first line -> the line after the last.

    A row has three cells or more, or two of which the last is a figure; a table has two rows with figures. A
    rule, or one blank line between rows, belongs to it; so does a line of two heads over the first, where it is well indented or
    the rows right under it have two cells each, and a label that leads in the rows under it: "of which:".
    """
    tables: dict[int, int] = {}
    start = stop = figures = 0
    for at, line in enumerate([*lines, Line(0, ".", 0)]):
        cells = _cells(line)
        pair = len(cells) == 2
        spans = pair and start == stop and (line.indent >= _OVER_COLUMNS or _are_pairs(lines[at + 1 : at + 4]))
        if len(cells) >= 3 or (pair and _is_figure(cells[1])) or spans:
            if start == stop:
                start, figures = at, 0
            stop = at + 1
            figures += any(map(_is_figure, cells[1:]))
        elif stop == at > start and (_RULE.match(line.text) or _leads_in(line, lines[at + 1 : at + 3])):
            stop = at + 1
        elif line.text or at > stop:
            if figures >= 2:
                tables[start] = stop
            start = stop = figures = 0
    return tables


def _leads_in(line: Line, following: list[Line]) -> bool:
    """Whether a line between the rows of a table is a label of the rows under it, alone in its own."""
    cells = [_cells(row) for row in following if row.text]
    return len(_cells(line)) == 1 and len(line.text) <= _LABEL and any(len(c) > 1 and _is_figure(c[-1]) for c in cells)


def _are_pairs(lines: list[Line]) -> bool:
    """Whether the first two lines that are no rules are a name and a figure each."""
    rows = [_cells(line) for line in lines if not _RULE.match(line.text)][:2]
    return len(rows) == 2 and all(len(cells) == 2 and _is_figure(cells[1]) for cells in rows)


def _cells(line: Line) -> list[str]:
    return [cell for cell in _CELL_GAP.split(line.text) if cell]


def _is_figure(cell: str) -> bool:
    return len(cell) <= _LONGEST_FIGURE and bool(_FIGURE.match(cell))


def _block(kind: PassageKind, lines: list[Line], level: int = 0) -> Block:
    reading = Reading()
    for at, line in enumerate(lines):
        if at:
            reading.add("\n", lines[at - 1].end, line.start)
        reading.add(line.text, line.start, line.end)
    return Block(kind, reading, level)
