"""Observations of the same thing that agree are one, corroborated."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from pipeline import edtf
from pipeline.reconcile.corrections import Editor
from pipeline.reconcile.corrections.facts import key
from pipeline.reconcile.places import Join
from pipeline.reconcile.rounding import agree, step, written
from pipeline.reconcile.things import Key, cover_alike, covers, goods, holds, series, told_apart, whose
from pipeline.records import Observation

Count = Callable[[Sequence[Observation]], int]
Group = list[Observation]


def merge(
    observations: Sequence[Observation], join: Join, count: Count, editor: Editor
) -> list[tuple[Observation, Group]]:
    """Statements that agree as one with all their evidence, and with the number of sources that say it independently; and
    the statements that each was made of.

    One are equal values of one thing, and values that differ in rounding alone; then equal values of which the one
    leaves open what the other tells: whose, or when. The most precise stands for all. A rough one that fits two finer
    ones, and a vague one that fits two fuller ones, joins neither. The `editor` has the last word.

    Periods are of one form before anything is compared: January to June is the first half, in whatever words it was told.
    """
    observations = [_in_one_form(o) for o in observations]
    found = sorted(_completed(_rounded(_equal(observations))), key=lambda g: _precision(g[0]))
    groups = editor.identities.regrouped(found, key)
    ids = {o.id: group[0].id for group in groups for o in group}
    place = {o.id: n for n, o in reversed(list(enumerate(observations)))}
    merged = []
    for group in sorted(groups, key=lambda g: min(place[o.id] for o in g)):
        evidence = join(e for o in group for e in o.evidence)
        whole = replace(
            group[0], evidence=evidence, independent_sources=count(group), doubtful=_doubtful(group[0], group)
        )
        merged.append((editor.joined(whole, group), group))
    return [(replace(o, range=ids.get(o.range)) if o.range else o, group) for o, group in merged]


def _doubtful(whole: Observation, group: Sequence[Observation]) -> tuple[str, ...]:
    """The slots of what statements say together that are in doubt: those that none of them tells clearly."""
    return tuple(
        slot
        for slot in whole.doubtful
        if all(slot in o.doubtful or getattr(o, slot) != getattr(whole, slot) for o in group)
    )


def _in_one_form(o: Observation) -> Observation:
    """An observation with its periods as the part of a year that they are."""
    period, compared = (edtf.as_part_of_a_year(p) if p else p for p in (o.period, o.compared_period))
    return replace(o, period=period, compared_period=compared)


def _equal(observations: Iterable[Observation]) -> list[Group]:
    """Equal values of one thing, the most precisely told first."""
    equal: dict[Key, Group] = defaultdict(list)
    for o in sorted(observations, key=_precision):
        equal[(*series(o), o.bound, o.value, covers(o))].append(o)
    return list(equal.values())


def _rounded(equal: Sequence[Group]) -> list[Group]:
    """Groups of values that agree within their rounding, and in what they cover."""
    told: dict[Key, list[Group]] = defaultdict(list)
    for group in sorted(equal, key=lambda g: _precision(g[0])):
        first = group[0]
        groups = told[(*series(first), first.bound, None if told_apart(first) else first.value)]
        homes = [g for g in groups if agree(g[0], first) and cover_alike(g[0], first)]
        if len(homes) == 1:
            homes[0].extend(group)
        else:
            groups.append(list(group))
    return [g for groups in told.values() for g in groups]


def _completed(groups: Sequence[Group]) -> list[Group]:
    """Groups to which those of equal value were added that leave open what they tell."""
    alike: dict[Key, list[Group]] = defaultdict(list)
    for group in groups:
        o = group[0]
        alike[(o.measure, o.kind, o.unit, o.value, o.bound, _done(o), goods(o), o.label)].append(group)
    found: list[Group] = []
    for rivals in alike.values():
        fuller = _Fuller(rivals)
        homes = {
            n: [m for m in fuller.than(vague[0]) if _tells_all(rivals[m][0], vague[0])]
            for n, vague in enumerate(rivals)
        }
        joins = {n: m[0] for n, m in homes.items() if len(m) == 1 and not homes[m[0]]}
        for n, group in enumerate(rivals):
            if n not in joins:
                found.append(group + [o for k, home in joins.items() if home == n for o in rivals[k]])
    return found


class _Fuller:
    """Groups by whose figures they are and with whom: of a file with one number in thousands of rows few can tell more of one."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._every = range(len(groups))
        self._of: dict[tuple[str | None, str | None], list[int]] = defaultdict(list)
        for n, group in enumerate(groups):
            o = group[0]
            pairs = {
                (o.reporter, None),
                (o.reporter, o.partner),
                (None, o.partner),
                *((side, None) for side in o.parties),
            }
            for pair in pairs:
                self._of[pair].append(n)

    def than(self, vague: Observation) -> Sequence[int]:
        """Those that may tell all that a figure does."""
        *_, parties = whose(vague)
        if parties or (vague.reporter is None and vague.partner is None):
            return self._every
        return self._of.get((vague.reporter, vague.partner), ())


def _tells_all(fuller: Observation, vague: Observation) -> bool:
    """Whether the one tells all that the other does, and more, of a number that is no chance."""
    if not vague.measure or fuller.range or vague.range or written(vague) < 2:
        return False
    if fuller.realis != vague.realis and not (vague.realis == "planned" and (vague.reporter or vague.parties)):
        return False
    return (
        holds(fuller, vague)
        and vague.period in (None, fuller.period)
        and vague.compared_period in (None, fuller.compared_period)
        and cover_alike(fuller, vague)
        and series(fuller) != series(vague)
    )


def _done(o: Observation) -> str:
    """Whether it took place; what was planned may have."""
    return "happened" if o.realis == "planned" else o.realis


def _precision(o: Observation) -> tuple[object, ...]:
    return o.approximate, step(o), o.id
