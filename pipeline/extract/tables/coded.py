"""What the cells of a statistical file say in names and codes: whose, which way, when, in what, how sure."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from babel.core import get_global

from pipeline import edtf
from pipeline.calendar import MONTHS
from pipeline.extract.names.gazetteer import country_names, names_in
from pipeline.extract.observations.frame import UNIONS
from pipeline.extract.observations.measures import measures
from pipeline.extract.quantities.meant import Meant
from pipeline.extract.tables.units import scale_of, unit_of
from pipeline.wordlist import table, words

WORLD = "World"
UNKNOWN = "?"
"""What a cell names by a number that no list knows."""
_MONTHS = {name[:3].lower(): (n, name.lower()) for n, name in enumerate(MONTHS, 1)}
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
_PERIODS = tuple(
    re.compile(f"(?i){form}")
    for form in (
        rf"y?{_YEAR}(?:\.0+)?(?: ?\[yr\d{{4}}\])?(?:-?a1)?",  # 1960 [YR1960]
        rf"{_YEAR} ?[-–]?(?:q(?P<quarter>[1-4])|m(?P<month>\d\d?)|[sh](?P<half>[12]))",  # 2014-Q1  2014M03
        rf"q(?P<quarter>[1-4])[-/ ]?{_YEAR}",
        rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?(?:[ T][\d:.]+)?",
        rf"(?P<name>[a-z]{{3,9}})\.?[-/ ]?(?:{_YEAR}|['’]?(?P<short>\d\d))",  # Apr-14
        rf"{_YEAR}[-/ ]?(?P<name>[a-z]{{3,9}})",
    )
)
_RUN_ON = re.compile(rf"{_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)?")
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
_RECENT = 50  # a year in two figures below it is of this century
_QUARTERS, _HALVES = tuple(edtf.QUARTERS), tuple(edtf.HALVES)


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
    """The measure that some words name, and whether they say no more than that, or how it is valued."""

    measure: str | None
    is_plain: bool


@lru_cache(maxsize=1024)
def measure_in(said: str) -> Indicator:
    """What the name or the code of an indicator says is measured."""
    if coded := _codes("measure").get(said.lower()):
        return Indicator(coded, True)
    said = said.replace("_", " ")
    told = measures(said, 0, len(said))
    for m in reversed(told):
        said = said[: m.start] + said[m.end :]
    rest = _WORD.findall(said.lower())
    return Indicator(
        told[0].measure if told else None, all(w.isdigit() or w in words("plain_of_measures") for w in rest)
    )


def transformation_in(text: str) -> str:
    """What a change is counted from, in words."""
    return _codes("transformation").get(text.lower(), text)


@lru_cache(maxsize=4096)
def period_in(text: str, *, is_date: bool = False) -> str | None:
    """The period that a cell is: "2014", "2014-Q1", "2014M03", "Apr-14"; where it stands among dates "201403" too."""
    text = text.strip()
    if is_date and (m := _RUN_ON.fullmatch(text)):
        return edtf.make(int(m["year"]), int(m["month"]), int(m["day"]) if m["day"] else None)
    told = next((m.groupdict() for m in (form.fullmatch(text) for form in _PERIODS) if m), None)
    if told is None:
        return None
    year = int(told["year"] or f"{20 if int(told['short']) < _RECENT else 19}{told['short']}")
    if quarter := told.get("quarter"):
        return edtf.make(year, _QUARTERS[int(quarter) - 1])
    if half := told.get("half"):
        return edtf.make(year, _HALVES[int(half) - 1])
    month = month_in(told.get("name") or told.get("month") or "")
    if month is None and (told.get("name") or told.get("month")):
        return None
    value = edtf.make(year, month, int(told["day"]) if told.get("day") else None)
    return value if edtf.is_date(value) else None


def month_in(text: str) -> int | None:
    """The month that a cell names: "March", "Mar.", "3", "M03"."""
    plain = text.strip().lower().rstrip(".")
    if number := re.fullmatch(r"m?(\d\d?)", plain):
        return int(number[1]) if 1 <= int(number[1]) <= 12 else None
    month, whole = _MONTHS.get(plain[:3], (None, ""))
    return month if whole.startswith(plain) or plain == "sept" else None


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
