"""Sentences that cannot be read alone: they point back to the one before them."""

import re

from pipeline.document.brief import Brief
from pipeline.records import Event, Observation, Passage

_DEPENDENT = re.compile(
    r"(?i)\A(?:this|that|these|those|it|however|such|its|their|his|her|instead|also|but|and|moreover|thus|as a result"
    r"|he|she|then(?!-)|meanwhile|since then|(?:in|at|during|after) (?:this|that|the same)"
    r"|\w+ (?:day|week|month|year|decade)s? (?:later|earlier)"
    r"|(?:the |a )(?:first|second|third|fourth|latter|former|last|further|same|other|two))\b"
)
_NEEDS_NAME = re.compile(r"\A(?:They|The two|Both (?:sides|leaders|countries|governments))\b")
_TIME = r"(?:morning|evening|week|weekend|month|quarter|spring|summer|autumn|winter|season|year|decade|century|time|[A-Z]\w+)"
_POINTING = re.compile(
    rf"\b(?i:this|these)\b(?! {_TIME}\b)|\b(?i:such)\b(?! as\b)|\b(?:former|latter)\b|\b(?:of|from|among|between) (?:them|it)\b"
)
_HEAD = 6  # words: a pronoun among the first, where none of them names anybody, means what was told before
_PRONOUN = re.compile(r"\b(?i:it|its|they|their|them)\b")
_NAME = re.compile(r"(?<!\A)\b(?:[A-Z]\w+|\d)")


def leans(brief: Brief, passage: Passage, start: int, end: int) -> bool:
    """Whether a sentence needs the one before it: it begins with a pronoun that the brief cannot fill in, or goes on from
    a time told there.
    """
    words = passage.words[start:end]
    if not _NEEDS_NAME.match(words):
        return bool(_DEPENDENT.match(words))
    told = (e for e in brief.events_in.get(passage.id, ()) if within(brief, passage, e, start, end))
    return not any(e.title.startswith("[") for e in told)


def points_back(brief: Brief, passage: Passage, start: int, end: int) -> bool:
    """Whether a sentence leans on the one before it, or holds a word further on that points back there: "this was not
    achieved, and its".
    """
    words = passage.words[start:end]
    head = " ".join(words.split()[:_HEAD])
    pronoun = _PRONOUN.search(head)
    bare = pronoun is not None and not _NAME.search(head[: pronoun.start()])
    return leans(brief, passage, start, end) or bare or bool(_POINTING.search(words))


def within(brief: Brief, passage: Passage, thing: Event | Observation, start: int, end: int) -> bool:
    """Whether a sentence tells of a thing."""
    spans = (brief.inside(passage, e) for e in thing.evidence if e.passage == passage.id)
    return any(s and start <= s[0] < end for s in spans)
