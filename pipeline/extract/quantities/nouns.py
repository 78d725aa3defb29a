"""What a bare number counts: "1,200 soldiers", "eight other employees"."""

import re

from msgspec.structs import replace

from pipeline.extract.quantities.bounds import bound
from pipeline.extract.quantities.moneys import moneys
from pipeline.extract.quantities.quantity import Quantity
from pipeline.wordlist import words

_NOUN = re.compile(
    r"(?: or (?:more|fewer|less))? (?:of (?:the|its|our|his|her|their|these"
    r"|those|your|this year[’']s|last year[’']s) (?:[^\W\d_]+ |\d[\d,]* )?)?"
    r"(?P<noun>(?:[^\W\d_][\w’-]* ){0,3}?(?P<head>[^\W\d_][\w-]*(?<![isu])s"
    r"|[A-Z][a-z]+(?:an|el|aq|ud)is|people|men|women"
    r"|children|consortia|criteria|memoranda|media|staff|aircraft|personnel|police|cattle|fishermen|businessmen))(?![\w’'-])"
)
_PER_SO_MANY = re.compile(r" per (?:\d{1,3}(?:,\d{3})+|\d+|hundred|thousand|million) [^\W\d_]+(?: [^\W\d_]+s\b)?")
_YEARS = (1500, 2100)
_FEW = 3
_DONE = re.compile(
    r" (?:have|had|has|were|was|are|did|died|left|came|remain(?:ed)?|will|would|stopped|voted|went) (?!no\b)"
    r"|(?: more)? of (?:these|those|you|us)\b"
)
_STRONG = re.compile(r"-strong\b")
_BODY_OF = re.compile(
    r"\b(?:company|contingent|crew|delegation|force|garrison|party|staff|team|workforce) of (?:about |some )?\Z"
)
_ALONE = re.compile(r"[.,;:)]|\Z| (?:at|came|for|from|has|in|is|led|on|that|to|under|was|which|who|will|with)\b")
_STANDING = re.compile(
    r"(?:\A|[.;:,]|\b(?:and|but|only|some|about|which|whom|where|least|almost|nearly|while|to)) \Z|\A\Z"
)
_NUMBERED = re.compile(r"\d(?:,|,? (?:and|or|to)) \Z")  # "articles 14 and 15 were amended"
_BEFORE = 40  # characters
_NO_HEAD = words("no_counted")
_STOPS = frozenset(
    (
        "of in on at by for to from with and or but the a an as than that which who was were is are be been "
        "has have had per after before since until into over under between during against while when will "
        "would may can could should two three four five six seven eight nine ten"
    ).split()
)


def counted(text: str, q: Quantity, end: int) -> Quantity | None:
    """A bare number, whose range ends at `end`, as a count of what its noun names; None if it counts nothing."""
    noun = _NOUN.match(text, end)
    if noun and noun["head"] == "times" and text.startswith(" more", noun.end()):
        return None  # "and three times more, in March"
    if noun and noun["head"].lower() in _NO_HEAD - _STOPS and (longer := _NOUN.match(text, noun.end())):
        noun = longer if longer.start("noun") == noun.end() + 1 else noun  # "eight gas wells"
    if not noun or noun["head"].lower() in _NO_HEAD or any(w in _STOPS for w in noun["noun"].lower().split()):
        return _rate(text, q, end)
    if noun["head"] in moneys():
        return None
    whole = _PER_SO_MANY.match(text, noun.end())
    stop = whole.end() if whole else noun.end()
    inside = any(c.isdigit() for c in text[end : noun.start("noun")])  # "14 of the 16 regions"
    return replace(
        q, unit="count", noun=text[noun.start("noun") : stop], end=q.end if end > q.end or inside else stop,
        bound=q.bound or bound(text, q.start, stop),
    )  # fmt: skip


def standing(text: str, q: Quantity) -> Quantity | None:
    """A whole number that is the subject of what was or was done, as a count: "of the applicants 118 have been admitted"; or how
    many somebody is: "a delegation of 34", "a 63-strong company".
    """
    year = q.scale == 1 and _YEARS[0] <= q.value <= _YEARS[1] and text[q.start : q.end].isdigit()
    if q.value % 1 or q.decimals or q.scale > 1 or q.value < _FEW or year:
        return None
    lead = text[max(0, q.start - _BEFORE) : q.start]
    if _STRONG.match(text, q.end) or (_BODY_OF.search(lead) and _ALONE.match(text, q.end)):
        return replace(q, unit="count")
    if not _DONE.match(text, q.end):
        return None
    return replace(q, unit="count") if _STANDING.search(lead) and not _NUMBERED.search(lead) else None


def _rate(text: str, q: Quantity, end: int) -> Quantity | None:
    """So many "per 1,000 live births"."""
    whole = _PER_SO_MANY.match(text, end)
    return replace(q, unit="count", noun=whole.group().strip(), end=whole.end()) if whole and end == q.end else None
