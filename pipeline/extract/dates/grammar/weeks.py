"""Weeks by their number, their month or one of their days."""

import re
from calendar import monthrange
from datetime import date

from pipeline import edtf
from pipeline.extract.dates.almanac import in_year, week_with
from pipeline.extract.dates.grammar.rule import Groups, Rule, integer
from pipeline.extract.dates.sense import Fixed, Sense, Week, Yearless
from pipeline.extract.dates.words import month, rank

_BEGINS = re.compile(r"begin|start|from|commenc")
_ENDS = re.compile(r"end|to\b")


def _numbered_week(g: Groups) -> Sense | None:
    try:
        first = date.fromisocalendar(integer(g["y"]), integer(g["n"]), 1)
    except ValueError:
        return None
    return Fixed(week_with(first, "beginning"))


def _week_of_month(g: Groups) -> Sense | None:
    n = rank(g["n"] or "")
    if not g["m"]:
        weeks = date(integer(g["y"]), 12, 28).isocalendar().week
        return _numbered_week({**g, "n": str(weeks if (g["n"] or "").lower() in ("last", "final") else n)})
    part = month(g["m"])
    last = monthrange(2001, part)[1] if (g["n"] or "").lower() in ("last", "final") else 7 * n
    sense = Yearless(part, day=last - 6, last_day=last)
    return Fixed(in_year(sense, integer(g["y"]))) if g["y"] else sense


def _week(g: Groups) -> Sense | None:
    """ "the week of 3 March 2014", "the week ending 7 March"."""
    how: Week = "beginning" if _BEGINS.match(g["how"] or "") else "ending" if _ENDS.match(g["how"] or "") else "of"
    part, day = month(g["m"] or ""), integer(g["d"])
    if not edtf.is_date(edtf.make(2000, part, day)):
        return None
    sense = Yearless(part, day=day, week=how)
    return Fixed(in_year(sense, integer(g["y"]))) if g["y"] else sense


RULES: tuple[Rule, ...] = (
    Rule(
        "numbered week",
        r"(?:[Ww]eek (?P<n>\d\d?)(?: of|,)? {y:YEAR}|{y2:YEAR}-W(?P<n2>\d\d))(?![\w-])",
        _numbered_week,
        takes={"week 31 of 2018": Fixed("2018-07-30/2018-08-05"), "2018-W31": Fixed("2018-07-30/2018-08-05")},
        refuses=("week 54 of 2018",),
    ),
    Rule(
        "week of a month",
        r"(?:[Tt]he )?{n:RANK} week of (?:{m:MONTH}(?:,? {y:YEAR})?|{y2:YEAR})",
        _week_of_month,
        takes={
            "the first week of March 2014": Fixed("2014-03-01/2014-03-07"),
            "last week of June": Yearless(6, day=24, last_day=30),
            "first week of 2015": Fixed("2014-12-29/2015-01-04"),
        },
        refuses=("first week of talks",),
    ),
    Rule(
        "week of a day",
        r"(?:[Tt]he )?week (?P<how>of|from|to|(?:that )?(?:begin|start|commenc|end)(?:ning|ing|ed|s)"
        r"(?: on)?)(?: (?:Monday|Sunday|Friday|Saturday),?)?(?: the)? "
        r"(?:{d:DAY}(?: of)? {m:MONTH}|(?P<m2>{MONTH}) (?P<d2>{DAY}))(?:,? {y:YEAR})?",
        _week,
        takes={
            "the week of 3 March 2014": Fixed("2014-03-03/2014-03-09"),
            "week ending March 7": Yearless(3, day=7, week="ending"),
        },
        refuses=("week of talks", "week of 31 February"),
    ),
)
