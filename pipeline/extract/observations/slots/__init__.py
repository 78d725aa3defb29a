"""The slots of a figure, decided: for each the values that it may have, what speaks for each, and which weighs most.

What speaks for a value are signs: where it stands in the sentence, what the figures before had, what the document is
about, what the grammar of the rooms beside this one reads. How much each sign weighs was learned from the corpus
(`tests/corpus/training.py`), in the manner of a conditional logit: a value's weight is the sum of its signs'.
Source: D. McFadden, Conditional logit analysis of qualitative choice behavior, 1974.
"""

from pipeline.extract.observations.slots.figure import Figure
from pipeline.extract.observations.slots.judge import Judge

__all__ = ["Figure", "Judge"]
