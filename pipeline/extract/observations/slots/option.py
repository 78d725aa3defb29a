"""A value that a slot may have, with the signs that speak for it."""

from typing import NamedTuple

Value = str | tuple[str, ...] | None


class Option(NamedTuple):
    """A sign counts by itself, in the context "", and in each of the other `contexts`: "to" before a country tells another
    thing of exports than of aid. `told` is what the sentence says; else it is guessed.
    """

    value: Value
    signs: list[str]
    contexts: tuple[str, ...]
    told: bool = True


class Signs(dict[Value, dict[str, None]]):
    """The signs of each value, in order, each once."""

    def add(self, value: Value, *signs: str) -> None:
        """Note signs that speak for a value."""
        self.setdefault(value, {}).update(dict.fromkeys(signs))


def few(count: int, most: int) -> int:
    """A number of things, of which more than `most` are as many as `most`."""
    return min(count, most)


_FARTHEST = (2, 12, 30, 60, 110)


def distance(characters: int) -> int:
    """How far two things stand apart, in six steps."""
    return sum(characters >= far for far in _FARTHEST)
