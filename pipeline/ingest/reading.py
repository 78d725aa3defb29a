"""A passage as a person reads it: white space folded, broken words joined, characters in one form."""

import re
import unicodedata
from typing import NamedTuple

from pipeline.positions import Reading

_INVISIBLE = re.compile(r"\u00ad[^\S\r\n]*+[\r\n]\s*+(?=\w)|[\u00ad\u200b\u200c\u200d\u2060\ufeff]+")
_DIVIDED = re.compile(r"[\ufb00-\ufb06]|[^\W\d_][\u0300-\u036f\u3099\u309a]+")  # ligatures; a letter and its accents
_BROKEN = re.compile(r"(?<=\w)[-\u2010][^\S\r\n]*+[\r\n]\s*+(?=\w)")
_BROKEN_RANGE = re.compile(r"(?<=\d–)[^\S\r\n]*+[\r\n]\s*+(?=\d)")
_TWO_WORDS = re.compile(r"(?i)(?:two|three|four|five|six|seven|eight|nine)-(?!teen|een|ty|y|th\b|some|fold)")
_LINE_END = re.compile(r"[^\n|]\n(?=[^\n|])")  # within a paragraph
_DIVIDING = 0.03  # of the lines' ends
_SPACE = re.compile(r"\s{2,}|[^\S ]")
_EDGE = re.compile(r"\A\s|\s\Z")


class Hyphens(NamedTuple):
    """The hyphens of a document: the words, lower-cased, that it writes with one within a line, and whether it divides words at
    the ends of its lines.
    """

    words: frozenset[str] = frozenset()
    divides: bool = True


_ANY = Hyphens()


def read(text: Reading, hyphens: Hyphens = _ANY) -> Reading:
    """A text as a person reads it. "co-" at a line's end and "operation" on the next are one word, unless the document writes
    "co-operation" or divides no words; "two-" and "thirds" never are.
    """
    text = text.sub(_INVISIBLE, lambda m: "")
    text = text.sub(_DIVIDED, lambda m: unicodedata.normalize("NFKC", m.group()))
    text = text.sub(_BROKEN, lambda m: "" if _one_word(m, hyphens) else "-")
    text = text.sub(_BROKEN_RANGE, lambda m: "")
    text = text.sub(_SPACE, lambda m: " ")
    return text.sub(_EDGE, lambda m: "")


def hyphens_of(text: str) -> Hyphens:
    """The hyphens of a document. One that divides words does so at many lines' ends; where few end in a hyphen, it is the
    words' own.
    """
    words = frozenset(w.lower() for w in re.findall(r"(?<![^\W\d_])[^\W\d_]++(?:-[^\W\d_]+)+", text))
    broken = sum(text[m.end()].islower() for m in _BROKEN.finditer(text))
    return Hyphens(words, not 0 < broken <= _DIVIDING * len(_LINE_END.findall(text)))


def _one_word(broken: re.Match[str], hyphens: Hyphens) -> bool:
    text, start, end = broken.string, broken.start(), broken.end()
    if not (hyphens.divides and text[start - 1].islower() and text[end].islower()):
        return False
    before = re.search(r"[^\W\d_]+\Z", text[max(0, start - 40) : start])
    after = re.match(r"[^\W\d_]+", text[end : end + 40])
    if not (before and after):
        return True
    said = f"{before.group()}-{after.group()}".lower()
    return said not in hyphens.words and not _TWO_WORDS.match(said)
