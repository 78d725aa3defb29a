"""What copies add: a passage that repeats another states nothing anew, it is evidence of what the other states."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from pipeline.positions import cite
from pipeline.records import Copy, Entity, Event, Evidence, Gap, Observation, Passage, Timex

S = TypeVar("S", Timex, Event, Observation, Entity, Gap)


class Corroboration:
    """The copies of each passage."""

    def __init__(self, passages: Iterable[Passage], copies: Sequence[Copy]) -> None:
        self._passages = {p.id: p for p in passages}
        self._copied = {c.passage for c in copies}
        self._copies: dict[str, list[str]] = defaultdict(list)
        for copy in copies:
            self._copies[copy.of].append(copy.passage)

    def settle(self, statements: Iterable[S]) -> list[S]:
        """Statements of passages that are kept, each with the evidence of their copies; those of copies are left out."""
        kept = []
        for statement in statements:
            evidence = tuple(e for e in statement.evidence if e.passage not in self._copied)
            if evidence:
                kept.append(replace(statement, evidence=self._with_copies(evidence)))
        return kept

    def _with_copies(self, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        found: dict[tuple[str, int, int], Evidence] = {}
        for e in evidence:
            found[e.source, e.start, e.end] = e
            quote = " ".join(e.quote.split())
            for passage in (self._passages[id] for id in self._copies.get(e.passage, ())):
                at = passage.words.find(quote)
                if at >= 0:
                    again = cite(passage, at, at + len(quote))
                    found[again.source, again.start, again.end] = again
        return tuple(found.values())


def joined(evidence: Iterable[Evidence], order: Mapping[str, tuple[str, int]]) -> tuple[Evidence, ...]:
    """Evidence without repeats, in the order of sources and passages."""
    distinct = {(e.source, e.start, e.end): e for e in evidence}
    return tuple(sorted(distinct.values(), key=lambda e: (order[e.passage], e.start, e.end)))
