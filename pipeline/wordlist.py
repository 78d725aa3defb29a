"""The word lists in `data/`: tab-separated, `#` for comments; each names its source and licence at its head."""

from functools import cache
from itertools import zip_longest
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a list, by column name."""
    text = (DATA / f"{name}.tsv").read_text("utf-8")
    head, *rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(dict(zip_longest(head, row, fillvalue="")) for row in rows)


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list of one column."""
    text = (DATA / f"{name}.txt").read_text("utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line and not line.startswith("#"))
