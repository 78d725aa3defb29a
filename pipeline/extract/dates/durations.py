"""Lengths of time: "three years", "a two-week visit", "several months"."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.dates.words import number
from pipeline.extract.quantities.numbers import WORDS
from pipeline.extract.quantities.numbers import value as in_words
from pipeline.extract.spans import Taken

_UNITS = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "week": "{}W", "fortnight": "{}W", "month": "{}M",
    "quarter": "{}Q", "year": "{}Y", "decade": "{}Y", "century": "{}Y", "centurie": "{}Y",
}  # fmt: skip
_TIMES = {"fortnight": 2, "decade": 10, "century": 100, "centurie": 100}
_FEW = r"several|(?:a )?few|many|some|(?:a )?couple of|a number of|dozens of|hundreds of"
_ABOUT = r"nearly|almost|more than|less than|over|at least|up to|some"
_STRETCH = r"(?:the |these )?(?:past|last|next|coming|first|final|previous|following)|the"
_DURATION = re.compile(
    rf"(?<![\w.,$€£¥₹-])(?:(?i:{_ABOUT}) |(?i:{_STRETCH}) )?"
    rf"(?:(?P<figure>\d{{1,4}}(?:\.\d)?)(?P<half>½| ½| 1/2)?|(?P<a>an?|half an?|one)|(?P<words>{WORDS})|(?P<few>(?i:{_FEW})))"
    rf"(?P<more> and a half)?"
    rf"(?:[ -](?:full|more|consecutive|straight|further|additional|long|whole))?[ -](?P<unit>{'|'.join(_UNITS)})s?\b(?!-)"
    rf"(?P<more2> and a half\b)?"
    rf"|(?:(?<=\bfor )|(?<=\bin )|(?<=\bwithin )|(?<=\bover ))(?P<plural>(?:the )?(?P<units>{'|'.join(_UNITS)})s)\b(?![ -]old)"
)
_AND = re.compile(r" and |, | ")
_ORDER = "YQMWDhms"  # the units of time, from long to short
_RATE = re.compile(
    r"(?:\d|\b(?:million|billion|trillion|thousand|hundred|percent|per ?cent|once|twice|bn)|%|[a-z]s) \Z"
)
_TAKES = re.compile(r"\b(?:lasts|takes|is|was|has|needs|spends|as|within|plus|less|this|perhaps|always) \Z")


def durations(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Where a text names a length of time, and how long it is by ISO 8601: "two years" is P2Y, "several" is X.

    `taken` are the spans of dates; what lies in one is a part of it. An age, a rate ("700 seats a week") and a share
    ("three quarters") are no lengths of time.
    """
    dates = Taken(len(text), taken)
    last: tuple[int, int, str] | None = None
    for m in _DURATION.finditer(text):
        if dates.touches(*m.span()) or _is_something_else(text, m):
            continue
        one = (m.start(), m.end(), _value(m))
        if last and _AND.fullmatch(text, last[1], one[0]) and (both := _together(last[2], one[2])):
            last = (last[0], one[1], both)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _value(m: re.Match[str]) -> str:
    unit = (m["unit"] or m["units"]).lower()
    if m["few"] and "couple" in m["few"].lower():
        count = "2"
    else:
        count = "X" if m["few"] or m["plural"] else f"{_count(m) * _TIMES.get(unit, 1):g}"
    return "P" + _UNITS[unit].format(count)


def _together(one: str, two: str) -> str | None:
    """ "one year" and "six months" are P1Y6M; two lengths of the same unit, or of unknown length, are two."""
    if "X" in one + two or _ORDER.index(_last_unit(one)) >= _ORDER.index(_last_unit(two)):
        return None
    return one + (two[2:] if "T" in one and two.startswith("PT") else two[1:])


def _last_unit(value: str) -> str:
    return value[-1].lower() if "T" in value else value[-1]


def _is_something_else(text: str, m: re.Match[str]) -> bool:
    if text.startswith((" old", " of age", " a day", " a week"), m.end()):
        return True
    if m["unit"] == "quarter" and re.match(r"s of (?!\d|the year|a year)", text[m.end("unit") : m.end("unit") + 12]):
        return True
    if m["unit"] == "quarter" and (m["a"] or m["words"] or m["figure"]) and not text.startswith("s", m.end("unit")):
        return True
    if m["unit"] == "quarter" and (m["words"] or m["figure"]) in ("three", "3") and text[m.end("unit") - 8] == "-":
        return True
    if m["a"] in ("a", "an") and m["unit"] == "second":
        return True
    before = text[max(0, m.start() - 12) : m.start()]
    return (
        m["a"] in ("a", "an") and m.start() == m.start("a") and bool(_RATE.search(before)) and not _TAKES.search(before)
    )


def _count(m: re.Match[str]) -> float:
    more = 0.5 * bool(m["half"] or m["more"] or m["more2"])
    if m["figure"]:
        return float(m["figure"]) + more
    if m["a"]:
        return 0.5 if m["a"].startswith("half") else number(m["a"]) + more
    return in_words(m["words"]) + more
