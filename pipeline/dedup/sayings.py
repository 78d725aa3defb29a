"""Passages by what they say: those of one form are one saying, and sayings that mean the same one account of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

import msgspec

from pipeline.dedup.form import form
from pipeline.dedup.gist import gist
from pipeline.dedup.shelf import Shelf
from pipeline.records import Passage, Source

SHORTEST = 5  # words: a shorter passage is compared with nothing

Sentences = tuple[bytes, ...]


class Telling(msgspec.Struct, frozen=True, order=True, gc=False):
    """A passage but for its words: which source, by rank, and where in it; `words` tells equal ones from others."""

    source: int
    ordinal: int
    id: str
    words: int


class Saying(msgspec.Struct):
    """What passages of one form say, who tells it, and where it lies on the shelf."""

    length: int
    number: int
    best: Telling
    tellings: list[Telling]


class Sayings:
    """All that the passages say, each thing once. What it takes in memory is who tells it; the words lie on a shelf."""

    def __init__(self, sources: Iterable[Source], prefer: Sequence[str] = ()) -> None:
        """`prefer` are ids of sources, the best first."""
        rank = {id: n for n, id in enumerate(prefer)}
        self._preferred = len(prefer)
        ordered = sorted(sources, key=lambda s: (rank.get(s.id, self._preferred), s.published or "9999", s.id))
        self._rank = {s.id: rank.get(s.id, self._preferred + n) for n, s in enumerate(ordered)}
        self._shelf = Shelf()
        self._by_form: dict[bytes, Saying] = {}
        self._by_gist: dict[bytes, list[Saying]] = defaultdict(list)

    def add(self, passage: Passage) -> None:
        """Take in a passage. Headings are passed over, and what is too short."""
        if passage.kind == "heading":
            return
        words = passage.words
        said = form(words)
        length = said.count(b" ") + 1
        if length < SHORTEST:
            return
        telling = Telling(self._rank[passage.source], passage.ordinal, passage.id, hash(words))
        key = _digest(said)
        saying = self._by_form.get(key)
        if saying is None:
            saying = self._by_form[key] = Saying(length, self._put(said, passage), telling, [telling])
            self._by_gist[_digest(gist(said))].append(saying)
            return
        saying.tellings.append(telling)
        if telling < saying.best:
            saying.best = telling
            saying.number = self._put(said, passage)

    def groups(self) -> list[list[Saying]]:
        """Sayings that mean the same, the one to keep first; in the order of the sources and their passages.

        The one to keep is told by a preferred source, is the longest, is published first; then by the source's id.
        """
        found = [sorted(group, key=self._merit) if len(group) > 1 else group for group in self._by_gist.values()]
        return sorted(found, key=lambda group: group[0].best)

    def form(self, saying: Saying) -> bytes:
        """The words of a saying."""
        return self._shelf[saying.number]

    def sentences(self, saying: Saying) -> list[bytes]:
        """The forms of the sentences in the passage that is kept."""
        words, spans = msgspec.msgpack.decode(self._shelf[saying.number + 1], type=tuple[str, tuple[tuple[int, int], ...]])
        return [form(words[start:end]) for start, end in spans]

    def _merit(self, saying: Saying) -> tuple[int, int, Telling]:
        return min(saying.best.source, self._preferred), -saying.length, saying.best

    def _put(self, said: bytes, passage: Passage) -> int:
        number = self._shelf.put(said)
        self._shelf.put(msgspec.msgpack.encode((passage.words, passage.sentences)))
        return number


def _digest(said: bytes) -> bytes:
    return blake2b(said, digest_size=16).digest()
