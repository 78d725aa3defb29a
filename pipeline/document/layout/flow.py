"""The cursor that runs down the pages: what fits is placed, what does not begins a new page."""

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.document.layout.page import Bookmark, Drawn, Layout, Page, Place, Words
from pipeline.document.structure import Node
from pipeline.theme.grid import Grid
from pipeline.theme.marks import Box, Mark, Paint, Rule
from pipeline.theme.text import Line, Rich, line, lines, rich
from pipeline.theme.type import Style

ELLIPSIS = "…"


def fitted(text: Rich, style: Style, measure: float) -> Line:
    """Text on one line: where it is too long, its first words and an ellipsis."""
    whole = line(text, style)
    if whole.width <= measure:
        return whole
    first, *_ = lines(text, style, measure - line(rich(ELLIPSIS), style).width)
    kept = "".join(p.text for p in first.pieces).rstrip(" ,;:·–—")
    return line(rich(replace(text[0], text=kept + ELLIPSIS)), style)


class Flow:
    """Pages under construction. `y` is how far the page is filled, `margin` how far its margin column is,
    `headed` where the last heading ended.
    """

    def __init__(self, grid: Grid, language: str) -> None:
        self.upright = grid
        self.language = language
        self.root = Node("Document")
        self.pages: list[Page] = [Page(0, grid)]
        self.anchors: dict[str, Place] = {}
        self.bookmarks: list[Bookmark] = []
        self.section = ""
        self.front = 1
        self.y = grid.first_top
        self.margin = grid.first_top
        self.headed: tuple[int, float] = (0, 0.0)

    @property
    def page(self) -> Page:
        """The page that is being filled."""
        return self.pages[-1]

    @property
    def grid(self) -> Grid:
        """The grid of that page."""
        return self.page.grid

    @property
    def top(self) -> float:
        """Where text begins on the page."""
        return self.grid.first_top if self.page.number == 0 else self.grid.top

    @property
    def at_top(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y <= self.top

    @property
    def room(self) -> float:
        """What is left of the page."""
        return self.grid.bottom - self.y

    def new_page(self) -> None:
        """Go on at the top of a new page, under the same section."""
        self._begin(self.grid)

    def turn(self, landscape: bool) -> None:
        """Go on upon pages that lie, or stand; on a new one, if they did not."""
        grid = self.upright.turned if landscape else self.upright
        if grid != self.grid:
            if self.at_top and self.page.number and not self.page.items:
                self.pages.pop()
            self._begin(grid)

    def _begin(self, grid: Grid) -> None:
        self.pages.append(Page(len(self.pages), grid, section=self.section))
        self.y = self.margin = grid.top

    def need(self, height: float) -> None:
        """Begin a new page unless there is room for `height`."""
        if self.room < height and not self.at_top:
            self.new_page()

    def skip(self, space: float) -> None:
        """White space, but not at the top of a page, and little under a heading."""
        if self.headed == (self.page.number, self.y):
            self.y += min(space, 4.0)
        elif not self.at_top:
            self.y += space

    def clear_margin(self) -> None:
        """Go below what stands in the margin column."""
        self.y = max(self.y, self.margin)

    def mark_place(self, anchor: str | None, y: float | None = None) -> None:
        """Name the place where the cursor is, for links to lead to."""
        if anchor:
            self.anchors.setdefault(anchor, Place(self.page.number, self.y if y is None else y))

    def set(self, broken: Sequence[Line], style: Style, x: float, y: float, node: Node | None) -> float:
        """Place lines with the top of the first at `y`; the height they take."""
        for n, one in enumerate(broken):
            self.place(one, x, y + style.baseline + n * style.leading, node)
        return len(broken) * style.leading

    def run(self, broken: Sequence[Line], style: Style, x: float, node: Node | None) -> None:
        """Place lines from the cursor on, over as many pages as they need."""
        for one in broken:
            self.need(style.leading)
            self.y += self.set([one], style, x, self.y, node)

    def words(self, text: Rich, style: Style, x: float, y: float, measure: float, node: Node | None) -> float:
        """Break text and place it; the height it takes."""
        return self.set(lines(text, style, measure, self.language), style, x, y, node)

    def single(self, text: Rich, style: Style, x: float, y: float, node: Node | None, align: str = "left") -> float:
        """Text on one line, at its baseline `y`, with its left, right or middle at `x`; its width."""
        one = line(text, style)
        self.place(one, x - one.width * {"left": 0.0, "center": 0.5, "right": 1.0}[align], y, node)
        return one.width

    def place(self, one: Line, x: float, y: float, node: Node | None) -> None:
        """A line at its baseline `y`."""
        self.page.items.append(Words(x, y, one, node))

    def draw(self, mark: Mark, x: float = 0, y: float = 0, node: Node | None = None) -> None:
        """Place a mark."""
        self.page.items.append(Drawn(x, y, mark, node))

    def rule(self, x: float, y: float, width: float, weight: float = 0.5, colour: Paint = "rule") -> None:
        """A horizontal line."""
        self.draw(Rule(points=((x, y), (x + width, y)), stroke=colour, width=weight))

    def hairline(self, x: float, y: float, height: float) -> None:
        """A vertical line between columns."""
        self.draw(Rule(points=((x, y), (x, y + height)), stroke="rule", width=0.5))

    def block(self, x: float, y: float, width: float, height: float, fill: Paint) -> None:
        """A filled rectangle."""
        self.draw(Box(x=x, y=y, width=width, height=height, fill=fill))

    def finished(self) -> Layout:
        """The pages."""
        return Layout(self.pages, self.root, self.anchors, self.bookmarks, self.front)
