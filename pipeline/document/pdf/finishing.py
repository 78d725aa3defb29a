"""What makes a document of drawn pages: the structure tree, links, bookmarks, metadata and the data beside the text."""

import io
from collections.abc import Mapping, Sequence

import pikepdf
from pikepdf import Array, Name

from pipeline.document.layout.page import Layout
from pipeline.document.pdf.drawing import Link
from pipeline.document.pdf.metadata import About, describe
from pipeline.document.pdf.tree import Tree, destination

DAY = "D:20000101000000Z"  # no clock: the same input, the same bytes

Attached = Mapping[str, tuple[str, bytes, str]]
"""Files by name: the media type, the content and what it is."""


def finish(drawn: bytes, layout: Layout, links: Sequence[Link], about: About, attached: Attached) -> bytes:
    """The finished PDF, the same bytes for the same input."""
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        tree = Tree(pdf, layout)
        for link in links:
            tree.link(link)
        tree.write()
        _bookmarks(pdf, layout)
        describe(pdf, about)
        for name, (media, data, what) in sorted(attached.items()):
            _attach(pdf, name, media, data, what)
        if attached:
            pdf.Root.AF = Array([pdf.attachments[name].obj for name in sorted(attached)])
        buffer = io.BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(
            buffer,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
            linearize=False,
        )
        return buffer.getvalue()


def _bookmarks(pdf: pikepdf.Pdf, layout: Layout) -> None:
    """The outline: sections, and in them what has a heading of its own."""
    pages = [page.obj for page in pdf.pages]
    with pdf.open_outline() as outline:
        outline.root.clear()
        for bookmark in layout.bookmarks:
            item = pikepdf.OutlineItem(bookmark.text, destination(pages, bookmark.place, layout))
            if bookmark.level > 1 and outline.root:
                outline.root[-1].children.append(item)
            else:
                outline.root.append(item)
    pdf.Root.PageMode = Name.UseOutlines if layout.bookmarks else Name.UseNone


def _attach(pdf: pikepdf.Pdf, name: str, media: str, data: bytes, what: str) -> None:
    """Put a file beside the text: the data that the brief was made from."""
    spec = pikepdf.AttachedFileSpec(
        pdf,
        data,
        filename=name,
        description=what,
        mime_type=media,
        creation_date=DAY,
        mod_date=DAY,
        relationship=Name.Data,
    )
    pdf.attachments[name] = spec
