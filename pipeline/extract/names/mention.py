"""A name in a text."""

from typing import Literal

import msgspec

from pipeline.calendar import MONTHS, WEEKDAYS

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞȘŠȚŢŤŪŮŰŲŹŻŽ"  # for a class of characters in a pattern
_SHORT = "jan feb mar apr jun jul aug sep sept oct nov dec".split()
CALENDAR = frozenset(w.capitalize() for w in (*MONTHS, *WEEKDAYS, *_SHORT))

Kind = Literal["country", "demonym", "capital", "place", "person", "organisation", "agreement"]
ACTORS: frozenset[Kind] = frozenset({"person", "country", "capital", "organisation"})
"""What is named where somebody acts."""


class Mention(msgspec.Struct, frozen=True):
    """Characters `start` to `end` of a passage's reading, and what they name.

    `name` is the canonical name as far as the text tells; `code` is a country's ISO 3166-1 alpha-3, also of a demonym
    ("Japanese") and a capital ("Tokyo"). `role` and `of` are what the text says of a person's office and whose it is.
    A guess is a company that only what it does tells.
    """

    start: int
    end: int
    kind: Kind
    name: str
    code: str | None = None
    role: str | None = None
    of: str | None = None
    year: int | None = None
    is_guess: bool = False
