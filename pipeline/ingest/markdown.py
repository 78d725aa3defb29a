"""Markdown -> passages. CommonMark by markdown-it-py; each word keeps its place in the file."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.ingest.block import Block
from pipeline.positions import Reading
from pipeline.records import PassageKind

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a Markdown text, in order. HTML in it is not read; a table is one block."""
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
                start, end = lines[token.map[0]], lines[min(token.map[1], len(lines) - 1)]
                yield Block("table", start, start + len(text[start:end].rstrip()))
                table = []
            case "table_close":
                table = None
            case "inline" if table is None and token.map:
                kind, level = kinds[-1] if kinds else ("paragraph", 0)
                start, end = lines[token.map[0]], lines[min(token.map[1], len(lines) - 1)]
                block = _inline(text, start, end, token.children or (), kind, level)
                if block:
                    yield block


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
    if not "".join(word for word, _, _ in found).strip():
        return None
    first, last = found[0][1], found[-1][2]
    reading = Reading()
    for word, a, b in found:
        reading.add(word, a - first, b - first)
    whole = str(reading)
    plain = whole == text[first:last]
    return Block(kind, first, last, level, None if plain else whole, () if plain else tuple(reading.runs))
