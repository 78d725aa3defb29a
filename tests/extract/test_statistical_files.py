"""Statistical files as analysts download them: each figure with what the columns of its row say of it."""

import csv
import io
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline import edtf
from pipeline.errors import Complaint
from pipeline.extract import extract
from pipeline.extract.names.gazetteer import country_names
from pipeline.records import Document, Observation, Statements
from pipeline.wordlist import table
from tests.ingest.ingesting import read as ingested

FILES = Path(__file__).parent / "statistical"
SLOTS = ("measure", "reporter", "partner", "commodity", "period", "value", "unit")


def read(content: str | bytes | Path, suffix: str = ".csv") -> tuple[Document, Statements]:
    """What a file states, or one with this content."""
    if isinstance(content, Path):
        content, suffix = content.read_bytes(), content.suffix
    document, passages = ingested(content, suffix)
    return document, extract(document.source, passages)


def told(content: str | bytes | Path, *slots: str, suffix: str = ".csv") -> list[tuple[object, ...]]:
    """Some of what each observation of a file says, in order."""
    return [tuple(getattr(o, slot) for slot in slots or SLOTS) for o in read(content, suffix)[1].observations]


FORMS: dict[str, list[tuple[object, ...]]] = {
    "comtrade.csv": [
        ("exports", "KEN", None, "tea, whether or not flavoured", "2024-03", 1250, "USD"),
        ("exports", "KEN", "PAK", "tea, whether or not flavoured", "2024-03", 700, "kg"),
        ("exports", "KEN", "PAK", "tea, whether or not flavoured", "2024-03", 690, "kg"),
        ("exports", "KEN", "PAK", "tea, whether or not flavoured", "2024-03", 800, "USD"),
        ("imports", "KEN", "USA", None, "2024-03", 99, "USD"),
        (None, "KEN", "BOL", None, "2024-03", 5, "USD"),
    ],
    "comtrade-old.csv": [
        ("exports", "PER", "KOR", "copper; refined", "2016", 1500, "kg"),
        ("exports", "PER", "KOR", "copper; refined", "2016", 7250, "USD"),
        ("imports", "PER", None, None, "2016", 36100, "USD"),
    ],
    "wits.csv": [
        ("balance", "GHA", "BFA", None, "2021", -76780, "USD"),
        ("exports", "GHA", "BFA", None, "2021", 355250, "USD"),
        (None, "GHA", "BFA", None, "2021", 12000, "USD"),
        ("balance", "GHA", None, None, "2021", 1500, "USD"),
        ("exports", "GHA", None, None, "2021", 900000, "USD"),
        (None, "GHA", None, None, "2021", 0, "USD"),
    ],
    "eurostat.csv": [
        ("exports", "AUT", "Extra-EU", None, "2022", 52100.5e6, "EUR"),
        ("balance", "GRC", "USA", None, "2022", -899.9e6, "EUR"),
        ("imports", "DNK", None, "SITC27", "2022-35", 3500, "t"),
    ],
    "eurostat-names.csv": [("exports", "DEU", "JPN", None, "2022", 20456.1e6, "EUR")],
    "eurostat.tsv": [
        ("exports", "AUT", None, None, "2021", 165.1e6, "EUR"),
        ("imports", "GRC", None, None, "2022", 90.2e6, "EUR"),
    ],
    "oecd.csv": [("exports", "CHL", None, None, "2023-34", 25310.4e6, "USD")],
    "ecb.csv": [("exports", "Euro area", None, None, "2024-01", 12345.6e6, "EUR")],
    "ecb-rates.csv": [("exchange_rate", None, None, None, "2024-01", 175.2, "KES/EUR")],
    "imf.csv": [
        ("exports", "PER", "CHN", None, "2024-02", 1802, "USD"),
        ("exports", "PER", "CHN", None, "2024-33", 5400, "USD"),
    ],
    "fao.csv": [
        ("exports", "KEN", None, "tea leaves", "2022", 450321, "t"),
        ("exports", "KEN", None, "tea leaves", "2022", 1216e3, "USD"),
        ("production", "KEN", None, "tea leaves", "2022", 535000, "t"),
    ],
    "world-bank.csv": [
        ("exports", "KOR", None, None, "2021", 759000, "USD"),
        ("gdp", "Arab World", None, None, "2022", 5.9, "percent"),
        ("exports", "FJI", None, "fuel", "2021", 21.5, "percent"),
        (None, "FJI", None, None, "2021", 4600, "USD"),
    ],
    "by-origin.csv": [
        ("imports", None, "KEN", "cut flowers", "2023-12", 1250.5, "t"),
        ("imports", None, "KEN", "cut flowers", "2023-12", 12.4e6, "EUR"),
    ],
    "by-destination.csv": [
        ("exports", None, "PAK", "black tea in bulk", "2023-03", 1204500, "kg"),
        ("exports", None, "PAK", "black tea in bulk", "2023-03", 360120400, "KES"),
    ],
    "panel.csv": [
        ("exports", "PER", None, None, "2021", 63151e6, "USD"),
        ("gdp", "PER", None, None, "2021", 13.4, "percent"),
    ],
    "unit-with-scale.csv": [
        (None, None, None, None, "2017", 4645e6, "VUV"),
        ("exports", None, "PHL", "copra", "2017", 1715e6, "VUV"),
    ],
}
"""By the form of a file what it tells: the files of `statistical/`, written for this, with invented figures."""


@pytest.mark.parametrize("name", FORMS)
def test_files_of_many_forms_tell_whose_with_whom_of_what_when_and_in_what(name: str) -> None:
    assert told(FILES / name) == FORMS[name]


@pytest.mark.parametrize("name", FORMS)
def test_the_evidence_of_a_figure_is_its_row_to_the_letter(name: str) -> None:
    document, statements = read(FILES / name)
    for o in statements.observations:
        (evidence,) = o.evidence
        assert document.text[evidence.start : evidence.end] == evidence.quote
        assert "\n" not in evidence.quote
        assert any(
            re.fullmatch(rf"{abs(o.value) / o.scale:.{o.decimals}f}", cell.replace(",", ".").lstrip("-"))
            for cell in evidence.quote.split(" | ")
        )


def test_which_way_trade_goes_tells_more_than_that_it_is_trade() -> None:
    content = "Reporter,Partner,Year,Trade Flow,Indicator,Value\nFiji,World,2020,Import,Trade Value (US$ Thousand),5\n"
    assert told(content, "measure", "value") == [("imports", 5000)]


@pytest.mark.parametrize("year", ["2019/20", "2015-2016", "2020~", "about 2020", "-300", "20201301", "n.a."])
def test_months_of_what_is_no_year_stay_open(year: str) -> None:
    content = f"Reporter,Year,Month,Flow,Value (US$)\nFiji,{year},March,Export,5\n"
    assert told(content, "reporter", "value") == [("FJI", 5)]


SURE = """REF_AREA,TIME_PERIOD,MEASURE,UNIT_MEASURE,OBS_VALUE,OBS_STATUS
NZL,2021,Exports,USD,41,A
NZL,2022,Exports,USD,42,P
NZL,2023,Exports,USD,43,E
NZL,2050,Exports,USD,44,F
NZL,2020,Exports,USD,45,M
"""


def test_a_flag_says_how_sure_a_figure_is() -> None:
    assert told(SURE, "value", "status", "realis", "approximate") == [
        (41, "A", "happened", False),
        (42, "P", "happened", False),
        (43, "A", "happened", True),
        (44, "F", "forecast", False),
    ]


def test_a_growth_counts_from_when_its_columns_say() -> None:
    head = "REF_AREA,MEASURE,UNIT_MEASURE,TRANSFORMATION,TIME_PERIOD,OBS_VALUE\n"
    rows = [
        "CHL,Gross domestic product,Percentage change,\"Growth rate, over 1 year\",2023-Q2,-0.8",
        "CHL,Gross domestic product,Percentage change,\"Growth rate, period on period\",2023-Q2,0.4",
        "CHL,Gross domestic product,Percentage change,GY,2023,0.3",
    ]  # fmt: skip
    assert told(head + "\n".join(rows), "kind", "value", "period", "compared_period") == [
        ("change", -0.8, "2023-34", "2022-34"),
        ("change", 0.4, "2023-34", "2023-33"),
        ("change", 0.3, "2023", "2022"),
    ]


def test_rows_that_nothing_known_tells_apart_leave_open_what_is_measured_but_of_the_whole() -> None:
    rows = ["Chad,2020,Export,Total,90", "Chad,2020,Export,by road,60", "Chad,2020,Export,by air,30"]
    content = "\n".join(["reporter,year,flow,route,value (US$)", *rows])
    assert told(content, "measure", "value", "label") == [
        ("exports", 90, None), (None, 60, "Exports, by road"), (None, 30, "Exports, by air")]  # fmt: skip


@pytest.mark.parametrize(
    ("partner", "side"),
    [
        ("World", None), ("W00", None), ("Areas, nes", "Areas, nes"), ("Lao PDR", "LAO"), ("Côte d'Ivoire", "CIV"), ("GB", "GBR"),
        ("UK", "GBR"), ("EU27_2020", "European Union"), ("Congo, Dem. Rep.", "COD"), ("Other Asia, nes", "Other Asia, nes"),
        ("276", "DEU"),
        ("Sub-Saharan Africa", "Sub-Saharan Africa"), ("", None),
    ],
)  # fmt: skip
def test_a_side_is_a_country_a_group_by_its_name_or_all(partner: str, side: str | None) -> None:
    content = f'reporter,partner,year,flow,value (US$)\nMali,"{partner}",2020,Export,90\nMali,Togo,2020,Export,80\n'
    assert told(content, "reporter", "partner")[0] == ("MLI", side)


def test_a_side_in_a_number_that_no_list_knows_is_not_taken_for_all() -> None:
    content = "reporterCode,partnerCode,year,flow,value (US$)\n404,999,2020,Export,90\n404,842,2020,Export,80\n"
    assert told(content, "reporter", "partner", "value") == [("KEN", "USA", 80)]


def test_what_a_file_does_not_tell_stays_open() -> None:
    content = "country,product,year,value\nChad,cotton,2020,90\n"
    assert told(content) == []  # in what?
    assert told(content.replace("value", "value (US$)")) == [(None, "TCD", None, "cotton", "2020", 90, "USD")]
    assert told(content.replace("year", "place").replace("value", "value (US$)"), "period") == [(None,)]


def test_the_words_over_a_table_say_whose_it_is_where_no_column_does() -> None:
    content = "Exports of Kenya by partner (US$ million),,\nPartner,Product,2021,2022\nUganda,Cement,60,70\n"
    assert told(content) == [
        ("exports", "KEN", "UGA", "cement", "2021", 60e6, "USD"),
        ("exports", "KEN", "UGA", "cement", "2022", 70e6, "USD"),
    ]


def test_a_file_that_says_less_is_told_by_its_title() -> None:
    document, passages = ingested("Year,Partner,Value\n2021,Uganda,60\n", ".csv")
    titled = replace(document.source, title="Imports of Rwanda, million US dollars")
    (o,) = extract(titled, passages).observations
    assert (o.measure, o.reporter, o.partner, o.value, o.unit) == ("imports", "RWA", "UGA", 60e6, "USD")


def test_an_indicator_has_its_unit_in_a_column() -> None:
    rows = ["Exports of goods,US$ million,600.5,n.a.", "Tea production,tonnes,535,", "Population,thousand,51,52"]
    content = "\n".join(["Indicator,Unit,2021,2022", *rows])
    assert told(content, "measure", "commodity", "period", "value", "unit") == [
        ("exports", None, "2021", 600.5e6, "USD"), ("production", "tea", "2021", 535, "t"),
        ("population", None, "2021", 51e3, "count"), ("population", None, "2022", 52e3, "count")]  # fmt: skip


def test_the_countries_of_a_file_are_its_entities_each_once() -> None:
    names = {e.name: len(e.evidence) for e in read(FILES / "comtrade.csv")[1].entities}
    assert names == {"Kenya": 1, "Pakistan": 1, "United States": 1, "Bolivia": 1}


def test_sheets_of_a_workbook_are_each_read_by_their_own_columns() -> None:
    book = openpyxl.Workbook()
    long, wide = book.active, book.create_sheet("Imports")
    long.title = "Exports"
    for row in [
        ("Reporter", "Partner", "Year", "Value (EUR)"),
        ("Malta", "Italy", 2020, 5),
        ("Malta", "Italy", 2021, 6),
    ]:
        long.append(row)
    for row in [("Imports of Malta (EUR million)",), ("Partner", 2020, 2021), ("Italy", 7.5, 8), ("Source: office",)]:
        wide.append(row)
    out = io.BytesIO()
    book.save(out)
    assert told(out.getvalue(), suffix=".xlsx") == [
        ("exports", "MLT", "ITA", None, "2020", 5, "EUR"), ("exports", "MLT", "ITA", None, "2021", 6, "EUR"),
        ("imports", "MLT", "ITA", None, "2020", 7.5e6, "EUR"), ("imports", "MLT", "ITA", None, "2021", 8e6, "EUR")]  # fmt: skip


HEADS = {
    "reporter": ["Reporter", "reporterDesc", "REF_AREA", "Reporter Name", "Declarant"],
    "partner": ["Partner", "partnerDesc", "COUNTERPART_AREA", "Trading partner"],
    "flow": ["Trade Flow", "flowDesc", "Flow"],
    "commodity": ["Commodity", "cmdDesc", "Product", "Item"],
    "period": ["Year", "period", "TIME_PERIOD", "refYear"],
    "value": ["Trade Value (US$)", "primaryValue", "Value (USD)"],
}
Row = dict[str, str]
codes = st.sampled_from(sorted(set(country_names())))
row = st.fixed_dictionaries(
    {
        "reporter": codes,
        "partner": codes,
        "flow": st.sampled_from(["Export", "Import"]),
        "commodity": st.sampled_from(["tea", "coffee; roasted", "wine, red", "machines"]),
        "period": st.integers(1990, 2020).map(str),
        "value": st.integers(0, 10**12).map(str),
    }
)
columns = st.permutations(sorted(HEADS)).flatmap(
    lambda order: st.tuples(*(st.tuples(st.just(what), st.sampled_from(HEADS[what])) for what in order))
)


@settings(deadline=None, max_examples=60)
@given(
    columns, st.lists(row, min_size=1, max_size=12, unique_by=lambda r: tuple(r[k] for k in sorted(r) if k != "value"))
)
def test_a_long_table_of_known_columns_gives_back_its_rows(columns: Sequence[tuple[str, str]], rows: list[Row]) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head for _, head in columns)
    writer.writerows([r[what] for what, _ in columns] for r in rows)
    assert told(out.getvalue()) == [
        (f"{r['flow']}s".lower(), r["reporter"], r["partner"], r["commodity"], r["period"], float(r["value"]), "USD")
        for r in rows
    ]


def _many(rows: int) -> Iterator[str]:
    yield "Year,Trade Flow,Reporter,Reporter ISO,Partner,Partner ISO,Commodity Code,Commodity,Trade Value (US$),Flag"
    codes = sorted(country_names())[:100]
    for n in range(rows):
        year, partner, goods = 2000 + n % 20, codes[n // 20 % 100], n // 2000
        yield f'{year},Export,Viet Nam,VNM,{country_names()[partner]},{partner},{goods:04},"Goods {goods}",{n + 1000},0'


def test_ten_thousand_rows_are_read_in_seconds() -> None:
    content = "\n".join(_many(10_000))
    start = time.process_time()
    observations = read(content)[1].observations
    assert len(observations) == 10_000
    assert time.process_time() - start < 15  # some two on a quiet machine


def test_a_table_in_a_text_is_read_by_its_columns_too() -> None:
    content = "# Ports\n\nWhat the ports of Togo report.\n\n| Product | Partner | Year | Exports (tonnes) |\n"
    content += "|---|---|---|---|\n| Cement | Ghana | 2021 | 120 |\n| Cement | Benin | 2021 | 80 |\n"
    assert told(content, "measure", "partner", "commodity", "period", "value", "unit", suffix=".md") == [
        ("exports", "GHA", "cement", "2021", 120, "t"), ("exports", "BEN", "cement", "2021", 80, "t")]  # fmt: skip


def test_all_periods_are_dates() -> None:
    every: list[Observation] = [o for name in FORMS for o in read(FILES / name)[1].observations]
    assert all(edtf.is_date(o.period) for o in every if o.period)


known = st.sampled_from(sorted(head for row in table("column_heads") for head in row["heads"].split("|")))
cell = st.one_of(
    st.text("aM12.,-:()%/€ QqeE|\"'\n", max_size=8),
    st.sampled_from(["2020", "2019/20", "Kenya", "World", "USD", "6", "Export", "1e9", "2020-13", "MIO_EUR", "12 p", "W00"]),
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.data(), st.lists(st.one_of(known, known, cell), min_size=2, max_size=7))
def test_no_file_is_a_fault_of_the_program(data: st.DataObject, heads: list[str]) -> None:
    rows = data.draw(st.lists(st.lists(cell, min_size=len(heads), max_size=len(heads)), min_size=1, max_size=5))
    out = io.StringIO()
    csv.writer(out).writerows([heads, *rows])
    try:
        document, statements = read(out.getvalue())
    except Complaint:
        return
    for o in statements.observations:
        for e in o.evidence:
            assert document.text[e.start : e.end] == e.quote
