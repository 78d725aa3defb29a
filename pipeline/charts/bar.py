"""Bars from a zero line, deficits to its left: a bar a period, or of one period a bar a thing, the longest first.

What is stated is filled; what is derived is dashed with its range; where sources differ the bar is filled as far as they
agree. A period without a level is named, and a gap in time is shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline import edtf, wording
from pipeline.charts.axis import gaps
from pipeline.charts.frame import (
    BAR,
    BAR_NOTE,
    BAR_VALUE,
    HINT,
    LABELS,
    PITCH,
    ROW_LABEL,
    UNSURE,
    Scene,
    Unit,
    fitting,
    long,
    unit,
    words,
)
from pipeline.charts.periods import short
from pipeline.charts.values import Table, Value
from pipeline.records import Observation, TradeRow
from pipeline.theme.marks import Anchor, Box, Mark, Paint, Rule

TALLEST = 520.0
LEAST_PITCH, LEAST_BAR = 12.0, 9.0
GAP = 14.0
MOST_LABELS = 132.0
_NOTES = {
    "provisional": "provisional",
    "forecast": "forecast",
    "disputed": "sources differ",
    "range": "given as a range",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar with its label and note, or only words in its place; `gap` stands over it where time passes untold."""

    label: str
    value: Value | None
    note: str = ""
    gap: bool = False


def draw(table: Table, wide: float) -> Scene:
    """The bars of a table: of its one series by period, else of its last period by series."""
    counted = unit(table)
    rows = _by_period(table) if len(table.series) == 1 else _by_series(table)
    labels = min(MOST_LABELS, max(LABELS, *(long(r.label, ROW_LABEL) + 8 for r in rows)))
    shown = [r.value for r in rows if r.value]
    least = min(0.0, *(min(v.low, v.number) for v in shown))
    most = max(0.0, *(max(v.high, v.number) for v in shown))
    scale = (wide - labels - 4) / ((most - least) or 1)
    zero = labels - least * scale
    pitch = max(LEAST_PITCH, min(PITCH, TALLEST / len(rows)))
    thick = min(BAR, max(LEAST_BAR, pitch - 4))
    marks: list[Mark] = []
    breaks: list[float] = []
    y = 0.0
    for row in rows:
        if row.gap:
            breaks.append(y + GAP / 2 - (pitch - thick) / 2)
            y += GAP
        middle = y + thick / 2 + 3
        marks.append(words(fitting(row.label, ROW_LABEL, labels - 4), 0, middle, ROW_LABEL))
        if row.value:
            marks += _bar(row.value, row.note, counted, y, thick, (labels, zero, scale, wide))
        else:
            marks.append(words(fitting(row.note, HINT, wide - labels - 6), labels + 6, middle, HINT))
        y += pitch
    height = y - pitch + thick + 4
    marks += _zero(zero, height, breaks)
    notes = ("Strokes on the line: no value is given for the time between.",) if breaks else ()
    return Scene(tuple(marks), height, notes)


def _zero(zero: float, height: float, breaks: Sequence[float]) -> Iterator[Mark]:
    """The zero line, broken where periods are missing."""
    top = -2.0
    for y in breaks:
        yield Rule(points=((zero, top), (zero, y - 3)), stroke="ink")
        for shift in (-3.0, 1.5):
            yield Rule(points=((zero - 4, y + shift + 3), (zero + 4, y + shift - 1)), stroke="ink")
        top = y + 3
    yield Rule(points=((zero, top), (zero, height - 2)), stroke="ink")


def _by_period(table: Table) -> list[_Row]:
    series = table.series[0]
    changes = {r.observation.period: r for r in table.changes}
    told = {v.period for v in series.values}
    rows: dict[str, _Row] = {}
    for value in series.values:
        changed = changes.get(value.period)
        mark = " †" if value.row.derived else ""
        rows[value.period] = _Row(f"{short(value.period)}{mark}", value, _note(value, changed, table))
    for period, why in series.omitted:
        rows[period] = _Row(short(period), None, why)
    alone = [r.observation for when, r in changes.items() if when not in told and when not in rows]
    for o in alone:
        rows[o.period or ""] = _Row(short(o.period or ""), None, f"no level in the source; {change(o)}")
    found = [rows[p] for p in sorted(rows, key=edtf.sort_key)]
    drawn = [v.period for v in series.values]
    after = {short(b) for b, gap in zip(drawn[1:], gaps(drawn), strict=True) if gap}
    return [_Row(r.label, r.value, r.note, gap=r.value is not None and short(r.value.period) in after) for r in found]


def _by_series(table: Table) -> list[_Row]:
    last = table.periods[-1]
    told = [(s.name, v) for s in table.series if (v := s.at(last))]
    told.sort(key=lambda t: (-t[1].number, t[0]))
    return [_Row(f"{name}{' †' if v.row.derived else ''}", v, _note(v, None, table)) for name, v in told]


def _note(value: Value, changed: TradeRow | None, table: Table) -> str:
    counted = unit(table)
    if value.sure == "derived":
        low, high = counted.shown(value.low), counted.shown(value.high)
        return f"derived; between {low} and {high}" if low != high else "derived"
    if value.sure in _NOTES:
        return _NOTES[value.sure]
    return change(changed.observation) if changed and not changed.derived else ""


def _bar(
    value: Value, note: str, counted: Unit, y: float, thick: float, frame: tuple[float, float, float, float]
) -> list[Mark]:
    labels, zero, scale, wide = frame
    begin, end = _hollow(value)
    sure = value.number if value.settled else begin if begin and end and begin * end > 0 else 0.0
    way = -1 if (sure or end or begin) < 0 else 1
    solid = max(abs(sure) * scale, 1.0) if sure or value.settled else 0.0
    marks: list[Mark] = []
    if solid:
        marks.append(Box(x=min(zero, zero + way * solid), y=y, width=solid, height=thick, fill="accent"))
    left, right = sorted((zero + begin * scale, zero + end * scale))
    if not value.settled:
        marks.append(Box(x=left, y=y, width=max(right - left, 1.0), height=thick, fill="paper", stroke="accent", line=1,
                         dash=() if value.sure == "provisional" else UNSURE))  # fmt: skip
    taken = min(zero, left, zero - solid if way < 0 else left), max(zero, right, zero + solid if way > 0 else right)
    free = solid or (right - left if begin == 0 else 0.0)
    if value.sure == "derived" and value.low < value.high:
        ends, middle = (zero + value.low * scale, zero + value.high * scale), y + thick / 2
        marks.append(Rule(points=((ends[0], middle), (ends[1], middle)), stroke="ink", width=1))
        marks += (Rule(points=((x, middle - 3), (x, middle + 3)), stroke="ink", width=1) for x in ends)
        free = min(way * (e - zero) for e in ends)
        taken = min(taken[0], *ends), max(taken[1], *ends)
    said = counted.value(value)
    return marks + _said_of(said, note, y + thick / 2 + 3.2, zero, way, free, taken, (labels, wide), not solid)


def _hollow(value: Value) -> tuple[float, float]:
    """From where to where a bar is hollow: what is not stated, or what sources do not agree on."""
    if not value.open:
        return 0.0, value.number
    near, far = sorted((value.low, value.high), key=abs)
    return (near, far) if near * far > 0 else (value.low, value.high)


def _said_of(
    value: str,
    note: str,
    y: float,
    zero: float,
    way: int,
    free: float,
    taken: tuple[float, float],
    room: tuple[float, float],
    on_paper: bool,
) -> list[Mark]:
    """The value in the bar, at the zero line, and what there is to say of it; outside where the bar is too short.

    `free` is the length of the bar that words may take, `taken` where it and its bracket begin and end.
    """
    first = long(value, BAR_VALUE)
    whole = first + 8 + long(note, BAR_NOTE)
    if first + 12 > free:
        return _beside(f"{value}  {note}".strip(), y, taken, room) or _beside(value, y, taken, room)
    anchor: Anchor = "start" if way > 0 else "end"
    marks: list[Mark] = [words(value, zero + way * 6, y + 0.3, BAR_VALUE, "accent" if on_paper else "paper", anchor)]
    if not note:
        return marks
    if whole + 24 > free:
        return [*marks, *_beside(note, y, taken, room, "grey")]
    colour: Paint = "grey" if on_paper else "paper"
    return [*marks, words(note, zero + way * (6 + first + 8), y, BAR_NOTE, colour, anchor)]


def _beside(
    text: str, y: float, taken: tuple[float, float], room: tuple[float, float], colour: Paint = "ink"
) -> list[Mark]:
    """Words at the right of a bar, or at its left; none where they fit on neither side."""
    left, right = taken
    needed = long(text, ROW_LABEL) + 6
    if right + needed <= room[1]:
        return [words(text, right + 6, y, ROW_LABEL, colour)]
    return [words(text, left - 6, y, ROW_LABEL, colour, "end")] if left - needed >= room[0] else []


def change(o: Observation) -> str:
    """A change in words: "5.3 % more than in 2012"."""
    way = "more" if o.value >= 0 else "less"
    size = wording.number(abs(o.value)) + "\u00a0%" if o.unit == "percent" else wording.amount(o)
    return f"{size} {way} than in {short(o.compared_period)}" if o.compared_period else f"{size} {way}"
