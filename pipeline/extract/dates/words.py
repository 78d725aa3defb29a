"""The words of the calendar, and their numbers."""

from pipeline.calendar import MONTHS
from pipeline.extract.quantities.numbers import value as in_words

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NUMBERS = tuple(
    (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty"
    ).split()
)
RANKS = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4,
         "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}  # fmt: skip
_FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
).split()
ORDINALS = {word: n for n, word in enumerate(_FIRST, 1)} | {"twentieth": 20, "thirtieth": 30, "thirty first": 31}
ORDINALS |= {f"twenty {word}": 20 + n for n, word in enumerate(_FIRST[:9], 1)}
ORDINALS |= {word.replace(" ", "-"): n for word, n in ORDINALS.items()}
CENTURIES = {
    word: n
    for n, word in enumerate(
        (
            "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
            "twentieth twenty-first"
        ).split(),
        10,
    )
}
DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
           "nineties": 9}  # fmt: skip
MODIFIERS = {"early": "START", "beginning": "START", "start": "START", "earlier": "START", "mid": "MID",
             "middle": "MID", "late": "END", "later": "END", "end": "END", "close": "END"}  # fmt: skip

EDGES = {"end": 12, "close": 12, "year-end": 12, "beginning": 1, "start": 1}


def number(word: str) -> int:
    """The value of a figure or of a number word up to ninety-nine; "a" is one."""
    word = word.lower()
    if word.isdigit():
        return int(word)
    return 1 if word in ("a", "an") else int(in_words(word))


def month(word: str) -> int:
    """The number of a month, from its name or its first letters."""
    short = word[:3].capitalize()
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(short))


def rank(word: str) -> int:
    """The number of an ordinal up to four, in words, figures or Roman; "last" is four."""
    return RANKS.get(word.lower()) or int(word)


def century(word: str) -> int:
    """The number of a century: "19th" and "nineteenth" are 19."""
    word = word.lower()
    return CENTURIES[word] if word in CENTURIES else int("".join(filter(str.isdigit, word)))
