"""What is told, as texts in which words are looked up: by the sources, of them, and by brief.yaml outside of texts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline import wording, wordlist
from pipeline.editor.settings import Settings
from pipeline.records import Account
from pipeline.theme.fonts import lacking, split

_WORD = re.compile(r"\w+")
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "−": "-", "\u00ad": None}
)


def folded(text: str) -> str:
    """Words without typography and case."""
    plain = text.translate(_PLAIN).casefold()
    return " ".join(re.sub(r"(?<=\d),(?=\d{3})|[\[\]…]", "", plain).split())


class Told:
    """A text in which words are looked up, by the rarest of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.text = " | ".join(map(folded, texts))
        self._places: dict[str, list[int]] = {}
        for m in _WORD.finditer(self.text):
            self._places.setdefault(m[0], []).append(m.start())

    def holds(self, words: str) -> bool:
        """Whether the text has these very words, as whole words; `words` are folded."""
        parts = [(len(self._places.get(m[0], ())), m.start(), m[0]) for m in _WORD.finditer(words)]
        if not parts:
            return False
        _, offset, rarest = min(parts)
        return any(self._is_at(words, place - offset) for place in self._places.get(rarest, ()))

    def _is_at(self, words: str, start: int) -> bool:
        if start < 0 or not self.text.startswith(words, start):
            return False
        before, behind = self.text[start - 1 : start], self.text[start + len(words) : start + len(words) + 1]
        return not (before.isalnum() and words[0].isalnum()) and not (behind.isalnum() and words[-1].isalnum())


def by_sources(accounts: Sequence[Account]) -> Told:
    """What the sources say, and what is known of them."""
    told = [words for account in accounts for words in _words_of(account)]
    codes = {e.code for account in accounts for e in account.entities if e.code}
    peoples = (row for row in wordlist.table("countries") if row["code"] in codes)
    told += [w for row in peoples for w in (row["people"], row["adjectives"])]
    spelt = ["".join(run for _, run in split(w, "serif")) for w in told] if lacking("".join(told)) else []
    return Told([*told, *spelt])


def by_settings(settings: Settings[Any]) -> tuple[str, ...]:
    """What brief.yaml says outside of texts."""
    fields = (n for n in settings.__struct_fields__ if n not in ("sections", "batches", "strict"))
    told = [w for n in fields for w in strings(getattr(settings, n))]
    return (*told, *(w for section in settings.sections for w in _own_words(section)))


def strings(value: object) -> Iterator[str]:
    """The words and numbers of a record of the editor's, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, float | int):
        yield wording.number(value)
    elif isinstance(value, Sequence):
        for item in value:
            yield from strings(item)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from strings(getattr(value, name))


def _words_of(account: Account) -> Iterator[str]:
    """The words of an account: its sources' and its own."""
    yield from (p.words for p in account.passages)
    for s in account.sources:
        yield from filter(None, (s.title, s.author, s.publisher, s.path, s.id, s.published))
    countries = wording.country_names(account)
    for e in account.entities:
        yield from filter(None, (e.name, *e.aliases, e.code, *(wording.office(r, countries) for r in e.roles)))
    for o in account.observations:
        yield from filter(None, (o.derivation, o.attribution, o.commodity, o.label))
        yield from filter(None, (o.unit, o.partner, o.reporter, *o.parties))
        if o.measure:
            yield wording.what(o)
    yield from (e.title for e in account.events)
    yield from (c.explanation for c in account.conflicts)


def _own_words(section: Any) -> Iterator[str]:
    """What a section of brief.yaml says: its options, but not a text of the editor's, which is what is audited."""
    for name in section.__struct_fields__:
        if name not in ("text", "file", "most"):
            yield from strings(getattr(section, name))
