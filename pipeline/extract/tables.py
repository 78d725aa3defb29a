"""Tables set in plain text or Markdown: each figure with the words of its row and its column.

A figure is read only where the words of its row, of its column or over the table tell what it measures, when, and in
which unit; of others none is guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from msgspec import structs

from pipeline import edtf
from pipeline.extract.dates.almanac import in_year
from pipeline.extract.dates.find import find as find_dates
from pipeline.extract.dates.resolve import Context, resolve
from pipeline.extract.dates.sense import Expression, Fiscal, Fixed, Yearless
from pipeline.extract.names.common import is_common
from pipeline.extract.names.gazetteer import known
from pipeline.extract.observations.frame import UNIONS, Frame
from pipeline.extract.observations.measures import COUNTED, DURATIONS, FLOWS, Measured, fits, measured_in, measures
from pipeline.extract.observations.reading import Reading
from pipeline.extract.quantities.figures import FIGURE, decimals
from pipeline.extract.quantities.find import Quantity
from pipeline.extract.quantities.find import find as find_quantities
from pipeline.extract.quantities.numbers import value
from pipeline.extract.quantities.units import moneys
from pipeline.extract.quantities.words import SCALES
from pipeline.extract.steps import CHANGE, stepped, steps
from pipeline.records import ObservationKind
from pipeline.wordlist import any_of

_RULED = re.compile(r"[\s|:=+_—–-]*\Z")
_GAP = re.compile(r" {2,}|\t+")
_NUMBER = re.compile(rf"(?:(?P<minus>[-−–(])|\+)? ?(?P<number>{FIGURE}) ?(?P<percent>%)?\)?\*?")
_SCALE = re.compile(
    rf"(?i:\b{any_of(s for s in SCALES if len(s) > 1)}s?\b\.?)"
    r"|(?<=[$€£¥] )[mM]\b|(?<=[$€£¥])[mM]\b|(?<=\b[A-Z]{3} )[mM]\b|(?<=\b[A-Z][a-z] )[mM]\b"  # "US$ m", "EUR m", "Rs m"
)
_THOUSANDS = re.compile(r"(?<![\d.,’'‘]) ?[’'‘]?000s?\b")
_SCALED_BEHIND = re.compile(r"\b([a-z]{3,}) ([mb]illion|thousand|trillion)s?\b")
_BESIDE = re.compile(r"(?:, ([^,()]+)| \(([^()]+)\))\Z")
_APART = re.compile(r"\(([^()]{1,60})\)|(?i:\bin) ([^(),.:;]{1,40})")
_PERCENT = re.compile(r"(?i)%|\bper ?cent\b|\bpercentage\b")
_FROM = re.compile(r"(?i)\b(?:on|from|over|compared (?:to|with)|against|versus|vs\.?) (?:the )?\Z")
_SHARE = re.compile(r"(?i)\bshares?\b|(?:\bper ?cent|%) of (?:total|exports|imports)\b")
_OF_GDP = re.compile(r"(?i)(?:\bper ?cent|%) of gdp\b")
_STOCKS = frozenset({"reserves", "debt", "exports", "imports", "trade", "investment", "population", "employment"})
_FROM_ABROAD = frozenset({"tourism", "migration"})
_BY = re.compile(r"(?i)\bby (?:countr(?:y|ies)|investors?|origin|partners?|source)\b")
_AHEAD = re.compile(r"(?i)\b(?:proj|projected|projection|forecast|target|budget|plan|planned)\b")
_NO_UNITS = frozenset({"count", "", "percent", "ratio", *DURATIONS})  # "Year" over the labels
_MOST_COLUMNS, _LONGEST = 100, 300  # characters of a head or a label
_told_once = lru_cache(maxsize=1024)  # heads and labels are asked again for each figure of their column and row
_DECEMBER = 12  # the parts above are EDTF's seasons, quarters and halves
_ANY_YEAR = 2001
_IN_BRACKETS = re.compile(r"(?i)\bin (?:brackets|parentheses),?(?: for| the figures? (?:for|of))?")
_NEAR = 4  # characters
_BALANCES = re.compile(r"(?i)\b(?:balances?|deficits?|surplus(?:es)?)\b")
_DISTRIBUTED = re.compile(r"(?i)\b(?:breakdown|compos(?:ed|ition)|distribut(?:ed|ion)|structure)\b")
_HEAD_AND_REST = re.compile(r"(?i)[^,;.]*\b(?:as|by|for|from|in|of|per|to|under|with)\b[^,;.]*")
_OF_THINGS = frozenset({"energy", "area", "capacity", "population"})  # "Petroleum and natural gas" under "Production"
_MADE = frozenset({"exports", "imports", "trade", "production", "consumption"})
_TWO_SIDED = frozenset({"exports", "imports", "trade", "balance", "aid"})
_ALL = re.compile(r"(?i)(?:grand )?total|all (?:goods|commodities|countries)|world")


@dataclass(frozen=True, slots=True)
class Cell:
    """Characters `start` to `end` of a table's text, in a column whose middle is `middle`."""

    start: int
    end: int
    text: str
    middle: float


@dataclass(frozen=True, slots=True)
class Over:
    """What a table's figures share: the words over it, its caption among them, and the document's dates, sides and money;
    `measures` are those that it is likely of where it does not say, the likeliest first, `counted_in` the unit and the scale.
    `by_country` says that countries label its rows.
    """

    words: str
    caption: str
    context: Context
    frame: Frame
    countries: Sequence[str]
    dollar: str | None = None
    measures: Sequence[str] = ()
    counted_in: tuple[str, float] | None = None
    by_country: bool = False

    @property
    def states(self) -> list[str]:
        """The codes of the states that the words over the table name, in order."""
        return _states(self.words)

    def period(self, text: str) -> str | None:
        """The date that a head or a label is."""
        expression = _date(text)
        return self._part_of(resolve(expression, self.context).value) if expression else None

    def _part_of(self, year: str | None) -> str | None:
        """A year as the part of it that the words over the table tell: "first nine months" over 2016 and 2017."""
        part = self._part
        if year is None or part is None or edtf.precision(year) != "year":
            return year
        return edtf.shift(part, years=int(year) - (edtf.year(part) or 0))

    @property
    def told(self) -> str | None:
        """The one date that the words over the table tell for all its figures, or its section, or on which the text reports."""
        told = [e for e in _dates(self.words) if not _is_compared(self.words, e)]
        if in_brackets := _IN_BRACKETS.search(self.words):
            told = [e for e in told if e.start < in_brackets.start()]
        found = [resolve(e, self.context).value for e in told]
        if found:
            return found[0] if len(found) == 1 else None
        spoken = self.context.section or self.frame.period
        last = edtf.bounds(spoken)[1] if spoken else None
        part = self._part_over
        return edtf.shift(part, years=last.year - _ANY_YEAR) if part and last else spoken

    @property
    def bracketed(self) -> str | None:
        """The date that the words over the table say the figures in brackets are of."""
        m = _IN_BRACKETS.search(self.words)
        found = [e for e in find_dates(self.words) if m and m.end() <= e.start <= m.end() + _NEAR]
        return resolve(found[0], self.context).value if found else None

    @property
    def compared(self) -> str | None:
        """The one date that the words over the table say its changes are counted from."""
        found = [resolve(e, self.context).value for e in _dates(self.words) if _is_compared(self.words, e)]
        return found[0] if len(found) == 1 else None

    @property
    def _part_over(self) -> str | None:
        """The part of a year that the words over the table tell without it, in whatever year."""
        for e in find_dates(self.words):  # "Trade from January to September"
            last = e.last if isinstance(e.last, Yearless) else None
            if (
                isinstance(e.sense, Yearless)
                and e.sense.day is None
                and (last or e.sense.last_part or e.sense.part > _DECEMBER)
            ):
                first = replace(e.sense, last_part=last.part) if last else e.sense
                return in_year(first, _ANY_YEAR)
        return None

    @property
    def _part(self) -> str | None:
        """The part of a year over the table, or on which the document reports, in whatever year."""
        if part := self._part_over:
            return part
        told = [resolve(e, self.context).value for e in _dates(self.words) if isinstance(e.sense, Fixed) and not e.edge]
        for when in [*told, self.frame.period]:
            if when and edtf.year(when) and edtf.precision(when) != "year" and edtf.is_longer_than_a_month(when):
                return when
        return None


def _is_compared(words: str, expression: Expression) -> bool:
    """Whether a date is that from which changes are counted: "change on the third quarter of 2013"."""
    return bool(_FROM.search(words, 0, expression.start))


@_told_once
def _date(text: str) -> Expression | None:
    return next((e for e in _dates(text) if not e.edge and (e.start < 2 or e.end == len(text))), None)


@_told_once
def _dates(text: str) -> list[Expression]:
    return [e for e in find_dates(text) if isinstance(e.sense, Fixed | Fiscal)]


@_told_once
def _states(words: str) -> list[str]:
    return list(dict.fromkeys(m.code for m in known(words) if m.code and m.kind != "capital"))


def readings(text: str, over: Over) -> Iterator[Reading]:
    """The observations of a table, row by row."""
    rows = list(_rows(text))
    first = next((i for i, row in enumerate(rows) if (i or _has_no_head(rows)) and _is_body(row, over)), None)
    if first is None:
        return
    over = replace(over, by_country=any(_states(row[0].text) for row in rows[first:]))
    heads = _of_what_changes(_heads(rows[:first], rows[first]))
    corner = rows[0][0].text if first else ""
    corner = corner if not any(corner == head for _, head in heads) else ""
    between = steps([(middle, head, over.period(head)) for middle, head in heads])
    both_ways = {"exports", "imports"} <= {m.measure for _, head in heads for m in measures(head, 0, len(head))}
    for row in rows[first:]:
        levels: dict[str, float] = {}
        for cell in row[1:]:
            number = _number_in(cell.text, over)
            middle, head = min(heads, key=lambda h: abs(h[0] - cell.middle), default=(0.0, ""))
            if _ALL.fullmatch(head) and both_ways:
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


def _has_no_head(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table begins with its first row: a name or a date, and figures that no head can be: "Rice  -28.51 %"."""
    label, *cells = rows[0] if rows else [Cell(0, 0, "", 0)]
    named = label.text[:1].isalpha() or _date(label.text)
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
    whole = [q for q in find_quantities(text, [], over.countries, sign=over.dollar) if q.unit not in _NO_UNITS]
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


def _rows(text: str) -> Iterator[list[Cell]]:
    """The rows of a table; the first line has lost its indent, so that which all others share is none."""
    lines = text.split("\n")
    shared = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()), default=0)
    at = 0
    for number, line in enumerate(lines):
        indent = shared if number else 0
        if line.strip() and not _RULED.match(line):
            told = _barred(line, at) if "|" in line else _spaced(line[indent:], at + indent)
            yield list(islice(told, _MOST_COLUMNS))
        at += len(line) + 1


def _barred(line: str, at: int) -> Iterator[Cell]:
    inner = line.strip().strip("|")
    start = at + line.index(inner)
    for column, part in enumerate(inner.split("|")):
        left = start + len(part) - len(part.lstrip())
        yield Cell(left, left + len(part.strip()), part.strip(), column)
        start += len(part) + 1


def _spaced(line: str, at: int) -> Iterator[Cell]:
    """The cells between runs of spaces. A line that begins with such a run has no label."""
    start, stop = len(line) - len(line.lstrip()), len(line.rstrip())
    if start > 1:
        yield Cell(at, at, "", 0)
    for end, following in [*((m.start(), m.end()) for m in _GAP.finditer(line, start, stop)), (stop, stop)]:
        yield Cell(at + start, at + end, line[start:end], (start + end) / 2)
        start = following


def _is_body(row: Sequence[Cell], over: Over) -> bool:
    """Whether a row holds figures that are no dates."""
    return any(_NUMBER.fullmatch(c.text) and not over.period(c.text) for c in row[1:])


def _heads(rows: Sequence[Sequence[Cell]], body: Sequence[Cell]) -> list[tuple[float, str]]:
    """The heads of the columns, each with the middle of its column; of several lines the words together.

    The first line of a table has lost its indent, so heads are told off one by one where they are as many as the columns.
    """
    words = {cell.middle: "" for cell in body[1:]}
    for row in rows:
        shared = len(words) // len(row) if row[0].text and len(words) % len(row) == 0 else 0
        if shared > 1 and row is rows[0]:  # each head stands over as many columns
            own: Sequence[Cell] = [cell for cell in row for _ in range(shared)]
        else:
            own = row if len(row) == len(words) and row[0].text else row[1:]
        columns = list(words) if len(own) == len(words) else [min(words, key=lambda m: abs(m - c.middle)) for c in own]
        spanning = ""  # a head over several columns leaves the cells behind it empty
        for middle, cell in zip(columns, own, strict=True):
            spanning = cell.text or spanning
            words[middle] = f"{words[middle]} {spanning}".strip()[:_LONGEST]
    return list(words.items())


def _read(row: Sequence[Cell], cell: Cell, number: _Figure, head: str, corner: str, over: Over) -> Reading | None:
    label = row[0].text[:_LONGEST]
    period = over.period(label) or over.period(head) or over.told
    told = [head, label]
    bracketed = (
        label[label.find("(") :] if "(" in label else label if _PERCENT.search(label) else label.rpartition(", ")[2]
    )  # of "Gold" the unit is not gold
    places = [w for w in (head, bracketed, corner, over.caption, over.words) if w]
    unit, scale = (number.unit, number.scale) if number.unit else _unit(places, over)
    if unit is None and over.counted_in and not _PERCENT.search(over.words):
        unit, scale = over.counted_in
    own_word = next((m for words in told for m in measures(words, 0, len(words))[:1]), None)
    shared = _shared(over.caption) or _shared(over.words)
    named = shared if shared and (own_word is None or own_word.measure in _OF_THINGS) else own_word
    if unit is None and named is not None and named.measure in COUNTED:
        unit, scale = "count", _scale_of(places)
    if unit is None or _ALL.fullmatch(head):
        return None
    if named is None or named.measure in _OF_THINGS:
        measure = _likely(over, unit, named.measure if named else None)
    else:
        measure = named.measure
    in_brackets = cell.text.startswith("(") and over.bracketed
    if number.negative and not in_brackets and measure in FLOWS and unit != "percent" and not CHANGE.search(head):
        return None  # no flow is negative: the bracket marks something else
    amount = number.value * scale * (-1 if number.negative and not in_brackets else 1)
    period = in_brackets or period
    q = Quantity(cell.start, cell.end, round(amount, 6), unit, scale, number.decimals)
    own = next(
        (m.code or UNIONS[m.name] for m in known(label) if (m.code or m.name in UNIONS) and not _is_money(label)), None
    )
    reporter, partner = _sides(measure, own, over, head)
    goods = None if own or measure not in _MADE else _goods(label, over)
    ahead = bool(_AHEAD.search(head)) or _lies_ahead(period, over)
    return Reading(
        q, row[0].start, row[-1].end, measure, _kind(" ".join(told), over, unit, measure, number.signed), q.value,
        reporter, partner, (), FLOWS.get(measure or ""), _spoken(goods), period,
        realis="forecast" if ahead else "happened", label=label or None,
    )  # fmt: skip


def _goods(label: str, over: Over) -> str | None:
    """The goods that label a row, without the unit beside them: "Tea, tonnes", "LPG (Mt)"; none where it is a date, a measure or
    the whole.
    """
    measured = {m.measure for m in measures(label, 0, len(label))} - _OF_THINGS
    if not label or measured or over.period(label) or _ALL.fullmatch(label):
        return None
    beside = _BESIDE.search(label)
    told = beside and unit_of(beside[1] or beside[2], tuple(over.countries), over.dollar)
    return label[: beside.start()] if beside and told else label


def _spoken(goods: str | None) -> str | None:
    """Goods as they are spoken of: "coffee and tea" of a row that is called "Coffee and tea"."""
    first = (goods or "").split(" ", 1)[0].rstrip(",;")
    return goods[:1].lower() + goods[1:] if goods and first.istitle() and is_common(first.lower()) else goods


def _is_money(label: str) -> bool:
    """Whether a label names a currency and not its country: "US dollar"."""
    return any(w.lower() in moneys() for w in label.split() if w.isalpha() and not w.isupper())


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


@_told_once
def _side_of(head: str) -> tuple[str | None, str | None]:
    """The state with which the figures of a column are, and that whose they are: "Exports to Peru", "India's imports"."""
    named = [m for m in known(head) if m.code and m.kind != "capital"]
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
    stock = measure in _STOCKS and (_PERCENT.search(told) or _DISTRIBUTED.search(over.words))
    return "share" if unit == "percent" and (stock or shared) else "level"


def _scale_of(places: Sequence[str]) -> float:
    """In what things are counted, by the first words that tell: "Visitors by country of origin, thousand"."""
    scaled = next(filter(None, (_SCALE.search(_THOUSANDS.sub(" thousand", words)) for words in places)), None)
    return SCALES.get(scaled.group().lower().rstrip("s."), 1.0) if scaled else 1.0


def _unit(words: Sequence[str], over: Over) -> tuple[str | None, float]:
    """The unit of a figure and what it is counted in, by the first of some words that tell: "US$ million", "(%)"."""
    told = (unit_of(text, tuple(over.countries), over.dollar) for text in words)
    return next(filter(None, told), (None, 1.0))


@_told_once
def unit_of(text: str, countries: tuple[str, ...], dollar: str | None) -> tuple[str | None, float] | None:
    """The unit that some words over figures tell, and what it is counted in: "US$ '000", "yen billion"."""
    text = _THOUSANDS.sub(" thousand", text)
    parts = [text, *_told_apart(text)]
    parts += [turned for part in parts if (turned := _SCALED_BEHIND.sub(r"\2 \1", part)) != part]
    return next((told for part in parts if (told := _unit_in(part, countries, dollar))), None)


def _told_apart(text: str) -> list[str]:
    """What stands in brackets or behind "in", where a unit is told: "Prices at the pump (Sh per litre)"."""
    return [m[1] or m[2] for m in _APART.finditer(text)]


def _unit_in(text: str, countries: tuple[str, ...], dollar: str | None) -> tuple[str | None, float] | None:
    scale = _SCALE.search(text)
    if scale and _SCALE.match(text, scale.end() + 1):
        return None, 1.0  # "thousand hundreds"
    around = f"{text[: scale.start()].rstrip()} 1 {text[scale.start() :]}" if scale else f"1 {text}"
    for q in find_quantities(around, [], countries, sign=dollar):
        if q.unit not in _NO_UNITS:
            return (q.unit, q.scale) if (scale is None or q.scale > 1) else (None, 1.0)
    return ("percent", 1.0) if _PERCENT.search(text) else None


def _lies_ahead(period: str | None, over: Over) -> bool:
    if not period or not over.context.document:
        return False
    first, (_, day) = edtf.bounds(period)[0], edtf.bounds(over.context.document)
    return bool(first and day and first > day)
