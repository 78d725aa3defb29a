"""A measure by period as bars: what is stated filled, what is derived dashed with its range, a period without a level
named.
"""

from collections.abc import Sequence

from pipeline import wording
from pipeline.charts.frame import BAR, BAR_NOTE, BAR_VALUE, HINT, LABELS, PITCH, ROW_LABEL, fitting, words
from pipeline.records import Observation, TradeRow
from pipeline.theme.fonts import width
from pipeline.theme.marks import Box, Figure, Mark, Paint, Rule

FEWEST = 2  # levels: one number is no chart


def draw(id: str, rows: Sequence[TradeRow], measure: str, names: dict[str, str], wide: float) -> Figure | None:
    """The chart of a measure, or None where there are fewer than two levels of one thing.

    Where there are several series, that with the most levels is drawn; of equals the first of the table.
    """
    series: dict[tuple[object, ...], list[TradeRow]] = {}
    for row in rows:
        o = row.observation
        if o.measure == measure and o.period and o.kind in ("level", "change") and o.realis == "happened":
            series.setdefault((o.reporter, o.partner, o.parties, o.commodity), []).append(row)
    levels = {key: _single(group) for key, group in series.items()}
    units = {key: {r.observation.unit for r in group} for key, group in levels.items()}
    fit = [key for key in series if len({r.observation.period for r in levels[key]}) >= FEWEST and len(units[key]) == 1]
    if not fit:
        return None
    best = max(fit, key=lambda key: len(levels[key]))
    changes = {r.observation.period: r for r in series[best] if r.observation.kind == "change"}
    return _figure(id, levels[best], changes, wide)


def _single(rows: Sequence[TradeRow]) -> list[TradeRow]:
    """The levels of a series, one a period: of a period with several that differ none, for the chart cannot say which."""
    levels = [r for r in rows if r.observation.kind == "level" and r.observation.unit != "percent"]
    exact = [r for r in levels if r.observation.bound is None and r.observation.range is None]
    told: dict[str | None, set[float]] = {}
    for row in exact:
        told.setdefault(row.observation.period, set()).add(row.observation.value)
    return [r for r in exact if len(told[r.observation.period]) == 1]


def _figure(id: str, levels: Sequence[TradeRow], changes: dict[str | None, TradeRow], wide: float) -> Figure:
    periods = {r.observation.period for r in levels}
    lone = [r for period, r in changes.items() if period not in periods]
    most = max(abs(r.observation.high or r.observation.value) for r in levels)
    scale = (wide - LABELS - 4) / most
    marks: list[Mark] = []
    y = 0.0
    for row in levels:
        marks += _bar(row, changes.get(row.observation.period), y, scale, wide)
        y += PITCH
    for row in lone:
        o = row.observation
        marks.append(words(wording.date(o.period), 0, y + 11, ROW_LABEL))
        text = f"no level in the source; {_change(o)}"
        marks.append(words(fitting(text, HINT, wide - LABELS - 6), LABELS + 6, y + 11, HINT))
        y += PITCH
    height = y - PITCH + BAR + 4
    marks.append(Rule(points=((LABELS, -2.0), (LABELS, height - 2)), stroke="ink"))
    shown = [*levels, *lone]
    passages = tuple(dict.fromkeys(e.passage for r in shown for e in r.observation.evidence))
    return Figure(
        id=id,
        kind="levels",
        title=_finding(levels, changes),
        subtitle=_subtitle(levels),
        width=wide,
        height=height,
        marks=tuple(marks),
        source=_derivation(levels),
        notes=("A dashed outline and its bracket mark a derived value and its range.",)
        if any(r.derived for r in levels)
        else (),
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


def _bar(row: TradeRow, change: TradeRow | None, y: float, scale: float, wide: float) -> list[Mark]:
    o = row.observation
    long = max(abs(o.value) * scale, 1.0)
    label = words(wording.date(o.period) + (" †" if row.derived else ""), 0, y + 11, ROW_LABEL)
    value = f"{row.number.lstrip('+')}"
    beside = _change(change.observation) if change else ""
    if row.derived and o.low is not None and o.high is not None:
        bar = Box(x=LABELS, y=y, width=long, height=BAR, fill="paper", stroke="accent", line=1, dash=(3, 2))
        low, high = LABELS + o.low * scale, LABELS + o.high * scale
        middle = y + BAR / 2
        bracket = [
            Rule(points=((low, middle), (high, middle)), stroke="ink", width=1),
            *(Rule(points=((x, middle - 3), (x, middle + 3)), stroke="ink", width=1) for x in (low, high)),
        ]
        factor = next((f for f, _, _ in wording.SCALES if abs(o.value) >= f), 1.0)
        text = f"derived; between {wording.number(o.low / factor)} and {wording.number(o.high / factor)}"
        return [label, bar, *_inside(value, text, y, long, wide, on_paper=True), *bracket]
    bar = Box(x=LABELS, y=y, width=long, height=BAR, fill="accent")
    return [label, bar, *_inside(value, beside, y, long, wide, on_paper=False)]


def _inside(value: str, beside: str, y: float, long: float, wide: float, on_paper: bool) -> list[Mark]:
    """The value at the begin of the bar and what there is to say of it; outside where the bar is too short."""
    first = width(value, BAR_VALUE.face, BAR_VALUE.size)
    whole = first + 8 + width(beside, BAR_NOTE.face, BAR_NOTE.size)
    if first + 12 > long:
        return [words(f"{value}  {beside}".strip(), LABELS + long + 6, y + 11.5, ROW_LABEL)]
    colour: Paint = "accent" if on_paper else "paper"
    marks: list[Mark] = [words(value, LABELS + 6, y + 11.5, BAR_VALUE, colour)]
    if beside and whole + 24 <= long:
        marks.append(words(beside, LABELS + 6 + first + 8, y + 11, BAR_NOTE, "grey" if on_paper else "paper"))
    elif beside and long + whole < wide - LABELS:
        marks.append(words(beside, LABELS + long + 6, y + 11, ROW_LABEL, "grey"))
    return marks


def _change(o: Observation) -> str:
    way = "more" if o.value >= 0 else "less"
    size = wording.number(abs(o.value)) + "\u00a0%" if o.unit == "percent" else wording.amount(o)
    return f"{size} {way} than in {wording.date(o.compared_period)}" if o.compared_period else f"{size} {way}"


def _finding(levels: Sequence[TradeRow], changes: dict[str | None, TradeRow]) -> str:
    """The finding in a few words, with its number: of the last stated level."""
    last = [r for r in levels if not r.derived][-1]
    o = last.observation
    subject = wording.measure(o.measure or "").capitalize() if o.measure != "gdp" else "GDP"
    period = wording.date(o.period)
    change = changes.get(o.period)
    if change and change.observation.unit == "percent":
        verb = "rose" if change.observation.value > 0 else "fell"
        return (
            f"{subject} {verb} {wording.number(abs(change.observation.value))}\u00a0% to {wording.amount(o)} in "
            f"{period}"
        )
    first = next(r for r in levels if not r.derived).observation
    if first is not o and first.value != o.value:
        verb = "rose" if o.value > first.value else "fell"
        return f"{subject} {verb} from {wording.amount(first)} to {wording.amount(o)}"
    return f"{subject} came to {wording.amount(o)} in {period}"


def _subtitle(levels: Sequence[TradeRow]) -> str:
    row = levels[-1]
    o = row.observation
    periods = [wording.date(r.observation.period) for r in levels]
    when = wording.listed(periods) if len(periods) < 4 else f"{periods[0]} to {periods[-1]}"
    unit = wording.scaled(o)[1]
    return f"{row.what}, {row.sides}; {when}; {unit}"


def _derivation(levels: Sequence[TradeRow]) -> str:
    derived = [r.observation for r in levels if r.derived]
    return "; ".join(f"† Derived by us: {o.derivation}".replace(" / ", " ÷ ") for o in derived)


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
