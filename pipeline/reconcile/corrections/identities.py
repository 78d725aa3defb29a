"""Which facts an editor calls one, and which two, whatever the rules made of them."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from pipeline.reconcile.groups import Groups

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Identities(Generic[K]):
    """Pairs that are one, and pairs of which the first is taken out of what the second is in."""

    def __init__(self, one: Iterable[tuple[K, K]] = (), two: Iterable[tuple[K, K]] = ()) -> None:
        self._one = sorted(one, key=repr)
        self._two = sorted(two, key=repr)
        self._concerned = {k for pair in (*self._one, *self._two) for k in pair}

    def regrouped(self, groups: Sequence[list[T]], key: Callable[[T], K]) -> list[list[T]]:
        """Groups of what is one: parted where an editor says two, then joined where one is said."""
        if not (self._one or self._two):
            return list(groups)
        parted = [part for group in groups for part in self._parted(group, key)]
        home = {key(thing): n for n, group in enumerate(parted) for thing in group}
        joined = Groups[int]()
        for a, b in self._one:
            if a in home and b in home:
                joined.join(home[a], home[b])
        whole: dict[int, list[T]] = {}
        for n, group in enumerate(parted):
            whole.setdefault(joined.of(n), []).extend(group)
        return list(whole.values())

    def concern(self, keys: Iterable[K]) -> bool:
        """Whether an editor says of one of some things what it is one with, or is not."""
        return not self._concerned.isdisjoint(keys)

    def are_two(self, a: Iterable[K], b: Iterable[K]) -> bool:
        """Whether an editor says that what is in the one group is not what is in the other."""
        ours, theirs = set(a), set(b)
        return any((x in ours and y in theirs) or (x in theirs and y in ours) for x, y in self._two)

    def _parted(self, group: list[T], key: Callable[[T], K]) -> list[list[T]]:
        """A group without what is taken out of it; what is taken out together stays together, unless told apart too."""
        here = {key(thing) for thing in group}
        out = {a for a, b in self._two if a in here and b in here}
        if not out:
            return [group]
        parts: list[list[T]] = [[thing for thing in group if key(thing) not in out]]
        for thing in sorted((t for t in group if key(t) in out), key=lambda t: repr(key(t))):
            homes = [p for p in parts[1:] if not self.are_two([key(thing)], map(key, p))]
            if homes:
                homes[0].append(thing)
            else:
                parts.append([thing])
        return [p for p in parts if p]
