"""Multiples: "doubled", "twice as much", "grew fivefold", "by a factor of three"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.extract.quantities.bounds import bound, is_about
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.spans import lowered
from pipeline.wordlist import any_of, table, words

AS_MUCH = re.compile(r" as (?:many|much)(?P<again> again)?\b(?! as possible)")
_NEXT_WORD = re.compile(r"[ -](\w+)")
_OTHER_HALF = re.compile(r"(?i)\b(?:equal|into|the two|two) \Z")
_TIMES = re.compile(
    r" times(?: over\b|(?= (?:as|the|more(?! ?[,.;])|less|her|his|[A-Z][\w-]*[’']s|that|its|their|what|those"
    r"|(?!(?:after|ever|never|over|per|together|under)\b)[a-z]{2,9}er)\b))"
)
_SO_MANY_TIMES = re.compile(r" times\b")
_FOLD = re.compile(r"[ -]?fold\b")
_FACTOR = re.compile(
    r"\b(?:(?:a|by the) factor of|multipl(?:ied|ies|y|ying)(?: [a-z]+)? by) (?:about |almost |around |nearly |more than )?\Z"
)
_RISE_OF = re.compile(
    r"\b(?:(?:growth|increase|rise) of|(?:grew|grown|increased|risen|rose) by) (?:about |almost |nearly )?\Z"
)
_COMPARED = r"(?= (?:as (?:much|many|[a-z]+)|the|that|what|its|their|those|more|over)\b)"
_IN_HALF = re.compile(
    r"\b(?:cut|cuts|cutting|slash(?:ed|es|ing)?|reduc(?:e|ed|es|ing)|broken?|split)\b[^.;\n]{0,40}? in (half)\b"
)


def multiples(text: str, found: Sequence[Number]) -> Iterator[Quantity]:
    """How many times as much something is or became."""
    low = lowered(text)
    for m in _words().finditer(low):
        if m["verb"] and (after := _NEXT_WORD.match(text, m.end())) and after[1].lower() in words("not_doubled"):
            continue
        if m.group() in ("half", "halves") and (
            (AS_MUCH.match(text, m.end()) and " again" in text[m.end() : m.end() + 24])
            or _OTHER_HALF.search(text, max(0, m.start() - 12), m.start())
        ):
            continue  # half as many again, which is a number's; and "two halves"
        yield multiple(text, m.start(), m.end(), _values()[m.group()])
    for m in _IN_HALF.finditer(low) if " in half" in low else ():
        yield multiple(text, m.start(1), m.end(1), 0.5)
    for number in found:
        times = _TIMES.match(text, number.end) or _FOLD.match(text, number.end)
        if times is None and _RISE_OF.search(text, max(0, number.start - 40), number.start):
            times = _SO_MANY_TIMES.match(text, number.end)
        if times:
            yield multiple(text, number.start, times.end(), number.value)
        elif _FACTOR.search(text, max(0, number.start - 40), number.start):
            yield multiple(text, number.start, number.end, number.value)


def multiple(text: str, start: int, end: int, times: float) -> Quantity:
    """So many times as much, told from one character to another."""
    return Quantity(
        start, end, float(times), "ratio", bound=bound(text, start, end), approximate=is_about(text, start),
        role="multiple",
    )  # fmt: skip


@cache
def _values() -> dict[str, float]:
    return {w: float(row["value"]) for row in table("multiples") for w in row["words"].split("|")}


@cache
def _words() -> re.Pattern[str]:
    rows = table("multiples")
    verbs, times, alike = (
        any_of(w for row in rows if row["as"] == kind for w in row["words"].split("|"))
        for kind in ("verb", "times", "as")
    )
    return re.compile(rf"\b(?:(?P<verb>{verbs})\b|(?:{times})(?! more ?[,.;]){_COMPARED}|(?:{alike})(?= as [a-z]))")
