"""What kind of happening it is, in the terms of the PLOVER ontology where they fit."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from pipeline.extract.events.lexis import noun_kinds, verb_kinds
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.nouns import singular
from pipeline.extract.language.tokens import Token
from pipeline.extract.names.offices import OFFICES
from pipeline.extract.quantities.units import is_money
from pipeline.extract.sentence import Sentence, once
from pipeline.wordlist import sets, table

_WEAK = frozenset({"other", "economic", "statement"})
_DECISIVE = frozenset({"agreement", "appointment", "conflict", "founding", "legislation", "sanction"})
_SAYS_LITTLE = sets("verb_sets")["says_little"]
_ANY = "*"  # verb
_OF_THINGS_TOO = sets("verb_sets")["of_things_too"]
_NAMES = {"person": "PERSON", "agreement": "AGREEMENT", "country": "PLACE", "capital": "PLACE", "place": "PLACE"}
_ECONOMIC = sets("noun_sets")["decided"]


@once
def kind_of(sentence: Sentence, clause: Clause) -> str:
    """The kind of happening that a clause tells: by its verb and the company it is in, by its verb, or by a noun where the verb
    says little.
    """
    lemma = clause.group.lemma if clause.group else ""
    if kind := _in_company(sentence, clause, lemma):
        return kind
    by_verb = verb_kinds().get(lemma, "other")
    if by_verb == "appointment" and lemma in _OF_THINGS_TOO and "PERSON" not in _company(sentence, clause):
        by_verb = "other"
    if by_verb not in _WEAK and lemma not in _SAYS_LITTLE:
        return by_verb
    by_noun = kind_of_nouns(sentence.tokens[clause.start : clause.end])
    known = by_noun if by_noun != "other" else by_verb
    return known if known != "other" else _in_company(sentence, clause, _ANY) or known


def _in_company(sentence: Sentence, clause: Clause, lemma: str) -> str | None:
    """The kind that a verb tells by other words of its clause: money is "received", and so is a guest."""
    rows = _companies().get(lemma)
    if rows is None:
        return None
    company = _company(sentence, clause)
    return next((kind for kind, asked in rows if any(words <= company for words in asked)), None)


@cache
def _companies() -> dict[str, list[tuple[str, list[frozenset[str]]]]]:
    """By verb the kinds that it may tell, each with the sets of words of which one must be there."""
    found: dict[str, list[tuple[str, list[frozenset[str]]]]] = defaultdict(list)
    for row in table("company"):
        for verb in row["verbs"].split():
            found[verb].append((row["kind"], [frozenset(words.split("+")) for words in row["with"].split()]))
    return found


@once
def _company(sentence: Sentence, clause: Clause) -> frozenset[str]:
    """The words of a clause and of its subject, singular, and what kinds of things it names."""
    spans = [(clause.start, clause.end), *([clause.subject] if clause.subject else [])]
    found: set[str] = set()
    for first, last in spans:
        found.update(singular(t.lower) for t in sentence.tokens[first:last] if t.tag != "PUNCT")
        if first < last:
            a, b = sentence.span(first, last)
            found.update(_NAMES[m.kind] for m in sentence.inside(sentence.mentions, a, b) if m.kind in _NAMES)
            found.update("MONEY" for q in sentence.inside(sentence.quantities, a, b) if is_money(q.unit))
    return frozenset(found | ({"PERSON"} if not OFFICES.keys().isdisjoint(found) else set()))


def stands_alone(clause: Clause) -> bool:
    """Whether a further verb of the subject before tells a decision, which is an event of its own: "they met in Foz and
    signed a declaration".
    """
    group = clause.group
    if group is None or clause.link not in ("joined", "main") or not clause.inherited or group.tense != "past":
        return False
    return verb_kinds().get(group.lemma) in _DECISIVE


def kind_of_nouns(tokens: Sequence[Token]) -> str:
    """The kind of happening that the first noun among some words tells of, or "other"."""
    for before, token in zip([None, *tokens], tokens, strict=False):
        named = token.lower.split()
        for word in (named[-1], named[0]) if token.tag in ("NOUN", "NAME") else ():  # "Typhoon Yagi"
            if before and word == "decision" and before.lower in _ECONOMIC:
                return "economic"
            if word in noun_kinds() and (word is named[-1] or noun_kinds()[word] == "disaster"):
                return noun_kinds()[word]
    return "other"
