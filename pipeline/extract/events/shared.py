"""The dates that a clause has from one beside it."""

from collections.abc import Container, Iterator
from dataclasses import replace

from pipeline import edtf
from pipeline.extract.events.kinds import stands_alone
from pipeline.extract.events.lexis import realis_words
from pipeline.extract.language.clauses import Clause
from pipeline.extract.sentence import Dated, Sentence
from pipeline.wordlist import sets, words

_STANDS = frozenset({"had", "has", "have"})
_STATES = (words("states") - words("levels") - sets("verb_sets")["states_and_deeds"]) | sets("verb_sets")["only_states"]
_OF_ITS_OWN_TIME = frozenset(
    (
        "later then after before since within until earlier already now ever never again still no subsequently yet"
        " years months decades"
    ).split()
)
_OFTEN = sets("noun_sets")["held_often"]
_BARE = 2  # words behind a verb
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


def share(sentence: Sentence, of_clause: dict[int, list[Dated]], statistics: Container[int]) -> None:
    """Dates that a clause has from one before: what was done and then decided, both on a day; "since" opens a stretch for
    the main clause behind it, and the clauses of a numbered list share the date that leads them. Those whose place is
    among the `statistics` tell a figure alone.
    """
    lead: Dated | None = None
    last: Dated | None = None
    for i, clause in enumerate(sentence.clauses):
        if of_clause[i] and clause.link != "relative":
            last = of_clause[i][-1]
        elif i not in statistics and not of_clause[i] and (when := _told_when(sentence, clause, of_clause)):
            of_clause[i] = [when]
            continue
        elif last and not of_clause[i] and i not in statistics and goes_on(sentence, clause, last):
            of_clause[i] = [last]
            continue
        if not clause.group or clause.link not in ("main", "joined", "participle", "sub"):
            continue
        if of_clause[i]:
            if of_clause[i][0].start < sentence.span(clause.group.start, clause.end)[0]:
                lead = of_clause[i][0]
            continue
        before = of_clause[i - 1][-1] if i and of_clause[i - 1] else None
        if clause.link == "main" and i and sentence.clauses[i - 1].link == "relative":
            before = None  # "the pact, which runs until 2021, has"
        if before and stands_alone(clause) and not _is_undone(clause):
            of_clause[i] = [before]
        elif before and clause.group.perfect and _is_since(sentence, sentence.clauses[i - 1]):
            of_clause[i] = [replace(before, expression=replace(before.expression, edge="since"))]
            if _is_participle(sentence.clauses[i - 1]):
                of_clause[i - 1] = []
        elif lead and is_enumerated(sentence, clause):
            of_clause[i] = [lead]


def _is_undone(clause: Clause) -> bool:
    """Whether a clause says that a thing was not done, so far: "was signed in May and has yet to be ratified"."""
    return clause.group is not None and (clause.group.negated or "yet" in clause.group.words)


def _told_when(sentence: Sentence, clause: Clause, of_clause: dict[int, list[Dated]]) -> Dated | None:
    """The date of the clause behind that says when something was done: "they set a target when he came in May 2022"."""
    after, group = sentence.after(clause), clause.group
    if after is None or after.opener != "when" or after.group is None or group is None:
        return None
    if clause.link not in ("main", "joined") or group.tense != "past" or group.modal or group.words[0] in _STANDS:
        return None
    if group.negated or sentence.tokens[clause.start].lower in ("no", "none", "nobody", "nothing"):
        return None
    if after.group.tense != "past" or after.group.words[0] == "had" or sentence.tokens[after.start].text in ",;–":
        return None
    a, b = sentence.span(after.start, after.end)
    dates = [d for d in of_clause[after.place] if a <= d.start < b and d.value and ".." not in d.value]
    return dates[0] if dates and edtf.is_within_a_year(dates[0].value or "") else None


def goes_on(sentence: Sentence, clause: Clause, date: Dated) -> bool:
    """Whether a clause without a date tells what was done at the one told before it: "they met on 28 November, and the two
    agreed to build a line", "when Xi came in May, the two signed". A state, and what says itself when it was, does not.
    """
    group, told_in = clause.group, sentence.clause_at(date.start)
    if group is None or group.tense != "past" or group.modal or group.negated or group.words[0] in _STANDS:
        return False
    if group.lemma in _STATES or not _follows(clause, told_in) or sentence.text.endswith(" for ", 0, date.start):
        return False  # what was agreed "for June" is a plan
    if (
        not date.value
        or ".." in date.value
        or (told_in.group and (told_in.group.tense != "past" or told_in.group.modal))
    ):
        return False
    if told_in.group and realis_words().get(told_in.group.lemma) == "planned":
        return False
    tokens = sentence.tokens[clause.start : clause.end]
    after = sentence.after(clause)
    says = after is not None and after.link == "that"
    if _is_done_often(sentence, clause) and edtf.precision(date.value) == "day":
        return False
    bare = clause.inherited and clause.end - group.end < _BARE and not says  # "came and went"
    return not bare and not any(
        (t.tag == "DATE" and t.start != date.start) or t.lower.rpartition(" ")[2] in _OF_ITS_OWN_TIME for t in tokens
    )


def _is_done_often(sentence: Sentence, clause: Clause) -> bool:
    """Whether what a clause tells was done more than once: "was appointed on 26 August and held nineteen sittings"."""
    assert clause.group
    behind = sentence.tokens[clause.group.end : clause.group.end + 2]
    return any(t.tag == "QTY" and t.lower.rpartition(" ")[2] in _OFTEN for t in behind)


def _follows(clause: Clause, told_in: Clause) -> bool:
    """Whether a clause goes on from the one that gives a date: joined to it by "and", or led in by it."""
    if clause is told_in:
        return True
    if told_in.place > clause.place or clause.group is None:
        return False
    led = clause.link == "main" and clause.place == told_in.place + 1 and told_in.link in ("sub", "participle")
    return led or (clause.link == "joined" and clause.opener == "and" and told_in.link != "relative")


def is_enumerated(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is one of a numbered list: "(2) Japan allied with ...": they share the date before the first."""
    first = [t.text for t in sentence.tokens[clause.start : clause.start + 4]]
    return "(" in first and any(w.isdigit() for w in first)


def _is_since(sentence: Sentence, clause: Clause) -> bool:
    return sentence.tokens[clause.start].lower == "since"


def _is_participle(clause: Clause) -> bool:
    return clause.group is not None and clause.group.head.tag == "VING"
