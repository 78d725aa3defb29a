"""What belongs together, from pairs that do (disjoint sets, by union-find)."""

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Groups of things that were joined; each has one of its members as leader."""

    def __init__(self) -> None:
        self._above: dict[T, T] = {}

    def of(self, thing: T) -> T:
        """The leader of a thing's group."""
        top = thing
        while (above := self._above.setdefault(top, top)) != top:
            top = above
        self._above[thing] = top
        return top

    def join(self, one: T, other: T) -> None:
        """Make the groups of two things one."""
        self._above[self.of(one)] = self.of(other)

    def count(self) -> int:
        """How many groups there are."""
        return sum(above == thing for thing, above in self._above.items())
