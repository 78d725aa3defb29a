"""The account by id and by passage, and each thing of it in a line."""

from collections import defaultdict
from collections.abc import Iterable

from pipeline import wording
from pipeline.records import Account, Entity, Event, Gap, Observation, Passage, Source, Timex
from pipeline.references import source_labels

Fact = Observation | Event | Entity | Timex | Gap
Thing = Fact | Passage | Source

KINDS: dict[type, str] = {
    Observation: "observation",
    Event: "event",
    Entity: "entity",
    Timex: "date",
    Gap: "gap",
    Passage: "passage",
    Source: "source",
}


class Index:
    """The account as questions are asked of it."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.labels = source_labels(account)
        self.sources = {s.id: s for s in account.sources}
        self.passages = {p.id: p for p in account.passages}
        self.copies = {c.passage: c for c in account.copies}
        self.facts: tuple[Fact, ...] = (
            *account.observations,
            *account.events,
            *account.entities,
            *account.gaps,
            *account.timexes,
        )
        self.things: dict[str, Thing] = {t.id: t for t in (*self.facts, *account.passages, *account.sources)}
        self.stated_in: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            for passage in dict.fromkeys(e.passage for e in fact.evidence):
                self.stated_in[passage].append(fact)
        self._countries = wording.country_names(account)

    def reference(self, passage: Passage) -> str:
        """A passage as the brief cites it: "S1 ¶6"."""
        return f"{self.labels[passage.source]} ¶{passage.ordinal}"

    def listed(self, ids: Iterable[str]) -> list[Thing]:
        """The things of these ids that there are."""
        return [self.things[id] for id in ids if id in self.things]

    def said(self, thing: Thing) -> str:
        """A thing in a line."""
        match thing:
            case Observation():
                return self._measured(thing)
            case Event():
                status = "" if thing.realis == "happened" else f" ({thing.realis})"
                when = wording.date(thing.when, thing.when_text, thing.when_basis == "inferred")
                return f"{when}: {thing.title}{status}"
            case Entity():
                return f"{thing.name} ({thing.kind})"
            case Timex():
                return f"“{' '.join(thing.evidence[0].quote.split())}”: {thing.value or 'left open'}"
            case Gap():
                return f"{thing.label}: pointed at, and not in the source as supplied"
            case Passage():
                return f"{self.reference(thing)} ({thing.kind})"
            case Source():
                return f"{self.labels[thing.id]}: {thing.title or thing.path}"

    def _measured(self, o: Observation) -> str:
        about = {"lower": "more than ", "upper": "up to "}.get(o.bound or "", "about " if o.approximate else "")
        what = wording.what(o) if o.measure else o.label or "a figure of no known measure"
        sides = wording.sides(o, self._countries)
        parts = [
            f"{about}{wording.amount(o)}",
            what,
            "" if sides == "not stated" else sides,
            wording.date(o.period) if o.period else "period not stated",
            f"on {wording.date(o.compared_period)}" if o.compared_period else "",
            "" if o.realis == "happened" else o.realis,
            "derived" if o.derived_from else "",
        ]
        return " · ".join(filter(None, parts)).replace("\u00a0", " ")
