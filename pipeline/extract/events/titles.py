"""The title of an event: its clause, trimmed, readable by itself; what is put in for a pronoun stands in brackets."""

import re
from collections.abc import Sequence

from pipeline.extract.events.governor import bracketed_start
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
_IT = re.compile(r"(?i)\A(?:it|(?P<own>its))(?= |\Z)")
_EMPTY = frozenset({"appear", "be", "remain", "seem", "take", "turn"})  # verbs with an "it" that means nothing
_INNER = frozenset({"ADV", "TO", "VBASE", "VPART"})
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
_DANGLING = re.compile(
    r"(?:,? (?:such|even|as well as|which|(?<! (?:to|of|by|on|at|in) )(?<! (?:for) )(?<! (?:than|with|from) )(?<! after )"
    r"(?<! before )that|the|a|and|or|but|including|(?:ever )?since(?: about| around)?|between|until|till|in the course of"
    r"|only|as from|as of|as on|with effect|with effect from))+\Z"
)
_ASIDE = re.compile(
    r"(?:; | [–—] |: |,? (?:but|which|who|whom|whose|when|while|whereas|although|though|because|where|whereby|so that"
    r"|(?:for|at|in|to|of|under|on|from|by) (?:which|whom))\b|, (?:and|with|as|after|before|since|so|including|concerning"
    r"|having|being|in the course|on the basis|at the same time|most recently|in order|in addition)\b)"
)
_SHORTEST = 60  # characters of a title that is cut
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
        opens = clause.opener == "that" and sentence.tokens[clause.start].lower == "that"
        return trimmed(sentence.words(clause.start + opens, end), dates)
    said = begin_of_said(sentence, clause)
    if said is not None and is_inverted(sentence, clause):
        return trimmed(sentence.text[said : sentence.tokens[end - 1].end], dates)
    if clause.antecedent and (what := _without_preposition(sentence, clause.antecedent)) not in body:
        verb = sentence.words(group.start, _verb_end(sentence, clause))
        body = body.replace(verb, f"{verb} [{_in_running(sentence, clause.antecedent, what)}]", 1)
    subject = _resolved_thing(sentence, clause, resolved(_closed(sentence.words(*clause.subject)), memory), memory)
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


def _resolved_thing(sentence: Sentence, clause: Clause, subject: str, memory: Memory) -> str:
    """A subject with the "it" or "its" that begins it replaced by what it means, in brackets; not that of "it is likely that",
    "it was planned to".
    """
    if subject.lower().startswith("whose ") and (owner := _owner(sentence, clause)):
        return f"[{_own(owner)}]{subject[len('whose') :]}"
    m, what = _IT.match(subject), memory.it(sentence)
    if m is None or what is None or clause.group is None:
        return subject
    if m["own"]:
        return f"[{_own(what)}]{subject[m.end() :]}"
    behind = sentence.tokens[clause.group.end : clause.group.end + (4 if clause.group.passive else 1)]
    empty = clause.group.lemma in _EMPTY or any(t.tag == "TO" or t.lower == "that" for t in behind)
    return subject if empty else f"[{what}]{subject[m.end() :]}"


def _owner(sentence: Sentence, clause: Clause) -> str | None:
    """What stands right before a clause with "whose"."""
    tokens, last = sentence.tokens, clause.start - 1
    while last >= 0 and tokens[last].text in (",", "–", "—"):
        last -= 1
    if last < 0 or tokens[last].tag not in ("NOUN", "NAME"):
        return None
    return sentence.words(bracketed_start(tokens, last, 0), last + 1)


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
    if text.count('"') % 2:
        text = text.replace('"', "")
    if len(text) > LONGEST:
        text = _shortened(text)
    return text[:1].upper() + text[1:]


def _shortened(text: str) -> str:
    """A long title up to where the last of its clauses or asides that fit begins; where there is none, to a comma, with dots."""
    aside = max((m.start() for m in _ASIDE.finditer(text, _SHORTEST, LONGEST)), default=0)
    if aside:
        return text[:aside].rstrip(_STOPS)
    comma = text.rfind(", ", _SHORTEST, LONGEST)
    return text[: comma if comma > 0 else text.rfind(" ", 0, LONGEST)].rstrip(" ,;:") + " …"


def _closed(text: str) -> str:
    """Words without a bracket that they open and do not close, or close and do not open."""
    if text.count(")") > text.count("("):
        return text.replace(")", "", 1)
    return text[: text.rindex("(")].rstrip() if text.count("(") > text.count(")") else text


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


def _own(words: str) -> str:
    return f"{words}’" if words.endswith("s") and not words.endswith("ss") and words[-2:].islower() else f"{words}’s"


def _without_preposition(sentence: Sentence, place: tuple[int, int]) -> str:
    """The words of a noun phrase, but for a preposition that leads it."""
    first, last = place
    return sentence.words(first + (first + 1 < last and sentence.tokens[first].tag == "PREP"), last)


def _in_running(sentence: Sentence, place: tuple[int, int], words: str) -> str:
    """Words as they stand within a sentence: without the capital of an article that begins it."""
    return words[:1].lower() + words[1:] if sentence.tokens[place[0]].tag == "DET" else words


def _listed(who: Sequence[Mention]) -> str:
    names = [surname(m.name) if m.kind == "person" else m.name for m in who]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
