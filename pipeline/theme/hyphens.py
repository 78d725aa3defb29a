"""Where words may be hyphenated: pyphen's dictionaries by Liang's method ("Word Hy-phen-a-tion by Com-put-er", 1983).

A dictionary has thousands of patterns and a text needs few of them, so each is taken apart when a word first has its letters.
"""

import re
from functools import cache
from pathlib import Path

import pyphen

LEAST = 3  # letters on either side of a hyphen
_DIGITS = b"0123456789"
_RESPELT = re.compile(r"/.*=.*")  # how some words are spelt where they are broken; here no letter changes


def positions(word: str, language: str) -> tuple[int, ...]:
    """Where a word may be broken; nowhere in a language without a dictionary."""
    code = pyphen.language_fallback(language.replace("-", "_"))
    if not code:
        return ()
    found = _dictionary(pyphen.LANGUAGES[code]).positions(word)
    return tuple(at for at in map(int, found) if LEAST <= at <= len(word) - LEAST)


@cache
def _dictionary(path: Path) -> "_Dictionary":
    return _Dictionary(path)


class _Dictionary(pyphen.HyphDict):  # type: ignore[misc]
    """A dictionary of pyphen's, read as a whole and not yet taken apart."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        encoding = data.partition(b"\n")[0].decode().strip()
        text = data.decode("cp1251" if encoding.lower() == "microsoft-cp1251" else encoding)
        text = pyphen.parse_hex(lambda m: chr(int(m[1], 16)), _RESPELT.sub("", text))
        letters = text.encode().translate(None, _DIGITS).decode()
        lines = zip(*(map(str.strip, whole.split("\n")[1:]) for whole in (letters, text)), strict=True)
        self.patterns = _Patterns({key: p for key, p in lines if key != p and not p.startswith(pyphen.ignored)})
        self.maxlen = max(map(len, self.patterns.unread))
        self.cache: dict[str, list[int]] = {}


class _Patterns:
    """Patterns by their letters: how far into these the first of its values stands, and the values."""

    def __init__(self, unread: dict[str, str]) -> None:
        self.unread = unread

    def get(self, letters: str) -> tuple[int, tuple[int, ...]] | None:
        """The values of a pattern; None where there is none, or it has none."""
        pattern = self.unread.get(letters)
        return _values(pattern) if pattern else None


@cache
def _values(pattern: str) -> tuple[int, tuple[int, ...]] | None:
    values = [int(digit or 0) for digit, _ in pyphen.parse(pattern)]
    worth = [n for n, value in enumerate(values) if value]
    return (worth[0], tuple(values[worth[0] : worth[-1] + 1])) if worth else None
