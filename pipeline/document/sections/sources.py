"""The sources, and the passages that the brief refers to, with what they state marked: where every reference leads."""

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline import wording
from pipeline.document import tabular
from pipeline.document.brief import Brief
from pipeline.document.content import Block, Composed, Heading, Later, Passage, Prose
from pipeline.document.quoting import marked, marked_cells
from pipeline.document.sections import base
from pipeline.document.tabular import Row
from pipeline.records import Entity, Event, Evidence, Observation, Source
from pipeline.records import Passage as Cited
from pipeline.theme import type as styles
from pipeline.theme.text import Rich, Span, rich, tied

Range = tuple[int, int]
Fact = Event | Observation | Entity

_MOST_ROWS = 60  # of a table that is shown whole
_FIRST = 10  # rows
_EVERYWHERE = frozenset({"Background", "Timeline", "Data quality", "Actors"})
_FIGURE = re.compile(
    r"(?<![\w.])[-+−]?[$€£¥₹]?(?:[A-Z]{1,3}\$? ?)?\d(?:[\d.,]*\d)?(?:[ \u00a0-]?(?:%|(?:per ?cent|percentage points|million"
    r"|billion|trillion|bn|m|crore|lakh|thousand|tonnes|MW|GW|minutes?|times)\b))*"
    r"|\b(?:(?:a|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b(?:[ -](?:half|thirds?|quarters?|fifths?|sixths?"
    r"|tenths?)\b| times| rounds)|(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\b)"
)


class Options(base.Options, frozen=True, kw_only=True, tag="sources"):
    """Each source, and the sentences that carry the facts, marked."""

    heading = "Sources"
    about_itself = True


def compose(options: Options, brief: Brief) -> Later:
    """Written last: it shows the passages that the other sections refer to."""

    def later() -> Composed:
        if not brief.account.sources:
            return Composed(left_out="there is no source")
        blocks: list[Block] = list(options.headed())
        for source in brief.account.sources:
            blocks.append(
                Heading(f"{brief.labels[source.id]}\u00a0\u00a0{brief.title(source)}", 2, f"source:{source.id}")
            )
            blocks.append(_imprint(brief, source))
            blocks += _passages(brief, source)
        return Composed(blocks)

    return later


def _imprint(brief: Brief, source: Source) -> Prose:
    own = [p for p in brief.account.passages if p.source == source.id]
    copies = sum(p.id in brief.copied for p in own)
    words = sum(len(p.words.split()) for p in own)
    said = [
        f"{source.author}. " if source.author else "",
        f"{brief.plain(source.publisher)}. " if source.publisher else "",
    ]
    facts = f"{wording.counted(len(own), 'paragraph')}"
    facts += f", {len(own) - copies} of them different" if copies else ""
    pages = max((p.page or 0 for p in own), default=0)
    facts += f"; {words:,} words" + (f" on {wording.counted(pages, 'page')}." if pages else ".")
    missing = [n for n in ("title", "author", "publisher") if not getattr(source, n)] + (
        [] if source.published else ["date"]
    )
    date = f"{wording.date(source.published, language=brief.language)}. " if source.published else ""
    lacks = (
        f" {wording.listed(missing).capitalize()} {'is' if len(missing) == 1 else 'are'} not given." if missing else ""
    )
    unread = f"Not read: {source.unreadable}" if source.unreadable else ""
    name = (Span(_file(source), italic=True), ". ") if source.title else ()
    return Prose(rich(*said, date, *name, tied(unread or facts + lacks)), kind="imprint")


def _file(source: Source) -> str:
    return source.path.rsplit("/", 1)[-1]


def _passages(brief: Brief, source: Source) -> Iterator[Passage]:
    for p in brief.account.passages:
        if p.source == source.id and p.id in brief.used and p.id not in brief.copied:
            facts = list(_facts(brief, p))
            spans = [span for _, own in facts for span in own]
            signs = {max(own)[1]: sign for thing, own in facts if own and (sign := brief.sign(thing))}
            label = rich(Span(f"{brief.labels[source.id]}\u00a0¶{p.ordinal}", style=styles.REFERENCE))
            if p.kind == "table":
                every = tabular.rows(p)
                rows = _shown(brief, p, every)
                within = [span for span in spans if _row_at(rows, span[0]) is not None] if rows is not every else spans
                table = marked_cells(brief, p, rows, within, signs)
                used = _used(brief, p)
                if len(rows) < len(every):
                    used = rich(*used, f". {len(rows):,} of its {len(every):,} rows.")
                yield Passage(label, (), used, f"passage:{p.id}", table, tabular.figures(p, rows))
            else:
                text = marked(brief, p, spans, signs) if spans else rich(Span(p.words, language=brief.tongue(p)))
                yield Passage(label, text, _used(brief, p), f"passage:{p.id}")


def _shown(brief: Brief, passage: Cited, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of a table that the appendix shows: of a long one its heads and those whose values the brief prints, of one of
    which it prints none the first.
    """
    if len(rows) <= _MOST_ROWS:
        return rows
    told = [(o.id, a) for o in brief.observed_in.get(passage.id, ()) for a, _ in _spans(brief, passage, o.evidence)]
    places = {id: n for id, a in told if (n := _row_at(rows, a)) is not None}
    heads = min(places.values(), default=1)
    kept = {n for id, n in places.items() if id in brief.printed} or {*range(heads, heads + _FIRST)}
    return [row for n, row in enumerate(rows) if n < heads or n in kept]


def _row_at(rows: Sequence[Row], at: int) -> int | None:
    """The row of a table in which a character stands."""
    n = bisect_right(rows, at, key=_begin) - 1
    return n if n >= 0 and at < max(b for _, b in rows[n]) else None


def _begin(row: Row) -> int:
    return next((a for a, b in row if a < b), row[0][0])


def _facts(brief: Brief, passage: Cited) -> Iterator[tuple[Fact, list[Range]]]:
    """What to mark of each fact: the dates of events, the figures of observations, the names of agreements; of an event
    that the sentence does not date, all that tells of it.
    """
    dates = [
        span for t in brief.timexes_in.get(passage.id, ()) if t.value and (span := brief.inside(passage, t.evidence[0]))
    ]
    for event in brief.events_in.get(passage.id, ()):
        for told in _spans(brief, passage, event.evidence):
            yield event, [d for d in dates if told[0] <= d[0] and d[1] <= told[1]] or [told]
    for observation in brief.observed_in.get(passage.id, ()):
        for a, b in _spans(brief, passage, observation.evidence):
            figures = [(a + m.start(), a + m.end()) for m in _FIGURE.finditer(passage.words[a:b])]
            if passage.kind == "table":  # a row holds many figures: this one's alone
                figures = [f for f in figures if _is_of(observation, passage.words[slice(*f)])] or figures
            yield observation, figures or [(a, b)]
    for entity in brief.account.entities:
        if entity.kind == "agreement":
            yield entity, _spans(brief, passage, entity.evidence)


def _is_of(observation: Observation, figure: str) -> bool:
    """Whether a figure of a table is the number of an observation, in thousands or millions as its head may say."""
    digits = re.sub(r"[^\d.]", "", figure).strip(".")
    return (
        digits.count(".") < 2
        and digits != ""
        and math.isclose(float(digits) * observation.scale, abs(observation.value))
    )


def _spans(brief: Brief, passage: Cited, evidence: Sequence[Evidence]) -> list[Range]:
    return [span for e in evidence if e.passage == passage.id and (span := brief.inside(passage, e))]


def _used(brief: Brief, passage: Cited) -> Rich:
    """Where the brief uses a passage, rows of one table together, and on which page of its document it begins."""
    places: dict[str, list[str]] = {}
    for place in brief.used[passage.id]:
        table, _, row = place.partition(", row ")
        places.setdefault(table, []).extend([row] if row else [])
    specific = {place: rows for place, rows in places.items() if place not in _EVERYWHERE}
    words = [
        f"{table}, row{'s' if len(rows) > 1 else ''} {', '.join(rows)}" if rows else table
        for table, rows in (specific or places).items()
    ]
    also = brief.also([passage.id])
    page = ("\u2002", Span(f"p.\u00a0{passage.page}", style=styles.REFERENCE_SMALL)) if passage.page else ()
    return rich("; ".join(words) + (f". Also {also}" if also else ""), *page)
