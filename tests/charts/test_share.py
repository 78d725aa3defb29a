"""Bars of shares: each a whole, its named parts to scale, the rest outlined."""

from typing import Any

import figure_reading
import pytest
from figure_reading import boxes, count, labels, numbers, observation, outside, overlapping
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Observation
from pipeline.theme.marks import Figure, Undrawn


def share(value: float, goods: str | None, reporter: str = "GHA", partner: str = "TGO", **more: Any) -> Observation:
    given = {"measure": "exports", "kind": "share", "unit": "percent", "flow": "export", **more}
    period = given.pop("period", "2013")
    return observation(value, period, parties=(), commodity=goods, reporter=reporter, partner=partner, **given)


def chart(*observations: Observation) -> Figure | Undrawn:
    return figure_reading.chart(*observations, kind="share", measure="exports")


def drawn(*observations: Observation) -> Figure:
    return figure_reading.drawn(*observations, kind="share", measure="exports")


NO_CHART = {
    "nothing": (),
    "a share of nothing named": (share(40, None),),
    "a level": (observation(2e9, measure="exports", commodity="tea"),),
    "a forecast": (share(40, "tea", realis="forecast"),),
    "more than the whole": (share(70, "tea"), share(50, "gold")),
    "another measure": (share(40, "tea", measure="imports"),),
    "no share at all": (share(0, "tea"),),
    "one share, which is one number": (share(40, "tea"),),
}


@pytest.mark.parametrize("what", NO_CHART)
def test_there_is_no_chart_of(what: str) -> None:
    assert isinstance(chart(*NO_CHART[what]), Undrawn)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(0.5, 33), min_size=2, max_size=3))
def test_the_parts_of_a_bar_are_as_long_as_their_shares_and_fill_it_with_the_rest(values: list[float]) -> None:
    figure = drawn(*(share(v, f"goods {n}") for n, v in enumerate(values)))
    bars = sorted(boxes(figure), key=lambda b: b.x)
    parts = [b for b in bars if b.fill != "paper"]
    whole = figure.width - bars[0].x
    assert [b.width / whole * 100 for b in parts] == pytest.approx(sorted(values, reverse=True))
    assert bars[-1].fill == "paper"
    assert bars[-1].x + bars[-1].width == pytest.approx(figure.width, abs=0.5)


def test_each_whole_has_its_bar_and_the_finding_names_the_greatest_part_of_both() -> None:
    figure = drawn(share(60, "minerals"), share(80, "cars", "TGO", "GHA"))
    assert len({b.y for b in boxes(figure) if b.fill == "accent"}) == 2
    assert {"60", "80"} <= numbers(figure.title)
    assert figure.title in figure.alternative
    assert {"60", "80"} <= {label.text for label in labels(figure)}


def test_a_share_of_which_two_values_are_told_is_left_out() -> None:
    figure = drawn(share(40, "tea"), share(45, "tea"), share(20, "gold"), share(10, "cars"))
    assert "tea" not in figure.alternative


def test_a_share_that_is_told_twice_alike_is_drawn_once() -> None:
    figure = drawn(share(40, "tea"), share(40, "tea", approximate=True), share(10, "gold"))
    whole = figure.width - min(b.x for b in boxes(figure))
    assert sum(b.width for b in boxes(figure) if b.fill != "paper") == pytest.approx(0.5 * whole)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.floats(0.1, 33), st.sampled_from(["tea", "iron ore", "machinery and transport equipment", "é"])),
        min_size=2,
        max_size=3,
        unique_by=lambda p: p[1],
    ),
    st.sampled_from(["GHA", "the Democratic People's Republic of a Very Long Name"]),
)
def test_words_stay_within_the_chart_and_apart(parts: list[tuple[float, str]], reporter: str) -> None:
    figure = drawn(*(share(v, goods, reporter) for v, goods in parts))
    assert not list(outside(figure))
    assert not list(overlapping(figure))


def test_what_is_not_named_is_said() -> None:
    figure = drawn(share(40, "tea"), share(20, "gold"))
    assert any("not named" in label.text for label in labels(figure))
    assert "not name" in figure.source


@pytest.mark.parametrize("wholes", [2, 3, 5])
def test_the_title_has_ten_words_at_most_and_a_number(wholes: int) -> None:
    countries = ["TGO", "BEN", "MLI", "NER", "CIV"]
    figure = drawn(*(share(40 + n, "tea", partner=c) for n, c in enumerate(countries[:wholes])))
    assert count(figure.title) <= 10
    assert numbers(figure.title)
    assert figure.title in figure.alternative


def test_goods_that_have_no_room_in_the_bar_are_named_beside_it() -> None:
    figure = drawn(share(14, "fuels and lubricants"), share(6, "textiles"))
    assert any("fuels and lubricants, textiles" in label.text for label in labels(figure))


def test_two_bars_of_the_same_sides_are_told_apart_by_their_period() -> None:
    figure = drawn(share(40, "tea", period="2012"), share(45, "tea", period="2013"))
    assert {"GHA to TGO, 2012", "GHA to TGO, 2013"} <= {label.text for label in labels(figure)}


def test_every_share_stands_in_the_alternative_text_and_in_the_data() -> None:
    figure = drawn(share(40, "tea"), share(25, "gold"), share(80, "cars", "TGO", "GHA"))
    assert {"40", "25", "80"} <= numbers(figure.alternative)
    assert {row[2] for row in figure.data[1:]} == {"40", "25", "80"}


def test_at_most_is_said_of_the_greatest() -> None:
    figure = drawn(share(40, "tea"), share(80, "cars", partner="BEN"), share(60, "gold", partner="MLI"))
    assert "80" in figure.title or "at the most" not in figure.title


def test_partners_are_parts_of_all_that_a_country_trades() -> None:
    figure = drawn(*(share(v, None, partner=p) for v, p in ((31, "CHN"), (12, "DEU"), (7, "FRA"))))
    assert [row[0] for row in figure.data[1:]] == ["GHA: CHN", "GHA: DEU", "GHA: FRA"]
    assert {"31", "12", "7"} <= numbers(figure.alternative)


def test_goods_and_partners_of_one_country_are_told_apart() -> None:
    figure = drawn(share(31, None, partner="CHN"), share(12, None, partner="DEU"), share(40, "tea", partner=None))  # type: ignore[arg-type]
    assert {"GHA, by partner", "GHA, by goods"} <= {label.text for label in labels(figure)}


def test_a_contradicted_share_is_not_drawn() -> None:
    one, other = share(40, "tea"), share(45, "tea", flow="total")
    figure = figure_reading.drawn(
        one, other, share(20, "gold"), share(10, "cars"), kind="share",
        conflicts=[figure_reading.contradict(one, other)],
    )  # fmt: skip
    assert "tea" not in figure.alternative
