"""In what the figures of a table are counted, as the words over them tell: "US$ million", "(%)"."""

import re
from collections.abc import Sequence

from pipeline.extract.observations.measures import DURATIONS
from pipeline.extract.quantities.find import find as find_quantities
from pipeline.extract.quantities.meant import Meant
from pipeline.extract.quantities.words import SCALES
from pipeline.extract.tables.over import Over, told_once, without_marks
from pipeline.wordlist import any_of

_SCALE = re.compile(
    rf"(?i:\b{any_of(s for s in SCALES if len(s) > 1)}s?\b\.?)"
    r"|(?<=[$€£¥] )[mM]\b|(?<=[$€£¥])[mM]\b|(?<=\b[A-Z]{3} )[mM]\b|(?<=\b[A-Z][a-z] )[mM]\b"  # "US$ m", "EUR m", "Rs m"
)
_THOUSANDS = re.compile(r"(?<![\d.,’'‘]) ?[’'‘]?000s?\b")
_SCALED_BEHIND = re.compile(r"\b([a-z]{3,}) ([mb]illion|thousand|trillion)s?\b")
_APART = re.compile(r"\(([^()]{1,60})\)|(?i:\bin) ([^(),.:;]{1,40})")
PERCENT = re.compile(r"(?i)%|\bper ?cent\b|\bpercentage\b|\bpct\b")
NO_UNITS = frozenset({"count", "", "percent", "ratio", *DURATIONS})  # "Year" over the labels


def unit_among(words: Sequence[str], over: Over) -> tuple[str | None, float]:
    """The unit of a figure and what it is counted in, by the first of some words that tell: "US$ million", "(%)"."""
    told = (unit_of(text, over.meant) for text in words)
    return next(filter(None, told), (None, 1.0))


@told_once
def unit_of(text: str, meant: Meant) -> tuple[str | None, float] | None:
    """The unit that some words over figures tell, and what it is counted in: "US$ '000", "yen billion"; `meant` tells whose
    money, by countries in a tuple.
    """
    text = without_marks(_THOUSANDS.sub(" thousand", text))
    parts = [text, *_told_apart(text)]
    parts += [turned for part in parts if (turned := _SCALED_BEHIND.sub(r"\2 \1", part)) != part]
    return next((told for part in parts if (told := _unit_in(part, meant))), None)


def _told_apart(text: str) -> list[str]:
    """What stands in brackets or behind "in", where a unit is told: "Prices at the pump (Sh per litre)"."""
    return [m[1] or m[2] for m in _APART.finditer(text)]


def _unit_in(text: str, meant: Meant) -> tuple[str | None, float] | None:
    scale = _SCALE.search(text)
    if scale and _SCALE.match(text, scale.end() + 1):
        return None, 1.0  # "thousand hundreds"
    around = f"{text[: scale.start()].rstrip()} 1 {text[scale.start() :]}" if scale else f"1 {text}"
    for q in find_quantities(around, meant=meant):
        if q.unit not in NO_UNITS:
            return (q.unit, q.scale) if (scale is None or q.scale > 1) else (None, 1.0)
    return ("percent", 1.0) if PERCENT.search(text) else None


def scale_of(places: Sequence[str]) -> float:
    """In what things are counted, by the first words that tell: "Visitors by country of origin, thousand"."""
    scaled = next(filter(None, (_SCALE.search(_THOUSANDS.sub(" thousand", words)) for words in places)), None)
    return SCALES.get(scaled.group().lower().rstrip("s."), 1.0) if scaled else 1.0
