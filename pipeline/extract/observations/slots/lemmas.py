"""The words of a sentence that mean something, each in its base form: what is known of "buys" is known of "bought"."""

from dataclasses import dataclass

from pipeline.extract.language.nouns import singular
from pipeline.extract.language.tokens import Token
from pipeline.extract.sentence import Sentence, once_a_sentence

_VERBAL = frozenset({"VFIN", "VPART", "VING", "VBASE", "VPAST", "VED", "VPRES"})
_OPEN = frozenset({"NOUN", "VFIN", "VPART", "VING", "VBASE", "NAME"})


@dataclass(frozen=True, slots=True)
class Lemmas:
    """The nouns, names and verbs of a sentence, in order: their `places` among its tokens, and signs that each is `in_clause`,
    as it stands there (`written`) and in its base form, and `in_sentence`.
    """

    places: list[int]
    written: list[str]
    in_clause: list[str]
    in_sentence: list[str]


@once_a_sentence
def lemmas(sentence: Sentence) -> Lemmas:
    """The lemmas of a sentence."""
    places = [place for place, token in enumerate(sentence.tokens) if token.tag in _OPEN]
    tokens = [sentence.tokens[place] for place in places]
    told = [_lemma(token) for token in tokens]
    return Lemmas(
        places,
        [f"clause {token.lower}" for token in tokens],
        [f"in clause {w}" for w in told],
        [f"in sentence {w}" for w in told],
    )


def _lemma(token: Token) -> str:
    if token.verb and token.tag in _VERBAL:
        return f"to {token.verb.lemma}"
    return singular(token.lower)
