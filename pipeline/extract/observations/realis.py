"""Whether a figure is a fact: forecast, planned or denied, as its clause says or the words right before it."""

import re

from msgspec.structs import replace

from pipeline.extract.events import realis
from pipeline.extract.language.clauses import Clause
from pipeline.extract.observations.measures import kind_of_unit
from pipeline.extract.observations.reading import Reading
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence, once_a_sentence
from pipeline.extract.spans import lowered
from pipeline.records import Realis
from pipeline.wordlist import words

_INSTEAD = re.compile(r"\b(?:rather than|instead of)\b[^,;.]{0,60}\Z")  # of a text in lower case
_FORESEES, _WEIGHS = words("foreseers"), words("weighers")
_VERBAL = frozenset({"VFIN", "VING", "VBASE", "VPART"})
_TALKED_OF = frozenset({"contemplate", "discuss", "envisage", "mull"})
_WEIGHED = 12  # tokens from a verb to the figure of its object
_OF_A_COUNTRY = re.compile(
    r"\b(?:country|nation|state|people|city|town|island|market|economy|bloc|region|population)"
    r" of (?:some |about |only |just |nearly |over )?\Z"
)
_FORETELLS = re.compile(r"projection|forecast|outlook")
_PROJECTED = re.compile(
    r"\b(?:projections?|forecasts?|outlook)\b(?! (?:error|horizon|period|round))"
    r"(?: [\w’'%.,-]+){0,14}? (?:to|from|at|of) (?:about |around |some )?\Z"
)
_WISHES = frozenset({"prefer", "favour", "favor", "advocate"})
_FOR = re.compile(r" (?:for|against|in favou?r of) ")
_SOME_OF_A_BOARD = re.compile(r"\b(?:members?|minority|dissenters?|governors|others)\b")
_AIM = re.compile(  # "the goal for the coming year is about", "against a target of"
    r"\b(?:targets?|goals?|objectives?|aims?|ceilings?|quotas?)\b(?! (?:rates?|range|markets?|groups?|countries|firms)\b)"
    r"(?: [^\s,;:()]+){0,10}?(?::|,? (?:at|be|from|is|of|to|was))"
    r"(?: (?:a|about|almost|an|around|at|less|more|nearly|over|some|than|the|to|under)){0,3} \Z"
)
_LENDING = re.compile(r"\b(?:cash|funds|interest|lending|policy|repo) rate\b")
_MET = re.compile(r"\b(?:achieved?|attained|hits?|meets?|met|reach(?:ed)?)(?: [a-z]+){0,3} \Z")
_WANTED = re.compile(r"\b(?:asks?|demands?|hopes?|likes?|seeks?|urges?|wants?|wish(?:es)?)(?: [^\s,;:.()]+){0,8} \Z")
_AIMS = frozenset({"aim", "target"})
_SET_BY_SOMEBODY = frozenset({"aid", "capacity", "debt", "expenditure", "interest_rate", "investment", "tariff"})


@once_a_sentence
def _foretells(sentence: Sentence) -> bool:
    return _FORETELLS.search(lowered(sentence.text), sentence.start, sentence.end) is not None


def _wished(sentence: Sentence, clause: Clause) -> Realis | None:
    """What is said of a figure that somebody only wishes for: the rise that one member of a board preferred did not come."""
    group = clause.group
    if group is None or (
        group.lemma not in _WISHES and not (group.lemma == "vote" and _FOR.match(sentence.text, group.head.end))
    ):
        return None
    subject = sentence.words(*clause.subject).lower() if clause.subject else ""
    if group.tense == "past" and _SOME_OF_A_BOARD.search(subject):
        return "negated"
    return "planned" if group.lemma != "vote" else None


def when_ahead(reading: Reading) -> Reading:
    """A reading of a time after the document's own, which has not come: of what somebody sets a plan, of all else a forecast."""
    if reading.realis != "happened":
        return reading
    return replace(reading, realis="planned" if reading.measure in _SET_BY_SOMEBODY else "forecast")


def _is_aimed_at(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether a figure is a target: "the goal for next year is 5 million", "against a target of 9 per cent", "it targets 300"."""
    group, text = clause.group, lowered(sentence.text)
    if group and group.lemma in _AIMS and not group.passive and sentence.tokens[group.start].start < q.start:
        return True
    start = sentence.span(clause.start, clause.end)[0]
    if q.role == "multiple" and _WANTED.search(text, start, q.start):
        return True  # "a rate that Chile wants to see halved"
    aim = _AIM.search(text, start, q.start)
    return aim is not None and not _MET.search(text, start, aim.start()) and not _LENDING.search(text, start, q.start)


def of_figure(sentence: Sentence, clause: Clause, q: Quantity) -> Realis:
    """What is said of a figure; what stands behind "rather than" is denied, what somebody now "sees" is a forecast, what one
    is considering a plan.
    """
    if _INSTEAD.search(lowered(sentence.text), max(sentence.start, q.start - 90), q.start):
        return "negated"
    group = clause.group
    if group and group.lemma in _FORESEES and group.tense == "present" and sentence.tokens[group.start].start < q.start:
        return "forecast"
    if group and group.lemma == "estimate" and not group.modal:
        return "happened"
    if group and group.modal in ("can", "cannot") and not group.negated:
        return "happened"  # what can be done is a state
    if _foretells(sentence) and _PROJECTED.search(
        lowered(sentence.text), sentence.span(clause.start, clause.end)[0], q.start
    ):
        return "forecast"
    if group and sentence.tokens[group.start].start < q.start and (wished := _wished(sentence, clause)):
        return wished
    said = realis.of_clause(sentence, clause)
    if said == "happened" and (_is_weighed(sentence, clause, q) or _is_aimed_at(sentence, clause, q)):
        return "planned"
    if said != "happened" and _OF_A_COUNTRY.search(lowered(sentence.text), max(sentence.start, q.start - 40), q.start):
        return "happened"
    held = group is not None and q.end <= sentence.tokens[group.start].start
    return "happened" if said == "negated" and held else said  # what was not drawn upon is as large


def _is_weighed(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether an amount is only thought over: "is considering a loan of 5 million", "a swap of 2 tonnes had been discussed"."""
    if kind_of_unit(q.unit) in ("count", "part", "time", "other"):
        return False
    group, at = clause.group, sentence.token_at(q.start)
    if group and group.passive and group.lemma in _TALKED_OF and at < group.start:
        return True
    verbs = (t for t in reversed(sentence.tokens[max(clause.start, at - _WEIGHED) : at]) if t.verb and t.tag in _VERBAL)
    nearest = next(verbs, None)
    return nearest is not None and nearest.tag == "VING" and nearest.verb is not None and nearest.verb.lemma in _WEIGHS
