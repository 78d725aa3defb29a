"""The workbook: read back by other programs, without formulas and links, the same bytes at any time."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from trading import GERMANY, KENYA, account, event, evidence, observation, run, sheets, workbook

SAID = account(
    [
        observation(240e6),
        observation(213e6, period="2018"),
        observation(1.2e9, commodity="tea"),
        observation(-5.25, kind="change", unit="percent", compared_period="2018"),
        observation(30.0, period=None, unit="t"),
    ],
    [event("Moi visited Bonn", actors=(KENYA.id,)), event("A visit to Cairo", None, realis="cancelled")],
)


def test_its_sheets_hold_the_observations_the_levels_by_period_and_the_chronology() -> None:
    found = sheets(workbook(SAID))
    assert list(found) == ["Observations", "By period", "Chronology"]
    assert sorted(r["value"] for r in found["Observations"]) == [-5.25, 30, 213e6, 240e6, 1.2e9]
    assert all(isinstance(r["value"], int | float) for r in found["Observations"])
    assert {r["paragraph"] for r in found["Observations"]} == {1}
    assert [(r["when"], r["title"], r["actors"]) for r in found["Chronology"]] == [
        ("1981-09-12", "Moi visited Bonn", "Kenya"),
        (None, "A visit to Cairo", None),
    ]


def test_levels_stand_in_a_row_a_series_and_a_column_a_period() -> None:
    rows = sheets(workbook(SAID))["By period"]
    assert {(r["what"], r["2018"], r["2019"]) for r in rows} == {
        ("Exports of coffee", 213e6, 240e6),
        ("Exports of tea", None, 1.2e9),
    }


def test_no_stated_level_is_hidden_by_another_in_the_sheet_by_period() -> None:
    other = (evidence("Kenya sold more", 1, "survey"),)
    rows = sheets(workbook(account([observation(240e6), observation(250e6, evidence=other)])))["By period"]
    assert {r["2019"] for r in rows} == {240e6, 250e6}


def test_a_forecast_and_a_level_of_one_period_are_not_mixed_in_the_sheet_by_period() -> None:
    rows = sheets(workbook(account([observation(240e6, realis="forecast"), observation(231e6)])))["By period"]
    assert any(r["2019"] == 231e6 for r in rows)


@pytest.mark.parametrize(
    "more", [{"bound": "lower"}, {"status": "E"}, {"realis": "planned"}], ids=lambda m: next(iter(m))
)
def test_a_bound_a_computed_and_a_planned_value_stand_in_rows_of_their_own(more: dict[str, Any]) -> None:
    rows = sheets(workbook(account([observation(213e6, period="2018"), observation(240e6, **more)])))["By period"]
    [[kind, value]] = more.items()
    assert {(r[kind] == value, r["2018"], r["2019"]) for r in rows} == {(False, 213e6, None), (True, None, 240e6)}


def test_pandas_reads_the_same_table_as_from_the_csv(tmp_path: Path) -> None:
    files = run(SAID, tmp_path)
    for sheet, name in (("Observations", "trade.csv"), ("Chronology", "chronology.csv")):
        ours = pd.read_excel(io.BytesIO(files["trade.xlsx"]), sheet_name=sheet)
        pd.testing.assert_frame_equal(ours, pd.read_csv(io.BytesIO(files[name])), check_dtype=False)


def test_the_files_are_the_same_bytes_in_another_process_and_place(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    first = run(SAID, tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    second = run(SAID, tmp_path / "other", PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
    assert first == second


def test_no_time_of_writing_is_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(SAID))) as book:
        assert {entry.date_time[0] for entry in book.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in book.read("docProps/core.xml")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://example.org")', "http://example.org", "007", "1e5"]
)
def test_text_of_a_source_stays_text(text: str) -> None:
    quoted = (evidence(text),)
    said = account([observation(commodity=text, evidence=quoted)], [event(text, evidence=quoted)])
    data = workbook(said)
    found = sheets(data)
    assert [r["commodity"] for r in found["Observations"]] == [text]
    assert [(r["title"], r["quote"]) for r in found["Chronology"]] == [(text, text)]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    assert not any(b"<f>" in part or b"<hyperlink" in part for part in parts.values())


@pytest.mark.parametrize("text", ["a\x07bell", "an escape _x0041_ here", "Ελλάδα Россия 日本 🌍", "a <b> & \"c\" 'd'"])
def test_any_text_is_read_back(text: str) -> None:

    [row] = sheets(workbook(account([], [event(text)], [KENYA, GERMANY])))["Chronology"]
    plain = re.sub(r"_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), row["title"])
    assert text in (row["title"], plain)


def test_an_account_with_nothing_gives_a_workbook_with_heads_alone() -> None:
    found = sheets(workbook(account(entities=())))
    assert list(found) == ["Observations", "By period", "Chronology"]
    assert all(rows == [] for rows in found.values())
