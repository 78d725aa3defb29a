"""Pairs of passages that are worth comparing: those that share enough anchors.

A shingle is four words in a row, by its hash (Karp and Rabin, 1987). Those whose hash is the least among their
neighbours are the anchors of a passage (Bjørner, Blass and Gurevich, 2010), so that two passages with a long run of equal
words pick the same there, wherever in each it stands. All passages are hashed at once, and anchors compared
partition by partition: memory is bounded by what a partition holds.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from tempfile import TemporaryFile
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

SHINGLE = 4  # words; no passage is shorter
REACH = 2  # neighbours on each side among which an anchor has the least hash
FOLLOWERS = 24  # an anchor pairs a passage with so many of those behind it: a phrase of thousands is no mark of a copy
SHARE = 0.4  # of the anchors of the one that has fewer: what shares less shares a sentence, not what it says
CHUNK = 1 << 20  # bytes of text that are hashed at once
PARTITION = 100_000  # passages: so many as have the anchors that are compared at once

Hashes = NDArray[np.uint64]
Anchors = NDArray[Any]

_ANCHOR = np.dtype([("hash", np.uint64), ("place", np.uint32)])
_BASE = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_MIX = np.uint64(0xD6E8FEB86659FD93)
_NONE = np.uint64(2**64 - 1)
_SPACE, _END = 32, 10


def pairs(form: Callable[[int], bytes], number: int) -> Iterator[tuple[int, int]]:
    """Pairs of places, the smaller first, each once and in order. `form` gives each of `number` passages by its place."""
    several = 1 + number // PARTITION
    by_hash, by_place = Partitions(several, _ANCHOR), Partitions(several, np.dtype(np.uint64))
    count = np.zeros(number, np.uint32)
    place = 0
    for chunk in _chunks(map(form, range(number))):
        found = _anchors(b"".join(chunk))
        count[place : place + len(chunk)] = np.bincount(found["place"], minlength=len(chunk))
        found["place"] += place
        by_hash.add(found, found["hash"] % np.uint64(several))
        place += len(chunk)
    for anchors in by_hash:
        shared = _sharing(anchors)
        by_place.add(shared, shared // np.uint64(PARTITION << 32))
    for shared in by_place:
        yield from _alike(shared, count)


def _chunks(forms: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Forms in chunks of some size, each form ended by a line feed."""
    chunk: list[bytes] = []
    size = 0
    for form in forms:
        chunk.append(form + b"\n")
        size += len(form)
        if size > CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _anchors(text: bytes) -> Anchors:
    """The anchors of texts that each end in a line feed; `place` counts the texts."""
    letters = np.frombuffer(text, np.uint8)
    ends = np.flatnonzero((letters == _SPACE) | (letters == _END))
    starts = np.concatenate(([0], ends[:-1] + 1))
    owner = np.concatenate(([0], np.cumsum(letters[ends] == _END)[:-1]))
    powers, inverses = _powers(len(letters).bit_length())
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(letters * powers[: len(letters)])))
    last = ends[SHINGLE - 1 :]
    hashes = (sums[last] - sums[starts[: len(last)]]) * inverses[starts[: len(last)]]
    hashes = (hashes ^ (hashes >> np.uint64(29))) * _MIX
    hashes ^= hashes >> np.uint64(32)
    owner, behind = owner[: len(last)], owner[SHINGLE - 1 :]
    hashes[owner != behind] = _NONE  # no shingle goes on from one text to the next
    least = hashes != _NONE
    for step in range(1, REACH + 1):
        least[step:] &= (hashes[step:] < hashes[:-step]) | (owner[step:] != owner[:-step])
        least[:-step] &= (hashes[:-step] <= hashes[step:]) | (owner[step:] != owner[:-step])
    anchors = np.empty(np.count_nonzero(least), _ANCHOR)
    anchors["hash"], anchors["place"] = hashes[least], owner[least]
    return anchors


@lru_cache(maxsize=2)
def _powers(bits: int) -> tuple[Hashes, Hashes]:
    """The powers of the hash's base and of its inverse, up to `bits` bits of them."""
    powers, inverses = (np.full(1 << bits, base).cumprod(dtype=np.uint64) for base in (_BASE, _INVERSE))
    return powers, inverses


class Partitions:
    """Records in so many parts; where there are several, each in a temporary file."""

    def __init__(self, number: int, kind: np.dtype[Any]) -> None:
        self._kind = kind
        self._held: list[NDArray[Any]] = [np.empty(0, kind)]
        self._files: list[IO[bytes]] = [TemporaryFile() for _ in range(number)] if number > 1 else []  # noqa: SIM115 -- closed when read

    def add(self, records: NDArray[Any], part: NDArray[np.uint64]) -> None:
        """Put each record into its part."""
        if not self._files:
            self._held.append(records)
        for n, file in enumerate(self._files):
            file.write(records[part == n].tobytes())

    def __iter__(self) -> Iterator[NDArray[Any]]:
        if not self._files:
            yield np.concatenate(self._held)
        for file in self._files:
            with file:
                file.seek(0)
                yield np.frombuffer(file.read(), self._kind)


def _sharing(anchors: Anchors) -> Hashes:
    """Pairs that share an anchor, as one number each, as often as they share one."""
    anchors = anchors[np.argsort(anchors["hash"], kind="stable")]  # places are in order, and stay so
    hashes, places = anchors["hash"], anchors["place"].astype(np.uint64)
    found = [np.empty(0, np.uint64)]
    for step in range(1, FOLLOWERS + 1):
        same = np.flatnonzero(hashes[step:] == hashes[:-step])
        if not len(same):
            break
        same = same[places[same] != places[same + step]]
        found.append((places[same] << np.uint64(32)) | places[same + step])
    return np.concatenate(found)


def _alike(shared: Hashes, count: NDArray[np.uint32]) -> Iterator[tuple[int, int]]:
    """Those pairs that share enough of the anchors of each, of which there are so many, once and in order."""
    shared = np.sort(shared)
    begins = np.flatnonzero(np.append(True, shared[1:] != shared[:-1])[: len(shared)])
    times = np.diff(begins, append=len(shared))
    first, second = (shared[begins] >> np.uint64(32)).astype(np.uint32), shared[begins].astype(np.uint32)
    enough = times >= SHARE * np.minimum(count[first], count[second])
    yield from zip(first[enough].tolist(), second[enough].tolist(), strict=True)
