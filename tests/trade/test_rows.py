"""One row a measured observation, in words and in an order that does not depend on the account's."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trading import account, observation

from pipeline import trade
from pipeline.records import Observation

OBSERVATIONS = st.builds(
    observation,
    st.sampled_from([240e6, 250e6, 12.5, -3.0]),
    measure=st.sampled_from([None, "exports", "imports", "trade", "gdp", "price"]),
    kind=st.sampled_from(["level", "change", "share", "ratio"]),
    unit=st.sampled_from(["USD", "percent", "t", "ratio"]),
    reporter=st.sampled_from([None, "KEN", "DEU", "ASEAN"]),
    parties=st.sampled_from([(), ("KEN", "DEU")]),
    commodity=st.sampled_from([None, "coffee", "tea"]),
    period=st.sampled_from([None, "2019", "2018-33", "2014/2016", "../2014", "199X", "2019-01~"]),
    realis=st.sampled_from(["happened", "forecast", "planned"]),
)


@settings(deadline=None, max_examples=40)
@given(said=st.lists(OBSERVATIONS, max_size=8, unique_by=lambda o: o.id), seed=st.integers(0, 99))
def test_each_measured_observation_has_one_row_wherever_it_stood(said: list[Observation], seed: int) -> None:
    rows = trade.rows(account(said))
    assert sorted(r.id for r in rows) == sorted(o.id for o in said if o.measure)
    assert all(r.observation in said and r.what and r.sides and r.number for r in rows)
    assert trade.rows(account(random.Random(seed).sample(said, len(said)))) == rows
    groups = [r.group for r in rows]
    assert groups == sorted(groups)
    assert set(groups) == set(range(len(set(groups))))


def test_a_row_says_in_words_what_is_measured() -> None:
    [row] = trade.rows(account([observation()]))
    assert (row.what, row.sides, row.period, row.number, row.unit) == (
        "Exports of coffee",
        "Kenya to Germany",
        "2019",
        "240",
        "million USD",
    )


@pytest.mark.parametrize(
    ("more", "what", "sides"),
    [
        ({"flow": "import", "measure": "imports"}, "Imports of coffee", "Kenya from Germany"),
        ({"measure": "gdp", "commodity": None, "partner": None, "flow": None}, "GDP", "Kenya"),
        ({"kind": "share", "unit": "percent", "value": 60.0}, "Share of coffee in exports", "Kenya to Germany"),
        ({"kind": "change", "unit": "percent", "value": 5.0}, "Change in exports of coffee", "Kenya to Germany"),
        (
            {"measure": "trade", "parties": ("DEU", "KEN"), "reporter": None, "partner": None, "commodity": None},
            "Total trade, both directions",
            "Germany, Kenya",
        ),
        ({"reporter": None, "partner": None, "flow": None}, "Exports of coffee", "not stated"),
        ({"reporter": "ASEAN", "partner": None}, "Exports of coffee", "ASEAN"),
    ],
)
def test_what_and_whose_it_is_are_said_by_name(more: dict[str, Any], what: str, sides: str) -> None:
    [row] = trade.rows(account([observation(**more)]))
    assert (row.what, row.sides) == (what, sides)


@pytest.mark.parametrize(
    ("value", "more", "number", "unit"),
    [
        (1.25e12, {}, "1.25", "trillion USD"),
        (999e3, {}, "999,000", "USD"),
        (-5e9, {"measure": "balance"}, "−5", "billion USD"),
        (5.3, {"kind": "change", "unit": "percent"}, "+5.3", "per cent"),
        (-5.3, {"kind": "change", "unit": "percent"}, "−5.3", "per cent"),
        (60.0, {"kind": "share", "unit": "percent"}, "60", "per cent"),
        (2.0, {"kind": "ratio", "unit": "ratio"}, "2", "times"),
        (1_200_000.0, {"unit": "t"}, "1.2", "million tonnes"),
    ],
)
def test_numbers_read_as_people_write_them(value: float, more: dict[str, Any], number: str, unit: str) -> None:
    [row] = trade.rows(account([observation(value, **more)]))
    assert (row.number, row.unit) == (number, unit)


def test_a_number_in_a_row_keeps_all_that_its_source_gives() -> None:
    [row] = trade.rows(account([observation(1_234_567_890.0)]))
    assert float(row.number.replace(",", "")) * {"billion USD": 1e9, "million USD": 1e6, "USD": 1}[row.unit] == (
        pytest.approx(1_234_567_890, rel=1e-9)
    )


def test_what_was_computed_or_is_forecast_is_marked_and_a_period_not_given_is_said() -> None:
    computed = observation(30e9, period="2017", derived_from=("obs-1", "obs-2"), derivation="32 / 1.05", evidence=())
    rows = trade.rows(account([observation(period=None), observation(period="2030", realis="forecast"), computed]))
    assert [(r.period, r.derived, r.forecast) for r in rows] == [
        ("2017", True, False),
        ("2030", False, True),
        ("not stated", False, False),
    ]


def test_trade_leads_and_levels_go_before_changes_before_shares() -> None:
    said = [
        observation(3.0, measure="gdp", kind="change", unit="percent"),
        observation(60.0, kind="share", unit="percent"),
        observation(1e9, measure="gdp"),
        observation(5.0, kind="change", unit="percent"),
        observation(240e6, period="2019"),
        observation(230e6, period="2018"),
    ]
    found = [(r.observation.measure, r.observation.kind, r.observation.value) for r in trade.rows(account(said))]
    exports = [f for f in found if f[0] == "exports"]
    assert exports == [
        ("exports", "level", 230e6),
        ("exports", "level", 240e6),
        ("exports", "change", 5.0),
        ("exports", "share", 60.0),
    ]
    assert found[: len(exports)] == exports
