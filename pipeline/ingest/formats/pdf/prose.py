"""The lines of pages as headings, paragraphs, items, captions and tables: by their size, weight and place."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from pipeline.ingest.formats.manuscript import Writing
from pipeline.ingest.formats.marks import (
    BULLET,
    CAPTION,
    FIELD,
    HEADING_LENGTH,
    HEADING_WORDS,
    NUMBER,
    NUMBERED_HEADING,
    SENTENCE_END,
)
from pipeline.ingest.formats.pdf.grid import cells, tables
from pipeline.ingest.formats.pdf.reading_order import Column
from pipeline.ingest.formats.pdf.runs import Run

_ALIKE = 0.08  # of a size
_LARGER = 1.1  # than the body, of a heading
_SMALLER = 0.95  # than the body, of a note
_WIDER = 1.3  # than the usual step from line to line
_WIDEST = 1.7  # sizes from line to line within a paragraph
_INDENT = 0.8  # ems
_STEP_IN = 0.5  # ems from a list to one within it
_FLUSH = 0.3  # ems that a line leaves open which ends where its column does, at most
_SLACK = 1.5  # ems that a line may leave open at its end
_LONGEST_TITLE = 160  # characters, of a heading larger than the body
_DEEPEST = 6


@dataclass
class _Draft:
    """Lines that belong together, and the page on which they begin; or the rows of a table."""

    page: int
    lines: list[Run] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    right: float = 0.0
    indent: float = 0.0
    opens: bool = False  # its column

    @property
    def first(self) -> Run:
        return self.lines[0]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def room(self) -> float:
        """How many ems its last line leaves open."""
        return (self.right - self.lines[-1].right) / self.first.size


def write(head: Sequence[Column], body: Sequence[Column], feet: Sequence[Column]) -> Writing:
    """All columns as one text; in the body, what goes on over the end of one is one paragraph or table."""
    letters = Counter[float]()
    for run in (run for column in body for row in column.rows for run in row):
        letters[_rounded(run.size)] += len(run.text)
    size = letters.most_common(1)[0][0] if letters else 0.0
    drafts: list[_Draft] = []
    for draft in _drafts(body):
        open_draft = next((d for d in reversed(drafts) if d.lines and d.first.size >= _SMALLER * size), None)
        if draft.opens and open_draft and _goes_on(open_draft, draft):
            open_draft.lines += draft.lines
            open_draft.right = draft.right
        else:
            drafts.append(draft)
    return _written([*_drafts(head), *drafts, *_drafts(feet)], size)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _leading(columns: Iterable[Column]) -> dict[float, float]:
    """The usual step from a line to the next, by size."""
    steps: dict[float, Counter[float]] = {}
    for column in columns:
        for (above, *_), (below, *_) in pairwise(column.rows):
            if abs(above.size - below.size) < _ALIKE * above.size and below.base - above.base < _WIDEST * below.size:
                steps.setdefault(_rounded(below.size), Counter())[_rounded(below.base - above.base)] += 1
    return {size: counted.most_common(1)[0][0] for size, counted in steps.items()}


def _drafts(columns: Sequence[Column]) -> Iterator[_Draft]:
    """The drafts of all columns, from above; a table may go on in the next column."""
    leading = _leading(columns)
    places = [(row, column) for column in columns for row in column.rows]
    found = tables([row for row, _ in places])
    at = 0
    while at < len(places):
        _, column = places[at]
        stop = found.get(at, at)
        if stop > at:
            yield _Draft(column.page, rows=list(cells([row for row, _ in places[at:stop]])))
        else:
            while stop < len(places) and stop not in found and places[stop][1] is column:
                stop += 1
            for group in _groups([run for row, _ in places[at:stop] for run in row], leading):
                yield from _parted(group, column)
        at = stop


def _groups(lines: Sequence[Run], leading: dict[float, float]) -> Iterator[list[Run]]:
    """Lines that stand evenly, together."""
    group = [*lines[:1]]
    for line in lines[1:]:
        if not _goes_with(group[-1], line, leading):
            yield group
            group = []
        group.append(line)
    yield group


def _goes_with(above: Run, line: Run, leading: dict[float, float]) -> bool:
    """Whether a line stands as near to the one above it, and looks as it does, as lines of a paragraph do."""
    usual = leading.get(_rounded(line.size), 1.25 * line.size)
    return (
        0 < line.base - above.base <= max(_WIDER * usual, usual + 1)
        and abs(line.size - above.size) < _ALIKE * above.size
        and line.bold == above.bold
    )


def _parted(group: Sequence[Run], column: Column) -> Iterator[_Draft]:
    """The paragraphs and items of lines that stand evenly."""
    narrower = len(group) > 2 and not group[0].bold  # than its column, as a quotation may be
    right = max(line.right for line in group) if narrower else column.right
    draft = _Draft(
        column.page, [group[0]], right=right, indent=group[0].left - column.left, opens=group[0] is column.rows[0][0]
    )
    for above, line in pairwise(group):
        if _begins(draft.first, above, line, right):
            yield draft
            draft = _Draft(column.page, right=right, indent=line.left - column.left)
        draft.lines.append(line)
    yield draft


def _begins(first: Run, above: Run, line: Run, right: float) -> bool:
    """Whether a line begins a paragraph: by a mark, an indent, or because the line above had room for its first word."""
    ended = above.text.endswith(SENTENCE_END)
    if BULLET.match(line.text) or (ended and CAPTION.match(line.text)):
        return True
    if FIELD.match(line.text) and FIELD.match(first.text):
        return True
    if NUMBER.match(line.text) and (ended or line.bold or NUMBER.match(above.text)):
        return True
    if _had_room(above, line, right) and (
        ended or not (line.text[0].islower() or above.text.endswith((",", "-", "–", "(")))
    ):
        return True
    hanging = BULLET.match(above.text) or NUMBER.match(above.text)
    return ended and not hanging and line.left - above.left > _INDENT * line.size


def _had_room(above: Run, line: Run, right: float) -> bool:
    """Whether the first word of a line would have fitted on the line above it."""
    word = (line.right - line.left) * (len(line.text.split(maxsplit=1)[0]) + 1) / len(line.text)
    return above.right + word < right - _SLACK * line.size


def _goes_on(last: _Draft, first: _Draft) -> bool:
    """Whether what opens a column goes on with what was left open: within a sentence, or behind a line that is full."""
    line = first.first
    alike = abs(line.size - last.first.size) < _ALIKE * line.size and line.bold == last.first.bold
    if not alike or any(mark.match(line.text) for mark in (BULLET, NUMBER, CAPTION)):
        return False
    if last.lines[-1].text.endswith(SENTENCE_END):
        return len(last.lines) > 1 and last.room < _FLUSH and first.indent < _INDENT * line.size
    return line.text[0].islower() or (len(last.lines) > 1 and not _had_room(last.lines[-1], line, last.right))


def _written(drafts: Sequence[_Draft], body: float) -> Writing:
    headings = {id(d) for d, after in pairwise([*drafts, None]) if d and after and d.lines and _is_heading(d, body)}
    sizes = sorted({_rounded(d.first.size) for d in drafts if id(d) in headings}, reverse=True)
    writing = Writing()
    for is_list, part in groupby(
        drafts, lambda draft: bool(draft.lines and id(draft) not in headings and _mark(draft))
    ):
        together = list(part)
        indents = _indents(together) if is_list else []
        for draft in together:
            lines = [line.text for line in draft.lines]
            if draft.rows:
                writing.add_table(draft.rows, page=draft.page)
            elif id(draft) in headings:
                level = 1 + sizes.index(_rounded(draft.first.size))
                writing.add("heading", lines, min(level, _DEEPEST), draft.page)
            elif mark := _mark(draft):
                level = sum(indent <= draft.indent for indent in indents)
                writing.add("item", [lines[0][mark.end() :], *lines[1:]], level, draft.page)
            else:
                writing.add("caption" if CAPTION.match(lines[0]) else "paragraph", lines, page=draft.page)
    return writing


def _mark(draft: _Draft) -> re.Match[str] | None:
    """The mark of an item."""
    said = draft.first.text
    return None if CAPTION.match(said) else BULLET.match(said) or NUMBER.match(said)


def _indents(items: Iterable[_Draft]) -> list[float]:
    """How far in the items of a list stand, one number a level."""
    found: list[float] = []
    for draft in sorted(items, key=lambda d: d.indent):
        if not found or draft.indent > found[-1] + _STEP_IN * draft.first.size:
            found.append(draft.indent)
    return found


def _is_heading(draft: _Draft, body: float) -> bool:
    """Whether a draft is larger or bolder than the body, or in capitals, or has a number, short, and ends no sentence."""
    text = draft.text
    if not any(map(str.isalpha, text)) or text.endswith((*SENTENCE_END, ",")) or BULLET.match(text):
        return False
    if draft.first.size > _LARGER * body:
        return len(text) <= _LONGEST_TITLE
    if len(text) > HEADING_LENGTH or len(text.split()) > HEADING_WORDS or CAPTION.match(text):
        return False
    return draft.first.bold or text.isupper() or bool(NUMBERED_HEADING.match(text) and re.search(r"[a-z]{3}", text))
