"""Small multiples: a panel a series on one scale, the other series pale behind; of series that are too unlike in size each
panel has a scale of its own, and says so.
"""

from itertools import pairwise

from pipeline.charts.axis import Axis, axis, moment
from pipeline.charts.choice import are_unlike
from pipeline.charts.frame import ROW_LABEL, TICK, VALUE, Scene, Unit, begins, column, long, unit, words
from pipeline.charts.labels import Room
from pipeline.charts.periods import short
from pipeline.charts.plot import MANY, grid, path, places, points, silences, untold
from pipeline.charts.values import Series, Table
from pipeline.theme.marks import Mark

ACROSS, SPACE = 3, 16.0
TALL = 56.0
UNDER, BETWEEN = 16.0, 14.0
ABOVE = 13.0  # under the name, for the values over the line


def draw(table: Table, wide: float) -> Scene:
    """The panels of a table, the series that is greatest in the end first."""
    counted = unit(table)
    ranked = sorted(table.series, key=lambda s: (-s.values[-1].number, s.name))
    own = are_unlike(table)
    across = min(ACROSS, len(ranked))
    shared = _scale(ranked)
    gutter = 0.0 if own else max(long(t, TICK) for t in counted.scale(shared)) + 6
    panel = (wide - gutter - SPACE * (across - 1) - 4) / across
    titles = [column(s.name, panel, ROW_LABEL) for s in ranked]
    marks: list[Mark] = []
    y = 0.0
    for begin in range(0, len(ranked), across):
        row = range(begin, min(begin + across, len(ranked)))
        head = 12.0 * max(len(titles[n]) for n in row)
        for n in row:
            left = gutter + (n - begin) * (panel + SPACE)
            for i, line in enumerate(titles[n]):
                marks.append(words(line, left, y + 9 + 12 * i, ROW_LABEL))
            top = y + head + ABOVE
            scale = _scale([ranked[n]] if own else ranked, top + TALL, top, zero=own)
            x = Axis(moment(table.periods[0]), moment(table.periods[-1]), left + 4, left + panel - 4, ())
            labelled = n == begin and not own
            marks += grid(scale, left, left + panel, counted.scale(scale) if labelled else (), left - 6)
            others = [] if own else [s for s in ranked if s is not ranked[n]]
            marks += _panel(table, ranked[n], others, x, scale, counted, (left, left + panel))
        y += head + ABOVE + TALL + UNDER + BETWEEN
    notes = [*untold(table)]
    if own:
        notes.append("Each panel has a scale of its own: sizes cannot be compared between panels.")
    elif len(ranked) > 1:
        notes.append("All panels have one scale; the pale lines are the other series.")
    if own:
        return Scene(tuple(marks), y - BETWEEN, tuple(notes))
    return Scene(tuple(marks), y - BETWEEN, (*notes, *begins(shared, counted)), counted.scale(shared))


def _scale(series: list[Series], start: float = TALL, end: float = 0.0, zero: bool = False) -> Axis:
    values = [v for s in series for v in s.values]
    least, most = min(min(v.low, v.number) for v in values), max(max(v.high, v.number) for v in values)
    return axis(least, most, start, end, ticks=3, zero=zero)


def _panel(
    table: Table,
    series: Series,
    others: list[Series],
    x: Axis,
    y: Axis,
    counted: Unit,
    room: tuple[float, float],
) -> list[Mark]:
    marks: list[Mark] = []
    for other in others:
        marks += path(places(other, x), y, silences(other, table.periods), "graphic_pale", 0.75)
    found = places(series, x)
    marks += path(found, y, silences(series, table.periods), "accent", 1.75)
    marks += points(found, y, 0, "accent", 2.2, all_marked=len(found) < MANY // 2)
    (first, begin), (last, end) = found[0], found[-1]
    said = [(counted.value(first), begin, first, "start"), (counted.value(last), end, last, "end")]
    if sum(long(text, VALUE) for text, *_ in said) + 8 > room[1] - room[0]:
        said = said[1:]
    spots = [(spot, y.at(e)) for value, spot in found for e in value.ends]
    top, foot = y.end - ABOVE, y.start
    free = Room((room[0] - 1, top, room[1] + 1, foot), lines=list(pairwise(spots)))
    for text, _, value, anchor in said:
        edge = room[0] if anchor == "start" else room[1] - long(text, VALUE)
        above, below = min(y.at(e) for e in value.ends) - 5, max(y.at(e) for e in value.ends) + 12
        tries = (above, below, y.end - 3.5, foot - 3)
        boxes = {(edge, b - 7.0, edge + long(text, VALUE), b + 1.0): b for b in tries}
        if place := free.first_free(list(boxes), must=True):
            marks.append(words(text, edge, boxes[place], VALUE))
    names = [(short(table.periods[0]), room[0], "start"), (short(table.periods[-1]), room[1], "end")]
    if sum(long(name, TICK) for name, *_ in names) + 6 > room[1] - room[0]:
        names = names[1:]
    marks += (words(name, edge, foot + 12, TICK, anchor=anchor) for name, edge, anchor in names)  # type: ignore[arg-type]
    return marks
