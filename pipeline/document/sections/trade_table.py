"""What the sources measure, as one table: stated values, derived ones marked, forecasts set apart."""

import math
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.content import Block, Cell, Column, Composed, Row, Table
from pipeline.document.leading import leading
from pipeline.document.sections import base
from pipeline.document.sections.base import LANDSCAPE
from pipeline.editor.fields import Measures, listed
from pipeline.records import TRADE_MEASURES, Observation, TradeRow
from pipeline.theme import type as styles
from pipeline.theme.text import Span, rich

FEW = 2  # derived values of which the whole sum stands under the table


class Options(base.Measured, frozen=True, kw_only=True, tag="trade-table"):
    """The measured values as a table, derived ones with their sum."""

    heading = "Trade"

    measure: Annotated[
        Measures | None,
        Meta(description="Of which measures; left out, of trade, exports, imports, balance and tariff."),
    ] = None
    landscape: Annotated[bool, Meta(description=LANDSCAPE)] = False


def compose(options: Options, brief: Brief) -> Composed:
    """The rows of the measures, in the order of the trade table."""
    measures = listed(options.measure) or TRADE_MEASURES
    every = [r for r in brief.rows if r.observation.measure in measures]
    if not every:
        return Composed(left_out=f"no source measures {wording.listed(measures)}")
    rows = leading(brief, every)
    name = brief.numbered("Table")
    numbers = {r.id: n for n, r in enumerate(rows, 1)}
    brief.printed |= {r.id for r in rows}
    brief.tabled |= {f"{name}, row {n}": r.id for n, r in enumerate(rows, 1)}
    shown = list(_on_one_scale(rows))
    derived = [r for r in shown if r.derived]
    table = Table(
        columns=(
            Column("", 16),
            Column("Measure", 180, grows=True),
            Column("Parties", 110),
            Column("Period", 90),
            Column("Compared with", 90),
            Column("Value", align="number"),
            Column("Source", 70),
        ),
        rows=tuple(_row(brief, name, r, numbers, n) for n, r in enumerate(shown, 1)),
        caption=f"{name}. What the source{'s measure' if len(brief.account.sources) > 1 else ' measures'}",
        subtitle=_subtitle(rows, len(every)),
        foot=wording.spelt(_foot(shown, derived, numbers), brief.language) or None,
        landscape=options.landscape,
        summary="Measured values with parties, period, value and source",
    )
    blocks: list[Block] = [*options.headed(), table]
    return Composed(blocks)


def _row(brief: Brief, table: str, row: TradeRow, numbers: dict[str, int], n: int) -> Row:
    o = row.observation
    if row.derived:
        brief.explain("derived by us", "†")
    what = (
        rich(Span(f"{row.what} †", italic=True))
        if row.derived
        else rich(
            row.what + brief.doubt(o, "what") + brief.sign(o),
            *((Span(", forecast", bold=True),) if row.forecast else ()),
        )
    )
    about = {"lower": "> ", "upper": "< "}.get(o.bound or "", f"{wording.ABOUT} " if wording.is_rough(o) else "")
    if row.derived:
        source = rich(Span(_formula(row, numbers), italic=True))
    else:
        source = brief.cite(
            [e.passage for e in o.evidence], f"{table}, row {n}", alone=True, style=styles.REFERENCE_SMALL
        )
    period = Span(wording.date(o.period, language=brief.language)) if o.period else Span(row.period, colour="grey")
    compared = wording.date(o.compared_period, language=brief.language) if o.compared_period else row.compared
    cells = (
        Cell(rich(str(n))),
        Cell(what),
        Cell(rich(row.sides + brief.doubt(o, "sides"))),
        Cell(rich(period, brief.doubt(o, "period"))),
        Cell(rich(compared + brief.doubt(o, "compared_period"))),
        Cell(number=about + row.number, unit=wording.spelt(row.unit, brief.language)),
        Cell(source),
    )
    return Row(cells, group=str(row.group), anchor=f"observation:{row.id}")


def _on_one_scale(rows: list[TradeRow]) -> Iterator[TradeRow]:
    """Rows with their numbers in the scale of all amounts of their unit that stand together: what is more looks more."""
    together: dict[tuple[int, str], list[Observation]] = {}
    for row in rows:
        together.setdefault((row.group, row.observation.unit), []).append(row.observation)
    factors = {key: wording.common_scale(told) for key, told in together.items()}
    for row in rows:
        number, unit = wording.scaled(row.observation, factors[row.group, row.observation.unit])
        if wording.is_part_in_words(row.observation):
            number = wording.number(row.observation.value, 0, signed=row.observation.kind == "change")
        yield replace(row, number=number, unit=unit)


def _foot(rows: list[TradeRow], derived: list[TradeRow], numbers: dict[str, int]) -> str:
    """What the signs before numbers mean, and what rounding allows: of few derived values with the whole sum, of many by
    their rows.
    """
    bounds = [
        f"row {numbers[r.id]} from {low} to {high}" for r in derived if (ends := _bounds(r)) for low, high in [ends]
    ]
    can_be = f"† Derived by us, not stated. As the terms are rounded, the value can be: in {', in '.join(bounds)}."
    sums = (f"† Derived by us, not stated: {_sum(r)}." for r in derived)
    signs = {
        f"{wording.ABOUT} about": any(wording.is_rough(r.observation) and not r.observation.bound for r in rows),
        "> more than": any(r.observation.bound == "lower" for r in rows),
        "< less than": any(r.observation.bound == "upper" for r in rows),
    }
    key = ", ".join(sign for sign, used in signs.items() if used)
    return " ".join([*([f"{key}."] if key else []), *(sums if len(derived) <= FEW else [can_be])])


def _formula(row: TradeRow, numbers: dict[str, int]) -> str:
    """The sum in terms of rows: "row 2 ÷ 1.053", "row 4 ÷ row 3 − 1"."""
    o = row.observation
    terms = (o.derivation or "").split(" ")
    for place, id in zip((0, 2), o.derived_from, strict=True):
        if id in numbers and (place == 0 or o.measure == "balance" or o.kind == "change"):
            terms[place] = f"row\u00a0{numbers[id]}"
    return wording.arithmetic(" ".join(terms))


def _sum(row: TradeRow) -> str:
    """The sum with its result and what rounding allows: "32 ÷ 1.053 = 30.4 billion USD; between 29.9 and 30.9"."""
    said = f"{wording.arithmetic(row.observation.derivation or '')} = {row.number} {row.unit}"
    bounds = _bounds(row)
    return f"{said}; between {bounds[0]} and {bounds[1]}, as its terms are rounded" if bounds else said


def _bounds(row: TradeRow) -> tuple[str, str] | None:
    """The least and the most that a derived value can be."""
    o = row.observation
    if o.low is None or o.high is None:
        return None
    factor = next((f for f, word, _ in wording.SCALES if row.unit.startswith(f"{word} ")), 1.0)
    decimals = max(0, o.decimals + round(math.log10(factor / o.scale)))
    return wording.number(o.low / factor, decimals), wording.number(o.high / factor, decimals)


def _subtitle(rows: list[TradeRow], every: int) -> str:
    if every > len(rows):
        said = "what is of all goods and partners first, then the latest and the largest"
        return f"{len(rows)} of {every:,} values, {said}; all stand in trade.csv."
    stated, derived = sum(not r.derived for r in rows), sum(r.derived for r in rows)
    said = wording.counted(stated, "statement").capitalize()
    if derived:
        said += f" and {wording.counted(derived, 'derived value')}"
    unnamed = sum(
        not (r.observation.reporter or r.observation.attribution)
        for r in rows
        if r.observation.measure == "trade" and not r.derived
    )
    return said + (". Where both sides are named alone, no source says whose statistics it gives." if unnamed else ".")
