"""Text is as wide as its glyphs, and each character is set in a face that has it."""

import unicodedata
from functools import cache

import pytest
from anyascii import anyascii
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFile

from pipeline.theme.fonts import FILES, FOLDER, REPLACEMENT, shape, split, width

FACES = sorted(FILES)
MAIN = [face for face in FACES if not face.startswith("fallback")]
SCRIPTS = {
    "Greek": "Κυριάκος Μητσοτάκης",
    "Cyrillic": "Володимир Зеленський",
    "Japanese": "安倍晋三、東京とカタカナ",
    "Vietnamese": "Nguyễn Phú Trọng",
    "Turkish": "Recep Tayyip Erdoğan, İstanbul",
    "currencies": "$€£¥₹₽",
    "marks": "–—“”‘’…†¶→÷−§°№",
}


@cache
def file_of(face: str) -> TTFontFile:
    return TTFontFile(str(FOLDER / FILES[face]))


def held(face: str) -> set[int]:
    return set(file_of(face).charToGlyph)


def advance(face: str, character: str) -> float:
    """How wide a character is, in thousandths of the size, as the font's file says."""
    return float(file_of(face).charWidths[ord(character)])


@pytest.mark.parametrize("face", FACES)
def test_a_single_character_is_as_wide_as_its_advance(face: str) -> None:
    for character in "aMi.,;0123456789 –“¶é€":
        assert width(character, face, 10) == pytest.approx(advance(face, character) / 100, abs=1e-6)


@pytest.mark.parametrize("face", FACES)
@settings(deadline=None, max_examples=25)
@given(text=st.text("AVToyfiWra.,12 -", min_size=1, max_size=12))
def test_text_is_as_wide_as_its_advances_and_the_kerning_it_reports(face: str, text: str) -> None:
    shaped = shape(text, face)
    assert len(shaped.kerns) == len(text)
    whole = sum(advance(face, c) for c in text) + sum(shaped.kerns)
    assert shaped.width == pytest.approx(whole, abs=0.01)
    assert width(text, face, 10) == pytest.approx(whole / 100, abs=0.01)


@pytest.mark.parametrize("face", MAIN)
def test_letters_that_lean_together_are_kerned(face: str) -> None:
    assert width("AV", face, 10) < width("A", face, 10) + width("V", face, 10)


@pytest.mark.parametrize("face", MAIN)
def test_digits_are_equally_wide_so_that_columns_align(face: str) -> None:
    assert len({round(width(d, face, 10), 1) for d in "0123456789"}) == 1
    assert width("1174", face, 10) == pytest.approx(4 * width("0", face, 10), rel=0.005)


@pytest.mark.parametrize("face", MAIN)
def test_no_ligature_takes_the_place_of_letters(face: str) -> None:
    for text in ("fi", "fl", "ffi"):
        assert width(text, face, 1000) == pytest.approx(
            sum(advance(face, c) for c in text) + sum(shape(text, face).kerns), abs=0.01
        )
        assert split(text, face) == ((face, text),)


@settings(deadline=None, max_examples=60)
@given(
    text=st.text("abcΑΒЖЯ日本é€ ", max_size=12),
    size=st.floats(4, 40),
    track=st.floats(0, 2),
    face=st.sampled_from(MAIN),
)
def test_width_grows_with_the_size_and_with_the_tracking(text: str, size: float, track: float, face: str) -> None:
    plain = width(text, face, size)
    assert width(text, face, 2 * size) == pytest.approx(2 * plain)
    assert width(text, face, size, track) == pytest.approx(plain + track * len(text))


@pytest.mark.parametrize("face", MAIN)
@pytest.mark.parametrize("script", SCRIPTS)
def test_each_character_of_a_script_is_set_in_a_face_that_has_it(script: str, face: str) -> None:
    runs = split(SCRIPTS[script], face)
    assert "".join(text for _, text in runs) == SCRIPTS[script]
    for used, text in runs:
        assert {ord(c) for c in text} <= held(used)


@settings(deadline=None, max_examples=200)
@given(text=st.text(max_size=20), face=st.sampled_from(MAIN))
@example(text="A東B", face="serif-bold")
def test_text_is_split_by_face_and_keeps_all_that_some_face_has(text: str, face: str) -> None:
    runs = split(text, face)
    shown = "".join(part for _, part in runs)
    other = "fallback-bold" if "bold" in face else "fallback"
    assert shown == "".join(c if ord(c) in held(face) | held(other) else in_latin(c) for c in text)


def in_latin(character: str) -> str:
    return anyascii(character) if unicodedata.category(character)[0] in "LM" else REPLACEMENT


def test_a_name_in_letters_that_no_face_has_is_spelt_in_latin_ones() -> None:
    assert split("سلمان met 한국", "serif") == (("serif", "slmn met HanGug"),)


@pytest.mark.parametrize(("face", "other"), [("serif", "fallback"), ("serif-bold", "fallback-bold")])
def test_bold_text_falls_back_on_a_bold_face(face: str, other: str) -> None:
    assert split("Abe 安倍", face) == ((face, "Abe "), (other, "安倍"))


@pytest.mark.parametrize("text", ["한국", "สวัสดี", "مرحبا", "🙂"], ids=["Korean", "Thai", "Arabic", "emoji"])
def test_what_no_face_has_is_shown_by_a_sign_that_a_face_has(text: str) -> None:
    for used, shown in split(text, "serif"):
        assert {ord(c) for c in shown} <= held(used)
