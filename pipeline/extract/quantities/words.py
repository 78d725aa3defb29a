"""Numbers in words: what the tokens of one add up to. The words are those of `data/numbers.tsv`."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from pipeline.wordlist import table

Kind = Literal["small", "ten", "scale", "part", "figure", "a", "point"]

LISTED: dict[str, dict[str, float]] = {kind: {} for kind in ("small", "ten", "scale", "mark", "part")}
for _row in table("numbers"):
    LISTED[_row["kind"]] |= dict.fromkeys(_row["words"].split("|"), float(_row["value"]))
SCALES = {**LISTED["scale"], **LISTED["mark"]}
_RANKS = {"first": 1.0, "firsts": 1.0, "second": 2.0, "seconds": 2.0}  # parts only in "three twenty-firsts"
_MAY_STAND_ALONE = frozenset({"half", "quarter"})
KINDS: dict[str, tuple[Kind, float]] = {
    **{word: ("part", n) for word, n in _RANKS.items()},
    **{word + s: ("part", n) for word, n in LISTED["part"].items() for s in ("", "s")},
    **{word: ("scale", n) for word, n in LISTED["scale"].items()},
    **{word: ("small", n) for word, n in LISTED["small"].items()},
    **{word: ("ten", n) for word, n in LISTED["ten"].items()},
    "a": ("a", 1), "an": ("a", 1), "point": ("point", 0),
}  # fmt: skip
OPENING = frozenset(w for w, (kind, _) in KINDS.items() if kind in ("small", "ten", "part") and w not in _RANKS)


class Token(msgspec.Struct, frozen=True):
    """A word or figure of a number: `joined` to the one before by "and", or `tight`, by a hyphen."""

    kind: Kind
    value: float
    end: int
    text: str
    joined: bool = False
    tight: bool = False


class Sum(msgspec.Struct, frozen=True):
    """What the first `length` tokens add up to; `scale` is that of the last of them, if that is one."""

    value: float
    scale: float
    length: int
    is_fraction: bool = False


def added(tokens: Sequence[Token]) -> Sum | None:
    """The number that the first tokens are, as many of them as belong to it."""
    found = _with_part(tokens)
    if found is None:
        found = _whole(tokens)
        return _with_decimals(tokens, found) if found else None
    return found


def _whole(tokens: Sequence[Token]) -> Sum | None:
    """As many of the first tokens as make a whole number: "four thousand and three hundred", "3 lakh crore"."""
    sums: list[Sum] = []  # after each token
    total, group, scale, lowest = 0.0, 0.0, 1.0, float("inf")
    begun = 0  # the token with which the group's last part below a hundred begins
    last: Kind | None = None
    for i, token in enumerate(tokens):
        conflict = False
        if token.kind in ("small", "ten", "figure"):
            if not _goes_on(tokens, i, last, group):
                break
            begun = begun if last == "ten" else i
            group, scale = group + token.value, 1.0
        elif token.kind == "a":
            if i or tokens[1:2] == [] or tokens[1].kind != "scale":
                break
            group = 1.0
        elif token.kind != "scale":
            break
        elif token.value == 100:
            conflict = (group >= 100 and i > 1) or (group == 0 and i > 0)
            group, scale = (group or 1.0) * 100, 100.0
        elif last == "scale" and group == 0:
            if token.value < 1e6:
                break
            total, scale, lowest = total * token.value, scale * token.value, lowest * token.value
        else:
            conflict = token.value >= lowest
            total, group, scale, lowest = total + (group or 1.0) * token.value, 0.0, token.value, token.value
        if conflict:  # "two hundred and three hundred": the second begins with "three"
            return sums[begun - 1] if begun else sums[-1]
        last = token.kind
        sums.append(Sum(total + group, scale, i + 1))
    return None if not sums or (len(sums) == 1 and last == "a") else sums[-1]


def _goes_on(tokens: Sequence[Token], i: int, last: Kind | None, group: float) -> bool:
    """Whether a word or figure below a hundred, or the first of a number, goes on from the tokens before it."""
    token = tokens[i]
    if last is None:
        return True
    if last == "ten":
        return token.kind == "small" and 0 < token.value < 10 and not token.joined
    if last != "scale" or (group >= 100 and token.value >= 100):
        return False
    if token.kind != "figure":
        scaled = tokens[i + 1 : i + 2] != [] and tokens[i + 1].kind == "scale"
        return tokens[0].kind != "figure" or token.joined or scaled  # not "$1.8 billion four years earlier"
    if token.value % 1:
        return False
    if tokens[i - 1].value == 100:  # "3 hundred and 21", not "3 hundred 21"
        return token.joined and 0 < token.value < 100
    return tokens[i + 1 : i + 2] != [] and tokens[i + 1].value == 100  # "4 thousand 3 hundred", not "5 million 12"


def _with_part(tokens: Sequence[Token]) -> Sum | None:
    """A number with a part: "two thirds", "five and a quarter", "three million and a half", "half a million"."""
    at = next((i for i, t in enumerate(tokens) if t.kind == "part"), None)
    if at is None:
        return None
    joint = max((i for i in range(1, at + 1) if tokens[i].joined), default=0)
    divided = _divided(tokens[joint:at], tokens[at])
    if divided is None:
        return None
    over, under = divided
    whole, scale = 0.0, 1.0
    if joint and (over < under or tokens[joint].kind == "a"):
        base = _all(tokens[:joint])
        if base is None:
            return None
        whole, scale = base.value, base.scale if base.scale >= 1e6 else 1.0
    elif joint:  # "one hundred and thirty fifths"
        together = _all(tokens[:at])
        if together is None:
            return None
        over = together.value
    length = at + 1
    if tokens[at].text == "half" and tokens[length : length + 1] and tokens[length].kind == "a":
        length += 1
    if length < len(tokens) and tokens[length].kind == "scale" and tokens[length].value != 100:
        by = tokens[length].value
        return Sum(whole + over / under * by if scale > 1 else (whole + over / under) * by, by, length + 1)
    return Sum(whole + over / under * scale, scale, at + 1, is_fraction=not joint)


def _divided(above: Sequence[Token], part: Token) -> tuple[float, float] | None:
    """What stands over and under the line: three and 21 in "three twenty-firsts". A half may stand without a number."""
    under = part.value
    if above and above[-1].kind == "ten" and not above[-1].joined and under < 10:
        if len(above) > 1:
            above, under = above[:-1], under + above[-1].value
        elif part.tight:
            return None  # "twenty-fifth"
    elif part.text in _RANKS:
        return None
    if not above or [t.kind for t in above] == ["a"]:
        return (1.0, under) if above or part.text in _MAY_STAND_ALONE else None
    over = _all(above)
    return (over.value, under) if over else None


def _all(tokens: Sequence[Token]) -> Sum | None:
    """What all of the tokens add up to."""
    found = _whole(tokens)
    return found if found and found.length == len(tokens) else None


def _with_decimals(tokens: Sequence[Token], whole: Sum) -> Sum:
    """A number with decimals in words: "one point five", "two point zero three million"."""
    at = whole.length
    if at >= len(tokens) or tokens[at].kind != "point":
        return whole
    digits, at = "", at + 1
    while at < len(tokens) and tokens[at].kind in ("small", "ten"):
        two = tokens[at].kind == "ten" and at + 1 < len(tokens) and _goes_on(tokens, at + 1, "ten", 0)
        digits += f"{tokens[at].value + (tokens[at + 1].value if two else 0):.0f}"
        at += 2 if two else 1
    if not digits:
        return whole
    scale = tokens[at].value if at < len(tokens) and tokens[at].kind == "scale" else 1.0
    return Sum(float(f"{whole.value:.0f}.{digits}") * scale, scale, at + (scale > 1))
