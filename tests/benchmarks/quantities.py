"""Our quantities in the terms of NewsQuant, for a scorer that asks for `quantities(text)`.

A value with the unit's name: money by the currency, "percentage", the singular noun of what is counted, "year of age",
"-" where there is none. Two ends of a range, and of "from A to B", are one value "A-B". Where that benchmark counts what
states nothing in an account (bare numbers, "one of the banks", "thousands of jobs"), it is mapped here.
"""

import re
from collections.abc import Iterator

from babel.numbers import get_currency_name

from pipeline.extract.dates.find import find as dates
from pipeline.extract.language.tagger import lemma  # type: ignore[import-not-found]
from pipeline.extract.quantities.find import Quantity, read
