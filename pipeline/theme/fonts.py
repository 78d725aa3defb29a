"""The faces that ship with the program, how wide text is in them, and which face holds which character."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import uharfbuzz

FOLDER = Path(__file__).parent / "fonts"

FILES = {
    "sans": "SourceSans3_400Regular.ttf",
    "sans-italic": "SourceSans3_400Regular_Italic.ttf",
    "sans-semibold": "SourceSans3_600SemiBold.ttf",
    "sans-bold": "SourceSans3_700Bold.ttf",
    "serif": "SourceSerif4_400Regular.ttf",
    "serif-italic": "SourceSerif4_400Regular_Italic.ttf",
    "serif-semibold": "SourceSerif4_600SemiBold.ttf",
    "serif-bold": "SourceSerif4_700Bold.ttf",
    "fallback": "MPLUS1p_400Regular.ttf",
    "fallback-bold": "MPLUS1p_700Bold.ttf",
}
BOLD = {
    "sans": "sans-semibold",
    "serif": "serif-semibold",
    "sans-italic": "sans-semibold",
    "serif-italic": "serif-semibold",
}
ITALIC = {
    "sans": "sans-italic",
    "serif": "serif-italic",
    "sans-semibold": "sans-italic",
    "serif-semibold": "serif-italic",
}
KERNING = {
    "kern": True,
    "liga": False,
    "clig": False,
    "dlig": False,
    "calt": False,
}  # a ligature would extract as U+FB01
REPLACEMENT = "□"

_files: dict[str, Path] = {face: FOLDER / name for face, name in FILES.items()}
_kept: list[Callable[[], None]] = []


def file_of(face: str) -> Path:
    """The file that a face is set in."""
    return _files[face]


def forgets(clear: Callable[[], None]) -> None:
    """Have `clear` called when faces change: for what is remembered of texts as they were measured."""
    _kept.append(clear)


@contextmanager
def set_in(faces: Mapping[str, Path]) -> Iterator[None]:
    """Set all text in the files of a theme."""
    before = dict(_files)
    _change(faces)
    try:
        yield
    finally:
        _change(before)


def _change(faces: Mapping[str, Path]) -> None:
    if any(_files[face] != path for face, path in faces.items()):
        _files.update(faces)
        for clear in _kept:
            clear()


class Shaped(Struct, frozen=True):
    """Text set in one face: its width, and for each character how far the next is moved from where it would stand.

    Both in thousandths of the size.
    """

    width: float
    kerns: tuple[float, ...]


@cache
def _font(face: str) -> "uharfbuzz.Font":
    import uharfbuzz  # here, not above: who only reads settings measures no text

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file_of(face)))))


def family(face: str) -> str:
    """The name of the family that a face is of, as its font gives it."""
    import uharfbuzz

    names = _font(face).face
    return names.get_name(uharfbuzz.OTNameIdPredefined.TYPOGRAPHIC_FAMILY) or names.get_name(
        uharfbuzz.OTNameIdPredefined.FONT_FAMILY
    ) or file_of(face).stem  # fmt: skip


@cache
def _coverage(face: str) -> frozenset[int]:
    return frozenset(_font(face).face.unicodes)


@lru_cache(maxsize=16384)
def shape(text: str, face: str) -> Shaped:
    """Set text that the face holds, with the kerning within its words."""
    if " " in text:
        return _shape_words(text, face)
    font = _font(face)
    scale = 1000 / font.face.upem
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, KERNING)
    advances = [p.x_advance for p in buffer.glyph_positions]
    if len(advances) != len(text):  # characters that merge into one glyph are set without kerning
        return Shaped(sum(_advance(face, c) for c in text), (0.0,) * len(text))
    kerns = tuple(a * scale - _advance(face, c) for a, c in zip(advances, text, strict=True))
    return Shaped(sum(advances) * scale, kerns)


def _shape_words(text: str, face: str) -> Shaped:
    space = _advance(face, " ")
    total, kerns = 0.0, []
    for i, word in enumerate(text.split(" ")):
        if i:
            total += space
            kerns.append(0.0)
        if word:
            shaped = shape(word, face)
            total += shaped.width
            kerns += shaped.kerns
    return Shaped(total, tuple(kerns))


@cache
def _advance(face: str, character: str) -> float:
    font = _font(face)
    return float(font.get_glyph_h_advance(font.get_nominal_glyph(ord(character)) or 0) * 1000 / font.face.upem)


@cache
def outline(character: str, face: str) -> tuple[str, float]:
    """A character that a face holds as a path of SVG, y down, and how far the next stands: in thousandths of the size."""
    import uharfbuzz

    font = _font(face)
    scale = 1000 / font.face.upem
    parts: list[str] = []

    def add(command: str, *numbers: float) -> None:
        signed = (n * scale * (-1 if i % 2 else 1) for i, n in enumerate(numbers))
        parts.append(command + " ".join(str(round(n)) for n in signed))

    draw = uharfbuzz.DrawFuncs()
    draw.set_move_to_func(lambda x, y, _: add("M", x, y))
    draw.set_line_to_func(lambda x, y, _: add("L", x, y))
    draw.set_quadratic_to_func(lambda a, b, x, y, _: add("Q", a, b, x, y))
    draw.set_cubic_to_func(lambda a, b, c, d, x, y, _: add("C", a, b, c, d, x, y))
    draw.set_close_path_func(lambda _: parts.append("Z"))
    font.draw_glyph(font.get_nominal_glyph(ord(character)) or 0, draw, None)
    return "".join(parts), _advance(face, character)


@lru_cache(maxsize=16384)
def split(text: str, face: str) -> tuple[tuple[str, str], ...]:
    """Text in runs of one face: (face, text). What the face lacks is set in the fallback; letters that this lacks too are
    written in Latin ones, other signs as a square of the fallback, for few faces hold U+FFFD."""
    coverage = _coverage(face)
    if all(ord(c) in coverage for c in text):
        return ((face, text),) if text else ()
    other = "fallback-bold" if "bold" in face else "fallback"
    runs: list[tuple[str, str]] = []
    for character in text:
        shown = character
        if ord(character) not in coverage and ord(character) not in _coverage(other):
            shown = _in_latin(character)
        if not shown:
            continue
        here = face if ord(shown[0]) in coverage else other
        if runs and runs[-1][0] == here:
            runs[-1] = (here, runs[-1][1] + shown)
        else:
            runs.append((here, shown))
    return tuple(runs)


@lru_cache(maxsize=16)
def lacking(text: str) -> bool:
    """Whether a text has letters that no face holds, and that are written in Latin ones."""
    return any(_is_letter(c) and ord(c) not in _coverage("serif") | _coverage("fallback") for c in set(text))


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM"


@cache
def _in_latin(character: str) -> str:
    """A letter in Latin ones: what stands for its sound, nothing for a mark of Arabic vowels."""
    from anyascii import anyascii

    return anyascii(character) if _is_letter(character) else REPLACEMENT


def width(text: str, face: str, size: float, track: float = 0) -> float:
    """How wide text is, in points; `track` is added to each character."""
    return sum(shape(part, f).width for f, part in split(text, face)) * size / 1000 + track * len(text)


for _remembered in (_font, _coverage, shape, _advance, outline, split, lacking):
    forgets(_remembered.cache_clear)
