"""How dates, numbers and amounts read in a brief."""

from pipeline.wording.amounts import MINUS, SCALES, SIGNS, UNITS, amount, arithmetic, big, number, scale, scaled, unit
from pipeline.wording.dates import MONTHS, MONTHS_IN_FULL, date, in_full, long_date, within, year
from pipeline.wording.measures import MEASURES, because, country_names, measure, sides, what, with_article
from pipeline.wording.words import counted, edition, listed, ordinal, spelt

__all__ = [
    "MEASURES",
    "MINUS",
    "MONTHS",
    "MONTHS_IN_FULL",
    "SCALES",
    "SIGNS",
    "UNITS",
    "amount",
    "arithmetic",
    "because",
    "big",
    "counted",
    "country_names",
    "date",
    "edition",
    "in_full",
    "listed",
    "long_date",
    "measure",
    "number",
    "ordinal",
    "scale",
    "scaled",
    "sides",
    "spelt",
    "unit",
    "what",
    "with_article",
    "within",
    "year",
]
