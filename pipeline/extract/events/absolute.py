"""What a "having" tells of a date behind it, set off from a clause: "imports rose, the duty having been withdrawn in 1998"."""

from collections.abc import Sequence

from pipeline.extract.events import titles
from pipeline.extract.events.happening import Happening
from pipeline.extract.events.happening import happening as of_date
from pipeline.extract.events.kinds import kind_of_nouns
from pipeline.extract.events.lexis import verb_kinds
from pipeline.extract.language.lexicon import changes
from pipeline.extract.language.tokens import Token
from pipeline.extract.sentence import Dated, Sentence
from pipeline.extract.spans import lowered
from pipeline.wordlist import words

_FARTHEST = 40  # tokens between a date and the "having"
_SETS_OFF = frozenset({",", ";", ":", "–", "—", "(", ")"})


def happening(sentence: Sentence, date: Dated) -> Happening | None:
    """The event of a date that a "having" governs; None of other dates."""
    if date.role != "plain" or not date.value or "having" not in lowered(sentence.text):
        return None
    tokens, place, clause = sentence.tokens, sentence.token_at(date.start), sentence.clause_at(date.start)
    having = next((i for i in range(place - 1, max(clause.start, place - _FARTHEST), -1) if _stops(tokens[i])), None)
    if having is None or tokens[having].lower != "having":
        return None
    inside = tokens[having + 1 : place]
    if _is_measured(inside):
        return None
    if not inside or any(t.text in _SETS_OFF for t in inside[:-2]):
        return None
    first, low = having, max(clause.start, having - _FARTHEST)
    while first > low and tokens[first - 1].text not in _SETS_OFF and not _stops(tokens[first - 1]):
        first -= 1
    if tokens[first].lower in ("with", "and"):
        first += 1
    done = next((t.verb for t in inside if t.verb and t.lower != "been"), None)
    who = sentence.words(*clause.subject) if first == having and clause.subject else ""
    title = titles.trimmed(f"{who} {sentence.words(first, place)}".strip())
    title = title.removesuffix(" in").removesuffix(" on").rstrip(" ,")
    kind = (verb_kinds().get(done.lemma) if done else None) or kind_of_nouns(inside)
    denies = tokens[having - 1].verb if first == having else None
    denied = any(t.tag == "NEG" for t in tokens[first : having + 2]) or (denies and denies.lemma in words("denials"))
    return of_date(sentence, tokens[first].start, date.end, date, title, kind, "negated" if denied else "happened")


def _is_measured(inside: Sequence[Token]) -> bool:
    """Whether a "having" tells only how much something was, or by how much it moved: "having been 95,900", "having dropped by
    a tenth".
    """
    behind = next((t for t in inside if t.tag not in ("PREP", "ADV") and t.lower != "been"), None)
    if behind is None or behind.tag in ("QTY", "NUM"):
        return True
    changed = behind.verb is not None and behind.verb.lemma in changes()
    return changed and any(t.tag == "QTY" for t in inside) and inside[0].lower != "been"


def _stops(token: Token) -> bool:
    """Whether a verb that is finite, or a "having", stands here, beyond which a date is not governed."""
    return (
        token.lower == "having"
        or token.tag in ("VFIN", "MODAL", "WH", "SUB")
        or (token.tag == "AUX" and token.lower not in ("been", "be", "being"))
    )
