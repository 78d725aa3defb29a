"""The chronology: every event by year, what was planned or put off marked, what was worked out in brackets."""

from typing import Annotated

from msgspec import Meta

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.content import Cell, Column, Composed, Row, Table
from pipeline.document.sections import base
from pipeline.document.sections.base import LANDSCAPE
from pipeline.records import Event
from pipeline.surnames import surname
from pipeline.theme import type as styles
from pipeline.theme.text import Span, rich


class Options(base.Filtered, frozen=True, kw_only=True, tag="chronology"):
    """All events by year, those without a date last."""

    heading = "Chronology"

    landscape: Annotated[bool, Meta(description=LANDSCAPE)] = False


def compose(options: Options, brief: Brief) -> Composed:
    """A row an event. The year is printed once, and again on a new page."""
    events = brief.chosen.events
    if not events:
        return Composed(left_out="no source reports an event")
    columns = (
        Column("Year", 50),
        Column("Date", 100),
        Column("What happened", 420, grows=True, lines=2),
        Column("Who", 96, lines=2),
        Column("Source", 96),
    )
    rows = tuple(_row(brief, e) for e in events)
    table = Table(
        columns,
        rows,
        caption="Events by year" if options.selection else "All events by year",
        foot="Dates in brackets were worked out from the text and are not stated in it. "
        "Events without a mark are reported as having happened. “→”: the source gives no end.",
        grouped=True,
        landscape=options.landscape,
        summary="Events by year with date, status, what happened, actors and source",
    )
    return Composed([*options.headed(), table])


def _row(brief: Brief, event: Event) -> Row:
    year = _filed(event)
    shown = brief.date(event)
    date = wording.within(event.when, shown) if event.when else "not stated"
    grey = event.when_basis == "inferred" or date == "year only" or event.when is None
    if doubt := brief.doubt(event, "when"):
        date = date.replace("year only", year) + doubt
    who = list(dict.fromkeys(_short(brief, e.name, e.kind) for e in brief.names(event.actors)))
    cite = brief.cite([e.passage for e in event.evidence], "Chronology", alone=True, style=styles.REFERENCE_SMALL)
    sign = brief.sign(event)  # before the title, of which the end may be cut off
    return Row(
        (
            Cell(rich(Span(year, bold=True, colour="accent"))),
            Cell(
                rich(Span(date, colour="grey" if grey else None)),
                status=brief.status(event),
                word=brief.fate_beside_title(event),
            ),
            Cell(
                rich(Span(f"{sign.strip()}\u00a0" if sign else ""), Span(event.title, language=brief.tongue_of(event)))
            ),
            Cell(rich(", ".join(who[:3]))),
            Cell(cite),
        ),
        group=year,
        anchor=f"event:{event.id}",
    )


def _filed(event: Event) -> str:
    """The year under which an event stands; of eras "to 1900"."""
    if event.when is None:
        return "undated"
    if (
        event.when[5:]
        and "/" in event.when
        and event.when[:4].isdigit()
        and event.when[-4:].isdigit()
        and int(event.when[-4:]) - int(event.when[:4]) > 60
    ):
        return f"to {event.when[-4:]}"
    return wording.year(event.when)


def _short(brief: Brief, name: str, kind: str) -> str:
    """A person by surname, a body by its acronym."""
    if kind == "person":
        return surname(name)
    if kind == "organisation":
        entity = next(e for e in brief.entities.values() if e.name == name and e.kind == kind)
        return next((a for a in entity.aliases if a.isupper() and len(a) < len(name)), name)
    return name
