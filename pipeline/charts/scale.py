"""The scale of a timeline: to scale in stretches, with declared breaks; and labels that do not touch."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

MOST_BREAKS = 3
MOST_CANDIDATES = 12
BREAK_GAP = 22.0
LABEL_GAP = 3.0
BREAK_COST = 60.0
SILENT_YEARS = 20  # of silence, after which a break costs nothing
LEAST_CHANGE = 2.5  # between neighbouring stretches, in points a year


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the scale: years `begin` to `end` between `top` and `bottom`, in points."""

    begin: float
    end: float
    top: float
    bottom: float

    @property
    def per_year(self) -> float:
        """How tall a year is."""
        return (self.bottom - self.top) / (self.end - self.begin)


@dataclass(frozen=True, slots=True)
class Scale:
    """Stretches from top to bottom."""

    stretches: tuple[Stretch, ...]

    def y(self, year: float) -> float:
        """Where a point in time stands; what falls into a break stands at its edge."""
        stretch = self.stretch_of(year)
        return min(stretch.bottom, stretch.top + max(0.0, year - stretch.begin) * stretch.per_year)

    def place(self, times: Sequence[float], heights: Sequence[float], gap: float = LABEL_GAP) -> list[float]:
        """Where the tops of labels stand, `gap` apart: beside their marks as near as may be, each within its stretch."""
        placed: list[float] = []
        for stretch in self.stretches:
            own = [i for i, t in enumerate(times) if self.stretch_of(t) is stretch]
            wanted = [self.y(times[i]) - 6 for i in own]
            placed += spread(wanted, [heights[i] for i in own], max(0.0, stretch.top - 4), stretch.bottom + 2, gap)
        return placed

    def stretch_of(self, year: float) -> Stretch:
        """The stretch in which a point in time falls."""
        return next((s for s in self.stretches if year < s.end), self.stretches[-1])


def choose(
    times: Sequence[float],
    heights: Sequence[float],
    tall: float,
    gap: float = LABEL_GAP,
    since: float | None = None,
    until: float | None = None,
) -> Scale:
    """The scale that moves labels least from their marks.

    `times` are the labels' points in time in years, in order, `heights` their heights, `tall` the height of the
    panel, `gap` what is left between labels; `since` is where the scale begins, if not with the year of the first, and
    `until` where it ends, if not with that of the last. Breaks stand at turns of years before an event. Cost: the mean
    square of the movement, a quarter of its greatest square, 60 a break, unless 20 silent years are before it. Of equals
    the one with fewer breaks.
    """
    years = sorted({int(t) for t in times})
    candidates = sorted(sorted(years[1:], key=lambda y: years[years.index(y) - 1] - y)[:MOST_CANDIDATES])
    best: tuple[float, Scale] | None = None
    for count in range(min(MOST_BREAKS, len(candidates)) + 1):
        for breaks in combinations(candidates, count):
            scale = _scale(times, heights, breaks, tall, gap, since, until)
            if scale is None:
                continue
            wanted = [scale.y(t) - 6 for t in times]
            placed = scale.place(times, heights, gap)
            moves = [(a - b) ** 2 for a, b in zip(placed, wanted, strict=True)]
            silent = sum(b - max(y for y in years if y < b) > SILENT_YEARS for b in breaks)
            cost = sum(moves) / len(moves) + max(moves) / 4 + BREAK_COST * (count - silent)
            if best is None or cost < best[0] - 1e-9:
                best = cost, scale
    assert best
    return best[1]


def spread(
    wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float, gap: float = LABEL_GAP
) -> list[float]:
    """Tops of labels in order, none touching the next, as near to where they are wanted as the squares of the moves
    allow (pooling adjacent violators; Barlow and others, 1972), and within the panel where they fit.
    """
    offsets, at = [], 0.0
    for height in heights:
        offsets.append(at)
        at += height + gap
    blocks: list[tuple[float, int]] = []  # sum of the wished-for positions, and how many
    for want, offset in zip(wanted, offsets, strict=True):
        blocks.append((want - offset, 1))
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] > blocks[-1][0] / blocks[-1][1]:
            (a, n), (b, m) = blocks[-2:]
            blocks[-2:] = [(a + b, n + m)]
    low, high = top, bottom - (at - gap)
    placed = [min(max(total / n, low), max(low, high)) for total, n in blocks for _ in range(n)]
    return [p + o for p, o in zip(placed, offsets, strict=True)]


def _scale(
    times: Sequence[float],
    heights: Sequence[float],
    breaks: Sequence[int],
    tall: float,
    gap: float,
    since: float | None,
    until: float | None,
) -> Scale | None:
    edges: list[float] = [int(min(times)) if since is None else since, *breaks]
    groups = [
        [i for i, t in enumerate(times) if edge <= t < (edges[k + 1] if k + 1 < len(edges) else 1e9)]
        for k, edge in enumerate(edges)
    ]
    if any(not group for group in groups):
        return None
    need = [sum(heights[i] + gap for i in group) + 8 for group in groups]
    room = tall - BREAK_GAP * len(breaks)
    if breaks and room < sum(need) - 8:
        return None
    stretches: list[Stretch] = []
    top = 0.0
    for edge, group, share in zip(edges, groups, need, strict=True):
        bottom = top + room * share / sum(need)
        end = until if until and edge == edges[-1] else int(max(times[i] for i in group)) + 1
        stretches.append(Stretch(float(edge), float(end), top, bottom))
        top = bottom + BREAK_GAP
    for a, b in pairwise(stretches):
        if b.begin - a.end < SILENT_YEARS and max(a.per_year, b.per_year) < LEAST_CHANGE * min(a.per_year, b.per_year):
            return None
    return Scale(tuple(stretches))
