"""The documents in `sources/`, and which batch each belongs to: one job a batch, not one a file."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

from pipeline.errors import Complaint

PATTERN = re.compile(r"[{}<>]")  # a wildcard or a variable to Snakemake, unescapably
PASSED_OVER = (".*", "*~", "#*#")  # what is hidden, and what editors leave behind


def source_id(name: str) -> str:
    """The id of a source, from its file name: "Annual Report 2019.txt" is "annual-report-2019"."""
    stem = unicodedata.normalize("NFKC", Path(name).stem).lower()
    return re.sub(r"[^\w]+", "-", stem).strip("-_") or "source"


def documents(folder: str | Path) -> list[Path]:
    """The documents in a folder, by name. A `NAME.yaml` describes the document beside it and is none itself."""
    root = Path(folder)
    _refuse_pattern(str(folder), repr(str(folder)))
    if not root.is_dir():
        raise Complaint(f"{folder}/ is missing; make it and put the documents to be read into it.")
    files = sorted(p for p in root.iterdir() if not any(fnmatch(p.name, pattern) for pattern in PASSED_OVER))
    stems = {p.stem for p in files if p.suffix != ".yaml"}
    found: list[Path] = []
    for path in files:
        _refuse_pattern(path.name, f"{folder}/{path.name!r}")
        if path.is_dir():
            raise Complaint(f"{path}/ is a folder; put its documents into {folder}/ itself.")
        if path.suffix.lower() not in (".yaml", ".yml"):
            found.append(path)
        elif path.suffix != ".yaml":
            raise Complaint(f"{path}: what describes a document ends in .yaml; call it {path.stem}.yaml.")
        elif not can_be_opened(path):
            raise Complaint(f"{path}: cannot be opened, or links to a file that is gone; mend it or take it out.")
        elif path.stem not in stems:
            raise Complaint(f"{path}: describes a document that is not here; name it as its document, or take it out.")
    if not found:
        raise Complaint(f"{folder}/ holds no document; put at least one text or Markdown file into it.")
    return distinct(found)


def can_be_opened(path: str | Path) -> bool:
    """Whether a document is a file, and may be read; a link to one that is gone is none."""
    return Path(path).is_file() and os.access(path, os.R_OK)


def distinct(paths: Iterable[Path]) -> list[Path]:
    """The same documents; two that would be one source are refused."""
    by_id: dict[str, Path] = {}
    for path in paths:
        twin = by_id.setdefault(source_id(path.name), path)
        if twin != path:
            raise Complaint(f"{path}: its name is too near to {twin}; rename one.")
    return list(by_id.values())


def _refuse_pattern(name: str, shown: str) -> None:
    if PATTERN.search(name) or not name.isprintable():
        raise Complaint(f"{shown}: rename it without braces, angle brackets and control characters.")


def number(path: Path, batches: int) -> int:
    """The batch a document belongs to: it depends on its id alone, so a new source joins one batch and moves none."""
    return int.from_bytes(hashlib.sha256(source_id(path.name).encode()).digest()[:8]) % batches


def members(folder: str | Path, batch: int, batches: int) -> list[Path]:
    """The documents of one batch."""
    return [path for path in documents(folder) if number(path, batches) == batch]
