"""Which proposals of a text are events, by gold."""

from collections.abc import Iterator, Sequence

import msgspec

from pipeline.extract.events.proposals import Proposal, tell
from pipeline.extract.memory import Memory
from pipeline.positions import cite
from tests.corpus.scoring import Thing, match_events, meet


def judged(proposals: Sequence[Proposal], golds: Sequence[Thing], text: str) -> Iterator[tuple[Proposal, bool]]:
    """The proposals that teach something, each with whether gold has it: of two that tell one thing, that which no rule doubts.
    What gold has there at another date teaches nothing.
    """
    ordered = sorted(proposals, key=lambda p: bool(p.doubt))
    told = [(p, thing) for p in ordered for thing in _told(p)]
    pairs = match_events(golds, [thing for _, thing in told], text)
    found, right = {g for g, _ in pairs}, {t for _, t in pairs}
    missed = [g for n, g in enumerate(golds) if n not in found and not g.get("optional")]
    for n, (proposal, thing) in enumerate(told):
        if n in right:
            yield proposal, True
        elif not any(meet(g, thing, text) for g in missed):
            yield proposal, False


def _told(proposal: Proposal) -> list[Thing]:
    """The events that a proposal tells, as the account would."""
    passage = proposal.sentence.passage
    return [
        {"when": h.value, "evidence": [msgspec.to_builtins(cite(passage, h.start, h.end))]}
        for h in tell(proposal, Memory())
    ]
