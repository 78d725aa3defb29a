"""A statistical file of some thousand rows among the sources: built, told row by row in the data, and no flood in the brief."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from runs import Snakemake, fill, words

BRIEF = """\
title: "Copper and tea"
short_title: Copper
language: en-GB
strict: true
sections:
  - kind: figures
  - {kind: trade-table, title: Trade}
  - {kind: chart, measure: exports}
  - kind: sources
"""
PARTNERS = "China Japan Brazil India Spain Italy Kenya Ghana Egypt Jordan Oman Qatar Malta Latvia Norway Togo Poland Chad".split()
HEADS = "Classification,Year,Trade Flow,Reporter,Reporter ISO,Partner,Partner ISO,Commodity Code,Commodity,Trade Value (US$)\n"


def rows() -> Iterator[str]:
    for year in range(2001, 2021):
        for n, flow in enumerate(["Export", "Import"]):
            yield f"H4,{year},{flow},Peru,PER,World,WLD,TOTAL,All Commodities,{year * 9_000_001 - n}"
            for p, partner in enumerate(PARTNERS):
                for c, goods in enumerate(["Copper; refined", "Fish meal", "Tea"]):
                    yield f"H4,{year},{flow},Peru,PER,{partner},,{c:04},{goods},{year * 1000 + 100 * p + 10 * c + n}"


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sources = {
        "peru.csv": HEADS + "\n".join(rows()),
        "note.txt": "In 2020, exports from Peru to Chile were $812 million.\n",
    }
    return fill(tmp_path_factory.mktemp("statistics") / "brief", BRIEF, sources)


def test_it_is_built_with_every_row_in_its_data_and_those_that_lead_on_its_pages(
    brief: Path, snakemake: Snakemake
) -> None:
    run = snakemake(brief)
    assert run.returncode == 0, run.stdout
    account = json.loads((brief / "output/account.json").read_bytes())
    stated = [o for o in account["observations"] if o["evidence"] and o["reporter"] == "PER"]
    assert len(stated) == 20 * 2 * (1 + 18 * 3) + 1
    assert account["conflicts"] == []
    text = (brief / "output/work/text").glob("*.txt")
    every = {path.stem: path.read_text("utf-8") for path in text}
    for o in stated:
        for e in o["evidence"]:
            assert every[e["source"]][e["start"] : e["end"]] == e["quote"]
    with (brief / "output/trade.csv").open(encoding="utf-8", newline="") as file:
        japan = {
            float(row["value"]) for row in csv.DictReader(file) if row["partner"] == "JPN" and row["kind"] == "level"
        }
    assert len(japan) == 20 * 2 * 3


def test_its_pages_are_few_and_show_the_totals_and_the_note(brief: Path, snakemake: Snakemake) -> None:
    snakemake(brief)
    said = words(brief)
    assert "to Chile" in said
    assert "18,180,002,020" in said
    assert "of all goods and partners first" in said
    assert "all stand in trade.csv" in said
    assert len(pypdfium2.PdfDocument(brief / "output/brief.pdf")) < 20
