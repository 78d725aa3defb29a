"""What is kept of whom and what a document names: where each is named, and which offices are told of its persons."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from msgspec.structs import replace

from pipeline.extract.events.happening import Happening
from pipeline.extract.names.directory import Directory
from pipeline.extract.names.forms import Named
from pipeline.extract.names.gazetteer import names_in
from pipeline.extract.names.mention import Mention
from pipeline.extract.sentence import Sentence
from pipeline.positions import cite
from pipeline.records import Entity, Evidence, Passage, Role

_PORTFOLIO = re.compile(r"(?i)\bminister (?:of|for) (?!state\b)(?P<what>\w.*)")
_MINISTRY = re.compile(r"(?i)\bministry (?:of|for) (?P<what>[^\W\d_][^,.;:()\n]*)")
_HEAD = 8  # passages at a document's head, where its ministry stands


class Register:
    """The entities of one document, each once, with the evidence of it."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._named: dict[Named, list[Evidence]] = defaultdict(list)
        self._roles: dict[Named, list[Role]] = defaultdict(list)
        self._by_people: dict[Named, bool] = {}
        self._met: set[Named] = set()
        self._foreign: set[Named] = (
            set()
        )  # those first told of beside another state than the document's own, and not beside it
        self._home: str | None = None
        self._ministries: set[str] = set()

    def note(self, passage: Passage, mentions: Sequence[Mention]) -> None:
        """Keep a mention of each entity in a passage as evidence of it."""
        here: set[Named] = set()
        for mention in mentions:
            named = self._directory.entity(mention)
            self._by_people[named] = mention.kind == "demonym" and self._by_people.get(named, True)
            if named not in here:
                here.add(named)
                self._named[named].append(cite(passage, mention.start, mention.end))

    def note_home(self, home: str | None, passages: Sequence[Passage]) -> None:
        """Keep whose document it is; also as an entity, if only the names of its bodies tell: "Central Bank of Sri Lanka"."""
        self._home = home
        self._ministries = {m["what"].strip().lower() for p in passages[:_HEAD] for m in _MINISTRY.finditer(p.words)}
        named = (m for mentions in self._directory.mentions for m in mentions if m.kind == "country")
        if home is None or any(m.code == home for m in named):
            return
        for passage, mentions in zip(passages, self._directory.mentions, strict=True):
            for body in mentions:
                state = next((m for m in names_in(passage.words[body.start : body.end]) if m.code == home), None)
                if state:
                    evidence = cite(passage, body.start + state.start, body.start + state.end)
                    entity = self._directory.country(home, state.name)
                    entity.called[" ".join(evidence.quote.split())] += 1
                    self._named[entity].append(evidence)
                    self._by_people[entity] = False
                    return

    def note_offices(self, sentence: Sentence, found: Sequence[Happening]) -> None:
        """Keep the offices that a sentence tells of persons, each with the date of what they do in it."""
        codes = {m.code for m in sentence.mentions if m.code and m.kind != "capital"}
        for mention in sentence.mentions:
            if mention.kind == "person" and (person := self._directory.entity(mention)) not in self._met:
                self._met.add(person)
                if codes and self._home not in codes:
                    self._foreign.add(person)
            if mention.role:
                when = next((h.value for h in found if h.start <= mention.start < h.end), None)
                of = mention.of or self._whose(mention, sentence)
                self._roles[self._directory.entity(mention)].append(Role(role=mention.role, of=of, when=when))

    def _whose(self, mention: Mention, sentence: Sentence) -> str | None:
        """Whose minister somebody is of whom the sentence does not say so: the document's own, where it is of his ministry or the
        sentence names no other state; not of whom it speaks first beside another: "Peru - your meeting with Minister Rojas"; nor
        whose counterpart is.
        """
        office = _PORTFOLIO.search(mention.role or "")
        counterparts = (m.of for m in sentence.mentions if m.role == mention.role and m is not mention)
        if office is None or self._home is None or self._home in counterparts:
            return None
        alone = all(m.code in (None, self._home) for m in sentence.mentions)
        what = office["what"].lower()
        own = any(ministry == what or ministry.startswith(f"{what} of ") for ministry in self._ministries)
        return self._home if own or (alone and self._directory.entity(mention) not in self._foreign) else None

    def held(self) -> set[str | None]:
        """The states and bodies whose offices are told."""
        return {role.of for roles in self._roles.values() for role in roles}

    def entities(self, stated: Set[str | None]) -> Iterator[Entity]:
        """All that the document names, each once; not a state of which nothing is `stated` and only something of its own
        named: "a Vietnamese ship".
        """
        for named, evidence in self._named.items():
            if self._by_people[named] and named.code not in stated and named.id not in stated:
                continue
            aliases = tuple(sorted(alias for alias in named.called if alias != named.name))
            yield Entity(
                id=named.id,
                kind=named.kind,
                name=named.name,
                aliases=aliases,
                roles=tuple(dict.fromkeys(_settled(self._roles[named]))) if named.kind == "person" else (),
                code=named.code,
                when=str(named.year) if named.year else None,
                evidence=tuple(evidence),
            )


def _settled(roles: Sequence[Role]) -> list[Role]:
    """The offices of one person; of one named again in short the state that is told with the fuller name: "the Minister"."""
    fuller = {role.of: role.role.lower() for role in roles if role.of}
    if len(fuller) != 1:
        return list(roles)
    [(state, name)] = fuller.items()
    return [replace(role, of=state) if role.of is None and role.role.lower() in name else role for role in roles]
