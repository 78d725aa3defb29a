"""One event told in several places becomes one; two that share a date stay two."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from pipeline import edtf
from pipeline.likeness import likeness
from pipeline.records import Event, Evidence

ALIKE = 0.5  # share of content words from which two titles of one date tell of one event

Join = Callable[[Iterable[Evidence]], tuple[Evidence, ...]]


def merge(events: Sequence[Event], agreements: Mapping[str, str], join: Join) -> list[Event]:
    """Merge events; `agreements` are the names of agreements by id.

    Two are one if they have the same date and realis and titles that share half their words; or if one only names an
    agreement with its year and the other tells of that agreement within that year.
    """
    groups: list[list[Event]] = []
    by_date: dict[str | None, list[list[Event]]] = defaultdict(list)
    ordered = sorted(events, key=lambda e: (_names_only(e, agreements) is not None, e.when_basis != "stated"))
    for event in ordered:
        named = _names_only(event, agreements)
        home = _telling(event, named, groups) if named else None
        home = home or next((g for g in by_date[event.when] if _same(g[0], event)), None)
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
    for group in groups:
        other = group[0]
        if agreement in other.agreements and other.when and event.when and edtf.covers(event.when, other.when):
            return group
    return None


def _same(a: Event, b: Event) -> bool:
    return a.realis == b.realis and likeness(a.title, b.title) >= ALIKE


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
