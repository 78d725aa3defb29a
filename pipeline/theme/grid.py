"""The page: margins, columns, the unit of four points. y runs down from the top, in points."""

from dataclasses import dataclass, replace

UNIT = 4.0
MM = 72 / 25.4
SIZES = {"A4": (210 * MM, 297 * MM), "Letter": (612.0, 792.0)}


@dataclass(frozen=True, slots=True)
class Grid:
    """A page of one paper size: a main column for prose, a margin column for sources and dates, the full measure for
    the first page and for tables."""

    width: float
    height: float

    left: float = 20 * MM
    gutter: float = 8 * MM
    margin: float = 44 * MM
    top: float = 68
    first_top: float = 56
    head: float = 40
    head_rule: float = 48

    @property
    def turned(self) -> "Grid":
        """The same paper, laid on its other side."""
        return replace(self, width=self.height, height=self.width)

    @property
    def full(self) -> float:
        """The width between the side margins."""
        return self.width - 2 * self.left

    @property
    def main(self) -> float:
        """The width of the main column."""
        return self.full - self.gutter - self.margin

    @property
    def notes(self) -> float:
        """Where the margin column begins."""
        return self.left + self.main + self.gutter

    @property
    def bottom(self) -> float:
        """Where text ends."""
        return UNIT * round((self.height - 70) / UNIT)

    @property
    def foot(self) -> float:
        """The baseline of the foot."""
        return self.bottom + 32


def grid(paper: str) -> Grid:
    """The grid of a paper size."""
    return Grid(*SIZES[paper])
