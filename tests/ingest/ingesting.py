"""What the tests of this folder share: a text, written to a file and read; and how words compare whatever their form."""

import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from pipeline.ingest import ingest
from pipeline.records import Document, Passage

Outline = list[tuple[str, int, str]]


def read(content: str | bytes, suffix: str = ".txt", name: str = "report") -> tuple[Document, list[Passage]]:
    """The document and passages of a file with this content; a text is written as UTF-8, its line ends as they are."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name + suffix)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return ingest(path)


def outline(content: str | bytes, suffix: str = ".txt") -> Outline:
    """Kind, level and words of each passage."""
    return [(p.kind, p.level, p.words) for p in read(content, suffix)[1]]


def said(passages: Sequence[Passage]) -> list[list[str]]:
    """The sentences of each passage."""
    return [[p.words[a:b] for a, b in p.sentences] for p in passages]


def letters(text: str) -> str:
    """The letters and digits of a text in their plainest form: what stays equal under any typography."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())
