"""Quantities in a text: money, percentages, measures and counts, with their bounds and ranges."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Literal

from pipeline.extract.quantities.numbers import NUMBER, SCALES, decimals, value
from pipeline.extract.quantities.units import currency, physical, signs, units
from pipeline.extract.spans import Taken
from pipeline.records import Bound
from pipeline.wordlist import words

Role = Literal["amount", "fraction", "multiple"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: characters `start` to `end`.

    `value` is in the unit itself; `scale` and `decimals` tell how the text rounds it ("1.2 billion": 1e9 and 1).
    `mate` is where the other end of a range begins. `noun` is what a count counts.
    `role` sets fractions of a whole ("a third") and multiples ("doubled") apart.
    """

    start: int
    end: int
    value: float
    unit: str
    scale: float = 1
    decimals: int = 0
    bound: Bound | None = None
    approximate: bool = False
    mate: int | None = None
    noun: str | None = None
    role: Role = "amount"


_SCALE_WORDS = sorted((s for s in SCALES if len(s) > 1 and s != "hundred"), key=len, reverse=True)
_SCALE = re.compile(rf"(?P<gap>[ -]?)(?P<scale>(?i:{'|'.join(_SCALE_WORDS)})|[mbk])(?![\w²³-])")
_SIGN = re.compile(r"(?:\A|[\s(\[“\"/~–—-])([^\s\d(\[“\"/]{1,5}) ?\Z")
_MINUS = re.compile(r"(?:\A|[ (])([-−–]|minus )\Z")
_PER = re.compile(r"(?: an? | per |/)(year|month|day|hour)\b")
_UNIT_WORD = re.compile(r"[ -]?(?:of )?([%°][A-Z]?|[^\W\d_][^\W\d_²³/.]*[²³23]?(?:/[a-z]+)?|[$€£¥₹])")
_PER_CODES = {"year": "a", "month": "mo", "day": "d", "hour": "h"}
_RANGE = re.compile(r" ?(?:[-–—]| to | and | or |-to-) ?")
_NUMBERED = re.compile(
    rf"(?:\b(?:{'|'.join(sorted(words('numbered')))})s?\.? ?(?:nos?\.? ?)?|[#§№]|[A-Za-z][-–/]|[\w)][/:.])\Z",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r"[(\[]\Z")
_BOUNDS: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (re.compile(r"(?i)\b(?:no more than|not more than|(?<!no )(?<!not )(?:less|fewer) than|under|below|up to|at most"
                r"|not exceeding|a maximum of"
                r"|as (?:much|many|high) as|no higher than|lower than|short of)(?: the)? \Z"), "upper"),
    (re.compile(r"(?i)\b(?:(?<!no )(?<!not )more than|over|above|at least|not less than|no less than|no fewer than"
                r"|exceed(?:s|ed|ing)?|in excess of"
                r"|upwards? of|a minimum of|greater than|higher than|surpass(?:ed|ing)?|topp(?:ed|ing)"
                r"|better than)(?: the)? \Z"), "lower"),
)  # fmt: skip
_ABOUT = re.compile(
    r"(?i)(?:\b(?:about|around|some|roughly|approximately|approx\.?|circa|nearly|almost|close to|just (?:over|under"
    r"|below|above|short of)|an estimated|estimated at|in the region of|well over|near(?:ly)?"
    r"|more or less)(?: the)? |[~≈] ?|\bca?\. ?)\Z"
)
_FRACTION = re.compile(
    r"(?i)\b(?P<n>an?|one|two|three|four|five|some|about|over|nearly|almost)?[ -]?(?P<d>half|halves|thirds?|quarters?"
    r"|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)(?= of\b| (?:the|its|their|as)\b)"
)
_PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_MULTIPLE = re.compile(
    r"(?i)\b(?:(?P<w>doubl|tripl|trebl|quadrupl|halv)(?:e|ed|es|ing)\b|(?P<f>two|three|four|five|six"
    r"|ten)fold\b)(?! (?:taxation|counting|standards?|digits?))"
)
_MULTIPLES = {
    "doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "halv": 0.5,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10,
}  # fmt: skip
_SCALES_ALONE = 1e3
_NOUN = re.compile(
    r" (?:of (?:the|its|their|these"
    r"|those) (?:[^\W\d_]+ )?)?(?P<noun>(?:[^\W\d_][\w’-]* ){0,3}?(?P<head>[^\W\d_][\w-]*s|people|men|women"
    r"|children|staff|aircraft|personnel))\b"
)
_NO_NOUN = frozenset(
    (
        "cents pence paise kopecks is was has its this as less plus versus thus across towards besides perhaps us always "
        "sometimes"
    ).split()
)
_STOPS = frozenset(
    (
        "of in on at by for to from with and or but the a an as than that which who was were is are be been "
        "has have had per after before since until into over under between during against while when will "
        "would may can could should"
    ).split()
)
_DEFINITE = re.compile(
    r"(?i)\b(?:the|these|those|both|its|their|his|her|our|last|first|next|past|other|[^\W\d_]+[’']s)(?: (?:other"
    r"|first|last|next|past))? \Z"
)
_SINGLE = frozenset({"one", "1"})


def find(text: str, taken: Sequence[tuple[int, int]], countries: Sequence[str] = ()) -> list[Quantity]:
    """The quantities of a text, in order. `taken` are the spans of dates; `countries` are those that the text is
    about, the most named first: they say which dollar or peso is meant."""
    found: list[Quantity] = []
    before: Quantity | None = None
    fractions = list(_fractions(text, taken))
    for m in _free(text, sorted([*taken, *((f.start, f.end) for f in fractions)])):
        one = _one(text, m, countries)
        if one and before and (word := _RANGE.fullmatch(text, before.end, one.start)):
            pair = _pair(text, before, one, word.group().strip())
            if pair:
                found[-1:] = pair
                before = None
                continue
        if one:
            found.append(one)
        before = one
    named = [_counted(text, q) for q in found]
    return sorted([*(q for q in named if q), *fractions, *_multiples(text)], key=lambda q: q.start)


def _free(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Numbers that are no part of a date, a name or a reference."""
    spans = iter([*taken, (len(text) + 1, len(text) + 1)])
    a, b = next(spans)
    for m in NUMBER.finditer(text):
        while b <= m.start():
            a, b = next(spans)
        before = text[max(0, m.start() - 24) : m.start()]
        if a < m.end() or _NUMBERED.search(before) or (before[-1:].isalnum() and not before[-1:].isupper()):
            continue
        if _LIST_MARK.search(before) and re.match(r"[)\]]", text[m.end() : m.end() + 1]) and len(m.group()) < 4:
            continue
        yield m


def _one(text: str, m: re.Match[str], countries: Sequence[str]) -> Quantity | None:
    """A number with the sign before it and the scale and unit behind it; the unit is empty where there is none."""
    number, digits = m.group(), m.group()
    start, end = m.start(), m.end()
    scale, unit = 1.0, ""
    sign = _SIGN.search(text, max(0, start - 8), start)
    if sign and sign.group(1) in signs():
        unit = currency(sign.group(1), countries) or ""
        start = sign.start(1)
    elif m["words"] is None and (text[start - 1 : start].isalpha() or re.match(r"[’']?[A-Za-z]", text[end : end + 2])):
        attached = _SCALE.match(text, end) or _attached(text, end)
        if not attached or text[start - 1 : start].isalpha():
            return None
    by = _SCALE.match(text, end)
    if by and (len(by["scale"]) > 1 or unit or by["gap"] == ""):
        scale, end = SCALES[by["scale"].lower()], by.end()
        more = re.compile(r" (?:crore|million|billion)\b").match(text, end)
        if more and scale < 1e6:
            scale, end = scale * SCALES[more.group().strip()], more.end()
    if not unit:
        unit, end = _unit(text, end, countries)
    if minus := _MINUS.search(text, max(0, start - 7), start) if unit else None:
        number, start = f"-{number}", minus.start(1)
    amount = value(digits) * scale * (-1 if number.startswith("-") else 1)
    if not isfinite(amount):
        return None
    amount = round(amount, 6) if abs(amount) < 1e6 else float(round(amount, 2))
    return Quantity(start, end, amount, unit, scale, decimals(digits), _bound(text, start), _is_about(text, start))


def _attached(text: str, end: int) -> bool:
    """Whether what is glued to a number is a unit: "40km", "5MW"."""
    m = re.compile(r"[A-Za-z]+[²³]?").match(text, end)
    return bool(m and (m.group() in units() or m.group() in ("pc", "bn", "mn")))


def _unit(text: str, end: int, countries: Sequence[str]) -> tuple[str, int]:
    """The unit named from `end` on, longest first, and where it ends; nothing if there is none."""
    ends: list[tuple[str, int]] = []
    at, phrase = end, ""
    while len(ends) < 4 and (m := _UNIT_WORD.match(text, at)):
        phrase = f"{phrase} {m.group(1)}".strip()
        at = m.end()
        ends.append((phrase, at))
    for phrase, at in reversed(ends):
        word = phrase.rstrip(".,")
        code = units().get(word) or units().get(word.lower())
        if code and not (len(word) == 1 and text[end : end + 1] == " " and word not in "%t"):
            stop = at - (len(phrase) - len(word))
            per = _PER.match(text, stop) if code in physical() else None
            return (f"{code}/{_PER_CODES[per.group(1)]}", per.end()) if per else (code, stop)
        adjective, _, last = word.rpartition(" ")
        money = currency(last, countries, adjective or None) if adjective.count(" ") == 0 else None
        if (
            money
            and (not adjective or adjective[0].isupper() or adjective in ("US",))
            and not (last.isupper() and len(last) < 3)
        ):
            return money, at - (len(phrase) - len(word))
    return "", end


def _pair(text: str, one: Quantity, two: Quantity, word: str) -> list[Quantity] | None:
    """Two numbers as the ends of a range or of a change: what one lacks of scale and unit it has from the other."""
    lead = text[max(0, one.start - 24) : one.start].lower()
    between, going = re.search(r"\bbetween (?:\w+ )?\Z", lead), re.search(r"\bfrom (?:\w+ )?\Z", lead)
    if word in ("and", "or") and not between:
        return None
    if one.scale == 1 < two.scale and abs(one.value) < 1000 and not (one.unit and two.unit and word == "to"):
        one = replace(one, value=round(one.value * two.scale, 6), scale=two.scale)
    one, two = replace(one, unit=one.unit or two.unit), replace(two, unit=two.unit or one.unit)
    if one.unit != two.unit or (not one.unit and word not in ("to", "-", "–", "—", "and")):
        return None
    if not going:
        one, two = replace(one, mate=two.start), replace(two, mate=one.start, approximate=one.approximate)
    return [one, two]


def _counted(text: str, q: Quantity) -> Quantity | None:
    """A bare number as a count of what its noun names; None if it counts nothing. "15 million" by itself has no unit:
    what it counts may stand elsewhere.
    """
    if q.unit:
        return q
    mate = q.mate if q.mate is not None and q.mate > q.end else None
    end = next((m.end() for m in NUMBER.finditer(text, mate) if m.start() == mate), q.end) if mate else q.end
    noun = _NOUN.match(text, end)
    if not noun or noun["head"].lower() in _NO_NOUN or any(w in _STOPS for w in noun["noun"].lower().split()):
        return q if q.scale >= _SCALES_ALONE else None
    if text[q.start : q.end].lower() in _SINGLE or (
        _DEFINITE.search(text[max(0, q.start - 24) : q.start]) and q.value < 10
    ):
        return None
    return replace(q, unit="count", noun=noun["noun"], end=q.end if mate else noun.end())


def _bound(text: str, start: int) -> Bound | None:
    before = text[max(0, start - 32) : start]
    return next((bound for cue, bound in _BOUNDS if cue.search(before)), None)


def _is_about(text: str, start: int) -> bool:
    return bool(_ABOUT.search(text[max(0, start - 32) : start]))


def _fractions(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    dates = Taken(len(text), taken)
    for m in _FRACTION.finditer(text):
        if dates.touches(*m.span()):
            continue
        n = _COUNTS.get((m["n"] or "a").lower(), 1)
        part = _PARTS[m["d"].lower().removesuffix("s")]
        if n < part and not re.match(
            r"(?i)(?:first|second|last|third|fourth) \Z", text[max(0, m.start() - 7) : m.start()]
        ):
            yield Quantity(
                m.start(),
                m.end(),
                round(100 * n / part, 1),
                "percent",
                approximate=_is_about(text, m.start()) or bool(m["n"] and _is_about(f"{m['n']} ", len(m["n"]) + 1)),
                role="fraction",
            )


def _multiples(text: str) -> Iterator[Quantity]:
    for m in _MULTIPLE.finditer(text):
        times = _MULTIPLES[(m["w"] or m["f"]).lower()]
        yield Quantity(
            m.start(), m.end(), float(times), "ratio", approximate=_is_about(text, m.start()), role="multiple"
        )
