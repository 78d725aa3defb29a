"""Whose a figure is that goes on from the statement before."""

import re

from msgspec.structs import replace

from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import subject_names
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.parties import Sides
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.subjects import for_a_state, taker
from pipeline.extract.sentence import Sentence

_BEHIND = re.compile(r"(?i)\b(?:to|from|with|for|in|on|against|into|towards?)(?: the)? \Z")
_GENITIVE = re.compile(r"[’']s?\b|s’")
_NEAR = 12  # characters: a preposition and "the"


def carried_sides(sentence: Sentence, clause: Clause, before: Reading) -> Sides:
    """The sides of the statement before, but for a partner of its own that the clause names: "those to Latvia fell"."""
    if side := _other_partner(sentence, clause, before):
        return Sides(before.reporter, side, commodity=before.commodity)
    if (other := _another(sentence, clause, before) or for_a_state(sentence, clause, before.measure)) is not None:
        return Sides(other, commodity=before.commodity)
    if owner := _labelled(sentence, clause, before):
        return replace(owner, commodity=before.commodity)
    partner = _led_in_subject(sentence, clause) or before.partner
    return Sides(before.reporter, partner, before.parties if partner == before.partner else (), before.commodity)


def _other_partner(sentence: Sentence, clause: Clause, before: Reading) -> str | None:
    """The country that takes its part of the trade told before, or that has a share in it: "Mexico took 8 %"."""
    if before.flow not in ("export", "import"):
        return None
    state = taker(sentence, clause)
    return state if state and state != before.reporter else _sharing(sentence, clause)


def _sharing(sentence: Sentence, clause: Clause) -> str | None:
    """The partner whose share of a flow a clause tells: "India’s share was 10.7 %"."""
    subject = sentence.words(*clause.subject) if clause.subject and not clause.inherited else ""
    named = [m for m in subject_names(sentence, clause) if m.code]
    return named[0].code if len(named) == 1 and subject.endswith((" share", " part")) else None


def _another(sentence: Sentence, clause: Clause, before: Reading) -> str | None:
    """The state whose measure a clause goes on to tell instead: "Peru’s grew by 2 %"."""
    if clause.subject is None or clause.inherited:
        return None
    b = sentence.span(*clause.subject)[1]
    owning = [m for m in subject_names(sentence, clause) if m.code and _GENITIVE.match(sentence.text, m.end, b)]
    return owning[-1].code if owning and owning[-1].code != before.reporter else None


def _labelled(sentence: Sentence, clause: Clause, before: Reading) -> Sides | None:
    """The owner that a label names, and with whom: "Canadian stock in Germany: 9.8 billion"."""
    if clause.opener != ":" or not clause.place:
        return None
    label = sentence.clauses[clause.place - 1]
    named = [m for m in sentence.inside(sentence.mentions, *sentence.span(label.start, label.end)) if m.code]
    led = [m for m in named if _is_led(sentence, m)]
    owning = [m for m in named if m not in led]
    if len(owning) != 1 or owning[0].code == before.reporter:
        return None
    return Sides(owning[0].code, led[0].code if led else None)


def _led_in_subject(sentence: Sentence, clause: Clause) -> str | None:
    """The country behind a preposition in a clause's subject, the last such: "those to Latvia"."""
    if clause.subject is None or clause.inherited:
        return None
    led = [m.code for m in subject_names(sentence, clause) if m.code and _is_led(sentence, m)]
    return led[-1] if led else None


def _is_led(sentence: Sentence, mention: Mention) -> bool:
    return bool(_BEHIND.search(sentence.text, max(0, mention.start - _NEAR), mention.start))
