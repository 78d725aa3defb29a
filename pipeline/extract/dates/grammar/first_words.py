"""What time expressions begin with."""

import re

from pipeline.calendar import MONTHS, WEEKDAYS
from pipeline.extract.dates.almanac import HOLIDAYS, PERIODS
from pipeline.extract.dates.grammar.fragments import TENS
from pipeline.extract.dates.words import CENTURIES, DECADES, NUMBERS, ORDINALS, RANKS, SEASONS
from pipeline.wordlist import table

_FIRST = (
    "this that these year years week month day days decade century centuries quarter turn noon midnight midday each "
    "every yesterday today tomorrow tonight past coming beginning start middle end close outbreak onset conclusion fiscal "
    "financial budget half several few many some couple number dozens hundreds about nearly almost around roughly over "
    "just well very early earlier mid late later last next opening closing same corresponding equivalent comparable "
    "like eighteen prior weeks months quarters decades current previous preceding following subsequent ensuing upcoming Sept "
    "Tues Thurs final Q1 Q2 Q3 Q4 H1 H2 FY JFY IFY UFY CY calendar"
).split()
_NAMED = [*MONTHS, *WEEKDAYS, *HOLIDAYS, *PERIODS, *SEASONS, *NUMBERS, *TENS, *ORDINALS, *CENTURIES, *DECADES]
_A = [f"a {word}" for word in "day week fortnight month quarter year decade century few couple number".split()]
_ABOUT = ["at least", "more than", "less than"]
_VAGUE = [words for row in table("vague") for words in row["words"].split("|")]
FIRST_WORDS = {
    start
    for word in [*_FIRST, *_A, *_ABOUT, *_VAGUE, *(re.split(r"[ –-]", name)[0] for name in _NAMED)]
    for start in (
        word,
        word[:1].upper() + word[1:],
        word[:3].upper() if word in MONTHS else word.upper() if word in RANKS else word,
        word[:3] if word in (*MONTHS, *WEEKDAYS) else word,
    )
    if start
}
"""What a time expression begins with that begins neither with a figure nor with "the": most words of a text are passed over by
them."""
BEHIND_THE = {
    *(word.lower() for word in FIRST_WORDS),
    *"weekend evening night morning fortnight fortnights full latest latter recent near future foreseeable".split(),
}
"""What one goes on with that begins with "the", in lower case."""
