"""Days of the week and weekends."""

from pipeline.calendar import WEEKDAYS
from pipeline.extract.dates.grammar.rule import Groups, Rule, day_number, modifier_of
from pipeline.extract.dates.sense import Base, Sense, Weekday

_TURNS: dict[str, int] = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "coming": 1,
    "upcoming": 1,
    "next": 1,
    "following": 1,
}


def _weekday(g: Groups) -> Sense | None:
    which = (g.get("which") or "").lower()
    turn = _TURNS.get(which.rpartition(" ")[2])
    day, days = (5, 2) if (g["w"] or "").lower() == "weekend" else (WEEKDAYS.index(g["w"] or ""), 1)
    base: Base = (
        "narrative" if which.startswith(("the ", "that", "previous", "following")) and which != "the" else "document"
    )
    if which == "that":
        turn = 0
    return Weekday(day, turn, days, base, modifier_of(g.get("part")))


def _of_week(g: Groups) -> Sense | None:
    which = (g["which"] or "").lower()
    base: Base = "narrative" if which.startswith("th") and which != "this" else "document"
    return Weekday(WEEKDAYS.index(g["w"] or ""), _TURNS.get(which.rpartition(" ")[2], 0), base=base, of_week=True)


def _of_month(g: Groups) -> Sense | None:
    day = day_number(g["d"] or "")
    weekday = next(n for n, name in enumerate(WEEKDAYS) if name.startswith((g["w"] or "")[:3]))
    return Weekday(weekday, of_month=day) if day <= 31 else None


RULES: tuple[Rule, ...] = (
    Rule(
        "weekday of a week",
        r"{w:WEEKDAY} of (?P<which>last|this|next|the (?:following|next|previous|same)|that) week\b"
        r"|(?P<which2>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious) week(?: on|,| -)? {w2:WEEKDAY}\b",
        _of_week,
        takes={
            "Tuesday of last week": Weekday(1, -1, of_week=True),
            "next week on Friday": Weekday(4, 1, of_week=True),
            "Monday of the following week": Weekday(0, 1, base="narrative", of_week=True),
        },
        refuses=("Tuesday of Holy Week",),
    ),
    Rule(
        "weekday of a month",
        r"(?:{w:WEEKDAY}|(?P<w2>Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?),? "
        r"(?:(?:the )?{d:NTH}|(?P<d2>{DAY}))(?=[.,;:!?)](?!\d)|\Z)",
        _of_month,
        takes={"Friday the 13th": Weekday(4, of_month=13), "Mon 21": Weekday(0, of_month=21)},
        refuses=("Friday the third quarter", "Monday 21 people", "Thursday, 5,745 shares", "Sun 45th"),
    ),
    Rule(
        "weekday",
        r"(?:(?P<part>[Ee]arly|[Ll]ate) )?{CLOCK}?(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext"
        r"|[Tt]his (?:coming|past|upcoming)|[Pp]ast|[Cc]oming|[Uu]pcoming"
        r"|(?:[Tt]he )?(?:previous|following|next)) )?{w:WEEKDAY}\b{DAYTIME}?",
        _weekday,
        takes={"Tuesday": Weekday(1), "the previous Friday": Weekday(4, -1, base="narrative")},
        refuses=("Tuesdays",),
    ),
    Rule(
        "weekend",
        r"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he|[Tt]hat|[Tt]his (?:coming|past)|[Tt]he (?:previous|following|next)) )"
        r"(?P<w>weekend)\b",
        _weekday,
        takes={"last weekend": Weekday(5, -1, 2), "that weekend": Weekday(5, 0, 2, "narrative")},
        refuses=(
            "weekend breaks",
            "the weekends",
        ),
    ),
)
