"""The parts of a year that accounts are kept by: quarters, halves, so many months."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import partial

from pipeline import edtf
from pipeline.extract.dates.almanac import in_year
from pipeline.extract.dates.grammar.fragments import OF_YEAR
from pipeline.extract.dates.grammar.rule import Groups, Rule, integer
from pipeline.extract.dates.sense import Base, Fiscal, Fixed, Relative, Sense, Two, Yearless
from pipeline.extract.dates.words import month, number, rank

_OF_THE_YEAR = (
    r"(?: of|,| in) (?:the )?(?:{f1:FISCAL} ?)?{y1:YEAR}(?:[-–/]{z1:TWO}(?!\w)|(?![-/]\d))(?: (?P<f2>{FISCAL})(?!\w))?"
    r"| of the year|(?= of (?:that|this|last|next|the)(?: \w+)? (?P<f3>(?:fiscal|financial|budget) year)\b)"
    r"|(?= of (?:that|this|last|next|the (?:\w+ )?year)\b)"
)
_OF_A_LATER = re.sub(r"(?<=[fyz])[123](?=[:>])", lambda m: str(int(m.group()) + 3), _OF_THE_YEAR)


def _share_of_year(first_code: int, most: int, g: Groups) -> Sense | Two | None:
    if g.get("k"):
        first, second = ({**g, "n": n, "k": None} for n in (g["k"], g["n"]))
        one, two = _share_of_year(first_code, most, first), _share_of_year(first_code, most, second)
        return (
            Two(one, two)
            if isinstance(one, Fixed | Yearless | Fiscal) and isinstance(two, Fixed | Yearless | Fiscal)
            else None
        )
    n = rank(g["n"] or "")
    if (g["n"] or "").lower() in ("last", "final", "closing"):
        if not (g.get("y") or g.get("whole")):
            return None
        n = most
    if not 1 <= n <= most:
        return None
    part = first_code + n - 1
    if (g.get("f") or "fiscal" in (g.get("whole") or "")) and not g.get("y"):
        return Yearless(part, fiscal=True)
    if g.get("z"):
        return Fiscal(integer(g["y"]), pair=True, part=part)
    if g.get("f"):
        return Fiscal(integer(g["y"]), part=part)
    if g.get("y"):
        return Fixed(edtf.make(integer(g["y"]), part))
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
        return Yearless(first, last, fiscal=bool(g.get("f")))
    y, pair = integer(g["y"]), bool(g.get("z"))
    if pair and integer(g["z"]) % 100 != (y + 1) % 100:
        return None
    if pair or g.get("f"):
        return Fiscal(y, pair=pair, months=(first, last))
    return Fixed(edtf.months((y, first), (y, last)))


def _first_days(g: Groups) -> Sense | None:
    """ "the first two weeks of May 2014", "the last ten days of 2014"."""
    n = number(g["n"] or "") * (7 if (g["u"] or "").startswith("week") else 1)
    part = month(g["m"] or "") if g.get("m") else None
    opening = (g["which"] or "").lower() in ("first", "opening")
    length = monthrange(integer(g["y"]) if g.get("y") else 2001, part)[1] if part else 366
    if not 1 < n < length:
        return None
    if part:
        sense = Yearless(part, day=1 if opening else length - n + 1, last_day=n if opening else length)
        return Fixed(in_year(sense, integer(g["y"]))) if g.get("y") else sense
    edge = date(integer(g["y"]), 1, 1) if opening else date(integer(g["y"]), 12, 31)
    other = edge + timedelta(days=n - 1 if opening else 1 - n)
    return Fixed(edtf.interval(*sorted((edge.isoformat(), other.isoformat()))))


def _quarters_to(g: Groups) -> Sense | None:
    last = 3 * rank(g.get("q") or g["r"] or "")
    begin = integer(g["y"]) * 12 + last - 3 * number(g["n"] or "")
    return Fixed(edtf.months((begin // 12, begin % 12 + 1), (integer(g["y"]), last)))


def _months_to(g: Groups) -> Sense | None:
    by = 3 if (g.get("k") or "").lower() == "quarters" else 1
    n = number(g["n"] or "") * by if g.get("n") else {"q": 3, "h": 6}.get((g.get("u") or "").lower()[:1], 12)
    m, day = month(g["m"] or ""), integer(g["d"]) if g.get("d") else 31
    if n > 12 or day < 24:
        return None
    sense = Yearless((m - n) % 12 + 1, m, just_over=bool(g.get("over")))
    return Fixed(in_year(sense, integer(g["y"]))) if g.get("y") else sense


def _quarter_ended(g: Groups) -> Sense | None:
    """ "the September 2013 quarter": the three months that end with the one named, as in Australia and New Zealand."""
    last = month(g["m"] or "")
    part = 32 + last // 3
    if last % 3:
        return (
            Fixed(edtf.months(_month_before(integer(g["y"]), last, 2), (integer(g["y"]), last))) if g.get("y") else None
        )
    return Fixed(edtf.make(integer(g["y"]), part)) if g.get("y") else Yearless(part)


def _month_before(year: int, month: int, by: int) -> tuple[int, int]:
    at = year * 12 + month - 1 - by
    return at // 12, at % 12 + 1


_quarter = partial(_share_of_year, 33, 4)
_half = partial(_share_of_year, 40, 2)


RULES: tuple[Rule, ...] = (
    Rule(
        "months to",
        r"(?:[Tt]he )?(?:{n:COUNT} (?P<k>[Mm]onths|quarters)"
        r"|(?:[Ff]inancial |[Ff]iscal )?(?P<u>[Yy]ear|[Qq]uarter|[Hh]alf[- ][Yy]ear))"
        r" (?:(?P<over>[Ee]nded|that ended)|to|through|[Ee]nding)(?: in| on)?(?: the end of| end)? "
        r"(?:{d:DAY}(?: of)? )?{m:MONTH}(?: (?P<d2>{DAY}))?(?:,? {y:YEAR})?(?!\w)",
        _months_to,
        takes={
            "year to March 2019": Fixed("2018-04/2019-03"),
            "twelve months to June 2019": Fixed("2018-07/2019-06"),
            "six months ended 30 September": Yearless(4, 9, just_over=True),
            "Half Year Ended 30 June 2019": Fixed("2019-01/2019-06"),
            "the four quarters to the end of September 2022": Fixed("2021-10/2022-09"),
        },
        refuses=("year to May 12",),
    ),
    Rule(
        "quarters to",
        r"(?:[Tt]he )?{n:COUNT} quarters (?:to|ended|ending|through)(?: in)?(?: the)?(?: end of)? "
        r"(?:Q(?P<q>[1-4])|{r:RANK} quarter)(?: of|,)? {y:YEAR}",
        _quarters_to,
        takes={
            "the four quarters to the end of Q1 2022": Fixed("2021-04/2022-03"),
            "two quarters to the second quarter of 2019": Fixed("2019-01/2019-06"),
        },
        refuses=("the four quarters to Q5 2022",),
    ),
    Rule(
        "year quarter",
        r"{y:YEAR}[ -/]?Q(?P<n>[1-4])(?!\w)|Q(?P<n2>[1-4])[-/]{y2:YEAR}",
        _quarter,
        takes={"2019 Q1": Fixed("2019-33"), "Q1-2019": Fixed("2019-33")},
        refuses=("2019 Q5",),
    ),
    Rule(
        "quarter",
        r"(?:Q(?P<n>[1-4])|(?P<n2>[1-4])Q)(?:" + OF_YEAR + r")?(?!\w)",
        _quarter,
        takes={"Q1 2019": Fixed("2019-33"), "Q3 of 2019-20": Fiscal(2019, True, 35)},
        refuses=("Q5 2019",),
    ),
    Rule(
        "two quarters",
        r"(?:[Tt]he )?(?P<k>{RANK})(?P<and>{AND}){n:RANK}[ -]quarters?(?:" + OF_YEAR + r")?(?!\w)",
        _quarter,
        takes={"first and third quarters": Two(Yearless(33), Yearless(35))},
        refuses=("first and third quarterfinals",),
    ),
    Rule(
        "quarter by its last month",
        r"(?:[Tt]he )?{m:MONTH} (?:{y:YEAR} )?quarter(?: (?:of )?{y2:YEAR})?(?!\w)",
        _quarter_ended,
        takes={
            "the September 2013 quarter": Fixed("2013-35"),
            "June quarter": Yearless(34),
            "January 2014 quarter": Fixed("2013-11/2014-01"),
        },
        refuses=("June quarterfinal",),
    ),
    Rule(
        "another year’s quarter",
        r"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he (?:current|previous|following)) year[’']s"
        r"|(?:[Tt]he )?(?:comparable |corresponding |same )?(?P<which2>year-(?:ago|earlier)))"
        r" {n:RANK}[ -](?P<u>quarter|half)\b",
        _share_of_other_year,
        takes={
            "last year's third quarter": Relative("document", "year", -1, Yearless(35)),
            "the year-ago third quarter": Relative("narrative", "year", -1, Yearless(35)),
        },
        refuses=("last year's third meeting",),
    ),
    Rule(
        "quarter in words",
        r"(?:[Tt]he (?!{RANK}-))?(?:{y2:YEAR} |(?P<f2>[Ff]iscal)[ -])?{n:RANK}"
        r"(?:(?P<hyphen>-)| )(?:(?P<f3>fiscal) )?(?i:quarter)(?!\w)(?:" + OF_YEAR + r"(?!\w)|"
        r"(?! of (?!the (?:[a-z]+ )?(?:year|fiscal)\b|[$€£¥]|this |that |last |next |each |every |fiscal |financial ))"
        r"(?:(?= of (?P<whole>(?:the (?:[a-z]+ )?|this |that |last |next )(?:year|fiscal))\b))?)",
        _quarter,
        takes={
            "first quarter of 2019": Fixed("2019-33"),
            "THIRD QUARTER 2019": Fixed("2019-35"),
            "third quarter": Yearless(35),
            "the last quarter of the year": Yearless(36),
            "the final quarter of last year": Relative("document", "year", -1, Yearless(36)),
            "the 2018 third quarter": Fixed("2018-35"),
            "fiscal second quarter": Yearless(34, fiscal=True),
        },
        refuses=("first quarterly loss",),
    ),
    Rule(
        "half",
        r"H(?P<n>[12])(?:" + OF_YEAR + r")?(?!\w)",
        _half,
        takes={"H1 2019": Fixed("2019-40")},
        refuses=("H3 2019",),
    ),
    Rule(
        "year half",
        r"{y:YEAR}[ -]?H(?P<n>[12])(?!\w)",
        _half,
        takes={"2019 H2": Fixed("2019-41"), "2019-H1": Fixed("2019-40")},
        refuses=("2019 H3",),
    ),
    Rule(
        "half in words",
        r"(?:[Tt]he )?{n:RANK} (?i:half)(?:(?: (?:of )?the year)?" + OF_YEAR + r"(?!s)| of the year|(?= of "
        r"(?:\w+ ){1,2}year\b))",
        _half,
        takes={
            "first half of 2019": Fixed("2019-40"),
            "First Half 2019": Fixed("2019-40"),
            "second half of JFY 2025": Fiscal(2025, part=41),
            "first half of the year": Yearless(40),
        },
        refuses=("first half of the match",),
    ),
    Rule(
        "semester",
        r"(?:[Tt]he )?{n:RANK} [Ss]emester(?: of the year)?(?:" + OF_YEAR + r"(?!s))?(?!\w)",
        _half,
        takes={"first semester of 2015": Fixed("2015-40"), "the second semester": Yearless(41)},
        refuses=("a semester abroad",),
    ),
    Rule(
        "months of a year",
        r"(?<!\bits )(?<!\btheir )(?:[Tt]he )?"
        r"(?:(?P<which>(?i:first|opening)) {n:COUNT} (?:(?P<f8>fiscal|financial) )?(?P<u>months|quarters)(?:"
        + _OF_THE_YEAR
        + r"|(?! of| after| since))"
        r"|(?P<which2>(?i:last|final|closing)) {n2:COUNT} (?:(?P<f7>fiscal|financial) )?(?P<u2>months|quarters)"
        r"(?:" + _OF_A_LATER + "))",
        _first_months,
        takes={
            "first nine months of 2019": Fixed("2019-01/2019-09"),
            "first nine months of fiscal 2019": Fiscal(2019, months=(1, 9)),
            "first two quarters of the 2018/19 financial year": Fiscal(2018, pair=True, months=(1, 6)),
            "last four months of 2018/19": Fiscal(2018, pair=True, months=(9, 12)),
            "first five months of the fiscal year": Relative(
                "narrative", "year", 0, Yearless(1, 5, fiscal=True), fiscal=True
            ),
            "first two quarters of 2019": Fixed("2019-01/2019-06"),
            "the first two months of the year": Yearless(1, 2),
        },
        refuses=(
            "its first nine months",
            "first nine months of the war",
            "the last three months",
            "first nine months of 2019/25",
        ),
    ),
    Rule(
        "weeks of a year",
        r"(?:[Tt]he )?(?P<which>(?i:first|opening|last|final|closing)) {n:COUNT} (?P<u>weeks|days) of "
        r"(?:{m:MONTH}(?:,? {y:YEAR})?|{y2:YEAR}(?![-/]\d))(?!\w)",
        _first_days,
        takes={
            "first two weeks of March 2014": Fixed("2014-03-01/2014-03-14"),
            "last ten days of June": Yearless(6, day=21, last_day=30),
            "the last three weeks of 2014": Fixed("2014-12-11/2014-12-31"),
        },
        refuses=("first two weeks of talks", "the last three weeks", "first 40 days of March 2014"),
    ),
)
