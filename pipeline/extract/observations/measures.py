"""What is measured, whose it is and with whom: the words of a clause around a quantity."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.records import Flow
from pipeline.wordlist import table

FLOWS: dict[str, Flow] = {"exports": "export", "imports": "import", "trade": "total"}
COUNTED = frozenset({"population", "employment", "migration", "tourism"})
DURATIONS = frozenset({"s", "minute", "h", "day", "wk", "month", "year"})
RATES = frozenset({"tariff", "interest_rate", "inflation", "unemployment"})


@dataclass(frozen=True, slots=True)
class Measured:
    """A word that names a measure: characters `start` to `end`."""

    start: int
    end: int
    measure: str
    word: str


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    meaning = {word: row["measure"] for row in reversed(table("measures")) for word in row["words"].split("|")}
    ranked = sorted(meaning, key=len, reverse=True)
    return re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(map(re.escape, ranked))})(?![\w-])"), meaning


def measures(text: str, start: int, end: int) -> list[Measured]:
    """The words between two characters that name a measure, in order."""
    pattern, meaning = _pattern()
    return [
        Measured(m.start(), m.end(), meaning[m.group().lower()], m.group()) for m in pattern.finditer(text, start, end)
    ]
