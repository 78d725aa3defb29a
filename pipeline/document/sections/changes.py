"""What is new since the last edition, what changed, and what is no longer stated."""

from typing import Annotated, Literal

from msgspec import Meta

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.content import Cell, Column, Composed, Row, Table
from pipeline.document.sections import base
from pipeline.facts import Fact, Words
from pipeline.facts.differences import Difference, differences
from pipeline.facts.selection import Chooser, Chosen
from pipeline.records import Conflict, Entity, Event, Gap, Observation, Source
from pipeline.theme import type as styles
from pipeline.theme.text import Rich, Span, rich

Kind = Literal["sources", "values", "events", "conflicts", "names"]

_KINDS: dict[type, Kind] = {
    Source: "sources",
    Observation: "values",
    Event: "events",
    Conflict: "conflicts",
    Entity: "names",
}
_MINOR = frozenset({"also called", "code", "file"})
"""Parts whose change alone tells a reader nothing: they follow from what else changed."""


class Options(base.Measured, frozen=True, kw_only=True, tag="changes"):
    """What is new since the last edition, what changed, what is no longer stated."""

    heading = "Changes since the last edition"
    about_last = True

    facts: Annotated[
        tuple[Kind, ...],
        Meta(
            min_length=1,
            description="Of which kinds of fact, in this order; names are those of persons, bodies, agreements.",
        ),
    ] = ("sources", "values", "events", "conflicts", "names")


def compose(options: Options, brief: Brief) -> Composed:
    """A row a fact, what is new first."""
    if brief.last is None:
        return Composed(left_out="brief.yaml names no `last_edition` to compare with")
    found = differences(brief.last, brief.account)
    chosen = brief.chosen, Chooser(brief.last).choose(options.selection)

    def told(differing: tuple[Difference, ...]) -> list[Difference]:
        """Those that the section is about, by kind."""
        about = (
            d for d in differing if _kind(d.fact) in options.facts and not (d.parts and _MINOR.issuperset(d.parts))
        )
        kept = (d for d in about if not options.selection or any(map(_takes, chosen, (d.after, d.before))))
        return sorted(kept, key=lambda d: options.facts.index(_KINDS[type(d.fact)]))

    groups = {"New": told(found.added), "Changed": told(found.changed), "No longer stated": told(found.gone)}
    old, new = Words(brief.last, brief.language), Words(brief.account, brief.language)
    rows = tuple(_row(name, d, brief, old, new) for name, differing in groups.items() for d in differing)
    if not rows:
        return Composed(left_out=f"nothing changed in the {wording.listed(options.facts)} since the last edition")
    columns = (
        Column("", 60),
        Column("What", 240, grows=True),
        Column("In the last edition", 105),
        Column("Now", 105),
        Column("Source", 80),
    )
    counted = (f"{len(differing)} {name.lower()}" for name, differing in groups.items() if differing)
    table = Table(
        columns,
        rows,
        caption=wording.listed(counted).capitalize(),
        grouped=True,
        summary="Facts that are new, changed or no longer stated, as they were and as they are, and their source",
    )
    return Composed([*options.headed(), table])


def _takes(chosen: Chosen, fact: Fact | None) -> bool:
    """Whether a filter takes a fact of its account; of sources none."""
    match fact:
        case Observation() | Event():
            return fact.id in chosen.ids
        case Entity():
            return fact in chosen.entities
        case Conflict():
            return fact in chosen.conflicts
    return False


def _kind(fact: Fact) -> Kind | None:
    return None if isinstance(fact, Gap) or (isinstance(fact, Entity) and fact.kind == "place") else _KINDS[type(fact)]


def _row(group: str, d: Difference, brief: Brief, old: Words, new: Words) -> Row:
    words = new if d.after else old
    parts = [(name, was, now) for name, was, now in d.told(old, new) if name not in _MINOR]
    parts = [("text", "", "edited") if name == "text" else (name, was, now) for name, was, now in parts]
    if parts:
        before, after = (_listed([(part[0], part[side]) for part in parts]) for side in (1, 2))
    else:
        before = _state(d.before, brief, old) if d.before else ""
        after = _state(d.after, brief, new) if d.after else ""
    return Row(
        (
            Cell(rich(Span(group, bold=True, colour="accent"))),
            Cell(
                rich(
                    _contradiction(d.fact, brief, words)
                    if isinstance(d.fact, Conflict) and parts
                    else _subject(d.fact, brief, words)
                )
            ),
            Cell(rich(before)),
            Cell(rich(after)),
            Cell(_source(d, brief)),
        ),
        group,
    )


def _listed(parts: list[tuple[str, str]]) -> str:
    """The parts of a fact that differ; what a value or a date is goes without saying."""
    plain = ("value", "date", "status", "reported by", "title", "name", "text", "read", "reason", "what is stated")
    return "; ".join(words if name in plain else f"{name}: {words or 'none'}" for name, words in parts)


def _contradiction(conflict: Conflict, brief: Brief, words: Words) -> str:
    """What a contradiction is about, where what it is is told beside."""
    about = dict.fromkeys(_subject(thing, brief, words) for thing in _members(conflict, brief))
    return f"Contradiction: {next(iter(about), 'of figures' if conflict.kind == 'observation' else 'of events')}"


def _members(conflict: Conflict, brief: Brief) -> list[Observation | Event]:
    """What a contradiction of this edition is between."""
    things: dict[str, Observation | Event] = {o.id: o for o in brief.account.observations}
    things |= {e.id: e for e in brief.account.events}
    return [things[id] for id in conflict.members if id in things]


def _subject(fact: Fact, brief: Brief, words: Words) -> str:
    """What a fact is about, without what may change in it."""
    match fact:
        case Observation():
            parts = (("measure", "what"), ("parties", "sides"), ("period", "period"))
            told = ((words.part(fact, name), brief.doubt(fact, part)) for name, part in parts)
            return ", ".join(t + doubt for t, doubt in told if t and t != "not stated")
        case Event():
            return fact.title
        case Entity():
            roles = words.part(fact, "roles")
            return f"{fact.name}, {roles}" if roles else fact.name
        case Source():
            return fact.title or fact.path.rsplit("/", 1)[-1]
        case _:
            return words.said(fact)


def _state(fact: Fact, brief: Brief, words: Words) -> str:
    """What a fact that is new says, or one that is gone said."""
    match fact:
        case Observation():
            return words.part(fact, "value") + ("" if fact.realis == "happened" else f", {wording.status(fact.realis)}")
        case Event():
            date = words.part(fact, "date") + brief.doubt(fact, "when")
            status = wording.status_beside(fact.title, fact.realis)
            return date + (f", {status}" if status else "")
        case Conflict():
            return "open"
        case Source():
            return words.part(fact, "read")
        case Entity() | Gap():
            return fact.kind


def _source(d: Difference, brief: Brief) -> Rich:
    """Where a fact is stated; of one that is gone, in which source it was."""
    if isinstance(d.after, Source):
        return rich(Span(brief.labels[d.after.id], style=styles.REFERENCE_SMALL, link=f"source:{d.after.id}"))
    if d.after:
        told = _members(d.after, brief) if isinstance(d.after, Conflict) else [d.after]
        passages = (e.passage for thing in told for e in thing.evidence)
        return brief.cite(passages, "Changes", alone=True, style=styles.REFERENCE_SMALL)
    if d.before and not isinstance(d.before, Source | Conflict):
        assert brief.last
        paths = {s.id: s.path.rsplit("/", 1)[-1] for s in brief.last.sources}
        held = list(dict.fromkeys(e.source for e in d.before.evidence))
        names = [brief.labels.get(id) or paths.get(id, id) for id in held[:2]] + (["others"] if len(held) > 2 else [])
        return rich(Span(f"was in {wording.listed(names)}", style=styles.REFERENCE_SMALL)) if names else ()
    return ()
