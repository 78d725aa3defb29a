"""A number with what stands around it: the sign of money before it, the scale and the unit behind it."""

import re
from collections.abc import Sequence
from math import isfinite

from pipeline.extract.quantities.bounds import bound, is_about
from pipeline.extract.quantities.numbers import WORDS_OF, Number
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.quantities.units import Unit, currency, rated, scaled, sign_of, unit_at, units

_SIGN = re.compile(
    r"(?P<nation>(?<![A-Za-z.])(?![Aa] )[A-Za-z.]{1,5} )?(?P<sign>(?<![A-Za-z.])[^\s\d()\[\]“”\"/~≈–—-]{1,6}|[$€£¥₹])"
    r" ?(?P<minus>[-−–]?)\Z"
)
_MINUS = re.compile(r"(?:\A|[ (,])([-−–]|(?:minus|negative)[ -])\Z", re.IGNORECASE)
_MARK = re.compile(r"(?P<gap> ?)(?P<mark>k|m|mm|b|M|MM|B|K|cr)(?![\w²³-]| ?(?:-?long|deep|wide|high|tall)\b)")
_LETTERS = re.compile(r"[A-Za-zµμ]+[²³23]?(?:/[A-Za-z]+)?")
_ONE_OF_A_UNIT = re.compile(r" (?:of )?an?(?= )")
_OF_STATE = re.compile(r" ?(?:US|U\.S\.)(?=[ ,.;)]|\Z)")
_FOLLOWED = re.compile(r"[’']?[A-Za-zµμ]")


def measure(text: str, number: Number, countries: Sequence[str]) -> Quantity | None:
    """A number as a quantity; the unit is empty where there is none. None if it is part of a word: "G20", "22nd"."""
    start, end, scale = number.start, number.end, number.scale
    unit: Unit | None = None
    negative = False
    if sign := _sign(text, number, countries):
        code, start, negative = sign
        unit = Unit(code, end)
    glued = text[number.start - 1 : number.start] if number.start else ""
    if glued.isalnum() and not unit:
        return None
    if not number.in_words and scale == 1 and not _is_unit(text, end):
        mark = _MARK.match(text, end)
        if mark and _counts(mark, number, bool(unit)):
            scale, end = WORDS_OF["mark"][mark["mark"].lower()], mark.end()
    factor = scale if scale != number.scale else 1.0
    if unit:
        if state := _OF_STATE.match(text, end):
            end = state.end()
        unit = rated(text, unit._replace(end=end))
        if repeated := unit_at(text, end, countries):
            unit = repeated if repeated.code.startswith(unit.code) and repeated.factor == 1 else unit
        end = unit.end
    else:
        unit = unit_at(text, end, countries) or _of_one(text, number, countries)
        if unit:
            end = unit.end
            more, end = scaled(text, end) if unit.factor == 1 and scale == 1 and len(unit.code) == 3 else (1.0, end)
            scale, factor = scale * more * max(unit.factor, 1.0), factor * more * unit.factor
    if unit is None and number.is_fraction and number.in_words:
        return None
    if unit is None and end == number.end and not number.in_words and _FOLLOWED.match(text, end):
        return None
    if minus := _MINUS.search(text, max(0, start - 9), start) if unit and not negative else None:
        negative, start = True, minus.start(1)
    amount = number.value * factor * (-1 if negative else 1)
    if not isfinite(amount):
        return None
    amount = float(f"{amount:.14g}")  # 0.07 * 100 is 7
    return Quantity(
        start, end, amount, unit.code if unit else "", scale, number.decimals, bound(text, start, end),
        is_about(text, start),
    )  # fmt: skip


def _sign(text: str, number: Number, countries: Sequence[str]) -> tuple[str, int, bool] | None:
    """The currency whose sign stands before a number, where the sign begins, and whether it is followed by a minus."""
    m = _SIGN.search(text, max(0, number.start - 13), number.start)
    if m is None:
        return None
    both = sign_of(f"{m['nation'].strip()}{m['sign']}") if m["nation"] and not m["sign"][0].isalpha() else None
    word = both or sign_of(m["sign"].lstrip("’'≥≤<>=+±*:"))
    code = currency(word, countries) if word else None
    if word is None or code is None:
        return None
    begin = m.start() if both else m.end("sign") - len(word)
    return code, begin, bool(m["minus"])


def _is_unit(text: str, end: int) -> bool:
    """Whether what is glued to a number is a unit of more than one letter: "40km", "5MW"."""
    m = _LETTERS.match(text, end)
    return bool(m and len(m.group()) > 1 and m.group() in units())


def _counts(mark: re.Match[str], number: Number, is_money: bool) -> bool:
    """Whether a letter is a scale: "$5 m", "35m", "4.3M"; of money alone "$5B" and "$5 k"."""
    if is_money:
        return True
    return mark["gap"] == "" and (mark["mark"] in ("m", "k", "M", "b", "cr", "MM") or (mark["mark"] == "B" and number.decimals > 0))


def _of_one(text: str, number: Number, countries: Sequence[str]) -> Unit | None:
    """The unit of "half a percentage point", "a quarter of a tonne"."""
    one = _ONE_OF_A_UNIT.match(text, number.end) if number.is_fraction else None
    return unit_at(text, one.end(), countries) if one else None
