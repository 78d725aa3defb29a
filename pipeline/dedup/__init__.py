"""Which passages say the same thing, and which only look alike.

Normalise, exact by hash, candidates by shared anchors, then a decision token by token: see `compare`. Nothing is
deleted: a copy stays in the account as corroboration.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.dedup.candidates import pairs
from pipeline.dedup.compare import SAME, Comparison, compare
from pipeline.dedup.containment import wholes
from pipeline.dedup.tokens import tokens
from pipeline.records import Copy, Passage, Source, Variant

SHORTEST = 5  # tokens: a shorter passage is compared with nothing


def dedup(sources: Sequence[Source], passages: Sequence[Passage]) -> Iterator[Copy | Variant]:
    """Copies and variants among passages, headings aside. A copy always points at a passage that is kept.

    Of equal passages the one is kept whose source was published first (undated ones last), then by the source's id and
    the place in it; of a quotation and the passage that holds it, the whole.
    """
    published = {s.id: s.published or "9999" for s in sources}
    ranked = sorted(passages, key=lambda p: (published[p.source], p.source, p.ordinal))
    alike: dict[tuple[str, ...], list[Passage]] = defaultdict(list)
    for passage in ranked:
        words = tokens(passage.words)
        if passage.kind != "heading" and len(words) >= SHORTEST:
            alike[words].append(passage)
    said, groups = list(alike), list(alike.values())
    found = [(a, b, compare(said[a], said[b])) for a, b in sorted(pairs(said))]
    near = _near(found)
    rest = [(a, b, how) for a, b, how in found if a not in near and b not in near]
    within = wholes(said, [group[0] for group in groups], [(a, b) for a, b, _ in rest])
    for place, group in enumerate(groups):
        first, how = near.get(place, (place, SAME))
        whole = within.get(first, first)
        kept = groups[whole][0]
        for copy in group:
            if copy is not kept:
                yield Copy(
                    passage=copy.id,
                    of=kept.id,
                    relation="contained" if first in within else "exact" if copy.words == kept.words else "near",
                    similarity=round(how.likeness * len(said[first]) / len(said[whole]), 4),
                    differs=how.differs,
                )
    for a, b, how in rest:
        if how.verdict == "variant" and a not in within and b not in within:
            yield Variant(passages=(groups[a][0].id, groups[b][0].id), differs=how.differs)


def _near(found: Iterable[tuple[int, int, Comparison]]) -> dict[int, tuple[int, Comparison]]:
    """Near copies, and the first passage that each repeats: no copy itself, for what was found stands in order."""
    near: dict[int, tuple[int, Comparison]] = {}
    for a, b, how in found:
        if how.verdict == "near" and a not in near:
            near.setdefault(b, (a, how))
    return near
