"""What a document as a whole tells of its figures: whose it is, of which period, and what leads a list gives its items."""

from collections.abc import Callable

import pytest

from pipeline.records import Observation, Statements

Read = Callable[..., Statements]


def by_value(statements: Statements) -> dict[float, Observation]:
    return {o.value: o for o in statements.observations}


def test_a_bulletin_counts_in_the_dollar_that_it_writes_in_full(read: Read) -> None:
    text = (
        "Overseas Merchandise Trade by Partner: China and Australia\n\nTable 1. Trade, NZ$ million\n\n"
        "Exports to Australia fell to $168 million in 2013. New Zealand grew."
    )
    found = by_value(read(text))[168e6]
    assert (found.unit, found.reporter, found.partner) == ("NZD", "NZL", "AUS")


def test_the_items_of_a_list_are_of_the_period_that_leads_it_in(read: Read) -> None:
    text = (
        "In the third quarter of 2013:\n\n- exports of Fiji to Tonga rose 54 percent\n- imports of Fiji fell 6 percent"
    )
    assert {o.value: o.period for o in read(text).observations} == {54: "2013-35", -6: "2013-35"}


def test_items_are_with_whom_the_item_over_them_is(read: Read) -> None:
    text = (
        "Ministry of Trade of Kenya\n\nImports in 2019\n\n- Oman was the main supplier, with $110 million. Of this:\n"
        "  - machinery: $31 million;\n  - dates: $12 million;\n- India followed with $92 million."
    )
    found = by_value(read(text))
    assert [found[v].partner for v in (110e6, 31e6, 12e6, 92e6)] == ["OMN", "OMN", "OMN", "IND"]
    assert {o.reporter for o in found.values()} == {"KEN"}


def test_days_below_an_item_that_is_a_year_are_of_that_year(read: Read) -> None:
    text = "Report, 15 March 2024\n\n- 2021\n  - The envoys met on 28 August.\n- 2022\n  - The pact was signed on 16 February."
    assert {e.when for e in read(text, published="2024-03-15").events} == {"2021-08-28", "2022-02-16"}


def test_the_quarter_is_the_one_that_the_document_reports_on(read: Read) -> None:
    text = (
        "Foreign Trade, third quarter of 2014\n\nAccra, 10 November 2014\n\nNotes\n\n"
        "Exports of Ghana to Togo reached $63 million in the quarter."
    )
    assert read(text, published="2014-11-10").observations[0].period == "2014-35"


def test_a_paper_that_counts_in_one_money_and_speaks_of_another_country_is_about_the_other(read: Read) -> None:
    text = (
        "To: Minister for Trade\n\nDepartment for International Trade\n\nExports to Egypt of British goods came to £1.9 billion "
        "in 2018. Imports came to £0.8 billion. DFID will spend £12 million in Egypt. Egypt is growing. Egypt and its ports "
        "matter. In Egypt reform goes on.\n\nInflation peaked at 33% in July 2017."
    )
    found = by_value(read(text))
    assert (found[1.9e9].reporter, found[1.9e9].partner) == ("GBR", "EGY")
    assert found[33].reporter == "EGY"


def test_the_price_on_the_worlds_market_is_no_countrys(read: Read) -> None:
    text = (
        "Ministry of Finance of Angola\n\nBrent averaged $55 a barrel in 2015, and Angolan output fell by 2% in 2015."
    )
    prices = [o for o in read(text).observations if o.measure == "price"]
    assert [(o.value, o.reporter) for o in prices] == [(55, None)]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("In 2022 wheat output of Chad fell to 20 tonnes from 32 tonnes.", {20: "2022", 32: "2021"}),
        ("Exports of Chad rose from $3 billion to $4 billion in 2022.", {3e9: "2021", 4e9: "2022"}),
        ("Trade of Chad with Niger for the year came to $796 million, 9% more than in 2022.", {796e6: "2023", 9: "2023"}),
        ("The target for exports of Chad in 2023 was raised from $66 million to $83 million.", {66e6: "2023", 83e6: "2023"}),
    ],
)  # fmt: skip
def test_what_a_figure_rose_from_is_of_the_period_before(read: Read, text: str, periods: dict[float, str]) -> None:
    assert {o.value: o.period for o in read(text).observations} == periods


def test_a_part_of_a_firm_that_is_bought_is_an_investment(read: Read) -> None:
    found = by_value(read("In 2020 the Qatar Investment Authority acquired 10% of Borsa Istanbul for $200 million."))
    assert [(found[v].measure, found[v].kind, found[v].reporter) for v in (10, 2e8)] == [
        ("investment", "share", "QAT"),
        ("investment", "level", "QAT"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Imports of Mali were half of what they were in 2010.", 0.5),
        ("Output of Mali was barely a tenth of its peak.", 0.1),
    ],
)
def test_a_part_of_what_was_before_is_a_ratio(read: Read, text: str, value: float) -> None:
    assert [(o.value, o.unit, o.kind) for o in read(text).observations] == [(value, "ratio", "ratio")]


def test_a_column_of_changes_is_of_the_column_before_it(read: Read) -> None:
    text = (
        "Statistics Portugal\n\nTable 1. Trade by partner, third quarter of 2014 (EUR million; change on the third quarter of "
        "2013)\n\nPartner        Exports   Change %   Imports   Change %\n"
        "Spain            2 718        3.4     4 655        2.0\n"
        "France           1 335       -1.2     1 004        6.3\n"
    )
    told = {o.value: (o.measure, o.kind, o.partner, o.period, o.compared_period) for o in read(text).observations}
    assert told[-1.2] == ("exports", "change", "FRA", "2014-35", "2013-35")
    assert told[2.0] == ("imports", "change", "ESP", "2014-35", "2013-35")
    assert told[4655e6][:4] == ("imports", "level", "ESP", "2014-35")
    assert len(told) == 8


OUTWARD = pytest.mark.xfail(
    strict=True, reason="a body that looks abroad: its figures are mostly those of the country it is about"
)


@pytest.mark.parametrize(
    ("head", "reporter"),
    [
        ("COUNTRY BRIEF: BANGLADESH\n\nMinistry for Foreign Affairs, Stockholm\n\n9 March 1998", "BGD"),
        ("Adopted by the Council of Commissioners, Stockholm, 9 March 1998", "SWE"),
        ("Statement to the Riksdag", "SWE"),
        ("MINISTRY OF TRADE\n\nUppsala, 9 March 1998", "SWE"),
        ("Ministry of Trade of Sweden", "SWE"),
        ("Statistics Sweden\n\nForeign trade with Bangladesh", "SWE"),
        ("Swedish Customs\n\nTrade with Bangladesh", "SWE"),
        ("Centre for Asian Studies (Uppsala), 9 March 1998", "SWE"),
        pytest.param(
            "Delegation of the European Commission in Bangladesh\n\nDhaka, 9 March 1998",
            "European Union",
            marks=OUTWARD,
        ),
        pytest.param("Delegation of the Committee\n\nReport of a mission to Dhaka", "SWE", marks=OUTWARD),
        ("Bangladesh: after the flood", "BGD"),
    ],
)
def test_a_document_is_of_whom_its_head_tells(read: Read, head: str, reporter: str | None) -> None:
    side = "the EU" if reporter == "European Union" else "Sweden"
    text = (
        f"{head}\n\nBackground\n\nThe relations between {side} and Bangladesh are as old as Bangladesh, and aid, of which "
        f"{side} speaks with pride, reached every province before the flood and long after, though not all that {side} gave came "
        "to where it was needed.\n\nExports were worth $3 billion in 1997."
    )
    assert [o.reporter for o in read(text).observations] == [reporter]


def test_a_parliamentary_paper_that_counts_in_a_countrys_money_is_of_that_country(read: Read) -> None:
    text = (
        "Library debate pack\n\nMorocco and the UK\n\nTrade with Morocco was worth £3.1 billion in 2022. Aid to Morocco "
        "was £2 million in 2022. Investment in Morocco was £591 million in 2022. Morocco knows the UK.\n\n"
        "Imports were up by 9% in 2022."
    )
    assert by_value(read(text))[9].reporter == "GBR"


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("External Trade Bulletin\n\nJanuary – March 2016\n\nReleased: Kingston, 22 July 2016", "2016-33"),
        ("External Trade, January to June 2016\n\nKingston, 22 July 2016", "2016-40"),
        ("Travel and Tourism, Year 2015\n\nKingston, 22 July 2016", "2015"),
        ("Report for the Quarter Ended 31st March, 2016\n\nKingston, 22 July 2016", "2016-33"),
        ("How we did between January and June\n\nKingston, 22 July 2016", "2016-40"),
        ("Final Estimates of Crops, fiscal year 2015/16\n\nKingston, 22 July 2016", "2015-04/2016-03"),
        ("Foreign debt and exports on 1 January 2016\n\nKingston, 22 July 2016", "2016-01-01"),
        ("Visit to Port Antonio on 1 January 2016\n\nKingston, 22 July 2016", None),
        ("The riots of March 1962\n\nKingston, 22 July 2016", None),
        ("An essay on trade, 1994–2013\n\nKingston, 22 July 2016", None),
    ],
)
def test_a_document_reports_on_the_period_that_its_head_tells(read: Read, head: str, period: str | None) -> None:
    text = f"Statistical Institute of Jamaica\n\n{head}\n\nSummary\n\n- Exports: US$287.5 million"
    assert [o.period for o in read(text, published="2016-07-22").observations] == [period]


def test_a_heading_asks_what_was_sold_and_bought(read: Read) -> None:
    text = (
        "Statistical Institute of Jamaica\n\nBulletin for 2015\n\nA. WHAT JAMAICA SOLD\n\n- Agriculture, US$12.4 million\n\n"
        "B. WHAT JAMAICA BOUGHT\n\n- Consumer goods, US$158 million\n\nC. WHAT WAS BOUGHT AND SOLD\n\n- Yams: US$6 million"
    )
    assert {o.value: o.measure for o in read(text).observations} == {12.4e6: "exports", 158e6: "imports", 6e6: None}


def test_a_report_from_a_country_that_goes_without_saying_is_of_that_country(read: Read) -> None:
    text = (
        "The Station at Vainikkala\n\nHelsinki, 19 June 2023\n\nRussia is near. Russian goods were cheap, Russia was rich, the "
        "Russian market large, and Russia bought what Finland made.\n\nElectricity imports fell by 9% in 2022."
    )
    assert by_value(read(text))[-9].reporter == "FIN"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("MONTHLY REPORT, JUNE 2014\n\nMuscat, 17 July 2014", "2014-07-17"),
        (
            "REPORT\n\n" + "drawn up " * 16 + "after a mission\n\nRegistered at the Senate on 24 March 2005",
            "2005-03-24",
        ),
        ("PRESS RELEASE\n\nLima, November 15, 2024. The Minister signed the agreement today", "2024-11-15"),
        ("MONTHLY REPORT\n\nJune 2014", "2014-06"),
    ],
)
def test_the_day_of_a_document_goes_before_the_month_it_reports_on(read: Read, head: str, published: str) -> None:
    assert read(f"{head}\n\nOutput was large, and will be larger still.").published == published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Press release, Skopje, 4. 6. 2024", "2024-06-04"),
        ("Budapest, 2024. 6. 4.", "2024-06-04"),
        ("Date: 2024/06/04", "2024-06-04"),
        ("Bern, 4. June 2024", "2024-06-04"),
        ("Commentary | Forum for the Andes | October 2024", "2024-10"),
        ("Commentary · October 2024 · Forum for the Andes", "2024-10"),
        ("Policy Brief No. 12 (October 2024)", "2024-10"),
        ("Policy Brief No. 12 October 2024", "2024-10"),
        ("The Andean Review | Autumn 2024", "2024-23"),
        ("WORKING PAPER 7/2025", "2025"),
        ("Press release No. 41/2026", "2026"),
        ("Bulletin 2024/7", "2024"),
        ("Report 2023/24", None),
        ("Report on Regulation No. 833/2014", None),
        ("Annual Report 2023", None),
    ],
)
def test_a_masthead_tells_of_when_a_document_is(read: Read, line: str, published: str | None) -> None:
    assert (
        read(f"Peru and Chile\n{line}\n\nThe two met. Output was large, and will be larger still.").published
        == published
    )


def test_a_month_is_of_the_year_of_the_document_and_not_of_the_last_statistic(read: Read) -> None:
    text = (
        "WORKING PAPER 7/2025\n\nExports fell from 3.1 billion euros in 2023 to 2.7 billion in 2024. In February the government "
        "banned exports of chips. A plant was unveiled in 2021. It is to open in 2029. In May it emerged that half was sold."
    )
    when = {e.title.split()[0]: e.when for e in read(text).events}
    assert (when["The"], when["It"]) == ("2025-02", "2025-05")


def test_nobody_holds_an_office_on_a_day_that_is_only_planned(read: Read) -> None:
    text = "Minister Petra Novak will visit Oslo in May 2025. Minister Jan Kees visited Oslo in May 2024."
    roles = {e.name: e.roles[0].when for e in read(text, published="2025-03-14").entities if e.kind == "person"}
    assert roles == {"Petra Novak": None, "Jan Kees": "2024-05"}


QUARTERLY = """Statistics Peru
Quarterly note, 20 February 2018

In the fourth quarter of 2017 exports to Chile were USD 410 million, up 3.1 per cent on the third quarter. Imports from Chile
fell to USD 302 million from USD 320 million. Copper exports grew by 4 per cent. Zinc exports grew by 7 per cent on the fourth
quarter of 2016."""


def test_what_compares_with_the_quarter_before_goes_on_doing_so(read: Read) -> None:
    told = read(
        QUARTERLY.replace("Chile\nfell", "Chile fell").replace("fourth\nquarter", "fourth quarter")
    ).observations
    compared = {o.value: o.compared_period for o in told if o.kind == "change"}
    assert compared == {3.1: "2017-35", 4: "2017-35", 7: "2016-36"}
    assert {o.value: o.period for o in told if o.kind == "level"} == {
        410e6: "2017-36",
        302e6: "2017-36",
        320e6: "2017-35",
    }


def test_a_figure_compared_with_that_of_another_thing_is_of_the_same_time(read: Read) -> None:
    text = "In 2020 the price of tea was 2.1 dollars per kg, against 2.6 dollars for coffee."
    assert {o.value: o.period for o in read(text).observations} == {2.1: "2020", 2.6: "2020"}


def test_a_rate_is_decided_when_the_board_met(read: Read) -> None:
    text = "The Board, which met on 2 June, kept the key rate at 4 per cent; one member preferred a rise of 50 basis points."
    told = read(text, published="2025-06-30").observations
    assert [(o.value, o.period, o.realis) for o in told] == [
        (4, "2025-06-02", "happened"),
        (50, "2025-06-02", "negated"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Should the ferry be taken out of service, exports would drop by 18 per cent.",
        "If the mill closed, exports would drop by 18 per cent.",
    ],
)
def test_what_is_only_supposed_is_of_no_time(read: Read, text: str) -> None:
    (told,) = read(f"Annual report 2023\n\nExports were $5 million in 2023.\n\n{text}").observations[1:]
    assert (told.period, told.realis) == (None, "forecast")


def test_growth_over_the_year_to_a_month_is_of_that_year(read: Read) -> None:
    (told,) = read("Employment grew by 1.9 per cent over the year to March.", published="2025-06-10").observations
    assert (told.period, told.compared_period) in (("2024-04/2025-03", None), ("2024-04/2025-03", "2023-04/2024-03"))


@pytest.mark.parametrize(
    ("sentence", "realis"),
    [
        ("The bank is considering a loan of 15 million euros to Mali.", "planned"),
        ("The bank's forecast for growth of gdp in 2027 was raised to 3.1 per cent.", "forecast"),
        ("None of this will transform a country of 3.4 million people.", "happened"),
    ],
)
def test_a_figure_that_somebody_weighs_or_foresees_is_no_fact(read: Read, sentence: str, realis: str) -> None:
    (told,) = read(sentence, published="2026-03-14").observations
    assert told.realis == realis
