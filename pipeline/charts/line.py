"""Lines over time: a line a series, named at its end, marked by a shape of its own."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.charts.axis import Axis, axis, moment
from pipeline.charts.frame import ROW_LABEL, TICK, VALUE, Scene, Unit, begins, column, long, unit, words
from pipeline.charts.labels import Region, Room
from pipeline.charts.plot import MANY, Place, grid, path, places, points, silences, under, untold
from pipeline.charts.scale import LABEL_GAP, spread
from pipeline.charts.values import Table
from pipeline.theme.marks import Mark, Paint, Rule

TALL = 150.0
TOP, FOOT = 16.0, 18.0
NAMES = 104.0
PAINTS: tuple[Paint, ...] = ("accent", "ink", "graphic", "strong")
STATED = 10  # values: so many are all written beside their marks


def draw(table: Table, wide: float) -> Scene:
    """The lines of a table, the series that is greatest in the end first."""
    counted = unit(table)
    ranked = sorted(table.series, key=lambda s: (-s.values[-1].number, s.name))
    ends = [_end(f"{s.name} {counted.value(s.values[-1])}".strip()) for s in ranked]
    needed = sum(12.0 * len(e) + LABEL_GAP for e in ends)
    bottom = TOP + max(TALL, needed)
    y = axis(table.least, table.most, bottom, TOP)
    ticks = counted.scale(y)
    left = max(long(t, TICK) for t in ticks) + 6
    lone = len(ranked) == 1
    right = wide - max(long(line, ROW_LABEL) for end in ends for line in end) - (8 if lone else 14)
    periods = table.periods
    x = Axis(moment(periods[0]), moment(periods[-1]), left + 10, right - 4, ())
    marks: list[Mark] = list(grid(y, left, right, ticks, left - 6))
    marks += under(periods, x, bottom, (left - 4, right + 8))
    drawn: list[tuple[list[Place], Paint]] = []
    for n, series in enumerate(ranked):
        paint = paint_of(n)
        found = places(series, x)
        drawn.append((found, paint))
        marks += path(found, y, silences(series, periods), paint, 2.0 if n == 0 else 1.25)
    for n, (found, paint) in enumerate(drawn):
        marks += points(found, y, n, paint, all_marked=len(found) < MANY)
    if lone:
        marks += _values(drawn[0][0], y, counted, (left, TOP - 16, wide, bottom), right)
    else:
        marks += _names(drawn, ends, y, right, bottom)
    notes = untold(table) + begins(y, counted)
    return Scene(tuple(marks), bottom + FOOT, notes, ticks)


def paint_of(n: int) -> Paint:
    """The colour of the n-th series: with its shape no two of sixteen look alike."""
    return PAINTS[(n + n // 4) % 4]


def _end(label: str) -> list[str]:
    return column(label, NAMES, ROW_LABEL)


def _names(
    drawn: Sequence[tuple[list[Place], Paint]], ends: Sequence[Sequence[str]], y: Axis, right: float, bottom: float
) -> list[Mark]:
    """What each line is called, with its last value, beside its end as near as may be; a hairline leads there if not."""
    marks: list[Mark] = []
    last = [(found[-1][1], y.at((found[-1][0].low + found[-1][0].high) / 2 if found[-1][0].open else found[-1][0].number))
            for found, _ in drawn]  # fmt: skip
    order = sorted(range(len(last)), key=lambda n: last[n][1])
    heights = [12.0 * len(ends[n]) for n in order]
    tops = spread([last[n][1] - h / 2 for n, h in zip(order, heights, strict=True)], heights, TOP - 10, bottom + 8)
    for n, top, high in zip(order, tops, heights, strict=True):
        x, at = last[n]
        middle = top + high / 2
        if abs(middle - at) > 3 or right - x > 8:
            marks.append(Rule(points=((x + 5, at), (right + 2, at if right - x > 8 and abs(middle - at) <= 3 else middle),
                                      (right + 10, middle)), stroke="strong", width=0.5))  # fmt: skip
        for i, line in enumerate(ends[n]):
            marks.append(words(line, right + 12, top + 9 + 12 * i, ROW_LABEL))
    return marks


def _values(found: Sequence[Place], y: Axis, counted: Unit, region: Region, right: float) -> list[Mark]:
    """The values of a single line: all if they are few, else the last, the first, the greatest and the least; where they
    touch nothing."""
    spots = [(x, y.at(e)) for v, x in found for e in v.ends]
    room = Room(region, lines=list(pairwise(spots)))
    room.words += [(x - 3.5, at - 3.5, x + 3.5, at + 3.5) for x, at in spots]
    last, x = found[-1]
    at = y.at((last.low + last.high) / 2 if last.open else last.number)
    text = counted.value(last)
    marks: list[Mark] = [words(text, right + 6, at + 3, VALUE)]
    room.words.append((right + 6, at - 6, right + 6 + long(text, VALUE), at + 6))
    by_size = sorted(range(len(found)), key=lambda n: (found[n][0].number, n))
    wanted = [0, by_size[-1], by_size[0], *(range(len(found)) if len(found) <= STATED else ())]
    for n in dict.fromkeys(w for w in wanted if w != len(found) - 1):
        value, x = found[n]
        text = counted.value(value)
        half = long(text, VALUE) / 2
        above, below = min(y.at(e) for e in value.ends) - 6, max(y.at(e) for e in value.ends) + 13
        tries = [(above, 0.0), (below, 0.0), (above, half - 2), (above, 2 - half), (below, half - 2), (below, 2 - half)]
        boxes = {(x + d - half, b - 7.0, x + d + half, b + 1.0): (x + d, b) for b, d in tries}
        place = room.first_free(list(boxes))
        if place:
            middle, baseline = boxes[place]
            marks.append(words(text, middle, baseline, VALUE, anchor="middle"))
    return marks
