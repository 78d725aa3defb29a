"""What somebody agreed, planned or was asked to do at a date."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.events import plans, realis, titles
from pipeline.extract.events.governor import is_edge, is_happening, phrase_start
from pipeline.extract.events.happening import Happening, happening
from pipeline.extract.events.kinds import kind_of_nouns
from pipeline.extract.events.references import resolved
from pipeline.extract.events.telling import told
from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import Memory
from pipeline.extract.sentence import Dated, Sentence
from pipeline.wordlist import words

_LONGEST = 8  # words of a noun that an infinitive hangs on, with what hangs on it too
_LIGHT = words("light_verbs")


def happenings(sentence: Sentence, clause: Clause, date: Dated, at: int, memory: Memory) -> Iterator[Happening]:
    """The event of a date that belongs to the infinitive at token `at`."""
    if clause.group is None or at < clause.group.start:
        yield _without_verb(sentence, clause, date, at, memory)
        return
    event = told(sentence, clause, date, memory)
    if event is None:
        return
    if _is_tried(clause, date):
        yield event
        return
    if clause.group.lemma not in realis.COMMITMENT and realis.of_words([sentence.tokens[at]]) != "planned":
        yield _hanging(sentence, clause, date, at, memory) or event
        return
    event = _what_is_intended(sentence, date, at, event)
    said = plans.fate(sentence, clause) or "planned"
    yield replace(event, realis=said) if event.realis in ("happened", "planned") else event


def _is_tried(clause: Clause, date: Dated) -> bool:
    """Whether a clause tells what somebody tried at a date: "sought to sell out in 2022"; not "by 2022"."""
    group = clause.group
    tried = group is not None and group.lemma == "seek" and group.tense == "past" and not (group.modal or group.passive)
    return tried and date.expression.edge is None


def _hanging(sentence: Sentence, clause: Clause, date: Dated, at: int, memory: Memory) -> Happening | None:
    """What is "to be held" at a date, where that hangs on a noun behind a preposition: "in view of the election to be held in
    May", whatever the verb tells. None of other infinitives.
    """
    tokens, group = sentence.tokens, clause.group
    noun = at - 2 if tokens[at - 1].tag == "TO" else at - 1
    if group is None or tokens[noun + 2].lower != "be" or not is_happening(tokens[noun]):
        return None
    first = phrase_start(tokens, noun, clause.start)
    if tokens[first - 1].tag != "PREP" or first - 1 < group.end:
        return None
    a = tokens[first].start
    title = titles.trimmed(resolved(sentence.text[a : date.end], memory), [date.text])
    return happening(sentence, a, date.end, date, title, kind_of_nouns([tokens[noun]]), "planned")


def _without_verb(sentence: Sentence, clause: Clause, date: Dated, at: int, memory: Memory) -> Happening:
    """The event of an infinitive that stands before the verb, or without one: "plans to visit Accra in May were dropped"."""
    tokens = sentence.tokens
    first = phrase_start(tokens, max(at - 2, clause.start), clause.start)
    in_subject = clause.subject is not None and clause.subject[0] <= first < clause.subject[1]
    if clause.subject and in_subject and first - clause.subject[0] <= _LONGEST:
        first = clause.subject[0]
    a = tokens[first].start
    what = resolved(sentence.text[a : date.end], memory)
    if clause.subject and clause.subject[1] <= first and tokens[first - 1].tag in ("PUNCT", "ADV"):
        what = f"{resolved(sentence.words(*clause.subject), memory)}, {what}"  # "The swap, due to lapse"
    title = titles.trimmed(what, [date.text]) or titles.trimmed(what)
    kind = kind_of_nouns(tokens[first : sentence.token_at(date.start)])
    said = plans.undoes(sentence, clause) or "planned"
    return happening(sentence, a, date.end, date, title, kind, said)


def _what_is_intended(sentence: Sentence, date: Dated, at: int, event: Happening) -> Happening:
    """The event, called by the happening that somebody commits himself to, if a noun names one before the date."""
    tokens = sentence.tokens
    before = range(sentence.token_at(date.start) - 1, at, -1)
    noun = next((i for i in before if is_happening(tokens[i]) and not is_edge(tokens, i)), None)
    done = tokens[at].verb
    if noun is None or (done and done.lemma not in _LIGHT):  # "to hold a summit" is one; "to lift the ban" is no ban
        return event
    what = sentence.text[tokens[phrase_start(tokens, noun, at + 1)].start : date.end]
    title = titles.trimmed(what, [date.text])
    return replace(event, title=title, kind=kind_of_nouns([tokens[noun]]), clause=None)
