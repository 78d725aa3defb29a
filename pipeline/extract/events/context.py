"""A title that tells too little by itself is told with what stands before it in its sentence, in the sentence's own words."""

from dataclasses import replace

from pipeline.extract.events import realis, titles
from pipeline.extract.events.happening import Happening
from pipeline.extract.events.references import resolved
from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import Memory
from pipeline.extract.sentence import Sentence
from pipeline.likeness import stems
from pipeline.wordlist import words

_APART = frozenset({"after", "before", "following", "since", "until"})
_LITTLE = 2  # content words, or one more where nothing is named


def in_context(sentence: Sentence, event: Happening, memory: Memory) -> Happening:
    """An event with a title that says what it is about, as far as its sentence tells: "Talks opened" is "The treaty lapsed in
    2011, and talks opened". A title stays that no other clause stands before, or only too many words.
    """
    if claimed := _claimed(sentence, event):
        return replace(event, title=claimed)
    inside = sentence.inside(sentence.mentions, event.start, event.end)
    named = "[" in event.title or any(sentence.text[m.start : m.end] in event.title for m in inside)
    if len(stems(event.title)) > _LITTLE + (not named):
        return event
    clause = event.clause or sentence.clause_at(event.start)
    begin = None if _stands_alone(sentence, event, clause) else _begin(sentence, clause)
    if begin is None:
        return event
    told = resolved(sentence.text[begin : _end(sentence, clause, event)], memory)
    title = titles.trimmed(told, [event.when_text] if event.when_text else ())
    if not stems(event.title) < stems(title):
        return event
    if before := _apart(sentence, event, clause, begin):
        return replace(event, title=before)
    joined = event.clause is None and clause.link == "joined" and not clause.inherited
    return event if joined else replace(event, title=title)  # what stands before an "and" tells of another thing


def _claimed(sentence: Sentence, event: Happening) -> str | None:
    """The title of what somebody only claims, with who does in brackets: "[A daily wrote] The post had failed to warn"."""
    clause = event.clause
    if clause is None or clause.link != "that" or not clause.place or event.realis != "happened":
        return None
    host = sentence.clauses[clause.place - 1]
    if host.group is None or host.group.lemma not in words("claiming") or host.link not in ("main", "joined"):
        return None
    a, b = sentence.span(host.start, clause.start)
    said = titles.trimmed(sentence.text[a:b], [d.text for d in sentence.inside(sentence.dates, a, b)])
    title = f"[{said}] {event.title}"
    return title if "[" not in said + event.title and len(title) <= titles.LONGEST else None


def _apart(sentence: Sentence, event: Happening, clause: Clause, begin: int) -> str | None:
    """The title of an event with what stands before it in brackets, if that has not fared as the event, "[A memorandum was
    signed] Builders were to be named", or has a date that the event has not.
    """
    first = sentence.clause_at(begin)
    if first is clause or first.group is None:
        return None
    if event.value and realis.of_clause(sentence, first) == event.realis:
        return None
    before = titles.trimmed(sentence.text[begin : sentence.tokens[clause.start].start]).rstrip(" ,;:–—")
    title = f"[{before}] {event.title}"
    fits = before and not before.endswith("…") and "[" not in before and len(title) <= titles.LONGEST
    return title if fits and not event.title.startswith("[") else None


def under_label(event: Happening, label: str) -> Happening:
    """An event of an item with a label, that says what the item is about if it does not by itself: "[Milk powder] An inquiry was
    opened", "[Milk powder: the inquiry] was shelved".
    """
    if not stems(label).isdisjoint(stems(event.title)):
        return event
    title, clause = event.title, event.clause
    if title.startswith("["):
        told = f"[{label}: {_without_capital(title[1:])}"
    else:
        told = f"[{label}] {title[:1].lower() + title[1:] if clause and clause.group and not clause.subject else title}"
    return replace(event, title=told)


def _without_capital(phrase: str) -> str:
    """A phrase as it stands within a sentence: without the capital of an article that begins them."""
    return phrase[:1].lower() + phrase[1:] if phrase.startswith(("The ", "A ", "An ")) else phrase


def _stands_alone(sentence: Sentence, event: Happening, clause: Clause) -> bool:
    """Whether what stands before a clause would mislead, being at another time, "two days after troops had come", or a denial
    of it, or tells no more than the subject that is put in already.
    """
    place = sentence.token_at(event.start)
    apart = event.clause is None and place > 0 and sentence.tokens[place - 1].lower in _APART
    denied = clause.link == "that" and event.realis == "negated"
    return apart or denied or clause.opener in _APART or (clause.inherited and clause.link in ("main", "joined"))


def _end(sentence: Sentence, clause: Clause, event: Happening) -> int:
    """The character where what a title tells ends in its sentence."""
    start = min(event.start, sentence.tokens[clause.start].start)
    at = sentence.text.find(event.title[1:], start)
    if at >= 0:
        return at + len(event.title) - 1
    return event.end if event.clause is None else sentence.tokens[titles.last_token(sentence, clause) - 1].end


def _begin(sentence: Sentence, clause: Clause) -> int | None:
    """The character where the first clause of the sentence with a subject of its own begins from which a title is not too long;
    None where there is none before the clause.
    """
    end = sentence.span(clause.start, clause.end)[1]
    parted = [c.place for c in sentence.clauses[1 : clause.place + 1] if _is_parted(sentence, c)]
    for before in sentence.clauses[parted[-1] if parted else 0 : clause.place]:
        begin = sentence.tokens[before.start].start
        opens = before.place == 0 or (before.link in ("main", "sub") and not before.inherited)
        if opens and end - begin <= titles.LONGEST:
            return begin
    return None


def _is_parted(sentence: Sentence, clause: Clause) -> bool:
    """Whether a colon stands between a clause with a subject of its own and one with a verb before it, which tells another
    thing: "She has a point: Peru gave up in May".
    """
    told = clause.subject is not None and not clause.inherited and sentence.tokens[clause.subject[0]].tag != "PRON"
    before = sentence.clauses[clause.place - 1]
    parted = sentence.tokens[clause.start].text == ":" and before.group is not None and before.link != "participle"
    return told and parted
