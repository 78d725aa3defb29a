"""What an editor says of what was read, put into effect: `corrections.yaml`.

A correction points at evidence by quotation (`quotations`), and so at the facts that are told there (`pointing`, `facts`).
Statements are rejected, corrected and added before things are joined (`contents`), so that what follows from them is
worked out anew; what is one and what is two (`identities`) holds over the rules that join. A copy states nothing
anew, so a correction holds for all copies of its passage.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeVar, cast

from msgspec.structs import replace

from pipeline.editor.corrections import (
    Accept,
    Add,
    Correct,
    EntityFields,
    EventFields,
    Given,
    Merge,
    ObservationFields,
    Reject,
    Split,
    quoted,
    said,
)
from pipeline.errors import raise_all
from pipeline.reconcile.corrections.contents import NAMES, Names, UnknownName, accepted, added, corrected
from pipeline.reconcile.corrections.contradictions import contradictions
from pipeline.reconcile.corrections.facts import Facts, Key, Statement, called, key, of_entity, sort_of
from pipeline.reconcile.corrections.identities import Identities
from pipeline.reconcile.corrections.pointing import Pointed, Pointing, all_of
from pipeline.reconcile.corrections.quotations import Quotations, plain
from pipeline.reconcile.corroboration import Corroboration
from pipeline.records import (
    Action,
    Change,
    Conflict,
    Copy,
    Edit,
    Entity,
    Event,
    Evidence,
    Observation,
    Origin,
    Passage,
    Timex,
    identify,
)

S = TypeVar("S", Event, Observation, Entity)

_SORT_OF: dict[type, type] = {EventFields: Event, ObservationFields: Observation, EntityFields: Entity}
_OF_ONE_TELLING = ("title", "kind", "attribution")
"""What a joined event has from one of its tellings: an editor's word comes first."""


def name_others(given: Iterable[Given]) -> bool:
    """Whether corrections call facts by names that any source may have told."""
    contents = (c.content for g in given if isinstance(c := g.correction, Add | Correct))
    return any(said(content).get(field) for content in contents for field in NAMES)


def pointed_at(given: Iterable[Given], passages: Sequence[Passage], copies: Iterable[Copy]) -> set[str]:
    """The sources that tell what corrections point at, by id: those of the quotations and of what these repeat."""
    quotations = Quotations(passages)
    kept = {c.passage: c.of for c in copies}
    source = {p.id: p.source for p in passages}
    ends = [q for g in given for name in ("quote", "with_", "from_") if (q := getattr(g.correction, name, None))]
    found = {e.passage for q in ends for e in quotations.places(quoted(q))}
    return {source[id] for passage in found for id in (passage, kept.get(passage, passage))}


class Editor:
    """The corrections of a brief, over what its sources state: `stated` is all of that, with the evidence of copies."""

    def __init__(
        self,
        given: Sequence[Given],
        passages: Iterable[Passage],
        stated: Iterable[Statement],
        corroboration: Corroboration,
    ) -> None:
        pointing = Pointing(Quotations(passages if given else ()), corroboration, Facts(stated if given else ()))
        self._pointed = pointing.pointed(given)
        self._complaints = [*pointing.complaints, *contradictions(self._pointed)]
        self._rejected = {key(f) for p in all_of(self._pointed, Reject) for f in p.facts}
        self._accepted = {key(f) for p in all_of(self._pointed, Accept) for f in p.facts}
        self._corrections: dict[Key, list[Pointed]] = defaultdict(list)
        for p in all_of(self._pointed, Correct):
            self._corrections[key(p.facts[0])].append(p)
        self._changes: dict[int, tuple[Change, ...]] = {}
        self._given: dict[Key, dict[str, object]] = {}
        self._added: dict[int, Statement] = {}
        self._parts: dict[str, dict[str, str]] = {}  # of an entity that is two: which passages speak of which part
        self._was: dict[Key, Statement] = {}
        self._redated: list[Event] = []
        for p in all_of(self._pointed, Split):
            self._part(p)
        self._taken_out = {one for one, _ in self._pairs(Split)}
        self.identities = Identities(self._pairs(Merge), self._pairs(Split))

    def entities(self, stated: Sequence[Entity]) -> list[Entity]:
        """Entities as they should be, with those that were added."""
        kept = [part for e in self._edited(stated, Names(())) for part in self._parted(e)]
        return [*kept, *self._new(Entity, Names(()))]

    def events(self, stated: Sequence[Event], named: Sequence[Entity]) -> list[Event]:
        """Events as they should be, with those that were added; `named` are the entities of the account."""
        names = Names(named)
        found = self._edited(stated, names)
        self._redated = [e for e in found if "when" in self._given.get(key(e), ())]
        return [*found, *self._new(Event, names)]

    def observations(self, stated: Sequence[Observation]) -> list[Observation]:
        """Observations as they should be, with those that were added."""
        return [*self._edited(stated, Names(())), *self._new(Observation, Names(()))]

    def speaking_of(self, event: Event) -> Event:
        """An event that speaks of the right one of two that were read as one."""

        def parts(ids: Sequence[str]) -> tuple[str, ...]:
            passages = [e.passage for e in event.evidence]
            return tuple(next((p for x in passages if (p := self._parts.get(id, {}).get(x))), id) for id in ids)

        if not self._parts:
            return event
        return replace(
            event, actors=parts(event.actors), places=parts(event.places), agreements=parts(event.agreements)
        )

    def timexes(self, found: Sequence[Timex]) -> list[Timex]:
        """Time expressions; one that was worked out wrongly is corrected with the event that has its date."""
        return [self._redate(t) for t in found] if self._redated else list(found)

    def joined(self, whole: S, parts: Sequence[S]) -> S:
        """What was made of several statements, with the editor's word where it is had from one, and its origin."""
        origins = {p.origin for p in parts}
        told_apart = self.identities.concern(map(key, parts))
        if origins == {"extracted"} and not told_apart:
            return whole
        origin: Origin = (
            "corrected" if told_apart or "corrected" in origins else "added" if origins == {"added"} else "extracted"
        )
        given = [self._given.get(key(p), {}) for p in sorted(parts, key=key)]
        over = {f: g[f] for g in reversed(given) for f in _OF_ONE_TELLING if f in g}
        return replace(whole, origin=origin, **over)

    def called(self, parts: Sequence[Entity]) -> str | None:
        """What an editor says an entity is called."""
        return next((str(g["name"]) for p in parts if "name" in (g := self._given.get(key(p), {}))), None)

    def settle(self) -> None:
        """End in all complaints, if there is one."""
        raise_all(sorted(self._complaints, key=lambda c: (c.line or 0, c.column or 0)))

    def disagreeing(self, conflicts: Iterable[Conflict], facts: Mapping[Key, Sequence[str]]) -> list[Conflict]:
        """Conflicts but for those between facts of which an editor says that they are two."""
        keys: dict[str, list[Key]] = defaultdict(list)
        for k, ids in facts.items():
            for id in ids:
                keys[id].append(k)
        return [
            c
            for c in conflicts
            if not all(self.identities.are_two(keys[a], keys[b]) for a, b in combinations(c.members, 2))
        ]

    def edits(self, facts: Mapping[Key, Sequence[str]]) -> tuple[Edit, ...]:
        """What was done, for the account; `facts` are its ids, by the statements that they were made of."""
        made = (self._edit(p, facts) for p in self._pointed)
        return tuple(sorted(made, key=lambda e: (e.evidence[0].source, e.evidence[0].start, e.action, e.id)))

    def _edit(self, p: Pointed, facts: Mapping[Key, Sequence[str]]) -> Edit:
        c = p.given.correction
        about = (self._added[id(p)],) if isinstance(c, Add) else p.facts
        keys = [self._key_now(f, spot[0].passage) for f, spot in zip(about, p.spots, strict=True)]
        action = cast(Action, type(c).__struct_config__.tag)
        told = tuple(map(called, about))
        changes = self._changes.get(id(p), ())
        return Edit(
            id=identify("correction", action, *told, *(plain(s[0].quote) for s in p.spots), *changes, c.why, c.by),
            action=action,
            kind=cast(str, sort_of(about[0])),  # type: ignore[arg-type]
            facts=() if isinstance(c, Reject) else tuple(dict.fromkeys(i for k in keys for i in facts.get(k, ()))),
            told=told,
            changes=changes,
            why=c.why,
            by=c.by,
            date=str(c.date) if c.date else None,
            evidence=tuple(e for spot in p.spots for e in spot),
        )

    def _pairs(self, action: type) -> list[tuple[Key, Key]]:
        """The statements of which corrections say whether they are one."""
        found = []
        for p in all_of(self._pointed, action):
            one, other = (self._key_now(f, spot[0].passage) for f, spot in zip(p.facts, p.spots, strict=True))
            found.append((one, other))
        return found

    def _key_now(self, statement: Statement, passage: str) -> Key:
        """The key of a statement, or of the part of it that a passage speaks of."""
        part = self._parts.get(statement.id, {}).get(passage) if isinstance(statement, Entity) else None
        return of_entity(part) if part else key(statement)

    def _part(self, p: Pointed) -> None:
        """Take note of what is two and was read as one in a single source."""
        one, other = p.facts
        if not isinstance(one, Entity) or one is not other:
            return
        here, there = p.spots
        if {e.passage for e in here} & {e.passage for e in there}:
            sentence = "both stand in one paragraph, which speaks of one of a name alone; point at another paragraph."
            self._complaints.append(p.given.complaint("from", sentence))
            return
        for e in here:
            self._parts.setdefault(one.id, {})[e.passage] = f"{one.id}/{here[0].passage}"

    def _parted(self, entity: Entity) -> Iterator[Entity]:
        """An entity, or the several that an editor says it is, each with its own passages. What is taken out of another is
        called as these call it.
        """
        parts: dict[str, list[Evidence]] = defaultdict(list)
        for e in entity.evidence:
            parts[self._parts.get(entity.id, {}).get(e.passage, entity.id)].append(e)
        for id, evidence in parts.items():
            part = replace(entity, id=id, evidence=tuple(evidence))
            yield _as_called(part) if key(part) in self._taken_out else part

    def _edited(self, stated: Sequence[S], names: Names) -> list[S]:
        kept = []
        for statement in stated:
            k = key(statement)
            if k in self._rejected:
                continue
            known = accepted(statement) if k in self._accepted else statement
            kept.append(self._corrected(known, self._corrections[k], names) if k in self._corrections else known)
        return kept

    def _corrected(self, statement: S, corrections: Sequence[Pointed], names: Names) -> S:
        """A statement with all that is corrected in it: what they say is taken together, so that no order counts."""
        contents = [cast(Correct, p.given.correction).content for p in corrections]
        try:
            together = replace(contents[0], **{f: v for c in contents for f, v in said(c).items()})
            now, changes = corrected(statement, together, names)
        except UnknownName as e:
            self._unknown(corrections, e)
            return statement
        for p, content in zip(corrections, contents, strict=True):
            self._changes[id(p)] = tuple(c for c in changes if c.field in said(content))
        k = key(statement)
        self._given[k] = {f: getattr(now, f) for f in said(together)}
        self._was[k] = statement
        return now

    def _new(self, sort: type[S], names: Names) -> Iterator[S]:
        for p in all_of(self._pointed, Add):
            content = cast(Add, p.given.correction).content
            if _SORT_OF[type(content)] is not sort:
                continue
            try:
                self._added[id(p)] = made = added(content, p.spots[0], names)
            except UnknownName as e:
                self._unknown([p], e)
                continue
            self._given[key(made)] = {f: getattr(made, f) for f in said(content)}
            yield cast(S, made)

    def _unknown(self, pointed: Sequence[Pointed], e: UnknownName) -> None:
        for p in pointed:
            content = cast(Correct | Add, p.given.correction).content
            if e.field in said(content):
                sentence = f"`{e.field}`: {e}{'' if str(e).endswith(('?', '.')) else '.'}"
                self._complaints.append(p.given.complaint("event", sentence, nearest=e.nearest))

    def _redate(self, timex: Timex) -> Timex:
        at = timex.evidence[0]
        for event in self._redated if timex.basis == "inferred" else ():
            told = any(e.source == at.source and e.start <= at.start and at.end <= e.end for e in event.evidence)
            if told and timex.value == cast(Event, self._was[key(event)]).when:
                return replace(timex, value=event.when, basis="stated", why=None, doubtful=())
        return timex


def _as_called(entity: Entity) -> Entity:
    """An entity by the longest of the names that its own passages give it."""
    names = [" ".join(e.quote.split()) for e in entity.evidence]
    return entity if entity.name in names else replace(entity, name=max(names, key=len), aliases=(), roles=())
