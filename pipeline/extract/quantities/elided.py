"""Units that a bare number leaves out, since a number beside it has them: "Denmark took 8.3 and Germany 8.2 per cent"."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.quantities.bounds import bound, is_about
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.quantities.units import PARTS

_HUNDRED = 100
_GAP, _LEAD = 80, 60  # characters between two numbers of a list, and before one
_LAST = 4  # quantities before one that can say by how much of what it changed
_ALIKE = 10  # times: the prices of two goods may lie so far apart
_NEAR = 3  # times: so far apart may lie a price and that told before, which another figure or sentence parts from it
_PRICE = re.compile(r"(?i)\b(?:averages?|averaged|it|prices?|quotations?|quoted|rates?|tariffs?|that of|the figure)\b")
_ABOUT = r"(?:(?:about|almost|around|just|nearly|only|over|roughly|some|under) )?"
_LISTED = re.compile(  # "; textiles ", " of it and Ukraine ", ", the United States, for years the leading investor, "
    r"(?: (?!(?:and|or|but|while)\b)[^\W_][\w’'-]*){0,6}"
    rf"\)?(?:[,;]|,? (?:and|but|to|while|with))(?: (?!or\b)[^\W\d_][\w’'&.-]*,?){{1,9}} {_ABOUT}\Z"
)
_NO_ITEM = re.compile(
    r"(?i)\b(?:after|aged|article|at|before|by|chapter|for|from|in|no|numbers?|of|on|over|since|to|under|until|up|[a-z]+ing)"
    rf" {_ABOUT}\Z"
)
_STANDS = re.compile(rf"\b(?:against|at|from|than|to|with) {_ABOUT}\Z")
_CLOSED = re.compile(
    r"\Z|[;.)]|,(?! ?\d)| (?:and|before|by|for the|on|or)\b| in \d{4}\b| (?:last|this|the (?:following|next)) [a-z]"
)
_BY = re.compile(rf"\bby {_ABOUT}\Z")
_TURNED = re.compile(rf"\b(?:back|down|up) (?:at|from|to) {_ABOUT}\Z")
_PROPORTION = re.compile(
    rf"(?i)\b(?:percentage|proportion|share)\b(?: [^\W\d_]+){{0,3}} (?:at|be|been|from|is|of|reached|to|was|were) {_ABOUT}\Z"
)
_OF_WHICH = re.compile(rf"\bof which {_ABOUT}\Z")
_OF_THEM = re.compile(r" of which\b")
_NUMBERED = re.compile(
    rf"\bnumber(?:ed|ing)? (?:more than |fewer than )?{_ABOUT}\Z"
    rf"|\bnumber of [^\W\d_][^.;:,()\d]{{2,50}} (?:at|from|reached|to|was|were) {_ABOUT}"
    rf"(?:\d[\d,.]{{0,9}}(?: [mb]illion)? to {_ABOUT})?\Z"
)
_FEW = 3
_THERE = re.compile(rf"(?i)\bthere (?:are|had been|have been|were) (?:still |now )?{_ABOUT}\Z")
_BASE = re.compile(rf"\b(?:against|compared (?:to|with)|down from|rather than|up from|instead of) {_ABOUT}\Z")
_SENTENCE = 160  # characters
_HAD = re.compile(
    rf"\b(?:against|at|be|been|by|from|had|is|nearer|only|over|than|to|under|was|were|with)(?: (?:a|an|the) [a-z]+)? {_ABOUT}\Z"
)
_OPENED = re.compile(r"\b[^\W\d_]+ \(\Z")
_ENDS = re.compile(r"[.;!?] ")


def elided(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Quantities in order, those without a unit in that of the one before, or behind, where they stand in a list with it, are a
    part of it ("of which 500"), a price beside another, by how much more ("and by 50 in May"), or what a proportion was.
    """
    told = list(found)
    for i, q in enumerate(told):
        if i and q.mate is None and q.noun is None:
            told[i] = _after(text, told[max(0, i - _LAST) : i], q)
        if told[i].unit == "" and q.mate is None and _is_counted(text, told[max(0, i - 1) : i], told[i]):
            told[i] = _in(text, told[i], "count")
        elif told[i].unit == "" and _NUMBERED.search(text, max(0, q.start - _LEAD), q.start):
            told[i] = _in(text, q, "count")
    for i in range(len(told) - 2, -1, -1):
        one, two = told[i], told[i + 1]
        if one.unit == "" and two.unit == "percent" and one.mate is None and _is_part(text, one):
            told[i] = _in(text, one, "percent") if _is_item(text, one.end, two.start) else one
    return told


def _after(text: str, before: Sequence[Quantity], q: Quantity) -> Quantity:
    """A number in the unit of the one before it, if it lacks that: a bare one, "61 million of which", or a price."""
    last = before[-1]
    if q.unit not in ("", "count"):
        return _priced_as(text, before, q)
    lead = text[max(last.end, q.start - _LEAD) : q.start]
    apart = _ENDS.search(text, last.end, q.start)
    if q.unit == "count" or (q.unit == "" and _OF_WHICH.search(lead)):
        return _of_which(text, before, q) if not apart else q
    if last.unit == "percent" and _is_part(text, q):
        listed = not apart and (_is_item(text, last.end, q.start) or (q.decimals and _STANDS.search(lead)))
        known = q.decimals and (_HAD.search(lead) or (_OPENED.search(lead) and text[q.end : q.end + 1] == ")"))
        near = q.start - last.end <= _SENTENCE
        if listed or _PROPORTION.search(lead) or (not apart and _TURNED.search(lead)) or (known and near):
            return _in(text, q, "percent")
    if not apart and _BY.search(lead) and q.scale == 1 and _CLOSED.match(text, q.end):
        by = next((p for p in reversed(before) if _BY.search(text, max(0, p.start - _LEAD), p.start)), last)
        if by.unit in PARTS and not _ENDS.search(text, by.end, q.start):
            return _in(text, q, by.unit)
    return q


def _priced_as(text: str, before: Sequence[Quantity], q: Quantity) -> Quantity:
    """A price by what the price before it is by: "EUR 1.84 a kilogram. By 2010 the average had climbed to EUR 2.63"."""
    last = next((p for p in reversed(before) if p.unit.startswith(f"{q.unit}/")), None)
    if last is None or q.scale > 1:
        return q
    apart = _ENDS.search(text, last.end, q.start)
    told = not apart and last is before[-1]
    times = _ALIKE if told else _NEAR
    if not last.value / times <= q.value <= last.value * times:
        return q
    since = text.rfind(". ", last.end, q.start)
    if told or (bool(q.decimals) == bool(last.decimals) and _PRICE.search(text, max(since, last.end), q.start)):
        return replace(q, unit=last.unit)
    return q


def _is_counted(text: str, before: Sequence[Quantity], q: Quantity) -> bool:
    """Whether a bare number counts what stands elsewhere: "there were 15", "by 27 votes to 10", "120 firms against 92 in May"."""
    if q.value % 1 or q.decimals or q.value < _FEW or q.scale > 1 or not _CLOSED.match(text, q.end):
        return False
    if _THERE.search(text, max(0, q.start - _LEAD), q.start):
        return True
    last = before[-1] if before else None
    if last is None or last.unit != "count" or last.noun is None or _ENDS.search(text, last.end, q.start):
        return False
    if last.noun.split()[-1] == "votes":
        return text[last.end : q.start] in (" to ", " against ")
    like = last.value / _ALIKE <= q.value <= last.value * _ALIKE
    return like and q.start - last.end < _GAP and bool(_BASE.search(text, max(last.end, q.start - _LEAD), q.start))


def _of_which(text: str, before: Sequence[Quantity], q: Quantity) -> Quantity:
    """A part of an amount in the unit of that, not of what a bracket converts it into: "500 MW, of which 70 are old"."""
    if not (_OF_THEM.match(text, q.end) or _OF_WHICH.search(text, max(0, q.start - _LEAD), q.start)):
        return q
    outside = [p for p in before if text[p.end : p.end + 1] != ")"]
    whole = outside[-1] if outside else None
    fits = whole is not None and whole.unit not in ("", *PARTS, "ratio") and q.value < whole.value
    return _in(text, q, whole.unit) if whole and fits and not _ENDS.search(text, whole.end, q.start) else q


def _is_part(text: str, q: Quantity) -> bool:
    """Whether a bare number can be one of a hundred: no count of things stands behind it."""
    figure = q.scale == 1 and text[q.start].isdigit()
    return figure and 0 < q.value <= _HUNDRED and bool(_CLOSED.match(text, q.end))


def _is_item(text: str, end: int, start: int) -> bool:
    """Whether what stands between two numbers is the next item of a list, and names it."""
    gap = text[end:start]
    return len(gap) <= _GAP and bool(_LISTED.fullmatch(gap)) and not _NO_ITEM.search(gap)


def _in(text: str, q: Quantity, unit: str) -> Quantity:
    return replace(q, unit=unit, bound=bound(text, q.start, q.end), approximate=is_about(text, q.start), supplied=True)
