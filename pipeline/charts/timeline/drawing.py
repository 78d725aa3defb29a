"""The marks of a timeline: its axis, the events at its right, the bands at its left."""

from collections.abc import Iterable, Iterator, Sequence
from math import cos, pi, sin

from pipeline import edtf, wording
from pipeline.charts.frame import HINT, TICK, words, wrapped
from pipeline.charts.scale import BREAK_GAP, Scale, spread
from pipeline.charts.timeline.dealing import Panel
from pipeline.charts.timeline.items import (
    BAND_NAME,
    DATE,
    DATE_UNSURE,
    LABEL,
    NAMES,
    REFERENCE,
    Columns,
    Item,
    lines_of_name,
)
from pipeline.theme.marks import Box, Dot, Mark, Paint, Rule
from pipeline.theme.signs import NOT_REAL, status

_MONTHS = {3: "Apr", 6: "Jul", 9: "Oct"}
LANE, LANE_WIDTH = 6.5, 4.5


def axis(scale: Scale, columns: Columns) -> Iterator[Mark]:
    """The years, with months where a year is tall, and where the scale changes."""
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
            yield words(f"{since}{year}", axis - 8, y + 3, DATE if heavy else TICK, "ink", "end")
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


def points(panel: Panel, scale: Scale, columns: Columns) -> Iterator[Mark]:
    """The events of a panel on the axis, and what is said of each at the right."""
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
        style = DATE_UNSURE if item.unsure else DATE
        yield from wrapped(item.shown, columns.date, top + 9, columns.dates, style, most)
        yield from status(item.event.realis, columns.label - 8, top + 6)
        yield from wrapped(item.event.title, columns.label, top + 9, columns.names, LABEL, most)
        yield words(item.reference, columns.wide, top + 9, REFERENCE, None, "end", item.link or None)


def bare(items: Iterable[Item], scale: Scale, columns: Columns) -> Iterator[Mark]:
    """What has no room for words: a pale mark where it begins. Only what is told, with its date, as having happened."""
    first, last = scale.stretches[0].begin, scale.stretches[-1].end
    for item in items:
        if first <= item.begin < last and not item.unsure and item.event.realis not in NOT_REAL:
            yield Box(x=columns.axis - 2.8, y=scale.y(item.begin), width=5.6, height=1.5, fill="graphic_pale")


def _day(x: float, y: float, item: Item, unreal: bool) -> Mark:
    if not item.unsure:
        return Dot(x=x, y=y, radius=2.6, fill="paper" if unreal else "accent", stroke="accent")
    ring = tuple((x + 2.6 * cos(n * pi / 12), y + 2.6 * sin(n * pi / 12)) for n in range(24))
    return Rule(points=ring, closed=True, stroke="accent", dash=(1.5, 1.2), filled="paper")


def _bar(x: float, y0: float, y1: float, item: Item, unreal: bool, pale: bool = False) -> Box:
    fill: Paint = "paper" if unreal or item.unsure else "graphic_pale" if pale else "accent"
    dash = (1.5, 1.2) if item.unsure else ()
    stroke: Paint | None = "accent" if unreal or item.unsure or pale else None
    return Box(x=x - 2.8, y=y0, width=5.6, height=max(y1 - y0, 3.4), fill=fill, stroke=stroke, line=0.75, dash=dash)


def bands(bands: Sequence[Item], scale: Scale, tall: float) -> Iterator[Mark]:
    """Bands in lanes, their names at the left. What began on a panel before begins at the top."""
    ends: list[float] = []
    lanes: list[int] = []
    for item in bands:
        y0 = scale.y(item.begin)
        lane = next((n for n, end in enumerate(ends) if end + 2 < y0), len(ends))
        ends[lane : lane + 1] = [tall if item.open else scale.y(item.end)]
        lanes.append(lane)
    heights = [12.0 * lines_of_name(i) for i in bands]
    tops = spread([scale.y(i.begin) for i in bands], heights, 0, tall)
    shades: tuple[Paint, ...] = ("accent", "graphic", "graphic_pale")
    for n, (item, lane, top, high) in enumerate(zip(bands, lanes, tops, heights, strict=True)):
        x = NAMES + 6 + lane * LANE
        y0, y1 = scale.y(item.begin), tall if item.open else max(scale.y(item.end), scale.y(item.begin) + 3.4)
        dashed = item.unsure or item.event.realis in NOT_REAL
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
        name = list(wrapped(item.event.title, 0, top + 9, NAMES, BAND_NAME, most=3))
        yield from name
        yield words(item.shown, 0, top + 9 + len(name) * 12, TICK)
        yield words(item.reference, NAMES, top + high - 3, REFERENCE, None, "end", item.link or None)
