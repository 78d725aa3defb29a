"""How much each sign weighs: `data/slot_weights.tsv`, learned from the corpus."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from pipeline.extract.observations.slots.option import Remark
from pipeline.wordlist import rows

_KEPT = 1 << 15


class Weights:
    """By slot, sign and context: hundredths, whole numbers, so that their sum is the same on every machine."""

    def __init__(self, given: Iterable[tuple[str, str, str, int]]) -> None:
        self._signs: dict[str, dict[str, dict[str, int]]] = {}
        for slot, context, sign, weight in given:
            self._signs.setdefault(slot, {}).setdefault(sign, {})[context] = weight
        self.of = lru_cache(_KEPT)(self._of)

    def _of(self, slot: str, contexts: tuple[str, ...], remark: Remark) -> int:
        """What a remark weighs in some contexts."""
        tell, of = remark
        known = self._signs.get(slot, {})
        return sum(known[sign].get(c, 0) for sign in tell(*of) if sign in known for c in contexts)

    def shared(self, slot: str, signs: Iterable[str]) -> Mapping[str, int]:
        """What signs weigh together, by context."""
        known, found = self._signs.get(slot, {}), Counter[str]()
        for sign in signs:
            for context, weight in known.get(sign, {}).items():
                found[context] += weight
        return found


@cache
def learned() -> Weights:
    """The weights that the program comes with."""
    return Weights((slot, context, sign, int(weight)) for slot, context, sign, weight in rows("slot_weights"))
