"""What can be drawn of shares: the wholes of which a source tells parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import wording
from pipeline.records import Account, TradeRow


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a whole: of which goods, or whose, and how many per cent."""

    name: str
    row: TradeRow

    @property
    def value(self) -> float:
        """Per cent."""
        return self.row.observation.value


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole and the shares of it that are named, the greatest first."""

    sides: str
    period: str
    parts: tuple[Part, ...]


def wholes(rows: Sequence[TradeRow], account: Account, measure: str | None) -> list[Whole]:
    """The wholes of which shares are told: of goods, or of two partners and more; none that are contradicted or in doubt, or that
    add up to more than the whole. Of several measures the first."""
    names = wording.country_names(account)
    disputed = {m for c in account.conflicts for m in c.members}
    goods: dict[tuple[object, ...], list[Part]] = {}
    partners: dict[tuple[object, ...], list[Part]] = {}
    for row in rows:
        o = row.observation
        sound = o.kind == "share" and o.unit == "percent" and o.realis == "happened" and o.bound is None
        if (
            not sound
            or wording.doubted(o)
            or not 0 < o.value <= 100
            or row.id in disputed
            or measure not in (None, o.measure)
        ):
            continue
        if o.commodity:
            goods.setdefault((o.measure, o.reporter, o.partner, o.parties, o.period), []).append(Part(o.commodity, row))
        elif o.partner and o.reporter:
            part = Part(names.get(o.partner, o.partner), row)
            partners.setdefault((o.measure, o.reporter, o.period), []).append(part)
    found: list[Whole] = []
    for group, fewest in ((g, n) for kind, n in ((goods, 1), (partners, 2)) for g in kind.values()):
        parts = _undisputed(group)
        if len(parts) >= fewest and sum(p.value for p in parts) <= 100:
            one = parts[0].row
            reporter = one.observation.reporter or ""
            sides = one.sides if fewest == 1 else names.get(reporter, reporter)
            found.append(Whole(sides, one.period, parts))
    of = {w.parts[0].row.observation.measure: None for w in found}
    kept = [w for w in found if w.parts[0].row.observation.measure == next(iter(of))]
    return sorted(kept, key=lambda w: (w.period, w.parts[0].value, w.sides))


def _undisputed(parts: Sequence[Part]) -> tuple[Part, ...]:
    """One part for each thing that is told of; none where its values differ, for a chart cannot say which is right."""
    told: dict[str, dict[float, Part]] = {}
    for part in parts:
        told.setdefault(part.name, {}).setdefault(part.value, part)
    kept = [p for values in told.values() for p in values.values() if len(values) == 1]
    return tuple(sorted(kept, key=lambda p: -p.value))
