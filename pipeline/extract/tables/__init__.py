"""Tables: each figure with the words of its row and its column.

A figure is read only where the words of its row, of its column or over the table tell what it measures, when, and in
which unit; of others none is guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec import structs

from pipeline.extract.observations.goods import names_goods
from pipeline.extract.observations.measures import COUNTED, FLOWS, MADE, measures
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.scope import part_of_exports
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.tables import listed
from pipeline.extract.tables.cells import Figure, figure_in, is_no_head, is_number
from pipeline.extract.tables.coded import status_in
from pipeline.extract.tables.columns import columns_of
from pipeline.extract.tables.grid import LONGEST, Cell, heads_of, rows
from pipeline.extract.tables.labels import ALL, Row, goods_of, rows_told, spoken
from pipeline.extract.tables.listed import named
from pipeline.extract.tables.measured import kind_of, measure_named, measure_of
from pipeline.extract.tables.over import Over, date_in, states_in
from pipeline.extract.tables.periods import is_part_of_a_year, part_of_a_year
from pipeline.extract.tables.sides import sides, state_in
from pipeline.extract.tables.steps import CHANGE, stepped, steps
from pipeline.extract.tables.units import PERCENT, scale_of, unit_among, unit_of

__all__ = ["Over", "columns_of", "named", "readings", "unit_of"]

_FLAG = re.compile(r"[bepr]{1,2}")
_AHEAD = re.compile(r"(?i)\b(?:proj|projected|projection|forecast|target|budget|plan|planned)\b")


def readings(text: str, over: Over) -> Iterator[Reading]:
    """The observations of a table, row by row."""
    if columns := columns_of(text):
        yield from listed.readings(text, columns, over)
        return
    told = list(rows(text))
    first = next((i for i, row in enumerate(told) if (i or _has_no_head(told)) and _is_body(row, over)), None)
    if first is None:
        return
    over = replace(over, by_country=any(states_in(row[0].text) for row in told[first:]))
    heads = _of_what_changes(heads_of(told[:first], told[first]))
    units = _units(told[:first], told[first], over)
    corner = told[0][0].text if first else ""
    corner = corner if not any(corner == head for _, head in heads) else ""
    between = steps([(middle, head, over.period(head)) for middle, head in heads])
    both_ways = {"exports", "imports"} <= {m.measure for _, head in heads for m in measures(head, 0, len(head))}
    for row in rows_told(told[first - 1 :] if first and _is_label(told[first - 1]) else told[first:]):
        levels: dict[str, float] = {}
        for cell in row.cells[1:]:
            figure = figure_in(cell.text, over.meant)
            middle, head = min(heads, key=lambda h: abs(h[0] - cell.middle), default=(0.0, ""))
            if ALL.fullmatch(head) and both_ways:
                head = "trade"  # the total of exports and imports
            reading = (
                _read(row, cell, _flagged(row, cell, figure), head, units.get(middle, ""), corner, over)
                if figure
                else None
            )
            if reading is None:
                continue
            reading = stepped(reading, head, between.get(middle), levels)
            if reading.kind == "change" and not reading.compared_period:
                reading = structs.replace(reading, compared_period=over.compared)
            elif reading.kind == "level" and reading.period:
                levels[reading.period] = reading.value
            yield reading


def _is_label(row: Sequence[Cell]) -> bool:
    """Whether a row is a label alone."""
    return bool(row[0].text) and not any(cell.text for cell in row[1:])


def _has_no_head(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table begins with its first row: a name or a date, and figures that no head can be: "Rice  -28.51 %"."""
    label, *cells = rows[0] if rows else [Cell(0, 0, "", 0)]
    named = label.text[:1].isalpha() or date_in(label.text)
    return bool(named and cells and all(is_no_head(cell.text) for cell in cells))


def _of_what_changes(heads: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Heads of changes with the measure of the column before them: "Exports", "Change %"."""
    told: list[tuple[float, str]] = []
    named = ""
    for middle, head in heads:
        measured = measures(head, 0, len(head))
        bare = CHANGE.search(head) and not measured
        told.append((middle, f"{named} {head}".strip() if bare else head))
        named = head[measured[0].start : measured[0].end] if measured else named
    return told


def _units(heads: Sequence[Sequence[Cell]], body: Sequence[Cell], over: Over) -> dict[float, str]:
    """In what the columns are counted, by the middle of each, where a row under their heads tells it and nothing else."""
    for row in heads[1:]:
        filled = [cell.text for cell in row[1:] if cell.text]
        if filled and all(unit_of(said, over.meant) and not measures(said, 0, len(said)) for said in filled):
            return dict(heads_of([row], body))
    return {}


def _is_body(row: Sequence[Cell], over: Over) -> bool:
    """Whether a row holds figures that are no dates."""
    return any(is_number(c.text) and not over.period(c.text) for c in row[1:])


def _read(row: Row, cell: Cell, figure: Figure, head: str, counted: str, corner: str, over: Over) -> Reading | None:
    """A figure with what its row, its column, in what that is `counted`, and the words over the table tell of it; None where they
    do not tell its unit, or its column is a total.
    """
    label = row.label[:LONGEST]
    told = [head, label]
    measure = measure_named(told, over)
    unit, scale = _unit(
        figure, measure, [counted, head, _where_a_unit_stands(label), corner, over.caption, over.words], over
    )
    if unit is None or ALL.fullmatch(head):
        return None
    measure = measure_of(measure, unit, over)
    in_brackets = over.bracketed if cell.text.startswith("(") else None
    negative = figure.negative and not in_brackets
    if negative and measure in FLOWS and unit != "percent" and not CHANGE.search(head):
        return None  # no flow is negative: the bracket marks something else
    amount = figure._replace(negative=negative).amount(scale)
    period = in_brackets or _period(row.part or label, head, over)
    reporter, partner = sides(measure, state_in(row.part) or state_in(label), head, over)
    ahead = figure.status == "F" or bool(_AHEAD.search(head)) or bool(period and over.context.lies_ahead(period))
    goods = spoken(_goods(row, label, over)) if measure in MADE else None
    if measure == "exports" and goods is None:
        goods = _part_of_exports(told)
    quantity = Quantity(cell.start, cell.end, amount, unit, scale, figure.decimals, approximate=figure.status == "E")
    return Reading(
        quantity, row.cells[0].start, row.cells[-1].end, measure, kind_of(told, over, unit, measure, figure.signed), amount,
        reporter, partner, (), FLOWS.get(measure or ""), goods, period,
        realis="forecast" if ahead else "happened", label=row.cells[0].text[:LONGEST] or None,
        status="P" if figure.status == "P" else None,
    )  # fmt: skip


def _part_of_exports(told: Sequence[str]) -> str | None:
    """Which exports the words of a column and a row name, if not all."""
    named = ((words, m) for words in told for m in measures(words, 0, len(words)) if m.measure == "exports")
    return next(filter(None, (part_of_exports(words, m) for words, m in named)), None)


def _period(label: str, head: str, over: Over) -> str | None:
    """When a figure is of: by its row, its column, a month or a quarter of the one in the year of the other, else as all are."""
    for part, whole in ((label, head), (head, label)):
        if is_part_of_a_year(part) and (year := over.period(whole)):
            return part_of_a_year(part, year)
    return over.period(label) or over.period(head) or (None if is_part_of_a_year(label or head) else over.told)


def _flagged(row: Row, cell: Cell, figure: Figure) -> Figure:
    """A figure with the flag that stands in the next cell."""
    beside = next((c.text for c in row.cells if c.start > cell.start), "")
    return figure._replace(status=status_in(beside)) if not figure.status and _FLAG.fullmatch(beside) else figure


def _unit(figure: Figure, measure: str | None, places: Sequence[str], over: Over) -> tuple[str | None, float]:
    """The unit of a figure and what it is counted in: its own, or that which some words tell, or in which the document counts."""
    if figure.unit:
        return figure.unit, figure.scale
    words = [w for w in places if w]
    unit, scale = unit_among(words, over)
    if unit is None and over.counted_in and not PERCENT.search(over.words):
        unit, scale = over.counted_in
    if unit is None and measure in COUNTED:
        return "count", scale_of(words)
    return unit, scale


def _where_a_unit_stands(label: str) -> str:
    """The words of a label that may tell a unit: of "Gold" the unit is not gold."""
    if "(" in label:
        return label[label.find("(") :]
    return label if PERCENT.search(label) else label.rpartition(", ")[2]


def _goods(row: Row, label: str, over: Over) -> str | None:
    """What a row is of that is no state: "Fish" of "Fish", "of which Peru"; nothing of "Developed countries", "of which Peru"."""
    called = row.part or label
    if row.part and state_in(row.part):
        called = label if names_goods(label) else ""
    return None if state_in(called) else goods_of(called, over)
