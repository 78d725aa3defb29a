"""A small brief to run `snakemake` on, and what a run did as a user sees it: jobs, last words, published files, pages."""

import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from contextlib import chdir
from pathlib import Path

import pypdfium2
import pytest

from pipeline.plan import Plan

Run = subprocess.CompletedProcess[str]
Snakemake = Callable[..., Run]

ROOT = Path(__file__).parents[2]
BRIEF = """\
title: "Tea and copper"
short_title: Tea
language: en-GB
sections:
  - kind: key-points
  - {kind: trade-table, title: Trade}
  - kind: chronology
  - kind: sources
  - kind: data-quality
"""
SOURCES = {  # all in one batch
    "italy.txt": "On 3 May 2011, Italy and Kenya signed the Nairobi Agreement on tea.\n",
    "kenya.txt": "In 2011, exports from Kenya to Uganda were $500 million.\n\n"
    "In 2012, exports from Kenya to Uganda were $700 million.\n",
}
OUTPUTS = ("account.json", "brief.pdf", "chronology.csv", "figures/index.json", "trade.csv", "trade.xlsx")
GATHER = {"dedup", "reconcile", "trade", "charts", "document", "publish", "all"}
"""The rules that look at all sources together."""


def jobs(run: Run) -> set[str]:
    """The jobs of a run that listed them (`--quiet host`): "dedup", "ingest 4"."""
    stood = re.findall(r"^(?:local)?rule (\w+):\n((?: .*\n)*)", run.stdout, re.MULTILINE)
    batches = ((name, re.search(r"wildcards: batch=(\d+)", details)) for name, details in stood)
    return {f"{name} {batch[1]}" if batch else name for name, batch in batches}


def refusal(folder: Path) -> str:
    """The sentence with which a folder's settings or sources end a run before any job."""
    with chdir(folder), pytest.raises(SystemExit) as end:
        _plan()
    return str(end.value)


def _plan() -> None:
    """What the Snakefile asks before any job."""
    plan = Plan("brief.yaml")
    for batch in plan.batches:
        plan.members(batch)


def last_line(run: Run) -> str:
    """What a user reads last."""
    return run.stdout.strip().splitlines()[-1]


def assert_refused(run: Run, *fragments: str) -> None:
    """It failed, and the last line is a sentence for people with all that they must know."""
    assert run.returncode != 0
    sentence = last_line(run)
    assert sentence.startswith("briefwright")
    assert sentence.endswith((".", "?", '"'))
    assert [f for f in fragments if f not in sentence] == [], sentence
    assert "Traceback" not in run.stdout
    assert run.stdout.count(sentence) == 1


def published(folder: Path) -> dict[str, bytes]:
    """The files in `output/` by name, whatever they are; not the work files."""
    output = folder / "output"
    found = (path for path in output.rglob("*") if path.is_file() and output / "work" not in path.parents)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


def words(folder: Path) -> str:
    """The text of the brief's pages in one line."""
    pages = pypdfium2.PdfDocument(folder / "output/brief.pdf")
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def headings(folder: Path) -> list[str]:
    """The main headings of the brief in their order, from the PDF's outline."""
    outline = pypdfium2.PdfDocument(folder / "output/brief.pdf").get_toc()
    return [mark.get_title() for mark in outline if mark.level == 0]


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace passages of a file; each must be there."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files into a folder, in the order given."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def fill(folder: Path, brief: str = BRIEF, sources: Mapping[str, str | bytes] = SOURCES) -> Path:
    """A folder as a user has it before the first build: workflow, settings, sources."""
    write(folder, {"Snakefile": (ROOT / "Snakefile").read_bytes(), "brief.yaml": brief})
    write(folder / "sources", sources)
    shutil.copytree(ROOT / "profiles", folder / "profiles")
    return folder
