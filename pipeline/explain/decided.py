"""How the slots of a figure were decided: its document is read again, by a judge that tells what it weighed."""

from collections.abc import Mapping, Sequence

import msgspec

from pipeline import wording
from pipeline.explain.index import Index
from pipeline.extract import extract
from pipeline.extract.judging.option import Value
from pipeline.extract.witness import Decided, Weighed, Witness
from pipeline.positions import cite
from pipeline.records import Observation

_SIGNS = 8  # that weigh most


class Choice(msgspec.Struct, omit_defaults=True):
    """What a slot was given, how likely that seemed of all that was weighed (0 to 1), the likeliest `other` value, and the signs
    that told most between the two, each with what it weighs for the first, in hundredths of a logit.
    """

    slot: str
    value: str
    likely: float
    signs: list[tuple[str, int]]
    other: str | None = None
    other_likely: float | None = None


class Decisions:
    """How figures of an account were decided; a document is read again when the first of its figures is asked for."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._names = wording.country_names(index.account)
        self._read: dict[str, Sequence[Decided]] = {}

    def of(self, figure: Observation) -> list[Choice]:
        """How the slots of a figure were decided; nothing of one that a table or an editor states, or that is derived."""
        for evidence in figure.evidence:
            for seen in self._of_source(evidence.source):
                q = seen.reading.quantity
                if seen.passage.id != evidence.passage or seen.reading.value != figure.value:
                    continue
                place = cite(seen.passage, q.start, q.end)
                if evidence.start <= place.start and place.end <= evidence.end:
                    return [self._told(d.slot, d.chosen, d.other) for d in seen.decisions]
        return []

    def _of_source(self, id: str) -> Sequence[Decided]:
        if id not in self._read:
            witness = Witness()
            own = [p for p in self.index.account.passages if p.source == id]
            extract(self.index.sources[id], own, witness)
            self._read[id] = witness.seen
        return self._read[id]

    def _told(self, slot: str, chosen: Weighed, other: Weighed | None) -> Choice:
        return Choice(
            slot,
            _said(chosen.value, self._names),
            round(chosen.chance, 2),
            _between(chosen, other)[:_SIGNS],
            _said(other.value, self._names) if other else None,
            round(other.chance, 2) if other else None,
        )


def _between(chosen: Weighed, other: Weighed | None) -> list[tuple[str, int]]:
    """What each sign weighs for one value more than for another, the weightiest first."""
    own, others = dict(chosen.signs), dict(other.signs if other else ())
    told = {sign: own.get(sign, 0) - others.get(sign, 0) for sign in (*own, *others)}
    return sorted(((sign, weight) for sign, weight in told.items() if weight), key=lambda found: -abs(found[1]))


def _said(value: Value, names: Mapping[str, str]) -> str:
    """A value of a slot in words."""
    if isinstance(value, tuple):
        return " and ".join(_said(one, names) for one in value)
    return "not stated" if value is None else names.get(value, value)
