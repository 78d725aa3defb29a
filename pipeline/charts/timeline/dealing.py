"""Which events a timeline has room for, and on which of its panels each stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.charts.scale import BREAK_GAP, LABEL_GAP
from pipeline.charts.timeline.items import DATE, LABEL, Columns, Item
from pipeline.theme.text import lines, rich

UNCUT = 0.85  # of the room that all labels want, which a timeline takes before it goes on over another panel
MOST_LINES = 3  # of a label
AIRY = 0.75  # of a panel's height, which labels may take without it looking full
CLOSE = 1.0  # points between labels where there are many


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the timeline that stands on one page: its events with the heights of their labels."""

    points: Sequence[Item]
    heights: Sequence[float]
    gap: float
    tall: float


def fitting(points: list[Item], columns: Columns, rooms: Sequence[float]) -> list[Item]:
    """The points whose labels fit on the panels, in the order of time."""
    room = sum(map(_inside, rooms)) - (len(rooms) - 1) * 24.0
    kept: set[int] = set()
    for item in reversed(_importance(points)):
        room -= 12.0 * _least_lines(item, columns) + CLOSE
        if room < 0:
            break
        kept.add(id(item))
    return [i for i in points if id(i) in kept]


def dealt(points: list[Item], columns: Columns, rooms: Sequence[float], beside: float) -> Iterator[Panel]:
    """Points on panels: on as few as cut few labels, the last a little less full than the others, which end their pages.
    `beside` is what the bands need."""
    wanted = [12.0 * _lines_of(i, columns) + LABEL_GAP for i in points]
    least = [12.0 * _least_lines(i, columns) + CLOSE for i in points]
    count = next((n for n in range(1, len(rooms)) if UNCUT * sum(wanted) <= sum(map(_inside, rooms[:n]))), len(rooms))
    taken = sum(map(_inside, rooms[:count]))
    spare = (taken - sum(least)) / max(1.0, sum(wanted) - sum(least))
    weights = [a + (b - a) * min(1.0, max(0.0, spare)) for a, b in zip(least, wanted, strict=True)]
    full = (1 + sum(weights) / taken) / 2
    at = 0
    for n in range(count):
        end, left = at, full * _inside(rooms[n])
        while end < len(points) and (n == count - 1 or end == at or weights[end] <= left):
            left -= weights[end]
            end += 1
        own = points[at:end]
        at = end
        if own:
            heights, gap = _heights(own, columns, _inside(rooms[n]))
            need = max(160.0, (sum(heights) + gap * len(own)) * 1.6 + 60, beside if n == 0 else 0)
            yield Panel(own, heights, gap, min(rooms[n], need) if at == len(points) else rooms[n])


def roomy(panel: Panel, columns: Columns) -> Panel:
    """A panel whose labels have as many lines as they want, three at most, if that leaves it airy."""
    room = _inside(panel.tall)
    whole = [12.0 * _lines_of(i, columns, MOST_LINES) for i in panel.points]
    if sum(whole) + LABEL_GAP * len(whole) <= AIRY * room:
        return replace(panel, heights=whole, gap=LABEL_GAP)
    heights, gap = _heights(panel.points, columns, room)
    return replace(panel, heights=heights, gap=gap)


def _heights(points: Sequence[Item], columns: Columns, room: float) -> tuple[list[float], float]:
    """How tall labels are, and how far apart: where they are too many, those that matter least are cut to a line."""
    lines_of = {id(i): _lines_of(i, columns) for i in points}
    for item in _importance(points):
        if sum(12.0 * n + LABEL_GAP for n in lines_of.values()) <= room:
            break
        lines_of[id(item)] = _least_lines(item, columns)
    heights = [12.0 * lines_of[id(i)] for i in points]
    return heights, LABEL_GAP if sum(heights) + LABEL_GAP * len(heights) <= room else CLOSE


def _inside(room: float) -> float:
    """What a break of the scale leaves of a panel's height."""
    return room - BREAK_GAP - 8


def _importance(points: Sequence[Item]) -> list[Item]:
    """Events, what matters least first; of those that matter alike every second, so that the rest lie as widely as all."""
    turn = {id(p): _reversed(n) for n, p in enumerate(points)}
    rank = {"forecast": 0, "negated": 1}
    minor = frozenset({"other", "statement", "economic"})
    return sorted(
        points,
        key=lambda i: (
            rank.get(i.event.realis, 2),
            not i.unsure,
            i.event.kind not in minor,
            len(i.event.evidence),
            -turn[id(i)],
        ),
    )


def _reversed(n: int) -> int:
    """A number with its bits in reverse: those below any bound are spread evenly (van der Corput, 1935)."""
    return int(f"{n:020b}"[::-1], 2)


def _lines_of(item: Item, columns: Columns, most: int = 2) -> int:
    """The lines that a label wants: its title or its date, `most` at most."""
    return min(most, max(len(lines(rich(item.event.title), LABEL, columns.names)), _least_lines(item, columns)))


def _least_lines(item: Item, columns: Columns) -> int:
    """The lines that it takes at least: those of its date."""
    return min(2, len(lines(rich(item.shown), DATE, columns.dates)))
