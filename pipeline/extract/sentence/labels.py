"""What says beforehand what sentences are about: labels at the head of an item, headings."""

import re

from pipeline import edtf
from pipeline.extract.sentence.sentence import Dated, Sentence
from pipeline.wordlist import words

_LABEL = 6  # words, at most
_NO_LABEL = frozenset({"DATE", "MODAL", "NUM", "PRON", "QTY", "SUB", "VFIN", "VPRES", "WH"})
_NO_TOPIC = frozenset(
    "another bad first former good last latter next no none nothing one other second this those yes".split()
)
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


def label_of(sentence: Sentence) -> str:
    """What the first sentence of an item calls the thing that the item is about, before a stop, a colon or a bracket: "Rope.",
    "Cut flowers: $9 million", "Ann Lee (NDP): in office", "Ann Lee, head of the bank."; nothing where it calls it nothing, or
    only by a word for what is to come.
    """
    person = next((m for m in sentence.mentions if m.kind == "person" and m.start == sentence.start), None)
    if person and not any(c.group for c in sentence.clauses):
        return sentence.text[person.start : person.end]
    text = sentence.text[sentence.start : sentence.end]
    end = len(text.rstrip(" .")) if is_label(sentence) else text.find(":")
    label = text[:end].partition(" (")[0] if end > 0 else ""
    tokens = [t for t in sentence.tokens if t.start < sentence.start + len(label)]
    if not any(t.tag in ("NOUN", "NAME") for t in tokens) or any(t.tag in _NO_LABEL for t in tokens):
        return ""
    plain = len(tokens) <= _LABEL and tokens[-1].lower not in words("document_words") and not looks_ahead(label)
    return f"{label[0].upper()}{label[1:]}" if plain and tokens[0].lower not in _NO_TOPIC else ""


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
