"""Whom or what a name means in an account: an entity by its name, an alias or a family name, a state by its ISO 3166-1 code,
its adjective or its people too.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from msgspec import Struct

from pipeline.likeness import unaccented
from pipeline.records import Account, Entity
from pipeline.surnames import surname
from pipeline.wordlist import table


class Meant(Struct, frozen=True):
    """What a name means: what it is called, by which ids, codes and names the account has it, and which words name it."""

    called: str
    keys: frozenset[str]
    names: frozenset[str]

    def named_in(self, words: str) -> bool:
        """Whether words name it, as a whole word: "Japan’s", not "Japanned"."""
        return bool(self.names) and bool(_pattern(self.names).search(words))


class Names:
    """The names that an account has for entities of some kinds, and for those whose values it tells."""

    def __init__(self, account: Account, kinds: Iterable[str]) -> None:
        self._by_name: dict[str, set[Entity]] = {}
        entities = [e for e in account.entities if e.kind in frozenset(kinds)]
        for entity in entities:
            family = [entity.name.split()[-1], surname(entity.name)] if entity.kind == "person" else []
            for name in filter(None, (entity.name, *entity.aliases, *family, entity.code)):
                self._by_name.setdefault(folded(name), set()).add(entity)
        self._sides = {side for o in account.observations for side in (o.reporter, o.partner, *o.parties) if side}
        self._sides |= {role.of for e in account.entities for role in e.roles if role.of}
        told: dict[str, int] = {}
        for entity in entities:
            told[entity.name] = max(told.get(entity.name, 0), len(entity.evidence))
        self.shown = sorted(told, key=lambda name: (-told[name], name))
        """What the entities are called, those named most often first."""

    def meant(self, name: str) -> Meant | None:
        """What a name means; None where the account holds nothing of it."""
        code = _codes().get(name) or _states().get(folded(name))
        found = self._by_name.get(folded(name), set()) | (self._by_name.get(folded(code), set()) if code else set())
        codes = {e.code for e in found if e.code} | {side for side in self._sides if side in (code, name)}
        if not (found or codes):
            return None
        named = {n for e in found for n in (e.name, *e.aliases) if self._by_name[folded(n)] <= found}
        named |= {n for code in codes for n in _words(code)}
        called = {e.name for e in found if folded(e.name) == folded(name) or e.code or len(found) == 1}
        return Meant(min(called, default=name), frozenset({e.id for e in found} | codes | named), frozenset(named))


def folded(name: str) -> str:
    """A name without case, accents, dashes and "the"."""
    return re.sub(r"[\W_]+", " ", unaccented(name)).strip().casefold().removeprefix("the ")


def meant_state(name: str) -> str | None:
    """The state that somebody may have meant who wrote a name that is almost one; None of what is one, or like none."""
    if name in _codes() or folded(name) in _states() or folded(name) in _in_english():
        return None
    near = get_close_matches(folded(name), _in_english(), 1, 0.75)
    return _in_english()[near[0]] if near else None


@cache
def _in_english() -> dict[str, str]:
    """The common names of states and their adjectives, folded, and as they are written."""
    from babel import Locale

    rows, called = table("countries"), Locale("en").territories
    common = [called[row["alpha_2"]] for row in rows if row["alpha_2"] in called]
    forms = [*common, *(form for row in rows for form in row["adjectives"].split("|") if form)]
    return {folded(form): form for form in reversed(forms)}


@cache
def _codes() -> dict[str, str]:
    """ISO 3166-1 alpha-3 by itself and by alpha-2, in capitals: "in" and "us" are words."""
    rows = table("countries")
    former = {row["code"]: row["code"] for row in table("former") if row["code"]}
    return former | {row["alpha_2"]: row["code"] for row in rows} | {row["code"]: row["code"] for row in rows}


@cache
def _states() -> dict[str, str]:
    """Codes of states by what they, their people and what is theirs are called, as far as one state is meant."""
    found: dict[str, set[str]] = {}
    for row in (*table("countries"), *table("former")):
        for column in ("names", "adjectives", "people"):
            for name in filter(None, row.get(column, "").split("|")):
                found.setdefault(folded(name), set()).add(row["code"])
    return {name: min(codes) for name, codes in found.items() if len(codes) == 1}


@cache
def _words(code: str) -> tuple[str, ...]:
    """What names a state in a text: its names, adjectives, people and capital."""
    rows = [row for name in ("countries", "former") for row in table(name) if row["code"] == code]
    return tuple(
        name
        for row in rows
        for column in ("names", "adjectives", "people", "capitals")
        for name in row.get(column, "").split("|")
        if name
    )


@cache
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=lambda n: (-len(n), n))))})(?!\w)")
