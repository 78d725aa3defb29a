"""Where what is stated cannot all be right: what each source says, and the likely reason."""

from collections.abc import Iterator, Sequence

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.content import Cell, Column, Composed, Row, Table
from pipeline.document.sections import base
from pipeline.records import Conflict, Event, Observation, Source
from pipeline.theme import type as styles
from pipeline.theme.text import Rich, Span, rich


class Options(base.Measured, frozen=True, kw_only=True, tag="conflicts"):
    """Figures, dates and outcomes that cannot all be right: who says what, since when, the likely reason."""

    heading = "Where the sources disagree"


def compose(options: Options, brief: Brief) -> Composed:
    """A row for each statement of each conflict, the earliest published first; none is preferred."""
    rows = tuple(row for n, c in enumerate(brief.chosen.conflicts) for row in _rows(brief, c, str(n)))
    if not rows:
        return Composed(left_out="no contradiction was found")
    columns = (
        Column("What", 150),
        Column("Stated", 90),
        Column("By, and when", 140),
        Column("Source", 80),
        Column("Likely reason", 120, grows=True),
    )
    table = Table(
        columns,
        rows,
        caption="Statements that cannot all be right",
        subtitle="All are kept, none is preferred, and nothing was derived from them.",
        grouped=True,
        summary="Conflicting statements, who makes them, and the likely reason",
    )
    return Composed([*options.headed(), table])


def _rows(brief: Brief, conflict: Conflict, group: str) -> Iterator[Row]:
    members = [m for id in conflict.members if (m := _member(brief, id))]
    members.sort(key=lambda m: (min(_published(brief, m)), m.id))
    for n, member in enumerate(members):
        passages = [e.passage for e in member.evidence]
        yield Row(
            (
                Cell(_what(brief, conflict, members)),
                Cell(rich(Span(_stated(brief, conflict, member), bold=True))),
                Cell(rich(_by(brief, member))),
                Cell(brief.cite(passages, "Conflicts", alone=True, style=styles.REFERENCE_SMALL)),
                Cell(rich(wording.because(conflict.reason)) if n == 0 else ()),
            ),
            group,
        )


def _member(brief: Brief, id: str) -> Observation | Event | None:
    return brief.observations.get(id) or next((e for e in brief.account.events if e.id == id), None)


def _what(brief: Brief, conflict: Conflict, members: Sequence[Observation | Event]) -> Rich:
    """What the statements are of; what is in doubt of one of them is marked."""

    def doubt(part: str) -> str:
        return next(filter(None, (brief.doubt(m, part) for m in members)), "")

    first = members[0]
    if isinstance(first, Event):
        return rich(Span(first.title, bold=True))
    names = wording.country_names(brief.account)
    if conflict.reason == "mirror" and first.reporter and first.partner:
        seller, buyer = (first.reporter, first.partner)[:: 1 if first.measure == "exports" else -1]
        told = f"What {names.get(seller, seller)} sells to {names.get(buyer, buyer)}"
        what, whose = wording.of_goods(told, first.commodity), ""
        what += doubt("what") or doubt("sides")
    else:
        what = (
            wording.what(first) + doubt("what")
            if first.measure
            else wording.spelt(wording.unit(first.unit)[:1].upper() + wording.unit(first.unit)[1:], brief.language)
        )
        whose = f", {wording.sides(first, names)}{doubt('sides')}" if first.reporter or first.parties else ""
    period = f", {wording.date(first.period, language=brief.language)}{doubt('period')}" if first.period else ""
    return rich(Span(what, bold=True), f"{whose}{period}")


def _stated(brief: Brief, conflict: Conflict, member: Observation | Event) -> str:
    if isinstance(member, Observation):
        side = f"{wording.measure(member.measure)}: " if conflict.reason == "mirror" and member.measure else ""
        return side + wording.spelt(wording.amount(member), brief.language)
    return brief.fate(member) if conflict.reason == "outcome" else brief.date(member) + brief.doubt(member, "when")


def _by(brief: Brief, member: Observation | Event) -> str:
    """Who was the first to publish it, when, and how many more did."""
    told = {e.source for e in member.evidence}
    first, *more = sorted((s for s in brief.account.sources if s.id in told), key=_by_date)
    name = first.publisher or first.author or first.title or brief.labels[first.id]
    date = wording.date(first.published, language=brief.language) if first.published else "undated"
    return f"{name}, {date}" + (f", and {wording.counted(len(more), 'more source')}" if more else "")


def _by_date(source: Source) -> tuple[str, str]:
    return source.published or "9999", source.id


def _published(brief: Brief, member: Observation | Event) -> list[tuple[str, str]]:
    told = {e.source for e in member.evidence}
    return [_by_date(s) for s in brief.account.sources if s.id in told]
