"""What many sources print and none states: mastheads, disclaimers, notes on who to ask.

Two things tell it. A disclaimer has its phrases (`data/boilerplate.txt`); a masthead stands at the very head or foot, is
no sentence, and its sources have little else in common: an agency's text in five newspapers is news.
"""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from operator import itemgetter

from pipeline import wordlist
from pipeline.dedup.sayings import Group, Saying, Sayings, Telling
from pipeline.records import Boilerplate

MANY = 3  # sources
EDGE = 2  # passages at the head or the foot of a source
LONGEST_MASTHEAD = 15  # words
SHORTEST_MASTHEAD = 3  # words: "Introduction" stands at many heads

_PHRASES = tuple(b" %b " % phrase.encode() for phrase in sorted(wordlist.words("boilerplate")))
_SENTENCE_ENDS = tuple(".!?…。।")


def boilerplate(groups: Sequence[Group], sayings: Sayings) -> Iterator[Boilerplate]:
    """Boilerplate among what the sources say, in the order of the sources."""
    told = ((sorted(t for s in group for t in s.tellings), group[0]) for group in (*groups, *sayings.slight()))
    many = sorted(((by, saying) for by, saying in told if _sources(by) >= MANY), key=itemgetter(0))
    disclaimers = {by[0] for by, saying in many if _has_phrase(sayings.form(saying))}
    lines = {
        by[0]: _edges(by, sayings) for by, saying in many if by[0] not in disclaimers and _is_line(saying, sayings)
    }
    reprints = _reprints(groups, disclaimers | lines.keys()) if lines else set()
    for by, _ in many:
        if by[0] in disclaimers or len(lines.get(by[0], set()) - reprints) >= MANY:
            yield Boilerplate(passages=tuple(t.id for t in by))


def _sources(tellings: Sequence[Telling]) -> int:
    return len({t.source for t in tellings}) if len(tellings) >= MANY else 0


def _has_phrase(form: bytes) -> bool:
    said = b" %b " % form
    return any(phrase in said for phrase in _PHRASES)


def _reprints(groups: Sequence[Group], notices: Set[Telling]) -> set[int]:
    """Sources half of whose passages, notices aside, or more stand in another source too."""
    own, shared = Counter[int](), Counter[int]()
    for group in groups:
        tellings = [t for saying in group for t in saying.tellings]
        if min(tellings) not in notices:
            own.update(t.source for t in tellings)
            if len({t.source for t in tellings}) > 1:
                shared.update(t.source for t in tellings)
    return {source for source, passages in shared.items() if 2 * passages >= own[source]}


def _is_line(saying: Saying, sayings: Sayings) -> bool:
    """Whether it is short and no sentence."""
    fits = SHORTEST_MASTHEAD <= saying.length <= LONGEST_MASTHEAD
    return fits and not sayings.words(saying).rstrip("”\"')").endswith(_SENTENCE_ENDS)


def _edges(tellings: Sequence[Telling], sayings: Sayings) -> set[int]:
    """The sources at whose head or foot it stands."""
    return {t.source for t in tellings if t.ordinal <= EDGE or t.ordinal > sayings.last[t.source] - EDGE}
