"""Which names are short for a longer one: "Putin" and "V. Putin" for "Vladimir Putin", "Mr Lee" for "Lee Hsien Loong"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set


def wholes(names: Iterable[str], regnal: Set[str]) -> Iterator[tuple[str, str]]:
    """Each name, the longer ones first, with the one longer name that it is short for, or itself; a name of those `regnal`,
    "King Charles", is short for none, as of "Charles Michel".
    """
    holders: dict[str, list[tuple[str, Set[str]]]] = defaultdict(list)
    for name in sorted(names, key=lambda n: (-len(n.split()), n)):
        parts = parts_of(name)
        rarest = min((holders[part] for part in sorted(parts)), key=len, default=[])
        longer = [other for other, theirs in rarest if parts <= theirs and _is_called(other, parts - regnal)]
        yield name, longer[0] if len(longer) == 1 else name
        if len(longer) != 1:
            for part in parts:
                holders[part].append((name, parts))


def _is_called(name: str, parts: Set[str]) -> bool:
    """Whether some words can be all of a name that somebody is called by."""
    return _surname(name) in parts or _is_first(name, parts) or _is_inner(name, parts)


def parts_of(name: str) -> set[str]:
    """The words of a name that have a capital."""
    return {w for w in name.split() if w[0].isupper()}


def _surname(name: str) -> str:
    shouted = [w for w in name.split() if len(w) > 2 and w.isupper()]
    return shouted[0] if shouted and not name.isupper() else name.rsplit(maxsplit=1)[-1]


def _is_first(name: str, parts: Set[str]) -> bool:
    """Whether one word is what a name begins with, as a surname does in China, Korea and Vietnam."""
    return len(parts) == 1 and name.split(maxsplit=1)[0] in parts


def _is_inner(name: str, parts: Set[str]) -> bool:
    """Whether one word stands in the midst of a name: "Sulistyo" of "Raden Sulistyo Wibawa"."""
    return len(parts) == 1 and not parts.isdisjoint(name.split()[1:-1])
