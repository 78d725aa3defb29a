"""HTML -> passages: what a page tells, without what it navigates by. Parsed by lxml; nothing is run or fetched."""

import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from pipeline.ingest.formats.encoding import decode
from pipeline.ingest.formats.manuscript import Manuscript, Writing, unreadable
from pipeline.ingest.imprint import Imprint, Published
from pipeline.ingest.raised import raised
from pipeline.records import PassageKind

_UNREAD = frozenset(
    "script style noscript template nav footer aside form button select textarea svg math iframe object canvas head".split()
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BLOCKS = frozenset(
    "p div section article main header body ul ol dl dt dd figure figcaption caption address details summary center hr".split()
)
_KINDS: dict[str, PassageKind] = {"figcaption": "caption", "caption": "caption", "blockquote": "quotation"}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?([\w-]{1,40})""", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NOTE = re.compile(r"\W*(?:\d{1,3}|[a-z*†‡])\W*")
_FAR = re.compile(r"https?://[^\s<>]+")
_MOST_COLUMNS = 100
_MENU = 4  # links

_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title")
_AUTHORS = ("author", "citation_author", "dc.creator", "dcterms.creator")
_PUBLISHERS = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "publisher")
_DATES = (
    "article:published_time citation_publication_date dc.date dc.date.issued dcterms.date dcterms.issued datepublished date"
).split()


def read(path: Path, data: bytes) -> Manuscript:
    """A web page: its main part, where it marks one, and what its head says of it."""
    words, encoding = _decoded(path, data)
    words = _DECLARATION.sub("", words)
    if not words.strip():
        raise unreadable(path, "holds no text; fill it or take it out.")
    page = lxml.html.document_fromstring(words)
    writing = written(page)
    return Manuscript(writing.words, encoding, writing.blocks, _about(page))


def written(page: HtmlElement) -> Writing:
    """The words of a page, block by block."""
    parts = page.xpath("//main | //*[@role='main']") or page.xpath("//article[not(ancestor::article)]")
    walk = _Walk()
    for part in parts if len(parts) == 1 else page.xpath("/html/body"):
        walk.through(part)
        walk.end()
    return walk.writing


def _decoded(path: Path, data: bytes) -> tuple[str, str]:
    declared = _CHARSET.search(data, 0, 4096)
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared.group(1).decode("ascii")
        try:
            return data.decode(name), name.lower()
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(path, data)


class _Walk:
    """A page being read: the words since the last block ended, and what kind of block they are in."""

    def __init__(self) -> None:
        self.writing = Writing()
        self.said: list[str] = []
        self.kind: PassageKind = "paragraph"
        self.level = 0

    def through(self, element: HtmlElement) -> None:
        """Read what is in an element."""
        self._say(element.text)
        for child in element:
            if isinstance(child.tag, str) and not _is_unread(child):
                self._into(child)
            self._say(child.tail)

    def end(self) -> None:
        """End a block; two line breaks within it end one too."""
        for part in re.split(r"\n\s*\n", "".join(self.said)):
            self.writing.add(self.kind, [" ".join(line.split()) for line in part.strip().split("\n")], self.level)
        self.said = []

    def _say(self, words: str | None) -> None:
        if words:
            self.said.append(re.sub(r"[ \t\r\n\f]+", " ", words))

    def _into(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag == "br":
            self.said.append("\n")
        elif tag == "sup":
            self._say(raised(element.text_content(), "".join(self.said)))
        elif tag == "table" and _is_grid(element):
            self.end()
            for caption in element.iterchildren("caption"):
                self._within("caption", 0, caption)
            self.writing.add_table(_rows(element))
        elif tag == "pre":
            self.end()
            self.writing.add("table", [line.rstrip() for line in element.text_content().strip("\n").split("\n")])
        elif tag in _HEADINGS:
            self._within("heading", _HEADINGS[tag], element)
        elif tag == "li":
            self._within("item", max(1, sum(1 for _ in element.iterancestors("ul", "ol"))), element)
        elif tag in _KINDS:
            self._within(_KINDS[tag], 0, element)
        elif tag in _BLOCKS or tag in ("table", "thead", "tbody", "tfoot", "tr", "td", "th"):
            self._within(self.kind, self.level, element)
        else:
            self.through(element)

    def _within(self, kind: PassageKind, level: int, element: HtmlElement) -> None:
        """Read an element that is a block, of this kind where it is not that of a block around it."""
        self.end()
        around = self.kind, self.level
        self.kind, self.level = kind, level
        self.through(element)
        self.end()
        self.kind, self.level = around


def _is_unread(element: HtmlElement) -> bool:
    """Whether an element is no part of what the page tells."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        element.tag in _UNREAD
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or element.get("role") in ("navigation", "search", "contentinfo", "banner", "dialog")
        or "display:none" in style
        or "visibility:hidden" in style
        or (element.tag in ("ul", "ol") and _is_menu(element))
    )


def _is_menu(listed: HtmlElement) -> bool:
    """Whether a list holds nothing but links, a few at least: one navigates by it."""
    links = listed.xpath(".//a[@href]")
    linked = sum(len("".join(link.text_content().split())) for link in links)
    return len(links) >= _MENU and linked == len("".join(listed.text_content().split()))


def _is_grid(table: HtmlElement) -> bool:
    """Whether a table holds cells, and is not there to set the page."""
    rows = table.xpath("./tr | ./*/tr")
    return max((len(row) for row in rows), default=0) > 1 and not table.xpath(".//table | .//h1 | .//h2 | .//h3")


def _rows(table: HtmlElement) -> Iterator[list[str]]:
    """The rows of a table. A cell over several columns leaves those behind it empty; one over several rows labels each."""
    open_cells: dict[int, tuple[int, str]] = {}
    for row in table.xpath("./tr | ./*/tr"):
        told: list[str] = []
        heads = row.getparent().tag == "thead" or (not row.xpath("./td") and not row.xpath("./preceding-sibling::tr"))
        cells = iter(row.xpath("./td | ./th"))
        cell = next(cells, None)
        while len(told) < _MOST_COLUMNS and (cell is not None or len(told) in open_cells):
            column = len(told)
            if column in open_cells:
                left, label = open_cells.pop(column)
                told.append(label)
                if left > 1:
                    open_cells[column] = left - 1, label
                continue
            assert cell is not None
            said = _cell(cell)
            told += [said, *[""] * (_span(cell, "colspan") - 1)]
            if (rows := _span(cell, "rowspan")) > 1:
                label = said if not heads and (not column or cell.tag == "th") else ""
                open_cells |= dict.fromkeys(range(column, len(told)), (rows - 1, label))
            cell = next(cells, None)
        yield told[:_MOST_COLUMNS]


def _cell(cell: HtmlElement) -> str:
    walk = _Walk()
    walk.through(cell)
    walk.end()
    return " ".join(walk.writing.words.split())


def _span(cell: HtmlElement, which: str) -> int:
    given = cell.get(which) or ""
    return min(int(given), _MOST_COLUMNS) if given.isdecimal() and int(given) else 1


def _about(page: HtmlElement) -> Imprint:
    """What the head of a page says of it."""
    said: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            said.setdefault(name.lower(), content)
    links = [link.get("href") or "" for link in page.xpath("//link[@rel='canonical']")]
    title = page.findtext(".//title") if not page.xpath("//h1") else None
    author = next((said[name] for name in _AUTHORS if name in said and not _FAR.match(said[name])), None)
    return Imprint(
        title=next((said[name] for name in _TITLES if name in said), " ".join(title.split()) if title else None)
        or None,
        author=author,
        publisher=next((said[name] for name in _PUBLISHERS if name in said), None),
        published=next(filter(None, (_day(said[name]) for name in _DATES if name in said)), None),
        address=next((a for a in [*links, said.get("og:url", "")] if _FAR.fullmatch(a)), None),
        language=(page.get("lang") or "").strip() or None,
    )


def _day(said: str) -> Published | None:
    """The day, month or year that a date of the head tells."""
    told = re.match(r"\d{4}(?:[-/]\d\d(?:[-/]\d\d)?)?(?=\D|\Z)", said)
    try:
        return Published(told.group().replace("/", "-")) if told else None
    except ValueError:
        return None
