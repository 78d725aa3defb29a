"""A passage -> sentences."""

import re
from collections.abc import Iterator

from pipeline.wordlist import words

ABBREVIATIONS = words("abbreviations")
LONGEST = 2000  # characters: what is longer is no sentence that a reader takes in at once

_JOINTS = ("; ", ", and ", ", ", " ")  # where a longer one is cut, the best first

_STOP = re.compile(
    r"[.!?…][”’\"')\]]*(?:\s?\[\d{1,3}\]|[¹²³⁰⁴-⁹])*(?=\s+[\"“‘'(\[]?[A-Z0-9À-Þ]|\s*\Z)"
    r"|(?<=[^\W\d_]{4})[.!?][”\"]?\d{1,3}(?=\s+[\"“‘'(\[]?[A-ZÀ-Þ]|\s*\Z)"  # a raised note mark, as plain text has it
    r"|(?<=[.!?])[”\"]?\[\d{1,3}\](?=\s)"
)
_LAST_WORD = re.compile(r"[^\s(\[“\"]+\Z")
_INITIALS = re.compile(r"[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]")
_NEXT = re.compile(  # not An and To, which are family names as well
    r"\s+(?:(?:The|This|These|Those|It|He|She|They|We|In|On|At|But|However|And|As|By|For|If|Its|Their|His|Her|There"
    r"|When|While|Since|After|Before|Although|Both|Under|With)\b|A\b(?!\.))|\s*\Z"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text stands, without the white space between them.

    A full stop after an abbreviation or an initial ends no sentence, unless a word follows that begins one; a note
    mark after the stop belongs to the sentence. What goes on for too long is cut at a clause or between words.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for m in _STOP.finditer(text):
        if text[m.start()] == "." and not _ends(text, start, m.start(), m.end()):
            continue
        if text[start : m.end()].strip():
            spans += _parts(text, *_trimmed(text, start, m.end()))
        start = m.end()
    if text[start:].strip():
        spans += _parts(text, *_trimmed(text, start, len(text)))
    return spans


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        low, high = start + LONGEST // 2, start + LONGEST
        joints = ((text.rfind(joint, low, high), joint) for joint in _JOINTS)
        cut = next((at + joint.index(" ") for at, joint in joints if at >= 0), high)
        yield start, cut
        start = cut + (text[cut] == " ")
    yield start, end


def _ends(text: str, start: int, stop: int, after: int) -> bool:
    if text.endswith("S/", start, stop):
        return False  # of "S/. 11,842 million", a sign of money
    last = _LAST_WORD.search(text, max(start, stop - 24), stop)
    if not last:
        return True
    word = last.group()
    shortened = word.lower() in ABBREVIATIONS or _INITIALS.fullmatch(word)
    return not shortened or bool(_NEXT.match(text, after))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - (len(inside) - len(inside.rstrip()))
