"""Figures that cannot all be right, and the likely reason."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from pipeline.likeness import likeness, stems
from pipeline.reconcile.conflicts.reasons import Reasons
from pipeline.reconcile.rounding import agree, digits
from pipeline.reconcile.things import (
    Key,
    cover_alike,
    goods,
    holds,
    interchangeable,
    qualified,
    series,
    told_apart,
)
from pipeline.records import Conflict, Evidence, Observation, Reason
from pipeline.wording import is_money

Sentence = Callable[[Evidence], object]
ALIKE = 3  # content words by which three figures without a measure are of one thing
IN_LIKE_WORDS = 0.6  # the likeness of two quotations by which one source tells of one thing twice

_MIRRORED = {"exports": "imports", "imports": "exports"}


class Conflicts:
    """The conflicts among observations. `sentence` says in which sentence a quotation stands: no sentence contradicts
    itself, so values in one are of two things. Nor does a source, but in like words, or where it says of both who gives them.
    """

    def __init__(self, observations: Sequence[Observation], sentence: Sentence, reasons: Reasons) -> None:
        self._observations = observations
        self._where = {o.id: {sentence(e) for e in o.evidence} for o in observations}
        self._reasons = reasons
        self._misquoted = sorted(_misquotations(observations), key=lambda m: (m[0].id, m[1].id))

    def found(self) -> Iterator[Conflict]:
        """Values of one thing that disagree, flows on which its two sides disagree, then numbers that are given for two
        things, unless that explains one of the former.
        """
        disagreeing = [*self._of_one_thing(), *self._mirrored()]
        yield from disagreeing
        explained = [set(c.members) for c in disagreeing]
        for one, other, reason in self._misquoted:
            if self._apart(one, other) and not any({one.id, other.id} & members for members in explained):
                members = self._displacing(one, other) or self._displacing(other, one) or [one, other]
                yield self._conflict(members, reason)

    def _displacing(self, mistaken: Observation, right: Observation) -> list[Observation]:
        """A number that belongs elsewhere, with those that other sources give in its place: of things without a measure
        those told in like words.
        """
        if mistaken.period == right.period or mistaken.measure:
            return []
        told = [
            o
            for o in self._observations
            if (o.measure, o.kind, o.unit, o.period, o.realis, goods(o))
            == (None, mistaken.kind, mistaken.unit, mistaken.period, mistaken.realis, goods(mistaken))
            and self._disagree(o, mistaken)
            and len(_words(o) & _words(mistaken) & _words(right)) >= ALIKE
        ]
        return [mistaken, *told] if told else []

    def _of_one_thing(self) -> Iterator[Conflict]:
        groups: dict[Key, list[Observation]] = defaultdict(list)
        for o in self._observations:
            if told_apart(o):
                groups[series(o)].append(o)
        for group in groups.values():
            pairs = [(a, b) for a, b in combinations(group, 2) if self._disagree(a, b) and _of_one_thing(a, b)]
            members = {o.id: o for pair in pairs for o in pair}
            if members:
                apart = list(members.values())
                yield self._conflict(apart, self._mistaken(apart) or self._reasons.of(apart))

    def _mirrored(self) -> Iterator[Conflict]:
        """Exports of the one and imports of the other, of one flow of goods."""
        sides: dict[Key, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
        for o in self._observations:
            if told_apart(o) and o.kind == "level" and o.measure in _MIRRORED and o.reporter and o.partner:
                way = (o.reporter, o.partner) if o.measure == "exports" else (o.partner, o.reporter)
                sides[(*way, o.unit, o.period, o.realis, goods(o))][o.measure].append(o)
        for flow in sides.values():
            pairs = [(a, b) for a in flow["exports"] for b in flow["imports"] if self._disagree(a, b)]
            if pairs:
                yield self._conflict(list({o.id: o for pair in pairs for o in pair}.values()), "mirror")

    def _disagree(self, a: Observation, b: Observation) -> bool:
        return not agree(a, b) and cover_alike(a, b) and self._apart(a, b)

    def _apart(self, a: Observation, b: Observation) -> bool:
        return self._where[a.id].isdisjoint(self._where[b.id])

    def _mistaken(self, members: Sequence[Observation]) -> Reason | None:
        """What somebody took for another thing: one of the values is that of the other thing elsewhere."""
        ids = {o.id for o in members}
        return next((why for one, other, why in self._misquoted if ids & {one.id, other.id}), None)

    def _conflict(self, members: Sequence[Observation], reason: Reason) -> Conflict:
        ordered = sorted(members, key=lambda o: (o.value, o.id))
        return Conflict(
            kind="observation",
            members=tuple(sorted(o.id for o in members)),
            reason=reason,
            explanation=self._reasons.told(ordered, reason),
        )


def _of_one_thing(a: Observation, b: Observation) -> bool:
    """Whether two values of one series are told as of one thing: by sources that both call it informal, or neither; and no
    source that gives both knows of two.
    """
    if qualified(a) != qualified(b):
        return False
    given = a.attribution and b.attribution and a.attribution != b.attribution
    told = [(x.quote, y.quote) for x in a.evidence for y in b.evidence if x.source == y.source]
    return bool(given) or all(likeness(*quotes) >= IN_LIKE_WORDS for quotes in told)


def _words(o: Observation) -> set[str]:
    return {stem for e in o.evidence for stem in stems(e.quote)}


def _misquotations(observations: Sequence[Observation]) -> Iterator[tuple[Observation, Observation, Reason]]:
    """One number, too fine to be chance, that two sources give in two currencies, for two periods that share days, or of
    goods and of goods with services.
    """
    alike: dict[Key, list[Observation]] = defaultdict(list)
    for o in observations:
        if o.kind == "level" and digits(o) > 1 and o.bound is None and o.range is None and o.realis == "happened":
            alike[(o.measure, o.value, goods(o))].append(o)
    for rivals in alike.values():
        for a, b in combinations(sorted(rivals, key=lambda o: o.id), 2):
            sources = {e.source for e in a.evidence}
            if sources.isdisjoint(e.source for e in b.evidence) and (holds(a, b) or holds(b, a)):
                reason = _taken_for(a, b)
                if reason:
                    yield a, b, reason


def _taken_for(a: Observation, b: Observation) -> Reason | None:
    """The one thing in which two equal numbers differ."""
    differs: list[Reason] = []
    if a.unit != b.unit:
        if not (is_money(a.unit) and is_money(b.unit)):
            return None
        differs.append("currency")
    if a.period != b.period:
        if not a.period or not b.period or digits(a) < 3 or not interchangeable(a.period, b.period):
            return None
        differs.append("period")
    if not cover_alike(a, b):
        differs.append("coverage")
    return differs[0] if len(differs) == 1 else None
