"""When a measured statement is of, and with when it is compared."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from pipeline import edtf
from pipeline.extract.dates.sense import Same
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.lexicon import changes
from pipeline.extract.observations.kinds import is_its_verb
from pipeline.extract.observations.measures import SERIES, kind_of_unit
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.respectively import date_of, place_of
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import (
    Dated,
    Sentence,
    base_before,
    is_beside,
    is_in_participle,
    once,
    once_a_sentence,
)
from pipeline.extract.spans import begin, lowered, near

_TIMELESS = frozenset({"other", "power", "area"})  # a line is as long next year
_UNDATED_BASE = re.compile(
    r"(?i), (?:up |down )?from (?:a |the )?(?:peak |high |low |record )?(?:of )?(?:about |some |nearly )?\Z"
)
_OF = (" of ", " of the ")
_MOST = 12  # dates before and behind a figure that can be its own
_FARTHEST, _BRACKETED = 16, 80  # characters that stand between a figure and its date, or a bracket and one in it
_OF_A_THING = re.compile(r"(?: of(?: [^\W\d_][\w-]*){1,4})? (?:by )?")
_AS_OF = re.compile(r"(?i)as (?:of|at|on) ")
_EXPLAINS = re.compile(r"[\w \t-]{0,24}\((?:from )?")
_UP_TO = re.compile(r"\bto (?:about |some |nearly |just |over |only )?\Z")
_LABELS = re.compile(r": (?:about |some |nearly |almost )?")
_UNDATED = frozenset({"capacity", "area", "investment"})  # told of a thing, whatever date the sentence opens with
_MEETS = frozenset({"meet", "convene", "sit", "gather", "assemble"})
_FOR_ANOTHER = re.compile(
    r" (?:(?:per|a|an) [a-z]+ )?(?:for|in the case of|among|elsewhere) "
    r"(?!(?:the |a )?(?:[a-z]+ )?(?:years?|months?|quarters?|half|halves|period|season|week|decade)\b)"
    r"[^\W\d_]"
)
_FORESEEN = re.compile(r"(?i)\b(?:forecast|projection|estimate|target|outlook)s?\b")
_YEAR = 365  # days
_YEAR_ON_YEAR = re.compile(
    r"\byear[- ]on[- ]year\b|\by[-/]o[-/]y\b|\bon the year\b|\b(?:from|than|over|on) (?:a year (?:earlier|before"
    r"|ago)|the (?:previous|preceding|prior) year|the year before)\b"
)  # of a text in lower case
_STEP_ON_STEP = re.compile(
    r"\b(?:quarter|month|half)[- ](?:on|over)[- ](?:quarter|month|half)\b"
    r"|\b[qm](?:[-/]?o[-/]?|/)[qm]\b|\bon the (?:quarter|month)\b"
)
_STEP = {"month": 1, "quarter": 3, "half": 6}  # months
STEPS = ("year", "next to")


def period_of(sentence: Sentence, clause: Clause, q: Quantity, measure: str | None) -> str | None:
    """The date that a quantity is of: the nearest in its clause that is none of comparison, or one that leads the
    sentence.
    """
    a, b = sentence.span(clause.start, clause.end)
    beside = [d for d in sentence.dates if d.role == "compared" and d.when.value and is_beside(sentence.text, q, d)]
    if beside and is_base(sentence, q):
        return beside[0].when.value
    timeless = kind_of_unit(q.unit) in _TIMELESS and not _is_to_be(sentence, q)
    if timeless and (close := [d for d in sentence.dates if d.role == "plain" and is_beside(sentence.text, q, d)]):
        return close[0].value  # "came to 304,000 hectares this year"
    if timeless or _UNDATED_BASE.search(sentence.text, max(a, q.start - 30), q.start):
        return None
    dates = [d for d in sentence.dates if d.role in ("plain", "mention") and d.when.value]
    own = [d for d in dates if a <= d.start < b]
    if labelled := [d for d in dates if d.end < q.start and _LABELS.fullmatch(sentence.text, d.end, q.start)]:
        return labelled[-1].value  # "(2018: R56.2 billion)"
    if (place := place_of(sentence, clause, q)) and (told := date_of(own, place)):
        return told
    here = bisect_left(own, q.start, key=begin)
    own = own[max(0, here - _MOST) : here + _MOST]
    own = [d for d in own if _may_date(sentence, d, q) and not _is_of_another(sentence, d, q)]
    if measure in SERIES and any(edtf.precision(d.value or "") != "day" for d in own):
        own = [d for d in own if edtf.precision(d.value or "") != "day"]  # the day is that of a report
    if measure in _UNDATED:
        own = [d for d in own if not _is_outside(sentence, q, d)]
    if measure == "capacity":
        own = [d for d in own if edtf.precision(d.value or "") != "day"]  # on a day it is agreed, opened or lost
    if own:
        nearest = min(
            own,
            key=lambda d: (
                not is_beside(sentence.text, q, d),
                d.start - q.end if d.start >= q.end else q.start - d.end,
            ),
        )
        begun = nearest.expression.edge == "until" and clause.group and clause.group.negated
        return nearest.when.value if begun else _told(sentence, nearest)  # "did not start until January"
    if clause.opener == "when" and clause.place and not own and (last := _dates_before(sentence, clause)):
        return last[-1].when.value  # "the year before, when it stood at 5 billion"
    if measure in _UNDATED:
        return None
    leading = [d for d in dates if d.start < q.start and _leads(sentence, d)]
    if (
        clause.link == "participle"
        and clause.place
        and (last := [d for d in _dates_before(sentence, clause) if d in dates])
    ):
        return last[-1].value
    return _told(sentence, leading[0]) if leading else None


def _told(sentence: Sentence, date: Dated) -> str | None:
    """When something was, by the date that says it: "as of 1 May" is that day, not a time that begins."""
    counted = date.expression.edge == "since" and _AS_OF.match(sentence.text, sentence.start)
    return date.when.value if counted else date.value


def _dates_before(sentence: Sentence, clause: Clause) -> Sequence[Dated]:
    """The dates of the clause that another hangs on."""
    before = sentence.clauses[clause.place - 1]
    a, b = sentence.span(before.start, before.end)
    return [d for d in sentence.dates if a <= d.start < b and d.when.value and d.role != "vague"]


def _leads(sentence: Sentence, date: Dated) -> bool:
    """Whether a date stands before the first verb of its sentence, or in a stretch without one."""
    clause = sentence.clause_at(date.start)
    return clause.group is None or (
        clause.place == 0 and date.start < sentence.tokens[min(6, len(sentence.tokens) - 1)].start
    )


@once
def is_base(sentence: Sentence, q: Quantity) -> bool:
    """Whether a quantity is what another is compared with: "against $4.9 billion in 2012"."""
    return base_before(sentence.text, sentence.start, q.start) is not None


def decided_at(sentence: Sentence, clause: Clause) -> str | None:
    """The day of a meeting that an aside tells of who decided on a figure: "the Committee, which met on 2 June, kept the rate at
    4 %".
    """
    group = clause.group
    if (
        group is None
        or group.tense != "past"
        or group.modal
        or any(sentence.clause_at(d.start) is clause for d in sentence.dates)
    ):
        return None
    for aside in sentence.clauses[: clause.place + 1]:
        if aside.group and aside.group.lemma in _MEETS and aside.link in ("relative", "participle"):
            days = [d for d in sentence.dates if sentence.clause_at(d.start) is aside and d.role == "plain" and d.value]
            if days and edtf.precision(days[0].value or "") == "day":
                return days[0].value
    return None


@once
def is_of_another_thing(sentence: Sentence, q: Quantity) -> bool:
    """Whether a figure that another is compared with is that of another thing, and of the same time: "against 2.6 for coffee"."""
    if not is_base(sentence, q) or not _FOR_ANOTHER.match(sentence.text, q.end, sentence.end):
        return False
    return not any(q.end < d.start < q.end + _BRACKETED // 2 for d in sentence.dates)


def risen_from(sentence: Sentence, clause: Clause, q: Quantity) -> Quantity | None:
    """The figure that one without a date of its own became, or is compared with: "rose from 3 to 4 billion"; not one that
    somebody revised.
    """
    if not is_base(sentence, q) or is_of_another_thing(sentence, q) or (clause.group and clause.group.passive):
        return None
    if _FORESEEN.search(sentence.text, sentence.span(clause.start, clause.end)[0], q.start):
        return None
    if any(is_beside(sentence.text, q, d) for d in sentence.dates):
        return None
    here = sentence.inside(sentence.quantities, *sentence.span(clause.start, clause.end))
    alike = [p for p in here if p is not q and p.unit == q.unit and not is_base(sentence, p)]
    return min(alike, key=lambda p: abs(p.start - q.start), default=None)


def before_that(period: str, last: Reading | None) -> str | None:
    """The period before one: that with which the reading before compares it; the year before a year."""
    if last and last.compared_period and last.period == period:
        return last.compared_period
    return edtf.shift(period, years=-1) if _is_a_year(period) or ("/" in period and _is_whole(period)) else None


def after_what(sentence: Sentence, clause: Clause) -> str | None:
    """The year after the one that a clause compares its own with: "trade came to 796 million, a growth of 9 % on 2022"."""
    a, b = sentence.span(clause.start, clause.end)
    told = [d for d in sentence.dates if d.role == "compared" and d.value and a <= d.start < b]
    compared = {
        d.value
        for d in told
        if not any(is_beside(sentence.text, q, d) and is_base(sentence, q) for q in sentence.quantities)
    }
    year = compared.pop() if len(compared) == 1 else None
    return edtf.shift(year, years=1) if year and _is_a_year(year) else None


def _is_a_year(period: str) -> bool:
    """Whether a period is a calendar year, or a fiscal one."""
    first, end = edtf.bounds(period)
    return first is not None and end is not None and _YEAR <= (end - first).days + 1 <= _YEAR + 1


def _is_outside(sentence: Sentence, q: Quantity, date: Dated) -> bool:
    """Whether a figure stands in a bracket, and a date outside of it."""
    opening, closing = (sentence.text.rfind(mark, sentence.start, q.start) for mark in "()")
    end = sentence.text.find(")", q.end, sentence.end)
    return opening > closing and end >= 0 and not opening < date.start < end


def at_its_end(sentence: Sentence, clause: Clause, q: Quantity, period: str) -> str:
    """When a level was reached: at the end of the years in which something rose to it ("between 2015 and 2019, to 430")."""
    first, _, last = period.partition("/")
    years = last not in ("", "..") and first != ".." and not edtf.is_within_a_year(period)
    grown = clause.group is not None and clause.group.lemma in changes()
    risen = grown or any(is_its_verb(clause, p) for p in sentence.quantities)
    return last if years and risen and _UP_TO.search(sentence.text, max(0, q.start - 16), q.start) else period


def _is_whole(period: str) -> bool:
    """Whether a period has a begin and an end, and is no day or month."""
    return None not in edtf.bounds(period) and edtf.is_longer_than_a_month(period)


def _may_date(sentence: Sentence, date: Dated, q: Quantity) -> bool:
    """Not a date right behind another quantity where one of the two is what the other rose from: in "to $4 billion, up
    from $3 billion in 2016" the year is that of the second alone; nor one that shares a bracket with another.
    """
    text = sentence.text
    beside = [p for p in near(sentence.quantities, date.start - _FARTHEST, date.start) if p.end <= date.start]
    if any(p is not q and text[p.end : date.start] in _OF for p in beside):
        return False  # "more than double the 2.7 million of 2021"
    if q.end <= date.start and text.startswith(": ", date.end):
        return False  # "$5 billion (2015: $4 billion)"
    if text.startswith(")", date.end) and any(
        d.end < date.start and _EXPLAINS.fullmatch(text, d.end, date.start) for d in sentence.dates
    ):
        return False  # "in the 2023/24 season (October to September)"
    opening = text.rfind("(", max(sentence.start, date.start - _BRACKETED), date.start)
    if q.end <= opening and ")" not in text[opening : date.start] and near(sentence.quantities, opening, date.start):
        return False  # "40.7 % of the total (36.2 % in 2017)"
    holder = next((p for p in beside if is_beside(text, p, date)), None)
    if holder is None or holder is q:
        return True
    if date.end <= q.start and _is_set_apart(sentence, holder.start, date.end):
        return False  # "reserves, a mere $24 billion in 2016, have nearly doubled"
    return not any(is_base(sentence, p) for p in (holder, q))


def _is_set_apart(sentence: Sentence, start: int, end: int) -> bool:
    """Whether commas close in what stands between two characters, with no verb in it that tells of more."""
    opening = sentence.text.rfind(",", sentence.start, start)
    clause = sentence.clause_at(opening) if opening >= 0 else None
    if clause is None or clause.group is None:
        return False
    return sentence.text.startswith(",", end) and not opening < sentence.tokens[clause.group.start].start < end


def _is_to_be(sentence: Sentence, q: Quantity) -> bool:
    """Whether a size is one that is aimed at for a date right behind it: "wants 5 GW by 2025"."""
    return any(
        d.expression.edge == "by" and _OF_A_THING.fullmatch(sentence.text, q.end, d.start) for d in sentence.dates
    )


def _is_of_another(sentence: Sentence, date: Dated, q: Quantity) -> bool:
    """Whether a date is that of an aside in which the figure does not stand: "the plant, opened in 2018, yields 5 tonnes"."""
    if is_beside(sentence.text, q, date) or not is_in_participle(sentence, date.expression):
        return False
    return any(mark in sentence.text[min(q.end, date.end) : max(q.start, date.start)] for mark in ",–—(")


def compared_with(sentence: Sentence, clause: Clause, q: Quantity, period: str | None) -> str | None:
    """What a change is a change from."""
    a, b = sentence.span(clause.start, clause.end)
    dates = [d for d in sentence.dates if d.role == "compared" and d.when.value and a <= d.start < b]
    if dates:
        nearest = min(dates, key=lambda d: abs(d.start - q.end))
        sense = nearest.expression.sense
        a_year_before = isinstance(sense, Same) and sense.year is None
        return edtf.shift(period, years=-1) if a_year_before and period and _is_whole(period) else nearest.when.value
    if not period or "/.." in period or "../" in period:
        return None
    told = lowered(sentence.text)[a:b]
    if _YEAR_ON_YEAR.search(told):
        return edtf.shift(period, years=-1)
    return a_step_before(period, "next to") if _STEP_ON_STEP.search(told) else None


@lru_cache(maxsize=1 << 12)
def a_step_before(period: str, step: str) -> str | None:
    """The same period of the "year" before, or the one of its length right before: "next to"."""
    first, last = edtf.bounds(period)
    if first is None or last is None:
        return None
    if step == "year":
        return edtf.shift(period, years=-1)
    months = _STEP.get(edtf.precision(period))
    return edtf.shift(period, months=-months) if months else None


def step_said(sentence: Sentence, period: str | None) -> str | None:
    """By which step a sentence says that a figure of a month, a quarter or a half is compared: with that a "year" before, or with
    the one "next to" it.
    """
    if period is None or edtf.precision(period) not in _STEP:
        return None
    told = {d.when.value for d in sentence.dates if d.role == "compared" or isinstance(d.expression.sense, Same)}
    if step := next((step for step in STEPS if a_step_before(period, step) in told), None):
        return step
    return _step_in_words(sentence)


@once_a_sentence
def _step_in_words(sentence: Sentence) -> str | None:
    """The step by which a sentence compares that tells no date: "year on year"."""
    words = lowered(sentence.text)[sentence.start : sentence.end]
    return "year" if _YEAR_ON_YEAR.search(words) else "next to" if _STEP_ON_STEP.search(words) else None
