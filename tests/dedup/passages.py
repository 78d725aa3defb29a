"""What the tests of this folder share: passages of sources, and what deduplication finds among them."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.dedup import dedup
from pipeline.ingest.sentences import sentences
from pipeline.records import Copy, Passage, PassageKind, Source, Variant, identify


def source(id: str, published: str | None = None) -> Source:
    """A source that is only a name and a date."""
    return Source(id=id, path=f"sources/{id}.txt", sha256="0" * 64, published=published)


def passages(source: str, texts: Sequence[str], kind: PassageKind = "paragraph") -> list[Passage]:
    """The passages of one source, one after the other."""
    found, at = [], 0
    for ordinal, text in enumerate(texts, 1):
        id = identify("p", source, text, sum(t == text for t in texts[: ordinal - 1]))
        end = at + len(text)
        found.append(
            Passage(
                id=id,
                source=source,
                ordinal=ordinal,
                kind=kind,
                start=at,
                end=end,
                text=text,
                sentences=tuple(sentences(text)),
            )
        )
        at = end + 2
    return found


def corpus(texts: Mapping[str, Sequence[str]]) -> list[Passage]:
    """The passages of several sources."""
    return [p for id, own in texts.items() for p in passages(id, own)]


def compared(sources: Sequence[Source], given: Iterable[Passage]) -> tuple[list[Copy], list[Variant]]:
    """The copies and the variants."""
    found = list(dedup(sources, list(given)))
    return [f for f in found if isinstance(f, Copy)], [f for f in found if isinstance(f, Variant)]


def pair(first: str, second: str) -> tuple[list[Copy], list[Variant]]:
    """What is found between two passages of two sources, the first of them published first."""
    given = corpus({"first": [first], "second": [second]})
    return compared([source("first", "2001"), source("second", "2002")], given)
