"""Pairs of passages that are worth comparing: those that share an anchor.

Anchors are picked by winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of each window of neighbouring
shingles the one with the least hash, so that any two passages with a long enough run of equal tokens share one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from zlib import crc32

SHINGLE = 4  # tokens; no passage is shorter
WINDOW = 6  # shingles
COMMONEST = 40  # passages: an anchor that more share is a phrase, not a mark of a copy


def anchors(tokens: Sequence[str]) -> set[int]:
    """The anchors of a passage: hashes that do not depend on the process."""
    shingles = zip(*(tokens[i:] for i in range(SHINGLE)), strict=False)
    hashes = [crc32(" ".join(shingle).encode()) for shingle in shingles]
    return set(map(min, *(hashes[i:] for i in range(WINDOW)))) or {min(hashes)}


def pairs(passages: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of places in `passages`, the smaller first, each once."""
    holders: dict[int, list[int]] = defaultdict(list)
    for place, tokens in enumerate(passages):
        for anchor in anchors(tokens):
            holders[anchor].append(place)
    seen: set[tuple[int, int]] = set()
    for places in holders.values():
        if len(places) > COMMONEST:
            continue
        for j, b in enumerate(places):
            for a in places[:j]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    yield a, b
