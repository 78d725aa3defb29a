"""The account by id and by passage, and each thing of it in a line."""

from collections import defaultdict
from collections.abc import Iterable

from pipeline.facts import Thing, Words
from pipeline.records import Account, Entity, Event, Gap, Observation, Timex

Stated = Observation | Event | Entity | Timex | Gap


class Index:
    """The account as questions are asked of it."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.words = Words(account)
        self.labels = self.words.labels
        self.sources = {s.id: s for s in account.sources}
        self.passages = {p.id: p for p in account.passages}
        self.copies = {c.passage: c for c in account.copies}
        self.facts: tuple[Stated, ...] = (
            *account.observations,
            *account.events,
            *account.entities,
            *account.gaps,
            *account.timexes,
        )
        self.things: dict[str, Thing] = {t.id: t for t in (*self.facts, *account.passages, *account.sources)}
        self.stated_in: dict[str, list[Stated]] = defaultdict(list)
        for fact in self.facts:
            for passage in dict.fromkeys(e.passage for e in fact.evidence):
                self.stated_in[passage].append(fact)

    def listed(self, ids: Iterable[str]) -> list[Thing]:
        """The things of these ids that there are."""
        return [self.things[id] for id in ids if id in self.things]
