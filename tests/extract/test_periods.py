"""When a figure is of where the sentence points back, or tells one date for several figures; and on what a document reports."""

from collections.abc import Callable

import pytest

from pipeline.records import Observation, Statements

Read = Callable[..., Statements]


def by_value(statements: Statements) -> dict[float, Observation]:
    return {o.value: o for o in statements.observations}


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Steel output in Austria fell by 4 per cent to 8.5 million tonnes in the first quarter of 2014.",
         {-4: "2014-33", 8.5e6: "2014-33"}),
        ("Peru’s tea exports increased by 12 per cent, to 40,000 tonnes, in 2011.", {12: "2011", 40000: "2011"}),
        ("Chad’s imports rose by 3% or $20 million in May 2009.", {3: "2009-05", 20e6: "2009-05"}),
        ("Output in Oman grew by 2 per cent in 2010 to 5 million tonnes in 2011.", {2: "2010", 5e6: "2011"}),
    ],
)  # fmt: skip
def test_figures_told_in_one_go_share_their_date(read: Read, text: str, periods: dict[float, str]) -> None:
    found = by_value(read(text))
    assert {value: found[value].period for value in periods} == periods


def test_the_months_are_those_told_before(read: Read) -> None:
    text = (
        "Bank of Ghana\n\nAccra, 12 November 2013\n\nFrom January to September 2013 exports of Ghana came to $10.4 billion. In "
        "August they were $1.1 billion. Imports were $12.9 billion in the nine months."
    )
    found = by_value(read(text))
    assert found[12.9e9].period in ("2013-01/2013-09", "2013-33/2013-35")


def test_a_release_reports_on_the_month_that_its_title_names_without_the_year(read: Read) -> None:
    text = (
        "Customs Administration of Serbia\n\nMonthly information: trade in goods in July\n\nBelgrade, 19 August 2015\n\n"
        "The value of exports was EUR 949 million and imports were EUR 1,347 million. Natural gas cost EUR 24.9 million."
    )
    assert {o.period for o in read(text).observations} == {"2015-07"}


def test_a_survey_of_a_year_may_come_out_in_the_second_year_after_it(read: Read) -> None:
    text = (
        "STATISTICS FINLAND\n\n24 February 2011\n\nFINLAND’S TRADE IN SERVICES, 2009\n\n"
        "Exports of services amounted to EUR 19.4 billion and imports to EUR 17.9 billion."
    )
    assert {o.period for o in read(text).observations} == {"2009"}


def test_a_pair_of_years_by_another_calendar_is_what_the_bracket_says(read: Read) -> None:
    text = (
        "Department of Customs, Nepal\n\nCUSTOMS BULLETIN, FISCAL YEAR 2070/71 (mid-July 2013 to mid-July 2014)\n\n"
        "Nepal’s exports were Rs. 91.4 billion in 2070/71. In 2069/70 they had been Rs. 77.0 billion."
    )
    found = by_value(read(text))
    assert (found[91.4e9].period, found[77e9].period) == ("2013-07/2014-07", "2012-07/2013-07")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Between January and August 2.4 million tonnes of coal were exported from Mongolia.", "2011-01/2011-08"),
        ("Mongolia’s exports of coal were 2.4 million tonnes from January to August 2011.", "2011-01/2011-08"),
    ],
)  # fmt: skip
def test_a_month_does_not_take_the_first_digit_of_a_figure(read: Read, text: str, period: str) -> None:
    found = by_value(read(f"Ulaanbaatar, 14 October 2011\n\n{text}"))
    assert found[2.4e6].period == period


def test_months_of_a_heading_are_the_last_that_ended(read: Read) -> None:
    text = (
        "Ministry of Commerce of Pakistan\n\nIslamabad, 10 May 2012\n\nMain countries, July–April\n\n"
        "Pakistan’s exports to Turkey were $300 million."
    )
    assert by_value(read(text))[300e6].period == "2011-07/2012-04"


def test_a_part_of_an_amount_is_of_its_time(read: Read) -> None:
    told = "Investment from Cuba in Laos came to $90 million in 2015"
    text = f"{told}, a fifth less than in 2014, of which $50 million was in mines."
    found = {o.value: o.period for o in read(text).observations}
    assert found[50e6] == found[90e6] == "2015"


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        (
            "In 2017 Zambia’s exports were 14 per cent above those of the year before ($6.5 billion).",
            6.5e9,
            "2016",
        ),
        (
            "Between January and May 2019 trade between Laos and Vietnam came to $440 million. The full-year figure is put at "
            "$1.1 billion.",
            1.1e9,
            "2019",
        ),
        ("Exports to Mali, 74 million francs in the year of the visit, peaked at 140 million in 1990.", 74e6, None),
        ("In 2013 Togo cut its duty on cement from 20% to 12%.", 20, None),
        (
            "CENTRAL STATISTICS OFFICE, MALTA\n\nTRADE, MARCH QUARTER 2015\n\nThe value of imports fell from €1.2 billion to "
            "€1.1 billion.",
            1.2e9,
            "2014-33",
        ),
        (
            "Exports of Fiji were $190 million in the June quarter of 2016. The port was shut from 3 to 9 May. Tuna had a share "
            "of 12 percent (a year earlier: 15 percent).",
            15,
            "2015-34",
        ),
    ],
)
def test_what_a_figure_is_compared_with_is_of_another_time(
    read: Read, text: str, value: float, period: str | None
) -> None:
    assert by_value(read(text))[value].period == period


def test_the_year_that_ended_is_the_last_before_the_document(read: Read) -> None:
    text = (
        "Mauritius exported 210,000 tonnes of sugar last year, against 250,000 in 2018. The state took Rs 9 billion in duties in "
        "the fiscal year that ended on 30 June."
    )
    assert by_value(read(text, published="2020-02-20"))[9e9].period == "2018-07/2019-06"
