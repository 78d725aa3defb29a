"""What a short form means that a text has told in full before: "the group", "a second", "the agreement", "it"."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.extract.language.clauses import Clause, Group
from pipeline.extract.language.lexicon import SPEECH
from pipeline.extract.language.nouns import LENGTHS, singular
from pipeline.extract.language.phrases import is_plural
from pipeline.extract.language.tokens import Token
from pipeline.extract.memory.about import (
    ACTORS,
    LAW,
    ONE_MORE,
    Focus,
    Thing,
    as_known,
    is_legal,
    is_of_law,
    object_thing,
    offices,
    subject_thing,
)
from pipeline.extract.memory.noun_phrases import Phrase, phrases_before
from pipeline.extract.names.common import HAPPENINGS
from pipeline.extract.names.mention import Mention
from pipeline.extract.sentence import Sentence
from pipeline.wordlist import sets, words

_KEPT = 12  # sentences that a short form looks back
_PASSAGES = 2  # and no farther back than so many passages
_NUMERAL = 3  # letters, as of "the III Committee"
_POINTS_BACK = frozenset({"the", "this", "that", "these", "those"})
_ANY_ACCORD = sets("noun_sets")["any_accord"]
_SET = {verb.split(" ", 1)[0] for verb in words("set_for")} | {"expected", "meant"}
_SAID_BY_SOMEBODY = SPEECH | {
    "agree",
    "decide",
    "hope",
    "intend",
    "pledge",
    "promise",
    "refuse",
    "undertake",
    "want",
    "wish",
}


@dataclass(slots=True)
class Referents:
    """The sentences that were read last; the main clause that was `noted` last, and what it was about, once that is `known`."""

    sentences: deque[Sentence] = field(default_factory=lambda: deque(maxlen=_KEPT))
    noted: tuple[Sentence, Clause, Sequence[Mention], Thing | None] | None = None
    known: Focus | None = None

    def note(self, sentence: Sentence) -> None:
        """Keep a sentence that is being read."""
        self.sentences.append(sentence)

    def note_clause(self, sentence: Sentence, clause: Clause, names: Sequence[Mention]) -> None:
        """Keep what a main clause is about, whose subject holds some `names`: a pronoun there goes on with what was before."""
        about = None
        if clause.subject and clause.subject[1] - clause.subject[0] == 1:
            word = sentence.tokens[clause.subject[0]].lower
            about = self._subject_before(sentence, clause, several=word == "they") if word in ("it", "they") else None
        self.noted, self.known = (sentence, clause, names, about), None

    @property
    def focus(self) -> Focus | None:
        """What the last main clause was about: asked of few clauses, and so worked out when it is."""
        if self.known is None and self.noted is not None:
            sentence, clause, names, about = self.noted
            about = about or subject_thing(sentence, clause, names)
            self.known = Focus(about, object_thing(sentence, clause), sentence.passage.ordinal)
        return self.known

    def it(self, sentence: Sentence, clause: Clause, *, several: bool = False) -> str | None:
        """What an "it", or a "they" where it is `several`, means that is the subject of a clause, but of one in another."""
        before = sentence.clauses[clause.place - 1] if clause.place else None
        within = before and before.link not in ("main", "joined") and not before.inherited
        if within and clause.link not in ("main", "joined"):
            return None
        thing = self._subject_before(sentence, clause, several=several)
        return thing.told if thing else None

    def its(self, sentence: Sentence, *, several: bool = False) -> str | None:
        """Whose an "its" or "their" says that a subject is."""
        thing = next(iter(self._things(sentence, several=several)), None)
        return thing.told if thing else None

    def acting(self, sentence: Sentence, clause: Clause) -> Thing | None:
        """The subject of a clause, if it acts, as a state does."""
        names = sentence.inside(sentence.mentions, *sentence.span(*clause.subject)) if clause.subject else ()
        thing = subject_thing(sentence, clause, names)
        return thing if thing and thing.acts else None

    def _subject_before(self, sentence: Sentence, clause: Clause, *, several: bool) -> Thing | None:
        """What is meant by an "it" or "they" before the verb of a clause: the subject of the main clause before, else its object;
        who was named there, if it says something; of what laws do, the one law told of there.
        """
        things = self._things(sentence, several=several)
        if is_of_law(sentence, clause):
            return next((t for t in things if is_legal(t.head)), None) or self._law_before(sentence, several=several)
        if clause.group and clause.group.lemma in _SAID_BY_SOMEBODY and not clause.group.passive and not several:
            return next((t for t in things if t.acts or t.told[0].isupper()), None) or self._actor_before(sentence)
        if clause.group and _is_set(
            clause.group
        ):  # a plan is of a thing, and of nobody: "Chad plans a port. It is expected in 2019"
            things = [t for t in things if not t.acts]
            return next((t for t in things if t.head in HAPPENINGS), None) or next(iter(things), None)
        return next(iter(things), None)

    def _things(self, sentence: Sentence, *, several: bool) -> list[Thing]:
        """The subject of the last main clause of the passage and its object, if that is nobody."""
        focus = self.focus
        if focus is None or focus.passage != sentence.passage.ordinal:
            return []
        told = [focus.subject, None if several and self._tells_of_people() else _unless_acting(focus.object)]
        return [t for t in told if t and t.several == several]

    def _tells_of_people(self) -> bool:
        """Whether the last main clause is about several people, called by their office: "the two leaders"."""
        if self.noted is None:
            return False
        sentence, clause, *_ = self.noted
        first, end = clause.subject or (0, 0)
        words = {t.lower for t in sentence.tokens[first:end] if is_plural(t.lower)}
        return not words.isdisjoint(offices())

    def _law_before(self, sentence: Sentence, *, several: bool) -> Thing | None:
        """The law, agreement or measure that the sentence before tells of in its passage, if it is the only one."""
        told = self.sentences[-2] if len(self.sentences) > 1 else None
        if told is None or told.passage is not sentence.passage:
            return None
        named = [m for m in told.mentions if m.kind == "agreement"]
        laws = [p for p in phrases_before(told, len(told.tokens)) if is_legal(told.tokens[p.at].lower)]
        if len({m.name for m in named}) + sum(not _covers(named, told.tokens[p.at]) for p in laws) != 1:
            return None
        words = f"the {told.text[named[0].start : named[0].end]}" if named else as_known(told, laws[0])
        plural = not named and is_plural(told.tokens[laws[0].at].lower)
        return Thing(words, LAW, several, acts=False) if plural == several else None

    def _actor_before(self, sentence: Sentence) -> Thing | None:
        """The state or body that the last main clause of the passage names, if it is the only one."""
        if self.noted is None or self.noted[0].passage is not sentence.passage:
            return None
        told, clause, _, _ = self.noted
        named = told.inside(told.mentions, *told.span(clause.start, clause.end))
        actors = {told.text[m.start : m.end] for m in named if m.kind in ACTORS}
        return Thing(actors.pop(), "", several=False, acts=True) if len(actors) == 1 else None

    def it_acts(self, sentence: Sentence) -> bool:
        """Whether the main clause before is about a state or a body, which can have a minister."""
        focus = self.focus
        return bool(focus and focus.subject and focus.subject.acts and focus.passage == sentence.passage.ordinal)

    def object(self, sentence: Sentence, clause: Clause, pronoun: str) -> str | None:
        """What an "it" or "them" means behind a verb: a thing, not somebody, that the main clause before is about; a law, where
        it is ratified.
        """
        things = [t for t in self._things(sentence, several=pronoun == "them") if not t.acts]
        if is_of_law(sentence, clause):
            things = [t for t in things if is_legal(t.head)] or [
                *filter(None, [self._law_before(sentence, several=pronoun == "them")])
            ]
        return things[0].told if things else None

    def meant(self, sentence: Sentence, start: int, end: int) -> str | None:
        """What tokens `start` to `end` of the sentence being read mean, as the text tells it in full before: "the group", "the
        agreement", "a second"; None of words that are no short form, and where two things may be meant.
        """
        short = sentence.tokens[start:end]
        if name := _name_in_full(sentence, short):
            return f"the {name}"
        if _is_one_more(short):
            return self._one_more(sentence, start, short)
        if short[0].lower in ("that", "those") and [t.lower for t in short[1:2]] in ([], ["of"]):
            return self._same_of_another(sentence, start, end)
        return self._in_full(sentence, start, short[-1]) if _is_short(short) else None

    def _in_full(self, sentence: Sentence, start: int, noun: Token) -> str | None:
        found: list[tuple[Sentence, Phrase]] = []
        for told, phrase in self._before(sentence, start):
            if found and told.passage is not found[0][0].passage:
                break
            if _is_of_noun(told.tokens[phrase.at], noun) and _tells_more(told.tokens, phrase):
                found.append((told, phrase))
        if not found:
            return self._accord(sentence, start, noun.lower)
        fullest = max(found, key=lambda place: len(_content(*place)))
        alike = all(_content(*place) <= _content(*fullest) for place in found)
        return as_known(*fullest) if alike else None

    def _accord(self, sentence: Sentence, start: int, noun: str) -> str | None:
        """The agreement that a noun can mean of those that the last sentence before a token names, if there is only one."""
        place = sentence.tokens[start].start
        for told in reversed(self.sentences):
            if sentence.passage.ordinal - told.passage.ordinal > _PASSAGES:
                return None
            named = {
                m.name: told.text[m.start : m.end]
                for m in told.mentions
                if m.kind == "agreement" and m.name != m.name.lower() and (told is not sentence or m.end <= place)
                if noun in _ANY_ACCORD or noun in m.name.lower().split()
            }
            if named:
                return next(iter(named.values())) if len(named) == 1 else None
        return None

    def _one_more(self, sentence: Sentence, start: int, short: Sequence[Token]) -> str | None:
        for told, phrase in self._before(sentence, start):
            if told.passage is not sentence.passage:
                return None
            before = [t.lower for t in told.tokens[phrase.start : phrase.at]]
            noun = told.tokens[phrase.at].lower
            counts = told.tokens[phrase.at].tag == "NOUN" and singular(noun) not in LENGTHS
            if counts and not ONE_MORE.isdisjoint(before):
                return " ".join([*(t.text for t in short), singular(noun)])
        return None

    def _same_of_another(self, sentence: Sentence, start: int, end: int) -> str | None:
        """What "that of Uganda" and "those planned" mean: what was told before of another."""
        several, of = sentence.tokens[start].lower == "those", end - start > 1
        for told, phrase in self._before(sentence, start):
            if told.passage is not sentence.passage:
                return None
            head = told.tokens[phrase.at]
            fits = (
                is_plural(head.lower) == several
                and head.tag in ("NOUN", "NAME")
                and singular(head.lower) not in LENGTHS
            )
            noun, hangs, _ = as_known(told, phrase).partition(" of ")
            if fits and (hangs or not of):
                return " ".join([noun, *([sentence.words(start + 1, end)] if of else [])])
        return None

    def _before(self, sentence: Sentence, start: int) -> Iterator[tuple[Sentence, Phrase]]:
        """The phrases before a token, from the last back."""
        for told in reversed(self.sentences):
            if sentence.passage.ordinal - told.passage.ordinal > _PASSAGES:
                return
            for phrase in reversed(phrases_before(told, start if told is sentence else len(told.tokens))):
                yield told, phrase


def _is_set(group: Group) -> bool:
    """Whether a verb in the passive tells for when a thing is set."""
    return group.passive and group.head.lower in _SET


def _unless_acting(thing: Thing | None) -> Thing | None:
    return thing if thing and not thing.acts else None


def _is_short(tokens: Sequence[Token]) -> bool:
    """Whether some words are a mere "the group", that points back, to no person."""
    return (
        len(tokens) == 2
        and tokens[0].lower in _POINTS_BACK
        and tokens[1].tag == "NOUN"
        and tokens[1].lower not in offices()
    )


def _name_in_full(sentence: Sentence, short: Sequence[Token]) -> str | None:
    """The name of a body or an agreement of which some words, "the Ministry", are only the last or the first."""
    if len(short) != 2 or short[0].lower != "the" or not short[1].text[1:].islower():
        return None
    named = next(
        (m for m in sentence.mentions if m.end == short[1].end and m.kind in ("organisation", "agreement")), None
    )
    held = named.name.split() if named and named.code is None else []
    told = len(held) > 1 and short[1].text in (held[0], held[-1]) and held[0].istitle() and len(held[0]) > _NUMERAL
    return " ".join(held) if told else None


def _is_one_more(tokens: Sequence[Token]) -> bool:
    """Whether some words count a thing on without naming it: "a second", "the next", "another"."""
    if [t.lower for t in tokens] == ["another"]:
        return True
    return len(tokens) == 2 and tokens[1].lower in ONE_MORE and tokens[0].tag == "DET"


def _tells_more(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase tells more than its noun: a name, a word that describes it, or what hangs on it."""
    plain = words("plain_qualities")
    before = [t for t in tokens[phrase.start : phrase.at] if t.tag not in ("DET", "NUM") and t.lower not in plain]
    inside = " " in tokens[phrase.at].text
    return bool(before) or inside or phrase.end > phrase.at + 1


def _is_of_noun(token: Token, noun: Token) -> bool:
    """Whether a phrase ends in a noun, in its number."""
    head = token.lower.rpartition(" ")[2]
    return is_plural(head) == is_plural(noun.lower) and singular(head) == singular(noun.lower)


def _content(sentence: Sentence, phrase: Phrase) -> frozenset[str]:
    """The words of a phrase but for its article."""
    return frozenset(t.lower for t in sentence.tokens[phrase.start : phrase.end] if t.tag != "DET")


def _covers(named: Sequence[Mention], token: Token) -> bool:
    return any(m.start <= token.start and token.end <= m.end for m in named)
