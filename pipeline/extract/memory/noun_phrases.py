"""The noun phrases of a sentence, each with those that hang on it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.language.tokens import Token
from pipeline.extract.sentence import Sentence, once_a_sentence

_LONGEST = 10  # tokens of a phrase
_MOST = 24  # phrases of a sentence, in which something is looked for
_IN_PHRASE = frozenset({"DET", "NOUN", "NAME", "NUM", "QTY"})
_HANGS_ON = frozenset({"of", "on", "for", "between", "with", "against"})


class Phrase(NamedTuple):
    """Tokens `start` to `end` that are a noun, with what stands before it and hangs on it; the `head` is token `at`."""

    start: int
    end: int
    at: int


@once_a_sentence
def phrases(sentence: Sentence) -> list[Phrase]:
    """The noun phrases of a sentence, in order, each with those that hang on it by "of" and the like."""
    tokens = sentence.tokens
    bare = [*_bare(tokens)]
    found = []
    for number, phrase in enumerate(bare):
        end = phrase.end
        for after in bare[number + 1 :]:
            placed = tokens[end].lower in ("at", "in") and tokens[after.start].tag == "NAME"
            joined = after.start == end + 1 and (placed or tokens[end].lower in _HANGS_ON)
            both = (
                after.start == end + 1 and tokens[end].lower == "and" and "between" in _words(tokens, phrase.end, end)
            )
            if not (joined or both) or after.end - phrase.start > _LONGEST:
                break
            end = after.end
        found.append(Phrase(phrase.start, end, phrase.at))
    return found


def phrases_before(sentence: Sentence, place: int, most: int = _MOST) -> Sequence[Phrase]:
    """The last phrases that end before a token."""
    found = phrases(sentence)
    end = bisect_right(found, place, key=lambda p: p.end)
    return found[max(0, end - most) : end]


def phrases_behind(sentence: Sentence, place: int, most: int = _MOST) -> Sequence[Phrase]:
    """The next phrases that begin with a token or behind it."""
    found = phrases(sentence)
    start = bisect_left(found, place, key=lambda p: p.start)
    return found[start : start + most]


def _words(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    return [t.lower for t in tokens[start:end]]


def _bare(tokens: Sequence[Token]) -> Iterator[Phrase]:
    start: int | None = None
    for at, token in enumerate([*tokens, None]):
        inside = token is not None and (token.tag in _IN_PHRASE or token.tag == "POSS" or _describes(tokens, at))
        opens = token is not None and token.tag == "DET" and start is not None and tokens[at - 1].tag != "DET"
        if start is not None and (not inside or opens):
            if tokens[at - 1].tag in ("NOUN", "NAME", "QTY"):
                yield Phrase(start, at, at - 1)
            start = None
        if inside and start is None and token is not None and token.tag != "POSS":
            start = at


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle stands before the noun that it describes: "a promised grant", "the shipping line"."""
    return (
        tokens[at].tag in ("VPART", "VING")
        and 0 < at < len(tokens) - 1
        and tokens[at - 1].tag in ("DET", "NOUN", "POSS")
        and tokens[at + 1].tag == "NOUN"
    )
