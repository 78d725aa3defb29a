"""What copies add: a passage that repeats another states nothing anew, it is evidence of what the other states."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from pipeline.reconcile.alignment import Alignment
from pipeline.records import Boilerplate, Copy, Entity, Event, Evidence, Gap, Observation, Passage, Timex

S = TypeVar("S", Timex, Event, Observation, Entity, Gap)


class Corroboration:
    """The copies of each passage, and the boilerplate, which states nothing."""

    def __init__(
        self, passages: Iterable[Passage], copies: Sequence[Copy], boilerplate: Iterable[Boilerplate] = ()
    ) -> None:
        at = {p.id: p for p in passages}
        self._silent = {c.passage for c in copies} | {id for b in boilerplate for id in b.passages}
        self._copies: dict[str, list[Alignment]] = defaultdict(list)
        for c in copies:
            self._copies[c.of].append(Alignment(at[c.of], at[c.passage], whole=c.relation != "contained"))

    def settle(self, statements: Iterable[S]) -> list[S]:
        """Statements of passages that are kept, each with the evidence of their copies; those of copies and boilerplate are
        left out.
        """
        kept = []
        for statement in statements:
            evidence = tuple(e for e in statement.evidence if e.passage not in self._silent)
            if evidence:
                kept.append(replace(statement, evidence=self._with_copies(evidence)))
        return kept

    def _with_copies(self, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        repeats = (copy.repeat(e) for e in evidence for copy in self._copies.get(e.passage, ()))
        found = {(e.source, e.start, e.end): e for e in (*evidence, *(r for r in repeats if r))}
        return tuple(found.values())


def joined(evidence: Iterable[Evidence], order: Mapping[str, tuple[str, int]]) -> tuple[Evidence, ...]:
    """Evidence without repeats, in the order of sources and passages."""
    distinct = {(e.source, e.start, e.end): e for e in evidence}
    return tuple(sorted(distinct.values(), key=lambda e: (order[e.passage], e.start, e.end)))
