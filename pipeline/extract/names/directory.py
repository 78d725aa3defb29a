"""Who and what a document names: one entity a thing, whatever form a mention takes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.names.bodies import acronym, bodies, explains
from pipeline.extract.names.gazetteer import known, mere_towns, towns
from pipeline.extract.names.mention import Mention
from pipeline.extract.names.people import NAME, is_common, people
from pipeline.extract.spans import Taken
from pipeline.records import EntityKind, identify
from pipeline.wordlist import table, words

KINDS: dict[str, EntityKind] = {
    "country": "place",
    "demonym": "place",
    "capital": "place",
    "place": "place",
    "person": "person",
    "organisation": "organisation",
    "agreement": "agreement",
}
_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear) \Z")
_LED_TO = re.compile(
    r"(?i)\b(?:in|at|near|from|to|via|through|into|outside|between|around|towards?|of|and|or|the|visit(?:s|ed)?|reached|left) \Z"
)
_KINDS_OF_LAND = sorted({w.lower() + s for w in words("geographic_words") for s in ("", "s")})
_LANDS = rf"(?:{'|'.join(_KINDS_OF_LAND)}|provinces|cities|towns?|villages?)"
_HAPPENINGS = frozenset(w for row in table("events") if row["as"] == "n" for w in row["words"].split())
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_OF_LAND = re.compile(rf"\b{_LANDS}(?: of(?: the)?|,) \Z")
_CAPITALISED = re.compile(r"(?<![\w’'.&-])[A-ZÀ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞȘŠȚŢŤŪŮŰŲŹŻŽ][\w’-]*[\w]")


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
        return identify(self.kind, self.name)


class Forms:
    """The entities of a document by how else they may be named."""

    def __init__(self) -> None:
        self._whole: dict[tuple[EntityKind, str], Named] = {}
        self._ending: dict[tuple[int, str], Named] = {}

    def learn(self, entity: Named) -> None:
        """Keep the name of an entity, and what the name of a dated agreement ends in."""
        name = _folded(entity.name)
        self._whole.setdefault((entity.kind, name), entity)
        if entity.kind == "agreement" and entity.year:
            for ending in _endings(name):
                self._ending.setdefault((entity.year, ending), entity)

    def rename(self, entity: Named, name: str) -> None:
        """Give an entity a longer name."""
        self._whole.pop((entity.kind, _folded(entity.name)), None)
        entity.name = name

    def find(self, kind: EntityKind, mention: Mention) -> Named | None:
        """The entity of the same name, or the agreement of the same year whose name goes on to the left or less far:
        "Declaration" of 1956 for "Joint Declaration" of 1956."""
        name = _folded(mention.name)
        same = self._whole.get((kind, name))
        if same or kind != "agreement" or not mention.year:
            return same
        shorter = (self._whole.get((kind, ending)) for ending in _endings(name))
        return self._ending.get((mention.year, name)) or next(
            (entity for entity in shorter if entity and entity.year == mention.year), None
        )


class Directory:
    """The entities of a document, and their mentions in each of its passages, in order and apart from each other.

    `texts` are the readings of the passages. A first reading finds the names that stand by themselves; what it learns
    (surnames, acronyms, the year of a declaration) lets a second find the short forms.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._by_name: dict[tuple[EntityKind, str], Named] = {}
        self._short: dict[str, list[Named]] = defaultdict(list)
        self._forms = Forms()
        first = [_named(text) for text in texts]
        persons = {m.name for mentions in first for m in mentions if m.kind == "person"}
        self._gather_persons(persons)
        for text, mentions in zip(texts, first, strict=True):
            for mention in mentions:
                self._learn(text, mention)
        self.mentions = [list(self._mark(text, mentions)) for text, mentions in zip(texts, first, strict=True)]

    def entity(self, mention: Mention) -> Named:
        """The entity that a mention names."""
        return self._by_name[KINDS[mention.kind], mention.name]

    def country(self, code: str, name: str) -> Named:
        """The entity of a country, whether the document names it or only its capital."""
        return self._by_name.setdefault(("place", name), Named("place", name, code))

    @property
    def entities(self) -> list[Named]:
        """All entities, each once."""
        return list(dict.fromkeys(self._by_name.values()))

    def _gather_persons(self, names: set[str]) -> None:
        """One entity for a full name and its parts: "Putin" and "V. Putin" go with "Vladimir Putin", if with no other."""
        holders: dict[str, list[tuple[Named, set[str]]]] = defaultdict(list)
        for name in sorted(names, key=lambda n: (-len(n.split()), n)):
            parts = _parts(name)
            rarest = min((holders[part] for part in sorted(parts)), key=len, default=[])
            longer = [p for p, theirs in rarest if parts <= theirs and _surname(p.name) in parts]
            entity = longer[0] if len(longer) == 1 else Named("person", name)
            self._by_name["person", name] = entity
            if entity.name == name:
                for part in parts:
                    holders[part].append((entity, parts))
                    if len(part) > 2 and not is_common(part.lower()):
                        self._short[part].append(entity)

    def _learn(self, text: str, mention: Mention) -> None:
        kind = KINDS[mention.kind]
        entity = self._by_name.get((kind, mention.name))
        if entity is None or (mention.year and not entity.year):
            entity = entity or self._alike(kind, mention)
            self._by_name[kind, mention.name] = entity
            entity.year = entity.year or mention.year
            self._forms.learn(entity)
        short = acronym(text, mention.end) if kind in ("organisation", "agreement") else None
        if short and entity not in self._short[short] and explains(mention.name, short):
            self._short[short].append(entity)

    def _alike(self, kind: EntityKind, mention: Mention) -> Named:
        """The entity known by another form of the name: "Declaration" of 1956 for "Joint Declaration" of 1956."""
        other = self._forms.find(kind, mention)
        if other:
            if len(mention.name) > len(other.name) and _folded(mention.name) != _folded(other.name):
                self._forms.rename(other, mention.name)
            return other
        return Named(kind, mention.name, mention.code if mention.kind != "capital" else None, mention.year)

    def _mark(self, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
        """All mentions in a text: those found before and the short forms between them."""
        last: dict[str, Named] = {}
        mentions = sorted([*found, *self._short_forms(text, found)], key=lambda m: m.start)
        for mention in mentions:
            entity = self.entity(mention)
            if mention.kind == "person":
                candidates = self._short.get(mention.name, [])
                if len(candidates) > 1 and mention.name in last:
                    entity = last[mention.name]
                for part in _parts(entity.name):
                    last[part] = entity
            entity.called[text[mention.start : mention.end]] += 1
            yield replace(mention, name=entity.name)

    def _short_forms(self, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
        taken = Taken(len(text), ((m.start, m.end) for m in found))
        last = 0  # where the last such place ends
        for m in _CAPITALISED.finditer(text):
            word = m.group().removesuffix("’s")
            end = m.start() + len(word)
            if taken.touches(m.start(), end):
                continue
            entities = self._short.get(word)
            if entities:
                entity = entities[-1]
                self._by_name.setdefault((entity.kind, word), entity)
                yield Mention(m.start(), end, entity.kind, word)
            elif place := _place(text, m.start(), listed=last > 0 and text[last : m.start()] in (" and ", ", ")):
                self._by_name.setdefault(("place", place), Named("place", place))
                last = m.start() + len(place)
                taken.take(m.start(), last)
                yield Mention(m.start(), m.start() + len(place), "place", place)


def _named(text: str) -> list[Mention]:
    """The names in a text that can be told without the rest of the document."""
    first = list(known(text))
    found = list(bodies(text, first))
    apart: list[Mention] = []
    taken = Taken(len(text))
    for mention in (*people(text, [*first, *found]), *found, *first):
        if not taken.touches(mention.start, mention.end):
            taken.take(mention.start, mention.end)
            apart.append(mention)
    return sorted(apart, key=lambda m: m.start)


def _place(text: str, start: int, *, listed: bool) -> str | None:
    """A place that nothing but its preposition or the kind of land before it tells ("in Milan", "the islands of Aland");
    a city of the list wherever the words before or behind it do not make it a person's name.
    """
    before = text[max(0, start - 24) : start]
    m = NAME.match(text, start)
    if not m or m.group() in _NO_PLACES:
        return None
    if _LED_TO.search(before) or _names_happening(text, m.end()):
        words_of = m.group().split(" ")
        for n in range(len(words_of), 0, -1):
            if (name := " ".join(words_of[:n])) in towns():
                return name
    if not (listed or _PLACED.search(before) or _OF_LAND.search(before)):
        return None
    if any(is_common(w.lower()) for w in re.split(r"[\s-]", m.group())) or m.group().isupper():
        return None
    return m.group()


def _names_happening(text: str, end: int) -> bool:
    """Whether what a name stands before happens there: "the Sochi summit"."""
    after = _NEXT_WORD.match(text, end)
    return bool(after and after[1].lower().removesuffix("s") in _HAPPENINGS | words("agreement_words"))


_NO_PLACES = words("no_places")


def _parts(name: str) -> set[str]:
    return {w for w in re.split(r"\s+", name) if w[0].isupper()}


def _surname(name: str) -> str:
    shouted = [w for w in name.split() if len(w) > 2 and w.isupper()]
    return shouted[0] if shouted and not name.isupper() else name.rsplit(maxsplit=1)[-1]


def _endings(name: str) -> Iterator[str]:
    """What a name ends in, from word to word."""
    at = 0
    while at >= 0:
        yield name[at:].lstrip()
        at = name.find(" ", at + 1)


def _folded(name: str) -> str:
    return re.sub(r"[\s–-]+", " ", name).casefold().removeprefix("the ")
