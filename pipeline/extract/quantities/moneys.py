"""Currencies by the words and signs that texts use: which of several is meant, and which a country had on a day."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from pipeline.extract.names.gazetteer import alpha_2, names_in
from pipeline.wordlist import table, words

_METALS = frozenset({"XAU", "XAG", "XPT", "XPD"})  # in ISO 4217, and in no report as money
WORLDWIDE = frozenset({"USD", "EUR"})
"""Money that is told by its own name or sign wherever it is."""


@cache
def moneys() -> dict[str, list[tuple[str, str | None]]]:
    """For each word or sign of money, the currencies that it can be and where; the general meaning last."""
    found: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for row in table("money"):
        for word in row["words"].split("|"):
            found[word].append((row["code"], None if word == row["code"] else row["country"] or None))
    locale = Locale("en")
    for code, name in locale.currencies.items():
        if "(" in name or code in _METALS:
            continue
        plural = get_currency_name(code, count=2, locale=locale)
        for word in {name, name.lower(), plural, plural.lower(), code}:
            if not found[word]:
                found[word].append((code, None))
    for places in found.values():
        places.sort(key=lambda p: p[1] is None)
    return dict(found)


def currency(word: str, countries: Sequence[str], adjective: str | None = None) -> str | None:
    """The currency that a word or sign means: by the adjective before it ("Swiss francs"), by the first of the
    countries that the text is about which has one of that name, or by its general meaning.
    """
    meanings = moneys().get(word) or moneys().get(word.lower())
    if not meanings:
        return None
    if adjective:
        codes = [m.code for m in names_in(adjective) if m.code]
        if not codes:
            return None
        named = moneys().get(f"{adjective} {word}", [])
        return next((code for code, where in meanings if where in codes), None) or (named[0][0] if named else None)
    for country in countries:
        for code, where in meanings:
            if where == country:
                return code
    return next((code for code, where in meanings if where is None), None)


def only_currency(sign: str) -> str | None:
    """The currency of a sign that no other has, wherever the text is about: of "R" the rand."""
    codes = {code for code, _ in moneys().get(sign, ())}
    return codes.pop() if len(codes) == 1 else None


@cache
def in_use(code: str, day: date) -> str:
    """The currency of a country on a day, where that of the code came later: of Zambia's kwacha in 1998 the older;
    and where its currency had ended, what its sign means elsewhere."""
    own = get_global("territory_currencies").get(code[:2], [])
    if any(listed == code and end and date(*end) < day for listed, _, end, _ in own):
        return _of_its_sign(code)
    began = next((begin for listed, begin, _, _ in own if listed == code and begin), None)
    if began is None or date(*began) <= day:
        return code
    then = [
        listed for listed, begin, end, tender in own
        if tender and begin and date(*begin) <= day and (end is None or day <= date(*end))
    ]  # fmt: skip
    return then[0] if len(then) == 1 else code


@cache
def has_us_dollar(country: str) -> bool:
    """Whether a country that has no money of its own pays in US dollars: Ecuador, Timor-Leste."""
    return any(listed == "USD" and end is None and legal for listed, _, end, legal in _paid_in(country))


@cache
def own_moneys(country: str) -> frozenset[str]:
    """The currencies that a country issues or issued, not its neighbour's that it once used: of Nepal no Indian rupee. Of one
    that never issued any that which it pays in: of Greenland the Danish krone.
    """
    short = alpha_2(country)
    issued = frozenset(listed for listed, _, _, _ in _paid_in(country) if listed.startswith(short))
    return issued or frozenset(listed for listed, _, end, legal in _paid_in(country) if legal and end is None)


def _paid_in(country: str) -> Iterable[tuple[str, object, object, bool]]:
    short = alpha_2(country)
    found: Iterable[tuple[str, object, object, bool]] = get_global("territory_currencies").get(short, [])
    return found


@cache
def _of_its_sign(code: str) -> str:
    """The currency that the sign of one that is no more means now: of Ireland's "£" sterling."""
    shared = (
        places for word, places in moneys().items() if not word[0].isalnum() and any(c == code for c, _ in places)
    )
    return next((c for places in shared for c, where in places if where is None), code)


@cache
def signs() -> frozenset[str]:
    """What can stand before an amount: "US$", "EUR", "Rs."."""
    sign = re.compile(
        r"[A-Z]{3}|[A-Za-z.]{0,4}[^\w\s.]|S/\.|\$[A-Z]{1,2}|(?!cr|bn|mn)[A-Z][A-Za-z]{0,3}\.?|kr|usd|eur|gbp|rmb"
    )
    return frozenset(w for w in moneys() if sign.fullmatch(w)) - words("word_codes")


def sign_of(word: str) -> str | None:
    """The sign that some characters before a number are."""
    return word if word in signs() else None
