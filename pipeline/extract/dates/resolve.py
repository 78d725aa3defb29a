"""A time expression in its context -> a date. What the context supplied is inferred, and says from what.

There is no clock here: a date comes from the words, from the document's own date, or from the dates told before.
"""

from dataclasses import replace
from datetime import timedelta

from pipeline import edtf
from pipeline.extract.dates.almanac import in_year
from pipeline.extract.dates.context import Context, Tense, Told, When, begin_of, end_of
from pipeline.extract.dates.counting import holiday, neighbour, period, relative, same, span, time_of_day, turn, weekday
from pipeline.extract.dates.sense import (
    Expression,
    Fiscal,
    Fixed,
    Holiday,
    Neighbour,
    Offset,
    Period,
    Relative,
    Same,
    Sense,
    Span,
    TimeOfDay,
    Turn,
    Vague,
    Weekday,
    Yearless,
)
from pipeline.extract.dates.yearless import FISCAL, earliest_year, fiscal, latest_year, nearest_year, yearless

__all__ = ["FISCAL", "Context", "Tense", "When", "resolve"]


def resolve(expression: Expression, context: Context, tense: Tense = "past") -> When:
    """The date of an expression; `tense` is that of its clause: what is planned for "May" lies ahead."""
    if expression.last is None or expression.last == "open":
        return _alone(expression, context, tense)
    return _range(expression.sense, expression.last, context, tense)


def _alone(expression: Expression, context: Context, tense: Tense) -> When:
    """The date of an expression that is no range, but may be open at its end."""
    sense, edge = expression.sense, expression.edge
    when = _one(sense, context, tense)
    if expression.effective and isinstance(sense, Yearless) and when.by_document and context.document:
        return replace(when, value=in_year(sense, nearest_year(sense, context.document)))
    if edge == "since" and isinstance(sense, Yearless) and when.value and context.lies_ahead(when.value):
        when = replace(when, value=edtf.shift(when.value, years=-1))  # nothing is so since a day to come
    if edge == "by" and isinstance(sense, Yearless) and when.value:
        when = replace(when, value=_not_before_the_story(when.value, context))
    return replace(when, value=f"{when.value.partition('/')[0]}/..") if expression.last and when.value else when


def _range(first: Sense, last: Sense, context: Context, tense: Tense) -> When:
    """The stretch from one date to another; none where the one does not lie before the other."""
    begin, end = _ends(first, last, context, tense)
    if not begin.value or not end.value or end_of(end.value) < begin_of(begin.value):
        return When(None, "inferred", begin.why or end.why)
    value = edtf.interval(begin.value, end.value)
    if isinstance(first, Yearless) and isinstance(last, Yearless) and tense == "present":
        value = _last_ended(value, context)
    return replace(begin, value=value, why=begin.why or end.why)


def _ends(first: Sense, last: Sense, context: Context, tense: Tense) -> tuple[When, When]:
    """The two dates of a range: each tells what the other leaves out, a year or the week."""
    if isinstance(first, Yearless) and isinstance(last, Fixed | Relative):
        end = _one(last, context, tense)
        return replace(end, value=end.value and in_year(first, latest_year(first, end.value))), end
    begin = _one(first, context, tense)
    value = begin.value
    if not value:
        return begin, _one(last, context, tense)
    if tense in ("past", "aimed") and isinstance(first, Yearless) and context.lies_ahead(value):
        value = edtf.shift(value, years=-1)
        begin = replace(begin, value=value)
    if isinstance(first, Weekday) and isinstance(last, Weekday) and edtf.precision(value) == "day":
        return begin, _one(replace(last, week=None), replace(context, document=value), "future")
    if isinstance(last, Yearless):
        return begin, When(in_year(last, earliest_year(last, value)))
    story = Told(value, "", context.passage, False)
    return begin, _one(last, replace(context, told=value, words="", told_in=context.passage, story=story), tense)


def _last_ended(value: str, context: Context) -> str:
    """A range of months that is to come, as the one before it where that ended nearer to the document: "July-April" in a heading
    of May.
    """
    if not context.document or not context.lies_ahead(value):
        return value
    last, today = edtf.shift(value, years=-1), end_of(context.document)
    return last if timedelta() <= today - end_of(last) < begin_of(value) - today else value


def _not_before_the_story(value: str, context: Context) -> str:
    """What is done "by April" is done after what is told before in the passage, if the document knows of it."""
    story = context.story
    if story is None or story.passage != context.passage or not edtf.is_after(story.value, value):
        return value
    later = edtf.shift(value, years=1)
    return value if context.lies_ahead(later) else later


def _one(sense: Sense, context: Context, tense: Tense) -> When:
    match sense:
        case Fixed(value, modifier, why):
            return When(value, why=why, modifier=modifier)
        case Fiscal():
            return fiscal(sense, context)
        case Yearless():
            return yearless(sense, context, tense)
        case Relative():
            return relative(sense, context, tense)
        case Neighbour():
            return neighbour(sense, context)
        case Weekday():
            return weekday(sense, context, tense)
        case Span():
            return span(sense, context)
        case Same():
            return same(sense, context)
        case Period():
            return period(sense, context)
        case Holiday():
            return holiday(sense, context, tense)
        case Offset():
            return _offset(sense, context, tense)
        case Turn():
            return turn(context)
        case TimeOfDay():
            return time_of_day(context)
        case Vague(why):
            return When(None, "inferred", why)


def _offset(sense: Offset, context: Context, tense: Tense) -> When:
    base = _one(sense.base, context, tense)
    value = base.value and base.value.rstrip("~")
    if not value or "/" in value:
        return When(None, "inferred", base.why or "what it counts from has no one date")
    if sense.unit == "year":
        value = edtf.shift(value, years=sense.amount)
    elif sense.unit == "month" and edtf.precision(value) in ("month", "day"):
        value = edtf.shift(value, months=sense.amount)
    elif edtf.precision(value) == "day":
        value = edtf.shift(value, days=sense.amount * (7 if sense.unit == "week" else 1))
    else:
        return When(None, "inferred", "what it counts from is not told to the day")
    return replace(
        base, value=value + "~" * sense.about, basis="inferred", why=base.why or "counted from the date beside it"
    )
