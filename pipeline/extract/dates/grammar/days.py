"""Days: "14 November 2004", "3/4/2015", "the first of May"."""

import re
from dataclasses import replace

from pipeline import edtf
from pipeline.extract.dates.grammar.fragments import SPOKEN_CENTURY
from pipeline.extract.dates.grammar.rule import Groups, Rule, day_number, fixed, integer
from pipeline.extract.dates.sense import Fixed, Neighbour, Sense, Two, Yearless
from pipeline.extract.dates.words import month

_READ = {
    "dmy": "the day read first, as the document writes dates",
    "mdy": "the month read first, as the document writes dates",
}
_ON = re.compile(r"\b(?:on|from|between|until|till|since) \Z|(?<!\d/)\b\d\d?/\d\d?(?: to | and | or |, |-)\Z")
_TO_DAY = re.compile(r"(?: to | and | or |, |-)\d\d?/\d\d?(?:/\d{4})?(?![\d/])")
_DATED = re.compile(r", \d{4}\Z")
_TO_DATED = re.compile(r"-\d\d?/\d\d?/\d{4}\b")
_NUMBERED = re.compile(r"\b(?:No|Nr|Issue|Vol|Number)\.? \Z")
_STOPS = re.compile(r",? \d{4}\b|[,;.:)!?](?!\d)|\Z")
_Day = Fixed | Yearless
_ON_WEEKDAY = r"{CLOCK}?(?:(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?),? )?(?:the (?=\d+(?:st|nd|rd|th)))?"
_DAYS = r"{d:DAY}(?:(?:{DASH}|(?P<andto> to )| through |(?P<and>{AND})){e:DAY})?"
_TO_NTH = r"(?:(?:(?P<andto> to )| through | till | until |{DASH}|(?P<and>{AND}))(?:the )?{e:NTH})?"


def _day(g: Groups) -> Sense | Two | None:
    part, day = month(g["m"] or ""), day_number(g["d"] or "")
    last = day_number(g["e"] or "") if g.get("e") else None
    if last is not None and last <= day:
        return None
    if last is not None and (g.get("moved") or (g.get("and") and last > day + 1 and not g.get("between"))):
        first, second = _day({**g, "e": None}), _day({**g, "d": g["e"], "e": None})
        return Two(first, second) if isinstance(first, _Day) and isinstance(second, _Day) else None
    if not g.get("y"):
        leap = edtf.make(2000, part, last or day)
        return Yearless(part, day=day, last_day=last) if edtf.is_date(leap) else None
    first = fixed(integer(g["y"]), part, day)
    if last is None or first is None:
        return first
    end = fixed(integer(g["y"]), part, last)
    return Fixed(edtf.interval(first.value, end.value)) if end else None


def _numeric(g: Groups) -> Sense | None:
    a, b, y = integer(g["a"]), integer(g["b"] or g["c"]), integer(g["y"])
    if y < 100:
        y += 2000 if y < 70 else 1900
    habit = g.get("habit") or "dmy"
    month_first = b > 12 or (a <= 12 and habit == "mdy")
    found = fixed(y, a, b) if month_first else fixed(y, b, a)
    return replace(found, why=_READ[habit]) if found and a != b and max(a, b) <= 12 else found


def _numeric_yearless(g: Groups) -> Sense | None:
    a, b = integer(g["a"]), integer(g["b"])
    part, day = (a, b) if b > 12 or (a <= 12 and g.get("habit") == "mdy") else (b, a)
    if g.get("y"):
        return fixed(integer(g["y"]), part, day)
    return Yearless(part, day=day) if edtf.is_date(edtf.make(2000, part, day)) else None


def _is_numeric_day(text: str, start: int, end: int) -> bool:
    """Two numbers are a day by a weekday, by "on", or as the end of a range or list of them; else a share or a ratio, as
    "3/4" may be there too.
    """
    if text[start].isalpha():
        return True
    if _DATED.search(text, start, end) or _TO_DATED.match(text, end):
        return True
    a, b = map(int, text[start:end].split("/"))
    if a < b <= 10 and text[start] != "0":
        return False
    if not _STOPS.match(text, end) and not _TO_DAY.match(text, end):
        return False
    return bool(_ON.search(text[max(0, start - 16) : start]))


def _day_last(g: Groups) -> Sense | None:
    """ "3 March last", as in formal British prose."""
    part, day = month(g["m"] or ""), integer(g["d"]) if g.get("d") else None
    if day and not edtf.is_date(edtf.make(2000, part, day)):
        return None
    return Neighbour(part, 1 if g["which"] in ("next", "prox.") else -1, day=day)


RULES: tuple[Rule, ...] = (
    Rule(
        "3 March last",
        r"(?:{d:DAY}(?: of)? )?{m:MONTHNAME} (?P<which>last|next)(?= (?:in|at|by|and|to|that|from|with)\b|[.,;:)]|\Z)",
        _day_last,
        takes={"25 November last": Neighbour(11, -1, day=25), "March next": Neighbour(3, 1)},
        refuses=("25 November last year", "25 November lasting", "in May last week"),
    ),
    Rule(
        "ISO day",
        r"(?P<y>\d{4})(?:-(?P<m>0\d|1[0-2])-(?P<d>[0-3]\d)|/(?P<m2>0\d|1[0-2])/(?P<d2>[0-3]\d)|\.(?P<m3>0\d|1[0-2])\.(?P<d3>[0-3]\d)"
        r"|\. (?P<m4>1[0-2]|[1-9])\. (?P<d4>3[01]|[12]\d|[1-9])\.)(?![\d/]|[.-]\d)",
        lambda g: fixed(integer(g["y"]), integer(g["m"]), integer(g["d"])),
        takes={
            "2014-11-14": Fixed("2014-11-14"),
            "2014/11/14": Fixed("2014-11-14"),
            "2014. 6. 4.": Fixed("2014-06-04"),
        },
        refuses=("2014-02-31", "2014-13-01", "2014/15/16"),
    ),
    Rule(
        "numeric day",
        r"(?:(?P<a>\d\d?)(?:\.(?P<b>\d\d?)\.|/(?P<c>\d\d?)/)(?P<y>\d{4}|\d\d)|(?P<a2>\d\d?)(?:-(?P<b2>\d\d?)-"
        r"|\. (?P<b3>\d\d?)\. )(?P<y2>\d{4}))"
        r"(?![\d/]|\.\d)",
        _numeric,
        takes={
            "14.11.2004": Fixed("2004-11-14"),
            "11/14/2004": Fixed("2004-11-14"),
            "14-11-2004": Fixed("2004-11-14"),
            "14. 11. 2004": Fixed("2004-11-14"),
            "3/4/2015": Fixed("2015-04-03", why=_READ["dmy"]),
        },
        refuses=("31.02.2004", "10.5.2014.1"),
    ),
    Rule(
        "numeric day of some year",
        r"(?:(?:(?:[Tt]his |[Nn]ext )?{WEEKDAY},? )(?P<a>\d\d?)[-/.](?P<b>\d\d?)"
        r"|(?!(?:9/11|24/7)\b)(?P<a2>\d\d?)/(?P<b2>\d\d?)(?:, {y:YEAR})?)(?![\d/]|[.-]\d{3}|\.\d|%)",
        _numeric_yearless,
        takes={"Friday 7/6": Yearless(6, day=7), "on 22/04": Yearless(4, day=22)},
        refuses=("on 3/4 of the land", "from 3/4 to 1/2.", "on 24/7.", "on 9/11."),
        fits=_is_numeric_day,
    ),
    Rule(
        "day with dashes",
        r"{d:DAY}[-/]{m:MONTH}[-/]{y:YEAR}|{m2:MONTH}[-/]{d2:DAY}[-/]{y2:YEAR}"
        r"|{y3:YEAR}[-/]{m3:MONTH}[-/]{d3:DAY}",
        _day,
        takes={"14-Nov-2004": Fixed("2004-11-14"), "2004/Nov/14": Fixed("2004-11-14")},
        refuses=("31-Feb-2004",),
    ),
    Rule(
        "day in words",
        r"(?:[Tt]he )?(?:{d:NTH}" + _TO_NTH + r"(?: day)? of {m:MONTH}"
        r"|{m2:MONTHNAME} (?:the )?{d2:NTH}"
        + _TO_NTH.replace("and>", "and2>").replace("andto>", "andto2>").replace("e:", "e2:")
        + r"(?="
        r"[.,;:)]|\Z| (?:\d{4}|of|in|at|to|and|when|the|through|was|is)\b))(?:,?(?: of| in)? {y:YEAR})?",
        _day,
        takes={
            "the first of May 2004": Fixed("2004-05-01"),
            "twenty-sixth of July": Yearless(7, day=26),
            "April ninth through seventeenth": Yearless(4, day=9, last_day=17),
        },
        refuses=("the first of many", "in May first aid"),
    ),
    Rule(
        "spoken day",
        rf"{{m:MONTHNAME}} {{d:SAID}}(?=[.,;]|\Z| {SPOKEN_CENTURY} )|{{d2:SAID}} {{m2:MONTHNAME}}(?= {SPOKEN_CENTURY} )",
        _day,
        takes={"May twenty-nine": Yearless(5, day=29)},
        refuses=("May ten people", "ten May meetings"),
    ),
    Rule(
        "day of a list",
        _ON_WEEKDAY + r"{d:DAY}(?=(?:, {DAY}){1,5},? (?:and|or) {DAY}(?: of)? {m:MONTH}(?:,? {y:YEAR})?)",
        _day,
        takes={"3, 5 and 7 May 2014": Fixed("2014-05-03")},
        refuses=("3, 5 and 7 men",),
    ),
    Rule(
        "day month year",
        _ON_WEEKDAY
        + _DAYS
        + r"(?:(?<=(?:, |n |e )\d)\.|(?<=(?:, |n |e )\d\d)\.| of)? {m:MONTH},?(?: of| in)? {y:YEAR}",
        _day,
        takes={
            "14 November 2004": Fixed("2004-11-14"),
            "26th July, 2019": Fixed("2019-07-26"),
            "06 MAR 2022": Fixed("2022-03-06"),
            "24 to 26 September 2018": Fixed("2018-09-24/2018-09-26"),
        },
        refuses=("31 February 2004", "No. 12 October 2024"),
        fits=lambda text, start, _: not _NUMBERED.search(text, max(0, start - 8), start),
    ),
    Rule(
        "month day year",
        _ON_WEEKDAY + r"{m:MONTH} (?:the )?" + _DAYS + r"(?: ?,)?(?: of| in)? {y:YEAR}",
        _day,
        takes={"November 14, 2004": Fixed("2004-11-14"), "May 23–25, 2016": Fixed("2016-05-23/2016-05-25")},
        refuses=("February 31, 2004",),
    ),
    Rule(
        "day month",
        _ON_WEEKDAY + _DAYS + r"(?: of)? {m:MONTH}(?! ?\d)",
        _day,
        takes={"14 November": Yearless(11, day=14)},
        refuses=("31 February",),
    ),
    Rule(
        "month day",
        _ON_WEEKDAY + r"{m:MONTH} (?:the )?" + _DAYS + r"(?![.,]?\d| ?%| per ?cent\b| [mb]illion\b| bn\b)",
        _day,
        takes={"July 23": Yearless(7, day=23), "Oct 23": Yearless(10, day=23)},
        refuses=("May 2019", "in May 4.4 per cent", "in May 12,500 people", "In July 23 per cent"),
    ),
)
