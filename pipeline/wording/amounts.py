"""How numbers, units and amounts read in a brief."""

import re
from collections.abc import Sequence

from pipeline.records import Observation
from pipeline.wordlist import table

SIGNS = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "INR": "₹",
    "AUD": "A$",
    "CAD": "C$",
    "NZD": "NZ$",
    "HKD": "HK$",
    "BRL": "R$",
}
SCALES = ((1e12, "trillion", "tn"), (1e9, "billion", "bn"), (1e6, "million", "m"))
_WORDS = {factor: word for factor, word, _ in SCALES}
UNITS = {row["code"]: row["shown"] for row in table("shown_units")}
ONES = {row["code"]: row["one"] for row in table("shown_units") if row["one"]}
MINUS = "−"
ABOUT = "≈"
_PARTS = re.compile(r"(?i)\b(?:thirds?|sixths?|sevenths?|eighths?|ninths?|twelfths?)\b")
_ALSO_SCALED = frozenset({"t", "count", "[bbl_us]", "m3"})


def number(value: float, decimals: int | None = None, signed: bool = False) -> str:
    """A number with thousands marks and a true minus; as many decimals as given, or as it has, at most three."""
    shown = round(value, 3 if decimals is None else decimals)
    text = f"{abs(shown):,.3f}".rstrip("0").rstrip(".") if decimals is None else f"{abs(shown):,.{decimals}f}"
    return (MINUS if shown < 0 else "+" if signed and shown > 0 else "") + text


def scale(o: Observation) -> tuple[float, str, str]:
    """The largest scale that loses nothing of what a source says, as factor, word and short word: 1,234,567,890 stays
    as it is. What was worked out has no last digit, and is rounded.
    """
    for factor, word, short in SCALES:
        value = o.value / factor
        if abs(value) >= 1 and (o.derived_from or _is_short(value)):
            return factor, word, short
    return 1.0, "", ""


def common_scale(observations: Sequence[Observation]) -> float:
    """The one factor in which amounts of a unit are told that stand in one column: the largest that loses nothing of any, and
    of which each is a tenth at least; where they lie too far apart, that of the least.
    """
    sizes = [(o, abs(o.value)) for o in observations if o.value]
    for factor, _, _ in SCALES:
        if all(v >= factor / 10 and (o.derived_from or _is_short(v / factor)) for o, v in sizes) and (
            any(v >= factor for _, v in sizes)
        ):
            return factor
    return min((scale(o)[0] for o, _ in sizes), default=1.0)


def _is_short(value: float) -> bool:
    """Whether three decimals tell all of a number."""
    return abs(round(value, 3) - value) <= 1e-9 * abs(value)


def is_rough(o: Observation) -> bool:
    """Whether a value is told as being about so much, or as a part in words, of which the decimals go on: "a third"."""
    return o.approximate or is_part_in_words(o)


def is_part_in_words(o: Observation) -> bool:
    """Whether a value in per cent is told as a part that per cents cannot tell exactly: "two thirds"."""
    quotes = [e.quote for e in o.evidence]
    digits = number(abs(o.value))
    return (
        o.unit == "percent"
        and "." in digits
        and any(_PARTS.search(quote) for quote in quotes)
        and not any(digits in quote for quote in quotes)
    )


def is_money(unit: str) -> bool:
    """Whether a unit is a currency (ISO 4217)."""
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def is_scaled(unit: str) -> bool:
    """Whether amounts of a unit are told in millions and the like."""
    return is_money(unit) or unit in _ALSO_SCALED


def sign(money: str) -> str:
    """What stands before an amount of money: "$", or the currency's code."""
    return SIGNS.get(money, money + "\u00a0")


def unit(code: str) -> str:
    """A unit in words: "barrels", "USD per barrel"; its code where there are none."""
    above, slash, below = code.partition("/")
    if not slash or code in UNITS:
        return UNITS.get(code, code)
    return f"{UNITS.get(above, above)} per {ONES.get(below, UNITS.get(below, below.strip('{}')))}"


def scaled(o: Observation, factor: float | None = None) -> tuple[str, str]:
    """An observation's number and its unit, as shown in a table: ("32", "billion USD"), ("+5.3", "per cent"); in the scale of
    a `factor`, where others beside it have that.
    """
    if is_scaled(o.unit):
        factor, word = (factor, _WORDS.get(factor, "")) if factor else scale(o)[:2]
        return number(o.value / factor, signed=o.kind == "change"), f"{word} {unit(o.unit) or o.label or ''}".strip()
    word = {"percent": "per cent", "ratio": "times"}.get(o.unit, unit(o.unit))
    return number(o.value, signed=o.kind == "change"), word


def big(o: Observation) -> tuple[str, str]:
    """An observation as a headline number: ("$32", "bn"), ("+6", "%")."""
    factor, _, short = scale(o)
    if is_money(o.unit):
        shown = number(o.value / factor, signed=o.kind == "change")
        at = 1 if shown[0] in "+" + MINUS else 0
        return shown[:at] + sign(o.unit) + shown[at:], short
    if o.unit == "percent":
        return number(o.value, 0 if is_part_in_words(o) else None, signed=o.kind == "change"), "%"
    return number(o.value / factor, signed=o.kind == "change"), f"{short} {unit(o.unit) or o.label or ''}".strip()


def amount(o: Observation) -> str:
    """An observation's value in a sentence: "$32 billion", "5.3 %", "10 minutes"."""
    if is_money(o.unit):
        factor, word, _ = scale(o)
        minus = MINUS if o.value < 0 else ""
        return f"{minus}{sign(o.unit)}{number(abs(o.value) / factor)}{' ' + word if word else ''}"
    value, unit = scaled(o)
    return f"{value.lstrip('+')}\u00a0%" if o.unit == "percent" else f"{value.lstrip('+')} {unit}".strip()


def arithmetic(derivation: str) -> str:
    """A sum with the signs of print: "32 ÷ 1.053"."""
    return derivation.replace(" / ", " ÷ ").replace(" * ", " × ").replace(" - ", f" {MINUS} ")
