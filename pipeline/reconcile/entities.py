"""Who is who: entities of several sources that are one."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from pipeline.records import Entity, Evidence, Role, identify

Join = Callable[[Iterable[Evidence]], tuple[Evidence, ...]]


def merge(entities: Sequence[Entity], join: Join) -> tuple[list[Entity], dict[str, str]]:
    """One entity a thing, and for each id that went in the id that stands for it.

    Entities of one kind are one if a name or alias of theirs is the same but for case, dashes and "the"; persons
    also if one's name is part of the other's and of no third's ("Putin", "Vladimir Putin"); agreements if the year
    tells them to be.
    """
    groups: list[list[Entity]] = []
    for kind in ("person", "organisation", "place", "agreement"):
        groups += _grouped([e for e in entities if e.kind == kind], _person_key if kind == "person" else None)
    merged: list[Entity] = []
    ids: dict[str, str] = {}
    for group in groups:
        one = _one(group, join)
        merged.append(one)
        ids |= {e.id: one.id for e in group}
    return sorted(merged, key=lambda e: (e.kind, e.name)), ids


def _grouped(entities: Sequence[Entity], person: Callable[[str], str] | None) -> list[list[Entity]]:
    named: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        named[_folded(entity.name)].append(entity)
    names = sorted(named, key=lambda n: (-len(n.split()), n))
    leader: dict[str, str] = {}
    for name in names:
        leader[name] = name
        if person:
            longer = [
                n
                for n in leader
                if n != name and leader[n] == n and set(name.split()) < set(n.split()) and n.split()[-1] in name.split()
            ]
            if len(longer) == 1:
                leader[name] = longer[0]
        elif name not in leader.values():
            continue
    if not person:
        _follow_aliases(named, leader)
    groups: dict[str, list[Entity]] = defaultdict(list)
    for name in names:
        groups[leader[name]] += named[name]
    return list(groups.values())


def _follow_aliases(named: Mapping[str, Sequence[Entity]], leader: dict[str, str]) -> None:
    """An entity called by a short form that another explains is that other: "EU" and "European Union (EU)"."""
    for name, entities in named.items():
        for alias in {_folded(a) for e in entities for a in e.aliases}:
            if alias != name and alias in named and leader[alias] == alias and len(alias) < len(name):
                leader[alias] = leader[name]


def _person_key(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]


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
