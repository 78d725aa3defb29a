"""What a document says of itself: its date, the countries it is about, its money, its years, how it writes dates."""

from collections.abc import Sequence

from pipeline.extract.dates.find import find, habit
from pipeline.extract.dates.sense import Expression
from pipeline.extract.document.issued import date_of
from pipeline.extract.document.money import countries_of, dollar_of, dollar_sign_of
from pipeline.extract.document.years import fiscal_of, reckoning_of, season_of
from pipeline.records import Passage

__all__ = [
    "countries_of",
    "date_of",
    "dollar_of",
    "dollar_sign_of",
    "expressions_of",
    "fiscal_of",
    "reckoning_of",
    "season_of",
]


def expressions_of(passages: Sequence[Passage], language: str) -> list[list[Expression]]:
    """The time expressions of each passage, numeric dates in the order in which the document writes them."""
    order = habit("\n".join(p.words for p in passages), language)
    return [find(p.words, order) for p in passages]
