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


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "Exports and imports of Ghana rose by 5 percent and 7 percent respectively in 2017.",
            {5: ("exports", "change", "GHA", None), 7: ("imports", "change", "GHA", None)},
        ),
        (
            "Coal still makes up a third of what Vietnam buys from Australia.",
            {33.3: ("imports", "share", "VNM", "AUS")},
        ),
        (
            "Of the $14 billion in arms that Korea exported in 2023, Oman took 2 percent.",
            {1.4e10: ("exports", "level", "KOR", None), 2: ("exports", "share", "KOR", "OMN")},
        ),
        (
            "Kenya's economy grew by 5 percent and Uganda's by 4 percent in 2016.",
            {5: ("gdp", "change", "KEN", None), 4: ("gdp", "change", "UGA", None)},
        ),
        (
            "Exports of Peru went mainly to China (18.4 %) and Chile (10.1 %).",
            {18.4: ("exports", "share", "PER", "CHN"), 10.1: ("exports", "share", "PER", "CHL")},
        ),
        (
            "Poland's exports to Latvia grew by 5 percent in 2016 and those to Malta by 3 percent.",
            {5: ("exports", "change", "POL", "LVA"), 3: ("exports", "change", "POL", "MLT")},
        ),
        ("Germany: exports to Malta rose by 5 % in 2017.", {5: ("exports", "change", "DEU", "MLT")}),
    ],
)
def test_tells_each_figure_of_several(
    read: Read, text: str, slots: dict[float, tuple[str, str, str | None, str | None]]
) -> None:
    found = {v: (o.measure, o.kind, o.reporter, o.partner) for v, o in by_value(read(text)).items()}
    assert found == slots


def test_a_country_report_speaks_of_the_country_of_each_heading(read: Read) -> None:
    text = (
        "Briefing: the South Caucasus\n\nArmenia\n\nGDP contracted by 7.6% in 2020. Exports fell to $3.1 billion.\n\n"
        "Georgia\n\nInflation reached 6.2% in 2020."
    )
    found = by_value(read(text))
    assert [found[v].reporter for v in (-7.6, 3.1e9, 6.2)] == ["ARM", "ARM", "GEO"]


def test_the_items_of_a_list_measure_what_leads_it_in(read: Read) -> None:
    text = "STATISTICS PERU\n\nLima, 4 May 2017\n\nExports by destination:\n\n- China: 5 billion soles\n- Chile: 2 billion soles"
    found = by_value(read(text))
    assert [(found[v].measure, found[v].partner) for v in (5e9, 2e9)] == [("exports", "CHN"), ("exports", "CHL")]


def test_a_date_in_a_bracket_is_of_the_figure_in_it(read: Read) -> None:
    found = by_value(
        read("Exports of Peru were $5 billion in 2016 (2015: $4 billion), or 40.7 % of the total (36.2 % in 2015).")
    )
    assert [found[v].period for v in (5e9, 4e9, 36.2)] == ["2016", "2015", "2015"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Public interest in the treaty rose by 20 percent in 2017.", None),
        ("Brazil’s central bank opened a $60 billion swap line with China in 2015.", None),
        ("Remittance inflows to Nepal rose to $8 billion in 2018.", "remittances"),
        ("The line to Doha cost $4 billion.", "investment"),
        ("Qatar spends 2 percent of GDP on its army.", "expenditure"),
    ],
)
def test_words_of_many_meanings_tell_no_measure_alone(read: Read, text: str, measure: str | None) -> None:
    assert {o.measure for o in read(text).observations} == {measure}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The listing, originally due in July 2017, is now promised for 2030.", {"2017-07": "planned", "2030": "planned"}),
        ("The tables, which users had been promised for 28 August 2016, will appear on 18 October 2030 instead.",
         {"2016-08-28": "postponed", "2030-10-18": "planned"}),
        ("The debate, first listed for 3 July 2018, was called off.", {"2018-07-03": "cancelled"}),
        ("Ada Brandt, President of the Federation since January 2017.", {"2017-01/..": "happened"}),
        ("Denied on 29 August 2018 that Berlin was dragging its feet.", {"2018-08-29": "happened"}),
    ],
)  # fmt: skip
def test_tells_what_became_of_plans_and_reads_notes(read: Read, text: str, expected: dict[str, str]) -> None:
    found = read(f"Lima, 6 September 2018\n\n{text}").events
    assert {e.when: e.realis for e in found} == expected


def test_counts_days_from_what_was_told(read: Read) -> None:
    text = "The ministers signed an extension on 24 June 2015. The union welcomed it on the day after the signing."
    assert [e.when for e in read(text).events] == ["2015-06-24", "2015-06-25"]


def test_a_quarter_that_leaves_out_its_noun(read: Read) -> None:
    found = by_value(read("Exports of Peru grew by 5 % in the first quarter of 2016 and by 3 % in the second."))
    assert [found[v].period for v in (5, 3)] == ["2016-33", "2016-34"]


def test_a_figure_that_names_no_owner_is_of_the_country_in_focus(read: Read) -> None:
    text = (
        "Old Debts, New Friends: Zambia and China\n\nAn essay\n\nZambia turned to China in 2003, and China answered Zambia in "
        "2004.\n\nLusaka ordered 20 locomotives in 2012. The Zambian ministry asked for $90 million. About 40,000 Zambians work "
        "in China.\n\nThe line, 860 km long, was never finished."
    )
    found = by_value(read(text))
    assert [found[value].reporter for value in (20, 90e6, 40000)] == ["ZMB", "ZMB", "ZMB"]
    assert found[860].reporter is None


def test_an_economy_is_of_the_country_that_a_passage_has_named_so_far(read: Read) -> None:
    text = "Togo needs money. Growth has slowed to 2 per cent and unemployment is at 18 per cent. Ghana and Benin have helped."
    assert {o.reporter for o in read(text).observations} == {"TGO"}


@pytest.mark.parametrize(
    ("text", "value", "slots"),
    [
        ("In March the Government of Laos permitted the shipment of 30,000 tonnes to Vietnam.", 3e4, ("LAO", "VNM")),
        ("Some 30,000 Kenyan tourists visited Ghana in 2015.", 3e4, ("GHA", "KEN")),
    ],
)
def test_tells_with_whom_by_the_words_around_the_figure(
    read: Read, text: str, value: float, slots: tuple[str, str | None]
) -> None:
    found = by_value(read(text))[value]
    assert (found.reporter, found.partner) == slots


def test_a_further_figure_from_another_country_has_that_one_for_partner(read: Read) -> None:
    text = (
        "Foreign trade of Malta\n\nImports of gas from Algeria totalled 560 million m3 in 2014, and those from Nigeria 240 "
        "million m3."
    )
    assert {o.value: o.partner for o in read(text).observations} == {560e6: "DZA", 240e6: "NGA"}


def test_who_takes_a_part_is_its_partner_and_not_that_of_the_whole(read: Read) -> None:
    text = (
        "Foreign trade of Malta\n\nExports came to $3.2 billion in 2016. China takes 17 percent of what Malta sells abroad, "
        "Brazil 16 percent and Argentina only 5 percent. Shipments of tuna fell by 35 percent."
    )
    found = by_value(read(text))
    assert {value: found[value].partner for value in (17, 16, 5, -35)} == {17: "CHN", 16: "BRA", 5: "ARG", -35: None}
    assert {o.reporter for o in found.values()} == {"MLT"}


@pytest.mark.parametrize(
    ("text", "value", "slots"),
    [
        ("Inflation in Chad was 9 per cent.\n\nGrowth: 2.8 per cent in 2020.", 2.8, ("gdp", "change")),
        ("The Bank of Ghana has cut its forecast of growth for 2016 from 1.2 to 0.3 percent.", 0.3, ("gdp", "change")),
        ("Inflation in Peru was 9 per cent. The projection of growth for 2012 is 7.2 per cent.", 7.2, ("gdp", "change")),
        ("Growth in Fiji was 2 percent in 2016. For 2017 the Bank keeps it at 1.4 percent.", 1.4, ("gdp", "change")),
        ("Growth: 1.8 per cent in 2020. The Treasury of Chad foresees 3.3 per cent this year and 3.5 per cent in 2022.", 3.5,
         ("gdp", "change")),
        ("Inflation ran at 11 percent in Uruguay, above the target range of 3 to 7 percent.", 7, ("inflation", "level")),
        ("Chad’s expenditure on imports came to $40 million.", 40e6, ("imports", "level")),
        ("The dinar has since lost 13.6 per cent and stood at 132 to the dollar.", -13.6, ("exchange_rate", "change")),
        ("Deposits in foreign exchange made up 67 percent of the total.", 67, (None, "share")),
        ("The school to which Norway gave a grant of $2 million is 62 per cent complete.", 62, (None, "share")),
    ],
)  # fmt: skip
def test_tells_what_is_measured_or_that_nothing_of_the_list_is(
    read: Read, text: str, value: float, slots: tuple[str | None, str]
) -> None:
    found = by_value(read(text))[value]
    assert (found.measure, found.kind) == slots


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("Output of cocoa in the 2023/24 season (October to September) came to 430,000 tonnes.", 430e3, "2023-10/2024-09"),
        ("The town grew fast. As of 31 March 2016 there were 1,640 firms in Gabon.", 1640, "2016-03-31"),
        ("Deliveries of power peaked at 998 MW on 20 January 2015.", 998, "2015-01-20"),
        ("The dinar stood at 30.8 per dollar on 9 June 2016, 2.9 percent stronger than at the end of March.", 2.9, "2016-06-09"),
        ("Chad has cut its forecast of growth for 2016 from 1.2 to 0.3 percent.", 1.2, "2016"),
    ],
)  # fmt: skip
def test_tells_when_a_figure_is_of(read: Read, text: str, value: float, period: str) -> None:
    assert by_value(read(text))[value].period == period


def test_trade_goes_on_from_trade_past_other_figures(read: Read) -> None:
    text = (
        "Foreign trade of Malta\n\nImports from India came to $1.6 billion in 2012. The duty on cars is 20 per cent. Sales to "
        "India were $230 million."
    )
    assert by_value(read(text))[230e6].period == "2012"


def test_a_document_reports_on_the_period_of_its_trade(read: Read) -> None:
    text = (
        "Central Bank of Malta\n\nQuarterly note\n\nGDP grew by 2 percent in 2015.\n\nExports came to $3 billion in the first "
        "half of 2016.\n\nImports were $2 billion."
    )
    assert by_value(read(text))[2e9].period == "2016-40"


def test_what_a_base_became_has_its_unit(read: Read) -> None:
    found = by_value(read("Spain raised its aid to Mali from 12 million euros in 2005 to 54 million in 2008."))
    assert {value: (o.unit, o.period) for value, o in found.items()} == {
        12e6: ("EUR", "2005"),
        54e6: ("EUR", "2008"),
    }


def test_a_figure_of_a_town_or_beside_a_name_is_not_of_the_country_told_of_before(read: Read) -> None:
    text = (
        "Kenya and the Netherlands\n\nKenya turned to the Netherlands in 2003, and the Netherlands answered Kenya in 2004.\n\n"
        "The Netherlands buys roses worth $30 million a year. Some 32 million tonnes of cargo passed through Mombasa in 2018. "
        "Flowers alone earned Kenya $470 million."
    )
    found = by_value(read(text))
    assert [found[value].reporter for value in (32e6, 470e6)] == ["KEN", "KEN"]


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("Smokers in Bulgaria burned 11 billion cigarettes in 2014.", 11e9, "consumption"),
        ("People in Malawi eat 140 kg of maize each a year.", 140, "consumption"),
        ("In Armenia 17 per cent of those who want a job were without work in 2016.", 17, "unemployment"),
        ("Fishermen from Namibia landed 480,000 tonnes of hake in 2015.", 480_000, "production"),
        ("Workers abroad sent home $1.7 billion to Moldova in 2014.", 1.7e9, "remittances"),
        ("Bolivia owes China $900 million.", 9e8, "debt"),
        ("Norway donated $30 million to Malawi in 2012.", 3e7, "aid"),
        ("Hotels in Malta counted 8.4 million overnight stays in 2016.", 8.4e6, "tourism"),
    ],
)
def test_a_word_that_may_name_a_measure_hints_at_it(read: Read, text: str, value: float, measure: str) -> None:
    assert by_value(read(text))[value].measure == measure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ghana: border trade\n\nThe survey of border trade covered 180 checkpoints in 2017.", 180),
        ("Exports of Nepal to India were put at $30 million in 2017 (margin of error 5 per cent).", 5),
        ("In May 2019 Peru banned the export of 85 dual-use goods to Chad.", 85),
        ("Goods in transit to Chad through Douala reached 1.1 million tonnes in 2016.", 1.1e6),
        ("Port of Tanga\n\nExports came to $1 billion.\n\nTransit cargo of the port:\n- Rwanda: 90,000 tonnes.", 9e4),
    ],
)  # fmt: skip
def test_what_is_no_trade_is_none_beside_a_word_of_trade(read: Read, text: str, value: float) -> None:
    assert by_value(read(text))[value].measure is None


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("Arrivals by sea from Algeria fell to 7,000 people in Spain in 2019.", 7000, "migration"),
        ("The mine in Togo dismissed a quarter of its staff in 2019.", 25, "employment"),
        ("Bilateral exchanges of Chad and Niger came to €6 million in 2012.", 6e6, "trade"),
    ],
)
def test_the_word_that_names_a_measure_names_that(read: Read, text: str, value: float, measure: str) -> None:
    assert by_value(read(text))[value].measure == measure


def test_a_forecast_of_a_bank_is_of_what_was_told_last(read: Read) -> None:
    text = (
        "Inflation\n\nInflation in Kenya was 5.1 per cent in June 2018, up from 4.0 per cent in May 2018. The Bank’s projection "
        "for the end of 2018 has been lowered from 6.5 per cent to 6.0 per cent."
    )
    assert {o.measure for o in read(text).observations} == {"inflation"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Customs revenue of Togo was $90 million in 2016, $8 million short of the estimate.", -8e6),
        ("Toll receipts of Chad were $3 million in 2016, being 4 per cent below the target.", -4),
    ],
)
def test_by_how_much_a_target_was_missed_is_a_change(read: Read, text: str, value: float) -> None:
    assert by_value(read(text))[value].kind == "change"


@pytest.mark.parametrize(
    ("text", "lender"),
    [
        (
            "Nepal: roads\n\nThe Asian Development Bank lent Nepal $30 million for the road in 2011.",
            "Asian Development Bank",
        ),
        (
            "Togo: power\n\nThe African Development Bank will lend $30 million to Togo.",
            "African Development Bank",
        ),
        ("Peru: water\n\nA loan of $30 million from the World Bank was agreed in 2014.", "World Bank"),
        ("Fiji: budget\n\nThe European Union has granted Fiji $30 million.", "European Union"),
    ],
)
def test_a_body_of_many_states_that_lends_is_a_side(read: Read, text: str, lender: str) -> None:
    found = by_value(read(text))[3e7]
    assert lender in (found.reporter, found.partner)


@pytest.mark.parametrize(
    "text",
    [
        "Mali: roads\n\nThe World Bank is considering a loan of $30 million for Mali.",
        "Mali: roads\n\nA loan of $30 million for Mali had been discussed in 2015.",
        "Mali: roads\n\nThe Government is negotiating a grant of $30 million.",
    ],
)
def test_what_somebody_is_considering_is_planned(read: Read, text: str) -> None:
    assert [o.realis for o in read(text).observations] == ["planned"]


def test_what_we_are_sold_is_sold_to_us(read: Read) -> None:
    text = "Ministry of Trade of Kenya: note on Oman\n\nOman bought tea for $18 million in 2017 and sold us oil for $33 million."
    found = by_value(read(text))
    assert (found[33e6].measure, found[33e6].reporter, found[33e6].partner) == ("exports", "OMN", "KEN")


@pytest.mark.parametrize(
    ("text", "value", "slots"),
    [
        (
            "In 2015 Ghana sold Turkey cocoa for $90 million and bought steel for $40 million in return.",
            4e7,
            ("imports", "level"),
        ),
        ("Norway’s aid to Malawi came to $62 million in 2018, a third less than in 2014.", -33.3, ("aid", "change")),
        (
            "Honey pays a duty of 22 per cent in Jordan. Moldova has asked for a reduction to 9 per cent.",
            9,
            ("tariff", "level"),
        ),
        ("Exports of Benin to Mali rose. Closing the office would save €2 million a year.", 2e6, (None, "level")),
        ("Exports of Togo to Niger rose. The savings, €3 million a year, would be small.", 3e6, (None, "level")),
        ("The target for exports was $45 million in 2016; achievement was 92%.", 92, (None, "share")),
    ],
)  # fmt: skip
def test_what_only_stands_beside_trade_is_none(
    read: Read, text: str, value: float, slots: tuple[str | None, str]
) -> None:
    found = by_value(read(text))[value]
    assert (found.measure, found.kind) == slots


def test_a_part_of_some_goods_is_no_rate_of_duty(read: Read) -> None:
    text = "Peru cut its duty on urea from 8% to 3% in 2011. Nearly 60% of the urea used in the country comes from Trinidad."
    assert by_value(read(text))[60].measure != "tariff"


@pytest.mark.parametrize(
    ("text", "value", "sides"),
    [
        (
            "Danish investment in Ghana stood at $40 million in 2014, and Ghanaian investment in Denmark at $2 million.",
            2e6,
            ("GHA", "DNK"),
        ),
        ("Kenyan leather shoes are subject to a duty of 18 per cent in Egypt.", 18, ("EGY", "KEN")),
        (
            "Latvia’s exports to Chile were €9 million in 2012. This is 0.1% of the country’s total exports of €9.9 billion.",
            9.9e9,
            ("LVA", None),
        ),
        ("Nepal’s exports to India rose. Its exports to all countries together fell by 4 percent.", -4, ("NPL", None)),
        (
            "Malta bought 400 tonnes of Peruvian cocoa in 1988 and 900 the year after.",
            900,
            ("MLT", "PER"),
        ),
    ],
)
def test_the_wording_leaves_no_doubt_whose_it_is(
    read: Read, text: str, value: float, sides: tuple[str | None, str | None]
) -> None:
    found = by_value(read(text))[value]
    assert (found.reporter, found.partner) == sides


def test_up_and_down_in_an_aside_are_changes(read: Read) -> None:
    found = read(
        "Exports of cashews earned Benin $61 million (down $5 million) in 2017, cotton $90 million (up $8 million)."
    )
    assert [(o.value, o.kind) for o in found.observations if abs(o.value) < 1e7] == [(-5e6, "change"), (8e6, "change")]


@pytest.mark.parametrize(
    ("text", "value", "slots"),
    [
        ("Egypt, 2016\n\nThe subsidy on wheat imported from Romania was £900 million.", 9e8, ("expenditure", "level")),
        ("Kenyan and Ethiopian roses pay 5 percent in Oman.", 5, ("tariff", "level")),
        ("Exports of Chad to Benin were 40 million francs ($1 = 606 CFA francs).", 606, ("exchange_rate", "level")),
    ],
)  # fmt: skip
def test_the_wording_leaves_no_doubt_what_is_measured(
    read: Read, text: str, value: float, slots: tuple[str, str]
) -> None:
    found = by_value(read(text))[value]
    assert (found.measure, found.kind) == slots
