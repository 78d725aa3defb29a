"""Short forms of organisations and places: those that a source explains, and acronyms of one name alone."""

from collections.abc import Sequence

from pipeline.reconcile.entities.names import folded, initials, is_acronym
from pipeline.records import Entity

Group = list[Entity]


def explained(short: Group, all_: Sequence[Group]) -> list[Group]:
    """The names that a short form is an alias of; a state's are known, and its capital is a place too."""
    names = {folded(e.name) for e in short}
    return [g for g in all_ if g is not short and any(folded(a) in names for e in g if not e.code for a in e.aliases)]


def fuller(short: Group, all_: Sequence[Group]) -> list[Group]:
    """The names that explain a short form, or where none does those of which it is the initials."""
    found = explained(short, all_)
    if found or not all(is_acronym(e.name) for e in short):
        return found
    name = short[0].name
    return [g for g in all_ if g is not short and any(name in initials(e.name) for e in g)]
