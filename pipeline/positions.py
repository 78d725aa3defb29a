"""From the text as it is read back to the text as it stands: no position is ever lost.

A passage's reading is made of runs `(a, b, start, end)`, in order: characters `a` to `b` of the reading come from
characters `start` to `end` of the passage's text. Where both have the same length they correspond one to one;
else the whole of one stands for the whole of the other (a ligature, a composed letter).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from pipeline.records import Evidence, Passage

Run = tuple[int, int, int, int]


class Reading:
    """A reading under construction: text with the place each part comes from."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.length = 0

    def add(self, words: str, start: int, end: int) -> None:
        """Append `words`, which stand for the text from `start` to `end`."""
        if not words:
            return
        a, b = self.length, self.length + len(words)
        if self.runs and end - start == b - a:
            a0, b0, start0, end0 = self.runs[-1]
            if end0 == start and end0 - start0 == b0 - a0:
                a, start = a0, start0
                self.runs.pop()
        self.runs.append((a, b, start, end))
        self.parts.append(words)
        self.length = b

    def sub(self, pattern: re.Pattern[str], instead: Callable[[re.Match[str]], str]) -> "Reading":
        """This reading with each match of a pattern replaced, as `re.sub` does; what is new stands where the old stood."""
        words = str(self)
        reading = Reading()
        at = 0
        for m in pattern.finditer(words):
            reading._copy(self.runs, words, at, m.start())
            reading.add(instead(m), *_place(self.runs, *m.span()))
            at = m.end()
        if not at:
            return self
        reading._copy(self.runs, words, at, len(words))
        return reading

    def _copy(self, runs: Sequence[Run], words: str, a: int, b: int) -> None:
        first = max(0, bisect_right(runs, a, key=_begin) - 1)
        for i in range(first, bisect_left(runs, b, first, key=_begin)):
            run = runs[i]
            c, d = max(a, run[0]), min(b, run[1])
            self.add(words[c:d], *_place((run,), c, d))

    def __str__(self) -> str:
        return "".join(self.parts)


def locate(passage: Passage, a: int, b: int) -> tuple[int, int]:
    """Where characters `a` to `b` of a passage's reading stand in the source's text."""
    if passage.reading is None:
        return passage.start + a, passage.start + b
    start, end = _place(passage.shifts, a, b)
    return passage.start + start, passage.start + end


def read_at(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Which characters of a passage's reading stand for `start` to `end` of the source's text: `locate` the other way.
    What the reading leaves out stands for nothing.
    """
    start, end = start - passage.start, end - passage.start
    if passage.reading is None:
        return start, end
    inside = [run for run in passage.shifts if run[2] < end and start < run[3]]
    if not inside:
        return 0, 0
    (a, _, first, _), (_, b, _, last) = inside[0], inside[-1]
    return (
        a + max(0, start - first) if _even(inside[0]) else a,
        b - max(0, last - end) if _even(inside[-1]) else b,
    )


def cite(passage: Passage, a: int, b: int) -> Evidence:
    """Characters `a` to `b` of a passage's reading as evidence, in the source's own words."""
    start, end = locate(passage, a, b)
    quote = passage.text[start - passage.start : end - passage.start]
    return Evidence(source=passage.source, passage=passage.id, start=start, end=end, quote=quote)


def _place(runs: Sequence[Run], a: int, b: int) -> tuple[int, int]:
    first = runs[bisect_right(runs, a, key=_begin) - 1]
    last = runs[bisect_right(runs, b - 1, key=_begin) - 1]
    start = first[2] + (a - first[0] if _even(first) else 0)
    end = last[2] + b - last[0] if _even(last) else last[3]
    return start, end


def _begin(run: Run) -> int:
    return run[0]


def _even(run: Run) -> bool:
    return run[1] - run[0] == run[3] - run[2]
