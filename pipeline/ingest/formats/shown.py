"""A cell's value as its sheet shows it."""

import re
from datetime import date

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]')
_PLACES = re.compile(r"(?P<whole>[#0?][#0?,]*?)(?:\.(?P<decimals>[#0?]*))?(?P<thousands>,*)(?![#0?,.])")
_OTHERWISE = re.compile(r"[#0?]|E[+-]")


def shown(value: object, form: str) -> str:
    """A value in its number format: decimals, thousands, per cent, currency; of a day what of it is shown; a text in one
    line.
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case date():
            return _day(value, _LITERAL.sub("", form).lower())
        case int() | float():
            return _figure(value, form.partition(";")[0])
    return " ".join(str(value).split())


def _day(value: date, form: str) -> str:
    """A day; only its month or year where no more is shown."""
    if "d" in form or "y" not in form:
        return value.strftime("%Y-%m-%d")
    return value.strftime("%B %Y" if "m" in form else "%Y")


def _figure(value: float, form: str) -> str:
    """A figure; a fraction, and one with an exponent, plainly. A minus stands before all, whatever the format makes of it."""
    form = _LITERAL.sub(lambda m: m.group(1) or m.group(2) or m.group(3) or "", form)
    places = _PLACES.search(form)
    if not places or _OTHERWISE.search(form, places.end()):
        return str(int(value)) if value == int(value) else repr(round(value, 10))
    value = value * (100 if "%" in form else 1) / 1000 ** len(places["thousands"])
    decimals = places["decimals"] or ""
    said = f"{abs(value):{',' if ',' in places['whole'] else ''}.{len(decimals)}f}"
    for _ in decimals[decimals.rfind("0") + 1 :]:  # places that are shown only if they are filled
        said = said.removesuffix("0")
    minus = "-" if value < 0 else ""
    return f"{minus}{form[: places.start()].lstrip()}{said.removesuffix('.')}{form[places.end() :].rstrip()}"
