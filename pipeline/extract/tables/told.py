"""What the columns of a row tell of its figures, in a table whose rows are told by several columns."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from pipeline import edtf
from pipeline.extract.tables.coded import (
    UNKNOWN,
    WORLD,
    Flow,
    flow_in,
    measure_in,
    multiplier_in,
    names_a_country,
    side_in,
    status_in,
    transformation_in,
    unit_in,
)
from pipeline.extract.tables.columns import Columns
from pipeline.extract.tables.grid import LONGEST, Cell, rows
from pipeline.extract.tables.labels import spoken
from pipeline.extract.tables.over import Over
from pipeline.extract.tables.periods import month_in, period_in

TOTAL = re.compile(r"(?i)(?:grand )?total\b.*|all\b.*|world|_t|t|tot|w00|0|n/?a|_z|not applicable|")
"""What a column says of all that it could tell apart."""
_WHOLE_YEAR = re.compile(r"(?i)0?0|13|52|annual|year|total|all(?: months)?|jan(?:uary)?[-–]dec(?:ember)?")
_QUARTER = re.compile(r"(?i)q?(?:uarter )?(?P<one>[1-4])(?:st|nd|rd|th)?(?: quarter)?")
_CLASSIFIED = re.compile(r"(?i)\b(?:HS|SITC|CN|CPA|BEC|NACE|ISIC)\b")
_ONCE = 1 << 14  # different cells in mind

Said = Sequence[str]


class Row(NamedTuple):
    """What the columns of a row tell of all its figures. `way` is what a column of origins or destinations makes of them, `area`
    a country that may be either side; `changed` tells whether they are changes and from when, `counted` is the unit of
    quantities, `rest` what those columns say of which nothing is known.
    """

    cells: Sequence[Cell]
    reporter: str | None
    area: str | None
    partner: str | None
    way: str | None
    flow: Flow
    measured: str
    changed: str
    goods: str | None
    period: str | None
    month: int | None
    unit: str
    counted: str
    multiplier: float | None
    status: str
    rest: tuple[str, ...]


def rows_of(text: str, columns: Columns, over: Over) -> Iterator[Row]:
    """The rows under the heads of a table, with what their columns tell; without those of other than values, and of sides that
    nobody knows.
    """
    barred, width = "|" in text, len(columns.every)
    teller = _Teller(columns, over)
    for cells in islice(rows(text), columns.heads, None):
        if barred or len(cells) == width:
            said = [cell.text for cell in cells[:width]]
            row = teller.told(cells, said + [""] * (width - len(said)))
            if row:
                yield row


class _Teller:
    """The columns of a table by what they hold, each asked of each row."""

    def __init__(self, columns: Columns, over: Over) -> None:
        self._over = over
        self._of = {what: columns.of(what) for what in {c.holds for c in columns.every}}
        self._labelled = [c.at for c in columns.every if c.labelled]

    def told(self, cells: Sequence[Cell], said: list[str]) -> Row | None:
        """What the columns of a row tell."""
        for at in self._labelled:  # "AT: Austria"
            said[at] = said[at].partition(":")[2].strip() or said[at]
        if self._first(said, "attribute").lower() not in ("value", ""):
            return None
        reporter, area, partner = (self._side(said, what) for what in ("reporter", "area", "partner"))
        origin, destination = self._side(said, "origin"), self._side(said, "destination")
        if UNKNOWN in (reporter, area, partner, origin, destination):
            return None
        way = "imports" if origin and not destination else "exports" if destination else None
        if origin and destination:
            reporter, partner = reporter or origin, partner or destination
        partner = partner or origin or destination
        period, month = self._period(said)
        unit = self._known(said, "unit", lambda cell: unit_in(cell, self._over.meant))
        if denominator := self._first(said, "denominator"):
            unit = f"{unit}/{denominator}"
        measured = self._known(said, "measure", lambda cell: measure_in(cell).measure)
        changed = " ".join([transformation_in(self._first(said, "transformation")), *self._cells(said, "unit")])
        return Row(
            cells, reporter, area, None if partner == WORLD else partner, way, _flow(tuple(self._cells(said, "flow"))),
            measured, changed, self._goods(said), period, month, unit, self._first(said, "quantity unit"),
            multiplier_in(self._first(said, "multiplier")), status_in(self._first(said, "status")), tuple(self._cells(said, "")),
        )  # fmt: skip

    def _cells(self, said: Said, what: str) -> Iterator[str]:
        return (said[c.at] for c in self._of.get(what, ()))

    def _first(self, said: Said, what: str) -> str:
        return next(filter(None, self._cells(said, what)), "")

    def _known(self, said: Said, what: str, knows: Callable[[str], object]) -> str:
        """Of cells that tell a thing in names and codes the first that is known, else the longest."""
        told = [cell for cell in self._cells(said, what) if cell]
        return next(filter(knows, told), max(told, key=len, default="")) if len(told) > 1 else "".join(told)

    def _side(self, said: Said, what: str) -> str | None:
        return _side(tuple(self._cells(said, what))) if what in self._of else None

    def _goods(self, said: Said) -> str | None:
        """What a row is of; in a code, by the classification that its head names."""
        told = [c for c in self._of.get("commodity", ()) if said[c.at]]
        if not told or any(TOTAL.fullmatch(said[c.at]) for c in told):
            return None
        column = told[0]
        if not column.coded:
            return spoken(said[column.at][:LONGEST])
        classified = _CLASSIFIED.search(column.head)
        return f"{classified.group().upper()} {said[column.at]}" if classified else said[column.at]

    def _period(self, said: Said) -> tuple[str | None, int | None]:
        """When a row's figures are of, or the month of a year that stands elsewhere."""
        told = (self._when(cell) for what in ("period", "year") for cell in self._cells(said, what) if cell)
        when = next(filter(None, told), None)
        month, quarter = self._first(said, "month"), self._first(said, "quarter")
        part = month or quarter
        if not part or _WHOLE_YEAR.fullmatch(part) or (when and not when.isdigit()):
            return when, None
        if month and (number := month_in(month)):
            return (edtf.make(int(when), number), None) if when else (None, number)
        if when and quarter and (numbered := _QUARTER.fullmatch(quarter)):
            return period_in(f"{when}Q{numbered['one']}"), None
        return self._when(part), None

    def _when(self, cell: str) -> str | None:
        return period_in(cell, is_date=True) or self._over.period(cell)


@lru_cache(maxsize=_ONCE)
def _side(said: tuple[str, ...]) -> str | None:
    """Whom some cells name, by names and in codes: the first that names a country, else the first name."""
    country = next((side_in(cell) for cell in said if names_a_country(cell)), None)
    others = [side for cell in said if (side := side_in(cell))]
    return country or next((side for side in others if side != UNKNOWN), others[0] if others else None)


@lru_cache(maxsize=_ONCE)
def _flow(said: tuple[str, ...]) -> Flow:
    told = [flow_in(cell) for cell in said if cell]
    return next((flow for flow in told if flow.measure or flow.is_part), Flow(None))
