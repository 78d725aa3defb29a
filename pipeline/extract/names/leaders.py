"""Statesmen whom everybody knows by one name."""

from functools import cache
from itertools import groupby

from pipeline.extract.names.institutions import stands_alone
from pipeline.wordlist import words


@cache
def _leaders() -> dict[str, list[str]]:
    """Their names by the first word."""
    return {first: list(names) for first, names in groupby(sorted(words("leaders")), key=lambda n: n.split(" ")[0])}


def leader(text: str, start: int, word: str) -> str | None:
    """Whom everybody knows by the name that begins with a word, and no place or thing called after him: not "Lake Nasser"."""
    name = next((n for n in _leaders().get(word, ()) if text.startswith(n, start)), None)
    return name if name and stands_alone(text, start, start + len(name)) else None
