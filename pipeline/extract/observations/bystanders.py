"""Countries that a sentence names and that are no side of its figures: another is ranked behind them or set against them, or
several are told together.
"""

import re
from collections.abc import Iterator

from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.parties import is_state
from pipeline.extract.sentence import Sentence, once_a_sentence

_RANK = re.compile(
    r"(?i)\b(?:[^\W\d_]{2,}est|chief|foremost|leading|main|most (?:important|valuable)|top|second|third|fourth|fifth|sixth|ranks?"
    r"|ranked|place|position)\b"
)
_SET = re.compile(
    r"\b(?:(?P<ranked>ahead of|after|behind|(?:second|next) only to)|(?P<like>[Ll]ike)|[Uu]nlike|[Ii]n contrast to"
    r"|[Aa]s opposed to|[Aa]s distinct from)\b"
)
_NEXT = re.compile(r"(?:,|,? and|,? or) (?:the )?")
_THE = re.compile(r" (?:the )?")
_APART = re.compile(r"\Z|[.;:)–—]|,(?! (?:which|whose|who|where|with whom|it|its)\b)| (?:in|by) (?:this|that|terms)\b")
_TOGETHER = re.compile(r"(?: (?:buyers|customers|economies|firms|imports|markets|purchases|sales|suppliers|visitors))? "
    r"(?:together|combined|jointly|between them|taken together|put together)\b")  # fmt: skip
_FIRST = re.compile(r"\b[Tt]ogether,? (?:the )?\Z")
_FAR = 90  # characters of a sentence in which a rank is told


@once_a_sentence
def bystanders(sentence: Sentence) -> frozenset[int]:
    """The characters at which those names of countries begin."""
    states = [m for m in sentence.mentions if is_state(m)]
    return frozenset(m.start for group in _groups(sentence, states) if _stands_by(sentence, group) for m in group)


def _groups(sentence: Sentence, states: list[Mention]) -> Iterator[list[Mention]]:
    """The names as lists of those that are joined: "China, Peru and Fiji"."""
    group: list[Mention] = []
    for m in states:
        if group and not _NEXT.fullmatch(sentence.text, group[-1].end, m.start):
            yield group
            group = []
        group.append(m)
    if group:
        yield group


def _stands_by(sentence: Sentence, group: list[Mention]) -> bool:
    text, first, end = sentence.text, group[0].start, group[-1].end
    if len(group) > 1 and (_TOGETHER.match(text, end) or _FIRST.search(text, max(sentence.start, first - 16), first)):
        return True
    for said in _SET.finditer(text, max(sentence.start, first - 24), first):
        if _THE.fullmatch(text, said.end(), first) and _APART.match(text, end):
            return _compares(sentence, said)
    return False


def _compares(sentence: Sentence, said: re.Match[str]) -> bool:
    """Whether words before a name rank another behind it, or set another against it: "its largest buyer after Fiji"."""
    text, start = sentence.text, said.start()
    if said["like"]:
        return start == sentence.start or text.endswith((", ", "(", "– ", "— "), sentence.start, start)
    return not said["ranked"] or bool(_RANK.search(text, max(sentence.start, start - _FAR), start))
