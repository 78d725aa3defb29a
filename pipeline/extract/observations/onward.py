"""The reading before, where a clause goes on from it: it names nothing else that its figure could measure."""

import re

from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import subject_names
from pipeline.extract.observations.measures import DURATIONS, fits, is_done, kind_of_unit
from pipeline.extract.observations.parts import is_of_these, is_part
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.subjects import is_actor, is_figure
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.wordlist import words

_LEAVES_OUT = re.compile(r" (?:it|they)\Z|[’']s(?: own)?(?: share)?\Z|s[’'](?: share)?\Z")
_IN_TERMS = re.compile(
    r"(?i)\A(?:in [a-z]+ terms,? |on (?:average|balance),? |(?-i:For|In) (?:the )?(?-i:[A-Z][\w’-]+),? )"
)
_IT = re.compile(r"(?i)\b(?:it|them|this|that)(?: down| up| back)? (?:at|to|by) (?:about |some |nearly |around )?\Z")
_JOINED = re.compile(
    r"(?: (?:(?:this|last|next) [a-z]+|(?:in|for) [\w ]{3,16}))?,? (?:and|then|and then) (?:about |some |nearly |around )?"
)
_NEAR = 24  # characters
_SAME = re.compile(r"(?:figure|total|volume|value|rate|increase|rise|decline|growth|fall|drop|bill|result|own)s?")
_CARRY = re.compile(
    r"(?i)\A(?:it|they|this|that|these|those|its|their|the|figures?|data|growth|volumes?|value|totals?|overall|(?:the|a|an) "
    r"(?:figure|total|volume|value|rate|range|increase|rise|decline|growth|fall|drop|latter|former|bill|result)s?)\b"
)


def carried(sentence: Sentence, clause: Clause, q: Quantity, before: Reading | None) -> Reading | None:
    """The reading before, if the clause goes on about what it measured: its subject names nothing else."""
    if before is None or before.measure is None or not fits(before.measure, q.unit) or is_done(sentence.text, q):
        return None
    if (before.flow or is_of_these(sentence, q)) and is_part(sentence, clause, q):
        return before
    if q.unit == "count" or q.unit in DURATIONS:
        return None
    if _is_estimated(sentence, clause, q) and kind_of_unit(q.unit) == kind_of_unit(before.quantity.unit):
        return before
    if (
        before.start >= sentence.start
        and q.unit == before.quantity.unit
        and _JOINED.fullmatch(sentence.text, before.quantity.end, q.start)
    ):
        return before
    if _IT.search(sentence.text, max(sentence.start, q.start - _NEAR), q.start):
        return before
    if _has_its_own_thing(sentence, clause, q):
        return None
    if clause.subject is None or clause.inherited or is_figure(sentence, clause):
        return before
    if before.measure == "capacity" and q.unit != before.quantity.unit:
        return None  # what a line carried is not what it can
    return before if _refers_back(sentence, clause) else None


def _refers_back(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause's subject is a word for what was told before, or leaves it out: "it", "the figure", "Peru’s"."""
    if clause.subject is None or is_actor(sentence, clause):
        return False
    subject = _IN_TERMS.sub("", sentence.words(*clause.subject))
    persons = any(m.kind == "person" for m in subject_names(sentence, clause))
    return bool(_CARRY.match(subject) or _LEAVES_OUT.search(subject)) and not persons


def _is_estimated(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether somebody expects or gives a figure of what is spoken of: "the Bank now sees 2 %"."""
    group = clause.group
    if group is None or group.passive or group.lemma not in words("estimators") | words("foreseers"):
        return False
    if group.lemma == "give" and kind_of_unit(q.unit) == "money":
        return False
    between = sentence.tokens[group.end : sentence.token_at(q.start)]
    return all(t.tag in ("ADV", "DET", "PREP") or _SAME.fullmatch(t.lower) for t in between)


def _has_its_own_thing(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether something else is raised, cut or sold to a figure: "the bank lifted its rate to 22 %"."""
    group = clause.group
    if group is None:
        return False
    first = sentence.tokens[group.end : group.end + 1]
    if not first or first[0].tag not in ("DET", "NOUN", "NAME") or first[0].start >= q.start:
        return False
    between = sentence.tokens[group.end : sentence.token_at(q.start)]
    return any(t.tag in ("NOUN", "NAME") and not _SAME.fullmatch(t.lower) for t in between[:4])
