"""The table of contents, and the key of the marks that the brief uses."""

from pipeline.document.brief import Brief
from pipeline.document.content import Composed, Contents, Key
from pipeline.document.sections import base
from pipeline.records import Realis
from pipeline.theme import type as styles
from pipeline.theme.text import Rich, Span, rich


class Options(base.Options, frozen=True, kw_only=True, tag="contents"):
    """Contents with page numbers."""

    heading = "In this brief"


def compose(options: Options, brief: Brief) -> Composed:
    """The contents, and under them what the marks mean that this brief uses."""
    title = options.heading if options.title is None else options.title
    entries: list[tuple[Rich | Realis, str]] = [
        (rich(Span("S1\u00a0¶6", bold=True, style=styles.NOTE)), "source 1, paragraph 6")
    ]
    if any(e.when_basis == "inferred" for e in brief.account.events):
        entries.append((rich(Span("[1945]", bold=True, style=styles.NOTE)), "worked out"))
    if any(r.derived for r in brief.rows):
        entries.append((rich(Span("†", bold=True, style=styles.NOTE)), "derived by us"))
    told = {e.realis for e in brief.account.events}
    realises: tuple[Realis, ...] = ("planned", "postponed", "cancelled", "forecast")
    entries += [(r, r) for r in realises if r in told]
    entries.append((rich(Span("[…]", bold=True, style=styles.NOTE)), "words left out"))
    return Composed([Contents(title), Key(tuple(entries))])
