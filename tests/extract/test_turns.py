"""Figures of one sentence that tell of one thing, or one country, after another."""

from collections.abc import Callable

import pytest

from pipeline.records import Observation, Statements

Read = Callable[..., Statements]


def by_value(statements: Statements) -> dict[float, Observation]:
    return {o.value: o for o in statements.observations}


FLOWS = "Ghana's exports came to $14 billion in 2017 and its imports to $12 billion."


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (f"{FLOWS} The former rose by 24 percent and the latter by 3 percent.", {24.0: "exports", 3.0: "imports"}),
        (
            f"{FLOWS} Growth was 24 percent for the former and 3 percent for the latter.",
            {24.0: "exports", 3.0: "imports"},
        ),
        (
            f"{FLOWS} Oil made up 24 percent of the former. It was 3 percent of the latter.",
            {24.0: "exports", 3.0: "imports"},
        ),
    ],
)
def test_the_former_and_the_latter_are_the_flows_told_last(read: Read, text: str, measures: dict[float, str]) -> None:
    found = by_value(read(text))
    assert {value: found[value].measure for value in measures} == measures


def test_a_former_minister_is_no_former_thing(read: Read) -> None:
    found = by_value(read(f"{FLOWS} The former prime minister put inflation at 12 percent."))
    assert found[12.0].measure == "inflation"


def test_the_latter_is_the_country_named_second(read: Read) -> None:
    found = by_value(read("Kenya and Rwanda grew in 2017. The latter's economy expanded by 6 percent."))
    assert found[6.0].reporter == "RWA"


def test_who_lends_in_turn_lends_to_the_same(read: Read) -> None:
    found = by_value(read("France lent Chad 40 million euros in 2011, Spain 30 million, and Italy 20 million."))
    assert {found[v].partner for v in (30e6, 20e6)} == {"TCD"}
    assert (found[30e6].reporter, found[20e6].reporter) == ("ESP", "ITA")


def test_who_is_compared_is_not_whom_it_is_with(read: Read) -> None:
    found = by_value(
        read("Foreign investment in Senegal rose to 800 million euros in 2018, and in Mali to 350 million.")
    )
    assert (found[350e6].reporter, found[350e6].partner) == ("MLI", None)


def test_those_counted_as_visitors_are_those_of_whom_they_visit(read: Read) -> None:
    found = by_value(
        read("Statistics Malta, 2013\n\nThe number of Swedish visitors who stayed overnight was 54,000 in 2013.")
    )
    assert (found[54000].reporter, found[54000].partner) == ("MLT", "SWE")


def test_a_brief_on_a_country_is_not_about_who_wrote_it(read: Read) -> None:
    text = (
        "COUNTRY BRIEF: LAOS\n\nMinistry for Foreign Affairs, Helsinki\n9 March 2011\n\nKey facts\n\n- Population 6.2 million.\n"
        "- GDP per head USD 1,100.\n\nFinland's exports to Laos were EUR 4 million in 2010."
    )
    found = by_value(read(text))
    assert (found[6.2e6].reporter, found[1100].reporter) == ("LAO", "LAO")
