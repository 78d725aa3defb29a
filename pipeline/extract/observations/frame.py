"""Whose figures a document gives, where its sentences leave that open: what its head says it is about."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import edtf
from pipeline.extract.dates.resolve import Context, resolve
from pipeline.extract.dates.sense import Expression, Fiscal, Fixed
from pipeline.extract.names.mention import Mention
from pipeline.records import Passage

_UNION = re.compile(r"\b(?:EU|European (?:Union|Commission|Council|Parliament))\b", re.IGNORECASE)
_FOR = re.compile(r"(?i)\b(?:for|in) (?:the )?\Z")
_PROSE = 200  # characters: a paragraph as long as that ends a document's head
_SHARE = 0.2  # of all mentions of countries: what the head names and the text neglects is no side of it


@dataclass(frozen=True, slots=True)
class Frame:
    """The country that a document is about, or is by, and the other where it is about the two of them; and the
    month, quarter or year that it reports on.
    """

    home: str | None = None
    other: str | None = None
    period: str | None = None

    def across(self, side: str | None) -> str | None:
        """The side that faces a side."""
        if side is None or self.other is None:
            return None
        return {self.home: self.other, self.other: self.home}.get(side)


def frame_of(passages: Sequence[Passage], mentions: Sequence[Sequence[Mention]]) -> Frame:
    """The frame that a document's head gives: the first two countries that it names and the text goes on to speak of."""
    named = [_sides_named(*both) for both in zip(passages, mentions, strict=True)]
    count = Counter(code for codes in named for code in codes)
    sides: list[str] = []
    for codes in named[: _head(passages) + 1]:  # the first paragraph has its say where the head names less than two
        if len(sides) < 2:
            known = (code for code in codes if count[code] >= max(2, _SHARE * count.total()))
            sides = list(dict.fromkeys([*sides, *known]))
    return Frame(*sides) if 0 < len(sides) <= 2 else Frame()


def period_of(passages: Sequence[Passage], expressions: Sequence[Sequence[Expression]], context: Context) -> str | None:
    """The month, quarter or year that the head says the document reports on: "report for 2022", or one that stands there
    by itself where the document's own date is another, later day.
    """
    for passage, found in zip(passages[: _head(passages)], expressions, strict=False):
        for e in found:
            if not isinstance(e.sense, Fixed | Fiscal) or e.edge:
                continue
            value = resolve(e, context).value
            if not value or edtf.precision(value) == "day":
                continue
            alone = e.end - e.start == len(passage.words)
            issued = (
                context.document
                and edtf.precision(context.document) == "day"
                and not edtf.covers(value, context.document)
            )
            if _FOR.search(passage.words, 0, e.start) or (alone and issued):
                return value
    return None


def _head(passages: Sequence[Passage]) -> int:
    """How many passages stand before the first of prose."""
    return next((i for i, p in enumerate(passages) if p.kind == "paragraph" and _is_prose(p.words)), len(passages))


def _is_prose(words: str) -> bool:
    return len(words) >= _PROSE or words.endswith((".", "?", "!"))


def _sides_named(passage: Passage, mentions: Sequence[Mention]) -> list[str]:
    named = [(m.start, m.code) for m in mentions if m.code]
    named += [(m.start(), "European Union") for m in _UNION.finditer(passage.words)]
    return [code for _, code in sorted(named)]
