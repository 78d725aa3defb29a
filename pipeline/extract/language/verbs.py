"""A verb with its auxiliaries, and what its form tells."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from pipeline.extract.language.lexicon import BE, HAVE, PAST_AUXILIARIES
from pipeline.extract.language.tokens import Token

Tense = Literal["past", "present", "future"]
Link = Literal["main", "joined", "sub", "relative", "that", "participle", "none"]

_MODALS = frozenset("will would shall should may might can could must cannot".split())
_HAS = frozenset({"has", "have"})


class Group(msgspec.Struct):
    """A verb with its auxiliaries: tokens `start` to `end`, the last of which is `head`. One that shares the auxiliary
    of the verb before ("was signed and ratified") has it among its `words` and not among its tokens. `lemma` is the verb in
    its base form, `modal` the modal verb among its words; a present `perfect` is "has signed".
    """

    start: int
    end: int
    head: Token
    words: tuple[str, ...]
    lemma: str = ""
    modal: str | None = None
    perfect: bool = False

    def __post_init__(self) -> None:
        word = self.head.lower
        self.lemma = (
            self.head.verb.lemma if self.head.verb else "be" if word in BE else "have" if word in HAVE else word
        )
        self._read_words()

    def _read_words(self) -> None:
        self.modal = next((w for w in self.words if w in _MODALS), None)
        self.perfect = not _HAS.isdisjoint(self.words[:-1])

    def share(self, auxiliaries: Sequence[str]) -> None:
        """Take the auxiliaries of the verb before."""
        self.words = (*auxiliaries, *self.words)
        self._read_words()

    @property
    def negated(self) -> bool:
        """Whether the verb is denied: "was not held", "never met"."""
        return any(w in ("not", "never", "n’t", "cannot") or w.endswith(("n't", "n’t")) for w in self.words)

    @property
    def passive(self) -> bool:
        """Whether it is a passive: "was signed"."""
        return self.head.tag == "VPART" and not BE.isdisjoint(self.words[:-1])

    @property
    def tense(self) -> Tense:
        """What the verb's form tells of when."""
        if self.modal in ("will", "shall") or (self.words[:1] and self.words[0] in BE and "to" in self.words[1:3]):
            return "future"
        if self.head.tag == "VFIN" and self.head.verb and (self.head.verb.past or self.head.verb.participle):
            return "past"
        if self.perfect or not PAST_AUXILIARIES.isdisjoint(self.words):
            return "past"
        return "present"
