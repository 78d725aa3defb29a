"""What the whole of a document tells before it is read: the countries and measures of its head, the countries it names most."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.measures import measured_in
from pipeline.records import Passage

_HEAD, _LONGEST = 4, 200  # passages, and characters of each, that can be a document's head
_COMMON = 3


@dataclass(frozen=True, slots=True)
class Outline:
    """`common` are the countries that a document names most, by code, of equals the first; `titled` those of its head, and
    `measures` the measures that its head names, each in order; `published` is its own date, EDTF.
    """

    common: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    published: str | None = None


def outline_of(passages: Sequence[Passage], mentions: Sequence[Sequence[Mention]], published: str | None) -> Outline:
    """The outline of a document, by its passages and the names in each."""
    count = Counter(m.code for named in mentions for m in named if m.code)
    head = [(p, m) for p, m in zip(passages[:_HEAD], mentions, strict=False) if len(p.words) < _LONGEST]
    return Outline(
        common=tuple(code for code, _ in count.most_common(_COMMON)),
        titled=tuple(dict.fromkeys(m.code for _, named in head for m in named if m.code)),
        measures=tuple(dict.fromkeys(m.measure for p, _ in head for m in measured_in(p.words))),
        published=published,
    )
