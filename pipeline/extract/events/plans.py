"""Plans and what became of them: what was set for a date, moved to another, or given up."""

import re
from collections.abc import Sequence

from pipeline.extract.events.lexis import noun_kinds, phrase_of_realis, realis_words
from pipeline.extract.language.clauses import Clause, Group
from pipeline.extract.language.tokens import Token
from pipeline.extract.sentence import Dated, Sentence
from pipeline.extract.spans import lowered
from pipeline.records import Event, Realis
from pipeline.wordlist import words

UNDONE: frozenset[Realis] = frozenset({"postponed", "cancelled", "negated"})
_UNDOING, _MOVES, _SETS = words("undoing"), words("moves"), words("sets")
_TAKES_PLACE = frozenset({"take", "do", "happen", "materialise", "materialize", "go", "occur", "come", "meet"})
_ANAPHORS = frozenset({"it", "that", "this", "they", "which"})
_SET_FOR = re.compile(
    r"(?:\b(?:originally|first|initially|once|previously|at first)\b[^.;]{0,16}|\bhad been |\bwas to have been )"
    r"\b(?:due|scheduled|planned|expected|promised|announced|fixed|set|listed|pencil(?:l)?ed in|slated|intended|billed|booked)"
    r"\b(?: to [a-z]+(?: [a-z]+)?)?(?: for| in| on| by| at)?(?: the)? \Z"
)  # of a text in lower case
_INSTEAD = re.compile(r"\binstead\b")
_STEM = 6  # letters: "appointment" is what was to be "appointed"
_NEAR = 70  # characters
_STRETCHES = frozenset("date day days week weeks month months quarter year years session".split())
_PARTICLES = frozenset({"in", "down", "up"})


def fate(sentence: Sentence, clause: Clause, what: tuple[int, int] | None = None) -> Realis | None:
    """What became of a plan that a clause tells, where the sentence goes on to tell it: "was to have begun in May but was
    postponed", "had planned a visit, but the trip was shelved". `what` are the tokens of the thing planned, if they are not
    the clause's subject: "the vote that they had scheduled for May was cancelled".
    """
    for after in sentence.clauses[clause.place + 1 :]:
        shared = _same(after.subject, clause.subject) or _same(after.subject, what) or _means_it(sentence, after)
        if shared and (undone := undoes(sentence, after)):
            return undone
    return None


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
    if says is None:
        return {}
    if any(t.lower == "it" for t in sentence.tokens[first.group.end : first.end]):
        return dict.fromkeys((e.id for e in planned), says)
    if first.subject is None or not _means_it(sentence, first):
        return {}
    noun = sentence.tokens[first.subject[1] - 1].lower
    return {e.id: says for e in planned if noun in _ANAPHORS or _is_called(e, noun)}


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
    return noun in event.title.lower() or noun_kinds().get(noun) == event.kind


def undoes(sentence: Sentence, clause: Clause) -> Realis | None:
    """What the verb of a clause makes of a plan that is its subject or object: "the proposal was rejected"."""
    group = clause.group
    if group is None:
        return None
    if group.negated:
        return "negated" if group.lemma in _TAKES_PLACE or _is_bare(sentence, clause) else None
    phrase = phrase_of_realis(sentence.words(group.start, clause.end))
    if phrase in UNDONE:
        return phrase
    said = realis_words().get(group.lemma)
    if said in ("postponed", "cancelled"):
        return said
    if group.lemma in _MOVES and group.passive:
        return "postponed"
    return "cancelled" if group.lemma in _UNDOING and not is_refused(sentence, group) else None


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
        return None
    clause = sentence.clause_at(date.start)
    behind = [
        c for c in sentence.clauses[clause.place :] if c.group and sentence.tokens[c.group.start].start > date.end
    ]
    undone = next((said for c in behind[:2] if (said := undoes(sentence, c))), None)
    if undone:
        return undone
    return "postponed" if _INSTEAD.search(sentence.text, date.end, sentence.end) else "planned"


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
    if said == "postponed" or group.lemma in _MOVES:
        if before in ("to", "until", "till"):
            return "planned"
        return "postponed" if before == "from" and said == "happened" else None
    if said == "planned" and not group.passive and group.lemma in _SETS and group.tense == "past":
        between = sentence.tokens[group.end : place]
        arranged = any(t.tag == "NOUN" and t.lower in noun_kinds() for t in between)
        return None if arranged or before in ("for", "by", "to") else "happened"
    if said == "happened" and group.lemma in _SETS and before == "for":
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
    return len(tokens) == 2 and tokens[0].lower in ("the", "this", "that") and tokens[1].lower in noun_kinds()


def _same(subject: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return bool(subject and other and subject[0] < other[1] and other[0] < subject[1])
