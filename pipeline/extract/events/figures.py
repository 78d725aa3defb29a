"""Whether a clause tells a figure and nothing else: a level, a number, a place among others."""

import re

from pipeline import edtf
from pipeline.extract.language.clauses import Clause, Group
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.extract.spans import near
from pipeline.wordlist import sets

_LEVELS = sets("verb_sets")["amounts_to"]
_MANY = 10
_DET = 12  # characters, of a word or two before a figure that opens a subject: "some", "a total of"
_IS_THERE = sets("verb_sets")["is_there"]
_RANK = re.compile(
    r"(?:(?:in|still|then|already|only) (?:\d{4} )?|by far |also )*(?:the |its |their |\S+ ’s |[a-z]+ 's )?(?:country ’s )?"
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+[- ](?:largest|biggest|most important)|largest"
    r"|biggest|best|main|most important|leading)\b(?! (?:to|round|meeting|session|visit|time|stage|phase)\b)"
)
_NAMES_IT = frozenset({"NOUN", "NAME", "VPART"})
_GOODS = re.compile(r"(?:t|kg|m3|har|\[[a-z_]+\]|[kMGT]W\.h)(?:/(?:d|a|mo))?")


def only_measures(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause only says how much or how many, or which place something had: no event, whatever its date."""
    return _is_level(sentence, clause) or _only_counts(sentence, clause) or _ranks(sentence, clause)


def _is_level(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause only says how much something was, whatever it counts: "stood at 307", "had averaged 10.6 a day"."""
    group = clause.group
    if group is None or group.passive or group.lemma not in _LEVELS | {"be"}:
        return False
    behind = [t for t in sentence.tokens[group.end : group.end + 3] if t.tag not in ("PREP", "ADV")]
    if group.lemma == "be" and group.perfect:
        return False
    if group.lemma == "be":  # "it was 40", "the ratio had been one to six"
        alone = sentence.tokens[group.end + 1 : group.end + 2]
        return (
            bool(behind) and behind[0].tag in ("QTY", "NUM") and (not alone or alone[0].tag in ("PUNCT", "PREP", "TO"))
        )
    return bool(behind) and behind[0].tag in ("QTY", "NUM")


def _only_counts(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause only tells how many or how much: a bare number, or an amount of goods over a long time, is what its verb
    is done to, "they granted 47,000", "gave it 1.3 billion cubic metres in 2015"; or so many had come together by a time,
    "24 projects had been approved by the end of 2016".
    """
    group = clause.group
    if group is None or group.modal or group.tense == "future":
        return False
    a, b = sentence.span(clause.start, clause.end)
    here = [q for q in near(sentence.quantities, a, b) if q.role == "amount" and q.start >= a]
    if not here:
        return False
    dates = sentence.inside(sentence.dates, a, b)
    if group.lemma in _IS_THERE and clause.subject and not group.perfect:
        first = sentence.tokens[clause.subject[0]].start
        if any(q.start - first <= _DET and q.unit == "count" and q.value >= _MANY for q in here):
            return True
    if group.words[0] == "had" and any(d.expression.edge == "by" for d in dates):
        return any(q.unit == "count" and q.value >= _MANY for q in here)
    if group.tense != "past" or group.passive:
        return False
    long = all(edtf.is_longer_than_a_month(d.value) for d in dates if d.value)
    return any(_is_bare(sentence, group, q) or (long and _is_of_goods(sentence, group, q)) for q in here)


def _ranks(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause only says which place somebody or something had among others for a time: "In 2003 Mexico was the
    sixth-largest market", "that was the best June ever"; not "was the first state to recognise it".
    """
    group = clause.group
    if group is None or group.lemma != "be" or group.negated or group.tense != "past" or group.perfect:
        return False
    a, b = sentence.span(clause.start, clause.end)
    values = [(d.when.value or "").partition("/")[0].rstrip("~") for d in sentence.inside(sentence.dates, a, b)]
    if any(edtf.precision(value) == "day" for value in values if value not in ("", "..")):
        return False
    behind = " ".join(t.lower for t in sentence.tokens[group.end : clause.end])
    return _RANK.match(behind) is not None


def _is_bare(sentence: Sentence, group: Group, q: Quantity) -> bool:
    """Whether a number without a noun is what a verb is done to: "granted 47,000", "brought back in 2009 no more than 137"."""
    place, tokens = sentence.token_at(q.start), sentence.tokens
    named = place + 1 < len(tokens) and tokens[place + 1].tag in _NAMES_IT
    if (q.unit and not q.supplied) or named or q.value < _MANY or place < group.end:
        return False
    between = tokens[group.end : place]
    return all(t.tag in ("ADV", "DATE") or t.lower in ("in", "away", "back", "up", "out", "off") for t in between)


def _is_of_goods(sentence: Sentence, group: Group, q: Quantity) -> bool:
    """Whether an amount of goods is right behind a verb: "carried 11.8 million tonnes"."""
    return group.end <= sentence.token_at(q.start) <= group.end + 1 and bool(_GOODS.fullmatch(q.unit))
