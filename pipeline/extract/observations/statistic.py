"""Whether a clause is a statistic: it tells of a figure, and nothing that happens but the figure."""

import re

from pipeline import edtf
from pipeline.extract.events.lexis import verb_kinds
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.lexicon import SPEECH, changes
from pipeline.extract.observations.kinds import is_its_verb
from pipeline.extract.observations.measures import DURATIONS, kind_of_unit, measures
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.subjects import TAKERS
from pipeline.extract.observations.told import by_verb, trading_verbs
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Dated, Sentence, is_beside
from pipeline.wordlist import words

_STATED, _MILESTONES = words("states"), words("levels")
_OBJECT = frozenset({"DET", "NOUN", "NAME", "PRON", "NUM"})
_GIVES = words("estimators") | words("foreseers")
_ESTIMATES = frozenset({"projection", "projections", "forecast", "forecasts", "estimate", "estimates", "survey"})
_EARNS = frozenset({"earn", "spend"})
_CLOSING = frozenset({"close", "end", "finish"})
_BOOKS, _TALLIES = words("books"), words("tallies")
_MOVES = words("streams")
_SUM_OF = re.compile(r"(?:[\w’-]+ ){1,6}(?:of|worth|to the value of|to the tune of) (?:[a-z]+ ){0,3}\Z")
_BY = re.compile(r"\b(?:by|to|from) (?:[a-z]+ ){0,3}\Z")
_DECIDED = frozenset({"agreement", "sanction", "legislation", "founding"})
_VERY_MANY = 100
_MANY = 10  # what is counted in fewer is told for its own sake: "three ministers resigned"


def is_statistic(sentence: Sentence, clause: Clause, reading: Reading) -> bool:
    """Whether the clause of a figure tells no more than the figure: "exports rose 5 %", "trade stood at $3 billion"; not
    "the bank raised its rate to 5 %", which somebody decides, nor "trade passed $3 billion", which is a milestone.
    """
    group, q = clause.group, reading.quantity
    if q.unit in DURATIONS or (q.unit == "count" and q.value < _MANY and reading.measure in (None, "meetings")):
        return False
    if group is None:
        acts = any(t.tag == "VPART" for t in sentence.tokens[clause.start : clause.end])
        return not acts and (reading.measure is not None or q.unit != "count")
    behind = sentence.tokens[group.end - 1].end <= q.start
    if (
        _is_compared(sentence, clause, reading)
        or _is_stock(sentence, clause)
        or _is_part_of_all(sentence, clause, reading)
    ):
        return True
    if is_its_verb(clause, q):
        return _spans_long(sentence, clause)  # "imports had trebled"
    if group.lemma in _EARNS and q.unit != "count" and behind and _spans_long(sentence, clause):
        return True
    if _is_kept_or_counted(sentence, clause, q) or _streams(sentence, clause, q):
        return True
    if group.lemma == "be" and not group.passive and _is_counted(sentence, clause, q):
        return True  # "96.3 % of tariff lines are free of duty"
    if not behind and _counts_people(sentence, clause, q):
        return _spans_long(sentence, clause)
    if _is_paid_over_years(sentence, clause, q) or _goes_up_or_down(sentence, clause, reading):
        return True
    if group.lemma in _CLOSING and (
        sentence.text.endswith(("at ", "with "), 0, q.start) or reading.measure == "balance"
    ):
        return behind
    if group.lemma in _MILESTONES:
        return False
    if group.lemma in _STATED or _measures_itself(sentence, clause):
        return behind
    if group.lemma in TAKERS and reading.flow and (reading.kind == "share" or q.unit != "count"):
        return behind and (reading.kind == "share" or _spans_long(sentence, clause))
    if group.lemma in trading_verbs() and reading.flow:
        return behind and _spans_long(sentence, clause)
    if group.lemma in changes():
        return _is_estimate(sentence, clause) or (not group.passive and not _has_object(sentence, clause, q))
    if group.lemma in _GIVES and q.unit != "count":
        return behind
    if (told := by_verb(sentence, clause, q)) and told.start == group.head.start and reading.measure != "aid":
        return behind and not group.modal and _spans_long(sentence, clause)
    return _is_its_object(sentence, clause, q) and _spans_long(sentence, clause)


def is_of_figure(sentence: Sentence, q: Quantity, date: Dated) -> bool:
    """Whether a date stands right behind a figure in a bracket, an apposition or an estimate, and tells of nothing else:
    "potatoes (£38m in 2017)", "the record, 37 tonnes in 2019, stands", "the cost, put at $3 billion in 2016".
    """
    if not is_beside(sentence.text, q, date):
        return False
    text = sentence.text
    bracketed = text.endswith("(", 0, q.start) and text.startswith(")", date.end)
    apposed = text.endswith(", ", 0, q.start) and text.startswith((",", "."), date.end)
    before = sentence.tokens[: sentence.token_at(q.start)][-3:]
    estimated = any(t.verb and t.tag == "VPART" and t.verb.lemma in _STATED | words("estimators") for t in before)
    return bracketed or estimated or apposed


def _is_compared(sentence: Sentence, clause: Clause, reading: Reading) -> bool:
    """Whether what a clause tells is set against another time, as figures are: "registered 2,140 consignments, 3 % more
    than in September".
    """
    group, q = clause.group, reading.quantity
    if group is None or group.modal or group.passive or verb_kinds().get(group.lemma) in _DECIDED:
        return False
    if group.lemma in _MILESTONES or (group.lemma in changes() and _has_object(sentence, clause, q)):
        return False
    if reading.kind == "change" and not _is_right_beside(sentence, clause, q):
        return False
    a, b = sentence.span(clause.start, clause.end)
    return any(a <= d.start < b and d.role == "compared" for d in sentence.dates)


def _is_stock(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause says how much had come together by a time: "By March exporters had paid $2 billion"."""
    assert clause.group
    if clause.group.words[0] != "had" or verb_kinds().get(clause.group.lemma) in _DECIDED:
        return False
    a, b = sentence.span(clause.start, clause.end)
    return any(a <= d.start < b and d.expression.edge in ("by", "until") for d in sentence.dates)


def _is_part_of_all(sentence: Sentence, clause: Clause, reading: Reading) -> bool:
    """Whether the subject of a clause is a part in per cent, over a longer time: "only 38 % of goods claimed it in 2017"."""
    assert clause.group
    q = reading.quantity
    if q.unit != "percent" or reading.kind != "share" or not clause.subject or clause.group.modal:
        return False
    first, last = clause.subject
    return first <= sentence.token_at(q.start) <= first + 1 < last and _spans_long(sentence, clause)


def _is_counted(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether a clause is about money or a part: "€25 million is available"; not about "the $5 billion project"."""
    place = sentence.token_at(q.start)
    if clause.subject is None or not 0 <= place - clause.subject[0] <= 1:
        return False
    measured = q.unit == "percent" or kind_of_unit(q.unit) == "money" or (q.unit == "count" and q.value >= _VERY_MANY)
    return measured and not any(t.tag in ("NOUN", "NAME") for t in sentence.tokens[place + 1 : place + 2])


def _is_kept_or_counted(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether a clause tells how much somebody has, or counts: "held bonds to the value of $67 billion at the end of 2022",
    "counted 39,000 migrants"; not "held 120 rallies".
    """
    group = clause.group
    if group is None or group.modal or group.tense == "future":
        return False
    counted = q.unit == "count" and group.lemma in _TALLIES
    if not counted and (q.unit == "count" or group.lemma not in _BOOKS):
        return False
    led = sentence.tokens[sentence.token_at(q.start) - 1]
    beside = _is_right_beside(sentence, clause, q) and led.tag != "PREP"  # "held at 2.5 %"
    return beside or _is_sum_of_object(sentence, clause, q)


def _is_sum_of_object(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether a figure is the amount of what the verb is done to: "exchanged goods worth $2 billion"."""
    assert clause.group
    behind = sentence.tokens[clause.group.end - 1].end
    if q.start <= behind or not _SUM_OF.fullmatch(sentence.text[behind : q.start].lstrip()):
        return False
    between = sentence.tokens[clause.group.end : sentence.token_at(q.start)]
    return not any((t.verb and t.tag == "VPART") or t.tag == "DATE" for t in between)


def _is_paid_over_years(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether a clause adds up what was paid or taken in a long time: "has disbursed $148 million since 1991", "received 54 %";
    not "disbursed $54 million in September", nor "forgave $32 billion in 2014".
    """
    group = clause.group
    if group is None or group.modal or group.passive or group.tense == "future" or q.unit == "count":
        return False
    paid = group.lemma in TAKERS or group.lemma == "disburse"
    return paid and _spans_long(sentence, clause) and _is_right_beside(sentence, clause, q)


def _goes_up_or_down(sentence: Sentence, clause: Clause, reading: Reading) -> bool:
    """Whether what a clause tells of goes up or down by a figure: "trade went up by no more than 3.4 %"."""
    group = clause.group
    if group is None or group.lemma not in ("go", "come") or reading.measure is None:
        return False
    particle = [t.lower for t in sentence.tokens[group.end : group.end + 1]]
    led = _BY.search(sentence.text, sentence.tokens[group.start].end, reading.quantity.start)
    return particle in (["up"], ["down"]) and led is not None


def _streams(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether an amount of goods or money is what comes or goes over a time: "11 million tonnes crossed the quay in 2020",
    "goods worth $3 billion left the country".
    """
    group = clause.group
    if group is None or group.lemma not in _MOVES or group.passive or q.unit == "count" or clause.subject is None:
        return False
    first, place = clause.subject[0], sentence.token_at(q.start)
    led = sentence.text[sentence.tokens[first].start : q.start]
    opens = 0 <= place - first <= 1 or (place > first and _SUM_OF.fullmatch(led) is not None)
    return opens and place < group.start and _no_days(sentence, clause)


def _no_days(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause gives no day: what is counted, is counted over a time."""
    a, b = sentence.span(clause.start, clause.end)
    return all(edtf.precision(d.value) != "day" for d in sentence.dates if a <= d.start < b and d.value)


def _counts_people(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether very many are what a clause is about, and nobody is harmed: "900,000 Britons had visited Egypt"."""
    assert clause.group
    place = sentence.token_at(q.start)
    first = clause.subject is not None and 0 <= place - clause.subject[0] <= 1
    harmed = verb_kinds().get(clause.group.lemma) in ("conflict", "protest", "disaster") or clause.group.lemma in words(
        "harm"
    )
    return first and q.unit == "count" and q.value >= _VERY_MANY and not harmed


def _is_estimate(sentence: Sentence, clause: Clause) -> bool:
    """Whether what rises or falls is only somebody's estimate."""
    if clause.subject is None:
        return False
    return any(t.lower in _ESTIMATES for t in sentence.tokens[clause.subject[0] : clause.subject[1]])


def _is_its_object(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether the figure is what the verb says, or whom it is said of: "covered 3,580 employees", "40 % were settled"."""
    assert clause.group
    if clause.group.tense == "future" or clause.group.modal:
        return False
    if verb_kinds().get(clause.group.lemma) not in (None, "other", "economic") or clause.group.lemma in SPEECH:
        return False
    return _is_right_beside(sentence, clause, q)


def _is_right_beside(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether a figure stands right behind the verb, or opens its subject."""
    assert clause.group
    place = sentence.token_at(q.start)
    direct = clause.group.end <= place <= clause.group.end + 1 and sentence.tokens[place - 1].tag != "DET"
    inside = clause.subject and clause.subject[0] <= place <= clause.subject[0] + 1
    return bool(direct or inside) and place not in range(clause.group.start, clause.group.end)


def _spans_long(sentence: Sentence, clause: Clause) -> bool:
    """Whether the dates of a clause, if it has any, are years, quarters and other stretches, as statistics have, and no
    days or months.
    """
    a, b = sentence.span(clause.start, clause.end)
    dates = [d.value for d in sentence.dates if a <= d.start < b and d.value]
    return all(edtf.is_longer_than_a_month(value) for value in dates)


def _measures_itself(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb names what is measured: "exported 3 million tonnes"."""
    assert clause.group
    head = clause.group.head
    return bool(measures(sentence.text, head.start, head.end)) and verb_kinds().get(clause.group.lemma) != "aid"


def _has_object(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether somebody does it to something: a noun follows the verb at once, that is not the figure itself."""
    assert clause.group
    if clause.group.end <= sentence.token_at(q.start) <= clause.group.end + 1:
        return False
    after = sentence.tokens[clause.group.end : clause.group.end + 1]
    return bool(after) and after[0].tag in _OBJECT
