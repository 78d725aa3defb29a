"""The exports or imports told of last, where a clause goes on from them, though prices or else came between."""

import re

from msgspec.structs import replace

from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.lexicon import changes
from pipeline.extract.observations.measures import FLOWS, Measured, fits, kind_of_unit
from pipeline.extract.observations.measuring import Measuring
from pipeline.extract.observations.parts import is_of_all, is_of_these, is_part
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.subjects import is_figure, names_actor, state
from pipeline.extract.observations.topic import MOVED
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence

_GOODS = frozenset({"mass", "volume", "energy"})
_AMOUNT_OF = re.compile(r"(?i)(?:the )?(?:volumes?|tonnages?|quantit(?:y|ies)|value) of [^\W\d_]")
_TURNED = {"exports": "imports", "imports": "exports"}
_OTHER_WAY = re.compile(r"\b(?:in the (?:other|opposite|reverse) direction|the other way|in return|in exchange)\b")
_IN_RETURN = re.compile(
    r"(?: of [a-z]+)? (?:in return\b(?! for)|in the (?:other|opposite|reverse) direction|the other way)"
)
_AMOUNT = re.compile(
    r"(?i)(?:(?:its|their|the|these|total|overall|export|import) ){0,2}(?:volumes?|tonnages?|quantit(?:y|ies)|values?|bill"
    r"|receipts|proceeds|earnings|deliveries|shipments)"
)
_ELSEWHERE = re.compile(r"\bfrom (?!\d)")


def of_trade(sentence: Sentence, clause: Clause, q: Quantity, measuring: Measuring) -> Reading | None:
    """The exports or imports told of last, where a clause goes on about how much or what they were: "volumes grew", "the bill
    fell", "wheat accounts for 8 percent".
    """
    here = measuring.trade_before(sentence.passage)
    traded = here or measuring.in_section
    if traded is None or not traded.measure or not fits(traded.measure, q.unit) or clause.subject is None:
        return None
    subject = sentence.words(*clause.subject)
    amount = MOVED.match(subject.lower()) or _AMOUNT_OF.match(subject)
    if here is None:
        return traded if amount or (is_of_all(sentence, q) and is_part(sentence, clause, q)) else None
    if amount or _is_weighed(sentence, clause, q):
        return traded
    if _is_goods(sentence, clause, q):
        return replace(traded, commodity=subject.lower())
    if traded is measuring.last or clause.inherited:
        return None
    own = _AMOUNT.fullmatch(subject) and kind_of_unit(q.unit) != "count"
    return traded if own or (is_part(sentence, clause, q) and not is_of_these(sentence, q)) else None


def earned(sentence: Sentence, clause: Clause, q: Quantity, named: Measured, measuring: Measuring) -> Reading | None:
    """The exports told of last, where a verb or "sales" tells what goods earned: "they earned $720 million"."""
    traded = measuring.trade_before(sentence.passage)
    if traded is None or traded.measure != "exports" or not (_is_verb(clause, named) or named.word.lower() == "sales"):
        return None
    return None if names_actor(sentence, clause) or not fits("exports", q.unit) else traded


def bought_from_us(
    sentence: Sentence, clause: Clause, q: Quantity, named: Measured, measuring: Measuring
) -> Reading | None:
    """The exports told of last, where another country is told to buy: in a report on Peru's exports "Spain bought 6 tonnes"."""
    traded, buyer = measuring.trade_before(sentence.passage), state(sentence, clause)
    if named.measure != "imports" or traded is None or traded.measure != "exports" or not fits("exports", q.unit):
        return None
    if not _is_verb(clause, named) and not sentence.text[: named.start].endswith("its "):
        return None  # "imports from Spain" are no purchases of Spain's
    if buyer is None or traded.reporter in (None, buyer) or traded.reporter != measuring.frame.home:
        return None
    b = sentence.span(clause.start, clause.end)[1]
    return None if _ELSEWHERE.search(sentence.text[q.end : b]) else replace(traded, partner=buyer)


def turned_round(
    sentence: Sentence, clause: Clause, q: Quantity, named: Measured | None, measuring: Measuring
) -> Reading | None:
    """The trade told of last the other way round: "sales in the other direction came to 5 billion"."""
    traded = measuring.trade_before(sentence.passage)
    if traded is None or traded.measure not in _TURNED or (named and named.measure not in (*_TURNED, "revenue")):
        return None
    begin = sentence.span(clause.start, clause.end)[0]
    if not _OTHER_WAY.search(sentence.text, begin, q.start) and not is_in_return(sentence, q):
        return None
    measure = _TURNED[traded.measure]
    return replace(traded, measure=measure, flow=FLOWS[measure], commodity=None) if fits(measure, q.unit) else None


def is_in_return(sentence: Sentence, q: Quantity) -> bool:
    """Whether a figure is of what goes the other way than the trade told before: "and bought 3 million in return"."""
    return bool(_IN_RETURN.match(sentence.text, q.end))


def _is_weighed(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether an amount of goods is itself what a clause is about: "2.1 million tonnes were landed at Durban"."""
    return kind_of_unit(q.unit) in _GOODS and is_figure(sentence, clause)


def _is_goods(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether goods that the passage has named rise or fall: "fresh apples (R188 million). Apples declined by 37 %"."""
    if clause.subject is None or clause.group is None or q.unit not in ("percent", "ratio"):
        return False
    subject = sentence.words(*clause.subject).lower()
    nouns = [t for t in sentence.tokens[slice(*clause.subject)] if t.tag == "NOUN"]
    falls = clause.group.lemma in changes() and not clause.group.passive
    return falls and len(nouns) == len(subject.split()) == 1 and subject in sentence.text[: sentence.start].lower()


def _is_verb(clause: Clause, named: Measured) -> bool:
    """Whether the verb of a clause is the word that names the measure."""
    return clause.group is not None and clause.group.head.start == named.start
