"""The grammar of single time expressions: what each rule takes and what it refuses stand beside it.

A pattern is a regular expression in which `{NAME}` stands for a fragment and `{name:NAME}` captures it. At each
word the rules are tried in order; the first whose pattern matches and whose sense is on the calendar wins. All
fragments are of bounded length, so reading takes time in proportion to the text.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from pipeline import edtf
from pipeline.extract.dates.sense import (
    Fiscal,
    Fixed,
    Neighbour,
    Period,
    Relative,
    Same,
    Sense,
    Span,
    Unit,
    Vague,
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
    SEASONS,
    WEEKDAYS,
    century,
    month,
    number,
    rank,
)
from pipeline.extract.quantities.units import moneys
from pipeline.wordlist import table, words

Groups = Mapping[str, str | None]
PERIODS = {row["name"]: row["when"] for row in table("periods")}

_any = "|".join
_both_cases = [*MONTHS, *map(str.upper, MONTHS)]

FRAGMENTS = {
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)",
    "MONTH": rf"(?:(?:{_any(_both_cases)})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)",
    "MONTHNAME": rf"(?:{_any(_both_cases)})\b",
    "YEAR": r"(?:1[0-9]\d\d|20\d\d|21[0-4]\d)(?![\d%]|[.,’']\d)",
    "TWO": r"\d\d(?!\d|[.,]\d)",
    "SEASON": r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b",
    "RANK": r"(?i:first|second|third|fourth|last|final|1st|2nd|3rd|4th)",
    "COUNT": rf"(?i:\d{{1,3}}|{_any(NUMBERS)})",
    "A": rf"(?i:\d{{1,3}}|{_any(NUMBERS)}|an?)",
    "DASH": r" ?[-–—] ?",
    "WEEKDAY": rf"(?:{_any(WEEKDAYS)})",
    "FISCAL": r"(?:[Ff]iscal|[Ff]inancial|[Bb]udget)(?: [Yy]ear)?|[JIU]?FY",
    "PART": r"(?:[Ee]arly|[Mm]id|[Ll]ate)",
    "CENTURY": rf"(?:\d\d?(?:st|nd|rd|th)|(?i:{_any(CENTURIES)}))",
    "VAGUE": rf"(?i:{_any(sorted((w for row in table('vague') for w in row['words'].split('|')), key=len, reverse=True))})"
    r"(?! that\b| (?:\w+ )?(?:day|week|month|quarter|year|decade)s?\b)(?![\w-])",
    "PERIOD": rf"(?:{_any(re.escape(name) for name in sorted(PERIODS, key=len, reverse=True))})(?!\w)",
}


@dataclass(frozen=True)
class Rule:
    """A pattern and its sense. `takes` maps examples to the sense they have; what `refuses` lists has none.

    `fits` looks at the words around a match: a year is not a page, and may is not May.
    """

    name: str
    pattern: str
    sense: Callable[[Groups], Sense | None]
    takes: Mapping[str, Sense] = field(default_factory=dict)
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


def _int(text: str | None) -> int:
    return int(re.sub(r"\D", "", text or ""))


def _modifier(words: str | None) -> str | None:
    return MODIFIERS[words.lower().removeprefix("year-")] if words else None


def _fixed(year: int, part: int | None = None, day: int | None = None) -> Fixed | None:
    value = edtf.make(year, part, day)
    return Fixed(value) if edtf.is_date(value) else None


def _day(g: Groups) -> Sense | None:
    part, day = month(g["m"] or ""), _int(g["d"])
    last = _int(g["e"]) if g.get("e") else None
    if last is not None and last <= day:
        return None
    if not g.get("y"):
        leap = edtf.make(2000, part, last or day)
        return Yearless(part, day=day, last_day=last) if edtf.is_date(leap) else None
    first = _fixed(_int(g["y"]), part, day)
    if last is None or first is None:
        return first
    end = _fixed(_int(g["y"]), part, last)
    return Fixed(edtf.interval(first.value, end.value)) if end else None


def _numeric(g: Groups) -> Sense | None:
    a, b, y = _int(g["a"]), _int(g["b"] or g["c"]), _int(g["y"])
    if y < 100:
        y += 2000 if y < 70 else 1900
    month_first = b > 12 or (a <= 12 and g.get("habit") == "mdy")
    return _fixed(y, a, b) if month_first else _fixed(y, b, a)


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


def _share_of_year(first_code: int, most: int, g: Groups) -> Sense | None:
    n = rank(g["n"] or "")
    if (g["n"] or "").lower() in ("last", "final"):
        if not g.get("y"):
            return None
        n = most
    if not 1 <= n <= most:
        return None
    part = first_code + n - 1
    if g.get("z"):
        return Fiscal(_int(g["y"]), pair=True, part=part)
    if g.get("f"):
        return Fiscal(_int(g["y"]), part=part)
    return Fixed(edtf.make(_int(g["y"]), part)) if g.get("y") else Yearless(part)


def _first_months(g: Groups) -> Sense | None:
    n = number(g["n"] or "")
    if not 1 < n < 12:
        return None
    first, last = (1, n) if (g["which"] or "").lower() in ("first", "opening") else (13 - n, 12)
    if not g.get("y"):
        return Yearless(first, last)
    return Fixed(edtf.months((_int(g["y"]), first), (_int(g["y"]), last)))


def _months_to(g: Groups) -> Sense | None:
    n = number(g.get("n") or "twelve")
    y, m = _int(g["y"]), month(g["m"] or "")
    begin = y * 12 + m - n
    return Fixed(edtf.months((begin // 12, begin % 12 + 1), (y, m)))


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


def _edge_of_year(g: Groups) -> Sense | None:
    modifier, y = _modifier(g["part"]), _int(g["y"])
    return Fixed(edtf.make(y, EDGES.get((g["part"] or "").lower())) + "~", modifier)


def _decade(g: Groups) -> Sense | None:
    y = _int(g["y"]) if g.get("y") else 1900 + 10 * DECADES[(g["word"] or "").lower()]
    y += 1900 if y < 100 else 0
    modifier = _modifier(g.get("part"))
    first, last = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}.get(modifier or "", (0, 9))
    return Fixed(f"{y + first}/{y + last}", modifier) if modifier else Fixed(f"{y // 10}X")


def _century(g: Groups) -> Sense | None:
    last = century(g["c"] or "") * 100
    first = century(g.get("b") or g["c"] or "") * 100 - 99
    if not 900 <= first < last <= 2200:
        return None
    modifier = _modifier(g.get("part"))
    a, b = {"START": (0, 66), "MID": (33, 33), "END": (66, 0)}.get(modifier or "", (0, 0))
    return Fixed(f"{first + a}/{last - b}", modifier)


def _unit(word: str | None) -> tuple[Unit, int]:
    """The unit that a word names, and how many of it: a decade is ten years."""
    match (word or "").lower().rstrip("s"):
        case "decade":
            return "year", 10
        case "century" | "centurie":
            return "year", 100
        case unit:
            return unit, 1  # type: ignore[return-value]


def _by_base(base: str, g: Groups) -> Sense | None:
    unit, size = _unit(g["u"])
    which = (g["which"] or "").lower()
    amount = -1 if which in ("last", "previous", "preceding", "prior", "past") else 0
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


def _later(sign: int, g: Groups) -> Sense | None:
    unit, size = _unit(g["u"])
    return Relative("narrative", unit, sign * size * number(g["n"] or "a"))


def _ago(g: Groups) -> Sense | None:
    unit, size = _unit(g["u"])
    return Relative("document", unit, -size * number(g["n"] or "a"))


def _part_of_year(g: Groups) -> Sense | None:
    part = month(g["m"] or "") if g.get("m") else SEASONS[(g["s"] or "").lower()]
    match (g["which"] or "").lower():
        case "last":
            return Neighbour(part, -1)
        case "next":
            return Neighbour(part, 1)
        case which:
            return Relative("document" if which == "this" else "narrative", "year", 0, Yearless(part))


def _weekday(g: Groups) -> Sense | None:
    which = (g.get("which") or "").lower()
    return Weekday(WEEKDAYS.index(g["w"] or ""), {"last": -1, "this": 0, "next": 1}.get(which))


def _span(g: Groups) -> Sense | None:
    unit, size = _unit(g["u"])
    sign = 1 if (g["which"] or "").lower() in ("next", "coming") else -1
    return Span("document", unit, sign * size * number(g["n"] or "a"))


def _near_day(g: Groups) -> Sense | None:
    return Relative("document", "day", {"yesterday": -1, "tomorrow": 1}.get((g["w"] or "").lower(), 0))


def _same(g: Groups) -> Sense | None:
    return Same(_int(g["y"]) if g.get("y") else None)


def _period(g: Groups) -> Sense | None:
    edge = (g.get("edge") or "").lower()
    begins = edge.startswith(("beginning", "start", "outbreak", "onset"))
    return Period(g.get("p"), None if not edge else "start" if begins else "end")


def _is_year(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    if _NUMBERED.search(before) or _MONEY.search(before) or (_COUNTED.match(after) and not _IN.search(before)):
        return False
    return int(text[start : start + 4]) >= 1500 or bool(_IN.search(before))


def _is_season(text: str, start: int, end: int) -> bool:
    if _GOVERNS.match(text, end) or (text[start].isupper() and _NAME_GOES_ON.match(text, end)):
        return False
    before = text[max(0, start - 20) : start]
    return bool(_PREPOSITION.search(before) or _BREAK.search(before))


def _is_month(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 20) : start]
    if _PREPOSITION.search(before):
        return True
    if _NAME_GOES_ON.match(text, end):
        return False
    return text[start:end].title() not in ("May", "March") or bool(before and _BREAK.search(before))


_NUMBERED = re.compile(
    rf"(?i)\b(?:{_any(sorted(map(re.escape, words('numbered'))))})\.? ?(?:nos?\.? ?)?[(\[]?(?:\d+(?:, | and |, and | ?[-–] ?))*\Z"
)
_COUNTED = re.compile(
    rf" (?:{_any(map(re.escape, sorted(words('counted') | {w for w in moneys() if w[-1].islower()})))})\b"
)
_MONEY = re.compile(rf"(?<!\w)(?:{_any(re.escape(w) for w in sorted(moneys()) if w.isupper() and len(w) > 1)}) \Z")
_IN = re.compile(r"(?i)\b(?:in|since|by|until|till|from|during|before|after) (?:the year |AD )?\Z")
_PREPOSITION = re.compile(
    r"(?i)\b(?:in|since|by|until|till|from|to|through|during|before|after|between|and|or|of|last|this|next|that"
    r"|early|late|mid|for|on|with|as of|each|every|the)[ -](?:the )?\Z"
)
_BREAK = re.compile(r"(?:[,(–/-] ?|\A)(?:[Tt]he )?\Z")
_GOVERNS = re.compile(r" (?:of|in) (?!\d)")
_NAME_GOES_ON = re.compile(r" [A-Z][a-z]")

_quarter = partial(_share_of_year, 33, 4)
_half = partial(_share_of_year, 40, 2)
_WEEKDAY = r"(?:{WEEKDAY},? )?"
_DAY = r"{d:DAY}(?:(?:{DASH}| to | and | or | through ){e:DAY})?"
_PART = (
    r"(?:[Tt]he )?(?P<part>(?i:beginning|start|middle|end|close)(?= of )|(?i:early|mid|late)(?=[- ])"
    r"|(?i:end|year-end)(?=[- ](?!in ))"
    r"|(?i:later|earlier)(?= in ))(?: of |[- ]| in )(?:the (?:month|year) of )?"
)
_OF_YEAR = r"(?: of|,| in)? (?:{f:FISCAL} ?)?{y:YEAR}(?:[-–/]{z:TWO})?"

RULES: tuple[Rule, ...] = (
    Rule("ISO day", r"(?P<y>\d{4})-(?P<m>0\d|1[0-2])-(?P<d>[0-3]\d)(?!\d)",
         lambda g: _fixed(_int(g["y"]), _int(g["m"]), _int(g["d"])),
         {"2014-11-14": Fixed("2014-11-14")}, ("2014-02-31", "2014-13-01")),
    Rule("numeric day", r"(?P<a>\d\d?)(?:\.(?P<b>\d\d?)\.|/(?P<c>\d\d?)/)(?P<y>\d{4}|\d\d)(?![\d/]|\.\d)", _numeric,
         {"14.11.2004": Fixed("2004-11-14"), "11/14/2004": Fixed("2004-11-14")}, ("31.02.2004", "10.5.2014.1")),
    Rule("day month year", _WEEKDAY + _DAY + r"(?: of)? {m:MONTH},? {y:YEAR}", _day,
         {"14 November 2004": Fixed("2004-11-14"), "26th July, 2019": Fixed("2019-07-26"),
          "24 to 26 September 2018": Fixed("2018-09-24/2018-09-26")}, ("31 February 2004",)),
    Rule("month day year", _WEEKDAY + r"{m:MONTH} " + _DAY + r",? {y:YEAR}", _day,
         {"November 14, 2004": Fixed("2004-11-14"), "May 23–25, 2016": Fixed("2016-05-23/2016-05-25")},
         ("February 31, 2004",)),
    Rule("part of month", _PART + r"{m:MONTH}(?:(?:,| of)? {y:YEAR})?", _month,
         {"mid-May 2014": Fixed("2014-05~", "MID"), "early September": Yearless(9, modifier="START")}),
    Rule("month year", r"{m:MONTH}(?:,| of)? {y:YEAR}", _month,
         {"October 1993": Fixed("1993-10"), "Sept. 2018": Fixed("2018-09")}, ("March of",)),
    Rule("day month", _WEEKDAY + _DAY + r"(?: of)? {m:MONTH}(?! ?\d)", _day,
         {"14 November": Yearless(11, day=14)}, ("31 February",)),
    Rule("month day", _WEEKDAY + r"{m:MONTH} " + _DAY, _day,
         {"July 23": Yearless(7, day=23), "Oct 23": Yearless(10, day=23)}, ("May 2019",)),
    Rule("season", r"(?:{part:PART}[- ])?{s:SEASON}(?:,? of|,)? {y:YEAR}(?:[-–/]{TWO})?", _season,
         {"autumn 2014": Fixed("2014-23"), "winter of 2013-14": Fixed("2013-24")}, ("fall of the government",)),
    Rule("quarter", r"(?:Q(?P<n>[1-4])|(?P<k>[1-4])Q)" + r"(?:" + _OF_YEAR + r")?(?!\w)",
         lambda g: _quarter({**g, "n": g.get("n") or g.get("k")}),
         {"Q1 2019": Fixed("2019-33"), "Q3 of 2019-20": Fiscal(2019, True, 35)}, ("Q5 2019",)),
    Rule("year quarter", r"{y:YEAR}[ -]?Q(?P<n>[1-4])(?!\w)", _quarter, {"2019 Q1": Fixed("2019-33")}),
    Rule("quarter in words", r"(?:[Tt]he )?{n:RANK}[ -]quarter(?:" + _OF_YEAR + r")?", _quarter,
         {"first quarter of 2019": Fixed("2019-33"), "third quarter": Yearless(35)}),
    Rule("half", r"H(?P<n>[12])(?:" + _OF_YEAR + r")?(?!\w)", _half, {"H1 2019": Fixed("2019-40")}, ("H3 2019",)),
    Rule("half in words",
         r"(?:[Tt]he )?{n:RANK} half(?:(?: (?:of )?the year)?" + _OF_YEAR + r"| of the year|(?= of (?:\w+ ){1,2}year\b))", _half,
         {"first half of 2019": Fixed("2019-40"), "second half of JFY 2025": Fiscal(2025, part=41),
          "first half of the year": Yearless(40)}),
    Rule("months of a year", r"(?:[Tt]he )?(?P<which>(?i:first|opening|last|final)) {n:COUNT} months"
                             r"(?:(?: of|,| in) {y:YEAR}| of the year|(?= of (?:that|this|last|next|the \w+)\b)"
                             r"|(?! of| after| since))",
         _first_months,
         {"first nine months of 2019": Fixed("2019-01/2019-09"),
          "the first two months of the year": Yearless(1, 2)}),
    Rule("months to", r"(?:{n:COUNT} months|(?:financial |fiscal )?year) (?:to|ended|ending"
                      r"|through)(?: in)?(?: the end of)?(?: {DAY})? {m:MONTHNAME},? {y:YEAR}",
         _months_to, {"year to March 2019": Fixed("2018-04/2019-03"), "twelve months to June 2019": Fixed("2018-07/2019-06")}),
    Rule("fiscal year", r"(?:{FISCAL})s?(?: of)? ?(?P<y>\d{4}|\d\d(?!\d))(?:[-–/](?P<z>\d{4}|\d\d)(?!\d))?(?!\w)", _fiscal,
         {"FY2019": Fiscal(2019), "financial year 2021/22": Fiscal(2021, True)}),
    Rule("year, fiscal", r"{y:YEAR}(?:[-–/](?P<z>\d{4}|\d\d)(?!\d))? (?:fiscal|financial|budget) year", _fiscal,
         {"2023/24 fiscal year": Fiscal(2023, True)}),
    Rule("part of year", _PART + r"(?P<y>(?:1[5-9]|20)\d\d)(?![\d%s]|[.,]\d)", _edge_of_year,
         {"early 2014": Fixed("2014~", "START"), "the end of 2014": Fixed("2014-12~", "END"),
          "mid-2014": Fixed("2014~", "MID")}),
    Rule("decade", r"(?:{part:PART}[- ])?(?:the )?(?P<y>(?:1[5-9]|20)\d0|[’'][2-9]0)[’']?s\b", _decade,
         {"1990s": Fixed("199X"), "mid-1990s": Fixed("1994/1996", "MID")}, ("1995s",)),
    Rule("decade in words", rf"(?:{{part:PART}}[- ]|the )(?:nineteen[- ])?(?P<word>{_any(DECADES)})\b", _decade,
         {"the nineties": Fixed("199X")}),
    Rule("century", r"(?:{part:PART}[- ])?(?:{b:CENTURY} (?:and|to|or)(?: the)? )?{c:CENTURY}[- ][Cc]entur(?:y|ies)", _century,
         {"19th century": Fixed("1801/1900"), "18th and 19th centuries": Fixed("1701/1900")}),
    Rule("ISO month", r"(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])(?![\d-])", _iso_month,
         {"2019-01": Fixed("2019-01")}, ("2009-10",)),
    Rule("pair of years", r"(?P<y>(?:1[0-9]|20)\d\d)(?:[-–—/]|{DASH})(?P<z>(?:1[0-9]|20)\d\d|\d\d)(?![\d%/]|[.,]\d)", _year_pair,
         {"2014-15": Fiscal(2014, True, sure=False), "2014–2019": Fixed("2014/2019")},
         ("2014-13", "pages 1956-1960", "2004/38/EC"), fits=_is_year),
    Rule("same period", r"(?:the )?(?:same|corresponding|equivalent|comparable|like) (?:period|months?|quarter|half"
                        r"|season)s?"
         r"(?: (?:of|in|from) (?:the year )?(?:{y:YEAR}|(?:the )?(?:last|previous|preceding|prior) (?:financial "
         r"|fiscal )?year))?"
         r"(?: (?:last year|a year (?:ago|earlier|before)|the (?:previous|preceding|prior) year))?",
         _same, {"the same period in 2013": Same(2013), "corresponding period of last year": Same(None)}),
    Rule("year-earlier", r"(?:the )?year-(?:earlier|ago)(?: (?:quarter|period|month|time))?"
         r"|(?:(?<=from )|(?<=than )|(?<=with )|(?<=over )|(?<=against ))a year (?:earlier|ago|before)", _same,
         {"from a year earlier": Same(None), "the year-ago quarter": Same(None)}, ("a year earlier",)),
    Rule("year", r"{y:YEAR}(?!\w)", lambda g: _fixed(_int(g["y"])), {"in 2014": Fixed("2014")},
         ("page 1956", "Resolution 2231", "resolutions 1973 and 1975", "2000 people", "2015 euros"), fits=_is_year),
    Rule("part of unit", _PART + r"(?P<which>last|this|next|the same|the following|that|the) (?P<f>financial "
        r"|fiscal )?(?P<u>year|month|quarter|week)\b",
         lambda g: _by_base("document" if g["which"] in ("last", "this", "next") else "narrative",
                            {**g, "which": (g["which"] or "").split()[-1]}),
         {"the end of the year": Relative("narrative", "year", 0, Yearless(12, modifier="END"), "END"),
          "late last year": Relative("document", "year", -1, modifier="END")}),
    Rule("year-end", r"[Yy]ear-end\b", lambda g: Relative("narrative", "year", 0, Yearless(12, modifier="END"), "END"),
         {"year-end": Relative("narrative", "year", 0, Yearless(12, modifier="END"), "END")}),
    Rule("this year", r"(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) )?(?P<which>[Ll]ast|[Tt]his|[Nn]ext"
                      r"|[Tt]he current|[Tt]he coming) "
         r"(?P<f>financial |fiscal )?(?:calendar )?(?P<u>year|month|quarter|week)(?![-\w])", partial(_by_base, "document"),
         {"last year": Relative("document", "year", -1), 
          "earlier this month": Relative("document", "month", 0, modifier="START")}),
    Rule("last March", r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]hat) (?:{m:MONTHNAME}|{s:SEASON})", _part_of_year,
         {"last February": Neighbour(2, -1), "this summer": Relative("document", "year", 0, Yearless(22)),
          "that autumn": Relative("narrative", "year", 0, Yearless(23))}),
    Rule("weekday", r"(?:(?P<which>last|this|next) )?{w:WEEKDAY}\b"
         r"(?: (?:early |late )?(?:morning|afternoon|evening|night))?", _weekday, {"Tuesday": Weekday(1)}),
    Rule("following year", r"(?P<which>[Tt]hat(?: same)?|[Tt]he(?: latest)?(?= quarter)"
         r"|[Tt]he (?:same|following|next|subsequent|ensuing|previous"
                           r"|preceding|prior)) "
         r"(?P<f>financial |fiscal )?(?P<u>year|month|quarter|week|day|decade)(?![-\w])",
         lambda g: _by_base("narrative", {**g, "which": (g["which"] or "").split()[-1]}),
         {"the following month": Relative("narrative", "month", 1), "that year": Relative("narrative", "year", 0)}),
    Rule("years later", r"{n:A} (?P<u>day|week|month|quarter|year|decade)s? (?:later|afterwards?|on(?= |,|\.)(?! the"
                        r"| from|-))", partial(_later, 1),
         {"three years later": Relative("narrative", "year", 3)}),
    Rule("a year earlier", r"(?:an?|one) year (?:earlier|before(?! the| last))", _same,
         {"a year earlier": Same(None)}),
    Rule("years earlier", r"(?:{n:A}|[Tt]he) (?P<u>day|week|month|quarter|year|decade)s? (?:earlier|before(?! the"
                          r"| last)|previously)", partial(_later, -1),
         {"two years earlier": Relative("narrative", "year", -2), "the year before": Relative("narrative", "year", -1)}),
    Rule("years ago", r"{n:A} (?P<u>day|week|month|quarter|year|decade)s? ago", _ago,
         {"two years ago": Relative("document", "year", -2)}),
    Rule("past years", r"(?:the )?(?P<which>[Pp]ast|[Ll]ast|[Nn]ext|[Cc]oming) (?:{n:COUNT} )?(?P<u>day|week|month"
                       r"|quarter|year|decade)s\b", _span,
         {"the past three years": Span("document", "year", -3)}),
    Rule("vague", r"{VAGUE}", lambda g: Vague(), {"recently": Vague(), "now": Vague()}, ("now that",)),
    Rule("today", r"(?P<w>[Yy]esterday|[Tt]oday|[Tt]omorrow)\b", _near_day, {"yesterday": Relative("document", "day", -1)}),
    Rule("edge of period", r"(?:the )?(?P<edge>(?i:beginning|start|outbreak|onset|end|conclusion"
                           r"|close)) of (?:the )?(?:{p:PERIOD}|(?:war|conflict)\b)", _period,
         {"the end of World War II": Period("World War II", "end"), "conclusion of the war": Period(None, "end")}),
    Rule("period", r"{p:PERIOD}", _period, {"World War II": Period("World War II")}),
    Rule("season alone", r"(?:{part:PART}[- ])?{s:SEASON}", _season, {"in the autumn": Yearless(23)},
         ("the fall of Saigon", "a spring in the desert"), fits=_is_season),
    Rule("month alone", r"{m:MONTHNAME}", _month, {"in April": Yearless(4)}, ("it may", "April Glaspie"), fits=_is_month),
)  # fmt: skip
