"""Tables: each figure with what its row, its column and the words over the table say of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.account import account
from pipeline.records import Observation, Statements

Read = Callable[..., Statements]
Told = tuple[float, str, str, str | None, str | None]

BARRED = """Table 1. Peru's trade with Chile, million US dollars

| Year | Exports | Imports | Balance |
| --- | ---: | ---: | ---: |
| 2018 | 1,226 | 1,786 | -560 |
| 2019 | 1,308 | n/a | -87 |
"""
SPACED = """Table 2. Principal exports of Ghana (GHS million)
------------------------------------------------
Commodity        May 2023    May 2022   Change (%)
------------------------------------------------
Cocoa               1,584       1,296        22.2
Shea nuts             312         400       -22.0
All other           3,536       2,996        18.0
Total               5,432       4,692        15.8
"""
TWO_LINES = """Table 3. Ghana: Selected Indicators

                                      2022    2023    2024
                                      Act.    Est.    Proj.
Real GDP growth (percent)              3.8     2.9     3.1
Public debt (percent of GDP)          92.7    82.9    83.6
"""


def told(statements: Statements, *slots: str) -> list[tuple[object, ...]]:
    """Some of what each observation says, in order."""
    return [tuple(getattr(o, slot) for slot in slots) for o in statements.observations]


def test_each_figure_has_the_measure_of_its_column_and_the_year_of_its_row(read: Read) -> None:
    assert told(read(BARRED), "measure", "value", "unit", "period", "reporter", "partner") == [
        ("exports", 1226e6, "USD", "2018", "PER", "CHL"),
        ("imports", 1786e6, "USD", "2018", "PER", "CHL"),
        ("balance", -560e6, "USD", "2018", "PER", "CHL"),
        ("exports", 1308e6, "USD", "2019", "PER", "CHL"),
        ("balance", -87e6, "USD", "2019", "PER", "CHL"),
    ]


def test_columns_set_with_spaces_have_their_heads(read: Read) -> None:
    observations = told(read(SPACED), "commodity", "kind", "value", "unit", "period", "compared_period", "reporter")
    assert observations[:3] == [
        ("Cocoa", "level", 1584e6, "GHS", "2023-05", None, "GHA"),
        ("Cocoa", "level", 1296e6, "GHS", "2022-05", None, "GHA"),
        ("Cocoa", "change", 22.2, "percent", "2023-05", "2022-05", "GHA"),
    ]
    assert ("Shea nuts", "change", -22, "percent", "2023-05", "2022-05", "GHA") in observations
    assert observations[-3] == (None, "level", 5432e6, "GHS", "2023-05", None, "GHA")


def test_a_head_of_two_lines_gives_the_year_and_whether_it_is_foreseen(read: Read) -> None:
    assert told(read(TWO_LINES), "measure", "kind", "value", "unit", "period", "realis", "status") == [
        ("gdp", "change", 3.8, "percent", "2022", "happened", "A"),
        ("gdp", "change", 2.9, "percent", "2023", "happened", "A"),
        ("gdp", "change", 3.1, "percent", "2024", "forecast", "F"),
        ("debt", "share", 92.7, "percent", "2022", "happened", "A"),
        ("debt", "share", 82.9, "percent", "2023", "happened", "A"),
        ("debt", "share", 83.6, "percent", "2024", "forecast", "F"),
    ]


@pytest.mark.parametrize("table", [BARRED, SPACED, TWO_LINES])
def test_the_evidence_of_a_figure_is_its_row(read: Read, table: str) -> None:
    for o in read(table).observations:
        (evidence,) = o.evidence
        assert "\n" not in evidence.quote
        assert table[evidence.start : evidence.end] == evidence.quote
        assert _figure(o) in evidence.quote.replace(",", "").replace("−", "-")


@pytest.mark.parametrize(
    "table", [BARRED.replace(", million US dollars", ""), SPACED.replace(" (GHS million)", "").replace("(%)", "")]
)
def test_a_table_that_tells_no_unit_is_not_read(read: Read, table: str) -> None:
    assert told(read(table), "value") == []


def test_what_else_a_table_does_not_tell_is_left_open(read: Read) -> None:
    regions = BARRED.replace("Exports | Imports | Balance", "North | Centre | South").replace(
        "trade with Chile", "regions"
    )
    seasons = BARRED.replace("2018", "spring").replace("2019", "autumn")
    assert {m for (m,) in told(read(regions), "measure")} == {None}
    assert {p for (p,) in told(read(seasons), "period")} == {None}


def test_a_row_that_is_a_country_is_the_partner(read: Read) -> None:
    rows = "| | 2022 | 2023 |\n|---|---|---|\n| Uganda | 97 | 104 |\n| Total | 870 | 910 |\n"
    text = f"Exports of Kenya by country, KES billion\n\n{rows}"
    assert told(read(text), "reporter", "partner", "value", "period") == [
        ("KEN", "UGA", 97e9, "2022"), ("KEN", "UGA", 104e9, "2023"), ("KEN", None, 870e9, "2022"), ("KEN", None, 910e9, "2023"),
    ]  # fmt: skip


def _figure(o: Observation) -> str:
    return f"{o.value / o.scale:.{o.decimals}f}"


@pytest.mark.parametrize("heads", ["2020 | 2021 | Growth (%)", "2021 | 2020 | Growth (%)"])
def test_growth_is_of_the_later_year_in_whatever_order_the_years_stand(read: Read, heads: str) -> None:
    text = (
        f"Imports of Kenya (US$ million)\n\n| Country | {heads} |\n|---|---|---|---|\n| Uganda | 600 | 700 | 16.7 |\n"
    )
    changes = [o for o in read(text).observations if o.kind == "change"]
    assert [(o.value, o.period, o.compared_period) for o in changes] == [(16.7, "2021", "2020")]


@pytest.mark.parametrize(
    ("caption", "value"),
    [
        ("Exports of Kenya (US$ thousands)", 600e3),
        ("Exports of Kenya (US$ million; growth in per cent)", 600e6),
        ("Exports of Kenya (US$ '000 hundreds)", None),
    ],
)
def test_the_unit_over_a_table_is_taken_whole_or_not_at_all(read: Read, caption: str, value: float | None) -> None:
    text = f"{caption}\n\n| Goods | 2021 |\n|---|---|\n| Gold | 600 |\n"
    assert told(read(text), "value", "unit", "commodity") == ([(value, "USD", "gold")] if value else [])


def test_a_head_over_two_columns_is_that_of_both(tmp_path: Path) -> None:
    path = tmp_path / "trade.md"
    path.write_text(
        "Trade of Kenya (US$ million)\n\n| | Exports | | Imports | |\n|---|---|---|---|---|\n"
        "| | 2020 | 2021 | 2020 | 2021 |\n| Uganda | 600 | 700 | 80 | 90 |\n"
    )
    told = {(o.flow, o.value, o.period) for o in account([path]).observations if not o.derived_from}
    assert told == {
        ("export", 600e6, "2020"), ("export", 700e6, "2021"), ("import", 80e6, "2020"), ("import", 90e6, "2021"),
    }  # fmt: skip


def test_a_table_of_arrivals_counts_those_who_come_to_the_country_of_the_document(read: Read) -> None:
    text = (
        "Central Statistics Office, Mauritius\n\nTourist arrivals by country of residence\n\n"
        "                        2005       2006     Change (%)\n"
        "France               219,640    183,150        -16.6\n"
        "United Kingdom        95,150    102,480          7.7\n"
    )
    told = {o.value: (o.unit, o.measure, o.reporter, o.partner, o.period) for o in read(text).observations}
    assert told[183150] == ("count", "tourism", "MUS", "FRA", "2006")
    assert told[95150] == ("count", "tourism", "MUS", "GBR", "2005")
    assert told[7.7][:4] == ("percent", "tourism", "MUS", "GBR")


def test_a_row_of_a_country_is_with_whom_where_the_words_before_the_table_say_what_is_told(read: Read) -> None:
    text = (
        "National Bank of Georgia\n\nTbilisi, 12 March 2015\n\nDirect investment\n\n"
        "Direct investment in Georgia was 1.3 billion dollars in 2014. By country of the investor:\n\n"
        "                   Million USD    Share, per cent\n"
        "Netherlands                332               26.1\n"
        "Norway                     110                8.7\n"
    )
    told = {o.value: (o.measure, o.kind, o.reporter, o.partner) for o in read(text).observations}
    assert told[332e6] == ("investment", "level", "GEO", "NLD")
    assert told[8.7] == ("investment", "share", "GEO", "NOR")


def test_a_list_of_balances_whose_lines_are_all_indented_has_labels(read: Read) -> None:
    text = (
        "Statistics Lithuania\n\nForeign trade of Lithuania in 2012\n\nNegative balances, LTL million:\n\n"
        "   Russia      -1,958.1\n   Italy         -580.6\n   China         -296.8\n"
    )
    told = {o.value: (o.measure, o.reporter, o.partner, o.period) for o in read(text).observations}
    assert told[-580.6e6] == ("balance", "LTU", "ITA", "2012")
    assert told[-296.8e6] == ("balance", "LTU", "CHN", "2012")


def test_figures_in_brackets_are_of_the_time_that_the_words_over_them_say(read: Read) -> None:
    text = (
        "Statistical Office of Moldova\n\nChisinau, 20 May 2014\n\nJanuary–March 2014\n\n"
        "Exports rose by 6.1 percent, to USD 601.5 million. They went to (percent; in brackets, January–March 2013):\n\n"
        "  Romania    21.3  (18.1)\n  Italy       9.9  (10.4)\n"
    )
    told = {o.value: (o.measure, o.partner, o.period) for o in read(text).observations if o.unit == "percent"}
    assert told[21.3] == ("exports", "ROU", "2014-01/2014-03")
    assert told[10.4] == ("exports", "ITA", "2013-01/2013-03")


def test_signed_percentages_under_a_head_of_change_are_changes_of_what_the_caption_names(read: Read) -> None:
    text = (
        "Table 2. Index of industrial production of Jamaica, change on the same quarter of 2009, per cent\n\n"
        "                              Q1 2010    Q2 2010\n"
        "Petroleum products               +3.8       +1.6\n"
        "Garments                         -8.1       -6.6\n"
    )
    told = {o.value: (o.measure, o.kind, o.period) for o in read(text).observations}
    assert told[3.8] == ("production", "change", "2010-33")
    assert told[-6.6] == ("production", "change", "2010-34")


def test_a_table_of_trade_between_two_countries_is_with_the_other(read: Read) -> None:
    text = (
        "Department of Trade, New Delhi\n\nTrade relations of India with Ghana\n\n"
        "India and Ghana have traded since 1957. Ghana sells gold to India, and India sells rice to Ghana.\n\n"
        "Value of trade (US$ million)\n\nYear    India's exports    India's imports\n"
        "2012                740                325\n2013                668                499\n"
    )
    told = {o.value: (o.measure, o.reporter, o.partner, o.period) for o in read(text).observations}
    assert told[740e6] == ("exports", "IND", "GHA", "2012")
    assert told[499e6] == ("imports", "IND", "GHA", "2013")


def test_what_is_no_country_in_a_table_by_countries_is_with_nobody(read: Read) -> None:
    text = (
        "Department of Trade, New Delhi\n\nTrade relations of India with Ghana\n\n"
        "India and Ghana have traded since 1957. Ghana sells gold to India, and India sells rice to Ghana.\n\n"
        "India’s exports by destination, 2012 (US$ million)\n\n"
        "Ghana           740.5\nNigeria       2,740.1\nOther        31,200.0\n"
    )
    told = {o.value: o.partner for o in read(text).observations}
    assert (told[740.5e6], told[2740.1e6], told[31200e6]) == ("GHA", "NGA", None)


@pytest.mark.parametrize(
    ("caption", "row", "value", "unit"),
    [
        ("Exports of Malta (Lm'000)", "Clothing", 600e3, "MTL"),
        ("Exports of Japan, yen billion", "Clothing", 600e9, "JPY"),
        ("Exports of Japan, US$ m", "Clothing", 600e6, "USD"),
        ("Exports of Kenya", "Tea, tonnes", 600, "t"),
        ("Visitors to Kenya by purpose, thousand", "Holiday", 600e3, "count"),
    ],
)
def test_units_and_scales_in_many_forms(read: Read, caption: str, row: str, value: float, unit: str) -> None:
    text = f"{caption}\n\n                2010     2011\n{row:16}600      700\n"
    assert [(o.value, o.unit) for o in read(text).observations][:1] == [(value, unit)]


def test_a_cell_may_have_its_own_unit_and_a_row_a_year_for_its_label(read: Read) -> None:
    cells = "Exports of Kenya\n\nGoods           2010        2011\nTea             US$1.2 m    US$1.4 m\n"
    assert [(o.value, o.unit) for o in read(cells).observations][:2] == [(1.2e6, "USD"), (1.4e6, "USD")]
    years = "Imports of Kenya from India, US$ million\n\n2011    1,700\n2012    2,050\n"
    found = [(o.value, o.period, o.partner) for o in read(years).observations][:2]
    assert found == [(1700e6, "2011", "IND"), (2050e6, "2012", "IND")]


CHANGED = """STATISTICS OFFICE OF PERU
Released: 31 August 2023

Table 4. Exports of Peru to Chile (US$ million)

Product      {heads}
Copper       {copper}
Fish meal    {fish}
"""
FIRST, SECOND = ("2022-34", "2023-34"), ("2022", "2023")


@pytest.mark.parametrize(
    ("heads", "copper", "fish", "changes"),
    [
        (
            "Q2 2022    Q1 2023    Q2 2023    y/y",
            "100.0      120.0      125.0      25.0",
            "20.0       18.0       19.0       -5.0",
            {("percent", 25.0, *FIRST), ("percent", -5.0, *FIRST)},
        ),
        (
            "2021       2022       2023       Change    Change (%)",
            "90.0       100.0      125.0      25.0      25.0",
            "30.0       20.0       19.0       -1.0      -5.0",
            {("USD", 25e6, *SECOND), ("percent", 25.0, *SECOND), ("USD", -1e6, *SECOND), ("percent", -5.0, *SECOND)},
        ),
        (
            "Growth     2022       2023",
            "25.0       100.0      125.0",
            "-5.0       20.0       19.0",
            {("percent", 25.0, *SECOND), ("percent", -5.0, *SECOND)},
        ),
        (
            "2023       2022       +/-",
            "125.0      100.0      25.0",
            "18.5       20.0       -7.5",
            {("USD", 25e6, *SECOND), ("percent", -7.5, *SECOND)},
        ),
    ],
)
def test_a_column_of_changes_counts_between_the_periods_before_it(
    read: Read, heads: str, copper: str, fish: str, changes: set[tuple[object, ...]]
) -> None:
    stated = read(CHANGED.format(heads=heads, copper=copper, fish=fish)).observations
    assert {(o.unit, o.value, o.compared_period, o.period) for o in stated if o.kind == "change"} == changes


def test_what_a_column_of_changes_tells_is_not_derived_again(tmp_path: Path) -> None:
    source = tmp_path / "peru.txt"
    rows = "100.3   125.1   24.7", "20.2   19.1   -5.4"
    source.write_text(CHANGED.format(heads="2022   2023   Change (%)", copper=rows[0], fish=rows[1]), "utf-8")
    changes = [o for o in account([source]).observations if o.kind == "change"]
    assert sorted(o.value for o in changes) == [-5.4, 24.7]


def test_a_table_of_two_columns_has_its_heads(read: Read) -> None:
    text = (
        "Table 2. Tourist arrivals in Fiji from Japan\n\nYear      Arrivals\n2017         6,300\n2018        11,900\n"
    )
    told = {(o.period, o.value, o.reporter, o.partner) for o in read(text).observations}
    assert told == {("2017", 6300, "FJI", "JPN"), ("2018", 11900, "FJI", "JPN")}


@pytest.mark.parametrize(
    "part", ["  of which olives", "  thereof: olives", "  including olives", "- incl. olives", "Olives"]
)
def test_a_part_of_the_row_above_is_of_what_that_measures(read: Read, part: str) -> None:
    listed = "\nOf which:" if part == "Olives" else ""
    text = (
        "Table 1. Jordan's trade with Romania, EUR million\n\n                         2014     2015\n"
        f"Total trade             250.4    262.0\nImports                 210.2    214.1{listed}\n"
        f"{part:<20}    150.3    161.7\nExports                  40.2     47.9\n"
    )
    found = told(read(text), "measure", "value", "commodity", "partner")
    assert ("imports", 150.3e6, "olives", "ROU") in found
    assert ("exports", 40.2e6, None, "ROU") in found


def test_a_measure_that_stands_alone_heads_the_rows_under_it(read: Read) -> None:
    text = (
        "Table 4. Slovenia's trade with Ghana, EUR million\n\n                 2016     2017\nExports\n"
        "  Medicines      12.0     14.2\n  Total          15.1     18.2\nImports\n  Cocoa beans     5.0      6.0\n"
    )
    found = told(read(text), "measure", "value", "commodity")
    assert ("exports", 14.2e6, "medicines") in found
    assert ("exports", 18.2e6, None) in found
    assert ("imports", 6e6, "cocoa beans") in [(m, v, c and c.lower()) for m, v, c in found]


def test_a_part_that_is_a_country_is_with_whom(read: Read) -> None:
    rows = "| | 2016 | 2017 |\n| Cork | 310.2 | 355.1 |\n| of which: Brazil | 50.3 | 81.7 |\n"
    found = told(read(f"Table 2. Portugal's exports, EUR million\n\n{rows}"), "commodity", "value", "partner")
    assert ("cork", 81.7e6, "BRA") in [(str(goods).lower(), value, partner) for goods, value, partner in found]


def test_a_country_of_a_group_of_them_is_of_no_goods(read: Read) -> None:
    rows = "| | 2016 | 2017 |\n| Developing countries | 310.2 | 355.1 |\n| of which: Brazil | 50.3 | 81.7 |\n"
    found = told(read(f"Table 2. Portugal's exports, EUR million\n\n{rows}"), "commodity", "value", "partner")
    assert (None, 81.7e6, "BRA") in found


def test_a_letter_that_marks_a_year_as_provisional_is_no_unit(read: Read) -> None:
    table = SPACED.replace("May 2023", "   2023p").replace("May 2022", "   2022r")
    found = told(read(table), "value", "unit", "period")
    assert (1_584_000_000, "GHS", "2023") in found
    assert {unit for _, unit, _ in found} == {"GHS", "percent"}


def of_a_sheet(tmp_path: Path, *rows: str) -> list[tuple[str | None, str | None, str | None, float]]:
    """Measure, partner, period and value of the figures of a sheet, in its order."""
    path = tmp_path / "sheet.csv"
    path.write_text("\n".join(rows))
    stated = [o for o in account([path]).observations if not o.derived_from]
    return [(o.measure, o.partner, o.period, o.value / o.scale) for o in stated]


@pytest.mark.parametrize(
    ("caption", "heads", "periods"),
    [
        ("Imports of Kenya, 2023 (KES million)", ["Goods,Jan,Feb"], ["2023-01", "2023-02"]),
        ("Imports of Kenya (KES million)", ["Goods,2023,", ",Nov,Dec"], ["2023-11", "2023-12"]),
        ("Imports of Kenya (KES million)", ["Goods,2023,", ",Q1,Q2"], ["2023-33", "2023-34"]),
        ("Imports of Kenya (KES million)", ["Goods,2023,", ",I,II"], ["2023-33", "2023-34"]),
        ("Imports of Kenya (KES million)", ["Goods,2023M07,2023M08"], ["2023-07", "2023-08"]),
        ("Imports of Kenya (KES million)", ["Goods,Jul-23,Aug-23"], ["2023-07", "2023-08"]),
        ("Imports of Kenya (KES million)", ["Goods,2023 Jan-Mar,Jan-Jun 2023"], ["2023-33", "2023-40"]),
        ("Imports of Kenya (KES million)", ["Goods,Jan,Feb"], [None, None]),
    ],
)
def test_a_column_is_of_a_month_or_a_quarter_of_the_year_that_is_told(
    tmp_path: Path, caption: str, heads: list[str], periods: list[str | None]
) -> None:
    found = of_a_sheet(tmp_path, f'"{caption}",,', *heads, "Wheat,201,102", "Rice,301,302")
    assert [period for _, _, period, _ in found] == periods * 2


def test_a_month_and_two_figures_may_be_a_day(tmp_path: Path) -> None:
    rows = ["Imports of Kenya (KES million),", "Goods,May 23,Jun 23", "Wheat,201,102", "Rice,301,302"]
    assert {period for _, _, period, _ in of_a_sheet(tmp_path, *rows)} == {None}


def test_months_stand_in_rows_under_years(tmp_path: Path) -> None:
    rows = ["Kenya: Exports of tea (tonnes),,", "Month,2022,2023", "January,41,43", "February,40,39", "Total,81,82"]
    assert of_a_sheet(tmp_path, *rows) == [
        ("exports", None, "2022-01", 41), ("exports", None, "2023-01", 43), ("exports", None, "2022-02", 40),
        ("exports", None, "2023-02", 39), ("exports", None, "2022", 81), ("exports", None, "2023", 82)]  # fmt: skip


def test_countries_over_columns_are_with_whom_where_the_caption_says_whose_all_are(tmp_path: Path) -> None:
    rows = ["Exports of Peru by destination (US$ million),,", "Year,China,Chile", "2021,147,70", "2022,947,85"]
    assert of_a_sheet(tmp_path, *rows) == [
        ("exports", "CHN", "2021", 147),
        ("exports", "CHL", "2021", 70),
        ("exports", "CHN", "2022", 947),
        ("exports", "CHL", "2022", 85),
    ]


def test_a_row_of_units_under_the_heads_is_theirs(read: Read) -> None:
    table = "| Goods | Quantity | Value | Price |\n|---|---|---|---|\n| | tonnes | US$ million | US$ per kg |\n"
    text = f"Uganda: main exports in 2023\n\n{table}| Coffee | 360 | 862.3 | 2.39 |\n"
    assert told(read(text), "measure", "value", "unit") == [
        ("exports", 360, "t"), ("exports", 862.3e6, "USD"), ("price", 2.39, "USD/kg")]  # fmt: skip


def test_flags_stand_beside_figures_or_in_the_next_cell(tmp_path: Path) -> None:
    rows = ["Exports of Senegal (US$ million),,,,", "Goods,2021,2022,2023,", "Gold,412 p,45e,7 (r),p", "Fish,3,:,..,"]
    path = tmp_path / "flags.csv"
    path.write_text("\n".join(rows))
    stated = [o for o in account([path]).observations if not o.derived_from]
    assert [(o.value, o.status, o.approximate) for o in stated] == [
        (412e6, "P", False), (45e6, "A", True), (7e6, "A", False), (3e6, "A", False)]  # fmt: skip


def test_to_and_from_a_country_are_parts_of_the_flow_above(tmp_path: Path) -> None:
    flows = ["Exports,743", "to Uganda,95", "Imports,2151", "from China,441"]
    rows = ["Trade of Kenya in 2021 (KES billion),", "Flow,Value", *flows]
    assert of_a_sheet(tmp_path, *rows) == [
        ("exports", None, "2021", 743),
        ("exports", "UGA", "2021", 95),
        ("imports", None, "2021", 2151),
        ("imports", "CHN", "2021", 441),
    ]


def test_a_rank_is_no_label(tmp_path: Path) -> None:
    rows = ["Exports of Peru in 2022 (US$ million),,", "Rank,Country,Value (US$ million)", "1,China,211", "2,Chile,70"]
    assert of_a_sheet(tmp_path, *rows) == [("exports", "CHN", "2022", 211), ("exports", "CHL", "2022", 70)]


def test_an_amount_in_billions_is_exact_to_the_digit(tmp_path: Path) -> None:
    path = tmp_path / "exact.csv"
    path.write_text("Trade of Kenya (KES billion),\n,2021\nImports,2151.2\nExports,743.7\n")
    assert [o.value for o in account([path]).observations if not o.derived_from] == [2151.2e9, 743700000000.0]
    assert [str(o.value) for o in account([path]).observations if o.measure == "imports"] == ["2151200000000.0"]


def test_the_other_countries_are_no_goods(read: Read) -> None:
    rows = (
        "                 2017     2018\nUganda             61       67\n"
        "Other             204      229\nTotal             265      296"
    )
    found = told(read(f"Exports of Kenya by country, KES billion\n\n{rows}"), "value", "partner", "commodity")
    assert (229e9, None, None) in found
    assert (67e9, "UGA", None) in found


def test_a_row_of_some_exports_alone_is_called_so(read: Read) -> None:
    table = (
        "Merchandise trade of Fiji (F$ million)\n\n"
        "                      2021      2022\n"
        "Total exports         410.2     455.0\n"
        "  Domestic exports    300.1     333.2\n"
        "  Re-exports          110.1     121.8\n"
    )
    now = [o for o in read(table).observations if o.period == "2022"]
    assert {o.value: (o.measure, o.commodity) for o in now} == {
        455e6: ("exports", None),
        333.2e6: ("exports", "domestic exports"),
        121.8e6: ("exports", "re-exports"),
    }
