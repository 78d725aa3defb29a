"""How alike two short texts are: the content words that they share, letters without accents."""

import re
import unicodedata
from functools import lru_cache

_ENDINGS = re.compile(r"(?:ations?|ing|ed|es|s|e)\Z")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PLAIN = frozenset(
    (
        "the and its their his her this that these those was were been has have had not for with from into "
        "over under between are who which when then also"
    ).split()
)


def unaccented(text: str) -> str:
    """A text without accents, ligatures and the like undone (NFKD)."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def stems(text: str) -> set[str]:
    """The content words of a text without their endings: "annexation of Crimea" and "Crimea Annexation" are alike."""
    return {_stem(w) for w in _WORD.findall(text.lower()) if w not in _PLAIN}


@lru_cache(maxsize=1 << 13)
def _stem(word: str) -> str:
    return _ENDINGS.sub("", word)


def likeness(a: str, b: str) -> float:
    """The share of content words that two texts have in common, 0 to 1 (Jaccard's coefficient)."""
    ours, theirs = stems(a), stems(b)
    return len(ours & theirs) / len(ours | theirs) if ours or theirs else 0.0
