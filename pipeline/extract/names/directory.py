"""Who and what a document names: one entity a thing, whatever form a mention takes."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from msgspec.structs import replace

from pipeline.extract.names.accords import accords, of_a_day
from pipeline.extract.names.acronyms import unexplained
from pipeline.extract.names.bodies import LINKS, MEMORANDA, acronym, bodies, epithet, explains, governed
from pipeline.extract.names.capitals import acting
from pipeline.extract.names.firms import firms
from pipeline.extract.names.gazetteer import country_names, known
from pipeline.extract.names.institutions import described, stands_alone
from pipeline.extract.names.mention import CALENDAR, UPPER, Mention
from pipeline.extract.names.people import GIVEN, OFFICES, is_common, people
from pipeline.extract.names.places import ends_of_a_line, place_at
from pipeline.extract.spans import Taken, begin
from pipeline.records import EntityKind, identify
from pipeline.surnames import is_particle, surname
from pipeline.wordlist import any_of, words

KINDS: dict[str, EntityKind] = {
    "country": "place",
    "demonym": "place",
    "capital": "place",
    "place": "place",
    "person": "person",
    "organisation": "organisation",
    "agreement": "agreement",
}
_CALLED = frozenset({"organisation", "agreement"})
_HEADS = words("body_words") | words("agreement_words")
_INSTITUTIONS = words("institutions")
_ITS_GOVERNMENT = re.compile(r"(?i) (?:government|authorities)\Z")
_DAYS = any_of(CALENDAR)
_IN_NAME = re.compile(rf" (?!(?:{any_of(t.title() for t in OFFICES)}|{_DAYS}|[IVX]+)\b)[A-Z][a-z]+\b")
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d) \Z")
_OF_A_YEAR = re.compile(r" of (?:1[5-9]\d\d|20\d\d)\b")
_SURNAME = re.compile(rf" ([{UPPER}][^\W\d_]+)(?![\w-])")
_IN_OFFICE = re.compile(r"\b(?:President|Minister|Mr\.?|Dr\.?) \Z")
_DIRECTION = re.compile(
    r"\b(?:(?:north|south|east|west|central|(?:north|south)(?:east|west))(?:ern)?|(?:North|South|East|West)(?:ern)?|Central) \Z"
)
_RANK = re.compile(
    r"\b(?:Princess|Prince|Crown Prince|King|Queen|Sheikh|Sheikha|Emir|Sultan|Pope|Lord|Lady|Baroness"
    r"|Sir|Dame|HM The|Alhaji|Haji|General|Colonel|Bishop|Archbishop"
    r"|Cardinal|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Deputy|Senator) \Z"
)
_LAND = re.compile(
    r" (?:basin|valley|province|region|district|delta|governorate|county|peninsula|island|dam|airport|free zone)\b"
)
_DIRECTED = re.compile(r"(?:north|south|east|west|central|(?:north|south)(?:east|west))(?:ern)? (?=[A-Z])")
_NEAR = 40  # names back, among which a body meant by "the Ministry" is looked for first
_JOINED = re.compile(r"[\s–-]+")
_THE = re.compile(r"\b[Tt]he \Z")
_JOINT = re.compile(r"(?:,|,? and|,? or|[–-])(?: in)? ?\Z")
_BESIDE = re.compile(rf" (?!(?:{_DAYS})\b)[A-Z]\w+|-[a-z]*[A-Z]")
_CAPITALISED = re.compile(rf"[{UPPER}](?<![\w’'.&-].)[\w’-]*[\w]")


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
        self._dated: dict[tuple[int, str], Named] = {}
        self._ending: dict[tuple[int, str], Named] = {}
        self._bound: dict[str, Named] = {}

    def learn(self, entity: Named) -> None:
        """Keep the name of an entity, and what the name of a body or of a dated agreement ends in."""
        name = _folded(entity.name)
        self._whole.setdefault((entity.kind, name), entity)
        if entity.kind == "organisation":
            for ending in _endings(name):
                if ending.count(" ") > 1:
                    self._bodies.setdefault(ending, entity)
        if entity.kind == "agreement" and (whose := _PARTIES.match(entity.name)):
            self._bound[_folded(entity.name[whose.end() :])] = entity
        elif entity.kind == "agreement" and " with " in entity.name:
            self._bound[name.split(" with ")[0]] = entity
        if entity.kind == "agreement" and entity.year:
            self._dated.setdefault((entity.year, _undated(name)), entity)
            for ending in _endings(_undated(name)):
                self._ending.setdefault((entity.year, ending), entity)

    def rename(self, entity: Named, name: str) -> None:
        """Give an entity a longer name."""
        self._whole.pop((entity.kind, _folded(entity.name)), None)
        entity.name = name

    def find(self, kind: EntityKind, mention: Mention) -> Named | None:
        """The entity of the same name; the body whose name ends in three words of the other's; the agreement of the same year
        whose name goes on to the left or less far: "Declaration" of 1956 for "Joint Declaration" of 1956; "Association Agreement"
        for the last told of two parties.
        """
        name = _folded(mention.name)
        if same := self._whole.get((kind, name)):
            return same
        if kind == "organisation":
            longer = self._bodies.get(name) if name.count(" ") > 1 else None
            shorter = (self._whole.get((kind, e)) for e in _endings(name) if e.count(" ") > 1)
            return longer or next((body for body in shorter if body), None)
        if kind != "agreement":
            return None
        if not mention.year:
            return self._bound.get(name)
        year, name = mention.year, _undated(name)
        return self._ending.get((year, name)) or next(
            (self._dated[year, ending] for ending in _endings(name) if (year, ending) in self._dated), None
        )


_PARTIES = re.compile(rf"[{UPPER}][\w.]+[–-][{UPPER}][\w.]+ (?=[{UPPER}]\w* [{UPPER}])")
"""The parties before the name of an agreement: "UK–Morocco Association Agreement"."""
_BOUND_BY = re.compile(r"(?:Agreement|Treaty|Pact|Accord|Convention) with (?:the )?\Z")


class Directory:
    """The entities of a document, and their mentions in each of its passages, in order and apart from each other.

    `texts` are the readings of the passages. A first reading finds the names that stand by themselves; what it learns
    (surnames, acronyms, the year of a declaration) lets a second find the short forms.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._by_name: dict[tuple[EntityKind, str], Named] = {}
        self._short: dict[str, list[Named]] = defaultdict(list)
        self._heads: dict[str, dict[Named, None]] = defaultdict(dict)
        self._places: dict[str, str] = {}
        self._forms = Forms()
        first = [_named(text) for text in texts]
        self._firms = _settle(first)
        persons = {m.name for mentions in first for m in mentions if m.kind == "person"}
        regnal = {m.name for mentions in first for m in mentions if m.role and OFFICES.get(m.role.lower()) == "rank"}
        self._gather_persons(persons, regnal)
        for text, mentions in zip(texts, first, strict=True):
            for mention in mentions:
                self._learn(text, mention)
        self._join_short()
        for text, mentions in zip(texts, first, strict=True):
            mentions.extend(list(self._unlisted_places(text, mentions)))
            mentions.sort(key=begin)
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

    def _gather_persons(self, names: set[str], regnal: set[str]) -> None:
        """One entity for a full name and its parts: "Putin" and "V. Putin" go with "Vladimir Putin", "Mr Lee" with "Lee Hsien
        Loong", if with no other; not the `regnal` "King Charles" with "Charles Michel".
        """
        holders: dict[str, list[tuple[Named, set[str]]]] = defaultdict(list)
        for name in sorted(names, key=lambda n: (-len(n.split()), n)):
            parts = _parts(name)
            rarest = min((holders[part] for part in sorted(parts)), key=len, default=[])
            longer = [
                p
                for p, theirs in rarest
                if parts <= theirs
                and (
                    _surname(p.name) in parts or _is_first(p.name, parts - regnal) or _is_inner(p.name, parts - regnal)
                )
            ]
            entity = longer[0] if len(longer) == 1 else Named("person", name)
            self._by_name["person", name] = entity
            if entity.name == name:
                for part in parts:
                    holders[part].append((entity, parts))
                    if len(part) > 2 and not is_common(part.lower()) and not is_particle(part):
                        self._short[part].append(entity)

    def _learn(self, text: str, mention: Mention) -> None:
        kind = KINDS[mention.kind]
        entity = self._by_name.get((kind, mention.name))
        if entity is None or (mention.year and not entity.year):
            entity = entity or self._alike(kind, mention)
            self._by_name[kind, mention.name] = entity
            entity.year = entity.year or mention.year
            self._forms.learn(entity)
        if kind not in ("organisation", "agreement"):
            return
        self._heads[_head(mention.name)][entity] = None
        short = acronym(text, mention.end)
        if not (short and explains(mention.name, short)):
            bound = _BOUND_BY.search(text, max(0, mention.start - 24), mention.start)
            short = None if bound else epithet(text, mention.end)  # of "Association Agreement with the EU (AA)"
        if short and " " in short:
            self._by_name[kind, short] = entity
        elif short and entity not in self._short[short]:
            self._short[short].append(entity)

    def _join_short(self) -> None:
        """An agreement called by its parties and the short form of another is that one: "the India-UAE CEPA"."""
        for kind, name in list(self._by_name):
            named = self._short.get(name.rpartition(" ")[2], ()) if kind == "agreement" and " " in name else ()
            if whole := next((e for e in named if e.kind == kind), None):
                self._by_name[kind, name] = whole

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
        states = set(map(id, acting(text, found)))
        mentions = sorted([*found, *self._short_forms(text, found)], key=begin)
        for mention in mentions:
            written = text[mention.start : mention.end]
            if id(mention) in states and mention.code:
                entity = self.country(mention.code, country_names()[mention.code])
            elif mention.kind == "organisation" and (code := governed(written)):
                entity = self._by_name["organisation", country_names()[code]] = self.country(
                    code, country_names()[code]
                )
            elif mention.kind == "organisation" and mention.code and _ITS_GOVERNMENT.search(written):
                state = country_names().get(mention.code, mention.name)
                entity = self._by_name["organisation", state] = self.country(mention.code, state)
            elif explained := self._explained(mention, written):
                entity = explained
            else:
                entity = self.entity(mention)
            if mention.kind == "person":
                candidates = self._short.get(mention.name, [])
                if len(candidates) > 1 and mention.name in last:
                    entity = last[mention.name]
                for part in _parts(entity.name):
                    last[part] = entity
            if mention.kind == "organisation" and mention.code:
                self.country(mention.code, country_names()[mention.code]).called[written] += 1
            entity.called[written] += 1
            if (
                entity.kind == "person"
                and " " not in entity.name
                and (rank := _RANK.search(text, max(0, mention.start - 20), mention.start))
            ):
                entity.called[text[rank.start() : mention.end]] += 1
            if entity.kind == "agreement" and (dated := _dated(text, mention)):
                entity.called[text[dated[0] : dated[1]]] += 1
            if mention.kind == "place" and (direction := _DIRECTED.match(written)):
                entity.called[written[direction.end() :]] += 1
            if mention.kind == "place" and (land := _LAND.match(text, mention.end)):
                entity.called[text[mention.start : land.end()]] += 1
            self._by_name.setdefault((entity.kind, entity.name), entity)
            kind = entity.kind if mention.kind in _CALLED and entity.kind != "place" else mention.kind
            same = entity.name == mention.name and kind == mention.kind
            yield mention if same else replace(mention, name=entity.name, kind=kind)

    def _explained(self, mention: Mention, written: str) -> Named | None:
        """What the document itself says that an acronym means, whatever it means elsewhere."""
        if mention.kind not in ("organisation", "agreement"):
            return None
        return next(
            (e for e in reversed(self._short.get(written, ())) if e.kind in ("organisation", "agreement")), None
        )

    def _short_forms(self, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
        """Surnames, acronyms, "the Ministry", and places that the document names elsewhere."""
        taken = Taken(len(text), ((m.start, m.end) for m in found))
        for m in _CAPITALISED.finditer(text):
            word = m.group().removesuffix("’s")
            end = m.start() + len(word)
            if taken.touches(m.start(), end):
                continue
            if entities := self._short.get(word):
                entity = entities[-1]
                start = _begun(text, end, word, entity)
                self._by_name.setdefault((entity.kind, text[start:end]), entity)
                yield Mention(start, end, entity.kind, text[start:end])
            elif body := self._body(text, m.start(), end, found):
                self._by_name[body.kind, word] = body
                yield Mention(m.start(), end, body.kind, word)
            elif (firm := self._firms.get(word)) and text.startswith(firm, m.start()):
                end = m.start() + len(firm)
                if not _BESIDE.match(text, end) and not taken.touches(m.start(), end):
                    taken.take(m.start(), end)
                    yield Mention(m.start(), end, "organisation", firm)
            elif (place := self._places.get(word)) and text.startswith(place, m.start()):
                end = m.start() + len(place)
                if not _BESIDE.match(text, end):
                    taken.take(m.start(), end)
                    yield Mention(m.start(), end, "place", place)

    def _body(self, text: str, start: int, end: int, found: Sequence[Mention]) -> Named | None:
        """What "the Ministry", "the Agreement" or "Parliament" means: the last body so headed in the text, else the only one
        of the document, else the institution itself.
        """
        word = text[start:end]
        if word not in _HEADS:
            return None
        stands = _THE.search(text, max(0, start - 5), start)
        if not (stands or word in _INSTITUTIONS) or not stands_alone(text, start, end):
            return None
        place = bisect_left(found, start, key=begin)
        before = found[max(0, place - _NEAR) : place]
        heads = ("Memorandum", "memorandum") if word in MEMORANDA else (word,)
        near = next(
            (m for m in reversed(before) if KINDS[m.kind] in ("organisation", "agreement") and _head(m.name) in heads),
            None,
        )
        if near:
            return self.entity(near)
        named = [body for head in heads for body in self._heads.get(head, ())]
        if len(named) == 1:
            return named[0]
        return Named("organisation", word) if word in _INSTITUTIONS else None

    def _unlisted_places(self, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
        """Places that a preposition or the kind of land beside them tells."""
        taken = Taken(len(text), ((m.start, m.end) for m in found))
        places = {m.end for m in found if m.kind in ("place", "country", "capital")}
        for m in _CAPITALISED.finditer(text):
            if taken.touches(m.start(), m.end()) or self._short.get(m.group().removesuffix("’s")):
                continue
            if self._places.get(m.group()) == m.group():
                places.add(m.end())
            for start, end in ends_of_a_line(text, m.start()) if "-" in m.group() else ():
                if not taken.touches(start, end):
                    self._by_name.setdefault(("place", text[start:end]), Named("place", text[start:end]))
                    taken.take(start, end)
                    yield Mention(start, end, "place", text[start:end])
            if taken.touches(m.start(), m.end()):
                continue
            joint = _JOINT.search(text, max(0, m.start() - 6), m.start()) if places else None
            place = place_at(text, m.start(), listed=bool(joint and joint.start() in places))
            if place and not taken.touches(m.start(), m.start() + len(place)):
                self._by_name.setdefault(("place", place), Named("place", place))
                self._places.setdefault(m.group().removesuffix("’s"), place)
                places.add(m.start() + len(place))
                taken.take(m.start(), m.start() + len(place))
                yield Mention(m.start(), m.start() + len(place), "place", place)


def _named(text: str) -> list[Mention]:
    """The names in a text that can be told without the rest of the document."""
    first = [_directed(text, m) for m in known(text) if not _is_in_name(text, m)]
    found = list(bodies(text, first))
    others = [*found, *accords(text, first)]
    others += unexplained(text, sorted([*first, *others], key=begin))
    others += described(text, sorted([*first, *others], key=begin))
    others += firms(text, sorted([*first, *others], key=begin))
    apart: list[Mention] = []
    taken = Taken(len(text))
    for mention in (*people(text, sorted([*first, *others], key=begin)), *others, *first):
        if not taken.touches(mention.start, mention.end):
            taken.take(mention.start, mention.end)
            apart.append(mention)
    return sorted(apart, key=begin)


def _settle(named: Sequence[list[Mention]]) -> dict[str, str]:
    """Let what a document tells of a name once hold for all of it: no surname is a company, no company a person. Returned are the
    companies by the first word of their names.
    """
    persons = {
        m.name
        for mentions in named
        for m in mentions
        if m.kind == "person" and (m.role or m.name.split()[0] in GIVEN or " " not in m.name)
    }
    surnames = {part for name in persons for part in name.split(" ")}
    told = {m.name for mentions in named for m in mentions if m.kind == "organisation" and m.is_guess}
    told -= surnames | persons
    for mentions in named:
        mentions[:] = [
            replace(m, kind="organisation", role=None, of=None) if m.kind == "person" and m.name in told else m
            for m in mentions
            if not m.is_guess or m.name in told
        ]
    return {name.split(" ")[0]: name for name in sorted(told)}


def _is_in_name(text: str, mention: Mention) -> bool:
    """Whether a region, or a capital that is a first name too, is a part of a longer name: "Santiago Peña"."""
    goes_on = _IN_NAME.match(text, mention.end) if mention.kind in ("place", "capital") else None
    if goes_on is None or mention.kind == "place":
        return goes_on is not None
    surname = _SURNAME.match(text, mention.end)
    office = _IN_OFFICE.search(text, max(0, mention.start - 20), mention.start)
    return bool(surname and (office or mention.name in GIVEN) and not is_common(surname[1].lower()))


def _directed(text: str, mention: Mention) -> Mention:
    """A region with the direction before it: "eastern Mediterranean", "North Sumatra"."""
    m = _DIRECTION.search(text, max(0, mention.start - 13), mention.start) if mention.kind == "place" else None
    return replace(mention, start=m.start(), name=text[m.start() : mention.end]) if m else mention


def _dated(text: str, mention: Mention) -> tuple[int, int] | None:
    """An agreement's name with the date beside it: "Gas Protocol of 7 July 1995", "1992 Almaty Agreement"."""
    after = of_a_day(text, mention.end) or _OF_A_YEAR.match(text, mention.end)
    before = _YEAR.search(text, max(0, mention.start - 5), mention.start)
    if after is None and before is None:
        return None
    return before.start() if before else mention.start, after.end() if after else mention.end


def _head(name: str) -> str:
    """The heading noun of the name of a body or an agreement: "Ministry" of "Ministry of Trade", "Bank" of "World Bank"."""
    return LINKS.split(name, maxsplit=1)[0].rsplit(" ", 1)[-1]


def _parts(name: str) -> set[str]:
    return {w for w in name.split() if w[0].isupper()}


def _surname(name: str) -> str:
    shouted = [w for w in name.split() if len(w) > 2 and w.isupper()]
    return shouted[0] if shouted and not name.isupper() else name.rsplit(maxsplit=1)[-1]


def _begun(text: str, end: int, word: str, entity: Named) -> int:
    """Where a short form begins that ends with a word: a family name with its particles, "Van Houten"."""
    family = surname(entity.name) if entity.kind == "person" else word
    start = end - len(family)
    whole = family.endswith(word) and start >= 0 and text[start:end].casefold() == family.casefold()
    return start if whole and not text[start - 1 : start].isalnum() else end - len(word)


def _is_first(name: str, parts: set[str]) -> bool:
    """Whether one word is what a name begins with, as a surname does in China, Korea and Vietnam."""
    return len(parts) == 1 and name.split(maxsplit=1)[0] in parts


def _is_inner(name: str, parts: set[str]) -> bool:
    """Whether one word stands in the midst of a name: "Sulistyo" of "Raden Sulistyo Wibawa"."""
    return len(parts) == 1 and not parts.isdisjoint(name.split()[1:-1])


def _endings(name: str) -> Iterator[str]:
    """What a name ends in, from word to word."""
    at = 0
    while at >= 0:
        yield name[at:].lstrip()
        at = name.find(" ", at + 1)


def _undated(name: str) -> str:
    """The name of an agreement without its year: "2010 treaty" and "treaty of 2010" are "treaty"."""
    return re.sub(r"\A\d{4} | of \d{4}\Z", "", name)


def _folded(name: str) -> str:
    return _JOINED.sub(" ", name).casefold().removeprefix("the ")
