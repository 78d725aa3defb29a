"""The head of a document: the lines before its first prose or its first list."""

from collections.abc import Sequence

from pipeline.records import Passage

_PROSE = 200  # characters: a paragraph as long as that ends a document's head


def end_of_head(passages: Sequence[Passage]) -> int:
    """How many passages stand before the first of prose, list or table."""
    return next((i for i, p in enumerate(passages) if _is_matter(p)), len(passages))


def _is_matter(passage: Passage) -> bool:
    if passage.kind == "paragraph":
        return len(passage.words) >= _PROSE or passage.words.endswith((".", "?", "!"))
    return passage.kind in ("item", "table")
