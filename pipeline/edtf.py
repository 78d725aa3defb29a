"""Dates as EDTF strings (ISO 8601-2, levels 1 and 2): bounds, order, arithmetic.

The forms that the account uses: `2014-11-14`, `2014-11`, `2014`, `199X` (a decade), `2014-21` to `2014-24` (spring
to winter), `2014-33` to `2014-36` (quarters), `2014-40` and `2014-41` (halves), any of them with `~` (about), and
intervals `A/B`, `A/..`, `../B`. `tests/test_edtf.py` holds this module against the library `edtf`, which reads all
of EDTF at a hundredth of the speed.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}  # northern; winter runs on into the next year
QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
HALVES = {40: (1, 6), 41: (7, 12)}
SPANS = SEASONS | QUARTERS | HALVES

_FORM = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:(?<!X)-(?P<part>\d\d)(?:-(?P<day>\d\d))?)?~?", re.ASCII)

_OPEN = ("", "..")

Bounds = tuple[date | None, date | None]


@lru_cache(maxsize=65536)
def bounds(value: str) -> Bounds:
    """The first and last day that a date covers; None for an open end. ValueError for what is no date, or an interval
    that ends before it begins or is open at both ends.
    """
    if "/" not in value:
        return _days(value)
    begin, _, end = value.partition("/")
    first = None if begin in _OPEN else _days(begin)[0]
    last = None if end in _OPEN else _days(end)[1]
    if first is last is None:
        raise ValueError(f"open at both ends: {value!r}")
    if first and last and last < first:
        raise ValueError(f"ends before it begins: {value!r}")
    return first, last


def _days(value: str) -> tuple[date, date]:
    m = _FORM.fullmatch(value)
    if not m:
        raise ValueError(f"not a date: {value!r}")
    year = m["year"]
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if m["day"]:
        day = date(low, int(m["part"]), int(m["day"]))
        return day, day
    if not m["part"]:
        return date(max(low, 1), 1, 1), date(high, 12, 31)
    first_month, last_month = SPANS.get(int(m["part"]), (int(m["part"]), int(m["part"])))
    return date(low, first_month, 1), _month_end(low + (last_month - 1) // 12, (last_month - 1) % 12 + 1)


def is_after(value: str, other: str) -> bool:
    """Whether a date begins after another has ended; an open end is never over."""
    first, last = bounds(value)[0], bounds(other)[1]
    return first is not None and last is not None and first > last


def is_date(value: str) -> bool:
    """Whether a string is a date of the forms above, and on the calendar: 31 February is not."""
    try:
        bounds(value)
    except ValueError:
        return False
    return True


def sort_key(value: str) -> tuple[date, int, date, str]:
    """Chronological order: by first day, or the last where the beginning is open; of those that begin together the
    longest first, so that years lead.
    """
    first, last = bounds(value)
    first, last = first or last or date.min, last or date.max
    return first, -(last - first).days, last, value


@lru_cache(maxsize=65536)
def precision(value: str) -> str:
    """`day`, `month`, `season`, `quarter`, `half`, `year`, `decade`, `century` or `interval`."""
    if "/" in value:
        return "interval"
    m = _FORM.fullmatch(value)
    if not m:
        raise ValueError(f"not a date: {value!r}")
    if m["day"]:
        return "day"
    if m["part"]:
        part = int(m["part"])
        return "season" if part in SEASONS else "quarter" if part in QUARTERS else "half" if part in HALVES else "month"
    return {0: "year", 1: "decade", 2: "century"}[m["year"].count("X")]


def year(value: str) -> int | None:
    """The one calendar year in which a date lies; None where it spans more or is open."""
    first, last = bounds(value)
    if first is None or last is None:
        return None
    return first.year if first.year == last.year or precision(value) == "season" else None


def is_longer_than_a_month(value: str) -> bool:
    """Whether a date is a quarter, a year or another such stretch, or an open one."""
    first, last = bounds(value)
    return first is None or last is None or (last - first).days > 31


def is_within_a_year(value: str) -> bool:
    """Whether a date is as short as a year, such as a fiscal one; an open one is not."""
    first, last = bounds(value)
    return first is not None and last is not None and (last - first).days <= 366


def make(year: int, part: int | None = None, day: int | None = None) -> str:
    """A date from numbers; `part` is a month or one of the codes for seasons, quarters and halves."""
    return f"{year:04}" + (f"-{part:02}" if part else "") + (f"-{day:02}" if day else "")


def interval(first: str, last: str) -> str:
    """From the begin of one date to the end of another; equal ones are one date."""
    first, last = first.partition("/")[0], last.rpartition("/")[2]
    return first if first == last else f"{first}/{last}"


def months(first: tuple[int, int], last: tuple[int, int]) -> str:
    """An interval of whole months, each given as year and month."""
    return interval(make(*first), make(*last))


@lru_cache(maxsize=65536)
def as_part_of_a_year(value: str) -> str:
    """Months or days as the month, the quarter, the half or the year that they are: January to March as the first quarter."""
    first = year(value) if "/" in value and "~" not in value else None
    if first is None:
        return value
    named = [make(first, part) for part in (*range(1, 13), *QUARTERS, *HALVES, None)]
    return next((part for part in named if bounds(part) == bounds(value)), value)


@lru_cache(maxsize=65536)
def shift(value: str, years: int = 0, months: int = 0, days: int = 0) -> str:
    """A date moved, at its own precision; 29 February and the like become the month's last day."""
    if "/" in value:
        first, _, last = value.partition("/")
        return f"{_moved(first, years, months, days)}/{_moved(last, years, months, days)}"
    return _moved(value, years, months, days)


def covers(whole: str, part: str) -> bool:
    """Whether one date lies within another."""
    (a, b), (c, d) = bounds(whole), bounds(part)
    return (a or date.min) <= (c or date.min) and (d or date.max) <= (b or date.max)


def _moved(value: str, years: int, months: int, days: int) -> str:
    m = _FORM.fullmatch(value)
    if not m or "X" in m["year"]:
        return value
    about = "~" if value.endswith("~") else ""
    y, part, day = int(m["year"]) + years, int(m["part"] or 0), int(m["day"] or 0)
    if months and 1 <= part <= 12:
        y, part = y + (part - 1 + months) // 12, (part - 1 + months) % 12 + 1
    elif months and part in QUARTERS and months % 3 == 0:
        y, part = y + (part - 33 + months // 3) // 4, (part - 33 + months // 3) % 4 + 33
    elif months and part in HALVES and months % 6 == 0:
        y, part = y + (part - 40 + months // 6) // 2, (part - 40 + months // 6) % 2 + 40
    if not day:
        return make(y, part or None) + about
    moved = date(y, part, min(day, monthrange(y, part)[1])) + timedelta(days=days)
    return moved.isoformat() + about


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
