"""The timeline: events to scale down one page, the longer developments as bands at its left.

A dot is a day, a bar a month, season or range of true length, a pale band a year, an arrow an open end. What was
inferred is dashed, what did not happen hollow.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil, cos, floor, inf, pi, sin

from pipeline import edtf, wording
from pipeline.charts.frame import HINT, TICK, words, wrapped
from pipeline.charts.scale import BREAK_GAP, LABEL_GAP, Scale, choose, spread
from pipeline.records import Event
from pipeline.theme.fonts import width
from pipeline.theme.marks import Box, Dot, Figure, Mark, Paint, Rule
from pipeline.theme.signs import NOT_REAL, status
from pipeline.theme.text import lines, rich
from pipeline.theme.type import Style

AXIS_BESIDE_NAMES, AXIS_ALONE = 164.0, 44.0
LEADERS, SIGNS = 50.0, 16.0
DATES, REFERENCES = 80.0, 34.0
NAMES, LANE, LANE_WIDTH, MOST_BANDS = 94.0, 6.5, 4.5, 6
TOO_LONG = 60.0  # years: an era, which stands in the table alone
BAND = 0.3  # years: a longer stretch is a band
MOST_PANELS = 4
UNCUT = 0.85  # of the room that all labels want, which a timeline takes before it goes on over another panel
MOST_LINES = 3  # of a label
AIRY = 0.75  # of a panel's height, which labels may take without it looking full
CLOSE = 1.0  # points between labels where there are many
_MONTHS = {3: "Apr", 6: "Jul", 9: "Oct"}
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


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the timeline that stands on one page: its events with the heights of their labels."""

    points: Sequence[Item]
    heights: Sequence[float]
    gap: float
    tall: float


References = Mapping[str, tuple[str, str]]


def draw(id: str, events: Sequence[Event], references: References, wide: float, tall: float) -> Figure | None:
    """The timeline on one panel, as far as it has room; None for fewer than three dated events."""
    return next(iter(panels(id, events, references, wide, [tall])), None)


def panels(
    id: str,
    events: Sequence[Event],
    references: References,
    wide: float,
    rooms: Sequence[float],
    language: str = "en-GB",
) -> list[Figure]:
    """The timeline of the dated events, on as many panels as its labels need; none for fewer than three.

    `references` gives for each passage how it is cited and what to link to; `wide` is the measure, `rooms` are the
    heights that panels may have. Where they are too few for all labels, forecasts are dropped first, then what was
    inferred, then statements and states.
    """
    items = [_item(e, references, language) for e in events if e.when]
    placed = [i for i in items if i.end - i.begin <= TOO_LONG]
    if len(placed) < 3:
        return []
    bands = _bands(placed, min(rooms))
    single = sorted(_without(placed, bands), key=lambda i: (i.begin, i.end))
    columns = _columns(single, bands, wide)
    points = _fitting(single, columns, rooms)
    if len(points) < 3:
        return []
    dealt = list(_dealt(points, columns, rooms, _room(bands)))
    turns = [-inf, *(part.points[0].begin for part in dealt[1:]), inf]
    homes = [_home(band, [*turns[:-1], points[-1].begin]) for band in bands]
    title = _title(items)
    rest = _without(single, points)
    figures: list[Figure] = []
    for n, part in enumerate(dealt):
        first, last = part.points[0], part.points[-1]
        own = [b for b, home in zip(bands, homes, strict=True) if home == n]
        through = [b for b in bands if b not in own and b.begin < first.begin < (1e9 if b.open else b.end)]
        columns = _columns(single, [*through, *own], wide)
        panel = _roomy(part, columns)
        scale = choose(
            [i.begin for i in panel.points],
            panel.heights,
            panel.tall,
            panel.gap,
            floor(4 * first.begin) / 4 if n else None,
            None if turns[n + 1] == inf else _until(last, own, turns[n + 1]),
        )
        bare = list(_bare(rest, scale, columns))
        shown = [*panel.points, *own]
        figures.append(
            Figure(
                id=id if n == 0 else f"{id}-{n + 1}",
                continues=id if n else None,
                kind="timeline",
                title=title if n == 0 else f"Timeline, continued: {_span(first, last)}",
                subtitle=_subtitle(items, [*points, *bands], len(bare), _span(first, last) if len(dealt) > 1 else "")
                if n == 0
                else "Drawn as before, to a scale of its own.",
                width=wide,
                height=panel.tall + 4,
                marks=(
                    *_axis(scale, columns),
                    *bare,
                    *_points(panel, scale, columns),
                    *_draw_bands([*through, *own], scale, panel.tall),
                ),
                source="",
                alternative=f"{title}. Timeline of {len(shown)} events from {first.shown.strip('[]')} to "
                f"{last.shown.strip('[]')}. All are in the table that follows.",
                data=(("date", "event"), *((i.event.when or "", i.event.title) for i in shown)),
                rests_on=tuple(i.event.id for i in shown),
                passages=tuple(dict.fromkeys(e.passage for i in shown for e in i.event.evidence)),
            )
        )
    return figures


def _without(items: Sequence[Item], others: Iterable[Item]) -> list[Item]:
    named = {id(i) for i in others}
    return [i for i in items if id(i) not in named]


def _home(band: Item, turns: Sequence[float]) -> int:
    """The panel on which most of a band stands, an open one up to the last event; panels begin at `turns`, of which the
    last is that event.
    """
    end = max(band.begin, turns[-1]) if band.open else band.end
    ends = [*turns[1:-1], inf]
    return max(range(len(ends)), key=lambda n: (min(end, ends[n]) - max(band.begin, turns[n]), -n))


def _subtitle(items: Sequence[Item], named: Sequence[Item], bare: int, here: str) -> str:
    """How many of the events are drawn, and how to read what is."""
    all_of_them = wording.counted(len(items), "event")
    many = f"All {all_of_them}" if len(named) == len(items) else f"{len(named)} of {all_of_them}"
    unreal = {i.event.realis for i in named} & NOT_REAL
    parts = [
        f"{many} to scale{f', here {here}' if here else ''}, all in the table that follows.",
        f"Pale, without words: {bare} more." if bare else "",
        "Longer developments stand at left, events at right." if any(_is_long(i) for i in named) else "",
        "Dashed: date worked out." if any(i.inferred for i in named) else "",
        "Filled: told as having happened." if unreal else "",
        "Hollow: did not happen, or not yet." if unreal - {"forecast"} else "",
        "Diamond: forecast." if "forecast" in unreal else "",
    ]
    return " ".join(filter(None, parts))


def _until(last: Item, bands: Sequence[Item], following: float) -> float:
    """Where a panel ends that another follows: a quarter behind its last event, or with a band that begins later."""
    reach = [last.begin, *(min(b.end, following) for b in bands if not b.open and b.begin > last.begin)]
    return ceil(4 * max(reach) + 0.01) / 4


def _title(items: Sequence[Item]) -> str:
    """The finding: the busiest year if it has a quarter of all, or from when to when."""
    years = Counter(wording.year(i.event.when or "") for i in items)
    busiest, count = years.most_common(1)[0]
    first, *_, last = sorted(items, key=lambda i: i.begin)
    if count > 2 and 4 * count >= len(items):
        return f"{count} of the {len(items)} dated events fall in {busiest}"
    return f"{len(items)} dated events, {_span(first, last)}"


def _span(first: Item, last: Item) -> str:
    begins, ends = wording.year(first.event.when or ""), wording.year(last.event.when or "")
    return begins if begins == ends else f"{begins} to {ends}"


def _columns(points: Sequence[Item], bands: Sequence[Item], wide: float) -> Columns:
    """Dates and references as wide as the widest; without bands nothing stands at the left."""
    axis = AXIS_BESIDE_NAMES if bands else AXIS_ALONE
    date = axis + LEADERS
    dates = max((width(i.shown, _DATE.face, _DATE.size) for i in points), default=0.0)
    cited = max((width(i.reference, _REFERENCE.face, _REFERENCE.size) for i in points), default=0.0)
    return Columns(axis, date, date + min(DATES, dates) + 1 + SIGNS, wide, max(REFERENCES, cited + 8))


def _item(event: Event, references: Mapping[str, tuple[str, str]], language: str) -> Item:
    assert event.when
    first, last = edtf.bounds(event.when)
    begin = _years(first) if first else _years(last or date.min)
    end = _years(last, after=True) if last else begin
    shown = wording.date(event.when, event.when_text, event.when_basis == "inferred", language)
    reference, link = references.get(event.evidence[0].passage, ("", "")) if event.evidence else ("", "")
    return Item(event, begin, end, shown, reference, link, last is None)


def _years(day: date, after: bool = False) -> float:
    return day.year + (day.timetuple().tm_yday - (0 if after else 1)) / 366


def _bands(items: Sequence[Item], tall: float) -> list[Item]:
    """Stretches that are told with both ends, or with an open end: at most six, and as many as have room for their names;
    the stated before the inferred.
    """
    long = [i for i in items if _is_long(i)]
    kept = sorted(long, key=lambda i: (i.event.realis in NOT_REAL, i.inferred, -(i.end - i.begin)))[:MOST_BANDS]
    while _room(kept) > tall:
        kept.pop()
    return sorted(kept, key=lambda i: (i.begin, -i.end))


def _is_long(item: Item) -> bool:
    return item.open or ("/" in (item.event.when or "") and item.end - item.begin > BAND)


def _room(bands: Sequence[Item]) -> float:
    return sum(12.0 * _lines_of_name(i) + LABEL_GAP for i in bands)


def _lines_of_name(band: Item) -> int:
    """The lines that a band's name takes, its date under it, and its reference where that does not fit beside the date."""
    reference = width(band.reference, _REFERENCE.face, _REFERENCE.size)
    foot = 1 if width(band.shown, TICK.face, TICK.size) + 4 + reference <= NAMES else 2
    return min(3, len(lines(rich(band.event.title), _BAND_NAME, NAMES))) + foot


def _importance(points: Sequence[Item]) -> list[Item]:
    """Events, what matters least first; of those that matter alike every second, so that the rest lie as widely as all."""
    turn = {id(p): _reversed(n) for n, p in enumerate(points)}
    rank = {"forecast": 0, "negated": 1}
    minor = frozenset({"other", "statement", "economic"})
    return sorted(
        points,
        key=lambda i: (
            rank.get(i.event.realis, 2),
            not i.inferred,
            i.event.kind not in minor,
            len(i.event.evidence),
            -turn[id(i)],
        ),
    )


def _fitting(points: list[Item], columns: Columns, rooms: Sequence[float]) -> list[Item]:
    """The points whose labels fit on the panels, in the order of time."""
    room = sum(map(_inside, rooms)) - (len(rooms) - 1) * 24.0
    kept: set[int] = set()
    for item in reversed(_importance(points)):
        room -= 12.0 * _least_lines(item, columns) + CLOSE
        if room < 0:
            break
        kept.add(id(item))
    return [i for i in points if id(i) in kept]


def _inside(room: float) -> float:
    """What a break of the scale leaves of a panel's height."""
    return room - BREAK_GAP - 8


def _dealt(points: list[Item], columns: Columns, rooms: Sequence[float], beside: float) -> Iterator[Panel]:
    """Points on panels: on as few as cut few labels, the last a little less full than the others, which end their pages.
    `beside` is what the bands need."""
    wanted = [12.0 * _lines_of(i, columns) + LABEL_GAP for i in points]
    least = [12.0 * _least_lines(i, columns) + CLOSE for i in points]
    count = next((n for n in range(1, len(rooms)) if UNCUT * sum(wanted) <= sum(map(_inside, rooms[:n]))), len(rooms))
    taken = sum(map(_inside, rooms[:count]))
    spare = (taken - sum(least)) / max(1.0, sum(wanted) - sum(least))
    weights = [a + (b - a) * min(1.0, max(0.0, spare)) for a, b in zip(least, wanted, strict=True)]
    full = (1 + sum(weights) / taken) / 2
    at = 0
    for n in range(count):
        end, left = at, full * _inside(rooms[n])
        while end < len(points) and (n == count - 1 or end == at or weights[end] <= left):
            left -= weights[end]
            end += 1
        own = points[at:end]
        at = end
        if own:
            heights, gap = _heights(own, columns, _inside(rooms[n]))
            need = max(160.0, (sum(heights) + gap * len(own)) * 1.6 + 60, beside if n == 0 else 0)
            yield Panel(own, heights, gap, min(rooms[n], need) if at == len(points) else rooms[n])


def _roomy(panel: Panel, columns: Columns) -> Panel:
    """A panel whose labels have as many lines as they want, three at most, if that leaves it airy."""
    room = _inside(panel.tall)
    whole = [12.0 * _lines_of(i, columns, MOST_LINES) for i in panel.points]
    if sum(whole) + LABEL_GAP * len(whole) <= AIRY * room:
        return replace(panel, heights=whole, gap=LABEL_GAP)
    heights, gap = _heights(panel.points, columns, room)
    return replace(panel, heights=heights, gap=gap)


def _heights(points: Sequence[Item], columns: Columns, room: float) -> tuple[list[float], float]:
    """How tall labels are, and how far apart: where they are too many, those that matter least are cut to a line."""
    lines_of = {id(i): _lines_of(i, columns) for i in points}
    for item in _importance(points):
        if sum(12.0 * n + LABEL_GAP for n in lines_of.values()) <= room:
            break
        lines_of[id(item)] = _least_lines(item, columns)
    heights = [12.0 * lines_of[id(i)] for i in points]
    return heights, LABEL_GAP if sum(heights) + LABEL_GAP * len(heights) <= room else CLOSE


def _reversed(n: int) -> int:
    """A number with its bits in reverse: those below any bound are spread evenly (van der Corput, 1935)."""
    return int(f"{n:020b}"[::-1], 2)


def _lines_of(item: Item, columns: Columns, most: int = 2) -> int:
    """The lines that a label wants: its title or its date, `most` at most."""
    return min(most, max(len(lines(rich(item.event.title), _LABEL, columns.names)), _least_lines(item, columns)))


def _least_lines(item: Item, columns: Columns) -> int:
    """The lines that it takes at least: those of its date."""
    return min(2, len(lines(rich(item.shown), _DATE, columns.dates)))


def _axis(scale: Scale, columns: Columns) -> Iterator[Mark]:
    axis = columns.axis
    for n, s in enumerate(scale.stretches):
        yield Rule(points=((axis, s.top), (axis, s.bottom)), width=1)
        step = next(k for k in (1, 2, 5, 10, 20, 25, 50, 100, 500) if k * s.per_year >= 18)
        for year in range(int(s.begin), int(s.end) + 1):
            if year % step and year != int(s.begin):
                continue
            y = s.top + max(0.0, year - s.begin) * s.per_year
            if year == int(s.end) and n + 1 < len(scale.stretches):
                continue
            if year != int(s.begin) and y - s.top < 10:
                continue
            yield Rule(points=((axis - 5, y), (axis, y)), width=0.75)
            heavy = s.per_year >= 96
            since = f"{_MONTHS[round(12 * (s.begin - year))]} " if year < s.begin else ""
            yield words(f"{since}{year}", axis - 8, y + 3, _DATE if heavy else TICK, "ink", "end")
            if heavy:
                for month, name in _MONTHS.items():
                    at = s.top + (year + month / 12 - s.begin) * s.per_year
                    if year + month / 12 >= s.end:
                        break
                    if year + month / 12 <= s.begin:
                        continue
                    yield Rule(points=((axis - 3, at), (axis, at)), stroke="strong", width=0.5)
                    yield words(name, axis - 8, at + 3, TICK, "grey", "end")
        if n + 1 < len(scale.stretches):
            yield from _break(s.bottom, scale.stretches[n + 1].per_year / s.per_year, columns)


def _break(y: float, times: float, columns: Columns) -> Iterator[Mark]:
    axis, date = columns.axis, columns.date
    middle = y + BREAK_GAP / 2
    for shift in (-2.5, 2.5):
        yield Rule(points=((axis - 5, middle + shift + 2.5), (axis + 5, middle + shift - 2.5)), width=1)
    side, times = ("below", times) if times >= 1 else ("above", 1 / times)
    how = f"{side}, a year is {wording.number(times, 1 if times < 10 else 0)} times as tall"
    yield Rule(points=((axis + 10, middle), (date - 4, middle)), stroke="strong", width=0.5, dash=(1, 2))
    yield words(f"scale changes: {how}", date, middle + 3, HINT)


def _points(panel: Panel, scale: Scale, columns: Columns) -> Iterator[Mark]:
    tops = scale.place([i.begin for i in panel.points], panel.heights, panel.gap)
    busy: dict[float, float] = {}
    for item, top, high in zip(panel.points, tops, panel.heights, strict=True):
        year = scale.stretch_of(item.begin)
        unreal = item.event.realis in NOT_REAL
        y0, y1 = scale.y(item.begin), scale.y(min(item.end, year.end))
        precise = (
            edtf.precision((item.event.when or "").rstrip("~")) if "/" not in (item.event.when or "") else "interval"
        )
        x = columns.axis + (13 if unreal else 0)
        if precise in ("year", "decade") and year.per_year >= 30:
            x = columns.axis + (19 if not unreal else 25)
            yield _bar(x, y0, y1 - 1, item, unreal, pale=True)
        elif precise == "day":
            yield _day(x, y0, item, unreal)
        else:
            y1 = max(y1, y0 + 3.4) if precise != "year" else y0 + 3.4
            while busy.get(x, -1e9) > y0 and x < columns.axis + 13:
                x += 6.5
            busy[x] = y1
            yield _bar(x, y0, y1, item, unreal)
        foot = y0 + min(1.7, (y1 - y0) / 2) if precise != "day" else y0
        middle = top + 6
        most = round(high / 12)
        yield Rule(
            points=(
                (x + 3.5, foot), (columns.axis + 30, foot), (columns.axis + 42, middle), (columns.date - 4, middle)
            ),
            stroke="strong",
            width=0.5,
        )  # fmt: skip
        style = _DATE_INFERRED if item.inferred else _DATE
        yield from wrapped(item.shown, columns.date, top + 9, columns.dates, style, most)
        yield from status(item.event.realis, columns.label - 8, top + 6)
        yield from wrapped(item.event.title, columns.label, top + 9, columns.names, _LABEL, most)
        yield words(item.reference, columns.wide, top + 9, _REFERENCE, None, "end", item.link or None)


def _bare(items: Iterable[Item], scale: Scale, columns: Columns) -> Iterator[Mark]:
    """What has no room for words: a pale mark where it begins. Only what is told, with its date, as having happened."""
    first, last = scale.stretches[0].begin, scale.stretches[-1].end
    for item in items:
        if first <= item.begin < last and not item.inferred and item.event.realis not in NOT_REAL:
            yield Box(x=columns.axis - 2.8, y=scale.y(item.begin), width=5.6, height=1.5, fill="graphic_pale")


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
    """Bands in lanes, their names at the left. What began on a panel before begins at the top."""
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
