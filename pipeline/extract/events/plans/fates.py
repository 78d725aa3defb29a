"""What became of a plan, where its sentence goes on to tell it."""

from pipeline.extract.events.lexis import noun_kinds
from pipeline.extract.events.plans.undoing import CLOSE, DONE, INTENDED, TAKES_PLACE, has_moved_on, undoes
from pipeline.extract.language.clauses import Clause, Group
from pipeline.extract.language.tokens import Token
from pipeline.extract.sentence import Sentence
from pipeline.records import Realis
from pipeline.wordlist import words

TIMES = words("times_set")
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
ANAPHORS = frozenset({"it", "that", "this", "they", "which"})
STEM = 5  # letters: "appointment" is what was to be "appointed"


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
    if overlap(clause.subject, told.subject) or overlap(clause.subject, what):
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
        shared = is_done_to or overlap(host.subject, what)
        return (undoes(sentence, host) or has_moved_on(sentence, host)) if shared else None
    return None


def _is_behind(sentence: Sentence, group: Group, at: int) -> bool:
    """Whether what begins at a token stands right behind a verb, a date and "its plan for" aside."""
    between = sentence.tokens[group.end : at]
    told = [t for t in between if t.tag not in ("DATE", "DET", "PREP") and t.lower not in INTENDED]
    return at >= group.end and (len(between) <= CLOSE or not told)


def _means_it(sentence: Sentence, clause: Clause) -> bool:
    """Whether the subject of a clause is a word for a plan told before: "it", "the trip"."""
    if clause.subject is None or clause.inherited:
        return False
    tokens = sentence.tokens[clause.subject[0] : clause.subject[1]]
    if len(tokens) == 1:
        return tokens[0].lower in ANAPHORS
    named = len(tokens) == 2 and tokens[0].lower in ("the", "this", "that")
    return named and (tokens[1].lower in noun_kinds() or tokens[1].lower in TIMES)


def _does_it(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody does something to a plan told before: "the regulator put this off to 1 July", "they called it off"."""
    group = clause.group
    if group is None or clause.link not in ("main", "joined") or group.passive:
        return False
    behind = sentence.tokens[group.end : group.end + 1]
    if bool(behind) and behind[0].lower in ANAPHORS | {"them"} and behind[0].tag in ("PRON", "DET", "WH"):
        return True
    return object_meant(sentence, clause) != ""


def object_meant(sentence: Sentence, clause: Clause) -> str:
    """The noun of a plan told before that somebody undoes: "visit" of "his office put the visit off", "made them cancel the
    visit"; "" of other clauses.
    """
    group = clause.group
    if group is None or group.passive:
        return ""
    behind = sentence.tokens[group.start : clause.end]
    for verb, article, noun in zip(behind, behind[1:], behind[2:], strict=False):
        known = article.lower in ("the", "this", "that") and (noun.lower in noun_kinds() or noun.lower in TIMES)
        if (
            known
            and verb.verb is not None
            and not (noun is not behind[-1] and _goes_on(behind[behind.index(noun) + 1]))
        ):
            return noun.lower
    return ""


def _goes_on(token: Token) -> bool:
    """Whether a word behind a noun says which one it is: "the visit of the king", "the visit that"."""
    return token.lower == "of" or token.tag in ("WH", "NOUN", "NAME", "TO")


def _is_nobody(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause behind a plan says only that nobody or nothing did what was to be done: "none did", "none came"."""
    group = clause.group
    if group is None or clause.subject is None or clause.inherited or clause.link not in ("main", "joined"):
        return False
    subject = sentence.words(*clause.subject).lower()
    return subject in _NOBODY and (group.lemma in TAKES_PLACE | DONE or group.head.tag == "AUX")


def _is_meant(sentence: Sentence, clause: Clause, told: Clause) -> bool:
    """Whether the subject of a clause is the noun of the verb of one before: "was to be reviewed ...; the review was put off"."""
    if clause.subject is None or clause.inherited or told.group is None:
        return False
    tokens = sentence.tokens[slice(*clause.subject)]
    if len(tokens) != 2 or tokens[0].lower not in ("the", "this", "that"):
        return False
    noun = tokens[1].lower
    doing = (t.lower for t in sentence.tokens[told.group.start : told.end] if t.tag in ("VBASE", "VPART", "VFIN"))
    return any(verb[:STEM] == noun[:STEM] or (len(noun) < STEM and verb.startswith(noun)) for verb in doing)


def overlap(subject: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Whether two stretches of tokens share one."""
    return bool(subject and other and subject[0] < other[1] and other[0] < subject[1])
