"""What says beforehand what sentences are about: labels at the head of an item, headings."""

import re

from pipeline import edtf
from pipeline.extract.sentence.sentence import Dated, Sentence

_LABEL = 6  # words, at most
_OPENS = re.compile(r"\W*")
_GOES_ON = re.compile(r": ?(?=[^\d\s])| [–—-] (?=[^\d\s])")
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


def entry(sentence: Sentence) -> Dated | None:
    """The day of a line that is one of a calendar, "6 May: Members’ breakfast", "Users’ workshop, Montego Bay: 15 September";
    None of other lines.
    """
    if any(c.group for c in sentence.clauses) or not sentence.dates:
        return None
    first, last = sentence.dates[0], sentence.dates[-1]
    if _is_day(first) and _OPENS.fullmatch(sentence.text, sentence.start, first.start):
        return first if _GOES_ON.match(sentence.text, first.end, sentence.end) else None
    ends = not sentence.text[last.end : sentence.end].strip(" .;") and sentence.text.endswith(": ", 0, last.start)
    return last if ends and _is_day(last) and not sentence.quantities else None


def _is_day(date: Dated) -> bool:
    value = (date.when.value or "").partition("/")[0]
    return date.role == "plain" and value not in ("", "..") and edtf.precision(value) == "day"
