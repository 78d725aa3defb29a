"""What is kept of whom and what a document names: where each is named, and which offices are told of its persons."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from pipeline.extract.events.happening import Happening
from pipeline.extract.names.directory import Directory, Named
from pipeline.extract.names.gazetteer import known as names_in
from pipeline.extract.names.mention import Mention
from pipeline.extract.sentence import Sentence
from pipeline.positions import cite
from pipeline.records import Entity, Evidence, Passage, Role


class Register:
    """The entities of one document, each once, with the evidence of it."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._named: dict[Named, list[Evidence]] = defaultdict(list)
        self._roles: dict[Named, list[Role]] = defaultdict(list)
        self._by_people: dict[Named, bool] = {}

    def note(self, passage: Passage, mentions: Sequence[Mention]) -> None:
        """Keep a mention of each entity in a passage as evidence of it."""
        here: set[Named] = set()
        for mention in mentions:
            named = self._directory.entity(mention)
            by_people = mention.kind == "demonym"
            if named not in here:
                here.add(named)
                self._by_people[named] = by_people and named not in self._named
                self._named[named].append(cite(passage, mention.start, mention.end))
            elif not by_people:
                self._by_people[named] = False

    def note_home(self, home: str | None, passages: Sequence[Passage]) -> None:
        """Keep whose document it is, if only the names of its bodies tell: "Central Bank of Sri Lanka"."""
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
        for mention in sentence.mentions:
            if mention.role:
                when = next((h.value for h in found if h.start <= mention.start < h.end), None)
                self._roles[self._directory.entity(mention)].append(Role(role=mention.role, of=mention.of, when=when))

    def whose(self) -> set[str | None]:
        """Whose the offices are."""
        return {role.of for roles in self._roles.values() for role in roles}

    def entities(self, stated: Set[str | None]) -> Iterator[Entity]:
        """All that the document names, each once; not a state of which nothing is `stated` and only something of its own
        named, in one passage: "a Vietnamese ship".
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
                roles=tuple(dict.fromkeys(self._roles[named])) if named.kind == "person" else (),
                code=named.code,
                when=str(named.year) if named.year else None,
                evidence=tuple(evidence),
            )
