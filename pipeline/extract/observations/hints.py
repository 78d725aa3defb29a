"""Words that may name what is measured: some name one measure, and many one of several, as "sold" does."""

import re
from functools import cache
from itertools import zip_longest

import msgspec

from pipeline.extract.observations.told import currencies
from pipeline.extract.sentence import Sentence, once_a_sentence
from pipeline.extract.spans import lowered
from pipeline.wordlist import any_of, table

_VERBAL = frozenset({"VFIN", "VPART", "VING", "VBASE", "VPAST", "VED", "VPRES", "N/V"})
_S = re.compile(r"(?:[sxz]|ch|sh)\Z")
_Y = re.compile(r"[^aeiou]y\Z")


class Hint(msgspec.Struct, frozen=True):
    """A word that may name one of some `measures`, the likeliest first: characters `start` to `end`; `word` is how the
    list has it.
    """

    start: int
    end: int
    measures: tuple[str, ...]
    word: str
    is_verb: bool


@once_a_sentence
def hints(sentence: Sentence) -> list[Hint]:
    """The words of a sentence that may name a measure, in order."""
    nouns = _nouns_of(sentence)
    told = {h.start: h for h in (*nouns, *_verbs_of(sentence))}
    told |= {h.start: h for h in nouns if " " in h.word}  # "sent abroad" is more than "sent"
    told |= {h.start: h for h in (*_people(sentence), *_moneys(sentence))}
    return [told[start] for start in sorted(told) if told[start].measures]


def _nouns_of(sentence: Sentence) -> list[Hint]:
    pattern, nouns = _nouns()
    found = pattern.finditer(lowered(sentence.text), sentence.start, sentence.end)
    return [Hint(m.start(), m.end(), *nouns[m.group()], False) for m in found]


def _verbs_of(sentence: Sentence) -> list[Hint]:
    verbs, found = _verbs(), []
    for token, behind in zip_longest(sentence.tokens, sentence.tokens[1:]):
        if token.verb and token.tag in _VERBAL:
            particle = behind.lower.split(" ", 1)[0] if behind else ""  # "handed over $18 million"
            word = f"{token.verb.lemma}_{particle}"
            word = word if word in verbs else token.verb.lemma
            if word in verbs:
                found.append(Hint(token.start, token.end, verbs[word], word, True))
    return found


def _moneys(sentence: Sentence) -> list[Hint]:
    """Currencies, which rise and fall against others."""
    known = currencies()
    told = (t for t in sentence.tokens if t.lower in known and t.tag in ("NOUN", "NAME"))
    return [Hint(t.start, t.end, ("exchange_rate",), "(currency)", False) for t in told]


def _people(sentence: Sentence) -> list[Hint]:
    """Those of a country: "48,000 Poles", not "Polish coal"."""
    found = []
    for m in sentence.mentions:
        if m.kind == "demonym":
            behind = sentence.tokens[sentence.token_at(m.end)]
            if behind.start < m.end or behind.tag not in ("NOUN", "NAME", "VING"):
                found.append(
                    Hint(m.start, m.end, ("migration", "tourism", "population", "employment"), "(people)", False)
                )
    return found


@cache
def _nouns() -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, ...], str]]]:
    meant = _meanings("nouns", "|")
    forms = {_plural(word): (measures, word) for word, measures in meant.items()}
    for word, measures in meant.items():
        forms[word] = (tuple(dict.fromkeys((*measures, *forms.get(word, ((), ""))[0]))), word)
    return re.compile(rf"(?<![\w-]){any_of(forms)}(?![\w-])"), forms


@cache
def _verbs() -> dict[str, tuple[str, ...]]:
    return _meanings("verbs", " ")


def _meanings(column: str, mark: str) -> dict[str, tuple[str, ...]]:
    meant: dict[str, dict[str, None]] = {}
    for row in table("measure_hints"):
        for word in filter(None, row[column].split(mark)):
            own = meant.setdefault(word, {})
            own.update(dict.fromkeys(row["measures"].split()))
    return {word: () if "none" in own else tuple(own) for word, own in meant.items()}


def _plural(word: str) -> str:
    if _S.search(word):
        return f"{word}es"
    return f"{word[:-1]}ies" if _Y.search(word) else f"{word}s"
