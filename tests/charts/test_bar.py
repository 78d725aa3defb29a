"""Bars of a measure by period: drawn only where the data bear them, true to size, with the finding in words."""

from typing import Any

import figure_reading
import pytest
from figure_reading import boxes, contradict, count, labels, numbers, observation, outside, overlapping
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline import edtf
from pipeline.records import Evidence, Observation
from pipeline.theme.marks import Figure, Rule, Text, Undrawn

BILLION = 1e9


def chart(*observations: Observation, measure: str = "trade", **more: Any) -> Figure | Undrawn:
    return figure_reading.chart(*observations, kind="bar", measure=measure, **more)


def drawn(*observations: Observation, measure: str = "trade", **more: Any) -> Figure:
    return figure_reading.drawn(*observations, kind="bar", measure=measure, **more)


def change(value: float, period: str, compared: str | None, **more: Any) -> Observation:
    return observation(value, period, kind="change", unit="percent", compared_period=compared, **more)


def periods(figure: Figure) -> list[str]:
    """The labels of the rows, from the top."""
    own = [m for m in figure.marks if isinstance(m, Text) and m.x == 0]
    return [m.text.removesuffix(" †") for m in sorted(own, key=lambda m: m.y)]


def test_two_levels_of_one_thing_make_a_chart() -> None:
    assert periods(drawn(observation(2 * BILLION, "2012"), observation(3 * BILLION, "2013"))) == ["2012", "2013"]


NO_CHART = {
    "nothing": (),
    "one number": (observation(2 * BILLION),),
    "one number and its change": (observation(2 * BILLION), change(5, "2013", "2012")),
    "two changes": (change(5, "2013", "2012"), change(6, "2014", "2013")),
    "no period": (observation(2 * BILLION, None), observation(3 * BILLION, None)),
    "two goods": (
        observation(2 * BILLION, "2012", commodity="tea"),
        observation(3 * BILLION, "2013", commodity="gold"),
    ),
    "two pairs of countries": (
        observation(2 * BILLION, "2012"),
        observation(3 * BILLION, "2013", parties=("PER", "CHL")),
    ),
    "two units": (observation(2 * BILLION, "2012"), observation(3 * BILLION, "2013", unit="EUR")),
    "a forecast beside one number": (
        observation(2 * BILLION, "2012"),
        observation(3 * BILLION, "2019", realis="forecast"),
    ),
    "a bound beside one number": (observation(2 * BILLION, "2012"), observation(3 * BILLION, "2013", bound="lower")),
    "another measure": (
        observation(2 * BILLION, "2012", measure="aid"),
        observation(3 * BILLION, "2013", measure="aid"),
    ),
    "derived values alone": (
        observation(2 * BILLION, "2012", derived_from=("obs-a",)),
        observation(3 * BILLION, "2013", derived_from=("obs-a",)),
    ),
    "one period told in two ways": (observation(2 * BILLION, "2012"), observation(3 * BILLION, "2012")),
}


@pytest.mark.parametrize("what", NO_CHART)
def test_there_is_no_chart_of(what: str) -> None:
    assert isinstance(chart(*NO_CHART[what]), Undrawn)


def test_a_period_of_which_nothing_tells_two_values_apart_is_named_and_not_drawn() -> None:
    figure = drawn(
        observation(2 * BILLION, "2012"),
        observation(3 * BILLION, "2013"),
        observation(4 * BILLION, "2013"),
        observation(5 * BILLION, "2014"),
    )
    assert periods(figure) == ["2012", "2013", "2014"]
    assert len(boxes(figure)) == 2
    assert not {"3", "4"} & {label.text for label in labels(figure)}
    assert any("nothing tells them apart" in label.text for label in labels(figure))
    assert any("2013" in note for note in figure.notes)


def test_where_sources_contradict_each_other_the_bar_is_filled_as_far_as_they_agree() -> None:
    low, high = observation(3 * BILLION, "2013"), observation(4 * BILLION, "2013")
    figure = drawn(observation(2 * BILLION, "2012"), low, high, conflicts=[contradict(low, high)])
    agreed, open_ = sorted((b for b in boxes(figure) if b.y > 0), key=lambda b: b.x)
    assert (agreed.fill, open_.fill, bool(open_.dash)) == ("accent", "paper", True)
    whole = agreed.width + open_.width
    assert agreed.width / whole == pytest.approx(3 / 4)
    said = {label.text for label in labels(figure)}
    assert {"3 to 4", "sources differ"} <= said
    assert "sources differ" in figure.alternative
    assert {row[-1] for row in figure.data[1:]} >= {low.id, high.id}


def test_a_value_that_another_side_counts_otherwise_is_not_drawn_as_settled() -> None:
    ours = [observation(v, p, measure="exports", parties=(), reporter="GHA", partner="TGO", flow="export")
            for v, p in ((500.0, "2012"), (562.0, "2013"))]  # fmt: skip
    theirs = observation(617.0, "2013", measure="imports", parties=(), reporter="TGO", partner="GHA", flow="import")
    figure = drawn(*ours, theirs, measure="exports")
    assert not [b for b in boxes(figure) if b.fill == "paper"]
    account_of_both = [contradict(ours[1], theirs, reason="mirror")]
    figure = figure_reading.drawn(*ours, theirs, kind="bar", measure=None, conflicts=account_of_both)
    assert [b for b in boxes(figure) if b.fill == "paper" and b.dash]
    assert any("562 to 617" in label.text for label in labels(figure))


@pytest.mark.parametrize(("more", "dashed"), [({"status": "P"}, False), ({"status": "F", "realis": "forecast"}, True)])
def test_what_is_provisional_or_forecast_is_hollow_and_said(more: dict[str, Any], dashed: bool) -> None:
    figure = drawn(observation(2e9, "2012"), observation(3e9, "2013"), observation(4e9, "2014", **more))
    (hollow,) = [b for b in boxes(figure) if b.fill == "paper"]
    assert bool(hollow.dash) == dashed
    word = "forecast" if dashed else "provisional"
    assert any(word in label.text for label in labels(figure))
    assert any(word in note for note in figure.notes)
    assert "2014" not in figure.title


def test_a_gap_in_time_is_shown_by_strokes_on_the_zero_line() -> None:
    def strokes(*years: int) -> int:
        figure = drawn(*(observation(y * 1e6, str(y)) for y in years))
        return sum(isinstance(m, Rule) and m.points[0][0] != m.points[1][0] for m in figure.marks)

    assert strokes(2010, 2011, 2012, 2013) == 0
    assert strokes(2010, 2011, 2015, 2016) == 2


def test_periods_that_are_not_equally_long_are_not_compared() -> None:
    told = observation(2e9, "2012"), observation(9e8, "2013-01/2013-06")
    assert isinstance(chart(*told), Undrawn)
    figure = drawn(*told, observation(3e9, "2013"))
    assert periods(figure) == ["2012", "2013"]


def test_a_period_that_is_told_twice_alike_has_one_bar() -> None:
    figure = drawn(
        observation(2 * BILLION, "2012"),
        observation(3 * BILLION, "2013"),
        observation(3 * BILLION, "2013", approximate=True),
    )
    assert periods(figure) == ["2012", "2013"]


def test_a_value_told_twice_in_one_period_is_no_chart() -> None:
    told = observation(3 * BILLION, "2013"), observation(3 * BILLION, "2013", approximate=True)
    assert isinstance(chart(*told), Undrawn)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(1, 1e12), min_size=2, max_size=12))
def test_bars_stand_on_one_zero_line_and_are_as_long_as_their_values(values: list[float]) -> None:
    figure = drawn(*(observation(v, str(2000 + n)) for n, v in enumerate(values)))
    bars = sorted(boxes(figure), key=lambda b: b.y)
    axis = next(m for m in figure.marks if isinstance(m, Rule))
    longest = max(bars, key=lambda b: b.width)
    assert {bar.x for bar in bars} == {axis.points[0][0]} == {axis.points[1][0]}
    for bar, value in zip(bars, values, strict=True):
        true = longest.width * value / max(values)
        assert bar.width == pytest.approx(true, abs=1.01 if true < 1 else 0.01)  # a sliver stays visible


@settings(deadline=None, max_examples=60)
@given(
    values=st.lists(st.floats(-1e13, 1e13).map(round), min_size=2, max_size=8),
    changes=st.lists(st.floats(-99, 900), max_size=8),
)
def test_words_stay_within_the_chart_and_apart(values: list[float], changes: list[float]) -> None:
    levels = [observation(v, f"{2000 + n}-01/{2000 + n}-02") for n, v in enumerate(values)]
    told = [change(c, f"{2000 + n}-01/{2000 + n}-02", f"{1999 + n}-01/{1999 + n}-02") for n, c in enumerate(changes)]
    figure = drawn(*levels, *told)
    assert not list(outside(figure))
    assert not list(overlapping(figure))


@pytest.mark.parametrize("way", [1, -1])
@pytest.mark.parametrize("size", [0.01, 1.0, 1.5, 3.0])
def test_the_range_of_a_derived_value_does_not_run_over_words(way: int, size: float) -> None:
    low, high = sorted((way * 0.8 * size * BILLION, way * 1.2 * size * BILLION))
    derived = observation(way * size * BILLION, "2012", **{**DERIVED, "low": low, "high": high})
    figure = drawn(derived, observation(way * 3 * BILLION, "2013"))
    (begin, y), (end, _) = next(
        m.points for m in figure.marks if isinstance(m, Rule) and m.points[0][1] == m.points[1][1]
    )
    for label in labels(figure):
        if label.top < y < label.bottom:
            assert label.right < begin or end < label.left, label.text
    assert not list(outside(figure))
    assert not list(overlapping(figure))


def test_all_values_stand_in_one_unit() -> None:
    figure = drawn(observation(5 * BILLION, "2012"), observation(300e6, "2013"))
    shown = {label.text for label in labels(figure)}
    assert {"5", "0.3"} <= shown
    assert figure.subtitle.endswith("billion USD")


def test_a_deficit_is_not_drawn_like_a_surplus() -> None:
    deficit, surplus = (
        observation(v * BILLION, p, measure="balance", parties=(), reporter="GHA")
        for v, p in ((-5.0, "2012"), (5.0, "2013"))
    )
    first, second = sorted(boxes(drawn(deficit, surplus, measure="balance")), key=lambda b: b.y)
    assert (first.x, first.fill, first.dash) != (second.x, second.fill, second.dash)


DERIVED = {
    "low": 2.9 * BILLION,
    "high": 3.1 * BILLION,
    "derived_from": ("obs-a", "obs-b"),
    "derivation": "3.15 / 1.05",
    "status": "E",
}


def test_a_derived_value_is_dashed_marked_and_its_sum_and_range_are_given() -> None:
    figure = drawn(observation(3 * BILLION, "2012", **DERIVED), observation(3.15 * BILLION, "2013"))
    (hollow,), (solid,) = boxes(figure, dashed=True), boxes(figure, dashed=False)
    assert hollow.fill == "paper"
    assert solid.fill == "accent"
    assert any(label.text == "2012 †" for label in labels(figure))
    assert "3.15 ÷ 1.05" in figure.source
    assert any("2.9" in label.text and "3.1" in label.text for label in labels(figure))
    assert "derived" in figure.alternative
    bracket = next(m.points for m in figure.marks if isinstance(m, Rule) and m.points[0][1] == m.points[1][1])
    assert [x for x, _ in bracket] == pytest.approx([solid.x + solid.width * v / 3.15 for v in (2.9, 3.1)], abs=0.1)
    assert not list(outside(figure))


def test_a_period_without_a_level_keeps_a_row_that_says_so() -> None:
    figure = drawn(
        observation(2 * BILLION, "2012"),
        observation(3 * BILLION, "2013"),
        change(6, "2014-01/2014-02", "2013-01/2013-02"),
    )
    assert periods(figure) == ["2012", "2013", "Jan–Feb 2014"]
    assert len(boxes(figure)) == 2
    assert any("no level in the source" in label.text for label in labels(figure))


FINDINGS = [
    (
        (observation(2 * BILLION, "2012"), observation(3 * BILLION, "2013")),
        "GHA–TGO trade rose by half to $3 billion, 2012–2013",
    ),
    (
        (observation(3 * BILLION, "2012"), observation(2 * BILLION, "2013")),
        "GHA–TGO trade fell by a third to $2 billion, 2012–2013",
    ),
    (
        (observation(2 * BILLION, "2012"), observation(4 * BILLION, "2014")),
        "GHA–TGO trade doubled to $4 billion, 2012–2014",
    ),
    ((observation(2 * BILLION, "2012"), observation(2 * BILLION, "2013")), "GHA–TGO trade came to $2 billion in 2013"),
    (
        (observation(2.8 * BILLION, "2012"), observation(3 * BILLION, "2013"), change(7.3, "2013", "2012")),
        "GHA–TGO trade rose 7.3 % to $3 billion, 2012–2013",
    ),
    (
        (observation(4 * BILLION, "2012"), observation(3 * BILLION, "2013"), change(-25, "2013", "2012")),
        "GHA–TGO trade fell 25 % to $3 billion, 2012–2013",
    ),
]


@pytest.mark.parametrize(("observations", "finding"), FINDINGS)
def test_the_title_is_the_finding_with_its_number(observations: tuple[Observation, ...], finding: str) -> None:
    assert drawn(*observations).title.replace("\u00a0", " ") == finding


def test_what_did_not_change_is_not_said_to_have_fallen() -> None:
    figure = drawn(observation(3 * BILLION, "2012"), observation(3 * BILLION, "2013"), change(0, "2013", "2012"))
    assert "fell" not in figure.title
    assert "rose" not in figure.title


@pytest.mark.parametrize(
    "measure", ["trade", "exports", "gdp", "aid", "balance", "debt", "exchange_rate", "population"]
)
@pytest.mark.parametrize("period", ["2013", "2013-01/2013-02", "2013-33", "2012-07/2013-06", "2013-05-06"])
def test_the_title_has_ten_words_at_most(measure: str, period: str) -> None:
    more: dict[str, Any] = {"measure": measure}
    figure = drawn(
        observation(2 * BILLION, edtf.shift(period, years=-2), **more),
        observation(3.2 * BILLION, period, **more),
        change(5.3, period, edtf.shift(period, years=-1), **more),
        measure=measure,
    )
    assert count(figure.title) <= 10


def test_the_subtitle_says_what_of_whom_when_and_in_which_unit() -> None:
    figure = drawn(*(observation(v * BILLION, str(2010 + v)) for v in (2, 3, 4, 5)))
    assert figure.subtitle == "Total trade, both directions, GHA, TGO; 2012 to 2015; billion USD"


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 999), min_size=2, max_size=8, unique=True))
def test_the_alternative_text_states_the_finding_and_every_value(values: list[int]) -> None:
    figure = drawn(*(observation(v * BILLION, str(2000 + n)) for n, v in enumerate(values)))
    assert figure.title in figure.alternative
    assert {str(v) for v in values} | {str(2000 + n) for n in range(len(values))} <= numbers(figure.alternative)


def test_a_chart_tells_what_it_rests_on() -> None:
    first, second = observation(2 * BILLION, "2012"), observation(3 * BILLION, "2013")
    figure = drawn(first, second)
    assert set(figure.rests_on) == {first.id, second.id}
    assert figure.passages == ("p1",)
    assert [row[1:5] for row in figure.data[1:]] == [
        ("2012", "2000000000", "USD", "A"),
        ("2013", "3000000000", "USD", "A"),
    ]


def test_stated_levels_are_drawn_before_derived_ones_and_later_ones_before_older() -> None:
    old = [observation(v * BILLION, str(2000 + v), commodity="tea") for v in (1, 2)]
    half = [
        observation(3 * BILLION, "2012", commodity="gold", **DERIVED),
        observation(3.15e9, "2013", commodity="gold"),
    ]
    late = [observation(v * BILLION, str(2005 + v), commodity="wool") for v in (1, 2)]
    assert periods(drawn(*late, *old, *half)) == ["2006", "2007"]


def test_values_in_another_unit_do_not_take_a_chart_away() -> None:
    dollars = [observation(v * BILLION, str(2010 + v)) for v in (1, 2)]
    assert periods(drawn(*dollars, observation(9 * BILLION, "2015", unit="EUR"))) == ["2011", "2012"]


def test_what_differs_by_rounding_alone_is_not_said_to_have_grown() -> None:
    figure = drawn(observation(3e9, "2012", scale=1e9), observation(3.012e9, "2013", scale=1e6))
    assert figure.title == "GHA–TGO trade came to $3.012 billion in 2013"


def test_growth_is_not_read_from_values_of_different_sources() -> None:
    other = (Evidence(source="t", passage="p2", start=0, end=4, quote="said"),)
    first, second = observation(2 * BILLION, "2012"), observation(3 * BILLION, "2013")
    figure = drawn(first, replace(second, evidence=other))
    assert figure.title == "GHA–TGO trade came to $3 billion in 2013"
    assert any("different sources" in note for note in figure.notes)


def test_of_several_series_that_with_the_most_levels_is_drawn() -> None:
    goods = [observation(v * BILLION, str(2010 + v), commodity="tea") for v in (1, 2, 3)]
    assert periods(drawn(observation(9e9, "2012"), observation(8e9, "2013"), *goods)) == ["2011", "2012", "2013"]
