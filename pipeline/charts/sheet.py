"""A figure on a sheet of its own: its title and subtitle over it, and under it the notes and the sources, by name, for
outside the brief nobody knows what S1 is.
"""

from msgspec import Struct
from msgspec.structs import replace

from pipeline import wording
from pipeline.charts.frame import styles, words
from pipeline.records import Account, Source
from pipeline.theme.marks import Box, Dot, Figure, Mark, Rule, Text
from pipeline.theme.text import lines, rich, tied
from pipeline.theme.type import Style

MARGIN = 16.0
MOST_SOURCES = 4


class Sheet(Struct, frozen=True):
    """All marks of a figure with its words, and how large it is."""

    marks: tuple[Mark, ...]
    width: float
    height: float


def sheet(figure: Figure, title: str, account: Account) -> Sheet:
    """A figure with its words around."""
    marks: list[Mark] = []
    y = MARGIN

    def set_words(text: str, style: Style) -> None:
        nonlocal y
        for line in lines(rich(tied(text)), style, figure.width):
            marks.extend(words(p.text, MARGIN + p.x, y + style.baseline, style) for p in line.pieces)
            y += style.leading

    set_words(title, styles.CAPTION)
    set_words(figure.subtitle, styles.SUBTITLE)
    y += 10
    marks += (_moved(mark, MARGIN, y) for mark in figure.marks)
    y += figure.height + 6
    for note in filter(None, [figure.source, *figure.notes, sources(figure, account)]):
        set_words(note, styles.SOURCE)
    return Sheet(tuple(marks), figure.width + 2 * MARGIN, y + MARGIN - 4)


def sources(figure: Figure, account: Account) -> str:
    """Where a figure's data are from: "Source: Monthly Bulletin (Ministry of Trade, 3 May 2019), ¶6"."""
    used = set(figure.passages)
    by_source: dict[str, list[int]] = {}
    for passage in account.passages:
        if passage.id in used:
            by_source.setdefault(passage.source, []).append(passage.ordinal)
    named = [
        f"{_name(s)}, ¶{', '.join(map(str, sorted(by_source[s.id])[:6]))}{' …' if len(by_source[s.id]) > 6 else ''}"
        for s in account.sources
        if s.id in by_source
    ]
    more = f"; and {len(named) - MOST_SOURCES} more" if len(named) > MOST_SOURCES else ""
    said = f"Source{'s' if len(named) > 1 else ''}: {'; '.join(named[:MOST_SOURCES])}{more}" if named else ""
    return said if said.endswith("…") or not said else f"{said}."


def _name(source: Source) -> str:
    about = ", ".join(
        filter(None, [source.publisher or source.author, wording.date(source.published) if source.published else None])
    )
    return f"{source.title or source.path.rsplit('/', 1)[-1]}{f' ({about})' if about else ''}"


def _moved(mark: Mark, x: float, y: float) -> Mark:
    if isinstance(mark, Rule):
        return replace(mark, points=tuple((a + x, b + y) for a, b in mark.points))
    assert isinstance(mark, Text | Box | Dot)
    return replace(mark, x=mark.x + x, y=mark.y + y)
