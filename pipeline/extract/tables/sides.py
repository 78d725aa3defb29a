"""Whose the figures of a table are, and with whom."""

import re

from pipeline.extract.names.gazetteer import names_in
from pipeline.extract.observations.frame import UNIONS
from pipeline.extract.observations.measures import FLOWS
from pipeline.extract.tables.labels import names_a_currency
from pipeline.extract.tables.over import Over, told_once

_FROM_ABROAD = frozenset({"tourism", "migration"})
_TWO_SIDED = frozenset({"exports", "imports", "trade", "balance", "aid"})
_BY = re.compile(
    r"(?i)\bby (?:countr(?:y|ies)|destinations?|investors?|markets?|origin|(?:trad(?:e|ing) )?partners?|source)\b"
)


def state_in(label: str) -> str | None:
    """The state, or the union of states, that labels a row."""
    if names_a_currency(label):
        return None
    return next((m.code or UNIONS[m.name] for m in names_in(label) if m.code or m.name in UNIONS), None)


def sides(measure: str | None, own: str | None, head: str, over: Over) -> tuple[str | None, str | None]:
    """Whose figures they are and with whom: the document's home, the states over the table, a state of their `own` that labels
    the row; with the other of the two countries that the document is about.
    """
    reporter, partner = _named(measure, own, head, over)
    both = over.frame.bilateral or over.frame.facing
    if partner is None and both and measure in _TWO_SIDED and not over.by_country:
        partner = over.frame.across(reporter)
    return reporter, partner


def _named(measure: str | None, own: str | None, head: str, over: Over) -> tuple[str | None, str | None]:
    """Whose figures they are and with whom, as the words of the table tell."""
    home = over.frame.home
    facing, owner = _side_of(head)
    if measure in _TWO_SIDED and own is None and (facing or owner):
        others = [code for code in over.states if code != owner]
        if owner and owner not in over.states and (others or (_BY.search(over.words) and home != owner)):
            return (home if home and home != owner else next(iter(others), None)), owner
        return owner or home, facing
    named = [code for code in over.states if code != own]
    states = list(dict.fromkeys([*([home] if home and home != own else []), *named])) or list(over.frame.sides)
    reporter, partner = (*states, None, None)[:2]
    from_abroad = measure in _FROM_ABROAD or (measure == "investment" and _BY.search(over.words))
    if own and home and own != home and from_abroad:
        return home, own
    if measure in _FROM_ABROAD and not own and partner:
        return reporter, partner
    if measure not in FLOWS and measure != "balance":
        return own or reporter, None
    return reporter, own or partner


@told_once
def _side_of(head: str) -> tuple[str | None, str | None]:
    """The state with which the figures of a column are, and that whose they are: "Exports to Peru", "India's imports"."""
    named = [m for m in names_in(head) if m.code and m.kind != "capital"]
    if len(named) != 1:
        return None, None
    led = head[: named[0].start].lower().endswith(("to ", "from ", "with "))
    return (named[0].code, None) if led else (None, named[0].code)
