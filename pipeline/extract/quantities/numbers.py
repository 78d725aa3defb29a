"""Numbers in figures, in words and in both: "1,234.5", "2 1/2", "1.3x10^6", "two and a half million", "3 lakh crore".

A number is read from tokens: words by `data/numbers.tsv`, figures by `FIGURE`. No number has more than `_LONGEST` of
them, so that a text without end takes no longer a character than any other.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.wordlist import table

Kind = Literal["small", "ten", "scale", "part", "figure", "a", "point"]

WORDS_OF: dict[str, dict[str, float]] = {kind: {} for kind in ("small", "ten", "scale", "mark", "part")}
for _row in table("numbers"):
    WORDS_OF[_row["kind"]] |= dict.fromkeys(_row["words"].split("|"), float(_row["value"]))
PARTS = WORDS_OF["part"] | {f"{word}s": n for word, n in WORDS_OF["part"].items()}
SCALES = {**WORDS_OF["scale"], **WORDS_OF["mark"]}
_KINDS: dict[str, tuple[Kind, float]] = {
    **{word: ("part", n) for word, n in PARTS.items()},
    **{word: ("scale", n) for word, n in WORDS_OF["scale"].items()},
    **{word: ("small", n) for word, n in WORDS_OF["small"].items()},
    **{word: ("ten", n) for word, n in WORDS_OF["ten"].items()},
    "a": ("a", 1), "an": ("a", 1), "point": ("point", 0),
    "first": ("part", 1), "firsts": ("part", 1), "second": ("part", 2), "seconds": ("part", 2),
}  # fmt: skip
_RANKS_ONLY = frozenset({"first", "firsts", "second", "seconds"})  # parts only in "twenty-first"
_LONGEST = 16
_MOST_DIGITS = 40

FIGURE = (
    r"(?:\d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d+)?(?!\d)"  # 1,23,456
    r"|\d{1,3}(?:[,’']\d{3}){1,6}(?:\.\d+)?(?!\d)|\d{1,3}(?: \d{3}){1,6}(?:[.,]\d+)?(?!\d)"  # 1,234.5  1 234,5
    r"|\d{1,3}(?:\.\d{3}){2,6}(?:,\d+)?(?!\d)|\d{1,3}\.\d{3},\d+(?!\d)"  # 1.234.567  1.234,5
    r"|(?<!\d,)\d+,\d{1,2}(?!,?\d)|\d+(?:[.·]\d+)?)"  # 12,5  12.5
)
_GLYPHS = "".join(c for c in map(chr, range(0xBC, 0x218A)) if unicodedata.category(c) == "No" and "/" in ascii(
    unicodedata.normalize("NFKD", c)).replace("\\u2044", "/"))  # fmt: skip
_POWER = r"(?:[eE][+-]?\d{1,3}(?!\w)|\^[+-]{0,2}\d{1,3}|(?P<ten> ?[x×*·] ?10(?:\^[+−–-]?|[+−–-])\d{1,3}))"
_FIGURE = re.compile(
    rf"(?P<num>\d{{1,4}})[/⁄](?P<den>\d{{1,4}})(?![\d/⁄]|\.\d)"  # 3/4
    rf"|(?P<whole>\d{{1,4}}) {{1,2}}(?P<n>\d{{1,2}})[/⁄](?P<d>\d{{1,3}})(?![\d/⁄])"  # 2 1/2
    rf"|(?P<before>\d{{1,4}})? ?(?P<glyph>[{_GLYPHS}])"  # ½  2½
    rf"|(?P<figure>{FIGURE}|\.\d+)(?P<power>{_POWER})?"
)
_NEXT = re.compile(
    rf"(?P<gap> {{1,3}}(?:- {{1,3}})?|-|)(?:(?P<word>[A-Za-z]{{1,12}})(?![A-Za-z])|(?P<figure>{FIGURE})(?![\w/]|[.,:]\d))"
)
_OF_A_SCALE = re.compile(rf"(?i) of an? ({'|'.join(w for w, n in WORDS_OF['scale'].items() if n >= 1e3)})\b")
_AND = re.compile(r",? {1,3}and {1,3}", re.IGNORECASE)
_STARTS = "|".join(sorted((w for w, (kind, _) in _KINDS.items() if kind in ("small", "ten", "part")), key=len, reverse=True))
_START = re.compile(rf"(?<![\w.,])\.(?=\d)|\d|[{_GLYPHS}]|(?<![A-Za-z])(?i:an?(?= )|{_STARTS})(?![A-Za-z])")
WORDS = (
    rf"(?i:(?:{'|'.join(sorted([*WORDS_OF['small'], *WORDS_OF['ten'], 'hundred', 'thousand'], key=len, reverse=True))})"
    rf"(?:[ -](?:and )?(?:{'|'.join(sorted([*WORDS_OF['small'], *WORDS_OF['ten'], 'hundred', 'thousand'], key=len, reverse=True))})\b){{0,8}}\b(?! of them))"
)


@dataclass(frozen=True, slots=True)
class Number:
    """Characters `start` to `end` are a number. `scale` is what it is counted in and `decimals` how many it gives of
    that: "1.25 billion" has 1e9 and 2. `is_fraction` tells a part of one: "two thirds", "3/4"."""

    start: int
    end: int
    value: float
    scale: float = 1
    decimals: int = 0
    in_words: bool = False
    is_fraction: bool = False


class _Token(NamedTuple):
    kind: Kind
    value: float
    end: int
    joined: bool  # "and" stands before it
    tight: bool  # a hyphen stands before it
    text: str


class _Sum(NamedTuple):
    """What the first `length` tokens add up to; `scale` is that of the last of them, if that is one."""

    value: float
    scale: float
    length: int


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text, in order and apart from each other."""
    at = 0
    while m := _START.search(text, at):
        number = _number(text, m.start())
        at = number.end if number else m.end()
        if number:
            yield number
        elif m.group().isdigit():
            at = _after_digits(text, m.end())


def value(text: str) -> float:
    """The value of a number in figures or in words, which must be the whole of the text."""
    if not text[0].isdigit():
        return next((n.value for n in numbers(text)), 0.0)
    return _value(text)


def decimals(text: str) -> int:
    """How many decimals a number in figures gives: 12.50 has two, 1.250.000 and 1,250 have none."""
    m = re.fullmatch(r"\d+,(\d{1,2})|[\d,’' ]*\d?[.·](\d+)|[\d. ]+,(\d+)", text)
    if not m or re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3})+", text):
        return 0
    return len(next(g for g in m.groups() if g))


def _after_digits(text: str, at: int) -> int:
    while at < len(text) and text[at].isdigit():
        at += 1
    return at


def _value(text: str) -> float:
    """The value of a figure. A comma before one or two last digits is a decimal sign; other marks part thousands."""
    text = text.replace("·", ".")
    if re.fullmatch(r"\d+,\d{1,2}|\d{1,3}(?: \d{3})+,\d+|\d{1,3}(?:\.\d{3})+,\d+", text):
        return float(re.sub(r"[ .]", "", text).replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", text):
        return float(text.replace(".", ""))
    return float(re.sub(r"[,’' ]", "", text))


def _number(text: str, start: int) -> Number | None:
    m = _FIGURE.match(text, start)
    if m and m["figure"] is None:
        return _divided(text, m)
    if m and (len(m["figure"]) > _MOST_DIGITS):
        return None
    if m and m["power"]:
        return Number(start, m.end(), _raised(m), decimals=decimals(m["figure"]))
    tokens = list(_tokens(text, start, m))
    if not tokens:
        return None
    found = _fraction(tokens) or _whole(tokens)
    if found is None:
        return None
    if isinstance(found, _Sum):
        found = _pointed(tokens, found)
        length, is_fraction = found.length, False
    else:
        found, is_fraction = found
        length = found.length
    end = tokens[length - 1].end
    if is_fraction and (of := _OF_A_SCALE.match(text, end)):
        scale = WORDS_OF["scale"][of.group(1).lower()]
        return Number(start, of.end(), found.value * scale, scale, in_words=m is None)
    return Number(start, end, found.value, found.scale, decimals(m["figure"]) if m else 0, m is None, is_fraction)


def _divided(text: str, m: re.Match[str]) -> Number | None:
    """A number with a part in figures; "24/7" is none."""
    if m["glyph"]:
        return _scaled(text, m, float(m["before"] or 0) + unicodedata.numeric(m["glyph"]), not m["before"])
    over, under = float(m["num"] or m["n"]), float(m["den"] or m["d"])
    if not 0 < over < under:
        plain = re.compile(r"\d+").match(text, m.start())
        return Number(m.start(), plain.end(), float(plain.group())) if plain else None
    return _scaled(text, m, float(m["whole"] or 0) + over / under, m["whole"] is None)


def _scaled(text: str, m: re.Match[str], amount: float, is_fraction: bool) -> Number:
    by = _NEXT.match(text, m.end())
    scale = WORDS_OF["scale"].get((by["word"] or "").lower()) if by else None
    if by and scale:
        return Number(m.start(), by.end(), amount * scale, scale)
    return Number(m.start(), m.end(), amount, is_fraction=is_fraction)


def _raised(m: re.Match[str]) -> float:
    base, power = _value(m["figure"]) if m["figure"][0] != "." else float(m["figure"]), m["power"]
    digits = re.search(r"[+−–-]*\d+\Z", power)
    sign = -1 if digits and re.search(r"[−–-]", digits.group()) and "--" not in power else 1
    exponent = sign * int(re.sub(r"\D", "", digits.group())) if digits else 1
    if power[0] == "^" and not m["ten"]:
        return base**exponent if abs(exponent) <= 60 and base < 1e5 else float("inf")
    return float(f"{base!r}e{exponent}") if "e" not in repr(base) else base * 10.0**exponent


def _tokens(text: str, start: int, figure: re.Match[str] | None) -> Iterator[_Token]:
    """The tokens that can be a number from `start` on."""
    at = start
    count, last = 0, ""
    if figure:
        amount = float(figure["figure"]) if figure["figure"][0] == "." else _value(figure["figure"])
        at = figure.end()
        yield _Token("figure", amount, at, False, False, figure["figure"])
        count, last = 1, "figure"
    while count < _LONGEST:
        joint = _AND.match(text, at) if count else None
        m = _NEXT.match(text, joint.end() if joint else at)
        if m is None or (joint and m["gap"]) or (count and not joint and not m["gap"] and not figure):
            return
        if m["figure"]:
            if last != "scale" or m["gap"].strip():
                return
            token = _Token("figure", _value(m["figure"]), m.end(), bool(joint), False, m["figure"])
        else:
            kind, amount = _KINDS.get(m["word"].lower(), (None, 0.0))
            if kind is None:
                return
            token = _Token(kind, amount, m.end(), bool(joint), "-" in m["gap"], m["word"].lower())
        yield token
        at, count, last = m.end(), count + 1, token.kind


def _whole(tokens: Sequence[_Token]) -> _Sum | None:
    """What the first tokens add up to as a whole number, as many of them as do: "four thousand and three hundred"."""
    total, group, limit, scale = 0.0, None, float("inf"), 1.0
    kept: list[_Sum] = []  # after each token
    begun = 0  # where the last word below a hundred began
    last: Kind | None = None
    hundreds = False
    for i, token in enumerate(tokens):
        match token.kind:
            case "small" | "ten" | "figure":
                if last in ("small", "figure") or (last == "ten" and not _completes(tokens[i - 1], token)):
                    break
                if token.kind == "figure" and i and not _may_follow(tokens, i):
                    break
                if last == "scale" and hundreds and token.value >= 100:
                    break
                if token.joined and i and last != "scale":
                    break
                if last == "a":
                    break
                begun = begun if last == "ten" else i
                group = (group or 0.0) + token.value
                scale = 1.0
            case "a":
                if i or len(tokens) < 2 or tokens[1].kind != "scale":
                    break
                group = 1.0
            case "scale":
                if token.value == 100 and last == "scale" and i and tokens[i - 1].value == 100:
                    break
                if token.value == 100 and (hundreds or (group is None and i)):
                    return kept[begun - 1] if begun else kept[-1] if kept else None
                if token.value == 100:
                    group, hundreds, scale = (1.0 if group is None else group) * 100, True, 100.0
                elif last == "scale" and group is None:  # lakh crore
                    if token.value < 1e6:
                        break
                    total, scale, limit = total * token.value, scale * token.value, limit * token.value
                else:
                    if token.value >= limit:
                        return kept[begun - 1] if begun else kept[-1] if kept else None
                    total += (1.0 if group is None else group) * token.value
                    group, hundreds, scale, limit = None, False, token.value, token.value
            case _:
                break
        last = token.kind
        kept.append(_Sum(total + (group or 0.0), scale, i + 1))
    return kept[-1] if kept and not (len(kept) == 1 and tokens[0].kind == "a") else None


def _completes(ten: _Token, one: _Token) -> bool:
    return one.kind == "small" and 0 < one.value < 10 and not one.joined and ten.value >= 20


def _may_follow(tokens: Sequence[_Token], i: int) -> bool:
    """Whether a figure goes on a number: "4 thousand 3 hundred and 21", not "5 million 12 times"."""
    before, token = tokens[i - 1], tokens[i]
    if before.kind != "scale" or token.value % 1:
        return False
    if before.value == 100:
        return token.joined and 0 < token.value < 100
    return i + 1 < len(tokens) and tokens[i + 1].kind == "scale" and tokens[i + 1].value == 100


def _fraction(tokens: Sequence[_Token]) -> tuple[_Sum, bool] | None:
    """A number with a part: "two thirds", "five and a quarter", "three million and a half", "half a million"."""
    at = next((i for i, t in enumerate(tokens) if t.kind == "part"), None)
    if at is None:
        return None
    part = tokens[at]
    joint = max((i for i in range(1, at + 1) if tokens[i].joined), default=0)
    above, below = list(tokens[joint:at]), part.value
    compound = above and above[-1].kind == "ten" and part.value < 10
    if compound and (len(above) > 1 or not above[:-1]) and (part.tight or len(above) > 1) and not above[-1].joined:
        if len(above) == 1:
            return None
        below += above.pop().value
    elif part.text in _RANKS_ONLY:
        return None
    over = _counted(above, bare=part.value in (2, 4) and part.text in ("half", "quarter"))
    if over is None:
        return None
    whole, scale = 0.0, 1.0
    if joint:
        base = _whole(tokens[:joint])
        if base is None or base.length != joint:
            return None
        if over >= below and all(t.kind != "a" for t in above):
            together = _counted(tokens[:at])
            if together is None:
                return None
            over = together
        else:
            whole, scale = base.value, base.scale if base.scale >= 1e6 else 1.0
    length, by = at + 1, 1.0
    following = tokens[length:]
    if following[:1] and following[0].kind == "a" and part.text == "half" and following[1:2]:
        following = following[1:]
    if following[:1] and following[0].kind == "scale" and (following[0].value > 100 or part.text in ("half",)):
        by, length = following[0].value, length + 1 + (following[0] is not tokens[length])
        amount = whole + over / below * by if scale > 1 else (whole + over / below) * by
        return _Sum(amount, by, length), False
    return _Sum(whole + over / below * scale, scale, length), not joint


def _counted(tokens: Sequence[_Token], bare: bool = False) -> float | None:
    """How many parts: "two" thirds, "a" third; a half and a quarter may stand alone."""
    if not tokens:
        return 1.0 if bare else None
    if len(tokens) == 1 and tokens[0].kind == "a":
        return 1.0
    found = _whole(tokens)
    return found.value if found and found.length == len(tokens) else None


def _pointed(tokens: Sequence[_Token], whole: _Sum) -> _Sum:
    """A number with decimals in words: "one point five", "two point zero three million"."""
    at = whole.length
    if len(tokens) <= at + 1 or tokens[at].kind != "point":
        return whole
    digits, at = "", at + 1
    while at < len(tokens) and tokens[at].kind in ("small", "ten"):
        two = tokens[at].kind == "ten" and at + 1 < len(tokens) and _completes(tokens[at], tokens[at + 1])
        digits += f"{tokens[at].value + (tokens[at + 1].value if two else 0):.0f}"
        at += 2 if two else 1
    if not digits:
        return whole
    amount, scale = float(f"{whole.value:.0f}.{digits}"), 1.0
    if at < len(tokens) and tokens[at].kind == "scale":
        scale, at = tokens[at].value, at + 1
    return _Sum(amount * scale, scale, at)
