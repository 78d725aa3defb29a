"""What became of a plan: tellings of different times that say differently whether an event took place.

A plan that a later source tells as done, put off or given up is one event, with the later word. What is told as having
happened, or as not having happened, stands against any plan; between plans and what became of them, the latest source
has the last word. Sources without a date are neither earlier nor later: what they tell otherwise stays an event of its own.
"""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.reconcile.events.agreeing import ByYear, nested
from pipeline.reconcile.events.telling import Telling, same
from pipeline.records import Realis

Group = list[Telling]
Published = Mapping[str, str | None]

_OPEN: frozenset[Realis] = frozenset({"planned", "forecast"})
_FINAL: frozenset[Realis] = frozenset({"happened", "negated"})
_OFF: frozenset[Realis] = frozenset({"postponed", "cancelled"})


def is_open(telling: Telling) -> bool:
    """Whether it tells of what is still to come."""
    return telling.event.realis in _OPEN


def track(telling: Telling) -> str:
    """What tellings must share to be one without a later word: to come, or whether it took place."""
    return "open" if is_open(telling) else telling.event.realis


def is_about(telling: Telling, other: Telling) -> bool:
    """Whether it tells when the other was put off or given up: "the visit, planned for 20 May, was postponed on 9 May"."""
    if telling.event.realis not in _OFF or telling.event.when == other.event.when:
        return False
    return any(
        x.source == y.source and x.start <= y.start and y.end < x.end
        for x in telling.event.evidence
        for y in other.event.evidence
    )


def joined(groups: Sequence[Group], published: Published) -> list[Group]:
    """Groups of tellings, each plan with the one group that tells later what became of it."""
    plans = [g for g in groups if is_open(g[0])]
    others = [list(g) for g in groups if not is_open(g[0])]
    settled = ByYear[Group]()
    for group in others:
        for when in {t.event.when for t in group}:
            settled.add(when, group)
    for plan in plans:
        homes = [g for g in settled.near(plan[0].event.when) if _is_fate(g, plan, published)]
        if len(homes) == 1:
            homes[0].extend(plan)
        else:
            others.append(list(plan))
    return others


def outcome(tellings: Iterable[Telling], published: Published) -> Realis:
    """Whether it took place, as the latest source to tell has it; what happened is no longer planned."""
    told = sorted(tellings, key=lambda t: (_published(t, published) or "", t.event.realis, t.event.id))
    final = [t for t in told if t.event.realis in _FINAL]
    settled = [t for t in told if not is_open(t)]
    planned = [t for t in told if t.event.realis == "planned"]
    return (final or settled or planned or told)[-1].event.realis


def _is_fate(group: Group, plan: Group, published: Published) -> bool:
    """Whether tellings of other sources, none told before the plan first was, are of its event at a date that agrees."""
    if _sources(t for t in group if not is_open(t)) & _sources(plan):
        return False
    known = [_published(t, published) for t in group if not is_open(t)]
    planned = [_published(t, published) for t in plan]
    if None in known or None in planned or min(map(str, known)) < min(map(str, planned)):
        return False
    agree = all(nested(t.event.when, u.event.when) for t in group for u in plan)
    return agree and any(same(t, u) for t in group for u in plan)


def _sources(tellings: Iterable[Telling]) -> set[str]:
    return {e.source for t in tellings for e in t.event.evidence}


def _published(telling: Telling, published: Published) -> str | None:
    """When a telling was first published, among the sources that have it word for word."""
    dates = [published.get(e.source) for e in telling.event.evidence]
    return None if None in dates else min(map(str, dates))
