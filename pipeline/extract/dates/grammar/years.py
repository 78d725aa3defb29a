"""Years: of the calendar, fiscal, in pairs, in words."""

import re
from functools import cache

from pipeline import edtf
from pipeline.extract.dates.grammar.fragments import PART_OF, SPOKEN_CENTURY, TENS
from pipeline.extract.dates.grammar.rule import Groups, Rule, fixed, integer, modifier_of
from pipeline.extract.dates.sense import Fiscal, Fixed, Sense
from pipeline.extract.dates.words import EDGES, NUMBERS
from pipeline.extract.quantities.moneys import moneys
from pipeline.extract.quantities.numbers import value
from pipeline.wordlist import any_of, words

_NUMBERED = re.compile(
    rf"\b(?:{any_of(w.lower() for w in words('numbered'))})\.? ?(?:\([a-z]{{2,4}}\) )?(?:nos?\.? ?)?[(\[]?(?:\d+"
    rf"(?: \(\d{{4}}\))?(?:, | and |, and | ?[-–] ?))*\Z"
)  # of a text in lower case
_SLASHED = re.compile(r"/(\d{1,2})(?![\d/])")
_WORD_END = re.compile(r"(?<=\w)(?!\w)")
_IN = re.compile(r"(?i)\b(?:in|since|by|until|till|from|during|before|after) (?:the year |AD )?\Z")
_ONES = "one two three four five six seven eight nine".split()
_TEENS = [
    *NUMBERS[9:19],
    *(f"{t}{u}" for t in TENS for u in ["", *(f"-{o}" for o in _ONES), *(f" {o}" for o in _ONES)]),
]
_SPOKEN = any_of(_TEENS)


def _fiscal(g: Groups) -> Sense | None:
    y = integer(g["y"])
    y += 2000 if y < 100 else 0
    if not g.get("z"):
        return Fiscal(y)
    return Fiscal(y, pair=True) if integer(g["z"]) % 100 == (y + 1) % 100 else None


def _year_pair(g: Groups) -> Sense | None:
    y, z = integer(g["y"]), integer(g["z"])
    if z < 100:
        if z == (y + 1) % 100:
            return Fiscal(y, pair=True, sure=False)
        z += y - y % 100
    return Fixed(f"{y}/{z}") if y < z <= y + 150 else None


def _spoken_year(g: Groups) -> Sense | None:
    if g["c"] and g["n"]:
        return fixed(100 * int(value(g["c"])) + int(value(g["n"])))
    return fixed(2000 + (int(value(g["k"])) if g["k"] else 0))


def _edge_of_year(g: Groups) -> Sense | None:
    modifier, y = modifier_of(g["part"]), integer(g["y"])
    return Fixed(edtf.make(y, EDGES.get((g["part"] or "").lower())) + "~", modifier)


@cache
def _counted() -> frozenset[str]:
    return words("counted") | {w for w in moneys() if w[-1].islower()}


def _counts(behind: str) -> bool:
    """Whether what stands behind a figure is what it counts: "2000 people", "2015 Swiss francs"."""
    return behind.startswith(" ") and any(behind[1 : m.end()] in _counted() for m in _WORD_END.finditer(behind, 2))


@cache
def _money() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(w for w in moneys() if w.isupper() and len(w) > 1)}) \Z")


def _is_year(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    if before[-1:] == ":" and before[-2:-1].isdigit():
        return False
    if (number := _SLASHED.match(after)) and int(number[1]) != (int(text[start : start + 4]) + 1) % 100:
        return False  # "paper 2021/17"
    if _NUMBERED.search(before.lower()) or _money().search(before) or (_counts(after) and not _IN.search(before)):
        return False
    return int(text[start : start + 4]) >= 1500 or bool(_IN.search(before))


RULES: tuple[Rule, ...] = (
    Rule(
        "fiscal year",
        r"(?:{FISCAL})s?(?: of)? ?(?P<y>\d{4}|\d\d(?!\d))(?:[-–/](?P<z>\d{4}|\d\d)(?!\d))?(?!\w)",
        _fiscal,
        takes={"FY2019": Fiscal(2019), "financial year 2021/22": Fiscal(2021, True)},
        refuses=("fiscal 1,500",),
    ),
    Rule(
        "calendar year",
        r"(?:CY ?(?P<y>\d{4}|\d\d)|[Cc]alendar (?:year )?(?P<y2>{YEAR}))(?!\w)",
        lambda g: fixed(integer(g["y"]) + (2000 if len(g["y"] or "") == 2 else 0)),
        takes={"CY 2008": Fixed("2008"), "calendar year 2015": Fixed("2015")},
        refuses=("CY 200", "calendar for 2015"),
    ),
    Rule(
        "year, fiscal",
        r"{y:YEAR}(?:[-–/](?P<z>\d{4}|\d\d)(?!\d))? (?:fiscal|financial|budget) year",
        _fiscal,
        takes={"2023/24 fiscal year": Fiscal(2023, True)},
        refuses=("2023/25 fiscal yearbook",),
    ),
    Rule(
        "part of year",
        PART_OF + r"(?P<y>(?:1[5-9]|20)\d\d)(?![\d%s]|[.,]\d)",
        _edge_of_year,
        takes={
            "early 2014": Fixed("2014~", "START"),
            "the end of 2014": Fixed("2014-12~", "END"),
            "mid-2014": Fixed("2014~", "MID"),
        },
        refuses=(
            "early 2014%",
            "the end of 20,140",
        ),
    ),
    Rule(
        "spoken year",
        rf"(?:(?:the year )?(?P<c>(?i:{SPOKEN_CENTURY})) (?:hundred(?: and)? )?(?P<n>{_SPOKEN})"
        r"(?! (?:per ?cent|percent|or))"
        rf"|the year two thousand(?: and)?(?: (?P<k>{_SPOKEN}|{any_of(_ONES)}))?"
        rf"|(?:(?<=\bin )|(?<=ary )|(?<=ber )|(?<=rch )|(?<=ril )|(?<=May )|(?<=une )|(?<=uly )|(?<=ust ))two thousand"
        rf"(?:(?! and)| and (?P<k2>{_SPOKEN}|{any_of(_ONES)})))\b(?!-| (?!is\b|was\b|has\b)[a-z]+s\b)",
        _spoken_year,
        takes={
            "nineteen ninety-six": Fixed("1996"),
            "seventeen hundred thirty three": Fixed("1733"),
            "the year two thousand and five": Fixed("2005"),
            "in two thousand and five": Fixed("2005"),
        },
        refuses=("nineteen people", "in two thousand and five homes"),
    ),
    Rule(
        "pair of years",
        r"(?P<y>(?:1[0-9]|20)\d\d)(?:[-–—/]|{DASH})(?P<z>(?:1[0-9]|20)\d\d|\d\d)(?![\d%/]"
        r"|[.,]\d)",
        _year_pair,
        takes={"2014-15": Fiscal(2014, True, sure=False), "2014–2019": Fixed("2014/2019")},
        refuses=("2014-13", "pages 1956-1960", "2004/38/EC"),
        fits=_is_year,
    ),
    Rule(
        "year",
        r"{y:YEAR}(?!\w)",
        lambda g: fixed(integer(g["y"])),
        takes={"in 2014": Fixed("2014")},
        refuses=(
            "paper 2021/17",
            "ESA 2010",
            "page 1956",
            "Resolution 2231",
            "resolutions 1973 and 1975",
            "2000 people",
            "2015 euros",
        ),
        fits=_is_year,
    ),
)
