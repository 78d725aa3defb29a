"""Text with its emphasis, and its breaking into lines.

Lines are broken so that the squares of the space left at their ends add up to the least (after Knuth and Plass,
"Breaking paragraphs into lines", 1981, for ragged text); a hyphen, a last line of one word and a very short one have
their price.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from pipeline.theme.fonts import BOLD, ITALIC, forgets, split, width
from pipeline.theme.type import Colour, Style
from pipeline.wording.dates import A_MONTH

HYPHEN_COST = 0.15  # of the measure, squared
LONE_WORD_COST = 0.45
SHORT_LINE_COST = 0.2
SHORT_LINE = 0.18
_BREAKABLE = re.compile(r"(?<=\w{3})(?:[-–—/](?=\w{3})|[&?=_.](?=\w{4}))")
_BEFORE_UNIT = re.compile(
    r"(?<=\d) (?=(?:per cent|percent|%|million|billion|trillion|bn|thousand|km|kg|tonnes?|MW|GW|minutes?)\b|%)"
)
_BETWEEN = re.compile(
    r"(?<=\b[A-Z]{3}) (?=\d)|(?<=\b[Rr]ow) (?=\d)|(?<=\b(?:[Ii]n|[Oo]f|[Oo]n)) (?=\d{4}\b)"
    r"|(?<=\d) (?=(?:words|paragraphs)\b)"
)
_IN_DAY = re.compile(rf"\b(?=\d)(\d{{1,2}}) (?=(?:{A_MONTH})\b)|\b({A_MONTH}) (?=\d{{1,2}}\b(?!\d))")
_BEFORE_MARK = re.compile(r"(?<=\(\d\)) |(?<=\[\d{4}\]) | (?=[–—] )| (?=\[\d{1,3}\])| (?=\[…\])")
_BEHIND_SIGN = re.compile(r"(?<=\b(?:S\d|¶\d)) ")
SOFT_HYPHEN = "\u00ad"  # what a reader aloud skips, and a page shows as a hyphen


Role = Literal["Em", "Strong", "Code"]


class Span(Struct, frozen=True):
    """Words of one look. `mark` points them out, `link` is a place in the document or an address to go to, `language`
    is set where it is not the document's; `role` says what the look means to a reader aloud.
    """

    text: str
    bold: bool = False
    italic: bool = False
    colour: Colour | None = None
    mark: bool = False
    link: str | None = None
    language: str | None = None
    style: Style | None = None
    role: Role | None = None


Rich = tuple[Span, ...]


def rich(*parts: "str | Span | Rich") -> Rich:
    """Text from strings and spans."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            spans.append(Span(part))
        elif isinstance(part, Span):
            spans.append(part)
        else:
            spans += part
    return tuple(s for s in spans if s.text)


def plain(text: Rich) -> str:
    """The words alone."""
    return "".join(s.text for s in text)


class Piece(Struct, frozen=True):
    """A stretch of a line in one face: where it begins, from the line's left end, and how wide it is."""

    x: float
    width: float
    text: str
    face: str
    size: float
    colour: Colour
    track: float = 0
    mark: bool = False
    link: str | None = None
    language: str | None = None
    role: Role | None = None


class Line(Struct, frozen=True):
    """A line of text: its pieces and its width. `ends` is what stands between it and the next: a space, nothing where a
    word goes on, a hyphen where it was broken."""

    pieces: tuple[Piece, ...]
    width: float
    ends: str = " "


class _Atom(Struct, frozen=True):
    """What no line break divides. `ends` says what stands behind it: a space, nothing, or a hyphen if the line breaks
    there.
    """

    parts: tuple[tuple[Span, str], ...]
    width: float
    ends: str = " "


@lru_cache(maxsize=8192)
def lines(text: Rich, style: Style, measure: float, language: str = "en-GB") -> tuple[Line, ...]:
    """Break text into lines no wider than `measure` points."""
    atoms = list(_atoms(text, style, measure, language))
    if not atoms:
        return ()
    space, hyphen = width(" ", style.face, style.size, style.track), width("-", style.face, style.size)
    if style.balanced:
        measure = _balanced(atoms, measure, space)
    return tuple(_line(atoms[a:b], style, b == len(atoms)) for a, b in _breaks(atoms, measure, space, hyphen))


forgets(lines.cache_clear)


def line(text: Rich, style: Style) -> Line:
    """Text on one line, however long."""
    atoms = list(_atoms(text, style, float("inf"), "en-GB"))
    if not atoms:
        return Line((), 0)
    return _line(atoms, style, True)


def measured(text: Rich, style: Style) -> float:
    """How wide text is on one line."""
    return sum(_width(s, s.text, style) for s in text)


@lru_cache(maxsize=8192)
def tied(text: str) -> str:
    """Text in which no line may break between a number and its unit, a day and its month, or before a dash or note
    mark.
    """
    text = _BEFORE_UNIT.sub("\u00a0", text)
    text = _BETWEEN.sub("\u00a0", text)
    text = _IN_DAY.sub(lambda m: m.group().replace(" ", "\u00a0"), text)
    text = _BEFORE_MARK.sub("\u00a0", text)
    return _BEHIND_SIGN.sub("\u00a0", text)


def _face(span: Span, style: Style) -> str:
    face = (span.style or style).face
    if span.italic:
        face = ITALIC.get(face, face)
    return BOLD.get(face, face) if span.bold else face


def _size(span: Span, style: Style) -> float:
    return (span.style or style).size


def _atoms(text: Rich, style: Style, measure: float, language: str) -> Iterator[_Atom]:
    word: list[tuple[Span, str]] = []
    for span in text:
        for i, chunk in enumerate(re.split(r"[ \n\t]+", span.text)):
            if i and word:
                yield from _word(word, style, measure, language)
                word = []
            if chunk:
                word.append((span, chunk))
    if word:
        yield from _word(word, style, measure, language)


def _word(word: list[tuple[Span, str]], style: Style, measure: float, language: str) -> Iterator[_Atom]:
    """A word in the parts that it may be broken into."""
    first = word[0][0]
    if len(word) == 1:
        look = _face(first, style), _size(first, style), style.track
        for text, wide, end in _parts(word[0][1], *look, style.hyphenated, first.language or language):
            if wide <= measure:
                yield _Atom(((first, text),), wide, end)
            else:
                yield from _too_wide(((first, text),), style, measure, end)
        return
    cuts = _cuts("".join(t for _, t in word), style.hyphenated, first.language or language)
    pieces = list(_cut(word, [at for at, _ in cuts]))
    ends = [end for _, end in cuts] + [" "]
    for parts, end in zip(pieces, ends, strict=True):
        wide = sum(_width(s, t, style) for s, t in parts)
        if wide <= measure:
            yield _Atom(parts, wide, end)
        else:
            yield from _too_wide(parts, style, measure, end)


@lru_cache(maxsize=32768)
def _parts(
    word: str, face: str, size: float, track: float, hyphenated: bool, language: str
) -> tuple[tuple[str, float, str], ...]:
    """A word of one look in the parts that it may be broken into, each with its width and what stands behind it."""
    cuts = _cuts(word, hyphenated, language)
    bounds = [0, *(at for at, _ in cuts), len(word)]
    ends = [end for _, end in cuts] + [" "]
    texts = [word[a:b] for a, b in pairwise(bounds)]
    return tuple((t, width(t, face, size, track), end) for t, end in zip(texts, ends, strict=True))


def _cuts(word: str, hyphenated: bool, language: str) -> list[tuple[int, str]]:
    """Where a word may be broken, and what shows that it is."""
    if len(word) <= 6:
        return []
    cuts = [(at, "-") for at in _hyphens(word, language)] if hyphenated else []
    if not word.isalpha():
        cuts += [(m.end(), "") for m in _BREAKABLE.finditer(word)]
    return sorted({at: (at, end) for at, end in reversed(cuts)}.values())


forgets(_parts.cache_clear)


def _too_wide(parts: tuple[tuple[Span, str], ...], style: Style, measure: float, end: str) -> Iterator[_Atom]:
    letters = [(s, c) for s, t in parts for c in t]
    group: list[tuple[Span, str]] = []
    wide = 0.0
    for span, letter in letters:
        more = _width(span, letter, style)
        if group and wide + more > measure:
            yield _Atom(tuple(group), wide, "")
            group, wide = [], 0.0
        group.append((span, letter))
        wide += more
    yield _Atom(tuple(group), wide, end)


def _cut(word: list[tuple[Span, str]], cuts: Sequence[int]) -> Iterator[tuple[tuple[Span, str], ...]]:
    at, here = 0, list(word)
    for cut in [*cuts, sum(len(t) for _, t in word)]:
        taken: list[tuple[Span, str]] = []
        while at < cut:
            span, text = here[0]
            n = min(len(text), cut - at)
            taken.append((span, text[:n]))
            here[:1] = [(span, text[n:])] if n < len(text) else []
            at += n
        yield tuple(taken)


@cache
def _hyphens(word: str, language: str) -> tuple[int, ...]:
    """Where a word may be hyphenated: lower-case words of seven letters or more, but no unit that is tied to its number."""
    core = re.search(r"(?<!\d\u00a0)\b[^\W\d_]{7,}", word)
    if not core or not core.group().islower() or "-" in word:
        return ()
    from pipeline.theme import hyphens  # here, not above: who only reads settings breaks no lines

    return tuple(core.start() + at for at in hyphens.positions(core.group(), language))


def _width(span: Span, text: str, style: Style) -> float:
    return width(text, _face(span, style), _size(span, style), style.track)


def _breaks(atoms: Sequence[_Atom], measure: float, space: float, hyphen: float) -> list[tuple[int, int]]:
    """The lines, as places in `atoms`, of least cost."""
    n = len(atoms)
    best = [0.0] + [float("inf")] * n
    came = [0] * (n + 1)
    hyphenation = (HYPHEN_COST * measure) ** 2
    widths = [a.width for a in atoms]
    spaces = [space if a.ends == " " else 0.0 for a in atoms]
    hyphens = [hyphen if a.ends == "-" else 0.0 for a in atoms]
    broken = [0.0 if a.ends == " " else hyphenation for a in atoms]
    for start in range(n):
        so_far = best[start]
        if so_far == float("inf"):
            continue
        wide = 0.0
        for end in range(start + 1, n + 1):
            last = end - 1
            wide += widths[last] + (spaces[last - 1] if last > start else 0.0)
            total = wide + (hyphens[last] if end < n else 0.0)
            if total > measure + 0.01 and last > start:
                break
            if end == n:
                cost = so_far + _end_cost(atoms, start, total, measure)
            else:
                left = measure - total
                cost = so_far + (left * left if left > 0 else 0.0) + broken[last]
            if cost < best[end]:
                best[end], came[end] = cost, start
    spans, end = [], n
    while end:
        spans.append((came[end], end))
        end = came[end]
    return spans[::-1]


def _end_cost(atoms: Sequence[_Atom], start: int, total: float, measure: float) -> float:
    """What a last line costs: one word alone, or very short."""
    lone = start > 0 and sum(a.ends == " " for a in atoms[start:]) == 1
    short = start > 0 and total < SHORT_LINE * measure
    return (LONE_WORD_COST * measure) ** 2 * lone + (SHORT_LINE_COST * measure) ** 2 * short


def _balanced(atoms: Sequence[_Atom], measure: float, space: float) -> float:
    """The narrowest measure that takes no more lines than the given one."""
    wanted = len(_breaks(atoms, measure, space, 0))
    low, high = max(a.width for a in atoms), measure
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_breaks(atoms, middle, space, 0)) <= wanted else (middle, high)
    return high


def _line(atoms: Sequence[_Atom], style: Style, last: bool) -> Line:
    """Atoms side by side, as few pieces as their looks allow."""
    parts: list[tuple[Span, str]] = []
    for i, atom in enumerate(atoms):
        if i and atoms[i - 1].ends == " ":
            before, after = parts[-1][0], atom.parts[0][0]
            look = (
                before
                if before == after
                else replace(
                    before, mark=before.mark and after.mark, link=before.link if before.link == after.link else None
                )
            )
            parts.append((look, " "))
        parts += atom.parts
    broken = atoms[-1].ends == "-" and not last
    if broken:
        parts.append((parts[-1][0], SOFT_HYPHEN))
    pieces: list[Piece] = []
    x = 0.0
    for look, text in _merged(parts):
        for face, run in split(text, _face(look, style)):
            size = _size(look, style)
            wide = width(run, face, size, style.track)
            colour = look.colour or (look.style.colour if look.style else style.colour)
            pieces.append(
                Piece(x, wide, run, face, size, colour, style.track, look.mark, look.link, look.language, look.role)
            )
            x += wide
    return Line(tuple(pieces), x, " " if last else atoms[-1].ends)


def _merged(parts: Sequence[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    at = 0
    while at < len(parts):
        look = replace(parts[at][0], text="")
        text = ""
        while at < len(parts) and replace(parts[at][0], text="") == look:
            text += parts[at][1]
            at += 1
        yield look, text
