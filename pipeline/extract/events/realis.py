"""Whether what a clause tells of took place: happened, planned, postponed, cancelled, negated or forecast."""

import re
from collections.abc import Sequence

from pipeline.extract.events.lexis import noun_kinds, realis_words, verb_kinds
from pipeline.extract.language.clauses import Clause, Group
from pipeline.extract.language.tokens import Token
from pipeline.extract.sentence import Sentence
from pipeline.records import Realis
from pipeline.wordlist import words

COMMITMENT = words("commitments")
UNDONE: frozenset[Realis] = frozenset({"postponed", "cancelled", "negated"})
_DENIALS = words("denials")
_FACTIVES = words("factives")
_LEADS = re.compile(r"(?i)\b(?:to|will|shall|should|must|plans?|aims?|targets?|goals?|commitments?)(?: [a-z]+){0,3}:\Z")
_ARRANGED = frozenset({"meeting", "visit", "agreement", "election", "appointment", "sanction", "aid", "legislation"})
_NOTHING = re.compile(r"(?i)(?:the )?(?:no|neither|none|nobody|nothing)\b")
_COUNTERFACTUAL = re.compile(r"(?i)\b(?:would|could|should|might) (?:not )?have\b")
_PHRASES: tuple[tuple[re.Pattern[str], Realis], ...] = (
    (re.compile(r"(?i)\b(?:is|are|was|were|proved) (?:false|untrue|unfounded|baseless|fabricated)\b"), "negated"),
    (
        re.compile(r"(?i)\b(?:stopped short of|ruled out|there (?:was|were|is|are) no|no plans to|supposed to)\b"),
        "negated",
    ),
    (re.compile(r"(?i)\b(?:put off|pushed back|put back|held over)\b"), "postponed"),
    (re.compile(r"(?i)\b(?:called off|did not go ahead|dropped from the)\b"), "cancelled"),
    (
        re.compile(
            r"(?i)\b(?:has|have|had) (?:still )?yet to\b|\bnever (?:took place|materialised|materialized|happened)\b"
        ),
        "negated",
    ),
    (re.compile(r"(?i)\b(?:is|are|was|were) (?:now )?(?:due|set|planned|scheduled|slated|to be)\b"), "planned"),
)


def of_clause(sentence: Sentence, clause: Clause) -> Realis:
    """What a clause says of its own happening."""
    group = clause.group
    a, b = sentence.span(clause.start, clause.end)
    words = sentence.text[a:b]
    if group is None:
        verbless = of_words(sentence.tokens[clause.start : clause.end])
        return verbless if verbless != "happened" else of_lead(sentence, clause)
    subject = sentence.words(*clause.subject) if clause.subject and not clause.inherited else ""
    for pattern, realis in _PHRASES:
        if pattern.search(words):
            return realis
    said = realis_words().get(group.lemma)
    if said in ("postponed", "cancelled"):
        return "negated" if group.negated else said
    if group.negated or _NOTHING.match(subject) or _COUNTERFACTUAL.search(words) or said == "negated":
        return "negated"
    host = _host(sentence, clause)
    if host and (host.lemma in _DENIALS or (host.negated and host.lemma not in _FACTIVES)):
        return "negated"
    if host and realis_words().get(host.lemma) == "forecast":
        return "forecast"
    if said == "forecast" or (said is None and "likely" in group.words):
        return "planned" if said and group.passive and _is_arranged(sentence, clause) else "forecast"
    if said == "planned" or group.tense == "future":
        return "planned" if said or _is_arranged(sentence, clause) else "forecast"
    if group.modal in ("may", "might", "could", "can"):
        return "forecast"
    if group.modal in ("would", "should", "must"):
        return "planned" if _is_arranged(sentence, clause) else "forecast"
    if re.search(r"(?i)\b(?:un)?likely to\b", words):
        return "forecast"
    scheduled = (
        of_words(sentence.tokens[clause.subject[0] : clause.subject[1]])
        if clause.subject and not clause.inherited
        else "happened"
    )
    if scheduled != "happened" and group.lemma == "be":
        return scheduled
    return of_lead(sentence, clause)


def of_lead(sentence: Sentence, clause: Clause) -> Realis:
    """What the words before a list say of its items: "the ministers agreed to:" has them planned."""
    bare = sentence.tokens[clause.start].verb
    opens = sentence.clauses[0] is clause and bare is not None and bare.base and not bare.past
    return "planned" if opens and _LEADS.search(sentence.lead) else "happened"


def _host(sentence: Sentence, clause: Clause) -> Group | None:
    """The verb that a clause in "that" hangs on: "denied that a treaty was signed"."""
    at = sentence.clauses.index(clause)
    return sentence.clauses[at - 1].group if clause.link == "that" and at else None


def of_words(tokens: Sequence[Token]) -> Realis:
    """What the words of a phrase say: "scheduled visit", "planned summit", "plans to hold"."""
    for token in tokens:
        if token.tag in ("NOUN", "VPART", "ADV", "VBASE") and (said := realis_words().get(token.lower)):
            return said
    return "happened"


def _is_arranged(sentence: Sentence, clause: Clause) -> bool:
    """Whether what a clause tells of is a thing that people arrange, and no development of figures."""
    tokens = sentence.tokens[clause.start : clause.end]
    for token in tokens:
        kind = noun_kinds().get(token.lower) if token.tag == "NOUN" else None
        kind = kind or (verb_kinds().get(token.verb.lemma) if token.verb and token.tag.startswith("V") else None)
        if kind in _ARRANGED:
            return True
    names = [
        m for m in sentence.mentions if m.kind == "person" and clause.start <= sentence.token_at(m.start) < clause.end
    ]
    return bool(names)
