"""What a brief makes of text that stands in many sources, and of passages that only look alike."""

from pathlib import Path

from briefs import make, read
from pdf_reading import folded

from pipeline.account import account

NOTICE = "The views expressed here are those of the Harbour Institute of Arica, which accepts no liability."
TEXTS = {
    "a": "Peru signed an agreement on the port of Arica in May 1997, and shipped 240 tonnes of copper through it in 1998.",
    "b": "Peru signed an agreement on the port of Arica in May 1997, and shipped 250 tonnes of copper through it in 1998.",
    "c": "Chile closed the northern railway for a month in June 2001, and the line to the coast was mended in that time.",
}


def test_boilerplate_is_listed_and_not_printed_and_variants_say_what_differs(tmp_path: Path) -> None:
    account = read(tmp_path, {name: f"{text}\n\n{NOTICE}\n" for name, text in TEXTS.items()})
    made = make(account, ["background", "data-quality"])
    said = folded(made.reading.text)
    assert "northern railway" in said
    assert "Harbour Institute" not in said
    assert "1 notice that many sources print was not read" in said
    assert "240 or 250" in said


def test_a_table_of_markdown_stands_in_rows_without_its_bars(tmp_path: Path) -> None:
    table = "Exports of Chile to Korea, million US dollars\n\n| | 2018 | 2019 |\n|---|---:|---:|\n| Copper | 2,610 | 2,650 |\n"
    (tmp_path / "bulletin.md").write_text(table, "utf-8")
    made = make(account([tmp_path / "bulletin.md"]), ["trade-table", "sources"])
    assert "2,610" in made.reading.text
    assert "|" not in made.reading.text
    assert "2018 2019 Copper 2,610 2,650" in folded(made.reading.text)
