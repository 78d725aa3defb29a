"""One chart: which data, which kind and why, and the words around it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline import wording
from pipeline.charts import bar, dot, line, multiples, share, slope
from pipeline.charts.bar import change
from pipeline.charts.choice import choose, refusal
from pipeline.charts.finding import finding, said, subtitle
from pipeline.charts.frame import Scene, measure, notes, unit
from pipeline.charts.periods import short
from pipeline.charts.values import Table, ranked
from pipeline.charts.wholes import Whole, wholes
from pipeline.records import Account, TradeRow
from pipeline.theme.marks import Drawing, Figure, Undrawn

DRAW = {"bar": bar.draw, "line": line.draw, "slope": slope.draw, "dot": dot.draw, "multiples": multiples.draw}
NAMES = {
    "bar": "Bar chart", "line": "Line chart", "slope": "Slope chart", "dot": "Dot plot", "multiples": "Small multiples",
    "share": "Share bars",
}  # fmt: skip
MOST = {"bar": 40, "line": 8, "slope": 14, "dot": 24, "multiples": 12}  # series; of one series bars or dots
TOLD = 24  # values: of more the alternative text gives the first and the last of each series
HEAD = ("series", "period", "value", "unit", "status", "low", "high", "derivation", "id")


def chart(
    id: str,
    request: Mapping[str, Any],
    account: Account,
    rows: Sequence[TradeRow],
    paper: str,
    before: Sequence[Figure] = (),
) -> Drawing:
    """The chart that a section asks for, or why it cannot be drawn. What one `before` it shows in the same way is not drawn
    again.
    """
    asked, of = request.get("chart") or "auto", request.get("measure")
    tables = ranked(rows, account, of) if asked != "share" else []
    fresh = [t for t in tables if not _is_shown(t, asked, before)]
    table = next(iter(fresh or tables), None)
    parted = wholes(rows, account, of) if asked == "share" or (asked == "auto" and table is None) else []
    shares = {id for figure in before if figure.kind == "share" for id in figure.rests_on}
    parted = [w for w in parted if not shares.issuperset(p.row.id for p in w.parts)]
    if parted:
        if sum(len(w.parts) for w in parted) < 2:
            return Undrawn(id=id, why=_why(asked, "only one share is given"))
        return _of_shares(id, asked, parted[: share.MOST_WHOLES], measure(paper))
    if table is None:
        why = (
            "no share of a named whole is given, or the shares contradict each other"
            if asked == "share"
            else "the sources give nothing for two equally long periods, with one value each and in one unit"
        )
        return Undrawn(id=id, why=_why(asked, why))
    if not fresh:
        return Undrawn(id=id, why=_why(asked, "a chart before it shows the same"))
    kind, reason = choose(table)
    if asked != "auto":
        if why_not := refusal(asked, table):
            return Undrawn(id=id, why=_why(asked, f"{why_not}, and the most that is given is {reason}"))
        reason = f"asked for; {f'it would have been {kind} ' if kind != asked else ''}by {reason}"
        kind = asked
    return _of_table(id, kind, asked, reason, table, measure(paper))


def _is_shown(table: Table, asked: str, before: Sequence[Figure]) -> bool:
    """Whether a chart, of the kind that is asked for if one is, holds all that a table would show."""
    own = {row.id for row in table.rows}
    return any(asked in ("auto", figure.kind) and own <= set(figure.rests_on) for figure in before)


def _why(asked: str, why: str) -> str:
    what = (
        "a chart" if asked == "auto" else {"share": "shares", "multiples": "small multiples"}.get(asked, f"a {asked}")
    )
    return f"it was to draw {what}, but {why}"


def _of_table(id: str, kind: str, asked: str, reason: str, table: Table, wide: float) -> Figure:
    table, cut = _cut(kind, table)
    scene = DRAW[kind](table, wide)
    title = finding(table)
    return Figure(
        id=id,
        kind=kind,
        asked=asked,
        reason=reason,
        title=title,
        subtitle=subtitle(table, unit(table).words),
        width=wide,
        height=round(scene.height, 2),
        marks=scene.marks,
        source=_derivation(table),
        notes=(*notes(table), *scene.notes, *cut),
        alternative=f"{NAMES[kind]}. {title}. {_said(table if kind == 'bar' else replace(table, changes=()))}.",
        data=(HEAD, *_data(table)),
        scale=scene.scale,
        rests_on=tuple(dict.fromkeys([*(r.id for r in table.rows), *(r.id for r in _beside(kind, table))])),
        passages=tuple(
            dict.fromkeys(e.passage for r in (*table.rows, *_beside(kind, table)) for e in r.observation.evidence)
        ),
    )


def _beside(kind: str, table: Table) -> tuple[TradeRow, ...]:
    """Changes that bars tell beside their values."""
    return table.changes if kind == "bar" else ()


def _cut(kind: str, table: Table) -> tuple[Table, tuple[str, ...]]:
    """As much of a table as a chart of a kind has room for, and what is left out."""
    if kind == "bar" and len(table.series) > 1:
        last = table.periods[-1]
        now = tuple(replace(s, values=(v,), omitted=()) for s in table.series if (v := s.at(last)))
        table = replace(table, series=now)
    most = MOST[kind]
    if len(table.series) > most:
        ranked = sorted(table.series, key=lambda s: (-abs(s.values[-1].number), s.name))
        kept, gone = ranked[:most], ranked[most:]
        note = f"Not drawn, for want of room: {wording.listed(s.name for s in gone[:6])}"
        more = f" and {len(gone) - 6} more" if len(gone) > 6 else ""
        return replace(table, series=tuple(s for s in table.series if s in kept)), (f"{note}{more}.",)
    values = table.series[0].values
    if len(table.series) == 1 and kind in ("bar", "dot") and len(values) > most:
        kept_of_one = replace(table.series[0], values=values[-most:])
        return replace(table, series=(kept_of_one,)), (f"The last {most} of {len(values)} periods.",)
    return table, ()


def _said(table: Table) -> str:
    """The values in words: all, or of many the first and the last of each series; and the changes that bars tell."""
    few = len(table.values) <= TOLD
    return ". ".join(
        f"{s.name}: {shown}" if s.name else shown
        for s in table.series
        for shown in [said(s.values if few or len(s.values) < 3 else (s.values[0], s.values[-1]))]
    ) + "".join(f"; {short(r.observation.period or '')}: {change(r.observation)}" for r in table.changes)


def _data(table: Table) -> Iterator[tuple[str, ...]]:
    """A row for each value, and for each that contradicts it."""
    for series in table.series:
        for value in series.values:
            for row in (value.row, *value.rivals):
                o = row.observation
                status = value.sure if value.sure in ("disputed", "range") else o.status
                yield (
                    series.name or f"{row.what}, {row.sides}",
                    o.period or "",
                    exact(o.value),
                    o.unit,
                    status,
                    exact(o.low),
                    exact(o.high),
                    o.derivation or "",
                    o.id,
                )


def exact(number: float | None) -> str:
    """A number with all that it holds, for programs."""
    return "" if number is None else f"{number:.15g}"


def _derivation(table: Table) -> str:
    derived = [v.o for v in table.values if v.row.derived]
    if len(derived) > 3:
        return f"† Derived by us: {len(derived)} values, with their sums in the table."
    return " ".join(f"† Derived by us: {o.derivation}.".replace(" / ", " ÷ ") for o in derived)


def _of_shares(id: str, asked: str, parted: Sequence[Whole], wide: float) -> Figure:
    scene: Scene = share.draw(parted, wide)
    title = share.finding(parted)
    parts = [(w, p) for w in parted for p in w.parts]
    why = f"{wording.counted(len(parts), 'part')} of {wording.counted(len(parted), 'whole')}"
    return Figure(
        id=id,
        kind="share",
        asked=asked,
        reason=why if asked == "auto" else f"asked for; {why}",
        title=title,
        subtitle=share.subtitle(parted),
        width=wide,
        height=scene.height,
        marks=scene.marks,
        source="The rest of each bar is what the source does not name.",
        notes=scene.notes,
        alternative=f"{NAMES['share']}. {title}. {share.said(parted)}.",
        data=(
            HEAD,
            *(
                (
                    f"{w.sides}: {p.name}",
                    o.period or "",
                    exact(o.value),
                    o.unit,
                    o.status,
                    exact(o.low),
                    exact(o.high),
                    o.derivation or "",
                    o.id,
                )
                for w, p in parts
                for o in [p.row.observation]
            ),
        ),
        rests_on=tuple(p.row.id for _, p in parts),
        passages=tuple(dict.fromkeys(e.passage for _, p in parts for e in p.row.observation.evidence)),
    )
