"""Which passages stand whole within a longer one: as sentences of it, from the begin of one to the end of one.

What begins or ends within a sentence is another statement: "Not all ministers agreed", "30 tonnes less than planned".
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, groupby
from operator import itemgetter

SHORTEST_QUOTATION = 8  # words: what is shorter and stands inside a longer passage is a coincidence


def stands_in(part: bytes, whole: bytes) -> bool:
    """Whether all words of one form stand in a row in another."""
    return part in whole and b" %b " % part in b" %b " % whole and part.count(b" ") >= SHORTEST_QUOTATION - 1


def wholes(
    nested: Iterable[tuple[int, int]], form: Callable[[int], bytes], sentences: Callable[[int], Sequence[bytes]]
) -> dict[int, int]:
    """Of pairs of whole and part, by place: the part, and the longest passage that holds it, which no other holds."""
    length = {whole: len(form(whole)) for whole, _ in nested}
    found: dict[int, int] = {}
    for whole, pairs in groupby(sorted(nested, key=lambda pair: (-length[pair[0]], pair)), key=itemgetter(0)):
        if whole not in found:
            parted = sentences(whole)
            found |= {part: whole for _, part in pairs if part not in found and _hold(parted, form(part))}
    return found


def _hold(sentences: Sequence[bytes], passage: bytes) -> bool:
    """Whether some of these sentences, one after the other, are the whole passage."""
    said = [sentence for sentence in sentences if sentence]
    words = b" ".join(said)
    starts = list(accumulate((len(sentence) + 1 for sentence in said), initial=0))
    ends = ((start, start + len(passage)) for start in starts)
    return any(end + 1 in starts and words[start:end] == passage for start, end in ends)
