"""What a clause is about, as far as an "it" or a "they" behind it can mean that: a thing, a body, a law."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.nouns import singular
from pipeline.extract.language.phrases import is_plural
from pipeline.extract.memory.noun_phrases import Phrase, phrases_before, phrases_behind
from pipeline.extract.names.mention import Mention
from pipeline.extract.names.offices import OFFICES
from pipeline.extract.sentence import Sentence
from pipeline.wordlist import sets, words

ACTORS = frozenset({"country", "capital", "organisation"})
LAW = "agreement"
ONE_MORE = frozenset({"another", "first", "second", "third", "fourth", "fifth", "sixth", "next"})
_LONGEST_THING = 10
_ASIDE = frozenset({",", "(", "–", "—"})
_NO_THING = frozenset(
    {"no", "neither", "none", "this", "that", "another", "other", "each", "every", "some", "any", "its"}
)
_OUT_OF_THING = frozenset({"PUNCT", "CONJ", "PRON", "VBASE", "VFIN"})
_COMES = sets("verb_sets")["comes_into"]
_OF_LAW = sets("verb_sets")["of_law"]
_NO_HEAD = ONE_MORE | frozenset(
    "couple former half last latter lot majority number one part present quarter range same series share".split()
)


class Thing(NamedTuple):
    """A noun phrase as it is told, with its `head`: whether it is `several` things, and whether it `acts`, as a state does."""

    told: str
    head: str
    several: bool
    acts: bool


class Focus(NamedTuple):
    """What a main clause is about, as far as an "it" can mean it: its subject and its object; and in which passage it stands."""

    subject: Thing | None
    object: Thing | None
    passage: int


def subject_thing(sentence: Sentence, clause: Clause, names: Sequence[Mention]) -> Thing | None:
    """The subject of a clause, if it is one thing or body that an "it" can mean, or are several things."""
    if clause.subject is None:
        return None
    tokens = sentence.tokens[slice(*clause.subject)]
    of = next((i for i, t in enumerate(tokens) if t.tag in ("PREP", "TO", "VPART")), len(tokens))
    return _thing(sentence, *clause.subject, clause.subject[0] + of - 1, names)


def object_thing(sentence: Sentence, clause: Clause) -> Thing | None:
    """What stands right behind the verb of a clause."""
    assert clause.group
    phrase = next(iter(phrases_behind(sentence, clause.group.end, 1)), None)
    phrase = phrase if phrase and phrase.start == clause.group.end else None
    if phrase is None or clause.group.passive:
        return None
    names = sentence.inside(sentence.mentions, *sentence.span(phrase.start, phrase.end))
    return _thing(sentence, phrase.start, phrase.end, phrase.at, names)


def _thing(sentence: Sentence, start: int, end: int, at: int, names: Sequence[Mention]) -> Thing | None:
    head = sentence.tokens[at] if start <= at < end else None
    if head is None or head.tag not in ("NOUN", "NAME") or head.lower in offices() | _NO_HEAD:
        return None
    mark = next((i for i in range(at, end) if sentence.tokens[i].text in _ASIDE), end)
    if any(t.tag == "CONJ" for t in sentence.tokens[mark:end]):
        return None
    end, tokens = mark, sentence.tokens[start:mark]
    named = [m for m in names if m.end == head.end]
    if any(m.kind in ("person", "demonym") for m in named) or (head.tag == "NAME" and names and not named):
        return None
    between = next((i for i, t in enumerate(tokens) if t.lower == "between"), len(tokens))
    plain = all(t.tag not in _OUT_OF_THING or (t.tag == "CONJ" and i > between) for i, t in enumerate(tokens))
    short = len(tokens) <= _LONGEST_THING and plain
    if not short or tokens[0].lower in _NO_THING or tokens[0].tag not in ("DET", "POSS", "NOUN", "NAME"):
        return None
    acts = any(m.kind in ACTORS for m in named) or not words("acting_nouns").isdisjoint((head.lower, f"{head.lower}s"))
    told = as_known(sentence, Phrase(start, end, at)) if tokens[0].tag == "DET" else sentence.words(start, end)
    law = any(m.kind == "agreement" and m.start <= head.start and head.end <= m.end for m in names)
    return Thing(told, LAW if law else singular(head.lower), not named and is_plural(head.lower), acts)


def is_of_law(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells what only laws, agreements and measures do: "entered into force", "was ratified"."""
    group = clause.group
    if group is None:
        return False
    if group.passive and group.lemma == "sign":
        return True
    behind = [t.lower for t in sentence.tokens[group.end : group.end + 2]]
    to_do = behind[1:] if group.lemma == "be" and behind[:1] == ["to"] else [group.lemma]
    return (group.lemma in _COMES and not {"force", "effect"}.isdisjoint(behind)) or not _OF_LAW.isdisjoint(to_do)


def is_legal(noun: str) -> bool:
    """Whether a noun is a law, an agreement or a measure, or several."""
    return singular(noun.rpartition(" ")[2]) in words("in_force")


def last_law(sentence: Sentence, place: int) -> Phrase | None:
    """The last phrase of a sentence before a token that is of a law, an agreement or a measure."""
    heads = words("in_force")
    return next(
        (
            p
            for p in reversed(phrases_before(sentence, place))
            if not heads.isdisjoint(sentence.tokens[p.at].lower.split()[-1:])
        ),
        None,
    )


@cache
def offices() -> frozenset[str]:
    """Words for persons by their office, singular and plural."""
    return frozenset(f"{title.lower()}{many}" for title in OFFICES for many in ("", "s"))


def as_known(sentence: Sentence, phrase: Phrase) -> str:
    """A phrase as it is told when known: "a working group on visas" is "the working group on visas"."""
    first, head = sentence.tokens[phrase.start], sentence.tokens[phrase.at]
    owned = any(t.tag == "POSS" for t in sentence.tokens[phrase.start : phrase.at])
    if first.tag == "NAME" and (owned or head.tag == "NAME"):
        return sentence.words(phrase.start, phrase.end)
    told = sentence.words(phrase.start + (first.tag == "DET"), phrase.end)
    opens = first.tag == "NOUN" and sentence.text[: first.start].rstrip()[-1:] in ("", ".", "”", "!", "?", ":")
    return f"the {told[:1].lower() + told[1:] if opens else told}"
