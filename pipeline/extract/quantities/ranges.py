"""Two numbers that belong together: the ends of a range, and numbers that share a unit."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from pipeline.extract.language.lexicon import changes, verb
from pipeline.extract.quantities.quantity import Quantity

_JOINT = re.compile(
    r"(?: ?(?:mn?|bn|tn|k)(?= (?:to|and|or) ))?"
    r"(?P<hanging>-(?=,? (?:and|or|to) ))?,? ?(?P<word>[-–—−]|-?\bto\b-?|\band\b|\bor\b)"
    r"(?: (?:between|about|around|some|nearly|perhaps|over|more than))? ?"
)
_BETWEEN = re.compile(r"(?i)\bbetween (?:\w+ )?\Z")
_FROM = re.compile(r"(?i)\bfrom (?:\w+ )?\Z")
_RANGING = re.compile(r"(?i)\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere) from (?:\w+ )?\Z")
_LAST_WORD = re.compile(r"([a-z]+) \Z")
_LEAD = 24
_HUNDRED = 100


def paired(text: str, found: Iterable[Quantity]) -> list[Quantity]:
    """The quantities of a text in order, those that are ends of a range pointing at each other."""
    kept: list[Quantity] = []
    open_end: Quantity | None = None
    for two in found:
        one, open_end = open_end, two
        joint = _JOINT.fullmatch(text, one.end, two.start) if one and two.start - one.end < 20 else None
        pair = _pair(text, one, two, joint) if one and joint else None
        if pair:
            kept[-1:] = pair
            _share_backwards(text, kept)
            open_end = pair[1] if pair[0].mate is None else None
        else:
            kept.append(two)
    return kept


def _pair(text: str, one: Quantity, two: Quantity, joint: re.Match[str]) -> list[Quantity] | None:
    """Two numbers as the ends of a range or of a change: what one lacks of scale and unit it has from the other."""
    lead, word = text[max(0, one.start - _LEAD) : one.start], joint["word"].strip("-") or "-"
    between = _BETWEEN.search(lead)
    going = None if between else _FROM.search(lead)
    if word == "and" and not between and not joint["hanging"]:
        return [_like(one, two), two] if _are_listed(text, one, two) else None
    if word == "or" and (one.unit or not two.unit or (two.unit == "percent" and one.value > _HUNDRED)):
        return None
    apart = two.unit != one.unit and not _is_scaled_alone(one, two)
    if word == "to" and one.unit and not (between or going) and (apart or _is_changed(lead)):
        return None
    if one.scale == 1 < two.scale and abs(one.value) < 1000 and _shares_scale(one, two, word):
        one = replace(one, value=round(one.value * two.scale, 6), scale=two.scale)
    if two.unit.startswith(f"{one.unit}/") and one.unit:
        one = replace(one, unit=two.unit)
    if two.part < 1 and not one.unit:
        one = replace(one, value=round(one.value * two.part, 6), part=two.part)
    one, two = replace(one, unit=one.unit or two.unit), replace(two, unit=two.unit or one.unit)
    if one.unit != two.unit or (not one.unit and word == "or"):
        return None
    if word == "-" and two.value < 0:
        two = replace(two, value=-two.value)
    if (going and not _RANGING.search(lead)) or joint["hanging"] or word == "or":
        return [one, two]
    return [replace(one, mate=two.start), replace(two, mate=one.start, approximate=one.approximate or two.approximate)]


def _share_backwards(text: str, kept: list[Quantity]) -> None:
    """Give the unit of a list's end to the bare numbers before it: "10, 15 and 25 per cent"."""
    last, i = kept[-1], len(kept) - 3
    while last.unit and i >= 0 and not kept[i].unit and text[kept[i].end : kept[i + 1].start] in (", ", "-, "):
        kept[i], i = _like(kept[i], last), i - 1


def _like(one: Quantity, two: Quantity) -> Quantity:
    """A bare number in the unit and the scale of another."""
    if one.scale == 1 < two.scale and abs(one.value) < 1000:
        return replace(one, unit=two.unit, value=round(one.value * two.scale, 6), scale=two.scale)
    return replace(one, unit=two.unit)


def _are_listed(text: str, one: Quantity, two: Quantity) -> bool:
    """Whether a bare number shares the unit that stands behind the one after it: "10 and 25 per cent"."""
    bare = not one.unit and one.scale == 1 and not one.mate
    return (
        bare and bool(two.unit) and text[two.start].isalnum() and text[two.start].isdigit() == text[one.start].isdigit()
    )


def _shares_scale(one: Quantity, two: Quantity, word: str) -> bool:
    """Whether the scale behind the second number is the first's too: in "$10 to $15 billion", not in "$200 to $4 billion"."""
    return not (one.unit and two.unit and word == "to") or one.value < two.value / two.scale


def _is_scaled_alone(one: Quantity, two: Quantity) -> bool:
    """Whether the second number has the scale of both and the first the unit: "US$1.0 to 1.2 billion"."""
    return not two.unit and one.scale == 1 < two.scale and one.value < two.value / two.scale


def _is_changed(lead: str) -> bool:
    """Whether the words before a number say that it is a change: "rose $5 to $50" is no range."""
    last = _LAST_WORD.search(lead)
    if not last:
        return False
    form = verb(last[1])
    return last[1] in ("by", "up", "down") or bool(form and form.lemma in changes())
