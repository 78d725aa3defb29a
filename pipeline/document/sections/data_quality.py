"""What a reader should know of the data: copies removed, what is missing, what was inferred and derived."""

from collections.abc import Iterator

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.content import Cell, Column, Composed, Row, Table
from pipeline.document.sections import base
from pipeline.theme import type as styles
from pipeline.theme.text import Rich, Span, rich


class Options(base.Options, frozen=True, kw_only=True, tag="data-quality"):
    """What to know before relying on the brief: copies, gaps, inferred and derived values."""

    heading = "Data quality"


def compose(options: Options, brief: Brief) -> Composed:
    """A row for each thing to know."""
    rows = tuple(
        Row((Cell(rich(Span(point, bold=True))), Cell(rich(said)), Cell(where)))
        for point, said, where in _points(brief)
    )
    if not rows:
        return Composed(left_out="there is nothing to report")
    columns = (Column("Point", 110), Column("What it means for this brief", 320, grows=True), Column("Source", 90))
    return Composed(
        [*options.headed(), Table(columns, rows, summary="Points of data quality, what they mean, and where")]
    )


def _points(brief: Brief) -> Iterator[tuple[str, str, Rich]]:
    account = brief.account
    for source in account.sources:
        if source.unreadable:
            yield (
                "Not read",
                f"{source.path} could not be read and is not in this brief: {source.unreadable}",
                rich(Span(brief.labels[source.id], style=styles.REFERENCE_SMALL)),
            )
    yield from _copies(brief)
    for kind, name in (
        ("figure", "Missing figures"),
        ("table", "Missing tables"),
        ("note", "Missing notes"),
        ("appendix", "Missing annexes"),
    ):
        gaps = [g for g in account.gaps if g.kind == kind]
        if gaps:
            labels = list(dict.fromkeys(f"[{g.label}]" if kind == "note" else g.label for g in gaps))
            said = (
                f"{'Notes ' if kind == 'note' and len(labels) > 1 else 'Note ' if kind == 'note' else ''}"
                f"{wording.listed(labels)} {'is' if len(labels) == 1 else 'are'} pointed at and not in the source "
                f"as supplied."
            )
            yield (
                name,
                said,
                brief.cite(
                    [e.passage for g in gaps for e in g.evidence],
                    "Data quality",
                    alone=True,
                    style=styles.REFERENCE_SMALL,
                ),
            )
    unperioded = [r for r in brief.rows if not r.observation.period and not r.derived]
    if unperioded:
        values = wording.listed(wording.amount(r.observation) for r in unperioded[:4])
        more = f" and {len(unperioded) - 4} more" if len(unperioded) > 4 else ""
        yield (
            "No period",
            f"No period is stated for {values}{more}.",
            _where(brief, [e.passage for r in unperioded for e in r.observation.evidence]),
        )
    derived = [r for r in brief.rows if r.derived]
    if derived:
        said = wording.listed(f"{r.number} {r.unit} ({wording.date(r.observation.period)})" for r in derived)
        yield (
            "Derived values",
            f"{said} {'was' if len(derived) == 1 else 'were'} worked out from stated values, and "
            f"{'is' if len(derived) == 1 else 'are'} marked †.",
            rich("†"),
        )
    inferred = [e for e in account.events if e.when and e.when_basis == "inferred"]
    if inferred:
        yield (
            "Worked-out dates",
            f"{wording.counted(len(inferred), 'date')} in brackets {'was' if len(inferred) == 1 else 'were'} worked "
            f"out from the text around; each is open to correction.",
            rich(min(map(brief.date, inferred), key=len)),
        )
    unreal = [e for e in account.events if e.realis not in ("happened", "forecast")]
    if unreal:
        counts = {r: sum(e.realis == r for e in unreal) for r in ("planned", "postponed", "cancelled", "negated")}
        said = wording.listed(
            f"{n} {'told as not having happened' if r == 'negated' else r}" for r, n in counts.items() if n
        )
        yield (
            "Not done",
            f"{said.capitalize()}: the sources do not tell that these took place.",
            _where(brief, [e.passage for ev in unreal for e in ev.evidence]),
        )
    undated = [s for s in account.sources if not s.published and not s.unreadable]
    if undated:
        names = wording.listed(brief.labels[s.id] for s in undated)
        yield (
            "Time of writing",
            f"{names} bear{'s' if len(undated) == 1 else ''} no date: “present” and “last year” in "
            f"{'it' if len(undated) == 1 else 'them'} are left open.",
            rich(names),
        )
    if account.variants:
        yield (
            "Variants",
            f"{wording.counted(len(account.variants), 'pair')} of passages look alike and state different things; "
            f"both are kept.",
            _where(brief, [p for v in account.variants for p in v.passages]),
        )
    if account.conflicts:
        yield (
            "Conflicts",
            f"For {wording.counted(len(account.conflicts), 'thing')} values are given that cannot all be right; nothing "
            f"was derived from them.",
            rich(),
        )


def _copies(brief: Brief) -> Iterator[tuple[str, str, Rich]]:
    if not brief.account.copies:
        return
    word = [c for c in brief.account.copies if c.relation == "exact"]
    copies = [brief.passages[c.passage] for c in brief.account.copies]
    within = sum(brief.passages[c.passage].source == brief.passages[c.of].source for c in brief.account.copies)
    how = "word for word" if len(word) == len(copies) else "word for word or in another typography"
    where = (
        "in the same source"
        if within == len(copies)
        else "in another source"
        if within == 0
        else "in the same or another source"
    )
    said = (
        f"{wording.counted(len(copies), 'paragraph')} {'repeats' if len(copies) == 1 else 'repeat'} others {how} "
        f"{where}; each fact is counted once."
    )
    spans: list[Span] = []
    for label in dict.fromkeys(brief.labels[c.source] for c in copies):
        numbers = sorted(c.ordinal for c in copies if brief.labels[c.source] == label)
        whole = (
            f"{numbers[0]}–{numbers[-1]}"
            if len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1
            else ", ".join(map(str, numbers[:6])) + (" …" if len(numbers) > 6 else "")
        )
        spans.append(Span(f"{'; ' if spans else ''}{label}\u00a0¶{whole}", style=styles.REFERENCE_SMALL))
    yield "Repeated text", said, tuple(spans)


def _where(brief: Brief, passages: list[str]) -> Rich:
    distinct = list(dict.fromkeys(passages))
    cited = brief.cite(distinct[:6], "Data quality", alone=True, style=styles.REFERENCE_SMALL)
    return (*cited, Span(" …", style=styles.REFERENCE_SMALL)) if len(distinct) > 6 else cited
