"""A time expression in its context -> a date. What the context supplied is inferred, and says from what.

There is no clock here: a date comes from the words, from the document's own date, or from the dates told before.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

from pipeline import edtf
from pipeline.extract.dates.almanac import PERIODS, feast, in_year
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
from pipeline.records import Basis
from pipeline.wordlist import table

Tense = Literal["past", "present", "future", "pluperfect"]

FISCAL = {row["code"]: (int(row["month"]), row["named"]) for row in table("fiscal")}
_A_MONTH = 2 * 30  # between the middles of two dates, both counted
_BACK = 2
_SOON = 60  # days ahead that a day without a year may lie, though the verb is in the past
_NO_NEWER_TURN = 1950  # a text of before then means the turn to the twentieth century
_UNKNOWN_YEAR = "no year is told before, and the document’s date is not known"
_NO_SUCH_DAY = "no such day within a year"
_UNKNOWN_BASE = "what it counts from is not told"


@dataclass(frozen=True, slots=True)
class When:
    """A date found: EDTF or None, whether it is stated, and if not how it was inferred; `modifier` is TIMEX3's mod,
    `by_document` says that it was counted from the document's own date.
    """

    value: str | None
    basis: Basis = "stated"
    why: str | None = None
    modifier: str | None = None
    by_document: bool = False


class Told(NamedTuple):
    """A date told of, what the text calls it, the ordinal of its passage, and whether it was counted from the document's."""

    value: str
    words: str
    passage: int
    by_document: bool


@dataclass(slots=True)
class Context:
    """What a reader knows at a point of the document.

    `document` is the document's own date. `told` is the date last told of, `words` what the text calls it, and
    `told_in` the ordinal of its passage; `of_the_day` says that it was itself counted from the document's date, as news
    is. `passage` is the ordinal of the passage being read. `country` is whose fiscal year is
    meant, and `fiscal_pairs` says that "2018-19" is one; in which month such a year begins, where the text says so, is its
    `season`. `period` is the period last named. `story` is the date last told of that was none of an aside: what months
    and days without a year go by. `spanned` says that a stretch of years around `told` was named since: what goes on from
    there may lie anywhere in it. `section` is the year, or a part of one, that a heading or the head of a list is of,
    `reported` the one that the whole document reports on. `named` is the date before in the sentence, whatever it is for.
    """

    document: str | None = None
    told: str | None = None
    words: str = ""
    told_in: int = -1
    of_the_day: bool = False
    passage: int = 0
    country: str | None = None
    fiscal_pairs: bool = False
    season: int | None = None
    period: str | None = None
    story: "Told | None" = None
    spanned: bool = False
    section: str | None = None
    reported: str | None = None
    named: str | None = None

    def follow(self, when: When, words: str, *, aside: bool = False) -> None:
        """Note a date as the one last told of: not a stretch of years, nor what lies ahead of the document, in which the
        story does not go on.
        """
        if when.value and (not edtf.is_within_a_year(when.value) or self.lies_ahead(when.value)):
            self.spanned = self.spanned or (not aside and self.told is not None and edtf.covers(when.value, self.told))
            return
        self.spanned = False
        self.told, self.words, self.told_in, self.of_the_day = when.value, words, self.passage, when.by_document
        if not aside and when.value:
            self.story = Told(when.value, words, self.passage, when.by_document)

    def resume(self) -> None:
        """A sentence is over: what an aside of it told is left behind."""
        if self.story:
            self.told, self.words = self.story.value, self.story.words
            self.told_in, self.of_the_day = self.story.passage, self.story.by_document
        self.named = None

    def is_reported(self, unit: str) -> bool:
        """Whether "the quarter" is the one that the document reports on: no other is spoken of in the passage."""
        if self.reported is None or edtf.precision(self.reported) != unit:
            return False
        here = self.story is not None and self.story.passage == self.passage
        return not (here and self.story and edtf.precision(self.story.value) == unit)

    def lies_ahead(self, value: str) -> bool:
        """Whether a date begins after the document's own."""
        return self.document is not None and edtf.is_after(value, self.document)


def resolve(expression: Expression, context: Context, tense: Tense = "past") -> When:
    """The date of an expression; `tense` is that of its clause: what is planned for "May" lies ahead."""
    first, last = expression.sense, expression.last
    if last is None or last == "open":
        when = _one(first, context, tense)
        if expression.effective and isinstance(first, Yearless) and when.by_document and context.document:
            return replace(when, value=in_year(first, _nearest_year(first, context.document)))
        if expression.edge == "since" and isinstance(first, Yearless) and when.value and context.lies_ahead(when.value):
            when = replace(when, value=edtf.shift(when.value, years=-1))  # nothing is so since a day to come
        if expression.edge == "by" and isinstance(first, Yearless) and when.value:
            when = replace(when, value=_not_before_the_story(when.value, context))
        return replace(when, value=f"{when.value.partition('/')[0]}/..") if last and when.value else when
    if isinstance(first, Yearless) and isinstance(last, Fixed | Relative):
        end = _one(last, context, tense)
        begin = replace(end, value=end.value and in_year(first, _latest_year(first, end.value)))
    else:
        begin = _one(first, context, tense)
        if tense == "past" and isinstance(first, Yearless) and begin.value and context.lies_ahead(begin.value):
            begin = replace(begin, value=edtf.shift(begin.value, years=-1))
        after = context
        if begin.value:
            story = Told(begin.value, "", context.passage, False)
            after = replace(context, told=begin.value, words="", told_in=context.passage, story=story)
        if (
            isinstance(last, Weekday)
            and isinstance(first, Weekday)
            and begin.value
            and edtf.precision(begin.value) == "day"
        ):
            end = _one(replace(last, week=None), replace(context, document=begin.value), "future")
        elif isinstance(last, Yearless) and begin.value:
            end = When(in_year(last, _earliest_year(last, begin.value)))
        else:
            end = _one(last, after, tense)
    if not begin.value or not end.value or _end(end.value) < _begin(begin.value):
        return When(None, "inferred", begin.why or end.why)
    return replace(begin, value=edtf.interval(begin.value, end.value), why=begin.why or end.why)


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
            return _fiscal(sense, context)
        case Yearless():
            return _yearless(sense, context, tense)
        case Relative():
            return _relative(sense, context, tense)
        case Neighbour():
            return _neighbour(sense, context)
        case Weekday():
            return _weekday(sense, context, tense)
        case Span():
            return _span(sense, context)
        case Same():
            return _same(sense, context)
        case Period():
            return _period(sense, context)
        case Holiday():
            return _holiday(sense, context, tense)
        case Offset():
            return _offset(sense, context, tense)
        case Turn():
            return _turn(context)
        case TimeOfDay():
            return _time_of_day(context)
        case Vague(why):
            return When(None, "inferred", why)


def _fiscal(sense: Fiscal, context: Context) -> When:
    month, named = FISCAL.get(context.country or "", (1, "start"))
    if context.season and sense.pair and not sense.sure and sense.part is None:
        first = sense.year * 12 + context.season - 1
        value = edtf.months(_month_of(first), _month_of(first + 11))
        return When(value, why=f"the year begins in month {context.season}, as the text says")
    if (month == 1 and sense.pair) or not (sense.sure or context.fiscal_pairs):
        return When(f"{sense.year}/{sense.year + 1}")
    if month == 1:
        return When(edtf.make(sense.year, sense.part))
    year = sense.year if sense.pair or named == "start" else sense.year - 1
    skipped, length = 0, 12
    if sense.part in edtf.QUARTERS:
        skipped, length = (sense.part - 33) * 3, 3
    elif sense.part in edtf.HALVES:
        skipped, length = (sense.part - 40) * 6, 6
    first = year * 12 + month - 1 + skipped
    value = edtf.months(_month_of(first), _month_of(first + length - 1))
    return When(value, why=f"fiscal years of {context.country} begin in month {month}")


def _fiscal_part(sense: Yearless, context: Context, tense: Tense) -> When:
    """ "the second fiscal quarter": the last to begin before the document, or the next to end after it."""
    if context.document is None or context.country not in FISCAL:
        return When(None, "inferred", "which fiscal year is meant is not told")
    year = _year(context.document)
    parts = [_fiscal(Fiscal(y, pair=True, part=sense.part), context) for y in range(year - 2, year + 2)]
    values = [when.value for when in parts if when.value]
    if tense == "future":
        value = next((v for v in values if _end(v) >= _end(context.document)), None)
    else:
        value = next((v for v in reversed(values) if _begin(v) <= _end(context.document)), None)
    why = "; ".join(filter(None, (parts[0].why, f"the year from the document’s date, {context.document}")))
    return When(value, "inferred", why, by_document=True)


def _yearless(sense: Yearless, context: Context, tense: Tense) -> When:
    document, story = context.document, context.story
    told = story.value if story else None
    if sense.fiscal:
        return _fiscal_part(sense, context, tense)
    here = story is not None and story.passage == context.passage and not story.by_document
    if told and document and tense in ("future", "present") and edtf.is_after(document, told):
        here = False
    if (
        here
        and told
        and document
        and edtf.precision(told) == "year"
        and (sense.day or _year(document) - _year(told) < _BACK)
    ):
        here = False  # a day or month without a year is of late, though a year was named before
    in_section = next((y for y in _years_of(context.section) if _lies_in(in_year(sense, y), context.section)), None)
    if in_section and context.section and not here:
        return When(
            in_year(sense, in_section), "inferred", f"the year of the section, {context.section}", sense.modifier
        )
    if told and story and (not document or here):
        year = _nearest_year(sense, told)
        if document and tense == "past" and _is_of_late(sense, year, told, document):
            year += 1
        if document and tense == "past" and _begin(in_year(sense, year)) > _end(document):
            year -= 1
        return When(in_year(sense, year), "inferred", f"the year from “{story.words}”, told before", sense.modifier)
    if document:
        year = _year_by_tense(sense, document, tense)
        return When(
            in_year(sense, year), "inferred", f"the year from the document’s date, {document}", sense.modifier, True
        )
    return When(None, "inferred", _UNKNOWN_YEAR, sense.modifier)


def _is_of_late(sense: Yearless, year: int, told: str, document: str) -> bool:
    """Whether a date put before the one told last may as well be the last before the document, with the story going on."""
    if not edtf.is_after(told, in_year(sense, year)) or edtf.precision(told) == "day":
        return False
    return _begin(in_year(sense, year + 1)) <= _end(document) < _begin(in_year(sense, year + 2))


def _years_of(section: str | None) -> range:
    """The calendar years that a section lies in."""
    return range(_begin(section).year, _end(section).year + 1) if section else range(0)


def _lies_in(value: str, section: str | None) -> bool:
    return section is not None and edtf.covers(section, value)


def _year_by_tense(sense: Yearless, document: str, tense: Tense) -> int:
    """What a verb in the future tells of lies ahead, what one in the past tells of behind, unless it comes up soon: in
    October 2018, "payable 3 December" is no day of 2017.
    """
    if sense.last_part and (sense.just_over or tense == "past"):
        year = _end(document).year
        return year - (_end(in_year(sense, year)) > _end(document))
    if tense == "future" and sense.just_over:
        return _nearest_year(sense, document)
    if tense == "future":
        return _earliest_year(sense, document)
    year = _latest_year(sense, document)
    ahead = (_begin(in_year(sense, year + 1)) - _end(document)).days
    soon = 2 * _SOON if tense == "present" else _SOON if sense.day else _A_MONTH // 2 if sense.part <= 12 else 0
    return year + (ahead <= soon)


def _holiday(sense: Holiday, context: Context, tense: Tense) -> When:
    base = context.document
    if base is None or edtf.precision(base) != "day":
        return When(None, "inferred", _UNKNOWN_BASE)
    days = [feast(sense.name, _end(base).year + n) for n in (-1, 0, 1)]
    turn = sense.turn or (1 if tense == "future" else -1)
    value = next(d for d in days if d >= base) if turn > 0 else next(d for d in reversed(days) if d <= base)
    return When(value, "inferred", f"{sense.name} seen from the document’s date, {base}", by_document=True)


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


def _time_of_day(context: Context) -> When:
    told, story, document = context.told, context.story, context.document
    if told and edtf.precision(told) == "day":
        return When(told, "inferred", f"the day of “{context.words}”", by_document=context.of_the_day)
    if story and edtf.precision(story.value) == "day":
        return When(story.value, "inferred", f"the day of “{story.words}”", by_document=story.by_document)
    if document and not told and edtf.precision(document) == "day":
        return When(document, "inferred", f"the document’s date, {document}", by_document=True)
    return When(None, "inferred", "the day is not told")


def _turn(context: Context) -> When:
    base = context.told or context.document
    if base is None:
        return When(None, "inferred", _UNKNOWN_BASE)
    why = f"counted from {f'“{context.words}”' if context.told else f'the document’s date, {base}'}"
    return When("1900~" if _year(base) < _NO_NEWER_TURN else "2000~", "inferred", why)


def _relative(sense: Relative, context: Context, tense: Tense = "past") -> When:
    ours = sense.base == "document" or (
        sense.amount == 0 and tense in ("future", "present") and sense.modifier == "END"
    )
    that_year = context.named if sense.unit == "year" and sense.amount == 0 and not ours else None
    base = (ours and context.document) or that_year or context.told or context.document
    if sense.base == "document":
        base = context.document
    if sense.base == "narrative" and sense.amount == 0 and not sense.part and context.is_reported(sense.unit):
        return When(context.reported, "inferred", f"the document reports on {context.reported}", sense.modifier)
    if base is None:
        return When(None, "inferred", _UNKNOWN_BASE, sense.modifier)
    base = base.rstrip("~")
    why = f"counted from the document’s date, {base}" if base == context.document else f"counted from “{context.words}”"
    value = _unit_from(sense, base, context)
    if value is None and context.story and sense.base == "narrative":
        value, why = (
            _unit_from(sense, context.story.value.rstrip("~"), context),
            f"counted from “{context.story.words}”",
        )
    by_document = base == context.document or (sense.base == "narrative" and context.of_the_day)
    return When(value, "inferred", why, sense.modifier, by_document)


def _neighbour(sense: Neighbour, context: Context) -> When:
    part = Yearless(sense.part)
    base = context.told or context.document if sense.base == "narrative" else context.document
    if base is None:
        return When(None, "inferred", _UNKNOWN_BASE)
    year = _latest_year(part, base) if sense.turn < 0 else _earliest_year(part, base)
    if edtf.covers(in_year(part, year), base):
        year += sense.turn
    why = f"counted from the document’s date, {base}" if base == context.document else f"counted from “{context.words}”"
    return When(in_year(part, year), "inferred", why, by_document=base == context.document)


def _unit_from(sense: Relative, base: str, context: Context) -> str | None:
    fine = edtf.precision(base.partition("/")[0])
    value: str | None = None
    match sense.unit:
        case "year" if sense.fiscal or (context.fiscal_pairs and "/" in base and sense.base == "narrative"):
            value = _fiscal_year_from(base, sense.amount, context)
        case "year" if sense.part:
            return in_year(sense.part, _year(base) + sense.amount)
        case "year":
            value = edtf.make(_year(base) + sense.amount)
        case "decade":
            decade = _year(base) // 10 + sense.amount
            value = (
                f"{decade}0/{decade}4" if sense.half == 1 else f"{decade}5/{decade}9" if sense.half else f"{decade}X"
            )
        case "century":
            first = (_year(base) - 1) // 100 * 100 + 1 + 100 * sense.amount
            half = 50 * (sense.half or 0)
            value = f"{first + half - 50}/{first + half - 1}" if half else f"{first}/{first + 99}"
        case "half" | "quarter" if fine in ("quarter", "half") and sense.base == "narrative":
            value = edtf.shift(base, months=sense.amount * (3 if sense.unit == "quarter" else 6))
        case "quarter" if fine in ("month", "day"):
            n = _end(base).year * 4 + (_end(base).month - 1) // 3 + sense.amount
            value = edtf.make(n // 4, 33 + n % 4)
        case "month" if fine in ("month", "day"):
            value = edtf.shift(base.rpartition("/")[2][:7], months=sense.amount)
        case "week" if fine == "day":
            monday = _end(base) + timedelta(weeks=sense.amount, days=-_end(base).weekday())
            value = edtf.interval(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
        case "day" if fine == "day":
            value = edtf.shift(base.rpartition("/")[2], days=sense.amount)
        case "day" if sense.amount == 0:
            value = base
    if value and sense.day:
        value = f"{value}-{sense.day:02}"
        return value if edtf.is_date(value) else None
    if value and (sense.modifier or sense.about) and value[-1] not in "~X" and "/" not in value:
        value += "~"
    return value


def _fiscal_year_from(base: str, amount: int, context: Context) -> str:
    month, _ = FISCAL.get(context.country or "", (1, "start"))
    day = _begin(base)
    year = day.year - (day.month < month) + amount
    return edtf.make(year) if month == 1 else edtf.months((year, month), (year + 1, month - 1))


def _weekday(sense: Weekday, context: Context, tense: Tense) -> When:
    base = context.told or context.document if sense.base == "narrative" else context.document
    if not base or edtf.precision(base) != "day":
        return When(None, "inferred", _UNKNOWN_BASE)
    today = _end(base)
    why = f"counted from the document’s date, {base}" if base == context.document else f"counted from “{context.words}”"
    if sense.of_month:
        near = _near_weekday(sense.day, sense.of_month, today, ahead=tense == "future")
        return When(near, "inferred", why if near else _NO_SUCH_DAY, by_document=True)
    if sense.of_week:
        day = today + timedelta(days=sense.day - today.weekday() + 7 * (sense.week or 0))
        return When(day.isoformat(), "inferred", why, by_document=True)
    ahead = (sense.day - today.weekday()) % 7
    behind = (today.weekday() - sense.day) % 7
    if sense.week == 1 or (sense.week is None and tense == "future") or (sense.week == 0 and sense.days > 1):
        day = today + timedelta(days=ahead or (7 if sense.week == 1 else 0))
    else:
        day = today - timedelta(days=behind or (7 if sense.week == -1 else 0))
    value = edtf.interval(day.isoformat(), (day + timedelta(days=sense.days - 1)).isoformat())
    if base == context.document:
        why = f"the nearest to the document’s date, {base}"
    return When(value, "inferred", why, sense.modifier, by_document=True)


def _near_weekday(weekday: int, day: int, today: date, *, ahead: bool) -> str | None:
    """The nearest day of a month that is such a day of the week: ahead of today, or behind it."""
    months = range(12) if ahead else range(0, -12, -1)
    values = (f"{edtf.shift(today.isoformat()[:7], months=n)}-{day:02}" for n in months)
    found = (v for v in values if edtf.is_date(v) and date.fromisoformat(v).weekday() == weekday)
    return next((v for v in found if (v >= today.isoformat() if ahead else v <= today.isoformat())), None)


def _span(sense: Span, context: Context) -> When:
    if not context.document:
        return When(None, "inferred", _UNKNOWN_BASE)
    base = _end(context.document)
    sign = 1 if sense.length > 0 else -1
    why = f"counted from the document’s date, {context.document}"
    if sense.working:
        near = (base + timedelta(n * sign) for n in range(1, 4 + 2 * abs(sense.length)))
        working = [day for day in near if day.weekday() < 5][: abs(sense.length)]
        return When(edtf.interval(min(working).isoformat(), max(working).isoformat()), "inferred", why)
    if sense.unit == "year":
        ends = sorted((base.year, base.year + sense.length))
        return When(f"{ends[0]}/{ends[1]}", "inferred", why)
    if sense.unit in ("month", "quarter"):
        length = sense.length * (3 if sense.unit == "quarter" else 1)
        months = sorted((base.year * 12 + base.month - 1, base.year * 12 + base.month - 1 + length))
        return When(edtf.months(_month_of(months[0]), _month_of(months[1])), "inferred", why)
    days = sense.length * (7 if sense.unit == "week" else 1)
    dates = sorted((base, base + timedelta(days=days)))
    return When(edtf.interval(dates[0].isoformat(), dates[1].isoformat()), "inferred", why)


def _same(sense: Same, context: Context) -> When:
    told = context.told and context.told.rstrip("~")
    if sense.or_ago and not (told and context.passage - context.told_in <= 1 and _is_part_of_year(told)):
        return _relative(Relative("document", "year", -1), context)
    if not told:
        return When(str(sense.year) if sense.year else None, "inferred", _UNKNOWN_BASE)
    if sense.unit == "quarter" and edtf.precision(told) in ("day", "month"):
        told = edtf.make(_year(told), 33 + (_end(told).month - 1) // 3)
    years = sense.year - _year(told) if sense.year else -1
    return When(edtf.shift(told, years=years), "inferred", f"the same part of the year as “{context.words}”")


def _is_part_of_year(value: str) -> bool:
    """Whether a date is one that figures are compared by: a quarter, a half, some months."""
    begin, _, end = value.partition("/")
    return (
        end not in ("..", "")
        if end and edtf.precision(begin) == "month"
        else edtf.precision(value) in ("quarter", "half")
    )


def _period(sense: Period, context: Context) -> When:
    name = sense.name or context.period
    if name is None:
        return When(None, "inferred", "which war is meant is not told")
    context.period = name
    value = PERIODS[name]
    if sense.edge:
        value = (_begin(value) if sense.edge == "start" else _end(value)).strftime("%Y")
    return When(value, "inferred", f"{name}: {PERIODS[name].replace('/', '–')}, by the list of named periods")


def _latest_year(sense: Yearless, base: str) -> int:
    """The last year in which a yearless date begins no later than the base ends."""
    year = _end(base).year
    return year if _begin(in_year(sense, year)) <= _end(base) else year - 1


def _earliest_year(sense: Yearless, base: str) -> int:
    """The first year in which a yearless date ends no earlier than the base begins."""
    year = _begin(base).year
    return year if _end(in_year(sense, year)) >= _begin(base) else year + 1


def _nearest_year(sense: Yearless, base: str) -> int:
    """The year that brings a yearless date nearest to the base; stories go forward, so that a date behind the base has to
    be half as far from it as one ahead.
    """
    middle = _begin(base).toordinal() + _end(base).toordinal()

    def distance(year: int) -> tuple[int, int]:
        value = in_year(sense, year)
        if edtf.covers(base, value):
            return 0, -year
        ahead = _begin(value).toordinal() + _end(value).toordinal() - middle
        return max(ahead, _A_MONTH - _BACK * ahead), -year

    return min(range(_begin(base).year - 1, _end(base).year + 2), key=distance)


def _begin(value: str) -> date:
    first, last = edtf.bounds(value)
    return first or last or date.min


def _end(value: str) -> date:
    first, last = edtf.bounds(value)
    return last or first or date.max


def _year(value: str) -> int:
    return _end(value).year


def _month_of(n: int) -> tuple[int, int]:
    return n // 12, n % 12 + 1
