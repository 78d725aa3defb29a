"""Times that a name or a word stands for: holidays, periods, "recently", "every July"."""

from pipeline.extract.dates.almanac import feast
from pipeline.extract.dates.grammar.rule import NAME_GOES_ON, Groups, Rule, integer
from pipeline.extract.dates.sense import Fixed, Holiday, Period, Sense, Vague

_AGAIN = "it comes again each time"


def _holiday(g: Groups) -> Sense | None:
    name = (g["h"] or "").replace("'", "’")
    if g["y"]:
        return Fixed(feast(name, integer(g["y"])))
    turn = {"last": -1, "previous": -1, "next": 1, "following": 1}.get((g["which"] or "").lower(), 0)
    return Holiday(name, turn)


def _period(g: Groups) -> Sense | None:
    edge = (g.get("edge") or "").lower()
    begins = edge.startswith(("beginning", "start", "outbreak", "onset"))
    return Period(g.get("p"), None if not edge else "start" if begins else "end")


def _is_holiday(text: str, start: int, end: int) -> bool:
    return not NAME_GOES_ON.match(text, end) and not text.startswith((" tree", " card"), end)


RULES: tuple[Rule, ...] = (
    Rule(
        "each",
        r"{EACH} (?:{WEEKDAY}\b|{MONTHNAME}|{SEASON}"
        r"|(?:calendar |fiscal |financial |two |three |four |five )?"
        r"(?:day|night|morning|evening|hour|week|weekend|month|quarter|season|year|decade)s?\b(?! of\b))",
        lambda g: Vague(_AGAIN),
        takes={"every July": Vague(_AGAIN), "each year": Vague(_AGAIN)},
        refuses=("each of the years",),
    ),
    Rule(
        "holiday",
        r"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Ff]ollowing) )?{h:HOLIDAY}(?:(?:,| of"
        r"| in)? {y:YEAR})?",
        _holiday,
        takes={
            "Christmas 2014": Fixed("2014-12-25"),
            "Easter Monday 2018": Fixed("2018-04-02"),
            "Labor Day": Holiday("Labor Day"),
        },
        refuses=("Easter Island", "Christmas trees"),
        fits=_is_holiday,
    ),
    Rule(
        "vague",
        r"{VAGUE}",
        lambda g: Vague(),
        takes={"recently": Vague(), "now": Vague()},
        refuses=("now that",),
    ),
    Rule(
        "edge of period",
        r"(?:the )?(?P<edge>(?i:beginning|start|outbreak|onset|end|conclusion"
        r"|close)) of (?:the )?(?:{p:PERIOD}|(?:war|conflict)\b)",
        _period,
        takes={"the end of World War II": Period("World War II", "end"), "conclusion of the war": Period(None, "end")},
        refuses=("the end of the line",),
    ),
    Rule(
        "period",
        r"{p:PERIOD}",
        _period,
        takes={"World War II": Period("World War II")},
        refuses=("the Cold Wars",),
    ),
)
