"""What the figures of a table measure, and of which kind they are."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.observations.measures import MADE, fits, measured_in, measures
from pipeline.extract.tables.labels import OF_THINGS
from pipeline.extract.tables.over import Over, told_once
from pipeline.extract.tables.steps import CHANGE
from pipeline.extract.tables.units import PERCENT
from pipeline.records import ObservationKind

_STOCKS = frozenset({"reserves", "debt", "exports", "imports", "trade", "investment", "population", "employment"})
_SHARE = re.compile(r"(?i)\bshares?\b|(?:\bper ?cent|%) of (?:total|exports|imports)\b")
_OF_GDP = re.compile(r"(?i)(?:\bper ?cent|%) of gdp\b")
_BALANCES = re.compile(r"(?i)\b(?:balances?|deficits?|surplus(?:es)?)\b")
_DISTRIBUTED = re.compile(r"(?i)\b(?:breakdown|compos(?:ed|ition)|distribut(?:ed|ion)|structure)\b")
_HEAD_AND_REST = re.compile(r"(?i)[^,;.]*\b(?:as|by|for|from|in|of|per|to|under|with)\b[^,;.]*")


def measure_named(told: Sequence[str], over: Over) -> str | None:
    """The measure that is named by the words of a figure's column and its row, or else by those over the table; "energy", which
    may be a thing, is one only where these name no other.
    """
    own = next((m.measure for words in told for m in measures(words, 0, len(words))[:1]), None)
    shared = _shared(over.caption) or _shared(over.words)
    return shared if shared and (own is None or own in OF_THINGS) else own


def measure_of(named: str | None, unit: str, over: Over) -> str | None:
    """What a figure in a unit measures: what is named, if that is no thing; else what the words over the table, or those before
    it, are about.
    """
    if named is not None and named not in OF_THINGS:
        return named
    if named is None and _BALANCES.search(over.words):
        return "balance"
    likely = (m for m in over.measures if fits(m, unit) and (named is None or m in MADE))
    return next(likely, named)


def kind_of(told: Sequence[str], over: Over, unit: str, measure: str | None, signed: bool) -> ObservationKind:
    """Whether a figure is a level, a change or a share, by the words of its column and its row and by those over it; `signed` is
    one with a plus.
    """
    own = " ".join(told)
    words = f"{own} {over.words}"
    if _OF_GDP.search(words):
        return "share"
    shared = _SHARE.search(words)
    changes = CHANGE.search(own) or (measure == "gdp" and CHANGE.search(words))
    if unit == "percent" and (changes or signed or (not shared and CHANGE.search(over.caption or over.words))):
        return "change"
    stock = measure in _STOCKS and (PERCENT.search(own) or _DISTRIBUTED.search(over.words))
    return "share" if unit == "percent" and (stock or shared) else "level"


@told_once
def _shared(words: str) -> str | None:
    """What the words over a table say that all its figures measure; None where they name several things, of which none is the
    head of the others: "imports for consumption under the Act, by source".
    """
    named = measured_in(words)
    alike = len({m.measure for m in named}) == 1
    if not named or not (alike or all(_HEAD_AND_REST.fullmatch(words, a.end, b.start) for a, b in pairwise(named))):
        return None
    return named[0].measure
