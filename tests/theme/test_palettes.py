"""Themes are complete and legible; the page's columns fill it."""

import re
from dataclasses import astuple, fields

import pytest

from pipeline.errors import Complaint
from pipeline.theme.grid import MM, UNIT, grid
from pipeline.theme.palette import FOLDER, Palette, palette
from pipeline.theme.signs import NOT_REAL, status

THEMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
LEGIBLE = [
    ("ink", "paper"), ("ink", "tint"), ("ink", "mark"), ("ink", "graphic_pale"),
    ("grey", "paper"), ("grey", "tint"), ("grey", "mark"),
    ("accent", "paper"), ("accent", "tint"), ("paper", "accent"),
]  # fmt: skip
"""Words and what stands behind them."""


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_there_are_a_navy_and_a_pine_theme() -> None:
    assert {"navy", "pine"} <= set(THEMES)


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_has_every_colour(theme: str) -> None:
    assert all(re.fullmatch(r"#[0-9A-Fa-f]{6}", colour) for colour in astuple(palette(theme)))
    assert len(fields(Palette)) == len(astuple(palette(theme)))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("words", "behind"), LEGIBLE)
def test_words_are_legible_on_what_stands_behind_them(theme: str, words: str, behind: str) -> None:
    colours = palette(theme)
    assert contrast(getattr(colours, words), getattr(colours, behind)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("drawn", ["graphic", "strong", "accent"])
def test_what_is_drawn_stands_out_from_the_paper(theme: str, drawn: str) -> None:
    colours = palette(theme)
    assert contrast(getattr(colours, drawn), colours.paper) >= 3


def test_themes_differ() -> None:
    assert len({palette(theme).accent for theme in THEMES}) == len(THEMES)


def test_an_unknown_theme_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(Complaint, match=r"`plum`.*navy, pine"):
        palette("plum")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_columns_fill_the_measure_and_stand_within_the_page(paper: str) -> None:
    page = grid(paper)
    assert page.main + page.gutter + page.margin == pytest.approx(page.full)
    assert page.notes + page.margin == pytest.approx(page.left + page.full)
    assert page.left == pytest.approx(page.width - page.left - page.full) == pytest.approx(20 * MM)
    assert page.head_rule < page.first_top < page.top < page.bottom < page.foot < page.height
    assert page.bottom % UNIT == 0


def test_what_did_not_happen_has_a_sign_that_is_not_filled() -> None:
    for realis in NOT_REAL:
        for mark in status(realis, 10, 10):  # type: ignore[arg-type]
            assert getattr(mark, "fill", None) in (None, "paper")
            assert getattr(mark, "filled", None) in (None, "paper")


def test_what_happened_has_no_sign() -> None:
    assert list(status("happened", 10, 10)) == []


def test_planned_put_off_and_forecast_have_signs_of_their_own() -> None:
    shapes = {tuple(type(mark).__name__ for mark in status(r, 0, 0)) for r in ("planned", "postponed", "forecast")}
    assert len(shapes) == 3
