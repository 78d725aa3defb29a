"""What kind of happening it is, in the terms of the PLOVER ontology where they fit."""

from collections.abc import Sequence

from pipeline.extract.events.lexis import noun_kinds, verb_kinds
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.tokens import Token
from pipeline.extract.sentence import Sentence, once

_WEAK = frozenset({"other", "economic", "statement"})
_DECISIVE = frozenset({"agreement", "appointment", "conflict", "founding", "legislation", "sanction"})
_SAYS_LITTLE = frozenset({"hold", "take", "make", "have", "begin", "start", "end", "strike", "hit"})


@once
def kind_of(sentence: Sentence, clause: Clause) -> str:
    """The kind of happening that a clause tells: by its verb, or by a noun where the verb says little."""
    group = clause.group
    by_verb = verb_kinds().get(group.lemma) if group else None
    if group and by_verb and by_verb not in _WEAK and group.lemma not in _SAYS_LITTLE:
        return by_verb
    by_noun = kind_of_nouns(sentence.tokens[clause.start : clause.end])
    return by_noun if by_noun != "other" else by_verb or "other"


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
    for token in tokens:
        named = token.lower.split()
        for word in (named[-1], named[0]) if token.tag in ("NOUN", "NAME") else ():  # "Typhoon Yagi"
            if word in noun_kinds() and (word is named[-1] or noun_kinds()[word] == "disaster"):
                return noun_kinds()[word]
    return "other"
