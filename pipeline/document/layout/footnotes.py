"""Notes of a text, at its end under a short rule: the number and the words."""

from pipeline.document.content import Footnotes
from pipeline.document.layout.flow import Flow
from pipeline.theme import type as styles
from pipeline.theme.text import line, lines, rich

RULE = 48.0
NUMBER = 14.0


def footnotes(flow: Flow, block: Footnotes) -> None:
    """Set notes in the main column; one goes over to the next page line by line."""
    style = styles.NOTE
    flow.clear_margin()
    flow.need(8 + 8 + 2 * style.leading)
    flow.skip(8)
    flow.rule(flow.grid.left, flow.y, RULE, 0.5, "strong")
    flow.y += 4
    for number, words, anchor in block.notes:
        broken = lines(words, style, flow.grid.main - NUMBER, flow.language)
        flow.need(min(len(broken), 2) * style.leading)
        flow.mark_place(anchor)
        node = flow.root.add("Note")
        flow.set([line(rich(number), style)], style, flow.grid.left, flow.y, node.add("Lbl"))
        flow.run(broken, style, flow.grid.left + NUMBER, node.add("P"))
    flow.y += 12
    flow.margin = flow.y
