"""What a short form means that a text has told in full before: "the group", "a second", "the agreement", "it"."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.nouns import LENGTHS, singular
from pipeline.extract.language.phrases import is_plural
from pipeline.extract.language.tokens import Token
from pipeline.extract.memory.noun_phrases import Phrase, phrases_before, phrases_behind
from pipeline.extract.names.mention import Mention
from pipeline.extract.names.offices import OFFICES
from pipeline.extract.sentence import Sentence
from pipeline.wordlist import sets, words

_KEPT = 12  # sentences that a short form looks back
_PASSAGES = 2  # and no farther back than so many passages
_LONGEST_THING = 8
_NO_THING = frozenset(
    {"a", "an", "no", "neither", "none", "this", "that", "another", "other", "each", "every", "some", "any", "its"}
)
_OUT_OF_THING = frozenset({"PUNCT", "CONJ", "PRON", "VBASE", "VFIN"})
_ACTORS = frozenset({"country", "capital", "organisation"})
_COMES = sets("verb_sets")["comes_into"]
_OF_LAW = sets("verb_sets")["of_law"]
_POINTS_BACK = frozenset({"the", "this", "that", "these", "those"})
_ONE_MORE = frozenset({"another", "first", "second", "third", "fourth", "fifth", "sixth", "next"})
_ANY_ACCORD = sets("noun_sets")["any_accord"]
_NO_HEAD = _ONE_MORE | {"former", "half", "last", "latter", "one", "present", "same"}


class Thing(NamedTuple):
    """A noun phrase as it is told, with its `head`: whether it is `several` things, and whether it `acts`, as a state does."""

    told: str
    head: str
    several: bool
    acts: bool


class Focus(NamedTuple):
    """What a main clause is about, as far as an "it" can mean it: its subject and its object; and in which passage it stands."""

    subject: Thing | None
    object: Thing | None
    passage: int


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
            before = self.focus if sentence.tokens[clause.subject[0]].lower in ("it", "they") else None
            about = (before.subject or before.object) if before else None
        self.noted, self.known = (sentence, clause, names, about), None

    @property
    def focus(self) -> Focus | None:
        """What the last main clause was about: asked of few clauses, and so worked out when it is."""
        if self.known is None and self.noted is not None:
            sentence, clause, names, about = self.noted
            about = about or _subject(sentence, clause, names)
            self.known = Focus(about, _object(sentence, clause), sentence.passage.ordinal)
        return self.known

    def it(self, sentence: Sentence, clause: Clause) -> str | None:
        """What an "it" means that is the subject of a clause: the subject of the main clause before, else its object."""
        focus = self.focus
        if focus is None or focus.passage != sentence.passage.ordinal:
            return None
        single = [t for t in (focus.subject, focus.object) if t and not t.several]
        if is_of_law(sentence, clause):
            single = [t for t in single if t.head in words("in_force")]
        return next((t.told for t in single if t is focus.subject or not t.acts), None)

    def it_acts(self, sentence: Sentence) -> bool:
        """Whether the main clause before is about a state or a body, which can have a minister."""
        focus = self.focus
        return bool(focus and focus.subject and focus.subject.acts and focus.passage == sentence.passage.ordinal)

    def object(self, sentence: Sentence, pronoun: str) -> str | None:
        """What an "it" or "them" means behind a verb: a thing, not somebody, that the main clause before is about."""
        focus, several = self.focus, pronoun == "them"
        if focus is None or focus.passage != sentence.passage.ordinal:
            return None
        things = [t for t in (focus.subject, focus.object) if t and not t.acts and t.several == several]
        return things[0].told if things else None

    def meant(self, sentence: Sentence, start: int, end: int) -> str | None:
        """What tokens `start` to `end` of the sentence being read mean, as the text tells it in full before: "the group", "the
        agreement", "a second"; None of words that are no short form, and where two things may be meant.
        """
        short = sentence.tokens[start:end]
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
        return _as_known(*fullest) if alike else None

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
            if counts and not _ONE_MORE.isdisjoint(before):
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
            noun, hangs, _ = _as_known(told, phrase).partition(" of ")
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


def is_of_law(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells what only laws, agreements and measures do: "entered into force", "was ratified"."""
    group = clause.group
    if group is None:
        return False
    behind = {t.lower for t in sentence.tokens[group.end : group.end + 2]}
    return (group.lemma in _COMES and not behind.isdisjoint({"force", "effect"})) or group.lemma in _OF_LAW


def last_law(sentence: Sentence, place: int) -> Phrase | None:
    """The last phrase of a sentence before a token that is of a law, an agreement or a measure."""
    heads = words("in_force")
    return next(
        (
            p
            for p in reversed(phrases_before(sentence, place))
            if not heads.isdisjoint(sentence.tokens[p.at].lower.split()[-1:])
        ),
        None,
    )


def _subject(sentence: Sentence, clause: Clause, names: Sequence[Mention]) -> Thing | None:
    """The subject of a clause, if it is one thing or body that an "it" can mean, or are several things."""
    if clause.subject is None:
        return None
    tokens = sentence.tokens[slice(*clause.subject)]
    of = next((i for i, t in enumerate(tokens) if t.tag == "PREP"), len(tokens))
    return _thing(sentence, *clause.subject, clause.subject[0] + of - 1, names)


def _object(sentence: Sentence, clause: Clause) -> Thing | None:
    """What stands right behind the verb of a clause."""
    assert clause.group
    phrase = next(iter(phrases_behind(sentence, clause.group.end, 1)), None)
    phrase = phrase if phrase and phrase.start == clause.group.end else None
    if phrase is None or clause.group.passive:
        return None
    names = sentence.inside(sentence.mentions, *sentence.span(phrase.start, phrase.end))
    return _thing(sentence, phrase.start, phrase.end, phrase.at, names)


def _thing(sentence: Sentence, start: int, end: int, at: int, names: Sequence[Mention]) -> Thing | None:
    tokens = sentence.tokens[start:end]
    head = sentence.tokens[at] if start <= at < end else None
    if head is None or head.tag not in ("NOUN", "NAME") or head.lower in offices() | _NO_HEAD:
        return None
    named = [m for m in names if m.end == head.end]
    if any(m.kind in ("person", "demonym") for m in named) or (head.tag == "NAME" and names and not named):
        return None
    short = len(tokens) <= _LONGEST_THING and all(t.tag not in _OUT_OF_THING for t in tokens)
    if not short or tokens[0].lower in _NO_THING or tokens[0].tag not in ("DET", "POSS", "NOUN", "NAME"):
        return None
    acts = any(m.kind in _ACTORS for m in named) or not words("acting_nouns").isdisjoint((head.lower, f"{head.lower}s"))
    told = _as_known(sentence, Phrase(start, end, at)) if tokens[0].tag == "DET" else sentence.words(start, end)
    return Thing(told, singular(head.lower), not named and is_plural(head.lower), acts)


def _is_short(tokens: Sequence[Token]) -> bool:
    """Whether some words are a mere "the group", that points back, to no person."""
    return (
        len(tokens) == 2
        and tokens[0].lower in _POINTS_BACK
        and tokens[1].tag == "NOUN"
        and tokens[1].lower not in offices()
    )


def _is_one_more(tokens: Sequence[Token]) -> bool:
    """Whether some words count a thing on without naming it: "a second", "the next", "another"."""
    if [t.lower for t in tokens] == ["another"]:
        return True
    return len(tokens) == 2 and tokens[1].lower in _ONE_MORE and tokens[0].tag == "DET"


@cache
def offices() -> frozenset[str]:
    """Words for persons by their office, singular and plural."""
    return frozenset(f"{title.lower()}{many}" for title in OFFICES for many in ("", "s"))


def _tells_more(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase tells more than its noun: a name, a word that describes it, or what hangs on it."""
    plain = words("plain_qualities")
    before = [t for t in tokens[phrase.start : phrase.at] if t.tag not in ("DET", "NUM") and t.lower not in plain]
    inside = " " in tokens[phrase.at].text
    return bool(before) or inside or phrase.end > phrase.at + 1


def _as_known(sentence: Sentence, phrase: Phrase) -> str:
    """A phrase as it is told when known: "a working group on visas" is "the working group on visas"."""
    first, head = sentence.tokens[phrase.start], sentence.tokens[phrase.at]
    owned = any(t.tag == "POSS" for t in sentence.tokens[phrase.start : phrase.at])
    if first.tag == "NAME" and (owned or head.tag == "NAME"):
        return sentence.words(phrase.start, phrase.end)
    told = sentence.words(phrase.start + (first.tag == "DET"), phrase.end)
    opens = first.tag == "NOUN" and sentence.text[: first.start].rstrip()[-1:] in ("", ".", "”", "!", "?", ":")
    return f"the {told[:1].lower() + told[1:] if opens else told}"


def _is_of_noun(token: Token, noun: Token) -> bool:
    """Whether a phrase ends in a noun, in its number."""
    head = token.lower.rpartition(" ")[2]
    return is_plural(head) == is_plural(noun.lower) and singular(head) == singular(noun.lower)


def _content(sentence: Sentence, phrase: Phrase) -> frozenset[str]:
    """The words of a phrase but for its article."""
    return frozenset(t.lower for t in sentence.tokens[phrase.start : phrase.end] if t.tag != "DET")
