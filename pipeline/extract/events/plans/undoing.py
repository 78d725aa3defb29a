"""What a verb makes of a plan: whether it puts it off, gives it up, or says that nothing came of it."""

from itertools import pairwise

from pipeline.extract.events.lexis import phrase_of_realis, realis_words
from pipeline.extract.language.clauses import Clause, Group
from pipeline.extract.sentence import Sentence
from pipeline.records import Realis
from pipeline.wordlist import words

UNDONE: frozenset[Realis] = frozenset({"postponed", "cancelled", "negated"})
_UNDOING, _SUSPENDING, MOVES = words("undoing"), words("suspending"), words("moves")
INTENDED = words("plans")
PROLONGS = words("prolonging")
TAKES_PLACE, DONE = words("taking_place"), words("carrying_out")
_MAY = frozenset({"can", "could", "may", "might"})
CLOSE = 3  # tokens, of a verb and what it is done to


def undoes(sentence: Sentence, clause: Clause) -> Realis | None:
    """What the verb of a clause makes of a plan that is its subject or object: "the proposal was rejected"."""
    group = clause.group
    if group is None:
        return None
    if group.negated or sentence.tokens[group.start - 1].lower == "never":
        undone = group.lemma in TAKES_PLACE or (group.passive and group.lemma in DONE and group.tense == "past")
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
    dated = group.lemma in MOVES | PROLONGS and _leads_to_a_date(sentence, clause)
    if (group.lemma in MOVES | _SUSPENDING and group.passive) or dated:
        return "postponed"
    if group.passive and sentence.words(group.end - 1, group.end + 1).lower() == "given up":
        return "cancelled"
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
    return behind[:1] != [] and behind[0] in TAKES_PLACE


def has_moved_on(sentence: Sentence, clause: Clause) -> Realis | None:
    """Whether a clause gives a plan told before a new date: "it will now be tabled on 5 November", "is due in May instead"."""
    group = clause.group
    if group is None or not any(t.lower in ("now", "instead") for t in sentence.tokens[clause.start : clause.end]):
        return None
    a, b = sentence.span(group.start, clause.end)
    dated = any(a < d.start < b and d.role == "plain" and d.value for d in sentence.dates)
    ahead = group.tense == "future" or realis_words().get(group.lemma) in ("planned", "forecast")
    ahead = ahead or (group.passive and group.head.lower in ("arranged", "booked", "fixed", "set"))
    due = phrase_of_realis(sentence.words(group.start, clause.end)) == "planned"
    return "postponed" if dated and (ahead or due) else None


def drops_a_plan(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells that a plan was given up: "plans for a bypass were dropped in May"."""
    group = clause.group
    if group is None or not group.passive or group.lemma not in _UNDOING or clause.subject is None or group.negated:
        return False
    return any(t.lower in INTENDED for t in sentence.tokens[clause.subject[0] : clause.subject[0] + CLOSE])


def _is_bare(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause leaves its verb out: "but did not", "but was not, the minister having stayed away"."""
    group = clause.group
    if group is None or group.head.tag != "AUX":
        return False
    behind = sentence.tokens[group.end : clause.end]
    goes_on = any(
        mark.text == "," and t.tag in ("VPART", "VBASE") for mark, t in pairwise(behind)
    )  # "has not, as yet, met"
    last = clause is sentence.clauses[-1] and not goes_on
    return all(t.tag == "PUNCT" for t in (behind[:1] if last else behind))


def is_refused(sentence: Sentence, group: Group) -> bool:
    """Whether a verb such as "refuse" or "fail" is followed by what is not done: "failed to sign"."""
    after = sentence.tokens[group.end : group.end + 1]
    return bool(after) and (after[0].tag in ("TO", "VING"))
