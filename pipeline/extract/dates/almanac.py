"""What the calendar holds: weeks, holidays, named periods, and a yearless date in a year."""

from calendar import monthrange
from datetime import date, timedelta

from pipeline import edtf
from pipeline.extract.dates.sense import Week, Yearless
from pipeline.wordlist import table

HOLIDAYS = {row["name"]: row["when"] for row in table("holidays")}
PERIODS = {row["name"]: row["when"] for row in table("periods")}


def in_year(sense: Yearless, year: int) -> str:
    """A yearless date in a year. 29 February in a common year is the last of February."""
    if sense.day:
        first = _day(year, sense.part, sense.day)
        if sense.week:
            return week_with(date.fromisoformat(first), sense.week)
        return f"{first}/{_day(year, sense.part, sense.last_day)}" if sense.last_day else first
    if sense.last_part:
        return edtf.months((year - (sense.part > sense.last_part), sense.part), (year, sense.last_part))
    return edtf.make(year, sense.part) + ("~" if sense.modifier else "")


def _day(year: int, month: int, day: int) -> str:
    wanted = edtf.make(year, month, day)
    return wanted if edtf.is_date(wanted) else edtf.make(year, month, 28)


def week_with(day: date, how: Week) -> str:
    """The seven days of which a day is one, Monday to Sunday, or the first, or the last."""
    first = day - timedelta(days={"of": day.weekday(), "beginning": 0, "ending": 6}[how])
    return edtf.interval(first.isoformat(), (first + timedelta(days=6)).isoformat())


def feast(name: str, year: int) -> str:
    """The day of a holiday in a year."""
    when, _, more = HOLIDAYS[name].partition("+") if "/" in HOLIDAYS[name] else (HOLIDAYS[name], "", "")
    if when.startswith("easter"):
        return (_easter(year) + timedelta(int(when[6:]))).isoformat()
    if "/" not in when:
        return f"{year}-{when}"
    part, n, weekday = map(int, when.split("/"))
    first = date(year, part, 1)
    days = [first + timedelta(i) for i in range(monthrange(year, part)[1])]
    found = [d for d in days if d.isoweekday() == weekday][n - (n > 0)]
    return (found + timedelta(int(more or 0))).isoformat()


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by Gauss’s rule as amended."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (8 * b + 13) // 25 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 19 * k) // 433
    n = (h + k - 7 * m + 90) // 25
    return date(year, n, (h + k - 7 * m + 33 * n + 19) % 32)
