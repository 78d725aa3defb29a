"""What a reader keeps in mind from sentence to sentence: who "he" is, which visit, what was measured last."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.phrases import is_plural
from pipeline.extract.memory.about import offices
from pipeline.extract.memory.referents import Referents
from pipeline.extract.names.gazetteer import state_names
from pipeline.extract.names.mention import Mention
from pipeline.extract.sentence import Sentence, label_of, once
from pipeline.likeness import stems
from pipeline.wordlist import sets

_BOTH = re.compile(r"(?:the two|both)(?: (?P<noun>.+))?\Z")
_OF_BOTH = re.compile(  # "the two countries' customs services", "the railways of both states"
    r"(?:(?:the two|both) |.+ of (?:the two|both) )(?P<noun>countries|governments|nations|states|sides|neighbou?rs)(?:[’'] .+)?\Z"
)
_SIDES = frozenset({"parties", "sides"})
_MEN = frozenset({"King", "Lord", "Mr", "Mr.", "Prince", "Sheikh", "Shri", "Sir"})
_WOMEN = frozenset(
    {"Baroness", "Lady", "Madam", "Miss", "Mrs", "Mrs.", "Ms", "Ms.", "Princess", "Queen", "Sheikha", "Smt"}
)
_ANYBODY = frozenset({"sides", "parties", "of them", "neighbours", "neighbors"})
_STATES = sets("noun_sets")["states"]
_CLEAR = 2  # times as often as any third are the two states named that a document is about
_NEAR = 1  # passages back, in which the two states may be named
_KEPT = 500  # happenings: a reader goes back no further
_PERSONS = sets("noun_sets")["persons"]


@dataclass(frozen=True, slots=True)
class Told:
    """A happening that was told with its date, to which a later sentence may refer."""

    words: frozenset[str]
    value: str
    text: str
    passage: int


@dataclass(slots=True)
class Memory:
    """Who and what the sentences before were about. `called` is the name, before in the sentence, of whom a "he" or "she" means,
    that is not known to be a person's otherwise; `several` were told of last in one sentence, `together`; `lately` the
    states that the last sentences named, and in which passage; `states` all that were named, `named` how often;
    `referents` the things that short forms and an "it" mean; `label` what the item being read is about, as its first words
    say; `men` says of persons with a "Mr" or "Ms" which it is.
    """

    person: Mention | None = None
    called: str | None = None
    several: tuple[Mention, ...] = ()
    together: Sentence | None = None
    lately: tuple[tuple[Mention, ...], int] | None = None
    named: Counter[str] = field(default_factory=Counter)
    states: dict[str, Mention] = field(default_factory=dict)
    referents: Referents = field(default_factory=Referents)
    label: str = ""
    men: dict[str, bool] = field(default_factory=dict)
    happenings: deque[Told] = field(default_factory=lambda: deque(maxlen=_KEPT))

    def note_states(self, sentence: Sentence) -> None:
        """Keep the states that a sentence names."""
        states = _distinct(m for m in sentence.mentions if m.kind == "country" or _is_government(m))
        for state in states:
            self.named[state.name] += 1
            self.states[state.name] = state
        if states:
            here = sentence.passage.ordinal
            near = self.lately[0] if self.lately and here - self.lately[1] <= _NEAR else ()
            self.lately = ((*near[-1:], *states) if len(states) == 1 else tuple(states), here)

    def two_states(self, passage: int) -> tuple[Mention, ...]:
        """The two states that "the two countries" means in a passage, where no subject tells: those that the document names
        by far most, else the two named last, not far before.
        """
        first = self.named.most_common(3)
        if len(first) == 2 or (len(first) == 3 and first[1][1] >= _CLEAR * first[2][1]):
            return tuple(self.states[name] for name, _ in first[:2])
        last = _distinct(self.lately[0]) if self.lately and passage - self.lately[1] <= _NEAR else []
        return tuple(last) if len(last) == 2 else ()

    def before(self, sentence: Sentence, clause: Clause) -> "Memory":
        """What is in mind where a clause of the sentence being read begins."""
        told = [c for c in sentence.clauses[: clause.place] if c.group]
        if not told:
            return self
        memory = replace(self, referents=replace(self.referents))
        for other in told:
            memory.note_subject(sentence, other)
        return memory

    def note_label(self, sentence: Sentence) -> None:
        """Keep what the first sentence of an item says that the item is about, and whom."""
        self.label = label_of(sentence)
        first = next(iter(sentence.mentions), None)
        if self.label and first and first.kind == "person" and first.start == sentence.start:
            self.person = first

    def note_subject(self, sentence: Sentence, clause: Clause) -> None:
        """Keep the subject of a clause for the pronouns to come."""
        names = subject_names(sentence, clause)
        if clause.link in ("main", "joined") and not clause.inherited:
            self.referents.note_clause(sentence, clause, names)
        beside = person_beside(sentence, clause.subject[1]) if clause.subject and not clause.inherited else None
        persons = [*(m for m in names if m.kind == "person"), *([beside] if beside else [])]
        everyone = _distinct(m for m in sentence.mentions if m.kind == "person")
        self.men |= {m.name: title in _MEN for m in everyone if (title := _title(sentence, m)) in _MEN | _WOMEN}
        if persons or everyone:
            self.called = None
            self.person = (persons or everyone[-1:])[0]
        elif not names and (name := _bare_name(sentence, clause)):
            self.called = name
        elif self.person and _is_of_another_office(sentence, clause, self.person):
            self.person = None
        actors = _distinct(m for m in names if m.kind in ("person", "country", "capital", "organisation"))
        if len(again := self._again(sentence, clause)) > 1:
            self.several, self.together = again, sentence
        elif len(actors) > 1:
            self.several, self.together = tuple(actors), sentence
        elif len(everyone) == 2:
            self.several, self.together = tuple(everyone), sentence

    def _again(self, sentence: Sentence, clause: Clause) -> tuple[Mention, ...]:
        """The several told of before whom the whole subject of a clause means: "they", "the two leaders"."""
        if clause.subject is None or clause.inherited:
            return ()
        words = sentence.words(*clause.subject).lower()
        return self.who(words) if words == "they" or _BOTH.match(words) else ()

    def who(self, pronoun: str, passage: int | None = None) -> tuple[Mention, ...]:
        """Whom a pronoun or "the two leaders" means, as far as that is clear; in a `passage`, whose "the two countries' services"
        are too.
        """
        word = pronoun.lower()
        if word in ("he", "she", "his", "her", "him"):
            fits = self.person and self.men.get(self.person.name) in (None, word.startswith("h") and word != "her")
            return (self.person,) if self.person and fits else ()
        if word in ("they", "their", "them"):
            return self.several if self._has_just_told_of_several() else ()
        theirs = _OF_BOTH.match(word) if passage is not None else None
        if m := theirs or _BOTH.match(word):
            clear = m["noun"] not in _ANYBODY or self._has_just_told_of_several() or not _are_bodies(self.several)
            if len(self.several) == 2 and clear and _can_be(self.several, m["noun"]):
                return self.several
            return self.two_states(passage) if passage is not None and m["noun"] in _STATES | _SIDES else ()
        return ()

    def _has_just_told_of_several(self) -> bool:
        """Whether the sentence being read, or the one before it in its passage, names several that act, and no clause since is
        about several others.
        """
        noted, last = self.referents.noted, [*self.referents.sentences][-2:]
        focus = self.referents.focus if noted and noted[0] is not self.together else None
        if focus and focus.subject and focus.subject.several:
            return False
        return any(told is self.together and told.passage is last[-1].passage for told in last)

    def recall(self, text: str, passage: int | None = None) -> Told | None:
        """The happening told before that a noun phrase means: one that shares its words, the last such. In its own `passage`
        one word is enough.
        """
        wanted = stems(text)
        for told in reversed(self.happenings):
            shared = len(wanted & told.words)
            here = passage is not None and told.passage == passage and len(wanted) == 1
            if here and shared:
                return told
            if len(wanted) > 1 and shared >= min(2, len(told.words)) and shared >= len(wanted) - 1:
                return told
        return None


def person_beside(sentence: Sentence, end: int) -> Mention | None:
    """Who is named between commas behind an office that ends before a token: "the foreign minister, Ann Lee, signed"."""
    tokens = sentence.tokens
    if end + 2 >= len(tokens) or tokens[end].text != "," or tokens[end - 1].tag not in ("NOUN", "NAME"):
        return None
    person = next((m for m in sentence.mentions if m.kind == "person" and m.start == tokens[end + 1].start), None)
    behind = sentence.token_at(person.end) if person else 0
    return person if behind < len(tokens) and tokens[behind].text == "," else None


def _title(sentence: Sentence, person: Mention) -> str:
    """The word with which a person is called, at the head of the name or before it: "Ms"."""
    first = sentence.text[person.start : person.end].partition(" ")[0]
    return first if first in _MEN | _WOMEN else sentence.text[: person.start].rstrip().rpartition(" ")[2]


def _are_bodies(several: Sequence[Mention]) -> bool:
    return all(m.kind == "organisation" for m in several)


def _bare_name(sentence: Sentence, clause: Clause) -> str | None:
    """The subject of a clause, if it is no more than a name that the text does not explain: "Van Houten"."""
    if clause.subject is None or clause.inherited:
        return None
    subject = sentence.tokens[slice(*clause.subject)]
    named = subject[-1].tag == "NAME" and all(t.text[0].isupper() for t in subject)
    return sentence.words(*clause.subject) if named else None


def _is_of_another_office(sentence: Sentence, clause: Clause, person: Mention) -> bool:
    """Whether the subject of a clause is somebody without a name, called by an office that a person does not hold: "the Swiss
    president", after a minister.
    """
    if clause.subject is None or clause.inherited or clause.link not in ("main", "joined") or not person.role:
        return False
    subject = sentence.tokens[slice(*clause.subject)]
    head = next((i for i, t in enumerate(subject) if t.tag in ("PREP", "PUNCT", "VPART")), len(subject)) - 1
    noun = subject[head].lower if head >= 0 else ""
    return noun in offices() and not is_plural(noun) and noun not in person.role.lower()


def _can_be(several: Sequence[Mention], noun: str | None) -> bool:
    """Whether some persons or states can be called so: two presidents are no governments."""
    if noun is None or noun in _ANYBODY:
        return True
    if noun in _STATES:
        return all(m.kind in ("country", "capital") for m in several)
    person = all(m.kind == "person" for m in several)
    return person and (noun in _PERSONS or all(m.role and noun.rstrip("s") in m.role.lower() for m in several))


def _is_government(mention: Mention) -> bool:
    """Whether a body is called as its state is: "Government of Burkina Faso"."""
    return mention.kind == "organisation" and mention.name in state_names()


def _distinct(mentions: Iterable[Mention]) -> list[Mention]:
    return list({m.name: m for m in mentions}.values())


@once
def subject_names(sentence: Sentence, clause: Clause) -> Sequence[Mention]:
    """The names in the subject of a clause."""
    if clause.subject is None:
        return ()
    a, b = sentence.span(*clause.subject)
    return sentence.inside(sentence.mentions, a, b)
