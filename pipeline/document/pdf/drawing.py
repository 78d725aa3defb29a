"""Pages drawn with reportlab: text with its kerning, marks, and for each the structure element it belongs to."""

import hashlib
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.document.layout.page import Drawn, Layout, Page, Placed, Words
from pipeline.document.structure import Node
from pipeline.errors import Complaint
from pipeline.theme.fonts import FOLDER, file_of, shape, split, width
from pipeline.theme.grid import Grid
from pipeline.theme.marks import Box, Dot, Rule, Text
from pipeline.theme.palette import Palette
from pipeline.theme.text import Piece

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

CIRCLE = 0.5523  # of the radius: where the handles of a quarter circle stand (Bézier)


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle on a page that leads somewhere: a place in the brief, or an address. In points, y up."""

    page: int
    box: tuple[float, float, float, float]
    target: str
    words: str
    node: Node


def draw(layout: Layout, palette: Palette) -> tuple[bytes, list[Link]]:
    """The pages as a PDF without structure, and the links to be put on them. The nodes of the layout learn which marked
    content is theirs."""
    buffer = io.BytesIO()
    sheet = Sheet(buffer, layout.pages[0].grid, palette)
    links: list[Link] = []
    for page in layout.pages:
        links += sheet.draw_page(page)
    sheet.save()
    return buffer.getvalue(), links


class Sheet(Canvas):  # type: ignore[misc]
    """A canvas whose content is marked: each piece belongs to a structure element, or adorns the page."""

    def __init__(self, buffer: io.BytesIO, grid: Grid, palette: Palette) -> None:
        super().__init__(
            buffer,
            pagesize=(grid.width, grid.height),
            pageCompression=0,
            invariant=1,
            initialFontName=_font("serif").fontName,
        )
        self.grid = grid
        self.palette = palette
        self._marked = 0
        self._page = 0
        self._open: Node | str | None = "none"

    def draw_page(self, page: Page) -> list[Link]:
        """Draw a page, let go of what stands on it, and begin the next; the links on it."""
        self._marked, self._page, self._open = 0, page.number, "none"
        self.grid = page.grid
        self.setPageSize((page.grid.width, page.grid.height))
        links: list[Link] = []
        for item in page.items:
            if isinstance(item, Words):
                links += self._words(item)
            elif isinstance(item, Placed):
                self._place(item)
            else:
                self._mark(item, links)
        self._close()
        self.showPage()
        page.items.clear()
        return links

    # -- marked content

    def _belongs(self, node: Node | None) -> None:
        """What is drawn from here on belongs to an element, or to none."""
        if self._open is node:
            return
        self._close()
        if node is None:
            self._code.append("/Artifact BMC")
        else:
            self._code.append(f"/{node.role} <</MCID {self._marked}>> BDC")
            node.kids.append((self._page, self._marked))
            self._marked += 1
        self._open = node

    def _close(self) -> None:
        if self._open != "none":
            self._code.append("EMC")
        self._open = "none"

    # -- text

    def _words(self, item: Words) -> list[Link]:
        links: list[Link] = []
        node = item.node
        linked: Node | None = None
        target: str | None = None
        for n, piece in enumerate(item.line.pieces):
            if piece.mark:
                self._belongs(None)
                self._rectangle(
                    item.x + piece.x - 1,
                    item.y - piece.size * 0.78,
                    piece.width + 2,
                    piece.size + 2.2,
                    self.palette.mark,
                )
            last = n == len(item.line.pieces) - 1
            holder = node
            if node is not None and piece.language:
                holder = _speaking(node, piece.language)
            if holder is not None and piece.link:
                if piece.link != target or linked is None:
                    linked, target = _resume(holder, piece.link), piece.link
                links.append(self._link(item, piece, linked))
                self._belongs(linked)
            else:
                target = None
                self._belongs(holder)
            self._piece(
                item.x + piece.x, item.y, piece, " " if last and item.line.ends == " " and node is not None else ""
            )
        return links

    def _link(self, item: Words, piece: Piece, node: Node) -> Link:
        top = self.grid.height - item.y
        box = (item.x + piece.x, top - 0.25 * piece.size, item.x + piece.x + piece.width, top + 0.8 * piece.size)
        return Link(self._page, box, piece.link or "", piece.text, node)

    def _piece(self, x: float, y: float, piece: Piece, behind: str) -> None:
        colour = getattr(self.palette, piece.colour)
        self._show(x, y, piece.text + behind, piece.face, piece.size, colour, piece.track)

    def _show(self, x: float, y: float, text: str, face: str, size: float, colour: str, track: float = 0) -> None:
        """Show text of one face at a baseline; kerning moves single glyphs."""
        if not text:
            return
        font = _font(face)
        kerns = shape(text, face).kerns
        self._code.append(f"BT {_rgb(colour)} rg {track:g} Tc 1 0 0 1 {x:.2f} {self.grid.height - y:.2f} Tm")
        at, current = 0, None
        array: list[str] = []
        for subset, codes in font.splitString(text, self._doc):
            if subset != current:
                self._flush(array)
                self._code.append(f"{font.getSubsetInternalName(subset, self._doc)} {size:g} Tf")
                current = subset
            run = ""
            for code in codes:
                run += f"{code:02x}"
                if at < len(kerns) and abs(kerns[at]) > 0.5:
                    array += [f"<{run}>", f"{-kerns[at]:.0f}"]
                    run = ""
                at += 1
            if run:
                array.append(f"<{run}>")
        self._flush(array)
        self._code.append("ET")

    def _flush(self, array: list[str]) -> None:
        if array:
            self._code.append(f"[{' '.join(array)}] TJ")
            array.clear()

    # -- pictures

    def _place(self, item: Placed) -> None:
        """A picture: a JPEG as it is, of a PNG the colours, what is clear in it as paper."""
        self._belongs(item.node)
        y = self.grid.height - item.y - item.height
        source = str(item.picture.file) if item.picture.kind == "JPEG" else _flat(item, self.palette.paper)
        self.drawImage(source, round(item.x, 2), round(y, 2), round(item.width, 2), round(item.height, 2))

    # -- marks

    def _mark(self, item: Drawn, links: list[Link]) -> None:
        self._belongs(item.node)
        mark = item.mark
        match mark:
            case Text():
                self._label(item.x, item.y, mark, item.node, links)
            case Rule():
                self._path(item.x, item.y, mark)
            case Box():
                self._box(item.x, item.y, mark)
            case Dot():
                self._dot(item.x, item.y, mark)

    def _label(self, dx: float, dy: float, mark: Text, node: Node | None, links: list[Link]) -> None:
        wide = width(mark.text, mark.face, mark.size)
        x = dx + mark.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
        colour = getattr(self.palette, mark.colour)
        linked = node.add("Link", title=mark.link) if mark.link and node is not None else None
        self._belongs(linked or node)
        at = x
        for face, run in split(mark.text, mark.face):
            self._show(at, dy + mark.y, run + " ", face, mark.size, colour)
            at += width(run, face, mark.size)
        if linked:
            top = self.grid.height - dy - mark.y
            box = (x, top - 0.25 * mark.size, x + wide, top + 0.8 * mark.size)
            links.append(Link(self._page, box, linked.title or "", mark.text, linked))

    def _path(self, dx: float, dy: float, mark: Rule) -> None:
        high = self.grid.height - dy
        points = [(dx + x, high - y) for x, y in mark.points]
        path = f"{points[0][0]:.2f} {points[0][1]:.2f} m " + " ".join(f"{x:.2f} {y:.2f} l" for x, y in points[1:])
        self._paint(path + (" h" if mark.closed else ""), mark.filled, mark.stroke, mark.width, mark.dash)

    def _box(self, dx: float, dy: float, mark: Box) -> None:
        y = self.grid.height - dy - mark.y - mark.height
        self._paint(
            f"{dx + mark.x:.2f} {y:.2f} {mark.width:.2f} {mark.height:.2f} re",
            mark.fill,
            mark.stroke,
            mark.line,
            mark.dash,
        )

    def _dot(self, dx: float, dy: float, mark: Dot) -> None:
        x, y, r = dx + mark.x, self.grid.height - dy - mark.y, mark.radius
        k = CIRCLE * r
        path = (
            f"{x + r:.2f} {y:.2f} m {x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
            f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
            f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
            f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c h"
        )
        self._paint(path, mark.fill, mark.stroke, mark.line, ())

    def _rectangle(self, x: float, y: float, wide: float, tall: float, colour: str) -> None:
        self._code.append(f"q {_rgb(colour)} rg {x:.2f} {self.grid.height - y - tall:.2f} {wide:.2f} {tall:.2f} re f Q")

    def _paint(self, path: str, fill: str | None, stroke: str | None, weight: float, dash: tuple[float, ...]) -> None:
        state = ["q"]
        if fill:
            state.append(f"{_rgb(getattr(self.palette, fill))} rg")
        if stroke:
            state.append(
                f"{_rgb(getattr(self.palette, stroke))} RG {weight:g} w [{' '.join(f'{d:g}' for d in dash)}] 0 d"
            )
        how = "B" if fill and stroke else "f" if fill else "S"
        self._code.append(f"{' '.join(state)} {path} {how} Q")


def _speaking(node: Node, language: str) -> Node:
    """The element of an element's words in another language: the last, if the words go on from the line before."""
    last = node.kids[-1] if node.kids else None
    if isinstance(last, Node) and last.role == "Span" and last.language == language:
        return last
    return node.add("Span", language=language)


def _flat(item: Placed, paper: str) -> "ImageReader":
    from PIL import Image  # here, not above: few briefs have a picture
    from reportlab.lib.utils import ImageReader

    with Image.open(item.picture.file) as image:
        clear = image.convert("RGBA")
    flat = Image.new("RGB", clear.size, paper)
    flat.paste(clear, mask=clear.getchannel("A"))
    return ImageReader(flat)


def _resume(node: Node, target: str) -> Node:
    """The link element of a target within an element: the last, if the link goes on from the line before."""
    if node.kids and isinstance(node.kids[-1], Node) and node.kids[-1].role == "Link" and node.kids[-1].title == target:
        return node.kids[-1]
    return node.add("Link", title=target)


def _font(face: str) -> TTFont:
    return _embedded(file_of(face))


@cache
def _embedded(file: Path) -> TTFont:
    """A font as reportlab embeds it: a subset of its glyphs. Faces that share a file are one; fonts that share a name, as
    those of a theme may, are told apart by what is in them.
    """
    try:
        font = TTFont(f"Briefwright-{file}", str(file))
    except TTFError as e:
        raise Complaint(f"{file} cannot be embedded: {e}; take another font.") from None
    if file.parent != FOLDER:
        font.face.name += b"-" + hashlib.sha256(file.read_bytes()).hexdigest()[:8].encode()
    pdfmetrics.registerFont(font)
    return font


@cache
def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.3f}".rstrip("0").rstrip(".") for i in (1, 3, 5))
