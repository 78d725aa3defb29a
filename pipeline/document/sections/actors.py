"""Who acts: the persons with their offices as the sources give them, and the organisations."""

from collections.abc import Sequence

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.content import Block, Cell, Column, Composed, Row, Small, Table
from pipeline.document.sections import base
from pipeline.records import Entity
from pipeline.theme import type as styles
from pipeline.theme.text import Rich, Span, rich

NBSP = "\u00a0"


class Options(base.Filtered, frozen=True, kw_only=True, tag="actors"):
    """Persons with their offices, organisations."""

    heading = "Actors"


def compose(options: Options, brief: Brief) -> Composed:
    """A table of those who hold an office, by surname, then the other persons and the organisations in a line each."""
    persons = sorted(
        (e for e in brief.chosen.entities if e.kind == "person"), key=lambda e: (e.name.split()[-1], e.name)
    )
    bodies = [e for e in brief.chosen.entities if e.kind == "organisation"]
    if not persons and not bodies:
        return Composed(left_out="no source names a person or an organisation")
    blocks: list[Block] = list(options.headed())
    officers = [p for p in persons if p.roles]
    others = [p for p in persons if not p.roles]
    if officers:
        blocks.append(_table(brief, officers))
    if others:
        blocks.append(_listed(brief, "Named without an office" if officers else "People", others))
    if bodies:
        blocks.append(_listed(brief, wording.spelt("Organisations", brief.language), bodies))
    return Composed(blocks)


def _table(brief: Brief, officers: Sequence[Entity]) -> Table:
    dated = any(r.when for p in officers for r in p.roles)
    columns = (
        Column("Person", 150),
        Column("Office, as the sources give it", 220, grows=True),
        *([Column("When", 110)] if dated else []),
        Column("Source", 110),
    )
    rows = tuple(_row(brief, person, dated) for person in officers)
    return Table(columns, rows, caption="People", summary="Persons, their offices, when, and where they are named")


def _row(brief: Brief, person: Entity, dated: bool) -> Row:
    names = wording.country_names(brief.account)
    roles = dict.fromkeys(wording.office(role, names) for role in person.roles)
    dates = list(dict.fromkeys(wording.date(r.when, language=brief.language) for r in person.roles if r.when))
    when = rich("; ".join(dates[:2])) if dates else rich(Span("not stated", colour="grey"))
    cells = (
        Cell(rich(Span(person.name + brief.sign(person), bold=True))),
        Cell(rich("; ".join(roles))),
        *([Cell(when)] if dated else []),
        Cell(_cited(brief, person)),
    )
    return Row(cells, anchor=f"entity:{person.id}")


def _listed(brief: Brief, head: str, entities: Sequence[Entity]) -> Small:
    spans = [Span(f"{head}. ", bold=True)]
    for n, entity in enumerate(entities):
        short = next((a for a in entity.aliases if a.isupper() and len(a) < len(entity.name)), None)
        name = f"{entity.name} ({short})" if short else entity.name
        spans += [
            Span(f"{NBSP + '· ' if n else ''}{name[:1].upper()}{name[1:]}{brief.sign(entity)}{NBSP}"),
            *_cited(brief, entity, 4),
        ]
    return Small(tuple(spans), full=True)


def _cited(brief: Brief, entity: Entity, most: int | None = None) -> Rich:
    passages = [e.passage for e in entity.evidence][:most]
    return brief.cite(passages, "Actors", alone=True, style=styles.REFERENCE_SMALL)
