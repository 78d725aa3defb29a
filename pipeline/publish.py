"""python -m pipeline.publish OUTPUT FILE...: the checked set, moved into `output/` in one step, or nothing."""

import os
import shutil
from pathlib import Path

from pipeline import stage
from pipeline.errors import Complaint

BEGINS = {".pdf": b"%PDF-", ".json": b"{", ".xlsx": b"PK"}


def main(folder: str, *made: str) -> None:
    """Copy every file beside its place first, then put all in place by renaming."""
    for path in map(Path, made):
        _check(path)
    places = [(Path(folder, path.name), Path(folder, f".{path.name}.new")) for path in map(Path, made)]
    for source, (_, new) in zip(made, places, strict=True):
        shutil.copyfile(source, new)
    for place, new in places:
        os.replace(new, place)


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
