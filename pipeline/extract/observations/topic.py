"""What a quantity measures: the word that names it."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.language.clauses import Clause
from pipeline.extract.observations.measures import (
    COUNTED,
    DURATIONS,
    FLOWS,
    Measured,
    fits,
    kind_of_unit,
    measures,
)
from pipeline.extract.observations.parties import STATES
from pipeline.extract.observations.told import by_verb
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.extract.spans import lowered
from pipeline.wordlist import words

_HARM = words("harm")
FEW = 2
_SHORT = frozenset({"minute", "h"})
_LASTED = re.compile(r"(?i)\b(?:for|lasted) (?:(?:about|almost|around|less than|more than|nearly|only|over|some) )?\Z")
_LEAD = 24
_SEVERAL = 10  # points: of so many a list is made, and counted
_LONG = 100
_TO_STATE = re.compile(r" (?:of [^,.;]{1,40}? )?to (?:the )?")
_FROM_STATE = re.compile(r" (?:of [^,.;]{1,40}? )?from (?:the )?")
_TO_THAT = re.compile(r" (?:of [^,.;]{1,40}? )?to (?:(?:that|this|the (?:same|neighbouring|latter)) \w+|it|them)\b")
_OF_ITS_OWN = re.compile(r"(?:[’']s?)? (?:[a-z]+ ){0,2}")
MOVED = re.compile(  # of a text in lower case
    r"(?:[^\W\d_]+ )?\b(?P<what>deliver(?:ies|y)|suppl(?:ies|y)|cargoes|liftings|loadings|flows|consignments|arrivals)\b"
)
_OF = re.compile(r" (?:of|for|in|on) (?:[^\W\d_][\w’-]* ){0,2}")
_OF_GDP = re.compile(r"(?:%|per ?cent|percent|points) of (?:(?:its|the|their|our) |(?:the )?[^\W\d_]+[’']s? )?\Z")
_BEHIND = re.compile(r"(?i) (?:[^\W\d_]+ ){0,2}(?:in|of|on)\b")
_ELSEWHERE = re.compile(r"[,;:(]|\b(?:and|to|from|by|while)\b")
_MODIFIES = re.compile(
    r"(?i)[ -](?:agreement|deal|talks|minister|ministry|relations? agreement|policy|war|bloc|route|mission|partner|council"
    r"|committee|dispute|barriers?|office|fair|zone)s?\b"
)
_INTEREST = re.compile(r" interest\b(?! (?:in|groups?|payments?))")
_CALLED = frozenset({"organisation", "agreement", "person"})
_CHARGING = frozenset({"apply", "charge", "fix", "impose", "levy", "set"})
_ZONE = re.compile(r"(?i)\b(?:trade|trading|euro|economic|customs|monetary|currency|schengen) area\Z")
_SPENT = frozenset({"revenue", "expenditure"})
_WEAK = frozenset(
    {"energy", "area", "production", "employment", "population", "revenue", "consumption", "capacity", "aid"}
)
"""Measures that also name goods or qualities of them: "exports in the energy trade" are exports."""


def topic(sentence: Sentence, clause: Clause, q: Quantity) -> Measured | None:
    """The word that names what a quantity measures: right behind it ("6 % of exports"), else the nearest before it in
    its clause, else the nearest after; only such as its unit fits.
    """
    if q.unit in DURATIONS and q.unit != "mo":
        return None
    a, b = sentence.span(clause.start, clause.end)
    spans = [*_elsewhere(sentence, clause, a), (a, b)]
    every = [m for span in spans for m in measures(sentence.text, *span) if fits(m.measure, q.unit)]
    every = [m for m in every if not (_is_aside(sentence.text, m, q) or _is_in_a_name(sentence, m))]
    every = [m for m in every if not (m.measure == "gdp" and _OF_GDP.search(sentence.text, a, m.start))]
    if clause.group and clause.group.lemma in _HARM:
        every = [m for m in every if m.measure != "population"]  # who is killed is no population
    every = [_sold_abroad(sentence, m) for m in every]
    if q.unit == "percent" and (interest := _INTEREST.match(sentence.text, q.end)):
        return Measured(interest.start(), interest.end(), "interest_rate", "interest")
    named = [m for m in every if not (q.start <= m.start < q.end)]
    charged = q.unit == "percent" and clause.group is not None and clause.group.lemma in _CHARGING
    for m in () if charged and any(n.measure == "tariff" and n.end <= q.start for n in named) else named:
        gap = sentence.text[q.end : m.start]
        if 0 <= m.start - q.end <= 45 and _BEHIND.match(gap) and not _ELSEWHERE.search(gap):
            return m
    if q.unit == "count":
        if (told := by_verb(sentence, clause, q)) and told.measure == "employment":
            return told
        within = [m for m in every if q.start <= m.start <= q.end + 2]
        goods = set() if q.noun and q.noun.split()[-1] in words("never_traded") else set(FLOWS)
        before = [m for m in named if m.end <= q.start and m.measure in COUNTED | goods]
        return next(iter(within), None) or next(reversed(before), None) or by_verb(sentence, clause, q)
    if moved := _moved(sentence, clause, q, every):
        return moved
    before = [m for m in named if m.end <= q.start and not _MODIFIES.match(sentence.text, m.end)]
    if before:
        return _head(sentence, before)
    after = next((m for m in named if m.start >= q.end and not _is_of_an_aside(sentence, clause, m, q)), None)
    return after or by_verb(sentence, clause, q)


def _is_in_a_name(sentence: Sentence, named: Measured) -> bool:
    """Whether a word is part of what a body or a pact is called: "the Investment Authority", "a free-trade area"."""
    holding = (m for m in sentence.mentions if m.start <= named.start and named.end <= m.end)
    return any(m.kind in _CALLED for m in holding) or bool(
        _ZONE.search(sentence.text, max(0, named.start - 12), named.end)
    )


def _is_of_an_aside(sentence: Sentence, clause: Clause, named: Measured, q: Quantity) -> bool:
    """Whether a word behind a figure and a comma is a thing of its own: "goods for 61 million, most of it for production"."""
    return clause.group is not None and named.measure in _WEAK and "," in sentence.text[q.end : named.start]


def _moved(sentence: Sentence, clause: Clause, q: Quantity, every: Sequence[Measured]) -> Measured | None:
    """Exports or imports, where what is delivered comes from a country or goes to one: "deliveries of Russian crude"."""
    weak = all(m.measure in _WEAK | {"tourism"} for m in every)
    if clause.subject is None or not weak or not fits("exports", q.unit) or q.unit in ("", "count"):
        return None
    a, b = sentence.span(*clause.subject)
    moved = MOVED.search(lowered(sentence.text), a, b)
    if moved is None:
        return None
    for m in sentence.inside(sentence.mentions, moved.end(), b):
        if m.kind not in STATES:
            continue
        lead = sentence.text[moved.end() : m.start].split()
        way = "imports" if m.kind == "demonym" or lead[-1:] == ["from"] else "exports" if lead[-1:] == ["to"] else None
        if way or lead[-2:] in (["from", "the"], ["to", "the"]):
            measure = way or ("imports" if lead[-2] == "from" else "exports")
            start, end = moved.span("what")
            return Measured(start, end, measure, sentence.text[start:end])
    return None


def _sold_abroad(sentence: Sentence, m: Measured) -> Measured:
    """Sales to a country, and a country’s sales, are exports, not a firm's revenue."""
    text = sentence.text
    if m.measure != "revenue":
        return m
    from_state = _FROM_STATE.match(text, m.end)
    if from_state and any(
        s.start == from_state.end() and s.kind in STATES
        for s in sentence.inside(sentence.mentions, from_state.end(), sentence.end)[:1]
    ):
        return replace(m, measure="exports")
    if not m.word.lower().endswith("sales"):
        return m
    to = _TO_STATE.match(text, m.end)
    to_state = to and any(
        s.start == to.end() and s.kind in STATES for s in sentence.inside(sentence.mentions, to.end(), sentence.end)[:1]
    )
    by_state = any(
        s.kind in STATES and s.end <= m.start and _OF_ITS_OWN.fullmatch(text, s.end, m.start)
        for s in sentence.inside(sentence.mentions, sentence.start, m.start)[-1:]
    )
    return replace(m, measure="exports") if to_state or by_state or _TO_THAT.match(text, m.end) else m


def _elsewhere(sentence: Sentence, clause: Clause, a: int) -> list[tuple[int, int]]:
    """Where a subject and an antecedent stand that a clause has from another: "inflation, which peaked at 16.9 %"."""
    outside = [span for span in (clause.antecedent, clause.subject, _label(sentence, clause)) if span]
    spans = [sentence.span(*span) for span in outside]
    return [(start, end) for start, end in dict.fromkeys(spans) if end <= a]


def _label(sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    """What stands before the colon that a clause follows, where no verb is in it: "Second, aid: 95 million is budgeted"."""
    if clause.opener != ":" or not clause.place:
        return None
    before = sentence.clauses[clause.place - 1]
    whole = before.group is None or clause.group is None  # "accounted for almost all imports from Nigeria: 11 billion"
    return (before.start, before.end) if whole else before.subject


def measures_something(text: str, q: Quantity) -> bool:
    """Not the length of a programme, which is a time, nor "one" and "two", which are mere words, nor "one euro"."""
    if q.unit in DURATIONS:
        lasted = q.unit in _SHORT and bool(_LASTED.search(text, max(0, q.start - _LEAD), q.start))
        return lasted or q.unit == "mo"  # of which reserves may last so many
    if q.unit == "count":
        if q.value < _LONG and q.noun and q.noun.lower().split()[-1] in words("spells"):
            return False  # "for three further years"
        if q.value < _SEVERAL and q.noun and q.noun.lower().split()[-1] in words("talking_points"):
            return False
        return q.value > FEW or q.value % 1 != 0
    return not (q.value == 1 and kind_of_unit(q.unit) == "money" and text.startswith(("one ", "One "), q.start))


def _is_aside(text: str, named: Measured, q: Quantity) -> bool:
    """Whether a measure stands in brackets of its own: "trade (exports plus imports) grew"."""
    opening = text.rfind("(", max(0, named.start - 200), named.start)
    closing = text.find(")", opening) if opening >= 0 else -1
    return named.end <= closing and not opening < q.start < closing


def _head(sentence: Sentence, before: Sequence[Measured]) -> Measured:
    """Of several measures before a quantity the head of the nearest noun phrase: "price" of "the price of oil", the
    first of "exports" and "trade" in "exports in the energy trade", the flow rather than the goods.
    """
    strong = [m for m in before if m.measure not in _WEAK]
    *others, nearest = before
    for m in reversed(others):
        if not _OF.fullmatch(sentence.text, m.end, nearest.start):
            break
        if m.measure in _SPENT and nearest.measure in FLOWS:
            break  # "expenditure on imports" is imports
        nearest = m
    if nearest.measure in _WEAK and strong and strong[-1].measure in FLOWS:
        return strong[-1]
    return nearest
