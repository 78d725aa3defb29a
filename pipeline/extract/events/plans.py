"""Plans and what became of them: what was set for a date, moved to another, or given up."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.dates.find import is_moved_from
from pipeline.extract.events.lexis import noun_kinds, phrase_of_realis, realis_words
from pipeline.extract.language.clauses import Clause, Group
from pipeline.extract.language.tokens import Token
from pipeline.extract.sentence import Dated, Sentence
from pipeline.extract.spans import lowered
from pipeline.likeness import stems
from pipeline.records import Event, Realis
from pipeline.wordlist import any_of, words

UNDONE: frozenset[Realis] = frozenset({"postponed", "cancelled", "negated"})
_UNDOING, _SUSPENDING, _MOVES, _HOPES = words("undoing"), words("suspending"), words("moves"), words("hopes")
_SETS, _SETS_FOR = words("sets"), words("sets") | words("setting_for")
_INTENDED = words("plans")
_TIMES, _PROLONGS, _WEIGHING = words("times_set"), words("prolonging"), words("weighing")
_TAKES_PLACE, _DONE = words("taking_place"), words("carrying_out")
_MAY = frozenset({"can", "could", "may", "might"})
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_ANAPHORS = frozenset({"it", "that", "this", "they", "which"})
_SET_FOR = re.compile(
    r"(?:\b(?:originally|first|initially|once|previously|at first)\b[^.;]{0,16}|\bhad been |\bwas to have been )"
    rf"\b{any_of(words('set_for'))}\b(?: to [a-z]+(?: [a-z]+)?)?(?: for| in| on| by| at)?(?: the)? \Z"
    rf"|\b{any_of(words('set_for'))} (?:at first|first|originally|initially)(?: for| in| on| by| at)(?: the)? \Z"
    r"|, (?:originally|initially)(?: for| in| on| by| at)?(?: the)? \Z"
)  # of a text in lower case
_INSTEAD = re.compile(r"\binstead\b")
_STEM = 6  # letters: "appointment" is what was to be "appointed"
_THEN = re.compile(r"(?: [\w ]{1,20})?, (?:and )?(?:then|later|at present|now)(?: for| in| on| to)(?: the)? ")
_MOVED_AGAIN = re.compile(
    r",? (?:(?:and|but) )?(?:was )?(?:then|later|again|finally|subsequently|eventually|now)\b[\w ]{0,12}"
    r" (?:to|until|till|for)\b"
)
_NEAR = 70  # characters
_CLOSE = 3  # tokens, of a verb and what it is done to
_STRETCHES = frozenset("date day days week weeks month months quarter year years session".split())
_PARTICLES = frozenset({"in", "down", "up"})


def fate(sentence: Sentence, clause: Clause, what: tuple[int, int] | None = None) -> Realis | None:
    """What became of a plan that a clause tells, where the sentence goes on to tell it: "was to have begun in May but was
    postponed", "had planned a visit, but the trip was shelved". `what` are the tokens of the thing planned, if they are not
    the clause's subject: "the vote that they had scheduled for May was cancelled".
    """
    if undone := _undone_by_host(sentence, clause):
        return undone
    what = what or clause.antecedent
    last: Realis | None = None
    for after in sentence.clauses[clause.place + 1 :]:
        if _is_nobody(sentence, after):
            last = "negated"  # "had promised to find a buyer, but none came forward"
        elif _is_told_on(sentence, after, clause, what):
            last = undoes(sentence, after) or has_moved_on(sentence, after) or last
    return last


def _is_told_on(sentence: Sentence, clause: Clause, told: Clause, what: tuple[int, int] | None) -> bool:
    """Whether a clause says more of a plan that one before it tells, by its subject or by what is done to it."""
    if clause.link == "relative" and clause.inherited and clause.place == told.place + 1:
        return undoes(sentence, clause) == "negated"  # "were promised a tunnel by 2020 that never came"
    if _same(clause.subject, told.subject) or _same(clause.subject, what):
        return True
    return _means_it(sentence, clause) or _is_meant(sentence, clause, told) or _does_it(sentence, clause)


def _undone_by_host(sentence: Sentence, clause: Clause) -> Realis | None:
    """What the clause around a relative one makes of the plan that this tells: "a visit that she was due to make in May was
    shelved", "they called off the meeting that was to be held in June". None of other clauses.
    """
    what = clause.antecedent or (clause.subject if clause.inherited else None)
    if clause.link != "relative" or what is None:
        return None
    for host in reversed(sentence.clauses[: clause.place]):
        if host.group is None:
            continue
        is_done_to = _is_behind(sentence, host.group, what[0]) and not host.group.passive
        shared = is_done_to or _same(host.subject, what)
        return (undoes(sentence, host) or has_moved_on(sentence, host)) if shared else None
    return None


def _is_behind(sentence: Sentence, group: Group, at: int) -> bool:
    """Whether what begins at a token stands right behind a verb, a date and "its plan for" aside."""
    between = sentence.tokens[group.end : at]
    told = [t for t in between if t.tag not in ("DATE", "DET", "PREP") and t.lower not in _INTENDED]
    return at >= group.end and (len(between) <= _CLOSE or not told)


def fates_told_next(sentence: Sentence, planned: Sequence[Event]) -> dict[str, Realis]:
    """What a sentence makes of the plans that the sentence before it told, by their ids: "It was never held", "The two sides
    called it off". "The trip" is a visit that was planned, not the summit.
    """
    first = next((c for c in sentence.clauses if c.group), None)
    if first is None or first.group is None or first.link != "main":
        return {}
    if none_of_it := _says_none(sentence, first):
        return {e.id: "negated" for e in planned if _is_called(e, none_of_it) or none_of_it[:_STEM] in e.title.lower()}
    says = undoes(sentence, first) or ("negated" if first.group.negated and first.group.passive else None)
    says = says or has_moved_on(sentence, first)
    if says is None:
        return {}
    if any(t.lower == "it" for t in sentence.tokens[first.group.end : first.end]):
        return dict.fromkeys((e.id for e in planned), says)
    noun = _pointed_at(sentence, first)
    return {e.id: says for e in planned if noun and (noun in _ANAPHORS or _is_called(e, noun))}


def _pointed_at(sentence: Sentence, clause: Clause) -> str:
    """The word for something told before that is the subject of a clause: the noun of "the trip" and "that cut", or "it"."""
    subject = sentence.tokens[slice(*clause.subject)] if clause.subject and not clause.inherited else []
    if len(subject) == 1:
        return subject[0].lower if subject[0].lower in _ANAPHORS else ""
    return subject[-1].lower if len(subject) == 2 and subject[0].lower in ("the", "this", "that") else ""


def _says_none(sentence: Sentence, clause: Clause) -> str:
    """The noun of which a clause says that there was none: "No appointment was made", "No such visit took place"."""
    subject = sentence.tokens[slice(*clause.subject)] if clause.subject and not clause.inherited else []
    done = (
        clause.group is not None
        and clause.group.tense == "past"
        and (clause.group.passive or clause.group.lemma in _TAKES_PLACE)
    )
    return subject[-1].lower if done and len(subject) > 1 and subject[0].lower == "no" else ""


def _is_called(event: Event, noun: str) -> bool:
    """Whether a noun can mean an event: it stands in its title, or tells of the same kind of happening."""
    return noun in event.title.lower() or noun_kinds().get(noun) == event.kind or bool(stems(noun) & stems(event.title))


def undoes(sentence: Sentence, clause: Clause) -> Realis | None:
    """What the verb of a clause makes of a plan that is its subject or object: "the proposal was rejected"."""
    group = clause.group
    if group is None:
        return None
    if group.negated or sentence.tokens[group.start - 1].lower == "never":
        undone = group.lemma in _TAKES_PLACE or (group.passive and group.lemma in _DONE and group.tense == "past")
        return "negated" if undone or _is_bare(sentence, clause) else None
    if group.modal in _MAY:
        return None  # "could move to November"
    if _falls_short(sentence, group):
        return "negated"
    phrase = phrase_of_realis(sentence.words(group.start, clause.end))
    if phrase in UNDONE:
        return phrase
    said = realis_words().get(group.lemma)
    if said in ("postponed", "cancelled"):
        return said
    dated = group.lemma in _MOVES | _PROLONGS and _leads_to_a_date(sentence, clause)
    if (group.lemma in _MOVES | _SUSPENDING and group.passive) or dated:
        return "postponed"
    if f"{group.lemma} {' '.join(t.lower for t in sentence.tokens[group.end : group.end + 1])}" in _UNDOING:
        return "cancelled"
    return "cancelled" if group.lemma in _UNDOING and not is_refused(sentence, group) else None


def _leads_to_a_date(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb is followed by "to" or "until" and a date: "was extended to 15 November"."""
    behind = sentence.tokens[clause.group.end : clause.end] if clause.group else []
    at = next((i for i, t in enumerate(behind) if t.tag not in ("DET", "ADV", "NOUN")), len(behind))
    words = [t for t in behind[at : at + 3] if t.tag != "DET"]
    return len(words) > 1 and words[0].lower in ("to", "until", "till", "by") and words[1].tag == "DATE"


def _falls_short(sentence: Sentence, group: Group) -> bool:
    """Whether somebody did not do what he was to: "failed to do so", "neglected to do it"."""
    if realis_words().get(group.lemma) != "negated" or not is_refused(sentence, group):
        return False
    behind = [t.lower for t in sentence.tokens[group.end + 1 : group.end + 3]]
    return behind[:1] != [] and behind[0] in _TAKES_PLACE


def has_moved_on(sentence: Sentence, clause: Clause) -> Realis | None:
    """Whether a clause gives a plan told before a new date: "it will now be tabled on 5 November", "is due in May instead"."""
    group = clause.group
    if group is None or not any(t.lower in ("now", "instead") for t in sentence.tokens[clause.start : clause.end]):
        return None
    a, b = sentence.span(group.start, clause.end)
    dated = any(a < d.start < b and d.role == "plain" and d.value for d in sentence.dates)
    ahead = group.tense == "future" or realis_words().get(group.lemma) in ("planned", "forecast")
    due = phrase_of_realis(sentence.words(group.start, clause.end)) == "planned"
    return "postponed" if dated and (ahead or due) else None


def drops_a_plan(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells that a plan was given up: "plans for a bypass were dropped in May"."""
    group = clause.group
    if group is None or not group.passive or group.lemma not in _UNDOING or clause.subject is None or group.negated:
        return False
    return any(t.lower in _INTENDED for t in sentence.tokens[clause.subject[0] : clause.subject[0] + _CLOSE])


def is_wanted_by(sentence: Sentence, clause: Clause, date: Dated) -> bool:
    """Whether a date is that by which somebody promised or wanted a thing: "which it had promised by the end of June"."""
    group = clause.group
    if date.expression.edge != "by" or group is None or group.lemma not in _HOPES:
        return False
    return group.end <= sentence.token_at(date.start) < clause.end


def _is_bare(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause leaves its verb out: "but did not", "but was not"."""
    group = clause.group
    if group is None or group.head.tag != "AUX":
        return False
    return all(t.tag == "PUNCT" for t in sentence.tokens[group.end : clause.end])


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
    return "postponed" if moved_on else "planned"


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
    return undoing[-1] if clause in undoing and _same(undoing[-1].subject, clause.subject) else clause


def moved(sentence: Sentence, date: Dated, at: int) -> Realis | None:
    """What a participle at a token that moves a thing makes of it at the date behind: "the summit, put off from March to May",
    is planned for May and put off in March. None of other participles and dates.
    """
    place = sentence.token_at(date.start)
    participle = sentence.tokens[at].verb
    if participle is None or place <= at:
        return None
    moves = participle.lemma in _MOVES or realis_words().get(participle.lemma) == "postponed"
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
    if said == "postponed" or group.lemma in _MOVES | _PROLONGS:
        if before in ("to", "until", "till"):
            return "postponed" if _MOVED_AGAIN.match(sentence.text, date.end) else "planned"
        return "postponed" if before == "from" and said == "happened" else None
    if said == "planned" and not group.passive and group.lemma in _SETS and group.tense == "past":
        between = sentence.tokens[group.end : place]
        arranged = any(t.tag == "NOUN" and t.lower in noun_kinds() for t in between)
        return None if arranged or before in ("for", "by", "to") else "happened"
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
    if [t.lower for t in after[led : led + 1]] != ["for"]:
        return False
    behind = next(
        (t for t in after[led + 1 :] if t.tag not in ("DET", "ADV", "NOUN", "PUNCT") or t.lower in _STRETCHES), None
    )
    return behind is not None and (behind.tag in ("DATE", "NAME") or behind.lower in _STRETCHES)


def is_refused(sentence: Sentence, group: Group) -> bool:
    """Whether a verb such as "refuse" or "fail" is followed by what is not done: "failed to sign"."""
    after = sentence.tokens[group.end : group.end + 1]
    return bool(after) and (after[0].tag in ("TO", "VING"))


def _means_it(sentence: Sentence, clause: Clause) -> bool:
    """Whether the subject of a clause is a word for a plan told before: "it", "the trip"."""
    if clause.subject is None or clause.inherited:
        return False
    tokens = sentence.tokens[clause.subject[0] : clause.subject[1]]
    if len(tokens) == 1:
        return tokens[0].lower in _ANAPHORS
    named = len(tokens) == 2 and tokens[0].lower in ("the", "this", "that")
    return named and (tokens[1].lower in noun_kinds() or tokens[1].lower in _TIMES)


def _does_it(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody does something to a plan told before: "the regulator put this off to 1 July", "they called it off"."""
    group = clause.group
    if group is None or clause.link not in ("main", "joined") or group.passive:
        return False
    behind = sentence.tokens[group.end : group.end + 1]
    return bool(behind) and behind[0].lower in _ANAPHORS | {"them"} and behind[0].tag in ("PRON", "DET", "WH")


def _is_nobody(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause behind a plan says only that nobody or nothing did what was to be done: "none did", "none came"."""
    group = clause.group
    if group is None or clause.subject is None or clause.inherited or clause.link not in ("main", "joined"):
        return False
    subject = sentence.words(*clause.subject).lower()
    return subject in _NOBODY and (group.lemma in _TAKES_PLACE | _DONE or group.head.tag == "AUX")


def _is_meant(sentence: Sentence, clause: Clause, told: Clause) -> bool:
    """Whether the subject of a clause is the noun of the verb of one before: "was to be reviewed ...; the review was put off"."""
    if clause.subject is None or clause.inherited or told.group is None:
        return False
    tokens = sentence.tokens[slice(*clause.subject)]
    if len(tokens) != 2 or tokens[0].lower not in ("the", "this", "that"):
        return False
    noun = tokens[1].lower
    doing = (t.lower for t in sentence.tokens[told.group.start : told.end] if t.tag in ("VBASE", "VPART", "VFIN"))
    return any(verb[:_STEM] == noun[:_STEM] or (len(noun) < _STEM and verb.startswith(noun)) for verb in doing)


def _same(subject: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return bool(subject and other and subject[0] < other[1] and other[0] < subject[1])
