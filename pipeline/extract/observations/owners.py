"""Whose a figure is that names no owner: rules, nearest first, for the table in `supplied`. Each gives a country, or None."""

import re

from pipeline.extract.memory import subject_names
from pipeline.extract.names.gazetteer import countries_of_towns
from pipeline.extract.observations.case import TWO_SIDED, Case
from pipeline.extract.observations.measures import kind_of_unit
from pipeline.extract.observations.measuring import sole
from pipeline.extract.observations.parties import Sides
from pipeline.extract.observations.subjects import acting, for_a_state, whose_subject

_DOMESTIC = frozenset(
    "gdp inflation interest_rate exchange_rate unemployment population reserves debt production consumption remittances".split()
)
"""What a paper on another country tells of that country."""
_OF_A_COUNTRY = frozenset({"money", "rate", "part", "mass", "volume", "energy", "power", "area"})
"""The kinds of unit in which a figure without a measure can be a country's."""
_WHICH = re.compile(r"\b(?:in|of) the (former|latter)\b(?! (?:year|month|half|case))")
_IN_A_PLACE = re.compile(r"\W{0,3}(?:In|Within|For) (?:the )?")
_OTHERS = frozenset({"organisation", "person"})
_NOBODYS = frozenset({"meetings", "price", "trade"})
_OF_THINGS = frozenset({"other", "time"})
_NEAR = 40  # characters: a long name of a country


def former_or_latter(case: Case, _: Sides) -> str | None:
    """The one that is meant of the two countries named last before the sentence: "inflation in the latter rose to 4 %"."""
    sentence, clause = case.sentence, case.clause
    spans = [sentence.span(clause.start, clause.end), *([sentence.span(*clause.subject)] if clause.subject else [])]
    said = next((m for span in spans if (m := _WHICH.search(sentence.text, *span))), None)
    if said is None:
        return None
    before = (code for place, code in reversed(case.measuring.named) if place < sentence.start)
    latter, former = [*dict.fromkeys(before), None, None][:2]
    if former is None:
        return None
    return former if said[1] == "former" else latter


def subject(case: Case, who: Sides) -> str | None:
    """The state that is the clause's subject, or that of the body which is: "the Central Bank of Nigeria raised its rate"."""
    state = acting(case.sentence, case.clause, who.partner)
    return state or for_a_state(case.sentence, case.clause, case.measure)


def of_trade_before(case: Case, who: Sides) -> str | None:
    """Whose trade the statement before told of: "Peru exported 5 tonnes. Imports fell"; not that of a document's home from
    which another country buys.
    """
    before = case.trade_before
    if before is None:
        return None
    here = case.frame.home in (None, before.reporter) and before.reporter != who.partner
    return before.reporter if here or who.partner in (None, before.partner) else None


def placed(case: Case, _: Sides) -> str | None:
    """The country in which a sentence says that it is so: "In Armenia, growth slowed to 3 %"."""
    sentence = case.sentence
    m = _IN_A_PLACE.match(sentence.text, sentence.start) if case.measure not in TWO_SIDED else None
    if m is None:
        return None
    named = sentence.inside(sentence.mentions, m.end(), m.end() + _NEAR)[:1]
    there = [x for x in named if x.start == m.end() and x.kind == "country" and sentence.text.startswith(",", x.end)]
    return there[0].code if there else None


def spoken_of(case: Case, _: Sides) -> str | None:
    """The country of whose economy the statement before told: "Ghana’s inflation fell to 9 %. Unemployment was 4 %"."""
    spoken = case.measuring.before(case.sentence.passage) if case.measure in _DOMESTIC else None
    return spoken.reporter if spoken and spoken.measure in _DOMESTIC else None


def of_document(case: Case, who: Sides) -> str | None:
    """The side of the document that faces the partner, else the document's own country: "imports from Spain were 5 billion"."""
    if not case.measure and kind_of_unit(case.q.unit) not in _OF_A_COUNTRY:
        return None
    frame, own = case.frame, case.frame.home
    if case.measure in _DOMESTIC:
        own = case.measuring.headed_owner() or frame.about or own
    return frame.across(who.partner) or (own if own != who.partner else None)


def of_heading(case: Case, who: Sides) -> str | None:
    """The one country of the heading, of trade in a document that is no country's: under "Kenya", "exports rose by 5 %"."""
    if not case.flow or case.frame.home is not None:
        return None
    headed = case.measuring.headed_country()
    return headed if headed != who.partner else None


def in_focus(case: Case, who: Sides) -> str | None:
    """The country that a reader has in mind where nothing names an owner: that of the people counted, of the subject of the
    clause or of one before it in the sentence, of the figure before, else the last named.
    """
    if case.measure in _NOBODYS or kind_of_unit(case.q.unit) in _OF_THINGS:
        return None
    sentence = case.sentence
    inside = sentence.inside(sentence.mentions, case.q.start, case.q.end + 1)
    if counted := sole({m.code for m in inside if m.kind == "demonym"}):
        return counted
    for clause in reversed(sentence.clauses[: case.clause.place + 1]):
        if (found := whose_subject(sentence, clause)) and found != who.partner:
            return found
    if case.measure not in _DOMESTIC and any(m.kind in _OTHERS for m in subject_names(sentence, case.clause)):
        return None
    if there := _town(case):
        return there if there != who.partner else None
    if case.frame.home and case.frame.home != who.partner:
        return case.frame.home
    if not case.frame.bilateral:
        return None
    here = {code for place, code in case.measuring.named if sentence.start <= place < case.q.start}
    if own := sole(here & set(case.frame.sides) - {who.partner}):
        return own
    before = case.measuring.before(sentence.passage)
    if before and before.reporter and before.reporter != who.partner:
        return before.reporter
    told = [code for place, code in case.measuring.named if 0 <= place < case.q.start and code in case.frame.sides]
    return next((code for code in [*reversed(told), *case.frame.sides] if code != who.partner), None)


def _town(case: Case) -> str | None:
    """The country of the towns that a clause names: "30 million tonnes passed through Mombasa"."""
    a, b = case.sentence.span(case.clause.start, case.clause.end)
    named = [m.name for m in case.sentence.inside(case.sentence.mentions, a, b) if m.kind == "place"]
    return sole({countries_of_towns().get(name) for name in named} & set(case.frame.sides))


def only_one(case: Case, _: Sides) -> str | None:
    """The only country that is spoken of, for what is one country's alone: "Wages rose in Fiji. Inflation was 3 %"."""
    if not case.measure or case.measure in TWO_SIDED:
        return None
    before = sole({code for place, code in case.measuring.named if 0 <= place < case.q.start})
    return before or case.measuring.only_country()
