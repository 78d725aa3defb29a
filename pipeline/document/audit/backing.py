"""What accounts and a brief's settings back, and what of the words on a page they do not."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from pipeline import wording
from pipeline.document.audit.charted import Charted
from pipeline.document.audit.dates import DATES, Dates
from pipeline.document.audit.names import Names
from pipeline.document.audit.numbers import NUMBERS, Values, begins, is_bare
from pipeline.document.audit.spelt import SMALL, spelt
from pipeline.document.audit.stretches import Stretch
from pipeline.document.audit.told import Told, by_settings, by_sources, folded, strings
from pipeline.editor.settings import Settings
from pipeline.records import Account
from pipeline.theme.marks import Figure

_POINTERS = re.compile(
    r"\bSHA-256\b[ 0-9a-f(]*|(?:\bS\d+\s)?¶\s?\d+(?:[–,]\s?\d+)*(?:\sand\s\d+\smore)?|\bS\d+\b"
    r"|\b(?:[Rr]ows?|Table|Chart|Figure|Key points?|Note)\s\d+(?:(?:,| and|–)\s?\d+)*"
)
"""What points within the brief: "S1 ¶6, 8–9", "row 3", "Table 1"."""

_PARTS = (
    "agreements? changes? copies copy dates? documents? editions? entities entries events? facts? figures? gaps? items? "
    "mentions? more of organisations? others? pairs? paragraphs? passages? persons? points? rows? sections? sources? "
    "statements? tellings? values? variants? words? new changed no"
)
_COUNTS = re.compile(
    rf"(?i)\b(?:no|{'|'.join(SMALL)}|\d[\d,]*)(?: (?:more|other|dated|measured|derived|different|of the))* "
    rf"(?:{'|'.join(_PARTS.split())})\b|\b\d[\d.]* times as (?:tall|long|wide)\b|\A\s*\d+\s*\Z"
)
"""What the program counts: parts of the brief and of its account, and the rows of a table."""


_GLUED = re.compile(r"[^\W\d_]*")
"""Letters that belong to the number before them: "1B"."""
_LABEL = re.compile(r"\b[A-Z]\w*[^\S\n]\Z")
"""What a number is the number of: "Annex"."""


class Whose(NamedTuple):
    """Of which section a block is: its name; whether its words are the editor's; whether it tells of the brief itself, so
    that its plain numbers count the brief's parts; whether it tells of the last edition too; the figures that it shows.
    """

    name: str
    editors: bool = False
    about_itself: bool = False
    about_last: bool = False
    shows: tuple[Figure, ...] = ()


class Backing:
    """What accounts and a brief's settings back."""

    def __init__(self, accounts: Sequence[Account], settings: Settings[Any]) -> None:
        asked = by_settings(settings)
        self._sources = by_sources(accounts)
        self._given = Told(
            [*asked, *(w for account in accounts for edit in account.corrections for w in strings(edit))]
        )
        """What brief.yaml says outside of texts, what the editor vouches for there, and what corrections say."""
        self._dates = Dates(accounts, asked)
        self._values = Values(accounts)
        self._names = Names(accounts, self._sources, self._given)

    def unbacked(self, stretch: Stretch, of: Whose) -> Iterator[tuple[str, int, str]]:
        """The dates, numbers and names of a stretch that nothing backs: the words, their place, and which of the three. What
        was read as one is not read as the next. What leads to a passage in an editor's text is a fact that a handle shows.
        """
        text, charted = stretch.text, Charted(of.shows)
        rest = _hidden(text, [m.span() for m in _POINTERS.finditer(text)] + (stretch.leading if of.editors else []))
        if not of.editors:
            rest = _hidden(rest, [m.span() for m in _COUNTS.finditer(rest)])

        dates = list(DATES.finditer(rest))
        for m in dates:
            is_tick = not of.editors and m[0] == text.strip().removesuffix(wording.DOUBTED) and not m["day"]
            is_known = is_tick or (of.about_itself and m["alone"]) or self._dates.back(m)
            if not (is_known or self._is_quoted(text, *m.span(), of)):
                yield m[0], m.start(), "date"
        rest = _hidden(rest, [m.span() for m in dates])

        in_words = [n for n in spelt(rest) if of.editors or n.what != "multiple"]
        for n in in_words:
            is_known = charted.backs_words(n, rest) or self._values.back_words(n, rest)
            if not (is_known or self._is_quoted(text, n.start, n.end, of, n.what == "amount")):
                yield text[n.start : n.end].strip(), n.start, "number"
        rest = _hidden(rest, [(n.start, n.end) for n in in_words])

        numbers = list(NUMBERS.finditer(rest))
        for m in numbers:
            in_table = is_bare(m) and not of.editors and self._values.back_in_some_scale(m)
            is_known = (
                (is_bare(m) and (of.about_itself or charted.backs(m[0]))) or in_table or self._values.back(m, rest)
            )
            if not (is_known or self._is_quoted(text, begins(m, rest), m.end(), of, bool(m["scale"]))):
                yield m[0].strip(" ,"), m.start(), "number"
        rest = _hidden(rest, [(m.start(), _GLUED.match(rest, m.end()).end()) for m in numbers])  # type: ignore[union-attr]

        for name, at in self._names.unknown(rest, of.editors):
            yield name, at, "name"

    def _is_quoted(self, text: str, start: int, end: int, of: Whose, counts: bool = False) -> bool:
        """Whether brief.yaml has the very words, or a source: there a number, or what `counts`, with the word behind it. Of
        an editor's text that word may stand before it, where none is behind; of the program's a label may: "Annex 7".
        """
        words = folded(text[start:end])
        if self._given.holds(words):
            return True
        if not (words[-1:].isdigit() or (counts and of.editors)):
            return self._sources.holds(words)
        label = None if of.editors else _LABEL.search(text[:start])
        if label and self._sources.holds(folded(text[label.start() : end])):
            return True
        behind = re.match(r"[^\S\n]*(?:\d[\d,]*|[\w%’'-]+)", text[end:])
        before = re.search(r"\S+\s*\Z", text[:start]) if of.editors and not behind else None
        phrase = f"{before[0] if before else ''}{text[start:end]}{behind[0] if behind else ''}"
        return self._sources.holds(folded(phrase))


def _hidden(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text of the same length, with blanks in some places."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)
