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
