"""Markdown -> passages. CommonMark by markdown-it-py; each word keeps its place in the file."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.ingest.block import Block
from pipeline.positions import Reading
from pipeline.records import PassageKind

_TAG = re.compile(r"(?is)<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?[a-z!?][^>]*>")
_CHARACTERS = re.compile(r"&#?\w{1,31};|\s+|[^&\s]+|&")
FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a Markdown text, in order. A table is one block, and so is a text set as code; of HTML the words are
    read and its tags passed over.
    """
    front = FRONT_MATTER.match(text)
    skipped = front.end() if front else 0
    body = text[skipped:]
    lines = [skipped, *(skipped + m.end() for m in re.finditer(r"\r\n|\n|\r|\Z", body))]
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
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
                yield Block("table", start, start + len(text[start:end].rstrip()))
                table = []
            case "table_close":
                table = None
            case "fence" | "code_block" if token.map and token.content.strip():
                start, end = _lines(token.map, lines)
                inside = text.find(token.content.strip().splitlines()[0], start, end)
                last = token.content.strip().splitlines()[-1]
                yield Block("table", inside, text.rfind(last, inside, end) + len(last))
            case "html_block" if token.map:
                block = _html(text, *_lines(token.map, lines))
                if block:
                    yield block
            case "inline" if table is None and token.map:
                kind, level = kinds[-1] if kinds else ("paragraph", 0)
                block = _inline(text, *_lines(token.map, lines), token.children or (), kind, level)
                if block:
                    yield block


def _lines(span: Sequence[int], lines: Sequence[int]) -> tuple[int, int]:
    return lines[span[0]], lines[min(span[1], len(lines) - 1)]


def _html(text: str, start: int, end: int) -> Block | None:
    """The words of a block of HTML: tags, comments, scripts and styles are passed over, character references read."""
    found: list[tuple[str, int, int]] = []
    at = start
    for tag in [*_TAG.finditer(text, start, end), None]:
        for piece in _CHARACTERS.finditer(text, at, tag.start() if tag else end):
            word = unescape(piece.group())
            if word.strip() or (found and found[-1][0] != " "):
                found.append((word if word.strip() else " ", piece.start(), piece.end()))
        if tag:
            if found and found[-1][0] != " ":
                found.append((" ", tag.start(), tag.end()))
            at = tag.end()
    if found and found[-1][0] == " ":
        found.pop()
    return _block(text, found, "paragraph", 0) if found else None


def _inline(text: str, start: int, end: int, words: Sequence[Token], kind: PassageKind, level: int) -> Block | None:
    """One passage from the words of a block, each found again in the file's text."""
    found: list[tuple[str, int, int]] = []
    at = start
    for token in words:
        if token.type in ("softbreak", "hardbreak"):
            newline = re.compile(r"[ \\\t]*\r?\n[ \t>]*").search(text, at, end)
            if newline:
                found.append((" ", newline.start(), newline.end()))
                at = newline.end()
        elif token.type in ("text", "code_inline", "text_special"):
            raw = token.markup if token.type == "text_special" else token.content
            here = text.find(raw, at, end)
            if raw and here >= 0:
                found.append((token.content, here, here + len(raw)))
                at = here + len(raw)
    return _block(text, found, kind, level) if "".join(word for word, _, _ in found).strip() else None


def _block(text: str, found: Sequence[tuple[str, int, int]], kind: PassageKind, level: int) -> Block:
    """A block that reads as the given words, each with where it stands."""
    first, last = found[0][1], found[-1][2]
    reading = Reading()
    for word, a, b in found:
        reading.add(word, a - first, b - first)
    whole = str(reading)
    plain = whole == text[first:last]
    return Block(kind, first, last, level, None if plain else whole, () if plain else tuple(reading.runs))
