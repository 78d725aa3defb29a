"""The short forms that a text itself gives to a name, in brackets behind it: "(ASEAN)", "(Bacen)"."""

import re
from collections.abc import Iterable

from pipeline.extract.names.common import is_common
from pipeline.extract.names.gazetteer import names_in, small_towns, towns
from pipeline.wordlist import table, words

_ACRONYM = re.compile(r" ?\((?:the )?[“\"‘']?([A-Z][A-Za-z&-]{1,11}(?: [A-Z][a-z]{2,9})?)[”\"’']?(?:[,;][^)]{0,80})?\)")
_BRACKETED = re.compile(r"(?<=[a-z]) \((?P<short>[A-Z]{2,6})s?\)")
_WORDS_BEFORE = re.compile(r"(?:[A-Za-z]+[ -]){0,6}[a-z]+\Z")
_LONGEST = 80  # characters of such words
CURRENCIES = frozenset(code for row in table("money") for code in row.values() if code and len(code) == 3)


def acronym(text: str, end: int) -> str | None:
    """The short form in brackets behind a name: "(ASEAN)"."""
    m = _ACRONYM.match(text, end)
    return m.group(1) if m and sum(map(str.isupper, m.group(1))) >= 2 and " " not in m.group(1) else None


def things(texts: Iterable[str]) -> frozenset[str]:
    """Short forms that a document gives to plain nouns and not to a body: "ready-made garments (RMG)"."""
    return frozenset(m["short"] for text in texts for m in _BRACKETED.finditer(text) if _is_thing(text, m))


def _is_thing(text: str, m: re.Match[str]) -> bool:
    """Whether the words before a short form in brackets begin with its letters, all but the first in lower case, and name no
    body.
    """
    before = _WORDS_BEFORE.search(text, max(0, m.start() - _LONGEST), m.start())
    spelt = re.split(r"[ -]", before[0])[-len(m["short"]) :] if before else []
    if "".join(w[0] for w in spelt).upper() != m["short"] or not all(w.islower() for w in spelt[1:]):
        return False
    return spelt[-1] not in words("body_nouns") | words("lower_bodies")


def epithet(text: str, end: int) -> str | None:
    """The short name of a body in brackets behind its name, which its initials do not make: "(Bacen)", "(KTZ)"."""
    m = _ACRONYM.match(text, end)
    if (
        not m
        or is_common(m.group(1).lower())
        or m.group(1) in towns() | small_towns()
        or any(k.name != m.group(1) for k in names_in(m.group(1)))
    ):
        return None
    return m.group(1) if m.group(1) not in CURRENCIES and (len(m.group(1)) < 9 or " " in m.group(1)) else None


def explains(name: str, short: str) -> bool:
    """Whether an acronym is made of the initials of a name, in order, some words left out."""
    initials = [w[0].lower() for w in re.split(r"[\s-]+", name) if w]
    letters = iter(initials)
    return all(c in letters for c in short.lower() if c.isalpha() and c != "s") and short[0].lower() == initials[0]
