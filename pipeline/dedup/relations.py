"""How groups of sayings stand to each other: near, one within the other, or only alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from pipeline.dedup.candidates import pairs
from pipeline.dedup.compare import compare
from pipeline.dedup.containment import stands_in, wholes
from pipeline.dedup.sayings import Group, Sayings


@dataclass(frozen=True)
class Relations:
    """Groups by place. `near`: which earlier one says the same; `within`: which one holds it; `unlike`: pairs that look
    alike, and what differs.
    """

    near: dict[int, int]
    within: dict[int, int]
    unlike: dict[tuple[int, int], tuple[str, ...]]

    def first(self, place: int) -> int:
        """The first group that says the same."""
        return self.near.get(place, place)

    def whole(self, place: int) -> int:
        """The group that is kept for this one, itself perhaps."""
        first = self.first(place)
        return self.within.get(first, first)


def relations(groups: Sequence[Group], sayings: Sayings) -> Relations:
    """Compare what is worth comparing."""

    def form(place: int) -> bytes:
        return sayings.form(groups[place][0])

    near: dict[int, int] = {}
    nested: list[tuple[int, int]] = []
    unlike: dict[tuple[int, int], tuple[str, ...]] = {}
    for a, found in groupby(pairs(form, len(groups)), itemgetter(0)):  # in order: what `a` repeats is known by now
        ours = form(a)
        for _, b in found:
            theirs = form(b)
            if stands_in(ours, theirs):
                nested.append((b, a))
            elif stands_in(theirs, ours):
                nested.append((a, b))
            how = compare(ours, theirs)
            if how.verdict == "near" and a not in near:
                near.setdefault(b, a)
            elif how.verdict == "variant":
                unlike[a, b] = how.differs
    alone = [(whole, part) for whole, part in nested if whole not in near and part not in near]
    within = wholes(alone, form, lambda place: sayings.sentences(groups[place][0]))
    return Relations(near, within, unlike)
