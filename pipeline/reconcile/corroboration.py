"""What copies add: a passage that repeats another states nothing anew, it is evidence of what the other states."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
        self._kept: dict[str, Alignment] = {}
        for c in copies:
            whole = c.relation != "contained"
            self._copies[c.of].append(Alignment(at[c.of], at[c.passage], whole))
            self._kept[c.passage] = Alignment(at[c.passage], at[c.of], whole)

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

    def everywhere(self, place: Evidence) -> tuple[Evidence, ...]:
        """A place, and where its copies say the same; the passage that is kept of them comes first."""
        kept = self._kept[place.passage].repeat(place) if place.passage in self._kept else None
        return self._with_copies((kept or place,))

    def _with_copies(self, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        repeats = (copy.repeat(e) for e in evidence for copy in self._copies.get(e.passage, ()))
        found = {(e.source, e.start, e.end): e for e in (*evidence, *(r for r in repeats if r))}
        return tuple(found.values())
