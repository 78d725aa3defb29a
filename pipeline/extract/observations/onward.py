"""What a figure goes on from, where its clause names no measure: the reading before, the trade told of last, the heading."""

import re
from dataclasses import replace

from pipeline.extract.events.lexis import changes
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
)
from pipeline.extract.observations.measuring import Measuring
from pipeline.extract.observations.parties import code
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.told import states_in
from pipeline.extract.observations.topic import MOVED
from pipeline.extract.quantities.find import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.records import Flow
from pipeline.wordlist import words

SHARE_VERBS, TAKERS = words("share_verbs"), words("takers")
_NEAR = 60  # characters
_GOODS = frozenset({"mass", "volume", "energy"})
_OF_THESE = re.compile(r"(?i)\bof (?:which|these|those|them|it|the (?:latter|former)(?! (?:year|month)))\b")
_OF_ALL = re.compile(
    r" of (?:the|its|their|this|that) (?:(?:quarter|month|year|period)[’']s )?(?:total|volume|value|whole|amount)\b"
)
_AMOUNT_OF = re.compile(r"(?i)(?:the )?(?:volumes?|tonnages?|quantit(?:y|ies)|value) of [^\W\d_]")
_TURNED = {"exports": "imports", "imports": "exports"}
_OTHER_WAY = re.compile(r"\b(?:in the (?:other|opposite|reverse) direction|the other way|in return|in exchange)\b")
_LEAVES_OUT = re.compile(r" (?:it|they)\Z|[’']s(?: own)?(?: share)?\Z|s[’'](?: share)?\Z")
_AMOUNT = re.compile(
    r"(?i)(?:(?:its|their|the|these|total|overall|export|import) ){0,2}(?:volumes?|tonnages?|quantit(?:y|ies)|values?|bill"
    r"|receipts|proceeds|earnings|deliveries|shipments)"
)
_IN_TERMS = re.compile(
    r"(?i)\A(?:in [a-z]+ terms,? |on (?:average|balance),? |(?-i:For|In) (?:the )?(?-i:[A-Z][\w’-]+),? )"
)
_SAME = re.compile(r"(?:figure|total|volume|value|rate|increase|rise|decline|growth|fall|drop|bill|result|own)s?")
_CARRY = re.compile(
    r"(?i)\A(?:it|they|this|that|these|those|its|their|the|figures?|data|growth|volumes?|value|totals?|overall|(?:the|a|an) "
    r"(?:figure|total|volume|value|rate|range|increase|rise|decline|growth|fall|drop|latter|former|bill|result)s?)\b"
)


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
    if clause.subject is None or clause.inherited or _is_its_subject(sentence, clause, q):
        return before
    subject = _IN_TERMS.sub("", sentence.words(*clause.subject))
    if before.measure == "capacity" and q.unit != before.quantity.unit:
        return None  # what a line carried is not what it can
    if _acts_by_itself(sentence, clause):
        return None
    persons = any(m.kind == "person" for m in sentence.inside(sentence.mentions, *sentence.span(*clause.subject)))
    return before if (_CARRY.match(subject) or _LEAVES_OUT.search(subject)) and not persons else None


def is_of_the_last(sentence: Sentence, q: Quantity, last: Reading) -> bool:
    """Whether a share is said to be one of those that were counted last: "110,000 people, a third of them with ISS"."""
    of = _OF_THESE.search(sentence.text, q.end, q.end + 10)
    return q.unit == "percent" and bool(of) and last.measure in COUNTED


def _is_its_subject(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether a clause's subject is a figure and no more: "a quarter of the $1.07 billion recorded the year before"."""
    if clause.subject is None:
        return False
    a, b = sentence.span(*clause.subject)
    figures = sentence.inside(sentence.quantities, a, b)
    nouns = [t for t in sentence.tokens[slice(*clause.subject)] if t.tag in ("NOUN", "NAME") and t.lower != "little"]
    return bool(figures) and all(any(p.start <= t.start < p.end for p in figures) for t in nouns)


def _is_weighed(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether an amount of goods is itself what a clause is about: "2.1 million tonnes were landed at Durban"."""
    return kind_of_unit(q.unit) in _GOODS and _is_its_subject(sentence, clause, q)


def _is_goods(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether goods that the passage has named rise or fall: "fresh apples (R188 million). Apples declined by 37 %"."""
    if clause.subject is None or clause.group is None or q.unit not in ("percent", "ratio"):
        return False
    subject = sentence.words(*clause.subject).lower()
    nouns = [t for t in sentence.tokens[slice(*clause.subject)] if t.tag == "NOUN"]
    falls = clause.group.lemma in changes() and not clause.group.passive
    return falls and len(nouns) == len(subject.split()) == 1 and subject in sentence.text[: sentence.start].lower()


def _is_estimated(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether somebody expects or gives a figure of what is spoken of: "the Bank now sees 2 %"."""
    group = clause.group
    if group is None or group.passive or group.lemma not in words("estimators") | words("foreseers"):
        return False
    if group.lemma == "give" and kind_of_unit(q.unit) == "money":
        return False
    between = sentence.tokens[group.end : sentence.token_at(q.start)]
    return all(t.tag in ("ADV", "DET", "PREP") or _SAME.fullmatch(t.lower) for t in between)


def of_trade(sentence: Sentence, clause: Clause, q: Quantity, measuring: Measuring) -> Reading | None:
    """The exports or imports told of last, where a clause goes on about how much or what they were, though prices or else
    came between: "volumes grew", "the bill fell", "wheat accounts for 8 percent".
    """
    here = measuring.trade_before(sentence.passage)
    traded = here or measuring.in_section
    if traded is None or not traded.measure or not fits(traded.measure, q.unit) or clause.subject is None:
        return None
    if here is None:
        amount = MOVED.match(sentence.words(*clause.subject)) or _AMOUNT_OF.match(sentence.words(*clause.subject))
        of_all = q.unit == "percent" and _OF_ALL.match(sentence.text, q.end) and is_part(sentence, clause, q)
        return traded if amount or of_all else None
    if _AMOUNT_OF.match(sentence.words(*clause.subject)):
        return traded
    if MOVED.match(sentence.words(*clause.subject)) or _is_weighed(sentence, clause, q):
        return traded
    if _is_goods(sentence, clause, q):
        return replace(traded, partner=traded.partner, commodity=sentence.words(*clause.subject).lower())
    if traded is measuring.last or clause.inherited:
        return None
    own = _AMOUNT.fullmatch(sentence.words(*clause.subject)) and kind_of_unit(q.unit) != "count"
    of_the_last = _OF_THESE.search(sentence.text, q.start, q.end + 20)
    return traded if own or (is_part(sentence, clause, q) and not of_the_last) else None


def earned(sentence: Sentence, clause: Clause, q: Quantity, named: Measured, measuring: Measuring) -> Reading | None:
    """The exports told of last, where a verb or "sales" tells what goods earned: "they earned $720 million"."""
    traded = measuring.trade_before(sentence.passage)
    if traded is None or traded.measure != "exports" or not (_is_verb(clause, named) or named.word.lower() == "sales"):
        return None
    return None if _acts(sentence, clause) or not fits("exports", q.unit) else traded


def bought_from_us(
    sentence: Sentence, clause: Clause, q: Quantity, named: Measured, measuring: Measuring
) -> Reading | None:
    """The exports told of last, where another country is told to buy: in a report on Peru's exports "Spain bought 6 tonnes"."""
    traded, buyer = measuring.trade_before(sentence.passage), _state(sentence, clause)
    if named.measure != "imports" or traded is None or traded.measure != "exports" or not fits("exports", q.unit):
        return None
    if not _is_verb(clause, named) and not sentence.text[: named.start].endswith("its "):
        return None  # "imports from Spain" are no purchases of Spain's
    if buyer is None or traded.reporter in (None, buyer) or traded.reporter != measuring.frame.home:
        return None
    b = sentence.span(clause.start, clause.end)[1]
    return None if re.search(r"\bfrom (?!\d)", sentence.text[q.end : b]) else replace(traded, partner=buyer)


def _is_verb(clause: Clause, named: Measured) -> bool:
    """Whether the verb of a clause is the word that names the measure."""
    return clause.group is not None and clause.group.head.start == named.start


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


def trader(sentence: Sentence, clause: Clause, flow: Flow) -> str | None:
    """The country that is called a supplier of imports, or a buyer of exports: "Portugal was the main supplier"."""
    if clause.group is None or clause.group.lemma not in ("be", "remain", "become") or clause.inherited:
        return None
    called = words("suppliers" if flow == "import" else "buyers")
    named = any(t.lower.removesuffix("s") in called for t in sentence.tokens[clause.group.end : clause.end])
    return _state(sentence, clause) if named else None


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
        trades = over in FLOWS and (taker(sentence, clause) or trader(sentence, clause, FLOWS[over]))
        return over if trades or ((listed or over in FLOWS) and not _acts(sentence, clause)) else None
    first = measuring.passage != sentence.passage.ordinal
    bare = clause.group is None or (clause.place == 0 and sentence.token_at(q.start) == 0)
    return over if listed and bare and first and measure not in FLOWS else None


def _acts_by_itself(sentence: Sentence, clause: Clause) -> bool:
    """Whether a body, or one who acts, is the subject of a clause."""
    if clause.subject is None:
        return False
    a, b = sentence.span(*clause.subject)
    named = sentence.inside(sentence.mentions, a, b)
    if any(m.end == b and m.start - a <= len("the ") and m.kind == "country" for m in named):
        return True
    last = sentence.tokens[slice(*clause.subject)][-2:]
    bodies = any(m.kind == "organisation" and m.name not in UNIONS for m in named)
    return bodies or any(t.lower in words("agents") for t in last)


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
