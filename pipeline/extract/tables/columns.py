"""What the columns of a table hold whose rows are told by several of them, as in a statistical file: by their heads."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from pipeline.extract.observations.measures import measures
from pipeline.extract.quantities.meant import Meant
from pipeline.extract.tables.coded import Unit, unit_meant
from pipeline.extract.tables.grid import Cell, rows
from pipeline.extract.tables.periods import period_in
from pipeline.extract.tables.units import unit_of
from pipeline.wordlist import table

_HEADED_WITHIN = 12  # rows
_TRIED = 20  # rows under the heads by which a column of figures is known
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APART = re.compile(r"[\W_]+")
_NAMING = frozenset({"name", "desc", "description", "label", "title", "text", "en"})
_CODING = frozenset({"code", "iso", "iso2", "iso3", "iso2c", "iso3c", "id", "m49"})
_KEYS = ("reporter", "area", "partner", "origin", "destination", "flow", "commodity", "period", "measure", "unit")
"""What tells one row from another; a table is told by several where two of them have columns."""
_NAMED = frozenset({"reporter", "area", "partner", "origin", "destination", "commodity"})
_WORDED = frozenset({*_KEYS} - {"period"})
_CODED = re.compile(r"hs|sitc|cn\b|cmd|commodity\b|product\b|reporter|partner|ref_area|geo\b|(?:trade ?)?flow\b")
_PARTS_OF_A_DATE = frozenset({"year", "month", "quarter"})


class Column(NamedTuple):
    """A column: its place, its head, what it holds (nothing that is known: ""), and whether in codes; the `period` that its
    head tells, and the `unit` that its head means without a word for it. In a `labelled` one a name stands behind each code.
    """

    at: int
    head: str
    holds: str
    coded: bool = False
    period: str | None = None
    unit: Unit | None = None
    labelled: bool = False


class Columns(NamedTuple):
    """The columns of a table, and how many of its first rows are no observation."""

    every: Sequence[Column]
    heads: int

    def of(self, *what: str) -> list[Column]:
        """The columns that hold something, names before codes."""
        return sorted((c for c in self.every if c.holds in what), key=lambda c: (what.index(c.holds), c.coded))

    @property
    def figures(self) -> list[Column]:
        """The columns of what is measured."""
        value = "value" if any(c.holds == "value" for c in self.every) else "valuation"
        return [c for c in self.every if c.holds in (value, "quantity", "figure")]


def columns_of(text: str) -> Columns | None:
    """The columns of a table by the first of its rows that heads them; None where its rows are told by their labels alone."""
    first = list(islice(rows(text), _HEADED_WITHIN + _TRIED))
    for at, row in enumerate(first[:_HEADED_WITHIN]):
        under = first[at + 1 : at + 1 + _TRIED]
        if under and sum(bool(_held(cell.text)[0]) for cell in row) > 1 and (found := _columns(row, under)):
            return Columns(found, at + 1)
    return None


def _columns(heads: Sequence[Cell], under: Sequence[Sequence[Cell]]) -> list[Column] | None:
    """The columns under some heads, if these are heads of a table that is told by several columns and holds figures."""
    found = [_column(at, cell.text, [row[at].text for row in under if at < len(row)]) for at, cell in enumerate(heads)]
    held = {"period" if c.holds in _PARTS_OF_A_DATE else c.holds for c in found}
    keys = held & {*_KEYS}
    values = [c for c in found if c.holds in ("value", "valuation", "figure")]
    first = next((c.holds for c in found if c.holds != "none"), "")
    behind = found[0].holds == "none" and first in keys & _NAMED  # "Rank", "Country"
    if not values or (len(keys) < 2 and not (keys and "value" in held and "measure" in held) and not behind):
        return None
    return found


def _column(at: int, head: str, cells: Sequence[str]) -> Column:
    code, colon, name = head.partition(":")
    labelled = bool(colon and name) and not code.count(" ")
    holds, coded = _held(code if labelled else head)
    head = " ".join(_HUMP.sub(" ", head.replace("_", " ")).split())
    filled = [cell for cell in cells if cell]
    bare = bool(filled) and not any(cell[0].isalpha() for cell in filled)
    figures = bare and _tells_figures(head)
    if holds in _WORDED and bare and not coded:  # "Area (ha)", and codes without a head that says so
        holds, coded = ("figure", False) if figures else (holds, True) if _CODED.match(head.lower()) else ("", False)
    if holds:
        return Column(at, head, holds, coded, unit=unit_meant(" ".join(_words(head))), labelled=labelled)
    told = period_in(head)
    return Column(at, head, "figure" if told or figures else "", period=told)


def _tells_figures(head: str) -> bool:
    """Whether a head says what the figures under it measure, or in what they are."""
    return bool(measures(head, 0, len(head)) or unit_of(head, Meant(())))


@lru_cache(maxsize=1024)
def _held(head: str) -> tuple[str, bool]:
    """What a column holds by its head, and whether in codes."""
    words = list(_words(_BRACKETS.sub(" ", head))) or list(_words(head))
    whole = " ".join(words)
    if whole in _known():
        return _known()[whole], False
    coded = False
    while len(words) > 1 and words[-1] in _NAMING | _CODING:
        coded |= words.pop() in _CODING
        if " ".join(words) in _known():
            return _known()[" ".join(words)], coded
    return "", False


def _words(head: str) -> Iterator[str]:
    return filter(None, _APART.split(_HUMP.sub(" ", head.strip()).lower()))


@cache
def _known() -> dict[str, str]:
    return {head: row["role"] for row in table("column_heads") for head in row["heads"].split("|")}
