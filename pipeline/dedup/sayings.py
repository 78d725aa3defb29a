"""Passages by what they say: those of one form are one saying, and sayings of one gist a group."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

import msgspec

from pipeline.datelines import DATELINE
from pipeline.dedup.form import form
from pipeline.dedup.gist import gist
from pipeline.dedup.shelf import Shelf
from pipeline.records import Passage, Source

SHORTEST = 5  # words: a shorter passage is compared with nothing

_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(tuple[str, tuple[tuple[int, int], ...]]).decode


class Telling(msgspec.Struct, frozen=True, order=True, gc=False):
    """A passage but for its words: which source, by rank, and where in it; `words` tells equal ones from others."""

    source: int
    ordinal: int
    id: str
    words: int


class Saying(msgspec.Struct, gc=False):
    """What passages of one form say: how many words, where they lie on the shelf, who tells it, who tells it best; and
    one that was found before it and is of the same gist.
    """

    length: int
    number: int
    best: Telling
    tellings: list[Telling]
    alike: "Saying | None" = None


Group = list[Saying]


class Sayings:
    """All that the passages say, each thing once. Memory holds who tells it, a shelf the words."""

    def __init__(self, sources: Iterable[Source], prefer: Sequence[str], shelf: Shelf) -> None:
        """`prefer` are ids of sources, the best first."""
        self._preferred = len(prefer)
        rank = {id: n for n, id in enumerate(prefer)}
        ordered = sorted(sources, key=lambda s: (rank.get(s.id, self._preferred), s.published or "9999", s.id))
        self._rank = {s.id: rank.get(s.id, self._preferred + n) for n, s in enumerate(ordered)}
        self._shelf = shelf
        self._by_form: dict[bytes, Saying] = {}
        self._by_gist: dict[bytes, Saying] = {}
        self._slight: dict[bytes, Saying] = {}
        self.last: dict[int, int] = {}

    def add(self, passage: Passage) -> None:
        """Take in a passage."""
        words = passage.words
        said = form(words)
        length = said.count(b" ") + 1
        source = self._rank[passage.source]
        telling = Telling(source, passage.ordinal, passage.id, hash(words))
        slight = length < SHORTEST or passage.kind == "heading"
        known = self._slight if slight else self._by_form
        key = _digest(said)
        saying = known.get(key)
        if saying is None:
            saying = known[key] = Saying(length, self._put(said, passage), telling, [telling])
            if not slight:
                same = _digest(gist(said))
                saying.alike = self._by_gist.get(same)
                self._by_gist[same] = saying
        else:
            saying.tellings.append(telling)
            if telling < saying.best:
                saying.best, saying.number = telling, self._put(said, passage)
        if passage.ordinal > self.last.get(source, 0):
            self.last[source] = passage.ordinal

    def groups(self) -> list[Group]:
        """Sayings that mean the same, the one to keep first; in the order of the sources and their passages.

        The one to keep is told by a preferred source, is the longest, is published first; then by the source's id.
        """
        for saying in self._by_form.values():
            saying.tellings.sort()
        return sorted((self._group(saying) for saying in self._by_gist.values()), key=lambda group: group[0].best)

    def _group(self, last: Saying) -> Group:
        found = [last]
        while alike := found[-1].alike:
            found.append(alike)
        return sorted(found, key=self._merit) if len(found) > 1 else found

    def slight(self) -> Iterator[Group]:
        """Headings, and what is too short to be compared."""
        return ([saying] for saying in self._slight.values())

    def form(self, saying: Saying) -> bytes:
        """What is said, without typography."""
        return self._shelf[saying.number]

    def words(self, saying: Saying) -> str:
        """What is said, as the best telling has it."""
        return self._told(saying)[0]

    def sentences(self, saying: Saying) -> list[bytes]:
        """The form of each sentence, as the best telling has them. A dateline at the begin is one by itself."""
        words, spans = self._told(saying)
        if dateline := DATELINE.match(words):
            spans = ((0, dateline.end()), (dateline.end(), spans[0][1]), *spans[1:])
        return [form(words[start:end]) for start, end in spans]

    def _told(self, saying: Saying) -> tuple[str, tuple[tuple[int, int], ...]]:
        return _unpack(self._shelf[saying.number + 1])

    def _merit(self, saying: Saying) -> tuple[int, int, Telling]:
        return min(saying.best.source, self._preferred), -saying.length, saying.best

    def _put(self, said: bytes, passage: Passage) -> int:
        number = self._shelf.put(said)
        self._shelf.put(_pack((passage.words, passage.sentences)))
        return number


def _digest(said: bytes) -> bytes:
    return blake2b(said, digest_size=16).digest()
