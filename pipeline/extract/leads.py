"""What leads lists in: the paragraph, or the item, before them that ends with a colon, and the period that it is of."""

from typing import TypeVar

from pipeline import edtf
from pipeline.extract.sentence import Sentence
from pipeline.records import Passage

_LEADS_IN = (":", "of which")

Told = TypeVar("Told")


class Leads:
    """The leads over the passage being read, by level: 0 is a paragraph's."""

    def __init__(self) -> None:
        self._words: dict[int, str] = {}
        self._periods: dict[int, str] = {}

    @property
    def period(self) -> str | None:
        """The period of the nearest lead that names one, EDTF."""
        return self._periods[max(self._periods)] if self._periods else None

    def over(self, passage: Passage) -> str:
        """What leads in the list of which a passage is an item."""
        return self._words[max(self._words)] if passage.kind == "item" and self._words else ""

    def begin(self, passage: Passage) -> None:
        """A passage begins: what led in lists of its own level and deeper is over."""
        level = _level(passage)
        self._words, self._periods = _above(self._words, level), _above(self._periods, level)
        if passage.words.endswith(_LEADS_IN):
            self._words[level] = passage.words

    def end(self, passage: Passage, last: Sentence) -> None:
        """A passage is read: keep the one period that it says its list is of, or is: "In the third quarter:", "2022"."""
        bare = len(last.dates) == 1 and last.dates[0].end - last.dates[0].start == len(passage.words)
        if not bare and not passage.words.endswith(":"):
            return
        told = {d.value for d in last.dates if d.role == "plain" and d.value and edtf.is_longer_than_a_month(d.value)}
        if len(told) == 1:
            self._periods[_level(passage)] = told.pop()


def _level(passage: Passage) -> int:
    return passage.level if passage.kind == "item" else 0


def _above(told: dict[int, Told], level: int) -> dict[int, Told]:
    return {above: what for above, what in told.items() if above < level}
