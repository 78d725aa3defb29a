"""Numbers that measure nothing: parts of dates and names, references, marks of lists, versions, times of day."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.quantities.numbers import Number
from pipeline.wordlist import any_of, words

# of a text in lower case
_AREA = re.compile(rf"\b{any_of(words('numbered_areas'))}s? (?:nos?\.? ?)?(?:\d+(?:, | and |, and ))?\Z")
_LAST_WORD = re.compile(r"[\w’'-]+ \Z")
_GLUED = re.compile(r"(?:[#§№%_]|[A-Za-z][–/]|[\w)][/:.]|(?<!minus)(?<!sub)(?<!to)(?<=[A-Za-z])-)\Z", re.IGNORECASE)
_BEFORE_A_NAME = frozenset("and as at between by for from in into near of or than that to via while with".split())
_CALLED = re.compile(r"\b(?:tel|telephone|phone|fax|mobile)\b[^a-z]{0,24}\Z")
_BELOW = re.compile(r"\bper \Z")  # "6 deaths per 100,000 people"
_AGED = re.compile(r"\bage[ds](?: (?:between|from|over|under))? (?:\d\d? (?:to|and|-) )?\Z")
_HE_IS = re.compile(r"\b(?:he|she) (?:is|turned|was) \Z")
_AN_AGE = re.compile(r" (?:and|at|when)\b|[.,;](?! ?\d)")  # "he was 63 when"
_OF_AGES = re.compile(r"\b(?:adults|children|men|people|persons|the (?:old|young)|women|youths?) \(\Z")
_TO_AN_AGE = re.compile(r"(?:[-–]| to )\d\d\)")
_CLOCK = re.compile(r":\d\d|(?: ?[ap]\.?m\b\.?| o’clock| o'clock)", re.IGNORECASE)
_CHAIN = re.compile(r"\d{1,20}(?P<mark>[-–/.:])\d{1,20}(?:(?P=mark)\d{1,20}){1,8}")
_ADDRESS = re.compile(r"https?://\S+")


def free(text: str, found: Iterable[Number], taken: Sequence[tuple[int, int]]) -> Iterator[Number]:
    """Those of the numbers found in a text that are no part of a date, a name or a reference. `taken` are the spans of
    dates."""
    addresses = [m.span() for m in _ADDRESS.finditer(text)]
    spans = iter([*sorted([*taken, *addresses]), (len(text) + 1, len(text) + 1)])
    a, b = next(spans)
    chained, refused = 0, -2
    for number in found:
        while b <= number.start:
            a, b = next(spans)
        if a < number.end or number.start < chained:
            continue
        if (chain := _CHAIN.match(text, number.start)) and chain.end() > number.end:
            chained = chain.end()
            continue
        if _refers(text, number) or (number.start - refused == 1 and text[refused] in "-–/.:"):
            refused = number.end
        else:
            yield number


def _refers(text: str, number: Number) -> bool:
    before = text[max(0, number.start - 24) : number.start]
    last = before.rstrip(" .").rpartition(" ")[2].lstrip("(").lower()
    signed = before[-1:].isupper()  # "P39.48" are pesos, "p. 39" is a page
    counts = last == "number" and "," in text[number.start : number.end]  # "seizures number 1,284"
    named = number.scale == 1 and not signed and not counts
    if named and (last in words("numbered") or last.removesuffix("s") in words("numbered")):
        return True
    low = before.lower()
    if area := _AREA.search(low):
        word = _LAST_WORD.search(low, 0, area.start())
        if word is None or word.group()[0].isdigit() or word.group().strip() in _BEFORE_A_NAME:
            return True
    if (
        _GLUED.search(before, max(0, len(before) - 7))
        or _CLOCK.match(text, number.end)
        or _CALLED.search(low)
        or _BELOW.search(low, max(0, len(low) - 5))
        or _AGED.search(low)
        or (_HE_IS.search(low) and _AN_AGE.match(text, number.end))
        or (_OF_AGES.search(low) and _TO_AN_AGE.match(text, number.end))
    ):
        return True
    return before.endswith(("(", "[")) and text.startswith((")", "]"), number.end) and number.end - number.start < 4
