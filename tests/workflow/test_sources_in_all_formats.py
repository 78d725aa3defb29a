"""A brief of a PDF, a Word document and a web page: built, explained with its pages, and stopped by one that is damaged."""

import io
import json
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from runs import BRIEF, Snakemake, assert_refused, edit, fill, published, words

from pipeline.cli import main

PAGES = (
    "In 2011, exports from Kenya to Uganda were $500 million.",
    None,  # a picture
    "In 2012, exports from Kenya to Uganda were $700 million.",
)


def pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, A4, invariant=1)
    for said in PAGES:
        if said:
            canvas.drawString(60, 700, said)
        else:
            canvas.drawInlineImage(Image.new("L", (20, 20)), 60, 60, 400, 600)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("On 3 May 2011, Italy and Kenya signed the Nairobi Agreement on tea.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


PAGE = (
    "<html><head><title>Tea</title></head><body><nav>Signed in 1999</nav><main>"
    "<p>On 4 June 2012, Italy and Kenya signed the Rome Agreement on coffee.</p></main></body></html>"
)
SOURCES: Mapping[str, str | bytes] = {"kenya.pdf": pdf(), "italy.docx": word(), "tea.html": PAGE}


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brief of the three, not built; the tests go on from one another's runs."""
    return fill(tmp_path_factory.mktemp("formats") / "brief", f"strict: true\n{BRIEF}", SOURCES)


def test_they_are_read_and_a_page_of_pictures_is_named_by_the_run_and_the_brief(
    brief: Path, snakemake: Snakemake
) -> None:
    run = snakemake(brief)
    assert run.returncode == 0, run.stdout
    assert "sources/kenya.pdf: holds no text on page 2, only pictures" in run.stdout
    assert "kenya.pdf holds no text on page 2" in words(brief)
    account = json.loads(published(brief)["account.json"])
    assert [(p["page"], p["text"]) for p in account["passages"] if p["source"] == "kenya"] == [
        (1, PAGES[0]), (3, PAGES[2])]  # fmt: skip
    assert sorted(e["when"] for e in account["events"]) == ["2011-05-03", "2012-06-04"]
    assert {o["period"]: o["value"] for o in account["observations"] if o["kind"] == "level"} == {
        "2011": 5e8,
        "2012": 7e8,
    }


def test_a_fact_of_a_pdf_is_explained_with_its_page(brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "$700 million", str(brief)]) == 0
    assert "page 3" in " ".join(capsys.readouterr().out.split())


def test_a_damaged_pdf_stops_the_build_or_is_named_and_left_out(brief: Path, snakemake: Snakemake) -> None:
    (brief / "sources/kenya.pdf").write_bytes(pdf()[:700])
    assert_refused(snakemake(brief), "sources/kenya.pdf", "damaged", "export it anew")
    edit(brief / "brief.yaml", ("strict: true", "unreadable: report"))
    run = snakemake(brief)
    assert run.returncode == 0, run.stdout
    assert "sources/kenya.pdf could not be read and is not in this brief" in words(brief)
