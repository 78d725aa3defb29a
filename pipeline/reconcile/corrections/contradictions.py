"""Corrections that cannot both hold: nothing is done by the order in which they stand."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.editor.corrections import Accept, Correct, Correction, Merge, Reject, Split, said
from pipeline.errors import Complaint
from pipeline.reconcile.corrections.facts import Key, key, shown
from pipeline.reconcile.corrections.pointing import Pointed
from pipeline.reconcile.groups import Groups


def contradictions(pointed: Sequence[Pointed]) -> Iterator[Complaint]:
    """Two that say different things of one fact; of two facts, that they are one and that they are two."""
    by_fact: dict[Key, list[Pointed]] = defaultdict(list)
    for p in pointed:
        for fact in p.facts:
            by_fact[key(fact)].append(p)
    for about in by_fact.values():
        for one, other in combinations(about, 2):
            if how := _opposed(one.given.correction, other.given.correction):
                yield _complaint(one, other, how)
    one_thing = Groups[Key]()
    merges = [p for p in pointed if isinstance(p.given.correction, Merge)]
    for p in merges:
        one_thing.join(key(p.facts[0]), key(p.facts[1]))
    for p in pointed:
        a, b = (key(f) for f in p.facts) if isinstance(p.given.correction, Split) else (None, None)
        if a and b and a != b and one_thing.of(a) == one_thing.of(b):
            other = next(m for m in merges if one_thing.of(key(m.facts[0])) == one_thing.of(a))
            first, second = sorted((p, other), key=lambda p: p.given.marks[""])
            yield _complaint(first, second, "one says that they are one, the other two")


def _complaint(one: Pointed, other: Pointed, how: str) -> Complaint:
    line = one.given.marks[""][0]
    facts = " and ".join(shown(f) for f in other.facts)
    return other.given.complaint("", f"this contradicts the correction in line {line} on {facts}: {how}; keep one.")


def _opposed(one: Correction, other: Correction) -> str | None:
    """How two corrections of one fact exclude each other."""
    actions = {type(one), type(other)}
    if Reject in actions and len(actions) > 1:
        return "one rejects it"
    if actions == {Accept, Correct}:
        return "one finds it right, the other corrects it"
    if isinstance(one, Correct) and isinstance(other, Correct):
        ours, theirs = said(one.content), said(other.content)
        apart = [f"`{f}`" for f in ours if f in theirs and ours[f] != theirs[f]]
        return f"they give {' and '.join(apart)} differently" if apart else None
    return None
