"""Which passages say the same thing, and which only look alike.

1. `form`: a passage without its typography. `gist`: without the words that change no fact. Passages of one gist say the
   same: no likeness is weighed, so the order of files cannot matter, and memory holds digests alone.
2. `candidates`: of those that differ, which are worth comparing.
3. `compare`: whether all that differs between two is one word written as two; `containment`: whether one is a quotation
   of the other. Whatever else looks alike is a variant.

Nothing is deleted: a copy stays in the account as corroboration.
"""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.dedup.candidates import pairs
from pipeline.dedup.compare import SAME, compare, liken
from pipeline.dedup.containment import stands_in, wholes
from pipeline.dedup.sayings import Sayings
from pipeline.records import Copy, Passage, Source, Variant


def dedup(sources: Iterable[Source], passages: Iterable[Passage], prefer: Sequence[str] = ()) -> Iterator[Copy | Variant]:
    """Copies and variants among passages, headings aside. A copy always points at a passage that is kept.

    Of passages that say the same the one is kept that stands in a source which the reader prefers (`prefer`, ids, the
    best first), then the longest, then the one published first (undated ones last), then by the source's id and the
    place in it; of a quotation and the passage that holds it, the whole.
    """
    sayings = Sayings(sources, prefer)
    for passage in passages:
        sayings.add(passage)
    groups = sayings.groups()

    def form(place: int) -> bytes:
        return sayings.form(groups[place][0])

    near: dict[int, int] = {}
    nested: list[tuple[int, int]] = []
    unlike: list[tuple[int, int, tuple[str, ...]]] = []
    for a, b in pairs(form, len(groups)):
        ours, theirs = form(a), form(b)
        if stands_in(ours, theirs):
            nested.append((b, a))
        elif stands_in(theirs, ours):
            nested.append((a, b))
        how = compare(ours, theirs)
        if how.verdict == "near" and a not in near:
            near.setdefault(b, a)
        elif how.verdict == "variant":
            unlike.append((a, b, how.differs))
    alone = [(whole, part) for whole, part in nested if whole not in near and part not in near]
    within = wholes(alone, form, lambda place: sayings.sentences(groups[place][0]))

    def root(place: int) -> int:
        first = near.get(place, place)
        return within.get(first, first)

    for place, group in enumerate(groups):
        whole = groups[root(place)][0]
        first = groups[near.get(place, place)][0]
        for saying in group:
            how = SAME if saying is first else liken(sayings.form(first).split(b" "), sayings.form(saying).split(b" "))
            for telling in saying.tellings:
                if telling is not whole.best:
                    same = telling.words == whole.best.words
                    yield Copy(
                        passage=telling.id,
                        of=whole.best.id,
                        relation="contained" if whole is not first else "exact" if same else "near",
                        similarity=round(how.likeness * first.length / whole.length, 4),
                        differs=how.differs,
                    )
    linked = {(root(a), root(b)): differs for a, b, differs in reversed(unlike)}
    for (a, b), differs in sorted(linked.items()):
        if a != b:
            yield Variant(passages=(groups[a][0].best.id, groups[b][0].best.id), differs=differs)
