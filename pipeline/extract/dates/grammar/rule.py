"""What a rule of the grammar is, and the readings that rules share."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline import edtf
from pipeline.extract.dates.grammar.fragments import filled
from pipeline.extract.dates.sense import Fixed, Sense, Two, Unit
from pipeline.extract.dates.words import MODIFIERS, ORDINALS, number

Groups = Mapping[str, str | None]
"""What a pattern captured. A number behind a name tells places of one thing apart: `y2` is a year as `y` is."""
NAME_GOES_ON = re.compile(r" [A-Z][a-z]")
PREPOSITION = re.compile(
    r"(?i)\b(?:in|since|by|until|till|from|to|through|during|before|after|between|and|or|of|last|this|next|that"
    r"|early|late|mid|for|on|with|as of|the)[ -](?:the )?\Z"
)
BREAK = re.compile(r"(?:[,(–/-] ?|\A)(?:[Tt]he )?\Z")


@dataclass(frozen=True)
class Rule:
    """A pattern and its sense. `takes` maps examples to the sense they have; what `refuses` lists the rule leaves alone,
    though it looks like its own.

    `fits` looks at the words around a match: a year is not a page, and may is not May.
    """

    name: str
    pattern: str
    sense: Callable[[Groups], Sense | Two | None]
    takes: Mapping[str, Sense | Two]
    refuses: tuple[str, ...]
    fits: Callable[[str, int, int], bool] | None = None

    @property
    def regex(self) -> str:
        """The pattern with its fragments filled in."""
        return filled(self.pattern)


def integer(text: str | None) -> int:
    """The digits of a text as a number."""
    return int(text) if text and text.isdecimal() else int(re.sub(r"\D", "", text or ""))


def modifier_of(words: str | None) -> str | None:
    """TIMEX3's mod for "early", "the end", ..."""
    return MODIFIERS[words.lower().removeprefix("year-")] if words else None


def fixed(year: int, part: int | None = None, day: int | None = None) -> Fixed | None:
    """A date of the calendar; None where it has no such day."""
    value = edtf.make(year, part, day)
    return Fixed(value) if edtf.is_date(value) else None


def day_number(words: str) -> int:
    """The day of the month that a figure, an ordinal or a number word tells."""
    return integer(words) if words[0].isdigit() else ORDINALS.get(words.lower()) or number(words)


def unit_of(word: str | None) -> tuple[Unit, int]:
    """The unit that a word names, and how many of it: a decade is ten years."""
    match (word or "").lower().rstrip("s"):
        case "decade":
            return "year", 10
        case "century" | "centurie":
            return "year", 100
        case "fortnight":
            return "week", 2
        case unit:
            return unit, 1  # type: ignore[return-value]
