"""A paper says the same whatever its format: read as a web page, a Word document or a PDF, it gives the account of its text."""

import shutil
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from pipeline.account import account
from pipeline.ingest import ingest
from pipeline.records import Account
from tests.ingest.printed import Printer, as_html, as_pdf, as_word

TEXTS = Path(__file__).parents[1] / "corpus/dev"
NAMES = [
    "caucasus_briefing",
    "morocco_debate_pack",
    "uk_chile_briefing",
    "angola_portugal_bulletin",
    "qatar_turkey_essay",
]
PRINTERS: list[tuple[str, Printer]] = [
    (".html", as_html),
    (".docx", as_word),
    (".pdf", as_pdf),
    (".pdf", partial(as_pdf, columns=2, size=8, paper=(540, 480))),
]


def facts(told: Account) -> Counter[tuple[object, ...]]:
    events = ((e.when, e.realis, e.title) for e in told.events)
    figures = ((o.measure, o.kind, o.value, o.unit, o.reporter, o.partner, o.period) for o in told.observations)
    return Counter([*events, *figures])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("ending", "printer"), PRINTERS, ids=["html", "word", "pdf", "pdf in two columns"])
def test_a_paper_gives_the_same_account_in_every_format(
    tmp_path: Path, name: str, ending: str, printer: Printer
) -> None:
    text = TEXTS / f"{name}.txt"
    paper = tmp_path / f"{name}{ending}"
    paper.write_bytes(printer(ingest(text)[1]))
    if (sidecar := text.with_suffix(".yaml")).exists():
        shutil.copy(sidecar, tmp_path)
    wanted, told = facts(account([text])), facts(account([paper]))
    alike = 2 * (wanted & told).total() / (wanted.total() + told.total())
    assert alike >= (0.97 if ending == ".pdf" else 1)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_pdf_is_read_with_every_word_in_its_order(tmp_path: Path, columns: int) -> None:
    passages = ingest(TEXTS / "caucasus_briefing.txt")[1]
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(as_pdf(passages, columns, size=7))
    told = ingest(paper)[1]
    assert " ".join(p.words for p in told) == " ".join(p.words for p in passages)
    assert [p.page for p in told] == sorted(p.page or 0 for p in told)
