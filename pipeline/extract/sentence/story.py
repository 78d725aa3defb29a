"""Whether the story goes on at a date, or only a word aside is said of it."""

from itertools import pairwise

from pipeline import edtf
from pipeline.extract.dates.context import Context, year_of
from pipeline.extract.dates.find import is_moved_from
from pipeline.extract.dates.sense import Expression, Fiscal, Fixed, Same
from pipeline.extract.sentence.sentence import Dated, Sentence, once

_LONG_AGO = 1  # years


def carries_on(sentence: Sentence, date: Dated, context: Context) -> bool:
    """Whether a date may be the one from which the next are counted."""
    sense = date.expression.sense
    if _is_of_a_thing_told_of(sentence, date.expression):
        return False
    if not date.when.value or isinstance(sense, Same) or _says_since(date.expression):
        return False
    if isinstance(sense, Fiscal) and context.season:
        return False  # a season is told of, not told in
    if date.role == "mention":
        return edtf.precision(date.when.value) in ("quarter", "half")
    return date.role == "plain"


def comes_back(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a main verb between two characters tells what is so on the document's own day, and the story is left: "the ban of
    2011 obliges both to report; ours was tabled on 13 May".
    """
    tokens = sentence.tokens
    for clause in sentence.clauses[sentence.clause_at(first).place :]:
        if tokens[clause.start].start >= last:
            break
        group = clause.group
        if group is None or clause.link not in ("main", "joined") or not first <= tokens[group.start].start < last:
            continue
        if group.perfect or (group.tense in ("present", "future") and group.words[0] not in ("was", "were")):
            return True
    return False


def _says_since(expression: Expression) -> bool:
    """Whether a date says only since when: what comes next is no part of it."""
    return expression.edge == "since" and isinstance(expression.sense, Fixed)


def is_aside(sentence: Sentence, expression: Expression) -> bool:
    """Whether the story does not go on at a date: "talks, interrupted in March 2016, were to resume"."""
    text, clause = sentence.text, sentence.clause_at(expression.start)
    if text.startswith(":", expression.end) and text.endswith("(", 0, expression.start):
        return True  # "in 2017 (2016: 6,300)"
    if clause.link == "relative" or clause.opener == "since":
        return True
    if clause.group and "had" in clause.group.words[:-1] and not _is_of_long_ago(sentence, expression):
        return True
    return (
        is_in_participle(sentence, expression)
        or _is_a_term(sentence, expression)
        or _is_of_a_moved_plan(sentence, expression)
        or _is_of_a_noun(sentence, expression)
        or _is_of_a_figure(sentence, expression)
    )


def _is_a_term(sentence: Sentence, expression: Expression) -> bool:
    """Whether a time is one by which something was to be done: "promised to conclude a treaty by 2000"."""
    clause = sentence.clause_at(expression.start)
    before = sentence.tokens[clause.start : sentence.token_at(expression.start)]
    return expression.edge == "by" and any(a.tag == "TO" and b.tag == "VBASE" for a, b in pairwise(before))


def _is_of_a_thing_told_of(sentence: Sentence, expression: Expression) -> bool:
    """Whether a year only tells which thing is meant, behind a month or day of the same sentence: "In December 2012 it came out
    that the talks of 2004 had been bugged; the following April".
    """
    sense, place = expression.sense, sentence.token_at(expression.start)
    if not isinstance(sense, Fixed) or edtf.precision(sense.value) != "year" or place < 2:
        return False
    noun, preposition = sentence.tokens[place - 2 : place]
    finer = any(d.when.value and edtf.precision(d.when.value) != "year" for d in sentence.dates)
    return preposition.lower == "of" and noun.tag == "NOUN" and finer


def _is_of_a_moved_plan(sentence: Sentence, expression: Expression) -> bool:
    """Whether a date is one of the two of a plan that was moved "from" one "to" another."""
    text, before = sentence.text, sentence.dates[-1] if sentence.dates else None
    if before and text[before.end : expression.start] in (" to ", " to the ") and is_moved_from(text, before.start):
        return True
    return text.endswith("from ", 0, expression.start) and is_moved_from(text, expression.start)


def _is_of_long_ago(sentence: Sentence, expression: Expression) -> bool:
    """Whether a date is a whole day that lies years before the document: what "had" been then opens a story of then."""
    sense, today = expression.sense, sentence.today
    if today is None or not isinstance(sense, Fixed) or edtf.precision(sense.value) != "day":
        return False
    return year_of(today) - year_of(sense.value) > _LONG_AGO


def _is_of_a_figure(sentence: Sentence, expression: Expression) -> bool:
    """Whether a time is only that of a figure right before it: "a third of the €614 million of the second quarter of 2019"."""
    place = sentence.token_at(expression.start)
    if place < 2 or sentence.tokens[place - 2].tag != "QTY":
        return False
    if sentence.tokens[place - 1].lower == "of":
        return True
    set_off = place > 2 and sentence.tokens[place - 3].text == "," and sentence.text.startswith(",", expression.end)
    return set_off and sentence.tokens[place - 1].lower == "in"


def _is_of_a_noun(sentence: Sentence, expression: Expression) -> bool:
    """Whether a year or month only tells which thing is meant, in a document that has a date for the next to go by: "the mine
    owes its name to the miners of April 2010", "a part of the bond issued in 2007".
    """
    if sentence.today is None or not isinstance(expression.sense, Fixed):
        return False
    place = sentence.token_at(expression.start)
    if place < 3 or edtf.precision(expression.sense.value) == "day":
        return False
    noun, named, preposition = sentence.tokens[place - 3 : place]
    if preposition.lower == "in" and named.tag == "VPART" and noun.tag == "NOUN":
        return True
    if preposition.lower == "in":
        return _is_in_a_reduced(sentence, place)
    group = sentence.clause_at(expression.start).group
    present = group is not None and group.tense == "present" and not group.perfect
    return preposition.lower == "of" and named.tag == "NOUN" and present


def _is_in_a_reduced(sentence: Sentence, place: int) -> bool:
    """Whether a participle right behind a noun, and behind the verb, leads to a time: "lends $9 million, on terms approved by
    its Board in 2004".
    """
    clause = sentence.clause_at(sentence.tokens[place].start)
    if clause.group is None:
        return False
    for at in range(place - 2, clause.group.end, -1):
        token = sentence.tokens[at]
        if token.tag in ("PUNCT", "CONJ", "SUB", "TO", "VFIN", "DATE"):
            return False
        if token.tag == "VPART":
            return sentence.tokens[at - 1].tag == "NOUN"
    return False


@once
def is_in_participle(sentence: Sentence, expression: Expression) -> bool:
    """Whether a date stands in an aside without a finite verb: "the plant, opened in 2018, yields 5 tonnes"."""
    clause, marks = sentence.clause_at(expression.start), 0
    for at in range(sentence.token_at(expression.start) - 1, max(clause.start, 0), -1):
        token, before = sentence.tokens[at], sentence.tokens[at - 1]
        if clause.group and clause.group.start <= at < clause.group.end:
            return False
        if token.tag == "VPART" and before.text in (",", "–", "—", "("):
            return marks % 2 == 0  # "opened by the minister, Luis Vega, on 7 June"
        marks += token.text in (",", "–", "—")
    return False
