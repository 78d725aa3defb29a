"""Days of the week and weekends."""

from pipeline.extract.dates.grammar.rule import Groups, Rule, modifier_of
from pipeline.extract.dates.sense import Base, Sense, Weekday
from pipeline.extract.dates.words import WEEKDAYS


def _weekday(g: Groups) -> Sense | None:
    which = (g.get("which") or "").lower()
    turn = {
        "last": -1,
        "past": -1,
        "previous": -1,
        "this": 0,
        "coming": 1,
        "upcoming": 1,
        "next": 1,
        "following": 1,
    }.get(which.rpartition(" ")[2])
    day, days = (5, 2) if (g["w"] or "").lower() == "weekend" else (WEEKDAYS.index(g["w"] or ""), 1)
    base: Base = "narrative" if which.startswith(("the ", "previous", "following")) and turn else "document"
    return Weekday(day, turn, days, base, modifier_of(g.get("part")))


RULES: tuple[Rule, ...] = (
    Rule(
        "weekday of a week",
        r"{w:WEEKDAY} of (?P<which>last|this|next) week\b|(?P<which2>[Ll]ast|[Tt]his|[Nn]ext) week"
        r"(?: on|,)? {w2:WEEKDAY}\b",
        lambda g: Weekday(
            WEEKDAYS.index(g["w"] or ""), {"last": -1, "this": 0}.get((g["which"] or "").lower(), 1), of_week=True
        ),
        takes={
            "Tuesday of last week": Weekday(1, -1, of_week=True),
            "next week on Friday": Weekday(4, 1, of_week=True),
        },
        refuses=("Tuesday of Holy Week",),
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
        r"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he|[Tt]his (?:coming|past)|[Tt]he (?:previous|following|next)) )"
        r"(?P<w>weekend)\b",
        _weekday,
        takes={"last weekend": Weekday(5, -1, 2)},
        refuses=(
            "weekend breaks",
            "the weekends",
        ),
    ),
)
