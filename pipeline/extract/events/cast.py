"""Who acts in an event, and where it happens."""

import re

from pipeline.datelines import DATELINE
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.lexicon import CLOSED, VERBS
from pipeline.extract.memory import Memory
from pipeline.extract.names.common import HAPPENINGS
from pipeline.extract.names.mention import ACTORS, Mention
from pipeline.extract.names.offices import OFFICES
from pipeline.extract.sentence import Sentence
from pipeline.wordlist import any_of, sets, words

_ACTORS = ACTORS | {"demonym"}
_AT_A_PLACE = frozenset({"in", "at", "near", "to", "from", "outside"})
_TO_AND_FROM = frozenset({"to", "from"})
_NEAR = 3  # tokens
_SET = frozenset(verb.split(" ", 1)[0] for verb in words("set_for"))
_GOES_TO = sets("verb_sets")["goes_to"]
_ACTS = re.compile(  # "Turkish troops", "the French foreign minister", "the Greek offer"
    rf" (?:{any_of(words('office_words'))} ){{0,3}}{any_of(words('acting_nouns') | OFFICES.keys() | HAPPENINGS)}s?\b"
)
_FORMERLY = re.compile(r"\((?:formerly|previously|until \d{4})\b[^()]*\Z")  # up to a name
_NEXT = re.compile(r" ([a-z]+)")


def actors(sentence: Sentence, a: int, b: int, clause: Clause | None, memory: Memory | None) -> tuple[Mention, ...]:
    """Who acts, or is acted on: persons, states and bodies, but for states that are only where it happens, or that something is
    of: "Danish butter".
    """
    found: dict[str, Mention] = {}
    if clause and clause.subject and memory:
        for m in (
            *memory.who(sentence.words(*clause.subject), sentence.passage.ordinal),
            *sentence.inside(sentence.mentions, *sentence.span(*clause.subject)),
        ):
            if m.kind in _ACTORS and _acts(sentence, m) and not _only_lies_there(sentence, m):
                found.setdefault(m.name, m)
    begin = max(a, _begin(sentence)) if sentence.start == 0 else a
    for m in sentence.inside(sentence.mentions, begin, b):
        if m.kind in ("person", "organisation") or (
            m.kind in _ACTORS and _acts(sentence, m) and not _is_where(sentence, m)
        ):
            found.setdefault(m.name, m)
    return tuple(m for m in found.values() if not _FORMERLY.search(sentence.text[sentence.start : m.start]))


def _begin(sentence: Sentence) -> int:
    """Where a sentence begins behind its dateline, whose agency and towns do nothing: "LIMA/QUITO, 3 May (Andes Wire) - "."""
    dateline = DATELINE.match(sentence.text)
    return dateline.end() if dateline else 0


def _acts(sentence: Sentence, mention: Mention) -> bool:
    """Whether who is named acts; of a word for a people, whether the people does or one of its state."""
    if mention.kind != "demonym":
        return True
    behind = _NEXT.match(sentence.text, mention.end)
    form = VERBS.get(behind[1]) if behind else None
    bare = behind is None or behind[1] in CLOSED or bool(form and form.tells)
    return bare or bool(_ACTS.match(sentence.text, mention.end))


def places(sentence: Sentence, a: int, b: int) -> tuple[Mention, ...]:
    """Where it happens what characters `a` to `b` tell: places, and states and capitals that are no more than that."""
    inside = sentence.inside(sentence.mentions, a, b)
    return tuple(
        {
            m.name: m
            for m in inside
            if m.kind == "place" or (m.kind in ("capital", "country") and _is_where(sentence, m))
        }.values()
    )


def _only_lies_there(sentence: Sentence, mention: Mention) -> bool:
    """Whether a state or capital within a subject is no more than where it is: "the court in The Hague", "a round set for Lima";
    a state of "exports to Angola" takes part.
    """
    if mention.kind == "capital":
        return _is_where(sentence, mention)
    return mention.kind == "country" and _is_where(sentence, mention) and _before(sentence, mention) not in _TO_AND_FROM


def _before(sentence: Sentence, mention: Mention) -> str:
    """The word before a name, an article aside."""
    place = sentence.token_at(mention.start)
    return next((t.lower for t in reversed(sentence.tokens[max(0, place - 2) : place]) if t.tag != "DET"), "")


def _is_where(sentence: Sentence, mention: Mention) -> bool:
    """Whether a state or capital is only where something happens: "in Paris", "visited Nairobi", "a round set for Lima"."""
    place = sentence.token_at(mention.start)
    before = [t for t in sentence.tokens[max(0, place - _NEAR) : place] if t.tag != "DET"]
    if not before:
        return False
    if before[-1].lower == "for":
        return any(t.lower in _SET for t in before)
    return before[-1].lower in _AT_A_PLACE or (before[-1].verb is not None and before[-1].verb.lemma in _GOES_TO)
