"""Who says what a clause tells: "the ministry said that ...", "according to the central bank", "reportedly"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.lexicon import CLOSED, SPEECH, VERBS
from pipeline.extract.language.phrases import OBJECT
from pipeline.extract.language.tokens import Token
from pipeline.extract.memory import Memory
from pipeline.extract.names.mention import ACTORS
from pipeline.extract.sentence import Sentence, once_a_sentence
from pipeline.wordlist import any_of, table, words

_HEARSAY = words("hearsay")
_SPEAKERS = (
    words("speakers")
    | {w.lower() for w in words("body_words")}
    | {row["title"] for row in table("offices")} - {"general", "major"}
)
_NO_SPEAKER = frozenset(
    {"which", "who", "and", "but", "or", "that", "as", "it", "he", "she", "they", "we", "i", "there", "when", "where"}
)
_LONGEST_SAID = 40  # characters of "it has been widely reported" before its clause
_LONGEST_SPEAKER = 10  # words
_TELLERS = words("tellers")
_SAYING = {f for f, v in VERBS.items() if v.lemma in _TELLERS and (v.third or v.past or not v.noun)} | {"claim"}
_SAYS = any_of(_SAYING)
_SAYS_THEN = any_of(_SAYING - {"told", "tells", "tell"})
_HINT = re.compile(rf"\b(?:{_SAYS}|reports|put it|view|words|opinion|account|estimates?|reckoning|[Pp]er the)\b")
_PHRASE = r"(?P<who>(?:[^\s,;.:()]+ ){1,9}?)"
_ASIDES = (
    # ", two officials close to him said", ", the minister told reporters on Monday"; not ", and the ministry said that"
    re.compile(
        rf"(?:,|[,.!?][”\"’'])\s{_PHRASE}(?:{_SAYS})(?: reporters| parliament| lawmakers| [A-Z]\w+)?"
        r"(?=[,.;]|\Z| (?:in|on|at|late|early|last|this|yesterday)\b)"
    ),
    # ", says the IMF"; not ", says that"
    re.compile(
        rf"(?:,|[,.!?][”\"’'])\s(?:{_SAYS_THEN}) (?P<who>(?!that\b)[^\s,;.:]+(?: [^\s,;.:]+){{0,7}})(?=[,.;]|\Z)"
    ),
    # "in the words of the minister"
    re.compile(
        r"\b[Ii]n the (?:words|view|opinion|judge?ment|eyes) of (?P<who>[^\s,;.:]+(?: [^\s,;.:]+){0,5})(?=[,.;]|\Z)"
    ),
    # "in the minister’s view", "by the bank’s own account"
    re.compile(
        r"\b(?:[Ii]n|[Bb]y|[Oo]n) (?P<who>[^\s,;.:’']+(?: [^\s,;.:’']+){0,4})[’'](?:s )?(?:own )?"
        r"(?:view|words|opinion|account|estimates?|reckoning|telling|judge?ment)\b"
    ),
    # "as the finance ministry put it"
    re.compile(rf"\b[Aa]s {_PHRASE}(?:put it|{_SAYS})(?=[,.;]|\Z)"),
    # "per the statistics office"; not "per hectare"
    re.compile(r"(?:\APer|, per|\. Per) (?P<who>the [^\s,;.:]+(?: [^\s,;.:]+){0,4})(?=[,.;]|\Z)"),
)
# "Critics say the programme failed", "A spokesman, John Kamau, said"; not "They said"
_OPENING = re.compile(
    rf"[“\"]?(?P<who>(?:[^\s,;.:()]+ ){{1,9}}?|[^\s,;.:]+(?: [^\s,;.:]+){{0,5}}, [^,;.:]{{3,40}}, )"
    rf"(?:{_SAYS}) (?:(?:reporters|parliament|lawmakers|[A-Z]\w+) )?(?:that )?"
    r"(?!(?:on|in|at|to|by|for|from|of|with|about|against|its|his|her|their|an?)\b)(?=[^\W\d_])"
)
_SAID_TO = re.compile(
    r"\b(?:is|are|was|were|has been|have been) (?:widely |also )?"
    r"(?:said|reported|believed|thought|alleged|rumou?red|understood) to\b"
    r"|\b[Ii]t (?:is|was|has been) (?:widely )?(?:reported|said|alleged|rumou?red|believed|understood)(?= that\b)"
)
_FINITE = frozenset({"VFIN", "AUX", "MODAL"})
_ENDS = frozenset({"PUNCT", "VFIN", "AUX", "MODAL", "SUB", "WH", "DATE"})


def attribution(sentence: Sentence, clause: Clause, memory: Memory) -> str | None:
    """Who says what a clause tells, in the text's words; of a hearsay without a speaker the word that marks it;
    None where the text says it in its own name.
    """
    return (
        _host(sentence, clause, memory)
        or _according_to(sentence, clause, memory)
        or _afterwards(sentence, clause, memory)
        or _in_passing(sentence, clause)
        or _opening(sentence, clause)
        or _hearsay(sentence, clause)
    )


def _host(sentence: Sentence, clause: Clause, memory: Memory) -> str | None:
    """The subject of the verb that a clause hangs on: "officials said that exports had risen"."""
    before = sentence.clauses[clause.place - 1] if clause.place else None
    if before is None:
        return None
    if clause.link in ("joined", "relative", "participle", "sub") and before.link == "that":
        return _host(sentence, before, memory)
    group = before.group
    bare = group is not None and group.end == clause.start and clause.link == "main"
    if group is None or group.passive or group.lemma not in SPEECH or not (clause.link == "that" or bare):
        return None
    return _speaker(sentence, *before.subject, memory) if before.subject else None


def _according_to(sentence: Sentence, clause: Clause, memory: Memory) -> str | None:
    """The speaker named by "according to": the next one behind the beginning of a clause, or the last before it."""
    tokens = sentence.tokens
    places = _accordingly(sentence)
    near = [i for i in places if i >= clause.start][:1] or places[-1:]
    return _speaker(sentence, near[0] + 2, _phrase_end(tokens, near[0] + 2), memory) if near else None


@once_a_sentence
def _accordingly(sentence: Sentence) -> list[int]:
    """The tokens that begin "according to", all over a sentence."""
    tokens = sentence.tokens
    return [i for i in range(len(tokens) - 2) if (tokens[i].lower, tokens[i + 1].lower) == ("according", "to")]


def _afterwards(sentence: Sentence, clause: Clause, memory: Memory) -> str | None:
    """The speaker behind what he says: "a pact was signed, the ministry said", "..., said the ministry"."""
    last, tokens = sentence.clauses[-1], sentence.tokens
    group = last.group
    if group is None or last is clause or group.lemma not in SPEECH or group.passive:
        return None
    if tokens[group.start - 1].text in (",", "”", '"'):
        return _speaker(sentence, group.end, _phrase_end(tokens, group.end), memory)
    opens = last.subject and not last.inherited and tokens[last.subject[0] - 1].text in (",", "”", '"')
    if last.subject is None or not opens or any(t.tag in OBJECT for t in tokens[group.end : last.end]):
        return None
    return _speaker(sentence, *last.subject, memory)


def _in_passing(sentence: Sentence, clause: Clause) -> str | None:
    """The speaker named in passing, behind the beginning of a clause, or last before it: ", two officials said", "in the
    minister’s view", "per the statistics office".
    """
    found = _asides(sentence)
    if not found:
        return None
    start, _ = sentence.span(clause.start, clause.end)
    later = bisect_left(found, (start, ""))
    return found[later][1] if later < len(found) else found[-1][1]


@once_a_sentence
def _asides(sentence: Sentence) -> list[tuple[int, str]]:
    """Where a sentence names a speaker in passing, and whom."""
    found: list[tuple[int, str]] = []
    if not _HINT.search(sentence.text, sentence.start, sentence.end):
        return found
    for pattern in _ASIDES:
        for m in pattern.finditer(sentence.text, sentence.start, sentence.end):
            if who := _told_by(sentence, m.start("who"), m.end("who")):
                found.append((m.start(), who))
    return sorted(found)


def _opening(sentence: Sentence, clause: Clause) -> str | None:
    """The speaker that opens the sentence, of what stands behind: "Critics say the programme failed"."""
    opening = _opened(sentence)
    if opening is None:
        return None
    end, who = opening
    start, _ = sentence.span(clause.start, clause.end)
    verb = sentence.span(clause.group.start, clause.group.end)[0] if clause.group else start
    told = any(t.tag in _FINITE for t in sentence.tokens[clause.group.end : clause.end]) if clause.group else False
    return who if max(start, verb) >= end or told else None


@once_a_sentence
def _opened(sentence: Sentence) -> tuple[int, str] | None:
    """Where what the speaker says begins whom a sentence opens with, and who that is."""
    m = _OPENING.match(sentence.text, sentence.start, sentence.end)
    who = _told_by(sentence, m.start("who"), m.end("who")) if m else None
    return (m.end(), who) if m and who else None


def _told_by(sentence: Sentence, start: int, end: int) -> str | None:
    """Some characters as a speaker, if they name one."""
    who = " ".join(sentence.text[start:end].split()).strip("“”\"‘’' ,")
    words = who.lower().split()
    if not words or words[0] in _NO_SPEAKER or len(words) > _LONGEST_SPEAKER or not _is_phrase(words):
        return None
    named = any(m.kind in ACTORS for m in sentence.inside(sentence.mentions, start, end))
    return who if named or any(w.removesuffix("’s").removesuffix("'s") in _SPEAKERS for w in words) else None


def _hearsay(sentence: Sentence, clause: Clause) -> str | None:
    """The words that mark what is only said: "reportedly", "are said to"."""
    here = sentence.tokens[clause.start : clause.end]
    if told := next((t.lower for t in here if t.lower in _HEARSAY), None):
        return told
    a, b = sentence.span(clause.start, clause.end)
    if clause.link == "that":
        a = max(sentence.start, a - _LONGEST_SAID)
    m = _SAID_TO.search(sentence.text, a, b)
    return m.group().lower() if m else None


def _speaker(sentence: Sentence, first: int, last: int, memory: Memory) -> str | None:
    """Tokens `first` to `last` as a speaker, if they name one; "he" as whom it means."""
    if first >= last:
        return None
    words = sentence.words(first, last)
    if who := memory.who(words):
        return ", ".join(m.name for m in who)
    a, b = sentence.span(first, last)
    named = any(m.kind in ACTORS for m in sentence.inside(sentence.mentions, a, b))
    if not named and not any(w in _SPEAKERS for w in _words(sentence.tokens[first:last])):
        return None
    if not _is_phrase(words.lower().split()):
        return None
    return " ".join(words.split())


def _is_phrase(words: Sequence[str]) -> bool:
    """Whether words in lower case can be all of a noun phrase: "the ministry", not "its office in", "Oslo would have to"."""
    first, last = CLOSED.get(words[0]), CLOSED.get(words[-1])
    if first in ("PREP", "SUB") or last in ("PREP", "TO", "CONJ") or words[0] in ("'s", "’s"):
        return False
    return not any(CLOSED.get(w) in ("MODAL", "AUX") for w in words)


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        yield from token.lower.split()


def _phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Where a noun phrase with what hangs on it ends."""
    for i in range(first, len(tokens)):
        if tokens[i].tag in _ENDS or (i > first and tokens[i - 1].tag == "NAME" and tokens[i].tag in ("QTY", "DET")):
            return i
    return len(tokens)
