"""How much each sign weighs: `data/slot_weights.tsv`, learned from the corpus."""

from collections.abc import Mapping
from functools import cache

from pipeline.wordlist import table

Weights = Mapping[str, Mapping[str, Mapping[str, int]]]
"""By slot, context and sign: hundredths, whole numbers, so that their sum is the same on every machine."""


@cache
def learned() -> Weights:
    """The weights that the program comes with."""
    found: dict[str, dict[str, dict[str, int]]] = {}
    for row in table("slot_weights"):
        found.setdefault(row["slot"], {}).setdefault(row["context"], {})[row["sign"]] = int(row["weight"])
    return found
