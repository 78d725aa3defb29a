"""The title of an event: its clause, trimmed, readable by itself; what is put in for a pronoun stands in brackets."""

import re
from collections.abc import Sequence

from pipeline.extract.events.antecedents import is_of_subject, object_of
from pipeline.extract.events.kinds import stands_alone
from pipeline.extract.events.references import closed, is_of_another, subject_of, with_object_named
from pipeline.extract.events.said import begin_of_said, is_inverted
from pipeline.extract.events.shared import goes_on
from pipeline.extract.language.clauses import Clause, Group
from pipeline.extract.language.lexicon import SPEECH
from pipeline.extract.language.phrases import NOMINATIVES
from pipeline.extract.memory import Memory
from pipeline.extract.sentence import Dated, Sentence
from pipeline.extract.spans import near
from pipeline.surnames import is_particle

LONGEST = 160

_INNER = frozenset({"ADV", "TO", "VBASE", "VPART"})
_LEAD = re.compile(
    r"(?i)\A(?:[,;:–—\s]|and |but |yet |or |however,? |moreover,? |in addition,? |also,? |then,? |meanwhile,? "
    r"|instead,? |thus,? |\(\d\) |that (?=(?:the|an?|all|both|each|her|his|its|no|their) ))+"
)
_NOTES = re.compile(r"\s?\[\d{1,3}\]")
_OBJECT = frozenset({"DET", "NAME", "NOUN", "NUM", "POSS", "PRON", "QTY"})
_WORDS_BEFORE = re.compile(
    r"(?i)(?:[, (]|\A)(?:(?:in|on|at|by|since|until|till|from|for|during|of|to|into|towards?|around|about|as of|as on"
    r"|effective|starting|as late as|before|after|as early as|only in|back in|between)(?: the)?"
    r"(?: year| following| ensuing| subsequent| (?:end|start|beginning|close|middle) of)?"
    r"(?: the)?(?: about| around)?)?[ (]*\Z"
)
_NEXT_ITEM = re.compile(r"(?<=\w)[,;] (?:and )?\(\d\d?\) ")  # "..., (2) ..." is told by itself
_OPENS = re.compile(r"(?i)(?:(?:in|on|at|by|since|until|from|during|between|as of|after|before)(?: the)? )?\Z")
_DANGLING = re.compile(
    r"(?:,? (?:such|even|as well as|which|(?<! (?:to|of|by|on|at|in) )(?<! (?:for) )(?<! (?:than|with|from) )(?<! after )"
    r"(?<! before )that|the|a|and|or|but|including|(?:ever )?since(?: about| around)?|between|until|till|in the course of"
    r"|only|exactly|precisely|barely|as|as late as|as from|as of|as on|with effect"
    r"|with effect from|contrary to|according to|owing to|due to|thanks to|nor))+\Z"
)
_HOW_LONG = re.compile(r",? (?:not long|shortly)[ ,.;]*\Z")  # "after they had met"
_ASIDE = re.compile(
    r"(?:; | [–—] |: |,? (?:but|which|who|whom|whose|when|while|whereas|although|though|because|where|whereby|so that"
    r"|(?:for|at|in|to|of|under|on|from|by) (?:which|whom))\b|, (?:and|with|as|after|before|since|so|including|concerning"
    r"|having|being|in the course|on the basis|at the same time|most recently|in order|in addition)\b)"
)
_MARKS = frozenset({",", "–", "—"})
_BRACKETS = frozenset({"(", ")"})
_OPENS_LOOSE_END = frozenset({"ADV", "CONJ", "DET", "NUM", "QTY"})
_IN_LOOSE_END = _OBJECT | {"ADV", "CONJ", "DATE", "PREP"}
_SHORTEST = 60  # characters of a title that is cut
_BEHIND_VERB = 60  # characters behind a verb that a title holds, however long its subject
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
    body = " ".join([*_auxiliaries_apart(group), with_object_named(sentence, clause, body, memory)])
    later = clause.subject is not None and clause.link == "main" and clause.subject[0] >= clause.end
    if clause.subject is None or later or is_of_another(sentence, clause):  # "Was due in May; Chad asks"
        opens = clause.opener == "that" and sentence.tokens[clause.start].lower == "that"
        return trimmed(sentence.words(clause.start + opens, end), dates)
    said = begin_of_said(sentence, clause)
    if said is not None and is_inverted(sentence, clause):
        return trimmed(sentence.text[said : sentence.tokens[end - 1].end], dates)
    subject = subject_of(sentence, clause, memory)
    if (place := object_of(sentence, clause)) and (what := _without_preposition(sentence, place)) not in body:
        put_in = f"[{_in_running(sentence, place, what)}]"
        if is_of_subject(sentence, clause):
            subject = f"{subject} of {put_in}"
        else:
            body = _with_object(sentence, clause, body, put_in)
    if clause.inherited and not subject.startswith("[") and subject.lower() not in NOMINATIVES:
        subject = f"[{subject.rstrip(' ,')}]"
    if said is not None:
        subject = f"{sentence.text[said : sentence.tokens[clause.subject[0]].start]}{subject}"
    told = len(subject) + 1 + len(" ".join(group.words))
    return trimmed(f"{subject} {body}", () if group.lemma == "date" else dates, told)


def _with_object(sentence: Sentence, clause: Clause, body: str, what: str) -> str:
    """What a relative clause tells, with what it is about put in: behind its verb, or where its preposition belongs, "of which
    he complained", "under which they lend".
    """
    assert clause.group
    tokens, before = sentence.tokens, sentence.tokens[clause.start]
    if before.tag not in ("PREP", "TO"):
        last = _verb_end(sentence, clause)
        last += last < clause.end and tokens[last].tag == "PRON" and tokens[last].lower not in ("it", "them")
        verb = sentence.words(clause.group.start, last)
        return body.replace(verb, f"{verb} {what}", 1)
    end = clause.group.end
    while end < clause.end and (tokens[end].tag in _OBJECT | {"ADV"} or tokens[end].lower == "of"):
        end += 1
    told = sentence.text[tokens[clause.group.start].start : tokens[end - 1].end]
    return body.replace(told, f"{told} {before.lower} {what}", 1)


def last_token(sentence: Sentence, clause: Clause) -> int:
    """Where what a clause tells ends: behind what it says that somebody said, and behind further verbs of its subject."""
    end = _without_loose_end(sentence, clause)
    for after in sentence.clauses[clause.place + 1 :]:
        if after.start != max(end, clause.end) or end < clause.end or not clause.group:
            break
        dated = any(sentence.clause_at(d.start) is after for d in _dates(sentence, after))
        goes_on = after.opener == "that" or (
            after.link == "joined"
            and after.inherited
            and after.subject == clause.subject
            and not dated
            and not _is_told_apart(sentence, clause, after)
        )
        first, last = sentence.span(clause.start, after.end)
        if goes_on and last - first <= LONGEST * 2:
            end = after.end
    return end


def _auxiliaries_apart(group: Group) -> list[str]:
    """The auxiliaries of a verb that do not stand before it: "was signed and ratified", "only in May was the treaty signed"."""
    alone = group.end - group.start == 1 and group.head.tag == "VPART"
    return [*group.words[:-1]] if alone else []


def _without_loose_end(sentence: Sentence, clause: Clause) -> int:
    """Where what a clause tells ends, without what belongs to the clause behind it: a subject, "they met in May, and later Iran |
    agreed", a length of time, "it came, a week | after they had met", what another explains, "an effort | that failed".
    """
    after, tokens = sentence.after(clause), sentence.tokens
    if after is None or clause.group is None or after.group is None:
        return clause.end
    last = tokens[clause.end - 1]
    if last.tag == "PRON" and after.group.start == clause.end:  # "the well it | had drilled"
        return clause.end - 1
    said = last.verb is not None and last.verb.lemma in SPEECH and clause.end - 2 >= clause.group.end
    if (
        said and tokens[clause.end - 2].lower in NOMINATIVES and after.group.start == clause.end
    ):  # "convoys it said | were"
        return clause.end - 2
    mark = next((at for at in range(clause.end - 1, clause.group.end - 1, -1) if tokens[at].text in _MARKS), None)
    if (
        mark is None
        or tokens[clause.group.end].text in _MARKS
        or any(t.text in _BRACKETS for t in tokens[mark : clause.end])
    ):
        return clause.end
    loose = tokens[mark + 1 : clause.end]
    if not loose or any(t.tag not in _IN_LOOSE_END for t in loose):
        return clause.end
    owns = after.subject is not None and mark < after.subject[0] < clause.end and not after.inherited
    explained = after.link in ("relative", "that", "sub") and loose[0].tag in _OPENS_LOOSE_END
    listed = loose[0].tag == "CONJ" and any(t.text == "," for t in tokens[clause.group.end : mark])
    return mark if owns or (explained and not listed) else clause.end


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


def trimmed(words: str, dates: Sequence[str] = (), told: int = 0) -> str:
    """A title without joining words before it, notes and stops behind it, and the given dates at its ends. It is cut behind
    its verb, which ends at character `told`.
    """
    text = " ".join(words[: LONGEST * 3].split())
    text = _NOTES.sub("", text).strip() if "[" in text else text
    text = _LEAD.sub("", _DATELINE.sub("", text))
    text = _NEXT_ITEM.split(text, maxsplit=1)[0] if "(" in text else text
    text = _HOW_LONG.sub("", text)
    for date in dates:
        bare = text.rstrip(" .,;:)")
        if bare.endswith(date):
            text = _WORDS_BEFORE.sub("", bare.removesuffix(date))
        at = text.find(date)
        if 0 <= at < 24 and _OPENS.fullmatch(text[:at]) and not text.startswith(("’s", "'s"), at + len(date)):
            text = text[at + len(date) :].lstrip(_STOPS)
    text = _DANGLING.sub("", text.rstrip(_STOPS)).lstrip(" ,;:–—")
    text = closed(text)
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "").rstrip(_STOPS)
    if text.count('"') % 2:
        text = text.replace('"', "").rstrip(_STOPS)
    if len(text) > LONGEST:
        text = _shortened(text, told)
    first = 1 if text.startswith("[") and not is_particle(text[1:].split(" ", 1)[0]) else 0
    return f"{text[:first]}{text[first : first + 1].upper()}{text[first + 1 :]}"


def _shortened(text: str, told: int) -> str:
    """A long title up to where the last of its clauses or asides that fit begins; where there is none, to a comma, with dots."""
    least, most = max(_SHORTEST, told), max(LONGEST, told + _BEHIND_VERB)
    aside = max((m.start() for m in _ASIDE.finditer(text, max(least, text.find("]")), most)), default=0)
    if aside:
        return text[:aside].rstrip(_STOPS)
    if len(text) <= most:
        return text
    comma = text.rfind(", ", least, most)
    return text[: comma if comma > 0 else text.rfind(" ", 0, most)].rstrip(" ,;:") + " …"


def _verb_start(sentence: Sentence, clause: Clause) -> int:
    """The token where the predicate begins: adverbs before the verb belong to it."""
    assert clause.group
    at = clause.group.start
    low = clause.subject[1] if clause.subject and not clause.inherited else clause.start
    while at > low and sentence.tokens[at - 1].tag in ("ADV", "NEG"):
        at -= 1
    return at


def _verb_end(sentence: Sentence, clause: Clause) -> int:
    """The token behind a predicate: to it belong an infinitive and a preposition left alone, "was due to make", "hoped for"."""
    assert clause.group
    tokens, at = sentence.tokens, clause.group.end
    ahead = at
    while ahead < clause.end and (tokens[ahead].tag in _INNER or tokens[ahead].lower in ("due", "able", "meant")):
        ahead += 1
        at = ahead if tokens[ahead - 1].tag in ("VBASE", "VPART") else at
    alone = at < clause.end and tokens[at].tag == "PREP"
    return at + 1 if alone and (at + 1 >= clause.end or tokens[at + 1].tag in ("PUNCT", "PREP")) else at


def _without_preposition(sentence: Sentence, place: tuple[int, int]) -> str:
    """The words of a noun phrase, but for a preposition that leads it."""
    first, last = place
    return sentence.words(first + (first + 1 < last and sentence.tokens[first].tag == "PREP"), last)


def _in_running(sentence: Sentence, place: tuple[int, int], words: str) -> str:
    """Words as they stand within a sentence: without the capital of an article that begins it."""
    return words[:1].lower() + words[1:] if sentence.tokens[place[0]].tag == "DET" else words
