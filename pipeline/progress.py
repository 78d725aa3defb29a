"""How far long work has come, told on a terminal; elsewhere, as in CI, nothing is said."""

import shutil
import sys
from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

_CLEAR = "\r\x1b[K"
STEP = 100
"""After so many sources of a batch a stage says how far it is."""


def each(things: Collection[T], doing: str) -> Iterator[T]:
    """The things one by one, told in one line of standard error that is written anew: `doing` "(3 of 1,000)"."""
    for n, thing in enumerate(things, 1):
        say(f"{doing} ({n:,} of {len(things):,})")
        yield thing


def say(words: str) -> None:
    """What is being done, in place of what was said before."""
    if sys.stderr.isatty():
        sys.stderr.write(f"{_CLEAR}{words[: shutil.get_terminal_size().columns - 1]}")
        sys.stderr.flush()


def done() -> None:
    """Take away what was said."""
    if sys.stderr.isatty():
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()


def line(doing: str) -> None:
    """What a stage of the workflow is doing, in a line of its own, for others work beside it; its standard error is its log."""
    if sys.stdout.isatty():
        print(f"briefwright: {doing}", flush=True)


def in_lines(things: Iterable[T], doing: str, total: int) -> Iterator[T]:
    """The things one by one; of many it is told now and then how far it is."""
    for n, thing in enumerate(things):
        if n and n % STEP == 0:
            line(f"{doing}: {n:,} of {total:,}")
        yield thing
