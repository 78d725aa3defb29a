"""The timeline: events to scale down one page, the longer developments as bands at its left.

A dot is a day, a bar a month, season or range of true length, a pale band a year, an arrow an open end. What was
inferred is dashed, what did not happen hollow.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin

from pipeline import edtf, wording
from pipeline.charts.frame import HINT, TICK, words, wrapped
from pipeline.charts.scale import BREAK_GAP, LABEL_GAP, Scale, choose, spread
from pipeline.records import Event
from pipeline.theme.fonts import width
from pipeline.theme.marks import Box, Dot, Figure, Mark, Paint, Rule
from pipeline.theme.signs import NOT_REAL, status
from pipeline.theme.text import lines, rich
from pipeline.theme.type import Style

AXIS = 164.0
DATE, LABEL, REFERENCES = AXIS + 50, AXIS + 126, 34.0
NAMES, LANE, LANE_WIDTH, MOST_BANDS = 94.0, 6.5, 4.5, 6
TOO_LONG = 60.0  # years: an era, which stands in the table alone
BAND = 0.3  # years: a longer stretch is a band
_LABEL = Style("sans", 8, 12)
_DATE = Style("sans-semibold", 8, 12)
_DATE_INFERRED = Style("sans", 8, 12, "grey")
_BAND_NAME = Style("sans-semibold", 8, 12)
_REFERENCE = Style("sans-semibold", 7.5, 12, "accent")


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
    def inferred(self) -> bool:
        """Whether its date was worked out."""
        return self.event.when_basis == "inferred"


def draw(
    id: str, events: Sequence[Event], references: Mapping[str, tuple[str, str]], wide: float, tall: float
) -> Figure | None:
    """The timeline of the dated events; None for fewer than three.

    `references` gives for each passage how it is cited and what to link to; `wide` and `tall` are the room on the
    page. Where not all labels fit, forecasts are dropped first, then what was inferred, then statements and states.
    """
    items = [_item(e, references) for e in events if e.when]
    placed = [i for i in items if i.end - i.begin <= TOO_LONG]
    if len(placed) < 3:
        return None
    bands = _bands(placed, tall)
    single = sorted((i for i in placed if i not in bands), key=lambda i: (i.begin, i.end))
    points = _fitting(single, wide, tall)
    if len(points) < 3:
        return None
    heights = [12.0 * _lines_of(i, wide) for i in points]
    tall = min(tall, max(160.0, sum(heights) * 1.6 + 60, _room(bands)))
    scale = choose([i.begin for i in points], heights, tall)
    marks = [
        *_axis(scale),
        *(bare := list(_bare((i for i in single if i not in points), scale))),
        *_points(points, heights, scale, wide),
        *_draw_bands(bands, scale, tall),
    ]
    years = Counter(wording.year(i.event.when or "") for i in items)
    busiest, count = years.most_common(1)[0]
    first, *_, last = sorted(items, key=lambda i: i.begin)
    title = (
        f"{count} of the {len(items)} dated events fall in {busiest}"
        if count > 2
        else f"{len(items)} dated events, {wording.year(first.event.when or '')} to {wording.year(last.event.when or '')}"
    )
    drawn = len(points) + len(bands)
    return Figure(
        id=id,
        kind="timeline",
        title=title,
        subtitle=f"{drawn} of {wording.counted(len(items), 'event')} to scale, all in the table that follows. "
        f"{f'Pale, without words: {len(bare)} more. ' if bare else ''}Longer "
        f"developments stand at left, events at right. "
        "Filled: told as having happened. Dashed: date worked out. Hollow: planned or put off; diamond: forecast.",
        width=wide,
        height=tall + 4,
        marks=tuple(marks),
        source="",
        alternative=f"{title}. Timeline of {drawn} events from {points[0].shown.strip('[]')} to "
        f"{points[-1].shown.strip('[]')}. All are in the table that follows.",
        data=(("date", "event"), *((i.event.when or "", i.event.title) for i in [*points, *bands])),
        rests_on=tuple(i.event.id for i in [*points, *bands]),
        passages=tuple(dict.fromkeys(e.passage for i in [*points, *bands] for e in i.event.evidence)),
    )


def _item(event: Event, references: Mapping[str, tuple[str, str]]) -> Item:
    assert event.when
    first, last = edtf.bounds(event.when)
    begin = _years(first) if first else _years(last or date.min)
    end = _years(last, after=True) if last else begin
    shown = wording.date(event.when, event.when_text, event.when_basis == "inferred")
    reference, link = references.get(event.evidence[0].passage, ("", "")) if event.evidence else ("", "")
    return Item(event, begin, end, shown, reference, link, last is None)


def _years(day: date, after: bool = False) -> float:
    return day.year + (day.timetuple().tm_yday - (0 if after else 1)) / 366


def _bands(items: Sequence[Item], tall: float) -> list[Item]:
    """Stretches that are told with both ends, or with an open end: at most six, and as many as have room for their names;
    the stated before the inferred.
    """
    long = [i for i in items if i.open or ("/" in (i.event.when or "") and i.end - i.begin > BAND)]
    kept = sorted(long, key=lambda i: (i.event.realis in NOT_REAL, i.inferred, -(i.end - i.begin)))[:MOST_BANDS]
    while _room(kept) > tall:
        kept.pop()
    return sorted(kept, key=lambda i: (i.begin, -i.end))


def _room(bands: Sequence[Item]) -> float:
    return sum(12.0 * _lines_of_name(i) + LABEL_GAP for i in bands)


def _lines_of_name(band: Item) -> int:
    """The lines that a band's name takes, its date under it, and its reference where that does not fit beside the date."""
    reference = width(band.reference, _REFERENCE.face, _REFERENCE.size)
    foot = 1 if width(band.shown, TICK.face, TICK.size) + 4 + reference <= NAMES else 2
    return min(3, len(lines(rich(band.event.title), _BAND_NAME, NAMES))) + foot


def _fitting(points: list[Item], wide: float, tall: float) -> list[Item]:
    """The points whose labels fit on the panel: of those that matter alike every second goes first, so that the rest lie
    as widely as all.
    """
    turn = {id(p): _reversed(n) for n, p in enumerate(points)}
    rank = {"forecast": 0, "negated": 1}
    minor = frozenset({"other", "statement", "economic"})
    order = sorted(
        points,
        key=lambda i: (
            rank.get(i.event.realis, 2),
            not i.inferred,
            i.event.kind not in minor,
            len(i.event.evidence),
            -turn[id(i)],
        ),
    )
    room = tall - 3 * BREAK_GAP
    while order and sum(12 * _lines_of(i, wide) + LABEL_GAP for i in order) > room:
        order.pop(0)
    kept = {id(i) for i in order}
    return [i for i in points if id(i) in kept]


def _reversed(n: int) -> int:
    """A number with its bits in reverse: those below any bound are spread evenly (van der Corput, 1935)."""
    return int(f"{n:020b}"[::-1], 2)


def _lines_of(item: Item, wide: float) -> int:
    """The lines that a label takes: its title or its date, two at most."""
    title = lines(rich(item.event.title), _LABEL, wide - LABEL - REFERENCES)
    return min(2, max(len(title), len(lines(rich(item.shown), _DATE, LABEL - DATE - 12))))


def _axis(scale: Scale) -> Iterator[Mark]:
    for n, s in enumerate(scale.stretches):
        yield Rule(points=((AXIS, s.top), (AXIS, s.bottom)), width=1)
        step = next(k for k in (1, 2, 5, 10, 20, 25, 50, 100, 500) if k * s.per_year >= 18)
        for year in range(int(s.begin), int(s.end) + 1):
            if year % step and year != int(s.begin):
                continue
            y = s.top + (year - s.begin) * s.per_year
            if year == int(s.end) and n + 1 < len(scale.stretches):
                continue
            if year != int(s.begin) and y - s.top < 10:
                continue
            yield Rule(points=((AXIS - 5, y), (AXIS, y)), width=0.75)
            heavy = s.per_year >= 96
            yield words(str(year), AXIS - 8, y + 3, _DATE if heavy else TICK, "ink", "end")
            if heavy and year < int(s.end):
                for month, name in ((3, "Apr"), (6, "Jul"), (9, "Oct")):
                    at = y + month / 12 * s.per_year
                    yield Rule(points=((AXIS - 3, at), (AXIS, at)), stroke="strong", width=0.5)
                    yield words(name, AXIS - 8, at + 3, TICK, "grey", "end")
        if n + 1 < len(scale.stretches):
            yield from _break(s.bottom, scale.stretches[n + 1].per_year / s.per_year)


def _break(y: float, times: float) -> Iterator[Mark]:
    for shift in (3.0, 8.0):
        yield Rule(points=((AXIS - 5, y + shift + 3), (AXIS + 5, y + shift - 2)), width=1)
    side, times = ("below", times) if times >= 1 else ("above", 1 / times)
    how = f"{side}, a year is {wording.number(times, 1 if times < 10 else 0)} times as tall"
    yield Rule(points=((AXIS + 10, y + 7), (DATE - 4, y + 7)), stroke="strong", width=0.5, dash=(1, 2))
    yield words(f"scale changes: {how}", DATE, y + 10, HINT)


def _points(points: Sequence[Item], heights: Sequence[float], scale: Scale, wide: float) -> Iterator[Mark]:
    tops = scale.place([i.begin for i in points], heights)
    busy: dict[float, float] = {}
    for item, top in zip(points, tops, strict=True):
        year = scale.stretch_of(item.begin)
        unreal = item.event.realis in NOT_REAL
        y0, y1 = scale.y(item.begin), scale.y(min(item.end, year.end))
        precise = (
            edtf.precision((item.event.when or "").rstrip("~")) if "/" not in (item.event.when or "") else "interval"
        )
        x = AXIS + (13 if unreal else 0)
        if precise in ("year", "decade") and year.per_year >= 30:
            x = AXIS + (19 if not unreal else 25)
            yield _bar(x, y0, y1 - 1, item, unreal, pale=True)
        elif precise == "day":
            yield _day(x, y0, item, unreal)
        else:
            y1 = max(y1, y0 + 3.4) if precise != "year" else y0 + 3.4
            while busy.get(x, -1e9) > y0 and x < AXIS + 13:
                x += 6.5
            busy[x] = y1
            yield _bar(x, y0, y1, item, unreal)
        foot = y0 + min(1.7, (y1 - y0) / 2) if precise != "day" else y0
        middle = top + 6
        yield Rule(
            points=((x + 3.5, foot), (AXIS + 30, foot), (AXIS + 42, middle), (DATE - 4, middle)),
            stroke="strong",
            width=0.5,
        )
        yield from wrapped(item.shown, DATE, top + 9, LABEL - DATE - 12, _DATE_INFERRED if item.inferred else _DATE)
        yield from status(item.event.realis, LABEL - 9, top + 6)
        yield from wrapped(item.event.title, LABEL, top + 9, wide - LABEL - REFERENCES, _LABEL)
        yield words(item.reference, wide, top + 9, _REFERENCE, None, "end", item.link or None)


def _bare(items: Iterable[Item], scale: Scale) -> Iterator[Mark]:
    """What has no room for words: a pale mark where it begins. Only what is told, with its date, as having happened."""
    first, last = scale.stretches[0].begin, scale.stretches[-1].end
    for item in items:
        if first <= item.begin < last and not item.inferred and item.event.realis not in NOT_REAL:
            yield Box(x=AXIS - 2.8, y=scale.y(item.begin), width=5.6, height=1.5, fill="graphic_pale")


def _day(x: float, y: float, item: Item, unreal: bool) -> Mark:
    if not item.inferred:
        return Dot(x=x, y=y, radius=2.6, fill="paper" if unreal else "accent", stroke="accent")
    ring = tuple((x + 2.6 * cos(n * pi / 12), y + 2.6 * sin(n * pi / 12)) for n in range(24))
    return Rule(points=ring, closed=True, stroke="accent", dash=(1.5, 1.2), filled="paper")


def _bar(x: float, y0: float, y1: float, item: Item, unreal: bool, pale: bool = False) -> Box:
    fill: Paint = "paper" if unreal or item.inferred else "graphic_pale" if pale else "accent"
    dash = (1.5, 1.2) if item.inferred else ()
    stroke: Paint | None = "accent" if unreal or item.inferred or pale else None
    return Box(x=x - 2.8, y=y0, width=5.6, height=max(y1 - y0, 3.4), fill=fill, stroke=stroke, line=0.75, dash=dash)


def _draw_bands(bands: Sequence[Item], scale: Scale, tall: float) -> Iterator[Mark]:
    ends: list[float] = []
    lanes: list[int] = []
    for item in bands:
        y0 = scale.y(item.begin)
        lane = next((n for n, end in enumerate(ends) if end + 2 < y0), len(ends))
        ends[lane : lane + 1] = [tall if item.open else scale.y(item.end)]
        lanes.append(lane)
    heights = [12.0 * _lines_of_name(i) for i in bands]
    tops = spread([scale.y(i.begin) for i in bands], heights, 0, tall)
    shades: tuple[Paint, ...] = ("accent", "graphic", "graphic_pale")
    for n, (item, lane, top, high) in enumerate(zip(bands, lanes, tops, heights, strict=True)):
        x = NAMES + 6 + lane * LANE
        y0, y1 = scale.y(item.begin), tall if item.open else max(scale.y(item.end), scale.y(item.begin) + 3.4)
        dashed = item.inferred or item.event.realis in NOT_REAL
        fill = "paper" if dashed else shades[n % 3]
        yield Box(
            x=x,
            y=y0,
            width=LANE_WIDTH,
            height=y1 - y0 - (6 if item.open else 0),
            fill=fill,
            stroke="strong" if fill in ("paper", "graphic_pale") else None,
            line=0.75,
            dash=(1.5, 1.2) if dashed else (),
        )
        if item.open:
            yield Rule(
                points=((x - 1, y1 - 5), (x + LANE_WIDTH / 2, y1 - 1), (x + LANE_WIDTH + 1, y1 - 5)),
                stroke="accent",
                width=1,
            )
        yield Rule(
            points=((NAMES + 2, top + 6), (x - 1, top + 6), (x - 1, min(max(y0, top + 6), y1))),
            stroke="strong",
            width=0.5,
        )
        name = list(wrapped(item.event.title, 0, top + 9, NAMES, _BAND_NAME, most=3))
        yield from name
        yield words(item.shown, 0, top + 9 + len(name) * 12, TICK)
        yield words(item.reference, NAMES, top + high - 3, _REFERENCE, None, "end", item.link or None)
