"""The words of a sentence that mean something, each in its base form: what is known of "buys" is known of "bought"."""

import re

from pipeline.extract.language.tokens import Token
from pipeline.extract.sentence import Sentence

_VERBAL = frozenset({"VFIN", "VPART", "VING", "VBASE", "VPAST", "VED", "VPRES"})
_OPEN = frozenset({"NOUN", "VFIN", "VPART", "VING", "VBASE", "NAME"})
_PLURAL = re.compile(r"(?<=[^su])s\Z")
_IES = re.compile(r"(?<=\w\w)ies\Z")


def lemmas(sentence: Sentence) -> list[tuple[int, str]]:
    """The nouns, names and verbs of a sentence in their base form, each with its place among the tokens, in order."""
    key = (lemmas, 0)
    if key not in sentence.known:
        tokens = enumerate(sentence.tokens)
        sentence.known[key] = [(place, _lemma(token)) for place, token in tokens if token.tag in _OPEN]
    return sentence.known[key]  # type: ignore[return-value]


def _lemma(token: Token) -> str:
    if token.verb and token.tag in _VERBAL:
        return f"to {token.verb.lemma}"
    return _IES.sub("y", token.lower) if token.lower.endswith("ies") else _PLURAL.sub("", token.lower)
