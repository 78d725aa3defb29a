"""Values that agree are one, values that disagree are a conflict with both kept, derived values show their sum."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from saying import Read, Said, account, sources_of

from pipeline.records import Account, Observation

BILLION: dict[str, Any] = {"scale": 1e9}


def derived(said: Account) -> list[Observation]:
    return [o for o in said.observations if o.derived_from]


def test_one_value_in_two_sources_is_one_with_both_evidences() -> None:
    a, b = Said("a"), Said("b")
    a.level(32e9, **BILLION)
    b.level(32e9, **BILLION)
    said = account([a, b])
    [value] = said.observations
    assert sources_of(value) == ["a", "b"]
    assert said.conflicts == ()


def test_values_that_disagree_are_a_conflict_and_both_are_kept() -> None:
    a, b = Said("a"), Said("b")
    one, other = a.level(32e9, **BILLION), b.level(35e9, **BILLION)
    said = account([a, b])
    assert {o.value for o in said.observations} == {32e9, 35e9}
    [conflict] = said.conflicts
    assert conflict.kind == "observation"
    assert set(conflict.members) == {one.id, other.id}


def test_a_conflict_says_its_values_as_people_write_them() -> None:
    a, b = Said("a"), Said("b")
    a.level(32e9, **BILLION)
    b.level(35e9, **BILLION)
    [conflict] = account([a, b]).conflicts
    assert not re.search(r"\de[+-]?\d", conflict.explanation)
    assert "32" in conflict.explanation
    assert "35" in conflict.explanation


@pytest.mark.parametrize(
    "more",
    [
        {"period": "2014"},
        {"reporter": "BOL"},
        {"partner": "ECU"},
        {"commodity": "copper"},
        {"unit": "EUR"},
        {"kind": "share", "unit": "percent"},
        {"measure": "imports"},
        {"realis": "forecast"},
        {"bound": "lower"},
    ],
    ids=lambda m: next(iter(m)),
)
def test_values_of_different_things_do_not_conflict(more: dict[str, Any]) -> None:
    a, b = Said("a"), Said("b")
    a.level(32e9, **BILLION)
    b.level(35e9, **{**BILLION, **more})
    said = account([a, b])
    assert len([o for o in said.observations if not o.derived_from]) == 2
    assert said.conflicts == ()


def test_values_that_differ_in_rounding_alone_are_one_and_the_finest_stands_for_it() -> None:
    a, b, c = Said("a"), Said("b"), Said("c")
    a.level(32e9, **BILLION)
    b.level(31.7e9, **BILLION, decimals=1)
    c.level(31_684_000_000)
    for sources, finest in (([a, b], 31.7e9), ([a, c], 31_684_000_000), ([a, b, c], 31_684_000_000)):
        said = account(sources)
        [value] = said.observations
        assert (value.value, sources_of(value)) == (finest, [s.id for s in sources])
        assert said.conflicts == ()


def test_a_rough_value_that_fits_two_that_disagree_joins_neither() -> None:
    a, b, c = Said("a"), Said("b"), Said("c")
    a.level(32e9, **BILLION)
    b.level(31.7e9, **BILLION, decimals=1)
    c.level(32.3e9, **BILLION, decimals=1)
    said = account([a, b, c])
    assert {o.value for o in said.observations} == {32e9, 31.7e9, 32.3e9}
    [conflict] = said.conflicts
    assert len(conflict.members) == 2


def test_values_of_things_that_are_not_told_apart_are_not_one_for_their_rounding() -> None:
    a, b = Said("a"), Said("b")
    a.level(32e9, **BILLION, reporter=None)
    b.level(31.7e9, **BILLION, decimals=1, reporter=None)
    assert len(account([a, b]).observations) == 2


@pytest.mark.parametrize("rough", [{"approximate": True}, {"value": 3e10, "scale": 1e10}], ids=["about", "rounded"])
@pytest.mark.parametrize("first", "ab")
def test_of_equal_values_the_most_precise_stands_for_all(rough: dict[str, Any], first: str) -> None:
    sources = {id: Said(id) for id in "ab"}
    sources[first].level(**{"value": 30e9, **BILLION, **rough})
    sources["b" if first == "a" else "a"].level(30e9, **BILLION)
    [value] = account(list(sources.values())).observations
    assert (value.approximate, value.scale, sources_of(value)) == (False, 1e9, ["a", "b"])


def test_the_level_before_a_change_is_computed_and_shows_its_sum() -> None:
    a = Said("a")
    level, change = a.level(32e9, **BILLION), a.change(5.3, decimals=1)
    [before] = derived(account([a]))
    assert (before.value, before.period, before.unit, before.kind) == (30.4e9, "2012", "USD", "level")
    assert before.derivation == "32 / 1.053"
    assert before.derived_from == (level.id, change.id)
    assert (before.low, before.high) == (29.9e9, 30.9e9)
    assert before.status == "E"


@settings(deadline=None, max_examples=80)
@given(
    digits=st.integers(1, 9_999_999),
    decimals=st.integers(0, 2),
    scale=st.sampled_from([1.0, 1e3, 1e6, 1e9, 1e12]),
    growth=st.integers(-990, 4000).filter(bool),
)
def test_a_derived_value_is_what_its_sum_gives(digits: int, decimals: int, scale: float, growth: int) -> None:
    a = Said("a")
    level = round(digits / 10**decimals, decimals) * scale
    a.level(level, scale=scale, decimals=decimals)
    a.change(growth / 10, decimals=1)
    [before] = derived(account([a]))
    shown = re.fullmatch(r"([\d.]+) / ([\d.]+)", before.derivation or "")
    assert shown
    assert float(shown[1]) == pytest.approx(level / scale, rel=1e-9)
    assert float(shown[2]) == pytest.approx(1 + growth / 1000, rel=1e-9)
    assert before.low is not None
    assert before.high is not None
    assert before.low <= before.value <= before.high
    assert before.low <= level / (1 + growth / 1000) * (1 + 1e-9)
    assert before.high >= level / (1 + growth / 1000) * (1 - 1e-9)


@pytest.mark.parametrize(
    ("level", "scale", "decimals", "growth"),
    [
        (32e9, 1e9, 0, 5.3),
        (240e6, 1e6, 0, 12.5),
        (1_234_567_890, 1, 0, 5.3),
        (7e6, 1e6, 0, -40.0),
        (1.2e9, 1e9, 1, 0.4),
    ],
)
def test_the_interval_of_a_derived_value_holds_all_that_rounding_allows(
    level: float, scale: float, decimals: int, growth: float
) -> None:
    a = Said("a")
    a.level(level, scale=scale, decimals=decimals)
    a.change(growth, decimals=1)
    [before] = derived(account([a]))
    half = 0.5 * scale / 10**decimals
    lowest, highest = (level - half) / (1 + (growth + 0.05) / 100), (level + half) / (1 + (growth - 0.05) / 100)
    assert before.low is not None
    assert before.high is not None
    assert before.low <= lowest * (1 + 1e-9)
    assert before.high >= highest * (1 - 1e-9)
    assert before.low < before.high


@pytest.mark.parametrize(
    "flaw",
    [{"approximate": True}, {"bound": "lower"}, {"realis": "forecast"}, {"measure": None}, {"partner": "ECU"}],
    ids=lambda f: next(iter(f)),
)
def test_nothing_is_computed_from_a_level_that_is_unsound_or_of_another_thing(flaw: dict[str, Any]) -> None:
    a = Said("a")
    a.level(32e9, **BILLION, **flaw)
    a.change(5.3, decimals=1)
    assert derived(account([a])) == []


def test_nothing_is_computed_from_values_in_conflict() -> None:
    a, b = Said("a"), Said("b")
    a.level(32e9, **BILLION)
    a.change(5.3, decimals=1)
    b.level(40e9, **BILLION)
    assert derived(account([a, b])) == []


@pytest.mark.parametrize("how", [{}, {"approximate": True}], ids=["exactly", "about"])
def test_a_level_that_a_source_states_is_not_computed(how: dict[str, Any]) -> None:
    a, b = Said("a"), Said("b")
    a.level(32e9, **BILLION)
    a.change(5.3, decimals=1)
    b.level(30e9, "2012", **BILLION, **how)
    assert derived(account([a, b])) == []


def test_of_one_change_in_two_roundings_one_level_is_computed() -> None:
    a, b = Said("a"), Said("b")
    a.level(32e9, **BILLION)
    a.change(5.3, decimals=1)
    b.change(5)
    assert len(derived(account([a, b]))) == 1


def test_nothing_is_computed_where_it_is_not_told_which_level_grew() -> None:
    a = Said("a")
    a.level(32e9, **BILLION)
    a.level(4e6, unit="t", scale=1e6)
    a.change(5.3, decimals=1)
    assert derived(account([a])) == []


def test_a_source_that_contradicts_itself_is_a_conflict(account_of: Read) -> None:
    said = account_of(
        a="Exports of Kenya to Germany were $92 million in 2021. They grew slowly.\n\n"
        "Exports of Kenya to Germany were $96 million in 2021.",
    )
    [conflict] = said.conflicts
    assert {o.value for o in said.observations if o.id in conflict.members} == {92e6, 96e6}


def test_two_values_in_one_sentence_do_not_contradict_each_other() -> None:
    a = Said("a")
    one = a.level(92e6)
    a.level(96e6)
    a.observations[1] = replace(a.observations[1], evidence=one.evidence)
    assert account([a]).conflicts == ()


def test_sources_that_disagree_do_so_in_the_account_of_their_texts(account_of: Read) -> None:
    said = account_of(
        a="In 2019, exports of coffee from Kenya to Germany reached $240 million.",
        b="Exports of coffee from Kenya to Germany rose to $250 million in 2019, as the yearly report of the board says.",
    )
    [conflict] = said.conflicts
    assert {o.value for o in said.observations if o.id in conflict.members} == {240e6, 250e6}
    assert {e.source for o in said.observations for e in o.evidence} == {"a", "b"}


@pytest.mark.parametrize(
    "vague",
    [{"reporter": None}, {"partner": None}, {"period": None}, {"realis": "planned", "status": "F"}],
    ids=lambda v: next(iter(v)),
)
def test_a_value_that_leaves_open_what_another_tells_is_that(vague: dict[str, Any]) -> None:
    a, b = Said("a"), Said("b")
    a.level(32e9, **BILLION)
    b.level(**{"value": 32e9, **BILLION, **vague})
    [value] = account([a, b]).observations
    assert (value.reporter, value.partner, value.period, value.realis) == ("CHL", "PER", "2013", "happened")
    assert value.independent_sources == 2


def test_a_value_that_leaves_open_of_which_of_two_it_is_joins_neither() -> None:
    a, b, c = Said("a"), Said("b"), Said("c")
    a.level(32e9, **BILLION)
    b.level(32e9, **BILLION, partner="BOL")
    c.level(32e9, **BILLION, partner=None)
    assert len(account([a, b, c]).observations) == 3


def test_a_forecast_that_came_true_is_no_value_told_twice() -> None:
    a, b = Said("a"), Said("b")
    a.level(32e9, **BILLION)
    b.level(32e9, **BILLION, realis="forecast")
    assert len(account([a, b]).observations) == 2
