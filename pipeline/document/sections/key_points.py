"""What the sources say, in at most six sentences of their own: a machine picks them, so they are headed so."""

import re
from typing import Annotated

from msgspec import Meta, Struct

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.content import Composed, Points
from pipeline.document.leaning import leans, within
from pipeline.document.quoting import quoted
from pipeline.document.sections import base
from pipeline.records import Event, Observation, Passage, Realis
from pipeline.theme.text import Rich, Span, rich

LONGEST = 40  # words
LABELS = {
    "agreement": "Agreements", "visit": "Visits", "meeting": "Talks", "election": "Elections", "appointment": "Offices",
    "sanction": "Sanctions", "conflict": "Conflict", "statement": "Positions", "economic": "Economy", "legislation": "Law",
    "aid": "Aid", "disaster": "Disaster", "protest": "Protest", "founding": "Foundations", "other": "Course",
}  # fmt: skip
WEIGHTS = {
    "agreement": 4, "election": 3, "sanction": 3, "conflict": 3, "aid": 3, "legislation": 3, "founding": 3, "disaster": 3,
    "meeting": 2, "visit": 2, "appointment": 2, "economic": 2, "protest": 2, "statement": 1, "other": 1,
}  # fmt: skip
TRADE = frozenset({"trade", "exports", "imports", "balance", "investment", "gdp", "tariff"})
_SENTENCE = re.compile(r"[^\w]*[A-Z0-9].*[^;:,]", re.DOTALL)


class Options(base.Measured, frozen=True, kw_only=True, tag="key-points"):
    """The sentences that carry most, one for each kind of fact first, each with its reference."""

    heading = "What the sources say"

    most: Annotated[int, Meta(ge=1, le=12, description="How many, at most.")] = 6


class Candidate(Struct, frozen=True):
    """A sentence that could be a key point: characters `start` to `end` of a passage's reading."""

    passage: Passage
    start: int
    end: int
    label: str
    score: float
    unreal: tuple[Realis, ...]
    facts: frozenset[str]

    @property
    def planned(self) -> bool:
        """Whether it tells of what is ahead."""
        return "planned" in self.unreal


def compose(options: Options, brief: Brief) -> Composed:
    """The best sentence of each kind of fact, then the next best, in the order of the sources. A sentence that the next
    one leans on is left to the background.
    """
    candidates = [c for p in brief.kept if p.kind in ("paragraph", "item", "quotation") for c in _candidates(brief, p)]
    candidates.sort(key=lambda c: (-c.score, c.passage.source, c.passage.ordinal, c.start))
    chosen: list[Candidate] = []
    for round in (1, 2):
        for c in candidates:
            alike = sum(k.label == c.label for k in chosen)
            same = any(c.facts & k.facts or (c.passage == k.passage and c.start == k.start) for k in chosen)
            if len(chosen) < options.most and alike < round and not same and (c.score > 3 or not chosen):
                chosen.append(c)
    if not chosen:
        return Composed(
            left_out="no sentence that stands by itself and is not printed yet states a dated event or a measure"
        )
    chosen.sort(key=lambda c: (c.planned, c.passage.source, c.passage.ordinal, c.start))
    points = tuple(_point(brief, c) for c in chosen)
    title = options.heading if options.title is None else options.title
    return Composed([Points(title, points)])


def _candidates(brief: Brief, passage: Passage) -> list[Candidate]:
    found = []
    for n, (start, end) in enumerate(passage.sentences):
        chosen = brief.chosen.ids
        events = [e for e in brief.events_in.get(passage.id, ()) if within(brief, passage, e, start, end)]
        measured = [o for o in brief.observed_in.get(passage.id, ()) if within(brief, passage, o, start, end)]
        printed = brief.is_shown(passage, start, end)
        if printed or chosen.isdisjoint(t.id for t in (*events, *measured)):
            continue
        words = passage.words[start:end]
        if not (events or measured) or not 8 <= len(words.split()) <= LONGEST or not _SENTENCE.fullmatch(words.strip()):
            continue
        if any(leans(brief, passage, *s) for s in passage.sentences[n : n + 2]):
            continue
        economic = [o for o in measured if o.measure in TRADE]
        score = (
            sum(WEIGHTS[e.kind] * (0.5 if e.when_basis == "inferred" or e.doubtful else 1.0) for e in events[:2])
            + 4 * bool(economic)
            + len(economic)
        )
        score += (
            0.5 * (n == 0) + 0.5 * len({a for e in events for a in e.actors}) - 0.12 * max(0, len(words.split()) - 24)
        )
        recent = max((int(e.when[:4]) for e in events if e.when and e.when[:4].isdigit()), default=0)
        score += max(0.0, (recent - brief_year(brief)) / 10 + 2) if recent else 0
        label = _label(events, economic)
        told = dict.fromkeys(t.realis for t in (*events, *measured))
        unreal = () if told.keys() & {"happened", "negated"} else tuple(told)
        facts = frozenset([e.id for e in events] + [o.id for o in measured])
        ahead = "planned" in unreal and not economic
        found.append(Candidate(passage, start, end, "Ahead" if ahead else label, score, unreal, facts))
    return found


def brief_year(brief: Brief) -> int:
    """The last year of which an event is told."""
    years = [
        int(e.when[:4]) for e in brief.account.events if e.when and e.when[:4].isdigit() and e.realis == "happened"
    ]
    return max(years, default=0)


def _label(events: list[Event], economic: list[Observation]) -> str:
    if economic:
        return "Trade" if economic[0].measure in ("trade", "exports", "imports", "balance", "tariff") else "Economy"
    return LABELS[max(events, key=lambda e: (WEIGHTS[e.kind], e.id)).kind] if events else "Figures"


def _point(brief: Brief, c: Candidate) -> tuple[str, Rich, Rich]:
    brief.show(c.passage, c.start, c.end)
    reference = brief.cite([c.passage.id], brief.numbered("Key point"), alone=True)
    unsaid = [status for status in c.unreal if status not in c.passage.words[c.start : c.end]]
    note = rich(Span(f", {wording.listed(map(wording.status, unsaid))}", style=reference[0].style)) if unsaid else ()
    return c.label, quoted(brief, c.passage, c.start, c.end), (*reference, *note)
