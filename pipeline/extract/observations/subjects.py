"""Who or what the subject of a clause is: a state, a body, one who acts, takes or supplies; a figure."""

import re
from collections.abc import Sequence

from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import subject_names
from pipeline.extract.names.gazetteer import country_in
from pipeline.extract.names.mention import ACTORS, Mention
from pipeline.extract.observations.frame import UNIONS
from pipeline.extract.observations.measuring import sole
from pipeline.extract.observations.parties import code, is_side, is_state
from pipeline.extract.sentence import Sentence
from pipeline.records import Flow
from pipeline.wordlist import words

SHARE_VERBS, TAKERS = words("share_verbs"), words("takers")
_SET_BY_BODIES = frozenset(
    {"investment", "interest_rate", "inflation", "reserves", "gdp", "exchange_rate", "aid", "expenditure", "debt"}
)
_LED_BY = re.compile(
    r"(?i:\b(?:to|from|with|for|in|on|against|into|towards?|through|via|at|near|off)) (?:(?:[A-Z][\w’-]*|the|and|,) ?)*\Z"
)
_NEAR = 60  # characters
_LIKE_A_SUPPLIER = frozenset({"be", "remain", "become"})


def state(sentence: Sentence, clause: Clause) -> str | None:
    """The one country that is a clause's subject."""
    return sole({code(m) for m in subject_names(sentence, clause) if is_side(m)})


def acting(sentence: Sentence, clause: Clause, partner: str | None) -> str | None:
    """The one state in the subject of a clause, if it acts, and is not the `partner`: "Chile exported 5 tonnes"."""
    if clause.subject is None or clause.group is None or clause.group.lemma in SHARE_VERBS:
        return None
    acts = sole({code(m) for m in subject_names(sentence, clause) if is_state(m) and not _is_led(sentence, m)})
    return acts if acts != partner else None


def for_a_state(sentence: Sentence, clause: Clause, measure: str | None) -> str | None:
    """The country of the body or the person that a clause's subject names, of what such a one sets or gives: "the Central
    Bank of Nigeria", "Emir Tamim pledged".
    """
    if measure not in _SET_BY_BODIES:
        return None
    acting = [m for m in _before_verb(sentence, clause) if m.kind in ("organisation", "person")]
    return sole({m.code or m.of or country_in(m.name) for m in acting})


def whose_subject(sentence: Sentence, clause: Clause) -> str | None:
    """The one country that a clause's subject names, or whose body or person it is: "Riyadh", "the Bank of Ghana"."""
    named = subject_names(sentence, clause)
    return sole({code for m in named if (code := m.code or m.of or country_in(m.name))})


def taker(sentence: Sentence, clause: Clause) -> str | None:
    """The country that takes a part of what is exported, or supplies one of what is imported."""
    taking = clause.group and clause.group.lemma in SHARE_VERBS | TAKERS
    return state(sentence, clause) if taking else None


def trader(sentence: Sentence, clause: Clause, flow: Flow) -> str | None:
    """The country that is called a supplier of imports, or a buyer of exports: "Portugal was the main supplier"."""
    if clause.group is None or clause.group.lemma not in _LIKE_A_SUPPLIER or clause.inherited:
        return None
    called = words("suppliers" if flow == "import" else "buyers")
    named = any(t.lower.removesuffix("s") in called for t in sentence.tokens[clause.group.end : clause.end])
    return state(sentence, clause) if named else None


def is_actor(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause's subject is a state, a body, or one who acts, and not a thing of theirs: "the bank", "Kenya"."""
    if clause.subject is None:
        return False
    a, b = sentence.span(*clause.subject)
    named = subject_names(sentence, clause)
    if any(m.end == b and m.start - a <= len("the ") and m.kind == "country" for m in named):
        return True
    bodies = any(m.kind == "organisation" and m.name not in UNIONS for m in named)
    return bodies or _has_agent(sentence, max(clause.subject[0], clause.subject[1] - 2), clause.subject[1])


def names_actor(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause's subject names a person, a body, a state or one who acts, itself or as whose it is: "Kenya’s ports"."""
    if clause.subject is None:
        return False
    named = any(m.kind in ACTORS for m in subject_names(sentence, clause))
    return named or _has_agent(sentence, *clause.subject)


def is_figure(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause's subject is a figure and no more: "a quarter of the $1.07 billion recorded the year before"."""
    if clause.subject is None:
        return False
    a, b = sentence.span(*clause.subject)
    figures = sentence.inside(sentence.quantities, a, b)
    nouns = [t for t in sentence.tokens[slice(*clause.subject)] if t.tag in ("NOUN", "NAME") and t.lower != "little"]
    return bool(figures) and all(any(p.start <= t.start < p.end for p in figures) for t in nouns)


def _has_agent(sentence: Sentence, first: int, last: int) -> bool:
    return any(t.lower in words("agents") for t in sentence.tokens[first:last])


def _is_led(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name stands behind a preposition, among others or alone: "sales to Peru and Chile"."""
    return bool(_LED_BY.search(sentence.text, max(0, mention.start - _NEAR), mention.start))


def _before_verb(sentence: Sentence, clause: Clause) -> Sequence[Mention]:
    """What a clause’s subject names, and what stands in apposition to it."""
    if clause.subject is None or clause.group is None or clause.inherited or clause.group.start < clause.subject[1]:
        return subject_names(sentence, clause)
    return sentence.inside(sentence.mentions, *sentence.span(clause.subject[0], clause.group.start))
