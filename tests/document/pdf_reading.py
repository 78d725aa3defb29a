"""What a reader, a reader aloud, and another program find in a brief: words and their boxes, elements, links."""

import ctypes
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

BROKEN = ("\u00ad", "\x02", "\ufffe")
"""What stands at a line's end where a word was broken."""


@dataclass(frozen=True)
class Word:
    """A word as it is drawn: its tight box in points, y down from the page's top, and the content it belongs to.

    `mcid` is the number of its marked content, -1 for what only adorns the page.
    """

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    mcid: int

    def overlaps(self, other: "Word", by: float) -> bool:
        """Whether two words lie over each other, by more than `by` points in width and in height."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > by and tall > by


@dataclass(eq=False)
class Element:
    """A structure element: its role and attributes, the elements in it, the marked content and the links it holds."""

    role: str
    parent: "Element | None"
    source: pikepdf.Object
    kids: list["Element"] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    links: list[pikepdf.Object] = field(default_factory=list)
    text: str = ""

    @property
    def alternative(self) -> str | None:
        """What is read aloud in its place."""
        return str(self.source.Alt) if "/Alt" in self.source else None

    @property
    def scope(self) -> str | None:
        """Of a header cell: which cells it heads."""
        attributes = self.source.get("/A")
        return str(attributes.Scope) if attributes is not None and "/Scope" in attributes else None

    def walk(self) -> Iterator["Element"]:
        """This element and all in it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def find(self, *roles: str) -> list["Element"]:
        """The elements of these roles in it."""
        return [e for e in self.walk() if e.role in roles]

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return min(page for e in self.walk() for page, _ in e.content)


@dataclass(frozen=True)
class Jump:
    """A link, or an entry of the outline: its words, where it stands, where it leads (page and y), or its address."""

    words: str
    page: int
    box: tuple[float, float, float, float]
    target: tuple[int, float] | None
    address: str | None


class Reading:
    """A brief, read."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.heights = [float(p.mediabox[3]) for p in self.pdf.pages]
        self.widths = [float(p.mediabox[2]) for p in self.pdf.pages]
        self._numbers = {p.obj.objgen: n for n, p in enumerate(self.pdf.pages)}
        self.words: list[list[Word]] = []
        self.raw: list[str] = []
        self._text: dict[tuple[int, int], str] = defaultdict(str)
        document = pdfium.PdfDocument(data)
        for n in range(len(document)):
            self._read(document[n].get_textpage(), n)
        document.close()

    def _read(self, page: pdfium.PdfTextPage, n: int) -> None:
        tall, words, letters = self.heights[n], [], []
        shown: list[tuple[str, float, float, float, float, float, float, int]] = []

        def finish() -> None:
            if shown:
                text = "".join(c[0] for c in shown)
                words.append(
                    Word(
                        text, n, min(c[1] for c in shown), min(c[2] for c in shown), max(c[3] for c in shown),
                        max(c[4] for c in shown), shown[0][5], shown[0][6], shown[0][7],
                    )
                )  # fmt: skip
                shown.clear()

        for i in range(page.count_chars()):
            letter = chr(raw.FPDFText_GetUnicode(page.raw, i))
            letters.append(letter)
            if raw.FPDFText_IsGenerated(page.raw, i) == 1:
                continue
            thing = raw.FPDFText_GetTextObject(page.raw, i)
            mcid = raw.FPDFPageObj_GetMarkedContentID(thing)
            self._text[n, mcid] += letter
            if letter.isspace():
                finish()
                continue
            left, right, bottom, top = (ctypes.c_double() for _ in range(4))
            raw.FPDFText_GetCharBox(page.raw, i, left, right, bottom, top)
            x, y = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(page.raw, i, x, y)
            size = raw.FPDFText_GetFontSize(page.raw, i)
            here = (left.value, tall - top.value, right.value, tall - bottom.value, tall - y.value, size, mcid)
            before = shown[-1] if shown else None
            if before and (
                before[7] != mcid or abs(before[5] - here[4]) > 0.5 or abs(left.value - before[3]) > size / 2
            ):
                finish()
            shown.append((letter, *here))
        finish()
        self.words.append(words)
        self.raw.append("".join(letters))

    def lines(self, page: int) -> list[str]:
        """The words of a page by their baselines, from the top down, those of all columns together."""
        ordered = sorted(self.words[page], key=lambda w: (round(w.baseline), w.left))
        return [" ".join(w.text for w in own) for _, own in groupby(ordered, key=lambda w: round(w.baseline))]

    def content(self, page: int) -> list[Word]:
        """The words of a page without those that only adorn it: head, foot, repeated heads of tables."""
        return [w for w in self.words[page] if w.mcid >= 0]

    def adornment(self, page: int) -> list[Word]:
        """The words that only adorn a page."""
        return [w for w in self.words[page] if w.mcid < 0]

    @cached_property
    def text(self) -> str:
        """All that is read aloud, in reading order, white space folded."""
        return folded(" ".join(e.text for e in self.structure.find("P", "BlockQuote", "H1", "H2", "TH", "TD", "Caption",
                                                                   "LI", "TOC", "Figure")))  # fmt: skip

    # -- structure

    @cached_property
    def structure(self) -> Element:
        """The structure tree's root element."""
        top = self.pdf.Root.StructTreeRoot.K
        root = self._element(top[0] if isinstance(top, pikepdf.Array) else top, None)
        assert not isinstance(top, pikepdf.Array) or len(top) == 1
        return root

    def _element(self, source: pikepdf.Object, parent: Element | None) -> Element:
        element = Element(str(source.S)[1:], parent, source)
        parts: list[str] = []
        kids = source.K if isinstance(source.K, pikepdf.Array) else [source.K]
        for kid in kids:
            if isinstance(kid, int) or kid.get("/Type") == pikepdf.Name.MCR:
                page, number = (source.Pg, kid) if isinstance(kid, int) else (kid.Pg, kid.MCID)
                place = self._numbers[page.objgen], int(number)
                element.content.append(place)
                parts.append(self._text.get(place, ""))
            elif kid.get("/Type") == pikepdf.Name.OBJR:
                element.links.append(kid.Obj)
            else:
                inner = self._element(kid, element)
                element.kids.append(inner)
                parts.append(inner.text if inner.role in ("Link", "Span") else f" {inner.text} ")
        element.text = "".join(parts)
        return element

    @cached_property
    def marked(self) -> Counter[tuple[int, int]]:
        """The marked content in the pages' streams: how often each number is there."""
        found: Counter[tuple[int, int]] = Counter()
        for n, page in enumerate(self.pdf.pages):
            for operands, operator in pikepdf.parse_content_stream(page, "BDC"):
                if str(operator) == "BDC":
                    found[n, int(operands[1].MCID)] += 1
        return found

    # -- where links lead

    @cached_property
    def jumps(self) -> list[Jump]:
        """The links of all pages."""
        found = []
        for n, page in enumerate(self.pdf.pages):
            for link in page.obj.get("/Annots", ()):
                left, bottom, right, top = (float(v) for v in link.Rect)
                box = (left, self.heights[n] - top, right, self.heights[n] - bottom)
                address = str(link.A.URI) if "/A" in link else None
                words = re.sub(r"\A(?:Go to|Address) ", "", str(link.Contents))
                found.append(Jump(words, n, box, None if address else self._place(link.Dest), address))
        return found

    @cached_property
    def outline(self) -> list[Jump]:
        """The entries of the outline, those in others after them."""
        with self.pdf.open_outline() as outline:
            items = [i for top in outline.root for i in (top, *top.children)]
            return [Jump(str(i.title), -1, (0, 0, 0, 0), self._place(i.destination), None) for i in items]

    def _place(self, destination: pikepdf.Object) -> tuple[int, float]:
        page, form, _, y, _ = destination
        assert form == pikepdf.Name.XYZ
        number = self._numbers[page.objgen]
        return number, self.heights[number] - float(y)

    def below(self, target: tuple[int, float], tall: float = 60) -> str:
        """The words from a place on, as far down as `tall` points."""
        page, y = target
        shown = sorted(
            (w for w in self.words[page] if y <= w.baseline <= y + tall), key=lambda w: (round(w.baseline), w.left)
        )
        return " ".join(w.text for w in shown)


def folded(text: str) -> str:
    """Text with its white space folded and broken words joined."""
    for sign in BROKEN:
        text = re.sub(rf"{sign}\s*", "", text)
    return " ".join(text.split())
