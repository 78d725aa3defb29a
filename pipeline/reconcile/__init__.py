"""One account out of many statements: who is who, one event told twice, sources that disagree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from pipeline.editor.corrections import Given
from pipeline.reconcile import derive, entities, events, observations
from pipeline.reconcile.conflicts import happenings
from pipeline.reconcile.conflicts.figures import Conflicts
from pipeline.reconcile.conflicts.reasons import Reasons
from pipeline.reconcile.corrections import Editor
from pipeline.reconcile.corrections.facts import key, of_entity
from pipeline.reconcile.corroboration import Corroboration
from pipeline.reconcile.entities.called import called
from pipeline.reconcile.places import Places
from pipeline.reconcile.witnesses import Witnesses
from pipeline.records import Account, Boilerplate, Copy, Event, Passage, Source, Statements, Timex, Variant


def reconcile(
    sources: Sequence[Source],
    passages: Sequence[Passage],
    statements: Sequence[Statements],
    copies: Sequence[Copy],
    variants: Sequence[Variant],
    boilerplate: Sequence[Boilerplate] = (),
    corrections: Sequence[Given] = (),
) -> Account:
    """The account of all sources. It does not depend on the order in which they come, nor on that of corrections; one that
    points at nothing, at several things, or contradicts another is a Complaint.
    """
    dated = {s.source: s.published for s in statements}
    sources = sorted((replace(s, published=s.published or dated.get(s.id)) for s in sources), key=lambda s: s.id)
    passages = sorted(passages, key=lambda p: (p.source, p.ordinal))
    statements = sorted(statements, key=lambda s: s.source)
    places = Places(passages)
    corroboration = Corroboration(passages, copies, boilerplate)
    witnesses = Witnesses(sources, copies, variants)
    told = corroboration.settle(replace(e, id=_of(s, e.id)) for s in statements for e in s.entities)
    happened = corroboration.settle(_of_source(e, s) for s in statements for e in s.events)
    measured = corroboration.settle(o for s in statements for o in s.observations)
    timexes = [t for s in statements for t in s.timexes]
    editor = Editor(corrections, passages, (*told, *happened, *measured), corroboration)
    told = editor.entities(told)
    named, ids = entities.merge(told, called(told, places.passages), places.joined, editor)
    happened = editor.events([_renamed(editor.speaking_of(e), ids) for e in happened], named)
    published, by_id = {s.id: s.published for s in sources}, {e.id: e for e in named}
    told_once = events.merge(happened, by_id, published, places.joined, witnesses.count, editor, _parts_told(timexes))
    measured_once = observations.merge(editor.observations(measured), places.joined, witnesses.count, editor)
    editor.settle()
    facts = {
        **{of_entity(id): own for id, own in ids.items()},
        **{key(t.event): (event.id,) for event, tellings in told_once for t in tellings},
        **{key(o): (whole.id,) for whole, group in measured_once for o in group},
    }
    values = [o for o, _ in measured_once]
    reasons = Reasons(sources, {e.code: (e.name, *e.aliases) for e in named if e.code})
    disagreeing = [*Conflicts(values, places.sentence, reasons).found(), *happenings.found(told_once, reasons)]
    conflicts = editor.disagreeing(disagreeing, facts)
    conflicting = {member for c in conflicts for member in c.members}
    return Account(
        sources=tuple(sources),
        passages=tuple(passages),
        copies=tuple(sorted(copies, key=lambda c: places.order(c.passage))),
        variants=tuple(sorted(variants, key=lambda v: tuple(map(places.order, v.passages)))),
        boilerplate=tuple(boilerplate),
        timexes=tuple(editor.timexes(corroboration.settle(timexes))),
        events=tuple(event for event, _ in told_once),
        observations=(*values, *derive.derived(values, conflicting)),
        entities=tuple(named),
        gaps=tuple(replace(g, evidence=places.joined(g.evidence)) for s in statements for g in s.gaps),
        conflicts=tuple(conflicts),
        corrections=editor.edits(facts),
    )


def _parts_told(timexes: Iterable[Timex]) -> events.Parts:
    """Which part of its month or year each rough date is told to be: "the end of June"."""
    parts: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for timex in timexes:
        if timex.value and timex.modifier:
            for e in timex.evidence:
                parts[e.passage, timex.value].append((e.start, timex.modifier))
    return parts


def _of(statements: Statements, id: str) -> str:
    """The id of an entity of one source: of namesakes in two sources each has its own."""
    return f"{statements.source}/{id}"


def _of_source(event: Event, statements: Statements) -> Event:
    """An event that speaks of the entities of its source."""

    def own(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(_of(statements, id) for id in ids)

    return replace(event, actors=own(event.actors), places=own(event.places), agreements=own(event.agreements))


def _renamed(event: Event, ids: Mapping[str, Sequence[str]]) -> Event:
    """An event that speaks of the entities of the account. What only a copy names is not among them."""

    def known(mentioned: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id for m in mentioned for id in ids.get(m, ())))

    return replace(event, actors=known(event.actors), places=known(event.places), agreements=known(event.agreements))
