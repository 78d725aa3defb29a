"""Figures that leave out what they are in, or what they count: what stands beside them, over them or in the head tells."""

from collections.abc import Callable

import pytest

from pipeline.records import Statements

Read = Callable[..., Statements]
FIJI = "RESERVE BANK OF FIJI\nEconomic Review\nSuva, 9 November 1998\n\n"
SAMOA = "Ministry for Revenue, Apia\nSAMOA: Overseas trade, May 2018\n\n"
TIMOR = "Ministry of Finance of Timor-Leste\nDili, 10 September 2019\n\n"
BULLETIN = "Ministry of Commerce of Colombia\nEXPORT REPORT\nBogotá, 15 April 2009 – figures in US$ million FOB\n\n"


def figures(statements: Statements) -> set[tuple[float, str]]:
    return {(o.value, o.unit) for o in statements.observations}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (FIJI + "Australia and New Zealand watched. A package of $52 million was announced.", (52e6, "FJD")),
        (SAMOA + "New Zealand sold more. Exports improved to $11.3 million in May 2018.", (11.3e6, "WST")),
        (
            TIMOR + "The war cost Australia A$3 million. The fund had $370 million and then $380 million.",
            (370e6, "USD"),
        ),
        ("Central Bank of Argentina\nBuenos Aires\n\nGas cost US$ 5 million. Wages cost $ 90 million.", (90e6, "ARS")),
        (
            "Ministry of Agriculture of Ireland\nDublin, 5 March 1997\n\nExports came to £92.7 million in 1993.",
            (92.7e6, "IEP"),
        ),
        (
            "Ministry of Agriculture of Ireland\nDublin, 5 March 2015\n\nExports to Britain came to £92.7 million.",
            (92.7e6, "GBP"),
        ),
        ("Ministry of Finance of Nepal\nKathmandu\n\nImports from India were Rs. 814.1 billion.", (814.1e9, "NPR")),
        ("Institute of Statistics of Tunisia\nTunis\n\nExports reached 27,955.6 MD.", (27955.6e6, "TND")),
        (
            "Institute of Statistics of Tunisia\nTunis\n\nLibya sold less. The deficit was 2,955.6 MD.",
            (-2955.6e6, "TND"),
        ),
    ],
)
def test_money_is_that_of_the_document(read: Read, text: str, figure: tuple[float, str]) -> None:
    assert figure in figures(read(text))


def test_bare_figures_are_in_what_their_label_says(read: Read) -> None:
    trade = "- Trade (USD billion): 30.8 (2020) → 42.7 (2021)\n- All went well in the end."
    found = figures(read(f"Trade of Korea in brief:\n\n{trade}"))
    assert {(30.8e9, "USD"), (42.7e9, "USD")} <= found


def test_bare_figures_are_in_what_the_head_says(read: Read) -> None:
    found = figures(
        read(BULLETIN + "Exports were 2,509.8 in February, against 2,958.6; 14 firms closed. Article 3.1 applies.")
    )
    assert {(2509.8e6, "USD"), (2958.6e6, "USD"), (14, "count")} <= found
    assert not {f for f in found if f[0] in (14e6, 3.1e6)}


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("The rules are many; 118 have been transposed so far.", (118, "count")),
        ("Of the applicants some 90 had yet to receive it.", (90, "count")),
        ("It was agreed by 332 votes to 91.", (91, "count")),
        ("Before the works there were 15.", (15, "count")),
        ("Sweden gave 0.99 per cent, Norway followed with 0.91.", (0.91, "percent")),
        ("The share of Spain was less than that of France, 22.1 per cent, or of Italy (20.2).", (20.2, "percent")),
        ("The bank cut its rate by a quarter of a point.", (-0.25, "percentage_point")),
        ("The employment rate gained four points.", (4, "percentage_point")),
        ("In 2010 sales were 20 tonnes; they have been multiplied by eleven.", (11, "ratio")),
        ("There were half as many again as in 2007.", (1.5, "ratio")),
        ("Output was 50,000 barrels daily in Peru.", (50000, "[bbl_us]/d")),
        ("The mill will make 2,100 tons of urea a day.", (2100, "t/d")),
    ],
)
def test_the_sentence_tells(read: Read, sentence: str, figure: tuple[float, str]) -> None:
    assert figure in figures(read(f"{sentence} That is all that was said of it there."))


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan has eight points of order and was read out.",  # no percentage
        "Resolution 1373 was adopted; articles 14 and 15 were not.",
        "He was 63 when he died; the G20 were told.",
        "It was extended for three further years.",
        "The drill was held again and three times more, in March.",
        "Call 118 118 or +44 20 7946 0991.",
    ],
)
def test_what_is_no_figure_is_none(read: Read, sentence: str) -> None:
    units = {o.unit for o in read(sentence).observations}
    assert not units & {"percentage_point", "percent", "ratio"}
    assert not {o.value for o in read(sentence).observations} & {1373, 14, 15, 63, 20, 3, 118}


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Exports to Chile slid by 11.2 per cent, the ban being one cause.", -11.2),
        ("Exports of 397 million euros were 3.1 per cent under those of 2019.", -3.1),
        ("The bank voted to reduce its policy rate for lenders by 2.5 per cent.", -2.5),
        ("Output reached 900 tonnes, 8 per cent short of plan.", -8),
        ("Exports to Chile fell by 21.0% with Peru, 19.7% with Bolivia and 14.4% with Brazil.", -14.4),
    ],
)
def test_which_way_it_went(read: Read, sentence: str, value: float) -> None:
    assert value in {o.value for o in read(f"{sentence} More was not said.").observations}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Who bought in 2018\n\n$ million       Exports   Imports\nFrance              2.4      23.9\nItaly     0.8       9.7\n",
         {(2.4e6, "USD"), (9.7e6, "USD")}),
        ("Prices at the pump (euros per litre)\n\nTown  Petrol  Diesel\nParis   1.72    1.70\nRome    1.13    1.02\n",
         {(1.72, "EUR/L"), (1.02, "EUR/L")}),
        ("Exports in 2019:\n\nRice    -28.51 %\nCotton  -9.06 %\n", {(-28.51, "percent"), (-9.06, "percent")}),
    ],
)  # fmt: skip
def test_a_table_has_its_unit_from_the_corner_a_bracket_or_its_cells(
    read: Read, text: str, told: set[tuple[float, str]]
) -> None:
    assert told <= figures(read(text))


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("In tonnes, Benin sold 9,300, against 8,900 in 2018.", [(9300, "t"), (8900, "t")]),
        ("Benin’s exports of cashews, in thousands of tonnes, were 34.5 in 2019.", [(34500, "t")]),
        ("Benin’s sales of oil (in litres): 310 in 2018 and 420 in 2019.", [(310, "L"), (420, "L")]),
        ("In euros, Benin’s exports were 41 million in 2019.", [(41e6, "EUR")]),
        ("In US$ million, Benin’s imports came to 52 in 2019.", [(52e6, "USD")]),
    ],
)
def test_a_sentence_announces_the_unit_of_its_bare_figures(
    read: Read, sentence: str, figures: list[tuple[float, str]]
) -> None:
    text = f"Benin’s exports to Togo were CFA 41 million in 2019. {sentence}"
    assert [(o.value, o.unit) for o in read(text).observations[1:]] == figures
