"""Observations: the measured statements of a sentence, in the terms of SDMX and UN Comtrade."""

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from pipeline import edtf
from pipeline.extract.language.clauses import Clause
from pipeline.extract.observations.alongside import alongside, as_its_mate
from pipeline.extract.observations.carried import carried_sides
from pipeline.extract.observations.case import Case
from pipeline.extract.observations.companions import of_one_thing
from pipeline.extract.observations.ellipsis import counts, with_its_unit
from pipeline.extract.observations.headings import under_heading
from pipeline.extract.observations.kinds import falls, is_deficit, is_its_verb, is_of_output, kind_of
from pipeline.extract.observations.measures import COUNTED, FLOWS, SERIES, TRADED, Measured, kind_of_unit
from pipeline.extract.observations.measuring import Measuring as Measuring
from pipeline.extract.observations.onward import carried
from pipeline.extract.observations.parties import Sides, beside, bracketed, label, led_to, of_those, sides
from pipeline.extract.observations.parts import is_of_the_last, is_part
from pipeline.extract.observations.past import Read
from pipeline.extract.observations.period import (
    after_what,
    at_its_end,
    before_that,
    compared_with,
    is_base,
    is_of_another_thing,
    period_of,
    risen_from,
    step_said,
)
from pipeline.extract.observations.portions import portion
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.realis import of_figure
from pipeline.extract.observations.recalled import as_recalled
from pipeline.extract.observations.respectively import measure_of, place_of, sides_of
from pipeline.extract.observations.scope import scoped
from pipeline.extract.observations.slots import Figure
from pipeline.extract.observations.slots import Judge as Judge
from pipeline.extract.observations.statistic import is_of_figure, is_statistic
from pipeline.extract.observations.subjects import SHARE_VERBS, TAKERS, acting
from pipeline.extract.observations.supplied import completed
from pipeline.extract.observations.told import by_subject, by_unit, done_to_it
from pipeline.extract.observations.topic import measures_something, topic
from pipeline.extract.observations.traded import bought_from_us, earned, of_trade, turned_round
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence, is_in_participle
from pipeline.records import ObservationKind


def observations(sentence: Sentence, measuring: Measuring, judge: Judge) -> tuple[list[Reading], set[int], set[int]]:
    """The observations of a sentence, as the grammar reads them and a judge decides; where the dates begin that only tell
    of when a figure is; and the places of the clauses that tell no more than a figure.
    """
    found: list[Reading] = []
    periods: set[int] = set()
    statistics: set[int] = set()
    for found_there in sentence.quantities:
        q = with_its_unit(sentence, found_there, _last_amount(found) or measuring.amount_before(sentence.passage))
        if not measures_something(sentence.text, q):
            continue
        clause = sentence.clause_at(q.start)
        reading = _read(sentence, clause, q, measuring)
        if not q.unit:
            if reading.measure not in COUNTED and not counts(sentence.text, q):
                continue
            reading = replace(reading, quantity=replace(q, unit="count"))
        if mate := next((r for r in found if r.quantity.start == q.mate), None):
            reading = as_its_mate(reading, mate)
        elif again := as_recalled(sentence, reading, found):
            reading = again
        else:
            reading = alongside(sentence, reading, found)
            whole = replace(reading, quantity=_with_its_mate(sentence, q))
            reading = replace(judge.read(Figure(sentence, clause, whole, measuring)), quantity=reading.quantity)
            reading = of_one_thing(sentence, reading, found)
        main = reading.kind != "share" and not (is_base(sentence, q) or _is_bracketed(sentence, q))
        measuring.past.add(Read(reading, sentence.passage.ordinal, sentence.start, main))
        found.append(reading)
        figures = [clause] if is_statistic(sentence, clause, reading) else []
        if done_to_it(sentence, clause, q) and (relative := sentence.after(clause)):
            figures.append(relative)
        for told in figures:
            statistics.add(told.place)
            a, b = sentence.span(told.start, told.end)
            periods |= {
                d.start for d in sentence.dates if a <= d.start < b and not is_in_participle(sentence, d.expression)
            }
        periods |= {d.start for d in sentence.dates if is_of_figure(sentence, q, d)}
        if reading.measure and not is_base(sentence, q):
            measuring.note(reading, sentence.passage, sentence.start, aside=_is_aside(sentence, clause, q))
    measuring.past.compares(step for r in found if (step := step_said(sentence, r.period)))
    return [scoped(sentence, reading) for reading in found], periods, statistics


def _with_its_mate(sentence: Sentence, q: Quantity) -> Quantity:
    """The first end of a range as the whole of it: what stands behind "5 to 7 %" stands beside both."""
    mate = next((p for p in sentence.quantities if p.start == q.mate), None)
    return replace(q, end=mate.end) if mate else q


def _last_amount(found: Sequence[Reading]) -> Reading | None:
    """The last reading of a sentence that is no percentage, be it the base of a comparison: "from 12 million euros"."""
    return next((r for r in reversed(found) if kind_of_unit(r.quantity.unit) != "part"), None)


def _is_aside(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether a figure stands in a relative clause, a participle or a bracket, whose date is not that spoken of."""
    return clause.link in ("relative", "participle") or _is_bracketed(sentence, q)


def _is_bracketed(sentence: Sentence, q: Quantity) -> bool:
    opening, closing = (sentence.text.rfind(mark, sentence.start, q.start) for mark in "()")
    return opening > closing


class _Told(msgspec.Struct, frozen=True):
    """What a figure measures: the word that names it, or the reading before that it goes on from; None where none tells."""

    measure: str | None
    named: Measured | None = None
    before: Reading | None = None


def _read(sentence: Sentence, clause: Clause, q: Quantity, measuring: Measuring) -> Reading:
    told = _measured(sentence, clause, q, measuring)
    measure = told.measure
    kind, sign = kind_of(sentence, clause, q, measure)
    who = _sides(sentence, clause, q, told, kind, measuring)
    period, dated_by = _when(sentence, clause, q, told, kind, measuring)
    if kind == "level" and period:
        period = at_its_end(sentence, clause, q, period)
    value = q.value * sign if kind == "change" else q.value
    of_output = kind == "share" and is_of_output(sentence.text, q)
    if measure == "balance" and (kind == "level" or of_output) and value > 0 and is_deficit(sentence, clause, q):
        value = -value
    said = of_figure(sentence, clause, q)
    a, b = _evidence(sentence, clause, q)
    return Reading(
            q, a, b, measure, kind, value, who.reporter, who.partner, who.parties, FLOWS.get(measure or ""), who.commodity,
            period, compared_with(sentence, clause, q, period) if kind in ("change", "ratio") else None,
            said if said in ("forecast", "planned", "negated") else "happened",
            None, q.noun, is_base(sentence, q) and falls(clause), by=(_ground(told), who.by, dated_by),
    )  # fmt: skip


def _ground(told: _Told) -> str:
    return "word" if told.named else "goes on" if told.before else "verb or unit" if told.measure else "nothing"


def _measured(sentence: Sentence, clause: Clause, q: Quantity, measuring: Measuring) -> _Told:
    """What a figure measures: named in its clause, told by verb or unit, carried from before, headed by a heading."""
    if q.unit == "count" and q.noun and q.noun.lower().split()[-1] == "times":
        return _Told("meetings" if clause.group and clause.group.lemma == "meet" else None)
    if (
        (last := measuring.before(sentence.passage))
        and measuring.sentence == sentence.start
        and is_of_the_last(sentence, q, last)
    ):
        return _Told(last.measure, before=last)
    place = place_of(sentence, clause, q)
    named = (place and measure_of(sentence, clause, q, place)) or topic(sentence, clause, q)
    if named and named.measure == "revenue" and named.word.lower() == "sales" and measuring.frame.facing:
        named = replace(named, measure="exports")
    if turned := turned_round(sentence, clause, q, named, measuring):
        return _Told(turned.measure, before=turned)
    if named is None and (told := by_unit(clause, q) or by_subject(sentence, clause, q)):
        return _Told(told)
    # "quantities were up by half, and the average price by a third": prices that follow volumes are told by themselves
    behind = named is not None and named.start >= q.end and named.measure == "price"
    before = _goes_on_from(sentence, clause, q, None if behind else named, measuring)
    named = None if before else named
    measure = named.measure if named else before.measure if before else None
    if over := under_heading(sentence, clause, q, measure, measuring):
        return _Told(over, named)
    return _Told(measure, named, before)


def _goes_on_from(
    sentence: Sentence, clause: Clause, q: Quantity, named: Measured | None, measuring: Measuring
) -> Reading | None:
    """The reading before that a figure goes on from: no word names another measure, or what is named is that one in truth."""
    if named is None:
        return of_trade(sentence, clause, q, measuring) or carried(
            sentence, clause, q, measuring.before(sentence.passage)
        )
    if named.measure == "revenue":
        return earned(sentence, clause, q, named, measuring)
    return bought_from_us(sentence, clause, q, named, measuring)


def _sides(
    sentence: Sentence, clause: Clause, q: Quantity, told: _Told, kind: ObservationKind, measuring: Measuring
) -> Sides:
    """Whose the figure is, with whom, and the goods: as the words around the measure say, else what goes on, else whose the
    document is.
    """
    if part := portion(sentence, clause, q, measuring):
        return part
    said = who = replace(sides(sentence, told.named), by="word") if told.named else Sides()
    if other := of_those(sentence, q):
        who = replace(who, partner=other, by="those")
    begin = sentence.span(clause.start, clause.end)[0]
    own = beside(sentence, begin, q) if told.measure not in ("trade", "meetings") else None
    own = None if own == said.partner and is_its_verb(clause, q) else own  # "sales to Portugal doubled"
    if own and told.before and told.before.flow and kind == "share" and _is_taken(sentence, clause):
        who = replace(carried_sides(sentence, clause, told.before), partner=own, by="taken")
    elif own and told.measure == "investment" and sentence.text.startswith(" in ", q.end):
        who = replace(who, reporter=acting(sentence, clause, own), partner=own, by="in")
    elif own:
        who = replace(who, reporter=own, partner=None if who.partner == own else who.partner, by="beside")
    elif told.before:
        who = replace(carried_sides(sentence, clause, told.before), by="goes on")
        if told.before.flow and (led := led_to(sentence, clause, q)) and led != who.reporter:
            who = replace(who, partner=led, by="led")
        elif who.partner == told.before.partner and measuring.begins(sentence.passage):
            who = replace(who, partner=measuring.led_partner(sentence.passage, who.partner), by="list")
    elif told.measure != "meetings":
        goes_on = (
            measuring.trade_before(sentence.passage) or measuring.before(sentence.passage) if told.measure else None
        )
        who = completed(Case(sentence, clause, q, told.measure, goes_on, measuring), who)
    if who.partner is None and told.measure in (None, "energy", "remittances") and who.reporter:
        who = replace(who, partner=led_to(sentence, clause, q))
    if side := bracketed(sentence, q):
        who = Sides(who.reporter, side, (), who.commodity) if told.measure in TRADED else Sides(side)
        who = replace(who, by="bracket")
    elif (side := label(sentence, q, said.partner)) and side != measuring.frame.home:
        if told.measure in TRADED and measuring.frame.home:
            who = who if said.partner else Sides(who.reporter, side, (), who.commodity, by="label")
        elif said.reporter is None:
            who = Sides(side, said.partner if told.measure in TRADED else None, (), who.commodity, by="label")
    if place := place_of(sentence, clause, q):
        who = replace(sides_of(sentence, clause, told.named, place, who), by="respectively")
    if who.partner == who.reporter:
        who = replace(who, partner=None)
    if kind == "share" and (what := _share_of(sentence, clause, q)):
        who = replace(who, commodity=what)
    return who


def _is_taken(sentence: Sentence, clause: Clause) -> bool:
    """Whether who is told of takes a part of what is traded, by its own verb or by that which it leaves out: "China takes
    17 %, Brazil 16 %".
    """
    own = clause.group and clause.link != "relative"
    told = clause if own else next((c for c in reversed(sentence.clauses[: clause.place]) if c.group), None)
    return told is not None and told.group is not None and told.group.lemma in TAKERS


def _when(
    sentence: Sentence, clause: Clause, q: Quantity, told: _Told, kind: ObservationKind, measuring: Measuring
) -> tuple[str | None, str]:
    """The period of a figure, and what told it; of what one rose or fell from, the period before that of the other."""
    grew = told.measure in SERIES and of_figure(sentence, clause, q) not in ("planned", "forecast")
    if grew and (other := risen_from(sentence, clause, q)):
        now, by = _when(sentence, clause, other, told, kind, measuring)
        return (before_that(now, measuring.before(sentence.passage)) if now else None), f"risen from {by}"
    if said := period_of(sentence, clause, q, told.measure):
        return said, "said"
    if told.measure not in SERIES:
        return None, "timeless"
    if is_base(sentence, q) and not is_of_another_thing(sentence, q):
        return None, "base"
    if spoken := _spoken_of(sentence, clause, q, told, kind, measuring):
        return spoken, "spoken of"
    if after := after_what(sentence, clause):
        return after, "year after"
    return (measuring.reported if measuring.frame.home and told.measure in TRADED else None), "reported"


def _spoken_of(
    sentence: Sentence, clause: Clause, q: Quantity, told: _Told, kind: ObservationKind, measuring: Measuring
) -> str | None:
    """The period that the passage, or the document, speaks of."""
    goes_on = measuring.before(sentence.passage)
    if goes_on and goes_on.measure not in SERIES and told.measure in TRADED:
        goes_on = measuring.trade_before(sentence.passage)
    here = measuring.sentence == sentence.start
    part = told.before is not None and is_part(sentence, clause, q)
    spoken = goes_on is not None and goes_on.measure in SERIES
    last = (
        goes_on.period
        if goes_on and spoken and (here or told.before or kind != "share" or goes_on.kind == "share")
        else None
    )
    by_year = measuring.frame.period and edtf.is_longer_than_a_month(measuring.frame.period)
    if last and by_year and not (here or part or edtf.is_longer_than_a_month(last)):
        last = None  # a month was an aside of the year reported on
    over = measuring.frame.period if measuring.frame.period and edtf.is_within_a_year(measuring.frame.period) else None
    if over and last and not here and not part and goes_on and edtf.is_after(over, last):
        last = None  # what was before the period reported on was an aside
    return measuring.led_period or measuring.heading or last or over


def _share_of(sentence: Sentence, clause: Clause, q: Quantity) -> str | None:
    """The goods that a share is the share of: the subject of "accounted for"."""
    group = clause.group
    if (
        not group
        or group.lemma not in SHARE_VERBS
        or not clause.subject
        or sentence.tokens[group.start].start > q.start
    ):
        return None
    subject = sentence.words(*clause.subject)
    if (
        any(
            m.kind in ("country", "person") for m in sentence.inside(sentence.mentions, *sentence.span(*clause.subject))
        )
        or len(subject.split()) > 7
    ):
        return None
    subject = re.sub(r"(?i)\A(?:the|these|its|their) ", "", subject)
    return subject[:1].lower() + subject[1:] if not subject[:2].isupper() else subject


def _evidence(sentence: Sentence, clause: Clause, q: Quantity) -> tuple[int, int]:
    """The clause, without a bracket that it breaks off in, cut to what stands around the quantity where it is long."""
    a, b = sentence.span(clause.start, clause.end)
    opening = sentence.text.find("(", q.end, b)
    if opening >= 0 and sentence.text.find(")", opening, b) < 0:
        b = opening
        while sentence.text[b - 1] in " ,;:":
            b -= 1
    while sentence.text[a] in " ,;:–—":
        a += 1
    if b - a <= 380:
        return a, b
    left = sentence.text.rfind(" ", 0, max(a, q.start - 150))
    right = sentence.text.find(" ", min(b, q.end + 150))
    return max(a, left + 1), min(b, right if right > 0 else b)
