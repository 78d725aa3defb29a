"""A passage as a person reads it: white space folded, broken words joined, characters in one form."""

import re
import unicodedata

from pipeline.positions import Reading

_INVISIBLE = re.compile(r"\u00ad[^\S\r\n]*+[\r\n]\s*+(?=\w)|[\u00ad\u200b\u200c\u200d\u2060\ufeff]+")
_DIVIDED = re.compile(r"[\ufb00-\ufb06]|[^\W\d_][\u0300-\u036f\u3099\u309a]+")  # ligatures; a letter and its accents
_BROKEN = re.compile(r"(?<=\w)[-\u2010][^\S\r\n]*+[\r\n]\s*+(?=\w)")
_BROKEN_RANGE = re.compile(r"(?<=\d–)[^\S\r\n]*+[\r\n]\s*+(?=\d)")
_TWO_WORDS = re.compile(r"(?i)(?:two|three|four|five|six|seven|eight|nine)-(?!teen|een|ty|y|th\b|some|fold)")
_SPACE = re.compile(r"\s{2,}|[^\S ]")
_EDGE = re.compile(r"\A\s|\s\Z")


def read(text: Reading, hyphenated: frozenset[str] = frozenset()) -> Reading:
    """A text as a person reads it.

    `hyphenated` holds the words, lower-cased, that the document writes with a hyphen within a line: "co-" at a line's
    end and "operation" on the next are one word, unless "co-operation" is among them. "two-" and "thirds" never are.
    """
    text = text.sub(_INVISIBLE, lambda m: "")
    text = text.sub(_DIVIDED, lambda m: unicodedata.normalize("NFKC", m.group()))
    text = text.sub(_BROKEN, lambda m: "" if _one_word(m, hyphenated) else "-")
    text = text.sub(_BROKEN_RANGE, lambda m: "")
    text = text.sub(_SPACE, lambda m: " ")
    return text.sub(_EDGE, lambda m: "")


def hyphenated_words(text: str) -> frozenset[str]:
    """The words of a text that are written with a hyphen inside a line, lower-cased."""
    return frozenset(w.lower() for w in re.findall(r"(?<![^\W\d_])[^\W\d_]++(?:-[^\W\d_]+)+", text))


def _one_word(broken: re.Match[str], hyphenated: frozenset[str]) -> bool:
    text, start, end = broken.string, broken.start(), broken.end()
    if not (text[start - 1].islower() and text[end].islower()):
        return False
    before = re.search(r"[^\W\d_]+\Z", text[max(0, start - 40) : start])
    after = re.match(r"[^\W\d_]+", text[end : end + 40])
    if not (before and after):
        return True
    said = f"{before.group()}-{after.group()}".lower()
    return said not in hyphenated and not _TWO_WORDS.match(said)
