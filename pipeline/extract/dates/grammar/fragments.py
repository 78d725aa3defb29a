"""The pieces that patterns of time expressions are made of, each of bounded length.

In a pattern `{NAME}` stands for a fragment and `{name:NAME}` captures it.
"""

import re

from pipeline.calendar import MONTHS, WEEKDAYS
from pipeline.extract.dates.almanac import HOLIDAYS, PERIODS
from pipeline.extract.dates.words import CENTURIES, NUMBERS, ORDINALS
from pipeline.extract.quantities.words import LISTED
from pipeline.wordlist import any_of, table

_both_cases = [*MONTHS, *map(str.upper, MONTHS)]
TENS = LISTED["ten"]
_AND_ONE = f"(?:[- ]{any_of(NUMBERS[:9])})?"
_COUNTS = f"{any_of(TENS)}{_AND_ONE}|{any_of(NUMBERS)}"
_SAID = f"(?:twenty|thirty){_AND_ONE}|{any_of(NUMBERS)}"
SPOKEN_CENTURY = "(?:seventeen|eighteen|nineteen|twenty)"
_HOUR = (
    r"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)? ?[ap]\.?m\b\.?|(?:[01]?\d|2[0-3]):[0-5]\d(?: hours)?"
    r"|[Nn]oon|[Mm]idnight|[Mm]idday)"
)
_ZONE = r"(?:[A-Z]{2,4}\b|local time)"
FRAGMENTS = {
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.]\d{1,3} ?(?:[a-z%]|$))",
    "MONTH": rf"(?:(?:{any_of(_both_cases)})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
    r"|(?:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b(?=[ -/](?:\d\d?, )?(?:19|20)\d\d\b))",
    "MONTHNAME": rf"(?:{any_of(_both_cases)})\b",
    "YEAR": r"(?:1[0-9]\d\d|20\d\d|21[0-4]\d)(?![\d%]|[.,’']\d|[-–/]\d{3}| ?BC)",
    "TWO": r"\d\d(?!\d|[.,]\d)",
    "SEASON": r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b",
    "RANK": r"(?i:first|opening|second|third|fourth|last|final|closing|1st|2nd|3rd|4th)",
    "COUNT": rf"(?i:\d{{1,3}}|{_COUNTS})",
    "A": rf"(?i:\d{{1,3}}|{_COUNTS}|(?:half |(?:a )?quarter of )?an?)",
    "FEW": r"(?i:several|(?:a |the )?few|many|some|a couple of|couple of|a number of|dozens of|hundreds of)",
    "DASH": r" ?[-–—~] ?",
    "AND": r"(?:, and |, or | and | or | & )(?:the )?",
    "CLOCK": rf"(?:{_HOUR}(?: {_ZONE})?,? (?:on )?)",
    "ZONE": _ZONE,
    "HOUR": rf"(?:{_HOUR}(?: {_ZONE})?|\d{{4}} (?:GMT|UTC))",
    "DAYTIME": r"(?: (?:early |late )?(?:morning|afternoon|evening|night)\b)",
    "ABOUT": r"(?:(?i:about|nearly|almost|around|roughly|some|over|(?<!% )(?<!cent )(?<!\d )(?<!illion )(?<!bn )"
    r"(?<!points )(?:more|less) than|just over|just under|well over"
    r"|at least)\b )",
    "EACH": r"(?:[Ee]ach|[Ee]very)",
    "UNIT": r"(?:day|week|month|quarter|year|decade|century)",
    "NTH": rf"(?:\d\d?(?:st|nd|rd|th)|(?i:{any_of(ORDINALS)}))\b",
    "SAID": rf"(?i:{_SAID})\b",
    "WEEKDAY": rf"(?:{any_of(WEEKDAYS)})",
    "FISCAL": r"(?:[Ff]iscal|[Ff]inancial|[Bb]udget)(?: [Yy]ear)?|[JIU]?FY",
    "PART": r"(?:[Ee]arly|[Mm]id|[Ll]ate)",
    "CENTURY": rf"(?:\d\d?(?:st|nd|rd|th)|(?i:{any_of(CENTURIES)}))",
    "VAGUE": rf"(?i:{any_of(w for row in table('vague') for w in row['words'].split('|'))})"
    r"(?! that\b| (?:\w+ )?(?:day|week|month|quarter|year|decade)s?\b)(?![\w-])",
    "HOLIDAY": rf"(?:{any_of(HOLIDAYS)})(?!\w)".replace("’", "[’']"),
    "PERIOD": rf"(?:{any_of(PERIODS)})(?!\w)",
}
PART_OF = (
    r"(?:[Tt]he )?(?P<part>(?i:beginning|start|middle|end|close)(?= of )|(?i:early|mid|late)(?=[- ])"
    r"|(?i:end|year-end)(?=[- ](?!in ))"
    r"|(?i:later|earlier)(?= in ))(?: of |[- ]| in )(?:the (?:month|year) of )?"
)
OF_YEAR = r"(?:(?i: of)|,| in)? (?:the )?(?:{f:FISCAL} ?)?{y:YEAR}(?:[-–/]{z:TWO})?"


def filled(pattern: str) -> str:
    """A pattern with its fragments in place."""
    return re.sub(r"\{(?:(\w+):)?([A-Z]+)\}", _fragment, pattern)


def _fragment(m: re.Match[str]) -> str:
    text = FRAGMENTS[m[2]]
    return f"(?P<{m[1]}>{text})" if m[1] else f"(?:{text})"
