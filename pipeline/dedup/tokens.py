"""A passage as tokens that ignore typography: case, quotes, dashes, white space, punctuation between words."""

import re
import unicodedata

_TOKEN = re.compile(
    r"\d+(?:[.,'’\u00a0\u202f]\d+)*"  # a figure with its marks: 1,250.5 and 1250.5 are read alike below
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # a word: don't, Japan’s
    r"|\d+|[%‰$€£¥₹₽₩₺₦]|[-−](?=\d)"
)
_NOTE = re.compile(r"\[\d{1,3}\]")
_FOLD = str.maketrans({"’": "'", "‘": "'", "−": "-"})


def tokens(text: str) -> tuple[str, ...]:
    """The words, figures and signs of a text, in one typographic form. Note marks such as [3] are left out."""
    folded = unicodedata.normalize("NFKC", _NOTE.sub(" ", text)).casefold().translate(_FOLD)
    return tuple(_figure(t) if t[0].isdigit() else t for t in _TOKEN.findall(folded))


def _figure(token: str) -> str:
    """A figure without its thousands marks: groups of three after the first mark are thousands."""
    if re.fullmatch(r"\d{1,3}(?:[,'\u00a0\u202f ]\d{3})+(?:\.\d+)?", token):
        return re.sub(r"[,'\u00a0\u202f ]", "", token)
    return token
