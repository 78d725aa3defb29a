"""What the Snakefile asks: batches, what each rule depends on besides its files, and what to say when it fails."""

import atexit
import hashlib
import shlex
import sys
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from pipeline import batches, settings
from pipeline.document.sections import Section
from pipeline.errors import Complaint
from pipeline.stage import SENTENCES

PACKAGE = Path(__file__).parent
ROOMS = ("ingest", "dedup", "extract", "reconcile", "trade", "charts", "document", "publish")
ALONE = ("cli.py", "plan.py")  # no stage runs them


class Plan:
    """The work that a brief's settings and sources ask for. What is wrong with them ends the run in one sentence."""

    def __init__(self, brief: str) -> None:
        try:
            self.settings = settings.load(brief, Section)
            self.sources = self.settings.sources
            self.count = self.settings.batches
            self.by_batch: dict[str, list[str]] = {}
            for path in batches.documents(self.sources):
                self.by_batch.setdefault(str(batches.number(path, self.count)), []).append(path.as_posix())
        except Complaint as e:
            sys.exit(f"briefwright: {e}")
        self.batches = sorted(self.by_batch)
        self.filled = len(self.batches)
        self.run = f"{shlex.quote(sys.executable)} -m pipeline"

    def members(self, batch: str) -> list[str]:
        """The documents of a batch, and what describes them."""
        paths = self.by_batch[batch]
        return paths + [s for p in paths if Path(s := p.rpartition(".")[0] + ".yaml").exists()]

    def params(self, room: str, *keys: str) -> dict[str, str]:
        """What makes a rule run again besides its files: the settings that concern its room, and the room's code."""
        concern = {key: getattr(self.settings, key) for key in keys}
        return {"settings": _stable(concern), "code": _digest(room)}

    def charts(self) -> dict[str, str]:
        """As `params`, for the charts: of the sections only those that draw something, without their titles."""
        drawn = [msgspec.to_builtins(s) for s in self.settings.sections if s.draws]
        parts = [{k: v for k, v in s.items() if k != "title"} for s in drawn]
        return self.params("charts", "paper") | {"charts": _stable(parts)}

    def document(self) -> dict[str, str]:
        """As `params`, for the document: all that is said of the brief itself."""
        return self.params("document", *(k for k in self.settings.__struct_fields__ if k not in ("sources", "batches", "unreadable")))

    def forget(self) -> None:
        """Before a run: what the last one complained of."""
        Path(SENTENCES).unlink(missing_ok=True)

    def tell(self) -> None:
        """After a run: where the brief is, and what was left out of it or could not be read."""
        for log in sorted(Path("output/work/logs").glob("*.log")):
            notes = [line for line in log.read_text("utf-8").splitlines() if line.startswith("briefwright")]
            sys.stderr.write("".join(f"{note}\n" for note in notes))
        sys.stderr.write("briefwright: output/brief.pdf is ready.\n")

    def explain(self) -> None:
        """After a failed run: the stage's own sentence, behind all that Snakemake still prints."""
        if Path(SENTENCES).exists():
            atexit.register(sys.stderr.write, Path(SENTENCES).read_text("utf-8"))


def _stable(data: Any) -> str:
    return msgspec.json.encode(data, order="deterministic").decode()


@cache
def _digest(room: str) -> str:
    """Of a room's own files and of those that every room shares, the word lists among them."""
    shared = [p for p in PACKAGE.iterdir() if p.suffix == ".py" and p.stem not in ROOMS and p.name not in ALONE]
    folders = [PACKAGE / room, PACKAGE / "data", *([PACKAGE / "theme"] if room in ("charts", "document") else [])]
    inside = [p for folder in folders for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"]
    digest = hashlib.sha256()
    for path in sorted([*shared, *inside, *PACKAGE.glob(f"{room}.py")]):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
