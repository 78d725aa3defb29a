"""Two bodies read as one: "the Lake Fund and the Port Authority", where other places name the one and the other alone."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pipeline.reconcile.entities.names import folded
from pipeline.records import Entity, Evidence

_PAIR = re.compile(r"(?P<one>.+?)\s+and\s+(?:the\s+)?(?P<other>[A-Z].+)", re.DOTALL)


def parted(entities: Iterable[Entity]) -> tuple[list[Entity], dict[str, tuple[str, ...]]]:
    """Entities with such pairs parted, and for each pair the ids of its parts."""
    given = list(entities)
    known = {folded(name) for e in given if e.kind == "organisation" for name in (e.name, *e.aliases)}
    found: list[Entity] = []
    parts: dict[str, tuple[str, ...]] = {}
    for entity in given:
        own = list(_parts(entity)) if _is_pair(entity, known) else [entity]
        found += own
        if len(own) > 1:
            parts[entity.id] = tuple(part.id for part in own)
    return found, parts


def _is_pair(entity: Entity, known: set[str]) -> bool:
    m = _PAIR.fullmatch(entity.name) if entity.kind == "organisation" else None
    return m is not None and {folded(m["one"]), folded(m["other"])} <= known


def _parts(entity: Entity) -> Iterator[Entity]:
    """The two, each with its own words as evidence."""
    for part in ("one", "other"):
        quoted = [(e, m) for e in entity.evidence if (m := _PAIR.fullmatch(e.quote))]
        evidence = tuple(_within(e, *m.span(part)) for e, m in quoted)
        name = _PAIR.fullmatch(entity.name)
        if name and evidence:
            yield replace(entity, id=f"{entity.id}/{part}", name=name[part], aliases=(), roles=(), evidence=evidence)


def _within(e: Evidence, start: int, end: int) -> Evidence:
    return replace(e, start=e.start + start, end=e.start + end, quote=e.quote[start:end])
