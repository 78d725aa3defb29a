"""What a title may be glossed with that a reader of it alone would miss: "[cocoa season]"; and what speaks for each gloss:
where and how the text tells it, what it shares with the title, and what the title lacks.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.events.happening import Happening
from pipeline.extract.judging.option import Option, Remark, few
from pipeline.extract.language.nouns import LENGTHS, singular
from pipeline.extract.memory import Memory
from pipeline.extract.referents import Phrase, phrases, phrases_before, phrases_behind
from pipeline.extract.sentence import Sentence
from pipeline.likeness import stems
from pipeline.wordlist import words

_LONGEST = 8  # tokens of a gloss
_FULL = 7  # content words of a title that lacks nothing
_MOST = 24  # glosses
_NEAR = 10  # phrases of a sentence
_PRONOUNS = frozenset("it they he she we i you this that these those both his her its their our".split())


class Gloss(NamedTuple):
    """Words that a title may be glossed with: those of a phrase of a sentence, which stands `where` by the event, or the states
    that a text is about.
    """

    told: str
    where: str
    sentence: Sentence
    phrase: Phrase | None


class Title(NamedTuple):
    """A title, its content words without their endings, its words in the singular, and what it is like."""

    told: str
    known: set[str]
    words: frozenset[str]
    lacks: tuple[str, ...]


def glosses(sentence: Sentence, event: Happening, memory: Memory) -> list[Option]:
    """What a title may be glossed with, first nothing."""
    title = Title(
        event.title, stems(event.title), frozenset(map(singular, event.title.lower().split())), _lacks(sentence, event)
    )
    found: dict[str, list[Remark]] = {}
    for gloss in _glosses(sentence, event, memory):
        if len(found) < _MOST and gloss.told not in found and not stems(gloss.told) <= title.known:
            found[gloss.told] = _remarks(gloss, title, memory)
    nothing = Option(None, [(_nothing, title.lacks)], ("",))
    return [nothing, *(Option(told, remarks, ("",)) for told, remarks in found.items())]


def _glosses(sentence: Sentence, event: Happening, memory: Memory) -> Iterator[Gloss]:
    """The phrases about an event, the nearest first."""
    at = sentence.token_at(event.start)
    before, behind = reversed(phrases_before(sentence, at, _NEAR)), phrases_behind(sentence, at, _NEAR)
    yield from (_gloss(sentence, p, "next" if n == 0 else "before") for n, p in enumerate(before))
    yield from (_gloss(sentence, p, "behind") for p in behind if not _is_in(sentence, p, event))
    told = [s for s in memory.referents.sentences if s is not sentence and s.passage is sentence.passage]
    for number, other in enumerate(reversed(told)):
        where = "told" if number == 0 else "first" if other is told[0] else "earlier"
        yield from (_gloss(other, p, where) for p in phrases(other)[:_NEAR])
    if len(states := memory.two_states(sentence.passage.ordinal)) > 1:
        yield Gloss(" and ".join(m.name for m in states), "states", sentence, None)
    if heading := memory.referents.heading:
        yield from (_gloss(heading, p, "heading") for p in phrases(heading)[:_NEAR])


def _gloss(sentence: Sentence, phrase: Phrase, where: str) -> Gloss:
    tokens, start = sentence.tokens, phrase.start
    start += tokens[start].tag == "DET" and start < phrase.at
    end = phrase.end if phrase.end - start <= _LONGEST else phrase.at + 1
    told = sentence.words(start, end)
    opens = tokens[start].tag == "NOUN" and start == 0
    return Gloss(told[:1].lower() + told[1:] if opens else told, where, sentence, phrase)


def _is_in(sentence: Sentence, phrase: Phrase, event: Happening) -> bool:
    """Whether the words of a phrase stand in a title."""
    return sentence.words(phrase.start, phrase.end) in event.title


def _lacks(sentence: Sentence, event: Happening) -> tuple[str, ...]:
    """What a title is like: how it begins, how much it tells, and by what."""
    title, clause = event.title, event.clause
    first = title.split()[0].lower()
    if title.startswith("["):
        begins = "bracket"
    elif first in _PRONOUNS:
        begins = f"pronoun {first}"
    elif first in ("the", "a", "an", "no"):
        begins = first
    else:
        begins = "name" if any(m.start == event.start for m in sentence.mentions) else "noun"
    named = [
        m for m in sentence.inside(sentence.mentions, event.start, event.end) if sentence.text[m.start : m.end] in title
    ]
    kinds: list[str] = sorted({m.kind for m in named}) or ["nobody"]
    tells = few(len(stems(title)), 9)
    lacks = [
        f"begins {begins}",
        f"tells {tells}",
        *(f"names {kind}" for kind in kinds),
        f"begins {begins} tells {tells}",
    ]
    lacks.append(f"named {few(len(named), 3)} tells {tells}")
    if clause and clause.group:
        subject = sentence.tokens[slice(*clause.subject)] if clause.subject else []
        form = "-" if not subject else f"{subject[0].tag} {few(len(subject), 4)}"
        lacks += [
            f"verb {clause.group.lemma}",
            f"link {clause.link}",
            f"subject {form}",
            f"inherited {clause.inherited}",
        ]
        if subject:
            lacks.append(f"head {singular(subject[-1].lower)}")
    else:
        lacks.append("by noun")
    return (*lacks, f"kind {event.kind}")


def _remarks(gloss: Gloss, title: Title, memory: Memory) -> list[Remark]:
    """What speaks for a gloss."""
    sentence, phrase, where = gloss.sentence, gloss.phrase, gloss.where
    shares = few(len(stems(gloss.told) & title.known), 2)
    lacking: Remark = (_lacking, where, title.lacks)
    if phrase is None:
        return [lacking, (_shared, where, shares, False)]
    head, first = sentence.tokens[phrase.at], sentence.tokens[phrase.start]
    noun, form = singular(head.lower), _form(sentence, phrase)
    said = memory.referents.named[noun]
    return [
        lacking,
        (_formed, form, title.lacks[:2]),
        (_stands, where, _role(sentence, phrase), form),
        (_shared, where, shares, singular(noun.rpartition(" ")[2]) in title.words),
        (_told, first.lower if first.tag == "DET" else "-", few(phrase.end - phrase.start, 6), few(said, 4)),
        (_of_noun, noun),
    ]


def _nothing(lacks: Sequence[str]) -> Sequence[str]:
    return [f"nothing {lack}" for lack in lacks]


def _lacking(where: str, lacks: Sequence[str]) -> Sequence[str]:
    return [f"{lack} at {where}" for lack in lacks]


def _formed(form: str, lacks: Sequence[str]) -> Sequence[str]:
    return [f"{lack} form {form}" for lack in lacks]


def _stands(where: str, role: str, form: str) -> Sequence[str]:
    return f"at {where}", f"at {where} role {role}", f"at {where} form {form}", f"role {role}", f"form {form}"


def _shared(where: str, shares: int, head: bool) -> Sequence[str]:
    return f"shares {shares} head {head}", f"shares {shares} head {head} at {where}"


def _told(article: str, long: int, said: int) -> Sequence[str]:
    return f"article {article}", f"long {long}", f"said {said}"


def _of_noun(noun: str) -> Sequence[str]:
    return f"word {noun}", f"date {noun in LENGTHS}", f"plain {noun in words('plain_qualities')}"


def _role(sentence: Sentence, phrase: Phrase) -> str:
    """What a phrase is in its clause: its subject, its object, or behind a preposition."""
    before = sentence.tokens[phrase.start - 1] if phrase.start else None
    clause = sentence.clause_at(sentence.tokens[phrase.start].start)
    if (
        clause.group
        and clause.subject
        and not clause.inherited
        and clause.subject[0] <= phrase.start < clause.subject[1]
    ):
        return "subject" if phrase.start == clause.subject[0] else "in subject"
    if clause.group and clause.group.end == phrase.start:
        return "object"
    return f"by {before.lower}" if before and before.tag in ("PREP", "TO") else "other"


def _form(sentence: Sentence, phrase: Phrase) -> str:
    """What a phrase is made of: a name of some kind, a bare noun, or one with more."""
    head = sentence.tokens[phrase.at]
    named = next((m.kind for m in sentence.mentions if m.end == head.end), None)
    if named:
        return named
    names = any(t.tag == "NAME" for t in sentence.tokens[phrase.start : phrase.end])
    return f"{head.tag} {few(phrase.end - phrase.start, 3)} {names}"
