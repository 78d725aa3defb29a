"""Where evidence stands: in which order of sources and passages, and in which sentence."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from pipeline.positions import locate
from pipeline.records import Evidence, Passage

Join = Callable[[Iterable[Evidence]], tuple[Evidence, ...]]
"""What makes one row of the evidence of several statements."""


class Places:
    """The passages of all sources, by id."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = {p.id: p for p in passages}

    def order(self, passage: str) -> tuple[str, int]:
        """The source of a passage, and its number there."""
        told = self.passages[passage]
        return told.source, told.ordinal

    def joined(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """Evidence without repeats, in the order of sources and passages."""
        distinct = {(e.source, e.start, e.end): e for e in evidence}
        return tuple(sorted(distinct.values(), key=lambda e: (self.order(e.passage), e.start, e.end)))

    def sentence(self, told: Evidence) -> tuple[str, int]:
        """The sentence in which something is told, by its passage and its number there."""
        passage = self.passages[told.passage]
        return passage.id, bisect_right([locate(passage, a, b)[0] for a, b in passage.sentences], told.start)
