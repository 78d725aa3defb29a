"""What a brief's blocks say, piece by piece, in the order in which a reader aloud is to meet them; and what one does meet."""

import io
import re
import subprocess
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pikepdf

from pipeline.document import content
from pipeline.editor.settings import Settings
from pipeline.theme.fonts import split
from pipeline.theme.marks import Figure, Text
from pipeline.theme.text import plain
from pipeline.wording import spelt


class Said(NamedTuple):
    """A piece of text; `cut`: its end may be left out, with an ellipsis; `spare`: all of it may."""

    text: str
    cut: bool = False
    spare: bool = False


def heard(pdf: bytes) -> str:
    """The text of the structure tree, as poppler reads it."""
    told = subprocess.run(
        ["pdfinfo", "-struct-text", "-"], input=_colourless(pdf), capture_output=True, check=True
    ).stdout.decode()
    return folded("".join(re.findall(r'^ +"(.*)"$', told, re.MULTILINE)))


def _colourless(pdf: bytes) -> bytes:
    """A PDF without its colour profile, which poppler would work out anew for each element: nine tenths of its time."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        del opened.Root.OutputIntents
        copy = io.BytesIO()
        opened.save(copy)
    return copy.getvalue()


def folded(text: str) -> str:
    """Text with all its white space alike, and broken words joined."""
    return " ".join(text.replace("\u00ad", "").split())


def told(blocks: Sequence[content.Block], settings: Settings[Any]) -> Iterator[Said]:
    """What is to be heard."""
    if settings.classification:
        yield Said(settings.classification)
    sections = [b.text for b in blocks if isinstance(b, content.Heading) and b.level == 1]
    for block in blocks:
        match block:
            case content.Contents():
                yield Said(block.title)
                for section in sections:
                    yield Said(section, cut=True)
                    yield Said("#")  # its page
            case content.Picture():
                yield from _picture(block)
            case _:
                yield from _block(block, settings.language)


def _block(block: content.Block, language: str) -> Iterator[Said]:
    match block:
        case content.Opening():
            yield from map(Said, (block.eyebrow.upper(), block.counts, block.title, block.standfirst or ""))
            yield from map(Said, (block.imprint or "", block.notice or ""))
        case content.Heading():
            yield Said(block.text)
        case content.Prose():
            yield Said(block.label or "")
            yield Said("–" if block.kind == "item" else "")
            yield Said(plain(block.text))
            first, *more = block.notes or ((),)
            yield Said(plain(first))
            yield from (Said(plain(note), spare=True) for note in more)
            yield Said(block.speaker or "")
        case content.Points():
            yield Said(block.title)
            for label, text, reference in block.points:
                yield from map(Said, (label, plain(text), plain(reference)))
        case content.Headlines():
            yield Said(block.title)
            for item in block.items:
                yield from map(Said, (item.number, item.unit, item.what, item.when, plain(item.reference)))
        case content.Key():
            for means, mark in block.marks.items():
                yield from (Said(mark), Said(means))
            yield from (Said(spelt(sign, language)) for sign in block.signs)
        case content.Passage():
            cells = (cell for row in block.rows for cell in row)
            yield from (Said(plain(text)) for text in (block.reference, block.text, *cells, block.used))
        case content.Small():
            yield from (Said(block.title or ""), Said(plain(block.text)))
        case content.Table():
            yield from _table(block, language)
        case content.Listing():
            for item in block.items:
                yield Said(item.label)
                for inner in item.blocks:
                    yield from _block(inner, language)
        case content.Footnotes():
            for number, words, _ in block.notes:
                yield from (Said(number), Said(plain(words)))


def _table(table: content.Table, language: str) -> Iterator[Said]:
    yield from (Said(table.caption or ""), Said(table.subtitle or "" if table.caption else ""))
    yield from (Said(column.head) for column in table.columns)
    group = None
    for row in table.rows:
        for n, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            if cell.number is not None:
                yield from (Said(cell.number), Said(cell.unit or ""))
                continue
            again = table.grouped and n == 0 and row.group == group
            yield Said(plain(cell.text), cut=column.lines is not None, spare=again)
            yield Said(spelt(cell.word, language) if cell.status and cell.status != "happened" else "")
        group = row.group
    yield Said(table.foot or "")


def _picture(block: content.Picture) -> Iterator[Said]:
    for n, figure in enumerate(block.versions[0]):
        yield from (Said(figure.title if n else block.title), Said(figure.subtitle))
        yield from _scene(figure)
        yield Said(plain(block.source))
        yield from (Said(plain(note)) for note in block.notes)


def _scene(figure: Figure) -> Iterator[Said]:
    yield from (Said(mark.text) for mark in figure.marks if isinstance(mark, Text))


def shown(text: str) -> str:
    """Text in letters that a face has."""
    return folded("".join(run for _, run in split(folded(text), "serif")))


def parting(said: Sequence[Said], sound: str) -> tuple[int, str, str] | None:
    """Where what is heard parts from what was to be told: how far on, what should have come, and what came."""
    at = 0
    for piece in said:
        want = shown(piece.text)
        if not want:
            continue
        if want == "#":
            number = re.compile(r" ?\d+").match(sound, at)
            if not number:
                return at, "a page number", sound[at : at + 60]
            at = number.end()
            continue
        end = _after(want, sound, at)
        if end is None and piece.cut:
            end = _cut(want, sound, at)
        if end is None and not piece.spare:
            return at, want[:80], sound[at : at + 80]
        at = end if end is not None else at
    rest = sound[at:].strip()
    return (at, "the end", rest[:80]) if rest else None


def _after(want: str, sound: str, at: int) -> int | None:
    """Where a text ends in what is heard. Between two texts there is a space, unless a mark or a bracket follows."""
    start = at + (sound[at : at + 1] == " ")
    if sound.startswith(want, start) and (start > at or at == 0 or want[0] in ";,.:" or sound[at - 1] in "([ "):
        return start + len(want)
    return None


def _cut(want: str, sound: str, at: int) -> int | None:
    start = at + (sound[at : at + 1] == " ")
    end = sound.find("…", start)
    kept = sound[start:end].rstrip()
    return end + 1 if end >= 0 and kept and want.startswith(kept) else None
