"""Who and what a document names: one entity a thing, whatever form a mention takes."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from msgspec.structs import replace

from pipeline.extract.names.aliases import aliases
from pipeline.extract.names.bodies import governed
from pipeline.extract.names.bodies.headed import MEMORANDA
from pipeline.extract.names.capitals import acting
from pipeline.extract.names.common import is_common
from pipeline.extract.names.first_reading import BESIDE, named, settle, tell_apart
from pipeline.extract.names.forms import Forms, Named, folded
from pipeline.extract.names.gazetteer import country_names, is_demonym
from pipeline.extract.names.heads import LINKS
from pipeline.extract.names.institutions import stands_alone
from pipeline.extract.names.leaders import leader
from pipeline.extract.names.mention import UPPER, Mention
from pipeline.extract.names.offices import OFFICE_WORDS, OFFICES
from pipeline.extract.names.people.in_office import sign
from pipeline.extract.names.people.wholes import parts_of, wholes
from pipeline.extract.names.shortened import acronym, epithet, explains, things
from pipeline.extract.names.unlisted import CAPITALISED, Places
from pipeline.extract.spans import Taken, begin
from pipeline.records import EntityKind
from pipeline.surnames import is_particle, surname
from pipeline.wordlist import words

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
_ALONE = {"Fund": "International Monetary Fund"}
"""Bodies that a text calls by their noun alone, though it names them nowhere."""
_ITS_GOVERNMENT = re.compile(r"(?i) (?:government|authorities)\Z")
_AT_THE_HEAD = 4  # lines in which a document names who issues it
_NEAR = 40  # names back, among which a body meant by "the Ministry" is looked for first
_WITHIN = re.compile(rf"(?<=[\w,’'] )(?P<word>[{UPPER}][\w.-]*) \Z")
_WORD_BEHIND = re.compile(rf" (?P<word>[{UPPER}][^\W\d_]+)")
_THE = re.compile(r"\b[Tt]he \Z")


_WITH_WHOM = re.compile(r" (?:with|between) [^().;:]{2,60}?(?= \()")
_NUMBERED = re.compile(r" \((?P<short>[A-Z]{2,5}(?:\.CE)?(?: No\.?)? \d{1,3})\)")  # "(ACE 14)"
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
        self._places = Places()
        self._forms = Forms()
        plain = things(texts)
        first = [[m for m in named(text) if m.kind != "organisation" or m.name not in plain] for text in texts]
        tell_apart(texts, first)
        sign(texts, first)
        self._firms = settle(first)
        persons = {m.name for mentions in first for m in mentions if m.kind == "person"}
        regnal = {m.name for mentions in first for m in mentions if _is_regnal(m)}
        self._gather_persons(persons, regnal)
        for text, mentions in zip(texts, first, strict=True):
            for mention in mentions:
                self._learn(text, mention)
        self._issuers = {
            _head(m.name): self.entity(m)
            for text, mentions in reversed([*zip(texts[:_AT_THE_HEAD], first, strict=False)])
            for m in reversed(mentions)
            if m.kind == "organisation" and not text.endswith(".")
        }
        self._join_short()
        for text, mentions in zip(texts, first, strict=True):
            mentions.extend(self._unlisted_places(text, mentions))
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

    def _gather_persons(self, names: Set[str], regnal: Set[str]) -> None:
        """One entity for a full name and those that are short for it, and for the words by which each is called."""
        for name, whole in wholes(names, regnal):
            entity = self._by_name["person", name] = self._by_name.get(("person", whole)) or Named("person", name)
            for part in parts_of(name) if entity.name == name else ():
                if len(part) > 2 and not is_common(part.lower()) and not is_particle(part):
                    self._short[part].append(entity)

    def _learn(self, text: str, mention: Mention) -> None:
        kind = KINDS[mention.kind]
        entity = self._by_name.get((kind, mention.name))
        if entity is None or (mention.year and not entity.year):
            entity = entity or self._alike(kind, mention, text)
            self._by_name[kind, mention.name] = entity
            entity.year = entity.year or mention.year
            self._forms.learn(entity)
        if kind not in ("organisation", "agreement"):
            return
        self._heads[_head(mention.name)][entity] = None
        if kind == "agreement" and (numbered := _NUMBERED.match(text, mention.end)):
            self._by_name[kind, numbered["short"]] = entity
            return
        whom = _WITH_WHOM.match(text, mention.end) if kind == "agreement" else None
        short = acronym(text, whom.end() if whom else mention.end)
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

    def _alike(self, kind: EntityKind, mention: Mention, text: str) -> Named:
        """The entity known by another form of the name: "Declaration" of 1956 for "Joint Declaration" of 1956."""
        other = self._forms.find(kind, mention) or (
            self._forms.meant(mention)
            if kind == "agreement" and _THE.search(text, max(0, mention.start - 4), mention.start)
            else None
        )
        if other:
            if len(mention.name) > len(other.name) and folded(mention.name) != folded(other.name):
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
                if len(candidates) > 1 and mention.name in last and not _is_regnal(mention):
                    entity = last[mention.name]
                for part in parts_of(entity.name):
                    last[part] = entity
            if mention.kind == "organisation" and mention.code:
                self.country(mention.code, country_names()[mention.code]).called[written] += 1
            entity.called[written] += 1
            entity.called.update(aliases(text, mention, entity))
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
        for m in CAPITALISED.finditer(text):
            word = m.group().removesuffix("’s")
            end = m.start() + len(word)
            if taken.touches(m.start(), end):
                continue
            if entities := self._short.get(word):
                entity = entities[-1]
                start = _begun(text, end, word, entity)
                if entity.kind == "person" and (_is_anothers(text, start) or _goes_on(text, end, entity)):
                    continue
                self._by_name.setdefault((entity.kind, text[start:end]), entity)
                yield Mention(start, end, entity.kind, text[start:end])
            elif body := self._body(text, m.start(), end, found):
                self._by_name[body.kind, word] = body
                yield Mention(m.start(), end, body.kind, word)
            elif (statesman := leader(text, m.start(), word)) and not taken.touches(
                m.start(), m.start() + len(statesman)
            ):
                taken.take(m.start(), m.start() + len(statesman))
                self._by_name.setdefault(("person", statesman), Named("person", statesman))
                yield Mention(m.start(), m.start() + len(statesman), "person", statesman)
            elif (firm := self._firms.get(word)) and text.startswith(firm, m.start()):
                end = m.start() + len(firm)
                if not BESIDE.match(text, end) and not taken.touches(m.start(), end):
                    taken.take(m.start(), end)
                    yield Mention(m.start(), end, "organisation", firm)
            elif place := self._places.named_again(text, m.start(), word):
                end = m.start() + len(place)
                taken.take(m.start(), end)
                yield Mention(m.start(), end, "place", place)

    def _body(self, text: str, start: int, end: int, found: Sequence[Mention]) -> Named | None:
        """What "the Ministry", "the Agreement" or "Parliament" means: the last body so headed in the sentences before, else the
        one whose document it is, else the last of the sentence, else the only one of the document, else the institution itself.
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
        issuer = self._issuers.get(word)
        if near and (issuer is None or ". " in text[near.end : start]):
            return self.entity(near)
        if issuer:
            return issuer
        named = [body for head in heads for body in self._heads.get(head, ())]
        if len(named) == 1:
            return named[0]
        if stands and word in _ALONE:
            return self._by_name.setdefault(("organisation", _ALONE[word]), Named("organisation", _ALONE[word]))
        return Named("organisation", word) if word in _INSTITUTIONS else None

    def _unlisted_places(self, text: str, found: Sequence[Mention]) -> list[Mention]:
        """Places that a preposition or the kind of land beside them tells, as entities."""
        told = list(self._places.told(text, found, self._is_somebodys))
        for place in told:
            self._by_name.setdefault(("place", place.name), Named("place", place.name))
        return told

    def _is_somebodys(self, text: str, end: int, word: str) -> bool:
        """Whether a word that ends at a character is a short form of somebody's or something's name."""
        short = self._short.get(word)
        return bool(short and not _goes_on(text, end, short[-1]))


def _head(name: str) -> str:
    """The heading noun of the name of a body or an agreement: "Ministry" of "Ministry of Trade", "Bank" of "World Bank"."""
    return LINKS.split(name, maxsplit=1)[0].rsplit(" ", 1)[-1]


def _begun(text: str, end: int, word: str, entity: Named) -> int:
    """Where a short form begins that ends with a word: a family name with its particles, "Van Houten"."""
    family = surname(entity.name) if entity.kind == "person" else word
    start = end - len(family)
    whole = family.endswith(word) and start >= 0 and text[start:end].casefold() == family.casefold()
    return start if whole and not text[start - 1 : start].isalnum() else end - len(word)


def _is_anothers(text: str, start: int) -> bool:
    """Whether a capitalised word within the sentence that is no title makes a surname somebody else's: "U Than Myint"."""
    before = _WITHIN.search(text, max(0, start - 24), start)
    word = before["word"].lower().rstrip(".") if before else ""
    return before is not None and word not in OFFICES and word not in OFFICE_WORDS and not is_demonym(before["word"])


def _goes_on(text: str, end: int, person: Named) -> bool:
    """Whether a word that is a part of somebody's name, though not what he is called by, goes on as another name: "Quang Tri",
    where Phan Quang Hiep is named.
    """
    behind = _WORD_BEHIND.match(text, end)
    parts = person.name.split()
    return (
        person.kind == "person"
        and behind is not None
        and behind["word"] not in parts
        and text[:end].rpartition(" ")[2] not in surname(person.name).split()
        and not is_common(behind["word"].lower())
    )


def _is_regnal(mention: Mention) -> bool:
    """Whether somebody is called as those of a royal house are, by a first name: "King Charles"."""
    return mention.role is not None and OFFICES.get(mention.role.lower()) == "crown"
