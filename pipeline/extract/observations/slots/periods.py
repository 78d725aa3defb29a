"""When a figure may be of: the dates of its sentence, what the figures before had, what the document speaks of."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline import edtf
from pipeline.extract.dates.sense import Same
from pipeline.extract.judging.option import (
    Option,
    Remark,
    Remarks,
    distance,
    few,
    joined,
    none_of,
    with_words,
    words_of,
)
from pipeline.extract.observations.measures import SERIES
from pipeline.extract.observations.period import a_step_before, is_base, is_of_another_thing
from pipeline.extract.observations.recalled import labels_recalled
from pipeline.extract.observations.slots.backward import backward
from pipeline.extract.observations.slots.figure import Figure
from pipeline.extract.observations.slots.reports import may_be_reported
from pipeline.extract.observations.slots.settled import settled, told_in_one_go
from pipeline.extract.sentence import Dated, is_beside, is_in_participle
from pipeline.extract.spans import lowered

_FIRST, _LEAD, _SHORT = 12, 12, 14  # characters
_EARLIER = 5
_SAME_LEAD = 30  # characters
_SAME = re.compile(r"(?i)\b(?:same|corresponding|comparable|equivalent|like)\b[^.;,:()]*\Z")
_AFTER = re.compile(
    r"[,)%] after (?:an? |the |some |its )?(?:[a-z]+ )?"
    r"(?:(?:contraction|decline|drop|fall|gain|growth|increase|rise) of )?(?:about |some )?\Z"
)  # of a text in lower case
_AIMED = re.compile(  # of a text in lower case: at these is aimed for the same time
    r"\b(?:budget|ceiling|estimate|forecast|goal|outlook|plan|projection|provision|quota|target)s?\b"
)
_TO = re.compile(r" to (?:about |around |nearly |over |some |the )?[^a-z\s]*\d")
_IN_FORCE = frozenset({"tariff", "interest_rate"})
_MOST = 14  # words between a date and a figure
_SPOKEN = frozenset({"spoken of", "reported"})  # what told a period that the sentence does not


def options(figure: Figure, measure: str | None, kind: str) -> list[Option]:
    """The dates, EDTF, and None, each with what speaks for it."""
    found = Remarks()
    others = labels_recalled(figure.sentence)
    dates = [d for d in figure.sentence.dates if d.when.value and d.start not in others]
    if one := settled(figure, dates):
        return [one]
    if _was_in_force(figure, measure, dates):
        return [Option(None, [], ("",))]
    told = few(sum(d.role != "name" for d in dates), 2)
    near = sum(figure.is_near(d) for d in dates)
    base = figure.is_base and not is_of_another_thing(figure.sentence, figure.q)
    at = _At(told, near > 0, figure.before is not None and figure.before.period is not None, kind, base)
    _of_sentence(figure, dates, at, near, found)
    backs = backward(figure.sentence, figure.measuring)
    for back in backs:
        found.add(back.value, _back, back.called, back.told, figure.is_in_clause(back), figure.is_near(back), at.told)
    _of_readings(figure, measure, at, found)
    _of_document(figure, at, found)
    reading, before = figure.reading, figure.before
    by = reading.by[2]
    after = _AFTER.search(lowered(figure.text), figure.stretch[0], figure.q.start)
    of_other = _of_the_compared(figure, measure, dates) if base or after else None
    if of_other and (sooner := a_step_before(of_other, figure.measuring.past.step)):
        found.add(sooner, _year_before, True, near > 0)
    if reading.period and not any(d.when.value == reading.period and _has_begun(figure, d) for d in dates):
        stated = any(reading.period in (d.value, d.when.value) for d in dates)
        found.add(reading.period, _grammar, told, kind, near > 0, stated, by)
    spoken_here = {reading.period} if by not in _SPOKEN else set()
    spoken_here.update(v for d in dates for v in (d.value, d.when.value))
    spoken_here.update(back.value for back in backs)
    made = [
        Option(v, [*remarks, (_is, edtf.precision(str(v)))], ("",), v in spoken_here, v == reading.period)
        for v, remarks in found.items()
        if v and v != of_other
    ]
    goes_on = None if before is None else before.period is not None
    none: list[Remark] = [
        (_none, told, kind, goes_on, near > 0, figure.is_item, figure.measuring.frame.period is not None),
        (_none_tense, figure.tense, kind),
        (with_words, "none", figure.words),
        (none_of, "verb", figure.lemma),
        (_none_read, reading.period is None, by),
    ]
    none += [(_none_back, at.told)] if backs else []
    none += [(none_of, "noun", figure.noun)] if figure.noun else []
    return [*made, Option(None, none, ("",))]


def _is_dated(figure: Figure, dates: Sequence[Dated]) -> bool:
    """Whether a date stands right behind a figure."""
    return any(is_beside(figure.text, figure.q, d) for d in dates)


def _was_in_force(figure: Figure, measure: str | None, dates: Sequence[Dated]) -> bool:
    """Whether a figure is what something was until it was set anew, for which the sentence has no date: "cut from 10 to 5 per
    cent on 1 July".
    """
    if not figure.is_base or not _TO.match(figure.text, figure.q.end) or _is_dated(figure, dates):
        return False
    told = [edtf.precision(d.when.value or "") for d in _plain(figure, dates)]
    return measure in _IN_FORCE or (bool(told) and set(told) == {"day"})


def _plain(figure: Figure, dates: Sequence[Dated]) -> list[Dated]:
    """The dates of a figure's clause that are none of comparison."""
    return [d for d in dates if d.role == "plain" and figure.is_in_clause(d)]


def _of_the_compared(figure: Figure, measure: str | None, dates: Sequence[Dated]) -> str | None:
    """The period of the figure that is compared with this one, which is then not of the same: "stood at 5 million, against 4",
    "fell from 5 to 4 million"; None where this one has a date of its own, or is another's.
    """
    q = figure.q
    if _is_dated(figure, dates) or _AIMED.search(lowered(figure.text), figure.stretch[0], q.start):
        return None
    told = [r for r in figure.here if r.start >= figure.sentence.start and r.quantity.unit == q.unit and r.period]
    if told:
        first = max(figure.stretch[0], figure.text.rfind(", ", figure.stretch[0], q.start))
        places = [m.start for m in figure.named] + [m.start for m in figure.states]
        anew = any(first <= place < q.start for place in places)
        anew = anew or any(q.end <= m.start < figure.stretch[1] for m in figure.states)
        return told[-1].period if told[-1].measure == measure and not anew else None
    if not _TO.match(figure.text, q.end):
        return None
    reached = next((p for p in figure.sentence.quantities if p.start > q.start), q)
    for d in _plain(figure, dates):
        if is_beside(figure.text, reached, d):
            return d.when.value  # "from 5 to 4 million in 2016"
    if measure not in SERIES or any(figure.is_in_clause(d) for d in dates):
        return None
    main = figure.main
    return figure.measuring.frame.period if main is None else main.period if main.measure == measure else None


class _At(NamedTuple):
    """Where a date is told: how many dates the sentence has (0, 1, 2), whether one is near, whether the figure before has a
    period, and of what kind the figure is, and whether another is compared with it.
    """

    told: int
    near: bool
    dated: bool
    kind: str
    base: bool


def _of_sentence(figure: Figure, dates: list[Dated], at: _At, near: int, found: Remarks) -> None:
    """Remarks on how the dates of the sentence stand to the figure."""
    q, text = figure.q, figure.text
    order = {"before": 0, "behind": 0, "inside": 0}
    chain = told_in_one_go(figure)
    dated = (
        sum(chain[0].start <= d.start < chain[-1].end or is_beside(text, chain[-1], d) for d in dates) if chain else 0
    )
    ahead = [d for d in dates if d.end <= q.start]
    for d in [*reversed(ahead), *(d for d in dates if d.end > q.start)]:
        apart = figure.apart(d)
        side, number = apart.side, few(order[apart.side], 2)
        order[side] += 1
        within, close = figure.is_in_clause(d), figure.is_near(d)
        first = d.start - figure.sentence.start < _FIRST
        gap = text[apart.start : apart.end]
        mark = "(" if "(" in gap or ")" in gap else "," if "," in gap else "-"
        long = edtf.precision(d.value or "")
        lead = text[max(0, d.start - _LEAD) : d.start].lower().split()[-1:]
        remarks: list[Remark] = [
            (_date, side, d.role, long, is_beside(text, q, d), at.base, at.kind),
            (_placed, side, number, d.role, within, close, few(near, 3), at.told),
            (_apart, side, number, few(apart.figures, 2), mark, distance(len(gap))),
            (_opens, side, first, close, at.kind),
            (_form, side, d.expression.edge, d.expression.rule),
            (_led, " ".join(lead)),
            (with_words, f"{side} {within}", words_of(gap)[:_MOST]),
        ]
        if len(gap) < _SHORT:
            remarks.append((joined, side, gap.lower()))
        if _is_of_a_base(figure, d):
            remarks.append((_of_a_base, side, at.base))
        if is_in_participle(figure.sentence, d.expression):
            remarks.append((_in_participle, within))
        if chain and (chain[0].start <= d.start < chain[-1].end or is_beside(text, chain[-1], d) or within):
            remarks.append((_of_chain, side, few(dated, 2), is_beside(text, q, d), at.base))
        again = _again(figure, d)
        for value in _values(figure, d):
            found.add_all(value, remarks)
            if again:
                found.add(value, _told_again, "as resolved", side, at.base, value == again)
            if value and d.expression.edge:
                found.add(value, _stretch, d.expression.edge, "/" in value, at.kind)
        if again:
            found.add_all(again, remarks)
            found.add(again, _told_again, "of spoken", side, at.base, again == d.value)
        if at.base and long == "year" and d.role != "compared":
            found.add(edtf.shift(str(d.value), years=-1), _year_before_date, side, number, close)


def _again(figure: Figure, date: Dated) -> str | None:
    """The same part of another year as is spoken of, where a date means that: "a year earlier", "the corresponding months of
    2012", "at the same time last year".
    """
    main = figure.main or figure.measuring.past.main
    sense, value = date.expression.sense, date.when.value
    if main is None or not main.period or not value or "~" in main.period or ".." in main.period:
        return None
    if isinstance(sense, Same) and sense.year is None:
        return edtf.shift(main.period, years=-1)
    lead = figure.text[max(figure.sentence.start, date.start - _SAME_LEAD) : date.start]
    meant = isinstance(sense, Same) or (edtf.precision(value) == "year" and _SAME.search(lead))
    this, other = edtf.bounds(main.period)[1], edtf.bounds(value)[1]
    return edtf.shift(main.period, years=other.year - this.year) if meant and this and other else None


def _values(figure: Figure, date: Dated) -> Sequence[str | None]:
    """What a date says of when a figure is."""
    return (f"{date.value}/..",) if _has_begun(figure, date) else tuple(dict.fromkeys((date.value, date.when.value)))


def _has_begun(figure: Figure, date: Dated) -> bool:
    """Whether a date tells since when something has come about: "since it joined on 1 May 2023, traffic has grown"."""
    group = figure.clause.group
    if group is None or not group.perfect:
        return False
    clause = figure.sentence.clause_at(date.start)
    perfect = clause.opener == "since" and clause is not figure.clause
    return perfect and date.value is not None and "/" not in date.value


def _is_of_a_base(figure: Figure, date: Dated) -> bool:
    """Whether a date stands behind another figure, with which one is compared: "up from $3 billion in 2016"."""
    before = [p for p in figure.sentence.quantities if p.end <= date.start]
    return bool(before) and before[-1] != figure.q and is_base(figure.sentence, before[-1])


def _of_readings(figure: Figure, measure: str | None, at: _At, found: Remarks) -> None:
    """Remarks on the periods of the figures before."""
    before = figure.before
    if before and before.period:
        same, within = before.measure == measure, figure.is_in_clause(before.quantity)
        long = edtf.precision(before.period)
        found.add(before.period, _goes_on, figure.where, same, at.base, at.told, at.near, within)
        found.add(before.period, _goes_on_as, figure.where, before.kind, at.kind, long, same)
        if "/" not in before.period and (sooner := a_step_before(before.period, figure.measuring.past.step)):
            found.add(sooner, _year_before, at.base, at.near)
    if before and before.compared_period:
        found.add(before.compared_period, _compared, at.base)
    if (main := figure.main) and main.period:
        found.add(main.period, _main, main is before, main.measure == measure, at.told, at.near)
    if latest := _latest([r.period for r in figure.here if r.period and r.realis == "happened"]):
        found.add(latest, _newest, before is not None and before.period == latest, at.base, at.told, at.near)
    for reading in figure.here[-_EARLIER:-1]:
        if reading.period:
            found.add(reading.period, _earlier, at.told)
    if before is None and figure.earlier and figure.earlier.period:
        found.add(figure.earlier.period, _passage_before, figure.is_item, at.told, figure.earlier.measure == measure)


def _latest(periods: Sequence[str]) -> str | None:
    """Of some periods that which ends last; of equals the one told last."""
    ended = [(last, n, value) for n, value in enumerate(periods) if (last := edtf.bounds(value)[1])]
    return max(ended)[2] if ended else None


def _of_document(figure: Figure, at: _At, found: Remarks) -> None:
    """Remarks on the dates that the document, its headings and the sentences before speak of."""
    measuring, past = figure.measuring, figure.measuring.past
    spoken = (
        ("heading", measuring.heading),
        ("led", measuring.led_period),
        ("frame", measuring.frame.period),
        ("figures first", measuring.reported),
        ("story", figure.sentence.told),
    )
    for name, value in spoken:
        if value:
            found.add(value, _spoken, name, at.told, at.dated, at.base, edtf.precision(value), at.kind)
    if measuring.frame.period and (sooner := edtf.shift(measuring.frame.period, years=-1)):
        found.add(sooner, _year_before_frame, at.base)
    recent, often = _of_all(figure, at)
    for value, remark in recent:
        found.add(value, *remark)
    for i, (value, times) in enumerate(past.of_figures("period")):
        found.add(value, _read, i, at.told, at.dated, few(times, 4))
    for value, remark in often:
        found.add(value, *remark)


def _of_all(figure: Figure, at: _At) -> tuple[list[tuple[str, Remark]], list[tuple[str, Remark]]]:
    """Remarks on the dates told at the head and last, and on those told most often and the document's own year: the same for
    each figure of a sentence, be the figure before `dated` or not.
    """
    known, key = figure.sentence.known, (_of_all, int(at.dated))
    if key not in known:
        known[key] = _told_last(figure, at), _told_most(figure, at)
    return known[key]  # type: ignore[return-value]


def _told_last(figure: Figure, at: _At) -> list[tuple[str, Remark]]:
    past, passage, reported = figure.measuring.past, figure.sentence.passage, figure.measuring.frame.period is not None
    found: list[tuple[str, Remark]] = [
        (value, (_head, few(i, 2), edtf.precision(value), at.dated, at.told, reported))
        for i, value in enumerate(past.heads)
        if may_be_reported(value, figure.measuring.outline.published)
    ]
    for i, t in enumerate(past.recent()):
        where = "passage" if t.passage == passage.ordinal else "heading" if t.kind == "heading" else "far"
        long = edtf.precision(t.value)
        found.append((t.value, (_recent, where, few(i + 1, 3), long, t.date.role, at.told, at.dated)))
    return found


def _told_most(figure: Figure, at: _At) -> list[tuple[str, Remark]]:
    measuring, reported = figure.measuring, figure.measuring.frame.period is not None
    found: list[tuple[str, Remark]] = [
        (value, (_ranked, f"often {i}", at.told, at.dated)) for i, value in enumerate(measuring.past.often())
    ]
    year = (measuring.outline.published or "")[:4]
    if year.isdigit():
        for name, value in (("published", year), ("year before published", str(int(year) - 1))):
            found.append((value, (_published, name, at.told, at.dated, reported)))
    return found


def _grammar(told: int, kind: str, near: bool, stated: bool, by: str) -> Sequence[str]:
    return (
        "grammar",
        f"grammar dates {told}",
        f"grammar {kind}",
        f"grammar near {near}",
        f"grammar stated {stated}",
        f"grammar by {by}",
        f"grammar by {by} dates {told}",
    )


def _is(long: str) -> Sequence[str]:
    return (f"is {long}",)


def _none(told: int, kind: str, goes_on: bool | None, near: bool, item: bool, reported: bool) -> Sequence[str]:
    return (
        "none",
        f"none dates {told}",
        f"none {kind}",
        f"none goes on {goes_on}",
        f"none near {near}",
        f"none item {item}",
        f"none reported {reported}",
        f"none dates {told} goes on {goes_on}",
    )


def _none_tense(tense: str, kind: str) -> Sequence[str]:
    return f"none tense {tense}", f"none tense {tense} {kind}"


def _none_read(empty: bool, by: str) -> Sequence[str]:
    return f"grammar none {empty}", f"grammar none {empty} by {by}"


def _date(side: str, role: str, long: str, beside: bool, base: bool, kind: str) -> Sequence[str]:
    return (
        "date",
        long,
        f"{side} {role}",
        f"{side} {role} base {base}",
        f"{side} {role} {kind}",
        f"{side} {long}",
        f"beside {beside} {role}",
    )


def _placed(side: str, number: int, role: str, within: bool, close: bool, near: int, told: int) -> Sequence[str]:
    clause = f"clause {within}"
    return (
        f"{side} {number}",
        f"{side} {number} {role} {clause}",
        f"{side} near {close} {clause}",
        f"{side} near {close} of {near}",
        f"{side} {number} dates {told}",
    )


def _apart(side: str, number: int, figures: int, mark: str, far: int) -> Sequence[str]:
    return (
        f"{side} figures {figures}",
        f"{side} far {far}",
        f"{side} {mark}",
        f"{side} {number} figures {few(figures, 1)} {mark}",
    )


def _opens(side: str, first: bool, close: bool, kind: str) -> Sequence[str]:
    return f"{side} first {first} near {close}", f"{side} first {first} {kind}"


def _form(side: str, edge: str | None, rule: str) -> Sequence[str]:
    return f"{side} edge {edge}", f"{side} form {rule}"


def _of_a_base(side: str, base: bool) -> Sequence[str]:
    return f"{side} of a base", f"{side} of a base {base}"


def _in_participle(within: bool) -> Sequence[str]:
    return "in participle", f"in participle clause {within}"


def _stretch(edge: str, long: bool, kind: str) -> Sequence[str]:
    return f"stretch {edge} {long}", f"stretch {edge} {long} {kind}"


def _led(word: str) -> Sequence[str]:
    return (f"led by {word}",)


def _year_before_date(side: str, number: int, close: bool) -> Sequence[str]:
    told = f"year before date {side} {number}"
    return "year before date", told, f"{told} near {close}"


def _back(called: str, told: str, within: bool, close: bool, dates: int) -> Sequence[str]:
    return (
        "back",
        f"back {called}",
        f"back {called} {told}",
        f"back {told} clause {within} near {close}",
        f"back {told} dates {dates}",
    )


def _none_back(dates: int) -> Sequence[str]:
    return "none back", f"none back dates {dates}"


def _of_chain(side: str, dated: int, beside: bool, base: bool) -> Sequence[str]:
    chain = f"chain dates {dated}"
    return chain, f"{chain} {side} base {base}", f"{chain} beside {beside}"


def _told_again(how: str, side: str, base: bool, alike: bool) -> Sequence[str]:
    return f"again {how} {alike}", f"again {how} {alike} {side}", f"again {how} {alike} base {base}"


def _goes_on(where: str, same: bool, base: bool, told: int, near: bool, within: bool) -> Sequence[str]:
    on, close, measure = f"goes on {where}", f"near {near}", f"measure {same}"
    return (
        on,
        f"{on} {measure}",
        f"{on} base {base}",
        f"{on} dates {told}",
        f"{on} {close}",
        f"{on} {measure} {close}",
        f"{on} clause {within} {close}",
    )


def _goes_on_as(where: str, before: str, kind: str, long: str, same: bool) -> Sequence[str]:
    return f"goes on {where} {before} {kind}", f"goes on {where} {long} {kind} measure {same}"


def _year_before(base: bool, near: bool) -> Sequence[str]:
    return "year before", f"year before base {base}", f"year before near {near}"


def _main(last: bool, same: bool, told: int, near: bool) -> Sequence[str]:
    return f"main last {last}", f"main last {last} measure {same}", f"main last {last} dates {told} near {near}"


def _newest(last: bool, base: bool, told: int, near: bool) -> Sequence[str]:
    return f"newest last {last}", f"newest last {last} base {base}", f"newest last {last} dates {told} near {near}"


def _compared(base: bool) -> Sequence[str]:
    return "compared", f"compared base {base}"


def _earlier(told: int) -> Sequence[str]:
    return "earlier", f"earlier dates {told}"


def _passage_before(item: bool, told: int, same: bool) -> Sequence[str]:
    before = "passage before"
    return before, f"{before} item {item}", f"{before} dates {told}", f"{before} measure {same}"


def _spoken(name: str, told: int, dated: bool, base: bool, long: str, kind: str) -> Sequence[str]:
    return name, f"{name} dates {told}", f"{name} goes on {dated}", f"{name} base {base}", f"{name} {long} {kind}"


def _year_before_frame(base: bool) -> Sequence[str]:
    return "year before frame", f"year before frame base {base}"


def _head(place: int, long: str, dated: bool, told: int, reported: bool) -> Sequence[str]:
    return (
        "head",
        f"head {place} {long}",
        f"head goes on {dated}",
        f"head dates {told}",
        f"head reported {reported}",
    )


def _recent(where: str, place: int, long: str, role: str, told: int, dated: bool) -> Sequence[str]:
    recent = f"recent {where}"
    return f"{recent} {place} {long}", f"{recent} {role}", f"{recent} dates {told}", f"{recent} goes on {dated}"


def _ranked(name: str, told: int, dated: bool) -> Sequence[str]:
    return name, f"{name} dates {told}", f"{name} goes on {dated}"


def _read(place: int, told: int, dated: bool, times: int) -> Sequence[str]:
    return (*_ranked(f"read {place}", told, dated), f"read {times} times")


def _published(name: str, told: int, dated: bool, reported: bool) -> Sequence[str]:
    return (*_ranked(name, told, dated), f"{name} reported {reported}")
