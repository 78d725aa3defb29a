"""What somebody agreed, planned or was asked to do at a date."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.events import plans, realis, titles
from pipeline.extract.events.governor import bracketed_start, is_edge, is_happening, phrase_start
from pipeline.extract.events.happening import Happening, happening
from pipeline.extract.events.kinds import kind_of_nouns
from pipeline.extract.events.references import resolved
from pipeline.extract.events.telling import told
from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import Memory
from pipeline.extract.sentence import Dated, Sentence

_SET = frozenset({"bound", "due", "expected", "likely", "meant", "ready", "scheduled", "set", "to"})


def happenings(sentence: Sentence, clause: Clause, date: Dated, at: int, memory: Memory) -> Iterator[Happening]:
    """The event of a date that belongs to the infinitive at token `at`."""
    if clause.group is None or at < clause.group.start:
        yield _without_verb(sentence, clause, date, at, memory)
        return
    event = told(sentence, clause, date, memory)
    if event is None:
        return
    if clause.group.lemma not in realis.COMMITMENT and realis.of_words([sentence.tokens[at]]) != "planned":
        yield event
        return
    event = _what_is_intended(sentence, date, at, event)
    yield replace(event, realis="planned") if event.realis == "happened" else event


def _without_verb(sentence: Sentence, clause: Clause, date: Dated, at: int, memory: Memory) -> Happening:
    """The event of an infinitive that stands before the verb, or without one: "plans to visit Accra in May were dropped"."""
    tokens = sentence.tokens
    first = phrase_start(tokens, max(at - 2, clause.start), clause.start)
    if first - 2 >= clause.start and tokens[first - 1].text == "," and tokens[first].lower in _SET:
        first = bracketed_start(tokens, first - 2, clause.start)  # "the tariffs, due to start in May"
    a = tokens[first].start
    words = resolved(sentence.text[a : date.end], memory)
    title = titles.trimmed(words, [date.text]) or titles.trimmed(words)
    kind = kind_of_nouns(tokens[first : sentence.token_at(date.start)])
    said = plans.undoes(sentence, clause) or "planned"
    return happening(sentence, a, date.end, date, title, kind, said)


def _what_is_intended(sentence: Sentence, date: Dated, at: int, event: Happening) -> Happening:
    """The event, called by the happening that somebody commits himself to, if a noun names one before the date."""
    tokens = sentence.tokens
    before = range(sentence.token_at(date.start) - 1, at, -1)
    noun = next((i for i in before if is_happening(tokens[i]) and not is_edge(tokens, i)), None)
    if noun is None:
        return event
    what = sentence.text[tokens[phrase_start(tokens, noun, at + 1)].start : date.end]
    title = titles.trimmed(what, [date.text])
    return replace(event, title=title, kind=kind_of_nouns([tokens[noun]]), clause=None)
