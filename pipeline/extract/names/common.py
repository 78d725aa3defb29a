"""Which words are words of English, and so name nobody by themselves."""

from pipeline.extract.language.lexicon import CLOSED, VERBS
from pipeline.wordlist import table, words

COMMON = words("common")
HAPPENINGS = frozenset(w for row in table("events") if row["as"] == "n" for w in row["words"].split())
"""Nouns that tell of a happening."""


def is_common(word: str) -> bool:
    """Whether a lower-case word is one of English: "affairs", "by", "signed"."""
    if "-" in word:
        return all(map(is_common, word.split("-")))
    return word in COMMON or word.removesuffix("s") in COMMON or word in VERBS or word in CLOSED


def are_common(name: str) -> bool:
    """Whether all words of a name are words of English: "Trade Committee"."""
    return all(is_common(word.lower()) for word in name.split(" "))
