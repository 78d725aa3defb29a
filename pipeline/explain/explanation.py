"""An explanation: what a thing is, where it is stated, how it came about, where it stands in the brief."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from pipeline import wording
from pipeline.explain.decided import Choice, Decisions
from pipeline.explain.index import Index
from pipeline.facts import KINDS, Thing
from pipeline.positions import read_at
from pipeline.records import Entity, Event, Evidence, Observation, Passage, Relation, Source, Timex

_LINE = re.compile(r"\r\n|\r|\n")


class Said(msgspec.Struct, omit_defaults=True):
    """A thing, and that in a line; of a passage that looks alike, what `differs`."""

    id: str
    said: str
    differs: tuple[str, ...] = ()


class Quotation(msgspec.Struct, omit_defaults=True):
    """A place that states a thing: the sentence, of which characters `start` to `end` say it. `line` and `column` count from
    1 in the text of the source; `copy` says that the passage repeats `of`.
    """

    reference: str
    file: str
    passage: str
    sentence: str
    start: int
    end: int
    line: int | None = None
    column: int | None = None
    page: int | None = None
    copy: Relation | None = None
    of: str | None = None


class Disagreement(msgspec.Struct):
    """What cannot all be right with it."""

    reason: str
    explanation: str
    members: list[Said]


class Edited(msgspec.Struct, omit_defaults=True):
    """What an editor did to it: `done`, the `changes` of its fields in words, why, and by whom."""

    done: str
    why: str
    by: str
    changes: list[str] = []


class Standing(msgspec.Struct, omit_defaults=True):
    """Where it stands in the brief: its own `page` and `section`, and what cites the passages that state it."""

    page: int | None = None
    section: str | None = None
    cited_in: list[str] = []


class Explanation(msgspec.Struct, omit_defaults=True):
    """All that is known of how a thing got into the brief; `facts` are what a passage states, or who is told of."""

    id: str
    kind: str
    said: str
    stated: list[Quotation] = []
    decided: list[Choice] = []
    edits: list[Edited] = []
    inferred: str | None = None
    derivation: str | None = None
    derived_from: list[Said] = []
    used_for: list[Said] = []
    independent_sources: int | None = None
    variants: list[Said] = []
    conflicts: list[Disagreement] = []
    facts: list[Said] = []
    brief: Standing | None = None
    record: dict[str, Any] = {}


def explain(
    index: Index,
    thing: Thing,
    texts: Mapping[str, str],
    standing: Standing | None = None,
    decisions: Decisions | None = None,
) -> Explanation:
    """The explanation of a thing; `texts` are those of the sources, by id, as far as they are there. `decisions` tell how the
    slots of a figure were decided.
    """
    return Explanation(
        id=thing.id,
        kind=thing.kind if isinstance(thing, Entity) else KINDS[type(thing)],
        said=index.words.said(thing),
        stated=[_quotation(index, e, texts) for e in _evidence(thing)],
        decided=decisions.of(thing) if decisions and isinstance(thing, Observation) else [],
        edits=_edits(index, thing),
        inferred=_inferred(thing),
        derivation=thing.derivation if isinstance(thing, Observation) else None,
        derived_from=_said(index, index.listed(thing.derived_from if isinstance(thing, Observation) else ())),
        used_for=_said(index, (o for o in index.account.observations if thing.id in o.derived_from)),
        independent_sources=thing.independent_sources if isinstance(thing, Event | Observation) else None,
        variants=_variants(index, passages_of(thing)),
        conflicts=[
            Disagreement(c.reason, c.explanation, _said(index, index.listed(m for m in c.members if m != thing.id)))
            for c in index.account.conflicts
            if thing.id in c.members
        ],
        facts=_said(index, _about(index, thing)),
        brief=standing,
        record=msgspec.to_builtins(thing),
    )


def passages_of(thing: Thing) -> list[str]:
    """The passages that state a thing, each once."""
    return list(dict.fromkeys(e.passage for e in _evidence(thing)))


def _evidence(thing: Thing) -> tuple[Evidence, ...]:
    match thing:
        case Source():
            return ()
        case Passage():
            whole = Evidence(source=thing.source, passage=thing.id, start=thing.start, end=thing.end, quote=thing.text)
            return (whole,)
        case _:
            return thing.evidence


def _inferred(thing: Thing) -> str | None:
    if isinstance(thing, Event) and thing.when_basis == "inferred":
        return f"its date: {thing.why or 'not said how'}"
    if isinstance(thing, Timex) and thing.basis == "inferred":
        return thing.why or "not said how"
    return None


def _edits(index: Index, thing: Thing) -> list[Edited]:
    """What an editor said of a thing; of a passage what is said of that it tells, or told until then."""
    countries = wording.country_names(index.account)
    return [
        Edited(
            done=f"{wording.DONE[e.action]}: {'; '.join(e.told)}"
            if isinstance(thing, Passage)
            else wording.DONE[e.action],
            why=e.why,
            by=wording.whose_edit(e),
            changes=[wording.changed(change, countries) for change in e.changes],
        )
        for e in index.account.corrections
        if thing.id in (*e.facts, *(evidence.passage for evidence in e.evidence))
    ]


def _said(index: Index, things: Iterable[Thing]) -> list[Said]:
    return [Said(t.id, index.words.said(t)) for t in things]


def _about(index: Index, thing: Thing) -> list[Thing]:
    """What else the account tells that an explanation of this one should name."""
    match thing:
        case Passage():
            return list(index.stated_in[thing.id])
        case Source():
            return [p for p in index.account.passages if p.source == thing.id and p.kind == "heading"]
        case Entity():
            return [e for e in index.account.events if thing.id in (*e.actors, *e.places, *e.agreements)]
    return []


def _variants(index: Index, passages: list[str]) -> list[Said]:
    found = []
    for variant in index.account.variants:
        for own, other in (variant.passages, variant.passages[::-1]):
            if own in passages and other in index.passages:
                found.append(Said(other, index.words.reference(index.passages[other]), variant.differs))
    return found


def _quotation(index: Index, evidence: Evidence, texts: Mapping[str, str]) -> Quotation:
    passage = index.passages[evidence.passage]
    a, b = read_at(passage, evidence.start, evidence.end)
    first, last = _sentences(passage, a, b)
    if evidence.quote == passage.text:
        b = a  # the whole passage: nothing of it is marked
    line, column = _position(texts.get(evidence.source), evidence.start)
    copy = index.copies.get(passage.id)
    return Quotation(
        reference=index.words.reference(passage),
        file=index.sources[evidence.source].path,
        passage=passage.id,
        sentence=passage.words[first:last],
        start=a - first,
        end=b - first,
        line=line,
        column=column,
        page=passage.page,
        copy=copy.relation if copy else None,
        of=index.words.reference(index.passages[copy.of]) if copy else None,
    )


def _sentences(passage: Passage, a: int, b: int) -> tuple[int, int]:
    """From where to where the sentences go that a stretch of a passage's reading lies in."""
    within = [(start, end) for start, end in passage.sentences if start < b and a < end]
    if not within:
        return 0, len(passage.words)
    return min(a, within[0][0]), max(b, within[-1][1])


def _position(text: str | None, at: int) -> tuple[int | None, int | None]:
    """Line and column of a character, from 1."""
    if text is None:
        return None, None
    ends = [m.end() for m in _LINE.finditer(text, 0, at)]
    return len(ends) + 1, at - (ends[-1] if ends else 0) + 1
