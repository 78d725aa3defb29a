"""What a clause says has not happened, so far or ever, and at no date of its own: "No licence has been granted so far", "never
drew on the loan", "neither parliament has ratified it".

It is told without a date, or since the time told before, "no ship has called since", or until the document's own, "to date".
"""

import re

from pipeline.extract.dates.resolve import When
from pipeline.extract.events import realis, titles
from pipeline.extract.events.cast import actors, places
from pipeline.extract.events.evidence import evidence
from pipeline.extract.events.happening import Happening
from pipeline.extract.events.kinds import kind_of
from pipeline.extract.events.lexis import verb_kinds
from pipeline.extract.events.matter import is_of_the_world
from pipeline.extract.events.plans.undoing import DONE
from pipeline.extract.language.clauses import Clause, Group
from pipeline.extract.language.phrases import NOMINATIVES
from pipeline.extract.language.speech import is_reported
from pipeline.extract.memory import Memory
from pipeline.extract.sentence import Sentence, entry
from pipeline.likeness import stems
from pipeline.wordlist import words

_STATES = words("states") | {"have", "be", "say", "see", "expect", "comment"}
_TO_DATE = re.compile(r"(?i)\b(?:to date|so far|to this day|(?:un)?til(?:l)? now|up to now)\b")
_POINTS_BACK = NOMINATIVES | {"this", "that", "these", "those", "one", "such", "such a"}
_LITTLE = 4  # content words
_NO_THING = frozenset({"none", "neither", "nobody", "nothing"})


def happening(sentence: Sentence, clause: Clause, memory: Memory) -> Happening | None:
    """What a clause without a date says has not happened; None of others."""
    group = clause.group
    if (
        group is None
        or clause.subject is None
        or _is_part_of_it(sentence, clause)
        or not _denies(sentence, clause, group)
    ):
        return None
    a, b = evidence(sentence, clause)
    measured = any(a <= q.start < b for q in sentence.quantities)
    if measured or entry(sentence) or not is_of_the_world(sentence, clause):
        return None
    title = _of_what(sentence, clause, titles.of_clause(sentence, clause, memory), memory)
    if not _says_who(title):
        return None
    when = _when(sentence, clause)
    who, where = actors(sentence, a, b, clause, memory), places(sentence, a, b)
    return Happening(
        a, b, when.value, when, None, title, kind_of(sentence, clause), "negated", who, where, clause=clause
    )


def _denies(sentence: Sentence, clause: Clause, group: Group) -> bool:
    """Whether a clause denies, for all the time up to now, that something happened; or calls false what is reported."""
    if realis.of_clause(sentence, clause) != "negated" or group.modal or group.tense != "past":
        return False
    if clause.link == "that":
        return is_reported(sentence.tokens, clause.start) and not group.negated and group.lemma not in _STATES
    if clause.link not in ("main", "joined") or group.lemma in _STATES or _compares(sentence, clause):
        return False
    inside = {t.lower for t in sentence.tokens[clause.start : group.end]}
    ever = not inside.isdisjoint(("never", "ever"))
    return ever or (group.words[0] in ("has", "have") and (group.passive or group.lemma in verb_kinds().keys() | DONE))


def _is_part_of_it(sentence: Sentence, clause: Clause) -> bool:
    """Whether the subject of a clause is only a part of an "it": "much of it"."""
    assert clause.subject
    first, last = clause.subject
    return any(t.tag == "PRON" for t in sentence.tokens[first + 1 : last]) and not clause.inherited


def _compares(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is compared with what follows: "has never sold her | as much as it buys"."""
    behind = sentence.tokens[clause.end : clause.end + 1]
    return bool(behind) and behind[0].lower in ("as", "than")


def _of_what(sentence: Sentence, clause: Clause, title: str, memory: Memory) -> str:
    """A title that says little, "No new date has been set", with what the passage told last in brackets."""
    told = memory.happenings[-1] if memory.happenings else None
    little = len(stems(title)) <= _LITTLE and not title.startswith("[") and not memory.label
    if not little or clause.place or told is None or told.passage != sentence.passage.ordinal or "[" in told.text:
        return title
    named = sentence.inside(sentence.mentions, *sentence.span(clause.start, clause.end))
    whole = f"[{told.text}] {title}"
    return title if named or len(whole) > titles.LONGEST else whole


def _says_who(title: str) -> bool:
    """Whether a title has a subject that can be read alone."""
    first, _, rest = title.lower().partition(" ")
    alone = first in _NO_THING and rest.partition(" ")[0] in ("of", "has", "have", "was", "were")
    return bool(rest) and first not in _POINTS_BACK and not alone


def _when(sentence: Sentence, clause: Clause) -> When:
    """Since when, or until when, something has not happened, as far as the clause says."""
    a, b = sentence.span(clause.start, clause.end)
    if sentence.tokens[clause.end - 1 - (sentence.tokens[clause.end - 1].tag == "PUNCT")].lower == "since":
        before = [d for d in sentence.dates if d.end <= a and d.role == "plain" and d.value]
        begin, words = (before[-1].value, before[-1].text) if before else (sentence.told, sentence.told_words)
        if begin and "/" not in begin:
            return When(f"{begin}/..", "inferred", f"since “{words}”, told before")
    said = _TO_DATE.search(sentence.text, a, b)
    if said and sentence.today:
        return When(f"../{sentence.today}", "inferred", f"{said[0].lower()}: the document’s date, {sentence.today}")
    return When(None)
