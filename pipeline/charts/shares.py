"""Shares of wholes as bars: each bar is one whole, its named parts filled, the rest outlined."""

from collections import Counter
from collections.abc import Iterator, Sequence

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
    names = _names(bars)
    labels = min(150.0, max(LABELS, *(width(n, ROW_LABEL.face, ROW_LABEL.size) + 10 for n in names)))
    for i, (name, parts) in enumerate(zip(names, bars, strict=True)):
        marks += _bar(name, parts, i * PITCH, labels, wide)
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
        + "; ".join(
            f"{name}: {r.observation.commodity} {r.number} per cent"
            for name, parts in zip(names, bars, strict=True)
            for r in parts
        )
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


def _names(bars: Sequence[Sequence[TradeRow]]) -> list[str]:
    """What each bar is called: its sides, with the period where two bars have the same."""
    sides = Counter(parts[0].sides for parts in bars)
    return [
        parts[0].sides if sides[parts[0].sides] == 1 else f"{parts[0].sides}, {_period(parts[0])}" for parts in bars
    ]


def _period(row: TradeRow) -> str:
    return "no period" if row.period == "not stated" else row.period


def _bar(name: str, parts: Sequence[TradeRow], y: float, labels: float, wide: float) -> list[Mark]:
    """A whole: its parts, each with its name and value where they fit, then the rest; there stand the names that its
    parts have no room for.
    """
    scale = (wide - labels) / 100
    marks: list[Mark] = [words(fitting(name, ROW_LABEL, labels - 6), 0, y + 11, ROW_LABEL)]
    x = labels
    rest = (100 - sum(r.observation.value for r in parts)) * scale
    tight = [r for r in parts if not _fits(_goods(r), r, scale)]
    named = ", ".join(f"{r.observation.commodity}{'' if _fits('', r, scale) else ' ' + r.number}" for r in tight)
    label = next((t for t in _rests(named) if width(t, BAR_NOTE.face, BAR_NOTE.size) < rest - 8), None)
    aside = tight if label and named in label else []
    for i, row in enumerate(parts):
        long = row.observation.value * scale
        dark = i == 0
        marks.append(
            Box(x=x, y=y, width=long, height=BAR, fill="accent" if dark else "graphic_pale", stroke="paper", line=0.5)
        )
        colour = "paper" if dark else "ink"
        value = width(row.number, BAR_VALUE.face, BAR_VALUE.size)
        goods = fitting(_goods(row), BAR_NOTE, long - value - 18)
        if goods != " …" and long > value + 30 and row not in aside:
            marks.append(words(goods, x + 6, y + 11, BAR_NOTE, colour))  # type: ignore[arg-type]
        if _fits("", row, scale):
            marks.append(words(row.number, x + long - 6, y + 11.5, BAR_VALUE, colour, "end"))  # type: ignore[arg-type]
        x += long
    if rest > 1:
        marks.append(Box(x=x, y=y + 0.25, width=rest - 0.25, height=BAR - 0.5, fill="paper", stroke="strong", line=0.5))
        if label:
            marks.append(words(label, x + 5, y + 11, BAR_NOTE, "grey"))
    return marks


def _goods(row: TradeRow) -> str:
    goods = row.observation.commodity or ""
    return goods[:1].upper() + goods[1:]


def _fits(name: str, row: TradeRow, scale: float) -> bool:
    """Whether a part has room for a name and its value."""
    taken = width(name, BAR_NOTE.face, BAR_NOTE.size) + width(row.number, BAR_VALUE.face, BAR_VALUE.size)
    return taken + (18 if name else 8) < row.observation.value * scale


def _rests(named: str) -> Iterator[str]:
    """What may be said in the rest of a bar, the fullest first."""
    if named:
        yield f"← {named}; other goods, not named"
        yield f"← {named}"
    yield "other goods, not named"
    yield "not named"


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
    when = "; ".join("period not stated" if p == "not stated" else p for p in periods)
    return f"Share of each country’s {wording.measure(measure)} to the other, per cent; {when}"
