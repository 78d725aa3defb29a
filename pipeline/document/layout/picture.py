"""Figures on the page: the finding, what it shows, the scene, its source."""

from pipeline.document.content import Picture
from pipeline.document.layout.flow import Flow
from pipeline.theme import type as styles
from pipeline.theme.marks import Figure
from pipeline.theme.text import Line, lines, rich, tied

ABOVE = 16.0


def least(flow: Flow, block: Picture) -> float:
    """The least room that a figure takes with what stands over and under it."""
    return ABOVE + min(_around(flow, block, f) + f.height for f in block.figures)


def picture(flow: Flow, block: Picture) -> None:
    """A figure, whole on one page; notes stand beside it in the margin."""
    grid = flow.grid
    flow.clear_margin()
    flow.skip(ABOVE)
    fits = [f for f in block.figures if _around(flow, block, f) + f.height <= flow.room]
    figure = fits[0] if fits else block.figures[0]
    flow.need(_around(flow, block, figure) + figure.height)
    measure = grid.full if block.full else grid.main
    title, subtitle, source = _words(flow, block, figure)
    flow.mark_place(f"figure:{figure.id}")
    notes = [lines(n, styles.NOTE, grid.margin, flow.language) for n in block.notes]
    y = flow.y + styles.CAPTION.baseline - styles.NOTE.baseline
    caption = flow.root.add("Caption")
    flow.y += flow.set(title, styles.CAPTION, grid.left, flow.y, caption)
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


def _words(flow: Flow, block: Picture, figure: Figure) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
    measure = flow.grid.full if block.full else flow.grid.main
    return (
        lines(rich(tied(block.title)), styles.CAPTION, measure, flow.language),
        lines(rich(tied(figure.subtitle)), styles.SUBTITLE, measure, flow.language),
        lines(block.source, styles.SOURCE, measure, flow.language),
    )


def _around(flow: Flow, block: Picture, figure: Figure) -> float:
    title, subtitle, source = _words(flow, block, figure)
    return (
        len(title) * styles.CAPTION.leading
        + len(subtitle) * styles.SUBTITLE.leading
        + 12
        + len(source) * styles.SOURCE.leading
    )
