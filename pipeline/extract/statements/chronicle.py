"""The events of a document as it tells them, and what later sentences make of those told before."""

from collections.abc import Sequence

from pipeline import edtf
from pipeline.extract.events import plans
from pipeline.extract.events.happening import Happening
from pipeline.extract.events.standing import ends_by_its_terms
from pipeline.extract.memory import Memory
from pipeline.extract.names.directory import Directory
from pipeline.extract.sentence import Sentence
from pipeline.extract.statements import stating
from pipeline.records import Event


class Chronicle:
    """The `events` told so far: the plans and the claims of the sentence before, and what ends by its terms."""

    def __init__(self, directory: Directory, memory: Memory) -> None:
        self._directory, self._memory = directory, memory
        self._planned: list[Event] = []
        self._claimed: list[Event] = []
        self._endings: set[str] = set()
        self.events: list[Event] = []

    def begin(self) -> None:
        """A passage begins: no sentence goes on from the plans and claims of the one before."""
        self._planned, self._claimed = [], []

    def tell(self, sentence: Sentence, found: Sequence[Happening]) -> None:
        """Keep what a sentence tells, and the plans and claims in it for the next."""
        told = [stating.event(sentence, happening, self._directory, self._memory) for happening in found]
        self._planned = [e for e in told if e.realis in ("planned", "forecast")]
        self._claimed = [e for e, h in zip(told, found, strict=True) if h.clause and h.clause.link == "that"]
        self._endings |= {e.id for e, h in zip(told, found, strict=True) if ends_by_its_terms(h)}
        self.events += told

    def undo(self, sentence: Sentence) -> bool:
        """What the sentence before planned or claimed, if this one tells that nothing came of it or that it is false; whether
        it does.
        """
        undone = plans.fates_told_next(sentence, self._planned) if self._planned else {}
        undone |= plans.denied_next(sentence, self._claimed) if self._claimed else {}
        if undone:
            self.events = [stating.with_realis(e, undone[e.id]) if e.id in undone else e for e in self.events]
        return bool(undone)

    def told(self, *, dated: bool) -> list[Event]:
        """All that the document tells to have happened and not. Where it is not `dated` itself, what ends by its terms later
        than anything that it tells to have happened is still to come: "his term ends in August 2028".
        """
        happened = (e for e in self.events if e.realis == "happened" and e.id not in self._endings)
        over = [e.when for e in happened if e.when and ".." not in e.when]
        if dated or not over or not self._endings:
            return self.events
        ending = (e for e in self.events if e.id in self._endings)
        ahead = {e.id for e in ending if all(edtf.is_after(e.when or "", day) for day in over)}
        return [
            stating.with_realis(e, "planned") if e.id in ahead and e.realis == "happened" else e for e in self.events
        ]
