"""One account out of many statements: who is who, one event told twice, sources that disagree."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from pipeline.positions import locate
from pipeline.reconcile import derive, entities, events, observations
from pipeline.reconcile.conflicts import happenings
from pipeline.reconcile.conflicts.figures import Conflicts
from pipeline.reconcile.conflicts.reasons import Reasons
from pipeline.reconcile.corroboration import Corroboration, joined
from pipeline.reconcile.entities.called import called
from pipeline.reconcile.witnesses import Witnesses
from pipeline.records import Account, Boilerplate, Copy, Event, Evidence, Gap, Passage, Source, Statements, Variant


def reconcile(
    sources: Sequence[Source],
    passages: Sequence[Passage],
    statements: Sequence[Statements],
    copies: Sequence[Copy],
    variants: Sequence[Variant],
    boilerplate: Sequence[Boilerplate] = (),
) -> Account:
    """The account of all sources. It does not depend on the order in which they come."""
    dated = {s.source: s.published for s in statements}
    sources = sorted((replace(s, published=s.published or dated.get(s.id)) for s in sources), key=lambda s: s.id)
    passages = sorted(passages, key=lambda p: (p.source, p.ordinal))
    statements = sorted(statements, key=lambda s: s.source)
    place = {p.id: (p.source, p.ordinal) for p in passages}
    at = {p.id: p for p in passages}

    def join(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return joined(evidence, place)

    def sentence(told: Evidence) -> tuple[str, int]:
        passage = at[told.passage]
        return passage.id, bisect_right([locate(passage, a, b)[0] for a, b in passage.sentences], told.start)

    corroboration = Corroboration(passages, copies, boilerplate)
    witnesses = Witnesses(sources, copies, variants)
    told = corroboration.settle(replace(e, id=_of(s, e.id)) for s in statements for e in s.entities)
    named, ids = entities.merge(told, called(told, at), join)
    happened = corroboration.settle(_renamed(e, s, ids) for s in statements for e in s.events)
    published = {s.id: s.published for s in sources}
    told_once = events.merge(happened, {e.id: e for e in named}, published, join, witnesses.count)
    measured = observations.merge(
        corroboration.settle(o for s in statements for o in s.observations), join, witnesses.count
    )
    countries = {e.code: (e.name, *e.aliases) for e in named if e.code}
    reasons = Reasons(sources, countries)
    conflicts = [*Conflicts(measured, sentence, reasons).found(), *happenings.found(told_once, reasons)]
    conflicting = {member for c in conflicts for member in c.members}
    return Account(
        sources=tuple(sources),
        passages=tuple(passages),
        copies=tuple(sorted(copies, key=lambda c: place[c.passage])),
        variants=tuple(sorted(variants, key=lambda v: (place[v.passages[0]], place[v.passages[1]]))),
        boilerplate=tuple(boilerplate),
        timexes=tuple(corroboration.settle(t for s in statements for t in s.timexes)),
        events=tuple(event for event, _ in told_once),
        observations=(*measured, *derive.derived(measured, conflicting)),
        entities=tuple(named),
        gaps=tuple(_gaps((g for s in statements for g in s.gaps), join)),
        conflicts=tuple(conflicts),
    )


def _of(statements: Statements, id: str) -> str:
    """The id of an entity of one source: of namesakes in two sources each has its own."""
    return f"{statements.source}/{id}"


def _renamed(event: Event, statements: Statements, ids: dict[str, tuple[str, ...]]) -> Event:
    """An event that speaks of the entities of the account. What only a copy names is not among them."""

    def known(mentioned: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id for m in mentioned for id in ids.get(_of(statements, m), ())))

    return replace(event, actors=known(event.actors), places=known(event.places), agreements=known(event.agreements))


def _gaps(gaps: Iterable[Gap], join: Callable[[Iterable[Evidence]], tuple[Evidence, ...]]) -> Iterable[Gap]:
    return (replace(g, evidence=join(g.evidence)) for g in gaps)
