"""The dates that a clause has from one beside it."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.events.kinds import stands_alone
from pipeline.extract.language.clauses import Clause
from pipeline.extract.sentence import Dated, Sentence

AT_THAT_TIME = frozenset({"when", "whereupon"})


def with_verb(sentence: Sentence, clause: Clause) -> Clause:
    """The clause to which a date in a verbless stretch belongs: the next main one."""
    if clause.group:
        return clause
    later = [c for c in sentence.clauses if c.start >= clause.start and c.group]
    return next((c for c in later if c.link in ("main", "joined")), later[0] if later else clause)


def told_with(sentence: Sentence, date: Dated) -> Iterator[tuple[int, Dated]]:
    """The clauses, by their place, that tell what was at a date right before them: "until 2014, when it closed"."""
    for clause in sentence.clauses:
        if clause.opener in AT_THAT_TIME and 0 <= sentence.span(clause.start, clause.end)[0] - date.end <= 2:
            yield clause.place, date.without_edge()


def share(sentence: Sentence, of_clause: dict[int, list[Dated]]) -> None:
    """Dates that a clause has from one before: what somebody did and then decided, both on a day; "since" opens a
    stretch for the main clause behind it, and the clauses of a numbered list share the date that leads them.
    """
    lead: Dated | None = None
    for i, clause in enumerate(sentence.clauses):
        if not clause.group or clause.link not in ("main", "joined", "participle", "sub"):
            continue
        if of_clause[i]:
            if of_clause[i][0].start < sentence.span(clause.group.start, clause.end)[0]:
                lead = of_clause[i][0]
            continue
        before = of_clause[i - 1][-1] if i and of_clause[i - 1] else None
        if before and stands_alone(clause):
            of_clause[i] = [before]
        elif before and clause.group.perfect and _is_since(sentence, sentence.clauses[i - 1]):
            of_clause[i] = [replace(before, expression=replace(before.expression, edge="since"))]
            if _is_participle(sentence.clauses[i - 1]):
                of_clause[i - 1] = []
        elif lead and is_enumerated(sentence, clause):
            of_clause[i] = [lead]


def is_enumerated(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is one of a numbered list: "(2) Japan allied with ...": they share the date before the first."""
    words = [t.text for t in sentence.tokens[clause.start : clause.start + 4]]
    return "(" in words and any(w.isdigit() for w in words)


def _is_since(sentence: Sentence, clause: Clause) -> bool:
    return sentence.tokens[clause.start].lower == "since"


def _is_participle(clause: Clause) -> bool:
    return clause.group is not None and clause.group.head.tag == "VING"
