"""The timeline: events to scale down one page, the longer developments as bands at its left.

A dot is a day, a bar a month, season or range of true length, a pale band a year, an arrow an open end. What has no
sure date is dashed, what did not happen hollow.
"""

from collections import Counter
from collections.abc import Sequence
from math import ceil, floor, inf

from pipeline import wording
from pipeline.charts.scale import choose
from pipeline.charts.timeline import drawing
from pipeline.charts.timeline.dealing import dealt, fitting, roomy
from pipeline.charts.timeline.items import (
    TOO_LONG,
    Item,
    References,
    bands_of,
    columns_of,
    is_long,
    item_of,
    room_of,
    without,
)
from pipeline.records import Event
from pipeline.theme.marks import Figure
from pipeline.theme.signs import NOT_REAL

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
    heights that panels may have. Where they are too few for all labels, forecasts are dropped first, then what has
    no sure date, then statements and states.
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
    turns = [-inf, *(part.points[0].begin for part in parts[1:]), inf]
    homes = [_home(band, [*turns[:-1], points[-1].begin]) for band in bands]
    title = _title(items)
    rest = without(single, points)
    figures: list[Figure] = []
    for n, part in enumerate(parts):
        first, last = part.points[0], part.points[-1]
        own = [b for b, home in zip(bands, homes, strict=True) if home == n]
        through = [b for b in bands if b not in own and b.begin < first.begin < (inf if b.open else b.end)]
        columns = columns_of(single, [*through, *own], wide)
        panel = roomy(part, columns)
        scale = choose(
            [i.begin for i in panel.points],
            panel.heights,
            panel.tall,
            panel.gap,
            floor(4 * first.begin) / 4 if n else None,
            None if turns[n + 1] == inf else _until(last, own, turns[n + 1]),
        )
        bare = list(drawing.bare(rest, scale, columns))
        shown = [*panel.points, *own]
        figures.append(
            Figure(
                id=id if n == 0 else f"{id}-{n + 1}",
                continues=id if n else None,
                kind="timeline",
                title=title if n == 0 else f"Timeline, continued: {_span(first, last)}",
                subtitle=_subtitle(items, [*points, *bands], _span(first, last) if len(parts) > 1 else None, len(bare))
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
                alternative=f"{title}. Timeline of {len(shown)} events from {_plain(first.shown)} to "
                f"{_plain(last.shown)}. All are in the table that follows.",
                data=(("date", "event"), *((i.event.when or "", i.event.title) for i in shown)),
                rests_on=tuple(i.event.id for i in shown),
                passages=tuple(dict.fromkeys(e.passage for i in shown for e in i.event.evidence)),
            )
        )
    return figures


def _plain(shown: str) -> str:
    """A date without the signs that it was worked out or is in doubt: "2017 autumn"."""
    return shown.translate(str.maketrans("", "", f"[]{wording.DOUBTED}"))


def _home(band: Item, turns: Sequence[float]) -> int:
    """The panel on which most of a band stands, an open one up to the last event; panels begin at `turns`, of which the
    last is that event.
    """
    end = max(band.begin, turns[-1]) if band.open else band.end
    ends = [*turns[1:-1], inf]
    return max(range(len(ends)), key=lambda n: (min(end, ends[n]) - max(band.begin, turns[n]), -n))


def _until(last: Item, bands: Sequence[Item], following: float) -> float:
    """Where a panel ends that another follows: a quarter behind its last event, or with a band that begins later."""
    reach = [last.begin, *(min(b.end, following) for b in bands if not b.open and b.begin > last.begin)]
    return ceil(4 * max(reach) + 0.01) / 4


def _subtitle(items: Sequence[Item], named: Sequence[Item], here: str | None, bare: int) -> str:
    """How many of the events are `named`, `here` from when to when, how many are `bare` of words; and what the marks mean
    that are there.
    """
    all_of_them = wording.counted(len(items), "event")
    many = f"All {all_of_them}" if len(named) == len(items) else f"{len(named)} of {all_of_them}"
    unreal = {i.event.realis for i in named} & NOT_REAL
    dashed = {
        "worked out": any(i.event.when_basis == "inferred" for i in named),
        f"uncertain ({wording.DOUBTED})": any(wording.doubted(i.event) for i in named),
    }
    parts = [
        f"{many} to scale{f', here {here}' if here else ''}, all in the table that follows.",
        f"Pale, without words: {bare} more." if bare else "",
        "Longer developments stand at left, events at right." if any(is_long(i) for i in named) else "",
        f"Dashed: date {' or '.join(why for why in dashed if dashed[why])}." if any(dashed.values()) else "",
        "Filled: reported as having happened." if unreal else "",
        "Hollow: did not happen, or not yet." if unreal - {"forecast", "negated"} else "",
        "Cross: did not happen, or is denied." if "negated" in unreal else "",
        "Diamond: forecast." if "forecast" in unreal else "",
    ]
    return " ".join(filter(None, parts))


def _title(items: Sequence[Item]) -> str:
    """The finding: the busiest year if it has a quarter of all, or from when to when."""
    years = Counter(wording.year(i.event.when or "") for i in items)
    busiest, count = years.most_common(1)[0]
    first, *_, last = sorted(items, key=lambda i: i.begin)
    if count > 2 and 4 * count >= len(items):
        return f"{count} of the {len(items)} dated events fall in {busiest}"
    return f"{len(items)} dated events, {_span(first, last)}"


def _span(first: Item, last: Item) -> str:
    begins, ends = wording.year(first.event.when or ""), wording.year(last.event.when or "")
    return begins if begins == ends else f"{begins} to {ends}"
