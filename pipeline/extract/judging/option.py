"""A value that a slot may have, with what speaks for it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence

import msgspec

Value = str | tuple[str, ...] | None
Remark = tuple[Callable[..., Sequence[str]], *tuple[object, ...]]
"""What speaks for a value: a function that tells it as signs, and what of. Few differ, so that what one weighs can be kept."""


class Option(msgspec.Struct, frozen=True):
    """A sign counts by itself, in the context "", and in each of the other `contexts`: "to" before a country tells another
    thing of exports than of aid. The signs are those of the `remarks`, and those `shared` with the other options, which tell
    them apart by their contexts. `told` is what the sentence says, else it is guessed; `read` what the grammar reads.
    """

    value: Value
    remarks: Collection[Remark]
    contexts: tuple[str, ...]
    told: bool = True
    read: bool = False
    shared: Sequence[str] = ()

    @property
    def signs(self) -> list[str]:
        """All signs that speak for the value."""
        return [sign for tell, *of in self.remarks for sign in tell(*of)] + list(self.shared)


class Remarks(dict[Value, dict[Remark, None]]):
    """The remarks on each value, in order, each once."""

    def __missing__(self, value: Value) -> dict[Remark, None]:
        told = self[value] = {}
        return told

    def add(self, value: Value, *remark: *Remark) -> None:
        """Note what speaks for a value."""
        self[value][remark] = None

    def add_all(self, value: Value, remarks: Iterable[Remark]) -> None:
        """Note remarks that speak for a value."""
        self[value].update(dict.fromkeys(remarks))


few = min
"""few(count, most): a number of things, of which more than `most` are as many as `most`."""


_WORD = re.compile(r"[^\W\d_]+")
_FARTHEST = (2, 12, 30, 60, 110)


def step(value: float, steps: Sequence[float]) -> int:
    """How many of some steps, in rising order, a value has reached."""
    return bisect_right(steps, value)


def distance(characters: int) -> int:
    """How far two things stand apart, in six steps."""
    return step(characters, _FARTHEST)


def joined(side: str, gap: str) -> Sequence[str]:
    """By which words a thing on a side of the figure is joined to it."""
    return (f"{side} by {gap}",)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a stretch of text, each once, in their order."""
    return tuple(dict.fromkeys(_WORD.findall(text.lower())))


def with_words(what: str, words: Sequence[str]) -> Sequence[str]:
    """Which words go with what is told."""
    return [f"{what} word {word}" for word in words]


def none_of(what: str, word: str) -> Sequence[str]:
    """That nothing is told of a figure with a word."""
    return (f"none {what} {word}",)
