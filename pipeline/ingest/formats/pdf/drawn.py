"""What a page draws and no letter says: pictures, and the dots before the items of a list."""

import ctypes
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2
from pypdfium2 import raw

from pipeline.ingest.formats.pdf.runs import Run

_PICTURES = frozenset({raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM})
_SMALLEST, _LARGEST = 1.0, 10.0  # points, of a dot
_OF_A_LETTER = 0.7  # of a line's size, at most
_ROUND = 1.3  # a dot is as wide as it is high, nearly
_BEFORE = 2.5  # ems from a dot to its item, at most


@dataclass(frozen=True, order=True)
class Dot:
    """Points from the top of the page to its middle, and from the left to where it begins and ends."""

    middle: float
    left: float
    right: float


@dataclass(frozen=True)
class Drawn:
    """Which kinds of things a page draws, and where there are dots, from above."""

    kinds: frozenset[int]
    dots: Sequence[Dot]

    @property
    def pictures(self) -> bool:
        """Whether there are pictures."""
        return bool(self.kinds & _PICTURES)


def drawn(page: pypdfium2.PdfPage) -> Drawn:
    """What a page draws."""
    edge = page.get_cropbox()
    kinds: set[int] = set()
    dots: list[Dot] = []
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for i in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, i)
        kinds.add(kind := raw.FPDFPageObj_GetType(thing))
        if kind == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            width, height = right.value - left.value, top.value - bottom.value
            if _SMALLEST < min(width, height) <= max(width, height) < min(_LARGEST, _ROUND * min(width, height)):
                middle = edge[3] - (top.value + bottom.value) / 2
                dots.append(Dot(middle, left.value - edge[0], right.value - edge[0]))
    return Drawn(frozenset(kinds), sorted(dots))


def with_bullets(runs: Sequence[Run], dots: Sequence[Dot]) -> Iterator[Run]:
    """The runs, with a bullet where a dot stands before words."""
    for run in runs:
        above, below = (bisect_left(dots, edge, key=_middle) for edge in (run.base - _OF_A_LETTER * run.size, run.base))
        dot = next((dot for dot in dots[above:below] if _opens(dot, run)), None)
        yield replace(run, text=f"• {run.text}", left=dot.left) if dot else run


def _middle(dot: Dot) -> float:
    return dot.middle


def _opens(dot: Dot, run: Run) -> bool:
    """Whether a dot on a run's line stands right before its first word."""
    small = dot.right - dot.left < _OF_A_LETTER * run.size
    return small and 0 < run.left - dot.right < _BEFORE * run.size and any(map(str.isalnum, run.text[:2]))
