"""What may be an event: a date and what it may date; and what it tells, if it is one."""

from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import Literal, NamedTuple

from pipeline.extract.events import intended, nouns, telling
from pipeline.extract.events.governor import Governor, governor
from pipeline.extract.events.happening import Happening
from pipeline.extract.events.shared import with_verb
from pipeline.extract.events.when import tells_when
from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import Memory
from pipeline.extract.sentence import Dated, Sentence

_REFUSED = 2  # rules that speak against a date


class Proposal(NamedTuple):
    """A `date` and the `clause` that it may date: `by` its verb, or by another word at token `at`. `doubt` names the rule that
    speaks against it, if one does; `is_deed` says that a rule finds a deed there though a figure goes with it.
    """

    sentence: Sentence
    clause: Clause
    date: Dated
    by: Literal["verb", "participle", "infinitive", "noun", "bracket"]
    at: int = -1
    doubt: str = ""
    is_deed: bool = False


def proposed(
    sentence: Sentence, clause: Clause, date: Dated, deeds: Container[int], *, is_of_figure: bool
) -> Proposal | None:
    """What a date in a clause may tell, by whatever governs it; None where two rules speak against it. Of what a verb may tell
    without a doubt of the date, those of the clause are still to be asked. `deeds` are the places of the clauses that tell of a
    deed beside a figure.
    """
    doubts = list(islice(_doubts(sentence, date, is_of_figure), _REFUSED))
    if date.value is None or len(doubts) == _REFUSED:
        return None
    doubt = "".join(doubts)
    by = governor(sentence, clause, date)
    if by.kind != "verb":
        return Proposal(sentence, clause, date, by.kind, by.at, doubt)
    clause = with_verb(sentence, clause)
    if doubt and any(telling.doubts(sentence, clause)):
        return None
    return Proposal(sentence, clause, date, "verb", doubt=doubt, is_deed=clause.place in deeds)


def proposed_of(sentence: Sentence, clause: Clause, date: Dated, deeds: Container[int]) -> Proposal | None:
    """What a clause may tell at a date, its own or one that it shares; None where two rules speak against it."""
    doubts = list(islice(telling.doubts(sentence, clause), _REFUSED))
    if len(doubts) == _REFUSED:
        return None
    return Proposal(sentence, clause, date, "verb", doubt="".join(doubts), is_deed=clause.place in deeds)


def tell(proposal: Proposal, memory: Memory) -> Iterable[Happening]:
    """What a proposal tells, if it is an event."""
    sentence, clause, date = proposal.sentence, proposal.clause, proposal.date
    match proposal.by:
        case "verb":
            event = telling.told(sentence, clause, date, memory)
            return [event] if event else []
        case "infinitive" if not nouns.is_period(sentence, date):
            return intended.happenings(sentence, clause, date, proposal.at, memory)
        case by:
            return nouns.governing(sentence, clause, date, Governor(by, proposal.at), memory)


def _doubts(sentence: Sentence, date: Dated, is_of_figure: bool) -> Iterator[str]:
    """The rules that speak against a date telling when something happened."""
    if is_of_figure:
        yield "period"
    if date.role != "plain":
        yield date.role
    if not tells_when(sentence, date):
        yield "when"
