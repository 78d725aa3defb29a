"""python -m pipeline.publish OUTPUT FILE...: the checked set, moved into `output/` in one step, or nothing.

A folder among the files is published file by file, and what its index no longer names is taken away.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from pipeline import stage
from pipeline.errors import Complaint

BEGINS = {".pdf": b"%PDF-", ".json": b"{", ".xlsx": b"PK", ".svg": b"<svg", ".png": b"\x89PNG", ".csv": b""}
INDEX = "index.json"


def main(folder: str, *made: str) -> None:
    """Copy every file beside its place first, then put all in place by renaming."""
    output = Path(folder)
    files = {name: path for given in map(Path, made) for name, path in _files(given)}
    for path in files.values():
        _check(path)
    stale = [name for path in map(Path, made) if path.is_dir() for name in _named(output / path.name) - files.keys()]
    for name, path in files.items():
        (output / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(path, _new(output / name))
    for name in files:
        os.replace(_new(output / name), output / name)
    for name in stale:
        (output / name).unlink(missing_ok=True)


def _new(place: Path) -> Path:
    return place.with_name(f".{place.name}.new")


def _files(given: Path) -> Iterator[tuple[str, Path]]:
    """What is to be published by its place in the output: a file, or what the index of a folder names, the index last."""
    if given.is_dir():
        named = sorted(_named(given))
        if not named:
            raise Complaint(f"{given} is not complete; delete output/work and build again.")
        yield from ((name, given.parent / name) for name in named if not name.endswith(f"/{INDEX}"))
        yield f"{given.name}/{INDEX}", given / INDEX
    else:
        yield given.name, given


def _named(folder: Path) -> set[str]:
    """The files that the index of a folder names, itself among them, by their place beside the folder; none without an
    index. Only plain names count: nothing leads out of the folder."""
    try:
        index: dict[str, Any] = msgspec.json.decode((folder / INDEX).read_bytes(), type=dict[str, Any])
        names = [str(name) for figure in index["figures"] for name in figure.get("files", ())]
    except (FileNotFoundError, NotADirectoryError, msgspec.DecodeError, KeyError, TypeError, AttributeError):
        return set()
    return {f"{folder.name}/{name}" for name in [*names, INDEX] if Path(name).name == name}


def _check(path: Path) -> None:
    """Refuse a file that is missing, empty or not of its kind; the last good set stays."""
    try:
        begin = path.read_bytes()[:8]
    except FileNotFoundError:
        begin = b""
    if not begin.startswith(BEGINS.get(path.suffix, b"")) or not begin:
        raise Complaint(f"{path} is not a complete {path.suffix} file; delete output/work and build again.")


if __name__ == "__main__":
    stage.run("publish", main)
