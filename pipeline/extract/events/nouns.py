"""What a noun tells that has a date of its own: with a participle, before a bracket, as the name of an agreement."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from pipeline import edtf
from pipeline.extract.dates.sense import Period
from pipeline.extract.events import plans, realis, titles
from pipeline.extract.events.governor import Governor, bracketed_start, is_happening, phrase_start
from pipeline.extract.events.happening import Happening, happening
from pipeline.extract.events.kinds import kind_of_nouns
from pipeline.extract.events.lexis import noun_kinds, phrase_of_realis, realis_words, verb_kinds
from pipeline.extract.events.references import phrase_of
from pipeline.extract.events.telling import told
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.tokens import Token
from pipeline.extract.memory import Memory
from pipeline.extract.sentence import Dated, Sentence
from pipeline.extract.spans import near
from pipeline.records import Realis
from pipeline.wordlist import any_of, sets, words

_SHORT_NAME = re.compile(r" \([^()]{1,24}\)")
_SET_FOR = words("set_for")
_GATHERINGS = sets("noun_sets")["gatherings"]
_SET_LAST = re.compile(rf",? (?:(?:first|initially|originally) )?{any_of(_SET_FOR)}\Z")
_BESIDE = 5  # characters between the name of an agreement and its year
_PARTICLES = frozenset({"down", "off", "out", "up"})
_SHORT = 3  # words: a subject shorter than that is told with its verb


def named(sentence: Sentence, date: Dated) -> Iterator[Happening]:
    """The agreement that is named with its year where a story is told: what "excludes nationals" or "replaces the
    Arrangement of 1999" tells of the law as it stands.
    """
    clause = sentence.clause_at(date.start)
    group = clause.group
    if group and (group.negated or group.tense != "past" or group.words[0] == "had" or clause.link == "participle"):
        return
    for m in sentence.mentions:
        near = min(abs(m.start - date.end), abs(date.start - m.end)) <= _BESIDE
        if m.kind == "agreement" and near and m.name != m.name.lower() and str(m.year) == date.when.value:
            a, b = min(m.start, date.start), max(m.end, date.end)
            title = sentence.text[m.start : m.end]
            yield Happening(a, b, date.when.value, date.when, date.text, title, "agreement", "happened")


def is_period(sentence: Sentence, date: Dated) -> bool:
    """Whether a date is a named period that stands as a noun: "the end of the Cold War"."""
    before = sentence.tokens[max(0, sentence.token_at(date.start) - 1)]
    return isinstance(date.expression.sense, Period) and before.lower in ("of", "the")


def governing(sentence: Sentence, clause: Clause, date: Dated, by: Governor, memory: Memory) -> Iterator[Happening]:
    """The event of a date that belongs to a participle, a noun or what stands before its bracket."""
    if is_period(sentence, date):
        yield happening(sentence, date.start, date.end, date, titles.trimmed(date.text), "other", "happened")
        return
    tokens = sentence.tokens
    noun = _described(sentence, clause, by)
    if by.kind == "participle" and _is_measured(sentence, by, noun, date):
        return
    named = [t.tag for t in tokens[max(0, noun - 2) : noun + 1]] == ["NAME", "PREP", "NAME"]  # "Exchange of Letters"
    whole = by.kind == "bracket" or named or (by.kind == "participle" and not is_happening(tokens[noun]))
    first = (bracketed_start if whole else phrase_start)(tokens, noun, clause.start)
    if by.kind == "bracket" and _is_mere_name(sentence, first, noun):
        return
    in_subject = clause.subject is not None and clause.subject[0] <= noun < clause.subject[1]
    if by.kind == "noun" and in_subject and noun - first < _SHORT:
        event = told(sentence, clause, date, memory)
    else:
        event = _of_phrase(sentence, clause, date, by, first, noun, memory)
    if event:
        yield event


def _is_measured(sentence: Sentence, by: Governor, noun: int, date: Dated) -> bool:
    """Whether a date, as long as a quarter, only tells of which time a figure is, "the $1.1 billion recorded in 2012", and
    nobody decides on it: "the $40 million granted in 2012".
    """
    token, verb = sentence.tokens[noun], sentence.tokens[by.at].verb
    decided = verb and verb_kinds().get(verb.lemma) not in (None, "other", "economic")
    if decided or sentence.tokens[noun - 1].lower == "of":
        return False
    if token.tag != "QTY" or not date.value or not edtf.is_longer_than_a_month(date.value):
        return False
    return any(q.unit != "count" for q in near(sentence.quantities, token.start, token.end))


def _described(sentence: Sentence, clause: Clause, by: Governor) -> int:
    """The token of the noun that governs a date, or that the participle which does describes."""
    if by.kind != "participle":
        return by.at
    if by.at == 0 and clause.subject:  # "Signed in Oslo in 2003, the treaty"
        return clause.subject[1] - 1
    bracketed = 0
    for i in range(by.at - 1, clause.start - 1, -1):
        token = sentence.tokens[i]
        bracketed += (token.text == ")") - (token.text == "(")
        if clause.group and i == clause.group.start and clause.group.passive and clause.subject:
            return clause.subject[1] - 1  # "A loan for a dam in Fiji was signed in May, frozen in June"
        if not bracketed and token.tag in ("NOUN", "NAME", "QTY") and not _is_set_off(sentence, i):
            return i
    return by.at


def _is_set_off(sentence: Sentence, i: int) -> bool:
    """Whether a token is a person's name between commas, behind a noun: "a visit by the minister, Luis Vega, planned for"."""
    tokens = sentence.tokens
    between = (
        1 < i < len(tokens) - 1 and tokens[i - 1].text == tokens[i + 1].text == "," and tokens[i - 2].tag == "NOUN"
    )
    return between and any(m.kind == "person" and m.end == tokens[i].end for m in sentence.mentions)


def _is_mere_name(sentence: Sentence, first: int, noun: int) -> bool:
    """Whether tokens `first` to `noun` are a name, and not an agreement's: "Angela Merkel (1954)"."""
    return all(t.tag == "NAME" for t in sentence.tokens[first : noun + 1]) and not _is_agreement(
        sentence, sentence.tokens[noun]
    )


def _is_agreement(sentence: Sentence, token: Token) -> bool:
    return any(m.kind == "agreement" and m.end == token.end for m in sentence.mentions)


def _of_phrase(
    sentence: Sentence, clause: Clause, date: Dated, by: Governor, first: int, noun: int, memory: Memory
) -> Happening:
    """The event that a noun phrase tells, from token `first` to its `noun`, and the participle behind it."""
    tokens = sentence.tokens
    a, b = tokens[first].start, tokens[sentence.token_at(date.start)].end
    verb = tokens[by.at].verb if by.kind == "participle" else None
    moved = plans.moved(sentence, date, by.at) if verb else None
    is_set = verb is not None and plans.is_plan(tokens, by.at)  # "set for May"; not "released in May"
    is_proposed = verb is not None and not is_set and verb_kinds().get(verb.lemma) == "statement"
    is_planned = verb is not None and realis_words().get(verb.lemma) == "planned" and not is_proposed
    plan = moved is not None or is_planned or is_set
    title = _title(sentence, date, by, first, noun, memory, plan=plan)
    kind = (verb_kinds().get(verb.lemma) if verb and not moved else None) or kind_of_nouns(tokens[first : by.at + 1])
    said = moved or realis.of_words(tokens, noun + 1 if verb and not is_set else first, max(noun, by.at) + 1)
    said = "happened" if is_proposed and said == "planned" else said  # "a levy proposed in May" was proposed then
    if by.kind == "noun" and first > 1 and tokens[first - 1].lower == "for" and tokens[first - 2].lower in _SET_FOR:
        said = "planned"  # "the audit, due for release in January"
    if by.kind == "participle" and plans.is_wanted_by(sentence, clause, date):
        return happening(sentence, a, b, date, title, kind, plans.fate(sentence, clause) or "planned")
    date = date.without_edge() if moved else date
    if by.kind == "bracket" and said == "happened" and _is_gathering(sentence, clause, first, noun):
        undone = plans.undoes(sentence, clause)
        said = undone if undone in plans.UNDONE and undone else said  # "The fair in Lomé (May 2019) was called off"
        if said != "happened":
            told = titles.of_clause(sentence, clause, memory, [date.text])
            return replace(happening(sentence, a, b, date, told, kind, said), clause=clause)
    own = said  # "a visit, cancelled in May, is to be made in June" was cancelled, whatever the verb tells
    said = _realis(sentence, clause, said, max(noun, by.at))
    if moved and said == "postponed":  # by the participle itself
        said = plans.undoes(sentence, clause) or moved
    event = happening(sentence, a, b, date, title, kind, said)
    if said not in plans.UNDONE or own in plans.UNDONE or moved or not _is_of_verb(sentence, clause, first, noun, by):
        return event
    told = _SET_LAST.sub("", titles.of_clause(sentence, clause, memory, [date.text]))
    return replace(event, title=told, clause=clause)  # what became of it


def _is_gathering(sentence: Sentence, clause: Clause, first: int, noun: int) -> bool:
    """Whether a noun phrase is the subject of a clause, and what people come together for: a fair, a visit."""
    if clause.subject is None or clause.inherited or not clause.subject[0] <= first <= noun < clause.subject[1]:
        return False
    heads = takewhile(lambda t: t.tag not in ("PREP", "TO"), sentence.tokens[first : noun + 1])
    head = [t.lower.rpartition(" ")[2] for t in heads][-1:]
    return bool(head) and (head[0] in _GATHERINGS or noun_kinds().get(head[0]) in ("meeting", "visit", "election"))


def _is_of_verb(sentence: Sentence, clause: Clause, first: int, noun: int, by: Governor) -> bool:
    """Whether a noun phrase is the subject of a clause, or the object right behind its verb: what the verb tells became of it."""
    group = clause.group
    if group is None or clause.subject is None or clause.link == "relative":
        return False
    held = not clause.inherited and clause.subject[0] <= first and noun < clause.subject[1] and by.at < group.start
    off = any(t.lower in _PARTICLES for t in sentence.tokens[group.end : group.end + 1])  # "has called off the strike"
    return held or (first == group.end + off and group.lemma != "be")


def _title(sentence: Sentence, date: Dated, by: Governor, first: int, noun: int, memory: Memory, *, plan: bool) -> str:
    """What a noun phrase tells, with a participle behind it that tells no plan; with its date, if it is a mere "the talks"."""
    words = phrase_of(sentence, first, noun + 1, memory)
    if not plan and by.kind == "participle":
        short = _SHORT_NAME.match(sentence.text, sentence.tokens[noun].end)
        told = sentence.text[sentence.tokens[by.at].start : _behind(sentence, date)]
        words += f"{short.group() if short else ''} {told[:1].lower() + told[1:] if by.at == 0 else told}"
    elif not plan:
        words += sentence.text[sentence.tokens[noun].end : max(date.end, sentence.tokens[noun].end)]
    title = titles.trimmed(words, [date.text])
    return (title if plan or len(title.split()) > 2 else titles.trimmed(words)) or words


def _behind(sentence: Sentence, date: Dated) -> int:
    """Where a date ends, or the noun that it stands before: "damaged in the January 2024 | riots"."""
    tokens, place = sentence.tokens, sentence.token_at(date.start)
    before = place and tokens[place - 1].tag == "DET" and place + 1 < len(tokens) and tokens[place + 1].tag == "NOUN"
    return tokens[place + 1].end if before else date.end


def _undone_having(sentence: Sentence, last: int) -> Realis | None:
    """What a "having been" behind a noun phrase that ends with a token makes of it: "the session called for May having been
    cancelled".
    """
    behind = sentence.tokens[last + 1 : last + 9]
    at = next((i for i, t in enumerate(behind) if t.text in ",;" or t.lower == "having"), len(behind))
    if [t.lower for t in behind[at : at + 2]] != ["having", "been"]:
        return None
    verb = behind[at + 2].verb if at + 2 < len(behind) else None
    undone = realis_words().get(verb.lemma) if verb else None
    undone = undone or phrase_of_realis(" ".join(t.lower for t in behind[at + 1 :]))
    return undone if undone in plans.UNDONE else None


def _realis(sentence: Sentence, clause: Clause, said: Realis, last: int) -> Realis:
    """What is `said` of a noun phrase that ends with a token, as far as the verb does not undo a plan: "the summit planned
    for June was called off", "cancelled the visit scheduled for May", "as was the scheduled visit for autumn".
    """
    if said in ("planned", "forecast") and (undone := _undone_having(sentence, last)):
        return undone
    if said in ("planned", "forecast") and clause.group:
        if (goes_on := phrase_of_realis(sentence.words(last + 1, clause.group.start))) in plans.UNDONE:
            return goes_on  # "planned for the autumn and put off for want of buyers, is"
        by_verb = plans.undoes(sentence, clause) or plans.has_moved_on(sentence, clause)
        undone = by_verb or realis.of_clause(sentence, clause)
        if undone in plans.UNDONE and (clause.group.start > last or by_verb):
            return undone
    words = [t.lower for t in sentence.tokens[clause.start : clause.start + 4]]
    if clause.place and "as" in words and clause.group and clause.group.lemma == "be":
        return realis.of_clause(sentence, sentence.clauses[clause.place - 1])
    return said
