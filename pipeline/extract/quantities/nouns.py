"""What a bare number counts: "1,200 soldiers", "eight other employees"."""

import re
from dataclasses import replace

from pipeline.extract.quantities.quantity import Quantity
from pipeline.wordlist import words

_NOUN = re.compile(
    r"[ -](?:of (?:the|its|their|these"
    r"|those) (?:[^\W\d_]+ )?)?(?P<noun>(?:[^\W\d_][\w’-]* ){0,3}?(?P<head>[^\W\d_][\w-]*s|people|men|women"
    r"|children|staff|aircraft|personnel|police|cattle|fishermen|businessmen))(?![\w’'-])"
)
_NO_HEAD = words("no_counted")
_STOPS = frozenset(
    (
        "of in on at by for to from with and or but the a an as than that which who was were is are be been "
        "has have had per after before since until into over under between during against while when will "
        "would may can could should"
    ).split()
)


def counted(text: str, q: Quantity, end: int) -> Quantity | None:
    """A bare number, whose range ends at `end`, as a count of what its noun names; None if it counts nothing."""
    noun = _NOUN.match(text, end)
    if not noun or noun["head"].lower() in _NO_HEAD or any(w in _STOPS for w in noun["noun"].lower().split()):
        return None
    return replace(q, unit="count", noun=noun["noun"], end=q.end if end > q.end else noun.end())
