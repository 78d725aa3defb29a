"""Sums of stated values: a balance, growth, the amount of a share; each with its terms and what rounding allows."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace
from saying import Said, account

from pipeline import edtf
from pipeline.records import Observation

BILLION: dict[str, Any] = {"scale": 1e9, "decimals": 1}


def derived(*sources: Said) -> list[Observation]:
    return [o for o in account(sources).observations if o.derived_from]


def traded(**imports: Any) -> Said:
    """A source with exports of 5.2 billion and imports of 3.1 billion, unless told otherwise."""
    a = Said("a")
    a.level(5.2e9, **BILLION, flow="export")
    a.level(**{"value": 3.1e9, **BILLION, "measure": "imports", "flow": "import", **imports})
    return a


def test_a_balance_is_exports_less_imports() -> None:
    source = traded()
    [balance] = derived(source)
    assert (balance.measure, balance.value, balance.unit, balance.period) == ("balance", 2.1e9, "USD", "2013")
    assert (balance.low, balance.high) == (2.0e9, 2.2e9)
    assert balance.derivation == "5.2 - 3.1"
    assert balance.derived_from == tuple(o.id for o in source.observations)
    assert (balance.status, balance.independent_sources, balance.evidence) == ("E", 0, ())


@pytest.mark.parametrize(
    "imports",
    [
        {"unit": "EUR"},
        {"period": "2014"},
        {"partner": "BOL"},
        {"commodity": "copper"},
        {"value": 5.2e9},
        {"realis": "forecast"},
        {"approximate": True},
    ],
    ids=lambda i: "-".join(map(str, next(iter(i.items())))),
)
def test_no_balance_of_unlike_terms_or_of_an_open_sign(imports: dict[str, Any]) -> None:
    assert [o for o in derived(traded(**imports)) if o.measure == "balance"] == []


def test_no_balance_of_goods_with_services_and_goods_alone() -> None:
    a = Said("a")
    a.level(5.2e9, **BILLION, commodity="goods")
    a.level(3.1e9, **BILLION, measure="imports", commodity="goods and services")
    assert derived(a) == []


def test_a_balance_that_a_source_states_is_not_worked_out() -> None:
    source = traded()
    source.level(2e9, **BILLION, measure="balance")
    assert derived(source) == []


def grown(first: float, second: float, **more: Any) -> Said:
    a = Said("a")
    a.level(first, "2012", **BILLION)
    a.level(second, "2013", **{**BILLION, **more})
    return a


def test_growth_follows_from_the_levels_of_two_years() -> None:
    [growth] = derived(grown(4e9, 5e9))
    assert (growth.kind, growth.unit, growth.value) == ("change", "percent", 25)
    assert (growth.period, growth.compared_period) == ("2013", "2012")
    assert growth.derivation == "5 / 4 - 1"


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_the_interval_of_growth_holds_what_rounding_allows(first: int, second: int) -> None:
    lowest, highest = (second - 0.5) / (first + 0.5) - 1, (second + 0.5) / (first - 0.5) - 1
    found = derived(grown(first * 1e8, second * 1e8))
    assume(found)
    [growth] = found
    assert growth.low is not None
    assert growth.high is not None
    assert growth.low <= lowest * 100 + 1e-9
    assert growth.high >= highest * 100 - 1e-9
    assert growth.low <= growth.value <= growth.high
    assert growth.low * growth.high > 0


@pytest.mark.parametrize(
    ("first", "second", "more"),
    [(4e9, 4e9, {}), (4e9, 5e9, {"unit": "EUR"}), (4e9, 5e9, {"measure": "imports"}), (4e9, 5e9, {"bound": "lower"})],
    ids=["open sign", "currency", "measure", "bound"],
)
def test_no_growth_of_unlike_terms_or_of_an_open_sign(first: float, second: float, more: dict[str, Any]) -> None:
    assert derived(grown(first, second, **more)) == []


def test_growth_that_a_source_states_is_not_worked_out() -> None:
    source = grown(4e9, 5e9)
    source.change(20)
    assert derived(source) == []


def test_no_growth_over_two_years_nor_between_years_that_are_not_alike() -> None:
    a = Said("a")
    a.level(4e9, "2011", **BILLION)
    a.level(5e9, "2013", **BILLION)
    a.level(6e9, "2013-07/2014-06", **BILLION)
    assert derived(a) == []


def shared(words: str, share: dict[str, Any], whole: dict[str, Any]) -> list[Observation]:
    """What follows from a share of 40 per cent, told in words, and a whole."""
    a = Said("a")
    told = a.level(40, kind="share", unit="percent", **share)
    a.observations[-1] = replace(told, evidence=a.quote(words))
    a.level(**{"value": 20e9, "scale": 1e9, **whole})
    return derived(a)


def test_the_amount_of_a_share_of_goods_in_exports_to_a_partner() -> None:
    [part] = shared("copper was 40 per cent of exports to Peru", {"commodity": "copper"}, {})
    assert (part.value, part.unit, part.commodity, part.partner) == (8e9, "USD", "copper", "PER")
    assert part.derivation == "20 * 0.4"


def test_the_amount_of_a_share_of_a_partner_in_exports_of_goods() -> None:
    words = "by weight Peru took 40 per cent of the copper"
    [part] = shared(words, {"commodity": "copper"}, {"commodity": "copper", "partner": None, "unit": "t"})
    assert (part.value, part.unit, part.commodity, part.partner) == (8e9, "t", "copper", "PER")


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("copper was 40 per cent of exports to Peru", {"partner": None}),
        ("copper was 40 per cent of exports to Peru", {"unit": "t"}),
        ("by weight copper was 40 per cent of exports to Peru", {}),
        ("copper had 40 per cent", {}),
        ("copper was 40 per cent of exports to Peru", {"period": "2012"}),
    ],
    ids=["another whole", "money of weight", "weight of money", "no whole told", "another year"],
)
def test_no_amount_of_a_share_whose_whole_is_not_told_or_not_given(words: str, whole: dict[str, Any]) -> None:
    assert shared(words, {"commodity": "copper"}, whole) == []


def test_nothing_follows_from_what_is_derived_nor_are_shares_added() -> None:
    a = Said("a")
    a.level(4e9, "2012", **BILLION)
    a.change(25, "2013", "2012")
    a.level(40, kind="share", unit="percent", commodity="copper")
    a.level(30, kind="share", unit="percent", commodity="tin")
    known = {o.id for o in a.observations}
    assert all(set(o.derived_from) <= known for o in derived(a))
    assert {o.kind for o in derived(a)} <= {"level", "change"}


@pytest.mark.parametrize(
    ("months", "part"),
    [("2019-01/2019-06", "2019-40"), ("2019-04/2019-06", "2019-34"), ("2019-01/2019-12", "2019")],
)
def test_what_is_told_by_months_is_told_of_the_part_of_the_year_that_they_are(months: str, part: str) -> None:
    before = edtf.shift(months, years=-1)
    table, prose = Said("table"), Said("prose")
    table.level(2.0e9, before, **BILLION)
    table.level(2.2e9, months, **BILLION)
    prose.level(2.2e9, part, **BILLION)
    prose.level(10.0, part, kind="change", unit="percent", decimals=0, compared_period=edtf.shift(part, years=-1))
    told = account([table, prose]).observations
    assert [o for o in told if o.derived_from] == []
    assert [(o.value, o.period, o.independent_sources) for o in told if o.kind == "level"] == [
        (2.2e9, part, 2), (2.0e9, edtf.shift(part, years=-1), 1),
    ]  # fmt: skip
