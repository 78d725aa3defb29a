"""What a date is to a plan: that for which it was set, from which or to which it was moved, by which it was wanted."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.dates.find import is_moved_from
from pipeline.extract.events.lexis import noun_kinds, phrase_of_realis, realis_words
from pipeline.extract.events.plans.fates import fate, overlap
from pipeline.extract.events.plans.undoing import MOVES, PROLONGS, UNDONE, has_moved_on, undoes
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.tokens import Token
from pipeline.extract.sentence import Dated, Sentence
from pipeline.extract.spans import lowered
from pipeline.records import Realis
from pipeline.wordlist import any_of, sets, words

_HOPES = words("hopes")
_SETS, _SETS_FOR = words("sets"), words("sets") | words("setting_for")
_WEIGHING = words("weighing")
_SET_FOR = re.compile(
    r"(?:\b(?:originally|first|initially|once|previously|at first)\b[^.;]{0,16}|\bhad been |\bwas to have been )"
    rf"\b{any_of(words('set_for'))}\b(?: to [a-z]+(?: [a-z]+)?)?(?: for| in| on| by| at)?(?: the)? \Z"
    rf"|\b{any_of(words('set_for'))} (?:at first|first|originally|initially)(?: for| in| on| by| at)(?: the)? \Z"
    r"|\b(?:originally|initially|first) to (?:have (?:been )?)?[a-z]+(?: place)?(?: for| in| on| by| at)(?: the)? \Z"
    r"|, (?:originally|initially)(?: for| in| on| by| at)?(?: the)? \Z"
)  # of a text in lower case
_INSTEAD = re.compile(r"\binstead\b")
_THEN = re.compile(r"(?: [\w ]{1,20})?, (?:and )?(?:then|later|at present|now)(?: for| in| on| to)(?: the)? ")
_MOVED_AGAIN = re.compile(
    r",? (?:(?:and|but) )?(?:was )?(?:then|later|again|finally|subsequently|eventually|now)\b[\w ]{0,12}"
    r" (?:to|until|till|for|again)\b"
)
_NEAR = 70  # characters
_STRETCHES = sets("noun_sets")["stretches"]
_PARTICLES = frozenset({"in", "down", "up"})


def is_wanted_by(sentence: Sentence, clause: Clause, date: Dated) -> bool:
    """Whether a date is that by which somebody promised or wanted a thing: "which it had promised by the end of June"."""
    group = clause.group
    if date.expression.edge != "by" or group is None or group.lemma not in _HOPES:
        return False
    return group.end <= sentence.token_at(date.start) < clause.end


def set_for(sentence: Sentence, date: Dated) -> Realis | None:
    """What is said of a date that a thing was set for, "originally due in July", "first listed for 3 July": planned, or put
    off or given up where the sentence goes on to say so. None of other dates.
    """
    set_before = _SET_FOR.search(lowered(sentence.text), max(sentence.start, date.start - _NEAR), date.start)
    if set_before is None:
        before = next((d for d in reversed(sentence.dates) if d.end <= date.start), None)
        then = before is not None and _THEN.fullmatch(sentence.text, before.end, date.start)
        if not then or before is None or set_for(sentence, before) is None:
            return None
    if undone := _undoing(sentence, date):
        return undone[-1][1]
    moved_on = _THEN.match(sentence.text, date.end) or _INSTEAD.search(sentence.text, date.end, sentence.end)
    return "postponed" if moved_on or _is_set_anew(sentence, date) else "planned"


def _is_set_anew(sentence: Sentence, date: Dated) -> bool:
    """Whether what was set for a date is told to be at another: "The fair, originally set for May, will open in 2018"."""
    clause = sentence.clause_at(date.start)
    group = clause.group
    if group is None or group.tense != "future" or sentence.tokens[group.start].start < date.end:
        return False
    a, b = sentence.span(group.end, clause.end)
    return any(a <= d.start < b and d.role == "plain" and d.value for d in sentence.dates)


def _undoing(sentence: Sentence, date: Dated) -> list[tuple[Clause, Realis]]:
    """Of the two verbs behind a date that a thing was set for, those that undo it, with what they make of it."""
    clause = sentence.clause_at(date.start)
    behind = [
        c for c in sentence.clauses[clause.place :] if c.group and sentence.tokens[c.group.start].start > date.end
    ]
    return [(c, said) for c in behind[:2] if (said := undoes(sentence, c) or has_moved_on(sentence, c))]


def last_said(sentence: Sentence, clause: Clause, date: Dated) -> Clause:
    """Of a clause that undoes what was set for a date, that which does so last: "was postponed twice and did not take place"."""
    if set_for(sentence, date) not in UNDONE:
        return clause
    undoing = [c for c, _ in _undoing(sentence, date)]
    return undoing[-1] if clause in undoing and overlap(undoing[-1].subject, clause.subject) else clause


def moved(sentence: Sentence, date: Dated, at: int) -> Realis | None:
    """What a participle at a token that moves a thing makes of it at the date behind: "the summit, put off from March to May",
    is planned for May and put off in March. None of other participles and dates.
    """
    place = sentence.token_at(date.start)
    participle = sentence.tokens[at].verb
    if participle is None or place <= at:
        return None
    moves = participle.lemma in MOVES or realis_words().get(participle.lemma) == "postponed"
    if not moves and phrase_of_realis(sentence.words(at, place)) != "postponed":
        return None
    match _before(sentence, at, place, date):
        case "to" | "until" | "till":
            return "planned"
        case "from":
            return "postponed"
    return None


def is_weighed(sentence: Sentence, clause: Clause, date: Dated) -> bool:
    """Whether a date is of what somebody weighed doing: "had considered raising it in April"."""
    group = clause.group
    if group is None or group.lemma not in _WEIGHING or group.end >= len(sentence.tokens):
        return False
    return sentence.tokens[group.end].tag == "VING" and group.end < sentence.token_at(date.start) < clause.end


def dates_of_a_move(sentence: Sentence, date: Dated) -> list[str]:
    """The words of both dates, the last first, of a plan that was moved "from" one "to" another; none of other dates."""
    for one, two in pairwise(sentence.dates):
        joined = date.start in (one.start, two.start) and sentence.text[one.end : two.start] in (" to ", " to the ")
        if joined and is_moved_from(sentence.text, one.start):
            return [two.text, one.text]
    return []


def _before(sentence: Sentence, first: int, place: int, date: Dated) -> str:
    """The word before a date that says what it is to a plan, behind token `first`."""
    if date.expression.edge == "until":
        return "until"
    words = (t.lower for t in reversed(sentence.tokens[first:place]) if t.tag not in ("DET", "ADV", "NOUN"))
    return next(words, "")


def of_its_date(said: Realis, date: Dated, sentence: Sentence, clause: Clause) -> Realis | None:
    """What the word before a date makes of a plan: put off, deferred or moved *to* a date, it is planned for it; *from* a
    date, it was put off. Who arranges or proposes a thing *in* May, did so in May. None where it makes nothing.
    """
    group, place = clause.group, sentence.token_at(date.start)
    if group is None:  # "Opening of the bridge: moved from March to May"
        places = range(place - 1, clause.start - 1, -1)
        return next((moved(sentence, date, i) for i in places if sentence.tokens[i].tag == "VPART"), None)
    if place == 0:
        return None
    if place <= group.start:
        acts = said == "planned" and not group.passive and group.lemma in _SETS and group.tense == "past"
        return "happened" if acts else None
    before = _before(sentence, group.end, place, date)
    if said == "postponed" or group.lemma in MOVES | PROLONGS:
        if before in ("to", "until", "till"):
            return "postponed" if _MOVED_AGAIN.match(sentence.text, date.end) else "planned"
        return "postponed" if before == "from" and said == "happened" else None
    if said == "planned" and not group.passive and group.lemma in _SETS and group.tense == "past":
        between = sentence.tokens[group.end : place]
        arranged = any(t.tag == "NOUN" and t.lower in noun_kinds() for t in between)
        return None if arranged or before in ("for", "by", "to") else "happened"
    if said == "planned" and group.passive and group.lemma == "propose" and group.tense == "past" and not group.modal:
        return None if before in ("for", "by", "to", "until") else "happened"  # "was proposed by Togo in May"
    if said == "happened" and group.lemma in _SETS_FOR and before == "for":
        return fate(sentence, clause) or "planned"
    return None


def is_plan(tokens: Sequence[Token], i: int) -> bool:
    """Whether a participle says for when a thing is set: "announced for May", "penciled in for October"; not "closed for want
    of money in 2002".
    """
    token = tokens[i]
    if token.tag != "VPART" or token.lower == "held":
        return False
    after = tokens[i + 1 : i + 7]
    led = 1 if after and after[0].lower in _PARTICLES else 0
    if after and after[0].lower == "by":  # "set by the two governments for May"
        led = next((n for n, t in enumerate(after) if t.lower == "for"), led)
    if [t.lower for t in after[led : led + 1]] != ["for"]:
        return False
    behind = next(
        (t for t in after[led + 1 :] if t.tag not in ("DET", "ADV", "NOUN", "PUNCT") or t.lower in _STRETCHES), None
    )
    return behind is not None and (behind.tag in ("DATE", "NAME") or behind.lower in _STRETCHES)
