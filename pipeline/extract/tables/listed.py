"""Tables whose rows are each told by several columns, as in a statistical file: whose, with whom, of what, when, in what."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from msgspec.structs import replace

from pipeline import edtf
from pipeline.extract.names.gazetteer import country_names
from pipeline.extract.observations.measures import COUNTED, FLOWS, measures
from pipeline.extract.observations.reading import Reading
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.tables.cells import Figure, figure_in
from pipeline.extract.tables.coded import (
    UNKNOWN,
    WORLD,
    Flow,
    Unit,
    flow_in,
    measure_coded,
    month_in,
    multiplier_in,
    names_a_country,
    period_in,
    side_in,
    status_in,
    unit_in,
)
from pipeline.extract.tables.columns import Column, Columns
from pipeline.extract.tables.grid import LONGEST, Cell, rows
from pipeline.extract.tables.labels import spoken
from pipeline.extract.tables.measured import kind_of, measure_named, measure_of
from pipeline.extract.tables.over import Over
from pipeline.extract.tables.sides import sides
from pipeline.extract.tables.steps import YEARLY
from pipeline.wordlist import words

_TOTAL = re.compile(r"(?i)(?:grand )?total\b.*|all\b.*|world|_t|t|tot|w00|0|n/?a|_z|not applicable|")
_WHOLE_YEAR = re.compile(r"(?i)0?0|13|52|annual|year|total|all(?: months)?|jan(?:uary)?[-–]dec(?:ember)?|")
_PREVIOUS = re.compile(r"(?i)\b(?:on|over|from|to) (?:the )?previous period\b|\bperiod[- ](?:on|over)[- ]period\b")
_CLASSIFIED = re.compile(r"(?i)\b(?:HS|SITC|CN|CPA|BEC|NACE|ISIC)\b")
_WORD = re.compile(r"[a-z](?:[a-z.]*[a-z])?|[%$]|\d+")
_ONCE = 1 << 14  # different names and cells in mind


class Row(NamedTuple):
    """What the columns of a row tell of all its figures; `rest` is what those say of which nothing is known."""

    cells: Sequence[Cell]
    reporter: str | None
    area: str | None
    partner: str | None
    way: str | None
    flow: Flow
    measured: str
    goods: str | None
    period: str | None
    month: int | None
    unit: str
    counted: str
    multiplier: float | None
    status: str
    rest: tuple[str, ...]


def readings(text: str, columns: Columns, over: Over) -> list[Reading]:
    """The observations of such a table, row by row. Where rows that are told alike have other values, what tells them
    apart has no slot: their measure is left open, but of the one that is of all.
    """
    found: list[Reading] = []
    rest: list[tuple[str, ...]] = []
    for row in _rows(text, columns, over):
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


def _rows(text: str, columns: Columns, over: Over) -> Iterator[Row]:
    """The rows under the heads, with what their columns tell."""
    barred, width = "|" in text, len(columns.every)
    side_columns = [columns.of(what) for what in ("reporter", "area", "partner", "origin", "destination")]
    flows, indicators, commodities = columns.of("flow"), columns.of("measure"), columns.of("commodity")
    periods, units, unknown = columns.of("period"), columns.of("unit"), columns.of("")
    years, months, quarters = columns.of("year"), columns.of("month"), columns.of("quarter")
    counted = columns.of("quantity unit")
    multipliers, statuses, attributes = columns.of("multiplier"), columns.of("status"), columns.of("attribute")
    for cells in islice(rows(text), columns.heads, None):
        if not barred and len(cells) != width:
            continue
        said = [cell.text for cell in cells] + [""] * (width - len(cells))
        if attributes and said[attributes[0].at].lower() not in ("value", ""):
            continue
        reporter, area, partner, origin, destination = (
            _side(tuple(said[c.at] for c in own)) if own else None for own in side_columns
        )
        if UNKNOWN in (reporter, area, partner, origin, destination):
            continue
        way = None
        if origin and destination:
            reporter, partner, way = reporter or origin, partner or destination, "exports"
        elif origin or destination:
            partner, way = partner or origin or destination, "imports" if origin else "exports"
        period, month = _period(said, periods, years, months, quarters, over)
        yield Row(
            cells, reporter, area, partner, way, _flow(tuple(said[c.at] for c in flows)), _first(said, indicators),
            _goods(said, commodities), period, month, _first(said, units), _first(said, counted),
            multiplier_in(_first(said, multipliers)), status_in(_first(said, statuses)), tuple(said[c.at] for c in unknown),
        )  # fmt: skip


def _first(said: Sequence[str], columns: Sequence[Column]) -> str:
    return next(filter(None, (said[c.at] for c in columns)), "")


@lru_cache(maxsize=_ONCE)
def _side(said: tuple[str, ...]) -> str | None:
    """Whom some cells name, by names and in codes: the first that names a country, else the first name."""
    told = [side_in(cell) for cell in said]
    country = next((side for side, cell in zip(told, said, strict=True) if names_a_country(cell)), None)
    return country or next(filter(None, sorted(told, key=UNKNOWN.__eq__)), None)


@lru_cache(maxsize=_ONCE)
def _flow(said: tuple[str, ...]) -> Flow:
    told = [flow_in(cell) for cell in said if cell]
    return next((flow for flow in told if flow.measure or flow.is_part), Flow(None))


def _goods(said: Sequence[str], columns: Sequence[Column]) -> str | None:
    """What a row is of; in a code, by the classification that its head names."""
    column = next((c for c in columns if said[c.at]), None)
    if column is None or any(_TOTAL.fullmatch(said[c.at]) for c in columns if said[c.at]):
        return None
    if not column.coded:
        return spoken(said[column.at][:LONGEST])
    classified = _CLASSIFIED.search(column.head)
    return f"{classified.group().upper()} {said[column.at]}" if classified else said[column.at]


def _period(
    said: Sequence[str],
    periods: Sequence[Column],
    years: Sequence[Column],
    months: Sequence[Column],
    quarters: Sequence[Column],
    over: Over,
) -> tuple[str | None, int | None]:
    """When a row's figures are of, and the month of a year that stands elsewhere."""
    for column in (*periods, *years):
        if said[column.at] and (when := _when(said[column.at], over)):
            break
    else:
        when = None
    part = _first(said, months) or _first(said, quarters)
    if not part or _WHOLE_YEAR.fullmatch(part) or (when and edtf.precision(when) != "year"):
        return when, None
    month = month_in(part) if _first(said, months) else None
    if when is None:
        return period_in(part, is_date=True), month
    if month:
        return edtf.make(int(when[:4]), month), None
    quarter = re.fullmatch(r"(?i)q?(?:uarter )?([1-4])|([1-4])(?:st|nd|rd|th)(?: quarter)?", part)
    if quarter and not _first(said, months):
        return period_in(f"{when[:4]}Q{quarter[1] or quarter[2]}"), None
    return period_in(part, is_date=True), None


def _when(said: str, over: Over) -> str | None:
    return period_in(said, is_date=True) or over.period(said)


def _read(row: Row, column: Column, columns: Columns, over: Over) -> Reading | None:
    """The figure of a column of a row; None where it is missing, or nothing tells its unit."""
    cell = row.cells[column.at]
    figure = figure_in(cell.text, over.meant) if cell.text and cell.text[-1] != ":" else None
    status = figure.status or row.status if figure else "M"
    if figure is None or status == "M" or row.multiplier is None:
        return None
    own = column.head if column.holds == "figure" and not column.period else ""
    measure, label = _measure(row, own, over)
    unit = _unit(figure, measure, row, column, over)
    if unit is None or (column.holds == "quantity" and not figure.value):
        return None
    scale = (
        unit.scale if row.multiplier in (1.0, unit.scale) else unit.scale * row.multiplier if unit.scale == 1 else None
    )
    if scale is None:
        return None
    if measure is None and not label:
        measure = measure_of(None, unit.code, over)
    words = [own, row.measured, row.unit]
    kind = kind_of(words, over, unit.code, measure, figure.signed)
    if figure.negative and measure in FLOWS and kind == "level":
        return None
    amount = round(figure.value * scale * (-1 if figure.negative else 1), 6)
    period = _period_of(row, column) or over.told
    reporter, partner = _sides(row, measure, columns, over)
    ahead = status == "F" or (period is not None and over.context.lies_ahead(period))
    filled = [c for c in row.cells if c.text]
    return Reading(
        Quantity(cell.start, cell.end, amount, unit.code, scale, figure.decimals, approximate=status == "E"),
        filled[0].start, filled[-1].end, measure, kind, amount, reporter, partner, (), FLOWS.get(measure or ""),
        row.goods, period, _compared(" ".join(words), period, over) if kind == "change" else None,
        realis="forecast" if ahead else "happened", label=label, status=status if status == "P" else None,
    )  # fmt: skip


def _measure(row: Row, own: str, over: Over) -> tuple[str | None, str | None]:
    """What a figure measures, and how it is called where that is a part of a measure, or what has none."""
    if row.flow.is_part:
        return None, "Re-exports or re-imports" if not row.measured else row.measured[:LONGEST]
    for said in filter(None, (own, row.measured)):
        if row.flow.measure and not _first_measure(said):
            continue
        measure, plain = _measure_in(said)
        if measure and plain:
            return measure, None
        return None, said[:LONGEST]
    if row.flow.measure:
        return row.flow.measure, None
    return row.way or measure_named((), over), None


@lru_cache(maxsize=_ONCE)
def _measure_in(said: str) -> tuple[str | None, bool]:
    """The measure that the name of an indicator names, and whether it says no more than that."""
    if coded := measure_coded(said):
        return coded, True
    told = measures(said, 0, len(said))
    if not told:
        return None, False
    rest = "".join(c for at, c in enumerate(said) if not any(m.start <= at < m.end for m in told))
    return told[0].measure, all(w.isdigit() or w in words("plain_of_measures") for w in _WORD.findall(rest.lower()))


def _first_measure(said: str) -> str | None:
    return _measure_in(said)[0]


def _unit(figure: Figure, measure: str | None, row: Row, column: Column, over: Over) -> Unit | None:
    """The unit of a figure, by the first that tells it: its cell, its row, its head, its indicator, the words over the table."""
    if figure.unit:
        return Unit(figure.unit, figure.scale)
    headed = column.unit or (unit_in(column.head, over.meant) if column.head and not column.period else None)
    if column.holds == "quantity":
        told = headed or (unit_in(row.counted, over.meant) if row.counted else None)
        return told._replace(scale=told.scale * figure.scale) if told else None
    if row.unit:
        told = unit_in(row.unit, over.meant)
        return told._replace(scale=told.scale * figure.scale) if told else None  # else in what has no code here
    places = (row.measured, over.caption, over.words)
    told = headed or next(filter(None, (unit_in(said, over.meant) for said in places if said)), None)
    if told is None and over.counted_in:
        return Unit(*over.counted_in)
    if told is None and measure in COUNTED:
        return Unit("count", 1.0)
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
    partner = None if row.partner == WORLD else row.partner
    if row.reporter or (row.area and (faced or not (over.frame.home or over.states))):
        return row.reporter or row.area, partner
    reporter, other = sides(measure, row.area, "", over)
    return reporter, partner if faced else other


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
            parts = [said for n in varying if not _TOTAL.fullmatch(said := rest[at][n])]
            if parts:
                label = ", ".join(filter(None, (found[at].label or _called(found[at]), *parts)))[:LONGEST]
                found[at] = replace(found[at], measure=None, label=label)
    return found


def _called(reading: Reading) -> str:
    return (reading.measure or "").replace("_", " ").capitalize()
