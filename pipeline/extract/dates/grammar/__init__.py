"""The grammar of single time expressions: what each rule takes and what it refuses stand beside it.

A module holds a family of them. At each word the rules are tried in the order that stands here; the first whose
pattern matches and whose sense is on the calendar wins. All fragments are of bounded length, so reading takes time
in proportion to the text.
"""

from pipeline.extract.dates.grammar import (
    counted,
    days,
    decades,
    months,
    named,
    quarters,
    relative,
    same,
    weekdays,
    weeks,
    years,
)
from pipeline.extract.dates.grammar.rule import Rule

RULES: tuple[Rule, ...] = (
    *days.RULES,
    *weeks.RULES,
    *quarters.RULES,
    *same.RULES,
    *months.RULES,
    *years.RULES,
    *decades.RULES,
    *weekdays.RULES,
    *relative.RULES,
    *counted.RULES,
    *named.RULES,
)
