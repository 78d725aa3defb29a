"""So many units before or after: "three years later", "two weeks ago", "the past decade"."""

import re
from functools import cache, partial

from pipeline.extract.dates.grammar.fragments import filled
from pipeline.extract.dates.grammar.rule import Groups, Rule, unit_of
from pipeline.extract.dates.sense import Base, Offset, Relative, Sense, Span, Vague, Weekday
from pipeline.extract.dates.words import number
from pipeline.extract.spans import lowered

_HOW_LONG = "how long is not told"
_WHICH = r"(?P<which>[Pp]ast|[Ll]ast|[Nn]ext|[Cc]oming|[Uu]pcoming|[Ff]ollowing|[Pp]revious|[Pp]receding)"
_UNITS = r"(?P<u>day|week|fortnight|month|quarter|year|decade|centur(?:y|ie))s?"
_BEFORE = r"before(?=[,.;:)”]|\Z| (?:and|but|or|when|in|to|that (?:date|day))\b| \(| that[,.;])"
_WAYS = ("before", "prior to", "after", "from", "following", "since")
_LED_BY_WAY = tuple(f" {way} {article}" for way in _WAYS for article in ("", "the "))


def _counted(base: Base, sign: int, g: Groups) -> Sense | None:
    if g.get("few") or not g.get("n"):
        return Vague(_HOW_LONG)
    unit, size = unit_of(g["u"])
    if g.get("more"):
        months = 12 * size * number(g["n"] or "") + 6 * size
        return Relative(base, "month", sign * months, about=True) if unit == "year" else Vague(_HOW_LONG)
    part = _part(g["n"] or "")
    if part and size < 2:
        return None
    amount = size // part if part else size * number(g["n"] or "")
    near = base == "narrative" and unit == "day"
    return Relative(base, unit, sign * amount, about=bool(g.get("about") or g.get("so")), near=near)


def _part(words: str) -> int:
    """Of how many parts a part of a unit is one: 2 for "half a", 4 for "a quarter of a", 0 where all of it is told."""
    return 2 if words.lower().startswith("half") else 4 if "quarter of" in words.lower() else 0


def _span(g: Groups) -> Sense | None:
    unit, size = unit_of(g["u"])
    which = (g["which"] or "").lower()
    n = number(g["n"]) if g["n"] else 2 if g.get("couple") else None
    if n is None:
        return Vague(_HOW_LONG)
    sign = 1 if which in ("next", "coming", "upcoming", "following") else -1
    return Span("document", unit, sign * size * n, working=bool(g.get("working")))


@cache
def _offset() -> re.Pattern[str]:
    return re.compile(
        "(?i)"
        + filled(
            r"(?<![\w-])(?:{about:ABOUT}|(?P<exact>exactly|just) )?{n:A} (?P<u>day|week|fortnight|month|year|decade)s?"
            rf" (?P<way>{'|'.join(_WAYS)}) (?:the )?\Z"
        )
    )


def offset_before(text: str, at: int) -> re.Match[str] | None:
    """What stands before a date that begins at a character and tells how long from it: "two weeks before 3 May 2014"."""
    return _offset().search(text, max(0, at - 40), at) if lowered(text).endswith(_LED_BY_WAY, 0, at) else None


def offset(found: re.Match[str], base: Sense) -> Offset | None:
    """A date so long before or after another; None where the words do not count so."""
    backward = found["way"].lower() in ("before", "prior to")
    named = not (isinstance(base, Relative) and base.unit == "day")
    if _part(found["n"]) or (found["way"].lower() in ("from", "since") and isinstance(base, Vague)):
        return None
    if found["way"].lower() == "since" or (found["way"].lower() == "from" and named and not isinstance(base, Weekday)):
        return None
    unit, size = unit_of(found["u"])
    amount = size * number(found["n"]) * (-1 if backward else 1)
    return Offset(base, unit, amount, about=bool(found["about"]))


RULES: tuple[Rule, ...] = (
    Rule(
        "years later",
        r"(?:{few:FEW}|{about:ABOUT}?{n:A}(?P<more> and a half)?) " + _UNITS + r" (?:later|afterwards?|on(?=[,.;]))",
        partial(_counted, "narrative", 1),
        takes={
            "three years later": Relative("narrative", "year", 3),
            "half a century later": Relative("narrative", "year", 50),
            "a quarter of a century on.": Relative("narrative", "year", 25),
        },
        refuses=("three years on the coast", "a month on a ship"),
    ),
    Rule(
        "the year after",
        r"[Tt]he (?P<u>year|month|week|day) after(?=[,.;:)]|\Z| and\b)",
        lambda g: _counted("narrative", 1, {**g, "n": "one"}),
        takes={"the year after.": Relative("narrative", "year", 1)},
        refuses=("the year after the war",),
    ),
    Rule(
        "the evening before",
        r"[Tt]he (?:evening|night|morning) (?P<way>before|after)(?=[,.;:)]|\Z| and\b)"
        r"|[Tt]he (?:next|following) (?:morning|evening)\b",
        lambda g: Relative("narrative", "day", -1 if g["way"] == "before" else 1, near=True),
        takes={
            "the evening before.": Relative("narrative", "day", -1, near=True),
            "the next morning": Relative("narrative", "day", 1, near=True),
        },
        refuses=("the evening before the vote", "the morning after the vote", "the morning paper"),
    ),
    Rule(
        "years from now",
        r"{about:ABOUT}?{n:A} " + _UNITS + r" (?:from now|hence)\b"
        r"|(?<=in ){n2:A} " + _UNITS.replace("<u>", "<u2>") + r"[’']? time\b",
        partial(_counted, "document", 1),
        takes={
            "two weeks from now": Relative("document", "week", 2),
            "in five years’ time": Relative("document", "year", 5),
        },
        refuses=("two weeks hencewith",),
    ),
    Rule(
        "years earlier",
        r"(?:{few:FEW}|{about:ABOUT}?(?:{n:A}|(?P<the>[Tt]he))) "
        + _UNITS
        + r" (?:earlier|"
        + _BEFORE
        + r"|previously)",
        lambda g: _counted("narrative", -1, {**g, "n": g["n"] or (g["the"] and "one")}),
        takes={
            "two years earlier": Relative("narrative", "year", -2),
            "the year before": Relative("narrative", "year", -1),
        },
        refuses=("two years before the war", "two days before closing the purchase"),
    ),
    Rule(
        "years ago",
        r"(?:{about:ABOUT}?{n:A}(?P<more> and a half)? " + _UNITS + r"(?P<so> or (?:so|more))?"
        r"|{about2:ABOUT}?(?:(?P<few>{FEW}) )?" + _UNITS.replace("<u>", "<u2>").replace(")s?", ")s") + r") ago",
        partial(_counted, "document", -1),
        takes={
            "two years ago": Relative("document", "year", -2),
            "almost two years ago": Relative("document", "year", -2, about=True),
            "several years ago": Vague(_HOW_LONG),
        },
        refuses=("two years aground",),
    ),
    Rule(
        "past years",
        r"(?:(?:[Tt]he|[Tt]hese|[Tt]his) )?(?:" + _WHICH + r" (?:{n:COUNT} |(?P<couple>couple (?:of )?))?"
        r"|{n2:COUNT} (?P<which2>past|last|next|coming|upcoming|following|previous|preceding) )"
        r"(?:(?P<working>business|working) )?" + _UNITS.replace(")s?", ")s") + r"\b(?: or so\b)?",
        _span,
        takes={
            "the past three years": Span("document", "year", -3),
            "next couple of weeks": Span("document", "week", 2),
            "the five previous years": Span("document", "year", -5),
            "the next 10 working days": Span("document", "day", 10, working=True),
        },
        refuses=("the past of years", "last yearlings"),
    ),
    Rule(
        "past year",
        r"(?P<one>[Tt]he|[Tt]his) (?P<which>past|coming|last) (?P<u>week|month|(?<=past )quarter|year|decade|century)\b(?! of\b)"
        r"|(?P<one2>[Tt]he (?=next|past|coming|last)|(?=[Nn]ext|[Pp]ast|[Ll]ast))(?P<which2>[Nn]ext|[Pp]ast|coming|[Ll]ast) "
        r"(?P<u2>fortnight)\b",
        lambda g: _span({**g, "n": "one"}),
        takes={"the past decade": Span("document", "year", -10), "the next fortnight": Span("document", "week", 2)},
        refuses=("the last year of the war", "the past decadence"),
    ),
)
