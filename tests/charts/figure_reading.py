"""Observations and events made on the spot, and what is seen on a figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pipeline import trade
from pipeline.charts import figures
from pipeline.records import Account, Conflict, Event, Evidence, Observation, Reason, TradeRow
from pipeline.theme.fonts import width
from pipeline.theme.marks import Box, Dot, Figure, Rule, Text, Undrawn


def evidence(n: int = 1) -> tuple[Evidence, ...]:
    return (Evidence(source="s", passage=f"p{n}", start=0, end=4, quote="said"),)


def observation(value: float, period: str | None = "2013", **more: Any) -> Observation:
    """What two countries traded in a period, unless more is said."""
    given = {"measure": "trade", "kind": "level", "unit": "USD", "parties": ("GHA", "TGO"), **more}
    id = "obs-" + "-".join(map(str, (value, period, *given.values())))
    return Observation(id=id, value=value, period=period, evidence=evidence(), **given)


def rows(*observations: Observation) -> list[TradeRow]:
    return trade.rows(Account(observations=observations))


def chart(
    *observations: Observation, kind: str = "auto", measure: str | None = None, conflicts: Sequence[Conflict] = ()
) -> Figure | Undrawn:
    """What a chart section makes of observations."""
    account = Account(observations=observations, conflicts=tuple(conflicts))
    request = {"kind": "chart", "chart": kind, "measure": measure}
    (figure,) = figures([request], account, trade.rows(account), "A4")
    return figure


def drawn(*observations: Observation, **more: Any) -> Figure:
    """A chart that can be drawn."""
    figure = chart(*observations, **more)
    assert isinstance(figure, Figure), figure
    return figure


def contradict(*observations: Observation, reason: Reason = "unknown") -> Conflict:
    """That observations cannot all be right."""
    ids = tuple(o.id for o in observations)
    return Conflict(kind="observation", members=ids, reason=reason, explanation="They differ.")


def count(title: str) -> int:
    """The words of a title; a per cent sign is none."""
    return sum(word != "%" for word in title.split())


def event(n: int, when: str | None, title: str = "The bridge was opened", **more: Any) -> Event:
    return Event(id=f"event-{n}", when=when, title=title, evidence=evidence(n), **more)


@dataclass(frozen=True)
class Label:
    """Words on a figure and the room that they take, y down."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    link: str | None

    def overlaps(self, other: "Label", by: float = 0.5) -> bool:
        """Whether two lie over each other, by more than `by` points either way."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > by and tall > by


def labels(figure: Figure) -> list[Label]:
    found = []
    for mark in figure.marks:
        if isinstance(mark, Text) and mark.text.strip():
            wide = width(mark.text, mark.face, mark.size)
            left = mark.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
            top, bottom = mark.y - 0.72 * mark.size, mark.y + 0.22 * mark.size
            found.append(Label(mark.text, left, top, left + wide, bottom, mark.link))
    return found


def overlapping(figure: Figure) -> Iterator[tuple[str, str]]:
    """Words that lie over each other."""
    for one, other in combinations(labels(figure), 2):
        if one.overlaps(other):
            yield one.text, other.text


def outside(figure: Figure, spare: float = 1.0) -> Iterator[str]:
    """What stands outside the figure: words, boxes, dots, lines."""
    for label in labels(figure):
        if not (-spare <= label.left and label.right <= figure.width + spare):
            yield label.text
        if not (-4 - spare <= label.top and label.bottom <= figure.height + spare):
            yield label.text
    for mark in figure.marks:
        points: Sequence[tuple[float, float]] = ()
        if isinstance(mark, Box):
            points = ((mark.x, mark.y), (mark.x + mark.width, mark.y + mark.height))
        elif isinstance(mark, Dot):
            points = ((mark.x - mark.radius, mark.y - mark.radius), (mark.x + mark.radius, mark.y + mark.radius))
        elif isinstance(mark, Rule):
            points = mark.points
        for x, y in points:
            if not (-spare <= x <= figure.width + spare and -4 - spare <= y <= figure.height + spare):
                yield f"{type(mark).__name__} at {x:.0f}, {y:.0f}"


def boxes(figure: Figure, dashed: bool | None = None) -> list[Box]:
    return [m for m in figure.marks if isinstance(m, Box) and (dashed is None or bool(m.dash) == dashed)]


def shapes(figure: Figure) -> list[Box | Dot | Rule]:
    """What is drawn without the words."""
    return [m for m in figure.marks if not isinstance(m, Text)]


def numbers(text: str) -> set[str]:
    """The numbers in words."""
    import re

    return set(re.findall(r"\d+(?:[.,]\d+)*", text))
