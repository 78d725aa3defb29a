"""The measures that the other sentences of a passage name: "Imports grew as well. They were 166 million in 1994"."""

from bisect import bisect_left
from typing import NamedTuple

from pipeline.extract.observations.measures import measures
from pipeline.extract.observations.past import Past
from pipeline.extract.sentence import Sentence, once_a_sentence

_AROUND, _NEAR = 2000, 2  # characters on each side of a sentence, and sentences before it
_FAR = (0, 0, False, 0)


class Elsewhere(NamedTuple):
    """How often the sentences before a sentence name a measure, and how often those behind it. If one of the two right before it
    does: how many sentences `back` that is, how many figures it has, whether it names the measure `alone`, how many others later.
    """

    measure: str
    before: int
    behind: int
    back: int
    figures: int
    alone: bool
    later: int


@once_a_sentence
def elsewhere(sentence: Sentence, past: Past) -> list[Elsewhere]:
    """The measures that the other sentences of a passage name."""
    passage, text, start = sentence.passage, sentence.text, sentence.start
    if len(passage.sentences) == 1:
        return []
    behind = [m.measure for m in measures(text, sentence.end, sentence.end + _AROUND)]
    before = measures(text, max(0, start - _AROUND), start)
    at = bisect_left(passage.sentences, (start, 0))
    told: dict[str, tuple[int, int, bool, int]] = {}
    for back, (begins, _) in enumerate(reversed(passage.sentences[max(0, at - _NEAR) : at]), 1):
        there = list(dict.fromkeys(m.measure for m in reversed(before) if begins <= m.start < start))
        figures = sum(r.sentence == begins and r.passage == passage.ordinal for r in past.figures) if there else 0
        start = begins
        for later, measure in enumerate(there):
            told.setdefault(measure, (back, figures, len(there) == 1, later))
    named = [m.measure for m in before]
    return [
        Elsewhere(measure, named.count(measure), behind.count(measure), *told.get(measure, _FAR))
        for measure in dict.fromkeys([*named, *behind])
    ]
