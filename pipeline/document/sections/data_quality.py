"""What a reader should know of the data: copies removed, what is missing, what was inferred and derived."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline import edtf, wording
from pipeline.document import edits
from pipeline.document.brief import Brief
from pipeline.document.content import Cell, Column, Composed, Row, Table
from pipeline.document.sections import base
from pipeline.records import Event, GapKind, Observation, Reason
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
_SETTLED = re.compile(r"(?i)\b(?:was|were|is|are|been|not) (?:done|achieved|met|carried out)\b")
_FATE = re.compile(
    r"(?i)\b(?:(?:did|does|was|were|has|have|had|is) not\b(?! yet)|never|put (?:back|off)|postponed|deferred|delayed|rescheduled"
    r"|cancell?ed|called off|shelved|dropped|abandoned|slipped|took place|went ahead"
    r"|(?:was|were) (?:duly |indeed |then )?(?:done|held|signed|completed|opened|launched|concluded|carried out))\b"
)
"""What may be told behind a plan of what became of it."""
_MISSING: dict[GapKind, str] = {
    "figure": "Missing figures",
    "table": "Missing tables",
    "note": "Missing notes",
    "box": "Missing boxes",
    "appendix": "Missing annexes",
}


class Options(base.Options, frozen=True, kw_only=True, tag="data-quality"):
    """What to know before relying on the brief: copies, variants, gaps, what is in doubt, inferred or derived, how much is
    corroborated, what the editor corrected.
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
    tellers = (
        *(_unread, _copies, _boilerplate, _missing, _unperioded, _doubted, _derived, _inferred, _not_done, _undated),
        *(_past_their_day, _later, _variants, _corroborated, _conflicts),
    )
    for points in tellers:
        yield from points(brief)


def _unread(brief: Brief) -> Iterator[Point]:
    """Sources that could not be read, or not wholly, one a point, so that none is overlooked."""
    for source in brief.account.sources:
        if source.unreadable:
            said = f"{source.path} could not be read and is not in this brief: {source.unreadable}"
        elif source.unread_pages:
            pages = wording.pages(source.unread_pages)
            said = f"{source.path} holds no text on {pages}, only pictures; what they show is not in this brief."
        else:
            continue
        yield "Not read", said, rich(Span(brief.labels[source.id], style=styles.REFERENCE_SMALL))


def _boilerplate(brief: Brief) -> Iterator[Point]:
    notices = brief.account.boilerplate
    if notices:
        said = (
            f"{wording.counted(len(notices), 'notice')} that many sources print {'was' if len(notices) == 1 else 'were'} "
            f"not read for facts."
        )
        yield "Boilerplate", said, _where(brief, [b.passages[0] for b in notices])


def _missing(brief: Brief) -> Iterator[Point]:
    """What a source points at and does not hold."""
    for kind, name in _MISSING.items():
        gaps = [g for g in brief.account.gaps if g.kind == kind]
        if gaps:
            labels = list(dict.fromkeys(f"[{g.label}]" if kind == "note" else g.label for g in gaps))
            notes = ("note " if len(labels) == 1 else "notes ") if kind == "note" else ""
            said = f"Referred to, but not in the source as supplied: {notes}{wording.listed(labels)}."
            yield name, said, _cited(brief, [e.passage for g in gaps for e in g.evidence])


def _unperioded(brief: Brief) -> Iterator[Point]:
    rows = [r for r in brief.rows if not r.observation.period and not r.derived]
    if rows:
        amounts = _first_of(dict.fromkeys(wording.amount(r.observation) for r in rows))
        said = f"No period is stated for {wording.spelt(amounts, brief.language)}."
        yield "No period", said, _where(brief, [e.passage for r in rows for e in r.observation.evidence])


def _doubted(brief: Brief) -> Iterator[Point]:
    rows = [r for r in brief.rows if wording.doubted(r.observation)]
    if rows:
        one = len(rows) == 1
        said = (
            f"It is uncertain what {wording.counted(len(rows), 'figure')} {'measures' if one else 'measure'}, whose "
            f"{'it is' if one else 'they are'}, or of when; where the brief shows {'it' if one else 'them'}, a "
            f"{wording.DOUBTED} marks what to look up in the source. No chart and no derived value rests on "
            f"{'it' if one else 'them'}."
        )
        yield "Uncertain figures", said, _where(brief, [e.passage for r in rows for e in r.observation.evidence])
    events = [e for e in brief.account.events if wording.doubted(e)]
    if events:
        said = (
            f"It is uncertain whether {wording.counted(len(events), 'event')} "
            f"{'belongs' if len(events) == 1 else 'belong'} at the date given; a {wording.DOUBTED} stands behind it."
        )
        yield "Uncertain dates", said, _where(brief, [x.passage for e in events for x in e.evidence])


def _derived(brief: Brief) -> Iterator[Point]:
    rows = [r for r in brief.rows if r.derived]
    if rows:
        values = _first_of(
            f"{r.number} {r.unit} ({wording.date(r.observation.period, language=brief.language)})" for r in rows
        )
        said = (
            f"{wording.spelt(values, brief.language)} {'was' if len(rows) == 1 else 'were'} worked out from stated values, "
            f"and {'is' if len(rows) == 1 else 'are'} marked †."
        )
        yield "Derived values", said, rich("†")


def _inferred(brief: Brief) -> Iterator[Point]:
    events = [e for e in brief.account.events if e.when and e.when_basis == "inferred"]
    if events:
        said = (
            f"{wording.counted(len(events), 'date')} in brackets {'was' if len(events) == 1 else 'were'} worked "
            f"out from the text around; each is open to correction."
        )
        yield "Worked-out dates", said, rich(min(map(brief.date, events), key=len))


def _not_done(brief: Brief) -> Iterator[Point]:
    events = [e for e in brief.account.events if e.realis not in ("happened", "forecast")]
    if events:
        counts = {r: sum(e.realis == r for e in events) for r in ("planned", "postponed", "cancelled", "negated")}
        told = wording.listed(
            f"{n} {'reported as not having happened' if r == 'negated' else r}" for r, n in counts.items() if n
        )
        said = (
            f"{wording.spelt(told, brief.language).capitalize()}: the sources do not report that "
            f"{'this' if len(events) == 1 else 'these'} took place."
        )
        yield "Not done, or not yet", said, _where(brief, [e.passage for event in events for e in event.evidence])


def _undated(brief: Brief) -> Iterator[Point]:
    sources = [s for s in brief.account.sources if not s.published and not s.unreadable]
    if sources:
        names = wording.listed(brief.labels[s.id] for s in sources)
        said = (
            f"{names} {'is' if len(sources) == 1 else 'are'} undated, so “present” and “last year” in "
            f"{'it' if len(sources) == 1 else 'them'} cannot be placed in time."
        )
        yield "Time of writing", said, rich(names)


def _past_their_day(brief: Brief) -> Iterator[Point]:
    """Plans whose time has come on the day as of which the brief is, and of which nothing more is told."""
    as_of = brief.settings.as_of
    due = [
        e
        for e in brief.account.events
        if e.realis == "planned" and as_of and e.when and edtf.is_after(as_of, e.when) and not _is_settled(brief, e)
    ]
    if as_of and due:
        said = (
            f"{wording.counted(len(due), 'event')} planned for before {wording.long_date(as_of, brief.language)} "
            f"{'is' if len(due) == 1 else 'are'} reported only as a plan: no source says whether "
            f"{'it' if len(due) == 1 else 'they'} took place."
        )
        yield "Plans past their day", said, _where(brief, [e.passage for event in due for e in event.evidence])


def _is_settled(brief: Brief, plan: Event) -> bool:
    """Whether the words behind a plan's date, in its sentence or the next, or its own title tell what became of it."""
    if _SETTLED.search(plan.title):
        return True
    for told in plan.evidence:
        passage = brief.passages[told.passage]
        dates = [
            span[1]
            for t in brief.timexes_in.get(passage.id, ())
            if t.value == plan.when and (span := brief.inside(passage, t.evidence[0]))
        ]
        here = brief.inside(passage, told)
        begins = max((d for d in dates if here and here[0] <= d), default=here[1] if here else 0)
        ends = [end for _, end in passage.sentences if end >= begins][:2]
        if ends and _FATE.search(passage.words, begins, ends[-1]):
            return True
    return False


def _later(brief: Brief) -> Iterator[Point]:
    """Sources of after the day as of which the brief is."""
    as_of = brief.settings.as_of
    later = [s for s in brief.account.sources if as_of and s.published and edtf.is_after(s.published, as_of)]
    if as_of and later:
        names = wording.listed(brief.labels[s.id] for s in later)
        said = (
            f"{names} {'is' if len(later) == 1 else 'are'} dated after {wording.long_date(as_of, brief.language)}, the day "
            f"up to which the brief goes."
        )
        yield "Later than the brief", said, rich(names)


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


def _corroborated(brief: Brief) -> Iterator[Point]:
    """How far independent sources tell the same."""
    account = brief.account
    if len(account.sources) > 1:
        events = sum(e.independent_sources > 1 for e in account.events)
        values = sum(o.independent_sources > 1 for o in account.observations)
        told = f"{_some(events, 'event')} and {_some(values, 'value')} {'are' if events + values else 'is'}"
        said = (
            f"{told[:1].upper()}{told[1:]} reported independently by more than one source. "
            "Copies, papers of one publisher, and a source that gives a thing in another’s name count once."
        )
        yield "Corroboration", said, rich()


def _conflicts(brief: Brief) -> Iterator[Point]:
    account = brief.account
    if account.conflicts:
        reasons = Counter(c.reason for c in account.conflicts)
        why = wording.listed(f"{n} {_WHY[reason]}" for reason, n in sorted(reasons.items()))
        members = {m for c in account.conflicts for m in c.members}
        told: list[Event | Observation] = [*account.events, *account.observations]
        said = (
            f"In {wording.counted(len(account.conflicts), 'case')} the statements cannot all be right: {why}. Nothing was "
            f"derived from it."
        )
        yield "Conflicts", said, _where(brief, [e.passage for t in told if t.id in members for e in t.evidence])


def _some(n: int, one: str) -> str:
    """A number of things, in words where there is none."""
    return wording.counted(n, one) if n else f"no {one}"


def _first_of(values: Iterable[str], most: int = 4) -> str:
    """The first few of some values, listed, and how many more there are."""
    all_of_them = list(values)
    more = len(all_of_them) - most
    return wording.listed([*all_of_them[:most], *([f"{more} more"] if more > 0 else [])])


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


def _where(brief: Brief, passages: list[str], most: int = 6) -> Rich:
    """Where the first few of some passages stand."""
    distinct = list(dict.fromkeys(passages))
    more = (Span(" …", style=styles.REFERENCE_SMALL),) if len(distinct) > most else ()
    return (*_cited(brief, distinct[:most]), *more)


def _cited(brief: Brief, passages: list[str]) -> Rich:
    return brief.cite(passages, "Data quality", alone=True, style=styles.REFERENCE_SMALL)
