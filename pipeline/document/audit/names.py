"""The names on a page, and whether anybody tells of such a thing."""

import re
from collections.abc import Iterator, Sequence

from pipeline import wording, wordlist
from pipeline.document.audit.plainwords import is_plain
from pipeline.document.audit.told import Told, folded
from pipeline.records import Account

_CAPITAL = f"[{''.join(c for c in map(chr, range(0x2C00)) if c.isupper())}]"
_LARGE = rf"(?:(?:[A-Z]\.){{2,}}|{_CAPITAL}[\w’'-]*(?:(?<=\d),\d{{3}})*)"
_NAMES = re.compile(
    rf"(?<!\w){_LARGE}(?:\s(?:(?:of|the|and|for|de|van|von|der|al|bin|da|di|du|la|le)\s){{0,3}}{_LARGE})*"
)
_WORD = re.compile(r"\w+")
_JOINTS = re.compile(r" and (?:the )?|['’]s ")
_BEGINS = re.compile(r"(?:\A|[.!?:;•–—|†·]\s|[“\"(‘\[]|\n)\Z")
_INITIALS = re.compile(r"(?:[A-Z]\.)+\Z")
_TITLES = wordlist.words("office_words")
_CLOSED = frozenset(row["word"] for row in wordlist.table("closed"))
_STYLES = {
    w for row in wordlist.table("offices") if row["kind"] == "style" for w in (row["title"], row["title"].rstrip("."))
}
_VOCABULARY = Told(
    [
        *(*wording.MEASURES.values(), *wording.UNITS.values(), *wording.MONTHS, *wording.MONTHS_IN_FULL),
        *(*_STYLES, "I", "Briefwright", "Source Serif", "Source Sans", "SIL Open Font License", "Latin"),
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ]
)
"""Words of the program's own that look like names."""


class Names:
    """The names that sources and brief.yaml tell, and persons behind their titles."""

    def __init__(self, accounts: Sequence[Account], sources: Told, given: Told) -> None:
        self._sources = sources
        self._told = (sources, given, _VOCABULARY)
        self._persons = [
            (folded(e.name).split(), frozenset(w for r in e.roles for w in _WORD.findall(folded(r.role))))
            for account in accounts
            for e in account.entities
            if e.kind == "person"
        ]
        """The words of each person's name, and those of the offices."""

    def unknown(self, text: str, editors: bool) -> Iterator[tuple[str, int]]:
        """What of the names of a text nobody tells, and where. In an editor's text a single word may be a name too."""
        for m in _NAMES.finditer(text):
            cut_short = text.startswith("…", m.end())  # by the layout
            if cut_short and folded(m[0].split()[-1]) in self._sources.text:
                continue
            begins = bool(_BEGINS.search(text[: m.start()]))
            for part in [m[0]] if self._is_known(m[0]) else _JOINTS.split(m[0]):
                if name := self._unknown_of(part, begins and m[0].startswith(part), editors):
                    yield name, m.start() + m[0].index(name)

    def _unknown_of(self, name: str, begins: bool, editors: bool) -> str | None:
        """What of a name nobody tells; None if it is known. The first word of a sentence is written large anyway."""
        words = name.split(" ")
        while words:
            rest = " ".join(words)
            if self._is_known(rest) or self._is_titled(rest):
                return None
            first = words[0].casefold().removesuffix("’s").removesuffix("'s")
            is_common = (
                is_plain(first) or (len(words) == 1 and not editors) or (len(words) > 1 and self._sources.holds(first))
            )
            is_no_name = len(words) > 1 and (first in _TITLES or first in _CLOSED or not words[0][:1].isupper())
            if not (begins and is_common) and not is_no_name:
                return rest
            words = words[1:]
            begins = False
        return None

    def _is_known(self, name: str) -> bool:
        plain = folded(name).removesuffix("'s").removesuffix("'")
        forms = (plain, plain.replace(".", "")) if _INITIALS.match(name) else (plain,)
        return any(told.holds(form) for told in self._told for form in forms)

    def _is_titled(self, name: str) -> bool:
        """Whether a name stands behind a form of address, or behind an office that the account gives that person."""
        words = folded(name).removesuffix("'s").split()
        return any(
            {*words[:n]} <= _STYLES | offices and words[n:] == called[len(called) - len(words[n:]) :]
            for n in range(1, len(words))
            for called, offices in self._persons
        )
