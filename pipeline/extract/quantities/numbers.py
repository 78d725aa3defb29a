"""Numbers in figures, in words and in both: "1,234.5", "2 1/2", "two and a half million", "3 lakh crore"."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.extract.quantities.figures import FIGURE, GLYPHS, NUMERAL, decimals, divided, figure, raised
from pipeline.extract.quantities.words import KINDS, LISTED, OPENING, Token, added
from pipeline.extract.spans import lowered
from pipeline.wordlist import any_of

__all__ = ["WORDS", "Number", "numbers", "value"]

_LONGEST = 16  # tokens of a number: a text without end takes no longer a character than any other
_MOST_DIGITS = 40
_NEXT = re.compile(
    rf"(?P<gap> {{1,3}}(?:- {{1,3}})?|-|)(?:(?P<word>[A-Za-z]{{1,12}})(?![A-Za-z])|(?P<figure>{FIGURE})(?![\w/]|[.,:]\d))"
)
_AND = re.compile(r",? {1,3}and {1,3}", re.IGNORECASE)
_OF_A_SCALE = re.compile(rf"(?i) of an? ({any_of(w for w, n in LISTED['scale'].items() if n >= 1e3)})\b")
_OF_ONE = re.compile(r"(?i) of (?:one|an?|1)(?= ?%| (?:full |single )?(?:per ?cent|percent|percentage point)\b)")
_START = re.compile(  # of a text in lower case
    rf"\.(?=\d)(?<![\w.,]\.)|\d|[{GLYPHS}]"
    rf"|(?<![a-z])(?:an?(?= )|hundred(?= (?:thousand|[mb]illion)\b)|{any_of(OPENING)})(?![a-z])"
)
_DIGITS = re.compile(r"\d*")
_counting = any_of([*LISTED["small"], *LISTED["ten"], "hundred", "thousand"])
WORDS = rf"(?i:(?:{_counting})(?:[ -](?:and )?(?:{_counting})\b){{0,8}}\b(?! of them))"


class Number(msgspec.Struct, frozen=True):
    """Characters `start` to `end` are a number. `scale` is what it is counted in and `decimals` how many it gives of
    that: "1.25 billion" has 1e9 and 2. `is_fraction` tells a part of one: "two thirds", "3/4"."""

    start: int
    end: int
    value: float
    scale: float = 1
    decimals: int = 0
    in_words: bool = False
    is_fraction: bool = False


def numbers(text: str, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Number]:
    """The numbers of a text, in order and apart from each other, that do not begin in spans that are `taken`."""
    at, low = 0, lowered(text)
    spans = iter([*sorted(taken), (len(text), len(text) + 1)])
    begin, end = next(spans)
    while m := _START.search(low, at):
        while end <= m.start():
            begin, end = next(spans)
        if begin <= m.start():
            at = end
            continue
        number = _number(text, m.start())
        if number:
            yield number
        digits = _DIGITS.match(text, m.end())
        at = number.end if number else digits.end() if digits and m.group().isdigit() else m.end()


def value(text: str) -> float:
    """The value of a number in figures or in words, which must be the whole of the text."""
    return figure(text) if text[0].isdigit() else next((n.value for n in numbers(text)), 0.0)


def _number(text: str, start: int) -> Number | None:
    """The number that begins at `start`."""
    m = NUMERAL.match(text, start)
    if m is None:
        return _added(text, start, None)
    if m["figure"] is None:
        return _divided(text, m)
    if len(m["figure"]) > _MOST_DIGITS:
        return None
    if m["power"]:
        return Number(start, m.end(), raised(m), decimals=decimals(m["figure"]))
    return _added(text, start, m["figure"])


def _divided(text: str, m: re.Match[str]) -> Number | None:
    amount = divided(m)
    if amount is None:
        plain = _DIGITS.match(text, m.start())
        return Number(m.start(), plain.end(), float(plain.group())) if plain else None
    by = _NEXT.match(text, m.end())
    if by and (scale := LISTED["scale"].get((by["word"] or "").lower())):
        return Number(m.start(), by.end(), amount * scale, scale)
    if amount < 1 and (one := _OF_ONE.match(text, m.end())):
        return Number(m.start(), one.end(), round(amount, 4))
    return Number(m.start(), m.end(), amount, is_fraction=amount < 1)


def _added(text: str, start: int, first: str | None) -> Number | None:
    """A number of several tokens, of which the `first` may be a figure."""
    tokens = list(_tokens(text, start, first))
    if first and len(tokens) == 1:
        return Number(start, tokens[0].end, tokens[0].value, decimals=decimals(first))
    total = added(tokens) if tokens else None
    if total is None:
        return None
    end, in_words = tokens[total.length - 1].end, first is None
    if total.is_fraction and (of := _OF_A_SCALE.match(text, end)):
        scale = LISTED["scale"][of.group(1).lower()]
        return Number(start, of.end(), total.value * scale, scale, in_words=in_words)
    if total.is_fraction and (one := _OF_ONE.match(text, end)):  # "three quarters of one per cent"
        return Number(start, one.end(), round(total.value, 4), in_words=in_words)
    exact = decimals(first) if first else 0
    return Number(start, end, total.value, total.scale, exact, in_words, total.is_fraction)


def _tokens(text: str, start: int, first: str | None) -> Iterator[Token]:
    """The tokens that can be a number from `start` on."""
    at, last = start, None
    if first:
        at, last = start + len(first), Token("figure", figure(first), start + len(first), first)
        yield last
    for _ in range(_LONGEST):
        joint = _AND.match(text, at) if last else None
        m = _NEXT.match(text, joint.end() if joint else at)
        if m is None or (joint and m["gap"]) or (last and not joint and not m["gap"] and last.kind != "figure"):
            return
        if m["figure"]:
            if last is None or last.kind != "scale" or m["gap"].strip():
                return
            last = Token("figure", figure(m["figure"]), m.end(), m["figure"], bool(joint))
        else:
            word = m["word"].lower()
            if word not in KINDS:
                return
            last = Token(*KINDS[word], m.end(), word, bool(joint), "-" in m["gap"])
        yield last
        at = m.end()
