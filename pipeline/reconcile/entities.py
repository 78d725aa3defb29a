"""Who is who: entities of several sources that are one."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from pipeline.records import Entity, Evidence, Role, identify

Join = Callable[[Iterable[Evidence]], tuple[Evidence, ...]]
Named = Mapping[str, Sequence[Entity]]
Fuller = Mapping[str, set[str]]


def merge(entities: Sequence[Entity], join: Join) -> tuple[list[Entity], dict[str, str]]:
    """One entity a thing, and for each id that went in the id that stands for it.

    Entities of one kind are one if their names are the same but for case, dashes and "the"; persons also if one's name
    is part of the other's and of no third's ("Putin", "Vladimir Putin"); others also if one's name is a short form
    that the other explains and no third ("EU", "European Union (EU)").
    """
    merged: list[Entity] = []
    ids: dict[str, str] = {}
    for kind in ("person", "organisation", "place", "agreement"):
        for group in _grouped(
            [e for e in entities if e.kind == kind], _full_names if kind == "person" else _explanations
        ):
            one = _one(group, join)
            merged.append(one)
            ids |= {e.id: one.id for e in group}
    return sorted(merged, key=lambda e: (e.kind, e.name)), ids


def _grouped(entities: Sequence[Entity], fuller: Callable[[Named], Fuller]) -> Iterable[list[Entity]]:
    """Entities by who they are: a name goes with the fuller ones if those are of one entity."""
    named: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        named[_folded(entity.name)].append(entity)
    meant = fuller(named)
    leader: dict[str, str] = {}
    groups: dict[str, list[Entity]] = defaultdict(list)
    for name in sorted(named, key=lambda n: (-len(n.split()), -len(n), n)):
        homes = {leader[n] for n in meant.get(name, ()) if n in leader}
        leader[name] = homes.pop() if len(homes) == 1 else name
        groups[leader[name]] += named[name]
    return groups.values()


def _full_names(named: Named) -> Fuller:
    """For each person's name those that hold all of it, and whose family name is in it."""
    families: dict[str, list[str]] = defaultdict(list)
    for name in named:
        families[name.split()[-1]].append(name)
    parts = {name: set(name.split()) for name in named}
    return {name: {n for part in parts[name] for n in families[part] if parts[name] < parts[n]} for name in named}


def _explanations(named: Named) -> Fuller:
    """For each short form the names that explain it; a state's are known, and its capital is a place too."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, entities in named.items():
        for alias in {_folded(a) for e in entities if not e.code for a in e.aliases}:
            found[alias].add(name)
    return found


def _one(group: Sequence[Entity], join: Join) -> Entity:
    count: dict[str, int] = defaultdict(int)
    for entity in group:
        count[entity.name] += len(entity.evidence)
    name = min(count, key=lambda n: (-len(n.split()), -count[n], n))
    aliases = {a for e in group for a in (e.name, *e.aliases)} - {name}
    roles: dict[tuple[str, str | None, str | None], Role] = {
        (r.role.lower(), r.of, r.when): r for e in group for r in e.roles
    }
    first = group[0]
    return replace(
        first,
        id=identify(first.kind, name),
        name=name,
        aliases=tuple(sorted(aliases)),
        roles=tuple(sorted(roles.values(), key=lambda r: (r.when or "9999", r.role, r.of or ""))),
        code=next((e.code for e in group if e.code), None),
        when=min((e.when for e in group if e.when), default=None),
        evidence=join(x for e in group for x in e.evidence),
    )


def _folded(name: str) -> str:
    return re.sub(r"[\s–-]+", " ", name).casefold().removeprefix("the ")
