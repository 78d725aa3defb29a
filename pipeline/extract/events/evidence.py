"""Which characters show what a clause tells."""

from pipeline.extract.language.clauses import Clause
from pipeline.extract.sentence import Dated, Sentence

LONGEST = 390  # characters: what is longer shows nothing
_SHORTEST = 40  # characters, where the date stands far behind


def evidence(sentence: Sentence, clause: Clause, date: Dated | None = None) -> tuple[int, int]:
    """The characters of a clause with its date and what it says that somebody said; cut where that is too long."""
    a, b = sentence.span(_first_word(sentence, clause), clause.end)
    after = sentence.after(clause)
    if after and after.link == "that" and sentence.span(after.start, after.end)[1] - a <= LONGEST:
        b = sentence.span(after.start, after.end)[1]
    if date and max(b, date.end) - min(a, date.start) <= LONGEST:
        a, b = min(a, date.start), max(b, date.end)
    return (a, b) if b - a <= LONGEST else _cut(a, b, date)


def _first_word(sentence: Sentence, clause: Clause) -> int:
    """The first token of a clause behind the marks and joining words that open it."""
    tokens, first = sentence.tokens, clause.start
    while first < clause.end - 1 and (tokens[first].text in ",;:–—" or tokens[first].tag == "CONJ"):
        first += 1
    return first


def _cut(a: int, b: int, date: Dated | None) -> tuple[int, int]:
    """The beginning of characters `a` to `b`, or their end, where the date stands there."""
    b = min(b, max(a + LONGEST, date.end if date else 0))
    if b - a > LONGEST and date:
        a = max(a, date.end - LONGEST)
        b = max(date.end, a + _SHORTEST)
    return a, b
