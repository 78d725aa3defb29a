"""Dots on a common scale: a row a series, or a row a period of one series; first and last period are two shapes."""

from pipeline.charts.axis import Axis, axis
from pipeline.charts.frame import (
    ROW_LABEL,
    TICK,
    UNSURE,
    VALUE,
    Scene,
    Unit,
    begins,
    dash,
    fitting,
    long,
    marker,
    unit,
    words,
)
from pipeline.charts.periods import short
from pipeline.charts.scale import spread
from pipeline.charts.values import Table, Value
from pipeline.theme.marks import Box, Mark, Paint, Rule
from pipeline.theme.type import Style

PITCH, TOP, FOOT = 20.0, 18.0, 14.0
MOST_LABELS = 132.0
THEN, NOW = 1, 0  # shapes
SIZE = 3.4


def draw(table: Table, wide: float) -> Scene:
    """The rows of a table, the greatest first; of one series in order of time."""
    counted = unit(table)
    if len(table.series) == 1:
        rows: list[tuple[str, tuple[Value, ...]]] = [(short(v.period), (v,)) for v in table.series[0].values]
    else:
        ranked = sorted(table.series, key=lambda s: (-s.values[-1].number, s.name))
        rows = [(s.name, tuple(dict.fromkeys((s.values[0], s.values[-1])))) for s in ranked]
    labels = min(MOST_LABELS, max(long(name, ROW_LABEL) for name, _ in rows) + 10)
    widest = max(long(counted.value(v), VALUE) for v in table.values) + 9
    drawn = [v for _, values in rows for v in values]
    x = axis(
        min(min(v.low, v.number) for v in drawn),
        max(max(v.high, v.number) for v in drawn),
        labels + widest,
        wide - widest,
    )
    heads = len(table.series) > 1 and len(table.periods) > 1
    top = TOP if heads else 4.0
    bottom = top + PITCH * len(rows)
    marks: list[Mark] = []
    shown: list[float] = []
    for tick in x.ticks:
        at = round(x.at(tick), 2)
        zero = abs(tick) < 1e-9
        marks.append(Rule(points=((at, top - 6), (at, bottom - 4)), stroke="ink" if zero else "rule", width=0.5))
        half = long(counted.shown(tick), TICK) / 2
        if all(at - half - 4 > end for end in shown):
            shown.append(at + half)
            marks.append(words(counted.shown(tick), at, bottom + 8, TICK, anchor="middle"))
    if not x.from_zero:
        for shift in (4.0, 7.0):
            at = x.start - shift
            marks.append(Rule(points=((at - 1.5, bottom - 1), (at + 1.5, bottom - 8)), stroke="ink", width=0.75))
    for n, (name, values) in enumerate(rows):
        y = top + n * PITCH + 4
        mark = " †" if any(v.row.derived for v in values) else ""
        marks.append(words(fitting(name + mark, ROW_LABEL, labels - 6), 0, y + 3, ROW_LABEL))
        marks += _row(values, x, y, counted)
    if heads:
        marks += _heads(rows[0][1], x, wide)
    between = len(table.series) > 1 and len(table.periods) > 2
    notes: tuple[str, ...] = ("The periods between are in the data.",) if between else ()
    return Scene(tuple(marks), bottom + FOOT, notes + begins(x, counted), counted.scale(x))


def _row(values: tuple[Value, ...], x: Axis, y: float, counted: Unit) -> list[Mark]:
    first, last = values[0], values[-1]
    marks: list[Mark] = []
    ends = [x.at(e) for v in values for e in (*v.ends, v.low, v.high)]
    for value in values:
        if value.low < value.high:
            marks.append(Rule(points=((x.at(value.low), y), (x.at(value.high), y)), stroke="accent", width=1,
                              dash=UNSURE if value.sure == "disputed" else ()))  # fmt: skip
    if first is not last:
        a, b = sorted((x.at(first.number), x.at(last.number)))
        marks.append(Rule(points=((a, y), (b, y)), stroke="strong", width=1.5, dash=dash(first, last)))
    if first is not last:
        marks += (marker(THEN, x.at(e), y, "graphic", not first.settled, SIZE) for e in first.ends)
    marks += (marker(NOW, x.at(e), y, "accent", not last.settled, SIZE) for e in last.ends)
    low, high = min(ends) - 7, max(ends) + 7
    rises = last.number >= first.number
    marks += _on_paper(counted.value(last), high if rises else low, y, VALUE, "ink", rises)
    if first is not last:
        marks += _on_paper(counted.value(first), low if rises else high, y, TICK, "grey", not rises)
    return marks


def _on_paper(text: str, x: float, y: float, style: Style, colour: Paint, behind: bool) -> list[Mark]:
    """Words beside a mark, on a patch of paper so that no hairline runs through them."""
    wide = long(text, style)
    left = x if behind else x - wide
    patch = Box(x=round(left - 1.5, 2), y=y - 5, width=round(wide + 3, 2), height=10, fill="paper")
    return [patch, words(text, x, y + 3, style, colour, "start" if behind else "end")]


def _heads(values: tuple[Value, ...], x: Axis, wide: float) -> list[Mark]:
    """The periods over the first row, each over its mark, moved apart where they would touch."""
    both = sorted((values[0], values[-1]), key=lambda v: v.number)
    sizes = [long(short(v.period), VALUE) for v in both]
    lefts = spread([x.at(v.number) - s / 2 for v, s in zip(both, sizes, strict=True)], sizes, 0, wide)
    return [
        words(short(v.period), left, TOP - 10, VALUE, "accent" if v is values[-1] else "grey")
        for v, left in zip(both, lefts, strict=True)
    ]
