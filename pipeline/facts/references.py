"""How a brief cites a passage, and how it names a figure: what charts and pages must agree on."""

from collections.abc import Mapping
from typing import Any

from pipeline.records import Account, identify


def source_labels(account: Account) -> dict[str, str]:
    """S1, S2, ... for the sources, in the order of the account."""
    return {s.id: f"S{n}" for n, s in enumerate(account.sources, 1)}


def references(account: Account) -> dict[str, tuple[str, str]]:
    """For each passage how it is cited, and the name of the place in the brief where it stands: ("S1 ¶6",
    "passage:p-..."). With one source the paragraph alone is enough on a timeline.
    """
    labels = source_labels(account)
    alone = len(labels) == 1
    return {
        p.id: (f"¶{p.ordinal}" if alone else f"{labels[p.source]} ¶{p.ordinal}", f"passage:{p.id}")
        for p in account.passages
    }


def figure_id(request: Mapping[str, Any]) -> str:
    """The id of the figure that a section asks for: by what it draws, not by its title."""
    drawn = sorted((k, v) for k, v in request.items() if k != "title" and v not in (None, (), [], "auto"))
    return identify("figure", *(f"{k}={_text(v)}" for k, v in drawn))


def _text(value: Any) -> str:
    """A value as brief.yaml may have it: a list of one is that one."""
    return "\x1f".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
