"""Where things stand in a text, found by position: a long text takes no longer, word for word, than a short one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Protocol, TypeVar


class Placed(Protocol):
    """What stands at characters `start` to `end` of a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Thing = TypeVar("Thing", bound=Placed)

begin, finish = attrgetter("start"), attrgetter("end")


def within(things: Sequence[Thing], a: int, b: int) -> list[Thing]:
    """Those of some things, given in the order in which they begin, that stand within characters `a` to `b`."""
    if not things:
        return []
    first = bisect_left(things, a, key=begin)
    return [t for t in things[first : bisect_left(things, b, first, key=begin)] if t.end <= b]


def near(things: Sequence[Thing], a: int, b: int) -> Sequence[Thing]:
    """Those of some things, given in order and apart from each other, that touch what is between `a` and `b`."""
    first = bisect_left(things, a, key=finish)
    return things[first : bisect_right(things, b, first, key=begin)]


@lru_cache(maxsize=16)
def lowered(text: str) -> str:
    """A text in lower case, position by position: a list of words is found in it many times as fast as in any case."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Taken:
    """The characters, from `first` to `last`, that are taken already."""

    def __init__(self, last: int, spans: Iterable[tuple[int, int]] = (), first: int = 0) -> None:
        self._first = first
        self._marks = bytearray(last - first)
        for start, end in spans:
            self.take(start, end)

    def take(self, start: int, end: int) -> None:
        """Take characters."""
        start, end = max(0, start - self._first), min(len(self._marks), end - self._first)
        self._marks[start:end] = b"\1" * (end - start)

    def touches(self, start: int, end: int) -> bool:
        """Whether one of some characters, from `first` on, is taken."""
        return self._marks.find(1, start - self._first, end - self._first) >= 0
