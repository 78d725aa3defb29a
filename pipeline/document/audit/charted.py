"""What charts say that no source does, held to what they were drawn from: the numbers of a scale, how far a value moved."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.document.audit.spelt import Spelt
from pipeline.theme.marks import Figure

NEAR, AWAY = 0.02, 0.08  # of a part: how far from it a change may be, plainly, and where it is "almost" or "over" that
_ROUGHLY = re.compile(r"\b(?:almost|over)\s\Z")


class Charted:
    """The scales of figures, and the changes from one value of a series to another."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._figures = figures

    def backs(self, number: str) -> bool:
        """Whether a bare number is one of a scale."""
        return any(number.strip() == on.strip("−") for figure in self._figures for on in figure.scale)

    def backs_words(self, number: Spelt, text: str) -> bool:
        """Whether a part ("by two thirds") is that by which a value rose or fell."""
        if number.what != "part":
            return False
        slack = AWAY if _ROUGHLY.search(text[: number.start]) else NEAR
        return any(abs(change - number.value) <= slack for figure in self._figures for change in _changes(figure))


def _changes(figure: Figure) -> Iterator[float]:
    """By what part each value of a figure differs from those before it in its series."""
    head, *rows = figure.data or ((),)
    if "series" not in head:
        return
    series: dict[str, list[float]] = {}
    for row in rows:
        series.setdefault(row[head.index("series")], []).append(float(row[head.index("value")]))
    for values in series.values():
        yield from (abs(b / a - 1) for a, b in combinations(values, 2) if a)
