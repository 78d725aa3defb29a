"""A document -> passages with exact positions."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.batches import source_id
from pipeline.errors import Complaint
from pipeline.ingest.formats import reader_of
from pipeline.ingest.formats.manuscript import Block, Manuscript, unreadable
from pipeline.ingest.imprint import Imprint, imprint
from pipeline.ingest.masthead import masthead
from pipeline.ingest.reading import hyphens_of, read
from pipeline.ingest.sentences import sentences
from pipeline.records import Document, Passage, Source, identify

NO_PASSAGE = "holds no passage of text; fill it or take it out."


class Opened(NamedTuple):
    """A document that can be read."""

    sha256: str
    manuscript: Manuscript
    imprint: Imprint


def opened(path: Path) -> Opened:
    """A document's text, and what is known of it. What cannot be read is a Complaint that names the file and the cure."""
    data = _data(path)
    manuscript = _manuscript(path, data)
    return Opened(hashlib.sha256(data).hexdigest(), manuscript, imprint(path, manuscript.about))


def examined(path: Path) -> list[Complaint]:
    """All that is wrong with a document and with what describes it."""
    found: list[Complaint] = []
    about = Imprint()
    try:
        manuscript = _manuscript(path, _data(path))
        about = manuscript.about
        if not any(block.reading.runs for block in manuscript.blocks):
            raise unreadable(path, NO_PASSAGE)
    except Complaint as e:
        found += e.all
    try:
        imprint(path, about)
    except Complaint as e:
        found += e.all
    return found


def words_of(path: Path) -> str:
    """The text of a document; none of one that cannot be read."""
    try:
        return _manuscript(path, _data(path)).words
    except Complaint:
        return ""


def _data(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise unreadable(path, "there is no such file; look at its name.") from None
    except OSError as e:
        raise unreadable(path, f"cannot be read ({e.strerror}); mend that or take it out.") from None


def _manuscript(path: Path, data: bytes) -> Manuscript:
    manuscript = reader_of(path)(path, data)
    if not manuscript.words.strip():
        raise unreadable(path, "holds no text; fill it or take it out.")
    return manuscript


def ingest(path: Path) -> tuple[Document, list[Passage]]:
    """Read a document into passages."""
    sha256, manuscript, about = opened(path)
    language = about.language or "en"
    id = source_id(path.name)
    passages = _passages(id, manuscript.words, manuscript.blocks, language)
    if not passages:
        raise unreadable(path, NO_PASSAGE)
    over = masthead(passages)
    source = Source(
        id=id,
        path=path.as_posix(),
        sha256=sha256,
        encoding=manuscript.encoding,
        characters=len(manuscript.words),
        unread_pages=manuscript.unread_pages,
        **{
            **msgspec.to_builtins(about, enc_hook=str),
            "title": about.title or over.title,
            "author": about.author or over.author,
            "publisher": about.publisher or over.publisher,
            "language": language,
        },
    )
    return Document(source=source, text=manuscript.words), passages


def unread(path: Path, why: str) -> Document:
    """A document that could not be read, as the brief will report it."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if os.access(path, os.R_OK) else ""
    source = Source(id=source_id(path.name), path=path.as_posix(), sha256=digest, unreadable=why)
    return Document(source=source, text="")


def _passages(source: str, words: str, blocks: Iterable[Block], language: str) -> list[Passage]:
    hyphens = hyphens_of(words)
    seen: Counter[str] = Counter()
    passages: list[Passage] = []
    for block in blocks:
        reading = block.reading if block.kind == "table" else read(block.reading, hyphens)
        if not reading.runs:
            continue
        start, end = reading.runs[0][2], reading.runs[-1][3]
        verbatim = words[start:end]
        plain = block.kind == "table" or str(reading) == verbatim
        passages.append(
            Passage(
                id=identify("p", source, verbatim, seen[verbatim]),
                source=source,
                ordinal=len(passages) + 1,
                kind=block.kind,
                start=start,
                end=end,
                text=verbatim,
                reading=None if plain else str(reading),
                shifts=() if plain else tuple((a, b, c - start, d - start) for a, b, c, d in reading.runs),
                sentences=tuple(sentences(str(reading))) if block.kind != "table" else (),
                level=block.level,
                page=block.page,
                language=language,
            )
        )
        seen[verbatim] += 1
    return passages
