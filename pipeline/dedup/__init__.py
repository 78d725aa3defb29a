"""Which passages say the same thing, and which only look alike.

1. `form`: a passage without its typography; `gist`: without the words that change no fact. Passages of one gist say the
   same, and a hash finds them: no likeness is weighed, and the order of files cannot matter (`sayings`).
2. `candidates`: which of the others are worth comparing, by the anchors they share.
3. `compare`: whether all that differs between two is one word written as two; `containment`: whether one is a quotation
   of the other; `relations` asks both. What looks alike beyond that is a variant.
4. `boilerplate`: what many sources print and none states.

Nothing is deleted: a copy stays in the account as corroboration.
"""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.dedup.boilerplate import boilerplate
from pipeline.dedup.compare import SAME, liken
from pipeline.dedup.relations import Relations, relations
from pipeline.dedup.sayings import Group, Sayings
from pipeline.dedup.shelf import Shelf
from pipeline.records import Boilerplate, Copy, Passage, Source, Variant

Found = Copy | Variant | Boilerplate


def dedup(sources: Iterable[Source], passages: Iterable[Passage], prefer: Sequence[str] = ()) -> Iterator[Found]:
    """Copies and variants among passages, headings aside, and boilerplate. A copy points at a passage that is kept.

    Of passages that say the same the one is kept that stands in a source which the reader prefers (`prefer`, ids, the
    best first), then the longest, then the one published first (undated ones last), then by the source's id and the
    place in it; of a quotation and the passage that holds it, the whole.
    """
    with Shelf() as shelf:
        sayings = Sayings(sources, prefer, shelf)
        for passage in passages:
            sayings.add(passage)
        groups = sayings.groups()
        related = relations(groups, sayings)
        for place in range(len(groups)):
            yield from _copies(place, groups, related, sayings)
        yield from _variants(groups, related)
        yield from boilerplate(groups, sayings)


def _copies(place: int, groups: Sequence[Group], related: Relations, sayings: Sayings) -> Iterator[Copy]:
    first, whole = groups[related.first(place)][0], groups[related.whole(place)][0]
    for saying in groups[place]:
        if saying is whole and len(saying.tellings) == 1:
            continue
        how = SAME if saying is first else liken(sayings.form(first), sayings.form(saying))
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


def _variants(groups: Sequence[Group], related: Relations) -> Iterator[Variant]:
    """Pairs that are kept and look alike; for a copy stands the passage that is kept for it."""
    linked: dict[tuple[int, int], tuple[str, ...]] = {}
    for (a, b), differs in related.unlike.items():
        pair = (related.whole(a), related.whole(b))
        if pair[0] != pair[1]:
            linked.setdefault((min(pair), max(pair)), differs)
    for (a, b), differs in sorted(linked.items()):
        yield Variant(passages=(groups[a][0].best.id, groups[b][0].best.id), differs=differs)
