"""Shares of wholes as bars: each bar is one whole, its named parts filled, the rest outlined."""

from collections.abc import Sequence

from pipeline import wording
from pipeline.charts.frame import BAR, BAR_NOTE, BAR_VALUE, LABELS, PITCH, ROW_LABEL, fitting, undisputed, words
from pipeline.records import TradeRow
from pipeline.theme.fonts import width
from pipeline.theme.marks import Box, Figure, Mark, Rule


def draw(id: str, rows: Sequence[TradeRow], measure: str, wide: float) -> Figure | None:
    """The shares of a measure, a bar for each whole; None where none is known with its part."""
    wholes: dict[tuple[object, ...], list[TradeRow]] = {}
    for row in rows:
        o = row.observation
        if (
            o.measure == measure
            and o.kind == "share"
            and o.unit == "percent"
            and o.commodity
            and o.realis == "happened"
            and 0 < o.value <= 100
        ):
            wholes.setdefault((o.reporter, o.partner, o.parties, o.period), []).append(row)
    bars = [
        sorted(parts, key=lambda r: -r.observation.value)
        for parts in (undisputed(told, lambda o: o.commodity) for told in wholes.values())
        if 0 < sum(r.observation.value for r in parts) <= 100
    ]
    if not bars:
        return None
    bars.sort(key=lambda parts: (parts[0].period, parts[0].observation.value))
    marks: list[Mark] = []
    labels = min(150.0, max(LABELS, *(width(p[0].sides, ROW_LABEL.face, ROW_LABEL.size) + 10 for p in bars)))
    for i, parts in enumerate(bars):
        marks += _bar(parts, i * PITCH, labels, wide)
    height = len(bars) * PITCH - (PITCH - BAR) + 2
    marks.append(Rule(points=((labels, -2.0), (labels, height)), stroke="ink"))
    shown = [r for parts in bars for r in parts]
    return Figure(
        id=id,
        kind="shares",
        title=_finding(bars),
        subtitle=_subtitle(bars, measure),
        width=wide,
        height=height,
        marks=tuple(marks),
        source="The rest of each bar is what the source does not name.",
        notes=("Each bar is the whole of one direction; the bars cannot be compared in size.",)
        if len(bars) > 1
        else (),
        alternative=f"Share bars. {_finding(bars)}. "
        + "; ".join(f"{r.sides}: {r.observation.commodity} {r.number} per cent" for r in shown)
        + ".",
        data=(
            ("sides", "part", "percent", "period"),
            *(
                (r.sides, r.observation.commodity or "", f"{r.observation.value:g}", r.observation.period or "")
                for r in shown
            ),
        ),
        rests_on=tuple(r.id for r in shown),
        passages=tuple(dict.fromkeys(e.passage for r in shown for e in r.observation.evidence)),
    )


def _bar(parts: Sequence[TradeRow], y: float, labels: float, wide: float) -> list[Mark]:
    scale = (wide - labels) / 100
    marks: list[Mark] = [words(fitting(parts[0].sides, ROW_LABEL, labels - 6), 0, y + 11, ROW_LABEL)]
    x = labels
    for i, row in enumerate(parts):
        long = row.observation.value * scale
        dark = i == 0
        marks.append(
            Box(x=x, y=y, width=long, height=BAR, fill="accent" if dark else "graphic_pale", stroke="paper", line=0.5)
        )
        colour = "paper" if dark else "ink"
        value = width(row.number, BAR_VALUE.face, BAR_VALUE.size)
        name = fitting((row.observation.commodity or "").capitalize(), BAR_NOTE, long - value - 18)
        if name != " …" and long > value + 30:
            marks.append(words(name, x + 6, y + 11, BAR_NOTE, colour))  # type: ignore[arg-type]
        if long > value + 8:
            marks.append(words(row.number, x + long - 6, y + 11.5, BAR_VALUE, colour, "end"))  # type: ignore[arg-type]
        x += long
    rest = labels + (wide - labels) - x
    if rest > 1:
        marks.append(Box(x=x, y=y + 0.25, width=rest - 0.25, height=BAR - 0.5, fill="paper", stroke="strong", line=0.5))
        label = next(
            (t for t in ("other goods, not named", "not named") if width(t, BAR_NOTE.face, BAR_NOTE.size) < rest - 8),
            None,
        )
        if label:
            marks.append(words(label, x + 5, y + 11, BAR_NOTE, "grey"))
    return marks


def _finding(bars: Sequence[Sequence[TradeRow]]) -> str:
    """In ten words or fewer: the greatest share of each whole."""
    heads = [parts[0] for parts in bars]
    said = [f"{r.observation.commodity} {r.number}\u00a0%" for r in heads]
    if len(heads) == 2 and heads[0].observation.reporter == heads[1].observation.partner:
        return f"{said[0][:1].upper()}{said[0][1:]} one way, {said[1]} the other"
    if len(heads) == 1:
        r = heads[0]
        return f"{said[0][:1].upper()}{said[0][1:]} of {wording.measure(r.observation.measure or '')}, {r.sides}"
    greatest = max(heads, key=lambda r: r.observation.value)
    return f"The greatest share is that of {greatest.observation.commodity}, {greatest.number}\u00a0%"


def _subtitle(bars: Sequence[Sequence[TradeRow]], measure: str) -> str:
    periods = list(dict.fromkeys(parts[0].period for parts in bars))
    when = "period not stated" if periods == ["not stated"] else ", ".join(periods)
    return f"Share of each country’s {wording.measure(measure)} to the other, per cent; {when}"
