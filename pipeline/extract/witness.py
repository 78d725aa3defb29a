"""Why a slot of a figure has its value: what was weighed, how likely each seemed, and which signs spoke for it most."""

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from pipeline.extract.judge import Judge
from pipeline.extract.judging.judge import Verdict
from pipeline.extract.judging.option import Option, Value
from pipeline.extract.judging.weights import NOTHING
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.slots.figure import Figure
from pipeline.records import Passage

_LOGIT = 100  # a weight is in hundredths of one


class Weighed(NamedTuple):
    """A value that a slot might have, how likely it seemed of all, 0 to 1, and its signs with what each weighs."""

    value: Value
    chance: float
    signs: Sequence[tuple[str, int]]


class Decision(NamedTuple):
    """What a slot was given, and the likeliest other value."""

    slot: str
    chosen: Weighed
    other: Weighed | None


class Decided(NamedTuple):
    """A figure as it was read, and how each of its slots was decided."""

    passage: Passage
    reading: Reading
    decisions: Sequence[Decision]


class Witness(Judge):
    """A judge that keeps of each figure how its slots were decided."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Decided] = []
        self._decisions: list[Decision] = []

    def read(self, figure: Figure) -> Reading:
        """The figure with its slots decided."""
        self._decisions = []
        reading = super().read(figure)
        self.seen.append(Decided(figure.sentence.passage, reading, tuple(self._decisions)))
        return reading

    def verdict(self, slot: str, options: Sequence[Option]) -> Verdict:
        """The value that weighs most, by the judge's rules."""
        verdict = super().verdict(slot, options)
        if len(options) > 1:  # else there was nothing to decide
            self._decisions.append(self._decision(slot, options, verdict.value))
        return verdict

    def _decision(self, slot: str, options: Sequence[Option], value: Value) -> Decision:
        weights = self.weights.get(slot, NOTHING)
        weighed = weights.weigh(options)
        most = max(weighed)
        odds = [exp((weight - most) / _LOGIT) for weight in weighed]
        told = [
            Weighed(option.value, odd / sum(odds), weights.signs_of(option))
            for option, odd in zip(options, odds, strict=True)
        ]
        chosen = next(w for w in told if w.value == value)
        others = [w for w in told if w is not chosen]
        return Decision(slot, chosen, max(others, key=lambda w: w.chance, default=None))
