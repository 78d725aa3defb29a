"""The word lists in `data/`: tab-separated, `#` for comments; each names its source and licence at its head."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby, zip_longest
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a list, by column name."""
    head, *lines = _lines(name)
    return tuple(dict(zip_longest(head, line, fillvalue="")) for line in lines)


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a list, in the order of its columns; nothing of them is kept."""
    lines = _lines(name)
    next(lines)
    return lines


def _lines(name: str) -> Iterator[list[str]]:
    text = (DATA / f"{name}.tsv").read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list of one column."""
    text = (DATA / f"{name}.txt").read_text("utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line and not line.startswith("#"))


def any_of(words: Iterable[str]) -> str:
    """A pattern that takes any of some words, the longest that fits. It tells them apart by their first letters: most words of a
    text are passed over there.
    """
    longest_first = sorted(set(words), key=lambda word: (word[:1], len(word), word), reverse=True)
    by_letter = groupby(longest_first, key=lambda word: word[:1])
    branches = [
        f"{re.escape(letter)}(?:{'|'.join(re.escape(word[1:]) for word in same)})" for letter, same in by_letter
    ]
    return f"(?:{'|'.join(branches)})"
