"""What a field of a YAML file may hold beyond plain text: a date, a period, one name or several.

A type of its own is made from the value, and refuses by a ValueError "Expected `this or that`", as `yamlfile` asks.
"""

from typing import Annotated, Any

from msgspec import Meta

from pipeline import edtf

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


_ONE = ("day", "month", "year")


def listed(names: Names | None) -> tuple[str, ...]:
    """The names of a field: none, one or several."""
    return (names,) if isinstance(names, str) else tuple(names or ())


_PATTERNS: dict[type, str] = {
    Date: r"^\d{4}(-\d\d(-\d\d)?)?$",
    Period: r"^[\dX.~-]+(/[\d.~-]*)?$|^/[\d.~-]+$",
}


def schema(kind: type) -> dict[str, Any]:
    """The JSON Schema of a type of this module, for msgspec; of another a KeyError."""
    return {"type": "string", "pattern": _PATTERNS[kind]}
