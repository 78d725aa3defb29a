"""What is in mind while figures are read: what was measured last, under which heading, in whose document."""

from collections.abc import Set
from dataclasses import dataclass, field

from msgspec.structs import replace

from pipeline import edtf
from pipeline.extract.observations.frame import Frame
from pipeline.extract.observations.measures import TRADED, kind_of_unit
from pipeline.extract.observations.outline import Outline
from pipeline.extract.observations.past import Past
from pipeline.extract.observations.reading import Reading
from pipeline.records import Passage

LISTED, HEADED, FACED = -1, -2, -3
"""The places of countries that a list named before, and a heading, of this also those only with whom: "Receipts from Chad"."""


@dataclass(slots=True)
class Measuring:
    """What the sentences before measured, for those that go on from it: "Figures for January show a 6 % increase".

    `heading` is the period of the heading over the passage, `headed` the one measure that it names, `led` that which is named
    by what leads a list in, `led_period` its period. `named` are the countries that the passage and the headings over it
    have named, each with its place (`LISTED` for one of the list before, `HEADED` for one of a heading), by code. `traded` is
    the last reading of exports or imports in the passage, `in_section` under the heading, `amount` the last that is no
    percentage, `reported` the period of the document's first main figures of trade, `partners` with whom the first figure of each
    item is that the passage stands under, by level. `outline` is what the whole document tells, `past` what was read of it.
    """

    last: Reading | None = None
    traded: Reading | None = None
    in_section: Reading | None = None
    amount: Reading | None = None
    passage: int = -1
    sentence: int = -1
    level: int = 0
    heading: str | None = None
    headed: str | None = None
    led: str | None = None
    led_period: str | None = None
    reported: str | None = None
    frame: Frame = field(default_factory=Frame)
    named: list[tuple[int, str]] = field(default_factory=list)
    partners: dict[int, str | None] = field(default_factory=dict)
    outline: Outline = field(default_factory=Outline)
    past: Past = field(default_factory=Past)

    def note(self, reading: Reading, passage: Passage, sentence: int, *, aside: bool) -> None:
        """Keep what was measured, in which sentence (the place of its beginning) of which passage; of an `aside` not when."""
        if aside:
            goes_on = self.last if self.last and self.passage == passage.ordinal else None
            reading = replace(reading, period=goes_on.period if goes_on else None)
        if reading.flow in ("export", "import"):
            self.traded = self.in_section = reading
        elif passage.ordinal != self.passage:
            self.traded = None
        if not aside and reading.period and reading.measure in TRADED and edtf.is_longer_than_a_month(reading.period):
            self.reported = self.reported or reading.period
        if kind_of_unit(reading.quantity.unit) != "part":
            self.amount = reading
        if passage.kind == "item" and passage.ordinal != self.passage:
            self.partners = {level: side for level, side in self.partners.items() if level < passage.level}
            self.partners[passage.level] = reading.partner
        elif passage.kind != "item":
            self.partners = {}
        self.level = passage.level
        self.last, self.passage, self.sentence = reading, passage.ordinal, sentence

    def end(self, passage: Passage) -> None:
        """A passage is read: an item that measured nothing does not break the list that it stands in."""
        if passage.kind == "item" and self.passage == passage.ordinal - 1:
            self.passage, self.sentence = passage.ordinal, -1

    def begins(self, passage: Passage) -> bool:
        """Whether an item opens that is no part of the one before it: with whom that was says nothing of this."""
        return passage.kind == "item" and self.passage != passage.ordinal and passage.level <= self.level

    def led_partner(self, passage: Passage, partner: str | None) -> str | None:
        """With whom an item that opens goes on to be: with the one that the item over it, or the document, is about."""
        over = max((level for level in self.partners if level < passage.level), default=None)
        if over is not None:
            return self.partners[over]
        return partner if partner in self.frame.sides else None

    def before(self, passage: Passage) -> Reading | None:
        """The reading that a passage can go on from: one of its own, or of the item before it in a list."""
        listed = passage.kind == "item" and self.passage == passage.ordinal - 1
        return self.last if listed or self.passage == passage.ordinal else None

    def amount_before(self, passage: Passage) -> Reading | None:
        """The reading of an amount, no percentage, that a passage can go on from."""
        return self.amount if self.before(passage) else None

    def headed_country(self) -> str | None:
        """The one country that the heading over the passage names."""
        return sole({code for place, code in self.named if place in (HEADED, FACED)})

    def headed_owner(self) -> str | None:
        """The one country that the heading over the passage names as whose its figures may be."""
        return sole({code for place, code in self.named if place == HEADED})

    def only_country(self) -> str | None:
        """The one country that the passage names, or the list or heading that it stands under, or that the document is about."""
        own = {code for place, code in self.named if place >= 0}
        every = {code for _, code in self.named}
        return sole(own) or self.headed_country() or sole(every) or sole(set(self.frame.sides))

    def trade_before(self, passage: Passage) -> Reading | None:
        """The exports or imports that a passage has told of last."""
        return self.traded if self.before(passage) else None


def sole(named: Set[str | None]) -> str | None:
    """The one country that is named, if it is one."""
    return next(iter(named)) if len(named) == 1 else None
