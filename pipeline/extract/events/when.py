"""Which dates of a sentence say when something was."""

import re
from dataclasses import replace

from pipeline import edtf
from pipeline.extract.dates.sense import Period
from pipeline.extract.events.governor import is_happening
from pipeline.extract.sentence import Dated, Sentence
from pipeline.wordlist import words

_AND = frozenset({" and ", " and the ", ", and "})
_DATELINE = re.compile(r"\W*(?:[(][^()]{1,60}[)])?\s*[-–—:]\s")
_PLACE_BEFORE = re.compile(r"\W*(?:[A-Z][\w.’'-]*+,? ?){0,6}(?:[–—-] )?")
_LEADS_PERIOD = frozenset({"during", "in", "throughout", "amid"})
_FOR = (" for ", " For ")
_PAPERS = words("dated_papers")
_ISSUED = words("periodicals")
_NEAR = 36  # characters
_DAY = len("2019-01-01")


def decades_together(sentence: Sentence) -> list[Dated]:
    """The dates of a sentence; decades that "and" joins as one stretch: "for most of the 1990s and 2000s"."""
    together: list[Dated] = []
    for date in sentence.dates:
        last = together[-1] if together else None
        joined = last and sentence.text[last.end : date.start] in _AND
        if last and joined and last.value and date.value and last.value.endswith("X") and date.value.endswith("X"):
            whole = edtf.interval(last.value, date.value)
            together[-1] = replace(
                last, when=replace(last.when, value=whole), expression=replace(last.expression, end=date.end)
            )
        else:
            together.append(date)
    return together


def tells_when(sentence: Sentence, date: Dated) -> bool:
    """Whether a date says when something was, and no date beside it says so more finely."""
    if date.value is None or not _is_of_time(sentence, date):
        return False
    return not (
        _is_of_a_thing(sentence, date)
        or _heads(sentence, date)
        or _is_finer_told(sentence, date)
        or _is_subject(sentence, date)
    )


def _is_of_time(sentence: Sentence, date: Dated) -> bool:
    """Whether an expression is one of time: a named period is so only behind "during", "in" and the like, or with its
    beginning or end.
    """
    sense = date.expression.sense
    if not isinstance(sense, Period) or sense.edge:
        return True
    before = sentence.text[max(0, date.start - _NEAR) : date.start].lower().split()
    return not _LEADS_PERIOD.isdisjoint(before[-4:])


def _heads(sentence: Sentence, date: Dated) -> bool:
    """Whether a date is the document's own, at its head: "Nairobi, 5 May 2019 – The minister ..."."""
    if date.value != sentence.today:
        return False
    opens = _PLACE_BEFORE.fullmatch(sentence.text, sentence.start, date.start)
    return sentence.clause_at(date.start).group is None or bool(opens and _DATELINE.match(sentence.text, date.end))


def _is_of_a_thing(sentence: Sentence, date: Dated) -> bool:
    """Whether a year, or another long time, only says for when a figure or a thing is: "a surplus of 3 % for 2004", "the budget
    for 1997", "the December quarter release"; not "elections for 2005".
    """
    place = sentence.token_at(date.start)
    behind = sentence.tokens[place + 1].lower if place + 1 < len(sentence.tokens) else ""
    if behind in _ISSUED:
        return True  # "with the December quarter release"
    if place < 2 or not sentence.text.endswith(_FOR, sentence.start, date.start):
        return False
    what = sentence.tokens[place - 2]
    if not date.value or not edtf.is_longer_than_a_month(date.value):
        return what.lower in _ISSUED  # "The release for July is due in August"
    return what.tag == "QTY" or (what.tag == "NOUN" and (what.lower in _PAPERS or not is_happening(what)))


def _is_subject(sentence: Sentence, date: Dated) -> bool:
    """Whether a date is what a clause is about, and not when it was: "June brought a further fall", "the first quarter will
    be revised in May"; not where it is told for what happened in it: "1968 saw an invasion".
    """
    clause, place = sentence.clause_at(date.start), sentence.token_at(date.start)
    tokens = sentence.tokens
    if any(t.tag != "DET" for t in tokens[clause.start : place]):
        return False
    after = tokens[place + 1] if place + 1 < clause.end else None
    if after is None or after.tag not in ("VFIN", "AUX", "MODAL", "VPART"):
        return False
    return not any(is_happening(t) for t in tokens[place + 1 : clause.end])


def _is_finer_told(sentence: Sentence, date: Dated) -> bool:
    """Whether a date beside it says the same more finely: "less than a month afterwards, on 10 December"."""
    if not date.value or (date.when.basis == "stated" and not date.value.endswith("~")):
        return False
    clause = sentence.clause_at(date.start)
    return any(
        d is not date and d.role == "plain" and d.value and len(d.value) == _DAY and sentence.clause_at(d.start) is clause
        and edtf.covers(date.value, d.value)
        for d in sentence.dates
    )  # fmt: skip
