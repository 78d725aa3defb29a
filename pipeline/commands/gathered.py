"""The account that was gathered last: that of the brief, or of a build that came no further than its pages."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.records import Account

PLACES = ("output/work/account.json", "output/account.json")


def gathered(folder: Path) -> "Account | None":
    """The account of a brief's folder as the last build gathered it, though its text or its strictness then ended it: of
    new sources an editor must see the facts before there is a brief of them. None without a build.
    """
    from pipeline import store
    from pipeline.records import Account

    built = _built(folder)
    return store.read_json(built, Account) if built else None


def _built(folder: Path) -> Path | None:
    return next((folder / place for place in PLACES if (folder / place).exists()), None)


def is_edited_so(account: "Account", folder: Path) -> bool:
    """Whether an account was made with the corrections as they stand: as many, for the same reasons, and none written since."""
    from pipeline.editor import corrections

    file, built = folder / corrections.FILE, _built(folder)
    given, _ = corrections.survey(file)
    said = sorted((g.correction.__struct_config__.tag, g.correction.why, g.correction.by) for g in given)
    newer = file.exists() and built is not None and file.stat().st_mtime > built.stat().st_mtime
    return not newer and said == sorted((e.action, e.why, e.by) for e in account.corrections)


def is_of(account: "Account", documents: "Sequence[Path]") -> bool:
    """Whether an account tells of these very documents, as they are now."""
    from hashlib import sha256

    from pipeline.batches import can_be_opened

    now = sorted(sha256(path.read_bytes()).hexdigest() for path in documents if can_be_opened(path))
    return now == sorted(s.sha256 for s in account.sources)
