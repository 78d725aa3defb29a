"""Short forms of persons' names: "Putin", "V. Putin" and "President Xi" are of the one person whom they fit."""

from collections.abc import Sequence
from functools import cache

from pipeline.likeness import stems
from pipeline.reconcile.entities.names import folded
from pipeline.records import Entity
from pipeline.wordlist import table, words

Group = list[Entity]


def fuller(short: Group, all_: Sequence[Group]) -> list[Group]:
    """The persons whose name holds all of a shorter one and whose family name is in it; of several those who hold the
    office that is told with it. A family name alone may stand first in the full name if the office is the same.
    """
    name = folded(short[0].name)
    found = [g for g in all_ if g is not short and _can_be(name, short, g)]
    in_office = [g for g in found if _offices(g) & _offices(short)]
    return in_office if len(found) > 1 and in_office else found


def state(entity: Entity) -> str | None:
    """The one state whose office a person holds (ISO 3166-1 alpha-3); an envoy's may be that where he is."""
    offices = [r for r in entity.roles if not words("envoys") & set(r.role.casefold().split())]
    states = {r.of for r in offices if r.of and len(r.of) == 3 and r.of.isupper()}
    return states.pop() if len(states) == 1 else None


def _can_be(name: str, short: Group, group: Group) -> bool:
    """Whether a name is short for a person's, and no office tells them apart."""
    return _is_short(name, short, group) and len({s for e in (*short, *group) if (s := state(e))}) < 2


def _is_short(name: str, short: Group, group: Group) -> bool:
    full, parts = folded(group[0].name).split(), name.split()
    if len(parts) >= len(full):
        return len(parts) == len(full) and parts != full and parts[-1] == full[-1] and _abbreviates(parts, full)
    if full[-1] in parts and not (len(parts) == 1 and _reigns(short)):
        return set(parts) < set(full) or _abbreviates(parts, full)
    return parts == full[:1] and bool(_offices(group) & _offices(short))


def _reigns(group: Group) -> bool:
    """Whether somebody is called by a first name as those of a royal house are: "King Charles" is not Prince Louis Charles."""
    return any(r.role.casefold() in _crowns() for e in group for r in e.roles)


@cache
def _crowns() -> frozenset[str]:
    return frozenset(row["title"] for row in table("offices") if row["kind"] == "crown")


def _abbreviates(parts: Sequence[str], full: Sequence[str]) -> bool:
    """Whether each part of a name is, in order, a part of the other or its initial: "v. putin", "j. f. kennedy"."""
    if not any(part.endswith(".") and len(part) == 2 for part in parts):
        return False
    left = iter(full)
    return all(any(part == word or (part[1:] == "." and word.startswith(part[0])) for word in left) for part in parts)


def _offices(group: Group) -> set[str]:
    """The words of the offices of a person."""
    return {stem for e in group for r in e.roles for stem in stems(r.role)}
