"""Of values that a statistical file gives by the thousand those that lead: a brief prints them, and its data files hold all."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline import edtf, wording
from pipeline.document.brief import Brief
from pipeline.records import TradeRow

MOST = 120
"""Values of one table that a table of the brief takes; of a table with more only so many."""


def leading(brief: Brief, rows: Sequence[TradeRow]) -> list[TradeRow]:
    """Some rows, in their order, without those of a table with very many that others stand before: what is of all goods and
    partners, then amounts of money, then the latest, then the largest; what is derived comes last.
    """
    tables = {row.id: set(_tables(brief, row)) for row in rows}
    many = {table for table, times in Counter(t for own in tables.values() for t in own).items() if times > MOST}
    gone: set[str] = set()
    for table in many:
        ranked = sorted((row for row in rows if table in tables[row.id]), key=_rank)
        gone |= {row.id for row in ranked[MOST:]}
    return [row for row in rows if row.id not in gone]


def _tables(brief: Brief, row: TradeRow) -> Iterator[str]:
    """The tables in which a value stands, if it stands in nothing else; of what is derived, those of its terms."""
    o = row.observation
    terms = [brief.observations[id] for id in o.derived_from if id in brief.observations] if row.derived else [o]
    passages = {e.passage for term in terms for e in term.evidence}
    if all(brief.passages[p].kind == "table" for p in passages):
        yield from passages


def _rank(row: TradeRow) -> tuple[object, ...]:
    o = row.observation
    last = edtf.bounds(o.period)[1] if o.period else None
    return (
        row.derived,
        bool(o.commodity) + bool(o.partner or o.parties),
        not wording.is_money(o.unit),
        -(last or date.min).toordinal(),
        -abs(o.value),
        o.id,
    )
