"""A document -> passages with exact positions: one reader a format."""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.batches import source_id
from pipeline.errors import Complaint
from pipeline.ingest import markdown, text
from pipeline.ingest.block import Block
from pipeline.ingest.imprint import Imprint, imprint
from pipeline.ingest.masthead import masthead
from pipeline.ingest.reading import hyphenated_words, read
from pipeline.ingest.sentences import sentences
from pipeline.records import Document, Passage, Source, identify

Reader = Callable[[str], Iterator[Block]]
READERS: dict[str, Reader] = {
    ".txt": text.blocks,
    ".text": text.blocks,
    **dict.fromkeys(markdown.ENDINGS, markdown.blocks),
}
_PANDOC = "make Markdown of it: `pandoc {0} -t markdown -o {1}.md`."
_CONVERTED = {
    ".pdf": "make text of it: `pdftotext -layout {0} {1}.txt`; scanned pages need OCR first: `ocrmypdf {0} {0}`.",
    **dict.fromkeys((".docx", ".odt", ".rtf", ".html", ".htm", ".epub"), _PANDOC),
    ".doc": "save it as .docx in a word processor, then `pandoc {1}.docx -t markdown -o {1}.md`.",
    **dict.fromkeys(
        (".xlsx", ".xls", ".ods", ".csv"), "put its tables into a Markdown file, with a heading over each."
    ),
}
"""By the ending of a file, how it is made one that can be read; {0} is its name, {1} that without its ending."""
NO_PASSAGE = "holds no passage of text; fill it or take it out."


class Opened(NamedTuple):
    """A document that can be read."""

    reader: Reader
    sha256: str
    words: str
    encoding: str
    imprint: Imprint


def opened(path: Path) -> Opened:
    """A document's text, and what is known of it. What cannot be read is a Complaint that names the file and the cure."""
    reader, data, words, encoding = _text(path)
    return Opened(reader, hashlib.sha256(data).hexdigest(), words, encoding, imprint(path, words))


def examined(path: Path) -> list[Complaint]:
    """All that is wrong with a document and with what describes it."""
    found: list[Complaint] = []
    words = ""
    try:
        reader, _, words, _ = _text(path)
        if not any(block.reading.runs for block in reader(words)):
            raise _unreadable(path, NO_PASSAGE)
    except Complaint as e:
        found += e.all
    try:
        imprint(path, words)
    except Complaint as e:
        found += e.all
    return found


def _text(path: Path) -> tuple[Reader, bytes, str, str]:
    """The reader, bytes, text and encoding of a document."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise _unreadable(path, "there is no such file; look at its name.") from None
    except OSError as e:
        raise _unreadable(path, f"cannot be read ({e.strerror}); mend that or take it out.") from None
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        what = path.suffix or "a file without an ending"
        raise _unreadable(path, f"no reader for {what}; {_cure(path)} Formats that are read: {known}.")
    words, encoding = decode(path, data)
    if not words.strip():
        raise _unreadable(path, "holds no text; fill it or take it out.")
    return reader, data, words, encoding


def _cure(path: Path) -> str:
    """How a document of another format is made one that is read."""
    by = _CONVERTED.get(path.suffix.casefold(), "convert it to text or Markdown.")
    return by.format(path.name, path.stem)


def _unreadable(path: Path, why: str) -> Complaint:
    return Complaint(f"{path}: {why}", file=str(path))


def ingest(path: Path) -> tuple[Document, list[Passage]]:
    """Read a document into passages."""
    reader, sha256, words, encoding, about = opened(path)
    language = about.language or "en"
    id = source_id(path.name)
    passages = _passages(id, words, list(reader(words)), language)
    if not passages:
        raise _unreadable(path, NO_PASSAGE)
    over = masthead(passages)
    source = Source(
        id=id,
        path=path.as_posix(),
        sha256=sha256,
        encoding=encoding,
        characters=len(words),
        **{
            **msgspec.to_builtins(about, enc_hook=str),
            "title": about.title or over.title,
            "author": about.author or over.author,
            "publisher": about.publisher or over.publisher,
            "language": language,
        },
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
                raise _unreadable(path, f"begins as {encoding} and is not ({e.reason}); save it as UTF-8.") from None
    if b"\0" in data:
        raise _unreadable(path, "is not a text file; convert it to text or take it out.")
    # In a text that is nearly all ASCII a detector has too little to go by, and windows-1252 is by far the likeliest.
    nearly_ascii = len(data.translate(None, bytes(range(128)))) < len(data) / 10
    for encoding in ("utf-8", "windows-1252") if nearly_ascii else ("utf-8",):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding), encoding
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise _unreadable(path, "its encoding cannot be told; save it as UTF-8.")
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
