"""A part of what a country sells or buys, told with who takes or gives it: "a third of the tea that Kenya exported went to Oman",
"the share of Oman in our exports".
"""

import re
from collections.abc import Sequence

from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import subject_names
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.measures import FLOWS, kind_of_unit, measures
from pipeline.extract.observations.measuring import Measuring
from pipeline.extract.observations.parties import Sides, code, is_state
from pipeline.extract.observations.standins import stand_ins
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence

PORTION = "portion"
"""What tells the sides of such a part: the wording leaves no doubt of them."""
_TRADED = re.compile(  # right behind the figure
    r" of (?:(?:all|its|our|the|their) )?(?:[^\W\d_][\w’-]*,? ){1,7}?"
    r"(?P<verb>exported|exports?|sells?|ships?|shipped|sold|bought|buys?|imported|imports?|purchased)\b"
)
_WHO = re.compile(r"\b(?:it|she|they|we|the country)(?: had| has| have)? \Z")
_HAS = re.compile(r"(?: had| has| have)? ?")
_LED = re.compile(r"\b(?:by|from|in|to) (?:the )?\Z")
_NEXT = re.compile(r"(?:,| and|, and) (?:the )?\Z")
_BESIDE = re.compile(r",?(?: with| a| another| about| some)* ")
_SHARE_OF = re.compile(r"(?i)\b(?:part|portion|share|weight) (?:held by|of|taken by) (?:the )?\Z")
_SHARE = re.compile(r"(?:[’']s?)? (?:part|portion|share|weight)\b")
_IN = re.compile(r" (?:in|of) (?:(?:all|its|our|the|their|total) ){0,2}")
_WHOSE = re.compile(r"(?i)\b(?:its|our|their)\b")
_OWNS = re.compile(r"[’']?s?’? (?:[^\W\d_][\w-]* ){0,3}")
_RIGHT_BEFORE = re.compile(r"[^,.;:\d]{0,24}")
_NEAR = 24  # characters


def portion(sentence: Sentence, clause: Clause, q: Quantity, measuring: Measuring) -> Sides | None:
    """Whose exports or imports a figure is a part of, and with whom that is; None where it is no such part, or nobody is told."""
    if kind_of_unit(q.unit) != "part":
        return None
    states = [m for m in sentence.mentions if is_state(m)]
    found = _of_what_is_traded(sentence, clause, q, states, measuring) or _share(sentence, q, states, measuring)
    return found or _next(sentence, q, states, measuring)


def _of_what_is_traded(
    sentence: Sentence, clause: Clause, q: Quantity, states: Sequence[Mention], measuring: Measuring
) -> Sides | None:
    """The sides of a part "of the tea that Kenya exported"."""
    told = _TRADED.match(sentence.text, q.end, sentence.end)
    if told is None:
        return None
    at = told.start("verb")
    taker = _before(sentence, clause, q, states)
    owner = next((code(m) for m in states if m.end < at and _HAS.fullmatch(sentence.text, m.end, at)), None)
    if owner is None and (who := _WHO.search(sentence.text, q.end, at)):
        owner = _meant(sentence, who.start(), at, measuring, taker)
    taker = taker or _behind(sentence, told.end(), states, measuring, owner)
    return Sides(owner, taker, by=PORTION) if owner and taker and owner != taker else None


def _meant(sentence: Sentence, start: int, end: int, measuring: Measuring, but: str | None) -> str | None:
    """The country that a word between two characters stands for, `but` one; who has traded before goes on to."""
    meant = [s for s in stand_ins(sentence, measuring) if start <= s.start < end and s.country != but]
    last = measuring.trade_before(sentence.passage)
    if last and last.reporter != but and any(s.form.startswith("it") for s in meant):
        return last.reporter
    return next((s.country for s in meant), None)


def _before(sentence: Sentence, clause: Clause, q: Quantity, states: Sequence[Mention]) -> str | None:
    """Who is the subject of the figure: "Germany took 23 per cent of"."""
    if clause.subject is None or clause.group is None:
        return None
    if not _RIGHT_BEFORE.fullmatch(sentence.text, clause.group.head.end, q.start):
        return None
    named = {code(m) for m in subject_names(sentence, clause) if m in states}
    return named.pop() if len(named) == 1 else None


def _behind(
    sentence: Sentence, at: int, states: Sequence[Mention], measuring: Measuring, owner: str | None
) -> str | None:
    """To or from whom it went, by what stands behind the verb of trade; "there" is where last was spoken of, not the owner's."""
    end = min([sentence.end, *(p.start for p in sentence.quantities if p.start > at)])
    if any(s.form.startswith("there") and at <= s.start < end for s in stand_ins(sentence, measuring)):
        named = (country for place, country in reversed(measuring.named) if place < sentence.start)
        return next((country for country in named if country != owner), None)
    led = (m for m in states if at <= m.start < end and _LED.search(sentence.text, max(at, m.start - _NEAR), m.start))
    return next(map(code, led), None)


def _share(sentence: Sentence, q: Quantity, states: Sequence[Mention], measuring: Measuring) -> Sides | None:
    """The sides of "the share of Oman in our exports", "Oman’s share of Kenya’s exports", told right before the figure."""
    text = sentence.text
    for m in reversed([m for m in states if m.end < q.start]):
        of = _SHARE_OF.search(text, max(sentence.start, m.start - _NEAR), m.start)
        held = None if of else _SHARE.match(text, m.end)
        end = m.end if of else held.end() if held else 0
        whole = _IN.match(text, end) if end else None
        named = next((w for w in measures(text, end, q.start) if w.measure in FLOWS), None) if whole else None
        if whole is None or named is None or any(end < p.start < q.start for p in sentence.quantities):
            continue
        owner = next(
            (code(s) for s in states if s.start == whole.end() and _OWNS.fullmatch(text, s.end, named.start)), None
        )
        if owner is None and (whose := _WHOSE.search(text, end, whole.end())):
            owner = _meant(sentence, whose.start(), whose.end(), measuring, code(m))
        owner = owner or measuring.frame.home
        return Sides(owner, code(m), by=PORTION) if owner and owner != code(m) else None
    return None


def _next(sentence: Sentence, q: Quantity, states: Sequence[Mention], measuring: Measuring) -> Sides | None:
    """The sides of one more part of the same: "and Japan 9 per cent"."""
    last = measuring.before(sentence.passage)
    if last is None or measuring.sentence != sentence.start or last.by[1] != PORTION or last.reporter is None:
        return None
    for m in reversed([m for m in states if last.quantity.end <= m.start < q.start]):
        if _BESIDE.fullmatch(sentence.text, m.end, q.start) and _NEXT.search(sentence.text, sentence.start, m.start):
            other = code(m)
            return Sides(last.reporter, other, (), last.commodity, by=PORTION) if other != last.reporter else None
    return None
