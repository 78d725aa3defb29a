"""What an editor says a fact is, put into the fact; and facts that an editor adds."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from pipeline.editor.corrections import EntityFields, EventFields, Fields, ObservationFields, said
from pipeline.errors import nearest
from pipeline.reconcile.corrections.facts import Statement
from pipeline.records import FLOWS, Change, Entity, Event, Evidence, Observation, Realis, Role, identify

S = TypeVar("S", Event, Observation, Entity)

NAMES = ("actors", "places", "agreements")
"""The fields of an event that hold entities."""


class UnknownName(Exception):
    """No entity of the account has that name, or several have it: a sentence that says so, and the nearest."""

    def __init__(self, field: str, sentence: str, near: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field
        self.nearest = near


class Names:
    """The entities of the account by what they are called."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_name: dict[str, dict[str, None]] = {}
        self._names: dict[str, str] = {}
        for e in entities:
            self._names[e.id] = e.name
            for name in (e.name, *e.aliases):
                self._by_name.setdefault(name, {})[e.id] = None

    def ids(self, field: str, names: Sequence[str]) -> tuple[str, ...]:
        """The ids of entities; UnknownName where a name is of none or of several."""
        return tuple(self._id(field, name) for name in names)

    def called(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The names of entities."""
        return tuple(self._names.get(id, id) for id in ids)

    def _id(self, field: str, name: str) -> str:
        found = [id for id in self._by_name.get(name, {}) if self._names[id] == name] or list(
            self._by_name.get(name, {})
        )
        if len(found) == 1:
            return found[0]
        if found:
            known = " and ".join(f"`{self._names[id]}`" for id in found)
            raise UnknownName(field, f"`{name}` can be {known}; write the name in full")
        near, cure = nearest(name, list(self._by_name))
        added = "add it with `action: add`, `entity:`"
        raise UnknownName(field, f"the sources name no `{name}`; {cure if near else added}", near)


def corrected(statement: S, fields: Fields, names: Names) -> tuple[S, tuple[Change, ...]]:
    """A fact as an editor, who has checked it, says that it is, and what that changes."""
    given = _given(fields, names)
    changes = [
        Change(field=f, was=_plain(f, getattr(statement, f), names), now=_plain(f, v, names))
        for f, v in given.items()
        if f in said(fields) and getattr(statement, f) != v
    ]
    return replace(accepted(statement), origin="corrected", **given), tuple(changes)


def accepted(statement: S) -> S:
    """A fact that an editor has checked: nothing in it is doubtful."""
    return statement if isinstance(statement, Entity) else replace(statement, doubtful=())


def added(fields: Fields, evidence: tuple[Evidence, ...], names: Names) -> Statement:
    """A fact that an editor adds, with the id that it would have if it had been read."""
    given: dict[str, Any] = {"origin": "added", "evidence": evidence} | _given(fields, names)
    quote = " ".join(evidence[0].quote.split()).casefold()
    if isinstance(fields, EntityFields):
        return Entity(id=f"added/{identify(given['kind'], given['name'], quote)}", **given)
    if isinstance(fields, EventFields):
        given = {"when": None} | given
        return Event(id=identify("event", given["when"], given.get("realis", "happened"), quote), **given)
    given = {"measure": None, "kind": "level"} | given
    content = [
        given.get(f) for f in ("measure", "kind", "value", "unit", "period", "reporter", "partner", "flow", "commodity")
    ]
    return Observation(id=identify("obs", *content, quote), **given)


def _given(fields: Fields, names: Names) -> dict[str, Any]:
    """What an editor says, and what follows from it, as fields of the account."""
    given = said(fields)
    if isinstance(fields, EventFields):
        given |= {f: names.ids(f, given[f]) for f in NAMES if f in given}
        if "when" in given:
            given |= {"when_text": None, "when_basis": "stated", "why": None}
    if isinstance(fields, ObservationFields):
        if "value" in given:
            number = given["value"]
            given |= {"value": number.value, "scale": number.scale, "decimals": number.decimals}
        if "measure" in given:
            given = {"flow": FLOWS.get(given["measure"] or "")} | given
        if "realis" in given:
            given["status"] = _status(given["realis"])
    if "roles" in given:
        given["roles"] = tuple(Role(role=r.role, of=r.of, when=r.when) for r in given["roles"])
    return {f: _text(v) for f, v in given.items()}


def _status(realis: Realis) -> str:
    return "F" if realis in ("forecast", "planned") else "A"


def _text(value: Any) -> Any:
    """A value without the type that read it: the account holds plain text."""
    if isinstance(value, tuple):
        return tuple(map(_text, value))
    return str(value) if isinstance(value, str) else value


def _plain(field: str, value: Any, names: Names) -> Any:
    """A value as a change shows it: entities and offices in words."""
    if field in NAMES:
        return names.called(value)
    if field == "roles":
        return tuple(", ".join(filter(None, (r.role, r.of, r.when))) for r in value)
    return value
