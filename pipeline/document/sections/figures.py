"""Figures at a glance: the headline numbers of the sources, four at most."""

from collections import Counter
from typing import Annotated

from msgspec import Meta

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.content import Composed, Headline, Headlines
from pipeline.document.sections import base
from pipeline.records import TradeRow
from pipeline.theme import type as styles

MAIN = 0.12  # of all figures: whose are as many is one of those of whom the brief tells
_RANK = {
    "trade": 0,
    "exports": 1,
    "imports": 2,
    "gdp": 3,
    "investment": 3,
    "balance": 4,
    "aid": 4,
    "debt": 5,
    "inflation": 5,
}


class Options(base.Measured, frozen=True, kw_only=True, tag="figures"):
    """Headline numbers."""

    heading = "Figures at a glance"

    most: Annotated[int, Meta(ge=1, le=4, description="How many, at most.")] = 4


def compose(options: Options, brief: Brief) -> Composed:
    """Stated values that have happened and that none disputes, doubtful ones only where there is nothing else: a level of
    each measure first, then changes and shares, the latest of each; in turn of those of whom the brief tells most, where
    they are several.
    """
    disputed = {id for conflict in brief.account.conflicts for id in conflict.members}
    rows = [
        r
        for r in brief.rows
        if not r.derived
        and not r.forecast
        and r.observation.realis == "happened"
        and not r.observation.range
        and r.id not in disputed
    ]
    rows = [r for r in rows if not wording.doubted(r.observation)] or rows
    merged = {
        (r.observation.period, r.observation.parties, r.observation.reporter): r
        for r in rows
        if r.observation.kind == "level"
    }
    picked: list[TradeRow] = []
    left = sorted(rows, key=_importance)
    owners = _main_owners(rows)
    while left and len(picked) < options.most:
        row = min(left, key=lambda r: _turn(r, picked, owners))
        left.remove(row)
        o = row.observation
        level = merged.get((o.period, o.parties, o.reporter)) if o.kind == "change" else None
        told_with_level = level in picked and level is not None and level.observation.measure == o.measure
        alike = any(
            (p.observation.measure, p.observation.kind, p.sides, p.observation.commodity)
            == (o.measure, o.kind, row.sides, o.commodity)
            for p in picked
        )
        if not told_with_level and not alike:
            picked.append(row)
    if not picked:
        return Composed(left_out="no source measures anything")
    title = options.heading if options.title is None else options.title
    return Composed([Headlines(title, tuple(_headline(brief, r, rows) for r in picked))])


def _owners(row: TradeRow) -> set[str]:
    o = row.observation
    return {o.reporter} if o.reporter else set(o.parties)


def _main_owners(rows: list[TradeRow]) -> set[str]:
    """Those whose figures are a good part of all."""
    counts = Counter(owner for row in rows for owner in _owners(row))
    return {owner for owner, n in counts.items() if n > 1 and n >= MAIN * len(rows)}


def _turn(row: TradeRow, picked: list[TradeRow], owners: set[str]) -> tuple[object, ...]:
    """Where a row stands in the order in which rows are taken: those of whom least is taken come first, and of these what is
    measured least so far; what is no headline comes last.
    """
    kind, *rest = _importance(row)
    if len(owners) < 2:
        return (0, 0, kind, 0, *rest)
    own = _owners(row)
    had = sum(not own.isdisjoint(_owners(p)) for p in picked) if own & owners else len(picked) + 1
    measured = sum(p.observation.measure == row.observation.measure for p in picked)
    return (row.observation.measure not in _RANK, had, kind, measured, *rest)


def _importance(row: TradeRow) -> tuple[object, ...]:
    o = row.observation
    money = wording.is_money(o.unit)
    kind = 0 if o.kind == "level" and money else {"change": 1, "share": 2, "level": 3, "ratio": 4}[o.kind]
    return (
        kind,
        _RANK.get(o.measure or "", 9),
        [-ord(c) for c in (o.period and wording.year(o.period)) or "0"],
        o.approximate or o.bound is not None,
        -len(o.evidence),
        -abs(o.value) if money else 0,
        o.id,
    )


def _headline(brief: Brief, row: TradeRow, rows: list[TradeRow]) -> Headline:
    o = row.observation
    number, unit = wording.big(o)
    about = (
        "more than "
        if o.bound == "lower"
        else "up to "
        if o.bound == "upper"
        else "about "
        if wording.is_rough(o)
        else ""
    )
    when = wording.date(o.period, language=brief.language) if o.period else "period not stated"
    when += brief.doubt(o, "period")
    if o.kind == "change" and o.compared_period:
        when += f", on {wording.date(o.compared_period, language=brief.language)}{brief.doubt(o, 'compared_period')}"
    clear = (r for r in rows if o.kind == "level" and not wording.doubted(r.observation))
    change = next((r for r in clear if _changes(r, row)), None)
    if change:
        shown = ("about " if wording.is_rough(change.observation) else "") + wording.big(change.observation)[0]
        when += (
            f"; {shown}\u00a0% on {wording.date(change.observation.compared_period, language=brief.language)}"
            if change.observation.compared_period
            else f"; {shown}\u00a0%"
        )
    passages = [e.passage for e in o.evidence]
    brief.printed.add(row.id)
    return Headline(
        about + number if about else number,
        wording.spelt(unit, brief.language),
        _what(row) + (brief.doubt(o, "sides") or brief.doubt(o, "what")) + brief.sign(o),
        when,
        brief.cite(passages, "Figures at a glance", alone=True, style=styles.REFERENCE_SMALL),
    )


def _changes(change: TradeRow, level: TradeRow) -> bool:
    a, b = change.observation, level.observation
    return (
        a.kind == "change"
        and a.unit == "percent"
        and (a.measure, a.period, a.parties, a.reporter, a.partner, a.commodity)
        == (b.measure, b.period, b.parties, b.reporter, b.partner, b.commodity)
    )


def _what(row: TradeRow) -> str:
    o = row.observation
    name = wording.measure(o.measure or "")
    if o.kind == "share" and o.commodity:
        return f"{o.commodity[:1].upper()}{o.commodity[1:]} in {name}, {row.sides}"
    if o.kind == "share":
        name = f"share of {name}"
    name = wording.of_goods(name, o.commodity)
    sides = "" if row.sides == "not stated" else f", {row.sides.replace(', ', ' and ')}"
    return f"{name[:1].upper()}{name[1:]}{sides}"
