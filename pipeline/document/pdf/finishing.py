"""What makes a document of drawn pages: the structure tree, links, bookmarks, metadata and the data beside the text."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from pipeline.document.layout.page import Layout, Place
from pipeline.document.pdf.drawing import Link
from pipeline.document.structure import Node
from pipeline.theme.grid import Grid

ABOVE = 12.0  # points: how far above its target a link shows
DAY = "D:20000101000000Z"  # no clock: the same input, the same bytes


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself. `attached` are files by name, with their media type, content and what they are."""

    title: str
    authors: tuple[str, ...]
    subject: str
    language: str
    version: str
    attached: Mapping[str, tuple[str, bytes, str]]


def finish(drawn: bytes, layout: Layout, links: Sequence[Link], grid: Grid, about: About) -> bytes:
    """The finished PDF, the same bytes for the same input."""
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        tree = Tree(pdf, layout, grid)
        annotations = [tree.link(link) for link in links]
        tree.write(annotations)
        _bookmarks(pdf, layout, grid)
        _describe(pdf, about)
        for name, (media, data, what) in sorted(about.attached.items()):
            _attach(pdf, name, media, data, what)
        buffer = io.BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(
            buffer,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
            linearize=False,
        )
        return buffer.getvalue()


class Tree:
    """The structure tree: elements, the marked content and the links that they hold."""

    def __init__(self, pdf: pikepdf.Pdf, layout: Layout, grid: Grid) -> None:
        self.pdf = pdf
        self.layout = layout
        self.grid = grid
        self.pages = [page.obj for page in pdf.pages]
        self.parents: list[dict[int, pikepdf.Object]] = [{} for _ in self.pages]
        self.annotated: dict[int, list[pikepdf.Object]] = {}

    def link(self, link: Link) -> tuple[Link, pikepdf.Object] | None:
        """Put a link's annotation on its page; None for a place that this brief does not have."""
        web = link.target.startswith(("https://", "http://"))
        place = self.layout.anchors.get(link.target)
        if not web and place is None:
            return None
        annotation = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([round(v, 2) for v in link.box]),
            Border=Array([0, 0, 0]),
            F=4,
            Contents=String(f"{'Address' if web else 'Go to'} {link.words.strip()}"),
        )
        if web:
            annotation.A = Dictionary(S=Name.URI, URI=String(link.target))
        elif place:
            annotation.Dest = self.destination(place)
        made = self.pdf.make_indirect(annotation)
        page = self.pages[link.page]
        if "/Annots" not in page:
            page.Annots = Array([])
        page.Annots.append(made)
        return link, made

    def destination(self, place: Place) -> Array:
        """Where a link leads, in the terms of PDF."""
        return destination(self.pages, place, self.grid)

    def write(self, annotations: Sequence[tuple[Link, pikepdf.Object] | None]) -> None:
        """Write the tree into the catalog."""
        for made in annotations:
            if made:
                self.annotated.setdefault(id(made[0].node), []).append(made[1])
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.linked: list[tuple[pikepdf.Object, pikepdf.Object]] = []
        root.K = Array([self._element(self.layout.root, root)])
        numbers: list[object] = []
        for n, page in enumerate(self.pages):
            page.StructParents = n
            page.Tabs = Name.S
            held = self.parents[n]
            numbers += [n, self.pdf.make_indirect(Array([held[i] for i in sorted(held)]))]
        for n, (annotation, element) in enumerate(self.linked, len(self.pages)):
            annotation.StructParent = n
            numbers += [n, element]
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = len(self.pages) + len(self.linked)
        self.pdf.Root.StructTreeRoot = root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        element = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.role), P=parent))
        if node.alternative:
            element.Alt = String(node.alternative)
        if node.language:
            element.Lang = String(node.language)
        if node.role == "Note":
            element.ID = String(f"note-{len(self.parents)}-{element.objgen[0]}")
        if node.scope:
            element.A = Dictionary(O=Name.Table, Scope=Name("/" + node.scope))
        elif node.role == "Table" and node.title:
            element.A = Dictionary(O=Name.Table, Summary=String(node.title))
        if node.box and node.page is not None:
            x, y, wide, tall = node.box
            box = [x, self.grid.height - y - tall, x + wide, self.grid.height - y]
            element.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(v, 2) for v in box]))
        kids: list[object] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                if _holds(kid):
                    kids.append(self._element(kid, element))
            else:
                page, number = kid
                kids.append(Dictionary(Type=Name.MCR, Pg=self.pages[page], MCID=number))
                self.parents[page][number] = element
        for annotation in self.annotated.get(id(node), ()):
            holds = next(
                p for p in self.pages if "/Annots" in p and any(a.objgen == annotation.objgen for a in p.Annots)
            )
            kids.append(Dictionary(Type=Name.OBJR, Pg=holds, Obj=annotation))
            self.linked.append((annotation, element))
        element.K = Array(kids)
        return element


def _holds(node: Node) -> bool:
    """Whether an element holds anything; cells are kept, they keep their row in shape."""
    return node.role in ("TH", "TD", "TR") or any(not isinstance(k, Node) or _holds(k) for k in node.kids)


def destination(pages: Sequence[pikepdf.Object], place: Place, grid: Grid) -> Array:
    """A place on a page as a destination, a little above it."""
    return Array([pages[place.page], Name.XYZ, 0, round(min(grid.height, grid.height - place.y + ABOVE), 2), 0])


def _bookmarks(pdf: pikepdf.Pdf, layout: Layout, grid: Grid) -> None:
    """The outline: sections, and in them what has a heading of its own."""
    pages = [page.obj for page in pdf.pages]
    with pdf.open_outline() as outline:
        outline.root.clear()
        for bookmark in layout.bookmarks:
            item = pikepdf.OutlineItem(bookmark.text, destination(pages, bookmark.place, grid))
            if bookmark.level > 1 and outline.root:
                outline.root[-1].children.append(item)
            else:
                outline.root.append(item)
    pdf.Root.PageMode = Name.UseOutlines if layout.bookmarks else Name.UseNone


def _describe(pdf: pikepdf.Pdf, about: About) -> None:
    pdf.Root.Lang = String(about.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        meta["dc:title"] = about.title
        if about.authors:
            meta["dc:creator"] = list(about.authors)
        meta["dc:description"] = about.subject
        meta["dc:language"] = {about.language}
        meta["pdf:Producer"] = f"Briefwright {about.version}"
    del pdf.docinfo
    pdf.docinfo["/Title"] = String(about.title)
    pdf.docinfo["/Producer"] = String(f"Briefwright {about.version}")


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
