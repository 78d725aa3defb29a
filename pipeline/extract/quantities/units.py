"""Units by the words and signs that texts use, and the rates made of them: "15 cents per kilowatt-hour"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipeline.extract.quantities.moneys import currency, moneys, signs
from pipeline.extract.quantities.words import LISTED
from pipeline.wordlist import any_of, table, words

PARTS = frozenset({"percent", "percentage_point", "basis_point"})
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
_SUBJECT = 90  # characters in which what is sold stands before its price
_SOLD = re.compile(
    r"\b(?:[Aa]|[Oo]ne|[Ee]ach) (?P<unit>[a-z]+(?: met(?:re|er))?) of (?:[\w-]+ ){1,4}?(?:(?:had|has|is|was) )?"
    r"(?:averaged|brought|cost|costs|fetched|fetches|priced|quoted|sells|sold|traded|trades|valued)(?: (?:at|for))?"
    r"(?: (?:about|almost|around|just|nearly|only|over|under))? \Z"
)


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
