"""HTML -> passages: what a page tells, without what it navigates by. Parsed by lxml; nothing is run or fetched."""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import lxml.html
from lxml.etree import ErrorTypes, ParserError, iterwalk
from lxml.html import HtmlElement

from pipeline.ingest.formats.encoding import decode
from pipeline.ingest.formats.manuscript import Manuscript, Writing, unreadable
from pipeline.ingest.imprint import Imprint, Published
from pipeline.ingest.raised import raised
from pipeline.records import PassageKind

_UNREAD = frozenset(
    "head script style noscript template nav footer aside label legend button select textarea datalist del"
    " svg math iframe object canvas audio video".split()
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BLOCKS = frozenset(
    "p div section article main header body form fieldset ul ol li dl dt dd figure address details summary center hr"
    " table thead tbody tfoot tr td th".split()
)
_KINDS: dict[str, PassageKind] = {"figcaption": "caption", "caption": "caption", "blockquote": "quotation"}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?([\w-]{1,40})""", re.IGNORECASE)
_OF_THE_WEB = re.compile(r"utf-8|cp\d+|iso8859-\d+|koi8-\w|mac-\w+|gb\w+|big5|euc_\w+|iso2022_jp|shift_jis")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
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
    page = parsed(path, _DECLARATION.sub("", words))
    writing = written(page)
    titled = any(block.kind == "heading" and block.level == 1 for block in writing.blocks)
    return Manuscript(writing.words, encoding, writing.blocks, _about(page, titled))


def parsed(path: Path, words: str) -> HtmlElement:
    """The elements of a page, all of them."""
    parser = lxml.html.HTMLParser(huge_tree=True)
    try:
        page = lxml.html.document_fromstring(words, parser)
    except ParserError:
        raise unreadable(path, "holds no text; fill it or take it out.") from None
    if any(error.type == ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):  # the rest would be missing
        raise unreadable(path, "its parts stand within one another too deep; save its text.")
    return page


def written(page: HtmlElement) -> Writing:
    """The words of a page, block by block: of its main part, if there is one and it has words."""
    mains = page.xpath("//main | //*[@role='main']") or page.xpath("//article[not(ancestor::article)]")
    writing = Writing()
    for part in [*mains[:1], *page.xpath("/html/body")] if len(mains) == 1 else page.xpath("/html/body"):
        writing = _Walk(part).writing
        if writing.words:
            break
    return writing


def _decoded(path: Path, data: bytes) -> tuple[str, str]:
    """The text of a page, by the encoding that it names if that is one of the web's, and the name of the encoding."""
    declared = _CHARSET.search(data, 0, 4096)
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        with suppress(LookupError, UnicodeError):
            name = codecs.lookup(declared.group(1).decode("ascii")).name
            name = "cp1252" if name in ("ascii", "iso8859-1") else name  # as browsers have it
            if _OF_THE_WEB.fullmatch(name):
                return data.decode(name), name
    return decode(path, data)


class _Walk:
    """An element as it is read, from its first word to the last: the words since a block ended, and the blocks they are in."""

    def __init__(self, whole: HtmlElement) -> None:
        self.writing = Writing()
        self._said: list[str] = []
        self._within: list[tuple[HtmlElement | None, PassageKind, int]] = [(None, "paragraph", 0)]
        walk = iterwalk(whole, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start" and element is not whole and (_is_unread(element) or self._is_read_at_once(element)):
                walk.skip_subtree()
            elif event == "start":
                self._open(element)
                self._say(element.text)
            elif self._within[-1][0] is element:
                self._end()
                self._within.pop()
            if event != "start" and element is not whole:
                self._say(element.tail)
        self._end()

    def _say(self, words: str | None) -> None:
        if words:
            self._said.append(re.sub(r"[ \t\r\n\f]+", " ", words))

    def _end(self) -> None:
        """End a block; two line breaks within it end one too."""
        _, kind, level = self._within[-1]
        for part in re.split(r"\n\s*\n", "".join(self._said)):
            self.writing.add(kind, [" ".join(line.split()) for line in part.strip().split("\n")], level)
        self._said = []

    def _open(self, element: HtmlElement) -> None:
        """Begin a block, of the kind of the one around it unless its own tells another."""
        tag, (_, kind, level) = element.tag, self._within[-1]
        if tag in _HEADINGS:
            kind, level = "heading", _HEADINGS[tag]
        elif tag == "li":
            kind, level = "item", max(1, sum(1 for _ in element.iterancestors("ul", "ol")))
        elif tag in _KINDS:
            kind, level = _KINDS[tag], 0
        elif tag not in _BLOCKS:
            return
        self._end()
        self._within.append((element, kind, level))

    def _is_read_at_once(self, element: HtmlElement) -> bool:
        """Read an element with all that is in it, if it is one of those that are read so."""
        match element.tag:
            case "br":
                self._said.append("\n")
            case "sup":
                self._say(raised(element.text_content(), "".join(self._said[-2:])))
            case "table" if _is_grid(element):
                self._end()
                for caption in element.iterchildren("caption"):
                    self.writing.add("caption", [_line(caption)])
                self.writing.add_table(_rows(element))
            case "pre":
                self._end()
                self.writing.add("table", [line.rstrip() for line in element.text_content().strip("\n").split("\n")])
            case _:
                return False
        return True


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
    within = table.iter("table", "h1", "h2", "h3")
    return max((len(row) for row in rows), default=0) > 1 and not any(element is not table for element in within)


def _rows(table: HtmlElement) -> Iterator[list[str]]:
    """The rows of a table. A cell over several columns leaves those behind it empty; one over several rows labels each."""
    open_cells: dict[int, tuple[int, str]] = {}
    for row in table.xpath("./tr | ./*/tr"):
        told: list[str] = []
        heads = row.getparent().tag == "thead" or (row.getprevious() is None and row.find("td") is None)
        cells = row.iterchildren("td", "th")
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
            said = _line(cell)
            told += [said, *[""] * (_span(cell, "colspan") - 1)]
            if (rows := _span(cell, "rowspan")) > 1:
                label = said if not heads and (not column or cell.tag == "th") else ""
                open_cells |= dict.fromkeys(range(column, len(told)), (rows - 1, label))
            cell = next(cells, None)
        yield told[:_MOST_COLUMNS]


def _line(element: HtmlElement) -> str:
    """The words of an element in one line."""
    return " ".join(_Walk(element).writing.words.split())


def _span(cell: HtmlElement, which: str) -> int:
    given = cell.get(which) or ""
    return min(int(given), _MOST_COLUMNS) if given.isdecimal() and int(given) else 1


def _about(page: HtmlElement, titled: bool) -> Imprint:
    """What the head of a page says of it; its title, unless what is read of the page has one, is that of the window."""
    said: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            said.setdefault(name.lower(), content)
    links = [link.get("href") or "" for link in page.xpath("//link[@rel='canonical']")]
    title = None if titled else page.findtext(".//title")
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
