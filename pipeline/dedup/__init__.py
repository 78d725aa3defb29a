"""Which passages say the same thing, and which only look alike.

Normalise, exact by hash, candidates by shared anchors, then a decision token by token: see `compare`. Nothing is
deleted: a copy stays in the account as corroboration.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.dedup.candidates import pairs
from pipeline.dedup.compare import Comparison, compare
from pipeline.dedup.tokens import tokens
from pipeline.records import Copy, Passage, Source, Variant

SHORTEST = 5  # tokens: a shorter passage is compared with nothing


def dedup(sources: Sequence[Source], passages: Sequence[Passage]) -> Iterator[Copy | Variant]:
    """Copies and variants among passages, headings aside.

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
    for group in alike.values():
        for copy in group[1:]:
            exact = copy.words == group[0].words
            yield Copy(passage=copy.id, of=group[0].id, relation="exact" if exact else "near", similarity=1.0)
    yield from _unequal([(words, group[0]) for words, group in alike.items()])


def _unequal(distinct: Sequence[tuple[tuple[str, ...], Passage]]) -> Iterator[Copy | Variant]:
    """Near copies, quotations and variants among passages whose tokens differ."""
    found = [
        (a, b, compare(distinct[a][0], distinct[b][0])) for a, b in sorted(pairs([words for words, _ in distinct]))
    ]
    repeats: dict[int, tuple[int, Comparison]] = {}  # a copy's place -> the place of the one it repeats
    for verdict in ("near", "contained"):
        for a, b, how in found:
            if how.verdict == verdict:
                whole, part = (b, a) if verdict == "contained" and len(distinct[a][0]) < len(distinct[b][0]) else (a, b)
                repeats.setdefault(part, (whole, how))
    for part, (nearest, how) in sorted(repeats.items()):
        whole = nearest
        while whole in repeats:
            whole = repeats[whole][0]
        yield Copy(
            passage=distinct[part][1].id,
            of=distinct[whole][1].id,
            relation="near" if how.verdict == "near" else "contained",
            similarity=round(how.likeness, 4),
            differs=how.differs,
        )
    for a, b, how in found:
        if how.verdict == "variant" and a not in repeats and b not in repeats:
            yield Variant(passages=(distinct[a][1].id, distinct[b][1].id), differs=how.differs)
