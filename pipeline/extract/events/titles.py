"""The title of an event: its clause, trimmed, readable by itself; what is put in for a pronoun stands in brackets."""

import re
from collections.abc import Sequence

from pipeline.extract.events.kinds import stands_alone
from pipeline.extract.events.said import begin_of_said, is_inverted
from pipeline.extract.events.shared import goes_on
from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import Memory
from pipeline.extract.names.mention import Mention
from pipeline.extract.sentence import Dated, Sentence
from pipeline.extract.spans import near
from pipeline.surnames import surname

LONGEST = 160

_ANAPHOR = re.compile(
    r"(?i)\A(?P<word>they|he|she|their|his|her|(?:the two|both)(?: (?:leaders|ministers|prime ministers|foreign ministers"
    r"|presidents|countries|governments|nations|neighbours|sides|men|women))?(?=[’']s|\Z))(?P<own>[’']s)?(?= |\Z)"
)
_OF_A_PERSON = frozenset({"he", "she", "his", "her"})
_LEAD = re.compile(
    r"(?i)\A(?:[,;:–—\s]|and |but |yet |or |however,? |moreover,? |in addition,? |also,? |then,? |meanwhile,? "
    r"|instead,? |thus,? |\(\d\) )+"
)
_NOTES = re.compile(r"\s?\[\d{1,3}\]")
_WORDS_BEFORE = re.compile(
    r"(?i)(?:[, (]|\A)(?:(?:in|on|at|by|since|until|till|from|for|during|of|to|around|about|as of|effective|starting"
    r"|before|after|as early as|only in"
    r"|back in|between)(?: the)?(?: year| following| ensuing| subsequent)?(?: about| around)?)?[ (]*\Z"
)
_NEXT_ITEM = re.compile(r"(?<=\w)[,;] (?:and )?\(\d\d?\) ")  # "..., (2) ..." is told by itself
_OPENS = re.compile(r"(?i)(?:(?:in|on|at|by|since|until|from|during|between|as of|after|before)(?: the)? )?\Z")
_DANGLING = re.compile(r"(?:,? (?:such|even|as well as|which|that|the|a|and|or|but|including))+\Z")
_DATELINE = re.compile(r"\A[^()]{1,40}\) ?[-–—] ")  # what is left of "Oslo, 3 May 2014 (North Wire) – "
_STOPS = " .,;:–—-"


def of_clause(sentence: Sentence, clause: Clause, memory: Memory, dates: Sequence[str] = ()) -> str:
    """The title of the event that a clause tells. The dates at its ends, which the chronology shows, are left out."""
    group = clause.group
    end = last_token(sentence, clause)
    if group is None:
        return trimmed(sentence.words(clause.start, end), dates)
    if clause.link == "main" and clause.start and _is_since(sentence, clause):
        before = sentence.clauses[clause.place - 1]
        return trimmed(sentence.words(before.start, end).replace(f" in {dates[0]}" if dates else "", "", 1), dates)
    body = sentence.text[sentence.tokens[_verb_start(sentence, clause)].start : sentence.tokens[end - 1].end]
    if clause.subject is None:
        return trimmed(sentence.words(clause.start, end), dates)
    said = begin_of_said(sentence, clause)
    if said is not None and is_inverted(sentence, clause):
        return trimmed(sentence.text[said : sentence.tokens[end - 1].end], dates)
    if clause.antecedent and (what := sentence.words(*clause.antecedent)) not in body:
        verb = sentence.words(group.start, group.end)
        body = body.replace(verb, f"{verb} [{what}]", 1)
    subject = resolved(_closed(sentence.words(*clause.subject)), memory)
    if clause.inherited and not subject.startswith("["):
        subject = f"[{subject}]"
    if said is not None:
        subject = f"{sentence.text[said : sentence.tokens[clause.subject[0]].start]}{subject}"
    return trimmed(f"{subject} {body}", () if group.lemma == "date" else dates)


def last_token(sentence: Sentence, clause: Clause) -> int:
    """Where what a clause tells ends: behind what it says that somebody said, and behind further verbs of its subject."""
    end = clause.end
    for after in sentence.clauses[clause.place + 1 :]:
        if after.start != end or not clause.group:
            break
        dated = any(sentence.clause_at(d.start) is after for d in _dates(sentence, after))
        goes_on = after.opener == "that" or (
            after.link == "joined" and after.inherited and not dated and not _is_told_apart(sentence, clause, after)
        )
        first, last = sentence.span(clause.start, after.end)
        if goes_on and last - first <= LONGEST * 2:
            end = after.end
    return end


def _is_told_apart(sentence: Sentence, clause: Clause, after: Clause) -> bool:
    """Whether a further verb of a clause's subject is an event of its own."""
    return stands_alone(after) or any(
        d.role == "plain" and goes_on(sentence, after, d) for d in _dates(sentence, clause)
    )


def _dates(sentence: Sentence, clause: Clause) -> Sequence[Dated]:
    return near(sentence.dates, *sentence.span(clause.start, clause.end))


def _is_since(sentence: Sentence, clause: Clause) -> bool:
    """Whether a participle with "since" stands before: "Since returning to office, she has ..."."""
    before = sentence.clauses[clause.place - 1]
    return (
        before.end == clause.start
        and before.group is not None
        and before.group.head.tag == "VING"
        and sentence.tokens[before.start].lower == "since"
    )


def resolved(phrase: str, memory: Memory) -> str:
    """A phrase with the pronoun at its beginning replaced by whom it means, in brackets."""
    m = _ANAPHOR.match(phrase)
    who = memory.who(m["word"]) if m else ()
    if m and memory.called and m["word"].lower() in _OF_A_PERSON:
        return f"[{memory.called}{'’s' if m['word'].lower() in ('his', 'her') else ''}]{phrase[m.end() :]}"
    if not m or not who:
        return phrase
    named = any(w.name.split()[-1] in phrase for w in who)
    own = m["word"].lower() in ("their", "his", "her") or m["own"]
    return phrase if named else f"[{_listed(who)}{'’s' if own else ''}]{phrase[m.end() :]}"


def trimmed(words: str, dates: Sequence[str] = ()) -> str:
    """A title without joining words before it, notes and stops behind it, and the given dates at its ends."""
    text = " ".join(words[: LONGEST * 3].split())
    text = _NOTES.sub("", text).strip() if "[" in text else text
    text = _LEAD.sub("", _DATELINE.sub("", text))
    text = _NEXT_ITEM.split(text, maxsplit=1)[0] if "(" in text else text
    for date in dates:
        bare = text.rstrip(" .,;:)")
        if bare.endswith(date):
            text = _WORDS_BEFORE.sub("", bare.removesuffix(date))
        at = text.find(date)
        if 0 <= at < 24 and _OPENS.fullmatch(text[:at]) and not text.startswith(("’s", "'s"), at + len(date)):
            text = text[at + len(date) :].lstrip(_STOPS)
    text = _DANGLING.sub("", text.rstrip(_STOPS)).lstrip(" ,;:–—")
    text = _closed(text)
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    if len(text) > LONGEST:
        cut = text.rfind(",", 60, LONGEST)
        text = text[: cut if cut > 0 else text.rfind(" ", 0, LONGEST)].rstrip(" ,;:") + " …"
    return text[:1].upper() + text[1:]


def _closed(text: str) -> str:
    """Words without a bracket that they open and do not close."""
    return text[: text.rindex("(")].rstrip() if text.count("(") > text.count(")") else text


def _verb_start(sentence: Sentence, clause: Clause) -> int:
    """The token where the predicate begins: adverbs before the verb belong to it."""
    assert clause.group
    at = clause.group.start
    low = clause.subject[1] if clause.subject and not clause.inherited else clause.start
    while at > low and sentence.tokens[at - 1].tag in ("ADV", "NEG"):
        at -= 1
    return at


def _listed(who: Sequence[Mention]) -> str:
    names = [surname(m.name) if m.kind == "person" else m.name for m in who]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
