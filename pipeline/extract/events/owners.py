"""Whose something is: what "whose", "its", "their", "his" and "her" mean before a noun."""

from pipeline.extract.events.governor import bracketed_start, phrase_start
from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory.about import offices
from pipeline.extract.memory.referents import Referents
from pipeline.extract.sentence import Sentence

_OF_THINGS = frozenset({"its", "their"})
_OF_PERSONS = frozenset({"her", "his"})
_FROM = frozenset({"by", "from", "of"})
_LONGEST = 8  # tokens of an owner
_BODIES = frozenset({"country", "capital", "organisation"})


def owner_before(sentence: Sentence, clause: Clause) -> str | None:
    """What stands right before a clause with "whose": a noun phrase, or the body alone that it ends with, "with the help of the
    Bank, whose engineers"; not "the accord with the Bank, whose review".
    """
    tokens, last = sentence.tokens, clause.start - 1
    while last >= 0 and tokens[last].text in (",", "–", "—"):
        last -= 1
    if last >= 0 and tokens[last].text == ")":  # "the firm (Lima), whose"
        last = next((i for i in range(last, 0, -1) if tokens[i].text == "("), 0) - 1
    if last < 0 or tokens[last].tag not in ("NOUN", "NAME"):
        return None
    first = bracketed_start(tokens, last, 0)
    inner = phrase_start(tokens, last)
    if inner and tokens[inner - 1].lower == "for" and tokens[inner].tag == "NAME":
        first = inner  # "protection for | Andes Minerals, whose"
    body = next((m for m in sentence.mentions if m.end == tokens[last].end and m.kind in _BODIES), None)
    if body and (begin := sentence.token_at(body.start)) > first + 1:
        begin -= tokens[begin - 1].tag == "DET"
        first = begin if tokens[begin - 1].lower in _FROM else first
    return sentence.words(first, last + 1)


def owner_of(sentence: Sentence, start: int, referents: Referents) -> str | None:
    """Whose a noun phrase is that begins with a possessive at token `start`: if it stands in the subject of its clause, what the
    clause before is about, "its office was closed"; else who the subject is, "the minister put off her visit".
    """
    word = sentence.tokens[start].lower
    if word not in _OF_THINGS | _OF_PERSONS:
        return None
    clause = sentence.clause_at(sentence.tokens[start].start)
    if clause.subject is None or clause.inherited:
        return None
    first, last = clause.subject
    if first <= start < last:
        return referents.its(sentence, several=word == "their") if word in _OF_THINGS else None
    if word in _OF_THINGS:
        between = sentence.span(last, start)
        if any(m.kind in _BODIES for m in sentence.inside(sentence.mentions, *between)):
            return None  # "Togo recognised Mali on the day of its independence": of whose?
        actor = referents.acting(sentence, clause)
        return actor.told if actor and actor.several == (word == "their") else None
    held = sentence.tokens[first:last]
    by_office = any(t.lower.rpartition(" ")[2] in offices() for t in held)
    named = any(m.kind == "person" for m in sentence.inside(sentence.mentions, *sentence.span(first, last)))
    plain = len(held) <= _LONGEST and not any(t.tag in ("CONJ", "PUNCT") for t in held)
    return sentence.words(first, last) if (by_office or named) and plain else None


def own_of(words: str) -> str:
    """Words with the ending that says that something is theirs."""
    return f"{words}’" if words.endswith("s") and not words.endswith("ss") and words[-2:].islower() else f"{words}’s"
