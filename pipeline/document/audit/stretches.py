"""The words on the pages as they are set, element by element, with what leads to a passage of a source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.document.layout.page import Drawn, Layout, Page, Words
from pipeline.document.structure import Node
from pipeline.theme.marks import Text as Label
from pipeline.theme.text import SOFT_HYPHEN

APART = "| "  # between words of two sizes, such as a number and what it is, or a title and what stands under it

_HYPHEN = re.compile(r"\S[-–]\Z")
LEADING = 1.5  # of their size: lines of a label are not farther apart


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
        yield from _labels(page)
        for item in page.items:
            if isinstance(item, Words) and item.node and item.node.role not in ("TOCI", "Lbl") and item.line.pieces:
                key = whole.get(id(item.node), id(item.node))
                stretch = texts.setdefault(key, Stretch(page.number, item.block))
                size = item.line.pieces[0].size
                if stretch.text and size != sizes.get(key) and id(item.node) not in whole:
                    stretch.text += APART
                sizes[key] = item.line.pieces[-1].size
                stretch.add(item)
    yield from texts.values()


def _labels(page: Page) -> Iterator[Stretch]:
    """The words drawn on a page; the lines of one label together."""
    last: Label | None = None
    label: Stretch | None = None
    for item in page.items:
        if not (isinstance(item, Drawn) and isinstance(item.mark, Label) and item.node is not None):
            last = None
        elif label and last and _goes_on(last, item.mark):
            label.text += item.mark.text if _HYPHEN.search(label.text) else f" {item.mark.text}"
            last = item.mark
        else:
            if label:
                yield label
            label, last = Stretch(page.number, item.block, item.mark.text), item.mark
    if label:
        yield label


def _goes_on(line: Label, next_: Label) -> bool:
    """Whether a label is the next line of one, drawn right behind it and set right under it."""
    alike = (line.x, line.face, line.size, line.anchor) == (next_.x, next_.face, next_.size, next_.anchor)
    return alike and 0 < next_.y - line.y <= LEADING * line.size


def _wholes(node: Node) -> dict[int, int]:
    """For each part of a line the element that it is a part of."""
    found: dict[int, int] = {}
    for kid in node.kids:
        if isinstance(kid, Node):
            if kid.role == "Span":
                found[id(kid)] = id(node)
            found |= _wholes(kid)
    return found
