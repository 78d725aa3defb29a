"""Tables set in plain text or Markdown: each figure with the words of its row and its column.

A figure is read only where the words of its row, of its column or over the table tell what it measures, when, and in
which unit; of others none is guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from msgspec import structs

from pipeline import edtf
from pipeline.extract.names.gazetteer import names_in
from pipeline.extract.observations.frame import UNIONS
from pipeline.extract.observations.goods import names_goods
from pipeline.extract.observations.measures import COUNTED, FLOWS, Measured, fits, measured_in, measures
from pipeline.extract.observations.reading import Reading
from pipeline.extract.quantities.figures import FIGURE, decimals
from pipeline.extract.quantities.find import Quantity
from pipeline.extract.quantities.find import find as find_quantities
from pipeline.extract.quantities.numbers import value
from pipeline.extract.tables.grid import LONGEST, Cell, heads_of, rows
from pipeline.extract.tables.labels import ALL, OF_THINGS, Row, goods_of, is_money, rows_told, spoken
from pipeline.extract.tables.over import Over, date_in, states_in, told_once
from pipeline.extract.tables.steps import CHANGE, stepped, steps
from pipeline.extract.tables.units import NO_UNITS, PERCENT, scale_of, unit_among, unit_of
from pipeline.records import ObservationKind

__all__ = ["Over", "readings", "unit_of"]

_NUMBER = re.compile(rf"(?:(?P<minus>[-−–(])|\+)? ?(?P<number>{FIGURE}) ?(?P<percent>%)?\)?\*?")
_SHARE = re.compile(r"(?i)\bshares?\b|(?:\bper ?cent|%) of (?:total|exports|imports)\b")
_OF_GDP = re.compile(r"(?i)(?:\bper ?cent|%) of gdp\b")
_STOCKS = frozenset({"reserves", "debt", "exports", "imports", "trade", "investment", "population", "employment"})
_FROM_ABROAD = frozenset({"tourism", "migration"})
_BY = re.compile(r"(?i)\bby (?:countr(?:y|ies)|investors?|origin|partners?|source)\b")
_AHEAD = re.compile(r"(?i)\b(?:proj|projected|projection|forecast|target|budget|plan|planned)\b")
_BALANCES = re.compile(r"(?i)\b(?:balances?|deficits?|surplus(?:es)?)\b")
_DISTRIBUTED = re.compile(r"(?i)\b(?:breakdown|compos(?:ed|ition)|distribut(?:ed|ion)|structure)\b")
_HEAD_AND_REST = re.compile(r"(?i)[^,;.]*\b(?:as|by|for|from|in|of|per|to|under|with)\b[^,;.]*")
_MADE = frozenset({"exports", "imports", "trade", "production", "consumption"})
_TWO_SIDED = frozenset({"exports", "imports", "trade", "balance", "aid"})


def readings(text: str, over: Over) -> Iterator[Reading]:
    """The observations of a table, row by row."""
    told = list(rows(text))
    first = next((i for i, row in enumerate(told) if (i or _has_no_head(told)) and _is_body(row, over)), None)
    if first is None:
        return
    over = replace(over, by_country=any(states_in(row[0].text) for row in told[first:]))
    heads = _of_what_changes(heads_of(told[:first], told[first]))
    corner = told[0][0].text if first else ""
    corner = corner if not any(corner == head for _, head in heads) else ""
    between = steps([(middle, head, over.period(head)) for middle, head in heads])
    both_ways = {"exports", "imports"} <= {m.measure for _, head in heads for m in measures(head, 0, len(head))}
    for row in rows_told(told[first - 1 :] if first and _is_label(told[first - 1]) else told[first:]):
        levels: dict[str, float] = {}
        for cell in row.cells[1:]:
            number = _number_in(cell.text, over)
            middle, head = min(heads, key=lambda h: abs(h[0] - cell.middle), default=(0.0, ""))
            if ALL.fullmatch(head) and both_ways:
                head = "trade"  # the total of exports and imports
            reading = _read(row, cell, number, head, corner, over) if number else None
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
    return bool(named and cells and all(_is_no_head(cell.text) for cell in cells))


def _is_no_head(text: str) -> bool:
    """Whether a cell is a figure that no head can be: a percentage, one with decimals or marks of thousands."""
    m = _NUMBER.fullmatch(text)
    return m is not None and bool(m["percent"] or decimals(m["number"]) or "," in m["number"])


class _Figure(NamedTuple):
    """The figure of a cell, without its sign, and the unit and the scale that the cell itself gives; whether it is `negative` or
    has a plus.
    """

    value: float
    unit: str | None
    scale: float
    decimals: int
    negative: bool
    signed: bool


def _number_in(text: str, over: Over) -> _Figure | None:
    """The figure that a cell is: a number, or an amount with its unit, "US$3.2 m"."""
    if m := _NUMBER.fullmatch(text):
        unit, number = "percent" if m["percent"] else None, m["number"]
        return _Figure(value(number), unit, 1.0, decimals(number), bool(m["minus"]), text.startswith("+"))
    whole = [q for q in find_quantities(text, meant=over.meant) if q.unit not in NO_UNITS]
    if len(whole) != 1 or (whole[0].start, whole[0].end) != (0, len(text)):
        return None
    q = whole[0]
    return _Figure(abs(q.value) / q.scale, q.unit, q.scale, q.decimals, q.value < 0, False)


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


def _is_body(row: Sequence[Cell], over: Over) -> bool:
    """Whether a row holds figures that are no dates."""
    return any(_NUMBER.fullmatch(c.text) and not over.period(c.text) for c in row[1:])


def _read(row: Row, cell: Cell, number: _Figure, head: str, corner: str, over: Over) -> Reading | None:
    label = row.label[:LONGEST]
    period = over.period(row.part or label) or over.period(head) or over.told
    told = [head, label]
    bracketed = (
        label[label.find("(") :] if "(" in label else label if PERCENT.search(label) else label.rpartition(", ")[2]
    )  # of "Gold" the unit is not gold
    places = [w for w in (head, bracketed, corner, over.caption, over.words) if w]
    unit, scale = (number.unit, number.scale) if number.unit else unit_among(places, over)
    if unit is None and over.counted_in and not PERCENT.search(over.words):
        unit, scale = over.counted_in
    own_word = next((m for words in told for m in measures(words, 0, len(words))[:1]), None)
    shared = _shared(over.caption) or _shared(over.words)
    named = shared if shared and (own_word is None or own_word.measure in OF_THINGS) else own_word
    if unit is None and named is not None and named.measure in COUNTED:
        unit, scale = "count", scale_of(places)
    if unit is None or ALL.fullmatch(head):
        return None
    if named is None or named.measure in OF_THINGS:
        measure = _likely(over, unit, named.measure if named else None)
    else:
        measure = named.measure
    in_brackets = cell.text.startswith("(") and over.bracketed
    if number.negative and not in_brackets and measure in FLOWS and unit != "percent" and not CHANGE.search(head):
        return None  # no flow is negative: the bracket marks something else
    amount = number.value * scale * (-1 if number.negative and not in_brackets else 1)
    period = in_brackets or period
    q = Quantity(cell.start, cell.end, round(amount, 6), unit, scale, number.decimals)
    own = _state_in(row.part) or _state_in(label)
    reporter, partner = _sides(measure, own, over, head)
    called = row.part or label
    if row.part and _state_in(row.part):  # "Fish", "of which Peru"; not "Developed countries", "of which Peru"
        called = label if names_goods(label) else ""
    goods = None if _state_in(called) or measure not in _MADE else goods_of(called, over)
    ahead = bool(_AHEAD.search(head)) or _lies_ahead(period, over)
    return Reading(
        q, row.cells[0].start, row.cells[-1].end, measure, _kind(" ".join(told), over, unit, measure, number.signed), q.value,
        reporter, partner, (), FLOWS.get(measure or ""), spoken(goods), period,
        realis="forecast" if ahead else "happened", label=row.cells[0].text[:LONGEST] or None,
    )  # fmt: skip


def _state_in(label: str) -> str | None:
    """The state, or the union of states, that labels a row."""
    if is_money(label):
        return None
    return next((m.code or UNIONS[m.name] for m in names_in(label) if m.code or m.name in UNIONS), None)


def _shared(words: str) -> Measured | None:
    """What the words over a table say that all its figures measure; None where they name several things, of which none is the
    head of the others: "imports for consumption under the Act, by source".
    """
    named = measured_in(words)
    if len({m.measure for m in named}) == 1:
        return named[0]
    headed = named and all(_HEAD_AND_REST.fullmatch(words, one.end, two.start) for one, two in pairwise(named))
    return named[0] if headed else None


def _likely(over: Over, unit: str, named: str | None) -> str | None:
    """What a figure measures that no word of the table tells: what the words over it, or those before them, are about."""
    if named is None and _BALANCES.search(over.words):
        return "balance"
    likely = [m for m in over.measures if fits(m, unit) and (named is None or m in _MADE)]
    return next(iter(likely), named)


def _sides(measure: str | None, own: str | None, over: Over, head: str) -> tuple[str | None, str | None]:
    """Whose figures they are and with whom: the document's home, the states over the table, a state that labels the row; with
    the other of the two countries that the document is about.
    """
    reporter, partner = _named_sides(measure, own, over, head)
    both = over.frame.bilateral or over.frame.facing
    if partner is None and both and measure in _TWO_SIDED and not over.by_country:
        partner = over.frame.across(reporter)
    return reporter, partner


def _named_sides(measure: str | None, own: str | None, over: Over, head: str) -> tuple[str | None, str | None]:
    """Whose figures they are and with whom, as the words of the table tell."""
    home = over.frame.home
    facing, owner = _side_of(head)
    if measure in _TWO_SIDED and own is None and (facing or owner):
        return owner or home, facing
    named = [code for code in over.states if code != own]
    states = list(dict.fromkeys([*([home] if home and home != own else []), *named])) or list(over.frame.sides)
    if (
        own
        and home
        and own != home
        and (measure in _FROM_ABROAD or (measure == "investment" and _BY.search(over.words)))
    ):
        return home, own
    if measure in _FROM_ABROAD and not own and len(states) > 1:
        return states[0], states[1]
    if measure not in FLOWS and measure != "balance":
        return own or (states[0] if states else None), None
    reporter = states[0] if states else None
    return reporter, own or (states[1] if len(states) > 1 else None)


@told_once
def _side_of(head: str) -> tuple[str | None, str | None]:
    """The state with which the figures of a column are, and that whose they are: "Exports to Peru", "India's imports"."""
    named = [m for m in names_in(head) if m.code and m.kind != "capital"]
    if len(named) != 1:
        return None, None
    led = head[: named[0].start].lower().endswith(("to ", "from ", "with "))
    return (named[0].code, None) if led else (None, named[0].code)


def _kind(told: str, over: Over, unit: str, measure: str | None, signed: bool) -> ObservationKind:
    words = f"{told} {over.words}"
    if _OF_GDP.search(words):
        return "share"
    shared = _SHARE.search(words)
    changes = CHANGE.search(told) or (measure == "gdp" and CHANGE.search(words))
    if unit == "percent" and (changes or signed or (not shared and CHANGE.search(over.caption or over.words))):
        return "change"
    stock = measure in _STOCKS and (PERCENT.search(told) or _DISTRIBUTED.search(over.words))
    return "share" if unit == "percent" and (stock or shared) else "level"


def _lies_ahead(period: str | None, over: Over) -> bool:
    if not period or not over.context.document:
        return False
    first, (_, day) = edtf.bounds(period)[0], edtf.bounds(over.context.document)
    return bool(first and day and first > day)
