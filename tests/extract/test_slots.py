"""What a figure measures, of which kind, whose and when, where the sentence tells it by more than a word of measuring."""

from collections.abc import Callable

import pytest

from pipeline.records import Observation, Statements

Read = Callable[..., Statements]


def by_value(statements: Statements) -> dict[float, Observation]:
    return {o.value: o for o in statements.observations}


@pytest.mark.parametrize(
    ("text", "value", "slots"),
    [
        ("Latvia bought goods worth €2.1 billion from Denmark in 2016.", 2.1e9, ("imports", "level", "LVA", "DNK")),
        ("Uruguay sold beef worth $300 million to Egypt in 2016.", 3e8, ("exports", "level", "URY", "EGY")),
        ("Sales of Irish salmon to Oman came to €8 million in 2018.", 8e6, ("exports", "level", "IRL", "OMN")),
        ("The Central Bank of Nigeria kept its policy rate at 14 per cent.", 14, ("interest_rate", "level", "NGA", None)),
        ("Peru’s central bank raised its policy rate by a percentage point to 13%.", 13, ("interest_rate", "level", "PER", None)),
        ("The terminal at Doha can carry 500,000 barrels a day.", 5e5, ("capacity", "level", "QAT", None)),
    ],
)  # fmt: skip
def test_tells_what_is_measured_and_whose(
    read: Read, text: str, value: float, slots: tuple[str, str, str | None, str | None]
) -> None:
    found = by_value(read(text))[value]
    assert (found.measure, found.kind, found.reporter, found.partner) == slots


def test_a_part_is_measured_as_the_whole(read: Read) -> None:
    text = (
        "Exports of Peru to Chile reached $3.4 billion in 2014, of which copper made up $1.2 billion. Tin accounted for "
        "$0.4 billion."
    )
    found = by_value(read(text))
    for value in (3.4e9, 1.2e9, 0.4e9):
        assert (found[value].measure, found[value].reporter, found[value].period) == ("exports", "PER", "2014")


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Exports of Laos went up by 4.6% to $116 million and imports by 2.9% to $115 million.", {4.6, 2.9}),
        ("Trade of Oman was worth £1.9bn in 2021, up 24.4% or £373m on 2020.", {24.4, 373e6}),
        ("Output of steel in Chad was a fifth lower than in 2013.", {-20}),
        ("The rial was 1.7% weaker against the dollar than in 2013.", {-1.7}),
    ],
)
def test_a_word_of_change_holds_for_all_its_figures(read: Read, text: str, changes: set[float]) -> None:
    assert {o.value for o in read(text).observations if o.kind == "change"} == changes


def test_a_gap_in_points_is_a_level(read: Read) -> None:
    found = read("The differential to the American rate was 8.5 percentage points in June 2023.").observations
    assert [(o.value, o.kind) for o in found] == [(8.5, "level")]


def test_the_day_of_an_aside_is_its_own_events(read: Read) -> None:
    statements = read("The plant in Suez, opened on 19 October 2018, has a capacity of 10 million tonnes a year.")
    assert [e.when for e in statements.events] == ["2018-10-19"]
    assert [o.period for o in statements.observations] == [None]


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Not true that the envoy met the rebels in August 2022.", "negated"),
        ("The findings will not be issued before May 2090.", "planned"),
        ("Not a single metre was built in 2014.", "negated"),
        ("Payment of the grant, planned for May 2014, has been moved to June 2090.", "postponed"),
    ],
)
def test_tells_what_was_not_done(read: Read, text: str, realis: str) -> None:
    assert read(text).events[0].realis == realis


def test_one_treaty_with_a_list_in_its_name(read: Read) -> None:
    text = (
        "The Treaty on Friendship, Good Neighbourliness and Cooperation was signed in Skopje in August 2017. A Memorandum of "
        "Understanding on Labour Mobility was initialled in May 2018; the MoU lapsed in 2020."
    )
    names = {e.name: e.aliases for e in read(text).entities if e.kind == "agreement"}
    assert names == {
        "Treaty on Friendship, Good Neighbourliness and Cooperation": (),
        "Memorandum of Understanding on Labour Mobility": ("MoU",),
    }


@pytest.mark.parametrize(
    "text",
    [
        "On 18 May 2014 Ana Tatar, who wants two states on the island, won the election with 51 per cent, and the talks "
        "that the mediator had hoped to hold will slip.",
        "Exports slipped on 18 May 2014.",
    ],
)  # fmt: skip
def test_what_a_sentence_goes_on_to_say_does_not_undo_it(read: Read, text: str) -> None:
    assert [e.realis for e in read(text).events if e.when == "2014-05-18"] == ["happened"]
