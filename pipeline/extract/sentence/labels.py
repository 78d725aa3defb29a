"""What says beforehand what sentences are about: labels at the head of an item, headings."""

import re

from pipeline.extract.sentence.sentence import Sentence

_LABEL = 6  # words, at most
_AHEAD_OF = re.compile(
    r"(?i)\b(?:look(?:ing)? ahead|ahead|forthcoming|upcoming|coming|next steps?|calendar"
    r"|programme|program|itinerary|agenda|schedule"
    r"|outlook|what next|dates? (?:to note|for the diary))\b"
)


def is_label(sentence: Sentence) -> bool:
    """Whether a sentence only says what the next ones are about: "US tariffs." at the head of an item."""
    bare = not any(c.group for c in sentence.clauses) and not sentence.quantities and not sentence.dates
    return bare and len(sentence.tokens) <= _LABEL


def looks_ahead(heading: str) -> bool:
    """Whether a heading is over what is to come: "Programme", "Look ahead"."""
    return bool(_AHEAD_OF.search(heading))
