"""The structure tree of a PDF: elements, and the marked content and links that they hold."""

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from pipeline.document.layout.page import Layout, Place
from pipeline.document.pdf.drawing import Link
from pipeline.document.structure import Node

ABOVE = 12.0  # points: how far above its target a link shows


class Tree:
    """The structure tree: elements, the marked content and the links that they hold."""

    def __init__(self, pdf: pikepdf.Pdf, layout: Layout) -> None:
        self.pdf = pdf
        self.layout = layout
        self.pages = [page.obj for page in pdf.pages]
        self.parents: list[dict[int, pikepdf.Object]] = [{} for _ in self.pages]
        self.annotated: dict[int, list[tuple[pikepdf.Object, pikepdf.Object]]] = {}

    def link(self, link: Link) -> None:
        """Put a link's annotation on its page; none for a place that this brief does not have."""
        web = link.target.startswith(("https://", "http://"))
        place = self.layout.anchors.get(link.target)
        if not web and place is None:
            return
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
        self.annotated.setdefault(id(link.node), []).append((page, made))

    def destination(self, place: Place) -> Array:
        """Where a link leads, in the terms of PDF."""
        return destination(self.pages, place, self.layout)

    def write(self) -> None:
        """Write the tree into the catalog."""
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
        element = self.pdf.make_indirect(Dictionary(S=Name("/" + node.role), P=parent))
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
            high = self.layout.pages[node.page].grid.height
            box = [x, high - y - tall, x + wide, high - y]
            element.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(v, 2) for v in box]))
        pages = {kid[0] for kid in node.kids if not isinstance(kid, Node)}
        if len(pages) == 1:  # then the numbers alone say which content
            element.Pg = self.pages[min(pages)]
        kids: list[object] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                if _holds(kid):
                    kids.append(self._element(kid, element))
            else:
                page, number = kid
                one = len(pages) == 1
                kids.append(number if one else Dictionary(Type=Name.MCR, Pg=self.pages[page], MCID=number))
                self.parents[page][number] = element
        for sheet, annotation in self.annotated.get(id(node), ()):
            kids.append(Dictionary(Type=Name.OBJR, Pg=sheet, Obj=annotation))
            self.linked.append((annotation, element))
        if len(kids) == 1 and isinstance(kids[0], int):
            element.K = kids[0]
            return element
        element.K = Array(kids)
        return element


def _holds(node: Node) -> bool:
    """Whether an element holds anything; cells are kept, they keep their row in shape."""
    return node.role in ("TH", "TD", "TR") or any(not isinstance(k, Node) or _holds(k) for k in node.kids)


def destination(pages: Sequence[pikepdf.Object], place: Place, layout: Layout) -> Array:
    """A place on a page as a destination, a little above it."""
    high = layout.pages[place.page].grid.height
    return Array([pages[place.page], Name.XYZ, 0, round(min(high, high - place.y + ABOVE), 2), 0])
