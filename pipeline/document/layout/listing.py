"""Lists: a bullet or number before each item, items within items indented under them."""

from pipeline.document.content import Listing, Prose, Table
from pipeline.document.layout import prose, table
from pipeline.document.layout.flow import Flow
from pipeline.theme import type as styles
from pipeline.theme.text import line, rich

BULLET = 14.0  # how far items are indented; numbered ones as far as their longest number needs
BESIDE = 6.0


def least(flow: Flow, block: Listing) -> float:
    """The least room that a list begins with: that of its first item."""
    for first in block.items[0].blocks[:1]:
        if isinstance(first, Prose):
            return prose.least(flow, first)
        return least(flow, first) if isinstance(first, Listing) else table.least(flow, first)
    return styles.ITEM.leading


def listing(flow: Flow, block: Listing) -> None:
    """Set a list in the main column."""
    indent = max(BULLET, *(line(rich(i.label), styles.ITEM).width + BESIDE for i in block.items))
    node = flow.parent.add("L", numbering="Decimal" if block.numbered else "Disc")
    for item in block.items:
        entry = node.add("LI")
        label, body = entry.add("Lbl"), entry.add("LBody")
        x = flow.left

        def mark(words: str = item.label, x: float = x, label: object = label) -> None:
            one = line(rich(words), styles.ITEM)
            right = x + indent - BESIDE - one.width if block.numbered else x + 2
            flow.set([one], styles.ITEM, right, flow.y, label)  # type: ignore[arg-type]

        with flow.within(body, indent):
            first, *rest = item.blocks or (None,)
            if isinstance(first, Prose):
                prose.prose(flow, first, mark)
            else:
                flow.need(styles.ITEM.leading)
                mark()
                rest = list(item.blocks)
                flow.y += 0 if rest else styles.ITEM.leading + styles.ITEM.space_after
            for inner in rest:
                match inner:
                    case Prose():
                        prose.prose(flow, inner)
                    case Listing():
                        listing(flow, inner)
                    case Table():
                        table.table(flow, inner)
    if flow.parent is flow.root:
        flow.y += styles.BODY.space_after - styles.ITEM.space_after if block.tight else 0
