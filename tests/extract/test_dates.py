"""Dates in whole sentences: what each is in EDTF, whether it is stated, and what is no date at all."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from time import perf_counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline import edtf
from pipeline.extract.dates.durations import durations
from pipeline.extract.dates.find import find
from pipeline.records import Statements, Timex

Read = Callable[..., Statements]

MONTHS = "January February March April May June July August September October November December".split()
DURATION = re.compile(r"PT?[\d.X]+[A-Z]")
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def values(statements: Statements) -> list[str | None]:
    """The dates of a text, in order."""
    return [t.value for t in statements.timexes]


def found(statements: Statements, quote: str) -> Timex:
    """The one date that a text calls so."""
    (timex,) = [t for t in statements.timexes if t.evidence[0].quote == quote]
    return timex


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        # days
        ("The treaty was signed on 14 November 2004.", "2004-11-14"),
        ("The treaty was signed on 1st March, 1999.", "1999-03-01"),
        ("The treaty was signed on the 26th of July 2019.", "2019-07-26"),
        ("The treaty was signed on Monday, 3 June 2019.", "2019-06-03"),
        ("The treaty was signed on November 14, 2004.", "2004-11-14"),
        ("The treaty was signed on Tuesday, Nov. 16, 2004, in Oslo.", "2004-11-16"),
        ("The treaty was signed on Sept 3 2018.", "2018-09-03"),
        ("The treaty was signed on July 4th, 1776.", "1776-07-04"),
        ("The treaty was signed on 2014-11-14.", "2014-11-14"),
        ("The treaty was signed on 14.11.2004.", "2004-11-14"),
        ("The treaty was signed on 14/11/2004.", "2004-11-14"),
        ("The treaty was signed on 29 February 2016.", "2016-02-29"),
        # months
        ("The treaty was signed in October 1993.", "1993-10"),
        ("The treaty was signed in Oct. 1993.", "1993-10"),
        ("The treaty was signed in October of 1993.", "1993-10"),
        ("The treaty was signed in May 2007.", "2007-05"),
        ("The treaty was signed in March, 2007.", "2007-03"),
        # quarters, halves, parts counted in months
        ("Sales fell in the first quarter of 2019.", "2019-33"),
        ("Sales fell in Q2 2019.", "2019-34"),
        ("Sales fell in 3Q 2019.", "2019-35"),
        ("Sales fell in 2019 Q3.", "2019-35"),
        ("Sales fell in the last quarter of 2018.", "2018-36"),
        ("Sales fell in the 4th quarter of 2018.", "2018-36"),
        ("Sales fell in the first half of 2019.", "2019-40"),
        ("Sales fell in the second half of 2019.", "2019-41"),
        ("Sales fell in H2 2020.", "2020-41"),
        ("Sales fell in the first two months of 2014.", "2014-01/2014-02"),
        ("Sales fell in the last three months of 2014.", "2014-10/2014-12"),
        ("Sales fell in the opening quarter of 2014.", "2014-33"),
        ("Sales fell in the first two weeks of March 2014.", "2014-03-01/2014-03-14"),
        ("Sales fell in the last three weeks of 2014.", "2014-12-11/2014-12-31"),
        ("Sales fell in the year to March 2019.", "2018-04/2019-03"),
        ("Sales fell in the twelve months to June 2019.", "2018-07/2019-06"),
        # seasons
        ("The fair was held in the spring of 2015.", "2015-21"),
        ("The fair was held in summer 2016.", "2016-22"),
        ("The fair was held in autumn 2014.", "2014-23"),
        ("The fair was held in the fall of 2012.", "2012-23"),
        ("The fair was held in the winter of 2013-14.", "2013-24"),
        # years, decades, centuries
        ("The canal was opened in 1869.", "1869"),
        ("The canal was widened in the 1990s.", "199X"),
        ("The canal was widened in the ’60s.", "196X"),
        ("The canal was widened in the nineties.", "199X"),
        ("The canal was widened in the mid-1990s.", "1994/1996"),
        ("The canal was widened in the early 1980s.", "1980/1983"),
        ("The canal was widened in the late 1970s.", "1977/1979"),
        ("The canal was planned in the 19th century.", "1801/1900"),
        ("The canal was planned in the nineteenth century.", "1801/1900"),
        ("The canal was planned in the 18th and 19th centuries.", "1701/1900"),
        # parts of a year and of a month
        ("The canal was closed in early 2014.", "2014~"),
        ("The canal was closed in mid-2014.", "2014~"),
        ("The canal was closed in late 2014.", "2014~"),
        ("The canal was closed at the end of 2014.", "2014-12~"),
        ("The canal was closed at the beginning of 2014.", "2014-01~"),
        ("The strike came to an end in 2014.", "2014"),
        ("The strike will end in 2014.", "2014"),
        ("The canal was closed in mid-May 2014.", "2014-05~"),
        # ranges
        ("The war lasted from 2010 to 2014.", "2010/2014"),
        ("The war lasted between 2010 and 2014.", "2010/2014"),
        ("The war (2010–2014) was costly.", "2010/2014"),
        ("The war of 1914-18 was costly.", "1914/1918"),
        ("The siege lasted from May to July 2014.", "2014-05/2014-07"),
        ("The siege lasted from December to February 2015.", "2014-12/2015-02"),
        ("The siege lasted from November 2013 until February 2014.", "2013-11/2014-02"),
        ("The siege (November 2013 to February 2014) was costly.", "2013-11/2014-02"),
        ("Between December 2012 through December 2014, the envoys met often.", "2012-12/2014-12"),
        ("The envoys called each other in September and October 2014.", "2014-09/2014-10"),
        ("The siege lasted from mid-June to early July 2015.", "2015-06~/2015-07~"),
        ("Sales fell in January–March 2015.", "2015-01/2015-03"),
        ("Sales fell in January-March 2015.", "2015-01/2015-03"),
        ("Sales fell in May/June 2015.", "2015-05/2015-06"),
        ("Sales fell in April, May and June 2015.", "2015-04/2015-06"),
        ("Sales grew from the 1990s to the 2010s.", "199X/201X"),
        ("The summit was held on 24–26 September 2018.", "2018-09-24/2018-09-26"),
        ("The summit was held on May 23-25, 2016.", "2016-05-23/2016-05-25"),
        ("The summit was held from 30 April to 2 May 2014.", "2014-04-30/2014-05-02"),
        ("The summit was held from April 30 to May 2, 2014.", "2014-04-30/2014-05-02"),
        ("The summit was held from 14 November 2004 through 16 November 2004.", "2004-11-14/2004-11-16"),
        ("Sales grew from the first quarter of 2018 to the third quarter of 2019.", "2018-33/2019-35"),
        ("The fighting has gone on from March 2014 to the present.", "2014-03/.."),
        ("The fighting (March 2014 to present) goes on.", "2014-03/.."),
        ("The fighting (2014–present) goes on.", "2014/.."),
        ("Taxes were cut from 2016 onwards.", "2016/.."),
        ("Sales grew from the late 1990s to the mid-2000s.", "1997/2006"),
        ("Sales grew between 3 and 9 May 2014.", "2014-05-03/2014-05-09"),
        ("Sales grew from 26 June to 28 June in 2020.", "2020-06-26/2020-06-28"),
        ("Sales grew in Jan-Feb 2017.", "2017-01/2017-02"),
        # weeks, days in other forms
        ("The envoys met in the week of 5 March 2014.", "2014-03-03/2014-03-09"),
        ("The envoys met in the week ending 7 March 2014.", "2014-03-01/2014-03-07"),
        ("The envoys met in the first week of March 2014.", "2014-03-01/2014-03-07"),
        ("The envoys met in week 31 of 2018.", "2018-07-30/2018-08-05"),
        ("The envoys met on the twenty-sixth of July 2019.", "2019-07-26"),
        ("The envoys met from the ninth to the seventeenth of April 2019.", "2019-04-09/2019-04-17"),
        ("The envoys met from 10/4 to 12/4, 2019.", "2019-04-10/2019-04-12"),
        ("The envoys met in the third month of 2019.", "2019-03"),
        ("The envoys met in calendar year 2019.", "2019"),
        ("The envoys met in seventeen hundred thirty-three.", "1733"),
        ("The envoys met on 14-Nov-2004.", "2004-11-14"),
        ("The envoys met on Easter Monday 2018.", "2018-04-02"),
        ("The envoys met on Thanksgiving 2014.", "2014-11-27"),
        ("The envoys met two weeks before 3 May 2014.", "2014-04-19"),
        ("The envoys met three days after 30 May 2014.", "2014-06-02"),
        # parts of decades and centuries
        ("The canal was widened in the second half of the 1990s.", "1995/1999"),
        ("The canal was widened by the end of the 1990s.", "1998/1999"),
        ("The canal was planned in the first half of the 20th century.", "1901/1950"),
        ("The canal was planned in the last decade of the 19th century.", "1891/1900"),
        ("The canal was planned at the turn of the 20th century.", "1900~"),
        ("Sales fell in the six months ended 30 September 2014.", "2014-04/2014-09"),
        ("Sales fell in the first three quarters of 2014.", "2014-01/2014-09"),
        ("Sales fell in the 2018 third quarter.", "2018-35"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_edtf(read: Read, sentence: str, value: str) -> None:
    assert values(read(sentence)) == [value]
    assert edtf.is_date(value)


def test_what_stands_for_itself_is_stated(read: Read) -> None:
    statements = read("The treaty was signed in October 1993 and the fair was held in autumn 2014.")
    assert [(t.basis, t.why) for t in statements.timexes] == [("stated", None), ("stated", None)]


@pytest.mark.parametrize(
    ("words", "modifier"),
    [("early 2014", "START"), ("mid-2014", "MID"), ("late 2014", "END"), ("the end of 2014", "END"),
     ("the late 19th century", "END"), ("2014", None)],
)  # fmt: skip
def test_early_mid_and_late_are_kept_beside_the_date(read: Read, words: str, modifier: str | None) -> None:
    (timex,) = read(f"The canal was closed in {words}.").timexes
    assert timex.modifier == modifier


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("Since 2010, Chad has imposed a ban on charcoal.", "2010/.."),
        ("Chad has imposed a ban on charcoal since March 2010.", "2010-03/.."),
        ("The ban on charcoal was enforced until 2014.", "../2014"),
        ("The ban on charcoal was enforced till June 2014.", "../2014-06"),
    ],
)
def test_since_and_until_leave_one_end_of_an_event_open(read: Read, sentence: str, when: str) -> None:
    assert [e.when for e in read(sentence).events] == [when]


@pytest.mark.parametrize(
    ("other", "value"),
    [("25.12.2014", "2015-04-03"), ("12/25/2014", "2015-03-04"), ("25/12/2014", "2015-04-03")],
)
def test_a_numeric_date_is_read_in_the_order_that_the_document_shows_elsewhere(
    read: Read, other: str, value: str
) -> None:
    mark = other[2]
    text = f"The port was closed on 03{mark}04{mark}2015. It had been opened on {other}."
    assert values(read(text))[0] == value


@pytest.mark.parametrize(
    ("language", "value"), [("en", "2015-04-03"), ("en-GB", "2015-04-03"), ("en-US", "2015-03-04")]
)
def test_a_numeric_date_is_read_by_the_language_where_the_document_shows_no_order(
    read: Read, language: str, value: str
) -> None:
    assert values(read("The port was closed on 03/04/2015.", language=language)) == [value]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Japan’s trade grew in fiscal year 2018.", "2018-04/2019-03"),
        ("Japan’s trade grew in FY18.", "2018-04/2019-03"),
        ("Japan’s trade grew in the third quarter of fiscal 2018.", "2018-10/2018-12"),
        ("Japan’s trade grew in the third quarter of FY2018.", "2018-10/2018-12"),
        ("Japan’s trade grew in Q3 FY2018.", "2018-10/2018-12"),
        ("India’s trade grew in FY2019.", "2018-04/2019-03"),
        ("India’s trade grew in the financial year 2018-19.", "2018-04/2019-03"),
        ("Australia’s trade grew in the 2019-20 financial year.", "2019-07/2020-06"),
        ("Australia’s trade grew in FY2020.", "2019-07/2020-06"),
        ("Britain’s trade grew in the financial year 2021/22.", "2021-04/2022-03"),
        ("America’s trade, as the United States reports it, grew in fiscal year 2018.", "2017-10/2018-09"),
        ("Brazil’s trade grew in fiscal year 2018.", "2018"),
        ("India’s trade grew in the first nine months of fiscal 2019.", "2018-04/2018-12"),
        ("India’s trade grew in the first nine months of the 2018/19 fiscal year.", "2018-04/2018-12"),
        ("India’s trade grew in the last two months of the financial year 2018-19.", "2019-02/2019-03"),
        ("India’s trade grew in the first two fiscal quarters of 2019.", "2018-04/2018-09"),
        ("Brazil’s trade grew in the first nine months of fiscal 2018.", "2018-01/2018-09"),
    ],
)
def test_a_fiscal_year_is_that_of_the_country_the_text_is_about(read: Read, sentence: str, value: str) -> None:
    assert values(read(sentence)) == [value]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Japan’s trade grew in the second fiscal quarter.", "2018-07/2018-09"),
        ("Japan’s trade will grow in the fiscal fourth quarter.", "2019-01/2019-03"),
        ("Japan’s trade grew in the first five months of the fiscal year.", "2018-04/2018-08"),
        ("Japan’s trade grew in the first seven months of this fiscal year.", "2018-04/2018-10"),
        ("Japan’s trade grew in the third quarter of last fiscal year.", "2017-10/2017-12"),
        ("Japan’s trade grew in May of last fiscal year.", "2017-05"),
    ],
)
def test_a_part_of_a_fiscal_year_is_the_one_nearest_to_the_document(read: Read, sentence: str, value: str) -> None:
    assert values(read(sentence, published="2018-12-01")) == [value]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("A new government takes office on 10 December.", "2015-12-10"),
        ("The protocol lapses in March.", "2016-03"),
        ("The central bank meets on 24 November; no change is expected.", "2015-11-24"),
        ("The treaty was signed on 25 November last.", "2014-11-25"),
        ("The treaty comes into force on 3 June next.", "2016-06-03"),
        ("A plan to close the port in January has been dropped.", "2016-01"),
        ("The vote that they had scheduled for 17 October was cancelled.", "2015-10-17"),
        ("Housing starts in May fell.", "2015-05"),
        ("Coffee exports in May: 5 tonnes.", "2015-05"),
    ],
)
def test_what_stands_in_a_timetable_lies_ahead_and_what_was_set_is_near(read: Read, sentence: str, value: str) -> None:
    assert values(read(sentence, published="2015-10-30")) == [value]


def test_a_day_in_the_notes_of_a_list_is_of_late(read: Read) -> None:
    text = "The minister, by year:\n\n- Toured Alberta in autumn 2016. Denied on 29 August that talks had stopped.\n- Retired.\n"
    assert values(read(text, published="2018-09-10")) == ["2016-23", "2018-08-29"]


def test_months_of_a_fiscal_year_that_begins_nobody_knows_when_are_no_year(read: Read) -> None:
    assert values(read("Sales grew in the first nine months of 2018-19.")) == [None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A meeting planned for March 1997 was put off until May.", ["1997-03", "1997-05"]),
        ("A meeting, which had been planned for March 1997, was put off until May.", ["1997-03", "1997-05"]),
        ("The trip, set for 12 December 2003, was put back to January.", ["2003-12-12", "2004-01"]),
        ("The summit of 12 November 1998, postponed to May, was cancelled.", ["1998-11-12", "1999-05"]),
        ("The election was moved from November 1997 to February.", ["1997-11", "1998-02"]),
        ("The election was moved from May to July 2014.", ["2014-05", "2014-07"]),
        ("The port was closed from May to July 2014.", ["2014-05/2014-07"]),
    ],
)
def test_what_is_put_off_goes_to_the_next_such_month(read: Read, sentence: str, expected: list[str]) -> None:
    for published in (None, "1996-11-20"):
        told = values(read(f"The road was opened in 1996. {sentence}", published=published))
        assert told == ["1996", *expected]


def test_a_pair_of_years_is_no_fiscal_year_where_nothing_says_so(read: Read) -> None:
    assert values(read("The drought of 2018-19 ruined Brazil’s harvest.")) == ["2018/2019"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ministers met in June 2016. In August they met again.", "August", "2016-08"),
        ("The ministers met in November 2016. In January they met again.", "January", "2017-01"),
        ("The ministers met on 4 June 2016. On 9 June they met again.", "9 June", "2016-06-09"),
        ("The ministers met in 2016. In the spring they quarrelled, and in the autumn they parted.", "autumn", "2016-23"),
        ("Talks opened in 2016. A deal was signed in the third quarter.", "the third quarter", "2016-35"),
        ("Talks opened in 2016. The following year a deal was signed.", "The following year", "2017"),
        ("Talks opened in June 2016. The following month a deal was signed.", "The following month", "2016-07"),
        ("Talks opened in December 2016. The following month a deal was signed.", "The following month", "2017-01"),
        ("Talks opened in June 2016. Two months later a deal was signed.", "Two months later", "2016-08"),
        ("Talks opened in 2016. Three years later a deal was signed.", "Three years later", "2019"),
        ("Talks opened in 2016. A decade later a deal was signed.", "A decade later", "2026"),
        ("Talks opened on 28 May 2016. Ten days later a deal was signed.", "Ten days later", "2016-06-07"),
        ("Talks opened on 28 May 2016. The following week a deal was signed.", "The following week",
         "2016-05-30/2016-06-05"),
        ("Talks opened on 28 May 2016. The next day a deal was signed.", "The next day", "2016-05-29"),
        ("Talks opened in 2016. Two years earlier the border had been closed.", "Two years earlier", "2014"),
        ("Talks opened in June 2016. Later that year a deal was signed.", "that year", "2016"),
        ("Talks opened in June 2016. That autumn a deal was signed.", "That autumn", "2016-23"),
        ("Talks opened on 28 May 2016. At 10 a.m. the delegates shook hands.", "10 a.m.", "2016-05-28"),
        ("Talks opened in May 2016. For the year, trade fell.", "the year", "2016"),
    ],
)  # fmt: skip
def test_a_date_is_completed_by_the_date_told_before(read: Read, text: str, words: str, value: str) -> None:
    timex = found(read(text), words)
    assert (timex.value, timex.basis) == (value, "inferred")
    assert timex.why


def test_the_reason_for_an_inferred_year_names_the_words_that_gave_it(read: Read) -> None:
    timex = found(read("The ministers met in June 2016. In August they met again."), "August")
    assert timex.why is not None
    assert "June 2016" in timex.why


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The bank failed last year.", "last year", "2017"),
        ("The bank grew this year.", "this year", "2018"),
        ("The bank will move next year.", "next year", "2019"),
        ("The bank failed last month.", "last month", "2018-08"),
        ("The bank failed last quarter.", "last quarter", "2018-34"),
        ("The bank failed last week.", "last week", "2018-09-03/2018-09-09"),
        ("The bank failed last March.", "last March", "2018-03"),
        ("The bank failed last November.", "last November", "2017-11"),
        ("The bank failed at the end of last year.", "the end of last year", "2017-12~"),
        ("The bank failed late last year.", "late last year", "2017~"),
        ("The bank will move later this year.", "later this year", "2018~"),
        ("The bank grew this summer.", "this summer", "2018-22"),
        ("The bank will move next spring.", "next spring", "2019-21"),
        ("The bank failed two years ago.", "two years ago", "2016"),
        ("The bank failed three days ago.", "three days ago", "2018-09-11"),
        ("The bank failed yesterday.", "yesterday", "2018-09-13"),
        ("The bank failed on Tuesday.", "Tuesday", "2018-09-11"),
        ("The bank will open on Tuesday.", "Tuesday", "2018-09-18"),
        ("The bank lost money in the past three years.", "the past three years", "2015/2018"),
        ("The bank failed in May.", "May", "2018-05"),
        ("The bank failed in November.", "November", "2017-11"),
        ("The bank will open in November.", "November", "2018-11"),
        ("The bank will open in May.", "May", "2019-05"),
        ("The bank failed on 3 December.", "3 December", "2017-12-03"),
        ("The bank declared a dividend, payable 3 December.", "3 December", "2018-12-03"),
        ("The bank failed a year ago.", "a year ago", "2017"),
        ("The bank failed almost two years ago.", "almost two years ago", "2016~"),
        ("The bank failed last weekend.", "last weekend", "2018-09-08/2018-09-09"),
        ("The bank failed last night.", "last night", "2018-09-13"),
        ("The bank failed early on Tuesday of last week.", "Tuesday of last week", "2018-09-04"),
        ("The bank failed on Tuesday night.", "Tuesday night", "2018-09-11"),
        ("The bank said on Monday that it would close.", "Monday", "2018-09-10"),
        ("The bank may close as soon as Monday.", "Monday", "2018-09-17"),
        ("The bank failed this past spring.", "this past spring", "2018-21"),
        ("The bank grew in the twelve months to June.", "the twelve months to June", "2017-07/2018-06"),
        ("The bank grew in last year’s third quarter.", "last year’s third quarter", "2017-35"),
        ("The bank grew over the past decade.", "the past decade", "2008/2018"),
        ("The bank lost money in the past two quarters.", "the past two quarters", "2018-03/2018-09"),
        ("The bank failed last decade.", "last decade", "200X"),
        ("The bank failed in May and June last year.", "May and June last year", "2017-05/2017-06"),
        ("The bank will open on Christmas Day.", "Christmas Day", "2018-12-25"),
        ("The bank will close by mid-year.", "mid-year", "2018~"),
        ("The bank will close at year-end.", "year-end", "2018-12~"),
        ("The bank failed on Monday the 3rd.", "Monday the 3rd", "2018-09-03"),
        ("The bank will open on Thursday the 11th.", "Thursday the 11th", "2018-10-11"),
        ("The bank will open within the next 10 working days.", "the next 10 working days", "2018-09-17/2018-09-28"),
        ("The bank will open in the week after next.", "the week after next", "2018-09-24/2018-09-30"),
        ("The bank failed the year before last.", "the year before last", "2016"),
        ("The bank lost money in the year to date.", "the year to date", "2018"),
        ("The bank lost money in the last three months.", "the last three months", "2018-06/2018-09"),
        ("The bank named a chairman, effective 1 March.", "1 March", "2019-03-01"),
        ("The bank will sell its farms between now and 2020.", "now and 2020", "2018-09-14/2020"),
        ("The bank will report in the last quarter of the year.", "the last quarter", "2018-36"),
    ],
)  # fmt: skip
def test_a_date_is_counted_from_the_date_of_the_document(read: Read, sentence: str, words: str, value: str) -> None:
    timex = found(read(sentence, published="2018-09-14"), words)  # a Friday
    assert (timex.value, timex.basis) == (value, "inferred")
    assert timex.why is not None
    assert "2018-09-14" in timex.why


@pytest.mark.parametrize(
    ("sentence", "value"),
    [("The bank failed in May last year.", "2017-05"), ("The bank failed in the second half of last year.", "2017-41"),
     ("The bank will move in May next year.", "2019-05"), ("The bank failed in May this year.", "2018-05")],
)  # fmt: skip
def test_a_part_of_last_year_is_no_part_of_this_one(read: Read, sentence: str, value: str) -> None:
    statements = read(sentence, published="2018-09-14")
    assert value in values(statements)
    assert [e.when for e in statements.events] == [value]


@pytest.mark.parametrize(
    "sentence",
    ["The bank failed last year.", "The bank failed two years ago.", "The bank failed on Tuesday.",
     "The bank failed in November.", "The bank will open in May.", "The bank failed yesterday.",
     "The bank lost money in the past three years.", "Three years later the bank failed."],
)  # fmt: skip
def test_without_anything_to_count_from_no_date_is_made_up(read: Read, sentence: str) -> None:
    (timex,) = read(sentence).timexes
    assert (timex.value, timex.basis) == (None, "inferred")
    assert timex.why


def test_a_document_that_opens_with_its_date_is_counted_from_it(read: Read) -> None:
    text = (
        "Quarterly letter\n\nDate: 14 September 2018\n\nThe bank failed last year, as its owners had feared it would."
    )
    assert found(read(text), "last year").value == "2017"


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("Exports rose 6 percent in January and February 2014 from the same period of 2013.",
         "the same period of 2013", "2013-01/2013-02"),
        ("Exports rose 6 percent in the first two months of 2014 from the same period in 2013.",
         "the same period in 2013", "2013-01/2013-02"),
        ("Exports rose 6 percent in the third quarter of 2018 compared with the corresponding quarter of 2016.",
         "the corresponding quarter of 2016", "2016-35"),
        ("Exports rose 6 percent in May 2018 compared with the same month of the previous year.",
         "the same month of the previous year", "2017-05"),
        ("Exports rose 6 percent in the first half of 2018 from the same period a year earlier.",
         "the same period a year earlier", "2017-40"),
    ],
)  # fmt: skip
def test_the_same_period_of_another_year_is_that_part_of_it(read: Read, sentence: str, words: str, value: str) -> None:
    assert found(read(sentence), words).value == value


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The law was changed on 3 and 5 May 2014.", ["2014-05-03", "2014-05-05"]),
        ("The law was changed on 3, 5 and 7 May 2014.", ["2014-05-03", "2014-05-05", "2014-05-07"]),
        ("The law was changed on May 3 and 7, 2014.", ["2014-05-03", "2014-05-07"]),
        ("The law was changed on 3 and 4 May 2014.", ["2014-05-03/2014-05-04"]),
        ("Sales fell in Q1 and Q3 2019.", ["2019-33", "2019-35"]),
        ("Sales fell in the first and third quarters of 2019.", ["2019-33", "2019-35"]),
        ("Sales fell in May, July and October 2014.", ["2014-05", "2014-07", "2014-10"]),
        ("Music changed in the 1960s and 70s.", ["196X", "197X"]),
        ("Music changed in the 1960s and the 20th century.", ["196X", "1901/2000"]),
        ("Music changed in the 1980s, 1990s and 2000s.", ["198X", "199X", "200X"]),
    ],
)
def test_dates_that_share_words_are_each_a_date(read: Read, sentence: str, expected: list[str]) -> None:
    statements = read(sentence)
    assert values(statements) == expected
    assert {t.basis for t in statements.timexes} == {"stated"}


def test_a_numeric_date_that_can_be_read_two_ways_says_how_it_was_read(read: Read) -> None:
    assert found(read("The port was closed on 03/04/2015."), "03/04/2015").why is not None
    assert found(read("The port was closed on 13/04/2015."), "13/04/2015").why is None


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Profit rose in the third quarter of 2018 to $5 million from $4 million a year ago.", "a year ago", "2017-35"),
        ("Profit rose in the third quarter of 2018. In the year-ago quarter it had fallen.", "the year-ago quarter", "2017-35"),
        ("Profit rose in the first half of 2018. In the 2013 period it had fallen.", "the 2013 period", "2013-40"),
        ("The mine closed in 2015. In the first half of the decade it had grown.", "the first half of the decade",
         "2010/2014"),
        ("The mine closed in 1925. Output had peaked at the turn of the century.", "the turn of the century", "1900~"),
        ("The mine closed in 2015. Output had peaked at the turn of the century.", "the turn of the century", "2000~"),
        ("The mine closed in 2015. In that decade others followed.", "that decade", "201X"),
        ("The mine closed in 1975. Twenty-five years later it was reopened.", "Twenty-five years later", "2000"),
    ],
)  # fmt: skip
def test_what_is_counted_from_the_text_takes_the_unit_that_is_meant(
    read: Read, text: str, words: str, value: str
) -> None:
    timex = found(read(text), words)
    assert (timex.value, timex.basis) == (value, "inferred")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The line was drawn at the end of World War II.", "the end of World War II", "1945"),
        ("The line was drawn during the Korean War.", "Korean War", "1950/1953"),
        ("Trade collapsed in World War II. It recovered slowly after the end of the war.", "the end of the war", "1945"),
    ],
)  # fmt: skip
def test_a_named_period_is_dated_by_the_list_and_says_so(read: Read, text: str, words: str, value: str) -> None:
    timex = found(read(text), words)
    assert (timex.value, timex.basis) == (value, "inferred")
    assert timex.why is not None
    assert "World War II" in timex.why or "Korean War" in timex.why


@pytest.mark.parametrize(
    "sentence",
    [
        "Operators bought licences for 5G networks.",
        "Ministers of the G20 gathered in Osaka.",
        "Lawyers invoked Article 15 of the charter.",
        "The council adopted Resolution 2231 without a vote.",
        "The table stands on page 1956 of the report.",
        "The tables stand on pages 1956-1960 of the report.",
        "The council recalled resolutions 1973 and 1975.",
        "The lawyers cited Directive 2004/38/EC.",
        "Protesters planned a march on the capital.",
        "Workers march on parliament time and again.",
        "Ministers may meet again.",
        "Ministers may, however, refuse.",
        "Prime Minister May met the press.",
        "Theresa May resigned.",
        "April Glaspie was ambassador to Iraq.",
        "The embassy sent April Glaspie home.",
        "Nobody foresaw the fall of Saigon.",
        "The fall in prices hurt farmers.",
        "Farmers suffered from the fall in prices.",
        "The Winter Palace was restored.",
        "They dug a spring in the desert.",
        "An august assembly debated the matter.",
        "The camp holds 2000 people.",
        "The firm shipped 1950 tonnes of tea.",
        "Boeing delivered the last 747 to Korea.",
        "The firm complies with ISO 9001.",
        "The vote was 141 to 5.",
        "The clinic treats COVID-19 patients.",
        "The shop is open 24/7.",
        "Growth was 10.5 percent.",
        "The flight was MH17.",
        "The rate rose to 1.1985 dollars.",
        "They paid $2015 each.",
        "They paid 2015 euros each.",
        "They paid 1950 rupees each.",
        "He was the second of five brothers.",
        "The firm complies with ISO 9001:2015.",
        "The firm cites Regulation (EU) 2016/679 and Contract 2014/123.",
        "The council recalled resolutions 1737 and 1747.",
        "The envoy took flight 1990 to Cairo.",
        "The firm shipped 2,014 tonnes of tea.",
        "The firm runs Windows 2000.",
        "The temple was built in 1200 BC.",
        "Prices began to fall.",
        "The March of Dimes gave money.",
        "They lost in the first quarter of the match.",
        "They import three-quarters of their food.",
        "They moved three quarters of the goods.",
        "Mr Rao, 52 years old, owns the mill.",
        "The mill cut waste by 1/3.",
        "The mill raised its share from 1/2 to 2/3.",
        "The mill is open 24/7.",
        "The mill came through the turn of the screw.",
        "The mill earns $500 a month.",
    ],
)
def test_what_only_looks_like_a_date_is_none(read: Read, sentence: str) -> None:
    assert values(read(sentence)) == []


@pytest.mark.parametrize(
    "words", ["31 February 2004", "February 31, 2004", "31.02.2004", "2014-02-31", "29 February 2015", "31 June 2010"]
)
def test_a_day_that_is_not_on_the_calendar_is_never_a_day(read: Read, words: str) -> None:
    assert "day" not in [edtf.precision(v) for v in values(read(f"The treaty was signed on {words}.")) if v]


def _suffix(n: int) -> str:
    return "th" if 10 < n % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


FORMS: dict[str, Callable[[date], tuple[str, str]]] = {
    "British": lambda d: (f"{d.day} {MONTHS[d.month - 1]} {d.year}", d.isoformat()),
    "British, ordinal": lambda d: (f"{d.day}{_suffix(d.day)} {MONTHS[d.month - 1]} {d.year}", d.isoformat()),
    "American": lambda d: (f"{MONTHS[d.month - 1]} {d.day}, {d.year}", d.isoformat()),
    "American, short": lambda d: (f"{MONTHS[d.month - 1][:3]} {d.day}, {d.year}", d.isoformat()),
    "with weekday": lambda d: (f"{WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1]} {d.year}", d.isoformat()),
    "ISO": lambda d: (d.isoformat(), d.isoformat()),
    "dotted": lambda d: (f"{d.day:02}.{d.month:02}.{d.year}", d.isoformat()),
    "dotted, bare": lambda d: (f"{d.day}.{d.month}.{d.year}", d.isoformat()),
    "slashed": lambda d: (f"{d.day}/{d.month}/{d.year}", d.isoformat()),
    "month": lambda d: (f"{MONTHS[d.month - 1]} {d.year}", f"{d.year}-{d.month:02}"),
    "quarter": lambda d: (f"Q{(d.month + 2) // 3} {d.year}", f"{d.year}-{32 + (d.month + 2) // 3}"),
    "half": lambda d: (f"H{(d.month + 5) // 6} {d.year}", f"{d.year}-{39 + (d.month + 5) // 6}"),
    "year": lambda d: (f"{d.year}", f"{d.year}"),
    "decade": lambda d: (f"{d.year // 10}0s", f"{d.year // 10}X"),
}
DAYS = st.dates(date(1800, 1, 1), date(2099, 12, 31))


@settings(deadline=None, max_examples=300)
@given(day=DAYS, form=st.sampled_from(sorted(FORMS)), lead=st.sampled_from(["", "In Peru, ", "Peru said, on oath: "]),
       tail=st.sampled_from([".", ", it said.", " (in part).", "; no more.", "\u2014and never again."]))  # fmt: skip
def test_a_date_in_any_form_is_found_at_its_place_with_its_value(
    read: Read, day: date, form: str, lead: str, tail: str
) -> None:
    words, value = FORMS[form](day)
    text = f"{lead}The accord of farmers and fishermen was signed in {words}{tail}"
    (timex,) = read(text).timexes
    (evidence,) = timex.evidence
    assert (evidence.quote, evidence.start, timex.value) == (words, text.index(words), value)


@settings(deadline=None, max_examples=150)
@given(
    first=DAYS,
    length=st.integers(32, 4000),
    form=st.sampled_from(["British", "American", "ISO", "month", "year", "quarter"]),
    joint=st.sampled_from(["from {} to {}", "from {} until {}", "between {} and {}", "between {} through {}", "({}–{})",
                           "({} – {})", "from {} up to {}"]),
)  # fmt: skip
def test_a_range_goes_from_the_one_date_to_the_other(
    read: Read, first: date, length: int, form: str, joint: str
) -> None:
    (one, begin), (two, end) = FORMS[form](first), FORMS[form](first + timedelta(days=length))
    assume(begin != end)
    assert values(read(f"The embargo lasted {joint.format(one, two)}.")) == [f"{begin}/{end}"]


@pytest.mark.parametrize(
    ("words", "value"),
    [("three years", "P3Y"), ("a two-week visit", "P2W"), ("several months", "PXM"), ("10 minutes", "PT10M"),
     ("two decades", "P20Y"), ("half a century", "P50Y"), ("a five-day trip", "P5D"), ("12 months", "P12M"),
     ("two to three weeks", "PXW"), ("a month or two", "PXM"), ("a hundred years", "P100Y"), ("1,000 days", "P1000D"),
     ("3 hrs", "PT3H"), ("one and a half years", "P1.5Y"), ("ten working days", "P10D"), ("three quarters of the year", "P3Q")],
)  # fmt: skip
def test_a_length_of_time_is_no_date(read: Read, words: str, value: str) -> None:
    statements = read(f"The strike ended in 2014 and cost {words}.")
    assert values(statements)[-1] == value
    assert [e.when for e in statements.events] == ["2014"]


@pytest.mark.parametrize(
    ("words", "value"),
    [("two years and six months", "P2Y6M"), ("a year and a half", "P1.5Y"), ("the past few years", "PXY"),
     ("a couple of years", "P2Y")],
)  # fmt: skip
def test_a_length_of_time_is_read_whole(read: Read, words: str, value: str) -> None:
    assert found(read(f"The strike cost {words}."), words).value == value


@pytest.mark.parametrize("words", ["every year", "each July", "every Tuesday"])
def test_what_comes_again_is_no_date_of_one_year(read: Read, words: str) -> None:
    statements = read(f"The envoys met {words}.", published="2018-09-14")
    assert [(t.value, t.evidence[0].quote) for t in statements.timexes] == [(None, words)]
    assert [e.when for e in statements.events if e.when] == []


@pytest.mark.parametrize("stuff", ["a", "1", "May ", "the ", "1990-", "3 May, ", "two weeks before "])
def test_a_hostile_text_takes_time_in_proportion_to_its_length(stuff: str) -> None:
    def seconds(size: int) -> float:
        text = stuff * (size // len(stuff))
        begin = perf_counter()
        find(text)
        list(durations(text, []))
        return perf_counter() - begin

    assert seconds(160_000) < 12 * (seconds(40_000) + 0.02)


@pytest.mark.parametrize(
    "word", ["recently", "now", "currently", "in the future", "in the past", "recent years", "in past years"]
)
def test_a_vague_time_has_no_date_and_dates_nothing(read: Read, word: str) -> None:
    statements = read(f"The mill has closed {word}.", published="2018-09-14")
    assert [t.value for t in statements.timexes] == [None]
    assert statements.events == ()


@settings(deadline=None, max_examples=100)
@given(published=DAYS)
def test_what_is_recent_depends_on_the_document_and_never_on_the_clock(read: Read, published: date) -> None:
    text = "The mill closed last year. The port closed two years ago. The pier closed yesterday."
    assert values(read(text, published=published.isoformat())) == [
        str(published.year - 1),
        str(published.year - 2),
        (published - timedelta(days=1)).isoformat(),
    ]


@settings(deadline=None, max_examples=100)
@given(text=st.lists(st.sampled_from(
    "in 2014 14 May , . - – / Q1 H2 2019 1990s mid- early the end of 31 February 99 ’ 3/4 12.5. 1.1. to and from between "
    "since quarter first FY 2018-19 Monday last year ago 7 days later century 19th".split()), max_size=14))  # fmt: skip
def test_any_jumble_of_words_gives_only_dates_on_the_calendar(read: Read, text: list[str]) -> None:
    for timex in read(f"Then {' '.join(text)} end.", published="2018-09-14").timexes:
        assert timex.value is None or edtf.is_date(timex.value) or DURATION.fullmatch(timex.value)
        assert (timex.value is not None) or timex.why


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The pact, signed in January 2012, was dropped. That year Peru left.", "2018-05-05", "2012"),
        ("Sales rose in 2017 from 5 in 2015. In October of the latter year Peru left.", "2018-05-05", "2015-10"),
        ("Peru will return in January. The fair opens on the 20th of that month.", "2018-11-05", "2019-01-20"),
        (
            "It concerns the recall that Peru ordered on 3 August. Chile left the following day.",
            "2018-11-05",
            "2018-08-04",
        ),
        (
            "Peru has been alone since Chile left on 3 August. The day before, talks had failed.",
            "2018-11-05",
            "2018-08-02",
        ),
        ("In March of this year Peru left.", "2018-11-05", "2018-03"),
        ("The yearbook, announced for July, has been put off.", "2018-08-14", "2018-07"),
        ("The treaty entered into force on 1 January.", "2018-11-20", "2018-01-01"),
        ("Peru summoned him to testify on 10 January.", "2018-12-20", "2019-01-10"),
    ],
)
def test_the_last_date_told_is_the_one_that_is_meant(read: Read, text: str, published: str, value: str) -> None:
    assert value in [t.value for t in read(text, published=published).timexes]


def test_weeks_that_are_counted_lead_to_a_day(read: Read) -> None:
    statements = read("Moreno visited Lima two weeks ago.", published="2022-10-27")
    assert [e.when for e in statements.events] == ["2022-10-13~"]


@pytest.mark.parametrize(
    "before",
    [
        "The pact has applied since 1 September 2009.",
        "Talks have been at a standstill since March 2010.",
    ],
)
def test_what_holds_since_a_day_is_told_of_the_present(read: Read, before: str) -> None:
    text = f"{before} A first round was held in Lima in October."
    assert "2013-10" in [e.when for e in read(text, published="2014-05-30").events]


@pytest.mark.parametrize(
    "before",
    [
        "Half of the proceeds were used to buy back part of the bond issued in 2010.",
        "The mine owes its name to the miners of April 2010.",
    ],
)
def test_a_date_that_only_tells_which_thing_is_meant_gives_the_next_no_year(read: Read, before: str) -> None:
    text = f"{before} The bank disbursed a loan in March."
    assert "2014-03" in [e.when for e in read(text, published="2014-05-30").events]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The council was set up in March 2010 and has met six times, most recently in July.", "2013-07"),
        ("Peru has asked twice for the fee to be reopened, most recently in a letter of 12 October.", "2013-10-12"),
        ("The control tried out at the port of Tacna in August will be applied in Arica.", "2013-08"),
        ("The pact, signed by Peru on 29 August, is to be ratified next year.", "2013-08-29"),
        ("The pact that will be signed in August was welcomed.", "2014-08"),
        ("The release was planned for 12 May and came a day earlier.", "2014-05-12"),
        ("The meeting that was arranged for 9 June has been cancelled.", "2014-06-09"),
    ],
)
def test_what_was_done_last_or_lies_behind_a_plan_is_over(read: Read, text: str, when: str) -> None:
    assert when in [t.value for t in read(text, published="2014-05-30").timexes]


@pytest.mark.parametrize(
    "between",
    [
        "The ban is still in force.",
        "The ban will hold.",
        "The ban has been eased twice.",
    ],
)
def test_a_text_that_comes_back_to_its_own_day_leaves_the_story(read: Read, between: str) -> None:
    text = f"Chile barred the fruit in April 2008. {between} Peru lodged a protest on 13 May."
    assert "2016-05-13" in [e.when for e in read(text, published="2016-09-27").events]


@pytest.mark.parametrize(
    "told",
    [
        "Chile barred the fruit in April 2008. Peru lodged a protest on 13 May.",
        "Chile barred the fruit in April 2008, as it was to do again. Peru lodged a protest on 13 May.",
    ],
)
def test_a_story_goes_on_while_it_is_told_in_the_past(read: Read, told: str) -> None:
    assert "2008-05-13" in [e.when for e in read(told, published="2016-09-27").events]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (
            "Sales were a third of the €614 million of the second quarter of 2019. Hotels opened on 10 May.",
            "2021-05-10",
        ),
        ("Peru was warned in October 2007. Mr Moreno, elected in March 2021, was received on 28 May.", "2021-05-28"),
        ("The levy was agreed in 2019-20. The minister told the House on 3 May that it would go.", "2021-05-03"),
    ],
)
def test_what_is_said_aside_is_no_story_to_go_by(read: Read, text: str, when: str) -> None:
    assert when in [e.when for e in read(text, published="2021-09-15").events]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The ministers met in the spring of last year.", "spring of last year", "2021-21"),
        ("Sales fell in the final quarter of last year.", "the final quarter of last year", "2021-36"),
        ("The bank signed a note last May 26.", "last May 26", "2022-05-26"),
        ("The two will meet this Sunday.", "this Sunday", "2022-09-18"),
        ("You meet the envoy on Thursday.", "Thursday", "2022-09-15"),
        ("The envoy travels to Lima next month for a summit that opens on the 28th.", "the 28th", "2022-10-28"),
        ("The study is promised now for November.", "November", "2022-11"),
        ("The envoy has now offered dates in December.", "December", "2022-12"),
        ("The inspectors have put off their journey to November.", "November", "2022-11"),
        ("The builder has moved that to November.", "November", "2022-11"),
        ("Some 40,000 people were thought to be in the camps in May.", "May", "2022-05"),
        ("Peru had threatened to break off talks, and on 31 July it did.", "31 July", "2022-07-31"),
        ("The fund, announced by the Chinese side on Monday, will pay for a school.", "Monday", "2022-09-12"),
    ],
)  # fmt: skip
def test_on_which_side_a_time_lies_is_told_by_the_words_around_it(
    read: Read, sentence: str, words: str, value: str
) -> None:
    assert found(read(sentence, published="2022-09-14"), words).value == value  # a Wednesday


LONG = "The ministers met in Lima on Monday and spoke of copper, of fish and of the road over the pass. " * 3


@pytest.mark.parametrize(
    "text",
    [
        f"AFTER THE TREATY\n\nAddress, delivered at the Institute by Dr Jane Doe on 9 October 2014\n\n{LONG}",
        f"CHAMBER OF DEPUTIES\n\nApproved at the sitting of 9 October 2014 (summary)\n\n{LONG}",
        f"MINISTRY OF TRADE\n\nPosted on: 09 OCT 2014 by the press office\n\n{LONG}",
        f"MINISTRY OF TRADE\n\n{LONG}\n\nSigned: J. Doe, Director (Press), 9th October, 2014",
    ],
)
def test_a_documents_date_is_read_at_its_head_or_foot(read: Read, text: str) -> None:
    assert read(text).published == "2014-10-09"


def test_the_day_that_a_title_is_about_is_no_documents_date_where_the_text_tells_of_later_ones(read: Read) -> None:
    text = f"THE ATTACK OF 9 OCTOBER 2014\n\n{LONG} Talks opened in 2016 and a treaty was signed in 2018."
    assert read(text).published is None


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Forum opens\n\nGIS - 16 March 2016: An accord was signed yesterday in Lima.", "2016-03-16"),
        ("LINES TO TAKE\nVersion 4, cleared at 11:00 on 1 December 2021. Replaces version 3.", "2021-12-01"),
        ("Act of 3 May 2010\n\nIt was passed at once, as many had hoped.", None),
        ("Fourth Report, 1996\nTransmitted to the Congress September 1997\n\nThe Act was signed in 1991.", "1997-09"),
    ],
)
def test_a_head_says_of_which_day_a_paper_is(read: Read, head: str, date: str | None) -> None:
    told = [t.value for t in read(f"{head}\n\nThe minister resigned yesterday, and the other left last year.").timexes]
    assert (told[-1] is not None) == (date is not None)
    if date:
        assert told[-1] == str(int(date[:4]) - 1)


def test_a_paper_is_of_the_day_on_which_it_was_done(read: Read) -> None:
    text = "COMMUNIQUÉ\n\nThe ministers met, and laid flowers in May.\n\nDone in Sofia on 10 December 1999"
    assert values(read(text))[0] == "1999-05"


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The minister said that pensions would be adjusted in January.", "January", "2019-01"),
        ("The dinner has been put back from 30 December to 20 January.", "30 December", "2018-12-30"),
        ("The ministers, meeting in Accra on 3 November, lifted it.", "3 November", "2018-11-03"),
        ("The tax authorities, to levy it in the country from 1 July.", "1 July", "2019-07-01"),
        ("The bank is to open before the year is out.", "the year is out", "2018"),
        ("The embassy closes in June.", "June", "2019-06"),
    ],
)
def test_a_time_is_on_the_side_on_which_the_words_put_it(read: Read, sentence: str, words: str, value: str) -> None:
    assert found(read(sentence, published="2018-12-05"), words).value == value
