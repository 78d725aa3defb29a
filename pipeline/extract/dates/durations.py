"""Lengths of time: "three years", "a two-week visit", "several months"."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.quantities.numbers import WORDS
from pipeline.extract.quantities.numbers import value as in_words
from pipeline.extract.quantities.words import LISTED
from pipeline.extract.spans import Taken
from pipeline.wordlist import any_of

_UNITS = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "night": "{}D",
    "week": "{}W", "fortnight": "{}W", "month": "{}M",
    "quarter": "{}Q", "year": "{}Y", "decade": "{}Y", "century": "{}Y", "centurie": "{}Y",
}  # fmt: skip
_TIMES = {"fortnight": 2, "decade": 10, "century": 100, "centurie": 100}
_SHORT = {"y": "year", "w": "week", "h": "hour", "m": "minute", "s": "second"}
_FEW = r"several|(?:a )?few|many|some|(?:a )?couple of|a number of|dozens of|hundreds of"
_ABOUT = r"nearly|almost|more than|less than|over|at least|up to|some"
_UNIT = any_of(_UNITS)
_STRETCH = (
    r"(?:(?:the |these )?(?:past|last|next|coming|first|final|previous|following)|the)"
    rf"(?! \w{{1,20}}-(?:{_UNIT})\b)"  # "the 30-day" is two words' article: of the noun behind
)
_FIRST = (
    *LISTED["small"],
    *LISTED["ten"],
    *(
        "hundred thousand half one a an another several few many some couple number dozens "
        "hundreds nearly almost more less over at up the these past last next coming first final previous following"
    ).split(),
)
_FIRST_WORDS = [word for first in _FIRST for word in (first, first.capitalize(), first.upper())]
_OPENS = any_of(_FIRST_WORDS)
_BEGINS = any_of(
    [*_FIRST_WORDS, *(f"{unit}s" for unit in _UNITS), "all", "All"]
)  # most words of a text are passed over here
_WHAT = "full|more|consecutive|successive|straight|further|additional|long|whole|entire|solid|calendar|working|business|trading"
_PART = " and (?:a )?(?:half|quarter)"
_DURATION = re.compile(
    rf"(?<!\w)(?=\d|½|{_BEGINS}\b)(?:(?<![.,$€£¥₹-])(?=\d|½|{_OPENS}\b)(?:(?i:{_ABOUT}) |(?i:{_STRETCH}) )?"
    rf"(?P<low>(?:\d{{1,3}}|{WORDS})(?: to | or |[-–]))?"
    rf"(?:(?P<figure>\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d{{1,2}})?)(?P<half>½| ½| 1/2)?"
    rf"|(?P<halves>½|(?i:half)(?=-))|(?P<words>{WORDS}|(?i:a hundred))"
    rf"|(?P<a>an?|half an?|(?:[Aa] )?quarter of an?|one|[Aa]nother)|(?P<few>(?i:{_FEW})))"
    rf"(?P<more>{_PART})?"
    rf"(?:(?:[ -](?:{_WHAT}))?[ -](?P<unit>{_UNIT})s?\b(?!-)"
    rf"|(?<=\d) ?(?:(?P<joined>{_UNIT})s?|(?P<short>(?:hr|yr|wk|min|sec)s?|h))\b)"
    rf"(?P<more2>{_PART}\b)?(?P<or> or (?:two|more)\b)?"
    rf"|(?={_UNIT}s\b)(?:(?<=\b[Ff]or )|(?<=\b[Ff]or the )|(?<=\b[Ii]n )|(?<=\b[Ii]n the )|(?<=\b[Ww]ithin )"
    r"|(?<=\b[Oo]ver )|(?<=\b[Oo]ver the ))"
    rf"(?P<plural>(?P<units>{_UNIT})s)\b(?: or (?:{_UNIT})s\b)?(?![ -]old)"
    r"|[Aa]ll (?P<whole>day|week|month|year)\b(?! (?:long|round)))"
)
_AND = re.compile(r" and |, | ")
_ORDER = "YQMWDhms"  # the units of time, from long to short
_RATE = re.compile(
    r"(?:\d|\b(?:million|billion|trillion|thousand|hundred|percent|per ?cent|once|twice|bn)|%|[a-z]s) \Z"
)
_PARTS_OF = re.compile(r"s of (?!\d|the year|a year)")  # "three quarters of exports"
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
    unit = (m["unit"] or m["units"] or m["joined"] or m["whole"] or _SHORT[m["short"][0]]).lower()
    if m["few"] and "couple" in m["few"].lower():
        count = "2"
    elif m["few"] or m["plural"] or m["low"] or m["or"]:
        count = "X"
    else:
        count = f"{_count(m) * _TIMES.get(unit, 1):g}"
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
    if m["unit"] == "quarter" and _PARTS_OF.match(text, m.end("unit")):
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
    part = m["more"] or m["more2"] or ""
    more = 0.25 if part.endswith("quarter") else 0.5 if part or m["half"] else 0
    if m["figure"]:
        return float(m["figure"].replace(",", "")) + more
    if m["halves"]:
        return 0.5
    if m["words"]:
        return in_words(m["words"]) + more
    part_of_one = (m["a"] or "").lower()
    return 0.5 if part_of_one.startswith("half") else 0.25 if "quarter" in part_of_one else 1 + more
