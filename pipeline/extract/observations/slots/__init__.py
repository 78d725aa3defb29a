"""The slots of a figure, decided: for each the values that it may have, what speaks for each, and which weighs most.

What speaks for a value are signs: where it stands in the sentence, what the figures before had, what the document is
about, what the grammar of the rooms beside this one reads.
"""

from pipeline.extract.observations.slots.figure import Figure
from pipeline.extract.observations.slots.judge import Judge

__all__ = ["Figure", "Judge"]
