"""When two dates can be of one event, and which of several they all agree on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from pipeline import edtf

T = TypeVar("T")


def finest(whens: Iterable[str | None]) -> str | None:
    """The shortest of some dates; of equally short ones the last in the order of their writing."""
    return max((when for when in whens if when), key=lambda when: (-_days(when), when), default=None)


def finer(when: str | None, other: str | None) -> bool:
    """Whether a date lies within another of a year or less, and is shorter."""
    return bool(when and other) and _days(other) <= 366 and _days(when) < _days(other) and _covers(other, when)


def nested(when: str | None, other: str | None) -> bool:
    """Whether two dates of a year or less can be of one event: the one lies within the other."""
    if not when or not other or max(_days(when), _days(other)) > 366:
        return False
    return _covers(other, when) or _covers(when, other)


def misprinted(when: str, other: str) -> bool:
    """Whether two days or months differ as a slip of the pen does: in the day alone, or in the month alone."""
    one, two = when.split("-"), other.split("-")
    return len(one) == len(two) > 1 and one[0] == two[0] and sum(a != b for a, b in zip(one, two, strict=True)) == 1


class ByYear(Generic[T]):
    """Things by the years that their dates touch; of open dates by the year of their known end."""

    def __init__(self) -> None:
        self._things: dict[int, list[T]] = defaultdict(list)

    def add(self, when: str | None, thing: T) -> None:
        """File a thing under its date."""
        for year in _years(when):
            self._things[year].append(thing)

    def near(self, when: str | None) -> Iterator[T]:
        """The things of the years of a date, each once."""
        seen: set[int] = set()
        for year in _years(when):
            for thing in self._things.get(year, ()):
                if id(thing) not in seen:
                    seen.add(id(thing))
                    yield thing


@lru_cache(maxsize=65536)
def _days(when: str) -> int:
    first, last = edtf.bounds(when)
    return (last - first).days + 1 if first and last else 10**7


@lru_cache(maxsize=65536)
def _covers(whole: str, part: str) -> bool:
    return edtf.covers(whole, part)


def _years(when: str | None) -> range:
    if not when:
        return range(0)
    first, last = edtf.bounds(when)
    begin, end = (first or last), (last or first)
    return range(begin.year, min(end.year, begin.year + 1) + 1) if begin and end else range(0)
