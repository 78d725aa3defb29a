"""What sources state, in a form to do sums with."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from pipeline.reconcile.rounding import Interval, agree, rounded, step
from pipeline.reconcile.things import Key, cover_alike, thing
from pipeline.records import Observation, identify
from pipeline.wording import doubted

_NO_AMOUNT = frozenset({"percent", "percentage_point", "basis_point", "ratio"})


class Stated:
    """Levels and changes that have happened, by what they are of and when. The sound ones can be terms of a sum; all of
    them stand for what need not be worked out.
    """

    def __init__(self, observations: Sequence[Observation], conflicting: set[str]) -> None:
        self._told: dict[Key, list[Observation]] = defaultdict(list)
        self._conflicting = conflicting
        for o in observations:
            if o.measure and o.period and o.realis == "happened":
                self._told[(*thing(o), o.kind, o.period, o.compared_period)].append(o)

    def levels(self) -> Iterator[Observation]:
        """One sound amount of each thing in each period: the finest, if all others round to it and have its unit."""
        yield from (o for o in self._sound("level") if o.unit not in _NO_AMOUNT)

    def changes(self) -> Iterator[Observation]:
        """The sound changes in percent of known periods."""
        yield from (o for o in self._sound("change") if o.unit == "percent" and o.compared_period)

    def shares(self) -> Iterator[Observation]:
        """The sound shares."""
        yield from (o for o in self._sound("share") if o.unit == "percent")

    def level(self, of: Observation, period: str | None) -> Observation | None:
        """The sound amount of the thing that an observation is of, in a period."""
        found = self._finest(self._told.get((*thing(of), "level", period, None), ()))
        return found if found and found.unit not in _NO_AMOUNT and cover_alike(found, of) else None

    def tells(self, like: Observation) -> bool:
        """Whether a source states a thing in some way or other."""
        return (*thing(like), like.kind, like.period, like.compared_period) in self._told or (
            like.kind == "change" and (*thing(like), like.kind, like.period, None) in self._told
        )

    def _sound(self, kind: str) -> Iterator[Observation]:
        for told in list(self._told.values()):
            if told[0].kind == kind and (finest := self._finest(told)):
                yield finest

    def _finest(self, told: Sequence[Observation]) -> Observation | None:
        sound = [
            o for o in told if not (o.bound or o.approximate or o.range or doubted(o) or o.id in self._conflicting)
        ]
        finest = min(sound, key=lambda o: (step(o), o.id), default=None)
        alike = finest and all(o.unit == finest.unit and agree(o, finest) and cover_alike(o, finest) for o in sound)
        return finest if alike else None


def has_a_sign(bounds: Interval) -> bool:
    """Whether rounding leaves no doubt which side of nothing a value is on, also as it is shown."""
    _, low, high, _ = rounded(bounds[0], *bounds)
    return low * high > 0


def result(like: Observation, terms: Sequence[Observation], value: Decimal, bounds: Interval, sum_: str) -> Observation:
    """A computed value, as precise as the interval that the rounding of its terms allows; `like` gives what it is of."""
    shown, low, high, unit = rounded(value, *bounds)
    content = (like.measure, like.kind, like.unit, shown, like.period, *(t.id for t in terms))
    return replace(
        like,
        id=identify("obs", "derived", *content),
        value=shown,
        scale=unit,
        decimals=0,
        low=low,
        high=high,
        status="E",
        attribution=None,
        label=None,
        derived_from=tuple(t.id for t in terms),
        derivation=sum_,
        independent_sources=0,
        evidence=(),
    )
