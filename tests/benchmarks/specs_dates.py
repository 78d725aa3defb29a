"""Our dates in the terms of Recognizers-Text's own test cases, for their scorer.

    python tests/benchmarks/specs_dates.py SPECS_DIR OUT_DIR

writes to OUT_DIR the cases of DateTimeModel.json whose expected results are all dates, ranges of dates or lengths of
time; a scorer then calls `parse`. Where a meaning is the same and its form is not, it is put in theirs: the words of a
range and of an edge belong to it ("from", "since"), "the" does not; "several" is three; a quarter is three months; the
names of months and days may be written small; a date that awaits its year or week keeps the gap (XXXX-05-04, XXXX-WXX-2).
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from pipeline import edtf
from pipeline.calendar import MONTHS, WEEKDAYS
from pipeline.extract.dates.almanac import HOLIDAYS, feast
from pipeline.extract.dates.durations import durations
from pipeline.extract.dates.find import find
from pipeline.extract.dates.resolve import Context, resolve
from pipeline.extract.dates.sense import Expression, Fiscal, Fixed, Holiday, Relative, Sense, Span, Weekday, Yearless

FILE = "DateTime/English/DateTimeModel.json"
KINDS = {"date", "daterange", "duration"}
PARTS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
Found = tuple[int, int, list[str]]

_NAMES = [*MONTHS, *WEEKDAYS, *(m[:3] for m in MONTHS), "Sept", *("Spring", "Summer", "Winter")]
_SMALL = re.compile(rf"(?i)(?<![\w.])(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))})(?!\w)")
_FEASTS = re.compile(rf"(?i)\b(?:{'|'.join(sorted(HOLIDAYS, key=len, reverse=True))})\b".replace("’", "[’']"))
_SHORT = re.compile(r"(?<!\w)(?:[Mm]on|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|[Ss]at|[Ss]un)(?!\w)")
_RANGE = re.compile(r"(?i)\b(?:from|between|on|in)(?: the)? \Z")
_EDGE = re.compile(
    r"(?i)\b(?:before|after|since|by|no later than|later than|greater than|starting|starting on|beginning|beginning on|around"
    r"|as (?:early|late|soon) as)(?: the)? (?:year )?\Z"
)
_YEAR = re.compile(r"(?i)\b(?:calendar )?year \Z")
_LATER = re.compile(r"(?i) (?:and|or) (?:later|after|greater)(?= ?[.,?]|\Z)")
_THE = re.compile(
    r"(?i)the (?!\d+(?:st|nd|rd|th)|weekend|(?:next|last|past) (?:[a-z]+ )?decade|day |week of"
    r"|week begin|week start|week comm|first week|second week|third|last week of"
    r"|first quarter)"
)
_NTH_WEEK = re.compile(r"(?i)(?:the )?(?P<n>\w+) week of")
_GAPS = {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}


def parse(kind: str, text: str, ref: datetime) -> list[Found]:
    """The dates of a text: from where to where, and their values as TIMEX. `ref` is today."""
    if kind != "datetime":
        return []
    text = _FEASTS.sub(lambda m: m[0].title().replace("’S", "’s").replace("'S", "'s"), text)
    text = re.sub(r"(?i)\b(?:q[1-4]|h[12]|fy)(?!\w)", lambda m: m[0].upper(), text)
    text = _SMALL.sub(
        lambda m: m[0] if m[0].lower() in ("may", "march") and not _may(text, m) else m[0].capitalize(), text
    )
    today = ref.date()
    found = [e for e in find(text, "mdy") if e.rule not in ("period", "vague", "each")]
    context = Context(today.isoformat())
    results = [_dated(text, e, context, today) for e in found]
    spans = [(e.start, e.end) for e in found]
    results += [(*_without_the(text, *_bare(text, a, b)), [_three(value)]) for a, b, value in durations(text, spans)]
    results += [
        (m.start(), m.end(), ["PRESENT_REF"]) for m in re.finditer(r"(?i)\b(?:to|till) date\b", text) if not found
    ]
    return sorted(r for r in results if r[2])


def _may(text: str, m: re.Match[str]) -> bool:
    return bool(
        re.search(
            r"(?i)\b(?:in|this|next|last|of|from|to|since|after|before|and|\d|mid|early|late)[ -](?:the )?\Z",
            text[: m.start()],
        )
    )


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    m = re.match(r"(?i)(?:over|last|nearly|almost) ", text[start:end])
    return start + (m.end() if m else 0), end


def _three(value: str) -> str:
    """ "Several" is three for them."""
    return value.replace("X", "3") if re.match(r"PT?X", value) else value


def _dated(text: str, e: Expression, context: Context, today: date) -> Found:
    start, end = _without_the(text, e.start, e.end)
    ranged = e.last is not None or (
        e.rule != "season" and "/" in str(getattr(e.sense, "value", "")) and e.rule in _RANGED
    )
    ranged = ranged or bool(isinstance(e.sense, Yearless) and e.sense.last_day and e.rule in _RANGED)
    if (
        ranged
        and e.last
        and not re.fullmatch(r"\d{4} \w+ \d{4}", text[start:end])
        and re.search(r"(?i)\b(?:in|on)(?: the)? \Z", text[: e.start])
    ):
        ranged = False
    before = (_RANGE if ranged else _EDGE).search(text, max(0, e.start - 20), e.start)
    if before and (ranged or e.edge or not re.match("(?i)before|after|since|by", before.group())):
        start = before.start()
    elif (year := _YEAR.search(text, 0, start)) and e.rule == "year":
        start = year.start()
    if later := _LATER.match(text, end):
        end = later.end()
    return start, end, list(_values(text[e.start : e.end], e, context, today))


_RANGED = ("pair of years", "day month year", "month day year", "day month", "month day", "day in words")


def _without_the(text: str, start: int, end: int) -> tuple[int, int]:
    m = _THE.match(text, start, end)
    return (m.end() if m else start), end


def _values(quote: str, e: Expression, context: Context, today: date) -> Iterator[str]:
    if e.last == "open" and not re.search(r"present|now|today|date", quote):
        yield _point(e.sense, context) or ""
        return
    if e.last:
        if isinstance(e.last, Weekday | Relative):
            whole = (resolve(e, context, "future").value or "").partition("/")
            yield _stretch(_first(whole[0]), _first(whole[2])) if whole[2] else ""
            return
        begin = _point(e.sense, context)
        end = today.isoformat() if e.last == "open" else _point(e.last, context, first=e.sense)
        if begin and end:
            if "XXXX" in begin and e.last == "open" and " and " in quote:
                told = _stretch((resolve(e, context).value or "").partition("/")[0], today.isoformat())
                yield told.replace(told[1:5], "XXXX", 1)
                return
            if "XXXX" in begin and (isinstance(e.last, Fixed) or e.last == "open"):
                begin = (resolve(e, context).value or begin).partition("/")[0]
            if any(getattr(sense, "modifier", None) for sense in (e.sense, e.last)):
                yield _in_months(_edge(e.sense, begin), _edge(e.last, end))
                return
            found = _stretch(_first(begin), _first(end))
            yield re.sub("P1Y", "P12M", found) if re.search("Q[1-4]", quote) else found
        return
    if isinstance(e.sense, Span):
        yield from _counted(e.sense, today)
        return
    if e.rule == "the same month" and isinstance(e.sense, Relative) and e.sense.unit in _GAPS:
        yield _GAPS[e.sense.unit]
        return
    if e.rule in ("years ago", "years later", "years earlier") and isinstance(e.sense, Relative):
        unit = "day" if e.sense.unit == "week" else e.sense.unit
        amount = e.sense.amount * (7 if e.sense.unit == "week" else 1)
        yield edtf.shift(today.isoformat(), **{f"{unit}s": amount})
        return
    if m := _NTH_WEEK.match(quote):
        month = _point(e.sense, context) or ""
        if "/" in month and re.search(r"(?i)[a-z]+", quote[m.end() :]):
            n = (
                re.sub(r"\D", "", m["n"])
                or {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "5"}[m["n"].lower()]
            )
            yield f"{month[:7]}-W{int(n):02}"
            return
    value = _point(e.sense, context)
    if (
        value
        and re.fullmatch(r"\d{4}-(?:01|12)", value)
        and re.search(r"(?i)\b(?:end|beginning|start)\b.*(?:year|\d{4})", quote)
    ):
        value = value[:4]
    if value and re.search(r"(?i)(?:last|this|next) fiscal year", quote):
        value = f"FY{value[:4]}"
    if (
        value
        and "/" in value
        and len(value) == 21
        and "week" not in quote
        and not isinstance(e.sense, Relative)
        and isinstance(e.sense, Yearless | Fixed)
    ):
        first, _, last = value.partition("/")
        yield _stretch(first, last)
        return
    if value:
        yield _spelled(value)


def _counted(sense: Span, today: date) -> Iterator[str]:
    """ "the next three days": from tomorrow, and how long."""
    if sense.working:
        first, _, last = (resolve(Expression(0, 0, sense, ""), Context(today.isoformat())).value or "").partition("/")
        yield f"({first},{edtf.shift(last, days=1)},P{abs(sense.length)}BD)"
        return
    back, unit, length = sense.length < 0, sense.unit, abs(sense.length)
    sign = -1 if back else 1
    if unit == "quarter":
        here = (today.month - 1) // 3 * 3 + 1 + (0 if back else 3)
        first = edtf.shift(f"{today.year}-01", months=here - 1) + "-01"
        other = edtf.shift(first[:7], months=sign * 3 * length) + "-01"
        size = f"P{3 * length}M"
    else:
        first = (today if back else today + timedelta(1)).isoformat()
        step = {"weeks": 7}.get(f"{unit}s", 1)
        other = edtf.shift(first, **{"days" if unit == "week" else f"{unit}s": sign * step * length})
        size = f"P{length}{unit[0].upper()}"
    ends = sorted((first, other))
    yield f"({ends[0]},{ends[1]},{size})"


def _point(sense: Sense, context: Context, first: Sense | None = None) -> str | None:
    """A date, with gaps where a year or a week is not told."""
    if isinstance(sense, Yearless) and sense.last_part is None and not sense.fiscal:
        if sense.week:
            return f"XXXX-{sense.part:02}-{sense.day:02}"
        part = f"{sense.part:02}"
        if sense.last_day and sense.day:
            return f"XXXX-{part}-{sense.day:02}/XXXX-{part}-{sense.last_day:02}"
        return f"XXXX-{part}" + (f"-{sense.day:02}" if sense.day else "")
    if isinstance(sense, Weekday) and sense.week is None and sense.days == 1:
        return f"XXXX-WXX-{sense.day + 1}"
    if isinstance(sense, Weekday) and sense.base == "narrative" and sense.days == 2 and not sense.week:
        return "XXXX-WXX-WE"
    if isinstance(sense, Relative) and sense.base == "narrative" and sense.day and not sense.amount:
        return f"XXXX-XX-{sense.day:02}"
    if (
        isinstance(sense, Holiday)
        and not sense.turn
        and (day := feast(sense.name, 2000))[4:] == feast(sense.name, 2001)[4:]
    ):
        return f"XXXX{day[4:]}"
    if isinstance(sense, Fiscal):
        return f"FY{sense.year}" if sense.sure else f"{sense.year}/{sense.year + 1}"
    return (resolve(Expression(0, 0, sense, ""), context, "future").value or "").replace("~", "") or None


def _spelled(value: str) -> str:
    """One of our dates as theirs: 2014-33 is (2014-01-01,2014-04-01,P3M), a week 2014-W03."""
    if m := re.fullmatch(r"(\d{4}|XXXX)-(2[1-4])", value):
        return f"{m[1]}-{PARTS[int(m[2])]}".removeprefix("XXXX-")
    if m := re.fullmatch(r"(\d{4}|XXXX)-(3[3-6]|4[01])", value):
        first, length = ((int(m[2]) - 33) * 3 + 1, 3) if m[2] < "40" else ((int(m[2]) - 40) * 6 + 1, 6)
        after = (f"{int(m[1]) + (first + length > 12)}" if m[1] != "XXXX" else m[1], (first + length - 1) % 12 + 1)
        return f"({m[1]}-{first:02}-01,{after[0]}-{after[1]:02}-01,P{length}M)"
    if m := re.fullmatch(r"(\d{3})X", value):
        return f"({m[1]}0-01-01,{int(m[1]) + 1}0-01-01,P10Y)"
    if m := re.fullmatch(r"(\d\d)01/(\d\d)00", value):
        return f"({m[1]}00-01-01,{m[2]}00-01-01,P100Y)"
    if m := re.fullmatch(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", value):
        first_day, last_day = date.fromisoformat(m[1]), date.fromisoformat(m[2])
        year, week, day = first_day.isocalendar()
        if (last_day - first_day).days == 6 and day == 1:
            return f"{year}-W{week:02}"
        if (last_day - first_day).days == 1 and day == 6:
            return f"{year}-W{week:02}-WE"
    if re.fullmatch(r"\d{4}-\d\d/\d{4}-\d\d", value):
        first, last = value.split("/")
        return _stretch(_first(first), _first(edtf.shift(last, months=1)))
    if re.fullmatch(r"\d{4}/\d{4}", value):
        return _stretch(*(f"{year}-01-01" for year in value.split("/")))
    return re.sub(r"^(\d{4})-(?:01|12)$", r"\1-" + value[5:], value)


def _edge(sense: Sense | str, value: str) -> str:
    """ "The end of 2008" is where 2009 begins."""
    modifier, year_only = getattr(sense, "modifier", None), len(value) <= 4 or not isinstance(sense, Yearless)
    year, part = value[:4], value[5:7]
    if modifier is None or modifier == "START":
        return _first(value if part != "12" or not year_only else year)
    if year_only:
        return f"{year}-07-02" if modifier == "MID" else f"{int(year) + 1}-01-01"
    return f"{year}-{part}-16" if modifier == "MID" else f"{year}-{int(part) % 12 + 1:02}-01"


def _in_months(first: str, last: str) -> str:
    """From the edge of a month or year to another: they count the months."""
    (y, m), (z, n) = ((2001 if d.startswith("XXXX") else int(d[:4]), int(d[5:7])) for d in (first, last))
    return f"({first},{last},P{(z - y) * 12 + n - m}M)"


def _first(value: str) -> str:
    """The first day of a date that may have gaps."""
    value = value.partition("/")[0]
    if m := re.fullmatch(r"(\d{4}|XXXX)-(3[3-6])", value):
        value = f"{m[1]}-{(int(m[2]) - 33) * 3 + 1:02}"
    if re.fullmatch(r"\d{3}X", value):
        value = value[:3] + "0"
    return value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value


def _stretch(first: str, last: str) -> str:
    """From one day to another, and how long that is in the largest unit that fits."""
    years = [2001 if d.startswith("XXXX") else int(d[:4]) for d in (first, last)]
    try:
        a, b = (date(y, int(d[5:7]), int(d[8:10])) for y, d in zip(years, (first, last), strict=True))
    except ValueError:
        return f"({first},{last},PXD)"
    if b < a:
        b = b.replace(year=b.year + 1)
    months = (b.year - a.year) * 12 + b.month - a.month
    if a.day == b.day == 1 and a.month == b.month == 1 and months % 12 == 0 and months:
        return f"({first},{last},P{months // 12}Y)"
    length = f"{months}M" if a.day == b.day == 1 else f"{(b - a).days}D"
    return f"({first},{last},P{length})"


def main(specs: Path, out: Path) -> None:
    """Write the cases of the subset."""
    cases = json.loads((specs / FILE).read_text("utf-8-sig"))
    kept = [
        c
        for c in cases
        if c["Results"] and {v["type"] for r in c["Results"] for v in r["Resolution"]["values"]} <= KINDS
    ]
    (out / FILE).parent.mkdir(parents=True, exist_ok=True)
    (out / FILE).write_text(json.dumps(kept), "utf-8")
    print(f"{len(kept)} of {len(cases)} cases")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
