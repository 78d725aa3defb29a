"""The documents in `sources/`, and which batch each belongs to: one job a batch, not one a file."""

import hashlib
import re
import unicodedata
from pathlib import Path

from pipeline.errors import Complaint


def source_id(name: str) -> str:
    """The id of a source, from its file name: "Annual Report 2019.txt" is "annual-report-2019"."""
    stem = unicodedata.normalize("NFKC", Path(name).stem).lower()
    return re.sub(r"[^\w]+", "-", stem).strip("-_") or "source"


def documents(folder: str | Path) -> list[Path]:
    """The documents in a folder, by name. A `NAME.yaml` beside a document describes it and is none itself."""
    root = Path(folder)
    if not root.is_dir():
        raise Complaint(f"{folder}/ is missing; make it and put the documents to be read into it.")
    files = sorted(p for p in root.iterdir() if not p.name.startswith("."))
    stems = {p.stem for p in files if p.suffix != ".yaml"}
    by_id: dict[str, Path] = {}
    for path in files:
        if path.suffix == ".yaml" and path.stem in stems:
            continue
        if path.is_dir():
            raise Complaint(f"{path}/ is a folder; put its documents into {folder}/ itself.")
        if re.search(r"[{}]", path.name) or not path.name.isprintable():  # a wildcard to Snakemake, unescapably
            raise Complaint(f"{folder}/{path.name!r}: rename it without braces and control characters.")
        twin = by_id.setdefault(source_id(path.name), path)
        if twin is not path:
            raise Complaint(f"{path}: its name is too near to {twin}; rename one.")
    if not by_id:
        raise Complaint(f"{folder}/ holds no document; put at least one text or Markdown file into it.")
    return sorted(by_id.values())


def number(path: Path, batches: int) -> int:
    """The batch a document belongs to: it depends on its id alone, so a new source joins one batch and moves none."""
    return int.from_bytes(hashlib.sha256(source_id(path.name).encode()).digest()[:8]) % batches


def members(folder: str | Path, batch: int, batches: int) -> list[Path]:
    """The documents of one batch."""
    return [path for path in documents(folder) if number(path, batches) == batch]
