"""What a section tells of: filters by place, actor, topic, period and measure, and what of an account they choose.

A thing is chosen if each filter that is set takes it, and a filter with several values takes what any of them takes:

- `place` and `actor`: what names or involves it: an event by its places, actors and title, a value by its sides and who
  claims it, a person or body by the state of its office, a passage by its words;
- `topic`: what has a word that begins with one of its words;
- `period`: what lies in it, at least in part; what bears no date lies in none;
- `measure`: what measures that.

A passage, an entity or a conflict is also chosen for an event or value that it tells, that it takes part in or that
it is of.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pipeline import edtf, wording
from pipeline.editor.fields import Period, listed
from pipeline.facts.called import Meant, Names, folded
from pipeline.records import Account, Conflict, Entity, Event, Observation, Passage

MOST = 6  # names that a sentence lists
FILTERS = ("place", "actor", "topic", "period", "measure")


class Selection(Struct, frozen=True):
    """The filters of a section; an empty one takes everything."""

    place: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    period: str | None = None
    measure: tuple[str, ...] = ()

    @classmethod
    def of(cls, section: Mapping[str, Any]) -> "Selection":
        """The filters of a section as brief.yaml has it."""
        names = {key: listed(section.get(key)) for key in FILTERS if key != "period"}
        return cls(**names, period=section.get("period"))

    def __bool__(self) -> bool:
        """Whether it leaves anything out."""
        return self != Selection()

    def __str__(self) -> str:
        """The filters as an editor wrote them: "`place: Japan` and `period: 2013`"."""
        given = {key: getattr(self, key) for key in FILTERS}
        said = {key: value if isinstance(value, str) else ", ".join(value) for key, value in given.items() if value}
        return wording.listed(f"`{key}: {value}`" for key, value in said.items())


class Chosen(Struct, frozen=True):
    """What a selection takes of an account, in its order; `unknown` says which names it holds nothing of,
    `label` what is chosen, in a few words.
    """

    events: tuple[Event, ...]
    observations: tuple[Observation, ...]
    entities: tuple[Entity, ...]
    passages: tuple[Passage, ...]
    conflicts: tuple[Conflict, ...]
    ids: frozenset[str]
    unknown: tuple[str, ...] = ()
    label: str = ""


class Aspects(Struct, frozen=True):
    """By what a thing can be chosen: whom and what it involves (ids, codes, names), its words, its sources' words, its
    dates, what it measures.
    """

    keys: frozenset[str] = frozenset()
    words: str = ""
    told: str = ""
    dates: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()

    def with_(self, other: "Aspects") -> "Aspects":
        """Both."""
        return Aspects(
            self.keys | other.keys,
            f"{self.words}\n{other.words}",
            f"{self.told}\n{other.told}",
            self.dates | other.dates,
            self.measures | other.measures,
        )


class Chooser:
    """Chooses from an account, whose things are looked at once for all selections; says what in a language."""

    def __init__(self, account: Account, language: str = "en-GB") -> None:
        self._account = account
        self._language = language
        self._all = Chosen(
            account.events,
            account.observations,
            account.entities,
            account.passages,
            account.conflicts,
            frozenset([*(e.id for e in account.events), *(o.id for o in account.observations)]),
        )

    def choose(self, selection: Selection) -> Chosen:
        """What a selection takes."""
        if not selection:
            return self._all
        filters = _Filters(selection, self._account)
        if filters.empty:
            return Chosen((), (), (), (), (), frozenset(), filters.unknown)
        account = self._account
        events = tuple(e for e in account.events if filters.take(self._events[e.id]))
        observations = tuple(o for o in account.observations if filters.take(self._observations[o.id]))
        ids = frozenset([*(e.id for e in events), *(o.id for o in observations)])
        return Chosen(
            events,
            observations,
            tuple(e for e in account.entities if self._takes(filters, e)),
            tuple(p for p in account.passages if any(map(filters.take, self._passage(p)))),
            tuple(c for c in account.conflicts if ids.intersection(c.members)),
            ids,
            filters.unknown,
            self._label(selection, filters),
        )

    def _label(self, selection: Selection, filters: "_Filters") -> str:
        """What is chosen, for a heading: "Japan, sanctions, 2013–2014"; the names are the account's."""
        names = [*filters.names, *selection.topic, *map(wording.measure, selection.measure)]
        when = [wording.date(selection.period, language=self._language)] if selection.period else []
        return ", ".join(dict.fromkeys([*names, *when]))

    @cached_property
    def _known(self) -> dict[str, Entity]:
        return {e.id: e for e in self._account.entities}

    @cached_property
    def _events(self) -> dict[str, Aspects]:
        return {e.id: self._event(e) for e in self._account.events}

    @cached_property
    def _observations(self) -> dict[str, Aspects]:
        return {o.id: _observation(o) for o in self._account.observations}

    def _takes(self, filters: "_Filters", entity: Entity) -> bool:
        """Whether an entity is chosen; an actor alone, and not with whom it acts."""
        own, *acting = self._entity(entity)
        alone = None if entity.kind == "agreement" else own
        return any(filters.take(thing, alone) for thing in (own, *acting))

    @cached_property
    def _told_in(self) -> dict[str, list[Aspects]]:
        """What passages tell of, by their ids."""
        found: dict[str, list[Aspects]] = defaultdict(list)
        evidence = [(self._events[e.id], e.evidence) for e in self._account.events]
        evidence += [(self._observations[o.id], o.evidence) for o in self._account.observations]
        for aspects, told in evidence:
            for passage in {e.passage for e in told}:
                found[passage].append(aspects)
        return found

    @cached_property
    def _takes_part_in(self) -> dict[str, list[Aspects]]:
        """Events by the ids of those whom they involve."""
        found: dict[str, list[Aspects]] = defaultdict(list)
        for event in self._account.events:
            for id in {*event.actors, *event.places, *event.agreements}:
                found[id].append(self._events[event.id])
        return found

    def _event(self, event: Event) -> Aspects:
        involved = [e for id in (*event.actors, *event.places, *event.agreements) if (e := self._known.get(id))]
        words = "\n".join((event.title, event.attribution or "", *(e.name for e in involved)))
        return Aspects(
            keys=frozenset(key for e in involved for key in (e.id, *_states_of(e))),
            words=words,
            told=_told(event),
            dates=frozenset([event.when] if event.when else ()),
        )

    def _entity(self, entity: Entity) -> Iterator[Aspects]:
        """An entity itself, and with each event that it takes part in; whose state is told is of that state alone."""
        states = _states_of(entity)
        words = "\n".join((entity.name, *entity.aliases, *(r.role for r in entity.roles)))
        dates = [d for d in (entity.when, *(r.when for r in entity.roles)) if d]
        own = Aspects(frozenset([entity.id, *states]), words, words, frozenset(dates))
        yield own
        for event in self._takes_part_in.get(entity.id, ()):
            yield own.with_(replace(event, keys=frozenset(), words="") if states else event)

    def _passage(self, passage: Passage) -> Iterator[Aspects]:
        own = Aspects(words=passage.words, told=passage.words)
        yield own
        yield from (own.with_(thing) for thing in self._told_in.get(passage.id, ()))


class _Filters:
    """A selection whose names are looked up in an account."""

    def __init__(self, selection: Selection, account: Account) -> None:
        self._selection = selection
        everyone = Names(account, ("person", "organisation", "place"))
        places = Names(account, ("place",))
        self._places = _looked_up(places, selection.place)
        self._actors = _looked_up(everyone, selection.actor)
        self._topic = (
            re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, selection.topic))})") if selection.topic else None
        )
        self._period = _days(selection.period) if selection.period else None
        measures = sorted({o.measure for o in account.observations if o.measure})
        strange = [m for m in selection.measure if m not in measures]
        self.unknown = (
            *_strange("no place in the sources is called", self._places, places.shown),
            *_strange("nobody in the sources is called", self._actors, everyone.shown),
            *(f"no source measures `{m}`{_meant(m, measures, len(measures))}" for m in strange),
        )
        asked = (self._places, self._actors)
        self.names = [m.called for names in asked for m in names.values() if m]
        self.empty = any(names and not any(names.values()) for names in asked) or (
            bool(selection.measure) and len(strange) == len(selection.measure)
        )

    def take(self, thing: Aspects, alone: Aspects | None = None) -> bool:
        """Whether every filter takes a thing; by `actor` what it is `alone`, if that is given."""
        return (
            _involves(thing, self._places)
            and _involves(alone or thing, self._actors)
            and (self._topic is None or bool(self._topic.search(thing.words) or self._topic.search(thing.told)))
            and (self._period is None or any(map(self._overlaps, thing.dates)))
            and (not self._selection.measure or not thing.measures.isdisjoint(self._selection.measure))
        )

    def _overlaps(self, when: str) -> bool:
        first, last = _days(when)
        assert self._period
        return first <= self._period[1] and self._period[0] <= last


def _observation(o: Observation) -> Aspects:
    what = (wording.measure(o.measure) if o.measure else "", o.commodity, o.label, o.attribution)
    return Aspects(
        keys=frozenset(filter(None, (o.reporter, o.partner, *o.parties, o.attribution))),
        words="\n".join(filter(None, what)),
        told=_told(o),
        dates=frozenset([o.period] if o.period else ()),
        measures=frozenset([o.measure] if o.measure else ()),
    )


def _told(thing: Event | Observation) -> str:
    return "\n".join(dict.fromkeys(e.quote for e in thing.evidence))


def _states_of(entity: Entity) -> list[str]:
    """The states that an entity is, is of, or is between, by code or name."""
    return [s for s in (entity.code, *(r.of for r in entity.roles), *entity.parties) if s]


def _looked_up(names: Names, given: Iterable[str]) -> dict[str, Meant | None]:
    return {name: names.meant(name) for name in given}


def _strange(said: str, names: Mapping[str, Meant | None], known: list[str]) -> Iterator[str]:
    for name, meant in names.items():
        if meant is None:
            yield f"{said} `{name}`{_meant(name, known)}"


def _meant(given: str, known: list[str], most: int = MOST) -> str:
    """What may have been meant, for the end of a sentence, or up to so many of what is known."""
    folds = {folded(name): name for name in known}
    if near := get_close_matches(folded(given), list(folds), 1):
        return f" (did you mean `{folds[near[0]]}`?)"
    more = f" and {len(known) - most} more" if len(known) > most else ""
    return f" (there is {', '.join(known[:most])}{more})" if known else ""


def _involves(thing: Aspects, names: Mapping[str, Meant | None]) -> bool:
    if not names:
        return True
    return any(m and (not m.keys.isdisjoint(thing.keys) or m.named_in(thing.words)) for m in names.values())


def _days(when: str) -> tuple[date, date]:
    first, last = edtf.bounds(Period(when))
    return first or date.min, last or date.max
