"""The same time again, and the same part of another year: what figures are compared by."""

from pipeline.extract.dates.grammar.relative import by_base
from pipeline.extract.dates.grammar.rule import Groups, Rule, integer
from pipeline.extract.dates.sense import Relative, Same, Sense, Unit


def _same(g: Groups) -> Sense | None:
    unit: Unit | None = "quarter" if g.get("u") == "quarter" else None
    return Same(integer(g["y"]) if g.get("y") else None, unit)


RULES: tuple[Rule, ...] = (
    Rule(
        "the same month",
        r"[Tt]he same (?P<u>day|week|month|quarter|year)(?! (?:of|in|from|last|a year|the|period|\d))(?![-\w])",
        lambda g: by_base("narrative", {**g, "which": "same"}),
        takes={"the same month": Relative("narrative", "month", 0)},
        refuses=("the same month of 2013",),
    ),
    Rule(
        "over the same period",
        r"(?:(?<=[Oo]ver )|(?<=[Dd]uring ))the same (?:period|months?|time)(?=[.,;)]| and\b| while\b| but\b|\Z)",
        lambda g: Same(over=True),
        takes={"over the same period.": Same(over=True)},
        refuses=("over the same periodical", "than the same period."),
    ),
    Rule(
        "same period",
        r"(?:the )?(?:same|corresponding|equivalent|comparable|like) (?:period|months?|(?P<u>quarter)|half"
        r"|season)s?"
        r"(?: (?:of|in|from) (?:the year )?(?:{y:YEAR}|(?:the )?(?:last|previous|preceding|prior) (?:financial "
        r"|fiscal )?year))?"
        r"(?: (?:last year|a year (?:ago|earlier|before)|the (?:previous|preceding|prior) year))?",
        _same,
        takes={"the same period in 2013": Same(2013), "corresponding period of last year": Same(None)},
        refuses=("the same people",),
    ),
    Rule(
        "period of a year",
        r"(?:the )?(?:same |corresponding |comparable )?{y:YEAR} (?:period|(?P<u>quarter))(?!\w)",
        _same,
        takes={"the 1988 period": Same(1988), "2013 quarter": Same(2013, "quarter")},
        refuses=("the 1988 periodical",),
    ),
    Rule(
        "year-earlier",
        r"(?:the )?(?:comparable |corresponding |same )?(?:[Yy]ear-(?:earlier|ago)|prior-year)"
        r"(?: (?:(?P<u>quarter)|period|month|time|{COUNT} months))?"
        r"|(?:(?<=from )|(?<=than )|(?<=with )|(?<=over )|(?<=against ))a year (?:earlier|before)"
        r"|(?:the )(?P<u2>quarter) a year (?:ago|earlier|before)",
        _same,
        takes={"from a year earlier": Same(None), "the year-ago quarter": Same(None, "quarter")},
        refuses=("a year earlier",),
    ),
    Rule(
        "a year earlier",
        r"(?i:an?|one) year (?:earlier|before(?! the| last))",
        _same,
        takes={"a year earlier": Same(None)},
        refuses=("a year before last",),
    ),
    Rule(
        "a year ago",
        r"(?i:an?|one) year ago",
        lambda g: Same(or_ago=True),
        takes={"a year ago": Same(or_ago=True)},
        refuses=("a year aground",),
    ),
)
