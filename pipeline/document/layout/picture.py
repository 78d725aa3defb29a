"""Figures on the page: the finding, what it shows, the scene, its source."""

from collections.abc import Sequence

from pipeline.document.content import Picture
from pipeline.document.layout.flow import Flow
from pipeline.theme import type as styles
from pipeline.theme.marks import Figure
from pipeline.theme.text import Line, Rich, lines, rich, tied

ABOVE = 16.0


def least(flow: Flow, block: Picture) -> float:
    """The least room that a figure takes with what stands over and under it."""
    return ABOVE + min(_tall(flow, block, panels[0], block.title) for panels in block.versions)


def picture(flow: Flow, block: Picture) -> None:
    """A figure, each panel whole on one page; notes stand beside it in the margin."""
    flow.clear_margin()
    flow.skip(ABOVE)
    fitting = (v for v in block.versions if _tall(flow, block, v[0], block.title) <= flow.room)
    for n, figure in enumerate(next(fitting, block.versions[0])):
        if n:
            flow.skip(ABOVE)
        _panel(flow, block, figure, figure.title if n else block.title, block.notes if n == 0 else ())


def _panel(flow: Flow, block: Picture, figure: Figure, title: str, beside: Sequence[Rich]) -> None:
    grid = flow.grid
    flow.need(_tall(flow, block, figure, title))
    measure = grid.full if block.full else grid.main
    caption_lines, subtitle, source = _words(flow, block, figure, title)
    flow.mark_place(f"figure:{figure.id}")
    notes = [lines(n, styles.NOTE, grid.margin, flow.language) for n in beside]
    y = flow.y + styles.CAPTION.baseline - styles.NOTE.baseline
    caption = flow.root.add("Caption")
    flow.y += flow.set(caption_lines, styles.CAPTION, grid.left, flow.y, caption)
    flow.y += flow.set(subtitle, styles.SUBTITLE, grid.left, flow.y, caption) + 8
    box = (grid.left, flow.y, measure, figure.height)
    node = flow.root.add("Figure", alternative=figure.alternative, page=flow.page.number, box=box)
    for mark in figure.marks:
        flow.draw(mark, grid.left, flow.y, node)
    flow.y += figure.height + 4
    if source:
        flow.y += flow.set(source, styles.SOURCE, grid.left, flow.y, flow.root.add("P"))
    if notes:
        aside = flow.root.add("Note")
        for note in notes:
            y += flow.set(note, styles.NOTE, grid.notes, y, aside.add("P"))
        flow.margin = y + 8
    flow.y += 8


def _words(
    flow: Flow, block: Picture, figure: Figure, title: str
) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
    measure = flow.grid.full if block.full else flow.grid.main
    return (
        lines(rich(tied(title)), styles.CAPTION, measure, flow.language),
        lines(rich(tied(figure.subtitle)), styles.SUBTITLE, measure, flow.language),
        lines(block.source, styles.SOURCE, measure, flow.language),
    )


def _tall(flow: Flow, block: Picture, figure: Figure, title: str) -> float:
    """The height of a figure with what stands over and under it."""
    above, subtitle, source = _words(flow, block, figure, title)
    return (
        len(above) * styles.CAPTION.leading
        + len(subtitle) * styles.SUBTITLE.leading
        + 12
        + len(source) * styles.SOURCE.leading
        + figure.height
    )
