"""The numbers on a page, and whether an account has such values: rounded as they are written, in their unit."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from pipeline import wording
from pipeline.document.audit.spelt import Spelt, currencies, moved
from pipeline.facts.sayings import stems
from pipeline.records import Account

_CODES = "|".join(map(re.escape, sorted({*wording.SIGNS.values(), "US$"}, key=len, reverse=True)))
_SCALES = {"thousand": 1e3} | {w: factor for factor, word, short in wording.SCALES for w in (word, short)}
_SCALE = r"thousand|million|billion|trillion|bn|tn|m"
_PERCENT = r"percentage\s+points?|per\s?cent|%"
_DIGITS = r"\d+(?:,\d+)*(?:\.\d+)?"
NUMBERS = re.compile(
    rf"(?<![\w.,])(?P<money>(?:{_CODES}|\b[A-Z]{{3}}\s)\s?)?(?P<digits>{_DIGITS})(?:\s?(?P<scale>{_SCALE})\b)?"
    rf"(?:\s?(?P<percent>{_PERCENT})|\s(?P<code>[A-Z]{{3}})\b)?"
)
_ON = re.compile(
    rf"\s?(?:and|to|or|[–-])\s?(?:{_CODES})?{_DIGITS}(?:\s?(?P<scale>{_SCALE})\b)?(?:\s?(?P<percent>{_PERCENT}))?"
)
"""What a first number has its unit from: "between 60 and 80 per cent"."""
_EACH = re.compile(r"\s?(?:/|(?:per|an?|each|for)\b)")
"""What makes a price of an amount: "$60 per barrel"."""
_SIGNS = {sign: code for code, sign in wording.SIGNS.items()} | {"US$": "USD"}


def is_bare(m: re.Match[str]) -> bool:
    """Whether a match of NUMBERS is of nothing that stands at it."""
    return not (m["money"] or m["percent"] or m["code"] or m["scale"])


def begins(m: re.Match[str], text: str) -> int:
    """Where begins what says a number with the way that it went: "fell by 5 %"."""
    way = moved(text, m.start()) if m["percent"] else None
    return way[1] if way else m.start()


class Values:
    """The values of accounts."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._of: dict[str, list[tuple[float, frozenset[str]]]] = {}
        """By unit, each with the words of what it counts; of money for something the unit is as "USD/"."""
        for o in (o for account in accounts for o in account.observations):
            counted = frozenset(stems(f"{wording.unit(o.unit)} {o.label or ''} {o.commodity or ''} {o.unit}"))
            of, each, _ = o.unit.partition("/")
            unit = of + each if of in ("percent", "percentage_point") or wording.is_money(of) else ""
            for value in (o.value, o.low, o.high):
                if value is not None:
                    self._of.setdefault(unit, []).append((value, counted))

    def back(self, m: re.Match[str], text: str) -> bool:
        """Whether a match of NUMBERS in a text is one of them."""
        digits = m["digits"].replace(",", "")
        value, step = float(digits), 10.0 ** -len(digits.partition(".")[2])
        on = _ON.match(text, m.end()) if not (m["scale"] or m["percent"]) else None
        scale_word, percent = (on or m)["scale"], (on or m)["percent"]
        scale = _SCALES.get(scale_word or "", 1.0)
        money = (m["money"] or "").strip()
        units = [_part(percent)] if percent else [_SIGNS.get(money, money) or m["code"] or ""]
        behind = text[(on or m).end() :]
        units += [f"{unit}/" for unit in units if unit and _EACH.match(behind)]
        sign = re.search(r"(?:\A|[\s(])([+−–-])\Z", text[: m.start()])
        way = moved(text, m.start()) if percent else None
        wanted = way[0] if way else 0 if not sign else 1 if sign[1] == "+" else -1
        return self._has(value * scale, 0.5 * step * scale, units, bool(scale_word), behind, wanted)

    def back_words(self, number: Spelt, text: str) -> bool:
        """Whether a number in words is one of them: an amount, a part as per cent, a multiple as ratio or change."""
        if number.what in ("part", "multiple"):
            value = number.value
            ways = [("", value, number.slack), ("percent", 100 * value, 1.0)]  # a ratio, or a share
            ways += [("percent", 100 * abs(value - 1), 1.0)] if number.what == "multiple" else []
            return any(self._has(v, slack, [unit], False, " ratio") for unit, v, slack in ways)
        units: list[str] = [number.what if number.what != "amount" else ""]
        way = moved(text, number.start) if units != [""] else None
        behind = text[number.end :]
        return self._has(number.value, number.slack, units, number.is_large, behind, way[0] if way else 0)

    def back_in_some_scale(self, m: re.Match[str]) -> bool:
        """Whether a bare number is one of them in any scale and unit, as where a table says the unit once."""
        shown = float(m["digits"].replace(",", ""))
        slack = 0.5 * 10.0 ** -len(m["digits"].partition(".")[2]) * (1 + 1e-9)
        at = bisect_left(self._magnitudes, shown - slack)
        return at < len(self._magnitudes) and self._magnitudes[at] <= shown + slack

    @cached_property
    def _magnitudes(self) -> list[float]:
        """The values without sign and unit, in every scale, in order."""
        values = {abs(value) for of_unit in self._of.values() for value, _ in of_unit}
        return sorted(value / scale for value in values for scale in (1, 1e3, 1e6, 1e9, 1e12))

    def _has(self, wanted: float, slack: float, units: list[str], of_any: bool, behind: str, sign: int = 0) -> bool:
        """Whether there is a value, in one of some units and of a sign where that is told. `behind` are the words
        behind the number, which say what is counted; `of_any`: it may be of any unit, as "32 billion" is.
        """
        named = re.match(r"\s(?:US\s|U\.S\.\s)?([^\W\d_]{3,})", behind)
        if units == [""] and named and (codes := currencies().get(named[1].casefold())):
            units = [*codes]
        elif units == [""] and of_any:
            units = ["", *(unit for unit in self._of if not unit.startswith("percent"))]
        near = [
            counted
            for unit in units
            for value, counted in self._of.get(unit, ())
            if abs(abs(value) - wanted) <= slack * (1 + 1e-9) and (not sign or (value < 0) == (sign < 0))
        ]
        if units != [""]:
            return bool(near)
        beside = frozenset(stems(" ".join(behind.split()[:3])))
        return any(counted & beside for counted in near)


def _part(written: str) -> str:
    """The unit of what is written behind a number: per cent, or percentage points."""
    return "percentage_point" if written.startswith("percentage") else "percent"
