"""Dates counted from the document’s or from the one last told of."""

from datetime import date, timedelta

from pipeline import edtf
from pipeline.extract.dates.almanac import PERIODS, feast, in_year
from pipeline.extract.dates.context import UNKNOWN_BASE, Context, Tense, Told, When, begin_of, end_of, month_of, year_of
from pipeline.extract.dates.sense import Fiscal, Holiday, Neighbour, Period, Relative, Same, Span, Weekday, Yearless
from pipeline.extract.dates.yearless import FISCAL, earliest_year, fiscal, latest_year

_NO_SUCH_DAY = "no such day within a year"
_NO_NEWER_TURN = 1950  # a text of before then means the turn to the twentieth century


def relative(sense: Relative, context: Context, tense: Tense = "past") -> When:
    """ "last year", "the following month"; the end of a year that is to come is of the document’s."""
    ours = sense.base == "document" or (
        sense.amount == 0 and tense in ("future", "present") and sense.modifier == "END"
    )
    that_year = context.named if sense.unit == "year" and sense.amount == 0 and not ours else None
    base = (ours and context.document) or that_year or context.told or context.document
    if sense.base == "document":
        base = context.document
    if sense.base == "narrative" and sense.amount == 0 and not sense.part and context.is_reported(sense.unit):
        return When(context.reported, "inferred", f"the document reports on {context.reported}", sense.modifier)
    words = context.words
    if sense.near and (latest := _latest(sense, context)):
        base, words = latest.value, latest.words
    if base is None:
        return When(None, "inferred", UNKNOWN_BASE, sense.modifier)
    base = base.rstrip("~")
    why = _counted_from(base, words, context)
    value = _unit_from(sense, base, context)
    if value is None and context.story and sense.base == "narrative":
        value, why = (
            _unit_from(sense, context.story.value.rstrip("~"), context),
            f"counted from “{context.story.words}”",
        )
    by_document = base == context.document or (sense.base == "narrative" and context.of_the_day)
    counted = sense.unit == "week" and sense.amount and edtf.precision(base) == "day"
    day = edtf.shift(base, days=7 * sense.amount) if counted else None
    return When(value, "inferred", why, sense.modifier, by_document, day)


def _counted_from(base: str, words: str, context: Context) -> str:
    """From what a date was counted: the document's date, or another that the text calls by some words."""
    return f"counted from the document’s date, {base}" if base == context.document else f"counted from “{words}”"


def _latest(sense: Relative, context: Context) -> Told | None:
    """The date that the text named last, from which "that month" and "the following day" are counted, if it is told finely
    enough.
    """
    latest = context.latest
    if latest is None or latest.passage != context.passage or "/" in latest.value:
        return None
    if latest.since and (sense.day or context.told_in == context.passage):
        return None  # "on 31 January he kept the peg of October 1995; rumours in the middle of that month"
    fine = {"year": ("year", "month", "day", "season"), "month": ("month", "day"), "day": ("day",)}.get(sense.unit, ())
    return latest if edtf.precision(latest.value.rstrip("~")) in fine else None


def _unit_from(sense: Relative, base: str, context: Context) -> str | None:
    fine = edtf.precision(base.partition("/")[0])
    value: str | None = None
    match sense.unit:
        case "year" if sense.fiscal or (context.fiscal_pairs and _is_months(base) and sense.base == "narrative"):
            value = _fiscal_year_from(base, sense.amount, context)
            if sense.part:
                return _part_of_fiscal_year(sense.part, value, context)
        case "year" if sense.part:
            return in_year(sense.part, year_of(base) + sense.amount)
        case "year":
            value = edtf.make(year_of(base) + sense.amount)
        case "decade":
            decade = year_of(base) // 10 + sense.amount
            value = (
                f"{decade}0/{decade}4" if sense.half == 1 else f"{decade}5/{decade}9" if sense.half else f"{decade}X"
            )
        case "century":
            first = (year_of(base) - 1) // 100 * 100 + 1 + 100 * sense.amount
            half = 50 * (sense.half or 0)
            value = f"{first + half - 50}/{first + half - 1}" if half else f"{first}/{first + 99}"
        case "half" | "quarter" if fine in ("quarter", "half") and sense.base == "narrative":
            value = edtf.shift(base, months=sense.amount * (3 if sense.unit == "quarter" else 6))
        case "quarter" if fine in ("month", "day"):
            n = end_of(base).year * 4 + (end_of(base).month - 1) // 3 + sense.amount
            value = edtf.make(n // 4, 33 + n % 4)
        case "month" if fine in ("month", "day"):
            value = edtf.shift(base.rpartition("/")[2][:7], months=sense.amount)
        case "week" if fine == "day":
            monday = end_of(base) + timedelta(weeks=sense.amount, days=-end_of(base).weekday())
            value = edtf.interval(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
        case "day" if fine == "day":
            value = edtf.shift(base.rpartition("/")[2], days=sense.amount)
        case "day" if sense.amount == 0 and fine == "month":
            value = base
    if value and sense.day:
        value = f"{value}-{sense.day:02}"
        return value if edtf.is_date(value) else None
    if value and (sense.modifier or sense.about) and value[-1] not in "~X" and "/" not in value:
        value += "~"
    return value


def _is_months(value: str) -> bool:
    return "/" in value and edtf.precision(value.partition("/")[0]) == "month"


def _fiscal_year_from(base: str, amount: int, context: Context) -> str:
    month, _ = FISCAL.get(context.country or "", (1, "start"))
    day = begin_of(base)
    year = day.year - (day.month < month) + amount
    return edtf.make(year) if month == 1 else edtf.months((year, month), (year + 1, month - 1))


def _part_of_fiscal_year(part: Yearless, whole: str, context: Context) -> str | None:
    """A quarter, a half or so many months of a fiscal year; a month or day that lies in it."""
    begin = begin_of(whole).year
    if part.part in edtf.QUARTERS or part.part in edtf.HALVES:
        return fiscal(Fiscal(begin, pair=begin_of(whole).month > 1, part=part.part), context).value
    if part.fiscal and part.last_part:
        months = part.part, part.last_part
        return fiscal(Fiscal(begin, pair=begin_of(whole).month > 1, months=months), context).value
    years = (in_year(part, year) for year in (begin, begin + 1))
    return next((value for value in years if edtf.covers(whole, value)), None)


def neighbour(sense: Neighbour, context: Context) -> When:
    """ "last March", "the following May"."""
    part = Yearless(sense.part, day=sense.day)
    base = context.told or context.document if sense.base == "narrative" else context.document
    if base is None:
        return When(None, "inferred", UNKNOWN_BASE)
    year = latest_year(part, base) if sense.turn < 0 else earliest_year(part, base)
    if edtf.covers(in_year(part, year), base):
        year += sense.turn
    why = _counted_from(base, context.words, context)
    return When(in_year(part, year), "inferred", why, by_document=base == context.document)


def weekday(sense: Weekday, context: Context, tense: Tense) -> When:
    """ "Tuesday", "next weekend", "Friday the 13th"."""
    base = context.told or context.document if sense.base == "narrative" else context.document
    if not base or edtf.precision(base) != "day":
        return When(None, "inferred", UNKNOWN_BASE)
    today = end_of(base)
    why = _counted_from(base, context.words, context)
    if sense.of_month:
        near = _near_weekday(sense.day, sense.of_month, today, ahead=tense in ("future", "near"))
        return When(near, "inferred", why if near else _NO_SUCH_DAY, by_document=True)
    if sense.of_week:
        day = today + timedelta(days=sense.day - today.weekday() + 7 * (sense.week or 0))
        return When(day.isoformat(), "inferred", why, by_document=True)
    ahead = (sense.day - today.weekday()) % 7
    behind = (today.weekday() - sense.day) % 7
    if (
        sense.week == 1
        or (sense.week in (None, 0) and tense in ("future", "near"))
        or (sense.week == 0 and sense.days > 1)
    ):
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


def span(sense: Span, context: Context) -> When:
    """ "the past three years"."""
    if not context.document:
        return When(None, "inferred", UNKNOWN_BASE)
    base = end_of(context.document)
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
        return When(edtf.months(month_of(months[0]), month_of(months[1])), "inferred", why)
    days = sense.length * (7 if sense.unit == "week" else 1)
    dates = sorted((base, base + timedelta(days=days)))
    return When(edtf.interval(dates[0].isoformat(), dates[1].isoformat()), "inferred", why)


def same(sense: Same, context: Context) -> When:
    """ "the same period of 2013", "a year ago"."""
    told = context.told and context.told.rstrip("~")
    if sense.or_ago and not (told and context.passage - context.told_in <= 1 and _is_part_of_year(told)):
        return relative(Relative("document", "year", -1), context)
    if not told:
        return When(str(sense.year) if sense.year else None, "inferred", UNKNOWN_BASE)
    if sense.over:
        return When(told, "inferred", f"the period of “{context.words}”")
    if sense.unit == "quarter" and edtf.precision(told) in ("day", "month"):
        told = edtf.make(year_of(told), 33 + (end_of(told).month - 1) // 3)
    years = sense.year - year_of(told) if sense.year else -1
    return When(edtf.shift(told, years=years), "inferred", f"the same part of the year as “{context.words}”")


def _is_part_of_year(value: str) -> bool:
    """Whether a date is one that figures are compared by: a quarter, a half, some months."""
    begin, _, end = value.partition("/")
    return (
        end not in ("..", "")
        if end and edtf.precision(begin) == "month"
        else edtf.precision(value) in ("quarter", "half")
    )


def holiday(sense: Holiday, context: Context, tense: Tense) -> When:
    """ "Labor Day", before the document or after it."""
    base = context.document
    if base is None or edtf.precision(base) != "day":
        return When(None, "inferred", UNKNOWN_BASE)
    story = context.story
    if (
        story
        and story.passage == context.passage
        and tense in ("past", "pluperfect")
        and edtf.precision(story.value) in ("day", "month")
        and not (context.returned or story.by_document or sense.turn)
    ):
        return _holiday_of_story(sense, story, ahead=tense == "past")
    days = [feast(sense.name, end_of(base).year + n) for n in (-1, 0, 1)]
    if tense == "pluperfect" and not sense.turn:
        return _near_holiday(sense, days, base)
    turn = sense.turn or (1 if tense in ("future", "near") else -1)
    value = next(d for d in days if d >= base) if turn > 0 else next(d for d in reversed(days) if d <= base)
    return When(value, "inferred", f"{sense.name} seen from the document’s date, {base}", by_document=True)


def _holiday_of_story(sense: Holiday, story: Told, *, ahead: bool) -> When:
    """The next holiday in a story, or of what "had been" the last one before it: "signed in August. It came before Christmas"."""
    days = [feast(sense.name, year_of(story.value) + n) for n in (-1, 0, 1)]
    then = begin_of(story.value).isoformat()
    value = next(d for d in days if d >= then) if ahead else next(d for d in reversed(days) if d <= then)
    return When(value, "inferred", f"{sense.name} seen from “{story.words}”")


def _near_holiday(sense: Holiday, days: list[str], base: str) -> When:
    """The nearest holiday to a document, of what "had been" planned for it: "had wished to begin before Christmas"."""
    today = end_of(base).toordinal()
    value = min(days, key=lambda d: abs(end_of(d).toordinal() - today))
    return When(value, "inferred", f"{sense.name} seen from the document’s date, {base}", by_document=True)


def period(sense: Period, context: Context) -> When:
    """ "the end of the war"."""
    name = sense.name or context.period
    if name is None:
        return When(None, "inferred", "which war is meant is not told")
    context.period = name
    value = PERIODS[name]
    if sense.edge:
        value = (begin_of(value) if sense.edge == "start" else end_of(value)).strftime("%Y")
    return When(value, "inferred", f"{name}: {PERIODS[name].replace('/', '–')}, by the list of named periods")


def time_of_day(context: Context) -> When:
    """ "at 10 p.m.": the day last told of; where none is told at all, the document’s."""
    told, story, document = context.told, context.story, context.document
    if told and edtf.precision(told) == "day":
        return When(told, "inferred", f"the day of “{context.words}”", by_document=context.of_the_day)
    if story and edtf.precision(story.value) == "day":
        return When(story.value, "inferred", f"the day of “{story.words}”", by_document=story.by_document)
    if document and not told and edtf.precision(document) == "day":
        return When(document, "inferred", f"the document’s date, {document}", by_document=True)
    return When(None, "inferred", "the day is not told")


def turn(context: Context) -> When:
    """ "the turn of the century"."""
    base = context.told or context.document
    if base is None:
        return When(None, "inferred", UNKNOWN_BASE)
    why = f"counted from {f'“{context.words}”' if context.told else f'the document’s date, {base}'}"
    return When("1900~" if year_of(base) < _NO_NEWER_TURN else "2000~", "inferred", why)
