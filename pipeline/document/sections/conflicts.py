"""Where what is stated cannot all be right: the values, and where each stands."""

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.content import Cell, Column, Composed, Row, Table
from pipeline.document.sections import base
from pipeline.records import Conflict
from pipeline.theme import type as styles
from pipeline.theme.text import Span, rich


class Options(base.Options, frozen=True, kw_only=True, tag="conflicts"):
    """Values that cannot all be right, between sources or within one."""

    heading = "Where the sources disagree"


def compose(options: Options, brief: Brief) -> Composed:
    """A row for each value of each conflict."""
    rows = [row for n, c in enumerate(brief.account.conflicts) for row in _rows(brief, c, str(n))]
    if not rows:
        return Composed(left_out="no contradiction was found")
    columns = (
        Column("What", 180),
        Column("Parties", 140, grows=True),
        Column("Period", 90),
        Column("Value", align="number"),
        Column("Source", 90),
    )
    table = Table(
        columns, tuple(rows), caption="Values that cannot all be right", summary="Conflicting values and their sources"
    )
    return Composed([*options.headed(), table])


def _rows(brief: Brief, conflict: Conflict, group: str) -> list[Row]:
    names = wording.country_names(brief.account)
    found = []
    for id in conflict.members:
        o = brief.observations.get(id)
        if o is None or o.measure is None:
            continue
        number, unit = wording.scaled(o)
        cite = brief.cite([e.passage for e in o.evidence], "Conflicts", alone=True, style=styles.REFERENCE_SMALL)
        period = wording.date(o.period, language=brief.language)
        found.append(
            Row(
                (
                    Cell(rich(Span(wording.what(o), bold=True))),
                    Cell(rich(wording.sides(o, names))),
                    Cell(rich(period)),
                    Cell(number=number, unit=unit),
                    Cell(cite),
                ),
                group,
            )
        )
    return found
