"""Which words are plain English: a capital at the beginning of a sentence makes no name of them."""

import re
from functools import cache

from pipeline.wordlist import table, words

_ENDINGS = (
    ("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e")), ("ily", ("y",)),
    ("ally", ("al",)), ("ly", ("", "le")), ("er", ("", "e")), ("est", ("", "e")), ("ness", ("",)),
)  # fmt: skip
_BEFORE = re.compile(r"(?:un|re|non|over|under|in|pre|intra|inter)(?=\w{4})")
_MADE = re.compile(r"\w{4,}(?:[iy][sz]ation|tion|sion|ship|ism|ability|ibility)s?\Z")
"""Words that are made of others, and are hardly ever names."""


def is_plain(word: str) -> bool:
    """Whether a word is one of English, in any of its forms; of several with hyphens between them, whether all are."""
    return all(_is_one(part) for part in re.split(r"[-’']", word.casefold()) if part)


def _is_one(word: str) -> bool:
    known = _known()
    if word in known or len(word) == 1 or _MADE.match(word):
        return True
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            for other in instead:
                root = word.removesuffix(ending) + other
                if root in known or (root[-1:] == root[-2:-1] and root[:-1] in known):  # "bigger"
                    return True
    before = _BEFORE.match(word)
    return bool(before) and word[before.end() :] in known if before else False


@cache
def _known() -> frozenset[str]:
    forms = {form for row in table("verbs") for name, form in row.items() if name != "also"}
    spelt = {form for row in table("american") for form in row.values()}
    numbers = {word for row in table("numbers") for word in row["words"].split("|")}
    closed = {row["word"] for row in table("closed")}
    return words("common") | words("plain_words") | forms | spelt | numbers | closed
