"""Who acts in an event, and where it happens."""

from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import Memory
from pipeline.extract.names.mention import Mention
from pipeline.extract.sentence import Sentence

_ACTORS = frozenset({"person", "country", "capital", "organisation", "demonym"})
_AT_A_PLACE = frozenset({"in", "at", "near", "to", "from", "outside"})
_GOES_TO = frozenset({"visit", "tour", "reach", "enter", "leave"})


def actors(sentence: Sentence, a: int, b: int, clause: Clause | None, memory: Memory | None) -> tuple[Mention, ...]:
    """Who acts, or is acted on: persons, states and bodies, but for states that are only where it happens."""
    found: dict[str, Mention] = {}
    if clause and clause.subject and memory:
        for m in (
            *memory.who(sentence.words(*clause.subject)),
            *sentence.inside(sentence.mentions, *sentence.span(*clause.subject)),
        ):
            if m.kind in _ACTORS:
                found.setdefault(m.name, m)
    for m in sentence.inside(sentence.mentions, a, b):
        if m.kind in _ACTORS and (m.kind in ("person", "organisation") or not _is_where(sentence, m)):
            found.setdefault(m.name, m)
    return tuple(found.values())


def places(sentence: Sentence, a: int, b: int) -> tuple[Mention, ...]:
    inside = sentence.inside(sentence.mentions, a, b)
    return tuple(
        {
            m.name: m
            for m in inside
            if m.kind == "place" or (m.kind in ("capital", "country") and _is_where(sentence, m))
        }.values()
    )


def _is_where(sentence: Sentence, mention: Mention) -> bool:
    """Whether a state or capital is only where something happens: "in Paris", "visited Nairobi"."""
    place = sentence.token_at(mention.start)
    before = [t for t in sentence.tokens[max(0, place - 2) : place] if t.tag != "DET"]
    if not before:
        return False
    return before[-1].lower in _AT_A_PLACE or (before[-1].verb is not None and before[-1].verb.lemma in _GOES_TO)
