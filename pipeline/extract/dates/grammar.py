"""The grammar of single time expressions: what each rule takes and what it refuses stand beside it.

A pattern is a regular expression in which `{NAME}` stands for a fragment and `{name:NAME}` captures it. At each
word the rules are tried in order; the first whose pattern matches and whose sense is on the calendar wins. All
fragments are of bounded length, so reading takes time in proportion to the text.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial

from pipeline import edtf
from pipeline.extract.dates.sense import (
    Base,
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
    Turn,
    Two,
    Unit,
    Vague,
    Week,
    Weekday,
    Yearless,
)
from pipeline.extract.dates.words import (
    CENTURIES,
    DECADES,
    EDGES,
    MODIFIERS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    RANKS,
    SEASONS,
    WEEKDAYS,
    century,
    month,
    number,
    rank,
)
from pipeline.extract.quantities.numbers import value
from pipeline.extract.quantities.units import moneys
from pipeline.extract.quantities.words import LISTED
from pipeline.wordlist import table, words

Groups = Mapping[str, str | None]
"""What a pattern captured. A number behind a name tells places of one thing apart: `y2` is a year as `y` is."""

HOLIDAYS = {row["name"]: row["when"] for row in table("holidays")}
PERIODS = {row["name"]: row["when"] for row in table("periods")}

_any = "|".join
_both_cases = [*MONTHS, *map(str.upper, MONTHS)]

TENS = LISTED["ten"]
_COUNTS = sorted(
    [*NUMBERS, *TENS, *(f"{ten}{dash}{one}" for ten in TENS for one in NUMBERS[:9] for dash in "- ")],
    key=len,
    reverse=True,
)

FRAGMENTS = {
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)",
    "MONTH": rf"(?:(?:{_any(_both_cases)})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)",
    "MONTHNAME": rf"(?:{_any(_both_cases)})\b",
    "YEAR": r"(?:1[0-9]\d\d|20\d\d|21[0-4]\d)(?![\d%]|[.,’']\d|[-–/]\d{3}| ?BC)",
    "TWO": r"\d\d(?!\d|[.,]\d)",
    "SEASON": r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b",
    "RANK": r"(?i:first|second|third|fourth|last|final|closing|1st|2nd|3rd|4th)",
    "COUNT": rf"(?i:\d{{1,3}}|{_any(_COUNTS)})",
    "A": rf"(?i:\d{{1,3}}|{_any(_COUNTS)}|an?|half an?)",
    "FEW": r"(?i:several|(?:a |the )?few|many|some|a couple of|couple of|a number of|dozens of|hundreds of)",
    "DASH": r" ?[-–—] ?",
    "AND": r"(?:, and |, or | and | or | & )(?:the )?",
    "CLOCK": r"(?:(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)? ?[ap]\.?m\b\.?|(?:[01]?\d|2[0-3]):[0-5]\d(?: hours)?|[Nn]oon"
    r"|[Mm]idnight"
    r"|[Mm]idday)(?: (?:[A-Z]{2,4}|local time))?,? (?:on )?)",
    "DAYTIME": r"(?: (?:early |late )?(?:morning|afternoon|evening|night)\b)",
    "ABOUT": r"(?:(?i:about|nearly|almost|around|roughly|some|over|(?<!% )(?<!cent )(?<!\d )(?<!illion )(?<!bn )"
    r"(?<!points )(?:more|less) than|just over|just under|well over"
    r"|at least)\b )",
    "EACH": r"(?:[Ee]ach|[Ee]very)",
    "UNIT": r"(?:day|week|month|quarter|year|decade|century)",
    "ORDINAL": rf"(?i:{_any(sorted(ORDINALS, key=len, reverse=True))})",
    "WEEKDAY": rf"(?:{_any(WEEKDAYS)})",
    "FISCAL": r"(?:[Ff]iscal|[Ff]inancial|[Bb]udget)(?: [Yy]ear)?|[JIU]?FY",
    "PART": r"(?:[Ee]arly|[Mm]id|[Ll]ate)",
    "CENTURY": rf"(?:\d\d?(?:st|nd|rd|th)|(?i:{_any(CENTURIES)}))",
    "VAGUE": rf"(?i:{_any(sorted((w for row in table('vague') for w in row['words'].split('|')), key=len, reverse=True))})"
    r"(?! that\b| (?:\w+ )?(?:day|week|month|quarter|year|decade)s?\b)(?![\w-])",
    "HOLIDAY": rf"(?:{_any(sorted(HOLIDAYS, key=len, reverse=True))})(?!\w)".replace("’", "[’']"),
    "PERIOD": rf"(?:{_any(re.escape(name) for name in sorted(PERIODS, key=len, reverse=True))})(?!\w)",
}


@dataclass(frozen=True)
class Rule:
    """A pattern and its sense. `takes` maps examples to the sense they have; what `refuses` lists has none.

    `fits` looks at the words around a match: a year is not a page, and may is not May.
    """

    name: str
    pattern: str
    sense: Callable[[Groups], Sense | Two | None]
    takes: Mapping[str, Sense | Two] = field(default_factory=dict)
    refuses: tuple[str, ...] = ()
    fits: Callable[[str, int, int], bool] | None = None

    @property
    def regex(self) -> str:
        """The pattern with its fragments filled in."""
        return re.sub(r"\{(?:(\w+):)?([A-Z]+)\}", _fragment, self.pattern)


def _fragment(m: re.Match[str]) -> str:
    text = FRAGMENTS[m[2]]
    return f"(?P<{m[1]}>{text})" if m[1] else f"(?:{text})"


# Senses. `g` holds what a pattern captured: y, z years; m, n months; d, e days; the rest as named.


def _half_of(g: Groups) -> Sense | None:
    sense = _by_base("document" if g["which"] in ("last", "this") else "narrative", g)
    n = rank(g["n"] or "")
    return replace(sense, half=min(n, 2)) if isinstance(sense, Relative) and n != 3 else None


def _int(text: str | None) -> int:
    return int(re.sub(r"\D", "", text or ""))


def _modifier(words: str | None) -> str | None:
    return MODIFIERS[words.lower().removeprefix("year-")] if words else None


def _fixed(year: int, part: int | None = None, day: int | None = None) -> Fixed | None:
    value = edtf.make(year, part, day)
    return Fixed(value) if edtf.is_date(value) else None


def _day(g: Groups) -> Sense | Two | None:
    part, day = month(g["m"] or ""), _int(g["d"])
    last = _int(g["e"]) if g.get("e") else None
    if last is not None and last <= day:
        return None
    if last is not None and g.get("and") and last > day + 1 and not g.get("between"):
        first, second = _day({**g, "e": None}), _day({**g, "d": g["e"], "e": None})
        return Two(first, second) if isinstance(first, _Day) and isinstance(second, _Day) else None
    if not g.get("y"):
        leap = edtf.make(2000, part, last or day)
        return Yearless(part, day=day, last_day=last) if edtf.is_date(leap) else None
    first = _fixed(_int(g["y"]), part, day)
    if last is None or first is None:
        return first
    end = _fixed(_int(g["y"]), part, last)
    return Fixed(edtf.interval(first.value, end.value)) if end else None


def _day_in_words(g: Groups) -> Sense | Two | None:
    return _day({**g, "d": str(ORDINALS[g["w"].lower()]) if g["w"] else g["d"]})


def _numbered_week(g: Groups) -> Sense | None:
    try:
        first = date.fromisocalendar(_int(g["y"]), _int(g["n"]), 1)
    except ValueError:
        return None
    return Fixed(_week_with(first, "beginning"))


def _week_of_month(g: Groups) -> Sense | None:
    n = rank(g["n"] or "")
    if not g["m"]:
        weeks = date(_int(g["y"]), 12, 28).isocalendar().week
        return _numbered_week({**g, "n": str(weeks if (g["n"] or "").lower() in ("last", "final") else n)})
    part = month(g["m"])
    last = monthrange(2001, part)[1] if (g["n"] or "").lower() in ("last", "final") else 7 * n
    sense = Yearless(part, day=last - 6, last_day=last)
    return Fixed(in_year(sense, _int(g["y"]))) if g["y"] else sense


def _week(g: Groups) -> Sense | None:
    """ "the week of 3 March 2014", "the week ending 7 March"."""
    how: Week = "beginning" if _BEGINS.match(g["how"] or "") else "ending" if _ENDS.match(g["how"] or "") else "of"
    part, day = month(g["m"] or ""), _int(g["d"])
    if not edtf.is_date(edtf.make(2000, part, day)):
        return None
    sense = Yearless(part, day=day, week=how)
    return Fixed(in_year(sense, _int(g["y"]))) if g["y"] else sense


def in_year(sense: Yearless, year: int) -> str:
    """A yearless date in a year. 29 February in a common year is the last of February."""
    if sense.day:
        day = sense.day if edtf.is_date(edtf.make(year, sense.part, sense.day)) else 28
        first = edtf.make(year, sense.part, day)
        if sense.week:
            return _week_with(date(year, sense.part, day), sense.week)
        return f"{first}/{edtf.make(year, sense.part, sense.last_day)}" if sense.last_day else first
    if sense.last_part:
        return edtf.months((year - (sense.part > sense.last_part), sense.part), (year, sense.last_part))
    return edtf.make(year, sense.part) + ("~" if sense.modifier else "")


def _week_with(day: date, how: Week) -> str:
    first = day - timedelta(days={"of": day.weekday(), "beginning": 0, "ending": 6}[how])
    return edtf.interval(first.isoformat(), (first + timedelta(days=6)).isoformat())


def _numeric(g: Groups) -> Sense | None:
    a, b, y = _int(g["a"]), _int(g["b"] or g["c"]), _int(g["y"])
    if y < 100:
        y += 2000 if y < 70 else 1900
    habit = g.get("habit") or "dmy"
    month_first = b > 12 or (a <= 12 and habit == "mdy")
    found = _fixed(y, a, b) if month_first else _fixed(y, b, a)
    return replace(found, why=_READ[habit]) if found and a != b and max(a, b) <= 12 else found


def _month(g: Groups) -> Sense | None:
    part = month(g["m"] or "")
    modifier = _modifier(g.get("part"))
    if not g.get("y"):
        return Yearless(part, modifier=modifier)
    return Fixed(edtf.make(_int(g["y"]), part) + ("~" if modifier else ""), modifier)


def _iso_month(g: Groups) -> Sense | None:
    y, part = _int(g["y"]), _int(g["m"])
    return _fixed(y, part) if part <= y % 100 else None


def _season(g: Groups) -> Sense | None:
    part, modifier = SEASONS[(g["s"] or "").lower()], _modifier(g.get("part"))
    if not g.get("y"):
        return Yearless(part, modifier=modifier)
    return Fixed(edtf.make(_int(g["y"]), part), modifier)


def _share_of_year(first_code: int, most: int, g: Groups) -> Sense | Two | None:
    if g.get("k"):
        first, second = ({**g, "n": n, "k": None} for n in (g["k"], g["n"]))
        one, two = _share_of_year(first_code, most, first), _share_of_year(first_code, most, second)
        return Two(one, two) if isinstance(one, _Day | Fiscal) and isinstance(two, _Day | Fiscal) else None
    n = rank(g["n"] or "")
    if (g["n"] or "").lower() in ("last", "final", "closing"):
        if not g.get("y"):
            return None
        n = most
    if not 1 <= n <= most:
        return None
    part = first_code + n - 1
    if g.get("f") and not g.get("y"):
        return Yearless(part, fiscal=True)
    if g.get("z"):
        return Fiscal(_int(g["y"]), pair=True, part=part)
    if g.get("f"):
        return Fiscal(_int(g["y"]), part=part)
    if g.get("y"):
        return Fixed(edtf.make(_int(g["y"]), part))
    return Yearless(part, just_over=bool(g.get("hyphen")))


def _share_of_other_year(g: Groups) -> Sense | None:
    """ "last year's third quarter", "the year-ago first half"."""
    sense = _share_of_year(*((33, 4) if g["u"] == "quarter" else (40, 2)), g)
    if not isinstance(sense, Yearless):
        return None
    which = (g["which"] or "").lower()
    base: Base = "narrative" if "year-" in which or which.startswith(("that", "the ")) else "document"
    return Relative(base, "year", -1 if "last" in which or "-" in which or "prev" in which else "next" in which, sense)


def _first_months(g: Groups) -> Sense | None:
    n = number(g["n"] or "") * (3 if g.get("u") == "quarters" else 1)
    if not 1 < n < 12:
        return None
    first, last = (1, n) if (g["which"] or "").lower() in ("first", "opening") else (13 - n, 12)
    if not g.get("y"):
        return Yearless(first, last)
    return Fixed(edtf.months((_int(g["y"]), first), (_int(g["y"]), last)))


def _quarters_to(g: Groups) -> Sense | None:
    last = 3 * rank(g.get("q") or g["r"] or "")
    begin = _int(g["y"]) * 12 + last - 3 * number(g["n"] or "")
    return Fixed(edtf.months((begin // 12, begin % 12 + 1), (_int(g["y"]), last)))


def _months_to(g: Groups) -> Sense | None:
    n = (
        number(g["n"] or "")
        if g.get("n")
        else {"quarter": 3, "half": 6}.get((g.get("u") or "").split("-")[0].lower(), 12)
    )
    m, day = month(g["m"] or ""), _int(g["d"]) if g.get("d") else 31
    if n > 12 or day < 24:
        return None
    sense = Yearless((m - n) % 12 + 1, m, just_over=bool(g.get("over")))
    return Fixed(in_year(sense, _int(g["y"]))) if g.get("y") else sense


def _fiscal(g: Groups) -> Sense | None:
    y = _int(g["y"])
    y += 2000 if y < 100 else 0
    if not g.get("z"):
        return Fiscal(y)
    return Fiscal(y, pair=True) if _int(g["z"]) % 100 == (y + 1) % 100 else None


def _year_pair(g: Groups) -> Sense | None:
    y, z = _int(g["y"]), _int(g["z"])
    if z < 100:
        if z == (y + 1) % 100:
            return Fiscal(y, pair=True, sure=False)
        z += y - y % 100
    return Fixed(f"{y}/{z}") if y < z <= y + 150 else None


def _spoken_year(g: Groups) -> Sense | None:
    if g["c"] and g["n"]:
        return _fixed(100 * int(value(g["c"])) + int(value(g["n"])))
    return _fixed(2000 + (int(value(g["k"])) if g["k"] else 0))


def _edge_of_year(g: Groups) -> Sense | None:
    modifier, y = _modifier(g["part"]), _int(g["y"])
    return Fixed(edtf.make(y, EDGES.get((g["part"] or "").lower())) + "~", modifier)


def _decade(g: Groups) -> Sense | None:
    y = _int(g["y"]) if g.get("y") else 1900 + 10 * DECADES[(g["word"] or "").lower()]
    y += 100 * _int(g["c"]) if g.get("c") else 1900 if y < 100 else 0
    if half := (g.get("half") or "").lower():
        return Fixed(f"{y}/{y + 4}" if half == "first" else f"{y + 5}/{y + 9}")
    modifier = _modifier(g.get("part") or g.get("edge"))
    first, last = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}.get(modifier or "", (0, 9))
    if g.get("edge") and modifier != "MID":
        first, last = (0, 1) if modifier == "START" else (8, 9)
    return Fixed(f"{y + first}/{y + last}", modifier) if modifier else Fixed(f"{y // 10}X")


def _century(g: Groups) -> Sense | None:
    last = century(g["c"] or "") * 100
    first = century(g.get("b") or g["c"] or "") * 100 - 99
    if not 900 <= first < last <= 2200:
        return None
    if n := (g.get("n") or "").lower():
        size = {"half": 50, "quarter": 25, "third": 33, "decade": 10}[g["u"] or ""]
        at = 100 // size if n in ("last", "final", "closing") else rank(n)
        return (
            Fixed(f"{first + (at - 1) * size}/{first + at * size - (size != 33 or at < 3)}")
            if at * size <= 100
            else None
        )
    if g.get("turn"):
        return Fixed(f"{first - 1}~")
    modifier = _modifier(g.get("part") or g.get("edge"))
    a, b = {"START": (0, 66), "MID": (33, 33), "END": (66, 0)}.get(modifier or "", (0, 0))
    return Fixed(f"{first + a}/{last - b}", modifier)


def _unit(word: str | None) -> tuple[Unit, int]:
    """The unit that a word names, and how many of it: a decade is ten years."""
    match (word or "").lower().rstrip("s"):
        case "decade":
            return "year", 10
        case "century" | "centurie":
            return "year", 100
        case "fortnight":
            return "week", 2
        case unit:
            return unit, 1  # type: ignore[return-value]


def _by_base(base: str, g: Groups) -> Sense | None:
    unit: Unit = (g["u"] or "year").lower()  # type: ignore[assignment]
    size = 1
    which = (g.get("which") or "same").lower().split()[-1]
    amount = -1 if which in ("last", "previous", "preceding", "prior", "past", "latest") else 0
    amount = 1 if which in ("next", "following", "subsequent", "coming", "ensuing") else amount
    edge = EDGES.get((g.get("part") or "").lower()) if unit == "year" else None
    modifier = _modifier(g.get("part"))
    return Relative(
        "document" if base == "document" else "narrative",
        unit,
        amount * size,
        part=Yearless(edge, modifier=modifier) if edge else None,
        modifier=modifier,
        fiscal=bool(g.get("f")),
    )


def _day_of_month(g: Groups) -> Sense | None:
    which = g["which"] or ""
    month_meant = _by_base("narrative" if which.startswith("th") and which != "this" else "document", g)
    day = _int(g["d"])
    return replace(month_meant, day=day) if isinstance(month_meant, Relative) and 0 < day <= 31 else None


def _counted(base: Base, sign: int, g: Groups) -> Sense | None:
    if g.get("few") or not g.get("n"):
        return Vague(_HOW_LONG)
    unit, size = _unit(g["u"])
    if g.get("more"):
        months = 12 * size * number(g["n"] or "") + 6 * size
        return Relative(base, "month", sign * months, about=True) if unit == "year" else Vague(_HOW_LONG)
    half = (g["n"] or "").lower().startswith("half")
    if half and size < 2:
        return None
    amount = size // 2 if half else size * number(g["n"] or "")
    return Relative(base, unit, sign * amount, about=bool(g.get("about") or g.get("so")))


def _part_of_year(g: Groups) -> Sense | None:
    part = month(g["m"] or "") if g.get("m") else SEASONS[(g["s"] or "").lower()]
    match (g["which"] or "").lower():
        case "last" | "this past":
            return Neighbour(part, -1)
        case "next" | "this coming":
            return Neighbour(part, 1)
        case "the previous":
            return Neighbour(part, -1, "narrative")
        case "the following" | "the next":
            return Neighbour(part, 1, "narrative")
        case which:
            return Relative("document" if which == "this" else "narrative", "year", 0, Yearless(part))


def _weekday(g: Groups) -> Sense | None:
    which = (g.get("which") or "").lower()
    turn = {
        "last": -1,
        "past": -1,
        "previous": -1,
        "this": 0,
        "coming": 1,
        "upcoming": 1,
        "next": 1,
        "following": 1,
    }.get(which.rpartition(" ")[2])
    day, days = (5, 2) if (g["w"] or "").lower() == "weekend" else (WEEKDAYS.index(g["w"] or ""), 1)
    base: Base = "narrative" if which.startswith(("the ", "previous", "following")) and turn else "document"
    return Weekday(day, turn, days, base, _modifier(g.get("part")))


def _span(g: Groups) -> Sense | None:
    unit, size = _unit(g["u"])
    which = (g["which"] or "").lower()
    if not g["n"] and not g["one"]:
        return Vague(_HOW_LONG)
    sign = 1 if which in ("next", "coming", "upcoming", "following") else -1
    return Span("document", unit, sign * size * number(g["n"] or "a"))


def _near_day(g: Groups) -> Sense | None:
    word = (g["w"] or "").lower()
    turn = -1 if word.startswith(("yesterday", "last")) else 1 if word.startswith("tomorrow") else 0
    turn += -1 if g.get("before") else 1 if g.get("after") else 0
    return Relative("document", "day", turn, modifier=_modifier(g.get("part")))


def _same(g: Groups) -> Sense | None:
    unit: Unit | None = "quarter" if g.get("u") == "quarter" else None
    return Same(_int(g["y"]) if g.get("y") else None, unit)


def _holiday(g: Groups) -> Sense | None:
    name = (g["h"] or "").replace("'", "’")
    if g["y"]:
        return Fixed(feast(name, _int(g["y"])))
    turn = {"last": -1, "previous": -1, "next": 1, "following": 1}.get((g["which"] or "").lower(), 0)
    return Holiday(name, turn)


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


def _period(g: Groups) -> Sense | None:
    edge = (g.get("edge") or "").lower()
    begins = edge.startswith(("beginning", "start", "outbreak", "onset"))
    return Period(g.get("p"), None if not edge else "start" if begins else "end")


def _is_year(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    if before[-1:] == ":" and before[-2:-1].isdigit():
        return False
    if _NUMBERED.search(before) or _MONEY.search(before) or (_COUNTED.match(after) and not _IN.search(before)):
        return False
    return int(text[start : start + 4]) >= 1500 or bool(_IN.search(before))


def _is_season(text: str, start: int, end: int) -> bool:
    if _GOVERNS.match(text, end) or (text[start].isupper() and _NAME_GOES_ON.match(text, end)):
        return False
    before = text[max(0, start - 20) : start]
    if _TO_DO.search(before) and not _FROM.search(text[max(0, start - 60) : start]):
        return False
    return bool(_PREPOSITION.search(before) or _BREAK.search(before))


def _is_month(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 20) : start]
    if text[start:end].title() == "March" and text.startswith(" of ", end):
        return False
    if _PREPOSITION.search(before):
        return True
    if _NAME_GOES_ON.match(text, end):
        return False
    return text[start:end].title() not in ("May", "March") or bool(before and _BREAK.search(before))


def _is_holiday(text: str, start: int, end: int) -> bool:
    return not _NAME_GOES_ON.match(text, end) and not text.startswith((" tree", " card"), end)


def _is_short_month(text: str, start: int, end: int) -> bool:
    if _NAME_GOES_ON.match(text, end) or (
        re.match(r" \w+ [A-Z]", text[end : end + 20]) and not _TO_MONTH.match(text, end)
    ):
        return False
    return bool(_SINCE.search(text[max(0, start - 16) : start]) or _TO_MONTH.match(text, end))


_SINCE = re.compile(r"(?i)\b(?:in|since|until|from|after|before|early|mid|late|to|last|this|next)[ -]\Z|[-–]\Z")
_TO_MONTH = re.compile(
    r"(?: (?:to|and|until|through) | ?[-–/] ?)(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
)
_NUMBERED = re.compile(
    rf"(?i)\b(?:{_any(sorted(map(re.escape, words('numbered'))))})\.? ?(?:\([A-Z]{{2,4}}\) )?(?:nos?\.? ?)?[(\[]?(?:\d+"
    rf"(?: \(\d{{4}}\))?(?:, | and |, and | ?[-–] ?))*\Z"
)
_COUNTED = re.compile(
    rf" (?:{_any(map(re.escape, sorted(words('counted') | {w for w in moneys() if w[-1].islower()})))})\b"
)
_MONEY = re.compile(rf"(?<!\w)(?:{_any(re.escape(w) for w in sorted(moneys()) if w.isupper() and len(w) > 1)}) \Z")
_IN = re.compile(r"(?i)\b(?:in|since|by|until|till|from|during|before|after) (?:the year |AD )?\Z")
_PREPOSITION = re.compile(
    r"(?i)\b(?:in|since|by|until|till|from|to|through|during|before|after|between|and|or|of|last|this|next|that"
    r"|early|late|mid|for|on|with|as of|the)[ -](?:the )?\Z"
)
_BREAK = re.compile(r"(?:[,(–/-] ?|\A)(?:[Tt]he )?\Z")
_TO_DO = re.compile(r"\bto \Z")
_FROM = re.compile(r"\b(?:from|between)\b")
_GOVERNS = re.compile(r" (?:of|in) (?!\d)")
_NAME_GOES_ON = re.compile(r" [A-Z][a-z]")

_Day = Fixed | Yearless
_READ = {
    "dmy": "the day read first, as the document writes dates",
    "mdy": "the month read first, as the document writes dates",
}
_AGAIN = "it comes again each time"
_HOW_LONG = "how long is not told"
_BEGINS = re.compile(r"begin|start|from|commenc")
_ENDS = re.compile(r"end|to\b")
_ONES = "one two three four five six seven eight nine".split()
_TEENS = [
    *NUMBERS[9:19],
    *(f"{t}{u}" for t in TENS for u in ["", *(f"-{o}" for o in _ONES), *(f" {o}" for o in _ONES)]),
]
_SPOKEN = _any(sorted(_TEENS, key=len, reverse=True))

_quarter = partial(_share_of_year, 33, 4)
_half = partial(_share_of_year, 40, 2)
_WEEKDAY = r"{CLOCK}?(?:(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?),? )?(?:the (?=\d+(?:st|nd|rd|th)))?"
_DAY = r"{d:DAY}(?:(?:{DASH}| to | through |(?P<and>{AND})){e:DAY})?"
_PART = (
    r"(?:[Tt]he )?(?P<part>(?i:beginning|start|middle|end|close)(?= of )|(?i:early|mid|late)(?=[- ])"
    r"|(?i:end|year-end)(?=[- ](?!in ))"
    r"|(?i:later|earlier)(?= in ))(?: of |[- ]| in )(?:the (?:month|year) of )?"
)
_IN_DECADE = (
    r"(?:(?:the )?{part:PART}[- ]|(?:the )?(?P<edge>(?i:beginning|start|middle|end|close)) of "
    r"|(?:the )?(?P<half>(?i:first|second)) half of )?(?:the )?"
)
_IN_CENTURY = (
    r"(?:(?:the )?{part:PART}[- ]|(?:the )?(?P<edge>(?i:beginning|start|middle|end|close)) of the "
    r"|(?:the )?{n:RANK} (?P<u>half|quarter|third|decade) of the |(?:the )?(?P<turn>(?i:turn)) of the |the )?"
)
_UNITS = r"(?P<u>day|week|fortnight|month|quarter|year|decade|centur(?:y|ie))s?"
_OF_YEAR = r"(?: of|,| in)? (?:the )?(?:{f:FISCAL} ?)?{y:YEAR}(?:[-–/]{z:TWO})?"

RULES: tuple[Rule, ...] = (
    Rule("ISO day", r"(?P<y>\d{4})-(?P<m>0\d|1[0-2])-(?P<d>[0-3]\d)(?!\d)",
         lambda g: _fixed(_int(g["y"]), _int(g["m"]), _int(g["d"])),
         {"2014-11-14": Fixed("2014-11-14")}, ("2014-02-31", "2014-13-01")),
    Rule("numeric day", r"(?:(?P<a>\d\d?)(?:\.(?P<b>\d\d?)\.|/(?P<c>\d\d?)/)(?P<y>\d{4}|\d\d)|(?P<a2>\d\d?)-(?P<b2>\d\d?)-"
                        r"(?P<y2>\d{4}))"
         r"(?![\d/]|\.\d)", _numeric,
         {"14.11.2004": Fixed("2004-11-14"), "11/14/2004": Fixed("2004-11-14"), "14-11-2004": Fixed("2004-11-14"),
          "3/4/2015": Fixed("2015-04-03", why=_READ["dmy"])}, ("31.02.2004", "10.5.2014.1")),
    Rule("day with dashes", r"{d:DAY}[-/]{m:MONTH}[-/]{y:YEAR}|{m2:MONTH}[-/]{d2:DAY}[-/]{y2:YEAR}"
                            r"|{y3:YEAR}[-/]{m3:MONTH}[-/]{d3:DAY}", _day,
         {"14-Nov-2004": Fixed("2004-11-14"), "2004/Nov/14": Fixed("2004-11-14")}, ("31-Feb-2004",)),
    Rule("numbered week", r"(?:[Ww]eek (?P<n>\d\d?)(?: of|,)? {y:YEAR}|{y2:YEAR}-W(?P<n2>\d\d))(?![\w-])", _numbered_week,
         {"week 31 of 2018": Fixed("2018-07-30/2018-08-05"), "2018-W31": Fixed("2018-07-30/2018-08-05")}, ("week 54 of 2018",)),
    Rule("week of a month", r"(?:[Tt]he )?{n:RANK} week of (?:{m:MONTH}(?:,? {y:YEAR})?|{y2:YEAR})", _week_of_month,
         {"the first week of March 2014": Fixed("2014-03-01/2014-03-07"), "last week of June": Yearless(6, day=24, last_day=30),
          "first week of 2015": Fixed("2014-12-29/2015-01-04")}, ("first week of talks",)),
    Rule("day in words", r"(?:[Tt]he )?(?:(?P<w>{ORDINAL})(?: day)? of {m:MONTH}|(?P<d3>{DAY}) day of {m3:MONTHNAME}"
                         r"|{m2:MONTHNAME} (?:the )?(?P<w2>{ORDINAL})\b(?=[.,;:)]|\Z| (?:of|in|at|to|and|when|the)\b))"
         r"(?:,?(?: of| in)? {y:YEAR})?", _day_in_words,
         {"the first of May 2004": Fixed("2004-05-01"), "twenty-sixth of July": Yearless(7, day=26)}, ("the first of many",)),
    Rule("week of a day", r"(?:[Tt]he )?week (?P<how>of|from|to|(?:that )?(?:begin|start|commenc|end)(?:ning|ing|ed|s)"
         r"(?: on)?)(?: (?:Monday|Sunday|Friday|Saturday),?)?(?: the)? "
         r"(?:{d:DAY}(?: of)? {m:MONTH}|(?P<m2>{MONTH}) (?P<d2>{DAY}))(?:,? {y:YEAR})?", _week,
         {"the week of 3 March 2014": Fixed("2014-03-03/2014-03-09"),
          "week ending March 7": Yearless(3, day=7, week="ending")}, ("week of talks", "week of 31 February")),
    Rule("months to", r"(?:[Tt]he )?(?:{n:COUNT} months|(?:financial |fiscal )?(?P<u>year|quarter|half-year|half year))"
         r" (?:(?P<over>ended|that ended)|to|through|ending)(?: in| on)?(?: the end of| end)? "
         r"(?:{d:DAY}(?: of)? )?{m:MONTH}(?: (?P<d2>{DAY}))?(?:,? {y:YEAR})?(?!\w)", _months_to,
         {"year to March 2019": Fixed("2018-04/2019-03"), "twelve months to June 2019": Fixed("2018-07/2019-06"),
          "six months ended 30 September": Yearless(4, 9, just_over=True)}, ("year to May 12",)),
    Rule("quarters to", r"(?:[Tt]he )?{n:COUNT} quarters (?:to|ended|ending|through)(?: in)?(?: the)?(?: end of)? "
         r"(?:Q(?P<q>[1-4])|{r:RANK} quarter)(?: of|,)? {y:YEAR}", _quarters_to,
         {"the four quarters to the end of Q1 2022": Fixed("2021-04/2022-03"),
          "two quarters to the second quarter of 2019": Fixed("2019-01/2019-06")}, ("the four quarters to Q5 2022",)),
    Rule("day of a list", _WEEKDAY + r"{d:DAY}(?=(?:, {DAY}){1,5},? (?:and|or) {DAY}(?: of)? {m:MONTH}(?:,? {y:YEAR})?)", _day,
         {"3, 5 and 7 May 2014": Fixed("2014-05-03")}, ("3, 5 and 7 men",)),
    Rule("day month year", _WEEKDAY + _DAY + r"(?: of)? {m:MONTH},?(?: of| in)? {y:YEAR}", _day,
         {"14 November 2004": Fixed("2004-11-14"), "26th July, 2019": Fixed("2019-07-26"),
          "24 to 26 September 2018": Fixed("2018-09-24/2018-09-26")}, ("31 February 2004",)),
    Rule("month day year", _WEEKDAY + r"{m:MONTH} (?:the )?" + _DAY + r"(?: ?,)?(?: of| in)? {y:YEAR}", _day,
         {"November 14, 2004": Fixed("2004-11-14"), "May 23–25, 2016": Fixed("2016-05-23/2016-05-25")},
         ("February 31, 2004",)),
    Rule("part of month", _PART + r"{m:MONTH}(?:(?:,| of)? {y:YEAR})?", _month,
         {"mid-May 2014": Fixed("2014-05~", "MID"), "early September": Yearless(9, modifier="START")}),
    Rule("month year", r"{m:MONTH}(?:(?:,| of| in)? |[-/]){y:YEAR}|{y2:YEAR} {m2:MONTHNAME}(?! \d\d?\b)", _month,
         {"October 1993": Fixed("1993-10"), "Sept. 2018": Fixed("2018-09")}, ("March of",)),
    Rule("day month", _WEEKDAY + _DAY + r"(?: of)? {m:MONTH}(?! ?\d)", _day,
         {"14 November": Yearless(11, day=14)}, ("31 February",)),
    Rule("month day", _WEEKDAY + r"{m:MONTH} (?:the )?" + _DAY, _day,
         {"July 23": Yearless(7, day=23), "Oct 23": Yearless(10, day=23)}, ("May 2019",)),
    Rule("each", r"{EACH} (?:{WEEKDAY}\b|{MONTHNAME}|{SEASON}"
         r"|(?:calendar |fiscal |financial |two |three |four |five )?(?:day|week|month|quarter|year|decade)s?\b(?! of\b))",
         lambda g: Vague(_AGAIN), {"every July": Vague(_AGAIN), "each year": Vague(_AGAIN)}, ("each of the years",)),
    Rule("season", r"(?:{part:PART}[- ])?{s:SEASON}(?:,? of|,)? {y:YEAR}(?:[-–/]{TWO})?", _season,
         {"autumn 2014": Fixed("2014-23"), "winter of 2013-14": Fixed("2013-24")}, ("fall of the government",)),
    Rule("quarter", r"(?:Q(?P<n>[1-4])|(?P<n2>[1-4])Q)(?:" + _OF_YEAR + r")?(?!\w)",
         _quarter,
         {"Q1 2019": Fixed("2019-33"), "Q3 of 2019-20": Fiscal(2019, True, 35)}, ("Q5 2019",)),
    Rule("year quarter", r"{y:YEAR}[ -/]?Q(?P<n>[1-4])(?!\w)|Q(?P<n2>[1-4])[-/]{y2:YEAR}",
         _quarter, {"2019 Q1": Fixed("2019-33")}),
    Rule("two quarters", r"(?:[Tt]he )?(?P<k>{RANK})(?P<and>{AND}){n:RANK}[ -]quarters?(?:" + _OF_YEAR + r")?(?!\w)",
         _quarter, {"first and third quarters": Two(Yearless(33), Yearless(35))}),
    Rule("another year’s quarter", r"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he (?:current|previous|following)) year[’']s"
         r"|(?:[Tt]he )?(?:comparable |corresponding |same )?(?P<which2>year-(?:ago|earlier)))"
         r" {n:RANK}[ -](?P<u>quarter|half)\b", _share_of_other_year,
         {"last year's third quarter": Relative("document", "year", -1, Yearless(35)),
          "the year-ago third quarter": Relative("narrative", "year", -1, Yearless(35))}),
    Rule("quarter in words", r"(?:[Tt]he (?!{RANK}-))?(?:{y2:YEAR} |(?P<f2>[Ff]iscal)[ -])?{n:RANK}"
         r"(?:(?P<hyphen>-)| )(?:(?P<f3>fiscal) )?(?i:quarter)(?!\w)(?:" + _OF_YEAR + r"(?!\w)|"
         r"(?! of (?!the (?:[a-z]+ )?(?:year|fiscal)\b|this |that |last |next |each |every |fiscal |financial )))", _quarter,
         {"first quarter of 2019": Fixed("2019-33"), "THIRD QUARTER 2019": Fixed("2019-35"),
          "third quarter": Yearless(35), "the 2018 third quarter": Fixed("2018-35"),
          "fiscal second quarter": Yearless(34, fiscal=True)}, ("first quarterly loss",)),
    Rule("half", r"H(?P<n>[12])(?:" + _OF_YEAR + r")?(?!\w)", _half, {"H1 2019": Fixed("2019-40")}, ("H3 2019",)),
    Rule("year half", r"{y:YEAR}[ -]?H(?P<n>[12])(?!\w)", _half, {"2019 H2": Fixed("2019-41"), "2019-H1": Fixed("2019-40")}),
    Rule("half in words",
         r"(?:[Tt]he )?{n:RANK} (?i:half)(?:(?: (?:of )?the year)?" + _OF_YEAR + r"(?!s)| of the year|(?= of "
         r"(?:\w+ ){1,2}year\b))", _half,
         {"first half of 2019": Fixed("2019-40"), "First Half 2019": Fixed("2019-40"),
          "second half of JFY 2025": Fiscal(2025, part=41),
          "first half of the year": Yearless(40)}, ("first half of the match",)),
    Rule("semester", r"(?:[Tt]he )?{n:RANK} [Ss]emester(?: of the year)?(?:" + _OF_YEAR + r"(?!s))?(?!\w)", _half,
         {"first semester of 2015": Fixed("2015-40"), "the second semester": Yearless(41)}, ("a semester abroad",)),
    Rule("months of a year", r"(?<!\bits )(?<!\btheir )(?:[Tt]he )?"
                             r"(?P<which>(?i:first|opening|last|final|closing)) {n:COUNT} (?P<u>months|quarters)"
                             r"(?:(?: of|,| in) {y:YEAR}| of the year|(?= of (?:that|this|last|next|the \w+)\b)"
                             r"|(?! of| after| since))",
         _first_months,
         {"first nine months of 2019": Fixed("2019-01/2019-09"), "first two quarters of 2019": Fixed("2019-01/2019-06"),
          "the first two months of the year": Yearless(1, 2)}),
    Rule("fiscal year", r"(?:{FISCAL})s?(?: of)? ?(?P<y>\d{4}|\d\d(?!\d))(?:[-–/](?P<z>\d{4}|\d\d)(?!\d))?(?!\w)", _fiscal,
         {"FY2019": Fiscal(2019), "financial year 2021/22": Fiscal(2021, True)}),
    Rule("year, fiscal", r"{y:YEAR}(?:[-–/](?P<z>\d{4}|\d\d)(?!\d))? (?:fiscal|financial|budget) year", _fiscal,
         {"2023/24 fiscal year": Fiscal(2023, True)}),
    Rule("part of year", _PART + r"(?P<y>(?:1[5-9]|20)\d\d)(?![\d%s]|[.,]\d)", _edge_of_year,
         {"early 2014": Fixed("2014~", "START"), "the end of 2014": Fixed("2014-12~", "END"),
          "mid-2014": Fixed("2014~", "MID")}),
    Rule("decade", _IN_DECADE + r"(?P<y>(?:1[5-9]|20)\d0|[’'][2-9]0)[’']?s\b", _decade,
         {"1990s": Fixed("199X"), "the mid-1990s": Fixed("1994/1996", "MID"),
          "the second half of the 1990s": Fixed("1995/1999"), "the end of the 1990s": Fixed("1998/1999", "END")}, ("1995s",)),
    Rule("decade of the same century",
         r"(?:(?<=(?P<c>\d\d)\d0s and )|(?<=(?P<c2>\d\d)\d0s or )|(?<=(?P<c3>\d\d)\d0s to )|(?<=(?P<c4>\d\d)\d0s and the )"
         r"|(?<=(?P<c5>\d\d)\d0s[-–]))(?P<y>\d0)s\b", _decade, {"the 1960s and 70s": Fixed("197X")}, ("the tall and 70s",)),
    Rule("decade in words", rf"(?:(?:the )?{{part:PART}}[- ]|the )(?:nineteen[- ])?(?P<word>{_any(DECADES)})\b", _decade,
         {"the nineties": Fixed("199X")}),
    Rule("spoken year", rf"(?:(?:the year )?(?P<c>(?i:seventeen|eighteen|nineteen|twenty)) (?P<n>{_SPOKEN})"
         r"(?! (?:per ?cent|percent|or))"
         rf"|the year two thousand(?: and)?(?: (?P<k>{_SPOKEN}|{_any(_ONES)}))?"
         rf"|(?:(?<=\bin )|(?<=ary )|(?<=ber )|(?<=rch )|(?<=ril )|(?<=May )|(?<=une )|(?<=uly )|(?<=ust ))two thousand"
         rf"(?:(?! and)| and (?P<k2>{_SPOKEN}|{_any(_ONES)})))\b(?! \w+s\b)", _spoken_year,
         {"nineteen ninety-six": Fixed("1996"), "the year two thousand and five": Fixed("2005"),
          "in two thousand and five": Fixed("2005")}, ("nineteen people", "in two thousand and five homes")),
    Rule("century", _IN_CENTURY + r"(?:{b:CENTURY} (?:and|to|or)(?: the)? )?{c:CENTURY}[- ][Cc]entur(?:y|ies)", _century,
         {"19th century": Fixed("1801/1900"), "18th and 19th centuries": Fixed("1701/1900"),
          "the first half of the 20th century": Fixed("1901/1950"), "the turn of the 20th century": Fixed("1900~")}),
    Rule("turn of the century", r"(?:the )?turn of the (?:(?P<c>century)|millennium)",
         lambda g: Turn() if g["c"] else Fixed("2000~"), {"the turn of the century": Turn(),
         "turn of the millennium": Fixed("2000~")}),
    Rule("ISO month", r"(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])(?![\d-])", _iso_month,
         {"2019-01": Fixed("2019-01")}, ("2009-10",)),
    Rule("pair of years", r"(?P<y>(?:1[0-9]|20)\d\d)(?:[-–—/]|{DASH})(?P<z>(?:1[0-9]|20)\d\d|\d\d)(?![\d%/]"
                          r"|[.,]\d)", _year_pair,
         {"2014-15": Fiscal(2014, True, sure=False), "2014–2019": Fixed("2014/2019")},
         ("2014-13", "pages 1956-1960", "2004/38/EC"), fits=_is_year),
    Rule("the same month",
         r"[Tt]he same (?P<u>day|week|month|quarter|year)(?! (?:of|in|from|last|a year|the|period|\d))(?![-\w])",
         lambda g: _by_base("narrative", {**g, "which": "same"}),
         {"the same month": Relative("narrative", "month", 0)}, ("the same month of 2013",)),
    Rule("same period", r"(?:the )?(?:same|corresponding|equivalent|comparable|like) (?:period|months?|(?P<u>quarter)|half"
                        r"|season)s?"
         r"(?: (?:of|in|from) (?:the year )?(?:{y:YEAR}|(?:the )?(?:last|previous|preceding|prior) (?:financial "
         r"|fiscal )?year))?"
         r"(?: (?:last year|a year (?:ago|earlier|before)|the (?:previous|preceding|prior) year))?",
         _same, {"the same period in 2013": Same(2013), "corresponding period of last year": Same(None)}),
    Rule("period of a year", r"(?:the )?(?:same |corresponding |comparable )?{y:YEAR} (?:period|(?P<u>quarter))(?!\w)", _same,
         {"the 1988 period": Same(1988), "2013 quarter": Same(2013, "quarter")}),
    Rule("year-earlier", r"(?:the )?(?:comparable |corresponding |same )?(?:[Yy]ear-(?:earlier|ago)|prior-year)"
         r"(?: (?:(?P<u>quarter)|period|month|time|{COUNT} months))?"
         r"|(?:(?<=from )|(?<=than )|(?<=with )|(?<=over )|(?<=against ))a year (?:earlier|before)"
         r"|(?:the )(?P<u2>quarter) a year (?:ago|earlier|before)", _same,
         {"from a year earlier": Same(None), "the year-ago quarter": Same(None, "quarter")}, ("a year earlier",)),
    Rule("year", r"{y:YEAR}(?!\w)", lambda g: _fixed(_int(g["y"])), {"in 2014": Fixed("2014")},
         ("page 1956", "Resolution 2231", "resolutions 1973 and 1975", "2000 people", "2015 euros"), fits=_is_year),
    Rule("part of unit", _PART + r"(?P<which>last|this|next|the same|the following|the previous|the past|that|the) "
                                 r"(?P<f>financial "
        r"|fiscal )?(?P<u>year|month|quarter|week|decade|century)\b(?!-)",
         lambda g: _by_base("document" if g["which"] in ("last", "this", "next") else "narrative", g),
         {"the end of the year": Relative("narrative", "year", 0, Yearless(12, modifier="END"), "END"),
          "late last year": Relative("document", "year", -1, modifier="END")}),
    Rule("half of unit", r"(?:the )?{n:RANK} half of (?P<which>last|this|the|that|the (?:last|previous|following|next)) "
         r"(?P<u>decade|century)\b", _half_of, {"first half of the decade": Relative("narrative", "decade", 0, half=1)}),
    Rule("year-end", r"(?:[Yy]ear[- ]end|(?:the )?[Yy]ear[’']s[- ]end)\b", lambda g: Relative("narrative",
         "year", 0, Yearless(12, modifier="END"), "END"),
         {"year-end": Relative("narrative", "year", 0, Yearless(12, modifier="END"), "END")}, ("year-ending",)),
    Rule("mid-year", r"[Mm]id-?year\b", lambda g: Relative("narrative", "year", 0, modifier="MID"),
         {"mid-year": Relative("narrative", "year", 0, modifier="MID")}),
    Rule("weekday of a week", r"{w:WEEKDAY} of (?P<which>last|this|next) week\b|(?P<which2>[Ll]ast|[Tt]his|[Nn]ext) week"
                              r"(?: on|,)? {w2:WEEKDAY}\b",
         lambda g: Weekday(WEEKDAYS.index(g["w"] or ""), {"last": -1,
         "this": 0}.get((g["which"] or "").lower(), 1), of_week=True),
         {"Tuesday of last week": Weekday(1, -1, of_week=True), "next week on Friday": Weekday(4, 1, of_week=True)}),
    Rule("this year", r"(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) )?(?P<which>[Ll]ast|[Tt]his|[Nn]ext"
                      r"|(?:[Tt]he )?(?:current|coming)|[Tt]he latest(?= (?:fiscal )?(?:quarter|year)))[ ]"
         r"(?:(?P<f>financial |fiscal )?(?:calendar )?(?P<u>year|month|quarter|week|decade|century)|(?P<f2>fiscal)(?! [a-z]))"
         r"(?![-\w])", partial(_by_base, "document"),
         {"last year": Relative("document", "year", -1), "the current fiscal": Relative("document", "year", 0, fiscal=True),
          "this decade": Relative("document", "decade", 0),
          "earlier this month": Relative("document", "month", 0, modifier="START")}),
    Rule("last March", r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]hat|[Tt]his past|[Tt]his coming|[Tt]he (?:previous"
                       r"|following|next|same)) "
         r"(?:{m:MONTHNAME}|{s:SEASON})", _part_of_year,
         {"last February": Neighbour(2, -1), "this summer": Relative("document", "year", 0, Yearless(22)),
          "that autumn": Relative("narrative", "year", 0, Yearless(23)),
          "the following May": Neighbour(5, 1, "narrative"), "the next May": Neighbour(5, 1, "narrative")}),
    Rule("weekday", r"(?:(?P<part>[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater) )?{CLOCK}?(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext"
                    r"|[Tt]his (?:coming|past|upcoming)|[Pp]ast|[Cc]oming|[Uu]pcoming"
         r"|(?:[Tt]he )?(?:previous|following|next)) )?{w:WEEKDAY}\b{DAYTIME}?", _weekday,
         {"Tuesday": Weekday(1), "the previous Friday": Weekday(4, -1, base="narrative")}, ("Tuesdays",)),
    Rule("weekend", r"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he|[Tt]his (?:coming|past)|[Tt]he (?:previous|following|next)) )"
         r"(?P<w>weekend)\b", _weekday, {"last weekend": Weekday(5, -1, 2)}),
    Rule("day of this month", r"[Tt]he (?P<d>\d\d?)(?:st|nd|rd|th)(?: day)? of "
         r"(?P<which>last|this|next|that|the (?:same|following|previous|next)) (?P<u>month)\b",
         _day_of_month, {"the 12th of this month": Relative("document", "month", 0, day=12)}, ("the 32nd of this month",)),
    Rule("day alone", r"(?<=[Oo]n )the (?P<d>\d\d?)(?:st|nd|rd|th)(?=[ ,.;)])"
         r"(?! (?:[a-z]+ )?(?:anniversary|floor|century|parallel|day))",
         lambda g: Relative("narrative", "month", 0, day=_int(g["d"])) if 0 < _int(g["d"]) <= 31 else None,
         {"on the 12th,": Relative("narrative", "month", 0, day=12)}, ("on the 12th floor", "on the 45th ")),
    Rule("end of year", r"(?P<part>(?i:end|beginning|start)) of (?P<u>year|month|quarter)\b", partial(_by_base, "narrative"),
         {"end of year": Relative("narrative", "year", 0, Yearless(12, modifier="END"), "END")}),
    Rule("following year", r"(?P<which>[Tt]hat(?: same)?|[Tt]he(?= quarter)"
         r"|[Tt]he same|(?:[Tt]he )?(?:following|subsequent|ensuing|previous|preceding|prior)|[Tt]he next) "
         r"(?:(?P<f>financial |fiscal )?(?P<u>year|month|quarter|week|day|decade|century)|(?P<f2>fiscal)(?! [a-z]))(?![-\w])",
         partial(_by_base, "narrative"),
         {"the following month": Relative("narrative", "month", 1),
          "the previous fiscal": Relative("narrative", "year", -1, fiscal=True), "that year": Relative("narrative", "year", 0)}),
    Rule("years later", r"(?:{few:FEW}|{about:ABOUT}?{n:A}(?P<more> and a half)?) " + _UNITS + r" (?:later|afterwards?|on"
         r"(?= |,|\.)(?! the| from|-))",
         partial(_counted, "narrative", 1),
         {"three years later": Relative("narrative", "year", 3), "half a century later": Relative("narrative", "year", 50)}),
    Rule("the year after", r"[Tt]he (?P<u>year|month|week) after(?=[,.;)]|\Z)",
         lambda g: _counted("narrative", 1, {**g, "n": "one"}), {"the year after.": Relative("narrative", "year", 1)},
         ("the year after the war",)),
    Rule("a year earlier", r"(?i:an?|one) year (?:earlier|before(?! the| last))", _same,
         {"a year earlier": Same(None)}),
    Rule("a year ago", r"(?i:an?|one) year ago", lambda g: Same(or_ago=True), {"a year ago": Same(or_ago=True)}),
    Rule("years from now", r"{about:ABOUT}?{n:A} " + _UNITS + r" (?:from now|hence)\b"
         r"|(?<=in ){n2:A} " + _UNITS.replace("<u>", "<u2>") + r"[’']? time\b",
         partial(_counted, "document", 1), {"two weeks from now": Relative("document", "week", 2),
         "in five years’ time": Relative("document", "year", 5)}),
    Rule("years earlier", r"(?:{few:FEW}|{about:ABOUT}?(?:{n:A}|(?P<the>[Tt]he))) " + _UNITS + r" (?:earlier|before(?! the"
                          r"| last)|previously)", lambda g: _counted("narrative", -1, {**g,
         "n": g["n"] or (g["the"] and "one")}),
         {"two years earlier": Relative("narrative", "year", -2), "the year before": Relative("narrative", "year", -1)}),
    Rule("years ago", r"(?:{about:ABOUT}?{n:A}(?P<more> and a half)? " + _UNITS + r"(?P<so> or (?:so|more))?"
         r"|{about2:ABOUT}?(?:(?P<few>{FEW}) )?" + _UNITS.replace("<u>", "<u2>").replace(")s?", ")s")
         + r") ago", partial(_counted, "document", -1),
         {"two years ago": Relative("document", "year", -2), "almost two years ago": Relative("document",
         "year", -2, about=True),
          "several years ago": Vague(_HOW_LONG)}),
    Rule("past years", r"(?:(?:the|these|this) )?(?P<which>[Pp]ast|[Ll]ast|[Nn]ext|[Cc]oming|[Uu]pcoming|[Ff]ollowing"
                       r"|[Pp]revious|[Pp]receding) (?:{n:COUNT} )?(?P<u>day|week|month"
                       r"|quarter|year|decade)s\b|(?P<one>the|this) (?P<which2>past|coming|last) (?P<u2>week|month|year|decade"
                       r"|century)\b(?! of\b)",
         _span, {"the past three years": Span("document", "year", -3), "the past decade": Span("document", "year", -10)}),
    Rule("holiday", r"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Ff]ollowing) )?{h:HOLIDAY}(?:(?:,| of"
                    r"| in)? {y:YEAR})?", _holiday,
         {"Christmas 2014": Fixed("2014-12-25"), "Easter Monday 2018": Fixed("2018-04-02"), "Labor Day": Holiday("Labor Day")},
         ("Easter Island", "Christmas trees"), fits=_is_holiday),
    Rule("vague", r"{VAGUE}", lambda g: Vague(), {"recently": Vague(), "now": Vague()}, ("now that",)),
    Rule("today", r"(?:(?P<part>[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater) )?{CLOCK}?(?:(?P<before>the day before )"
                  r"|(?P<after>the day after ))?"
         r"(?P<w>(?:[Yy]esterday|[Tt]omorrow){DAYTIME}?|[Tt]oday|[Tt]onight|[Tt]his{DAYTIME}|[Ll]ast (?:night"
         r"|evening))\b", _near_day,
         {"yesterday": Relative("document", "day", -1), "last night": Relative("document", "day", -1),
          "the day after tomorrow": Relative("document", "day", 2)}),
    Rule("edge of period", r"(?:the )?(?P<edge>(?i:beginning|start|outbreak|onset|end|conclusion"
                           r"|close)) of (?:the )?(?:{p:PERIOD}|(?:war|conflict)\b)", _period,
         {"the end of World War II": Period("World War II", "end"), "conclusion of the war": Period(None, "end")}),
    Rule("period", r"{p:PERIOD}", _period, {"World War II": Period("World War II")}),
    Rule("season alone", r"(?:{part:PART}[- ])?{s:SEASON}", _season, {"in the autumn": Yearless(23)},
         ("the fall of Saigon", "a spring in the desert", "began to fall"), fits=_is_season),
    Rule("short month alone", r"(?P<m>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?", _month,
         {"since Feb": Yearless(2)}, ("Jan Smuts", "Mar del Plata", "the Sun and Dec"), fits=_is_short_month),
    Rule("month alone", r"{m:MONTHNAME}", _month, {"in April": Yearless(4)}, ("it may", "April Glaspie"), fits=_is_month),
)  # fmt: skip

_FIRST = (
    "the a an this that these year years week month day days decade century centuries quarter turn noon midnight midday each "
    "every yesterday today tomorrow tonight past coming beginning start middle end close outbreak onset conclusion fiscal "
    "financial budget half several few many some couple number dozens hundreds about nearly almost around roughly over more "
    "less just well at very early earlier mid late later last next opening closing same corresponding equivalent comparable "
    "like eighteen prior weeks months quarters decades current previous preceding following subsequent ensuing upcoming Sept "
    "Tues Thurs final Q1 Q2 Q3 Q4 H1 H2 FY JFY IFY UFY"
).split()
_NAMED = [*MONTHS, *WEEKDAYS, *HOLIDAYS, *PERIODS, *SEASONS, *NUMBERS, *TENS, *ORDINALS, *CENTURIES, *DECADES]
_NAMED += [word for row in table("vague") for word in row["words"].split("|")]
FIRST_WORDS = {
    start
    for word in [*_FIRST, *(re.split(r"[ –-]", name)[0] for name in _NAMED)]
    for start in (
        word,
        word[:1].upper() + word[1:],
        word[:3].upper() if word in MONTHS else word.upper() if word in RANKS else word,
        word[:3] if word in (*MONTHS, *WEEKDAYS) else word,
    )
    if start
}
"""What a time expression that does not begin with a figure begins with: most words of a text are passed over by them."""


OFFSET = re.compile(
    "(?i)"
    + Rule("offset", r"(?<![\w-])(?:{about:ABOUT}|(?P<exact>exactly|just) )?{n:A} (?P<u>day|week|fortnight|month|year|decade)s?"
           r" (?P<way>before|prior to|after|from|following|since) (?:the )?", lambda g: None).regex
    + r"\Z"
)  # fmt: skip
"""What stands before a date so long from it: "two weeks before 3 May 2014"."""


def offset(found: re.Match[str], base: Sense) -> Offset | None:
    """A date so long before or after another; None where the words do not count so."""
    backward = found["way"].lower() in ("before", "prior to")
    named = not (isinstance(base, Relative) and base.unit == "day")
    if found["n"].lower().startswith("half") or (found["way"].lower() in ("from", "since") and isinstance(base, Vague)):
        return None
    if found["way"].lower() == "since" or (found["way"].lower() == "from" and named and not isinstance(base, Weekday)):
        return None
    unit, size = _unit(found["u"])
    amount = size * number(found["n"]) * (-1 if backward else 1)
    return Offset(base, unit, amount, about=bool(found["about"]))
