"""Parts of a whole: "a third of the exports", "three in four"; of what was before a part is a multiple: "half of what it was"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.extract.quantities.bounds import bound, is_about
from pipeline.extract.quantities.multiples import AS_MUCH, multiple
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.quantities.units import unit_at
from pipeline.extract.spans import lowered

_OF_WHOLE = re.compile(r"(?i) of\b(?! an? )| (?:the|its|their|his|her|our|your|my|all|these|those)\b(?! \d)")
_RANKED = re.compile(
    r"(?i)\b(?:first|second|last|third|fourth|final|next|past|previous|other|this|that|each|every|per)[ -]\Z"
)
_ORDERED = re.compile(r"(?i)\b(?:first|last|every|per)[ -]\Z")
_SUBJECT = re.compile(
    r"(?i)(?:\A|[;:,(.] |\b(?:and|because|but|only|since|that|though|when|where|whether|which|while) )\Z"
)
_AS_LARGE = re.compile(r"(?i) as (?:much|many|large|big|long|high)")
_IS_DONE = re.compile(r" (?:are|had|has|have|is|was|were|will|would) (?!an?\b|the\b|past\b)")
_OF_ALL = re.compile(
    r"(?i)\Z|[.;:)]|,(?! )|, | \(| (?:(?:also|now|still) )?(?:belong(?:s|ed)?|consist(?:s|ed)?|goes|held|hold|holds|moved?"
    r"|moves|paid|remain(?:s|ed)?|takes?|took|unpaid)\b| (?:here|there|were|was|are|is|have|had|has|did|do|will|would|said|say"
    r"|came|come|went|go|live|lived|voted"
    r"|believe|think|in|on|with|who|that|from|to|by|and|or|but|as|after|because|between|during|last|over|since|this|when|while"
    r"|within)\b(?! (?:much|many))"
)
_MEASURED = re.compile(
    r"(?i)\b(?:(?:more|less|fewer) than|over|under|nearly|almost|about|around|roughly|approximately|at least|well over"
    r"|just over|just under|only|up to|by|(?:up|down)|plus|minus)(?: an?)? \Z"
)
_PROPORTION = re.compile(
    r"(?i)\b(?:part|proportion|share)\b(?: [^\W\d_]+){0,3} (?:be|been|is|reached|was|were)(?: [a-z]+)? \Z"
)
_TEN, _HUNDRED = 10, 100
_OF_THOSE = re.compile(r" of (?:all|its|our|the|their|these|those)\b")
_RANKS = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}
_DOING = re.compile(r" [a-z]+(?:ed|ing)\b")
# of a text in lower case
_REST = re.compile(
    r"(?:the remaining|a further) (?P<part>half|third|quarter|fifth|sixth|eighth|tenth)\b"
    r"(?! (?:century|cent|of an?|finals?|years?|time)\b)"
)
_PART = {"half": 2, "quarter": 4, **_RANKS}
_TIME = re.compile(r"(?i)\b(?:after|for|in|over|within) \Z")
_EVERY = re.compile(
    r"every (?P<rank>second|third|fourth|fifth|sixth|seventh|eighth|tenth) "
    r"(?!years?\b|quarters?\b|months?\b|weeks?\b|days?\b|hours?\b|time\b|[a-z]+days?\b|one\b)(?=[a-z])"
)
_ONE_IN = re.compile(r"(?: [a-z]+){1,3} in (?:every )?")
_OF_A_HUNDRED = re.compile(r" (?:(?:out )?of|for|in) (?:every|each) hundred\b")
_OF_ONE = re.compile(
    r" of an?(?= )(?! (?:billion|century|decade|percentage|point|dozen|generation|hundred|million|mile|thousand|trillion)\b)"
)
_SEVERAL = re.compile(r"(?i)(?!an?\b|half\b|quarter\b)[a-z]")
_OF_BEFORE = re.compile(
    r"(?i) (?:of )?(?:what (?:it|they|he|she)|those (?:of|in|a)|that(?=[,.;]|\Z)"
    r"|(?:its|their|the) (?:[a-z0-9-]+ ){0,3}(?:level|average|peak|size)s?|(?:its|their) share (?:of|in) (?=\d{4})"
    r"|the (?:[A-Z]{0,3}[$€£¥] ?)?\d[\d.,]*[a-z]{0,2}(?: (?:billion|million|thousand))?(?: [a-z]+)?"
    r" (?:(?:of|in)(?= (?:the )?(?:\d{4}|[A-Z][a-z]+ \d{4}|[a-z]+ (?:quarter|half|year)|year))|recorded|a year)"
    r"|that of|the (?:number|amount|sum|figure|level|tonnage|value|volume) (?:of|a|in) (?=\d{4}|a year))\b"
)
"""What is a part of something that was before, or is elsewhere, is a ratio: "half of what it was", "a third of its peak"."""
_OF_WHICH = re.compile(
    r"(?i)\bof (?:them|these|those|which|whom),? (?:[a-z]+ (?:made|make)s? up )?(?:about |almost |nearly |over )?(?:an? )?\Z"
)
_COMPARES = re.compile(
    r" (?:more|less|fewer|higher|lower|larger|smaller|up|down|above|below)\b(?! of)| short(?: of\b|[,.;)]|\Z)"
)
_AMONG = re.compile(r" in (?:every )?| (?:out )?of (?:every|each) | out of |-in-")
_PEOPLE = re.compile(
    r" (?!years?|months?|weeks?|days?|hours?|minutes?|of (?!the|its|their|our|all|those|these)|million|billion|percent|per)[a-z]"
)
_A_POINT = re.compile(
    r"\b(?:by|than|up|down|nearly|almost|about|over|gained|lost|added|shed)"
    r" (?P<one>a (?:full |whole |single )?percentage point)\b"
)


def shares(text: str, found: Sequence[Number]) -> Iterator[Quantity]:
    """The parts of a whole among the numbers of a text, as percentages."""
    for number in found:
        if told := _of_number(text, number):
            yield told
    low = lowered(text)
    for m in _REST.finditer(low):
        if _OF_ALL.match(text, m.end()):
            yield _share(text, m.start("part"), m.end(), 1 / _PART[m["part"]])
    for m in _EVERY.finditer(low):
        yield _share(text, m.start(), m.end("rank"), 1 / _RANKS[m["rank"]])
    for one, two in pairwise(found):
        if _is_told_of(text, two) if _are_few(text, one, two) else _is_among(text, one, two):
            yield _share(text, one.start, two.end, one.value / two.value)


def _of_number(text: str, number: Number) -> Quantity | None:
    """What a number by itself is a part of: "a third of the exports", "half as many", "30 in each hundred"."""
    if number.is_fraction and number.value < 1 and (part := _of_part(text, number)):
        return part
    hundred = _OF_A_HUNDRED.match(text, number.end)
    if hundred is None or not 0 < number.value < _HUNDRED:
        return None
    return _share(text, number.start, hundred.end(), number.value / _HUNDRED)


def _of_part(text: str, number: Number) -> Quantity | None:
    """A part as a share, or as a multiple of what something was before or is elsewhere."""
    start, end, value = number.start, number.end, number.value
    if _OF_BEFORE.match(text, end):
        return multiple(text, start, end, value)
    if much := AS_MUCH.match(text, end):
        return multiple(text, start, much.end(), value + 1) if much["again"] else multiple(text, start, end, value)
    if _OF_WHICH.search(text, max(0, start - 40), start) or _is_share(text, number):
        return _share(text, start, end, value)
    return None


def _are_few(text: str, one: Number, two: Number) -> bool:
    """Whether two numbers in words are one of so many, or so many of ten, with what they count between: "one child in five"."""
    few = one.value == 1 or two.value == _TEN
    counted = one.in_words and two.in_words and one.value < two.value
    return few and counted and _ONE_IN.fullmatch(text, one.end, two.start) is not None


def _is_told_of(text: str, two: Number) -> bool:
    """Whether such a pair stands for a part, as what follows tells: "one child in five goes"."""
    return any(pattern.match(text, two.end) for pattern in (_OF_ALL, _DOING, _OF_THOSE))


def _is_among(text: str, one: Number, two: Number) -> bool:
    """Whether two numbers are so many of so many: "three in four people", "3 out of 10"; not "two in 2014"."""
    among = _AMONG.fullmatch(text, one.end, two.start) if two.start - one.end < 15 else None
    if not among or not one.value < two.value <= 1000 or not one.value % 1 == two.value % 1 == 0 or one.scale != 1:
        return False
    in_words = one.in_words and two.in_words
    every = "every" in among.group() or "each" in among.group()
    if "in" in among.group() and not (every or in_words or _OF_THOSE.match(text, two.end)):
        return False
    rare = in_words and _OF_ALL.match(text, two.end)
    return bool(rare or _PEOPLE.match(text, two.end) or "out" in among.group())


def points(text: str) -> Iterator[Quantity]:
    """A percentage point that no number counts: "by a full percentage point"."""
    for m in _A_POINT.finditer(text) if " percentage point" in text else ():
        yield Quantity(m.start("one"), m.end(), 1.0, "percentage_point")


def _is_share(text: str, number: Number) -> bool:
    before, after = text[max(0, number.start - 24) : number.start], text[number.end : number.end + 24]
    ranked = _ORDERED if _is_of_several(text, number) else _RANKED
    if ranked.search(before) or _AS_LARGE.match(after):
        return False
    if _OF_WHOLE.match(after) or _is_of_one(text, number):
        return True
    if _COMPARES.match(after):
        return True
    if _OF_ALL.match(after) and _PROPORTION.search(text, max(0, number.start - 60), number.start):
        return True
    if _OF_ALL.match(after) and _is_of_several(text, number):
        return True
    half = text.startswith(("half", "Half"), number.start)
    if half and _IS_DONE.match(text, number.end) and _SUBJECT.search(text, max(0, number.start - 24), number.start):
        return True
    in_words = not text[number.start].isdigit()  # a share on the exchange is "up 1/16"
    return in_words and bool(_MEASURED.search(before) and (_OF_ALL.match(after) or _DOING.match(after)))


def _is_of_one(text: str, number: Number) -> bool:
    """Whether a part is of one thing and no unit: "a tenth of an aid programme", not "a quarter of a tonne"."""
    one = None if text[number.start].isdigit() else _OF_ONE.match(text, number.end)
    return one is not None and unit_at(text, one.end(), ()) is None


def _is_of_several(text: str, number: Number) -> bool:
    """Whether a part is so many of several, "two thirds", and no stretch of time, as "three quarters" can be."""
    if not _SEVERAL.match(text, number.start):
        return False
    timed = "quarter" in text[number.start : number.end].lower()
    return not (timed and _TIME.search(text, max(0, number.start - 8), number.start))


def _share(text: str, start: int, end: int, part: float) -> Quantity:
    sign = -1 if text.endswith("minus ", 0, start) else 1
    return Quantity(
        start, end, sign * round(100 * part, 1), "percent", bound=bound(text, start, end), approximate=is_about(text, start),
        role="fraction",
    )  # fmt: skip
