"""The words on the pages as they are set, element by element, with what leads to a passage of a source."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.document.layout.page import Drawn, Layout, Words
from pipeline.document.structure import Node
from pipeline.theme.marks import Text as Label
from pipeline.theme.text import SOFT_HYPHEN

APART = "| "  # between words of two sizes, such as a number and what it is, or a title and what stands under it


@dataclass
class Stretch:
    """The words of one element, of a block; which of them lead to a passage of a source."""

    page: int
    block: int
    text: str = ""
    leading: list[tuple[int, int]] = field(default_factory=list)

    def add(self, item: Words) -> None:
        """A line behind those that there are."""
        for piece in item.line.pieces:
            if piece.link and piece.link.startswith("passage:"):
                self.leading.append((len(self.text), len(self.text) + len(piece.text)))
            self.text += piece.text.replace("\u00a0", " ")
        broken = self.text.endswith(SOFT_HYPHEN)
        self.text = self.text.removesuffix(SOFT_HYPHEN) + ("" if broken else item.line.ends)


def stretches(layout: Layout) -> Iterator[Stretch]:
    """The words on the pages, in the order in which they are set; a number and its unit, which are elements of their own,
    together.
    """
    whole = _wholes(layout.root)
    texts: dict[int, Stretch] = {}
    sizes: dict[int, float] = {}
    for page in layout.pages:
        for item in page.items:
            if isinstance(item, Drawn):
                if isinstance(item.mark, Label) and item.node is not None:
                    yield Stretch(page.number, item.block, item.mark.text)
            elif isinstance(item, Words) and item.node and item.node.role not in ("TOCI", "Lbl") and item.line.pieces:
                key = whole.get(id(item.node), id(item.node))
                stretch = texts.setdefault(key, Stretch(page.number, item.block))
                size = item.line.pieces[0].size
                if stretch.text and size != sizes.get(key) and id(item.node) not in whole:
                    stretch.text += APART
                sizes[key] = size
                stretch.add(item)
    yield from texts.values()


def _wholes(node: Node) -> dict[int, int]:
    """For each part of a line the element that it is a part of."""
    found: dict[int, int] = {}
    for kid in node.kids:
        if isinstance(kid, Node):
            if kid.role == "Span":
                found[id(kid)] = id(node)
            found |= _wholes(kid)
    return found
