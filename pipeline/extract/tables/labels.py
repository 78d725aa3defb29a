"""What labels the rows of a table: goods, a date, money."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.names.common import is_common
from pipeline.extract.observations.goods import names_goods
from pipeline.extract.observations.measures import measures
from pipeline.extract.quantities.moneys import moneys
from pipeline.extract.tables.grid import Cell
from pipeline.extract.tables.over import Over
from pipeline.extract.tables.periods import is_part_of_a_year
from pipeline.extract.tables.units import unit_of

_BESIDE = re.compile(r"(?:, ([^,()]+)| \(([^()]+)\))\Z")
OF_THINGS = frozenset({"energy", "area", "capacity", "population"})  # "Petroleum and natural gas" under "Production"
_OF_WHICH = re.compile(
    r"(?i)[-–—•· ]{0,4}(?:(?:of|among) (?:which|these|them)|thereof|o/w|including|incl)\b[.:,]{0,2} ?(?P<part>.*)"
)
_REST = re.compile(r"(?i)(?:all )?others?\b|(?:the )?rest\b|remain(?:ing|der)\b")
ALL = re.compile(r"(?i)(?:grand )?total|all (?:goods|commodities|countries)|world")


_TOWARDS = re.compile(r"(?:to|from|with) (?:the )?(?P<part>[A-Z].*)")


class Row(NamedTuple):
    """A row, the label that tells what it is of, its own or that of the row it is a part of, and which `part` of that."""

    cells: Sequence[Cell]
    label: str
    part: str = ""


def rows_told(rows: Sequence[Sequence[Cell]]) -> Iterator[Row]:
    """The rows with figures; of those "of which", and of those listed under such words or under a measure that stands alone, with
    the label of the row whose part they are.
    """
    whole, listed = "", False
    for cells in rows:
        label, bare = cells[0].text, not any(cell.text for cell in cells[1:])
        m = _OF_WHICH.fullmatch(label) or (_TOWARDS.fullmatch(label) if _is_measured(whole) else None)
        part = m["part"] if m else label if listed else None
        if part is None or _is_measured(part):
            whole = part or label
            listed = bare and _is_measured(whole)
            if not bare:
                yield Row(cells, whole)
        elif ALL.fullmatch(part):
            listed = False
            yield Row(cells, whole)
        elif part:
            yield Row(cells, whole, part)
        else:
            listed = True


def _is_measured(label: str) -> bool:
    """Whether a label says by itself what its row measures, by a word that names no goods too."""
    return not {m.measure for m in measures(label, 0, len(label))} <= OF_THINGS


def goods_of(label: str, over: Over) -> str | None:
    """The goods that label a row, without the unit beside them: "Tea, tonnes", "LPG (Mt)"; none where it is a date, a measure or
    the whole, or among countries the rest of them: "Other".
    """
    measured = {m.measure for m in measures(label, 0, len(label))} - OF_THINGS
    if not label or measured or over.period(label) or is_part_of_a_year(label) or ALL.fullmatch(label):
        return None
    if over.by_country and _REST.match(label) and not names_goods(label):
        return None
    beside = _BESIDE.search(label)
    told = beside and unit_of(beside[1] or beside[2], over.meant)
    return label[: beside.start()] if beside and told else label


def spoken(goods: str | None) -> str | None:
    """Goods as they are spoken of: "coffee and tea" of a row that is called "Coffee and tea"."""
    first = (goods or "").split(" ", 1)[0].rstrip(",;")
    return goods[:1].lower() + goods[1:] if goods and first.istitle() and is_common(first.lower()) else goods


def names_a_currency(label: str) -> bool:
    """Whether a label names a currency and not its country: "US dollar"."""
    return any(w.lower() in moneys() for w in label.split() if w.isalpha() and not w.isupper())
