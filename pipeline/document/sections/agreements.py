"""The agreements that the sources name: when, between whom, what is said of each."""

import re

from pipeline import edtf, wording
from pipeline.document.brief import Brief
from pipeline.document.content import Cell, Column, Composed, Row, Table
from pipeline.document.sections import base
from pipeline.records import Entity, Event
from pipeline.theme import type as styles
from pipeline.theme.text import Span, rich


class Options(base.Filtered, frozen=True, kw_only=True, tag="agreements"):
    """Agreements with date, parties and what is reported of them."""

    heading = "Agreements"


def compose(options: Options, brief: Brief) -> Composed:
    """A table of the agreements by date, those without one last."""
    agreements = [e for e in brief.chosen.entities if e.kind == "agreement"]
    if not agreements:
        return Composed(left_out="no source names an agreement")
    told = {a.id: [e for e in brief.account.events if a.id in e.agreements] for a in agreements}
    agreements.sort(key=lambda a: (_when(a, told[a.id]) is None, edtf.sort_key(_when(a, told[a.id]) or "9999"), a.name))
    columns = (
        Column("Agreement", 150),
        Column("Date", 80),
        Column("Parties", 90),
        Column("What is reported", 300, grows=True),
        Column("Source", 60),
    )
    rows = tuple(_row(brief, a, told[a.id]) for a in agreements)
    headed = list(options.headed())
    table = Table(
        columns,
        rows,
        caption=None if headed else options.heading,
        summary="Agreements with date, parties, what is reported, and source",
    )
    return Composed([*headed, table])


def _when(agreement: Entity, events: list[Event]) -> str | None:
    """The date of its signing as far as told: the finest date, of such the first, of an event of it that lies in the year
    it bears, or the year.
    """
    own = [e for e in events if e.when and e.kind == "agreement" and e.realis == "happened" and "/" not in e.when]
    if agreement.when:
        own = [e for e in own if e.when and edtf.covers(agreement.when, e.when)]
    signed = sorted(
        e.when for e in own if e.when and (_tells_of_itself(agreement, e) or _tells_of_signing(agreement, e))
    )
    return max(signed, key=len, default=agreement.when)


def _tells_of_itself(agreement: Entity, event: Event) -> bool:
    """Whether an event, in its title or where it is told, is told of the agreement by name."""
    told = (event.title, *(e.quote for e in event.evidence))
    return any(words.casefold().removeprefix("the ").startswith(_called(agreement)) for words in told)


def _tells_of_signing(agreement: Entity, event: Event) -> bool:
    """Whether an event is told by who signed the agreement: "The presidents signed the Lima Agreement on trade"."""
    name = re.escape(_called(agreement))
    return (
        re.search(rf"\b(?:signed|concluded|adopted) (?:the |an? |their )?{name}\b", event.title.casefold()) is not None
    )


def _called(agreement: Entity) -> str:
    return agreement.name.casefold().removeprefix("the ")


def _named_in(brief: Brief, name: str) -> list[str]:
    """The states that an agreement's name tells: "the Franco-German Treaty" does not, "the Egyptian-Israeli Treaty"
    does.
    """
    words = re.split(r"[\s–-]+", name)
    found = [e.name for e in brief.account.entities if e.code and any(w in (e.name, *e.aliases) for w in words)]
    return found if len(found) > 1 else []


def _side(brief: Brief, actor: Entity) -> str:
    """Whose side an actor is: of somebody in office the state."""
    states = {role.of for role in actor.roles if role.of}
    return next((e.name for e in brief.account.entities if e.code and {e.code} == states), actor.name)


def _row(brief: Brief, agreement: Entity, events: list[Event]) -> Row:
    when = _when(agreement, events)
    names = _called(agreement)
    own = [
        e for e in events
        if e.title.casefold().removeprefix("the ").startswith(names)
        or (e.realis == "happened" and _tells_of_signing(agreement, e))
    ]  # fmt: skip
    parties = _named_in(brief, agreement.name) or list(
        dict.fromkeys(_side(brief, a) for e in own for a in brief.names(e.actors))
    )
    others = [e for e in events if e.title.casefold().removeprefix("the ") != names]
    said = list({e.title.casefold(): e.title + brief.sign(e) for e in reversed(others)}.values())[::-1]
    unstated = Span("not stated", colour="grey")
    passages = [e.passage for e in agreement.evidence]
    return Row(
        (
            Cell(rich(Span(agreement.name[:1].upper() + agreement.name[1:] + brief.sign(agreement), bold=True))),
            Cell(rich(wording.date(when, language=brief.language)) if when else rich(unstated)),
            Cell(rich(", ".join(parties[:3])) if parties else rich(unstated)),
            Cell(rich(". ".join(said[:2])) if said else rich(Span("named only", colour="grey"))),
            Cell(brief.cite(passages, "Agreements", alone=True, style=styles.REFERENCE_SMALL)),
        ),
        anchor=f"entity:{agreement.id}",
    )
