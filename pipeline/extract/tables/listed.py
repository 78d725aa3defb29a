"""Tables whose rows are each told by several columns, as in a statistical file: whose, with whom, of what, when, in what."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline import edtf
from pipeline.extract.names.gazetteer import country_names
from pipeline.extract.observations.measures import COUNTED, FLOWS, implied
from pipeline.extract.observations.reading import Reading
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.tables.cells import Figure, figure_in
from pipeline.extract.tables.coded import Indicator, Unit, measure_in, side_in, unit_in
from pipeline.extract.tables.columns import Column, Columns
from pipeline.extract.tables.grid import LONGEST, rows
from pipeline.extract.tables.measured import kind_of, measure_named, measure_of
from pipeline.extract.tables.over import Over
from pipeline.extract.tables.sides import sides
from pipeline.extract.tables.steps import YEARLY
from pipeline.extract.tables.told import TOTAL, Row, rows_of
from pipeline.extract.tables.units import scale_of

_OPEN = Indicator(None, is_plain=False)
_PREVIOUS = re.compile(r"(?i)\b(?:(?:on|over|from|to) (?:the )?previous period|period[- ](?:on|over)[- ]period)\b")


def readings(text: str, columns: Columns, over: Over) -> list[Reading]:
    """The observations of such a table, row by row. Where rows that are told alike have other values, what tells them
    apart has no slot: their measure is left open, but of the one that is of all.
    """
    found: list[Reading] = []
    rest: list[tuple[str, ...]] = []
    for row in rows_of(text, columns, over):
        for column in columns.figures:
            reading = _read(row, column, columns, over) if column.at < len(row.cells) else None
            if reading:
                found.append(reading)
                rest.append(row.rest)
    return _told_apart(found, rest)


def named(text: str, found: Sequence[Reading]) -> Iterator[tuple[int, int, str]]:
    """Where in a table each of the countries is first named that its observations are of, with its code."""
    met: set[str] = set()
    for reading in found:
        told = {side for side in (reading.reporter, reading.partner) if side in country_names()} - met
        for cell in next(rows(text[reading.start : reading.end])) if told else ():
            if (side := side_in(cell.text)) in told and side not in met:
                met.add(side)
                yield reading.start + cell.start, reading.start + cell.end, side


def _read(row: Row, column: Column, columns: Columns, over: Over) -> Reading | None:
    """The figure of a column of a row; None where it is missing, or nothing tells its unit."""
    cell = row.cells[column.at]
    figure = figure_in(cell.text, over.meant) if cell.text and cell.text[-1] != ":" else None
    status = figure.status or row.status if figure else "M"
    if figure is None or status == "M" or row.multiplier is None:
        return None
    own = column.head if column.holds == "figure" and not column.period else ""
    told, label = _measure(row, own, over)
    measure = told.measure
    unit = _unit(figure, measure, row, column, over)
    if unit is None or (column.holds == "quantity" and not figure.value):
        return None
    if row.multiplier in (1.0, unit.scale):
        scale = unit.scale
    elif unit.scale == 1:
        scale = row.multiplier
    else:
        return None  # told twice, and not alike
    if measure is None and not label:
        measure = implied(unit.code) or measure_of(None, unit.code, over)
        label = None if measure else own[:LONGEST] or None
    words = [own, row.measured, row.changed]
    kind = kind_of(words, over, unit.code, measure, figure.signed)
    if figure.negative and measure in FLOWS and kind == "level":
        return None
    amount = figure.amount(scale)
    period = _period_of(row, column) or over.told
    reporter, partner = _sides(row, measure, columns, over)
    ahead = status == "F" or (period is not None and over.context.lies_ahead(period))
    filled = [c for c in row.cells if c.text]
    return Reading(
        Quantity(cell.start, cell.end, amount, unit.code, scale, figure.decimals, approximate=status == "E"),
        filled[0].start, filled[-1].end, measure, kind, amount, reporter, partner, (), FLOWS.get(measure or ""),
        row.goods or told.goods, period, _compared(" ".join(words), period, over) if kind == "change" else None,
        realis="forecast" if ahead else "happened", label=label, status=status if status == "P" else None,
    )  # fmt: skip


def _measure(row: Row, own: str, over: Over) -> tuple[Indicator, str | None]:
    """What a figure measures, and how it is called where that is a part of a measure, or what has none."""
    if row.flow.is_part:
        return _OPEN, row.measured[:LONGEST] or "Re-exports or re-imports"
    for said in filter(None, (own, row.measured)):
        told = measure_in(said)
        if told.measure == "trade" and told.is_plain and row.flow.measure:
            continue  # "Trade value", and which way it goes beside it
        if told.measure and told.is_plain:
            return told, None
        if told.measure or not (told.is_plain or row.flow.measure):
            return _OPEN, said[:LONGEST]
    return Indicator(row.flow.measure or row.way or measure_named((), over), is_plain=True), None


def _unit(figure: Figure, measure: str | None, row: Row, column: Column, over: Over) -> Unit | None:
    """The unit of a figure, by the first that tells it: its cell, its head, its row, its indicator, the words over the table."""
    if figure.unit:
        return Unit(figure.unit, figure.scale)
    told = column.unit or (None if column.period else unit_in(column.head, over.meant))
    if told is None and (said := (column.holds == "quantity" and row.counted) or row.unit):
        told = unit_in(said, over.meant)  # which may be one that has no code here
        if told is None and measure in COUNTED and (scale := scale_of([said])) > 1:
            told = Unit("count", scale)
    elif told is None and column.holds != "quantity":
        places = (row.measured, over.caption, over.words)
        told = next(filter(None, (unit_in(said, over.meant) for said in places)), None)
        if told is None and over.counted_in:
            told = Unit(*over.counted_in)
        if told is None and measure in COUNTED:
            told = Unit("count", 1.0)
    return told._replace(scale=told.scale * figure.scale) if told else None


def _period_of(row: Row, column: Column) -> str | None:
    if column.period is None:
        return row.period
    return (
        edtf.make(int(column.period), row.month) if row.month and len(column.period) == len("2014") else column.period
    )


def _sides(row: Row, measure: str | None, columns: Columns, over: Over) -> tuple[str | None, str | None]:
    """Whose a figure is and with whom. A country that nothing says to be either is whose it is, but where the words over the
    table, or the document, tell whose all are.
    """
    faced = bool(columns.of("partner", "origin", "destination"))
    if row.reporter or (row.area and (faced or not (over.frame.home or over.states))):
        return row.reporter or row.area, row.partner
    reporter, other = sides(measure, row.area, "", over)
    return reporter, row.partner if faced else other


def _compared(said: str, period: str | None, over: Over) -> str | None:
    """From when a change counts: the year before where it is yearly, or the period before."""
    if period is None or "/" in period:
        return over.compared
    if _PREVIOUS.search(said) and edtf.precision(period) in ("month", "quarter"):
        return edtf.shift(period, months=-1 if edtf.precision(period) == "month" else -3)
    return edtf.shift(period, years=-1) if YEARLY.search(said) or _PREVIOUS.search(said) else over.compared


def _told_apart(found: list[Reading], rest: Sequence[tuple[str, ...]]) -> list[Reading]:
    """Readings whose measure is left open where others have all their slots and another value."""
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, r in enumerate(found):
        alike[r.measure, r.kind, r.quantity.unit, r.reporter, r.partner, r.flow, r.commodity, r.period, r.label].append(
            at
        )
    for rivals in alike.values():
        if len(rivals) == 1 or len({found[at].value for at in rivals}) == 1:
            continue
        varying = [n for n, said in enumerate(zip(*(rest[at] for at in rivals), strict=True)) if len(set(said)) > 1]
        for at in rivals:
            parts = [said for n in varying if not TOTAL.fullmatch(said := rest[at][n])]
            if parts:
                label = ", ".join(filter(None, (found[at].label or _called(found[at]), *parts)))[:LONGEST]
                found[at] = replace(found[at], measure=None, label=label)
    return found


def _called(reading: Reading) -> str:
    return (reading.measure or "").replace("_", " ").capitalize()
