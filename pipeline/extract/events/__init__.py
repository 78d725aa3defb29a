"""Events: the happenings, decisions, statements and states that a text dates, once each.

A date that tells when (`when`) belongs to what it dates (`governor`): the verb of a clause (`telling`), what somebody intends
(`intended`), a noun or participle (`nouns`), an aside (`standing`), a "having" (`absolute`); or something lies so far from it
(`apart`). Beside a figure it may tell of a deed all the same (`deeds`). A clause without one may have that of a clause beside it
(`shared`) or of the words before (`inferred`).
"""

from collections.abc import Iterator, Sequence

from pipeline.extract.events import absolute, apart, intended, nouns, standing, telling
from pipeline.extract.events.deeds import has_its_own, is_deed
from pipeline.extract.events.governor import governor
from pipeline.extract.events.happening import Happening
from pipeline.extract.events.shared import share, told_with, with_verb
from pipeline.extract.events.when import decades_together, tells_when
from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import Memory, Told
from pipeline.extract.sentence import Dated, Sentence
from pipeline.likeness import stems


def happenings(sentence: Sentence, memory: Memory, periods: set[int], statistics: set[int]) -> list[Happening]:
    """The events of a sentence. `periods` are where the dates begin that are no more than the period of a statistic,
    `statistics` the places of the clauses that tell nothing else.
    """
    found: list[Happening] = []
    memory.called = None
    deeds = {c.place for c in sentence.clauses if c.place in statistics and is_deed(sentence, c)}
    statistics = statistics - deeds
    with_nouns: set[int] = set()
    of_clause: dict[int, list[Dated]] = {i: [] for i in range(len(sentence.clauses))}
    for date in decades_together(sentence):
        if held := standing.happening(sentence, date) or absolute.happening(sentence, date):
            found.append(held)
        elif not tells_when(sentence, date) or (
            date.start in periods
            and sentence.clause_at(date.start).place not in deeds
            and not has_its_own(sentence, date)
        ):
            continue
        elif date.role == "name":
            found += nouns.named(sentence, date)
        elif date.role == "plain":
            clause = sentence.clause_at(date.start)
            by = governor(sentence, clause, date)
            if by.kind == "verb":
                of_clause[with_verb(sentence, clause).place].append(date)
            elif by.kind == "infinitive" and not nouns.is_period(sentence, date):
                found += intended.happenings(sentence, clause, date, by.at, memory)
            else:
                found += nouns.governing(sentence, clause, date, by, memory)
                with_nouns |= {clause.start} if by.kind in ("participle", "noun") else set()
            for place, same in told_with(sentence, date):
                of_clause[place].append(same)
            found += apart.happenings(sentence, date, memory)
    _remember(found, sentence, memory)
    share(sentence, of_clause, statistics)
    told = [
        event
        for clause in sentence.clauses
        for event in _of_clause(sentence, clause, of_clause, with_nouns, memory, measured=clause.place in statistics)
    ]
    _remember(told, sentence, memory)
    return list(_once([*found, *told]))


def _of_clause(
    sentence: Sentence,
    clause: Clause,
    dates: dict[int, list[Dated]],
    with_nouns: set[int],
    memory: Memory,
    *,
    measured: bool,
) -> Iterator[Happening]:
    """What a clause tells: once at each of its dates, else, where it is not only `measured`, at an inferred one; not at that
    of a noun of its own.
    """
    own = dates[clause.place]
    events = [telling.gapped(sentence, clause, date) or telling.told(sentence, clause, date, memory) for date in own]
    if not own and clause.group and not measured:
        events = [telling.undated(sentence, clause, memory, carries=clause.start not in with_nouns)]
    yield from (event for event in events if event)
    if clause.group:
        memory.note_subject(sentence, clause)


def _remember(found: Sequence[Happening], sentence: Sentence, memory: Memory) -> None:
    for event in found:
        if event.value:
            words = frozenset(stems(event.title))
            memory.happenings.append(Told(words, event.value, event.title, sentence.passage.ordinal))


def _once(found: Sequence[Happening]) -> Iterator[Happening]:
    """Of events with one date and overlapping words, the first, and what stands alone."""
    kept: list[Happening] = []
    for event in found:
        if event.alone or not any(_is_twin(event, k) for k in kept if not k.alone):
            kept.append(event)
            yield event


def _is_twin(event: Happening, other: Happening) -> bool:
    overlap = other.start < event.end and event.start < other.end
    return other.value == event.value and other.when.why == event.when.why and overlap
