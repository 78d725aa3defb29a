"""What stands on each page beside what the brief says: its name and the section's at the head, sources and number at the foot."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.document.layout.flow import Flow, fitted
from pipeline.document.layout.page import Drawn, Layout, Page, Words
from pipeline.theme import type as styles
from pipeline.theme.grid import Grid
from pipeline.theme.marks import Rule, Text
from pipeline.theme.text import Line, Span, line, rich

HEAD = 0.6  # of the measure: the brief's name in the running head; the section's has the rest
APART = 16.0
CLASSIFIED = 0.3  # of the measure: what the classification may take
FOLIO = 48.0
LEAST_TITLE = 112.0  # points: a source's title is not cut shorter at the foot
BETWEEN = " · "
_LABEL = re.compile(r"\bS\d+\b")


@dataclass(frozen=True, slots=True)
class Adornment:
    """The brief's name at the head, the titles of its sources by their labels at the foot, and at both how it is classified."""

    name: str
    sources: Mapping[str, str]
    classification: str | None = None


def classify(flow: Flow, classification: str) -> None:
    """How the brief is classified, at the head of its first page: there a reader aloud meets it, once."""
    mark = _classification(classification, flow.grid)
    flow.place(mark, _middle(flow.grid, mark), flow.grid.head, flow.root.add("P"))


def adorn(layout: Layout, adornment: Adornment) -> None:
    """Heads and feet. The foot of a page tells what its references call S1 and the like; where it has no room for all of
    them, first those that no page before has told.
    """
    told: set[str] = set()
    for page in layout.pages:
        _adorn(page, len(layout.pages), adornment, told)


def _adorn(page: Page, count: int, adornment: Adornment, told: set[str]) -> None:
    grid = page.grid
    classified = _classification(adornment.classification, grid) if adornment.classification else None
    beside = (grid.full - classified.width) / 2 - APART if classified else grid.full
    name = fitted(rich(adornment.name), styles.RUNNING, min(HEAD * grid.full, beside))
    rule = Rule(points=((0.0, 0.0), (grid.full, 0.0)), stroke="accent", width=1)
    right = grid.left + grid.full
    if page.number:
        page.items.append(Words(grid.left, grid.head, name, None))
        section = fitted(rich(page.section), styles.RUNNING_SECTION, min((1 - HEAD) * grid.full - APART, beside))
        page.items.append(Words(right - section.width, grid.head, section, None))
        page.items.append(Drawn(grid.left, grid.head_rule, rule, None))
        foot = _sources(page, adornment.sources, told, min(grid.full - FOLIO, beside))
        page.items.append(Words(grid.left, grid.foot, foot, None))
        if classified:
            page.items.append(Words(_middle(grid, classified), grid.head, classified, None))
    if classified:
        page.items.append(Words(_middle(grid, classified), grid.foot, classified, None))
    number = line(rich(Span(f"{page.number + 1} / {count}")), styles.FOLIO)
    page.items.append(Words(right - number.width, grid.foot, number, None))


def _sources(page: Page, titles: Mapping[str, str], told: set[str], wide: float) -> Line:
    """The sources that a page refers to, each with as much of its title as there is room for; of a page that refers to none
    the first.
    """
    cited = _cited(page)
    wanted = [label for label in titles if label in cited] or list(titles)
    most = max(1, int(wide / LEAST_TITLE))
    shown = set(sorted(wanted, key=lambda label: (label in told, wanted.index(label)))[:most])
    told |= shown
    names = [f"{label} = {titles[label]}" for label in wanted if label in shown]
    more = f"{BETWEEN}…" if len(shown) < len(wanted) else ""
    room = wide - sum(_wide(BETWEEN) for _ in names[1:]) - _wide(more)
    shares: dict[str, float] = {}
    for n, one in enumerate(sorted(names, key=_wide)):
        shares[one] = min(_wide(one), (room - sum(shares.values())) / (len(names) - n))
    cut = (
        "".join(piece.text for piece in fitted(rich(one), styles.RUNNING_SECTION, shares[one] + 0.1).pieces)
        for one in names
    )
    return line(rich(BETWEEN.join(cut) + more), styles.RUNNING_SECTION)


def _cited(page: Page) -> set[str]:
    """The labels of sources that stand on a page."""
    found: set[str] = set()
    for item in page.items:
        if isinstance(item, Words):
            found.update(_LABEL.findall("".join(piece.text for piece in item.line.pieces)))
        elif isinstance(item, Drawn) and isinstance(item.mark, Text):
            found.update(_LABEL.findall(item.mark.text))
    return found


def _wide(words: str) -> float:
    return line(rich(words), styles.RUNNING_SECTION).width


def _classification(words: str, grid: Grid) -> Line:
    return fitted(rich(words), styles.CLASSIFICATION, CLASSIFIED * grid.full)


def _middle(grid: Grid, one: Line) -> float:
    return grid.left + (grid.full - one.width) / 2
