"""Units that a figure leaves out since the one before has them: "exports rose to 5 million tonnes, against 4 million"."""

import re

from msgspec.structs import replace

from pipeline.extract.observations.measures import kind_of_unit
from pipeline.extract.observations.reading import Reading
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence, base_before

_SHARED = frozenset({"mass", "volume", "energy", "power", "area"})
_MILLION = 1e6
_GROUPED = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f\u2009 ]\d{3})+(?!\d)")
_RATE = re.compile(
    r"\b(?:inflation|election|margin|primaries|primary|rate|ratio|referendum|share|spread|unemployment)\b"
)
_INDEX = re.compile(r"(?i)\b(?:agenda|bourse|index|indices|plan|programme|stock (?:exchange|market))\b")
_HUNDRED = 100
_LARGE = 1e3  # a smaller bare number may be anything
_PEOPLE = re.compile(
    r"(?i)\b(?:emigrants|employees|employer|inhabitants|jobs|migrants|passengers|people|persons|soldiers|staff|students"
    r"|there (?:are|had been|have been|were)|tourists|troops|visitors|workers)\b"
)
_PEOPLED = re.compile(
    r" (?:(?:[A-Z][a-z]+ans|[A-Z][a-z]+(?:ese|wana)|of them) |(?:left|died|were (?:killed|wounded))\b)"
)
_NUMBERED = re.compile(r"(?i)\bnumber(?:s|ed|ing)?\b")


def with_its_unit(sentence: Sentence, q: Quantity, before: Reading | None) -> Quantity:
    """A quantity with the unit that the one before it supplies: a bare number, the bare money of a price, and "points"
    behind a percentage.
    """
    last = before.quantity if before else None
    if q.unit == "count" and q.noun and q.noun.split()[-1] == "points":
        percent = any(p.unit == "percent" for p in sentence.quantities if p.start < q.start)
        rated = (
            percent
            or bool(_RATE.search(sentence.text, sentence.start, sentence.end))
            or (q.decimals > 0 and q.value < _HUNDRED)
        )
        indexed = _INDEX.search(sentence.text, sentence.start, sentence.end)
        return replace(q, unit="percentage_point", noun=None) if rated and not indexed else q
    if last is None:
        return q
    if q.unit == "" and abs(q.value) >= _LARGE and kind_of_unit(last.unit) in _SHARED:
        told = sentence.text[sentence.start : q.start]
        of_people = _NUMBERED.search(told) or _PEOPLE.search(told) or _PEOPLED.match(sentence.text, q.end)
        return q if of_people else replace(q, unit=last.unit)
    if q.unit == "" and q.scale >= _MILLION and kind_of_unit(last.unit) in ("money", "count"):
        return replace(q, unit=last.unit)
    rated = kind_of_unit(last.unit) == "rate" and last.unit.startswith(f"{q.unit}/")
    if rated and base_before(sentence.text, sentence.start, q.start):
        return replace(q, unit=last.unit)
    return q


def counts(text: str, q: Quantity) -> bool:
    """Whether a bare number counts things named elsewhere: one of thousands, with its marks: "47,000 were granted in 1996"."""
    return q.scale == 1 and q.value >= _LARGE and bool(_GROUPED.match(text, q.start))
