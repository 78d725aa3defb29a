"""What a field of a YAML file may hold beyond plain text: a date, a period, one name or several, a measure or several.

A type of its own is made from the value, and refuses by a ValueError "Expected `this or that`", as `yamlfile` asks.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Annotated, Any

from msgspec import Meta

from pipeline import edtf
from pipeline.wordlist import table

Names = (
    Annotated[str, Meta(min_length=1)] | Annotated[tuple[Annotated[str, Meta(min_length=1)], ...], Meta(min_length=1)]
)
"""One name, or a list of names."""


class Date(str):
    """A day, month or year on the calendar, in ISO 8601."""

    def __new__(cls, value: object) -> "Date":
        if not (isinstance(value, str) and edtf.is_date(value) and edtf.precision(value) in _ONE and value[-1] != "~"):
            raise ValueError("Expected `a date such as 2024-05-02, 2024-05 or 2024`")
        return super().__new__(cls, value)


class Period(str):
    """A time to choose by, as EDTF: a date, or from one to another, either of which may be left open."""

    def __new__(cls, value: object) -> "Period":
        if not (isinstance(value, str) and edtf.is_date(value)):
            raise ValueError("Expected `a period such as 2013, 2013-05, 2013/2014, 2013/.. or 199X`")
        return super().__new__(cls, value)


MEASURES = {row["measure"]: row["words"].split("|") for row in table("measures") if row["measure"] != "none"}
"""The measures of an account, each with the words that name it."""


class Measure(str):
    """A measure of the account."""

    def __new__(cls, value: object) -> "Measure":
        if value not in MEASURES:
            near = _meant(str(value))
            raise ValueError(f"Expected `{near or ' or '.join(MEASURES)}`, got `{value}`")
        return super().__new__(cls, str(value))


class Measures(tuple[Measure, ...]):
    """One measure, or a list of measures."""

    def __new__(cls, value: object) -> "Measures":
        several = value if isinstance(value, Iterable) and not isinstance(value, str) else (value,)
        measures = super().__new__(cls, map(Measure, several))
        if not measures:
            raise ValueError(f"Expected `{' or '.join(MEASURES)}`")
        return measures


def _meant(given: str) -> str | None:
    """The measure that somebody may have meant: named by that word, spelt like it, or called by a phrase with it."""
    word = given.casefold()
    named = [measure for measure, words in MEASURES.items() if word in words]
    alike = get_close_matches(word, MEASURES, 1)
    told = [m for m, words in MEASURES.items() if any(re.search(rf"\b{re.escape(word)}\b", w) for w in words)]
    return next(iter([*named, *alike, *(told if len(told) == 1 else ())]), None)


_ONE = ("day", "month", "year")


def listed(names: Names | Measures | None) -> tuple[str, ...]:
    """The names of a field: none, one or several."""
    return (names,) if isinstance(names, str) else tuple(names or ())


_PATTERNS: dict[type, str] = {
    Date: r"^\d{4}(-\d\d(-\d\d)?)?$",
    Period: r"^[\dX.~-]+(/[\d.~-]*)?$|^/[\d.~-]+$",
}


def schema(kind: type) -> dict[str, Any]:
    """The JSON Schema of a type of this module, for msgspec; of another a KeyError."""
    if kind is Measure:
        return {"enum": list(MEASURES)}
    if kind is Measures:
        return {"anyOf": [schema(Measure), {"type": "array", "items": schema(Measure), "minItems": 1}]}
    return {"type": "string", "pattern": _PATTERNS[kind]}
