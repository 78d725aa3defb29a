"""What the cells of a statistical file say in names and codes: whose, which way, in what, how sure."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from babel.core import get_global

from pipeline.extract.names.gazetteer import country_names, names_in
from pipeline.extract.observations.frame import UNIONS
from pipeline.extract.observations.goods import names_goods
from pipeline.extract.observations.measures import MADE, measures
from pipeline.extract.quantities.meant import Meant
from pipeline.extract.tables.units import scale_of, unit_of
from pipeline.wordlist import table, words

WORLD = "World"
UNKNOWN = "?"
"""What a cell names by a number that no list knows."""
_SCALES = re.compile(r"(?i)\b(?:in )?(?:thousand|million|billion|trillion)s?\b(?: (?:of|in))?")
_THOUSAND = re.compile(r"\b1[ ,]?000 (?=[A-Za-z$€£¥])")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_VALUED = re.compile(
    r"(?i)\b(?:bop|current|constant|nominal|at|market|prices?|f\.?o\.?b|c\.?i\.?f|(?:19|20)\d\d)\b[,.]?"
)
_LABELLED = re.compile(r"[A-Z0-9_]{2,12}: ?(?=[^\W\d_])")
_RATE = re.compile(r"[A-Z]{3}/[A-Z]{3}")
_WORD = re.compile(r"[a-z](?:[a-z.]*[a-z])?|[%$]|\d+")
_NO_SIDE = re.compile(r"(?i)n/?a|\.{2,3}|-+|:|_Z|not applicable|none")
_CODE = re.compile(r"[A-Z]{2,3}")
_FLAG = re.compile(r"[a-z]{1,3}", re.I)


class Unit(NamedTuple):
    """A unit, and how many of it one of a column's figures are."""

    code: str
    scale: float


@cache
def _sides() -> dict[str, str]:
    return {written: row["side"] for row in table("areas") for written in row["written"].split("|")}


@cache
def _codes(of: str) -> dict[str, str]:
    return {code: row["says"] for row in table("column_codes") if row["of"] == of for code in row["codes"].split("|")}


@lru_cache(maxsize=4096)
def side_in(text: str) -> str | None:
    """Whom a cell names: a country by its code, a group of them or what else it says by its name, all as `WORLD`; None where it
    names nobody.
    """
    if not text or _NO_SIDE.fullmatch(text):
        return None
    if _LABELLED.match(text):
        text = text.partition(":")[2].strip()
    if text in _sides():
        return _sides()[text]
    if text.isdigit():
        return WORLD if text.strip("0") == "" else _by_number(text.zfill(3)) or UNKNOWN
    if _CODE.fullmatch(text) and (code := _by_code(text)):
        return code
    named = list(names_in(text))
    whole = named[0] if len(named) == 1 and (named[0].start, named[0].end) == (0, len(text)) else None
    if whole and whole.kind == "country" and whole.code:
        return whole.code
    return UNIONS.get(whole.name, text) if whole else text


def _by_code(text: str) -> str | None:
    if len(text) == 3:
        return text if text in country_names() else None
    return next((row["code"] for row in table("countries") if row["alpha_2"] == text), None)


def _by_number(text: str) -> str | None:
    """The country of a number of ISO 3166-1."""
    found = get_global("territory_aliases").get(text, [])
    return _by_code(found[0]) if len(found) == 1 else None


def names_a_country(text: str) -> bool:
    """Whether a cell names a country, a group of states that trade is counted with, or all of them."""
    return (side := side_in(text)) is not None and (side in country_names() or side in UNIONS.values() or side == WORLD)


class Flow(NamedTuple):
    """What a cell says of the way of trade: a measure, or that it is a part of one that has no name here."""

    measure: str | None
    is_part: bool = False


@lru_cache(maxsize=1024)
def flow_in(text: str) -> Flow:
    """Which way trade goes that a cell tells of."""
    plain = text.strip().lower()
    if plain in _codes("flow"):
        says = _codes("flow")[plain]
        return Flow(says or None) if says not in ("both", "part") else Flow(None, says == "part")
    named = {m.measure for m in measures(text, 0, len(text))}
    return Flow(named.pop() if len(named) == 1 else None)


class Indicator(NamedTuple):
    """The measure that some words name, and whether they say no more than that, or how it is valued; of which goods, if these
    are the rest: "Tea production".
    """

    measure: str | None
    is_plain: bool
    goods: str | None = None


@lru_cache(maxsize=1024)
def measure_in(said: str) -> Indicator:
    """What the name or the code of an indicator says is measured."""
    if coded := _codes("measure").get(said.lower()):
        return Indicator(coded, True)
    said = said.replace("_", " ")
    told = measures(said, 0, len(said))
    for m in reversed(told):
        said = said[: m.start] + said[m.end :]
    rest = [w for w in _WORD.findall(said.lower()) if not w.isdigit() and w not in words("plain_of_measures")]
    measure = told[0].measure if told else None
    goods = " ".join(rest) if measure in MADE and rest and all(map(names_goods, rest)) else None
    return Indicator(measure, not rest or goods is not None, goods)


def transformation_in(text: str) -> str:
    """What a change is counted from, in words."""
    return _codes("transformation").get(text.lower(), text)


@lru_cache(maxsize=1024)
def unit_in(text: str, meant: Meant) -> Unit | None:
    """The unit that a cell tells, and what it is counted in: "US Dollar, Millions", "MIO_EUR", "1000 USD"."""
    plain = " ".join(text.split())
    if coded := _codes("unit").get(plain.lower()):
        return _unit_of_code(coded)
    if _RATE.fullmatch(plain):
        return Unit(plain, 1.0)
    plain = _THOUSAND.sub("thousand ", plain).replace("_", " ")
    scale = scale_of([plain])
    parts = [*_IN_BRACKETS.findall(plain), *reversed(_IN_BRACKETS.sub("", plain).split(", ")), plain.rpartition(" ")[2]]
    bare = (_SCALES.sub(" ", _VALUED.sub(" ", part)).strip() for part in parts)
    told = next(filter(_is_told, (unit_of(said, meant) for said in (plain, *bare) if said)), None)
    return Unit(told[0], told[1] if told[1] > 1 else scale) if told and told[0] else None


def _is_told(unit: tuple[str | None, float] | None) -> bool:
    return unit is not None and unit[0] is not None


def unit_meant(head: str) -> Unit | None:
    """The unit that a head means without a word for it."""
    coded = _codes("head").get(head)
    return _unit_of_code(coded) if coded else None


def _unit_of_code(said: str) -> Unit:
    code, scale = said.split(" ")
    return Unit(code, float(scale))


@lru_cache(maxsize=256)
def multiplier_in(text: str) -> float | None:
    """By how much a figure is to be taken: 6 and "Millions" are a million; None where a cell says what is none."""
    plain = text.strip().lower()
    if not plain or plain in ("units", "unit", "ones", "_z"):
        return 1.0
    if is_power := re.fullmatch(r"-?(\d{1,2})(?:\.0)?", plain):
        return float(10 ** int(is_power[1])) if not plain.startswith("-") else 10.0 ** -int(is_power[1])
    scale = scale_of([plain])
    return scale if scale > 1 else float(plain) if re.fullmatch(r"10+", plain) else None


@lru_cache(maxsize=1024)
def status_in(text: str) -> str:
    """How sure an observation is by its flag, in SDMX's letters; A where that tells nothing."""
    plain = text.strip().lower()
    known = _codes("status")
    if plain in known:
        return known[plain]
    letters = [known.get(letter, "A") for letter in plain] if _FLAG.fullmatch(plain) else []
    return next((letter for letter in "MFPE" if letter in letters), "A")
