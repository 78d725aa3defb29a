"""PDF -> passages: what the pages print, in the order in which it is read. PDFium tells the letters and their places."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from pipeline.ingest.formats.manuscript import Manuscript, unreadable
from pipeline.ingest.formats.pdf.furniture import Leaf, without_furniture
from pipeline.ingest.formats.pdf.printed import pages
from pipeline.ingest.formats.pdf.prose import write
from pipeline.ingest.formats.pdf.reading_order import Column, columns

_LOCKED = 4  # PDFium's number for a password that is wanted


def read(path: Path, data: bytes) -> Manuscript:
    """The text of a PDF, a passage with its page; running heads and page numbers are left out where they come again."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as e:
        if e.err_code == _LOCKED:
            raise unreadable(path, f"is locked by a password; unlock it: `qpdf --decrypt {path.name} …`.") from None
        raise unreadable(path, "is no PDF, or a damaged one; export it anew.") from None
    try:
        printed = list(pages(document))
    except pypdfium2.PdfiumError:
        raise unreadable(path, "has a damaged page; export it anew.") from None
    finally:
        document.close()
    if not any(page.runs for page in printed):
        raise unreadable(
            path, f"holds no text, only pictures of pages; read them first: `ocrmypdf {path.name} {path.name}`."
        )
    leaves = list(without_furniture(printed))
    unread = tuple(number for number, leaf in enumerate(leaves, 1) if leaf.pictures and not leaf.runs)
    writing = write(
        head=list(columns(leaves[0].head, 1)),
        body=[column for number, leaf in enumerate(leaves, 1) for column in columns(leaf.runs, number)],
        feet=[column for number, leaf in enumerate(leaves, 1) for column in _names(leaf, number)],
    )
    return Manuscript(writing.words, "pdf", writing.blocks, unread_pages=unread)


def _names(leaf: Leaf, number: int) -> Iterator[Column]:
    """What stands at the edges of a page, but for the head of the first."""
    yield from columns([*(leaf.head if number > 1 else []), *leaf.foot], number)
