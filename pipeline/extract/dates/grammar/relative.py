"""Units of time by the document’s date or by what is told: "last year", "the following month", "yesterday"."""

from dataclasses import replace
from functools import partial

from pipeline.extract.dates.grammar.fragments import PART_OF
from pipeline.extract.dates.grammar.rule import Groups, Rule, day_number, integer, modifier_of, unit_of
from pipeline.extract.dates.sense import Relative, Sense, TimeOfDay, Unit, Yearless
from pipeline.extract.dates.words import EDGES, rank

_BEFORE = frozenset({"last", "previous", "preceding", "prior", "past", "latest"})
_BEHIND = frozenset({"next", "following", "subsequent", "coming", "ensuing"})
_NEAR = frozenset(
    ["that", "latter", "same", "following", "next", "subsequent", "ensuing", "previous", "preceding", "prior"]
)


def _half_of(g: Groups) -> Sense | None:
    sense = by_base("document" if g["which"] in ("last", "this") else "narrative", g)
    n = rank(g["n"] or "")
    return replace(sense, half=min(n, 2)) if isinstance(sense, Relative) and n != 3 else None


def by_base(base: str, g: Groups) -> Sense | None:
    """A unit of time by the document's date or by the one told: "last year", "the end of the month"."""
    unit: Unit = (g["u"] or "year").lower().removeprefix("work")  # type: ignore[assignment]
    which = (g.get("which") or "same").lower().split()[-1]
    amount = -1 if which in _BEFORE else 1 if which in _BEHIND else 0
    edge = EDGES.get((g.get("part") or "").lower()) if unit == "year" else None
    modifier = modifier_of(g.get("part"))
    return Relative(
        "document" if base == "document" else "narrative",
        unit,
        amount,
        part=Yearless(edge, modifier=modifier) if edge else None,
        modifier=modifier,
        fiscal=bool(g.get("f")),
        near=base == "narrative" and which in _NEAR,
    )


def _day_of_month(g: Groups) -> Sense | None:
    which = g["which"] or ""
    month_meant = by_base("narrative" if which.startswith("th") and which != "this" else "document", g)
    day = day_number(g["d"] or "")
    return replace(month_meant, day=day) if isinstance(month_meant, Relative) and 0 < day <= 31 else None


def _near_day(g: Groups) -> Sense | None:
    word = (g["w"] or "").lower()
    turn = -1 if word.startswith(("yesterday", "last")) else 1 if word.startswith("tomorrow") else 0
    turn += -1 if g.get("before") else 1 if g.get("after") else 0
    return Relative("document", "day", turn, modifier=modifier_of(g.get("part")))


RULES: tuple[Rule, ...] = (
    Rule(
        "part of unit",
        PART_OF + r"(?P<which>last|this|next|the same|the following|the previous|the past|that|the) "
        r"(?P<f>financial "
        r"|fiscal )?(?P<u>year|month|quarter|week|decade|century)\b(?!-)",
        lambda g: by_base("document" if g["which"] in ("last", "this", "next") else "narrative", g),
        takes={
            "the end of the year": Relative("narrative", "year", 0, Yearless(12, modifier="END"), "END"),
            "late last year": Relative("document", "year", -1, modifier="END"),
        },
        refuses=("the end of the year-long strike",),
    ),
    Rule(
        "half of unit",
        r"(?:the )?{n:RANK} half of (?P<which>last|this|the|that|the (?:last|previous|following|next)) "
        r"(?P<u>decade|century)\b",
        _half_of,
        takes={"first half of the decade": Relative("narrative", "decade", 0, half=1)},
        refuses=("first half of the match",),
    ),
    Rule(
        "year-end",
        r"(?:[Yy]ear[- ]end|(?:the )?[Yy]ear[’']s[- ]end)\b",
        lambda g: Relative("narrative", "year", 0, Yearless(12, modifier="END"), "END"),
        takes={"year-end": Relative("narrative", "year", 0, Yearless(12, modifier="END"), "END")},
        refuses=("year-ending",),
    ),
    Rule(
        "mid-year",
        r"[Mm]id-?year\b",
        lambda g: Relative("narrative", "year", 0, modifier="MID"),
        takes={"mid-year": Relative("narrative", "year", 0, modifier="MID")},
        refuses=("midyears",),
    ),
    Rule(
        "this year",
        r"(?!(?<=[Tt]he )(?:last|next) \w+ of\b)(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) )?"
        r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|(?:[Tt]he )?(?:current|coming)|[Tt]he latest(?= (?:fiscal )?(?:quarter|year)))[ ]"
        r"(?:(?P<f>financial |fiscal )?(?:calendar |working |business )?"
        r"(?P<u>year|month|quarter|(?:work)?week|decade|century)|(?P<f2>fiscal)(?! [a-z]))"
        r"(?![-\w])",
        partial(by_base, "document"),
        takes={
            "last year": Relative("document", "year", -1),
            "the current fiscal": Relative("document", "year", 0, fiscal=True),
            "this decade": Relative("document", "decade", 0),
            "earlier this month": Relative("document", "month", 0, modifier="START"),
        },
        refuses=(
            "last year-end",
            "the last week of talks",
            "this yearbook",
        ),
    ),
    Rule(
        "the year is out",
        r"the year (?:is|was|were) out\b",
        lambda g: Relative("narrative", "year", 0),
        takes={"before the year is out": Relative("narrative", "year", 0)},
        refuses=("the year is outlined",),
    ),
    Rule(
        "the new year",
        r"(?<=[io][nf] )the (?P<which>new) (?P<u>year)(?![-\w])",
        lambda g: Relative("document", "year", 1),
        takes={"in the new year": Relative("document", "year", 1)},
        refuses=("by the new year", "in the new yearbook"),
    ),
    Rule(
        "the year after next",
        r"[Tt]he (?P<u>year|month|week) (?P<which>after next|before last)\b",
        lambda g: Relative("document", unit_of(g["u"])[0], 2 if g["which"] == "after next" else -2),
        takes={
            "the week after next": Relative("document", "week", 2),
            "the year before last": Relative("document", "year", -2),
        },
        refuses=("the year after",),
    ),
    Rule(
        "year to date",
        r"(?:[Tt]he )?[Yy]ear[- ]to[- ]date\b",
        lambda g: Relative("document", "year", 0),
        takes={"the year to date": Relative("document", "year", 0)},
        refuses=("the year to dates",),
    ),
    Rule(
        "day of this month",
        r"[Tt]he {d:NTH}(?: day)? (?:of )?"
        r"(?P<which>last|this|next|that|the(?: (?:same|following|previous|next|preceding|latter))?) (?P<u>month)\b",
        _day_of_month,
        takes={"the 12th of this month": Relative("document", "month", 0, day=12)},
        refuses=("the 32nd of this month",),
    ),
    Rule(
        "day alone",
        r"(?<=[Oo]n )the (?P<d>\d\d?)(?:st|nd|rd|th)(?=[ ,.;)])"
        r"(?! (?:[a-z]+ )?(?:anniversary|floor|century|parallel|day))",
        lambda g: (
            Relative("narrative", "month", 0, day=integer(g["d"]), near=True) if 0 < integer(g["d"]) <= 31 else None
        ),
        takes={"on the 12th,": Relative("narrative", "month", 0, day=12, near=True)},
        refuses=("on the 12th floor", "on the 45th "),
    ),
    Rule(
        "end of year",
        r"(?P<part>(?i:end|beginning|start)) of (?P<u>year|month|quarter)\b",
        partial(by_base, "narrative"),
        takes={"end of year": Relative("narrative", "year", 0, Yearless(12, modifier="END"), "END")},
        refuses=("the end of years",),
    ),
    Rule(
        "the quarter before",
        r"[Tt]he (?P<u>month|quarter) (?P<way>before|earlier)(?=[,.;:)]|\Z| (?:and|but|in|to|was|were)\b)",
        lambda g: by_base("narrative", {**g, "which": "previous"}),
        takes={"in the quarter before.": Relative("narrative", "quarter", -1, near=True)},
        refuses=("the quarter before the vote",),
    ),
    Rule(
        "following year",
        r"(?P<which>[Tt]hat(?: same)?|[Tt]he(?: full)?(?= quarter)|[Tt]he full(?= year)"
        r"|[Tt]he(?: full)?(?= (?:fiscal|financial) year\b(?!(?: of)? ?\d))"
        r"|[Tt]he same|(?:[Tt]he )?(?:following|subsequent|ensuing|previous|preceding|prior)|[Tt]he latter|[Tt]he next) "
        r"(?:(?P<f>financial |fiscal )?(?P<u>year|month|quarter|week|day|decade|century)|(?P<f2>fiscal)(?! [a-z]))"
        r"(?![-\w])(?: or so\b)?",
        partial(by_base, "narrative"),
        takes={
            "the following month": Relative("narrative", "month", 1),
            "the previous fiscal": Relative("narrative", "year", -1, fiscal=True),
            "that year": Relative("narrative", "year", 0),
        },
        refuses=(
            "that year-end",
            "the same yearbook",
        ),
    ),
    Rule(
        "between now and then",
        r"(?:(?<=[Bb]etween )|(?<=[Ff]rom ))now(?= (?:and|to|until|till|through) (?:the )?[\dA-Z])",
        lambda g: Relative("document", "day", 0),
        takes={"between now and Paris": Relative("document", "day", 0)},
        refuses=("from now on",),
    ),
    Rule(
        "for the year",
        r"(?<=[Ff]or )the (?P<u>day|week|month|year)(?=[,.;]|\Z)",
        partial(by_base, "narrative"),
        takes={"for the year.": Relative("narrative", "year", 0)},
        refuses=("for the year of talks", "for the year-end"),
    ),
    Rule(
        "time of day",
        r"(?<=[Aa]t )(?:(?:about|around|exactly) )?{HOUR}|{ABOUT}?\d\d?(?:[:.]\d\d)? ?[ap]\.?m\b\.?(?: {ZONE})?"
        r"|\d{4} (?:GMT|UTC)\b",
        lambda g: TimeOfDay(),
        takes={"at 10 p.m.": TimeOfDay(), "at noon": TimeOfDay()},
        refuses=("high noon", "a ratio of 2:30"),
    ),
    Rule(
        "today",
        r"(?:(?P<part>[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater) )?{CLOCK}?(?:(?P<before>the day before )"
        r"|(?P<after>the day after ))?"
        r"(?P<w>(?:[Yy]esterday|[Tt]omorrow){DAYTIME}?|[Tt]oday|[Tt]onight|[Tt]his{DAYTIME}|[Ll]ast (?:night"
        r"|evening))\b",
        _near_day,
        takes={
            "yesterday": Relative("document", "day", -1),
            "last night": Relative("document", "day", -1),
            "the day after tomorrow": Relative("document", "day", 2),
        },
        refuses=("todays",),
    ),
)
