"""CSV and Excel: tables as their sheets show them, with the lines over and under them."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from pipeline.account import account
from pipeline.errors import Complaint
from pipeline.ingest import ingest
from pipeline.ingest.formats.shown import shown
from tests.ingest.ingesting import outline, read

Rows = Sequence[Sequence[object]]


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def workbook(rows: Rows, name: str = "Trade") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    return saved(book)


def repacked(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook whose first sheet is changed as the file holds it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name.endswith("sheet1.xml") else content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("Partner,2018,2019\nNorway,5,6\n", ".csv"),
        ("Partner;2018;2019\r\nNorway;5;6\r\n", ".csv"),
        ("sep=;\r\nPartner;2018;2019\r\nNorway;5;6\r\n", ".csv"),
        ("Partner|2018|2019\rNorway|5|6", ".csv"),
        ("Partner\t2018\t2019\nNorway\t5\t6\n", ".tsv"),
        ('"Partner", "2018", "2019"\n"Norway", "5", "6"\n', ".csv"),
        ("Partner,,2018,2019\nNorway,,5,6\n,,,\n", ".csv"),
    ],
)
def test_cells_are_parted_by_what_parts_them_evenly(text: str, ending: str) -> None:
    assert outline(text, ending) == [("table", 0, "| Partner | 2018 | 2019 |\n| Norway | 5 | 6 |")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252"])
def test_a_table_is_read_in_its_encoding(encoding: str) -> None:
    assert outline("Pays;2018\nSuède;5\n".encode(encoding), ".csv") == [("table", 0, "| Pays | 2018 |\n| Suède | 5 |")]


def test_separators_marks_and_line_breaks_within_quotes_are_of_the_cell() -> None:
    assert outline('Partner,Exports\n"Korea, Rep.","1,012"\n"so ""called""\nTaipei",a|b\n', ".csv") == [
        ("table", 0, '| Partner | Exports |\n| Korea, Rep. | 1,012 |\n| so "called" Taipei | a/b |')]  # fmt: skip


def test_decimal_commas_do_not_part_cells() -> None:
    assert outline("Partner;2018\nNorway;12,4\nSweden;95,2\n", ".csv")[0][2].endswith("| Sweden | 95,2 |")


LINES = [
    ("Kenya: exports",), ("Million US dollars",), (), ("Partner", 2018), ("Europe",), ("Norway", 5), ("Sweden", 6), (),
    ("Source: customs.",), (), ("Tonnes",), ("Partner", 2018), ("Norway", 7),
]  # fmt: skip


def test_what_stands_alone_in_its_row_is_a_caption_a_label_or_a_paragraph() -> None:
    assert outline(workbook(LINES), ".xlsx") == [
        ("heading", 2, "Trade"),
        ("paragraph", 0, "Kenya: exports"),
        ("caption", 0, "Million US dollars"),
        ("table", 0, "| Partner | 2018 |\n| Europe |  |\n| Norway | 5 |\n| Sweden | 6 |"),
        ("paragraph", 0, "Source: customs."),
        ("caption", 0, "Tonnes"),
        ("table", 0, "| Partner | 2018 |\n| Norway | 7 |"),
    ]


SIDE_BY_SIDE = [
    ("Exports (EUR)", None, None, "Imports (EUR)", None), ("Partner", 2021, None, "Partner", 2021), ("Togo", 6, None, "Mali", 35),
    ("Chad", 5, None, "Peru", 21), ("Source: office",)]  # fmt: skip


def test_two_tables_side_by_side_each_have_their_caption() -> None:
    assert outline(workbook(SIDE_BY_SIDE), ".xlsx")[1:] == [
        ("caption", 0, "Exports (EUR)"),
        ("table", 0, "| Partner | 2021 |\n| Togo | 6 |\n| Chad | 5 |"),
        ("caption", 0, "Imports (EUR)"),
        ("table", 0, "| Partner | 2021 |\n| Mali | 35 |\n| Peru | 21 |"),
        ("paragraph", 0, "Source: office"),
    ]


def test_an_empty_column_between_figures_parts_no_table() -> None:
    rows: Rows = [
        ("", "Exports", "", None, "Imports", ""),
        ("", 2021, 2022, None, 2021, 2022),
        ("Togo", 6, 7, None, 8, 9),
        ("Chad", 1, 2, None, 3, 4),
    ]
    assert len(outline(workbook(rows), ".xlsx")) == 2


def test_a_first_cell_of_several_dimensions_is_parted_as_its_head_says() -> None:
    text = "freq,unit,geo\\TIME_PERIOD\t2021 \t2022 \nA,EUR,AT\t165.1 \t: \n"
    assert outline(text, ".tsv") == [
        ("table", 0, "| freq | unit | geo | 2021 | 2022 |\n| A | EUR | AT | 165.1 | : |")]  # fmt: skip


def test_a_column_of_words_is_no_table() -> None:
    assert outline("Partner\nNorway\nSweden\n", ".csv") == [
        ("paragraph", 0, "Partner"), ("paragraph", 0, "Norway"), ("paragraph", 0, "Sweden")]  # fmt: skip


def test_each_sheet_that_is_shown_is_read_under_its_name() -> None:
    book = openpyxl.Workbook()
    for sheet, name, state in zip([book.active, book.create_sheet(), book.create_sheet()], ["Tea", "Notes", "Fish"],
                                  ["visible", "hidden", "visible"], strict=True):  # fmt: skip
        sheet.title, sheet.sheet_state = name, state
        sheet.append([name, 5])
    assert outline(saved(book), ".xlsx") == [
        ("heading", 2, "Tea"), ("table", 0, "| Tea | 5 |"), ("heading", 2, "Fish"), ("table", 0, "| Fish | 5 |")]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        (12.5, "General", "12.5"), (2019.0, "General", "2019"), (0.1 + 0.2, "General", "0.3"), (True, "General", "true"),
        (1234567.891, "#,##0.0", "1,234,567.9"), (1234.4, "0", "1234"), (0.123, "0.0%", "12.3%"), (0.5, "0.##", "0.5"),
        (1234567, "#,##0,", "1,235"), (12345678, "0.0,,", "12.3"), (-1234.5, "#,##0.0;(#,##0.0)", "-1,234.5"),
        (1234.5, r"#,##0.0_);[Red]\(#,##0.0\)", "1,234.5"), (1234, '"$"#,##0', "$1,234"), (5, '"USD" 0', "USD 5"),
        (5, "[$€-407] 0.00", "€ 5.00"), (7, '0 "tonnes"', "7 tonnes"), (12.5, "_-* #,##0.00_-", "12.50"),
        (12345, "0.00E+00", "12345"), (1.5, "# ?/?", "1.5"), (5, "@", "5"), (None, "General", ""), ("a\n b", "@", "a b"),
        (date(2019, 5, 3), "dd/mm/yyyy", "2019-05-03"), (datetime(2019, 5, 3, 12), "[$-409]d-mmm-yy", "2019-05-03"),
        (date(2019, 5, 1), "mmm-yy", "May 2019"), (date(2019, 1, 1), "yyyy", "2019"), (date(2019, 5, 3), "General", "2019-05-03"),
    ],
)  # fmt: skip
def test_a_value_is_read_as_its_sheet_shows_it(value: object, form: str, said: str) -> None:
    assert shown(value, form) == said


def test_formulas_are_read_by_their_saved_values_and_without_these_refused(tmp_path: Path) -> None:
    data = workbook([("Norway", "=2+3")])
    (tmp_path / "trade.xlsx").write_bytes(data)
    with pytest.raises(Complaint, match=r"trade\.xlsx: holds formulas without their values; open it"):
        ingest(tmp_path / "trade.xlsx")
    counted = repacked(data, lambda sheet: re.sub(rb"</f><v ?/>|</f><v></v>", b"</f><v>5</v>", sheet))
    assert outline(counted, ".xlsx")[1] == ("table", 0, "| Norway | 5 |")


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_figure_of_a_sheet_is_an_observation_where_its_heads_say_of_what(tmp_path: Path, ending: str) -> None:
    caption = "Exports of Kenya by partner (million US dollars)"
    rows: Rows = [(caption,), ("Partner", 2018, 2019), ("Norway", 12.4, 13.1), ("Japan", 7, 8)]
    text = "\n".join(",".join(map(str, row)) for row in rows)
    paper = tmp_path / f"trade{ending}"
    paper.write_bytes(workbook(rows) if ending == ".xlsx" else text.encode())
    told = {(o.partner, o.period): o for o in account([paper]).observations if o.kind == "level"}
    assert {key: o.value for key, o in told.items()} == {
        ("NOR", "2018"): 12.4e6, ("NOR", "2019"): 13.1e6, ("JPN", "2018"): 7e6, ("JPN", "2019"): 8e6}  # fmt: skip
    assert {(o.measure, o.unit, o.reporter) for o in told.values()} == {("exports", "USD", "KEN")}


def test_a_sheet_that_says_wrongly_how_far_it_reaches_is_read_whole() -> None:
    data = workbook([("Norway", 5), ("Sweden", 6)])
    short = repacked(data, lambda sheet: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', sheet))
    assert outline(short, ".xlsx")[1] == ("table", 0, "| Norway | 5 |\n| Sweden | 6 |")


def test_empty_cells_without_end_cost_little() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "Norway", "Sweden"
    assert [said for _, _, said in outline(saved(book), ".xlsx")] == ["Sheet", "Norway", "Sweden"]


BROKEN = {
    "a locked workbook": (b"\xd0\xcf\x11\xe0" + bytes(512), ".xlsx", r"locked by a password, or an old \.xls"),
    "a text": (b"Norway,5", ".xlsx", "is no Excel workbook, or a damaged one"),
    "half a workbook": (workbook([("Norway", 5)])[:-2000], ".xlsx", "is no Excel workbook, or a damaged one"),
    "a sheet cut": (repacked(workbook([("Norway", 5)]), lambda xml: xml[:-30]), ".xlsx", "or a damaged one"),
    "a workbook of nothing": (workbook([], "Trade"), ".xlsx", "holds no text"),
    "no text": (b"Norway,\x00\x01", ".csv", "is not a text file"),
    "empty cells": (b",,,\n,,,\n", ".csv", "holds no text"),
    "a cell without end": (b'Norway,"' + b"5" * 200_000 + b'"', ".csv", "is no table of separated cells"),
}


@pytest.mark.parametrize(("data", "ending", "sentence"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path: Path, data: bytes, ending: str, sentence: str) -> None:
    (tmp_path / f"trade{ending}").write_bytes(data)
    with pytest.raises(Complaint, match=sentence):
        ingest(tmp_path / f"trade{ending}")


@given(st.text(st.sampled_from('a1 ,;\t|"\r\n.='), max_size=200))
def test_no_table_is_a_fault_of_the_program(text: str) -> None:
    with suppress(Complaint):
        read(text, ".csv")
