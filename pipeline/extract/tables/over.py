"""What stands over a table, and what it says of all its figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline import edtf
from pipeline.extract.dates.almanac import in_year
from pipeline.extract.dates.find import find as find_dates
from pipeline.extract.dates.resolve import Context, resolve
from pipeline.extract.dates.sense import Expression, Fiscal, Fixed, Yearless
from pipeline.extract.names.gazetteer import names_in
from pipeline.extract.observations.frame import Frame
from pipeline.extract.quantities.meant import Meant
from pipeline.extract.tables.periods import is_part_of_a_year, part_of_a_year, period_in

_FROM = re.compile(r"(?i)\b(?:on|from|over|compared (?:to|with)|against|versus|vs\.?) (?:the )?\Z")
_MARKED = re.compile(r"\b((?:19|20)\d\d)[a-z]\b")
told_once = lru_cache(maxsize=1024)  # what a head, a label or a caption tells is asked again for each figure under it
_DECEMBER = 12  # the parts above are EDTF's seasons, quarters and halves
_ANY_YEAR = 2001
_IN_BRACKETS = re.compile(r"(?i)\bin (?:brackets|parentheses),?(?: for| the figures? (?:for|of))?")
_NEAR = 4  # characters


@dataclass(frozen=True, slots=True)
class Over:
    """What a table's figures share: the words over it, its caption among them, the document's dates and sides, and whose money
    is `meant`; `measures` are those that it is likely of where it does not say, the likeliest first, `counted_in` the unit and
    the scale. `by_country` says that countries label its rows.
    """

    words: str
    caption: str
    context: Context
    frame: Frame
    meant: Meant
    measures: Sequence[str] = ()
    counted_in: tuple[str, float] | None = None
    by_country: bool = False

    @property
    def states(self) -> list[str]:
        """The codes of the states that the words over the table name, in order."""
        return states_in(self.words)

    def period(self, text: str) -> str | None:
        """The date that a head or a label is, or the month or quarter of the year that the words over the table tell."""
        if told := period_in(text):
            return self._part_of(told)
        if is_part_of_a_year(text):
            return part_of_a_year(text, self.told)
        expression = date_in(text)
        return self._part_of(resolve(expression, self.context).value) if expression else None

    def _part_of(self, year: str | None) -> str | None:
        """A year as the part of it that the words over the table tell: "first nine months" over 2016 and 2017."""
        part = self._part
        if year is None or part is None or edtf.precision(year) != "year":
            return year
        return edtf.shift(part, years=int(year) - (edtf.year(part) or 0))

    @property
    def told(self) -> str | None:
        """The one date that the words over the table tell for all its figures, or its section, or on which the text reports."""
        told = [e for e in _dates(self.words) if not _is_compared(self.words, e)]
        if in_brackets := _IN_BRACKETS.search(self.words):
            told = [e for e in told if e.start < in_brackets.start()]
        found = [resolve(e, self.context).value for e in told]
        if found:
            return found[0] if len(found) == 1 else None
        spoken = self.context.section or self.frame.period
        last = edtf.bounds(spoken)[1] if spoken else None
        part = _part_told(self.words)
        return edtf.shift(part, years=last.year - _ANY_YEAR) if part and last else spoken

    @property
    def bracketed(self) -> str | None:
        """The date that the words over the table say the figures in brackets are of."""
        m = _IN_BRACKETS.search(self.words)
        found = [e for e in find_dates(self.words) if m and m.end() <= e.start <= m.end() + _NEAR]
        return resolve(found[0], self.context).value if found else None

    @property
    def compared(self) -> str | None:
        """The one date that the words over the table say its changes are counted from."""
        found = [resolve(e, self.context).value for e in _dates(self.words) if _is_compared(self.words, e)]
        return found[0] if len(found) == 1 else None

    @property
    def _part(self) -> str | None:
        """The part of a year over the table, or on which the document reports, in whatever year."""
        if part := _part_told(self.words):
            return part
        told = [resolve(e, self.context).value for e in _dates(self.words) if isinstance(e.sense, Fixed) and not e.edge]
        for when in [*told, self.frame.period]:
            if when and edtf.year(when) and edtf.precision(when) != "year" and edtf.is_longer_than_a_month(when):
                return when
        return None


def _is_compared(words: str, expression: Expression) -> bool:
    """Whether a date is that from which changes are counted: "change on the third quarter of 2013"."""
    return bool(_FROM.search(words, 0, expression.start))


@told_once
def _part_told(words: str) -> str | None:
    """The part of a year that words over a table tell without it, in whatever year: "Trade from January to September"."""
    for e in find_dates(words):
        last = e.last if isinstance(e.last, Yearless) else None
        if (
            isinstance(e.sense, Yearless)
            and e.sense.day is None
            and (last or e.sense.last_part or e.sense.part > _DECEMBER)
        ):
            first = replace(e.sense, last_part=last.part) if last else e.sense
            return in_year(first, _ANY_YEAR)
    return None


@told_once
def date_in(text: str) -> Expression | None:
    """The time expression that a head or a label is, or that opens or closes it."""
    return next((e for e in _dates(text) if not e.edge and (e.start < 2 or e.end == len(text))), None)


@told_once
def _dates(text: str) -> list[Expression]:
    """The dates of some words that have their year."""
    return [e for e in find_dates(without_marks(text)) if isinstance(e.sense, Fixed | Fiscal)]


def without_marks(text: str) -> str:
    """Words over figures without the letter that marks a year as provisional or revised, "2022p", each in its place."""
    return _MARKED.sub(r"\1 ", text)


@told_once
def states_in(words: str) -> list[str]:
    """The codes of the states that some words name, in order."""
    return list(dict.fromkeys(m.code for m in names_in(words) if m.code and m.kind != "capital"))
