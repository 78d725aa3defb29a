"""What a quantity measures: named by a word of its clause, or carried from before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.language.clauses import Clause
from pipeline.extract.observations.frame import UNIONS
from pipeline.extract.observations.measures import (
    COUNTED,
    DURATIONS,
    FLOWS,
    Measured,
    fits,
    is_done,
    kind_of_unit,
    measures,
)
from pipeline.extract.observations.measuring import Measuring
from pipeline.extract.observations.parties import STATES, code
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.told import by_verb, states_in
from pipeline.extract.quantities.find import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.wordlist import words

FEW = 2
_NEAR = 60  # characters
SHARE_VERBS, TAKERS, _HARM = words("share_verbs"), words("takers"), words("harm")
_TO_STATE = re.compile(r" (?:of [^,.;]{1,40}? )?to (?:the )?")
_FROM_STATE = re.compile(r" (?:of [^,.;]{1,40}? )?from (?:the )?")
_TO_THAT = re.compile(r" (?:of [^,.;]{1,40}? )?to (?:(?:that|this|the (?:same|neighbouring|latter)) \w+|it|them)\b")
_OF_ITS_OWN = re.compile(r"(?:[’']s?)? (?:[a-z]+ ){0,2}")
_OF_THESE = re.compile(r"(?i)\bof (?:which|these|those|them|it)\b")
_OF_ALL = re.compile(r" of (?:the|its|their|this|that) (?:total|volume|value|whole|amount)\b")
_MOVED = re.compile(
    r"(?i)(?:[^\W\d_]+ )?\b(?P<what>deliver(?:ies|y)|suppl(?:ies|y)|cargoes|liftings|loadings|flows|consignments)\b"
)
_TURNED = {"exports": "imports", "imports": "exports"}
_OTHER_WAY = re.compile(r"\b(?:in the (?:other|opposite|reverse) direction|the other way|in return|in exchange)\b")
_LEAVES_OUT = re.compile(r" (?:it|they)\Z|[’']s(?: own)?(?: share)?\Z|s[’'](?: share)?\Z")
_AMOUNT = re.compile(
    r"(?i)(?:(?:its|their|the|these|total|overall|export|import) ){0,2}(?:volumes?|tonnages?|quantit(?:y|ies)|values?|bill"
    r"|receipts|proceeds|earnings|deliveries|shipments)"
)
_IN_TERMS = re.compile(r"(?i)\A(?:in [a-z]+ terms,? |on (?:average|balance),? )")
_SAME = re.compile(r"(?:figure|total|volume|value|rate|increase|rise|decline|growth|fall|drop|bill|result|own)s?")
_CARRY = re.compile(
    r"(?i)\A(?:it|they|this|that|these|those|its|their|the|figures?|data|growth|volumes?|value|totals?|overall|(?:the|a|an) "
    r"(?:figure|total|volume|value|rate|increase|rise|decline|growth|fall|drop|latter|former|bill|result)s?)\b"
)
_OF = re.compile(r" (?:of|for|in|on) (?:[^\W\d_][\w’-]* ){0,2}")
_OF_GDP = re.compile(r"(?:%|per ?cent|percent|points) of (?:its |the )?\Z")
_BEHIND = re.compile(r"(?i) (?:[^\W\d_]+ ){0,2}(?:in|of|on)\b")
_ELSEWHERE = re.compile(r"[,;:(]|\b(?:and|to|from|by|while)\b")
_MODIFIES = re.compile(
    r"(?i)[ -](?:agreement|deal|talks|minister|ministry|relations? agreement|policy|war|bloc|route|mission|partner|council"
    r"|committee|dispute|barriers?|office|fair|zone)s?\b"
)
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
    every = [m for m in every if not _is_aside(sentence.text, m, q)]
    every = [m for m in every if not (m.measure == "gdp" and _OF_GDP.search(sentence.text, a, m.start))]
    if clause.group and clause.group.lemma in _HARM:
        every = [m for m in every if m.measure != "population"]  # who is killed is no population
    every = [_sold_abroad(sentence, m) for m in every]
    named = [m for m in every if not (q.start <= m.start < q.end)]
    for m in named:
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
    before = [m for m in named if m.end <= q.start and not _MODIFIES.match(sentence.text, m.end)]
    if before:
        return _head(sentence, before)
    if moved := _moved(sentence, clause, q, every):
        return moved
    after = next((m for m in named if m.start >= q.end), None)
    return after or by_verb(sentence, clause, q)


def _moved(sentence: Sentence, clause: Clause, q: Quantity, every: Sequence[Measured]) -> Measured | None:
    """Exports or imports, where what is delivered comes from a country or goes to one: "deliveries of Russian crude"."""
    if clause.subject is None or every or not fits("exports", q.unit) or q.unit == "count":
        return None
    a, b = sentence.span(*clause.subject)
    moved = _MOVED.search(sentence.text, a, b)
    if moved is None:
        return None
    for m in sentence.inside(sentence.mentions, moved.end(), b):
        if m.kind not in STATES:
            continue
        lead = sentence.text[moved.end() : m.start].split()
        way = "imports" if m.kind == "demonym" or lead[-1:] == ["from"] else "exports" if lead[-1:] == ["to"] else None
        if way or lead[-2:] in (["from", "the"], ["to", "the"]):
            measure = way or ("imports" if lead[-2] == "from" else "exports")
            return Measured(moved.start("what"), moved.end("what"), measure, moved["what"])
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
    return (before.start, before.end) if before.group is None else before.subject


def measures_something(text: str, q: Quantity) -> bool:
    """Not the length of a programme, which is a time, nor "one" and "two", which are mere words, nor "one euro"."""
    if q.unit in DURATIONS:
        return q.unit in ("s", "minute", "h", "mo")
    if q.unit == "count":
        return q.value > FEW or q.value % 1 != 0
    return not (q.value == 1 and kind_of_unit(q.unit) == "money" and text.startswith(("one ", "One "), q.start))


def carried(sentence: Sentence, clause: Clause, q: Quantity, before: Reading | None) -> Reading | None:
    """The reading before, if the clause goes on about what it measured: its subject names nothing else."""
    if before is None or before.measure is None or not fits(before.measure, q.unit):
        return None
    if is_done(sentence.text, q):
        return None
    whole = before.flow or _OF_THESE.search(sentence.text, q.start, q.end + 20)
    if whole and is_part(sentence, clause, q):
        return before
    if q.unit == "count" or (q.unit in DURATIONS):
        return None
    if _is_estimated(sentence, clause, q) and kind_of_unit(q.unit) == kind_of_unit(before.quantity.unit):
        return before
    if _has_its_own_thing(sentence, clause, q):
        return None
    if clause.subject is None or clause.inherited:
        return before
    subject = _IN_TERMS.sub("", sentence.words(*clause.subject))
    if before.measure == "capacity" and q.unit != before.quantity.unit:
        return None  # what a line carried is not what it can
    if _acts_by_itself(sentence, clause):
        return None
    persons = any(m.kind == "person" for m in sentence.inside(sentence.mentions, *sentence.span(*clause.subject)))
    return before if (_CARRY.match(subject) or _LEAVES_OUT.search(subject)) and not persons else None


def _is_estimated(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether somebody expects or gives a figure of what is spoken of: "the Bank now sees 2 %"."""
    group = clause.group
    if group is None or group.passive or group.lemma not in words("estimators"):
        return False
    if group.lemma == "give" and kind_of_unit(q.unit) == "money":
        return False
    return all(t.tag in ("ADV", "DET", "PREP") for t in sentence.tokens[group.end : sentence.token_at(q.start)])


def of_trade(sentence: Sentence, clause: Clause, q: Quantity, measuring: Measuring) -> Reading | None:
    """The exports or imports told of last, where a clause goes on about how much or what they were, though prices or else
    came between: "volumes grew", "the bill fell", "wheat accounts for 8 percent".
    """
    traded = measuring.trade_before(sentence.passage)
    if traded is None or not traded.measure or not fits(traded.measure, q.unit) or clause.subject is None:
        return None
    if _MOVED.match(sentence.words(*clause.subject)):
        return traded
    if traded is measuring.last or clause.inherited:
        return None
    own = _AMOUNT.fullmatch(sentence.words(*clause.subject)) and kind_of_unit(q.unit) != "count"
    of_the_last = _OF_THESE.search(sentence.text, q.start, q.end + 20)
    return traded if own or (is_part(sentence, clause, q) and not of_the_last) else None


def earned(sentence: Sentence, clause: Clause, q: Quantity, named: Measured, measuring: Measuring) -> Reading | None:
    """The exports told of last, where a verb or "sales" tells what goods earned: "they earned $720 million"."""
    traded = measuring.trade_before(sentence.passage)
    by_verb = clause.group is not None and clause.group.head.start == named.start
    if traded is None or traded.measure != "exports" or not (by_verb or named.word.lower() == "sales"):
        return None
    return None if _acts(sentence, clause) or not fits("exports", q.unit) else traded


def bought_from_us(
    sentence: Sentence, clause: Clause, q: Quantity, named: Measured, measuring: Measuring
) -> Reading | None:
    """The exports told of last, where another country is told to buy: in a report on Peru's exports "Spain bought 6 tonnes"."""
    traded, buyer = measuring.trade_before(sentence.passage), _state(sentence, clause)
    if named.measure != "imports" or traded is None or traded.measure != "exports" or not fits("exports", q.unit):
        return None
    if buyer is None or traded.reporter in (None, buyer) or traded.reporter != measuring.frame.home:
        return None
    b = sentence.span(clause.start, clause.end)[1]
    return None if re.search(r"\bfrom (?!\d)", sentence.text[q.end : b]) else replace(traded, partner=buyer)


def turned_round(
    sentence: Sentence, clause: Clause, q: Quantity, named: Measured | None, measuring: Measuring
) -> Reading | None:
    """The trade told of last the other way round: "sales in the other direction came to 5 billion"."""
    traded = measuring.trade_before(sentence.passage)
    if traded is None or traded.measure not in _TURNED or (named and named.measure not in (*_TURNED, "revenue")):
        return None
    if not _OTHER_WAY.search(sentence.text, sentence.span(clause.start, clause.end)[0], q.start):
        return None
    measure = _TURNED[traded.measure]
    return replace(traded, measure=measure, flow=FLOWS[measure], commodity=None) if fits(measure, q.unit) else None


def is_part(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether a figure is a part of the one before: "of which phones made up 2.6 billion", "Poultry accounted for 5 billion",
    "China took 11 thousand tonnes".
    """
    a, b = sentence.span(clause.start, clause.end)
    if _OF_THESE.search(sentence.text, max(a, q.start - _NEAR), min(b, q.end + 20)):
        return True
    if q.unit == "percent" and _OF_ALL.match(sentence.text, q.end):
        return True
    group = clause.group
    if group is None:
        return False
    alone = clause.subject and sentence.text.startswith(" alone", sentence.span(*clause.subject)[1] - len(" alone"))
    taken = group.lemma in TAKERS and (alone or _state(sentence, clause) or _OF_ALL.match(sentence.text, q.end))
    return group.lemma in SHARE_VERBS or bool(taken)


def _state(sentence: Sentence, clause: Clause) -> str | None:
    """The one country that is a clause's subject."""
    codes = {code(m) for m in states_in(sentence, clause.subject)}
    return codes.pop() if len(codes) == 1 else None


def taker(sentence: Sentence, clause: Clause) -> str | None:
    """The country that takes a part of what is exported, or supplies one of what is imported."""
    taking = clause.group and clause.group.lemma in SHARE_VERBS | TAKERS
    return _state(sentence, clause) if taking else None


def under_heading(
    sentence: Sentence, clause: Clause, q: Quantity, measure: str | None, measuring: Measuring
) -> str | None:
    """The measure that the heading over a figure names, or what leads its list in, if the figure is of that: one of an item
    that has no verb, or what is earned and taken in under a heading on exports.
    """
    over = measuring.led or measuring.headed
    if over is None or not fits(over, q.unit) or q.unit == "count":
        return None
    if measure == "revenue" or (measure is None and clause.group and clause.group.lemma in words("earning_verbs")):
        return over if over in FLOWS else None
    listed = sentence.passage.kind == "item"
    if measure is None:
        return over if (listed or over in FLOWS) and not _acts(sentence, clause) else None
    first = measuring.passage != sentence.passage.ordinal
    bare = clause.group is None or (clause.place == 0 and sentence.token_at(q.start) == 0)
    return over if listed and bare and first and measure not in FLOWS else None


def _acts_by_itself(sentence: Sentence, clause: Clause) -> bool:
    """Whether a body, or one who acts, is the subject of a clause."""
    if clause.subject is None:
        return False
    last = sentence.tokens[slice(*clause.subject)][-2:]
    a, b = sentence.span(*clause.subject)
    if any(m.end == b and m.start - a <= len("the ") and m.kind == "country" for m in sentence.mentions):
        return True
    bodies = [
        m for m in sentence.inside(sentence.mentions, *sentence.span(*clause.subject)) if m.kind == "organisation"
    ]
    return any(t.lower in words("agents") for t in last) or any(m.name not in UNIONS for m in bodies)


def _acts(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is about what somebody does: its subject is a person, a body or a state, or one who acts."""
    if clause.subject is None:
        return False
    named = sentence.inside(sentence.mentions, *sentence.span(*clause.subject))
    acting = any(m.kind in ("person", "organisation", "country", "capital") for m in named)
    return acting or any(t.lower in words("agents") for t in sentence.tokens[slice(*clause.subject)])


def _has_its_own_thing(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether something else is raised, cut or sold to a figure: "the bank lifted its rate to 22 %"."""
    group = clause.group
    if group is None:
        return False
    first = sentence.tokens[group.end : group.end + 1]
    if not first or first[0].tag not in ("DET", "NOUN", "NAME") or first[0].start >= q.start:
        return False
    between = sentence.tokens[group.end : sentence.token_at(q.start)]
    return any(t.tag in ("NOUN", "NAME") and not _SAME.fullmatch(t.lower) for t in between[:4])


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
        nearest = m
    if nearest.measure in _WEAK and strong and strong[-1].measure in FLOWS:
        return strong[-1]
    return nearest
