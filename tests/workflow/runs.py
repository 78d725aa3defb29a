"""What a run of `snakemake` did, as a user sees it: the jobs, the last words, the published files, the pages."""

import hashlib
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pypdfium2

Run = subprocess.CompletedProcess[str]
Snakemake = Callable[..., Run]

OUTPUTS = ("account.json", "brief.pdf", "chronology.csv", "trade.csv", "trade.xlsx")
GATHER = {"dedup", "reconcile", "trade", "charts", "document", "publish", "all"}
"""The rules that look at all sources together."""


def jobs(run: Run) -> set[str]:
    """The jobs of a run that listed them (`--quiet host`): "dedup", "ingest 4"."""
    stood = re.findall(r"^(?:local)?rule (\w+):\n((?: .*\n)*)", run.stdout, re.MULTILINE)
    batches = ((name, re.search(r"wildcards: batch=(\d+)", details)) for name, details in stood)
    return {f"{name} {batch[1]}" if batch else name for name, batch in batches}


def last_line(run: Run) -> str:
    """What a user reads last."""
    return run.stdout.strip().splitlines()[-1]


def published(folder: Path) -> dict[str, bytes]:
    """The files in `output/` by name, whatever they are; not the work files."""
    return {path.name: path.read_bytes() for path in (folder / "output").iterdir() if path.is_file()}


def digests(folder: Path) -> dict[str, str]:
    """Everything under a folder but logs, by its place: a digest of the bytes."""
    files = (path for path in folder.rglob("*") if path.is_file() and "logs" not in path.parts)
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


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


def restart(folder: Path, brief: str, sources: Mapping[str, str | bytes]) -> None:
    """Make a folder's brief another: its settings and its sources."""
    for path in (folder / "sources").iterdir():
        path.unlink()
    write(folder / "sources", sources)
    (folder / "brief.yaml").write_text(brief, "utf-8")
