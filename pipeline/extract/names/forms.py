"""The entities of a document by how else their names may be written."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.extract.names.gazetteer import names_in
from pipeline.extract.names.heads import LINKS
from pipeline.extract.names.mention import UPPER, Mention
from pipeline.records import EntityKind, identify

_LEGAL = re.compile(
    r" (?:corporation|corp\.?|company|co\.|ltd\.?|limited|plc|inc\.?|group|holdings?|s\.a\.|sa|ag|llc|pjsc|ojsc)\Z"
)
_PAIR = re.compile(rf"[{UPPER}]\w+[–-][{UPPER}]\w+")
_PARTIES = re.compile(rf"[{UPPER}][\w.]+[–-][{UPPER}][\w.]+ (?=[{UPPER}]\w* [{UPPER}])")
"""The parties before the name of an agreement: "UK–Morocco Association Agreement"."""
_JOINED = re.compile(r"[\s–-]+")


@dataclass(slots=True, eq=False)
class Named:
    """An entity of one document: its name, and how often it is called what."""

    kind: EntityKind
    name: str
    code: str | None = None
    year: int | None = None
    called: Counter[str] = field(default_factory=Counter)

    @property
    def id(self) -> str:
        """The id that the account gives to it."""
        return _identified(self.kind, self.name)


_identified = lru_cache(maxsize=1 << 12)(identify)


class Forms:
    """The entities of a document by how else they may be named."""

    def __init__(self) -> None:
        self._whole: dict[tuple[EntityKind, str], Named] = {}
        self._bodies: dict[str, Named] = {}
        self._bare: dict[str, Named] = {}
        self._dated: dict[tuple[int, str], Named] = {}
        self._ending: dict[tuple[int, str], Named] = {}
        self._bound: dict[str, Named] = {}
        self._sorts: dict[str, list[Named]] = defaultdict(list)

    def learn(self, entity: Named) -> None:
        """Keep the name of an entity, and what the name of a body or of a dated agreement ends in."""
        name = folded(entity.name)
        self._whole.setdefault((entity.kind, name), entity)
        if entity.kind == "organisation":
            for ending in _endings(name):
                if ending.count(" ") > 1:
                    self._bodies.setdefault(ending, entity)
            self._bare.setdefault(_LEGAL.sub("", name), entity)
        if entity.kind == "agreement" and entity.name[0].isupper():
            for ending in _endings(LINKS.split(name, maxsplit=1)[0]):
                if " " in ending:
                    self._sorts[ending].append(entity)
        if entity.kind == "agreement" and (whose := _PARTIES.match(entity.name)):
            self._bound[folded(entity.name[whose.end() :])] = entity
        elif entity.kind == "agreement" and " with " in entity.name:
            self._bound[name.split(" with ")[0]] = entity
        if entity.kind == "agreement" and entity.year:
            self._dated.setdefault((entity.year, _undated(name)), entity)
            for ending in _endings(_undated(name)):
                self._ending.setdefault((entity.year, ending), entity)

    def rename(self, entity: Named, name: str) -> None:
        """Give an entity a longer name."""
        self._whole.pop((entity.kind, folded(entity.name)), None)
        entity.name = name

    def find(self, kind: EntityKind, mention: Mention) -> Named | None:
        """The entity of the same name; the body whose name says whose it is besides: "Turkish Ministry of Trade" for "Ministry of
        Trade"; the agreement of the same year whose name goes on to the left or less far: "Declaration" of 1956 for "Joint
        Declaration" of 1956; "Association Agreement" for the last told of two parties.
        """
        name = folded(mention.name)
        if same := self._whole.get((kind, name)):
            return same
        if kind == "organisation":
            if same := self._bare.get(_LEGAL.sub("", name)):
                return same
            longer = self._bodies.get(name) if name.count(" ") > 1 else None
            if longer and _says_whose(longer.name, len(name)):
                return longer
            shorter = (self._whole.get((kind, e)) for e in _endings(name) if e.count(" ") > 1)
            found = next((body for body in shorter if body), None)
            return found if found and _says_whose(mention.name, len(found.name)) else None
        if kind != "agreement":
            return None
        if not mention.year:
            return self._bound.get(name)
        year, name = mention.year, _undated(name)
        return self._ending.get((year, name)) or next(
            (self._dated[year, ending] for ending in _endings(name) if (year, ending) in self._dated), None
        )

    def meant(self, mention: Mention) -> Named | None:
        """The only agreement told by name that "the free trade agreement" can mean."""
        found = self._sorts.get(mention.name, ()) if not mention.year and mention.name[0].islower() else ()
        return found[0] if len(found) == 1 else None


def _says_whose(name: str, rest: int) -> bool:
    """Whether a name only tells whose the body is that its last characters name: "Kenya–India Joint Committee"; not "Development
    Bank of Chile".
    """
    whose = name[: len(name) - rest].strip().removeprefix("The ")
    return (
        bool(_PAIR.fullmatch(whose))
        or whose in ("Federal", "Royal")
        or any(m.end == len(whose) for m in names_in(whose))
    )


def _endings(name: str) -> Iterator[str]:
    """What a name ends in, from word to word."""
    at = 0
    while at >= 0:
        yield name[at:].lstrip()
        at = name.find(" ", at + 1)


def _undated(name: str) -> str:
    """The name of an agreement without its year: "2010 treaty" and "treaty of 2010" are "treaty"."""
    return re.sub(r"\A\d{4} | of \d{4}\Z", "", name)


def folded(name: str) -> str:
    """A name without what typography changes: case, dashes, "the"."""
    return _JOINED.sub(" ", name).casefold().removeprefix("the ")
