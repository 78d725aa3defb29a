"""A measure by period as bars from a zero line, deficits to its left: what is stated filled, what is derived dashed with
its range, a period without a level named.
"""

from collections.abc import Iterator, Sequence

from pipeline import edtf, wording
from pipeline.charts.frame import BAR, BAR_NOTE, BAR_VALUE, HINT, LABELS, PITCH, ROW_LABEL, fitting, undisputed, words
from pipeline.records import Observation, TradeRow
from pipeline.theme.fonts import width
from pipeline.theme.marks import Anchor, Box, Figure, Mark, Paint, Rule

FEWEST = 2  # levels: one number is no chart
MOST_WORDS = 10  # of a title


def draw(id: str, rows: Sequence[TradeRow], measure: str, wide: float) -> Figure | None:
    """The chart of a measure, or None where there are fewer than two levels of one thing in one unit.

    Where there are several series, that with the most stated levels is drawn; of equals the latest.
    """
    told = [
        r
        for r in rows
        if r.observation.measure == measure and r.observation.period and r.observation.realis == "happened"
    ]
    series: dict[tuple[object, ...], list[TradeRow]] = {}
    for row in filter(_is_exact, told):
        series.setdefault((*_thing(row), row.observation.unit), []).append(row)
    drawn = [undisputed(group, lambda o: o.period) for group in series.values()]
    fit = [group for group in drawn if len(group) >= FEWEST and not all(r.derived for r in group)]
    if not fit:
        return None
    best = max(fit, key=_weight)
    same = [r for r in told if _thing(r) == _thing(best[0])]
    changes = {r.observation.period: r for r in same if r.observation.kind == "change"}
    without = changes.keys() - {r.observation.period for r in same if r.observation.kind == "level"}
    return _figure(id, best, changes, [r for period, r in changes.items() if period in without], wide)


def _thing(row: TradeRow) -> tuple[object, ...]:
    o = row.observation
    return o.reporter, o.partner, o.parties, o.commodity


def _is_exact(row: TradeRow) -> bool:
    o = row.observation
    return o.kind == "level" and o.unit != "percent" and o.bound is None and o.range is None


def _weight(levels: Sequence[TradeRow]) -> tuple[int, str, float]:
    stated = {r.observation.period or "": r.observation.value for r in levels if not r.derived}
    return len(stated), max(stated), abs(stated[max(stated)])


def _figure(
    id: str, levels: Sequence[TradeRow], changes: dict[str | None, TradeRow], lone: Sequence[TradeRow], wide: float
) -> Figure:
    """Bars of `levels`; `lone` are the changes of periods of which no level is told."""
    ends = [v for r in levels for v in (r.observation.value, r.observation.low, r.observation.high) if v is not None]
    least, most = min(0.0, *ends), max(0.0, *ends)
    scale = (wide - LABELS - 4) / ((most - least) or 1)
    zero = LABELS - least * scale
    unit = max(levels, key=lambda r: abs(r.observation.value)).unit
    marks: list[Mark] = []
    y = 0.0
    shown = sorted([*levels, *lone], key=lambda r: edtf.sort_key(r.observation.period or ""))
    for row in shown:
        o = row.observation
        if o.kind == "level":
            marks += _bar(row, changes.get(o.period), unit, y, zero, scale, wide)
        else:
            marks.append(words(wording.date(o.period), 0, y + 11, ROW_LABEL))
            text = f"no level in the source; {_change(o)}"
            marks.append(words(fitting(text, HINT, wide - LABELS - 6), LABELS + 6, y + 11, HINT))
        y += PITCH
    height = y - PITCH + BAR + 4
    marks.append(Rule(points=((zero, -2.0), (zero, height - 2)), stroke="ink"))
    passages = tuple(dict.fromkeys(e.passage for r in shown for e in r.observation.evidence))
    return Figure(
        id=id,
        kind="levels",
        title=_finding(levels, changes),
        subtitle=_subtitle(levels, unit),
        width=wide,
        height=height,
        marks=tuple(marks),
        source=_derivation(levels),
        notes=tuple(_notes(levels)),
        alternative=f"Bar chart. {_finding(levels, changes)}. " + "; ".join(_said(r, changes) for r in shown) + ".",
        data=(
            ("period", "value", "unit", "status"),
            *(
                (r.observation.period or "", f"{r.observation.value:g}", r.observation.unit, r.observation.status)
                for r in shown
            ),
        ),
        rests_on=tuple(r.id for r in shown) + tuple(c.id for c in changes.values() if c not in lone),
        passages=passages,
    )


def _notes(levels: Sequence[TradeRow]) -> Iterator[str]:
    if any(r.derived for r in levels):
        yield "A dashed outline and its bracket mark a derived value and its range."
    if not _told_by_one(levels):
        yield "The values are of different sources, which may count and round in different ways."


def _told_by_one(levels: Sequence[TradeRow]) -> bool:
    """Whether one source states all of the levels that are stated."""
    told = [{e.source for e in r.observation.evidence} for r in levels if not r.derived]
    return bool(set.intersection(*told))


def _bar(
    row: TradeRow, change: TradeRow | None, unit: str, y: float, zero: float, scale: float, wide: float
) -> list[Mark]:
    o = row.observation
    way = -1 if o.value < 0 else 1
    long = max(abs(o.value) * scale, 1.0)
    left = min(zero, zero + way * long)
    label = words(wording.date(o.period) + (" †" if row.derived else ""), 0, y + 11, ROW_LABEL)
    value = row.number.lstrip("+") if row.unit == unit else wording.amount(o)
    if row.derived and o.low is not None and o.high is not None:
        bar = Box(x=left, y=y, width=long, height=BAR, fill="paper", stroke="accent", line=1, dash=(3, 2))
        low, high = zero + o.low * scale, zero + o.high * scale
        middle = y + BAR / 2
        bracket = [
            Rule(points=((low, middle), (high, middle)), stroke="ink", width=1),
            *(Rule(points=((x, middle - 3), (x, middle + 3)), stroke="ink", width=1) for x in (low, high)),
        ]
        factor, _, _ = wording.scale(o)
        text = f"derived; between {wording.number(o.low / factor)} and {wording.number(o.high / factor)}"
        free = min(way * (low - zero), way * (high - zero))
        taken = min(left, low), max(left + long, high)
        return [label, bar, *_said_of(value, text, y, zero, way, free, taken, wide, on_paper=True), *bracket]
    bar = Box(x=left, y=y, width=long, height=BAR, fill="accent")
    beside = _change(change.observation) if change else ""
    return [label, bar, *_said_of(value, beside, y, zero, way, long, (left, left + long), wide, on_paper=False)]


def _said_of(
    value: str,
    note: str,
    y: float,
    zero: float,
    way: int,
    free: float,
    taken: tuple[float, float],
    wide: float,
    on_paper: bool,
) -> list[Mark]:
    """The value in the bar, at the zero line, and what there is to say of it; outside where the bar is too short.

    `free` is the length of the bar that words may take, `taken` where it and its bracket begin and end.
    """
    first = width(value, BAR_VALUE.face, BAR_VALUE.size)
    whole = first + 8 + width(note, BAR_NOTE.face, BAR_NOTE.size)
    if first + 12 > free:
        return _beside(f"{value}  {note}".strip(), y, taken, wide) or _beside(value, y, taken, wide)
    anchor: Anchor = "start" if way > 0 else "end"
    marks: list[Mark] = [words(value, zero + way * 6, y + 11.5, BAR_VALUE, "accent" if on_paper else "paper", anchor)]
    if whole + 24 > free:
        return [*marks, *_beside(note, y, taken, wide, "grey")]
    colour: Paint = "grey" if on_paper else "paper"
    return [*marks, words(note, zero + way * (6 + first + 8), y + 11, BAR_NOTE, colour, anchor)]


def _beside(text: str, y: float, taken: tuple[float, float], wide: float, colour: Paint = "ink") -> list[Mark]:
    """Words at the right of a bar, or at its left; none where they fit on neither side."""
    left, right = taken
    needed = width(text, ROW_LABEL.face, ROW_LABEL.size) + 6
    if right + needed <= wide:
        return [words(text, right + 6, y + 11, ROW_LABEL, colour)]
    return [words(text, left - 6, y + 11, ROW_LABEL, colour, "end")] if left - needed >= LABELS else []


def _change(o: Observation) -> str:
    way = "more" if o.value >= 0 else "less"
    size = wording.number(abs(o.value)) + "\u00a0%" if o.unit == "percent" else wording.amount(o)
    return f"{size} {way} than in {wording.date(o.compared_period)}" if o.compared_period else f"{size} {way}"


def _finding(levels: Sequence[TradeRow], changes: dict[str | None, TradeRow]) -> str:
    """The finding in a few words, with its number: of the last stated level."""
    last = [r for r in levels if not r.derived][-1]
    o = last.observation
    subject = (
        last.what if o.commodity else wording.measure(o.measure or "").capitalize() if o.measure != "gdp" else "GDP"
    )
    change = changes.get(o.period)
    if change and change.observation.unit == "percent" and change.observation.value:
        by = change.observation.value
        verb = "rose" if by > 0 else "fell"
        return _dated(f"{subject} {verb} {wording.number(abs(by))}\u00a0% to {wording.amount(o)}", o)
    first = next(r for r in levels if not r.derived).observation
    if _told_by_one(levels) and _apart(first, o):
        verb = "rose" if o.value > first.value else "fell"
        return f"{subject} {verb} from {wording.amount(first)} to {wording.amount(o)}"
    return _dated(f"{subject} came to {wording.amount(o)}", o)


def _apart(a: Observation, b: Observation) -> bool:
    """Whether two values differ by more than their rounding."""
    return abs(a.value - b.value) > sum(o.scale * 0.1**o.decimals for o in (a, b)) / 2


def _dated(finding: str, o: Observation) -> str:
    """A finding with its period, which where it would make the title too long stands in the subtitle alone."""
    whole = f"{finding} in {wording.date(o.period)}"
    return whole if len(whole.split(" ")) <= MOST_WORDS else finding


def _subtitle(levels: Sequence[TradeRow], unit: str) -> str:
    row = levels[-1]
    periods = [wording.date(r.observation.period) for r in levels]
    when = wording.listed(periods) if len(periods) < 4 else f"{periods[0]} to {periods[-1]}"
    return f"{row.what}, {row.sides}; {when}; {unit}"


def _derivation(levels: Sequence[TradeRow]) -> str:
    derived = [r.observation for r in levels if r.derived]
    return " ".join(f"† Derived by us: {o.derivation}.".replace(" / ", " ÷ ") for o in derived)


def _said(row: TradeRow, changes: dict[str | None, TradeRow]) -> str:
    o = row.observation
    if o.kind == "change":
        return f"{wording.date(o.period)}: no level, {_change(o)}"
    change = changes.get(o.period)
    return (
        f"{wording.date(o.period)}: "
        f"{wording.amount(o)}{', derived' if row.derived else ''}"
        f"{f', {_change(change.observation)}' if change else ''}"
    )
