"""Whether what a clause tells of took place: happened, planned, postponed, cancelled, negated or forecast."""

import re
from collections.abc import Sequence
from itertools import takewhile

from pipeline import edtf
from pipeline.extract.events import plans
from pipeline.extract.events.lexis import noun_kinds, phrase_of_realis, realis_words
from pipeline.extract.language.clauses import Clause, Group
from pipeline.extract.language.lexicon import changes
from pipeline.extract.language.speech import is_reported
from pipeline.extract.language.tokens import Token
from pipeline.extract.sentence import Dated, Sentence, once
from pipeline.extract.sentence.tenses import undone
from pipeline.records import Realis
from pipeline.wordlist import words

COMMITMENT = words("commitments")
_OPEN: frozenset[Realis] = frozenset({"planned", "forecast", "negated"})
_DENIALS = words("denials")
_EXCLUDING = words("excluding")
_FACTIVES = words("factives")
_SET_BY_LAW = words("set_by_law")
_STATED, _MILESTONES = words("states"), words("levels")
_LEADS = re.compile(r"(?i)\b(?:to|will|shall|should|must|plans?|aims?|targets?|goals?|commitments?)(?: [a-z]+){0,3}:\Z")
_NOTHING = re.compile(r"(?i)(?:the )?(?:no(?! ?\d)|neither|none|nobody|nothing|not (?:a|any|even|one))\b")
_COUNTERFACTUAL = re.compile(
    r"\b(?:would|could|should|might|ought(?: not)? to) (?:not )?have\b"
)  # of words in lower case
_NOT_BEFORE = re.compile(r"(?i)\b(?:before|until|till|earlier than|sooner than)(?: the)? \Z")
_NONE = frozenset({"no", "neither", "nobody", "nothing"})
_CALLS = frozenset({"brand", "call", "declare", "describe", "dub", "label", "term"})
_FALSE = re.compile(r"(?i)\b(?:baseless|fabricated|false|groundless|incorrect|unfounded|untrue|without foundation)\b")
_BOUNDS = frozenset(
    {"doubt", "earlier", "fewer", "later", "less", "more", "sooner"}
)  # "no later than 31 March" denies nothing
_NEAR = 20  # characters
_INNER = frozenset({"TO", "VBASE", "VING", "ADV"})
_BEFORE_IT = frozenset({"before", "until", "till", "once", "when", "after"})
_INTENDED = words("plans")
_FORETELLS = words("foretelling")
_NOT_QUITE = frozenset({"nearly", "almost", "narrowly"})


@once
def of_clause(sentence: Sentence, clause: Clause) -> Realis:
    """What a clause says of its own happening."""
    group = clause.group
    if group is None and clause.opener == "that":
        return "planned"  # "asks that the bank cancel the loan"
    if group is None:
        verbless = of_words(sentence.tokens[clause.start : clause.end])
        return verbless if verbless != "happened" else of_lead(sentence, clause)
    own = _of_verb(sentence, clause)
    if own in _OPEN and not (own == "negated" and group.negated) and (undone := plans.fate(sentence, clause)):
        return undone
    return own


def of_date(said: Realis, date: Dated, sentence: Sentence, clause: Clause | None = None) -> Realis:
    """What is said of a happening, in the light of its date: what is put off *to* May is planned; what somebody proposes
    in May, he did; and what lies after the document's own date is still planned, "the winner takes office on 1 October".
    """
    said = _by_the_words_before(said, date, sentence, clause)
    if said == "planned":
        return undone(sentence, date.expression) or said
    if (
        said == "happened"
        and clause is not None
        and date.expression.edge == "before"
        and _excludes(sentence, clause, date)
    ):
        return "negated"
    if said != "happened" or not sentence.today or not date.value or date.value.startswith(".."):
        return said
    if not edtf.is_after(date.value, sentence.today):
        return said
    return "negated" if clause is not None and _excludes(sentence, clause, date) else "planned"


def _excludes(sentence: Sentence, clause: Clause, date: Dated) -> bool:
    """Whether a clause says of what is to come that it will not be: "has ruled out any extension beyond mid-2028"."""
    group = clause.group
    if group is None or group.negated or group.passive or sentence.token_at(date.start) < group.end:
        return False
    return group.lemma in _EXCLUDING or _with_particle(sentence, group) in _EXCLUDING


def _with_particle(sentence: Sentence, group: Group) -> str:
    """A verb with the word behind it: "rule out"."""
    return " ".join([group.lemma, *(t.lower for t in sentence.tokens[group.end : group.end + 1])])


def _by_the_words_before(said: Realis, date: Dated, sentence: Sentence, clause: Clause | None) -> Realis:
    """What is said of a happening, by the words that lead to its date."""
    if was_set := plans.set_for(sentence, date):
        return was_set
    if said in ("planned", "negated") and date.expression.edge == "since" and date.value and sentence.today:
        begun = not edtf.is_after(date.when.value or date.value, sentence.today)
        said = "happened" if begun and said == "planned" else said
    ahead = (
        clause is not None
        and clause.group is not None
        and (clause.group.tense == "future" or clause.group.modal == "would")
    )
    if said in ("postponed", "cancelled") and date.expression.edge == "since":
        return "happened"  # "has deferred its payments since 2020" is a state
    if said == "happened" and clause is not None and _is_to_come(sentence, clause, date):
        return "planned"
    if said == "happened" and clause is not None and plans.is_wanted_by(sentence, clause, date):
        return plans.fate(sentence, clause) or "planned"
    if said == "happened" and clause is not None and plans.is_weighed(sentence, clause, date):
        return plans.fate(sentence, clause) or said
    if said == "negated" and _is_not_before(sentence, date) and (awaited := _awaited(sentence, clause)):
        return awaited
    if said == "negated" and ahead and _is_not_before(sentence, date):
        return "planned"
    if said == "forecast" and date.expression.edge == "until" and clause and clause.group and clause.group.passive:
        said = "planned" if clause.group.modal == "may" else "happened"  # "may be lodged until", "could be filed until"
    moved = plans.of_its_date(said, date, sentence, clause) if clause is not None else None
    return moved or said


def _is_to_come(sentence: Sentence, clause: Clause, date: Dated) -> bool:
    """Whether a clause in the present tells what comes after another thing: "a new contract, before the old one expires on"."""
    group = clause.group
    if clause.opener not in _BEFORE_IT or group is None:
        return False
    host = sentence.clauses[clause.place - 1].group if clause.place else None
    awaited = (
        group.perfect and clause.opener in ("once", "when", "until") and host is not None and host.tense == "future"
    )
    if not awaited and (group.tense != "present" or group.perfect):
        return False
    over = sentence.today and date.when.value and not edtf.is_after(date.when.value, sentence.today)
    return clause.start <= sentence.token_at(date.start) < clause.end and not over


def _awaited(sentence: Sentence, clause: Clause | None) -> Realis | None:
    """What a clause says of what is "not expected before 2027", "not likely before December"."""
    if clause is None or clause.group is None:
        return None
    behind = [t.lower for t in sentence.tokens[clause.group.end : clause.group.end + 1]]
    said = realis_words().get(behind[0] if clause.group.lemma == "be" and behind else clause.group.lemma)
    return said if said in ("planned", "forecast") else None


def _is_not_before(sentence: Sentence, date: Dated) -> bool:
    """Whether a date is the first at which something will be: "will not be issued before the spring"."""
    edge = date.expression.edge == "until"
    return edge or bool(_NOT_BEFORE.search(sentence.text, max(sentence.start, date.start - _NEAR), date.start))


def of_lead(sentence: Sentence, clause: Clause) -> Realis:
    """What the words before a list say of its items: "the ministers agreed to:" has them planned."""
    bare = sentence.tokens[clause.start].verb
    opens = sentence.clauses[0] is clause and bare is not None and bare.base and not bare.past
    return "planned" if opens and _LEADS.search(sentence.lead) else "happened"


def of_words(tokens: Sequence[Token], first: int = 0, last: int | None = None) -> Realis:
    """What tokens `first` to `last` of some say: "scheduled visit", "planned summit", "a seminar announced for May"."""
    for i in range(first, len(tokens) if last is None else last):
        token = tokens[i]
        if token.tag in ("NOUN", "VPART", "ADV", "VBASE") and (said := realis_words().get(token.lower)):
            if token.lower == "schedule" and i and tokens[i - 1].lower in ("behind", "of", "on"):
                continue  # "was finished half a year behind schedule"
            return said
        if plans.is_plan(tokens, i):
            return "planned"
    return "happened"


def _of_verb(sentence: Sentence, clause: Clause) -> Realis:
    group = clause.group
    assert group is not None
    words = sentence.words(clause.start, clause.end).lower()
    subject = sentence.words(*clause.subject) if clause.subject and not clause.inherited else ""
    said = realis_words().get(group.lemma)
    phrase = _phrase(sentence, clause, group)
    if phrase and not (phrase == "postponed" and said == "cancelled"):  # "put off until May, was cancelled"
        return "negated" if phrase == "planned" and _NOTHING.match(subject) else phrase
    if said in ("postponed", "cancelled"):
        return "negated" if group.negated else "happened" if _gives_up(sentence, clause) else said
    after = [t.lower for t in sentence.tokens[group.end : group.end + 2]]
    if after and after[0] in _NONE and clause.link != "that" and after[-1] not in _BOUNDS:
        return "negated"
    if sentence.tokens[clause.start].lower == "nor":
        return "negated"
    if plans.drops_a_plan(sentence, clause):
        return "cancelled"
    if group.negated and _with_particle(sentence, group) in _EXCLUDING:
        return "forecast"  # "does not rule out a levy in 2026"
    if _says_yes(sentence, clause, words):
        return "happened"
    if group.negated or _NOTHING.match(subject) or _COUNTERFACTUAL.search(words):
        return "negated"
    said = None if said == "negated" else said
    if not _NOT_QUITE.isdisjoint(group.words[:-1]) and group.lemma not in changes():
        return "negated"
    if held := _held(sentence, clause):
        return held
    if said == "forecast" or (said is None and "likely" in group.words):
        awaited = said and group.passive and group.lemma not in _FORETELLS
        return "planned" if awaited and not _develops(sentence, clause) else "forecast"
    if said == "planned" or group.tense == "future":
        return "planned" if said or not _develops(sentence, clause) else "forecast"
    if group.modal in ("may", "might", "could", "can"):
        return "forecast"
    if group.modal in ("would", "should", "must"):
        return "forecast" if _develops(sentence, clause) else "planned"
    scheduled = (
        of_words(sentence.tokens[clause.subject[0] : clause.subject[1]])
        if clause.subject and not clause.inherited
        else "happened"
    )
    if scheduled != "happened" and group.lemma == "be":
        return scheduled
    return of_lead(sentence, clause)


def _says_yes(sentence: Sentence, clause: Clause, words: str) -> bool:
    """Whether a denial says what was: "it was not the price but the quota", "nothing was paid without leave"."""
    group = clause.group
    assert group
    if group.lemma == "be" and group.negated and group.tense in ("past", "present"):
        return any(t.tag == "CONJ" and t.lower == "but" for t in sentence.tokens[group.end : clause.end])
    none = clause.subject is not None and not clause.inherited and sentence.tokens[clause.subject[0]].lower in _NONE
    return none and group.passive and " without " in words


def _phrase(sentence: Sentence, clause: Clause, group: Group) -> Realis | None:
    """What a phrase of a clause says, but for an aside behind its verb, and for what somebody is to do, told behind a date:
    "had been in Lima in May, the journey having been put off", "advised travellers on 3 May to put off the journey". That a
    thing is put off or given up must be told by the verb: "the pact, put off twice, was signed".
    """
    tokens = sentence.tokens
    end = next((i for i in range(group.end, clause.end) if _ends_told(tokens, i)), clause.end)
    phrase = phrase_of_realis(sentence.words(clause.start, end))
    if phrase in ("postponed", "cancelled"):
        return phrase_of_realis(sentence.words(group.start, end))
    return phrase


def _ends_told(tokens: Sequence[Token], i: int) -> bool:
    if tokens[i].tag == "TO":
        return tokens[i - 1].tag == "DATE"
    return tokens[i].text in (",", "–", "—", ";") and "having" in (t.lower for t in tokens[i + 1 : i + 5])


def _gives_up(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody gives up a thing that there was, and no plan: "abandoned its currency band", "cancelled the contract"."""
    group = clause.group
    if group is None or group.passive or group.tense != "past" or group.head.tag != "VFIN":
        return False
    behind = sentence.tokens[group.end : clause.end]
    end = next((i for i, t in enumerate(behind) if t.tag in ("PREP", "PUNCT", "DATE", "CONJ")), len(behind))
    what = behind[:end]
    planned = any(t.tag == "PRON" or t.lower in _INTENDED or t.lower.rsplit(" ", 1)[-1] in noun_kinds() for t in what)
    return bool(what) and not planned


def _held(sentence: Sentence, clause: Clause) -> Realis | None:
    """What the clause before makes of one in "that": "denied that a treaty was signed", "it is unlikely that ..."."""
    at = clause.place
    if clause.link != "that" or not at:
        return None
    before = sentence.clauses[at - 1]
    if is_reported(sentence.tokens, clause.start):
        if before.group and before.group.lemma in _CALLS and _FALSE.search(sentence.words(before.start, clause.end)):
            return "negated"
        for after in sentence.clauses[at + 1 : at + 3]:
            words = sentence.words(after.start, after.end)
            if phrase_of_realis(words) == "negated" or (after.group and after.group.lemma in _DENIALS):
                return "negated"
    if phrase := phrase_of_realis(sentence.words(before.start, clause.start + 1)):
        return phrase
    host = before.group
    if host is None:
        return None
    if host.lemma in _DENIALS or (host.negated and host.lemma not in _FACTIVES):
        return "negated"
    return "forecast" if realis_words().get(host.lemma) == "forecast" else None


def _develops(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells how a figure develops, which people forecast and do not plan; not of one that somebody sets."""
    group = clause.group
    subject = sentence.tokens[slice(*clause.subject)] if clause.subject else []
    if any(t.lower in _SET_BY_LAW for t in subject):
        return False
    a, b = sentence.span(clause.start, clause.end)
    measured = any(a <= q.start < b and q.unit and q.unit != "count" for q in sentence.quantities)
    lemma = group.lemma if group else ""
    if group and group.passive and lemma in changes() and group.tense == "future":
        return False  # somebody does it: "the duty will be lowered"
    if group and group.passive:
        behind = takewhile(lambda t: t.tag in _INNER, sentence.tokens[group.end : clause.end])
        inner = [t.verb.lemma for t in behind if t.verb]
        lemma = inner[-1] if inner else lemma  # "expected to recover", "expected to continue to increase"
    is_to = group is not None and group.words[1:2] == ("to",)  # "is to run", "was to cover": somebody set that
    return lemma in changes() or (measured and not is_to and (lemma in _STATED or lemma in _MILESTONES))
