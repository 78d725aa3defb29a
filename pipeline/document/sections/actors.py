"""Who acts: the persons with their offices as the sources give them, and the organisations."""

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.content import Block, Cell, Column, Composed, Row, Small, Table
from pipeline.document.sections import base
from pipeline.records import Entity
from pipeline.theme import type as styles
from pipeline.theme.text import Span, rich


class Options(base.Options, frozen=True, kw_only=True, tag="actors"):
    """Persons and organisations."""

    heading = "Actors"


def compose(options: Options, brief: Brief) -> Composed:
    """A table of persons by surname, then the organisations in a line each."""
    persons = sorted(
        (e for e in brief.account.entities if e.kind == "person"), key=lambda e: (e.name.split()[-1], e.name)
    )
    bodies = [e for e in brief.account.entities if e.kind == "organisation"]
    if not persons and not bodies:
        return Composed(left_out="no source names a person or an organisation")
    blocks: list[Block] = list(options.headed())
    if persons:
        rows = tuple(_person(brief, p) for p in persons)
        columns = (
            Column("Person", 150),
            Column("Office, as the sources give it", 220, grows=True),
            Column("When", 110),
            Column("Source", 110),
        )
        blocks.append(
            Table(columns, rows, caption="People", summary="Persons, their offices, when, and where they are named")
        )
    if bodies:
        spans = [Span("Organisations. ", bold=True)]
        for n, body in enumerate(bodies):
            short = next((a for a in body.aliases if a.isupper() and len(a) < len(body.name)), None)
            name = f"{body.name} ({short})" if short else body.name
            spans += [
                Span(f"{' · ' if n else ''}{name[:1].upper()}{name[1:]} "),
                *brief.cite([e.passage for e in body.evidence][:4], "Actors", alone=True, style=styles.REFERENCE_SMALL),
            ]
        blocks.append(Small(tuple(spans), full=True))
    return Composed(blocks)


def _person(brief: Brief, person: Entity) -> Row:
    names = wording.country_names(brief.account)
    roles = list(
        dict.fromkeys(
            f"{r.role}{f' of {wording.with_article(names.get(r.of, r.of))}' if r.of else ''}" for r in person.roles
        )
    )
    dates = list(dict.fromkeys(wording.date(r.when, language=brief.language) for r in person.roles if r.when))
    unstated = Span("not stated", colour="grey")
    passages = [e.passage for e in person.evidence]
    return Row(
        (
            Cell(rich(Span(person.name, bold=True))),
            Cell(rich("; ".join(roles)) if roles else rich(unstated)),
            Cell(rich("; ".join(dates[:2])) if dates else rich(unstated)),
            Cell(brief.cite(passages, "Actors", alone=True, style=styles.REFERENCE_SMALL)),
        ),
        anchor=f"entity:{person.id}",
    )
