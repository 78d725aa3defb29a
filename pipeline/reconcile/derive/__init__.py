"""Values that follow from stated ones by a sum that is sound, with the interval that rounding allows."""

from collections.abc import Iterator, Sequence

from pipeline.reconcile.derive import balance, base, growth, share
from pipeline.reconcile.derive.stated import Stated
from pipeline.records import Observation

SUMS = (base.levels, balance.balances, share.amounts, growth.changes)


def derived(observations: Sequence[Observation], conflicting: set[str]) -> Iterator[Observation]:
    """What follows from stated values. Nothing follows from a value in conflict or doubt, bounded, approximate or foretold,
    from two units, nor from what was itself derived; and nothing is worked out that a source states, be it roughly.
    """
    stated = Stated(observations, conflicting)
    for sums in SUMS:
        yield from sums(stated)
