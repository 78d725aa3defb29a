"""The signs of what did not simply happen, drawn, not set: they need no font."""

from collections.abc import Iterator

from pipeline.records import Realis
from pipeline.theme.marks import Dot, Mark, Rule

NOT_REAL = frozenset({"planned", "postponed", "cancelled", "forecast", "negated"})


def status(realis: Realis, x: float, y: float) -> Iterator[Mark]:
    """The sign of what did not simply happen: a ring for planned, struck through for put off, a diamond for forecast."""
    if realis == "forecast":
        yield Rule(
            points=((x, y - 3.4), (x + 3.4, y), (x, y + 3.4), (x - 3.4, y)),
            closed=True,
            stroke="accent",
            width=1,
            filled="paper",
        )
    elif realis in NOT_REAL:
        yield Dot(x=x, y=y, radius=2.8, fill="paper", stroke="accent")
        if realis != "planned":
            yield Rule(points=((x - 3.4, y + 3.4), (x + 3.4, y - 3.4)), stroke="accent", width=1)
