"""What a bare number is a number of: of nothing that is measured, of things that it counts, of a hundred, or of what a number
beside it is of: "exports rose to 5 million tonnes, against 4", "Latvia has 42 per cent of it and Ukraine 15".
"""

import re
from collections.abc import Iterator, Sequence
from math import sqrt

from msgspec.structs import replace

from pipeline.extract.judging.option import Option, Remarks, Value, distance, few
from pipeline.extract.observations.measures import DURATIONS, kind_of_unit
from pipeline.extract.quantities.bounds import bound, is_about
from pipeline.extract.quantities.quantity import Quantity

Unit = tuple[str, str]
"""The code of a unit, and by what a number in it is multiplied: ("USD", "1e+09")."""

NOTHING: Unit = ("", "1")
_COUNT: Unit = ("count", "1")
_PERCENT: Unit = ("percent", "1")
_HUNDRED = 100
_FAR, _NEAR = 500, 90  # characters before a number and behind it in which others stand
_SEVERAL = 3
_BEFORE, _BEHIND = 60, 40  # characters in which are the
_WORDS, _FEW = 6, 4  # words that speak of a number
_GAP = 30
_HALF_A_POWER = sqrt(10)
_POWERS = 3  # of ten that two numbers lie apart, and more
_SMALL = 20
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*|[^\w\s]")
_END = re.compile(r"[.!?;] ")


def is_bare(q: Quantity) -> bool:
    """Whether a number has no unit of its own, be it that another supplies it."""
    return q.role == "amount" and (q.supplied or q.unit == "" or (q.unit == "count" and q.noun is None))


def options(text: str, found: Sequence[Quantity], at: int, over: Sequence[Quantity]) -> list[Option]:
    """The units that the bare number at a place among those found may have, first that which the grammar reads. `over` are
    the last numbers of what stands before the text.
    """
    q = found[at]
    read: Unit = (q.unit, "1")
    remarks = Remarks()
    remarks.add(read, _grammar, kind_of_unit(q.unit) if q.unit else "none", _digits(q))
    for unit in (NOTHING, _COUNT, *([_PERCENT] if q.scale == 1 and 0 < q.value <= _HUNDRED else [])):
        remarks.add(unit, _by_itself)
    for side, rank, p in _beside(found, at, over):
        first, last = (p, q) if p.start < q.start else (q, p)
        gap = text[first.end : last.start] if side != "over" else ""
        where = f"{side} {rank} {not _END.search(gap)}"
        past = few(sum(p.end <= f.start < q.start for f in found), 4)
        for unit in _units_of(q, p):
            scaled = unit[1] != "1"
            remarks.add(unit, _from, where, past, q.scale > 1, p.scale > 1, scaled)
            remarks.add(unit, _sized, _powers(q, p, unit), scaled, q.decimals == p.decimals, q.decimals > 0)
            if side != "over":
                remarks.add(unit, _joined, side, _told(gap), distance(len(gap)))
                remarks.add(unit, _alike, _before(text, p) == _before(text, q), _behind(text, p) == _behind(text, q))
    shared = _signs(text, q)
    return [
        Option(unit, told, _contexts(unit), told=unit == read, read=unit == read, shared=shared)
        for unit, told in remarks.items()
    ]


def amount(q: Quantity, unit: Value) -> float:
    """The value of a bare number in a unit."""
    assert isinstance(unit, tuple)
    return float(f"{q.value * float(unit[1]):.14g}")


def given(text: str, q: Quantity, unit: Value) -> Quantity:
    """A bare number in a unit."""
    assert isinstance(unit, tuple)
    if unit == (q.unit, "1"):
        return q
    by = float(unit[1])
    return replace(
        q, unit=unit[0], value=amount(q, unit), scale=max(q.scale * by, 1.0), supplied=bool(unit[0]), part=min(by, 1.0),
        bound=q.bound or bound(text, q.start, q.end), approximate=q.approximate or is_about(text, q.start),
    )  # fmt: skip


def last_of(found: Sequence[Quantity]) -> list[Quantity]:
    """Of the numbers of a text those whose units the next text may go on with: the last, and the last that is no percentage."""
    told = [p for p in found if _supplies(p)]
    amounts = [p for p in told if kind_of_unit(p.unit) != "part"]
    return list(dict.fromkeys([*told[-1:], *amounts[-1:]]))


def _beside(found: Sequence[Quantity], at: int, over: Sequence[Quantity]) -> Iterator[tuple[str, int, Quantity]]:
    """The numbers from which a bare one may have its unit: those of different units before it, that behind it, those over it."""
    q, seen = found[at], set[tuple[str, bool]]()
    for p in reversed(found[:at]):
        if q.start - p.end > _FAR or len(seen) == _SEVERAL:
            break
        if _supplies(p) and (key := (p.unit, p.scale > 1)) not in seen:
            yield "before", len(seen), p
            seen.add(key)
    behind = (p for p in found[at + 1 : at + 3] if p.start - q.end < _NEAR and not is_bare(p) and _supplies(p))
    yield from (("behind", 0, p) for p in [*behind][:1])
    yield from (("over", rank, p) for rank, p in enumerate(over))


def _supplies(p: Quantity) -> bool:
    return p.role == "amount" and p.unit not in ("", "ratio") and p.unit not in DURATIONS


def _units_of(q: Quantity, p: Quantity) -> Iterator[Unit]:
    """The unit of another number, with its scale or that of its part too: millions of dollars, cents."""
    if p.scale > 1 and q.scale == 1:
        yield p.unit, f"{p.scale:g}"
    if p.part != 1:
        yield p.unit, f"{p.part:g}"
    yield p.unit, "1"


def _contexts(unit: Value) -> tuple[str, ...]:
    if unit == NOTHING:
        return ("none",)
    code = unit[0] if unit else ""
    return ("told", "percent" if code == "percent" else kind_of_unit(code))


def _powers(q: Quantity, p: Quantity, unit: Unit) -> int:
    """How many powers of ten a number would lie from another."""
    apart = _power(_HALF_A_POWER * abs(amount(q, unit) / p.value)) if q.value and p.value else _POWERS
    return max(-_POWERS, min(_POWERS, apart))


def _digits(q: Quantity) -> int:
    return few(_power(abs(q.value) + 1), 4)


def _power(value: float) -> int:
    """The power of ten below a value, by its digits: a logarithm may differ in its last bit from machine to machine."""
    return int(f"{value:e}".partition("e")[2])


def _words(text: str) -> list[str]:
    """The words and marks of a text; a number is a 0."""
    return [w if not w[0].isdigit() else "0" for w in _WORD.findall(text)]


def _told(gap: str) -> str:
    """What stands between two numbers; of much the first word and the last."""
    if len(gap) > _GAP:
        return " ".join([*_words(gap[:_GAP])[:1], "-", *_words(gap[-_GAP:])[-1:]])
    return " ".join("Name" if w[0].isupper() else w for w in _words(gap))


def _before(text: str, q: Quantity) -> list[str]:
    return _words(text[max(0, q.start - _GAP) : q.start].lower())[-1:]


def _behind(text: str, q: Quantity) -> list[str]:
    return _words(text[q.end : q.end + _GAP].lower())[:1]


def _shape(word: str) -> str:
    return "Name" if word.istitle() else "word" if word.isalpha() else word


def _signs(text: str, q: Quantity) -> list[str]:
    """What speaks of a bare number, whatever it is of."""
    words = _words(text[max(0, q.start - _BEFORE) : q.start])[-_WORDS:]
    following = _words(text[q.end : q.end + _BEHIND])[:_FEW]
    before, behind = [w.lower() for w in words], [w.lower() for w in following]
    last, first = _shape([*words, "-"][len(words) - 1]), _shape([*following, "-"][0])
    in_words = not text[q.start].isdigit()
    size = f"size {_digits(q)} {in_words} {few(q.decimals, 2)} {q.scale:g}"
    signs = [
        "any", size, f"in words {in_words}", f"decimals {few(q.decimals, 2)}", f"scale {q.scale:g}",
        f"value {q.value:g}" if q.value <= _SMALL else "large", f"range {q.mate is not None}",
        f"last {last}", f"first {first}", f"first {first} {in_words}", f"between {last} and {first}", f"{size} behind {last}",
        f"right before {' '.join(before[-1:])}", f"right before {' '.join(before[-2:])}", f"{before[-1:]} and {first}",
        f"right behind {' '.join(behind[:1])}", f"right behind {' '.join(behind[:2])}",
        *(f"end {at} {w[-2:]}" for at, w in enumerate(behind[:2])),
        *(f"before {w}" for w in before), *(f"behind {w}" for w in behind),
    ]  # fmt: skip
    return list(dict.fromkeys(signs))


def _grammar(kind: str, digits: int) -> list[str]:
    return ["grammar", f"grammar {kind}", f"grammar {kind} {digits}"]


def _by_itself() -> list[str]:
    return ["by itself"]


def _from(where: str, past: int, own: bool, other: bool, scaled: bool) -> list[str]:
    return ["supplied", where, f"{where} past {past}", f"scales {own} {other} {scaled}"]


def _sized(powers: int, scaled: bool, alike: bool, decimals: bool) -> list[str]:
    return [f"apart {powers}", f"apart {powers} {scaled}", f"decimals alike {alike} {decimals}"]


def _joined(side: str, gap: str, far: int) -> list[str]:
    return [f"{side} by {gap}", f"{side} far {far}"]


def _alike(before: bool, behind: bool) -> list[str]:
    return [f"before alike {before}", f"behind alike {behind}", f"alike {before} {behind}"]
