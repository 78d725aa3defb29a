"""Whether a capital stands for its state ("Tokyo said", "between Seoul and Jakarta") or is where something is."""

import re
from collections.abc import Sequence

from pipeline.extract.names.common import HAPPENINGS
from pipeline.extract.names.mention import Mention
from pipeline.wordlist import words

_SEATS = words("seats")
_WHERE = re.compile(
    r"(?i)(?:\b(?:in|at|near|to|from|via|through|into|outside|around|towards?|across|over|off|reach(?:es|ed)?|left|leaving"
    r"|visit(?:s|ed|ing)?|tour(?:s|ed)?|enter(?:s|ed)?|took|captured|downtown|central|greater|arrive)"
    r"|\b(?:city|capital|port|streets?|mayor|university|outskirts|suburbs?|bishop|siege|battle|fall|people|north|south|east"
    r"|west|centre|center|heart) of|\b(?:capital|city),?|\bbound for"
    r"|\b(?:traffic|flights?|lines?|routes?|roads?|links?|trains?|services?|railway|highway|motorway|ferry|distance|cable|pipeline"
    r"|corridor) between|\b(?:office|affairs|division|section|department|desk),) (?:the )?\Z"
)
_AFTER = re.compile(
    r"-(?:based|born)\b| \(|,? \d| (?:on|in) (?:\d|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|, [A-Z]"
    r"|’?'?s? (?:airport|stock|metro|suburbs?|streets?|bazaar|embassy|office|bureau|university|mayor|residents?|police"
    r"|time|ceremony|plant|refinery|terminal|port|harbour|service|flights?|route|market|department store)\b"
    r"|[–-][A-ZÀ-Þ]\w+ (?:route|service|line|pipeline|corridor|railway|road|highway)\b"
)
_NEXT = re.compile(r" ([^\W\d_]+)")
_GOES_ON = re.compile(r"(?:’s)? [a-z]")
_JOINED = re.compile(r"(?:,|,? and|,? or|[–-])(?: in| the)? ?\Z")


def acting(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Those capitals among the names of a text, in order, that stand for their states."""
    found: list[Mention] = []
    last: Mention | None = None
    stood = False
    for m in mentions:
        if m.kind == "capital":
            joined = last and last.kind in ("capital", "place") and _JOINED.fullmatch(text, last.end, m.start)
            stood = (
                (stood and last.kind == "capital")
                if joined and last
                else not _is_where(text, m) and m.name not in _SEATS
            )
            if stood:
                found.append(m)
        last = m
    return found


def _is_where(text: str, m: Mention) -> bool:
    """Whether the words around a capital make it a place; it is one too in a line by itself and in a dateline."""
    if m.start == 0 and (text[m.end : m.end + 1] in (",", "", " ") and not _subject(text, m.end)):
        return True
    if text[m.end :] in ("", ".") and text.endswith(", ", 0, m.start):
        return True
    if text[m.start : m.end].isupper() or _WHERE.search(text, max(0, m.start - 24), m.start):
        return True
    if _AFTER.match(text, m.end):
        return True
    after = _NEXT.match(text, m.end)
    return bool(after and after[1].lower().removesuffix("s") in HAPPENINGS)


def _subject(text: str, end: int) -> bool:
    """Whether a verb or another lower-case word goes on behind a name that opens a text."""
    return _GOES_ON.match(text, end) is not None
