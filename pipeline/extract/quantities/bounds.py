"""What is said of how exact a number is: "at least 40", "up to 40", "about 40"."""

import re

from pipeline.extract.spans import lowered
from pipeline.records import Bound

_LINKS = tuple(" -~≈∼≥≤<>=.")  # what stands between such words or signs and the number
_REACH = 36  # characters before a number in which such words stand
# of a text in lower case
_BOUNDS: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (re.compile(r"\b(?:no more than|not more than|(?<!no )(?<!not )(?:less|fewer) than|under|below|up to|at most"
                r"|not exceeding|a maximum of|maximum|no greater than|not over"
                r"|as (?:much|many|high) as|no higher than|lower than|short of|within|sub-|max\.?)"
                r"(?: the| an? further)? ?\Z|[≤<]=? ?\Z"), "upper"),
    (re.compile(r"\b(?:(?<!no )(?<!not )more than|(?<!not )over|above|at least|not less than|no less than|no fewer than"
                r"|not fewer than|exceed(?:s|ed|ing)?|in excess of|beyond|north of|as (?:few|little) as"
                r"|upwards? of|a minimum of|minimum|greater than|higher than|surpass(?:ed|ing)?|topp(?:ed|ing)"
                r"|better than|longer than|larger than|min\.?)(?: the| an? further)? ?\Z|[≥>]=? ?\Z"), "lower"),
)  # fmt: skip
_AFTER: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (re.compile(r" or (?:more|above|over|higher|greater|older)\b"), "lower"),
    (re.compile(r" or (?:less|fewer|below|under|lower|younger)\b"), "upper"),
)
_ABOUT = re.compile(
    r"(?:\b(?:about|around|some|roughly|approximately|approx\.?|circa|nearly|almost|close to|just (?:over|under"
    r"|below|above|short of)|(?:slightly|a little) (?:over|under|more than|less than)|an estimated|estimated at"
    r"|in the region of|of the order of|in the order of|well over|near(?:ly)?|somewhere between"
    r"|more or less)(?: the| an?)? |[~≈∼] ?|\bca?\. ?)\Z"
)


def bound(text: str, start: int, end: int) -> Bound | None:
    """Whether a number from `start` to `end` is said to be the least ("lower") or the most ("upper")."""
    before, after = lowered(text)[max(0, start - _REACH) : start], text[end : end + 12]
    found = next((kind for cue, kind in _BOUNDS if cue.search(before)), None) if before[-1:] in _LINKS else None
    return found or next((kind for cue, kind in _AFTER if cue.match(after)), None)


def is_about(text: str, start: int) -> bool:
    """Whether words before a number call it approximate."""
    return text[start - 1 : start] in _LINKS and bool(_ABOUT.search(lowered(text)[max(0, start - _REACH) : start]))
