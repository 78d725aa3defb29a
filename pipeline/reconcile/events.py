"""One event told in several places becomes one; two that share a date stay two."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from pipeline import edtf
from pipeline.likeness import stems
from pipeline.records import Event, Evidence

ALIKE = 0.5  # share of a longer title's words from which a shorter one tells of the same event

Join = Callable[[Iterable[Evidence]], tuple[Evidence, ...]]


def merge(events: Sequence[Event], agreements: Mapping[str, str], join: Join) -> list[Event]:
    """Merge events; `agreements` are the names of agreements by id.

    Two are one if they have the same date and realis, and all words of the one title are in the other and are at least
    half of it: "in Accra" and "in Lagos" are two. A short title that fits two longer ones joins neither. They are also
    one if one only names an agreement with its year and the other tells of that agreement within that year.
    """
    groups: list[list[Event]] = []
    by_date: dict[str | None, list[list[Event]]] = defaultdict(list)
    ordered = sorted(events, key=lambda e: (_names_only(e, agreements) is not None, -len(_said(e.title))))
    for event in ordered:
        named = _names_only(event, agreements)
        home = _telling(event, named, groups) if named else None
        home = home or _home(event, by_date[event.when])
        if home is None:
            home = []
            groups.append(home)
            by_date[event.when].append(home)
        home.append(event)
    return sorted((_one(g, join) for g in groups), key=order)


def order(event: Event) -> tuple[object, ...]:
    """Chronological order; undated events last."""
    return (event.when is None, edtf.sort_key(event.when) if event.when else (), event.title, event.id)


def _names_only(event: Event, agreements: Mapping[str, str]) -> str | None:
    """The agreement that an event's title is no more than the name of."""
    title = event.title.casefold()
    return next(
        (
            id
            for id in event.agreements
            if agreements.get(id, "").casefold().endswith(title) or title == agreements.get(id, "").casefold()
        ),
        None,
    )


def _telling(event: Event, agreement: str, groups: Sequence[list[Event]]) -> list[Event] | None:
    """The first of the events of an agreement within a time."""
    told = (
        g
        for g in groups
        if agreement in g[0].agreements and g[0].when and event.when and edtf.covers(event.when, g[0].when)
    )
    return min(told, key=lambda g: order(g[0]), default=None)


def _home(event: Event, groups: Sequence[list[Event]]) -> list[Event] | None:
    """The one of these events that another telling is of."""
    homes = [g for g in groups if _same(g[0], event)]
    alike = [g for g in homes if _said(g[0].title) == _said(event.title)]
    return next(iter(alike), homes[0] if len(homes) == 1 else None)


def _same(a: Event, b: Event) -> bool:
    short, long = sorted((_said(a.title), _said(b.title)), key=len)
    return a.realis == b.realis and short <= long and len(short) >= ALIKE * len(long)


@cache
def _said(title: str) -> frozenset[str]:
    """What a title says: its content words, its figures, and names as short as "UK" and "Xi"."""
    return frozenset(stems(title)) | frozenset(re.findall(r"\d+|\b[A-Z][^\W\d_]\b", title))


def _one(group: Sequence[Event], join: Join) -> Event:
    best = min(group, key=lambda e: (e.when_basis != "stated", -len(e.evidence), e.title.startswith("["), e.title))
    best = group[0] if len(group) > 1 and group[0].when_basis == best.when_basis else best
    return replace(
        best,
        actors=tuple(dict.fromkeys(a for e in group for a in e.actors)),
        places=tuple(dict.fromkeys(p for e in group for p in e.places)),
        agreements=tuple(dict.fromkeys(a for e in group for a in e.agreements)),
        evidence=join(x for e in group for x in e.evidence),
    )
