"""Markdown -> passages. CommonMark by markdown-it-py; each word keeps its place in the file."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.editor import yamlfile
from pipeline.ingest.formats.encoding import decode
from pipeline.ingest.formats.manuscript import Block, Manuscript
from pipeline.ingest.imprint import Imprint
from pipeline.positions import Reading
from pipeline.records import PassageKind

_TAG = r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?[a-z!?][^>]*>"
_MARKUP = re.compile(rf"(?is)(?:{_TAG})|&\#?\w{{1,31}};")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def read(path: Path, data: bytes) -> Manuscript:
    """A Markdown text, and what its front matter says of it."""
    words, encoding = decode(path, data)
    front = _FRONT_MATTER.match(words)
    about = yamlfile.load(path, Imprint, front.group(1), line=1) if front else Imprint()
    return Manuscript(words, encoding, blocks(words), about)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a Markdown text, in order. A table is one block, and so is a text set as code; of HTML the words are
    read and its tags passed over.
    """
    front = _FRONT_MATTER.match(text)
    skipped = front.end() if front else 0
    body = text[skipped:]
    lines = [skipped, *(skipped + m.end() for m in re.finditer(r"\r\n|\n|\r|\Z", body))]
    tokens = MarkdownIt("commonmark").enable("table").disable("text_join").parse(body)
    kinds: list[tuple[PassageKind, int]] = []
    depth = 0
    table: list[Token] | None = None
    for token in tokens:
        match token.type:
            case "heading_open":
                kinds.append(("heading", int(token.tag[1])))
            case "list_item_open":
                depth += 1
                kinds.append(("item", depth))
            case "list_item_close":
                depth -= 1
                kinds.pop()
            case "blockquote_open":
                kinds.append(("quotation", 0))
            case "blockquote_close" | "heading_close":
                kinds.pop()
            case "table_open":
                assert token.map
                start, end = _lines(token.map, lines)
                yield _verbatim(text, start, start + len(text[start:end].rstrip()))
                table = []
            case "table_close":
                table = None
            case "fence" | "code_block" if token.map and token.content.strip():
                start, end = _lines(token.map, lines)
                inside = text.find(token.content.strip().splitlines()[0], start, end)
                last = token.content.strip().splitlines()[-1]
                yield _verbatim(text, inside, text.rfind(last, inside, end) + len(last))
            case "html_block" if token.map:
                yield Block("paragraph", _html(text, *_lines(token.map, lines)))
            case "inline" if table is None and token.map:
                kind, level = kinds[-1] if kinds else ("paragraph", 0)
                yield Block(kind, _inline(text, *_lines(token.map, lines), token.children or ()), level)


def _lines(span: Sequence[int], lines: Sequence[int]) -> tuple[int, int]:
    return lines[span[0]], lines[min(span[1], len(lines) - 1)]


def _verbatim(text: str, start: int, end: int) -> Block:
    reading = Reading()
    reading.add(text[start:end], start, end)
    return Block("table", reading)


def _html(text: str, start: int, end: int) -> Reading:
    """The words of a block of HTML: tags, comments, scripts and styles are passed over, character references read."""
    reading = Reading()
    at = start
    for m in _MARKUP.finditer(text, start, end):
        reading.add(text[at : m.start()], at, m.start())
        reading.add(" " if m.group().startswith("<") else unescape(m.group()), m.start(), m.end())
        at = m.end()
    reading.add(text[at:end], at, end)
    return reading


def _inline(text: str, start: int, end: int, words: Sequence[Token]) -> Reading:
    """The words of a block, each found again in the file's text."""
    reading = Reading()
    at = start
    for token in words:
        place = _find(token, text, at, end)
        if place:
            reading.add(_words(token), *place)
            at = place[1]
    return reading


def _words(token: Token) -> str:
    """What a part of a line says: a tag nothing, a break a line's end."""
    if token.type == "html_inline":
        return "\n" if token.content.lower().startswith("<br") else ""
    return "\n" if token.type.endswith("break") else token.content


def _find(token: Token, text: str, at: int, end: int) -> tuple[int, int] | None:
    """Where in the file's text a part of a line stands; None for a mark of emphasis, a link or a picture."""
    match token.type:
        case "text" | "text_special" | "html_inline":
            raw = token.markup or token.content
            here = text.find(raw, at, end)
            return (here, here + len(raw)) if here >= 0 else None
        case "code_inline":  # a space may stand for a line's end
            pattern = r"\s[\s>]*".join(map(re.escape, token.content.split(" ")))
        case "softbreak" | "hardbreak":
            pattern = r"[ \\\t]*(?:\r\n?|\n)[ \t>]*"
        case _:
            return None
    found = re.compile(pattern).search(text, at, end)
    return found.span() if found else None
