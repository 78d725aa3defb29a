"""What is decided by weighing: the values that something may have, what speaks for each, and which weighs most.

What speaks for a value are signs. How much each sign weighs was learned from the corpus (`tests/corpus/training.py`), in the
manner of a conditional logit: a value's weight is the sum of its signs'.
Source: D. McFadden, Conditional logit analysis of qualitative choice behavior, 1974.
"""

from pipeline.extract.judging.judge import Judge

__all__ = ["Judge"]
