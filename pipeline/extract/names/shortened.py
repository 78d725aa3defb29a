"""The short forms that a text itself gives to a name, in brackets behind it: "(ASEAN)", "(Bacen)"."""

import re

from pipeline.extract.names.common import is_common
from pipeline.extract.names.gazetteer import names_in
from pipeline.wordlist import table

_ACRONYM = re.compile(r" ?\((?:the )?[“\"‘']?([A-Z][A-Za-z&-]{1,11}(?: [A-Z][a-z]{2,9})?)[”\"’']?(?:[,;][^)]{0,80})?\)")
CURRENCIES = frozenset(code for row in table("money") for code in row.values() if code and len(code) == 3)


def acronym(text: str, end: int) -> str | None:
    """The short form in brackets behind a name: "(ASEAN)"."""
    m = _ACRONYM.match(text, end)
    return m.group(1) if m and sum(map(str.isupper, m.group(1))) >= 2 and " " not in m.group(1) else None


def epithet(text: str, end: int) -> str | None:
    """The short name of a body in brackets behind its name, which its initials do not make: "(Bacen)", "(KTZ)"."""
    m = _ACRONYM.match(text, end)
    if not m or is_common(m.group(1).lower()) or any(k.name != m.group(1) for k in names_in(m.group(1))):
        return None
    return m.group(1) if m.group(1) not in CURRENCIES and (len(m.group(1)) < 9 or " " in m.group(1)) else None


def explains(name: str, short: str) -> bool:
    """Whether an acronym is made of the initials of a name, in order, some words left out."""
    initials = [w[0].lower() for w in re.split(r"[\s-]+", name) if w]
    letters = iter(initials)
    return all(c in letters for c in short.lower() if c.isalpha() and c != "s") and short[0].lower() == initials[0]
