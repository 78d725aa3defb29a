"""How much each sign weighs: the tables of `data/` that were learned from the corpus."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from pipeline.extract.judging.option import Option, Remark, with_words
from pipeline.wordlist import rows

_TABLES = ("slot_weights", "event_weights", "kind_weights", "year_weights")
_MOST_KEPT = 1 << 15
_WIDTH = 24  # bits, of which the first tells the sign: more than any sum of weights needs
_HALF = 1 << _WIDTH - 1
_MASK = (1 << _WIDTH) - 1


class _Kept(dict[Remark, int]):
    """What remarks weigh, worked out once; what is kept is bounded. The same words hardly ever come again: they are not kept."""

    def __init__(self, weigh: Callable[[Remark], int]) -> None:
        self._weigh = weigh

    def __missing__(self, remark: Remark) -> int:
        weight = self._weigh(remark)
        if remark[0] is not with_words:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[remark] = weight
        return weight


class Weights:
    """What signs weigh in a slot, by context: hundredths, whole numbers, so that their sum is the same on every machine.

    Those of one sign stand side by side in one long integer, a lane for each context, so that one addition adds them all. Those
    of words are found by the word too, without a sign made of each.
    Source: L. Lamport, Multiple byte processing with full-word instructions, 1975.
    """

    def __init__(self, given: Iterable[tuple[str, str, int]] = ()) -> None:
        """From contexts, signs and weights."""
        self._lanes: dict[str, int] = {}
        self._signs: dict[str, int] = {}
        for context, sign, weight in given:
            lane = self._lanes.setdefault(context, len(self._lanes) * _WIDTH)
            self._signs[sign] = self._signs.get(sign, 0) + (weight << lane)
        self._words: dict[str, dict[str, int]] = {}
        for sign, weight in self._signs.items():
            what, _, word = sign.partition(" word ")
            if word:
                self._words.setdefault(what, {})[word] = weight
        self._even = sum(_HALF << lane for lane in self._lanes.values())
        self._kept = _Kept(self._of_remark)

    def weigh(self, options: Sequence[Option]) -> list[int]:
        """What each of some options weighs, by what is said of it and what is said of all of them, in its contexts."""
        every, of, lanes = self._of_signs(options[0].shared) + self._even, self._kept.__getitem__, self._lanes
        weighed = []
        for option in options:
            total = sum(map(of, option.remarks), every)
            weight = 0
            for context in option.contexts:
                if (lane := lanes.get(context)) is not None:
                    weight += (total >> lane & _MASK) - _HALF
            weighed.append(weight)
        return weighed

    def signs_of(self, option: Option) -> list[tuple[str, int]]:
        """What each sign of an option weighs in its contexts; those that weigh nothing are left out."""
        lanes = [lane for context in option.contexts if (lane := self._lanes.get(context)) is not None]
        told = {}
        for sign in option.signs:
            total = self._signs.get(sign, 0) + self._even
            told[sign] = sum((total >> lane & _MASK) - _HALF for lane in lanes)
        return [(sign, weight) for sign, weight in told.items() if weight]

    def _of_remark(self, remark: Remark) -> int:
        tell, *of = remark
        return self._of_words(*of) if tell is with_words else self._of_signs(tell(*of))  # type: ignore[arg-type]

    def _of_words(self, what: str, words: Sequence[str]) -> int:
        return sum(filter(None, map(self._words.get(what, {}).get, words)))

    def _of_signs(self, signs: Iterable[str]) -> int:
        return sum(filter(None, map(self._signs.get, signs)))


NOTHING = Weights()
"""What is not learned weighs nothing."""


@cache
def learned() -> Mapping[str, Weights]:
    """The weights of each slot that the program comes with."""
    every = chain.from_iterable(map(rows, _TABLES))
    return by_slot((slot, context, sign, int(weight)) for slot, context, sign, weight in every)


def by_slot(given: Iterable[tuple[str, str, str, int]]) -> Mapping[str, Weights]:
    """Weights from slots, contexts, signs and what each weighs."""
    found: dict[str, list[tuple[str, str, int]]] = {}
    for slot, context, sign, weight in given:
        found.setdefault(slot, []).append((context, sign, weight))
    return {slot: Weights(own) for slot, own in found.items()}
