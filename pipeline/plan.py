"""What the Snakefile asks: batches, the commands of its rules, and what to say when a run ends."""

import atexit
import hashlib
import shlex
import sys
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from pipeline import batches, store
from pipeline.document.sections import kind_of, section_type
from pipeline.editor import corrections, editions, settings, texts
from pipeline.errors import Complaint, raise_all
from pipeline.stage import SENTENCES
from pipeline.theme.look import look

PACKAGE = Path(__file__).parent
INSTALLED = PACKAGE / "workflow/Snakefile"
WORKFLOW = str(INSTALLED if INSTALLED.exists() else PACKAGE.parent / "Snakefile")
"""The rules: in an installed package beside its modules, in a checkout at its top. A brief's own Snakefile includes them."""
ROOMS = ("ingest", "dedup", "extract", "reconcile", "trade", "charts", "document", "publish")
ALONE = ("cli.py", "plan.py", "account.py", "schema.py")  # no stage runs them
BESIDE = {
    "ingest": ("editor",),
    "dedup": ("editor",),
    "reconcile": ("editor", "wording"),
    "trade": ("wording",),
    "charts": ("editor", "facts", "theme", "wording"),
    "document": ("editor", "facts", "theme", "wording"),
}
"""Folders from which a room takes code, beside its own and the modules that all share."""
READING = ("sources", "batches", "unreadable")  # the settings that concern what is read, not what is said


class Plan:
    """The work that a brief's settings and sources ask for. What is wrong with them ends the run in one sentence."""

    def __init__(self, brief: str) -> None:
        try:
            self.settings = settings.load(brief, section_type())
            raise_all(settings.at_odds(brief, self.settings))
            self.sources = self.settings.sources
            self.count = self.settings.batches
            self.by_batch: dict[str, list[str]] = {}
            for path in batches.documents(self.sources):
                if self.settings.unreadable == "stop" and not batches.can_be_opened(path):
                    raise Complaint(f"{path}: {batches.UNOPENED}")
                self.by_batch.setdefault(str(batches.number(path, self.count)), []).append(path.as_posix())
            known = [batches.source_id(path) for paths in self.by_batch.values() for path in paths]
            written, wrong = texts.survey(brief, self.settings.sections)
            raise_all([*settings.unknown_sources(brief, self.settings.prefer, known), *wrong])
            self.corrections = [corrections.FILE] if corrections.load() else []
            self.look = look(self.settings, brief)
            editions.last(brief, self.settings)
        except Complaint as e:
            sys.exit(f"briefwright: {e.told}")
        except OSError as e:
            sys.exit(f"briefwright: {e.filename}: {e.strerror}; mend that and build again.")
        self.kept = [self.settings.last_edition] if self.settings.last_edition else []
        self.kept += sorted({text.file for text in written.values()} - {brief})
        self.batches = sorted(self.by_batch)
        self.filled = len(self.batches)
        self.python = shlex.quote(sys.executable)

    def members(self, batch: str) -> list[str]:
        """The documents of a batch, what describes them, and a list of their digests.

        The list is written when one changes, and all can be read, for Snakemake looks at dates, and an unpacked archive
        may bring a document that is older than the brief. What cannot be opened stands in the list alone, for Snakemake
        would stop at it.
        """
        documents = self.by_batch[batch]
        paths = documents + [s for p in documents if Path(s := p.rpartition(".")[0] + ".yaml").exists()]
        listed = "".join(f"{_content(p)}  {p}\n" for p in paths)
        place = Path(f"output/work/digests/{batch}.txt")
        if not place.exists() or place.read_text("utf-8") != listed:
            if self.settings.unreadable == "stop":
                _try(documents)
            store.write(place, listed)
        return [*filter(batches.can_be_opened, paths), place.as_posix()]

    def command(self, room: str, arguments: str) -> str:
        """The shell command of a room's rule, for Snakemake to fill in.

        A digest of the room's code and of the settings that concern it ends the command, as a comment: when either
        changes, so does the command, and the rule runs again. As `params:` they would cost 0.3 seconds a run, for to
        compare those Snakemake imports pandas wherever that is installed.
        """
        added = self._added() if room == "document" else b""
        made_by = b"".join(map(_file, code(room)))
        depends = _digest(_stable(self._concern(room)).encode() + made_by + added)
        return f"{{plan.python}} -m pipeline.{room} {arguments} 2>{{log}} # {depends}"

    def _concern(self, room: str) -> Any:
        """The settings on which a room's work depends, so that a new title does not read the sources again."""
        match room:
            case "ingest":
                return {key: getattr(self.settings, key) for key in READING}
            case "dedup":
                return self.settings.prefer
            case "reconcile":
                return [_content(path) for path in self.corrections]
            case "charts":
                drawn = [s.asked for s in self.settings.sections if s.draws]
                return self.settings.paper, self.settings.language, self.settings.theme, drawn, self._seen()
            case "document":
                given = {k: v for k, v in msgspec.structs.asdict(self.settings).items() if k not in READING}
                return given, [_content(path) for path in self.kept], self._seen()
        return None

    def _seen(self) -> list[str]:
        """The files that the brief's look is made of, by what is in them."""
        return [_content(path.as_posix()) for path in self.look.files]

    def _added(self) -> bytes:
        """Digests of the code of those kinds of section that packages bring and the brief uses."""
        used = {kind.name: kind for kind in map(kind_of, self.settings.sections)}
        return b"".join(_digested(file.name, file.read_bytes()) for name in sorted(used) for file in used[name].files)

    def forget(self) -> None:
        """Before a run: what the last one complained of."""
        Path(SENTENCES).unlink(missing_ok=True)

    def tell(self) -> None:
        """After a run: what was left out of the brief or could not be read, and where the brief is."""
        for log in sorted(Path("output/work/logs").glob("*.log")):
            if log.stem.partition("-")[2] not in ("", *self.batches):
                continue  # of a batch that is no more
            notes = [line for line in log.read_text("utf-8").splitlines() if line.startswith("briefwright")]
            sys.stderr.write("".join(f"{note}\n" for note in notes))
        sys.stderr.write("briefwright: output/brief.pdf is ready.\n")

    def explain(self) -> None:
        """After a failed run: the stage's own sentence, behind all that Snakemake still prints."""
        if Path(SENTENCES).exists():
            atexit.register(sys.stderr.write, Path(SENTENCES).read_text("utf-8"))


def _try(documents: list[str]) -> None:
    """End the run, before any job, in one sentence about a document that cannot be read."""
    from pipeline.ingest import opened

    try:
        for path in documents:
            opened(Path(path))
    except Complaint as e:
        sys.exit(f"briefwright: {e}")


def _stable(data: Any) -> str:
    return msgspec.json.encode(data, order="deterministic", enc_hook=str).decode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


@cache
def _content(path: str) -> str:
    if not batches.can_be_opened(path):
        return "cannot be opened"
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def code(room: str) -> list[Path]:
    """The files that a room's work is made by: its own, those beside it, and what every room shares, the word lists among it."""
    shared = [p for p in PACKAGE.glob("*.py") if p.stem not in ROOMS and p.name not in ALONE]
    folders = [PACKAGE / name for name in (room, "data", *BESIDE.get(room, ()))]
    return sorted([*shared, *(p for folder in folders for p in _files(folder)), *PACKAGE.glob(f"{room}.py")])


@cache
def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc")


@cache
def _file(path: Path) -> bytes:
    """A file's place and content; of a font, which is large and never edited, its size."""
    content = str(path.stat().st_size).encode() if path.suffix == ".ttf" else path.read_bytes()
    return _digested(path.relative_to(PACKAGE).as_posix(), content)


def _digested(name: str, content: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\0" + content).digest()
