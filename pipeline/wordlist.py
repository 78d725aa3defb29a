"""The word lists in `data/`: below a head of lines with `#`, with source and licence, a word a line or tab-separated rows."""

import re
from collections.abc import Iterable, Iterator, Sequence
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
    return (line.split("\t") for line in _below_the_head(f"{name}.tsv"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list of one column."""
    return frozenset(_below_the_head(f"{name}.txt"))


def _below_the_head(file: str) -> list[str]:
    lines = (DATA / file).read_text("utf-8").splitlines()
    return lines[next(n for n, line in enumerate(lines) if not line.startswith("#")) :]


@cache
def sets(name: str) -> dict[str, frozenset[str]]:
    """The sets of words of a list, by the name that a rule has for each."""
    return {row["set"]: frozenset(row["words"].split()) for row in table(name)}


def any_of(words: Iterable[str]) -> str:
    """A pattern that takes any of some words, the longest that fits. Where they part it tells them apart by the next letter: a
    text is passed over as soon as it goes on as none of them does, however many they are.
    Source: D. R. Morrison, PATRICIA, 1968.
    """
    return f"(?:{_any_rest(sorted(set(words), reverse=True), 0)})"


def _any_rest(words: Sequence[str], at: int) -> str:
    """A pattern of what some words, in reverse order, have from a letter on."""
    patterns = []
    for _, alike in groupby(words, key=lambda word: word[at : at + 1]):
        first, *others = alike
        parting = _parting(first, others[-1], at) if others else len(first)
        rest = f"(?:{_any_rest([first, *others], parting)})" if others else ""
        patterns.append(re.escape(first[at:parting]) + rest)
    return "|".join(patterns)


def _parting(one: str, other: str, at: int) -> int:
    """With which letter two words part that are alike before another."""
    while one[at : at + 1] == other[at : at + 1]:
        at += 1
    return at
