"""Where sources disagree the account says who, when, and the likely reason; what only seems to disagree is none."""

from typing import Any

import pytest
from saying import Read, Said, account

from pipeline.records import Conflict

BILLION: dict[str, Any] = {"scale": 1e9, "decimals": 1}
DAY = "1996-05-14"


def told(one: dict[str, Any], other: dict[str, Any], **sources: dict[str, Any]) -> tuple[Conflict, ...]:
    """The conflicts of two sources, a and b, with a figure each."""
    said = [Said(id, **sources.get(id, {})) for id in "ab"]
    for source, slots in zip(said, (one, other), strict=True):
        source.level(**{"value": 1.24e9, **BILLION, **slots})
    return account(said).conflicts


def test_a_conflict_names_its_sources_and_their_dates() -> None:
    [conflict] = told({}, {"value": 1.5e9}, a={"published": "2014-03-12"}, b={"published": "2015"})
    assert conflict.reason == "unknown"
    for words in ("$1.24 billion (a, 12 Mar 2014)", "$1.5 billion (b, 2015)"):
        assert words in conflict.explanation


def test_of_one_publisher_the_later_figure_revises_the_earlier() -> None:
    office = {"publisher": "Statistics Office"}
    papers = {"a": {**office, "published": "2014-03"}, "b": {**office, "published": "2014-09"}}
    [conflict] = told({}, {"value": 1.5e9}, **papers)
    assert conflict.reason == "revision"
    assert len(conflict.members) == 2


def test_what_one_side_exports_and_the_other_imports_are_mirror_statistics() -> None:
    imports = {"value": 1.5e9, "measure": "imports", "reporter": "PER", "partner": "CHL"}
    [conflict] = told({}, imports)
    assert conflict.reason == "mirror"


def test_mirror_statistics_that_agree_are_no_conflict() -> None:
    assert told({}, {"measure": "imports", "reporter": "PER", "partner": "CHL"}) == ()


@pytest.mark.parametrize("other", [{"measure": "imports"}, {"reporter": "PER", "partner": "CHL"}])
def test_two_flows_are_no_mirror(other: dict[str, Any]) -> None:
    assert told({}, {"value": 1.5e9, **other}) == ()


def test_one_number_in_two_currencies_is_a_conflict() -> None:
    [conflict] = told({}, {"unit": "EUR"})
    assert conflict.reason == "currency"


def test_two_numbers_in_two_currencies_are_none() -> None:
    assert told({}, {"unit": "EUR", "value": 1.1e9}) == ()


def test_one_number_for_a_calendar_and_a_fiscal_year_is_a_conflict() -> None:
    [conflict] = told({}, {"period": "2013-07/2014-06"})
    assert conflict.reason == "period"


@pytest.mark.parametrize(
    "other",
    [{"period": "2014"}, {"period": "2013-03"}, {"period": "2013-07/2014-06", "value": 1.3e9}],
    ids=["the next year", "a month", "another number"],
)
def test_figures_of_two_periods_are_no_conflict(other: dict[str, Any]) -> None:
    assert told({}, other) == ()


def test_goods_taken_for_goods_and_services_explain_a_conflict() -> None:
    a, b, c = Said("a"), Said("b"), Said("c")
    goods = a.level(1.24e9, **BILLION, commodity="goods")
    wrong = b.level(1.5e9, **BILLION, commodity="goods")
    both = c.level(1.5e9, **BILLION, commodity="goods and services")
    [conflict] = account([a, b, c]).conflicts
    assert conflict.reason == "coverage"
    assert {goods.id, wrong.id} == set(conflict.members)
    assert both.id not in conflict.members


def test_goods_and_goods_with_services_are_two_things() -> None:
    assert told({"commodity": "goods"}, {"commodity": "goods and services", "value": 1.5e9}) == ()


def test_values_a_step_apart_may_be_rounded_from_one() -> None:
    [conflict] = told({"value": 1.2e9}, {"value": 1.3e9})
    assert conflict.reason == "rounding"


def events(one: dict[str, Any], other: dict[str, Any], **sources: dict[str, Any]) -> tuple[Conflict, ...]:
    a, b = Said("a", **sources.get("a", {})), Said("b", **sources.get("b", {}))
    a.event(**{"title": "Ghana and Togo signed the border treaty", "when": DAY, **one})
    b.event(**{"title": "Ghana and Togo signed the border treaty", "when": DAY, **other})
    return account([a, b]).conflicts


def test_one_event_on_two_days_is_a_conflict() -> None:
    [conflict] = events({}, {"when": "1996-05-15"})
    assert (conflict.kind, conflict.reason) == ("event", "date")
    assert "14 May 1996 (a" in conflict.explanation
    assert "15 May 1996 (b" in conflict.explanation


@pytest.mark.parametrize("when", ["1997-05-14", "1996-05", "1996-06-15", None])
def test_dates_that_agree_or_are_far_apart_are_no_conflict(when: str | None) -> None:
    assert events({}, {"when": when}) == ()


@pytest.mark.parametrize("realis", ["cancelled", "negated"])
def test_what_happened_by_one_source_and_not_by_another_is_a_conflict(realis: str) -> None:
    [conflict] = events({}, {"realis": realis})
    assert conflict.reason == "outcome"


def test_what_is_planned_and_what_happened_are_no_conflict() -> None:
    assert events({"realis": "planned"}, {}) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Recorded exports to Togo were 3.9 billion dollars in 2021. Informal exports to Togo were put at 1.3 billion dollars "
        "in 2021.",
        "Benin's trade deficit was 1.2 billion dollars in 2021. The overall balance showed a surplus of 410 million dollars "
        "in 2021.",
        "Employment in Benin grew by 1.9 percent in 2021. In the Alibori region employment fell by 0.8 percent in 2021.",
    ],
)
def test_no_source_contradicts_itself_in_other_words(account_of: Read, text: str) -> None:
    said = account_of(f"Benin's trade with Togo\n\n{text}\n")
    assert len(said.observations) > 1
    assert said.conflicts == ()


def test_a_source_that_says_one_thing_twice_may_contradict_itself(account_of: Read) -> None:
    text = "Benin's exports to Togo were {} billion dollars in 2021."
    [conflict] = account_of("\n\n".join(["Benin and Togo", text.format(3.9), text.format(4.4)])).conflicts
    assert conflict.reason == "unknown"


def test_two_sources_that_speak_of_two_sorts_do_not_contradict_each_other(account_of: Read) -> None:
    text = "Benin and Togo\n\nBenin's {} exports to Togo were {} billion dollars in 2021."
    assert account_of(a=text.format("informal", 1.3), b=text.format("recorded", 3.9)).conflicts == ()
    assert account_of(a=text.format("informal", 1.3), b=text.format("informal", 1.7)).conflicts != ()
    assert account_of(a=text.format("recorded", 3.4), b=text.format("registered", 3.9)).conflicts != ()
