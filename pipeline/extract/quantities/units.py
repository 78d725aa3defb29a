"""Units and currencies by the words and signs that texts use, and the rates made of them: "15 cents per kilowatt-hour"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from pipeline.extract.names.gazetteer import alpha_2, known
from pipeline.extract.quantities.numbers import LISTED
from pipeline.wordlist import any_of, table, words

_METALS = frozenset({"XAU", "XAG", "XPT", "XPD"})  # in ISO 4217, and in no report as money
_WORD = re.compile(
    r"[ -]?(?:of )?("
    r"[%°″](?!\w)|°[CF]\b|[A-Z]{1,3}\$"
    r"|(?:[a-z]\.){2,3}"  # m.p.h.
    r"|[^\W\d_](?:[^\W\d_²³/.-]|\d(?=[a-z])|(?<=so)['’‘](?=m\b)|(?<=pa)['’‘](?=anga\b))*"  # so’m
    r"[²³23]?(?:/[a-z]+)?\.?"  # km²  km/h  sq.
    r"|[^\w\s.,;:!?()\[\]\"'“”‘’/&*+=<>~–—-](?! ?\d)"  # €
    r")(?!\d)"
)
_PER = re.compile(r"(?: (?:for )?(?:an?|per|each|every) |[ -]a[n]?-|-per-| ?/ ?)")
_TO_MONEY = re.compile(
    r" (?:to|against|per) (?:the |one )?(?P<of>[A-Z][A-Za-z]* )?(?P<money>[a-z]{3,9})"
    r"(?=[,.;:)]|\Z| (?:in|on|at|by|and|from|last|over|during|compared|against|for|between|since|until|throughout)\b)"
)
_THING = re.compile(r"[^\W\d_]+[²³23]?(?:(?: |-)[^\W\d_]+){0,2}")
_COMPARED = re.compile(r" (?:earlier|ago|before|later)\b")  # "$3 billion a year earlier"
_TIMES = {
    "year": "a", "annum": "a", "yr": "a", "month": "mo", "week": "wk", "day": "d", "hour": "h", "hr": "h",
    "minute": "min", "second": "s",
}  # fmt: skip
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year"}
_EACH = re.compile(  # "barrels daily", "tons of urea a day"
    r"(?: (?P<when>daily|weekly|monthly|annually|yearly)\b(?! [a-z]+s\b)"
    r"| of (?:[^\W\d_]+ ){1,3}?(?:an?|per) (?P<unit>day|month|second|week|year)\b"
    r"(?! (?:ago|before|earlier|later)\b))"
)
_SCALED = re.compile(rf" ({any_of(w for w, n in LISTED['scale'].items() if n >= 1e3)})\b")
_MILLIONS = re.compile(r"M[A-Z]{3}")


_POWER = re.compile(r"10\*(\d+)\.")


class Unit(NamedTuple):
    """A unit's code and where its words end; `factor` of it are one of what the words name: a cent is 0.01 USD."""

    code: str
    end: int
    factor: float = 1.0


@cache
def units() -> dict[str, str]:
    """Unit codes by word or sign."""
    return {word: row["code"] for row in table("units") for word in row["words"].split("|")}


@cache
def unit_codes() -> frozenset[str]:
    """The codes of all units."""
    return frozenset(units().values())


@cache
def physical() -> frozenset[str]:
    """The codes of units that can be counted by the year or the day, as tonnes can and percentages and hours cannot."""
    return unit_codes() - words("rateless")


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


WORLDWIDE = frozenset({"USD", "EUR"})
"""Money that is told by its own name or sign wherever it is."""


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


@cache
def _subunits() -> dict[str, tuple[str, float]]:
    return {w: (row["of"], 1 / float(row["parts"])) for row in table("subunits") for w in row["words"].split("|")}


@cache
def _sharers() -> dict[str, str]:
    return {w: row["code"] for row in table("sharers") for w in row["words"].split("|")}


def is_money(code: str) -> bool:
    """Whether a unit's code is a currency's."""
    return len(code) == 3 and code.isalpha() and code.isupper() and code not in unit_codes()


def unit_at(text: str, end: int, countries: Sequence[str]) -> Unit | None:
    """The unit named from `end` on, the longest that is one."""
    ends: list[tuple[str, int]] = []
    at, phrase = end, ""
    while len(ends) < 4 and (m := _WORD.match(text, at)):
        phrase = f"{phrase} {m.group(1)}".strip()
        at = m.end()
        ends.append((phrase, at))
    for phrase, at in reversed(ends):
        spaced = text[end : end + 1] == " "
        whole, slash, behind = phrase.partition("/")
        for word in dict.fromkeys((phrase, phrase.rstrip("."), *([whole] if slash and " " not in behind else []))):
            found = _named(word, spaced, at - len(phrase) + len(word), countries)
            if found:
                return rated(text, found)
    return None


_SUBJECT = 90  # characters in which what is sold stands before its price
_SOLD = re.compile(
    r"\b(?:[Aa]|[Oo]ne|[Ee]ach) (?P<unit>[a-z]+(?: met(?:re|er))?) of (?:[\w-]+ ){1,4}?(?:(?:had|has|is|was) )?"
    r"(?:averaged|brought|cost|costs|fetched|fetches|priced|quoted|sells|sold|traded|trades|valued)(?: (?:at|for))?"
    r"(?: (?:about|almost|around|just|nearly|only|over|under))? \Z"
)


def rated(text: str, unit: Unit) -> Unit:
    """A unit with the words of a rate behind it: barrels "a day", dollars "per tonne". Money by time stays money."""
    if unit.code in physical() and (each := _EACH.match(text, unit.end)):
        return unit._replace(code=f"{unit.code}/{_TIMES[each['unit'] or _ADVERBS[each['when']]]}", end=each.end())
    by = _PER.match(text, unit.end)
    thing = _THING.match(text, by.end()) if by else None
    if thing is None or _COMPARED.match(text, thing.end()):
        return unit
    phrase = thing.group()
    while phrase:
        stop = thing.start() + len(phrase)
        slashed = text[thing.start() - 1] == "/"
        if (len(phrase) > 1 or slashed) and (below := _divisor(unit.code, phrase)):
            return unit._replace(code=f"{unit.code}/{below}", end=stop)
        phrase = phrase[: max(phrase.rfind(" "), phrase.rfind("-"), 0)]
    return unit


def exchange(text: str, end: int, before: str, countries: Sequence[str]) -> Unit | None:
    """The rate of exchange of a bare number: "the ringgit averaged 4.05 to the US dollar"; `before` is the text before it."""
    behind = _TO_MONEY.match(text, end)
    below = currency(behind["money"], countries, (behind["of"] or "").strip() or None) if behind else None
    named = [
        code for word in re.findall(r"[^\W\d_]+", before) if word.islower() and (code := currency(word, countries))
    ]
    above = next((code for code in reversed(named) if code != below), None)
    return Unit(f"{above}/{below}", behind.end()) if behind and below and above else None


def priced(text: str, unit: Unit, countries: Sequence[str]) -> Unit:
    """Money with the money that it is counted to: "R14.45 to the US dollar"."""
    behind = _TO_MONEY.match(text, unit.end) if is_money(unit.code) else None
    below = currency(behind["money"], countries, (behind["of"] or "").strip() or None) if behind else None
    return unit._replace(code=f"{unit.code}/{below}", end=behind.end()) if behind and below else unit


def sold(text: str, unit: Unit, start: int) -> Unit:
    """Money, whose figure begins at a character, by what was had for it: "a cubic metre of pine fetched PLN 232"."""
    thing = _SOLD.search(text, max(0, start - _SUBJECT), start) if unit.code.isalpha() and is_money(unit.code) else None
    below = _divisor(unit.code, thing["unit"]) if thing else None
    return unit._replace(code=f"{unit.code}/{below}") if below else unit


def _divisor(code: str, word: str) -> str | None:
    """The code of what a unit is counted by: of money any measure but time, of a measure any and time too."""
    named = units().get(word) or units().get(word.lower())
    if is_money(code):
        return _sharers().get(word.lower()) if named is None else None if named in words("rateless") else named
    if code not in physical():
        return None
    return _TIMES.get(word.lower()) or (named if named in physical() else None)


def _named(word: str, spaced: bool, end: int, countries: Sequence[str]) -> Unit | None:
    code = units().get(word) or (units().get(word.lower()) if len(word) > 1 else None)
    if code and not (len(word) == 1 and spaced and word not in "%t°″"):
        power = _POWER.match(code)  # "bcm" is 1e9 m3: the account counts in whole units
        return Unit(code[power.end() :], end, float(f"1e{power[1]}")) if power else Unit(code, end)
    if word in _subunits() and not (len(word) == 1 and spaced and word.isalpha()):
        of, factor = _subunits()[word]
        whole = currency(of, countries)
        return Unit(whole, end, factor) if whole else None
    if _MILLIONS.fullmatch(word) and word[1:] in signs():
        return Unit(word[1:], end, 1e6)
    adjective, _, last = word.rpartition(" ")
    if adjective and last in _subunits() and len(last) > 1:
        of, factor = _subunits()[last]
        whole = currency(of, countries, adjective)
        return Unit(whole, end, factor) if whole else None
    if " " in adjective and adjective not in ("New Zealand", "Hong Kong"):
        return None
    money = currency(last, countries, adjective or None)
    if money and (not adjective or adjective[0].isupper()) and not (last.isupper() and len(last) < 3):
        return Unit(money, end)
    meanings = (moneys().get(word) or moneys().get(word.lower()) or []) if adjective else []
    return Unit(meanings[0][0], end) if len(meanings) == 1 else None


def scaled(text: str, end: int) -> tuple[float, int]:
    """The scale that stands behind a unit, "75 USD million", and where it ends; 1 if there is none."""
    m = _SCALED.match(text, end)
    return (LISTED["scale"][m.group(1)], m.end()) if m else (1.0, end)
