"""Days, months and quarters without a year, and fiscal years: which year is meant."""

from pipeline import edtf
from pipeline.extract.dates.almanac import in_year
from pipeline.extract.dates.context import Context, Tense, When, begin_of, end_of, month_of, year_of
from pipeline.extract.dates.sense import Fiscal, Yearless
from pipeline.wordlist import table

FISCAL = {row["code"]: (int(row["month"]), row["named"]) for row in table("fiscal")}
_A_MONTH = 2 * 30  # between the middles of two dates, both counted
_BACK = 2
_A_GENERATION = 30
_SOON = 60  # days ahead that a day without a year may lie, though the verb is in the past
_OVER = ("past", "pluperfect")
_BEHIND = ("past", "aimed")
_UNKNOWN_START = "in which month the fiscal year begins is not known"
_UNKNOWN_YEAR = "no year is told before, and the document’s date is not known"


def fiscal(sense: Fiscal, context: Context) -> When:
    """ "FY2018", "the third quarter of 2018-19", by the fiscal year of the country."""
    month, named = FISCAL.get(context.country or "", (1, "start"))
    if context.reckoning and sense.pair and sense.part is None and not sense.months:
        first, value = context.reckoning
        if abs(sense.year - first) < _A_GENERATION:
            return When(edtf.shift(value, years=sense.year - first), "inferred", "by the calendar of the text")
    if context.season and sense.pair and sense.part is None and (sense.months or not sense.sure):
        return When(
            _months(sense, sense.year, context.season),
            why=f"the year begins in month {context.season}, as the text says",
        )
    if (month == 1 and sense.pair) or not (sense.sure or context.fiscal_pairs):
        if sense.months or sense.part:
            return When(None, "inferred", _UNKNOWN_START)
        return When(f"{sense.year}/{sense.year + 1}")
    if month == 1:
        return When(edtf.make(sense.year, sense.part) if sense.months is None else _months(sense, sense.year, month))
    year = sense.year if sense.pair or named == "start" else sense.year - 1
    return When(_months(sense, year, month), why=f"fiscal years of {context.country} begin in month {month}")


def _months(sense: Fiscal, year: int, begins: int) -> str:
    """The months of a fiscal year, or of the part of it that is meant, where it begins in a month of a year."""
    first, last = sense.months or (1, 12)
    if sense.part in edtf.QUARTERS:
        first, last = edtf.QUARTERS[sense.part]
    elif sense.part in edtf.HALVES:
        first, last = edtf.HALVES[sense.part]
    start = year * 12 + begins - 2
    return edtf.months(month_of(start + first), month_of(start + last))


def _fiscal_part(sense: Yearless, context: Context, tense: Tense) -> When:
    """ "the second fiscal quarter": the last to begin before the document, or the next to end after it."""
    if context.document is None or context.country not in FISCAL:
        return When(None, "inferred", "which fiscal year is meant is not told")
    year = year_of(context.document)
    part, months = (None, (sense.part, sense.last_part)) if sense.last_part else (sense.part, None)
    parts = [fiscal(Fiscal(y, pair=True, part=part, months=months), context) for y in range(year - 2, year + 2)]
    values = [when.value for when in parts if when.value]
    if tense == "future":
        value = next((v for v in values if end_of(v) >= end_of(context.document)), None)
    else:
        value = next((v for v in reversed(values) if begin_of(v) <= end_of(context.document)), None)
    why = "; ".join(filter(None, (parts[0].why, f"the year from the document’s date, {context.document}")))
    return When(value, "inferred", why, by_document=True)


def yearless(sense: Yearless, context: Context, tense: Tense) -> When:
    """ "in May": the year of the story where it goes on in this passage, else by the document’s date."""
    document, story = context.document, context.story
    if sense.fiscal:
        return _fiscal_part(sense, context, tense)
    if tense == "moved":
        if context.latest and context.named and edtf.precision(context.named) in ("month", "day"):
            value, words = in_year(sense, earliest_year(sense, context.named)), context.latest.words
            return When(value, "inferred", f"the next after “{words}”, told before", sense.modifier)
        tense = "future"
    here = _is_of_the_story(sense, context, tense)
    tense = "past" if tense == "late" else tense
    if (
        context.section
        and not here
        and (year := _year_in(context.section, sense))
        and not (document and tense in _OVER and context.lies_ahead(in_year(sense, year)))
    ):
        return When(in_year(sense, year), "inferred", f"the year of the section, {context.section}", sense.modifier)
    if story and (not document or here):
        year = nearest_year(sense, story.value)
        if document and tense in _BEHIND and _is_of_late(sense, year, story.value, document):
            year += 1
        if document and tense in _BEHIND and begin_of(in_year(sense, year)) > end_of(document):
            year -= 1
        return When(in_year(sense, year), "inferred", f"the year from “{story.words}”, told before", sense.modifier)
    if document:
        year = _year_by_tense(sense, document, tense)
        return When(
            in_year(sense, year), "inferred", f"the year from the document’s date, {document}", sense.modifier, True
        )
    return When(None, "inferred", _UNKNOWN_YEAR, sense.modifier)


def _is_of_the_story(sense: Yearless, context: Context, tense: Tense) -> bool:
    """Whether the story that the passage tells goes on in a day or month without a year: not from behind the document to ahead of
    it, nor from a mere year not long ago, since what has no year is of late.
    """
    document, story = context.document, context.story
    if story is None or story.passage != context.passage or story.by_document or tense == "late":
        return False
    if document is None:
        return True
    if sense.just_over and _lasts_a_year(sense):
        return False
    if context.returned or _is_left(context):
        return False
    if tense in ("future", "present", "near") and edtf.is_after(document, story.value):
        return False
    lately = sense.day is not None or year_of(document) - year_of(story.value) < _BACK
    return not (lately and _is_loose(story.value, context))


def _lasts_a_year(sense: Yearless) -> bool:
    """Whether twelve months are meant: "the year that ended on 30 September"."""
    return sense.last_part is not None and (sense.last_part - sense.part) % 12 == 11


def _is_left(context: Context) -> bool:
    """Whether a date before in the sentence, said aside, lies a year and more behind the story: it is told no more."""
    story, named = context.story, context.named
    if story is None or named is None or "/" in named or not edtf.is_after(named, story.value):
        return False
    return year_of(named) > year_of(story.value) and not context.lies_ahead(named)


def _is_loose(told: str, context: Context) -> bool:
    """Whether a date is a mere year, or months of two, or rough in the notes of a list: "in office from late 2016"."""
    across = "/" in told and begin_of(told).year < end_of(told).year
    return (
        across
        or edtf.precision(told) == "year"
        or (context.listed and (told.endswith("~") or edtf.precision(told) == "season"))
    )


def _is_of_late(sense: Yearless, year: int, told: str, document: str) -> bool:
    """Whether a date put before the one told last may as well be the last before the document, with the story going on."""
    if not edtf.is_after(told, in_year(sense, year)) or edtf.precision(told) == "day":
        return False
    return begin_of(in_year(sense, year + 1)) <= end_of(document) < begin_of(in_year(sense, year + 2))


def _year_in(section: str, sense: Yearless) -> int | None:
    """The year in which a date lies within a section of a document."""
    years = range(begin_of(section).year, end_of(section).year + 1)
    return next((year for year in years if edtf.covers(section, in_year(sense, year))), None)


def _year_by_tense(sense: Yearless, document: str, tense: Tense) -> int:
    """What a verb in the future tells of lies ahead, what one in the past tells of behind, unless it comes up soon: in
    October 2018, "payable 3 December" is no day of 2017.
    """
    if sense.last_part and (sense.just_over or tense in _BEHIND):
        year = end_of(document).year
        return year - (end_of(in_year(sense, year)) > end_of(document))
    if tense == "future" and sense.just_over:
        return nearest_year(sense, document)
    if tense == "near":
        return closest_year(sense, document)
    if tense in ("future", "hence"):
        return earliest_year(sense, document)
    year = latest_year(sense, document)
    ahead = (begin_of(in_year(sense, year + 1)) - end_of(document)).days
    if tense == "present":
        soon = 5 * _SOON
    elif sense.day and tense != "past":
        soon = _SOON
    else:
        soon = _A_MONTH // 2 if sense.part <= 12 else 0
    return year + (ahead <= soon)


def latest_year(sense: Yearless, base: str) -> int:
    """The last year in which a yearless date begins no later than the base ends."""
    year = end_of(base).year
    return year if begin_of(in_year(sense, year)) <= end_of(base) else year - 1


def earliest_year(sense: Yearless, base: str) -> int:
    """The first year in which a yearless date ends no earlier than the base begins."""
    year = begin_of(base).year
    return year if end_of(in_year(sense, year)) >= begin_of(base) else year + 1


def closest_year(sense: Yearless, base: str) -> int:
    """The year that brings a yearless date nearest to the base, on whichever side."""
    middle = begin_of(base).toordinal() + end_of(base).toordinal()
    years = range(begin_of(base).year - 1, end_of(base).year + 2)
    days = {year: in_year(sense, year) for year in years}
    return min(years, key=lambda y: abs(begin_of(days[y]).toordinal() + end_of(days[y]).toordinal() - middle))


def nearest_year(sense: Yearless, base: str) -> int:
    """The year that brings a yearless date nearest to the base; stories go forward, so that a date behind the base has to
    be half as far from it as one ahead.
    """
    middle = begin_of(base).toordinal() + end_of(base).toordinal()

    def distance(year: int) -> tuple[int, int]:
        value = in_year(sense, year)
        if edtf.covers(base, value):
            return 0, -year
        ahead = begin_of(value).toordinal() + end_of(value).toordinal() - middle
        return max(ahead, _A_MONTH - _BACK * ahead), -year

    return min(range(begin_of(base).year - 1, end_of(base).year + 2), key=distance)
