"""Names of one agreement: "the China–Peru FTA" and "the Free Trade Agreement between Peru and China"."""

from collections.abc import Sequence
from functools import cache

from pipeline.likeness import stems
from pipeline.reconcile.entities.bodies import explained
from pipeline.reconcile.entities.names import folded
from pipeline.records import Entity
from pipeline.wordlist import table

Group = list[Entity]
_YEARS = range(1500, 2100)
_SHORT = {"fta": "free trade agreement", "mou": "memorandum of understanding", "bit": "bilateral investment treaty"}


def fuller(short: Group, all_: Sequence[Group]) -> list[Group]:
    """The agreements that a name is an alias of, else those that hold all that tells it from other agreements, two words
    at least, and are of its year and its sort: a memorandum is no treaty.
    """
    found = explained(short, all_)
    if found:
        return found
    own, sort = _distinguishing(short), _sort(short)
    if len(own) < 2:
        return []
    return [
        g
        for g in all_
        if g is not short
        and own <= _distinguishing(g)
        and sort & _sort(g)
        and _years_agree(short, g)
        and _is_fuller(g, short)
    ]


def _is_fuller(group: Group, short: Group) -> bool:
    """Whether one name says more; of two that say the same, the longer, then the first."""
    return _rank(group) > _rank(short)


def _rank(group: Group) -> tuple[object, ...]:
    name = folded(group[0].name)
    return len(_distinguishing(group)), len(name.split()), len(name), name


def _distinguishing(group: Group) -> frozenset[str]:
    """What tells an agreement from others: the words of its name but for its sort, and states by their codes."""
    words = _words(group[0].name)
    return frozenset(words - _sorts())


def _sort(group: Group) -> frozenset[str]:
    return frozenset(_words(group[0].name) & _sorts())


def _words(name: str) -> set[str]:
    states = _states()
    plain = folded(name)
    for short, full in _SHORT.items():
        plain = " ".join(full if word == short else word for word in plain.split())
    return {found for word in plain.split() for found in ([states[word]] if word in states else stems(word))}


def _years_agree(a: Group, b: Group) -> bool:
    one, other = ({e.when for e in group if e.when} for group in (a, b))
    return not one or not other or bool(one & other)


@cache
def _sorts() -> frozenset[str]:
    nouns = next(row["words"] for row in table("accords") if row["as"] == "noun")
    return frozenset(stem for noun in nouns.split("|") for stem in stems(noun))


@cache
def _states() -> dict[str, str]:
    """The codes of states by the single words for them and their people."""
    return {
        folded(word): row["code"]
        for row in table("countries")
        for key in ("names", "adjectives")
        for word in row[key].split("|")
        if word and " " not in word
    }
