"""What can be drawn of a measure: its values by thing and by period, and how sure each of them is.

A table holds values that may stand on one scale: of one unit, of periods that are equally long, and of things that differ
in one respect alone, such as the partner.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline import edtf, wording
from pipeline.records import TRADE_MEASURES, Account, Observation, TradeRow

Sureness = Literal["stated", "derived", "provisional", "forecast", "disputed", "range"]
Varies = Literal["", "partner", "reporter", "commodity", "parties"]

LONGEST = 366 * 2  # days: what is told of a longer stretch is no value of a series
FEWEST_CHANGES = 3
MOST_ALONE = 2  # changes of periods without a level
SIDES: tuple[Varies, ...] = ("partner", "reporter", "commodity", "parties")
_STATUS: Mapping[str, Sureness] = {"P": "provisional", "F": "forecast", "E": "derived"}


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a period. Where `low` and `high` differ, it lies between them: it was derived, or told as a range, or
    `rivals` tell otherwise."""

    row: TradeRow
    sure: Sureness
    low: float
    high: float
    rivals: tuple[TradeRow, ...] = ()

    @property
    def o(self) -> Observation:
        """The observation that gives it."""
        return self.row.observation

    @property
    def number(self) -> float:
        """The value as it is told, or as the source that is kept tells it."""
        return self.o.value

    @property
    def period(self) -> str:
        """When, as EDTF."""
        return self.o.period or ""

    @property
    def settled(self) -> bool:
        """Whether a source states it, and nobody contradicts."""
        return self.sure == "stated"

    @property
    def open(self) -> bool:
        """Whether it is a stretch rather than a point."""
        return self.sure in ("disputed", "range") and self.low < self.high

    @property
    def ends(self) -> tuple[float, ...]:
        """Where a line meets it: its one point, or both ends of a stretch."""
        return (self.low, self.high) if self.open else (self.number,)


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one thing in order of time; `omitted` says which periods are not drawn, and why."""

    name: str
    values: tuple[Value, ...]
    omitted: tuple[tuple[str, str], ...] = ()

    def at(self, period: str) -> Value | None:
        """The value of a period."""
        return next((v for v in self.values if v.period == period), None)

    @property
    def told_by_one(self) -> bool:
        """Whether one source states all that is stated."""
        told = [{e.source for e in v.o.evidence} for v in self.values if not v.row.derived]
        return not told or bool(set.intersection(*told))


@dataclass(frozen=True, slots=True)
class Table:
    """Series that may stand on one scale, told apart by what `varies`."""

    measure: str
    kind: str
    unit: str
    varies: Varies
    series: tuple[Series, ...]
    changes: tuple[TradeRow, ...] = ()

    @property
    def periods(self) -> tuple[str, ...]:
        """All periods in order."""
        return tuple(sorted({v.period for v in self.values}, key=edtf.sort_key))

    @property
    def values(self) -> tuple[Value, ...]:
        """All values, a series after the other."""
        return tuple(v for s in self.series for v in s.values)

    @property
    def rows(self) -> tuple[TradeRow, ...]:
        """What all of it rests on."""
        return tuple(r for v in self.values for r in (v.row, *v.rivals))

    @property
    def least(self) -> float:
        """The lowest that a value may be."""
        return min(min(v.low, v.number) for v in self.values)

    @property
    def most(self) -> float:
        """The highest that a value may be."""
        return max(max(v.high, v.number) for v in self.values)


def ranked(rows: Sequence[TradeRow], account: Account, measure: str | None) -> list[Table]:
    """The tables of a measure, of all measures where none is named, that which tells most first; levels before growth. None
    where nothing has two values."""
    names = wording.country_names(account)
    rivals = _rivals(rows, account)
    told = [r for r in rows if r.observation.measure and measure in (None, r.observation.measure)]
    levels = [r for r in told if _is_level(r)]
    changes = [r for r in told if r.observation.kind == "change" and r.observation.unit == "percent" and _is_exact(r)]
    tables = list(_tables(levels, rivals, names)) or [
        t for t in _tables(changes, rivals, names) if len(t.values) >= FEWEST_CHANGES
    ]
    whole = [_with_changes(table, told) for table in sorted(tables, key=_weight, reverse=True)]
    return [table for table in whole if not _is_worked_out_of_itself(table)]


def _with_changes(chosen: Table, told: Sequence[TradeRow]) -> Table:
    """A table of levels of one thing with the changes that are told of it."""
    if chosen.varies or chosen.kind == "change":
        return chosen
    own = _thing(chosen.series[0].values[0].row)
    beside = [
        r
        for r in told
        if (r.observation.measure, r.observation.kind) == (chosen.measure, "change")
        and r.observation.period
        and _thing(r) == own
        and not wording.doubted(r.observation)
    ]
    return replace(
        chosen, changes=tuple(_changes(beside, {*chosen.periods, *(p for p, _ in chosen.series[0].omitted)}))
    )


def _changes(rows: Sequence[TradeRow], periods: set[str]) -> Iterator[TradeRow]:
    """The changes to values that are drawn, and those of other periods of which no level is told: few, and only where it
    is said since when."""
    yield from (r for r in rows if r.observation.period in periods)
    alone = {
        r.observation.period: r
        for r in rows
        if r.observation.period not in periods
        and r.observation.compared_period
        and r.observation.unit == "percent"
        and r.observation.realis == "happened"
    }
    yield from list(alone.values())[-MOST_ALONE:]


def _is_level(row: TradeRow) -> bool:
    """Whether a row is a level that may be drawn: what is traded is no per cent."""
    o = row.observation
    amount = o.measure in TRADE_MEASURES and o.measure != "tariff"
    return o.kind == "level" and not (amount and o.unit == "percent") and _is_exact(row)


def _is_exact(row: TradeRow) -> bool:
    o = row.observation
    return o.realis in ("happened", "forecast", "planned") and bool(o.period) and _span(o.period or "") is not None


def _span(period: str) -> tuple[object, ...] | None:
    """What a period must share with another for their values to be comparable: how long it is, and where that repeats
    with the year, such as "January to September", where it begins."""
    first, last = edtf.bounds(period)
    if first is None or last is None or (last - first).days > LONGEST:
        return None
    days = (last - first).days + 1
    if days < 28:
        return ("days", days)
    months = round(days / 30.44)
    return ("months", months) if months in (1, 3, 6) else ("months", months, first.month)


def _thing(row: TradeRow) -> tuple[object, ...]:
    o = row.observation
    return o.reporter, o.partner, o.parties, o.commodity, o.flow


def _rivals(rows: Sequence[TradeRow], account: Account) -> dict[str, tuple[TradeRow, ...]]:
    """For each observation that others contradict: those others, as far as they stand on its scale."""
    by_id = {r.id: r for r in rows}
    found: dict[str, dict[str, TradeRow]] = defaultdict(dict)
    for conflict in account.conflicts:
        if conflict.kind != "observation":
            continue
        members = [by_id[m] for m in conflict.members if m in by_id]
        for one in members:
            scale = one.observation.unit, one.observation.kind
            found[one.id] |= {
                r.id: r for r in members if r is not one and (r.observation.unit, r.observation.kind) == scale
            }
    return {id: tuple(others.values()) for id, others in found.items()}


def _tables(
    rows: Sequence[TradeRow], rivals: Mapping[str, tuple[TradeRow, ...]], names: Mapping[str, str]
) -> Iterator[Table]:
    scales: dict[tuple[object, ...], dict[tuple[object, ...], list[TradeRow]]] = {}
    for row in rows:
        o = row.observation
        scale = o.measure, o.kind, o.unit, _span(o.period or "")
        scales.setdefault(scale, {}).setdefault(_thing(row), []).append(row)
    for (measure, kind, unit, _), told in scales.items():
        series = {thing: s for thing, group in told.items() if (s := _series(group, rivals)).values}
        for one in series.values():
            if _bears(one.values):
                yield Table(str(measure), str(kind), str(unit), "", (one,))
        yield from _compared(str(measure), str(kind), str(unit), series, names)


def _bears(values: Sequence[Value], fewest: int = 2) -> bool:
    """Whether there are values enough of what is, not of what will be, and a source says one of them."""
    real = [v for v in values if v.sure != "forecast"]
    return len(real) >= fewest and any(v.sure != "derived" for v in real)


def _is_worked_out_of_itself(table: Table) -> bool:
    """Whether a table holds one stated value and what follows from it by its own change in per cent, and no change of another
    time: that change says it all.
    """
    stated = [v for v in table.values if not v.row.derived]
    own = len(stated) == 1 and all(stated[0].row.id in v.o.derived_from for v in table.values if v.row.derived)
    return own and all(change.observation.period in table.periods for change in table.changes)


def _series(rows: Sequence[TradeRow], rivals: Mapping[str, tuple[TradeRow, ...]]) -> Series:
    """The values of one thing; a period is omitted where it is told in several ways that nothing tells apart, or where
    a bound, or what is in doubt, is all that is told."""
    periods: dict[str, list[TradeRow]] = defaultdict(list)
    for row in rows:
        periods[row.observation.period or ""].append(row)
    values: list[Value] = []
    omitted: list[tuple[str, str]] = []
    for period in sorted(periods, key=edtf.sort_key):
        found = _value(periods[period], rivals)
        if isinstance(found, str):
            omitted.append((period, found))
        else:
            values.append(found)
    while values and values[0].sure == "forecast":
        values.pop(0)
    return Series("", tuple(values), tuple(omitted))


def _value(told: Sequence[TradeRow], rivals: Mapping[str, tuple[TradeRow, ...]]) -> Value | str:
    clear = [r for r in told if not wording.doubted(r.observation)]
    if not clear:
        return f"it is uncertain what {wording.amount(told[0].observation)} is of"
    sound = [r for r in clear if r.observation.bound is None]
    if not sound:
        return f"only a bound is given, {wording.amount(told[0].observation)}"
    real = [r for r in sound if r.observation.realis == "happened"] or sound
    stated = [r for r in real if not r.derived] or real
    row = stated[0]
    o = row.observation
    others = {r.id: r for s in stated for r in rivals.get(s.id, ())} | {r.id: r for r in stated}
    others.pop(row.id)
    disputed = any(s.id in rivals for s in stated)
    spread = [o.value, *(r.observation.value for r in others.values())]
    if disputed:
        return Value(row, "disputed", min(spread), max(spread), tuple(others.values()))
    differing = [r for r in stated if r.observation.value != o.value]
    if differing and len(stated) == 2 and o.range == stated[1].id:
        return Value(row, "range", min(spread), max(spread), (stated[1],))
    if differing:
        return "several values are given, and nothing tells them apart"
    sure = _STATUS.get(o.status, "stated")
    if row.derived:
        sure = "derived"
    elif o.realis != "happened":
        sure = "forecast"
    return Value(row, sure, o.value if o.low is None else o.low, o.value if o.high is None else o.high)


def _compared(
    measure: str, kind: str, unit: str, series: Mapping[tuple[object, ...], Series], names: Mapping[str, str]
) -> Iterator[Table]:
    """Series side by side that differ in one respect; what leaves that open is their sum, and no peer."""
    for n, side in ((1, "partner"), (0, "reporter"), (3, "commodity"), (2, "parties")):
        alike: dict[tuple[object, ...], list[tuple[object, Series]]] = {}
        for thing, one in series.items():
            if thing[n]:
                alike.setdefault((*thing[:n], *thing[n + 1 :]), []).append((thing[n], one))
        for group in alike.values():
            named = [Series(_name(side, what, names), s.values, s.omitted) for what, s in group]
            yield from _side_by_side(measure, kind, unit, side, named)  # type: ignore[arg-type]


def _side_by_side(measure: str, kind: str, unit: str, side: Varies, series: Sequence[Series]) -> Iterator[Table]:
    shared = Counter(v.period for s in series for v in s.values)
    long = [s for s in series if _bears([v for v in s.values if shared[v.period] > 1])]
    if len(long) > 1:
        yield Table(measure, kind, unit, side, tuple(long))
    told = Counter(v.period for s in series for v in s.values if v.sure not in ("derived", "forecast"))
    if told:
        latest = max(told, key=lambda p: (told[p], edtf.sort_key(p)))
        once = tuple(Series(s.name, (v,)) for s in series if (v := s.at(latest)) and _bears([v], fewest=1))
        if len(once) > 1:
            yield Table(measure, kind, unit, side, once)


def _name(side: str, what: object, names: Mapping[str, str]) -> str:
    if isinstance(what, tuple):
        return " and ".join(names.get(str(w), str(w)) for w in what)
    if side == "commodity":
        return str(what)[:1].upper() + str(what)[1:]
    return names.get(str(what), str(what))


def _weight(table: Table) -> tuple[object, ...]:
    """How much a table tells: the values that are stated, those of one period alone for half; of equals trade first, then
    the latest, then the greatest."""
    stated = [v for v in table.values if v.sure not in ("derived", "forecast")]
    rank = TRADE_MEASURES.index(table.measure) if table.measure in TRADE_MEASURES else len(TRADE_MEASURES)
    return (
        len(stated) / (2 if len(table.periods) == 1 else 1),
        -rank,
        max((edtf.sort_key(v.period) for v in stated), default=()),
        max((abs(v.number) for v in stated), default=0.0),
        tuple(s.name for s in table.series),
    )
