"""Events: the happenings, decisions, statements and states that a text dates, once each.

A date that tells when (`when`) belongs to what it dates (`governor`): the verb of a clause (`telling`), what somebody intends
(`intended`), a noun or participle (`nouns`), an aside (`standing`), a "having" (`absolute`); or something lies so far from it
(`apart`). Beside a figure it may tell of a deed all the same (`deeds`). A clause without one may have that of a clause beside it
(`shared`) or of the words before (`inferred`); what it says has `never` been needs none. What a date may tell is proposed
(`proposals`), unless two rules speak against it; whether it is an event, a `judge` decides by its `signs`, and of which of the
`kinds`, by the `kind_signs`.
"""

from collections import Counter
from collections.abc import Container, Iterator, Sequence, Set
from dataclasses import replace

from pipeline.extract.events import absolute, apart, never, nouns, standing, telling
from pipeline.extract.events.context import in_context, under_label
from pipeline.extract.events.deeds import has_its_own, is_deed
from pipeline.extract.events.happening import Happening
from pipeline.extract.events.judge import Judge as Judge
from pipeline.extract.events.proposals import Proposal, proposed, proposed_of, tell
from pipeline.extract.events.shared import share, told_with
from pipeline.extract.events.when import decades_together, tells_when
from pipeline.extract.judging.judge import CLEAR_ELSEWHERE
from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import Memory, Told
from pipeline.extract.sentence import Dated, Sentence
from pipeline.likeness import stems


def happenings(
    sentence: Sentence,
    memory: Memory,
    judge: Judge,
    periods: Set[int] = frozenset(),
    statistics: Set[int] = frozenset(),
) -> list[Happening]:
    """The events of a sentence. `periods` are where the dates begin that are no more than the period of a statistic,
    `statistics` the places of the clauses that tell nothing else.
    """
    memory.called = None
    memory.referents.note(sentence)
    deeds = {c.place for c in sentence.clauses if c.place in statistics and is_deed(sentence, c)}
    figures = statistics - deeds
    of_clause: dict[int, list[Dated]] = {i: [] for i in range(len(sentence.clauses))}
    found, with_nouns = _of_dates(sentence, periods, deeds, of_clause, memory, judge)
    _remember(found, sentence, memory)
    share(sentence, of_clause, figures)
    told = [
        event
        for clause in sentence.clauses
        for event in _of_clause(
            sentence, clause, of_clause[clause.place], deeds, memory, judge,
            measured=clause.place in figures, carries=clause.start not in with_nouns,
        )
    ]  # fmt: skip
    _remember(told, sentence, memory)
    memory.note_states(sentence)
    every = [judge.of_its_kind(sentence, event) for event in _once([*found, *told])]
    times = Counter(event.value for event in every)  # what is told at one time is told apart
    told = [in_context(sentence, event, memory) if times[event.value] == 1 else event for event in every]
    return [under_label(event, memory.label) for event in told] if memory.label else told


def _of_dates(
    sentence: Sentence,
    periods: Set[int],
    deeds: Set[int],
    of_clause: dict[int, list[Dated]],
    memory: Memory,
    judge: Judge,
) -> tuple[list[Happening], set[int]]:
    """What the dates of a sentence tell of which no verb is to be asked, and where the clauses begin of which a noun has one; the
    others are kept for the verb of a clause.
    """
    found: list[Happening] = []
    with_nouns: set[int] = set()
    for date in decades_together(sentence):
        if held := standing.happening(sentence, date) or absolute.happening(sentence, date):
            found.append(held)
            continue
        if date.role == "name":
            found += nouns.named(sentence, date) if tells_when(sentence, date) and date.start not in periods else ()
            continue
        clause = sentence.clause_at(date.start)
        is_of_figure = date.start in periods and clause.place not in deeds and not has_its_own(sentence, date)
        proposal = proposed(sentence, clause, date, deeds, is_of_figure=is_of_figure)
        if proposal is None:
            continue
        if proposal.by == "verb" and not proposal.doubt:
            of_clause[proposal.clause.place].append(date)
        elif judge.tells(proposal, weight := judge.weight(proposal)):
            found += _told(proposal, memory.before(sentence, proposal.clause), weight)
        if proposal.by in ("participle", "noun"):
            with_nouns.add(clause.start)
        if date.role == "plain" and not proposal.doubt:
            for place, same in told_with(sentence, date):
                of_clause[place].append(same)
            found += apart.happenings(sentence, date, memory)
    return found, with_nouns


def _of_clause(
    sentence: Sentence,
    clause: Clause,
    dates: Sequence[Dated],
    deeds: Container[int],
    memory: Memory,
    judge: Judge,
    *,
    measured: bool,
    carries: bool,
) -> Iterator[Happening]:
    """What a clause tells: once at each of its dates, else, where it is not only `measured`, at an inferred one; not at that
    of a noun of its own.
    """
    for date in dates:
        if gapped := telling.gapped(sentence, clause, date):
            yield gapped
        elif proposal := proposed_of(sentence, clause, date, deeds):
            weight = judge.weight(proposal)
            own = sentence.clause_at(date.start) is clause
            if judge.tells(proposal, weight) if own else not proposal.doubt:
                yield from _told(proposal, memory, weight)
    if not dates and clause.group and not measured:
        event = telling.undated(sentence, clause, memory, carries=carries) or never.happening(sentence, clause, memory)
        yield from [event] if event else []
    if clause.group:
        memory.note_subject(sentence, clause)


def _told(proposal: Proposal, memory: Memory, weight: int) -> Iterator[Happening]:
    """What a proposal tells; in doubt where its signs, of that weight, hardly speak for it."""
    yield from (replace(event, doubtful=weight < CLEAR_ELSEWHERE) for event in tell(proposal, memory))


def _remember(found: Sequence[Happening], sentence: Sentence, memory: Memory) -> None:
    for event in found:
        if event.value:
            words = frozenset(stems(event.title))
            memory.happenings.append(Told(words, event.value, event.title, sentence.passage.ordinal))


def _once(found: Sequence[Happening]) -> Iterator[Happening]:
    """Of events with one date and overlapping words, the first, and what stands alone; without a date, what no other tells."""
    kept: list[Happening] = []
    for event in found:
        if event.alone or not any(_is_twin(event, k) for k in kept if not k.alone):
            kept.append(event)
            yield event


def _is_twin(event: Happening, other: Happening) -> bool:
    """Whether two events are one; what has no date also is where the other tells it up to its end."""
    if event.value is None:
        told = event.title.rpartition("] ")[2].lower() in other.title.lower()
        return told or other.start < event.end <= other.end
    overlap = other.start < event.end and event.start < other.end
    return other.value == event.value and other.when.why == event.when.why and overlap
