"""What a page of a PDF prints, as PDFium tells it: letters on a line, with their places in points."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import hypot, pi
from statistics import multimode
from unicodedata import category

import pypdfium2
from pypdfium2 import raw

from pipeline.ingest.raised import raised

_BOLD = 600  # weight
_NAME = 100  # bytes of a font's name
_UNWRITTEN = frozenset({"Cc", "Cn", "Cs", "Zl", "Zp"})
_QUARTER = pi / 2
_LEVEL = 0.05  # radians that a line may lean
_APART = 1.0  # ems between two words that do not belong to one stretch of text
_BETWEEN_WORDS = 2.5  # ems, at most, in a line that is stretched to the width of those around it
_BETWEEN_CELLS = 0.6  # ems, at least, where the file writes the spaces between words and none here
_MOSTLY = 0.75  # of the gaps between words
_FLUSH = 0.2  # ems between the ends of lines that reach as far
_A_FEW = 3  # gaps between words
_SMALL = 0.8  # of the size before: a note's mark, a power, an index


@dataclass(slots=True)
class Run:
    """Text on one line without a gap. Points, from the left and from the top of the page; `base` is the line it stands on."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool

    def joined(self, other: "Run") -> "Run":
        """This run and another behind it, as one."""
        space = "" if self.text.endswith(" ") else " "
        size = self.size if len(self.text) >= len(other.text) else other.size
        bold = self.bold and other.bold
        return Run(f"{self.text}{space}{other.text}", self.left, max(self.right, other.right), self.base, size, bold)


@dataclass(slots=True)
class _Glyph:
    letter: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    spaced: bool  # from the letter before
    written: bool  # by a space


def runs_of(page: pypdfium2.PdfPage) -> tuple[list[Run], int]:
    """The runs of a page, in the order in which the file prints them, and by how many quarters of a turn, clockwise, most of
    its letters are turned. What stands otherwise or beyond its edges is passed over, and what no letter stands for.
    """
    text = page.get_textpage()
    quarter = _usual_quarter(text)
    runs = list(_runs(_glyphs(text, quarter, page.get_cropbox())))
    text.close()
    return runs, quarter


def _usual_quarter(text: pypdfium2.PdfTextPage) -> int:
    """By how many quarters of a turn, clockwise, most letters are turned."""
    turned = Counter(_quarter(text, i) for i in range(text.count_chars()) if raw.FPDFText_IsGenerated(text, i) != 1)
    return next((quarter for quarter, _ in turned.most_common() if quarter is not None), 0)


def _quarter(text: pypdfium2.PdfTextPage, i: int) -> int | None:
    angle = raw.FPDFText_GetCharAngle(text, i)
    quarter = round(angle / _QUARTER)
    return quarter % 4 if abs(angle - quarter * _QUARTER) < _LEVEL else None


def _glyphs(text: pypdfium2.PdfTextPage, quarter: int, page: tuple[float, float, float, float]) -> Iterator[_Glyph]:
    box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    left, bottom, right, top = page
    width, height = (top - bottom, right - left) if quarter % 2 else (right - left, top - bottom)
    spaced = written = False
    for i in range(text.count_chars()):
        letter = "-" if raw.FPDFText_IsHyphen(text, i) == 1 else chr(raw.FPDFText_GetUnicode(text, i))
        if raw.FPDFText_IsGenerated(text, i) == 1 or category(letter) in _UNWRITTEN:
            spaced = True
            continue
        if _quarter(text, i) != quarter:
            continue
        raw.FPDFText_GetLooseCharBox(text, i, box)
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        raw.FPDFText_GetMatrix(text, i, matrix)
        size = raw.FPDFText_GetFontSize(text, i) * hypot(matrix.c, matrix.d)
        match quarter:
            case 0:
                begin, end, base = box.left - left, box.right - left, top - y.value
            case 1:
                begin, end, base = top - box.top, top - box.bottom, right - x.value
            case 2:
                begin, end, base = right - box.right, right - box.left, y.value - bottom
            case _:
                begin, end, base = box.bottom - bottom, box.top - bottom, x.value - left
        if not letter.isspace() and size > 0 and begin < width and end > 0 and 0 < base < height:
            bold = raw.FPDFText_GetFontWeight(text, i) >= _BOLD or b"Bold" in _font(text, i)
            yield _Glyph(letter, begin, end, base, size, bold, spaced, written)
        spaced = written = letter.isspace()


def _font(text: pypdfium2.PdfTextPage, i: int) -> bytes:
    """The name of a letter's font."""
    name = ctypes.create_string_buffer(_NAME)
    raw.FPDFText_GetFontInfo(text, i, name, _NAME, None)
    return name.value


def _runs(glyphs: Iterator[_Glyph]) -> Iterator[Run]:
    lines: list[list[_Glyph]] = []
    for glyph in glyphs:
        if lines and _follows(lines[-1][-1], glyph):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    between = [after for line in lines for gap, after in _words(line) if gap < _APART * after.size]
    writes = sum(after.written for after in between) > _MOSTLY * len(between)
    full = [line[-1].right if len(_words(line)) > _A_FEW and _is_even(line) else None for line in lines]
    for at, line in enumerate(lines):
        near = (right for right in full[max(0, at - 2) : at + 3] if right is not None)
        stretched = any(abs(line[-1].right - right) < _FLUSH * line[0].size for right in near)
        yield from _parted(line, _BETWEEN_WORDS if stretched else _APART, writes)


def _follows(before: _Glyph, glyph: _Glyph) -> bool:
    em = max(before.size, glyph.size)  # letters of a ligature have one place
    return before.left - 0.1 * em <= glyph.left and abs(glyph.base - before.base) < 0.5 * em


def _words(line: list[_Glyph]) -> list[tuple[float, _Glyph]]:
    """The gaps between the words of a line, and the letters behind them."""
    return [(after.left - before.right, after) for before, after in pairwise(line) if after.spaced]


def _is_even(line: list[_Glyph]) -> bool:
    return all(gap < _APART * line[0].size for gap, _ in _words(line))


def _parted(line: list[_Glyph], most: float, writes: bool) -> Iterator[Run]:
    """The runs of a line that the file prints from left to right, parted at gaps wider than `most` ems; where it `writes`
    its spaces, one that is not written parts sooner.
    """
    start = 0
    for at, (before, after) in enumerate(pairwise(line), 1):
        widest = _BETWEEN_CELLS if writes and not after.written else most
        if after.left - before.right > widest * max(before.size, after.size):
            yield from _run(line[start:at])
            start = at
    yield from _run(line[start:])


def _run(glyphs: list[_Glyph]) -> Iterator[Run]:
    """The letters of one run, with the spaces between its words; nothing where nothing is written."""
    if not glyphs:
        return
    size = multimode(g.size for g in glyphs)[0]
    large = [g for g in glyphs if g.size > _SMALL * size]
    base = next(g.base for g in glyphs if g.size == size)
    said = ""
    for glyph in glyphs:
        said += (" " if glyph.spaced and said else "") + _read(glyph, said, base, size)
    said = " ".join(said.split())
    if said:
        bold = sum(g.bold for g in large) > len(large) / 2
        yield Run(said, large[0].left, max(g.right for g in large), base, size, bold)


def _read(glyph: _Glyph, said: str, base: float, size: float) -> str:
    """A letter as it is read; a sign of a font of signs is a bullet, where it stands first."""
    if "\ue000" <= glyph.letter <= "\uf8ff":
        return "" if said else "•"
    is_raised = glyph.size <= _SMALL * size and base - glyph.base > 0.15 * size and glyph.letter.isdigit()
    return raised(glyph.letter, said) if is_raised else glyph.letter
