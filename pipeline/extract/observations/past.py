"""What a reader has read of a document so far: the figures and the dates, the last of them."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from operator import attrgetter, itemgetter
from typing import NamedTuple

import msgspec

from pipeline import edtf
from pipeline.extract.observations.focus import Focus
from pipeline.extract.observations.goods import goods_in
from pipeline.extract.observations.period import STEPS
from pipeline.extract.observations.reading import Reading
from pipeline.extract.sentence import Dated, Sentence

_FIGURES, _SENTENCES, _HEADS = 40, 30, 6
_RECENT, _OFTEN, _FAR, _NEAR = 5, 3, 12, 2
_A_MONTH = 30.44  # days


class Read(msgspec.Struct, frozen=True):
    """A figure that was read, in the sentence that begins at a place of a passage, and whether it is a main one: no share of
    another, no base of a comparison, no aside in brackets.
    """

    reading: Reading
    passage: int
    sentence: int
    is_main: bool


class Told(msgspec.Struct, frozen=True):
    """A date that was told, in a passage of a kind."""

    date: Dated
    value: str
    passage: int
    kind: str


class Stretch(NamedTuple):
    """A period of whole months that was told in a passage: how many they are, and its value, EDTF."""

    months: int
    value: str
    passage: int


class Post(NamedTuple):
    """Which `slot` a country had that stood in some way to a figure of a group of measures, in a passage."""

    slot: str
    group: str
    passage: int


@dataclass(slots=True)
class Past:
    """The figures and the dates read last, the dates of the document's head, and how often each date was told; of whom the
    passage speaks, and which slot a country had last that stood so to a figure: on which side, behind which word; how often the
    text names what `goods`, with those named most often, and the sentences read last, with the first heading and the last.
    `spans` are the periods told last of each length, in months, the latest at the end; how often the text `said` by what step
    it compares.
    """

    figures: deque[Read] = field(default_factory=lambda: deque(maxlen=_FIGURES))
    latest: deque[Reading] = field(default_factory=lambda: deque(maxlen=_FAR))
    told: deque[list[Told]] = field(default_factory=lambda: deque(maxlen=_SENTENCES))
    heads: list[str] = field(default_factory=list)
    times: Counter[str] = field(default_factory=Counter)
    focus: Focus = field(default_factory=Focus)
    posts: dict[tuple[str, str], Post] = field(default_factory=dict)
    goods: Counter[str] = field(default_factory=Counter)
    most_goods: list[tuple[str, int]] = field(default_factory=list)
    sentences: deque[Sentence] = field(default_factory=lambda: deque(maxlen=_NEAR))
    title: Sentence | None = None
    heading: Sentence | None = None
    spans: dict[int, Stretch] = field(default_factory=dict)
    said: Counter[str] = field(default_factory=Counter)

    def add(self, figure: Read) -> None:
        """Keep a figure that was read."""
        self.figures.append(figure)
        self.latest.append(figure.reading)

    @property
    def step(self) -> str:
        """By which step a figure is compared where it is not said: with that a year before, unless the text says more often
        that it compares with the month or quarter before.
        """
        return max(STEPS, key=self.said.__getitem__)

    def compares(self, steps: Iterable[str]) -> None:
        """Keep the first of the steps by which a sentence says that it compares its figures."""
        self.said.update(islice(steps, 1))

    def note(self, sentence: Sentence) -> None:
        """Keep the dates and the goods of a sentence that is read."""
        passage = sentence.passage
        self.focus.note(sentence)
        self.sentences.append(sentence)
        if passage.kind == "heading":
            self.title, self.heading = self.title or sentence, sentence
        if sentence.quantities or passage.kind == "heading":
            self._note_goods([g.words for g in goods_in(sentence) if g.listed and not g.joined])
        told = [
            Told(d, v, passage.ordinal, passage.kind) for d in sentence.dates if d.role != "name" and (v := d.value)
        ]
        if told and (passage.ordinal < _HEADS and (passage.kind == "heading" or passage.ordinal < _HEADS // 2)):
            parts = (edtf.as_part_of_a_year(t.value) for t in told)
            self.heads = list(dict.fromkeys([*self.heads, *parts]))
        self.told.append(told)
        for t in told:
            if edtf.precision(t.value) != "day":
                self.times[t.value] += 1
            if t.date.role == "plain" and (months := months_of(t.value)):
                self.spans.pop(months, None)
                self.spans[months] = Stretch(months, t.value, t.passage)

    def _note_goods(self, named: Sequence[str]) -> None:
        if named:
            self.goods.update(named)
            self.most_goods = sorted(self.goods.items(), key=itemgetter(1), reverse=True)[:_OFTEN]

    @property
    def main(self) -> Reading | None:
        """The last main figure."""
        return next((r.reading for r in reversed(self.figures) if r.is_main), None)

    def of_figures(self, slot: str) -> list[tuple[str, int]]:
        """What a slot of the figures read last had, and how often, the most frequent first."""
        return sorted(self.times_of(slot).items(), key=itemgetter(1), reverse=True)[:_OFTEN]

    def times_of(self, slot: str) -> dict[str, int]:
        """How often the figures read last had what in a slot, in the order in which they were read."""
        times: dict[str, int] = {}
        for value in filter(None, map(attrgetter(slot), self.latest)):
            times[value] = times.get(value, 0) + 1
        return times

    def recent(self) -> Iterator[Told]:
        """The dates told last, each once, the nearest first."""
        seen: set[str] = set()
        for told in (t for sentence in reversed(self.told) for t in reversed(sentence)):
            if told.value not in seen:
                seen.add(told.value)
                yield told
            if len(seen) == _RECENT:
                return

    def often(self) -> list[str]:
        """The months, years and longer that were told most often."""
        return sorted(sorted(self.times), key=self.times.__getitem__, reverse=True)[:_OFTEN]


@lru_cache(maxsize=1 << 12)
def months_of(value: str) -> int:
    """How many months a period lasts, if it is closed and of whole months; else none."""
    if "~" in value or ".." in value or edtf.precision(value.partition("/")[0]) == "day":
        return 0
    first, last = edtf.bounds(value)
    return round(((last - first).days + 1) / _A_MONTH) if first and last else 0
