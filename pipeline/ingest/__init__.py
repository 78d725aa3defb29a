"""A document -> passages with exact positions: one reader a format."""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.batches import source_id
from pipeline.errors import Complaint
from pipeline.ingest import markdown, text
from pipeline.ingest.block import Block
from pipeline.ingest.imprint import Imprint, imprint
from pipeline.ingest.reading import hyphenated_words, read
from pipeline.ingest.sentences import sentences
from pipeline.records import Document, Passage, Source, identify

READERS: dict[str, Callable[[str], Iterator[Block]]] = {
    ".txt": text.blocks,
    ".text": text.blocks,
    ".md": markdown.blocks,
    ".markdown": markdown.blocks,
}


class Opened(NamedTuple):
    """A document that can be read."""

    reader: Callable[[str], Iterator[Block]]
    sha256: str
    words: str
    encoding: str
    imprint: Imprint


def opened(path: Path) -> Opened:
    """A document's text, and what is known of it. What cannot be read is a Complaint that names the file and the cure."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise Complaint(f"{path}: there is no such file; look at its name.") from None
    except OSError as e:
        raise Complaint(f"{path}: cannot be read ({e.strerror}); mend that or take it out.") from None
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise Complaint(
            f"{path}: no reader for {path.suffix or 'a file without an ending'}; convert it to one of {known}."
        )
    words, encoding = decode(path, data)
    if not words.strip():
        raise Complaint(f"{path}: holds no text; fill it or take it out.")
    about = imprint(path, words, headed=reader is markdown.blocks)
    return Opened(reader, hashlib.sha256(data).hexdigest(), words, encoding, about)


def ingest(path: Path) -> tuple[Document, list[Passage]]:
    """Read a document into passages."""
    reader, sha256, words, encoding, about = opened(path)
    language = about.language or "en"
    id = source_id(path.name)
    passages = _passages(id, words, list(reader(words)), language)
    if not passages:
        raise Complaint(f"{path}: holds no passage of text; fill it or take it out.")
    heads = [p.words for p in takewhile(lambda p: p.kind == "heading", passages)]
    title = about.title or max(heads, key=len, default=None)  # a letterhead may stand over it
    source = Source(
        id=id,
        path=path.as_posix(),
        sha256=sha256,
        encoding=encoding,
        characters=len(words),
        **{**msgspec.to_builtins(about, enc_hook=str), "title": title, "language": language},
    )
    return Document(source=source, text=words), passages


def unread(path: Path, why: str) -> Document:
    """A document that could not be read, as the brief will report it."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if os.access(path, os.R_OK) else ""
    source = Source(id=source_id(path.name), path=path.as_posix(), sha256=digest, unreadable=why)
    return Document(source=source, text="")


def decode(path: Path, data: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding; a byte order mark is dropped, line ends stay."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as e:
                raise Complaint(f"{path}: begins as {encoding} and is not ({e.reason}); save it as UTF-8.") from None
    if b"\0" in data:
        raise Complaint(f"{path}: is not a text file; convert it to text or take it out.")
    # In a text that is nearly all ASCII a detector has too little to go by, and windows-1252 is by far the likeliest.
    nearly_ascii = len(data.translate(None, bytes(range(128)))) < len(data) / 10
    for encoding in ("utf-8", "windows-1252") if nearly_ascii else ("utf-8",):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding), encoding
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise Complaint(f"{path}: its encoding cannot be told; save it as UTF-8.")
    return data.decode(best.encoding), best.encoding.replace("_", "-")


def _passages(source: str, words: str, blocks: list[Block], language: str) -> list[Passage]:
    hyphenated = hyphenated_words(words)
    seen: Counter[str] = Counter()
    passages: list[Passage] = []
    for block in blocks:
        reading = block.reading if block.kind == "table" else read(block.reading, hyphenated)
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
                language=language,
            )
        )
        seen[verbatim] += 1
    return passages
