"""Where a quotation stands in the sources, whatever their line breaks, quotation marks and dashes; else what is nearest."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.editor.corrections import Quote
from pipeline.positions import locate
from pipeline.records import Evidence, Passage

LIKELY = 55  # a likeness in per cent from which a passage is shown as the nearest
COMPARED = 40  # passages that share most words with a quotation: these are compared letter by letter
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("\u00ad\u200b\ufeff", ""),
    }
)
_OPEN, _CLOSE = "\ue000", "\ue001"  # of private use: no source has a meaning for them
_KEPT = re.compile(r"[^\s\u00ad\u200b\ufeff]")


class Near(NamedTuple):
    """The words of a passage that are most like a quotation."""

    passage: Passage
    words: str


class Quotations:
    """The texts of the sources, to look quotations up in."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._of: dict[str, list[Passage]] = {}
        for p in passages:
            self._of.setdefault(p.source, []).append(p)
        self._plain: dict[str, str] = {}

    @property
    def sources(self) -> list[str]:
        """The ids of the sources."""
        return sorted(self._of)

    def places(self, quote: Quote) -> list[Evidence]:
        """Where a quotation stands: in one passage each time; what is around it may reach into the next ones. Small and
        capital letters count only where it stands so too.
        """
        return list(self._read(quote)) or list(self._read(quote, lowered=True)) or list(self._as_written(quote))

    def around(self, place: Evidence, most: int = 40) -> str:
        """A quotation in brackets, with some words before and behind it."""
        passage = self._passage(place)
        start, end = place.start - passage.start, place.end - passage.start
        text = plain(f"{passage.text[:start]}{_OPEN}{place.quote}{_CLOSE}{passage.text[end:]}")
        a, b = max(0, text.index(_OPEN) - most), text.index(_CLOSE) + most
        cut = f"{'…' if a else ''}{text[a:b]}{'…' if b < len(text) else ''}"
        return cut.replace(_OPEN, "[").replace(_CLOSE, "]")

    def ordinal(self, place: Evidence) -> int:
        """The number of the passage in which a quotation stands."""
        return self._passage(place).ordinal

    def nearest(self, quote: Quote) -> Near | None:
        """What is most like a quotation, in its source or in all, by the best partial alignment of letters.

        Of the passages that share most words with it: a rejected pass over all would take long in a large shelf.
        """
        from rapidfuzz import fuzz

        words = plain(quote.exact)
        wanted = set(re.findall(r"\w+", words.casefold()))
        passages = [p for s in self.sources if quote.source in (None, s) for p in self._of[s]]
        shared = [(len(wanted & set(re.findall(r"\w+", self._words(p).casefold()))), p) for p in passages]
        likely = sorted(shared, key=lambda s: (-s[0], s[1].source, s[1].ordinal))[:COMPARED]
        best: tuple[float, Near] | None = None
        for _, passage in likely:
            text = self._words(passage)
            alignment = fuzz.partial_ratio_alignment(words.casefold(), text.casefold(), score_cutoff=LIKELY)
            if alignment and (best is None or alignment.score > best[0]):
                whole = len(words) >= len(text) or len(text.casefold()) != len(text)
                shown = text if whole else _whole_words(text, alignment.dest_start, alignment.dest_end)
                best = alignment.score, Near(passage, shown)
        return best[1] if best else None

    def _passage(self, place: Evidence) -> Passage:
        return next(p for p in self._of[place.source] if p.id == place.passage)

    def _words(self, passage: Passage, lowered: bool = False) -> str:
        if passage.id not in self._plain:
            self._plain[passage.id] = plain(passage.words)
        return _lowered(self._plain[passage.id], lowered)

    def _stands_between(
        self, passages: Sequence[Passage], n: int, at: int, length: int, before: str, behind: str, lowered: bool
    ) -> bool:
        text = self._words(passages[n], lowered)
        left, right, k = text[:at].rstrip(), text[at + length :].lstrip(), 1
        while len(left) < len(before) and n - k >= 0:
            left, k = f"{self._words(passages[n - k], lowered)} {left}".rstrip(), k + 1
        k = 1
        while len(right) < len(behind) and n + k < len(passages):
            right, k = f"{right} {self._words(passages[n + k], lowered)}".lstrip(), k + 1
        return left.endswith(before) and right.startswith(behind)

    def _read(self, quote: Quote, lowered: bool = False) -> Iterator[Evidence]:
        words, before, behind = (_lowered(plain(t), lowered) for t in (quote.exact, quote.prefix, quote.suffix))
        for source in [quote.source] if quote.source else self.sources:
            passages = self._of.get(source, [])
            for n, passage in enumerate(passages):
                for at in _occurrences(words, self._words(passage, lowered)):
                    if self._stands_between(passages, n, at, len(words), before, behind, lowered):
                        yield _cited(passage, at, at + len(words))

    def _as_written(self, quote: Quote) -> Iterator[Evidence]:
        """Where a quotation stands with the markup and the broken words of the document."""
        words = plain(quote.exact)
        if quote.prefix or quote.suffix:
            return
        for source in [quote.source] if quote.source else self.sources:
            for p in self._of.get(source, []):
                if p.reading is not None:
                    kept = _kept(p.text)
                    for at in _occurrences(words, plain(p.text)):
                        a, b = kept[at], kept[at + len(words) - 1] + 1
                        start, end = p.start + a, p.start + b
                        yield Evidence(source=source, passage=p.id, start=start, end=end, quote=p.text[a:b])


def plain(text: str) -> str:
    """A text on one line, with plain quotation marks and dashes."""
    return " ".join(text.translate(_PLAIN).split())


def _lowered(text: str, lowered: bool) -> str:
    """A text in small letters, where none of them becomes two."""
    small = text.lower() if lowered else text
    return small if len(small) == len(text) else text


def _occurrences(words: str, text: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _cited(passage: Passage, a: int, b: int) -> Evidence:
    """Characters of a passage's plain words, as evidence."""
    kept = _kept(passage.words)
    start, end = locate(passage, kept[a], kept[b - 1] + 1)
    quote = passage.text[start - passage.start : end - passage.start]
    return Evidence(source=passage.source, passage=passage.id, start=start, end=end, quote=quote)


def _kept(text: str) -> list[int]:
    """For each character of a plain text, where it stands in the text."""
    places: list[int] = []
    end = 0
    for m in _KEPT.finditer(text):
        if places and any(c.isspace() for c in text[end : m.start()]):
            places.append(end)
        places.append(m.start())
        end = m.end()
    return places


def _whole_words(text: str, a: int, b: int) -> str:
    a = text.rfind(" ", 0, a + 1) + 1
    end = text.find(" ", max(a, b - 1))
    return text[a : end if end > 0 else len(text)]
