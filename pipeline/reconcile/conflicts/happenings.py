"""Tellings of one event that exclude each other: its date, or whether it took place."""

from collections.abc import Iterator, Sequence
from itertools import product

from pipeline import wording
from pipeline.reconcile.conflicts.reasons import Reasons
from pipeline.reconcile.events import Made, fates
from pipeline.reconcile.events.agreeing import ByYear, misprinted, nested
from pipeline.reconcile.events.telling import Telling, done_once, same
from pipeline.records import Conflict, Reason

_UNDONE = frozenset({"cancelled", "negated"})


def found(events: Sequence[Made], reasons: Reasons) -> Iterator[Conflict]:
    """The conflicts among events: one telling of two dates that differ in the day or the month alone, by sources of which
    none has the other's; and what took place by one source and not by another. What two sentences of a source say against one
    of another, "she is due back on 21 May, when she will tour the port", is one contradiction.
    """
    seen: set[tuple[str, str]] = set()
    by_year = ByYear[Made]()
    for made in events:
        by_year.add(made[0].when, made)
    for made in events:
        for other in by_year.near(made[0].when):
            if made[0].id < other[0].id and (pair := _exclusive(made[1], other[1])):
                a, b, reason = pair
                against = _values([a, b], reason, reasons)
                if not seen.isdisjoint(own := {(one[0].id, against) for one in (made, other)}):
                    continue
                seen |= own
                members = tuple(sorted((made[0].id, other[0].id)))
                told = f"{a.event.title}: {against}. {wording.because(reason)}"
                yield Conflict(kind="event", members=members, reason=reason, explanation=told)


def _exclusive(one: Sequence[Telling], other: Sequence[Telling]) -> tuple[Telling, Telling, Reason] | None:
    """Two tellings of which sources of their own exclude the other, and in what."""
    for a, b in product(one, other):
        reason = _reason(a, b)
        if reason and not {e.source for e in a.event.evidence} & {e.source for e in b.event.evidence} and same(a, b):
            return a, b, reason
    return None


def _reason(a: Telling, b: Telling) -> Reason | None:
    if not a.event.when or not b.event.when:
        return None
    if fates.track(a) == fates.track(b):
        twice = a.said == b.said or (done_once(a) and done_once(b))
        return "date" if twice and misprinted(a.event.when, b.event.when) else None
    realis = {a.event.realis, b.event.realis}
    return "outcome" if "happened" in realis and realis & _UNDONE and nested(a.event.when, b.event.when) else None


def _values(tellings: Sequence[Telling], reason: Reason, reasons: Reasons) -> str:
    values = [
        f"{wording.date(t.event.when) if reason == 'date' else t.event.realis} ({reasons.cited(t.event)})"
        for t in tellings
    ]
    return wording.listed(sorted(values))
