"""What a person asks for: "$32 billion", "April 2014", "Abe", "S1 ¶6", an id. Dates and numbers are read as in sources."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from pipeline import edtf, wording
from pipeline.explain.index import Index
from pipeline.extract.dates import find as dates
from pipeline.extract.dates.resolve import Context, resolve
from pipeline.extract.quantities import find as quantities
from pipeline.facts import Thing
from pipeline.records import Observation

_REFERENCE = re.compile(r"(?:(S\d+)\s*)?¶\s*(\d+)")
_ID = re.compile(r"[a-z]+-[0-9a-f]{6,}")


def find(index: Index, what: str) -> list[Thing]:
    """All that is meant: what bears that id or reference; else the values, dates and names that it says exactly; else what
    lies within that date; else what is told in such words, and last the passages that hold them.
    """
    what = " ".join(what.split())
    return (
        list(_identified(index, what))
        or _distinct([*_valued(index, what), *_dated(index, what), *_named(index, what)])
        or _distinct(_within(index, what))
        or _distinct(_worded(index, what))
    )


def nearest(index: Index, what: str) -> list[str]:
    """Names and values that are like what was asked for."""
    names = {name.casefold(): name for e in index.account.entities for name in (e.name, *e.aliases)}
    values = {amount: amount for amount in map(_figure, index.account.observations)}
    known = {**values, **names}
    return [known[near] for near in get_close_matches(what.casefold(), known, 4, 0.6)]


def _figure(o: Observation) -> str:
    return wording.amount(o).replace("\u00a0", " ")


def _distinct(things: Iterable[Thing]) -> list[Thing]:
    return list({thing.id: thing for thing in things}.values())


def _identified(index: Index, what: str) -> Iterator[Thing]:
    if what in index.things:
        yield index.things[what]
    elif reference := _REFERENCE.fullmatch(what):
        label, number = reference[1] or "S1", int(reference[2])
        yield from (p for p in index.account.passages if (index.labels[p.source], p.ordinal) == (label, number))
    elif source := next((id for id, label in index.labels.items() if label == what), None):
        yield index.sources[source]
    elif _ID.fullmatch(what):
        yield from (thing for id, thing in index.things.items() if id.startswith(what))


def _valued(index: Index, what: str) -> Iterator[Thing]:
    """Observations of that value: with a unit of that unit, without one in any, as the source writes it too."""
    read = [q for q in quantities.read(what, ()) if what[: q.start].strip(" -−+") == "" and q.end == len(what)]
    for quantity in read:
        for o in index.account.observations:
            if quantity.unit and o.unit != quantity.unit:
                continue
            written = [o.value] if quantity.unit or quantity.scale != 1 else [o.value, o.value / o.scale]
            if any(_equal(abs(value), abs(quantity.value)) for value in written):
                yield o


def _equal(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-9 * max(a, b)


def date(what: str) -> str | None:
    """The date that words name, as EDTF: "April 2014" is 2014-04."""
    if edtf.is_date(what):
        return what
    found = dates.find(what)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(what)):
        return None
    when = resolve(found[0], Context())
    return when.value if when.basis == "stated" else None


def _dated(index: Index, what: str) -> list[Thing]:
    if not (value := date(what)):
        return []
    things: list[Thing] = [o for o in index.account.observations if value in (o.period, o.compared_period)]
    things += [e for e in index.account.events if e.when == value]
    return things or [t for t in index.account.timexes if t.value == value]


def _within(index: Index, what: str) -> list[Thing]:
    if not (value := date(what)):
        return []
    things: list[Thing] = [o for o in index.account.observations if o.period and edtf.covers(value, o.period)]
    return things + [e for e in index.account.events if e.when and edtf.covers(value, e.when)]


def _named(index: Index, what: str) -> list[Thing]:
    """Entities of that name, else those whose name holds all its words."""
    folded = what.casefold().removeprefix("the ")
    names = {e.id: [n.casefold().removeprefix("the ") for n in (e.name, *e.aliases)] for e in index.account.entities}
    same = [e for e in index.account.entities if folded in names[e.id]]
    words = set(re.findall(r"\w+", folded))
    holding = (e for e in index.account.entities if words and any(words <= {*n.split()} for n in names[e.id]))
    return list(same or holding)


def _worded(index: Index, what: str) -> list[Thing]:
    folded = what.casefold()
    told: list[Thing] = [o for o in index.account.observations if folded in _spoken(o)]
    told += [e for e in index.account.events if folded in e.title.casefold()]
    told += [t for t in index.account.timexes if folded == " ".join(t.evidence[0].quote.casefold().split())]
    kept = (p for p in index.account.passages if p.id not in index.copies)
    return told or [p for p in kept if folded in " ".join(p.words.casefold().split())]


def _spoken(o: Observation) -> str:
    """The words of which an observation is told: measure, goods, what is counted."""
    measured = wording.what(o) if o.measure else ""
    return " ".join(filter(None, (measured, o.commodity, o.label))).casefold()
