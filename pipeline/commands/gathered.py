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

    built = next((folder / place for place in PLACES if (folder / place).exists()), None)
    return store.read_json(built, Account) if built else None


def is_of(account: "Account", documents: "Sequence[Path]") -> bool:
    """Whether an account tells of these very documents, as they are now."""
    from hashlib import sha256

    from pipeline.batches import can_be_opened

    now = sorted(sha256(path.read_bytes()).hexdigest() for path in documents if can_be_opened(path))
    return now == sorted(s.sha256 for s in account.sources)
