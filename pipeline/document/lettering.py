"""Words that a source sets in capitals, as running text would have them."""

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.records import Account

_WORD = re.compile(r"[^\W\d_](?:[\w’'.-]*[^\W_])?")
_BEGINS = re.compile(r"(?:\A|[:.?!–—]\s+)[^\w]*([^\W\d_])")
FEWEST = 2  # words: one alone may be an acronym


class Lettering:
    """How the account's sources write words where they do not shout, and how its things are named."""

    def __init__(self, account: Account) -> None:
        self._names = {e.name.casefold(): e.name for e in account.entities if not _shouted(e.name)}
        written: dict[str, Counter[str]] = {}
        for word in _running(account):
            written.setdefault(word.casefold(), Counter())[word] += 1
        named = (word for name in self._names.values() for word in _WORD.findall(name))
        self._written = {word.casefold(): word for word in named if word[:1].isupper()}
        self._written |= {key: max(forms, key=lambda form: (forms[form], form)) for key, forms in written.items()}

    def plain(self, title: str) -> str:
        """A title in the letters of running text; one that is not all in capitals stays as it is."""
        if not _shouted(title):
            return title
        if named := self._names.get(title.casefold()):
            return named
        calm = _WORD.sub(lambda m: self._word(m[0]), title)
        return _BEGINS.sub(lambda m: m[0][:-1] + m[1].upper(), calm)

    def _word(self, word: str) -> str:
        stem, apostrophe, ending = re.fullmatch(r"(.*?)(?:(['’])([Ss]))?", word).groups("")  # type: ignore[union-attr]
        known = self._written.get(word.casefold()) or self._written.get(stem.casefold(), stem.lower()) + (
            apostrophe + ending.lower()
        )
        return word if re.fullmatch(r"[IVX]+", word) and word.casefold() not in self._written else known


def _shouted(words: str) -> bool:
    return words.isupper() and len(_WORD.findall(words)) >= FEWEST


def _running(account: Account) -> Iterable[str]:
    """The words of sentences but their first, whose capital tells nothing."""
    for passage in account.passages:
        if passage.kind in ("paragraph", "item", "quotation") and not passage.words.isupper():
            for start, end in passage.sentences:
                yield from _WORD.findall(passage.words[start:end])[1:]
