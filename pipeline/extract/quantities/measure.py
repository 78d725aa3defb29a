"""A number with what stands around it: the sign of money before it, the scale and the unit behind it."""

import re
from collections.abc import Sequence
from math import isfinite, log10
from typing import NamedTuple

from pipeline.extract.quantities.bounds import bound, is_about
from pipeline.extract.quantities.meant import Meant
from pipeline.extract.quantities.moneys import currency, only_currency, sign_of
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.quantities.units import Unit, exchange, is_money, priced, rated, scaled, sold, unit_at, units
from pipeline.extract.quantities.words import LISTED

_SIGN = re.compile(
    r"(?P<nation>(?<![A-Za-z.’'])(?![Aa] )[A-Za-z.]{1,5} )?"
    r"(?P<sign>(?<![A-Za-z.])(?:S/\.?|[^\s\d()\[\]“”\"/~≈–—-]{1,6})|[$€£¥₹])"
    r" ?(?P<minus>[-−–]?)\Z"
)
_MONEY_BEFORE = re.compile(
    r"(?<![^\W\d_])(?:(?P<of>[A-Z][A-Za-z.]+) )?(?P<money>[A-Za-z][a-z]{3,8}s|[A-Z][a-z]{3,8}) \Z"
)
_CODE = re.compile(r"(?<![^\W_])[A-Z]{3}\Z")
_NO_SIGNS = frozenset("0123456789,;:()/")
_MINUS_IN_WORDS = re.compile(r"(?:\A|[ (,])((?:minus|negative) )\Z", re.IGNORECASE)
_MINUS = re.compile(r"(?:\A|[ (,])([-−–]|\([-−–]\) ?|(?:minus|negative)[ -]|minus of )\Z", re.IGNORECASE)
_MARK = re.compile(r"(?P<gap> ?)(?P<mark>k|m|mm|b|M|MM|B|K|cr)(?![\w²³-]| ?(?:-?long|deep|wide|high|tall)\b)")
_LETTERS = re.compile(r"[A-Za-zµμ]+[²³23]?(?:/[A-Za-z]+)?")
_ONE_OF_A_UNIT = re.compile(r" (?:of )?an?(?= )")
_PART_OF_A_POINT = re.compile(r" (?:of )?a (?:percentage )?point\b")
_OF_STATE = re.compile(r" ?(?:US|U\.S\.)(?=[ ,.;)]|\Z)")
_NEAR = 80  # characters before a rate of exchange in which a money is named
_NAME = 24  # characters, the longest name of a currency before a number
_FOLLOWED = re.compile(r"[’']?[A-Za-zµμ]")


class _Sign(NamedTuple):
    """The sign of a currency, where it begins, and whether a minus follows it."""

    code: str
    start: int
    minus: bool


def measure(text: str, number: Number, meant: Meant, after: int = 0) -> Quantity | None:
    """A number as a quantity; the unit is empty where there is none. None if it is part of a word: "G20", "22nd".
    Before `after` another quantity ends, whose unit is no sign of this one. `meant` tells whose money words and signs mean.
    """
    countries = meant.at(text, number.start)
    sign = _sign(text, number, meant.by_sign(countries), meant.sign) or _money_before(text, number, countries)
    if sign and sign.start < after:
        sign = None
    if sign is None and number.start and text[number.start - 1].isalnum():
        return None
    by, end = _mark(text, number, sign is not None, countries)
    unit = _behind_sign(text, Unit(sign.code, end), countries) if sign else _named(text, number, end, countries)
    if unit:
        unit = priced(text, unit, countries)
        unit = sold(text, unit, sign.start if sign else number.start)
    elif number.scale == 1 and not number.in_words:
        unit = exchange(text, number.end, text[max(0, number.start - _NEAR) : number.start], countries)
    if unit is None and _is_part_of_a_word(text, number, end):
        return None
    start, end = sign.start if sign else number.start, unit.end if unit else end
    minus = (_MINUS if unit else _MINUS_IN_WORDS).search(text, max(0, start - 10), start)
    start = minus.start(1) if minus else start
    factor = by * (unit.factor if unit else 1.0)
    amount = number.value * factor * (-1 if minus or (sign and sign.minus) else 1)
    if not isfinite(amount):
        return None
    return Quantity(
        start, end,
        float(f"{amount:.14g}"),  # 0.07 * 100 is 7
        unit.code if unit else "",
        number.scale * max(factor, 1.0),
        number.decimals + (round(-log10(factor)) if factor < 1 else 0),
        bound(text, start, end),
        is_about(text, start),
        part=unit.factor if unit and unit.factor < 1 else 1,
    )  # fmt: skip


def _mark(text: str, number: Number, is_money: bool, countries: Sequence[str]) -> tuple[float, int]:
    """What a letter behind a number multiplies it by, and where it ends: "$5 m", "35m", "4.3M", "5 m tonnes"; of money
    alone "$5B" and "$5 k".
    """
    none = (1.0, number.end)
    m = _MARK.match(text, number.end)
    if m is None or number.in_words or number.scale > 1 or _is_unit(text, number.end):
        return none
    glued = m["gap"] == "" and (m["mark"] != "K" and (m["mark"] != "B" or number.decimals > 0))
    if is_money or glued or (m["mark"] == "m" and unit_at(text, m.end(), countries)):
        return LISTED["mark"][m["mark"].lower()], m.end()
    return none


def _behind_sign(text: str, money: Unit, countries: Sequence[str]) -> Unit:
    """Money with what stands behind the number: "$76 US", "$5 dollars", "$70 a barrel"."""
    if state := _OF_STATE.match(text, money.end):
        money = money._replace(end=state.end())
    repeated = unit_at(text, money.end, countries)
    if repeated and repeated.code.startswith(money.code) and repeated.factor == 1:
        return repeated
    return rated(text, money)


def _named(text: str, number: Number, end: int, countries: Sequence[str]) -> Unit | None:
    """The unit named behind a number, "75 USD million" and "a quarter of a tonne" too."""
    unit = unit_at(text, end, countries)
    if unit and number.scale == 1 and end == number.end and is_money(unit.code) and unit.factor == 1:
        factor, stop = scaled(text, unit.end)
        return unit._replace(factor=factor, end=stop)
    if unit is None and number.value < 1 and (point := _PART_OF_A_POINT.match(text, number.end)):
        return Unit("percentage_point", point.end())
    one = _ONE_OF_A_UNIT.match(text, number.end) if unit is None and number.is_fraction else None
    return unit_at(text, one.end(), countries) if one else unit


def _is_part_of_a_word(text: str, number: Number, end: int) -> bool:
    """Whether a number without a unit is no number: "22nd", and "third" of "a third round"."""
    if number.in_words:
        return number.is_fraction
    return end == number.end and bool(_FOLLOWED.match(text, end))


def _sign(text: str, number: Number, countries: Sequence[str], dollar: str | None) -> _Sign | None:
    """The sign of money before a number."""
    if text[number.start - 1 : number.start] in _NO_SIGNS:
        return None
    m = _SIGN.search(text, max(0, number.start - 13), number.start)
    if m is None:
        return None
    both = sign_of(f"{m['nation'].strip()}{m['sign']}") if m["nation"] and not m["sign"][0].isalpha() else None
    word = both or sign_of(m["sign"].lstrip("’'≥≤<>=+±*:"))
    code = dollar if dollar and word == "$" else currency(word, countries) if word else None
    code = code or (only_currency(word) if word and number.scale > 1 else None)  # "R41.6 billion", not "R22"
    if word is None or code is None:
        return _code(text, number)
    return _Sign(code, m.start() if both else m.end("sign") - len(word), bool(m["minus"]))


def _code(text: str, number: Number) -> _Sign | None:
    """The code of a currency that is an English word too, right before a sum: "TOP118 million", not "TOP10"."""
    m = _CODE.search(text, max(0, number.start - 4), number.start)
    sum_of_money = m and (number.scale > 1 or number.decimals) and currency(m[0], ())
    return _Sign(m[0], m.start(), False) if m and sum_of_money else None


def _money_before(text: str, number: Number, countries: Sequence[str]) -> _Sign | None:
    """The name of a currency before a number that has no unit of its own: "US dollars 767 million", "Rupees 400"."""
    m = _MONEY_BEFORE.search(text, max(0, number.start - _NAME), number.start)
    if m is None or number.in_words or unit_at(text, number.end, countries):
        return None
    if not m["money"].endswith("s") and number.scale == 1:
        return None  # "Euro 2016", not "Ngultrum 161.9 billion"
    code = currency(f"{m['of']} {m['money']}", countries) or currency(m["money"], countries, m["of"])
    start = m.start() if code else m.start("money")
    code = code or currency(m["money"], countries)
    return _Sign(code, start, False) if code else None


def _is_unit(text: str, end: int) -> bool:
    """Whether what is glued to a number is a unit of more than one letter: "40km", "5MW"."""
    m = _LETTERS.match(text, end)
    return bool(m and len(m.group()) > 1 and m.group() in units())
