"""Figures in brackets that recall what the one before them was at another time."""

from collections.abc import Callable

import pytest

from pipeline.records import Statements

Read = Callable[..., Statements]
HEAD = "Statistics Sweden\n\nSweden’s imports from Jordan were SEK 34 million in 2016. "


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Exports to Jordan reached SEK 22m (2015: SEK 25m).",
            [("exports", 22e6, "JOR", "2016"), ("exports", 25e6, "JOR", "2015")],
        ),
        (
            "Jordan sent 400 tonnes of salt (in 2015: 310; in 2014: 290).",
            [("imports", 400, "JOR", "2016"), ("imports", 310, "JOR", "2015"), ("imports", 290, "JOR", "2014")],
        ),
        (
            "The deficit with Jordan was SEK 12 million (9 million in 2015).",
            [("balance", -12e6, "JOR", "2016"), ("balance", -9e6, "JOR", "2015")],
        ),
        (
            "Unemployment averaged 7.1% (2015: 7.8%).",
            [("unemployment", 7.1, None, "2016"), ("unemployment", 7.8, None, "2015")],
        ),
    ],
)
def test_a_bracket_repeats_what_the_figure_before_it_is_of(
    read: Read, sentence: str, told: list[tuple[str, float, str | None, str]]
) -> None:
    found = read(HEAD + sentence).observations[1:]
    assert [(o.measure, o.value, o.partner, o.period) for o in found] == told
    assert {o.reporter for o in found} == {"SWE"}


def test_the_quotation_of_what_is_recalled_shows_of_what_it_is(read: Read) -> None:
    figure, recalled = read(HEAD + "Exports to Jordan reached SEK 22m (2015: SEK 25m).").observations[1:]
    assert figure.evidence[0].quote == "Exports to Jordan reached SEK 22m"
    assert recalled.evidence[0].quote == "Exports to Jordan reached SEK 22m (2015: SEK 25m)."
