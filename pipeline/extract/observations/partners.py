"""With whom a figure is that names nobody: rules for the table in `supplied`. Each gives a country, or None."""

import re

from pipeline.extract.observations.case import TWO_SIDED, Case
from pipeline.extract.observations.measuring import sole
from pipeline.extract.observations.parties import Sides
from pipeline.extract.observations.reading import Reading

_MOVING = frozenset({"tourism", "migration"})
_WORLD = re.compile(
    r"(?i)\b(?:total|overall|world|global|worldwide|all (?:exports|imports|sales|its)"
    r"|all (?:countries|partners|markets|sources|origins|destinations))\b"
)
_THERE = re.compile(r"(?i)\b(?:to|from|with) (?:(?:that|this|the) (?:country|market|neighbou?r)|it|there)\b")
_TRADED_WITH = re.compile(r"\b(?:to|from|with)(?: the)? \Z")
_NEAR = 10  # characters


def other_of_two(case: Case, who: Sides) -> str | None:
    """The other of the two whose trade the statement before told of: "trade of Chile and Peru grew. Chile sold 2 billion"."""
    parties = case.before.parties if case.flow and case.before else ()
    return (
        next(side for side in parties if side != who.reporter)
        if len(parties) == 2 and who.reporter in parties
        else None
    )


def of_trade_before(case: Case, who: Sides) -> str | None:
    """With whom the trade was that the passage told of before, if it is still the same country's: "Exports to Spain rose by
    5 %. Imports fell by 2 %".
    """
    before, measuring, passage = case.trade_before, case.measuring, case.sentence.passage
    if (
        before
        and before.kind == "share"
        and before.start < case.sentence.start
        and before.partner not in case.frame.sides
    ):
        return None  # who takes a part of the whole is not with whom the whole is
    if before is None or who.reporter != before.reporter or measuring.passage != passage.ordinal:
        return None
    partner = measuring.led_partner(passage, before.partner) if measuring.begins(passage) else before.partner
    return partner and (_named_since(case, before) or partner)


def counted(case: Case, who: Sides) -> str | None:
    """The country of the people that are counted: "900,000 British nationals"."""
    if case.measure not in _MOVING:
        return None
    named = case.sentence.inside(case.sentence.mentions, case.q.start, case.q.end + 1)
    side = sole({m.code for m in named if m.kind == "demonym"})
    return side if side != who.reporter else None


def other_side(case: Case, who: Sides) -> str | None:
    """With the country last named, where the words point at it ("exports to that country"); with nobody, where they are of the
    world; with the one of the heading; with the other of a document's two sides.
    """
    if case.measure not in TWO_SIDED:
        return None
    sentence, frame, headed = case.sentence, case.frame, case.measuring.headed_country()
    a = sentence.span(case.clause.start, case.clause.end)[0]
    if there := _THERE.search(sentence.text, a, case.q.start):
        return _there(case, who, there.group(), a)
    if _WORLD.search(sentence.text, a, case.q.start):
        return None
    if frame.home is None and len(frame.sides) == 1 and who.reporter not in (None, *frame.sides):
        return frame.sides[0]
    if headed and frame.home and who.reporter == frame.home != headed:
        return headed  # under "China", in a paper of Peru, "exports rose by 5 %"
    return _across(case, who)


def _there(case: Case, who: Sides, words: str, before: int) -> str | None:
    """The country that "to it", "from that country" means, as far as one is named `before` a place in the text."""
    headed = case.measuring.headed_country()
    if words.endswith((" it", " there")) and headed not in (None, who.reporter):
        return headed
    last = [code for start, code in case.measuring.named if start < before and code != who.reporter]
    return last[-1] if last else case.frame.across(who.reporter)


def _across(case: Case, who: Sides) -> str | None:
    """The other of a document's two sides, where the document is on their trade, or the passage has named it."""
    frame, named = case.frame, case.measuring.named
    facing = frame.across(who.reporter)
    meant = frame.facing or facing in (frame.about, frame.home)
    if frame.bilateral:
        return facing if meant or facing in {code for _, code in named} else None
    before = {code for start, code in named if start < case.q.start}
    spoken_of = meant or frame.home is None or facing in before
    return facing if spoken_of and before.issubset(frame.sides) else None


def _named_since(case: Case, before: Reading) -> str | None:
    """The one country to or from which a passage says that goods go since the reading before: "Exports to Angola declined"."""
    since = [(start, code) for start, code in case.measuring.named if before.end <= start < case.q.start]
    text = case.sentence.text
    traded = {code for start, code in since if _TRADED_WITH.search(text, max(0, start - _NEAR), start)}
    return sole(traded - {before.reporter})
