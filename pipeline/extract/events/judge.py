"""Which proposals are events, and of which kind."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract import judging
from pipeline.extract.events.happening import Happening
from pipeline.extract.events.kind_signs import kinds
from pipeline.extract.events.proposals import Proposal
from pipeline.extract.events.signs import event
from pipeline.extract.judging.option import Option, Value
from pipeline.extract.judging.weights import NOTHING
from pipeline.extract.sentence import Sentence
from pipeline.wordlist import words

_DOUBTED, _PLAIN, _MEASURED = 90, -170, -235
"""How much signs must weigh, in hundredths, for what a rule doubts to be an event, for what none does, and where a figure is
told beside it: so that hardly an event is lost.
"""
_CLEARLY = 60  # hundredths by which a kind must outweigh "other"
_MILESTONES = words("levels")


class Judge(judging.Judge):
    """Decides which dates tell when something happened, and what kind of happening it is."""

    def weight(self, proposal: Proposal) -> int:
        """How much the signs of a proposal speak for an event, in hundredths."""
        return self.weights.get("event", NOTHING).weigh([event(proposal)])[0]

    def tells(self, proposal: Proposal, weight: int) -> bool:
        """Whether a proposal of some weight is an event: what no rule doubts is, if it is a milestone, and elsewhere unless signs
        speak against it by far; what a rule doubts is one if signs speak for it.
        """
        group = proposal.clause.group
        if not proposal.doubt and group and group.lemma in _MILESTONES:
            return True
        least = _DOUBTED if proposal.doubt else _MEASURED if proposal.sentence.quantities else _PLAIN
        return weight > least

    def of_its_kind(self, sentence: Sentence, event: Happening) -> Happening:
        """An event, of the kind that weighs most; of equals that which the rules say."""
        kind = self.kind(sentence, event, kinds(sentence, event))
        return event if kind == event.kind else replace(event, kind=str(kind))

    def kind(self, sentence: Sentence, event: Happening, may: Sequence[Option]) -> Value:
        """The kind of an event, of those that it may be of; where the rules know none, one that weighs clearly most."""
        if event.kind != "other":
            return self.choose("event_kind", may)
        weighed = self.weights.get("event_kind", NOTHING).weigh(may)
        most = max(weighed)
        return may[weighed.index(most)].value if most - weighed[0] >= _CLEARLY else event.kind
