"""A passage as a person reads it: white space folded, broken words joined, characters in one form."""

import re
import unicodedata

from pipeline.positions import Reading, Run

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

_UNUSUAL = re.compile(
    r"(?P<broken>(?<=\w)[-\u2010\u00ad][ \t]*\r?\n[ \t]*(?=\w))"  # a word broken at a line's end
    r"|(?P<invisible>[\u00ad\u200b\u200c\u200d\u2060\ufeff]+)"
    r"|(?P<space>\s{2,}|[^\S ])"
    r"|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<composed>[^\W\d_][\u0300-\u036f\u3099\u309a]+)"
)


def read(text: str, hyphenated: frozenset[str] = frozenset()) -> tuple[str | None, tuple[Run, ...]]:
    """The reading of a passage's text, and where its parts stand in it; None and no runs if nothing changes.

    `hyphenated` holds the words, lower-cased, that the document writes with a hyphen within a line: "co-" at a line's
    end and "operation" on the next are one word, unless "co-operation" is among them.
    """
    if not _UNUSUAL.search(text):
        return None, ()
    reading = Reading()
    at = 0
    for m in _UNUSUAL.finditer(text):
        reading.add(text[at : m.start()], at, m.start())
        at = m.end()
        match m.lastgroup:
            case "broken":
                if not _one_word(text, m.start(), m.end(), hyphenated):
                    reading.add("-", m.start(), m.end())
            case "space":
                reading.add(" ", m.start(), m.end())
            case "ligature":
                reading.add(LIGATURES[m.group()], m.start(), m.end())
            case "composed":
                reading.add(unicodedata.normalize("NFC", m.group()), m.start(), m.end())
    reading.add(text[at:], at, len(text))
    return str(reading), tuple(reading.runs)


def hyphenated_words(text: str) -> frozenset[str]:
    """The words of a text that are written with a hyphen inside a line, lower-cased."""
    return frozenset(w.lower() for w in re.findall(r"[A-Za-z]+(?:-[A-Za-z]+)+", text))


def _one_word(text: str, start: int, end: int, hyphenated: frozenset[str]) -> bool:
    if text[start] == "\u00ad":
        return True
    if not (text[start - 1].islower() and text[end].islower()):
        return False
    before = re.search(r"[A-Za-z]+$", text[max(0, start - 40) : start])
    after = re.match(r"[A-Za-z]+", text[end : end + 40])
    return not (before and after and f"{before.group()}-{after.group()}".lower() in hyphenated)
