"""How many sources say a thing independently: not copies, nor papers of one publisher, nor who only quotes another."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from pipeline.likeness import stems
from pipeline.reconcile.entities.names import folded
from pipeline.reconcile.groups import Groups
from pipeline.records import Copy, Event, Evidence, Observation, Source, Variant

S = TypeVar("S", Event, Observation)


class Witnesses:
    """The voices behind what is stated. A voice is a publisher, or a source that names none.

    Passages that copy each other, or are variants of each other, are of one origin; who gives a thing in another's name
    ("according to the ministry") is that other's voice.
    """

    def __init__(self, sources: Iterable[Source], copies: Iterable[Copy], variants: Iterable[Variant]) -> None:
        self._voice = {s.id: folded(s.publisher or s.author or s.id) for s in sources}
        self._known = {voice: stems(voice) for voice in self._voice.values()}
        self._origin = Groups[str]()
        for c in copies:
            self._origin.join(c.passage, c.of)
        for v in variants:
            self._origin.join(*v.passages)

    def count(self, told: Sequence[S]) -> int:
        """How many independent voices there are among statements that are one."""
        voices = Groups[tuple[str, str]]()
        for statement in told:
            speaker = self._speaker(statement.attribution)
            for e in statement.evidence:
                voices.join(("origin", self._origin.of(e.passage)), speaker or self._own(e))
        return voices.count()

    def _own(self, e: Evidence) -> tuple[str, str]:
        return "voice", self._voice[e.source]

    def _speaker(self, attribution: str | None) -> tuple[str, str] | None:
        """Whose word a statement gives: the one publisher that the speaker's name fits, else the speaker if named."""
        if not attribution:
            return None
        words = stems(attribution)
        known = [voice for voice, own in self._known.items() if words and words <= own]
        if len(known) == 1:
            return "voice", known[0]
        return ("voice", folded(attribution)) if re.search(r"[A-Z]", attribution) else None
