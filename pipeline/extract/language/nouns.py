"""Nouns in the form in which what is known of one number is known of the other."""

import re

LENGTHS = frozenset({"day", "decade", "fortnight", "hour", "month", "week", "year"})
_PLURAL = re.compile(r"(?<=[^su])s\Z")
_IES = re.compile(r"(?<=\w\w)ies\Z")


def singular(word: str) -> str:
    """A noun in small letters without its regular plural: "cars", "ties" and "cities" as "car", "ties" and "city"."""
    if not word.endswith("s"):
        return word
    return _IES.sub("y", word) if word.endswith("ies") else _PLURAL.sub("", word)
