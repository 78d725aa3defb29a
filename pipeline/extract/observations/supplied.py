"""Whose a figure is where the words around its measure leave it open: an ordered table of rules, each a small function.

What the clause says of who trades or gives comes first, then what each rule finds for a side that is still open: the subject of
the clause, the statement before, the place, the heading, the document. The order is the argument: the nearer word speaks first.
"""

import re
from collections.abc import Callable
from typing import Literal

from msgspec.structs import replace

from pipeline.extract.observations import givers, owners, partners
from pipeline.extract.observations.case import Case
from pipeline.extract.observations.parties import Sides
from pipeline.wordlist import words

_SAID: tuple[Callable[[Case, Sides], Sides], ...] = (
    givers.taken,
    givers.bought_or_supplied,
    givers.given,
    givers.visited,
)

_SUPPLIED: tuple[tuple[Literal["reporter", "partner"], Callable[[Case, Sides], str | None]], ...] = (
    ("reporter", owners.former_or_latter),
    ("reporter", owners.subject),
    ("partner", partners.other_of_two),
    ("reporter", owners.of_trade_before),
    ("partner", partners.of_trade_before),
    ("reporter", owners.placed),
    ("reporter", owners.spoken_of),
    ("reporter", owners.of_document),
    ("reporter", owners.of_heading),
    ("reporter", owners.only_one),
    ("reporter", owners.in_focus),
    ("partner", partners.counted),
    ("partner", partners.other_side),
)

_WORLD_PRICE = re.compile(rf"(?i)\b(?:{'|'.join(sorted(words('world_prices'), key=len, reverse=True))})\b")
_JOINT = re.compile(r"(?i)\b(?:bilateral|two-way|mutual|between)\b")


def completed(case: Case, who: Sides) -> Sides:
    """Sides with what the clause leaves open supplied: by its subject, by the statement before, by what the document is
    about. What is no measure has its owner from the subject and the document's home alone.
    """
    if _is_world_price(case):
        return replace(who, reporter=None, partner=None)
    if case.flow == "total":
        return _two_way(case, who)
    for says in _SAID:
        who = says(case, who)
    for slot, finds in _SUPPLIED:
        if getattr(who, slot) is None and (found := finds(case, who)):
            who = replace(who, reporter=found) if slot == "reporter" else replace(who, partner=found)
    return who


def _is_world_price(case: Case) -> bool:
    """Whether a price is the world's, and nobody's: "Brent traded at 80 dollars"."""
    clause, sentence = case.clause, case.sentence
    return case.measure == "price" and bool(
        _WORLD_PRICE.search(sentence.text, *sentence.span(clause.start, clause.end))
    )


def _two_way(case: Case, who: Sides) -> Sides:
    """Trade of two countries is both's: "trade with Japan", in a paper of Peru, is Peru's and Japan's."""
    frame, before, sentence = case.frame, case.before, case.sentence
    if who.parties or (who.reporter and who.partner):
        return who
    if who.partner and (home := frame.across(who.partner) or (frame.home if frame.home != who.partner else None)):
        return replace(who, partner=None, parties=(home, who.partner))
    if who.reporter or who.partner:
        return who
    if before and before.parties:
        return replace(who, parties=before.parties)
    if len(frame.sides) == 2 and (frame.bilateral or _JOINT.search(sentence.text, sentence.start, sentence.end)):
        return replace(who, parties=frame.sides)
    return replace(who, reporter=frame.home)
