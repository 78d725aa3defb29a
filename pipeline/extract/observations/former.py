"""What "the former" and "the latter" mean: one of two flows of trade, or of two countries, that were named last before."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.measures import FLOWS, measures
from pipeline.extract.observations.measuring import Measuring
from pipeline.extract.sentence import Sentence, once_a_sentence
from pipeline.extract.spans import lowered

_WHICH = re.compile(r"\bthe (?P<which>former|latter)(?![\w-])(?! two\b)")  # of a text in lower case
_NAMING = frozenset({"NOUN", "NAME", "NUM"})
_BOTH = 2
_SOONER = 3  # sentences before


class Meant(NamedTuple):
    """Characters `start` to `end`, which mean a `measure`, or a `country` by its code."""

    start: int
    end: int
    measure: str | None
    country: str | None


@once_a_sentence
def former_and_latter(sentence: Sentence, measuring: Measuring) -> list[Meant]:
    """The words of a sentence that mean the one or the other of two things."""
    return list(_found(sentence, measuring))


def _found(sentence: Sentence, measuring: Measuring) -> Iterator[Meant]:
    words = lowered(sentence.text)
    found = [m for m in _WHICH.finditer(words, sentence.start, sentence.end) if _stands_alone(sentence, m.end())]
    if not found:
        return
    here = found[0].start()
    sooner = [span for span in sentence.passage.sentences if span[1] <= sentence.start][-_SOONER:]
    for start, end in ((sentence.start, here), *reversed(sooner)):
        flows = list(dict.fromkeys(m.measure for m in measures(sentence.text, start, end) if m.measure in FLOWS))
        states = list(dict.fromkeys(country for place, country in measuring.named if start <= place < end))
        if _BOTH in (len(flows), len(states)):
            for m in found:
                one = m["which"] == "latter"
                if len(flows) == _BOTH:
                    yield Meant(*m.span(), flows[one], None)
                else:
                    yield Meant(*m.span(), None, states[one])
            return


def _stands_alone(sentence: Sentence, end: int) -> bool:
    """Whether it is no quality of what is named behind it: "the former prime minister"."""
    place = sentence.token_at(end)
    return place >= len(sentence.tokens) or sentence.tokens[place].tag not in _NAMING


def as_named(meant: Meant) -> Mention:
    """Words that mean a country as a name of it."""
    return Mention(meant.start, meant.end, "country", str(meant.country), meant.country)
