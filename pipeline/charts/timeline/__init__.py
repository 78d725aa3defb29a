"""The timeline: events to scale down one page, the longer developments as bands at its left.

A dot is a day, a bar a month, season or range of true length, a pale band a year, an arrow an open end. What was
inferred is dashed, what did not happen hollow.
"""

from collections import Counter
from collections.abc import Sequence
from math import ceil

from pipeline import wording
from pipeline.charts.scale import choose
from pipeline.charts.timeline import drawing
from pipeline.charts.timeline.dealing import dealt, fitting
from pipeline.charts.timeline.items import TOO_LONG, Item, References, bands_of, columns_of, item_of, room_of, without
from pipeline.records import Event
from pipeline.theme.marks import Figure

MOST_PANELS = 4


def draw(id: str, events: Sequence[Event], references: References, wide: float, tall: float) -> Figure | None:
    """The timeline on one panel, as far as it has room; None for fewer than three dated events."""
    return next(iter(panels(id, events, references, wide, [tall])), None)


def panels(
    id: str,
    events: Sequence[Event],
    references: References,
    wide: float,
    rooms: Sequence[float],
    language: str = "en-GB",
) -> list[Figure]:
    """The timeline of the dated events, on as many panels as its labels need; none for fewer than three.

    `references` gives for each passage how it is cited and what to link to; `wide` is the measure, `rooms` are the
    heights that panels may have. Where they are too few for all labels, forecasts are dropped first, then what was
    inferred, then statements and states.
    """
    items = [item_of(e, references, language) for e in events if e.when]
    placed = [i for i in items if i.end - i.begin <= TOO_LONG]
    if len(placed) < 3:
        return []
    bands = bands_of(placed, min(rooms))
    single = sorted(without(placed, bands), key=lambda i: (i.begin, i.end))
    columns = columns_of(single, bands, wide)
    points = fitting(single, columns, rooms)
    if len(points) < 3:
        return []
    parts = list(dealt(points, columns, rooms, room_of(bands)))
    title = _title(items)
    drawn = len(points) + len(bands)
    rest = without(single, points)
    figures: list[Figure] = []
    for n, panel in enumerate(parts):
        first, last = panel.points[0], panel.points[-1]
        until = None if n == len(parts) - 1 else ceil(4 * last.begin + 0.01) / 4
        scale = choose([i.begin for i in panel.points], panel.heights, panel.tall, panel.gap, until)
        own = [b for b in bands if n == 0 or b.begin >= scale.stretches[0].begin]
        own = [b for b in own if n == len(parts) - 1 or b.begin < parts[n + 1].points[0].begin]
        through = [b for b in bands if b not in own and b.begin < first.begin < (1e9 if b.open else b.end)]
        bare = list(drawing.bare(rest, scale, columns))
        shown = [*panel.points, *own]
        figures.append(
            Figure(
                id=id if n == 0 else f"{id}-{n + 1}",
                continues=id if n else None,
                kind="timeline",
                title=title if n == 0 else f"Timeline, continued: {_span(first, last)}",
                subtitle=_subtitle(
                    f"{drawn} of {wording.counted(len(items), 'event')}",
                    _span(first, last) if len(parts) > 1 else None,
                    len(bare),
                )
                if n == 0
                else "Drawn as before, to a scale of its own.",
                width=wide,
                height=panel.tall + 4,
                marks=(
                    *drawing.axis(scale, columns),
                    *bare,
                    *drawing.points(panel, scale, columns),
                    *drawing.bands([*through, *own], scale, panel.tall),
                ),
                source="",
                alternative=f"{title}. Timeline of {len(shown)} events from {first.shown.strip('[]')} to "
                f"{last.shown.strip('[]')}. All are in the table that follows.",
                data=(("date", "event"), *((i.event.when or "", i.event.title) for i in shown)),
                rests_on=tuple(i.event.id for i in shown),
                passages=tuple(dict.fromkeys(e.passage for i in shown for e in i.event.evidence)),
            )
        )
    return figures


def _subtitle(drawn: str, here: str | None, bare: int) -> str:
    """How many events are drawn, `here` from when to when, how many of them `bare` of words; and what the marks mean."""
    return (
        f"{drawn} to scale{f', here {here}' if here else ''}, all in the table that follows. "
        f"{f'Pale, without words: {bare} more. ' if bare else ''}Longer developments stand at left, events at right. "
        "Filled: told as having happened. Dashed: date worked out. Hollow: planned or put off; diamond: forecast."
    )


def _title(items: Sequence[Item]) -> str:
    """The finding: the busiest year, or from when to when."""
    years = Counter(wording.year(i.event.when or "") for i in items)
    busiest, count = years.most_common(1)[0]
    first, *_, last = sorted(items, key=lambda i: i.begin)
    if count > 2:
        return f"{count} of the {len(items)} dated events fall in {busiest}"
    return f"{len(items)} dated events, {_span(first, last)}"


def _span(first: Item, last: Item) -> str:
    begins, ends = wording.year(first.event.when or ""), wording.year(last.event.when or "")
    return begins if begins == ends else f"{begins} to {ends}"
