"""Of whom a passage speaks: the country that it opens with, and the one that was a subject last."""

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import subject_names
from pipeline.extract.observations.parties import code, is_state, led_by
from pipeline.extract.sentence import Sentence

_FIRST = 5  # characters


class Opener(NamedTuple):
    """The country that the first sentence of a passage names first, by code, and the word that leads to it."""

    country: str
    led: str


@dataclass(slots=True)
class Focus:
    """Of whom the passage that was read last speaks: its `opener`, and the country that was a `subject` last."""

    passage: int = -1
    opener: Opener | None = None
    subject: str | None = None

    def note(self, sentence: Sentence) -> None:
        """Keep of whom a sentence speaks."""
        if sentence.passage.ordinal != self.passage:
            self.passage, self.opener, self.subject = sentence.passage.ordinal, _opener(sentence), None
        for clause in sentence.clauses:
            self.subject = state_in_subject(sentence, clause) or self.subject


def state_in_subject(sentence: Sentence, clause: Clause) -> str | None:
    """The first country in a clause's own subject."""
    named = () if clause.inherited else subject_names(sentence, clause)
    return next((code(m) for m in named if is_state(m)), None)


def _opener(sentence: Sentence) -> Opener | None:
    first = next((m for m in sentence.mentions if is_state(m)), None)
    if first is None:
        return None
    led = led_by(sentence.text, sentence.start, first.start)
    return Opener(code(first), led or ("first" if first.start - sentence.start < _FIRST else "-"))
