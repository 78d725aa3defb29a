"""Figures told in turn: "shipments to China and Japan came to $3 and $2 billion respectively"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.language.clauses import Clause
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.measures import Measured, fits, measures
from pipeline.extract.observations.parties import STATES, Sides, code
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Dated, Sentence

_NEXT = re.compile(r"(?:, and|,| and) (?:by |to |of )?")
_NAMES_NEXT = re.compile(r"(?:, and|,| and)(?: in| to| with| from)? (?:the )?")
_NAMES = frozenset({"organisation", *STATES})


def place_of(sentence: Sentence, clause: Clause, q: Quantity) -> tuple[int, int] | None:
    """The place of a figure in a list whose figures are told "respectively", and how many there are; None elsewhere."""
    a, b = sentence.span(clause.start, clause.end)
    if "respectively" not in sentence.text[a:b]:
        return None
    listed = [q]
    for p in [p for p in sentence.quantities if a <= p.start < b and p.start > q.start]:
        if not _NEXT.fullmatch(sentence.text, listed[-1].end, p.start):
            break
        listed.append(p)
    for p in reversed([p for p in sentence.quantities if a <= p.start < q.start]):
        if not _NEXT.fullmatch(sentence.text, p.end, listed[0].start):
            break
        listed.insert(0, p)
    return (listed.index(q), len(listed)) if len(listed) > 1 else None


def measure_of(sentence: Sentence, clause: Clause, q: Quantity, place: tuple[int, int]) -> Measured | None:
    """The measure of a figure so told, where as many stand in a list: "exports and imports rose by 5 and 7 percent"."""
    a = min(sentence.span(*span)[0] for span in ((clause.start, clause.end), clause.subject) if span)
    named = [m for m in measures(sentence.text, a, q.start) if fits(m.measure, q.unit)]
    at, number = place
    listed = [m.measure for m in named[-number:]]
    joined = all(_NAMES_NEXT.fullmatch(sentence.text, one.end, two.start) for one, two in pairwise(named[-number:]))
    return named[-number:][at] if joined and len(set(listed)) == number else None


def date_of(dates: Sequence[Dated], place: tuple[int, int]) -> str | None:
    """The date of a figure so told: one of as many dates, or a part of one that holds as many."""
    at, number = place
    for date in reversed(dates):
        first, _, last = (date.value or "").partition("/")
        if number == len({first, last} - {"", ".."}) == 2:
            return first if at == 0 else last
    return dates[at].value if len(dates) == number else None


def sides_of(
    sentence: Sentence, clause: Clause, measured: Measured | None, place: tuple[int, int], who: Sides
) -> Sides:
    """The sides of a figure so told: its partner in a list behind the measure, or its owner in a list that is the subject."""
    at, number = place
    if measured:
        behind = _list([m for m in sentence.mentions if m.kind in STATES and m.start >= measured.end], sentence.text)
        if len(behind) == number:
            return Sides(who.reporter, code(behind[at]), (), who.commodity)
    if clause.subject:
        a, b = sentence.span(*clause.subject)
        owners = _list([m for m in sentence.mentions if m.kind in _NAMES and a <= m.start < b], sentence.text)
        if len(owners) == number:
            return Sides(code(owners[at]), None, (), who.commodity)
    return who


def _list(named: Sequence[Mention], text: str) -> list[Mention]:
    """The names that stand beside each other from the first on."""
    listed = list(named[:1])
    for m in named[1:]:
        if not _NAMES_NEXT.fullmatch(text, listed[-1].end, m.start):
            break
        listed.append(m)
    return listed
