"""The command that reads one batch of a folder: all or nothing, or all that can be read."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import store
from pipeline.records import Document, Passage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two documents, one of which no reader can read."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "good.txt").write_text("Exports grew.\n\nImports fell.\n")
    (tmp_path / "sources" / "bad.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "brief.yaml").write_text("title: Trade\n")
    return tmp_path


def run(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Read the whole folder as one batch."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline.ingest", "0/1", "brief.yaml", "sources", "documents.jsonl", "passages.jsonl"],
        cwd=folder,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_document_that_cannot_be_read_stops_the_batch_with_a_sentence(folder: Path) -> None:
    done = run(folder)
    assert done.returncode == 1
    assert done.stderr.startswith("briefwright ingest: sources/bad.pdf: is no PDF, or a damaged one")
    assert "Traceback" not in done.stderr
    assert not (folder / "documents.jsonl").exists()
    assert (folder / "output/work/errors.txt").read_text() == done.stderr


def test_or_it_is_reported_and_left_out_if_the_brief_asks_so(folder: Path) -> None:
    (folder / "brief.yaml").write_text("title: Trade\nunreadable: report\n")
    done = run(folder)
    assert done.returncode == 0, done.stderr
    assert "sources/bad.pdf" in done.stderr
    documents = {d.source.id: d for d in store.read_lines(folder / "documents.jsonl", Document)}
    assert documents["bad"].source.unreadable
    assert documents["good"].source.unreadable is None
    assert documents["good"].text == "Exports grew.\n\nImports fell.\n"
    passages = list(store.read_lines(folder / "passages.jsonl", Passage))
    assert [(p.source, p.text) for p in passages] == [("good", "Exports grew."), ("good", "Imports fell.")]
