"""What is in one account and not in another: facts added, gone, and changed.

A fact that says the same has the same id in both. Of the others two are one fact that changed where, by a rule of `_RULES`, each
has the other alone as its like: the value of one thing in one period, the date of one title, the words of one quotation. What
could be several is not guessed at: it is gone, and added.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from pipeline import edtf
from pipeline.facts import KINDS, PARTS, Fact, Words
from pipeline.likeness import stems
from pipeline.records import TRADE_MEASURES, Account, Conflict, Entity, Event, Gap, Observation, Record, Source

Same = Mapping[str, str]
"""Ids of the old account, and those that the same things have in the new one."""
Rule = Callable[[Any, Same], Iterable[Hashable]]
Pair = tuple[Fact, Fact]
_ORDER = ("source", "observation", "event", "conflict", "entity", "gap")
_TYPOGRAPHY = str.maketrans("‘’“”–‑\u00a0", "''\"\"-- ")


class Difference(Record, frozen=True):
    """A fact `before` and `after`, None where it was not or is no more; of one that changed the `parts` that differ."""

    before: Fact | None
    after: Fact | None
    parts: tuple[str, ...] = ()

    @property
    def fact(self) -> Fact:
        """The fact as it is, or as it last was."""
        return cast(Fact, self.after or self.before)

    @property
    def kind(self) -> str:
        """What sort of fact it is."""
        return KINDS[type(self.fact)]

    def told(self, old: Words, new: Words) -> Iterator[tuple[str, str, str]]:
        """Each part that differs: what it is called, what it was, what it is."""
        if self.before and self.after:
            for name in self.parts:
                was, now = old.part(self.before, name), new.part(self.after, name)
                if was == now:  # too little for words
                    was, now = (
                        ", ".join("none" if v is None else str(v) for v in _fields(fact, name, {}))
                        for fact in (self.before, self.after)
                    )
                yield name, was, now


class Differences(Record, frozen=True):
    """All of them, by kind, then in the order of the accounts."""

    added: tuple[Difference, ...] = ()
    gone: tuple[Difference, ...] = ()
    changed: tuple[Difference, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.changed)


def differences(old: Account, new: Account) -> Differences:
    """What was added to the old account, what is gone from it, what changed in it.

    The other way round what was added is gone, and the same facts changed. Where a fact stands does not count, nor in which
    order facts are listed, nor the words that state it if they state the same.
    """
    same: dict[str, str] = {}
    added: list[Difference] = []
    gone: list[Difference] = []
    changed: list[Difference] = []
    for kind, rules in _RULES.items():
        pairs, lost, found = _matched(getattr(old, kind), getattr(new, kind), rules, same)
        same.update((a.id, b.id) for a, b in pairs if not isinstance(a, Conflict) and not isinstance(b, Conflict))
        changed += (Difference(a, b, parts) for a, b in pairs if (parts := _differing(a, b, same)))
        gone += (Difference(fact, None) for fact in lost)
        added += (Difference(None, fact) for fact in found)
    return Differences(*(tuple(sorted(found, key=lambda d: _ORDER.index(d.kind))) for found in (added, gone, changed)))


def _matched(
    old: Sequence[Fact], new: Sequence[Fact], rules: Sequence[Rule], same: Same
) -> tuple[list[Pair], list[Fact], list[Fact]]:
    """Which facts are one before and after, in the order of the new account, and which are left of the old and the new."""
    mate: dict[int, int] = {}  # of each matched new fact its old one
    for rule in rules:
        had = {*mate.values()}
        lost = {n: {*rule(fact, same)} for n, fact in enumerate(old) if n not in had}
        found = {n: {*rule(fact, same)} for n, fact in enumerate(new) if n not in mate}
        mate |= _mutual(lost, found)
    had = {*mate.values()}
    return (
        [(old[mate[n]], fact) for n, fact in enumerate(new) if n in mate],
        [fact for n, fact in enumerate(old) if n not in had],
        [fact for n, fact in enumerate(new) if n not in mate],
    )


def _mutual(old: Mapping[int, set[Hashable]], new: Mapping[int, set[Hashable]]) -> dict[int, int]:
    """The old one of each new one, where each has the other alone as its like: they share a key."""
    ours, theirs = _likes(new, old), _likes(old, new)
    return {n: m for n, likes in ours.items() if len(likes) == 1 and theirs[m := next(iter(likes))] == {n}}


def _likes(facts: Mapping[int, set[Hashable]], others: Mapping[int, set[Hashable]]) -> dict[int, set[int]]:
    """The likes of each fact among others; of many two, for they are several anyway."""
    by_key: dict[Hashable, list[int]] = defaultdict(list)
    for n, keys in others.items():
        for key in keys:
            if len(by_key[key]) < 2:
                by_key[key].append(n)
    return {n: {m for key in keys for m in by_key.get(key, ())} for n, keys in facts.items()}


def _differing(before: Fact, after: Fact, same: Same) -> tuple[str, ...]:
    """The parts in which two facts differ."""
    return tuple(p for p in PARTS[type(before)] if _fields(before, p, same) != _fields(after, p, {}))


def _fields(fact: Fact, part: str, same: Same) -> list[object]:
    """The fields of a part, without typography and case; of several names or ids the order does not count."""
    fields = PARTS[type(fact)][part]
    if isinstance(fact, Observation) and fact.measure:
        fields = tuple(
            field for field in fields if field != "label"
        )  # a label says what is measured where no measure does
    return [_comparable(getattr(fact, field), same) for field in fields]


def _comparable(value: object, same: Same) -> object:
    if isinstance(value, str):
        return _plain(same.get(value, value))
    if isinstance(value, tuple) and all(isinstance(v, str) for v in value):
        return sorted(_plain(same.get(v, v)) for v in value)
    return value


def _plain(text: str) -> str:
    return text.translate(_TYPOGRAPHY).casefold()


def _id(fact: Any, same: Same) -> Iterator[Hashable]:
    yield fact.id


def _thing(o: Observation) -> tuple[Hashable, ...] | None:
    """What is measured, and of whom, if it is named: trade in both directions is of two parties, whoever comes first."""
    named = o.measure or o.label or o.commodity
    sides = tuple(sorted({*o.parties, *filter(None, (o.reporter, o.partner))}))
    whose = sides if o.measure == "trade" else (o.reporter, o.partner, tuple(sorted(o.parties)))
    flow = None if o.measure in TRADE_MEASURES else o.flow
    return (named, o.measure, o.kind, whose, flow, (o.commodity or "").casefold()) if named else None


def _value_in_source(o: Observation, same: Same) -> Iterator[Hashable]:
    for key in _value(o, same):
        yield from ((key, same.get(e.source, e.source)) for e in o.evidence)


def _value(o: Observation, same: Same) -> Iterator[Hashable]:
    if thing := _thing(o):
        yield *thing, o.period, o.compared_period, o.realis, o.bound, o.unit


def _period(o: Observation, same: Same) -> Iterator[Hashable]:
    if thing := _thing(o):
        yield *thing, o.value, o.unit


def _unit(o: Observation, same: Same) -> Iterator[Hashable]:
    if o.period and (thing := _thing(o)):
        yield *thing, o.period, o.compared_period, o.realis, o.bound


def _quotation(fact: Event | Observation, same: Same) -> Iterator[Hashable]:
    """The words that state it, and where: of one sentence a level and a change stay two."""
    for evidence in fact.evidence:
        sort = fact.kind if isinstance(fact, Observation) else None
        yield " ".join(evidence.quote.split()), same.get(evidence.source, evidence.source), sort


def _title_in_source(event: Event, same: Same) -> Iterator[Hashable]:
    yield from ((_plain(event.title), same.get(e.source, e.source)) for e in event.evidence)


def _title(event: Event, same: Same) -> Iterator[Hashable]:
    yield _plain(event.title)


def _content_words(event: Event, same: Same) -> Iterator[Hashable]:
    if words := stems(event.title):
        yield frozenset(words)


def _actors_then(event: Event, same: Same) -> Iterator[Hashable]:
    """Who did such a thing then, and where: a plan and what came of it. A year alone is too long to tell."""
    who = {same.get(a, a) for a in (*event.actors, *event.places)}
    if event.when and who and edtf.precision(event.when) in ("day", "month"):
        yield event.when, event.kind, frozenset(who)


def _content(source: Source, same: Same) -> Iterator[Hashable]:
    if source.sha256:
        yield source.sha256


def _names(entity: Entity, same: Same) -> Iterator[Hashable]:
    for name in (entity.name, *entity.aliases):
        yield entity.kind, _plain(name)


def _pointer(gap: Gap, same: Same) -> Iterator[Hashable]:
    for evidence in gap.evidence:
        yield gap.kind, gap.label, same.get(evidence.source, evidence.source)


def _members(conflict: Conflict, same: Same) -> Iterator[Hashable]:
    yield conflict.kind, conflict.reason, frozenset(same.get(m, m) for m in conflict.members)


def _member(conflict: Conflict, same: Same) -> Iterator[Hashable]:
    for member in conflict.members:
        yield conflict.kind, same.get(member, member)


_RULES: dict[str, tuple[Rule, ...]] = {
    "sources": (_id, _content),
    "entities": (_id, _names),
    "observations": (_id, _value_in_source, _value, _quotation, _period, _unit),
    "events": (_id, _title_in_source, _title, _quotation, _content_words, _actors_then),
    "gaps": (_id, _pointer),
    "conflicts": (_members, _member),
}
"""Lists of the account, and what makes two facts likes of each other, the surest rule first."""
