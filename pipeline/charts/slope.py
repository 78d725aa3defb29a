"""A slope: each series as one line from the first period to the last, named at both ends."""

from pipeline.charts.axis import axis
from pipeline.charts.frame import ROW_LABEL, TICK, VALUE, Scene, begins, fitting, long, unit, words
from pipeline.charts.line import paint_of
from pipeline.charts.periods import short
from pipeline.charts.plot import path, points
from pipeline.charts.scale import spread
from pipeline.charts.values import Table, Value
from pipeline.theme.marks import Mark, Rule

TALL, TOP = 176.0, 24.0
LEFT = 124.0
LEAST_SLOPE = 92.0
HIGH = 12.0


def draw(table: Table, wide: float) -> Scene:
    """The slopes of a table, the series that is greatest in the end first."""
    counted = unit(table)
    first, last = table.periods[0], table.periods[-1]
    told = [(s.name, a, b) for s in table.series if (a := s.at(first)) and (b := s.at(last))]
    told.sort(key=lambda t: (-t[2].number, t[0]))
    ends = [v for _, a, b in told for v in (a, b)]
    bottom = TOP + max(TALL, len(told) * (HIGH + 5))
    least, most = min(min(v.low, v.number) for v in ends), max(max(v.high, v.number) for v in ends)
    y = axis(least, most, bottom, TOP, zero=len(told) == 1)  # one line alone has only its steepness to tell
    starts = [counted.value(a) for _, a, _ in told]
    stops = [counted.value(b) for _, _, b in told]
    before = max(long(t, VALUE) for t in starts)
    names = min(LEFT - before, max(long(name, ROW_LABEL) for name, *_ in told))
    left = names + before + 20
    most = wide - left - LEAST_SLOPE
    after = max(long(t, VALUE) + 6 + long(n, TICK) if long(t, VALUE) + 6 + long(n, TICK) <= most else long(t, VALUE)
                for t, (n, *_) in zip(stops, told, strict=True))  # fmt: skip
    right = wide - after - 12
    marks: list[Mark] = []
    for x, period in ((left, first), (right, last)):
        marks.append(words(short(period), x, TOP - 14, VALUE, anchor="middle"))
        marks.append(Rule(points=((x, TOP - 6), (x, bottom + 6)), stroke="rule", width=0.75))
    for n, (_, a, b) in enumerate(told):
        marks += path([(a, left), (b, right)], y, [False], paint_of(n), 2.0 if n == 0 else 1.25)
    for n, (_, a, b) in enumerate(told):
        marks += points([(a, left), (b, right)], y, n, paint_of(n))
    rows = range(len(told))
    for side, middle in ((0, left), (1, right)):
        at = [y.at(_middle(told[n][1] if side == 0 else told[n][2])) for n in rows]
        order = sorted(rows, key=lambda n: (at[n], n))
        tops = spread([at[n] - HIGH / 2 for n in order], [HIGH] * len(order), TOP - 8, bottom + 10)
        for n, top in zip(order, tops, strict=True):
            out = -1 if side == 0 else 1
            if abs(top + HIGH / 2 - at[n]) > 1.5:
                marks.append(Rule(points=((middle + out * 4.5, round(at[n], 2)), (middle + out * 8.5, round(top + 6, 2))),
                                  stroke="strong", width=0.5))  # fmt: skip
            if side == 0:
                marks.append(words(starts[n], left - 10, top + 9, VALUE, anchor="end"))
                name = fitting(told[n][0], ROW_LABEL, names)
                marks.append(words(name, left - 16 - before, top + 9, ROW_LABEL, anchor="end"))
            else:
                marks.append(words(stops[n], right + 10, top + 9, VALUE))
                behind = right + 16 + long(stops[n], VALUE)
                if behind + long(told[n][0], TICK) <= wide:
                    marks.append(words(told[n][0], behind, top + 9, TICK))
    notes = begins(y, counted)
    left_out = [s.name for s in table.series if not (s.at(first) and s.at(last))]
    notes += tuple(f"Not drawn: {name}, with a value at one end only." for name in left_out)
    return Scene(tuple(marks), bottom + 12, notes, counted.scale(y))


def _middle(value: Value) -> float:
    return (value.low + value.high) / 2 if value.open else value.number
