"""Which kind of chart is drawn follows from the shape of the data, and the reason is told."""

from typing import Any

import pytest
from figure_reading import chart, contradict, drawn, observation

from pipeline import trade
from pipeline.charts import figures
from pipeline.records import Account, Observation
from pipeline.theme.marks import Figure, Rule, Undrawn

PARTNERS = "CHN DEU FRA ITA ESP POL SWE USA PER CHL BRA KEN".split()


def exports(value: float, period: str, partner: str = "TGO", **more: Any) -> Observation:
    given = {"measure": "exports", "parties": (), "reporter": "GHA", "partner": partner, "flow": "export", **more}
    return observation(value * 1e6, period, **given)


def several(series: int, *periods: str) -> list[Observation]:
    return [exports(10 + 3 * n + k, p, PARTNERS[n]) for n in range(series) for k, p in enumerate(periods)]


def years(*numbers: int) -> list[str]:
    return [str(n) for n in numbers]


CHOICES = {
    "two periods of one thing": (several(1, "2012", "2013"), "bar"),
    "five periods of one thing": (several(1, *years(*range(2012, 2017))), "bar"),
    "six periods of one thing": (several(1, *years(*range(2012, 2018))), "line"),
    "uneven periods of one thing": (several(1, *years(2000, 2005, 2006, 2010, 2015, 2018)), "line"),
    "two periods of three": (several(3, "2012", "2013"), "slope"),
    "two periods of many": (several(10, "2012", "2013"), "dot"),
    "three periods of three": (several(3, "2012", "2013", "2014"), "line"),
    "three periods of six": (several(6, "2012", "2013", "2014"), "multiples"),
    "one period of five": (several(5, "2012"), "bar"),
    "one period on both sides of zero": (
        [exports(v, "2012", p, measure="balance", flow=None) for v, p in ((5, "CHN"), (-3, "DEU"))],
        "dot",
    ),
    "series of very different size": (
        [exports(v, p, partner) for partner, base in (("CHN", 1000), ("TGO", 10)) for v, p in
         ((base, "2012"), (base * 1.1, "2013"), (base * 1.3, "2014"))],
        "multiples",
    ),
    "prices near each other": (
        [observation(v, p, measure="price", parties=(), reporter="GHA") for v, p in ((101, "2012"), (104, "2013"))],
        "dot",
    ),
    "parts of wholes": (
        [observation(v, "2012", measure="exports", kind="share", unit="percent", parties=(), reporter="GHA", commodity=c)
         for v, c in ((40, "tea"), (20, "gold"))],
        "share",
    ),
    "growth alone": (
        [observation(v, p, kind="change", unit="percent", measure="gdp", parties=(), reporter="GHA")
         for v, p in ((3, "2012"), (2, "2013"), (-1, "2014"))],
        "bar",
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", CHOICES)
def test_the_kind_follows_from_the_shape_of_the_data(shape: str) -> None:
    observations, kind = CHOICES[shape]
    figure = drawn(*observations)
    assert (figure.kind, figure.asked) == (kind, "auto")
    assert any(word in figure.reason for word in ("period", "parts of"))


def test_a_range_is_drawn_as_dots() -> None:
    low, high = exports(30, "2013"), exports(40, "2013")
    ends = [_joined(low, high), _joined(high, low)]
    figure = drawn(exports(20, "2012"), *ends)
    assert figure.kind == "dot"
    assert "range" in figure.reason
    assert "given as a range" in figure.alternative


def _joined(one: Observation, other: Observation) -> Observation:
    from msgspec.structs import replace

    return replace(one, range=other.id)


@pytest.mark.parametrize("kind", ["line", "bar", "slope", "dot", "multiples"])
def test_a_kind_that_is_asked_for_is_drawn_and_the_reason_says_so(kind: str) -> None:
    figure = drawn(*several(3, "2012", "2013", "2014"), kind=kind)
    assert (figure.kind, figure.asked) == (kind, kind)
    assert figure.reason.startswith("asked for")
    assert ("it would have been line" in figure.reason) == (kind != "line")


REFUSED = {
    "a line of one period": (several(4, "2012"), "line", "two periods"),
    "a slope of one period": (several(4, "2012"), "slope", "two periods"),
    "multiples of one series": (several(1, "2012", "2013"), "multiples", "two series"),
    "shares where levels are told": (several(3, "2012", "2013"), "share", "no share"),
    "anything of one number": (several(1, "2012"), "auto", "two equally long periods"),
    "one number and a forecast": ([*several(1, "2012"), exports(50, "2013", "CHN", realis="forecast")], "auto", "two"),
    "nothing": ([], "auto", "two equally long periods"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_the_data_cannot_bear_is_refused_with_the_reason(what: str) -> None:
    observations, kind, why = REFUSED[what]
    figure = chart(*observations, kind=kind)
    assert isinstance(figure, Undrawn)
    assert why in figure.why


def test_without_a_measure_that_is_drawn_of_which_most_can_be_compared() -> None:
    little = [observation(v * 1e6, p, measure="aid", parties=(), reporter="GHA") for v, p in ((1, "2012"), (2, "2013"))]
    much = several(3, "2012", "2013", "2014")
    assert drawn(*little, *much).title.startswith("Exports")
    assert drawn(*little, *much, measure="aid").title.startswith("GHA’s aid")


def test_a_total_is_no_peer_of_its_parts() -> None:
    parts = several(3, "2012", "2013", "2014")
    total = [exports(500, p, partner=None) for p in ("2012", "2013", "2014")]  # type: ignore[arg-type]
    assert len({row[0] for row in drawn(*parts, *total).data[1:]}) == 3


def test_things_that_share_no_period_are_not_set_side_by_side() -> None:
    apart = [
        exports(5 + n, str(y), p)
        for n, (y, p) in enumerate([(2001, "CHN"), (2002, "CHN"), (2011, "DEU"), (2012, "DEU")])
    ]
    assert {row[1] for row in drawn(*apart).data[1:]} == {"2011", "2012"}


@pytest.mark.parametrize("kind", ["line", "bar", "slope", "dot", "multiples"])
def test_what_sources_contradict_is_hollow_in_every_kind_and_both_values_are_in_the_data(kind: str) -> None:
    told = several(3, "2012", "2013")
    rival = exports(55, "2013", "CHN")
    first = next(o for o in told if o.partner == "CHN" and o.period == "2013")
    calm, open_ = drawn(*told, kind=kind), drawn(*told, rival, kind=kind, conflicts=[contradict(first, rival)])
    assert not [note for note in calm.notes if "differ" in note]
    assert [note for note in open_.notes if "sources differ" in note]
    assert "paper" not in {m.fill for m in calm.marks if hasattr(m, "radius")}
    hollow = [m for m in open_.marks if "paper" in (getattr(m, "fill", None), getattr(m, "filled", None))
              and (getattr(m, "stroke", None) is not None)]  # fmt: skip
    assert hollow
    assert {rival.id, first.id} <= {row[-1] for row in open_.data}
    assert {row[4] for row in open_.data if row[-1] in (rival.id, first.id)} == {"disputed"}
    assert "55" not in open_.title


def charts(*observations: Observation, requests: list[dict[str, Any]]) -> list[Figure | Undrawn]:
    said = Account(observations=observations)
    return list(figures([{"kind": "chart", **r} for r in requests], said, trade.rows(said), "A4"))


def test_what_a_chart_shows_is_not_drawn_again() -> None:
    told = several(3, "2012", "2013")
    first, again = charts(*told, requests=[{"measure": "exports"}, {}])
    assert isinstance(first, Figure)
    assert isinstance(again, Undrawn)
    assert "shows the same" in again.why


def test_a_chart_that_may_choose_takes_what_none_before_it_shows() -> None:
    aid = [observation(v, p, measure="aid", parties=(), reporter="GHA") for v, p in ((1e6, "2012"), (2e6, "2013"))]
    first, second = charts(*several(3, "2012", "2013"), *aid, requests=[{"measure": "exports"}, {}])
    assert isinstance(first, Figure)
    assert isinstance(second, Figure)
    assert set(second.rests_on) == {o.id for o in aid}


def test_the_same_may_be_drawn_in_another_kind_that_is_asked_for() -> None:
    slope, bars = charts(*several(3, "2012", "2013"), requests=[{}, {"chart": "multiples"}])
    assert [f.kind for f in (slope, bars) if isinstance(f, Figure)] == ["slope", "multiples"]


def test_one_value_and_what_follows_from_its_own_growth_are_no_chart() -> None:
    stated = observation(21e6, "2013")
    change = observation(5.0, "2013", kind="change", unit="percent", compared_period="2012")
    before = observation(20e6, "2012", derived_from=(stated.id, change.id), derivation="21 / 1.05")
    assert isinstance(chart(stated, change, before), Undrawn)
    assert isinstance(chart(stated, change, before, observation(24e6, "2014")), Figure)
    later = observation(6.0, "2014", kind="change", unit="percent", compared_period="2013")
    assert isinstance(chart(stated, change, before, later), Figure)


def test_one_line_of_a_slope_stands_on_a_scale_from_zero() -> None:
    figure = drawn(exports(107, "2012"), exports(125, "2013"), kind="slope")
    assert not any("not from zero" in note for note in figure.notes)
    rise = [m.points for m in figure.marks if isinstance(m, Rule) and m.points[0][0] != m.points[-1][0]]
    assert max(abs(a[1] - b[1]) for a, *_, b in rise) < 40
