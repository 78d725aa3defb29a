"""The PDF as a file: it opens, its fonts are in it, its tags hold all that is drawn, its bytes are the same again."""

import io
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from briefs import KINDS, Made, make

from pipeline.records import Account


def test_it_opens_without_complaint(brief: Made) -> None:
    with pikepdf.open(io.BytesIO(brief.pdf)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == len(brief.reading.words)


def test_all_fonts_are_embedded(brief: Made) -> None:
    fonts = [
        o
        for o in brief.reading.pdf.objects
        if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == pikepdf.Name.Font and "/DescendantFonts" not in o
    ]
    assert fonts
    for font in fonts:
        described = font.get("/FontDescriptor", pikepdf.Dictionary())
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys()), font.get("/BaseFont")


def test_all_that_is_marked_belongs_to_one_element(brief: Made) -> None:
    held = Counter(place for e in brief.reading.structure.walk() for place in e.content)
    assert held == brief.reading.marked
    assert set(held.values()) == {1}


def test_every_link_is_in_the_tree_and_says_where_it_leads(brief: Made) -> None:
    tagged = sum(len(e.links) for e in brief.reading.structure.walk())
    assert tagged == len(brief.reading.jumps)
    assert all(jump.words.strip() for jump in brief.reading.jumps)


def test_its_bytes_are_the_same_in_another_process_and_place(built: Path, tmp_path: Path) -> None:
    work = built / "output/work"
    data = [work / name for name in ("account.json", "trade.csv", "chronology.csv", "rows.jsonl", "figures.jsonl")]
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "pipeline.document",
        built / "brief.yaml",
        *data,
        tmp_path / "again.pdf",
    ]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    subprocess.run(command, check=True, env=environment, cwd=built, stderr=subprocess.DEVNULL)
    assert (tmp_path / "again.pdf").read_bytes() == (built / "output/brief.pdf").read_bytes()


@pytest.mark.parametrize("sections", [KINDS, ["key-points", "contents", "sources"]], ids=["all", "some"])
def test_its_bytes_are_the_same_twice(sections: list[str], brief_of: Callable[[str], Made]) -> None:
    said = brief_of("two sources").account
    data = {"account.json": b"{}", "trade.csv": b"id\r\n"}
    assert make(said, sections, data).pdf == make(said, sections, dict(reversed(data.items()))).pdf


def test_the_data_go_with_it() -> None:
    made = make(Account(), ["colophon"], {"account.json": b'{"schema": 1}', "trade.csv": b"id,what\r\n"})
    attached = made.reading.pdf.attachments
    assert {name: attached[name].get_file().read_bytes() for name in attached} == {
        "account.json": b'{"schema": 1}',
        "trade.csv": b"id,what\r\n",
    }


def test_it_names_its_title_and_language(brief_of: Callable[[str], Made]) -> None:
    pdf = brief_of("American letter").reading.pdf
    assert str(pdf.Root.Lang) == "en-US"
    with pdf.open_metadata() as about:
        assert about["dc:title"] == "Two rivers"
