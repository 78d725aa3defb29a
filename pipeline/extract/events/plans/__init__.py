"""Plans and what became of them: what was set for a date, moved to another, or given up."""

from pipeline.extract.events.plans.dated import (
    dates_of_a_move,
    is_plan,
    is_wanted_by,
    is_weighed,
    last_said,
    moved,
    of_its_date,
    set_for,
)
from pipeline.extract.events.plans.fates import fate
from pipeline.extract.events.plans.told_next import denied_next, fates_told_next
from pipeline.extract.events.plans.undoing import UNDONE, drops_a_plan, has_moved_on, is_refused, undoes

__all__ = [
    "UNDONE",
    "dates_of_a_move",
    "denied_next",
    "drops_a_plan",
    "fate",
    "fates_told_next",
    "has_moved_on",
    "is_plan",
    "is_refused",
    "is_wanted_by",
    "is_weighed",
    "last_said",
    "moved",
    "of_its_date",
    "set_for",
    "undoes",
]
