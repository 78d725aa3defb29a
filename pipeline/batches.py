"""The documents in `sources/`, and which batch each belongs to: one job a batch, not one a file."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

from pipeline.errors import Complaint, raise_all

PATTERN = re.compile(r"[{}<>]")  # a wildcard or a variable to Snakemake, unescapably
UNPATTERNED = "rename it without braces, angle brackets and control characters."
UNOPENED = "cannot be opened, or links to a file that is gone; mend it or take it out."
PASSED_OVER = (".*", "*~", "#*#")  # what is hidden, and what editors leave behind


def source_id(name: str) -> str:
    """The id of a source, from its file name: "Annual Report 2019.txt" is "annual-report-2019"."""
    stem = unicodedata.normalize("NFKC", Path(name).stem).lower()
    return re.sub(r"[^\w]+", "-", stem).strip("-_") or "source"


def documents(folder: str | Path) -> list[Path]:
    """The documents in a folder, by name. A `NAME.yaml` describes the document beside it and is none itself."""
    found, complaints = survey(folder)
    raise_all(complaints)
    return found


def survey(folder: str | Path, root: Path = Path()) -> tuple[list[Path], list[Complaint]]:
    """The documents in a folder, whose path counts from `root`, and all that is wrong with what lies there."""
    place = root / folder
    if is_pattern(str(folder)):
        return [], [Complaint(f"{str(folder)!r}: {UNPATTERNED}", file=str(folder))]
    if not place.is_dir():
        missing = f"{place}/ is missing; make it and put the documents to be read into it."
        return [], [Complaint(missing, file=str(place))]
    files = sorted(p for p in place.iterdir() if not any(fnmatch(p.name, pattern) for pattern in PASSED_OVER))
    stems = {p.stem for p in files if p.suffix != ".yaml"}
    wrong = {path: sentence for path in files if (sentence := _wrong(path, stems))}
    complaints = [Complaint(sentence, file=str(path)) for path, sentence in wrong.items()]
    found = [path for path in files if path not in wrong and path.suffix != ".yaml"]
    if not (found or complaints):
        none = f"{place}/ holds no document; put at least one into it."
        complaints.append(Complaint(none, file=str(place)))
    return found, complaints + _twins(found)


def _wrong(path: Path, stems: set[str]) -> str | None:
    """What is wrong with a file by its name and kind; `stems` are the names of the documents beside it."""
    if is_pattern(path.name):
        return f"{path.parent}/{path.name!r}: {UNPATTERNED}"
    if path.is_dir():
        return f"{path}/ is a folder; put its documents into {path.parent}/ itself."
    if path.suffix.lower() not in (".yaml", ".yml"):
        return None
    if path.suffix != ".yaml":
        return f"{path}: what describes a document ends in .yaml; call it {path.stem}.yaml."
    if not can_be_opened(path):
        return f"{path}: {UNOPENED}"
    if path.stem not in stems:
        return f"{path}: describes a document that is not here; name it as its document, or take it out."
    return None


def can_be_opened(path: str | Path) -> bool:
    """Whether a document is a file, and may be read; a link to one that is gone is none."""
    return Path(path).is_file() and os.access(path, os.R_OK)


def distinct(paths: Iterable[Path]) -> list[Path]:
    """The same documents; two that would be one source are refused."""
    given = list(dict.fromkeys(paths))
    raise_all(_twins(given))
    return given


def _twins(paths: Iterable[Path]) -> list[Complaint]:
    by_id: dict[str, Path] = {}
    found = ((path, by_id.setdefault(source_id(path.name), path)) for path in paths)
    return [
        Complaint(f"{path}: its name is too near to {twin}; rename one.", file=str(path))
        for path, twin in found
        if twin != path
    ]


def is_pattern(name: str) -> bool:
    return bool(PATTERN.search(name)) or not name.isprintable()


def number(path: Path, batches: int) -> int:
    """The batch a document belongs to: it depends on its id alone, so a new source joins one batch and moves none."""
    return int.from_bytes(hashlib.sha256(source_id(path.name).encode()).digest()[:8]) % batches


def members(folder: str | Path, batch: int, batches: int) -> list[Path]:
    """The documents of one batch."""
    return [path for path in documents(folder) if number(path, batches) == batch]
