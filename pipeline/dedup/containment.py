"""Which passages stand whole within a longer one: as sentences of it, from the begin of one to the end of one.

What begins or ends within a sentence is another statement: "Not all ministers agreed", "30 tonnes less than planned".
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, groupby
from operator import itemgetter

from pipeline.dedup.tokens import tokens
from pipeline.records import Passage

SHORTEST_QUOTATION = 8  # tokens: what is shorter and stands inside a longer passage is a coincidence


def wholes(
    said: Sequence[tuple[str, ...]], passages: Sequence[Passage], likely: Iterable[tuple[int, int]]
) -> dict[int, int]:
    """Of likely pairs of places: the part, and the longest passage that holds it, which no other holds."""
    by_length = (sorted(pair, key=lambda place: len(said[place])) for pair in likely)
    nested = [
        (whole, part)
        for part, whole in by_length
        if SHORTEST_QUOTATION <= len(said[part]) < len(said[whole]) and set(said[whole]).issuperset(said[part])
    ]
    nested.sort(key=lambda pair: (-len(said[pair[0]]), pair))
    found: dict[int, int] = {}
    for whole, parts in groupby(nested, key=itemgetter(0)):
        if whole not in found:
            words, spans = passages[whole].words, passages[whole].sentences
            sentences = [tokens(words[start:end]) for start, end in spans]
            found |= {part: whole for _, part in parts if part not in found and _holds(sentences, said[part])}
    return found


def _holds(sentences: Sequence[Sequence[str]], passage: tuple[str, ...]) -> bool:
    """Whether some of these sentences, one after the other, are the whole passage."""
    bounds = list(accumulate(map(len, sentences), initial=0))
    words = tuple(chain.from_iterable(sentences))
    ends = ((start, start + len(passage)) for start in bounds)
    return any(end in bounds and words[start:end] == passage for start, end in ends)
