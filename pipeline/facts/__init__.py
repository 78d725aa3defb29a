"""Facts of an account in words: in a line, and part by part."""

from pipeline import wording
from pipeline.facts.references import source_labels
from pipeline.records import Account, Conflict, Entity, Event, Gap, Observation, Passage, Source, Timex

Fact = Source | Observation | Event | Entity | Gap | Conflict
Thing = Source | Observation | Event | Entity | Gap | Timex | Passage

KINDS: dict[type, str] = {
    Source: "source",
    Observation: "observation",
    Event: "event",
    Entity: "entity",
    Gap: "gap",
    Conflict: "conflict",
    Timex: "date",
    Passage: "passage",
}
PARTS: dict[type, dict[str, tuple[str, ...]]] = {
    Source: {
        "file": ("path",),
        "text": ("sha256",),
        "title": ("title",),
        "author": ("author",),
        "publisher": ("publisher",),
        "published": ("published",),
        "address": ("address",),
        "rights": ("rights",),
        "read": ("unreadable",),
    },
    Observation: {
        "value": ("value", "unit", "bound", "approximate"),
        "measure": ("measure", "kind", "commodity", "label"),
        "parties": ("reporter", "partner", "parties", "flow"),
        "period": ("period",),
        "compared with": ("compared_period",),
        "status": ("realis", "status"),
        "according to": ("attribution",),
        "derivation": ("derivation",),
        "reported by": ("independent_sources",),
        "origin": ("origin",),
    },
    Event: {
        "date": ("when", "when_basis"),
        "title": ("title",),
        "kind": ("kind",),
        "status": ("realis",),
        "actors": ("actors",),
        "places": ("places",),
        "agreements": ("agreements",),
        "according to": ("attribution",),
        "reported by": ("independent_sources",),
        "origin": ("origin",),
    },
    Entity: {
        "name": ("name",),
        "also called": ("aliases",),
        "roles": ("roles",),
        "code": ("code",),
        "date": ("when",),
        "parties": ("parties",),
        "origin": ("origin",),
    },
    Gap: {"what": ("kind", "label")},
    Conflict: {"what is stated": ("members",), "reason": ("reason",)},
}
"""What a fact says, apart from where it is said: what a person calls a part of it, and the fields in which that stands."""


def printable(text: str) -> str:
    """Words of a source for a terminal, in a line: what would steer it, or turn the line round, is shown as an unknown letter."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)


class Words:
    """The facts of one account in words."""

    def __init__(self, account: Account, language: str = "en-GB") -> None:
        self.language = language
        self.labels = source_labels(account)
        self._countries = wording.country_names(account)
        self._names = {e.id: e.name for e in account.entities}
        self._passages = {p.id: p for p in account.passages}

    def reference(self, passage: Passage) -> str:
        """A passage as the brief cites it: "S1 ¶6"."""
        return f"{self.labels[passage.source]} ¶{passage.ordinal}"

    def cited(self, fact: Fact) -> str:
        """Where a fact is stated: "S1 ¶6, S3 ¶2"; of many places the first three."""
        if isinstance(fact, Source | Conflict):
            return ""
        places = [self._passages[p] for p in dict.fromkeys(e.passage for e in fact.evidence) if p in self._passages]
        shown = ", ".join(self.reference(p) for p in places[:3])
        return shown + (f" and {len(places) - 3} more" if len(places) > 3 else "")

    def said(self, thing: Thing | Fact) -> str:
        """A thing in a line."""
        return printable(self._said(thing))

    def _said(self, thing: Thing | Fact) -> str:
        match thing:
            case Observation():
                return self._measured(thing)
            case Event():
                status = f" ({thing.realis})" if wording.status_beside(thing.title, thing.realis) else ""
                doubt = wording.DOUBTED if wording.doubted(thing) else ""
                return f"{self._when(thing)}{doubt}: {thing.title}{status}"
            case Entity():
                return f"{thing.name} ({thing.kind})"
            case Timex():
                return f"“{' '.join(thing.evidence[0].quote.split())}”: {thing.value or 'not resolved'}"
            case Gap():
                return f"{thing.label}: referred to, and not in the source as supplied"
            case Passage():
                return f"{self.reference(thing)} ({thing.kind})"
            case Source():
                return f"{self.labels[thing.id]}: {thing.title or thing.path}"
            case Conflict():
                return thing.explanation

    def part(self, fact: Fact, name: str) -> str:
        """A part of a fact, by its name in PARTS."""
        return printable(self._part(fact, name))

    def _part(self, fact: Fact, name: str) -> str:
        match fact, name:
            case Observation(), "value":
                return self._value(fact)
            case Observation(), "measure":
                return self._measure(fact)
            case Observation(), "parties":
                return wording.sides(fact, self._countries)
            case Event(), "date":
                return self._when(fact)
            case ((Observation() | Event()), "reported by"):
                return wording.counted(fact.independent_sources, "independent source")
            case Entity(), "roles":
                return "; ".join(
                    " ".join(filter(None, (r.role, r.of and f"of {self._countries.get(r.of, r.of)}", r.when)))
                    for r in fact.roles
                )
            case Conflict(), "what is stated":
                return fact.explanation
            case Source(), "text":
                return f"{fact.characters:,} characters, SHA-256 {fact.sha256[:8] or 'none'}"
            case Source(), "read":
                return f"not read: {fact.unreadable}" if fact.unreadable else "read"
        values = [getattr(fact, field) for field in PARTS[type(fact)][name]]
        return ", ".join(filter(None, (self._plain(value, name) for value in values)))

    def _plain(self, value: object, name: str) -> str:
        if isinstance(value, tuple):
            return wording.listed(self._countries.get(v, self._names.get(v, str(v))) for v in value)
        if name in ("period", "compared with", "published", "date") and isinstance(value, str):
            return wording.date(value, language=self.language)
        return "" if value is None else str(value)

    def _when(self, event: Event) -> str:
        return wording.date(event.when, event.when_text, event.when_basis == "inferred", self.language)

    def _value(self, o: Observation) -> str:
        about = {"lower": "more than ", "upper": "up to "}.get(o.bound or "", "about " if o.approximate else "")
        return f"{about}{wording.amount(o)}".replace("\u00a0", " ")

    def _measure(self, o: Observation) -> str:
        return wording.what(o) if o.measure else o.label or "a figure of no known measure"

    def _measured(self, o: Observation) -> str:
        sides = wording.sides(o, self._countries)
        doubt = dict.fromkeys(wording.doubted(o), wording.DOUBTED)
        parts = [
            self._value(o),
            self._measure(o) + doubt.get("what", ""),
            "" if sides == "not stated" else sides + doubt.get("sides", ""),
            wording.date(o.period, language=self.language) + doubt.get("period", "")
            if o.period
            else "period not stated",
            f"on {wording.date(o.compared_period, language=self.language)}{doubt.get('compared_period', '')}"
            if o.compared_period
            else "",
            "" if o.realis == "happened" else o.realis,
            "derived" if o.derived_from else "",
        ]
        return " · ".join(filter(None, parts)).replace("\u00a0", " ")
