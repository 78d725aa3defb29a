"""Which of some options weighs most."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.extract.judging.option import Option, Value
from pipeline.extract.judging.weights import NOTHING, Weights, learned

GUESSED = {
    "reported": 40, "unit": 45, "measure": 40, "reporter": 40, "partner": 90, "commodity": 30, "period": 20, "year": 50,
    "event_kind": 105,
}  # fmt: skip
"""By how many hundredths what is guessed must outweigh what the grammar finds told, and an empty slot: so many that most of
what is lost was wrong.
"""

SURE = {"commodity": 40}
"""By how many hundredths a value that the grammar does not read must outweigh an empty slot, in a slot that is open as often as
not: one wrong value goes on from figure to figure.
"""

CLEAR = {"year": 300}
CLEAR_ELSEWHERE = 100
"""By how many hundredths a value must outweigh every other, lest it be in doubt: so many that, on texts that nothing was learned
from, of what is in doubt one in three is wrong. Years are judged where a rule gives none, and their weights are bold.
"""


class Verdict(NamedTuple):
    """The value of a slot, and whether it outweighs every other clearly."""

    value: Value
    clear: bool


class Judge:
    """Decides by the weights of signs: those of each slot, by default those that the program comes with."""

    def __init__(self, weights: Mapping[str, Weights] | None = None) -> None:
        self.weights = learned() if weights is None else weights

    def choose(self, slot: str, options: Sequence[Option]) -> Value:
        """The value of a slot, by its verdict."""
        return self.verdict(slot, options).value

    def verdict(self, slot: str, options: Sequence[Option]) -> Verdict:
        """The value that weighs most; of equals the first. What is guessed, neither told nor read by the grammar, must
        outweigh by far what the grammar finds told, and an empty slot: better an empty one than a guessed one.
        """
        if len(options) == 1:
            return Verdict(options[0].value, True)
        weighed = self.weights.get(slot, NOTHING).weigh(options)
        value = _heaviest(slot, options, weighed)
        own = max(w for w, o in zip(weighed, options, strict=True) if o.value == value)
        rivals = (w for w, o in zip(weighed, options, strict=True) if o.value != value)
        return Verdict(value, all(own - w >= CLEAR.get(slot, CLEAR_ELSEWHERE) for w in rivals))


def _heaviest(slot: str, options: Sequence[Option], weighed: Sequence[int]) -> Value:
    most = max(weighed)
    best = options[weighed.index(most)]
    if not (best.told or best.read):
        held = [i for i, o in enumerate(options) if o.told and (o.value is None or o.read)]
        told = max(held, key=weighed.__getitem__, default=None)
        best = options[told] if told is not None and most - weighed[told] < GUESSED[slot] else best
    if slot in SURE and not best.read:
        empty = max(w for w, o in zip(weighed, options, strict=True) if o.value is None)
        return best.value if most - empty >= SURE[slot] else None
    return best.value
