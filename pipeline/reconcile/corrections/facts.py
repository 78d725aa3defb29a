"""Which fact a correction means: of those that are told where it points, the one that it tells from the others."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline import wording
from pipeline.editor.corrections import Amount, Fact, FactKind, Which
from pipeline.reconcile.corrections.quotations import plain
from pipeline.records import Entity, Event, Evidence, Observation

Statement = Event | Observation | Entity
Key = tuple[str, str, int, int]
"""What tells a statement from all others: its id and where it is told first; of an entity of one source the id alone."""

SORTS: dict[type, FactKind] = {Event: "event", Observation: "observation", Entity: "entity"}
_TELLING = {
    "event": ("when", "title", "realis"),
    "observation": ("measure", "value", "period", "reporter", "partner", "commodity", "unit", "realis"),
    "entity": ("name",),
}
_ENTITIES = frozenset({"entity", "person", "organisation", "place", "agreement"})


def key(statement: Statement) -> Key:
    """What tells a statement from all others."""
    if isinstance(statement, Entity):
        return of_entity(statement.id)
    first = statement.evidence[0]
    return statement.id, first.source, first.start, first.end


def of_entity(id: str) -> Key:
    """What tells an entity of one source from all others."""
    return id, "", 0, 0


def sort_of(statement: Statement) -> FactKind:
    """Whether it is an event, an observation or an entity."""
    return SORTS[type(statement)]


def called(statement: Statement) -> str:
    """A statement in a few words, as it was read."""
    if isinstance(statement, Event):
        return f"“{statement.title}”"
    if isinstance(statement, Observation):
        what = wording.what(statement) if statement.measure else statement.label
        return f"{wording.amount(statement)} ({what})" if what else wording.amount(statement)
    return statement.name


def shown(statement: Statement) -> str:
    """A statement in a few words, with what sort it is, and its date."""
    when = getattr(statement, "when", None) or getattr(statement, "period", None)
    return f"the {sort_of(statement)} {called(statement)}{f' of {wording.date(when)}' if when else ''}"


class Facts:
    """What the sources state, by where."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._in: dict[str, list[tuple[Evidence, Statement]]] = defaultdict(list)
        for statement in statements:
            for e in statement.evidence:
                self._in[e.passage].append((e, statement))

    def happenings(self, spot: Sequence[Evidence]) -> list[Statement]:
        """The events and observations of a place: all that touch it."""
        return _once(s for at in spot for _, s in self._touching(at, entities=False))

    def entities(self, spot: Sequence[Evidence]) -> list[Statement]:
        """The persons, bodies, places and agreements that are named in a place."""
        return _once(s for at in spot for _, s in self._touching(at, entities=True))

    def meant(self, spot: Sequence[Evidence], which: Which, sort: FactKind | None = None) -> list[Statement]:
        """The facts of a place that can be meant: of a sort, and with what tells one from the others. A name is if it alone is
        quoted; of events and observations those that hold the quotation or are all in it, before others that it touches.
        """
        fact = Fact(kind=which) if isinstance(which, str) else which or Fact()
        sort = sort or ("entity" if fact.name or fact.kind in _ENTITIES else fact.kind)
        if sort == "entity":
            return [s for s in self.entities(spot) if _fits(s, fact)]
        named = [s for at in spot for e, s in self._touching(at, entities=True) if plain(e.quote) == plain(at.quote)]
        if named and sort is None:
            return [s for s in _once(named) if _fits(s, fact)]
        touching = [(e, at, s) for at in spot for e, s in self._touching(at, entities=False)]
        fitting = [(e, at, s) for e, at, s in touching if sort in (None, sort_of(s)) and _fits(s, fact)]
        return _once(s for e, at, s in fitting if _holds(e, at) or _holds(at, e)) or _once(s for _, _, s in fitting)

    def _touching(self, at: Evidence, entities: bool) -> Iterator[tuple[Evidence, Statement]]:
        for e, s in self._in.get(at.passage, ()):
            if isinstance(s, Entity) == entities and e.start < at.end and at.start < e.end:
                yield e, s


def told_apart(statements: Sequence[Statement]) -> Iterator[str]:
    """What to write under `fact` for each of some facts, so that it alone is meant."""
    alike: dict[FactKind, list[Statement]] = defaultdict(list)
    for s in statements:
        alike[sort_of(s)].append(s)
    for statement in statements:
        rivals = [s for s in alike[sort_of(statement)] if s is not statement]
        given = {} if len(alike) == 1 else {"kind": str(sort_of(statement))}
        for field in _TELLING[sort_of(statement)]:
            left = [s for s in rivals if getattr(s, field) == getattr(statement, field)]
            value = getattr(statement, field)
            if value is not None and len(left) < len(rivals):
                given[field] = f"{value:.15g}" if isinstance(value, float) else _in_yaml(str(value))
                rivals = left
        yield f"{{{', '.join(f'{k}: {v}' for k, v in given.items())}}}"


def _in_yaml(text: str) -> str:
    return text if text.replace("-", "").replace("_", "").replace(" ", "").isalnum() else f'"{text}"'


def _fits(statement: Statement, fact: Fact) -> bool:
    own = statement.kind if isinstance(statement, Entity) else None
    if fact.kind not in (None, sort_of(statement), own):
        return False
    for field in Fact.__struct_fields__[1:]:
        wanted = getattr(fact, field)
        if wanted is None:
            continue
        given = getattr(statement, field, None)
        if isinstance(wanted, Amount):
            same = given == wanted.value
        elif field in ("title", "name"):
            same = given is not None and plain(wanted).casefold() in plain(given).casefold()
        else:
            same = given == wanted
        if not same:
            return False
    return True


def _holds(whole: Evidence, part: Evidence) -> bool:
    """Whether all words of one place are in another, whatever marks stand around them."""
    return whole.source == part.source and whole.start <= _first(part) and _last(part) <= whole.end


def _first(e: Evidence) -> int:
    return e.start + len(e.quote) - len(re.sub(r"\A\W+", "", e.quote))


def _last(e: Evidence) -> int:
    return e.start + len(re.sub(r"\W+\Z", "", e.quote))


def _once(statements: Iterable[Statement]) -> list[Statement]:
    return list({key(s): s for s in statements}.values())
