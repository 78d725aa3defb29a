"""One event told in several places becomes one; two that share a date stay two."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from pipeline import edtf
from pipeline.reconcile.corrections import Editor
from pipeline.reconcile.corrections.facts import Key, key
from pipeline.reconcile.entities.names import folded
from pipeline.reconcile.events import fates
from pipeline.reconcile.events.agreeing import ByYear, finer, finest
from pipeline.reconcile.events.telling import Telling, read, same
from pipeline.reconcile.places import Join
from pipeline.records import Entity, Event

Count = Callable[[Sequence[Event]], int]
Group = list[Telling]
Made = tuple[Event, Group]
Parts = Mapping[tuple[str, str], Sequence[tuple[int, str]]]
"""Where rough dates stand and TIMEX3's mod of each, by the passage that tells them and their EDTF."""

_LATE = {"MID": 0.5, "END": 5 / 6}  # how far into a month or a year what was in that part of it is put


def merge(
    events: Sequence[Event],
    entities: Mapping[str, Entity],
    published: Mapping[str, str | None],
    join: Join,
    count: Count,
    editor: Editor,
    parts: Parts,
) -> list[Made]:
    """One event a happening, in the order of time, with the tellings that it was made of; `published` are the dates of
    sources, by id, `parts` what passages say of rough dates.

    Tellings are one event if their dates agree, they tell alike whether it took place, and `telling.same`. A telling that
    fits two events that are not one joins neither. A plan and what a later source tells of it are one if `fates` says
    so. Neither the order of sources nor their names count. The `editor` has the last word.
    """
    tellings = sorted((read(e, entities) for e in events), key=_most_telling_first)
    groups = fates.joined(_of_agreements(_of_finer_date(_of_one_date(tellings)), entities, parts), published)
    groups = editor.identities.regrouped(groups, _key)
    made = [(editor.joined(_one(g, published, join, count), [t.event for t in g]), g) for g in groups]
    return sorted(made, key=lambda made: order(made[0], parts))


def _key(telling: Telling) -> Key:
    return key(telling.event)


def order(event: Event, parts: Parts) -> tuple[object, ...]:
    """Chronological order; undated events last, and what was "at the end of June" behind the days before."""
    if event.when is None:
        return True, (), event.title, event.id
    first, *rest = edtf.sort_key(event.when)
    told = (
        part for e in event.evidence for at, part in parts.get((e.passage, event.when), ()) if e.start <= at < e.end
    )
    late = next((_LATE[part] for part in told if part in _LATE), 0)
    begin, end = edtf.bounds(event.when)
    if late and begin and end:
        first = begin + (end - begin) * late
    return False, (first, *rest), event.title, event.id


def _most_telling_first(t: Telling) -> tuple[object, ...]:
    return -len(t.said), t.event.title, t.event.when or "", t.event.id


def _of_one_date(tellings: Sequence[Telling]) -> list[Group]:
    """Tellings with one and the same date, by the event that they are of."""
    by_date: dict[tuple[str | None, str], list[Group]] = defaultdict(list)
    for telling in tellings:
        groups = by_date[telling.event.when, fates.track(telling)]
        homes = [g for g in groups if same(g[0], telling)]
        alike = [g for g in homes if g[0].said == telling.said]
        home = alike[0] if alike else homes[0] if len(homes) == 1 else None
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    return [g for groups in by_date.values() for g in groups]


def _of_finer_date(groups: Sequence[Group]) -> list[Group]:
    """Events, with those that are told at a finer date within theirs: "in 2014", "on 12 March 2014"; the finest date is the first
    telling's.
    """
    found: list[Group] = []
    dated = ByYear[Group]()
    for group in sorted(groups, key=_finest_first):
        when = group[0].event.when
        homes = [g for g in dated.near(when) if finer(g[0].event.when, when) and _are_one(g, group)]
        things = [g for g in homes if not any(fates.is_about(g[0], other[0]) for other in homes)]
        if len(things) == 1:
            things[0].extend(group)
        else:
            found.append(own := list(group))
            dated.add(when, own)
    return found


def _are_one(group: Group, other: Group) -> bool:
    return fates.track(group[0]) == fates.track(other[0]) and any(same(t, u) for t in group for u in other)


def _when(group: Group) -> str | None:
    return finest(t.event.when for t in group)


def _finest_first(group: Group) -> tuple[object, ...]:
    when = group[0].event.when
    return when is None, when and -edtf.sort_key(when)[1], _most_telling_first(group[0])


def _of_agreements(groups: Sequence[Group], entities: Mapping[str, Entity], parts: Parts) -> list[Group]:
    """What only names an agreement with its year goes with the first event of that agreement in that year."""
    names = {e.id: {folded(n) for n in (e.name, *e.aliases)} for e in entities.values() if e.kind == "agreement"}
    bare: list[Group] = []
    told: list[Group] = []
    for group in groups:
        (bare if all(_names_only(t, names) for t in group) else told).append(group)
    for group in bare:
        agreement, when = _names_only(group[0], names), group[0].event.when
        homes = [
            g
            for g in told
            if any(agreement in t.event.agreements for t in g)
            and when
            and (own := g[0].event.when)
            and edtf.covers(when, own)
        ]
        if homes:
            min(homes, key=lambda g: order(g[0].event, parts)).extend(group)
        else:
            told.append(group)
    return told


def _names_only(telling: Telling, names: Mapping[str, set[str]]) -> str | None:
    """The agreement that an event's title is no more than the name of."""
    title = folded(telling.event.title)
    return next((id for id in telling.event.agreements if any(n.endswith(title) for n in names.get(id, ()))), None)


def _one(group: Group, published: Mapping[str, str | None], join: Join, count: Count) -> Event:
    tellings = sorted(group, key=_most_telling_first)
    realis = fates.outcome(tellings, published)
    events = [t.event for t in tellings]
    title = min(tellings, key=lambda t: (_is_less_readable(t), t.event.realis != realis, _most_telling_first(t))).event
    date = min((t for t in tellings if t.event.when == _when(group)), key=_surest_first)
    as_planned = fates.is_open(date) and realis == "happened"
    return replace(
        title,
        when=date.event.when,
        when_text=date.event.when_text,
        when_basis="inferred" if as_planned else date.event.when_basis,
        why="the date for which it was planned" if as_planned else date.event.why,
        doubtful=date.event.doubtful,
        realis=realis,
        actors=tuple(dict.fromkeys(a for e in events for a in e.actors)),
        places=tuple(dict.fromkeys(p for e in events for p in e.places)),
        agreements=tuple(dict.fromkeys(a for e in events for a in e.agreements)),
        independent_sources=count(events),
        evidence=join(x for e in events for x in e.evidence),
    )


def _surest_first(telling: Telling) -> tuple[object, ...]:
    event = telling.event
    return fates.is_open(telling), bool(event.doubtful), event.when_basis != "stated", event.id


def _is_less_readable(telling: Telling) -> bool:
    """Whether a title leaves its end out, is filled in, or holds what the event does not need: a date, an aside."""
    title = telling.event.title
    return title.endswith("…") or any(mark in title for mark in "[(") or re.search(r"\b\d{4}\b", title) is not None
