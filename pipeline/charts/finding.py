"""The finding as title, in ten words or fewer, and what a chart shows in its subtitle: made from the data by rule.

Only what one source states of both ends is compared, for two sources may count in different ways.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline import wording
from pipeline.charts.periods import listed, short, span
from pipeline.charts.values import Series, Table, Value
from pipeline.records import Observation

MOST_WORDS = 10
NBSP = "\u00a0"
PLAIN = (  # by how much a value grew or fell, as a part of what it was
    (1 / 20, "a twentieth"), (1 / 10, "a tenth"), (1 / 5, "a fifth"), (1 / 4, "a quarter"), (1 / 3, "a third"),
    (2 / 5, "two fifths"), (1 / 2, "half"), (3 / 5, "three fifths"), (2 / 3, "two thirds"), (3 / 4, "three quarters"),
    (9 / 10, "nine tenths"),
)  # fmt: skip
TIMES = ((2, "doubled"), (3, "tripled"), (4, "quadrupled"), (10, "rose tenfold"))
NEAR = 0.015
_SLIGHT = 0.035
_WAY = {"export": "to", "import": "from"}
_PREPOSITION = {"exports": "to", "imports": "from", "trade": "with", "balance": "with", "aid": "to"}


def finding(table: Table) -> str:
    """What a table shows, in ten words or fewer."""
    return next((c for c in _candidates(table) if count(c) <= MOST_WORDS), wording.measure(table.measure).capitalize())


def count(title: str) -> int:
    """The words of a title; a per cent sign is none."""
    return sum(w != "%" for w in title.split())


def subtitle(table: Table, unit: str) -> str:
    """What is measured, of whom, when, and in which unit."""
    return "; ".join(filter(None, [_what_of_whom(table), listed(table.periods), unit]))


def subject(table: Table) -> str:
    """What is measured, in a word or two."""
    o = table.values[0].o
    name = wording.of_goods(wording.measure(table.measure), o.commodity if table.varies != "commodity" else None)
    return f"{name[:1].upper()}{name[1:]}"


def _within(what: str) -> str:
    """What is measured, within a sentence: "exports of tea", "GDP"."""
    return what if what[:2].isupper() else what[:1].lower() + what[1:]


def _what_of_whom(table: Table) -> str:
    row = table.values[0].row
    o = row.observation
    if not table.varies:
        return row.what if row.sides == "not stated" else f"{row.what}, {row.sides}"
    what = subject(table) if table.kind == "level" else f"Change in {_within(subject(table))}"
    by = {"partner": "partner", "reporter": "country", "commodity": "goods", "parties": "pair"}[table.varies]
    sides = row.sides
    if table.varies == "partner":
        sides = _without(sides, table.series[0].name)
    elif table.varies in ("reporter", "parties"):
        partner = sides.removeprefix(table.series[0].name).strip() if table.varies == "reporter" else ""
        sides = partner if o.partner else ""
    return f"{what}, {sides}, by {by}" if sides and sides != "not stated" else f"{what} by {by}"


def _without(sides: str, partner: str) -> str:
    """Sides without the partner: "Ecuador" of "Ecuador to Peru"."""
    for word in (" to ", " from ", " and ", " with "):
        if sides.endswith(word + partner):
            return sides.removesuffix(word + partner)
    return "" if sides.endswith(partner) else sides


def _candidates(table: Table) -> Iterator[str]:
    """Titles from the fullest to the shortest; the last always fits."""
    if table.kind == "change":
        yield from _of_growth(table)
    elif len(table.series) == 1:
        yield from _of_one(table)
    elif len(table.periods) == 1:
        yield from _of_a_ranking(table)
    else:
        yield from _of_several(table)
    periods = table.periods
    when = short(periods[-1]) if len(periods) == 1 else span(periods[0], periods[-1])
    yield f"{subject(table)}, {when}"
    yield subject(table)
    yield wording.measure(table.measure).capitalize()


def _settled(series: Series) -> list[Value]:
    return [v for v in series.values if v.settled]


def _of_one(table: Table) -> Iterator[str]:
    series = table.series[0]
    told = _settled(series)
    latest = next((v for v in reversed(series.values) if v.sure not in ("forecast", "derived")), series.values[-1])
    if latest.sure == "disputed" and (len(told) < 2 or not series.told_by_one):
        for what in _owned(table):
            yield f"{what} in {short(latest.period)}: the sources differ"
    if not told:
        return
    first, last = told[0].o, told[-1].o
    change = next((r.observation for r in table.changes if r.observation.period == last.period and not r.derived), None)
    if len(told) > 1 and series.told_by_one and _is_apart(first, last):
        when = span(first.period or "", last.period or "")
        how = _moved(first, last, table, change)
        to = "" if " to " in how else f" to {wording.amount(_size(last))}"
        for what in _owned(table):
            yield f"{_called(what, first, last)} {how}{to}, {when}"
            yield f"{_called(what, first, last)} {how}, {when}"
            yield f"{_called(what, first, last)} {how}"
        yield f"{_called(wording.measure(table.measure).capitalize(), first, last)} {how}, {when}"
    elif change and change.unit == "percent" and change.value:
        verb = "rose" if change.value > 0 else "fell"
        for what in _owned(table):
            moved = f"{what} {verb} {wording.number(abs(change.value))}{NBSP}% to {wording.amount(last)}"
            yield f"{moved} in {short(last.period or '')}"
            yield moved
    for what in _owned(table):
        yield f"{what} came to {wording.amount(last)} in {short(last.period or '')}"
        yield f"{what} came to {wording.amount(last)}"


def _owned(table: Table) -> Iterator[str]:
    """What is measured with whose it is, as far as that can be said in short, then alone: "Jordan’s exports to Iraq"."""
    what = subject(table)
    lower = _within(what)
    row = table.values[0].row
    o = row.observation
    if len(o.parties) == 2:
        yield f"{row.sides.replace(', ', '–')} {lower}"
    elif o.reporter and o.partner and o.flow in _WAY:
        name, _, partner = row.sides.partition(f" {_WAY[o.flow]} ")
        yield f"{_possessive(name)} {lower} {_WAY[o.flow]} {wording.with_article(partner)}"
        yield f"{what} {_WAY[o.flow]} {wording.with_article(partner)}"
    elif o.reporter and not o.partner and not o.parties:
        yield f"{_possessive(row.sides)} {lower}"
    yield what


def _possessive(name: str) -> str:
    return f"{name}’{'' if name.endswith('s') else 's'}"


def _of_growth(table: Table) -> Iterator[str]:
    """Growth now and at first: "GDP grew 1.9 % in 2016, 3.6 % in 2014"."""
    leader = max(table.series, key=lambda s: (len(_settled(s)), s.name))
    told = _settled(leader)
    if not told:
        return
    what = subject(table)
    if table.varies:
        what = _named(table, leader.name)
    first, last = told[0].o, told[-1].o
    now = f"{what} {_grew(last)} in {short(last.period or '')}"
    if first is not last:
        then = _grew(first) if (first.value < 0) != (last.value < 0) else f"{wording.number(abs(first.value))}{NBSP}%"
        yield f"{now}, {then} in {short(first.period or '')}"
    yield now


def _grew(o: Observation) -> str:
    return f"{'grew' if o.value >= 0 else 'fell'} {wording.number(abs(o.value))}{NBSP}%"


def _of_a_ranking(table: Table) -> Iterator[str]:
    ranked = sorted(table.series, key=lambda s: -s.values[0].number)
    top, next_ = ranked[0].values[0], ranked[1].values[0]
    period = short(table.periods[0])
    if top.settled and top.number > next_.high:
        much = f" with {wording.amount(top.o)}"
        yield from _led(table, ranked[0].name, f"{much} in {period}", much)
        yield f"{_named(table, ranked[0].name)}: {wording.amount(top.o)}"


def _led(table: Table, name: str, *hows: str) -> Iterator[str]:
    """Who is first, in what: "Kenya’s exports: cut flowers lead", then without that."""
    leading = _leading(table, name)
    what = subject(table)
    row = table.values[0].row
    o = row.observation
    if table.varies in ("partner", "commodity") and o.reporter and not o.parties:
        whose = _without(row.sides, table.series[0].name) if table.varies == "partner" else row.sides
        whose = re.split(r" (?:to|from) ", whose)[0]
        what = f"{_possessive(whose)} {_within(what)}" if whose else what
    inside = leading[:1].lower() + leading[1:] if table.varies == "commodity" or leading.startswith("The ") else leading
    yield from (f"{what}: {inside}{how}" for how in hows)
    yield from (f"{leading}{how}" for how in hows)


def _leading(table: Table, name: str) -> str:
    """Who is first: "Cut flowers lead", "The United States leads"."""
    if table.varies == "commodity":
        return f"{name} lead"
    named = wording.with_article(name)
    return f"{named[:1].upper()}{named[1:]} lead{'' if table.varies == 'parties' else 's'}"


def _of_several(table: Table) -> Iterator[str]:
    """Who moved most, and who the other way."""
    moved: list[tuple[float, Series, Observation, Observation]] = []
    for series in table.series:
        told = _settled(series)
        if len(told) > 1 and series.told_by_one and told[0].number > 0 and told[-1].number > 0:
            first, last = told[0].o, told[-1].o
            moved.append((last.value / first.value - 1 if table.unit != "percent" else last.value - first.value,
                          series, first, last))  # fmt: skip
    alike = [m for m in moved if (m[2].period, m[3].period) == (moved[0][2].period, moved[0][3].period)]
    if len(alike) == len(table.series) and len(alike) > 1:
        up, down = max(alike, key=lambda m: m[0]), min(alike, key=lambda m: m[0])
        when = span(up[2].period or "", up[3].period or "")
        if up[0] > 0 > down[0] and _is_apart(*up[2:]) and _is_apart(*down[2:]):
            one, other = _moved(*up[2:], table), _moved(*down[2:], table)
            aside = _aside(table, down[1].name)
            yield f"{_named(table, up[1].name)} {one}, {aside} {other}, {when}"
            yield f"{_named(table, up[1].name)} {one}, {aside} {other}"
            yield f"{_named(table, up[1].name)} {one}; {aside} fell"
            yield f"{_named(table, up[1].name)} rose; {aside} fell"
        most = up if up[0] > 0 else down
        if (up[0] > 0) == (down[0] > 0) and _is_apart(*most[2:]):
            verb = "rose" if most[0] > 0 else "fell"
            named, how = _named(table, most[1].name), _moved(*most[2:], table)
            most_of_all = (
                f"{verb} most, {how.removeprefix(verb).strip()}"
                if how.startswith(verb)
                else f"{how}, ahead of the rest"
            )
            yield f"{named} {most_of_all}, {when}"
            yield f"{named} {most_of_all}"
            yield f"{named} {verb} most, {when}"
    end = table.periods[-1]
    ends = {s.name: v for s in table.series if (v := s.at(end))}
    top = max(ends, key=lambda name: (ends[name].number, name), default="")
    others = [v.high for name, v in ends.items() if name != top]
    if not others or not all(ends[top].low > o for o in others):
        return
    if not (v := ends[top]).settled:
        yield from _led(table, top, f"; sources differ on {short(end)}")
    else:
        much = f" with {wording.amount(v.o)}"
        yield from _led(table, top, f"{much} in {short(end)}", much)


def _named(table: Table, name: str) -> str:
    """A series as the subject of a sentence: "Exports to China", "Exports of tea", "China’s exports"."""
    what = subject(table)
    match table.varies:
        case "partner":
            return f"{what} {_PREPOSITION.get(table.measure, 'with')} {wording.with_article(name)}"
        case "commodity":
            return f"{what} of {name[:1].lower()}{name[1:]}"
        case "reporter":
            return f"{_possessive(name)} {_within(what)}"
    return f"{what} of {name}"


def _aside(table: Table, name: str) -> str:
    """The same for the second of two: "to Vietnam", "of tea", "Peru’s"."""
    match table.varies:
        case "partner":
            return f"{_PREPOSITION.get(table.measure, 'with')} {wording.with_article(name)}"
        case "commodity":
            return f"of {name[:1].lower()}{name[1:]}"
        case "reporter":
            return _possessive(name)
    return f"of {name}"


def _called(what: str, first: Observation, last: Observation) -> str:
    """What is below zero at both ends is called a deficit."""
    return what.replace("rade balance", "rade deficit") if first.value < 0 > last.value else what


def _size(o: Observation) -> Observation:
    """A value without its sign, where it is called a deficit."""
    return replace(o, value=abs(o.value)) if o.measure == "balance" and o.value < 0 else o


def _moved(first: Observation, last: Observation, table: Table, told: Observation | None = None) -> str:
    """How a value went from first to last: "rose by a third", "fell from 5 % to 3 %", "doubled". A change that is `told`
    between the two is taken at its word."""
    if table.unit == "percent" or first.value == 0 or (first.value < 0) != (last.value < 0):
        verb = "rose" if last.value > first.value else "fell"
        return f"{verb} from {wording.amount(first)} to {wording.amount(last)}"
    grown = abs(last.value) / abs(first.value)
    verb = "rose" if grown > 1 else "fell"
    if told and told.unit == "percent" and told.compared_period == first.period and (told.value > 0) == (grown > 1):
        return f"{verb} {wording.number(abs(told.value))}{NBSP}%"
    return _many_times(grown) if grown >= 1.9 else f"{verb} {_part(abs(grown - 1))}"


def _many_times(grown: float) -> str:
    """Growth to a multiple: "almost doubled", "tripled", "more than quadrupled"."""
    if grown < TIMES[0][0] - 2 * NEAR:
        return f"almost {TIMES[0][1]}"
    times, named = max((t for t in TIMES if grown >= t[0] - 2 * NEAR), key=lambda t: t[0])
    return named if grown <= times + 2 * NEAR else f"more than {named}"


def _part(by: float) -> str:
    """A part of what was, in words that hold no number that nobody tells: "by a third", "by over half"."""
    if by < _SLIGHT:
        return "slightly"
    near, named = min(PLAIN, key=lambda p: abs(p[0] - by))
    how = "" if abs(near - by) <= NEAR else "almost " if by < near else "over "
    return f"by {how}{named}"


def _is_apart(a: Observation, b: Observation) -> bool:
    """Whether two values differ by more than their rounding."""
    return abs(a.value - b.value) > sum(o.scale * 0.1**o.decimals for o in (a, b)) / 2


def said(values: Sequence[Value]) -> str:
    """Values in words, for who cannot see the chart: "2012: $3 billion, derived; 2013: $4 billion"."""
    return "; ".join(f"{short(v.period)}: {told(v)}" for v in values)


def told(value: Value) -> str:
    """A value in words, with what leaves it open."""
    if value.open:
        ends = sorted([value.o, *(r.observation for r in value.rivals)], key=lambda o: o.value)
        how = "sources differ" if value.sure == "disputed" else "given as a range"
        return f"{wording.amount(ends[0])} to {wording.amount(ends[-1])}, {how}"
    word = {"stated": "", "disputed": "sources differ", "range": ""}.get(value.sure, value.sure)
    return ", ".join(filter(None, [wording.amount(value.o), word]))
