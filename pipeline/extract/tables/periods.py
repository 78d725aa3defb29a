"""The periods that heads and cells are, in the forms of statistical files."""

import re
from functools import lru_cache

from pipeline import edtf
from pipeline.calendar import MONTHS

_MONTHS = {name[:3].lower(): (n, name.lower()) for n, name in enumerate(MONTHS, 1)}
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
_MONTH = r"(?P<name>[a-z]{3,9})\.?"
_SPAN = rf"{_MONTH} ?[-–] ?(?P<last>[a-z]{{3,9}})\.?"
_FORMS = tuple(
    re.compile(f"(?i){form}")
    for form in (
        rf"y?{_YEAR}(?:\.0+)?(?: ?\[yr\d{{4}}\])?(?:-?a1)?",  # 1960 [YR1960]
        rf"{_YEAR} ?[-–]?(?:q(?P<quarter>[1-4])|m(?P<month>\d\d?)|[sh](?P<half>[12]))",  # 2014-Q1  2014M03
        rf"{_YEAR} (?P<roman>i{{1,3}}|iv)(?: ?q(?:uarter|tr)?\.?)?",  # 2014 III
        rf"q(?P<quarter>[1-4])[-/ ]?{_YEAR}",
        rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?(?:[ T][\d:.]+)?",
        rf"{_MONTH}(?:[-/ ]?{_YEAR}|(?:[-/]| ?(?=['’]))['’]?(?P<short>\d\d))",  # Apr-14; "May 23" may be a day
        rf"{_YEAR}[-/ ]?{_MONTH}",
        rf"{_SPAN} {_YEAR}|{_YEAR.replace('year', 'before')} {_SPAN.replace('name', 'from').replace('last', 'until')}",
    )
)
_RUN_ON = re.compile(rf"{_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)?")
_PART = re.compile(r"(?i)q(?P<quarter>[1-4])")
_RECENT = 50  # a year in two figures below it is of this century
_ROMAN = ("i", "ii", "iii", "iv")
_QUARTERS, _HALVES = tuple(edtf.QUARTERS), tuple(edtf.HALVES)


@lru_cache(maxsize=4096)
def period_in(text: str, *, is_date: bool = False) -> str | None:
    """The period that a cell is: "2014", "2014-Q1", "2014M03", "Apr-14"; where it stands among dates "201403" too."""
    text = text.strip()
    if is_date and (m := _RUN_ON.fullmatch(text)):
        value = edtf.make(int(m["year"]), int(m["month"]), int(m["day"]) if m["day"] else None)
        return value if edtf.is_date(value) else None
    told = next((m.groupdict() for m in (form.fullmatch(text) for form in _FORMS) if m), None)
    if told is None:
        return None
    said = {what: value for what, value in told.items() if value}
    first, last = said.get("name") or said.get("from"), said.get("last") or said.get("until")
    year = int(said.get("year") or said.get("before") or f"{20 if int(said['short']) < _RECENT else 19}{said['short']}")
    if first and last:
        return _span(year, month_in(first), month_in(last))
    if quarter := said.get("quarter") or said.get("roman"):
        return edtf.make(year, _QUARTERS[int(quarter) - 1 if quarter.isdigit() else _ROMAN.index(quarter.lower())])
    if half := said.get("half"):
        return edtf.make(year, _HALVES[int(half) - 1])
    named = first or said.get("month")
    month = month_in(named) if named else None
    value = edtf.make(year, month, int(said["day"]) if "day" in said else None)
    return value if (month or not named) and edtf.is_date(value) else None


def _span(year: int, first: int | None, last: int | None) -> str | None:
    if not first or not last or last < first:
        return None
    return edtf.as_part_of_a_year(edtf.months((year, first), (year, last)))


@lru_cache(maxsize=1024)
def month_in(text: str) -> int | None:
    """The month that a cell names: "March", "Mar.", "3", "M03"."""
    plain = text.strip().lower().rstrip(".")
    if number := re.fullmatch(r"m?(\d\d?)", plain):
        return int(number[1]) if 1 <= int(number[1]) <= 12 else None
    month, whole = _MONTHS.get(plain[:3], (None, ""))
    return month if whole.startswith(plain) or plain == "sept" else None


@lru_cache(maxsize=1024)
def part_of_a_year(text: str, year: str | None) -> str | None:
    """The month or the quarter that a head or a label names, of a year that is told elsewhere: "Mar", "Q2"."""
    if year is None or not year.isdigit() or not is_part_of_a_year(text):
        return None
    if quarter := _PART.fullmatch(text):
        return edtf.make(int(year), _QUARTERS[int(quarter["quarter"]) - 1])
    return edtf.make(int(year), month_in(text))


@lru_cache(maxsize=1024)
def is_part_of_a_year(text: str) -> bool:
    """Whether a head or a label is a month or a quarter without its year."""
    return bool(_PART.fullmatch(text)) or (text[:1].isalpha() and len(text) > 2 and month_in(text) is not None)
