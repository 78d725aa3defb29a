"""What the tests of this folder share: sources that state things, and the account of them."""

from collections.abc import Callable, Sequence
from typing import Any

from pipeline.reconcile import reconcile
from pipeline.records import (
    Account,
    Entity,
    EntityKind,
    Event,
    Evidence,
    Observation,
    Passage,
    Source,
    Statements,
    identify,
)

Read = Callable[..., Account]


class Said:
    """A source of one long passage; each thing that is stated has a quotation of its own in it."""

    def __init__(self, id: str, published: str | None = None, publisher: str | None = None) -> None:
        self.id = id
        self.published = published
        self.publisher = publisher
        self.text = ""
        self.events: list[Event] = []
        self.observations: list[Observation] = []
        self.entities: list[Entity] = []

    def quote(self, words: str) -> tuple[Evidence, ...]:
        """Evidence for words, which are added to the text."""
        start = len(self.text)
        self.text += f"{words}. "
        return (Evidence(source=self.id, passage=f"p-{self.id}", start=start, end=start + len(words), quote=words),)

    def event(self, title: str, when: str | None, **more: Any) -> Event:
        """An event by its title."""
        found = Event(
            id=identify("event", title, when, more.get("realis", "happened")),
            title=title,
            when=when,
            evidence=self.quote(title),
            **more,
        )
        self.events.append(found)
        return found

    def level(self, value: float, period: str = "2013", **more: Any) -> Observation:
        """Exports of Chile to Peru in a year, in dollars, unless told otherwise."""
        given = {"measure": "exports", "kind": "level", "unit": "USD", "reporter": "CHL", "partner": "PER"} | more
        quote = self.quote(f"exports {value} {period} {more}")
        found = Observation(
            id=identify("obs", value, period, *given.items()), value=value, period=period, evidence=quote, **given
        )
        self.observations.append(found)
        return found

    def change(self, value: float, period: str = "2013", compared: str = "2012", **more: Any) -> Observation:
        """Growth of the same exports."""
        return self.level(value, period, **{"kind": "change", "unit": "percent", "compared_period": compared} | more)

    def entity(self, kind: EntityKind, name: str, **more: Any) -> Entity:
        """A person, organisation, place or agreement."""
        found = Entity(id=identify(kind, self.id, name), kind=kind, name=name, evidence=self.quote(name), **more)
        self.entities.append(found)
        return found


def account(sources: Sequence[Said]) -> Account:
    """What they say, reconciled."""
    return reconcile(
        [
            Source(
                id=s.id,
                path=f"sources/{s.id}.txt",
                sha256="0" * 64,
                published=s.published,
                publisher=s.publisher,
            )
            for s in sources
        ],
        [
            Passage(id=f"p-{s.id}", source=s.id, ordinal=1, kind="paragraph", start=0, end=len(s.text), text=s.text)
            for s in sources
        ],
        [
            Statements(
                source=s.id,
                events=tuple(s.events),
                observations=tuple(s.observations),
                entities=tuple(s.entities),
            )
            for s in sources
        ],
        [],
        [],
    )


def names(account: Account, kind: str) -> dict[str, set[str]]:
    """The entities of a kind: name and other names."""
    return {e.name: set(e.aliases) for e in account.entities if e.kind == kind}


def sources_of(thing: Event | Observation | Entity) -> list[str]:
    """The sources that say it, in order."""
    return [e.source for e in thing.evidence]
