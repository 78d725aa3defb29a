"""Background by topic, in the sources' own sentences."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise, zip_longest
from typing import Annotated

from msgspec import Meta

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.content import Block, Composed, Heading, Prose
from pipeline.document.leaning import points_back
from pipeline.document.quoting import elided, omitted
from pipeline.document.sections import base
from pipeline.document.tabular import Range
from pipeline.records import Event, Passage, Record
from pipeline.theme.text import Rich, Span, rich

_HEDGE = re.compile(
    r"(?i)\b(?:(?-i:may)|might|could|should|would|seems?|appears?|likely|unlikely|significant|importantly?|dilemma|barrier"
    r"|interested|willing|"
    r"opportunity|will continue|potential|controversial|favou?rable|hopeful|it is hoped|arguably|perhaps|presumably)\b"
)
Group = tuple[tuple[str, str], list[Passage]]  # passages under headings, the outer first

HANGING = 3  # letters: a shorter word ends no excerpt
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_QUOTATION = re.compile(r"\A[^“]{0,40}“[^”]*”?[^“]{0,30}\Z")


class Topic(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A topic: its heading, and words of which a paragraph about it holds some."""

    title: Annotated[str, Meta(description="The heading over its paragraphs; empty for none.")]
    about: Annotated[tuple[str, ...], Meta(min_length=1, description="Words of which a paragraph holds some.")]


class Options(base.Filtered, frozen=True, kw_only=True, tag="background"):
    """Paragraphs of the sources by topic, with their dates in the margin."""

    heading = "Background"

    topics: Annotated[
        tuple[Topic, ...],
        Meta(description="In order; without them the sources' own headings, or the paragraphs that state most."),
    ] = ()
    most: Annotated[int, Meta(ge=1, description="How many paragraphs a topic may have.")] = 12


def quotable(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages that may be printed."""
    return (p for p in passages if p.kind in ("paragraph", "quotation", "item") and p.sentences)


def compose(options: Options, brief: Brief) -> Composed:
    """For each topic the passages that are about it most, each in one topic only, without sentences printed before."""
    free = [p for p in quotable(brief.kept) if p.id not in brief.told]
    grouped = _by_topic(options, brief, free) if options.topics else _by_heading(brief, free, options.most)
    lists = _lists(brief.kept)
    blocks: list[Block] = []
    before: list[str] = []
    over = (options.heading if options.title is None else options.title).casefold()
    for path, passages in grouped:
        parts = (part for p in passages for part in lists.get(p.id, [p]))
        fresh = list({p.id: p for p in parts if p.id not in brief.told}.values())
        prose = [b for p, then in zip_longest(fresh, fresh[1:]) for b in _prose(brief, p, options, then)]
        if prose:
            headings = [f"{h} in the source" if h.casefold() == over and blocks else h for h in path if h]
            headings = [h for h in headings if h.casefold() != over]
            told = headings[:1] == before[:1]
            blocks += [Heading(title, level) for level, title in enumerate(headings, 2)][told:]
            blocks += prose
            before = headings
    if not blocks:
        return Composed(left_out="no passage is about its topics")
    return Composed([*options.headed(), *blocks])


def _lists(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """For each part of a list the whole of it: the paragraph that leads in with a colon, and its items."""
    lists: dict[str, list[Passage]] = {}
    whole: list[Passage] = []
    for p in passages:
        if p.kind != "item" or not whole or p.source != whole[0].source:
            whole = []
            if not p.words.endswith(":") or p.kind == "heading":
                continue
        whole.append(p)
        lists[p.id] = whole
    return lists


def _titles(brief: Brief, passages: Iterable[Passage]) -> dict[str, str]:
    """What the background of each source is headed with: its title or file name; nothing where one source says it all."""
    told = {p.source for p in passages}
    sources = [s for s in brief.account.sources if s.id in told]
    return {s.id: brief.title(s) if len(sources) > 1 else "" for s in sources}


def _by_topic(options: Options, brief: Brief, passages: list[Passage]) -> list[Group]:
    """Passages by the topic that they are about most, of all topics that the brief's sections have, and by source."""
    rivals = [t for s in brief.settings.sections if isinstance(s, Options) for t in s.topics]
    patterns = [re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, t.about))})") for t in rivals]
    grouped: dict[int, list[tuple[float, Passage]]] = {id(t): [] for t in rivals}
    for p in passages:
        scores = [len(pattern.findall(p.words)) for pattern in patterns]
        best = max(range(len(scores)), key=lambda n: (scores[n], -n))
        if scores[best]:
            grouped[id(rivals[best])].append((scores[best] * 100 / (len(p.words) + 200), p))
    chosen = []
    for topic in options.topics:
        best_first = sorted(grouped[id(topic)], key=lambda s: (-s[0], s[1].source, s[1].ordinal))[: options.most]
        chosen.append((topic.title, sorted((p for _, p in best_first), key=lambda p: (p.source, p.ordinal))))
    titles = _titles(brief, (p for _, found in chosen for p in found))
    return [
        ((topic, titles[source]), list(told))
        for topic, found in chosen
        for source, told in groupby(found, key=lambda p: p.source)
    ]


def _by_heading(brief: Brief, passages: list[Passage], most: int) -> list[Group]:
    """The sources' sections, or without headings the passages that state most, in order."""
    facts = {p.id: len(brief.events_in.get(p.id, ())) + len(brief.observed_in.get(p.id, ())) for p in passages}
    if sum(p.kind == "heading" and p.level > 1 for p in brief.account.passages) < 2:
        best = sorted(passages, key=lambda p: (-facts[p.id], p.source, p.ordinal))[:most]
        titles = _titles(brief, best)
        best.sort(key=lambda p: (p.source, p.ordinal))
        return [((titles[source], ""), list(told)) for source, told in groupby(best, key=lambda p: p.source)]
    under: dict[str, str] = {}
    heading = ""
    for p in brief.account.passages:
        heading = "" if p.ordinal == 1 else heading
        if p.kind == "heading":
            heading = brief.plain(re.sub(r"\A[\dIVX.]+\s+", "", p.words)) if p.level > 1 else heading
        under[p.id] = heading
    grouped: dict[tuple[str, str], list[Passage]] = {}
    for p in passages:
        if facts[p.id]:
            grouped.setdefault((p.source, under[p.id]), []).append(p)
    titles = _titles(brief, (p for found in grouped.values() for p in found))
    return [
        ((titles[source], section if section != titles[source] else ""), found[:most])
        for (source, section), found in grouped.items()
    ]


def _prose(brief: Brief, passage: Passage, options: Options, then: Passage | None) -> list[Prose]:
    """A passage as a paragraph; `then` is the one that is printed next."""
    brief.told.add(passage.id)
    fresh = [(a, b) for a, b in passage.sentences if not brief.is_shown(passage, a, b)]
    if not fresh:
        return []
    place = options.heading if options.title is None else options.title or "Background"
    for a, b in fresh:
        brief.show(passage, a, b)
    text = elided(brief, passage, _readable(brief, passage, fresh))
    if _leads_on(brief, passage, then):
        text = (*text, omitted(brief))
    notes = (brief.cite([passage.id], place), *_notes(brief, passage))
    if _QUOTATION.match(passage.words):
        return [Prose(text, notes, "quotation")]
    if _is_opinion(brief, passage):
        return [
            Prose(
                text,
                (*notes, rich(Span(f"Assessment by the author{_author(brief, passage)}."))),
                "opinion",
                "The source’s assessment",
            )
        ]
    return [Prose(text, notes, "item" if passage.kind == "item" else "body")]


def _readable(brief: Brief, passage: Passage, sentences: Iterable[Range]) -> set[Range]:
    """Sentences, and before each that points back the one that it points to, though that is printed elsewhere too."""
    kept = set(sentences)
    for before, after in reversed(list(pairwise(passage.sentences))):
        if after in kept and points_back(brief, passage, *after):
            kept.add(before)
    return kept


def _leads_on(brief: Brief, passage: Passage, then: Passage | None) -> bool:
    """Whether a passage ends in a colon, and what follows it in its source is not printed next."""
    if not passage.words.endswith(":") or passage.kind == "heading":
        return False
    return not (then and then.source == passage.source and then.ordinal == passage.ordinal + 1)


def _is_opinion(brief: Brief, passage: Passage) -> bool:
    """Whether a passage weighs rather than reports: it dates nothing, measures nothing and hedges."""
    stated = [e for e in brief.events_in.get(passage.id, ()) if e.when_basis == "stated" and e.realis == "happened"]
    measured = [o for o in brief.observed_in.get(passage.id, ()) if o.measure]
    hedged = sum(bool(_HEDGE.search(passage.words[a:b])) for a, b in passage.sentences)
    return not stated and not measured and 2 * hedged >= len(passage.sentences)


def _author(brief: Brief, passage: Passage) -> str:
    source = next(s for s in brief.account.sources if s.id == passage.source)
    return f", {source.author}" if source.author else ", who is not named"


def _notes(brief: Brief, passage: Passage) -> list[Rich]:
    """What stands in the margin, and not in the paragraph: what is missing, how a date was worked out, what became of a
    plan by another passage; the layout takes what fits.
    """
    notes: list[Rich] = []
    missing = [g for g in brief.account.gaps if any(e.passage == passage.id for e in g.evidence)]
    labels = [g.label if g.kind != "note" else f"[{g.label}]" for g in missing]
    if labels:
        kind = "" if any(g.kind != "note" for g in missing) else "Note " if len(labels) == 1 else "Notes "
        notes.append(rich(f"{kind}{wording.listed(labels)} not supplied."))
    told: dict[str, dict[str, str]] = {}
    for event in brief.events_in.get(passage.id, ()):
        said = _unsaid(brief, passage, event)
        if said and event.evidence[0].passage == passage.id:
            told.setdefault(said, {}).setdefault(brief.date(event) + brief.doubt(event, "when"), _short(event.title))
    for said, dates in told.items():
        what = f" {next(iter(dates.values()))}" if len(dates) == 1 else ""
        notes.append(rich(Span("; ".join(dates), bold=True), f"{what}: {said}"))
    return notes


def _unsaid(brief: Brief, passage: Passage, event: Event) -> str:
    """What a passage does not say of an event that it tells of: how its date was worked out, what became of a plan."""
    if event.when is None or event.realis == "negated":
        return ""
    if event.when_basis == "inferred":
        return _DAY.sub(lambda m: wording.date(m[0], language=brief.language), event.why or "")
    others = {e.passage for e in event.evidence} - {passage.id} - brief.copied
    return brief.fate(event) if event.realis != "happened" and others else ""


def _short(title: str) -> str:
    """The first words of a title; no "of" or "the" is left hanging at their end."""
    words = title.split()
    if len(words) <= 5:
        return title
    kept = 4
    while kept > 2 and len(words[kept - 1]) <= HANGING:
        kept -= 1
    return " ".join(words[:kept]).rstrip(",;:") + " …"
