"""The signs of what did not simply happen, drawn, not set: they need no font."""

from collections.abc import Iterator

from pipeline.records import Realis
from pipeline.theme.marks import Dot, Mark, Rule

NOT_REAL = frozenset({"planned", "postponed", "cancelled", "forecast", "negated"})


def status(realis: Realis, x: float, y: float) -> Iterator[Mark]:
    """The sign of what did not simply happen: a ring for planned, with a pause in it for put off, struck through for
    cancelled; a cross for what did not happen, a diamond for forecast.
    """
    if realis == "forecast":
        yield Rule(
            points=((x, y - 3.4), (x + 3.4, y), (x, y + 3.4), (x - 3.4, y)),
            closed=True,
            stroke="accent",
            width=1,
            filled="paper",
        )
    elif realis == "negated":
        for up in (2.6, -2.6):
            yield Rule(points=((x - 2.6, y + up), (x + 2.6, y - up)), stroke="accent", width=1.2)
    elif realis in NOT_REAL:
        yield Dot(x=x, y=y, radius=3.4 if realis == "postponed" else 2.8, fill="paper", stroke="accent")
        if realis == "postponed":
            for bar in (x - 1, x + 1):
                yield Rule(points=((bar, y - 1.5), (bar, y + 1.5)), stroke="accent", width=0.9)
        if realis == "cancelled":
            yield Rule(points=((x - 3.4, y + 3.4), (x + 3.4, y - 3.4)), stroke="accent", width=1)
