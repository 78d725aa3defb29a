"""Which words are words of English, and so name nobody by themselves."""

from pipeline.extract.language.lexicon import CLOSED, VERBS
from pipeline.wordlist import words

COMMON = words("common")


def is_common(word: str) -> bool:
    """Whether a lower-case word is one of English: "affairs", "by", "signed"."""
    if "-" in word:
        return all(map(is_common, word.split("-")))
    return word in COMMON or word.removesuffix("s") in COMMON or word in VERBS or word in CLOSED
