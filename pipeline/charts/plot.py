"""Values in time on a panel: the lines between them, their marks, and the marks of time under it. Lines, small multiples
and slopes are made of these.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product, zip_longest

from pipeline.charts.axis import Axis, gaps, moment
from pipeline.charts.frame import SILENT, TICK, dash, long, marker, words
from pipeline.charts.periods import short, shorter
from pipeline.charts.values import Series, Table, Value
from pipeline.theme.marks import Mark, Paint, Rule

CAP = 3.0
MANY = 16  # values: from there on only those are marked that are not stated, and the last
Place = tuple[Value, float]


def places(series: Series, x: Axis) -> list[Place]:
    """The values of a series with where each stands in time."""
    return [(v, x.at(moment(v.period))) for v in series.values]


def path(found: Sequence[Place], y: Axis, silent: Sequence[bool], paint: Paint, thick: float) -> Iterator[Rule]:
    """Lines from value to value: dashed to what is not stated, dotted over periods of which nothing is told, to both ends
    of what is open. Stated ones are one line."""
    run: list[tuple[float, float]] = []
    for ((a, ax), (b, bx)), gap in zip(pairwise(found), silent, strict=True):
        whole = not gap and a.settled and b.settled
        if whole:
            run = run or [(ax, y.at(a.number))]
            run.append((bx, y.at(b.number)))
            continue
        if run:
            yield _line(run, paint, thick)
            run = []
        for one, other in product(a.ends, b.ends):
            ends = [(ax, y.at(one)), (bx, y.at(other))]
            yield _line(ends, paint, thick if not gap else 1.0, SILENT if gap else dash(a, b))
    if run:
        yield _line(run, paint, thick)


def _line(points: Sequence[tuple[float, float]], paint: Paint, thick: float, dashes: tuple[float, ...] = ()) -> Rule:
    return Rule(points=tuple((round(x, 2), round(y, 2)) for x, y in points), stroke=paint, width=thick, dash=dashes)


def silences(series: Series, periods: Sequence[str]) -> list[bool]:
    """For each step of a series whether periods are missing in it."""
    own = [v.period for v in series.values]
    if len(own) < 2:
        return []
    shortest = min(b - a for a, b in pairwise(map(moment, periods)))
    return [moment(b) - moment(a) > 1.5 * shortest for a, b in pairwise(own)]


def untold(table: Table) -> tuple[str, ...]:
    """What a reader must know of dotted lines."""
    dotted = any(any(silences(s, table.periods)) for s in table.series)
    return ("Dotted: no value is given for the time between.",) if dotted else ()


def points(
    found: Sequence[Place], y: Axis, shape: int, paint: Paint, size: float = 3.0, all_marked: bool = True
) -> Iterator[Mark]:
    """The marks of values: filled if stated, hollow if not, at both ends of what is open, with the range of what is
    derived."""
    for n, (value, x) in enumerate(found):
        if not (all_marked or not value.settled or n == len(found) - 1):
            continue
        low, high = y.at(value.low), y.at(value.high)
        if value.open or (value.sure == "derived" and value.low < value.high):
            yield _line([(x, low), (x, high)], paint if value.open else "ink", 1.0)
            if not value.open:
                yield from (_line([(x - CAP, e), (x + CAP, e)], "ink", 1.0) for e in (low, high))
        for end in value.ends:
            yield marker(shape, x, y.at(end), paint, not value.settled, size)


def under(periods: Sequence[str], x: Axis, y: float, room: tuple[float, float]) -> Iterator[Mark]:
    """The marks of time under a panel, and as many names as have room: the last, the first, and others evenly."""
    at = [x.at(moment(p)) for p in periods]
    for name in (short, shorter):
        if (every := _apart([name(p) for p in periods], at, room)) == 1 or name is shorter:
            break
    else:
        return
    if every > 1:
        name = short
        every = _apart([name(p) for p in periods], at, room)
    taken: list[tuple[float, float]] = []
    chosen = [n for n in range(len(periods)) if (len(periods) - 1 - n) % every == 0]
    for n in [len(periods) - 1, 0, *chosen]:
        label = short(periods[n]) if n == 0 else name(periods[n])
        half = long(label, TICK) / 2
        middle = min(max(at[n], room[0] + half), room[1] - half)
        if all(middle + half + 4 <= left or right + 4 <= middle - half for left, right in taken):
            taken.append((middle - half, middle + half))
            yield words(label, middle, y + 13, TICK, anchor="middle")
    for place in at:
        yield Rule(points=((round(place, 2), y), (round(place, 2), y + 3)), stroke="strong", width=0.5)


def _apart(labels: Sequence[str], at: Sequence[float], room: tuple[float, float]) -> int:
    """Of how many labels one has room."""
    for every in range(1, len(labels) + 1):
        kept = [(labels[n], at[n]) for n in range(len(labels) - 1, -1, -every)][::-1]
        halves = [(max(room[0], x - long(t, TICK) / 2), x + long(t, TICK) / 2) for t, x in kept]
        if all(a[1] + 4 <= b[0] for a, b in pairwise(halves)):
            return every
    return len(labels)


def grid(y: Axis, left: float, right: float, labels: Sequence[str], at: float) -> Iterator[Mark]:
    """Hairlines at the round numbers of a scale, with the numbers, if there are any, at their left; zero stronger. A scale that
    does not begin at zero has strokes at its foot."""
    for tick, label in zip_longest(y.ticks, labels):
        place = round(y.at(tick), 2)
        zero = abs(tick) < 1e-9
        yield Rule(
            points=((left, place), (right, place)), stroke="ink" if zero else "rule", width=0.75 if zero else 0.5
        )
        if label:
            yield words(label, at, place + 2.8, TICK, anchor="end")
    if not y.from_zero:
        yield from broken(left, max(y.start, y.end))


def broken(x: float, y: float) -> Iterator[Mark]:
    """The strokes that mark a scale which does not begin at zero."""
    for shift in (1.5, 4.5):
        yield Rule(points=((x - 3.5, y - shift + 2), (x + 3.5, y - shift - 1)), stroke="ink", width=0.75)


__all__ = ["MANY", "Place", "broken", "gaps", "grid", "path", "places", "points", "silences", "under", "untold"]
