"""How much each sign weighs: `data/slot_weights.tsv`, learned from the corpus."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import repeat

from pipeline.extract.observations.slots.option import Remark
from pipeline.wordlist import rows

_KEPT = 1 << 15
_WIDTH = 24  # bits, of which the first tells the sign: more than any sum of weights needs
_HALF = 1 << _WIDTH - 1
_MASK = (1 << _WIDTH) - 1


class Weights:
    """What signs weigh in a slot, by context: hundredths, whole numbers, so that their sum is the same on every machine.

    Those of one sign stand side by side in one long integer, a lane for each context, so that one addition adds them all.
    Source: L. Lamport, Multiple byte processing with full-word instructions, 1975.
    """

    def __init__(self, given: Iterable[tuple[str, str, int]] = ()) -> None:
        """From contexts, signs and weights."""
        self._lanes: dict[str, int] = {}
        self._signs: dict[str, int] = {}
        for context, sign, weight in given:
            lane = self._lanes.setdefault(context, len(self._lanes) * _WIDTH)
            self._signs[sign] = self._signs.get(sign, 0) + (weight << lane)
        self._even = sum(_HALF << lane for lane in self._lanes.values())
        self.of = lru_cache(_KEPT)(self._of)

    def shared(self, signs: Sequence[str]) -> Mapping[str, int]:
        """What signs weigh together in each context."""
        total = self._total(signs)
        return {context: self._lane(total, lane) for context, lane in self._lanes.items()} if signs else {}

    def _of(self, contexts: tuple[str, ...], remark: Remark) -> int:
        """What a remark weighs in some contexts."""
        tell, of = remark
        total = self._total(tell(*of))
        return sum(self._lane(total, self._lanes[c]) for c in contexts if c in self._lanes)

    def _total(self, signs: Iterable[str]) -> int:
        return sum(map(self._signs.get, signs, repeat(0)), self._even)

    def _lane(self, total: int, lane: int) -> int:
        return (total >> lane & _MASK) - _HALF


NOTHING = Weights()
"""What is not learned weighs nothing."""


@cache
def learned() -> Mapping[str, Weights]:
    """The weights of each slot that the program comes with."""
    return by_slot((slot, context, sign, int(weight)) for slot, context, sign, weight in rows("slot_weights"))


def by_slot(given: Iterable[tuple[str, str, str, int]]) -> Mapping[str, Weights]:
    """Weights from slots, contexts, signs and what each weighs."""
    found: dict[str, list[tuple[str, str, int]]] = {}
    for slot, context, sign, weight in given:
        found.setdefault(slot, []).append((context, sign, weight))
    return {slot: Weights(own) for slot, own in found.items()}
