"""What holds: since a date, told in an aside without a verb, "the new tariff, in force since 1 March, doubled the duty"; up to
one, of an office, "minister until 2020", or told in the present, "his term ends in August 2028".
"""

from pipeline.extract.events import titles
from pipeline.extract.events.happening import Happening
from pipeline.extract.events.happening import happening as of_date
from pipeline.extract.memory.about import offices
from pipeline.extract.sentence import Dated, Sentence
from pipeline.wordlist import words

_APART = frozenset({",", "–", "—", "(", ")", "."})
_VERBS = frozenset({"VFIN", "AUX", "MODAL", "QTY"})  # or a figure, which is none
_LONGEST = 12  # words of such an aside
_ENDS = words("ending_verbs")


def ends_by_its_terms(event: Happening) -> bool:
    """Whether a verb in the present tells when something that holds is to end: "the licence expires on 30 June"."""
    group = event.clause.group if event.clause else None
    if group is None or event.value is None or group.tense != "present" or group.perfect or group.modal:
        return False
    return group.lemma in _ENDS and not group.negated and group.head.tag == "VFIN"


def happening(sentence: Sentence, date: Dated) -> Happening | None:
    """What an aside tells that has held since a date, or an office up to one; None where no aside does."""
    held = _since(sentence, date) if date.role in ("mention", "plain") else None
    if held is None:
        return None
    a, b, title = held
    return of_date(sentence, a, b, date, title, "other", "happened")


def _since(sentence: Sentence, date: Dated) -> tuple[int, int, str] | None:
    """Where the words stand that say what holds since or until a date, and what they say."""
    if date.expression.edge not in ("since", "until"):
        return None
    tokens, place = sentence.tokens, sentence.token_at(date.start)
    clause = sentence.clause_at(date.start)
    opening = next((i for i in range(place - 1, max(clause.start, place - _LONGEST), -1) if _opens(sentence, i)), None)
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    if opening is None or behind is None:
        return None
    aside = tokens[opening + 1 : place]
    held = date.expression.edge == "until"  # an office, "minister until 2020 and now a banker"
    if behind.text not in _APART and not (held and behind.tag == "CONJ"):
        return None
    if held and offices().isdisjoint(t.lower.rpartition(" ")[2] for t in aside):
        return None
    told = [t for t in aside if t.lower != "since"]
    if not told or any(t.tag in _VERBS for t in aside):
        return None
    who, what = sentence.words(clause.start, opening), sentence.words(opening + 1, place)
    title = titles.trimmed(f"{who}{',' if held else ''} {what}".strip(), [date.text])
    return sentence.span(clause.start, opening)[0], date.end, title


def _opens(sentence: Sentence, i: int) -> bool:
    """Whether an aside begins behind a token: a mark, or an "and" before "in force" and the like."""
    token = sentence.tokens[i]
    return token.text in _APART or (token.tag == "CONJ" and sentence.tokens[i + 1].tag == "PREP")
