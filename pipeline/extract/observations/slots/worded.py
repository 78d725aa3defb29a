"""Whose a figure is, and with whom, where its wording leaves no doubt."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.measures import FLOWS
from pipeline.extract.observations.parties import code
from pipeline.extract.observations.slots.figure import Figure
from pipeline.extract.observations.slots.standing import lead_of
from pipeline.extract.spans import lowered

_OWNERS = frozenset({*FLOWS, "investment", "aid"}) - {"trade"}
_ABOUT = r"(?: (?:about|nearly|over|some))?"
_OWNS = re.compile(r"(?:[’']s?)? (?:[a-z-]+ ){0,2}")
_FACES = re.compile(r" (?:to|from|in|with) (?:the )?")
_COMES_TO = re.compile(
    rf"(?:,| (?:amounted to|are|at|came to|is|of|reached|stood at|totalled|was|were|worth))?{_ABOUT} \Z"
)
_IN = re.compile(r"(?: (?:customs|import))?(?: (?:duty|duties|tariff|levy))? in (?:the )?")
# of a text in lower case
_TOTAL = re.compile(
    r"(?:%|per ?cent|percent) of (?:[^\W\d_][\w’'-]* ){0,3}?(?:all|entire|overall|total|whole) (?:[a-z-]+ ){0,2}"
    r"(?:arrivals|exports?|imports?|purchases|sales|shipments|trade)(?: \([^()]*\))?"
    rf"(?:,| of| at|:)?{_ABOUT} ?\(?\Z"
)
_WITH_ALL = re.compile(
    r"\b(?:to|from|with) all (?:its |our |their |other )?"
    r"(?:countries|destinations|markets|origins|partners|sources|trading partners)\b|\ball countries together\b"
)
_LONGEST = 120  # characters


class Worded(NamedTuple):
    """The sides of a figure as its words have them, by code."""

    reporter: str
    partner: str | None


def worded(figure: Figure, measure: str | None, states: Sequence[Mention]) -> Worded | None:
    """The sides that the words right before a figure name, or right behind it; None where they name none for certain."""
    return _of_measure(figure, measure, states) or (_of_duty(figure, states) if measure == "tariff" else None)


def is_with_all(figure: Figure) -> bool:
    """Whether a figure is of what goes to all countries: it is the whole of a share ("2 % of all exports of $9 billion"), or said
    to be ("to all destinations").
    """
    text, q, (first, last) = lowered(figure.text), figure.q, figure.stretch
    if figure.kind_of_unit != "part" and _TOTAL.search(text, max(figure.sentence.start, q.start - _LONGEST), q.start):
        return True
    return bool(_WITH_ALL.search(text, first, q.start) or _WITH_ALL.search(text, q.end, min(figure.end, last)))


def _of_measure(figure: Figure, measure: str | None, states: Sequence[Mention]) -> Worded | None:
    """ "Uruguayan investment in Malaysia, 21 million", "Chad's exports to Niger were 3 million": whose, and with whom."""
    if measure not in _OWNERS:
        return None
    q, text, (first, _) = figure.q, figure.text, figure.stretch
    words = [m for m in figure.named if m.measure == measure and first <= m.start and m.end <= q.start]
    near = [m for m in states if first <= m.start and m.end <= q.start]
    if len(words) != 1 or len(near) != 2 or code(near[0]) == code(near[1]):
        return None
    (owner, facing), word = near, words[0]
    owns = owner.kind == "demonym" or text[owner.end : owner.end + 1] in ("’", "'")
    whole = owns and owner.end <= word.start and _OWNS.fullmatch(text, owner.end, word.start)
    if (
        not whole
        or not _FACES.fullmatch(text, word.end, facing.start)
        or not _COMES_TO.fullmatch(text, facing.end, q.start)
    ):
        return None
    return Worded(code(owner), code(facing))


def _of_duty(figure: Figure, states: Sequence[Mention]) -> Worded | None:
    """ "Thai gloves pay a duty of 16 per cent in Brazil": who levies it, and on whose goods."""
    behind = next((m for m in states if m.start >= figure.q.end and figure.is_near(m)), None)
    if behind is None or not _IN.fullmatch(figure.text, figure.q.end, behind.start):
        return None
    near = (m for m in states if figure.is_near(m) and m.end <= figure.q.start and lead_of(figure.sentence, m) != "in")
    others = {code(m) for m in near} - {code(behind)}
    return Worded(code(behind), others.pop() if len(others) == 1 else None)
