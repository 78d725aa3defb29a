"""Observations -> the rows of one tidy table: what is measured, of whom, when, in words and codes."""

from collections.abc import Iterator, Sequence

from pipeline import edtf, wording
from pipeline.records import TRADE_MEASURES, Account, Observation, TradeRow


def rows(account: Account) -> list[TradeRow]:
    """The rows of all observations that have a measure, derived ones among them, in order."""
    names = wording.country_names(account)
    measured = sorted((o for o in account.observations if o.measure), key=_order)
    return list(_rows(measured, names))


def _rows(observations: Sequence[Observation], names: dict[str, str]) -> Iterator[TradeRow]:
    group, last = 0, None
    for o in observations:
        family = (
            o.measure in TRADE_MEASURES,
            o.kind if o.kind != "ratio" else "change",
            o.measure if o.measure not in TRADE_MEASURES else "",
        )
        if last is not None and family != last:
            group += 1
        last = family
        number, unit = wording.scaled(o)
        yield TradeRow(
            id=o.id,
            group=group,
            what=wording.what(o),
            sides=wording.sides(o, names),
            period=wording.date(o.period) if o.period else "not stated",
            compared=wording.date(o.compared_period) if o.compared_period else "",
            number=number,
            unit=unit,
            derived=bool(o.derived_from),
            forecast=o.realis in ("forecast", "planned"),
            observation=o,
        )


def _order(o: Observation) -> tuple[object, ...]:
    """Trade before the rest, levels before changes before shares; then by sides, goods and time."""
    rank = TRADE_MEASURES.index(o.measure) if o.measure in TRADE_MEASURES else len(TRADE_MEASURES)
    kind = ("level", "change", "ratio", "share").index(o.kind)
    late = edtf.sort_key(o.period) if o.period else ()
    return (
        o.measure not in TRADE_MEASURES,
        o.measure if o.measure not in TRADE_MEASURES else "",
        kind,
        rank,
        o.parties,
        o.reporter or "",
        o.partner or "",
        o.commodity or "",
        o.period is None,
        late,
        o.id,
    )
