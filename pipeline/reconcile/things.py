"""What a figure is of: what tells one measured thing from another."""

import re
from functools import cache

from pipeline import edtf
from pipeline.records import TRADE_MEASURES, Observation
from pipeline.wordlist import table

Key = tuple[object, ...]
_PART_OF_A_STATE = re.compile(r"\b[A-Z][\w-]+ (?:District|Province|Region|County|Governorate|Prefecture|Oblast)\b")


def thing(o: Observation) -> Key:
    """What is measured, and of whom: the same for a level and its change, in every period. The flow of trade goes without
    saying.
    """
    return o.measure, *whose(o), None if o.measure in TRADE_MEASURES else o.flow, goods(o)


def series(o: Observation) -> Key:
    """What an observation is of: all that tells it from others but its value and precision."""
    return (*thing(o), o.kind, o.unit, o.period, o.compared_period, o.realis, o.label if o.measure is None else None)


def whose(o: Observation) -> Key:
    """Reporter, partner and parties; trade in both directions is of two parties, whoever is named first."""
    if o.measure == "trade" and o.reporter and o.partner and not o.parties:
        return None, None, tuple(sorted((o.reporter, o.partner)))
    return o.reporter, o.partner, tuple(sorted(o.parties))


def goods(o: Observation) -> str | None:
    """The goods that a figure is of; "goods" are all of them."""
    named = (o.commodity or "").casefold()
    return None if not named or _said_to_cover(named) else named


def covers(o: Observation) -> str | None:
    """Whether a figure of trade is of goods, of services or of both, as far as its source says so beside it."""
    if o.measure not in TRADE_MEASURES or o.measure == "tariff":
        return None
    said = [found for words in (o.commodity or "", *(e.quote for e in o.evidence)) if (found := _said_to_cover(words))]
    return said[0] if said and len(set(said)) == 1 else None


def holds(fuller: Observation, vague: Observation) -> bool:
    """Whether one figure names all whose figure the other is, or more."""
    reporter, partner, parties = whose(vague)
    if fuller.parties and not parties and partner is None:
        return reporter is None or reporter in fuller.parties
    return (
        reporter in (None, fuller.reporter) and partner in (None, fuller.partner) and parties in ((), whose(fuller)[2])
    )


def cover_alike(a: Observation, b: Observation) -> bool:
    """Whether two figures can cover the same, goods or services: nothing is said, or the same."""
    one, other = covers(a), covers(b)
    return None in (one, other) or one == other


def qualified(o: Observation) -> frozenset[str]:
    """What words beside a figure make it one of a part, or of another sort: informal exports, the overall balance, a district."""
    said = [" ".join(e.quote.split()) for e in o.evidence]
    sorts = {sort for sort, pattern in _qualifiers() if any(map(pattern.search, said))}
    return frozenset(sorts.union(*map(_PART_OF_A_STATE.findall, said)))


def told_apart(o: Observation) -> bool:
    """Whether a measured value is told apart from others well enough to agree with them or to contradict them."""
    named = o.measure and o.period and (o.reporter or o.parties)
    return bool(named) and o.bound is None and o.range is None and o.kind in ("level", "change")


def interchangeable(a: str, b: str) -> bool:
    """Whether one period can be taken for another: they share days, and are about as long, such as a calendar and a fiscal
    year.
    """
    (begin, end), (start, stop) = edtf.bounds(a), edtf.bounds(b)
    if not (begin and end and start and stop) or begin > stop or start > end:
        return False
    shorter, longer = sorted([(end - begin).days, (stop - start).days])
    return longer <= 2 * shorter + 1


@cache
def _coverage() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return _found_by("coverage", "covers")


@cache
def _qualifiers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return _found_by("qualifiers", "sort")


def _found_by(name: str, key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row[key], re.compile(rf"(?i)\b(?:{row['pattern']})\b")) for row in table(name))


@cache
def _said_to_cover(words: str) -> str | None:
    """What some words say that a figure of trade covers: "goods", "services", "goods and services"."""
    plain = " ".join(words.split())
    if plain.casefold() in ("goods", "merchandise", "services", "goods and services"):
        return plain.casefold().replace("merchandise", "goods")
    return next((covers for covers, pattern in _coverage() if pattern.search(plain)), None)
