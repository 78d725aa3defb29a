"""Our quantities in the terms of NewsQuant, for a scorer that asks for `quantities(text)`.

A value with the unit's name: money by the currency, "percentage", the singular noun of what is counted, "year of age",
"-" where there is none. The two ends of a range, and of "from A to B", are one value "A-B". What that benchmark counts
and an account does not state (bare numbers, "one of the banks", "thousands of jobs") is mapped here.
"""

import re
from collections.abc import Iterator

from babel.numbers import get_currency_name

from pipeline.extract.dates.find import find as dates
from pipeline.extract.quantities.find import Quantity, read
from pipeline.extract.quantities.numbers import value
from pipeline.extract.quantities.units import is_money

Counted = tuple[float | str, str, str | None]

UNITS = {
    "percent": "percentage", "percentage_point": "percentage point", "basis_point": "basis point", "year": "year",
    "month": "month", "wk": "week", "day": "day", "h": "hour", "minute": "minute", "s": "second", "ratio": "count",
    "km": "kilometre", "m": "metre", "cm": "centimetre", "mm": "millimetre", "um": "micrometre", "nm": "nanometre",
    "[mi_i]": "mile", "[ft_i]": "foot", "[in_i]": "inch", "[yd_i]": "yard", "km2": "square kilometre", "m2": "square metre",
    "[sft_i]": "square foot", "[mi_i]2": "square mile", "har": "hectare", "[acr_us]": "acre", "m3": "cubic metre",
    "[cft_i]": "cubic foot", "L": "litre", "mL": "millilitre", "[gal_us]": "gallon", "[pt_us]": "pint", "[qt_us]": "quart",
    "[bbl_us]": "barrel", "t": "ton", "Gt": "gigaton", "kg": "kilogram", "g": "gram", "mg": "milligram",
    "[lb_av]": "pound-mass", "[oz_tr]": "ounce", "W": "watt", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt",
    "kW.h": "kilowatt hour", "GW.h": "gigawatt hour", "[HP]": "horsepower", "N.m": "newton metre",
    "[ft_i].[lbf_av]": "pound-foot", "{rpm}": "revolutions per minute", "Hz": "hertz", "kHz": "kilohertz",
    "GHz": "gigahertz", "Pa": "pascal", "MPa": "megapascal", "GPa": "gigapascal", "V": "volt", "mA.h": "milliampere-hour",
    "dB": "decibel", "GBy": "gigabyte", "MBy": "megabyte", "TBy": "terabyte", "Cel": "celsius", "[degF]": "fahrenheit",
    "deg": "degree", "[ppb]": "parts-per-billion", "[ppm]": "part per million", "km/h": "kilometre per hour",
    "[mi_i]/h": "mile per hour", "[mi_i]/[gal_us]": "mile per gallon", "m/s": "metre per second", "[kn_i]": "knot",
    "Mbit/s": "megabit per second", "cal": "calorie", "[bbl_us]/d": "barrel per day", "{share}": "share",
    "a": "year", "mo": "month",
    "10*6.[Btu]": "mega british thermal unit", "{person}": "person", "[foz_us]": "ounce", "kt": "knot",
}  # fmt: skip
MONEY = {"USD": "dollar", "GBP": "pound sterling", "ILS": "shekel"}
PARTS = re.compile(r"(?i)(?:\b(cent|sen|penny)s?|(pence|p))(?:\Z| (?:a|per) )")
PERS = re.compile(r"(?: an? |[ -]a-| per |[ -]each )(year|month|week|day|game)\b")
AGE_AFTER = re.compile(r"(?i)(?:[ -]?old\b|[ -]of[ -]age\b)")
AGE_BEFORE = re.compile(
    r"(?i)\b(?:aged|age of|ages|under the age of|who (?:is|was)|will be|(?:s)?he (?:is|was))(?: (?:between|around|about))? \Z"
)
BESIDE_A_NAME = re.compile(r"[A-Z][a-z]+,? \Z")
MANY = re.compile(
    r"(?i)\b(tens of thousands|hundreds of thousands|tens of millions|hundreds of millions|dozens|hundreds|thousands"
    r"|millions|billions)(?: of| )(?= ?[A-Za-z])"
)
SPANS = {"dozens": (12, 120), "hundreds": (1e2, 1e3), "thousands": (1e3, 1e4), "millions": (1e6, 1e7), "billions": (1e9, 1e10),
         "tens of thousands": (1e4, 1e5), "hundreds of thousands": (1e5, 1e6), "tens of millions": (1e7, 1e8),
         "hundreds of millions": (1e8, 1e9)}  # fmt: skip
ONE = re.compile(
    r"(?i)(?:\b(?:this|that|the|each|no|another|every|any|which|only|last|next|first|good|new|category|to|day) |-)\Z"
)
BEHIND_ONE = re.compile(
    r" (?!of (?:them|us|those|these|another)\b|(?:is|was|to|in|who|that|on|and|or|day|another|could|can|by|for)\b)"
    r"(?:of (?:the|its|my|your|our|their) )?[a-z]"
)
SINGULAR = re.compile(
    r"[ -](?!(?:of|in|on|at|by|for|to|from|with|and|or|but|as|than|that|which|who|was|were|is|are|be|has|have|had|per"
    r"|after|before|since|until|into|over|under|between|during|against|while|when|will|would|may|can|could|should|down"
    r"|up|it|he|she|they|the|an?|more|less|other|last|next|this|out|hundred|years|late|early|if|not|so|because|most"
    r"|points)\b)([a-z]+)\b"
)
FROM = re.compile(r"(?i)\b(?:from|go(?:ing)?|set) (?:about )?\Z")
LENGTH = re.compile(
    r"(?i)(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -](?:[a-z]+ )?(?:year|month|week|day|hour|minute)s?\b"
)
NAMED = re.compile(
    r"(?<![.!?:] )(?<!\A)\b(?!(?:About|Some|Over|Just|Nearly|At|In|By|To|Of|From|The|And|Only|Another)\b)"
    r"(?:[A-Za-z]*[A-Z][A-Za-z]*|category|sp) \Z"
)
ARTEFACTS = ((re.compile(r"\bPS(?=\d)"), "£"), (re.compile(r"\bY=(?=\d)"), "¥"))


def quantities(text: str) -> list[Counted]:
    """What the text counts: value, unit, and no change."""
    for pattern, sign in ARTEFACTS:
        text = pattern.sub(sign, text)
    spans = [(d.start, d.end) for d in dates(text) if not LENGTH.search(text, d.start, d.end)]
    return list(_mapped(text, [q for q in read(text, spans) if _is_meant(text, q)]))


def _is_meant(text: str, q: Quantity) -> bool:
    if text[q.start : q.end].partition(" ")[0].lower() == "one" and q.unit in ("", "count") and q.value == 1:
        return not ONE.search(text, max(0, q.start - 12), q.start) and bool(BEHIND_ONE.match(text, q.start + 3))
    if q.role == "multiple":
        return "times" in text[q.start : q.end] or "fold" in text[q.start : q.end]
    return bool(q.unit or q.mate) or not NAMED.search(text, max(0, q.start - 20), q.start)


def _mapped(text: str, found: list[Quantity]) -> Iterator[Counted]:
    i = 0
    while i < len(found):
        q = found[i]
        two = found[i + 1] if i + 1 < len(found) else None
        i += 1
        unit = _unit(text, q)
        if two and _are_ends(text, q, two):
            yield f"{_exact(text, q)}-{_exact(text, two)}", _unit(text, two), None
            i += 1
            continue
        yield _exact(text, q), unit, None
    for m in MANY.finditer(text):
        low, high = SPANS[m[1].lower()]
        noun = re.compile(r" ?(?:of )?((?:[^\W\d_]+ ){0,2}?[^\W\d_]+s\b|people)").match(text, m.end())
        yield f"{low}-{high}", _singular(noun[1]) if noun else "-", None


def _are_ends(text: str, one: Quantity, two: Quantity) -> bool:
    if one.mate == two.start:
        return True
    joint = text[one.end : two.start]
    adjacent = re.fullmatch(r" to (?:about |over |nearly )?", joint) is not None
    return (
        adjacent and bool(FROM.search(text, max(0, one.start - 14), one.start)) and one.unit in (two.unit, "", "count")
    )


def _exact(text: str, q: Quantity) -> float:
    if q.role == "fraction":
        words = text[q.start : q.end]
        among = re.fullmatch(r"(\S+)(?: [a-z]+){0,3}? (?:in|out of|of) (?:every |each )?(.+)", words)
        return value(among[1]) / value(among[2]) if among else value(words) or q.value / 100
    part = PARTS.search(text[q.start : q.end])
    return round(q.value * 100, 6) if part and is_money(q.unit[:3]) else q.value


def _unit(text: str, q: Quantity) -> str:
    words = text[q.start : q.end]
    if q.role == "fraction":
        return "-"
    if AGE_AFTER.match(text, q.end) and q.unit in ("year", "month"):
        return f"{q.unit} of age"
    if not q.unit:
        named = BESIDE_A_NAME.search(text, max(0, q.start - 24), q.start) and text[q.end : q.end + 1] == ","
        if 5 < q.value < 110 and (named or AGE_BEFORE.search(text, max(0, q.start - 24), q.start)):
            return "year of age"
        noun = SINGULAR.match(text, q.end)
        return _singular(noun[1]) if noun else "-"
    if q.role == "multiple" or (q.noun or "") == "times":
        return "count"
    if q.unit == "count":
        return _singular(q.noun or "")
    name, _, below = q.unit.partition("/")
    whole = UNITS.get(q.unit)
    if whole:
        return whole + _per(text, q)
    if is_money(name):
        part = PARTS.search(words)
        said = (
            {"p": "point", "pence": "penny"}.get((part[1] or part[2]).lower(), (part[1] or part[2]).lower())
            if part
            else MONEY.get(name) or get_currency_name(name, count=1, locale="en").lower()
        )
    else:
        said = UNITS.get(name, name)
    return f"{said} per {UNITS.get(below, below)}" if below else said + _per(text, q)


def _per(text: str, q: Quantity) -> str:
    m = PERS.match(text, q.end)
    return f" per {m[1]}" if m else ""


def _singular(noun: str) -> str:
    *before, head = noun.split(" ")
    known = {"people": "people", "men": "man", "women": "woman", "children": "child", "fishermen": "fisherman"}
    if head in known:
        head = known[head]
    elif head.endswith("ies"):
        head = head[:-3] + "y"
    elif re.search(r"(?:s|x|ch|sh)es\Z", head) and not re.search(r"(?:[cs]ases|houses|horses|courses|nurses)\Z", head):
        head = head[:-2]
    elif head.endswith("s") and not head.endswith("ss"):
        head = head[:-1]
    return " ".join([*before, head])
