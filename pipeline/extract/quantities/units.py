"""Units and currencies by the words and signs that texts use."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name

from pipeline.extract.names.gazetteer import known
from pipeline.wordlist import table, words

_METALS = frozenset({"XAU", "XAG", "XPT", "XPD"})  # in ISO 4217, and in no report as money


@cache
def units() -> dict[str, str]:
    """Unit codes by word or sign."""
    return {word: row["code"] for row in table("units") for word in row["words"].split("|")}


@cache
def physical() -> frozenset[str]:
    """The codes of units that can be counted by the year or the day, as tonnes can and percentages and hours cannot."""
    return frozenset(units().values()) - words("rateless")


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
        codes = [m.code for m in known(adjective) if m.code]
        if not codes:
            return None
        named = moneys().get(f"{adjective} {word}", [])
        return next((code for code, where in meanings if where in codes), None) or (named[0][0] if named else None)
    for country in countries:
        for code, where in meanings:
            if where == country:
                return code
    return next((code for code, where in meanings if where is None), None)


@cache
def signs() -> frozenset[str]:
    """What can stand before an amount: "US$", "EUR", "Rs."."""
    return frozenset(
        w for w in moneys() if re.fullmatch(r"[A-Z]{3}|[A-Za-z.]{0,4}[^\w\s.]|(?!cr|bn|mn)[A-Z][A-Za-z]{0,3}\.?|kr", w)
    )
