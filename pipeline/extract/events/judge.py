"""Which proposals are events."""

from pipeline.extract import judging
from pipeline.extract.events.proposals import Proposal
from pipeline.extract.events.signs import event
from pipeline.extract.judging.weights import NOTHING
from pipeline.wordlist import words

_SURE, _LIKELY = 170, 100
"""By how many hundredths signs must speak against what no rule doubts, so that hardly an event is lost; and for what one does."""
_MILESTONES = words("levels")


class Judge(judging.Judge):
    """Decides which dates tell when something happened."""

    def tells(self, proposal: Proposal) -> bool:
        """Whether a proposal is an event. What no rule doubts is one where no figure is told, or a milestone, and elsewhere
        unless signs speak against it by far; what a rule doubts is one if signs speak for it clearly.
        """
        group = proposal.clause.group
        if not proposal.doubt and (not proposal.sentence.quantities or (group and group.lemma in _MILESTONES)):
            return True
        weight = self.weights.get("event", NOTHING).weigh([event(proposal)])[0]
        return weight > (_LIKELY if proposal.doubt else -_SURE)
