"""In which years a document counts that are none of the calendar."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline import edtf
from pipeline.calendar import MONTHS
from pipeline.extract.dates.resolve import FISCAL, Context, resolve
from pipeline.extract.dates.sense import Expression, Fiscal
from pipeline.extract.dates.words import month

_MONTH = "|".join(MONTHS)
_SEASON = re.compile(rf" (?:[a-z]+ ){{0,3}}\((?P<first>{_MONTH})(?: to |[-–])(?P<last>{_MONTH})\)")
_FISCAL_YEAR = re.compile(r"(?i)\b(?:fiscal|financial) years?\b|\bFY ?\d")


def fiscal_of(
    countries: Sequence[str], texts: Sequence[str], expressions: Sequence[Sequence[Expression]]
) -> tuple[str | None, bool]:
    """Whose fiscal year the document counts in, if any, and whether a pair of years such as "2018-19" means one."""
    country = next((c for c in countries[:3] if c in FISCAL), None)
    pairs = sum(isinstance(e.sense, Fiscal) and e.sense.pair for found in expressions for e in found)
    return country, country is not None and (pairs > 2 or any(map(_FISCAL_YEAR.search, texts)))


def season_of(texts: Sequence[str], expressions: Sequence[Sequence[Expression]]) -> int | None:
    """The month in which the years begin that a document writes as pairs, where it says so: "2022/23 (July to June)"."""
    for text, found in zip(texts, expressions, strict=True):
        for e in found:
            named = _SEASON.match(text, e.end) if isinstance(e.sense, Fiscal) and e.sense.pair else None
            if named and (month(named["last"]) - month(named["first"])) % 12 == 11:
                return month(named["first"])
    return None


def reckoning_of(
    texts: Sequence[str], expressions: Sequence[Sequence[Expression]], context: Context
) -> tuple[int, str] | None:
    """The first year of a pair by another calendar and the months that it is, where a bracket says so: "fiscal year 2074/75
    (mid-July 2017 to mid-July 2018)".
    """
    for text, found in zip(texts, expressions, strict=True):
        for pair, meant in pairwise(found):
            sense = pair.sense
            if not (isinstance(sense, Fiscal) and sense.pair and text[pair.end : meant.start] == " ("):
                continue
            value = resolve(meant, context).value if text.startswith(")", meant.end) else None
            begins = edtf.bounds(value)[0] if value else None
            if value and begins and abs(begins.year - sense.year) > 1:
                return sense.year, value.replace("~", "")
    return None
