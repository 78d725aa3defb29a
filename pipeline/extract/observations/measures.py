"""What can be measured: the words that name a measure, and the units that it can have."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from pipeline import records
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.quantities.units import PARTS
from pipeline.extract.spans import begin, lowered
from pipeline.wordlist import any_of, table, words

FLOWS = records.FLOWS
MADE = frozenset({"exports", "imports", "trade", "production", "consumption"})
"""What is of goods."""
TRADED = frozenset({*FLOWS, "balance"})
COUNTED = frozenset({"population", "employment", "migration", "tourism"})
DURATIONS = frozenset({"s", "minute", "h", "day", "wk", "month", "mo", "year"})
SERIES = frozenset(
    "exports imports trade balance gdp production consumption price inflation exchange_rate unemployment revenue expenditure "
    "remittances tourism".split()
)
"""Measures that are told period by period: what is said of one without a date is of the period spoken of."""
RATES = frozenset({"tariff", "interest_rate", "inflation", "unemployment"})
_PARTS = PARTS | {"ratio"}
_DONE = re.compile(r" (?:of completion|complete|completed|finished|ready|built|done)\b")
_MONEY = re.compile(r"[A-Z]{3}")
_ASKING = {
    "exports": re.compile(r"(?i)\b(?:what|where|who)\b.*\b(?:exports?|exported|sells?|sold)\b"),
    "imports": re.compile(r"(?i)\b(?:what|where|who)\b.*\b(?:bought|buys?|imports?|imported)\b"),
}
"""How a heading asks for what is traded: "What Jamaica bought"."""
_KINDS = (
    ("energy", re.compile(r"[kMGTP]?(?:W\.h|J)|.*Btu.*|\{[bt]oe\}")),
    ("power", re.compile(r"[kMGT]?W")),
    ("area", re.compile(r"har|k?m2|\[acr_us\]|\[mi_i\]2|\[sft_i\]")),
    ("mass", re.compile(r"[kMGmu]?[tg]|\[oz_tr\]|\[lb_av\]|\[ton_i\]|\[car_m\]|TEU|\[dwt\]|\[GT\]")),
    ("volume", re.compile(r".*(?:m3|L|\[bbl_us\]|\[gal_us\]|\[gal_br\]|\[cft_i\]|\[bf_i\]|\[bu_us\])")),
)


class Measured(msgspec.Struct, frozen=True):
    """A word that names a measure: characters `start` to `end`."""

    start: int
    end: int
    measure: str
    word: str


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    meaning = {word: row["measure"] for row in reversed(table("measures")) for word in row["words"].split("|")}
    return re.compile(rf"(?<![\w-]){any_of(meaning)}(?![\w-])"), meaning


def measures(text: str, start: int, end: int) -> Sequence[Measured]:
    """The words between two characters that name a measure, in order."""
    every = _named(text)
    within = every[bisect_left(every, start, key=begin) : bisect_left(every, end, key=begin)]
    return within[:-1] if within and within[-1].end > end else within


@lru_cache(maxsize=4)
def _named(text: str) -> Sequence[Measured]:
    """Those of a whole passage, whose sentences, clauses and figures all ask for them."""
    pattern, meaning = _pattern()
    found = ((m.start(), m.end(), meaning[m.group()]) for m in pattern.finditer(lowered(text)))
    return tuple(Measured(a, b, measure, text[a:b]) for a, b, measure in found if measure != "none")


@cache
def _unmeasured() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(words('unmeasured'))}(?![\w-])")


def unmeasured(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where words between two characters name what figures are of and what is no measure: "transit", "turnout"."""
    return [m.span() for m in _unmeasured().finditer(lowered(text), start, end)]


def headed(heading: str) -> str | None:
    """The one measure that a heading names: "Main export products" is of exports, and so is "What Jamaica sold"; an empty
    word where it names what is none: "Transit cargo".
    """
    named = {m.measure for m in measured_in(heading)} - {"trade"}
    if not named and unmeasured(heading, 0, len(heading)):
        return ""
    if not named:
        named = {flow for flow, asks in _ASKING.items() if asks.search(heading)}
    return named.pop() if len(named) == 1 else None


def measured_in(words: str) -> list[Measured]:
    """What a heading or a caption says is measured, not what that is told by: "Exports by crop" are exports."""
    return [m for m in measures(words, 0, len(words)) if not words[: m.start].endswith("by ")]


@cache
def fits(measure: str, unit: str) -> bool:
    """Whether a measure can have a unit: no price is in tonnes, no export in kilometres."""
    return kind_of_unit(unit) in _allowed()[measure]


def is_done(text: str, q: Quantity) -> bool:
    """Whether a percentage is how far a work is done: "62 per cent complete"."""
    return q.unit == "percent" and bool(_DONE.match(text, q.end))


@cache
def kind_of_unit(unit: str) -> str:
    """The kind of a unit, as the list of measures names it; "other" for lengths and the rest."""
    if unit in ("count", "") or unit.startswith("count/"):
        return "count"
    if unit in _PARTS:
        return "part"
    if unit in DURATIONS:
        return "time"
    first, _, per = unit.partition("/")
    if _MONEY.fullmatch(first) and first != "TEU":
        return "money" if not per or per in ("a", "mo", "d", "h") else "rate"
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(first)), "other")


def implied(unit: str) -> str | None:
    """The measure that a unit by itself tells: money for a thing is a price, money for money a rate of exchange."""
    first, _, per = unit.partition("/")
    if kind_of_unit(unit) == "rate":
        return "exchange_rate" if _MONEY.fullmatch(per) else "price"
    return {"area": "area", "power": "capacity"}.get(kind_of_unit(first))


@cache
def _allowed() -> dict[str, frozenset[str]]:
    return {row["measure"]: frozenset(row["units"].split()) for row in table("measures")}
