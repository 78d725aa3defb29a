"""Which goods a sentence only mentions: none of its figures is of them."""

import re
from typing import NamedTuple

from pipeline.extract.sentence import Sentence, once_a_sentence
from pipeline.extract.spans import lowered
from pipeline.wordlist import words

# of a text in lower case, right before goods
_MOST = re.compile(
    r"[,(–—] ?(?:again |now |still )?"
    r"(?:mostly|mainly|chiefly|largely|primarily|principally|predominantly|(?:nearly|almost) all|(?:led|headed|dominated) by)"
    r"(?: of)?(?: it| them)?(?: of| in)? "
    r"(?!(?:after|and|as|at|because|by|due|for|from|in|of|on|owing|since|thanks|through|to|when|where|while|with)\b)"
)
_GIVEN = re.compile(r"\b(?:delivered|exported|provided|shipped|sold|supplied) to (?:the )?(?:[a-z-]+ (?:and|or) )?\Z")
_NEAR = 36  # characters


class _Stretch(NamedTuple):
    start: int
    end: int


def is_mentioned(sentence: Sentence, start: int, end: int) -> bool:
    """Whether goods between two characters are only mentioned: as most of what a figure is of ("imports, chiefly rice, rose"), as
    who says so ("local media claimed"), as who is supplied ("sold to hospitals").
    """
    if _GIVEN.search(lowered(sentence.text), max(sentence.start, start - _NEAR), start):
        return True
    if any(most.start <= start < most.end for most in _most(sentence)):
        return not any(q.start - end <= len(" (") and q.start > end for q in sentence.quantities)
    return _says_so(sentence, start, end)


@once_a_sentence
def _most(sentence: Sentence) -> list[_Stretch]:
    """The stretches that tell what most of a figure is of: up to the next figure or verb."""
    found = []
    for m in _MOST.finditer(lowered(sentence.text), sentence.start, sentence.end):
        ends = [q.start for q in sentence.quantities] + [
            sentence.tokens[c.group.start].start for c in sentence.clauses if c.group
        ]
        found.append(_Stretch(m.end(), min((end for end in ends if end >= m.end()), default=sentence.end)))
    return found


def _says_so(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a phrase is what the subject ends with that says what a clause behind "that" tells, and no attribute there."""
    if not any(clause.opener == "that" for clause in sentence.clauses):
        return False
    for clause in sentence.clauses:
        if clause.subject and clause.group and not clause.inherited and clause.group.lemma in words("tellers"):
            first, last = sentence.span(*clause.subject)
            if first <= start and end == last and " of " not in sentence.text[first:start]:
                return True
    return False
