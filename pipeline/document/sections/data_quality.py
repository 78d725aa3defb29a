"""What a reader should know of the data: copies removed, what is missing, what was inferred and derived."""

import re
from collections import Counter
from collections.abc import Iterator

from pipeline import edtf, wording
from pipeline.document import edits
from pipeline.document.brief import Brief
from pipeline.document.content import Cell, Column, Composed, Row, Table
from pipeline.document.sections import base
from pipeline.records import Reason
from pipeline.theme import type as styles
from pipeline.theme.text import Rich, Span, rich

Point = tuple[str, str, Rich]

_WHY: dict[Reason, str] = {
    "rounding": "by rounding",
    "period": "with a number of another period",
    "mirror": "where two sides count one flow",
    "coverage": "on goods with and without services",
    "currency": "in the currency",
    "revision": "where a later figure may revise an earlier",
    "date": "on a date",
    "outcome": "on whether it took place",
    "unknown": "for no reason that is given",
}


class Options(base.Options, frozen=True, kw_only=True, tag="data-quality"):
    """What to know before relying on the brief: copies, variants, gaps, what was inferred or derived, how much is borne out,
    what the editor corrected.
    """

    heading = "Data quality"
    about_itself = True


def compose(options: Options, brief: Brief) -> Composed:
    """A row for each thing to know, and for each correction."""
    rows = tuple(
        Row((Cell(rich(Span(point, bold=True))), Cell(rich(said)), Cell(where)))
        for point, said, where in _points(brief)
    )
    edited = list(edits.table(brief))
    if not rows and not edited:
        return Composed(left_out="there is nothing to report")
    columns = (Column("Point", 110), Column("What it means for this brief", 320, grows=True), Column("Source", 90))
    points = [Table(columns, rows, summary="Points of data quality, what they mean, and where")] if rows else []
    return Composed([*options.headed(), *points, *edited])


def _points(brief: Brief) -> Iterator[Point]:
    account = brief.account
    for source in account.sources:
        if source.unreadable:
            yield (
                "Not read",
                f"{source.path} could not be read and is not in this brief: {source.unreadable}",
                rich(Span(brief.labels[source.id], style=styles.REFERENCE_SMALL)),
            )
    yield from _copies(brief)
    if account.boilerplate:
        notices = len(account.boilerplate)
        yield (
            "Boilerplate",
            f"{wording.counted(notices, 'notice')} that many sources print {'was' if notices == 1 else 'were'} not read "
            f"for facts.",
            _where(brief, [b.passages[0] for b in account.boilerplate]),
        )
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
        amounts = list(dict.fromkeys(wording.amount(r.observation) for r in unperioded))
        values = wording.listed([*amounts[:4], *([f"{len(amounts) - 4} more"] if len(amounts) > 4 else [])])
        yield (
            "No period",
            f"No period is stated for {wording.spelt(values, brief.language)}.",
            _where(brief, [e.passage for r in unperioded for e in r.observation.evidence]),
        )
    derived = [r for r in brief.rows if r.derived]
    if derived:
        worked_out = [
            f"{r.number} {r.unit} ({wording.date(r.observation.period, language=brief.language)})" for r in derived
        ]
        said = wording.listed([*worked_out[:4], *([f"{len(worked_out) - 4} more"] if len(worked_out) > 4 else [])])
        yield (
            "Derived values",
            f"{wording.spelt(said, brief.language)} {'was' if len(derived) == 1 else 'were'} worked out from stated values, and "
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
            f"{wording.spelt(said, brief.language).capitalize()}: the sources do not tell that these took place.",
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
    yield from _as_of(brief)
    yield from _variants(brief)
    yield from _agreement(brief)


def _as_of(brief: Brief) -> Iterator[Point]:
    """What the day up to which the sources were gathered makes doubtful: plans whose time has come, sources of later."""
    as_of = brief.settings.as_of
    if not as_of:
        return
    day = wording.long_date(as_of, brief.language)
    due = [e for e in brief.account.events if e.realis == "planned" and e.when and edtf.is_after(as_of, e.when)]
    if due:
        yield (
            "Plans past their day",
            f"{wording.counted(len(due), 'event')} planned for before {day} {'is' if len(due) == 1 else 'are'} told as a plan "
            f"alone: no source says what became of {'it' if len(due) == 1 else 'them'}.",
            _where(brief, [e.passage for event in due for e in event.evidence]),
        )
    later = [s for s in brief.account.sources if s.published and edtf.is_after(s.published, as_of)]
    if later:
        names = wording.listed(brief.labels[s.id] for s in later)
        yield (
            "Later than the brief",
            f"{names} {'is' if len(later) == 1 else 'are'} dated after {day}, the day as of which the brief is.",
            rich(names),
        )


def _variants(brief: Brief) -> Iterator[Point]:
    """Passages that look alike and state different things, with what differs."""
    variants = brief.account.variants
    if not variants:
        return
    differs = [v.differs[0].split(" / ") for v in variants if v.differs]
    numbers = [" or ".join(d) for d in differs if len(d) == 2 and all(re.fullmatch(r"[\d.,]+", part) for part in d)]
    shown = list(dict.fromkeys(numbers))
    example = f" ({'; '.join(shown[:3])}{' …' if len(shown) > 3 else ''})" if shown else ""
    yield (
        "Variants",
        f"{wording.counted(len(variants), 'pair')} of passages look{'s' if len(variants) == 1 else ''} alike and "
        f"state{'s' if len(variants) == 1 else ''} different things{example}; both are kept.",
        _where(brief, [p for v in variants for p in v.passages]),
    )


def _agreement(brief: Brief) -> Iterator[Point]:
    """How far sources bear each other out, and where they do not."""
    account = brief.account
    if len(account.sources) > 1:
        events = sum(e.independent_sources > 1 for e in account.events)
        values = sum(o.independent_sources > 1 for o in account.observations)
        said = f"{_some(events, 'event')} and {_some(values, 'value')} {'are' if events + values else 'is'}"
        yield (
            "Borne out",
            f"{said[:1].upper()}{said[1:]} told by more than one source independently. "
            "Copies, the papers of one publisher, and who gives a thing in another’s name count once.",
            rich(),
        )
    if account.conflicts:
        reasons = Counter(c.reason for c in account.conflicts)
        why = wording.listed(f"{n} {_WHY[reason]}" for reason, n in sorted(reasons.items()))
        members = {m for c in account.conflicts for m in c.members}
        passages = [e.passage for t in account.events if t.id in members for e in t.evidence]
        passages += [e.passage for t in account.observations if t.id in members for e in t.evidence]
        yield (
            "Conflicts",
            f"In {wording.counted(len(account.conflicts), 'case')} what is stated cannot all be right: {why}. Nothing was "
            f"derived from it.",
            _where(brief, passages),
        )


def _some(n: int, one: str) -> str:
    """A number of things, in words where there is none."""
    return wording.counted(n, one) if n else f"no {one}"


def _copies(brief: Brief) -> Iterator[Point]:
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
