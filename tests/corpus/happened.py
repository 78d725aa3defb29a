"""Which proposals of a text are events, and of which kind the events are, by gold."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from pipeline.extract.events.happening import Happening
from pipeline.extract.events.proposals import Proposal, tell
from pipeline.extract.judging.option import Option
from pipeline.extract.memory import Memory
from pipeline.extract.sentence import Sentence
from pipeline.positions import cite
from pipeline.records import Passage
from tests.corpus.scoring import Thing, is_of_kind, match_events, meet


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
    return [_thing(h, proposal.sentence.passage) for h in tell(proposal, Memory())]


class Sorted(NamedTuple):
    """An event of a sentence, and the kinds of which it may be."""

    sentence: Sentence
    event: Happening
    may: Sequence[Option]


def sorted_as(
    events: Sequence[Sorted], golds: Sequence[Thing], text: str
) -> Iterator[tuple[Sequence[Option], list[bool]]]:
    """The kinds of which those events may be that gold has too, and which of these gold accepts."""
    told = [_thing(e.event, e.sentence.passage) for e in events]
    for g, e in match_events(golds, told, text):
        yield events[e].may, [is_of_kind(golds[g], str(o.value)) for o in events[e].may]


def _thing(event: Happening, passage: Passage) -> Thing:
    return {"when": event.value, "evidence": [msgspec.to_builtins(cite(passage, event.start, event.end))]}
