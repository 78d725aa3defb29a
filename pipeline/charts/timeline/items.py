"""Events as items of a timeline: when in years, and which of them are bands at its left; and its columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline import edtf, wording
from pipeline.charts.frame import TICK
from pipeline.charts.scale import LABEL_GAP
from pipeline.records import Event
from pipeline.theme.fonts import width
from pipeline.theme.signs import NOT_REAL
from pipeline.theme.text import lines, rich
from pipeline.theme.type import Style

References = Mapping[str, tuple[str, str]]

AXIS_BESIDE_NAMES, AXIS_ALONE = 164.0, 44.0
LEADERS, SIGNS = 50.0, 16.0
DATES, REFERENCES = 80.0, 34.0
NAMES, MOST_BANDS = 94.0, 6
TOO_LONG = 60.0  # years: an era, which stands in the table alone
BAND = 0.3  # years: a longer stretch is a band
LABEL = Style("sans", 8, 12)
DATE = Style("sans-semibold", 8, 12)
DATE_UNSURE = Style("sans", 8, 12, "grey")
_THIRDS = {
    **dict.fromkeys(("early", "beginning", "start"), (0, 1)),
    **dict.fromkeys(("mid", "middle"), (1, 2)),
    **dict.fromkeys(("late", "end", "close"), (2, 3)),
}
"""Of a date that is told as a part of its year or month: where that begins and ends."""
BAND_NAME = Style("sans-semibold", 8, 12)
REFERENCE = Style("sans-semibold", 7.5, 12, "accent")


@dataclass(frozen=True, slots=True)
class Item:
    """An event on the timeline: when in years, what it is called, its reference."""

    event: Event
    begin: float
    end: float
    shown: str
    reference: str
    link: str
    open: bool

    @property
    def unsure(self) -> bool:
        """Whether its date was worked out, or is in doubt."""
        return self.event.when_basis == "inferred" or bool(wording.doubted(self.event))


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parts of a panel begin: the axis, the dates, the names of events; how wide it is, and its names are."""

    axis: float
    date: float
    label: float
    wide: float
    references: float

    @property
    def dates(self) -> float:
        """How wide a date may be."""
        return self.label - SIGNS - self.date

    @property
    def names(self) -> float:
        """How wide the name of an event may be."""
        return self.wide - self.references - self.label


def item_of(event: Event, references: References, language: str) -> Item:
    """A dated event as an item."""
    assert event.when
    first, last = edtf.bounds(event.when)
    begin = _years(first) if first else _years(last or date.min)
    end = _years(last, after=True) if last else begin
    if event.when.endswith("~") and (thirds := _THIRDS.get(wording.part(event.when_text or "") or "")):
        begin, end = (begin + (end - begin) * third / 3 for third in thirds)
    shown = wording.date(event.when, event.when_text, event.when_basis == "inferred", language)
    shown += wording.DOUBTED if wording.doubted(event) else ""
    reference, link = references.get(event.evidence[0].passage, ("", "")) if event.evidence else ("", "")
    return Item(event, begin, end, shown, reference, link, last is None)


def _years(day: date, after: bool = False) -> float:
    return day.year + (day.timetuple().tm_yday - (0 if after else 1)) / 366


def without(items: Sequence[Item], others: Iterable[Item]) -> list[Item]:
    """The items that are none of the others."""
    named = {id(i) for i in others}
    return [i for i in items if id(i) not in named]


def columns_of(points: Sequence[Item], bands: Sequence[Item], wide: float) -> Columns:
    """Dates and references as wide as the widest; without bands nothing stands at the left."""
    axis = AXIS_BESIDE_NAMES if bands else AXIS_ALONE
    date = axis + LEADERS
    dates = max((width(i.shown, DATE.face, DATE.size) for i in points), default=0.0)
    cited = max((width(i.reference, REFERENCE.face, REFERENCE.size) for i in points), default=0.0)
    return Columns(axis, date, date + min(DATES, dates) + 1 + SIGNS, wide, max(REFERENCES, cited + 8))


def bands_of(items: Sequence[Item], tall: float) -> list[Item]:
    """Stretches that are told with both ends, or with an open end: at most six, and as many as have room for their names;
    those of a sure date first.
    """
    long = [i for i in items if is_long(i)]
    kept = sorted(long, key=lambda i: (i.event.realis in NOT_REAL, i.unsure, -(i.end - i.begin)))[:MOST_BANDS]
    while room_of(kept) > tall:
        kept.pop()
    return sorted(kept, key=lambda i: (i.begin, -i.end))


def is_long(item: Item) -> bool:
    """Whether an item may be a band."""
    return item.open or ("/" in (item.event.when or "") and item.end - item.begin > BAND)


def room_of(bands: Sequence[Item]) -> float:
    """How tall the names of bands are."""
    return sum(12.0 * lines_of_name(i) + LABEL_GAP for i in bands)


def lines_of_name(band: Item) -> int:
    """The lines that a band's name takes, its date under it, and its reference where that does not fit beside the date."""
    reference = width(band.reference, REFERENCE.face, REFERENCE.size)
    foot = 1 if width(band.shown, TICK.face, TICK.size) + 4 + reference <= NAMES else 2
    return min(3, len(lines(rich(band.event.title), BAND_NAME, NAMES))) + foot
