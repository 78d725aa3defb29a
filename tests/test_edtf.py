"""Dates: their bounds agree with the library `edtf`, their order is that of the calendar, their arithmetic is sound."""

from calendar import monthrange
from datetime import date, timedelta
from time import struct_time

import pytest
from edtf import parse_edtf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline import edtf

WINTER = "24"

years = st.integers(1000, 9000).map(str)
months = st.builds("{}-{:02}".format, years, st.integers(1, 12))
days = st.dates(date(1000, 1, 1), date(9000, 12, 31)).map(date.isoformat)
parts = st.builds("{}-{}".format, years, st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41]))
decades = st.builds("{}X".format, st.integers(100, 899))
centuries = st.builds("{}XX".format, st.integers(10, 89))
exact = st.one_of(years, months, days, parts, decades, centuries)
single = st.builds("{}{}".format, exact, st.sampled_from(["", "~"]))


def first_day(value: str) -> date:
    """The first day of a single date, as the library reads it."""
    return _day(parse_edtf(value.rstrip("~")).lower_strict())


def last_day(value: str) -> date:
    """The last day of a single date, as the library reads it; a winter ends with February, by our own definition."""
    if value.rstrip("~")[4:] == f"-{WINTER}":
        year = int(value[:4]) + 1
        return date(year, 2, monthrange(year, 2)[1])
    return _day(parse_edtf(value.rstrip("~")).upper_strict())


def _day(moment: struct_time) -> date:
    return date(*moment[:3])


@st.composite
def closed_intervals(draw: st.DrawFn) -> str:
    """`A/B` where B does not end before A begins."""
    a, b = draw(single), draw(single)
    a, b = sorted((a, b), key=edtf.sort_key)
    assume(edtf.bounds(a)[1] <= edtf.bounds(b)[1])  # type: ignore[operator]
    return f"{a}/{b}"


any_date = st.one_of(
    single, closed_intervals(), st.builds("{}/..".format, single), st.builds("../{}".format, single)
)  # fmt: skip


@given(single)
@settings(deadline=None, max_examples=80)  # the library is slow
def test_a_date_covers_the_days_that_the_library_says(value: str) -> None:
    assert edtf.bounds(value) == (first_day(value), last_day(value))


@given(any_date.filter(lambda v: "/" in v))
@settings(deadline=None, max_examples=200)
def test_an_interval_runs_from_the_begin_of_one_date_to_the_end_of_the_other(value: str) -> None:
    first, _, last = value.partition("/")
    assert edtf.bounds(value) == (
        None if first == ".." else edtf.bounds(first)[0],
        None if last == ".." else edtf.bounds(last)[1],
    )


@pytest.mark.parametrize(("value", "last"), [("2014-24", date(2015, 2, 28)), ("2015-24", date(2016, 2, 29))])
def test_a_winter_runs_on_into_the_next_year(value: str, last: date) -> None:
    assert edtf.bounds(value) == (date(int(value[:4]), 12, 1), last)


@given(st.integers(1, 9999), st.integers(0, 99), st.integers(0, 99))
@settings(deadline=None, max_examples=500)
def test_a_day_that_is_not_on_the_calendar_is_refused(year: int, month: int, day: int) -> None:
    try:
        date(year, month, day)
        exists = True
    except ValueError:
        exists = False
    assert edtf.is_date(f"{year:04}-{month:02}-{day:02}") is exists


@pytest.mark.parametrize("value", ["2014-02-31", "2015-02-29", "2014-04-31", "1900-02-29"])
def test_31_february_is_no_date(value: str) -> None:
    assert not edtf.is_date(value)
    assert not edtf.is_date(f"2014-01/{value}")
    with pytest.raises(ValueError, match=r"."):
        edtf.bounds(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2014-00",
        "2014-13",
        "2014-20",
        "2014-25",
        "2014-37",
        "2014-42",
        "2014-1",
        "2014-21-05",
        "2014-33-01",
        "14-11-2014",
        "2014/11/14",
        "2014-11-14T10:00",
        "November 2014",
        "2014?~?",
        "20141",
        "1X99",
        "199X-05",
        "2014-11~-14~~",
        "2013/2014/2015",
        "../2014/..",
        "2014/2013",
        "/",
        "../..",
        "٢٠١٤",
        " 2014",
        "2014\n",
    ],
)
def test_what_has_none_of_the_documented_forms_is_no_date(value: str) -> None:
    assert not edtf.is_date(value)


@given(any_date, any_date)
@settings(deadline=None, max_examples=300)
def test_the_order_is_total_and_follows_the_calendar(a: str, b: str) -> None:
    assume(a != b)
    assert (edtf.sort_key(a) < edtf.sort_key(b)) != (edtf.sort_key(b) < edtf.sort_key(a))
    (a_first, a_last), (b_first, b_last) = edtf.bounds(a), edtf.bounds(b)
    if a_first and b_first and a_first < b_first:
        assert edtf.sort_key(a) < edtf.sort_key(b)
    if a_last and b_first and a_last < b_first:
        assert edtf.sort_key(a) < edtf.sort_key(b)
    if a_first and b_first and a_first == b_first and a_last and (b_last is None or b_last > a_last):
        assert edtf.sort_key(b) < edtf.sort_key(a), "of those that begin together the longest leads"


def test_years_lead_their_halves_quarters_months_and_days() -> None:
    shuffled = [
        "2014-01-01",
        "2014-33",
        "2014",
        "2014-01",
        "2014-40",
        "2013-12-31",
        "201X",
        "2014-02",
        "../2013",
        "20XX",
    ]
    assert sorted(shuffled, key=edtf.sort_key) == [
        "20XX", "201X", "../2013", "2013-12-31", "2014", "2014-40", "2014-33", "2014-01", "2014-01-01", "2014-02",
    ]  # fmt: skip


@given(any_date, any_date)
@settings(deadline=None, max_examples=300)
def test_a_date_covers_another_if_no_day_of_it_lies_outside(whole: str, part: str) -> None:
    (a, b), (c, d) = edtf.bounds(whole), edtf.bounds(part)
    starts_inside = a is None or (c is not None and a <= c)
    ends_inside = b is None or (d is not None and d <= b)
    assert edtf.covers(whole, part) is (starts_inside and ends_inside)
    assert edtf.covers(whole, whole)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2014-11-14", "day"),
        ("2014-11", "month"),
        ("2014-21", "season"),
        ("2014-24~", "season"),
        ("2014-33", "quarter"),
        ("2014-41", "half"),
        ("2014", "year"),
        ("2014~", "year"),
        ("199X", "decade"),
        ("19XX", "century"),
        ("2014/2015", "interval"),
        ("2014/..", "interval"),
    ],
)
def test_the_precision_of_a_date(value: str, said: str) -> None:
    assert edtf.precision(value) == said


@pytest.mark.parametrize(
    ("value", "year"),
    [
        ("2014", 2014),
        ("2014-11-14", 2014),
        ("2014-36", 2014),
        ("2014-24", 2014),
        ("2014-03/2014-05", 2014),
        ("2013-12/2014-01", None),
        ("199X", None),
        ("2014/..", None),
        ("../2014", None),
    ],
)
def test_the_one_year_in_which_a_date_lies(value: str, year: int | None) -> None:
    assert edtf.year(value) == year


@given(days, st.integers(-2000, 2000))
@settings(deadline=None)
def test_a_day_moved_by_days_is_that_many_days_away(value: str, by: int) -> None:
    assume(date(1000, 6, 30) < date.fromisoformat(value) < date(8990, 1, 1))
    assert edtf.shift(value, days=by) == (date.fromisoformat(value) + timedelta(days=by)).isoformat()


@given(months, st.integers(-400, 400))
@settings(deadline=None)
def test_a_month_moved_and_moved_back_is_itself(value: str, by: int) -> None:
    assume(1100 < int(value[:4]) < 8900)
    moved = edtf.shift(value, months=by)
    year, month = int(value[:4]), int(value[5:])
    assert int(moved[:4]) * 12 + int(moved[5:]) == year * 12 + month + by
    assert edtf.shift(moved, months=-by) == value


@given(single, st.integers(-50, 50))
@settings(deadline=None, max_examples=200)
def test_a_date_moved_by_years_keeps_its_precision_and_its_doubt(value: str, by: int) -> None:
    assume("X" not in value and 1100 < int(value[:4]) < 8900)
    moved = edtf.shift(value, years=by)
    assert edtf.precision(moved) == edtf.precision(value)
    assert moved.endswith("~") == value.endswith("~")
    assert int(moved[:4]) == int(value[:4]) + by


@given(st.one_of(months, days, st.builds("{}-{}".format, years, st.sampled_from([33, 34, 35, 36, 40, 41]))))
@settings(deadline=None)
def test_twelve_months_are_a_year(value: str) -> None:
    assert edtf.shift(value, months=12) == edtf.shift(value, years=1)


@pytest.mark.parametrize(
    ("value", "moved", "result"),
    [
        ("2016-02-29", {"years": 1}, "2017-02-28"),
        ("2014-01-31", {"months": 1}, "2014-02-28"),
        ("2014-12-31", {"days": 1}, "2015-01-01"),
        ("2014-33", {"months": -3}, "2013-36"),
        ("2014-36", {"months": 3}, "2015-33"),
        ("2014-41", {"months": 6}, "2015-40"),
        ("2014-11/2015-02", {"years": -1}, "2013-11/2014-02"),
        ("2014/..", {"years": 1}, "2015/.."),
        ("../2014", {"years": 1}, "../2015"),
    ],
)
def test_a_date_moved(value: str, moved: dict[str, int], result: str) -> None:
    assert edtf.shift(value, **moved) == result


@pytest.mark.parametrize(
    ("first", "last", "result"),
    [
        ("2014", "2014", "2014"),
        ("2014-01", "2014-03", "2014-01/2014-03"),
        ("2013-01/2013-03", "2013-07/2013-09", "2013-01/2013-09"),
        ("../2013", "2014", "../2014"),
        ("2013", "2014/..", "2013/.."),
    ],
)
def test_an_interval_of_two_dates(first: str, last: str, result: str) -> None:
    assert edtf.interval(first, last) == result


@pytest.mark.parametrize(
    ("made", "result"),
    [
        (edtf.make(987), "0987"),
        (edtf.make(2014, 3), "2014-03"),
        (edtf.make(2014, 33), "2014-33"),
        (edtf.make(2014, 3, 5), "2014-03-05"),
        (edtf.months((2013, 11), (2014, 2)), "2013-11/2014-02"),
        (edtf.months((2014, 2), (2014, 2)), "2014-02"),
    ],
)
def test_a_date_made_of_numbers(made: str, result: str) -> None:
    assert made == result
    assert edtf.is_date(made)
