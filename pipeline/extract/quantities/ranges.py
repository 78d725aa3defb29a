"""Two numbers that belong together: the ends of a range, and numbers that share a unit."""

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.extract.quantities.quantity import Quantity

_JOINT = re.compile(r"(?P<hanging>-,?)? ?(?P<word>[-–—−]|\bto\b-?|\band\b|\bor\b|-to-|\bversus\b)(?: (?:between|about|around|some|nearly|perhaps))? ?")
_BETWEEN = re.compile(r"(?i)\bbetween (?:\w+ )?\Z")
_FROM = re.compile(r"(?i)\bfrom (?:\w+ )?\Z")
_RANGING = re.compile(r"(?i)\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere) from (?:\w+ )?\Z")


def paired(text: str, found: Iterable[Quantity]) -> list[Quantity]:
    """The quantities of a text in order, those that are ends of a range pointing at each other."""
    kept: list[Quantity] = []
    open_end: Quantity | None = None
    for two in found:
        one, open_end = open_end, two
        joint = _JOINT.fullmatch(text, one.end, two.start) if one and two.start - one.end < 16 else None
        pair = _pair(text, one, two, joint) if one and joint else None
        if pair:
            kept[-1:] = pair
            open_end = pair[1] if pair[0].mate is None else None
        else:
            kept.append(two)
    return kept


def _pair(text: str, one: Quantity, two: Quantity, joint: re.Match[str]) -> list[Quantity] | None:
    """Two numbers as the ends of a range or of a change: what one lacks of scale and unit it has from the other."""
    lead, word = text[max(0, one.start - 24) : one.start], joint["word"].strip("-").strip() or "-"
    between = _BETWEEN.search(lead)
    if word == "and" and not between and not joint["hanging"]:
        return None
    if word == "or" and (one.unit or not two.unit):
        return None
    if one.scale == 1 < two.scale and abs(one.value) < 1000 and not (one.unit and two.unit and word == "to"):
        one = replace(one, value=round(one.value * two.scale, 6), scale=two.scale)
    one, two = replace(one, unit=one.unit or two.unit), replace(two, unit=two.unit or one.unit)
    if one.unit != two.unit or (not one.unit and word not in ("to", "-", "–", "—", "−", "and")):
        return None
    if word == "-" and two.value < 0:
        two = replace(two, value=-two.value)
    if (_FROM.search(lead) and not _RANGING.search(lead)) or joint["hanging"] or word in ("or", "versus"):
        return [one, two]
    return [replace(one, mate=two.start), replace(two, mate=one.start, approximate=one.approximate or two.approximate)]
