"""Who is who: entities of several sources that are one, and namesakes that are not."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from pipeline import edtf
from pipeline.reconcile.corrections import Editor
from pipeline.reconcile.corrections.facts import key as key_of
from pipeline.reconcile.entities import agreements, bodies, pairs, persons
from pipeline.reconcile.entities.names import folded, initials
from pipeline.reconcile.places import Join
from pipeline.records import Entity, EntityKind, Role, identify

Group = list[Entity]
Fuller = Callable[[Group, Sequence[Group]], Sequence[Group]]

_FULLER: Mapping[EntityKind, Fuller] = {
    "person": persons.fuller,
    "organisation": bodies.fuller,
    "place": bodies.explained,
    "agreement": agreements.fuller,
}


def merge(
    entities: Sequence[Entity], called: Mapping[str, str], join: Join, editor: Editor
) -> tuple[list[Entity], dict[str, tuple[str, ...]]]:
    """One entity a thing, and for each id that went in the id that stands for it, of a pair both.

    Entities of one kind are one if their names are the same but for case, accents, dashes and "the", unless they hold
    offices of two states; then if the name of the one is a short form of the other's and of no third's, by the rules of
    its kind. `called` tells which entity a source itself says that another name is of. The `editor` has the last word.
    """
    merged: list[Entity] = []
    ids: dict[str, str] = {}
    entities, parts = pairs.parted(entities)
    for kind, fuller in _FULLER.items():
        namesakes = _explained(_namesakes([e for e in entities if e.kind == kind]), called)
        groups = editor.identities.regrouped(_grouped(namesakes, fuller), key_of)
        distinct = _told_apart([_one(group, join, editor) for group in groups])
        merged += distinct
        ids |= {e.id: one.id for one, group in zip(distinct, groups, strict=True) for e in group}
    found = {id: (one,) for id, one in ids.items()} | {id: tuple(ids[p] for p in own) for id, own in parts.items()}
    return sorted(merged, key=lambda e: (e.kind, e.name, e.id)), found


def _namesakes(entities: Iterable[Entity]) -> list[Group]:
    """Entities of one name each; those who hold offices of two states are two, and one without an office is neither."""
    named: dict[str, Group] = defaultdict(list)
    for entity in sorted(entities, key=lambda e: e.id):
        named[folded(entity.name)].append(entity)
    groups: list[Group] = []
    for name in sorted(named):
        of_states: dict[str | None, Group] = defaultdict(list)
        for entity in named[name]:
            of_states[persons.state(entity)].append(entity)
        if len(of_states.keys() - {None}) > 1:
            groups += [of_states[state] for state in sorted(of_states, key=lambda s: s or "")]
        else:
            groups.append(named[name])
    return groups


def _explained(groups: Sequence[Group], called: Mapping[str, str]) -> list[Group]:
    """Groups joined where a source says itself that two names are of one thing."""
    home = {e.id: n for n, group in enumerate(groups) for e in group}
    joined: dict[int, Group] = {n: list(group) for n, group in enumerate(groups)}
    for other, name in sorted(called.items()):
        if other in home and name in home and (home[other] != (to := home[name])):
            moved = joined.pop(home[other])
            joined[to] += moved
            home |= {e.id: to for e in moved}
    return list(joined.values())


def _grouped(groups: Sequence[Group], fuller: Fuller) -> list[Group]:
    """Groups of names joined where one is a short form: the fullest first, each with the one entity that it fits."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        for key in _keys(group):
            by_key[key].append(n)
    leader: dict[int, Group] = {}
    found: list[Group] = []
    for group in sorted(groups, key=_fullest_first):
        near = sorted({n for key in _keys(group) for n in by_key[key]})
        homes = {id(home): home for g in fuller(group, [groups[n] for n in near]) if (home := leader.get(id(g)))}
        if len(homes) == 1:
            [home] = homes.values()
            home += group
        else:
            home = list(group)
            found.append(home)
        leader[id(group)] = home
    return found


def _keys(group: Group) -> set[str]:
    """What two names must have in common to be compared: a word, or an acronym."""
    names = {folded(n) for e in group for n in (e.name, *e.aliases)}
    return {w for n in names for w in n.split()} | {i.casefold() for e in group for i in initials(e.name)}


def _fullest_first(group: Group) -> tuple[object, ...]:
    name = max((folded(e.name) for e in group), key=lambda n: (len(n.split()), len(n), n))
    return -len(name.split()), -len(name), name, min(e.id for e in group)


def _one(group: Group, join: Join, editor: Editor) -> Entity:
    count: dict[str, int] = defaultdict(int)
    for entity in group:
        count[entity.name] += len(entity.evidence)
    name = editor.called(group) or min(count, key=lambda n: (-len(n.split()), -count[n], n))
    first = min((e for e in group if e.name == name), key=lambda e: e.id)
    whole = replace(
        first,
        id=identify(first.kind, name),
        aliases=tuple(sorted({a for e in group for a in (e.name, *e.aliases)} - {name})),
        roles=tuple(_in_order(r for e in group for r in e.roles)),
        code=next((e.code for e in group if e.code), None),
        when=min((e.when for e in group if e.when), default=None),
        parties=tuple(sorted({p for e in group for p in e.parties})),
        evidence=join(x for e in group for x in e.evidence),
    )
    return editor.joined(whole, group)


def _in_order(roles: Iterable[Role]) -> list[Role]:
    """Roles in the order of time, each once; one without a date is left out where the same is told with one."""
    distinct = {(r.role.casefold(), r.of, r.when): r for r in sorted(roles, key=lambda r: r.role, reverse=True)}
    dated = {(r.role.casefold(), r.of) for r in distinct.values() if r.when}
    told = [r for r in distinct.values() if r.when or (r.role.casefold(), r.of) not in dated]
    return sorted(told, key=lambda r: (r.when is None, edtf.sort_key(r.when) if r.when else (), r.role, r.of or ""))


def _told_apart(entities: Sequence[Entity]) -> list[Entity]:
    """Entities with ids of their own: namesakes by the states of their offices too, and such as only an editor tells apart
    by where they are named first.
    """
    stated = [
        replace(e, id=identify(e.kind, e.name, persons.state(e) or "")) if twice else e for e, twice in _twice(entities)
    ]
    return [
        replace(e, id=identify(e.kind, e.name, e.evidence[0].passage)) if twice else e for e, twice in _twice(stated)
    ]


def _twice(entities: Sequence[Entity]) -> list[tuple[Entity, bool]]:
    """Entities, and whether another has the same id."""
    count = Counter(e.id for e in entities)
    return [(e, count[e.id] > 1) for e in entities]
