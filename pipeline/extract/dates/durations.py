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
_FEW = r"several|(?:a )?few|many|some|a couple of|a number of|dozens of|hundreds of|recent|consecutive"
_ABOUT = r"the|nearly|almost|about|more than|less than|over|at least|up to|some"
_DURATION = re.compile(
    rf"(?<![\w.,$€£¥₹-])(?:(?i:{_ABOUT}) )?"
    rf"(?:(?P<figure>\d{{1,4}}(?:\.\d)?)|(?P<a>an?|half an?|one)|(?P<words>{WORDS})|(?P<few>(?i:{_FEW})))"
    rf"(?:[ -](?:full|more|consecutive|straight|further|additional|long|whole))?[ -](?P<unit>{'|'.join(_UNITS)})s?\b(?!-)"
)


def durations(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Where a text names a length of time, and how long it is by ISO 8601: "two years" is P2Y, "several" is X.

    `taken` are the spans of dates; what lies in one is a part of it.
    """
    dates = Taken(len(text), taken)
    for m in _DURATION.finditer(text):
        if dates.touches(*m.span()):
            continue
        unit = m["unit"].lower()
        count = "X" if m["few"] else f"{_count(m) * _TIMES.get(unit, 1):g}"
        yield m.start(), m.end(), "P" + _UNITS[unit].format(count)


def _count(m: re.Match[str]) -> float:
    if m["figure"]:
        return float(m["figure"])
    if m["a"]:
        return 0.5 if m["a"].startswith("half") else number(m["a"])
    return in_words(m["words"])
