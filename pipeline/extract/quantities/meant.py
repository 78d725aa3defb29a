"""Whose money a text means, by words and signs that several countries have."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

_NEAR = 400  # characters in which a country that is named says whose money is meant


class Meant(NamedTuple):
    """Whose money is meant: that of the country whose `dollar` the document counts in, if it says so; else of those that its
    sentence names, then of those of the text before it (`named`, each with its place), then of `countries`, those that the
    document is about, the most named first. `sign` is the currency that "$" alone stands for, if that is known; other signs
    are first those of `home`.
    """

    countries: Sequence[str] = ()
    named: Sequence[tuple[int, str]] = ()
    dollar: str | None = None
    sign: str | None = None
    home: str | None = None

    def at(self, text: str, place: int) -> Sequence[str]:
        """The countries whose money can be meant at a place of a text, the likeliest first."""
        near = self._near(text, place)
        return [self.dollar, *near] if self.dollar else near

    def by_sign(self, likeliest: Sequence[str]) -> Sequence[str]:
        """The countries whose money a sign can mean, where that of some is likeliest."""
        return [self.home, *likeliest] if self.home else likeliest

    def _near(self, text: str, place: int) -> Sequence[str]:
        first = bisect_left(self.named, (place - _NEAR, ""))
        before = self.named[first : bisect_left(self.named, (place, ""), first)]
        if not before:
            return self.countries
        sentence = text.rfind(". ", max(0, place - _NEAR), place)
        own = [code for start, code in before if start > sentence]
        spoken_of = (code for start, code in reversed(before) if start <= sentence and code in self.countries)
        return [*own, *([self.home] if self.home else []), *spoken_of, *self.countries]


NOBODYS = Meant()
"""Of money that a text alone tells."""
