"""Where a passage that repeats another says the same words: whatever its typography, line breaks and parted words."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from pipeline.positions import cite, locate
from pipeline.records import Evidence, Passage


class Word(NamedTuple):
    """A word but for case and ligatures; from `a` to `b` in the reading, from `start` to `end` in the source's text."""

    form: str
    a: int
    b: int
    start: int
    end: int


def words(passage: Passage) -> list[Word]:
    """The words and figures of a passage."""
    return [
        Word(unicodedata.normalize("NFKC", m.group()).casefold(), *m.span(), *locate(passage, *m.span()))
        for m in re.finditer(r"\w+", passage.words)
    ]


class Alignment:
    """A passage and its copy, word by word. A copy of the `whole` begins and ends where the passage does; another is a
    stretch of it.
    """

    def __init__(self, kept: Passage, copy: Passage, whole: bool) -> None:
        self._kept = kept
        self._copy = copy
        self._whole = whole

    def repeat(self, quoted: Evidence) -> Evidence | None:
        """Where the copy says what is quoted from the passage; None where it does not say all of it.

        Words that differ (a word parted, an article more) are found by the words around them that both have.
        """
        ours, theirs, pairs = self._words
        first = bisect_right(ours, quoted.start, key=_end)
        last = bisect_left(ours, quoted.end, key=_start) - 1
        before = bisect_right(pairs, first, key=_place) - 1
        behind = bisect_left(pairs, last, key=_place)
        if first > last or before < 0 or behind == len(pairs):
            return None
        begin = pairs[before][1] + (pairs[before][0] != first)
        end = pairs[behind][1] - (pairs[behind][0] != last)
        if begin > end:
            return None
        opening = self._between(quoted.start, ours[first].start)
        closing = self._between(ours[last].end, quoted.end)
        a, b = theirs[begin].a, theirs[end].b
        if self._copy.words.endswith(opening, 0, a):
            a -= len(opening)
        if self._copy.words.startswith(closing, b):
            b += len(closing)
        return cite(self._copy, a, b)

    @cached_property
    def _words(self) -> tuple[list[Word], list[Word], list[tuple[int, int]]]:
        """The words of both, and the places of those that correspond."""
        ours, theirs = words(self._kept), words(self._copy)
        matcher = SequenceMatcher(None, _forms(ours), _forms(theirs), autojunk=False)
        pairs = [(i + n, j + n) for i, j, size in matcher.get_matching_blocks() for n in range(size)]
        return ours, theirs, [(-1, -1), *pairs, (len(ours), len(theirs))] if self._whole else pairs

    def _between(self, start: int, end: int) -> str:
        return self._kept.text[start - self._kept.start : end - self._kept.start] if start < end else ""


def _forms(found: Sequence[Word]) -> list[str]:
    return [word.form for word in found]


def _start(word: Word) -> int:
    return word.start


def _end(word: Word) -> int:
    return word.end


def _place(pair: tuple[int, int]) -> int:
    return pair[0]
