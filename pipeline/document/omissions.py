"""What a brief's filters and topics leave out: things of the account that no section of a kind shows."""

from collections.abc import Callable, Iterable, Sequence

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.sections import background, base, kind_of
from pipeline.facts.selection import Chosen

Shown = tuple[base.Options, Chosen]
"""A section that is in the brief, and what it was to tell of."""

_OF: dict[str, tuple[str, Callable[[Chosen], Iterable[str]]]] = {
    "actors": (
        "persons and organisations",
        lambda c: (e.id for e in c.entities if e.kind in ("person", "organisation")),
    ),
    "agreements": ("agreements", lambda c: (e.id for e in c.entities if e.kind == "agreement")),
    "chronology": ("events", lambda c: (e.id for e in c.events)),
}
"""What kinds of section show, by which ids."""


def omissions(brief: Brief, shown: Sequence[Shown]) -> str | None:
    """In a sentence what is in none of the sections of a kind, for each kind that is in the brief."""
    parts = []
    for kind, (things, ids) in _OF.items():
        every, taken = (
            {*ids(brief.chosen)},
            [{*ids(chosen)} for options, chosen in shown if kind_of(options).name == kind],
        )
        if taken and (left := every.difference(*taken)):
            parts.append(f"{len(left)} of {len(every)} {things} (`{kind}`)")
    if any(isinstance(options, background.Options) and (options.topics or options.selection) for options, _ in shown):
        every_one = [p.id for p in background.quotable(brief.kept)]
        if left := {*every_one} - brief.told:
            parts.append(f"{len(left)} of {len(every_one)} paragraphs (`background`)")
    return f"filters and topics leave out {wording.listed(parts)}." if parts else None
