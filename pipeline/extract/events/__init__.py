"""Events: the happenings, decisions, statements and states that a text dates, once each.

A date that tells when (`when`) belongs to what it dates (`governor`): the verb of a clause (`telling`), what somebody intends
(`intended`), a noun or participle (`nouns`), an aside (`standing`). A clause without one may have that of a clause beside it
(`shared`) or of the words before (`inferred`).
"""

from collections.abc import Iterator, Sequence

from pipeline import edtf
from pipeline.extract.events import absolute, apart, intended, nouns, plans, standing, telling
from pipeline.extract.events.governor import governor, is_happening
from pipeline.extract.events.happening import Happening
from pipeline.extract.events.lexis import changes
from pipeline.extract.events.shared import share, told_with, with_verb
from pipeline.extract.events.when import decades_together, tells_when
from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import Memory, Told
from pipeline.extract.quantities.find import Quantity
from pipeline.extract.sentence import Dated, Sentence
from pipeline.extract.spans import near
from pipeline.likeness import stems
from pipeline.wordlist import words


_HOLDS = frozenset({"bear", "cap", "fix", "have", "hold", "own", "peg", "sell", "set"})
_BUYS = frozenset({"acquire", "buy", "purchase", "sell", "take"})


def happenings(sentence: Sentence, memory: Memory, periods: set[int], statistics: set[int]) -> list[Happening]:
    """The events of a sentence. `periods` are where the dates begin that are no more than the period of a statistic,
    `statistics` the places of the clauses that tell nothing else.
    """
    found: list[Happening] = []
    memory.called = None
    undone = {c.place for c in sentence.clauses if c.place in statistics and _is_done(sentence, c)}
    statistics = statistics - undone
    with_nouns: set[int] = set()
    of_clause: dict[int, list[Dated]] = {i: [] for i in range(len(sentence.clauses))}
    for date in decades_together(sentence):
        if held := standing.happening(sentence, date) or absolute.happening(sentence, date):
            found.append(held)
        elif not tells_when(sentence, date):
            continue
        elif (
            date.start in periods
            and sentence.clause_at(date.start).place not in undone
            and not (_is_of_participle(sentence, date) or _is_of_happening(sentence, date))
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


def _is_done(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause with a figure tells of a deed, and not of the figure: that something was put off or given up, "put off a
    $2 billion expansion"; that a part of a firm was bought; that on a day something else was done, "came on 21 January with 120
    entrepreneurs".
    """
    group = clause.group
    if group is None:
        return False
    if group.tense == "future" and _is_set(sentence, clause):
        return True
    if group.lemma in changes():
        return False
    if plans.undoes(sentence, clause) in ("postponed", "cancelled"):
        return True
    a, b = sentence.span(clause.start, clause.end)
    figures = [q for q in near(sentence.quantities, a, b) if a <= q.start < b]
    if group.perfect and group.lemma in _HOLDS and any(d.expression.edge == "since" for d in sentence.dates if a <= d.start < b):
        return True
    if group.lemma in _BUYS and any(_is_of_a_firm(sentence, group.end, q) for q in figures):
        return True
    dates = [d for d in sentence.dates if a <= d.start < b and d.role == "plain" and d.value]
    on_a_day = bool(dates) and all(edtf.precision(d.value.rstrip("~")) == "day" for d in dates if d.value and "/" not in d.value)
    return on_a_day and group.tense == "past" and not group.passive and all(_is_apart(sentence, group.end, q) for q in figures)


def _is_set(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is about what somebody sets for a month or day: "the duty will fall to €75 in January 2020"."""
    if clause.subject is None:
        return False
    a, b = sentence.span(clause.start, clause.end)
    dated = any(a <= d.start < b and d.value and not edtf.is_longer_than_a_month(d.when.value or d.value) for d in sentence.dates)
    return dated and any(t.lower in words("set_by_law") for t in sentence.tokens[slice(*clause.subject)])


def _is_of_participle(sentence: Sentence, date: Dated) -> bool:
    """Whether a day is that of a participle within the subject of a figure: "a poll published on 24 September put it at 66 %"."""
    clause = sentence.clause_at(date.start)
    if date.role != "plain" or clause.group is None or sentence.token_at(date.start) >= clause.group.start:
        return False
    by = governor(sentence, clause, date)
    said = by.kind == "participle" and sentence.tokens[by.at].verb
    return bool(said) and edtf.precision((date.when.value or "").partition("/")[0] or "2000") == "day"


def _is_of_happening(sentence: Sentence, date: Dated) -> bool:
    """Whether a month or day is that of a noun that tells of a happening: "yields fell after the floods of April 2015"."""
    place, value = sentence.token_at(date.start), date.when.value
    if date.role != "plain" or place < 2 or not value or edtf.is_longer_than_a_month(value):
        return False
    return sentence.tokens[place - 1].lower == "of" and is_happening(sentence.tokens[place - 2])


def _is_of_a_firm(sentence: Sentence, behind: int, q: Quantity) -> bool:
    """Whether a part in per cent that follows a verb at once is of what has a name, and is no country: "30 % of the Terminal"."""
    place, tokens = sentence.token_at(q.start), sentence.tokens
    if q.unit != "percent" or place > behind + 1 or [t.lower for t in tokens[place + 1 : place + 2]] not in (["of"], ["in"]):
        return False
    what = [t for t in tokens[place + 2 : place + 5] if t.tag != "DET"][:1]
    named = any(m.start <= what[0].start < m.end and m.kind != "organisation" for m in sentence.mentions) if what else True
    return bool(what) and what[0].text[0].isupper() and not named


def _is_apart(sentence: Sentence, behind: int, q: Quantity) -> bool:
    """Whether a figure hangs on a noun or adds who came along, and is not what the verb says: "reached terms with 14 creditors"."""
    place, tokens = sentence.token_at(q.start), sentence.tokens
    before = [t for t in tokens[behind:place] if t.tag not in ("DET", "ADV")]
    led = before[-1].lower if before else ""
    return len(before) > 1 and led in ("of", "with", "among") and tokens[behind].tag != "QTY"


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
