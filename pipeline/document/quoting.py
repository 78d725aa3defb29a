"""A source's sentences as a brief prints them: its own words; what is added stands in brackets, what is left out is
[…].
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from pipeline.document.brief import Brief
from pipeline.document.tabular import Range, Row
from pipeline.records import Passage
from pipeline.theme.text import Rich, Span, rich, tied

OMITTED = "[…]"
_NOTE_MARK = re.compile(r"\s?\[\d{1,3}\]")
_PRONOUN = re.compile(
    r"\A(?:They|He|She|The two [a-z]+s|The two(?= (?![a-z]+s\b))|Both (?:sides|leaders|countries|governments))(?= (?!\[))"
)


def quoted(brief: Brief, passage: Passage, start: int, end: int, notes: bool = False) -> Rich:
    """Characters `start` to `end` of a passage's reading. Years that were inferred are added before their month, whom a
    pronoun means behind it; note marks stay only with `notes`.
    """
    words = passage.words[start:end]
    added = sorted([*_years(brief, passage, start, end), *_whom(brief, passage, start, words)])
    parts: list[str] = []
    at = 0
    for position, insertion in added:
        parts += [words[at:position], insertion]
        at = position
    text = "".join([*parts, words[at:]])
    return rich(Span(tied(text if notes else _NOTE_MARK.sub("", text)), language=brief.tongue(passage)))


def elided(brief: Brief, passage: Passage, wanted: Iterable[tuple[int, int]]) -> Rich:
    """Sentences of a passage in order; each run of others is […]."""
    keep = set(wanted)
    spans: list[Span] = []
    gap = False
    for start, end in passage.sentences:
        if (start, end) in keep:
            if gap:
                spans.append(omitted(brief, " "))
            spans += [*quoted(brief, passage, start, end, notes=True), Span(" ")]
        gap = (start, end) not in keep
    if gap and spans:
        spans.append(omitted(brief))
    return tuple(spans)


def marked(brief: Brief, passage: Passage, facts: Sequence[Range], signs: Mapping[int, str]) -> Rich:
    """The sentences of a passage that hold facts, the facts marked, with the signs that stand where some end; of other
    sentences […].
    """
    spans: list[Span] = []
    gap = False
    for start, end in passage.sentences or ((0, len(passage.words)),):
        if not any(a < end and start < b for a, b in facts):
            gap = True
            continue
        if gap:
            spans.append(omitted(brief, " "))
        gap = False
        spans += [*_marked(brief, passage, (start, end), facts, signs), Span(" ")]
    if gap and spans:
        spans.append(omitted(brief))
    return tuple(spans)


def marked_cells(
    brief: Brief, passage: Passage, rows: Sequence[Row], facts: Sequence[Range], signs: Mapping[int, str]
) -> tuple[tuple[Rich, ...], ...]:
    """Rows of a table by their cells, the facts marked."""
    return tuple(tuple(_marked(brief, passage, cell, facts, signs) for cell in row) for row in rows)


def _marked(brief: Brief, passage: Passage, part: Range, facts: Sequence[Range], signs: Mapping[int, str]) -> Rich:
    """A part of a passage, the facts in it marked."""
    start, end = part
    words = tied(passage.words)
    own = brief.tongue(passage)
    spans: list[Span] = []
    at = start
    for a, b in _merged((max(a, start), min(b, end)) for a, b in facts if a < end and start < b):
        sign = next((sign for end, sign in signs.items() if a < end <= b), "")
        at, behind = b + (_word_end(passage.words[b:end]) if sign else 0), at
        spans += [
            Span(words[behind:a], language=own),
            Span(words[a:b], mark=True, language=own),
            Span(words[b:at], language=own),
            Span(sign),
        ]
    return rich(*spans, Span(words[at:end], language=own))


def _word_end(words: str) -> int:
    """Where a word ends in the middle of which a mark does: "two|-fifths of"."""
    rest = re.match(r"[\w-]*", words)
    return rest.end() if rest else 0


def omitted(brief: Brief, behind: str = "") -> Span:
    """The mark of what is left out, taken into the brief's key."""
    brief.explain("words left out", OMITTED)
    return Span(OMITTED + behind)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for a, b in sorted(spans):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return merged


def _years(brief: Brief, passage: Passage, start: int, end: int) -> Iterable[tuple[int, str]]:
    """Where to add the year that a month or day was inferred to have, unless it is in doubt."""
    for timex in brief.timexes_in.get(passage.id, ()):
        if timex.basis != "inferred" or timex.doubtful or not timex.value or not re.match(r"\d{4}-", timex.value):
            continue
        span = brief.inside(passage, timex.evidence[0])
        if (
            span
            and start <= span[0]
            and span[1] <= end
            and re.match(r"(?!\w+day\b)(?:\d{1,2} )?[A-Z][a-z]{2,8}(?: \d{1,2})?\Z", passage.words[span[0] : span[1]])
        ):
            year = f"[{timex.value[:4]}]"
            brief.explain("worked out", year)
            yield span[0] - start, f"{year} "


def _whom(brief: Brief, passage: Passage, start: int, words: str) -> Iterable[tuple[int, str]]:
    """Where to add whom the pronoun at the beginning means, as the events of the sentence tell."""
    m = _PRONOUN.match(words)
    if not m:
        return
    for event in brief.events_in.get(passage.id, ()):
        named = re.match(r"\[([^\]]+)\]", event.title)
        span = next((s for e in event.evidence if e.passage == passage.id and (s := brief.inside(passage, e))), None)
        if not named or words.casefold().startswith(named[1].casefold()):
            continue
        if span and span[0] == start:  # else the clause is another than that of the pronoun
            yield m.end(), f" [{named[1]}]"
            return
