"""Months and seasons, with a year or without."""

import re

from pipeline import edtf
from pipeline.extract.dates.grammar.fragments import PART_OF, SPOKEN_CENTURY
from pipeline.extract.dates.grammar.rule import (
    BREAK,
    NAME_GOES_ON,
    PREPOSITION,
    Groups,
    Rule,
    day_number,
    fixed,
    integer,
    modifier_of,
)
from pipeline.extract.dates.sense import Fixed, Neighbour, Relative, Sense, Vague, Yearless
from pipeline.extract.dates.words import SEASONS, month

_SINCE = re.compile(r"(?i)\b(?:in|since|until|from|after|before|early|mid|late|to|last|this|next)[ -]\Z|[-–]\Z")
_TWO_WORDS = re.compile(r" \w+ [A-Z]")
_TO_MONTH = re.compile(
    r"(?: (?:to|and|until|through) | ?[-–/] ?)(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
)
_WHICH_YEAR = r"(?:last|this|that|next|the (?:same|previous|following|next|preceding)) year\b"
_GOVERNS = re.compile(rf" (?:of|in) (?!\d|{SPOKEN_CENTURY} |{_WHICH_YEAR})")
_TO_DO = re.compile(r"\bto \Z")
_IN_FALL = re.compile(
    r"(?i)\b(?:by|during|for|in|into|since|through|throughout|till|until) (?:the )?(?:early |late |mid-)?\Z"
)
_FROM = re.compile(r"\b(?:from|between)\b")
_OF_A_YEAR = re.compile(r" of (?:th[aei]|last|next)[a-z ]*? ?year\b")


def _month(g: Groups) -> Sense | None:
    part = month(g["m"] or "")
    modifier = modifier_of(g.get("part"))
    if not g.get("y"):
        return Yearless(part, modifier=modifier)
    return Fixed(edtf.make(integer(g["y"]), part) + ("~" if modifier else ""), modifier)


def _nth_month(g: Groups) -> Sense | None:
    n = day_number(g["n"] or "")
    if n > 12:
        return None
    return fixed(integer(g["y"]), n) if g["y"] else Yearless(n)


def _iso_month(g: Groups) -> Sense | None:
    y, part = integer(g["y"]), integer(g["m"])
    return fixed(y, part) if part <= y % 100 else None


def _season(g: Groups) -> Sense | None:
    part, modifier = SEASONS[(g["s"] or "").lower()], modifier_of(g.get("part"))
    if not g.get("y"):
        return Yearless(part, modifier=modifier)
    return Fixed(edtf.make(integer(g["y"]), part), modifier)


def _part_of_year(g: Groups) -> Sense | None:
    part = month(g["m"] or "") if g.get("m") else SEASONS[(g["s"] or "").lower()]
    day = day_number(g["d"] or "") if g.get("d") else None
    if day and not edtf.is_date(edtf.make(2000, part, day)):
        return None
    match (g["which"] or "").lower():
        case "last" | "this past":
            return Neighbour(part, -1, day=day)
        case "next" | "this coming":
            return Neighbour(part, 1, day=day)
        case "the previous":
            return Neighbour(part, -1, "narrative", day=day)
        case "the following" | "the next":
            return Neighbour(part, 1, "narrative", day=day)
        case which:
            return Relative("document" if which == "this" else "narrative", "year", 0, Yearless(part, day=day))


def _is_season(text: str, start: int, end: int) -> bool:
    if _GOVERNS.match(text, end) or (text[start].isupper() and NAME_GOES_ON.match(text, end)):
        return False
    before = text[max(0, start - 20) : start]
    if text[start:end].lower().endswith("fall") and not _IN_FALL.search(before):
        return False  # what falls: "part of the fall is due to prices"
    if _TO_DO.search(before) and not _FROM.search(text[max(0, start - 60) : start]):
        return False
    return bool(PREPOSITION.search(before) or BREAK.search(before))


def _is_month(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 20) : start]
    if text[start:end].title() == "March" and text.startswith(" of ", end) and not _OF_A_YEAR.match(text, end):
        return False
    if PREPOSITION.search(before):
        return True
    if NAME_GOES_ON.match(text, end):
        return False
    return text[start:end].title() not in ("May", "March") or bool(before and BREAK.search(before))


def _is_short_month(text: str, start: int, end: int) -> bool:
    if NAME_GOES_ON.match(text, end) or (_TWO_WORDS.match(text, end, end + 20) and not _TO_MONTH.match(text, end)):
        return False
    return bool(_SINCE.search(text[max(0, start - 16) : start]) or _TO_MONTH.match(text, end))


RULES: tuple[Rule, ...] = (
    Rule(
        "part of month",
        PART_OF + r"{m:MONTH}(?:(?:,| of)? {y:YEAR})?",
        _month,
        takes={"mid-May 2014": Fixed("2014-05~", "MID"), "early September": Yearless(9, modifier="START")},
        refuses=("in late marches",),
    ),
    Rule(
        "month year",
        r"{m:MONTH}(?:(?:,| of| in)? |[-/]){y:YEAR}|{y2:YEAR} {m2:MONTHNAME}(?! \d\d?\b)",
        _month,
        takes={"October 1993": Fixed("1993-10"), "Sept. 2018": Fixed("2018-09")},
        refuses=("March of",),
    ),
    Rule(
        "month by its number",
        r"(?:[Tt]he )?{n:NTH} month(?: of {y:YEAR}|(?= of (?:the|last|this|next) year\b))",
        _nth_month,
        takes={"the third month of 2021": Fixed("2021-03"), "the 9th month of the year": Yearless(9)},
        refuses=("the third month of talks", "the 13th month of 2021"),
    ),
    Rule(
        "ISO month",
        r"(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])(?![\d-])",
        _iso_month,
        takes={"2019-01": Fixed("2019-01")},
        refuses=("2009-10",),
    ),
    Rule(
        "season",
        r"(?:{part:PART}[- ])?{s:SEASON}(?:,? of|,)? {y:YEAR}(?:[-–/]{TWO})?",
        _season,
        takes={"autumn 2014": Fixed("2014-23"), "winter of 2013-14": Fixed("2013-24")},
        refuses=("fall of the government",),
    ),
    Rule(
        "last March",
        r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]hat|[Tt]his past|[Tt]his coming|[Tt]he (?:previous"
        r"|following|next|same)) "
        r"(?:{m:MONTHNAME}(?: {d:DAY}(?! \w+ [A-Z]|[.,]\d))?|{s:SEASON})",
        _part_of_year,
        takes={
            "last February": Neighbour(2, -1),
            "last May 26": Neighbour(5, -1, day=26),
            "this summer": Relative("document", "year", 0, Yearless(22)),
            "that autumn": Relative("narrative", "year", 0, Yearless(23)),
            "the following May": Neighbour(5, 1, "narrative"),
            "the next May": Neighbour(5, 1, "narrative"),
        },
        refuses=(
            "at last may they",
            "the last marching band",
        ),
    ),
    Rule(
        "months of a season",
        r"(?:[Tt]he )?(?:{SEASON}|(?:dry|rainy|wet|lean|growing) season) months(?! (?:of|in) )",
        lambda g: Vague("it comes again each year"),
        takes={"the winter months": Vague("it comes again each year")},
        refuses=("the winter monthly", "the summer months of 2014"),
    ),
    Rule(
        "season alone",
        r"(?:{part:PART}[- ])?{s:SEASON}",
        _season,
        takes={
            "in the autumn": Yearless(23),
            "in the spring of last year": Relative("document", "year", -1, Yearless(21)),
        },
        refuses=("the fall of Saigon", "a spring in the desert", "began to fall", "part of the fall is due"),
        fits=_is_season,
    ),
    Rule(
        "short month alone",
        r"(?P<m>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?",
        _month,
        takes={"since Feb": Yearless(2)},
        refuses=("Jan Smuts", "Mar del Plata", "the Sun and Dec"),
        fits=_is_short_month,
    ),
    Rule(
        "month alone",
        r"{m:MONTHNAME}",
        _month,
        takes={"in April": Yearless(4)},
        refuses=("it may", "April Glaspie"),
        fits=_is_month,
    ),
)
