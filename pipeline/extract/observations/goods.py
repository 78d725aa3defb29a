"""Goods and services that a text names: the noun phrases that can be what a figure is of."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import msgspec

from pipeline.extract.language.nouns import singular
from pipeline.extract.language.tokens import Token
from pipeline.extract.observations.hints import hints
from pipeline.extract.observations.measures import measures
from pipeline.extract.observations.mentioned import is_mentioned
from pipeline.extract.sentence import Sentence, once_a_sentence
from pipeline.wordlist import words

_NOMINAL = frozenset({"NOUN", "NAME"})
_BEFORE_A_NOUN = frozenset({"VPART", "VED", "VING", "VPAST"})  # "frozen fillets", "refined sugar"
_OF_TWO_WORDS = frozenset({"VFIN", "VPRES", "N/V"})  # "flat-rolled steel"
_TAKING_OUT = frozenset({"counting", "excluding", "including"})
_JOINTS = frozenset({"and", "or", "&"})
_MOST_JOINED, _LONGEST, _SHORTEST = 4, 5, 3  # phrases in a row; words of one; letters
_FIRST = 3
_COUNTING = frozenset({"account", "answer", "make"})  # "diamonds account for", "apples make up"
_LINKS = re.compile(r"\b(?:and|or|of|the|other|all|its|their)\b|[^\w\s-]")


class Goods(msgspec.Struct, frozen=True):
    """A phrase that may name goods: characters `start` to `end`, its words, the last in the singular, whether a list of
    goods knows that, whether it knows any of them, and whether it is several phrases in a row.
    """

    start: int
    end: int
    words: str
    head: str
    listed: bool
    partly: bool
    joined: bool = False


@once_a_sentence
def goods_in(sentence: Sentence) -> list[Goods]:
    """The phrases of a sentence that may name goods: each alone, and those that "and" joins together."""
    phrases = [g for g in _phrases(sentence) if not is_mentioned(sentence, g.start, g.end)]
    return [*phrases, *_joined(sentence, phrases), *_counted(sentence)]


@once_a_sentence
def listed_in(sentence: Sentence) -> list[Goods]:
    """The first phrases of a sentence that a list of goods knows."""
    return [g for g in goods_in(sentence) if g.listed and not g.joined][:_FIRST]


def head_of(phrase: str) -> str:
    """The last word of a phrase, in the singular: "liquefied gases" are gas."""
    return singular(phrase.rsplit(maxsplit=1)[-1].lower())


@lru_cache(maxsize=1 << 12)
def content(phrase: str) -> frozenset[str]:
    """The words of a phrase: two that have the same name the same goods, but for an article, "other", number and order."""
    return frozenset(map(singular, _LINKS.sub(" ", phrase.lower()).split()))


def names_goods(words: str) -> bool:
    """Whether some words hold one that a list of goods knows."""
    return any(singular(word) in _known() for word in words.lower().split())


@cache
def _words() -> frozenset[str]:
    return words("goods") - words("no_goods") | words("wares")


@cache
def _known() -> frozenset[str]:
    return frozenset(map(singular, _words()))


def _phrases(sentence: Sentence) -> Iterator[Goods]:
    """The noun phrases, without names and numbers, and without the words that name measures or how much there is."""
    tokens, measured = sentence.tokens, _measured(sentence)
    names = {m.start for m in sentence.mentions} | {q.start for q in sentence.quantities}
    loud = sentence.text[sentence.start : sentence.end].isupper()
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and _continues(tokens, end, names):
            end += 1
        behind = end
        while at < end and tokens[at].lower in _general():
            at += 1
        while at < end - 1 and _is_behind(sentence, tokens[end - 2], tokens[end - 1], measured):
            end -= 1
        if at < end <= at + _LONGEST and not (end == at + 1 and _is_no_goods(tokens[at], measured)):
            yield _goods(tokens[at:end], loud)
        at = behind + 1


def _counted(sentence: Sentence) -> Iterator[Goods]:
    """What is counted: "48 aircraft"."""
    for q in sentence.quantities:
        if q.unit == "count" and q.noun:
            words = q.noun.lower()
            head = head_of(words)
            yield Goods(q.end - len(words), q.end, words, head, head in _known(), head in _known())


def _is_behind(sentence: Sentence, before: Token, token: Token, measured: set[int]) -> bool:
    """Whether a word behind goods is none of theirs: "wheat exports", "wheat alone", "wheat makes up", "coffee leads"."""
    if singular(before.lower) in _known() and _acts(sentence, token):
        return True
    if singular(token.lower) in _known():
        return False
    return token.start in measured or token.lower in _general() or token.lower in words("adjectives")


def _acts(sentence: Sentence, token: Token) -> bool:
    """Whether a word behind goods is what they do: a verb that is no noun, or one in a clause that has no other."""
    if token.verb is None or token.lower in _words():
        return False
    if token.verb.lemma in _COUNTING and sentence.text.startswith((" up ", " for "), token.end):
        return True
    alone = token.lower.endswith("s") and sentence.clause_at(token.start).group is None
    return not token.verb.noun or alone


def _is_no_goods(token: Token, measured: set[int]) -> bool:
    """Whether a word alone names no goods: a measure, an adjective, an abbreviation such as "No"."""
    if singular(token.lower) in _known():
        return False
    return token.start in measured or token.lower in words("adjectives") or token.end - token.start < _SHORTEST


def _measured(sentence: Sentence) -> set[int]:
    """Where words begin that name a measure; where figures stand, those too that may."""
    told = measures(sentence.text, sentence.start, sentence.end)
    named = {m.start + at for m in told for at in _beginnings(m.word.lower())}
    return named | {h.start for h in hints(sentence) if not h.is_verb} if sentence.quantities else named


@lru_cache(maxsize=1 << 10)
def _beginnings(words: str) -> Sequence[int]:
    """Where the words begin of those that name a measure, but for goods: of "goods exports" the second."""
    return [m.start() for m in re.finditer(r"[^\s-]+", words) if singular(m.group()) not in _known()]


def _continues(tokens: Sequence[Token], at: int, names: set[int]) -> bool:
    """Whether a token can be a word of a phrase."""
    token = tokens[at]
    if token.start in names or not token.text[0].isalpha():
        return False
    if token.tag == "VING" and singular(token.lower) in _known():
        return True  # "clothing"
    if token.lower in _TAKING_OUT:
        return False
    if token.tag in _BEFORE_A_NOUN or (token.tag in _OF_TWO_WORDS and "-" in token.text):
        return at + 1 < len(tokens) and tokens[at + 1].tag in _NOMINAL and tokens[at + 1].start not in names
    return token.tag in _NOMINAL


@cache
def _general() -> frozenset[str]:
    return words("unspecific") - words("wares")


def _goods(tokens: Sequence[Token], loud: bool) -> Goods:
    head = singular(tokens[-1].lower)
    told = " ".join(
        t.text if t.tag == "NAME" and not loud and singular(t.lower) not in _known() else t.lower for t in tokens
    )
    partly = any(singular(t.lower) in _known() for t in tokens)
    return Goods(tokens[0].start, tokens[-1].end, told, head, head in _known(), partly)


def _joined(sentence: Sentence, phrases: Sequence[Goods]) -> Iterator[Goods]:
    """Phrases in a row, the last behind "and": "steel, petroleum and fertiliser"."""
    for i, last in enumerate(phrases):
        if not i or _gap(sentence, phrases[i - 1], last) not in _JOINTS:
            continue
        first = i - 1
        while first and i - first < _MOST_JOINED and _gap(sentence, phrases[first - 1], phrases[first]) == ",":
            first -= 1
        told = " ".join(sentence.text[phrases[first].start : last.end].split())
        yield Goods(phrases[first].start, last.end, told, last.head, last.listed, last.partly, True)


def _gap(sentence: Sentence, one: Goods, other: Goods) -> str:
    """What joins two phrases, if that is a comma or "and"."""
    gap = (
        sentence.text[one.end : other.start]
        .strip(" ")
        .removeprefix(", ")
        .removesuffix(" other")
        .removesuffix(" its")
        .removesuffix(" their")
    )
    return gap if gap in _JOINTS or gap == "," else ""
