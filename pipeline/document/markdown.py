"""An editor's Markdown -> blocks. CommonMark with tables and notes by markdown-it-py; a `{handle}` shows a fact of the account.

HTML, pictures, blocks of code, and links to anything but the web are refused: a text says words, and nothing else.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin
from msgspec.structs import replace as with_other

from pipeline.document.content import (
    Block,
    Break,
    Cell,
    Column,
    Footnotes,
    Heading,
    Item,
    Listing,
    Prose,
    Row,
    Table,
)
from pipeline.editor.texts import Text
from pipeline.errors import Complaint, raise_all
from pipeline.facts.handles import HandleError, parse
from pipeline.theme import type as styles
from pipeline.theme.text import Rich, Role, Span, plain, rich, tied

Show = Callable[[str], tuple[Rich, Sequence[str]]]
"""What a handle shows, and the passages that say so; HandleError for one that finds nothing, or two things."""

Cite = Callable[[Sequence[str]], Rich]
"""References to passages."""

SCHEMES = ("https://", "http://", "mailto:")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BULLETS = ("•", "–", "·")
DEEPEST = 3  # level of a heading
WIDEST = 200.0  # points: a column of a table wants no more
_SPEAKER = re.compile(r"(?:—|–|--)\s*(?=\S)")
_LOST_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_REFUSED = {
    "html_block": "HTML has no place in a brief; write Markdown",
    "html_inline": "HTML has no place in a brief; write Markdown, and \\< for the sign itself",
    "image": "a picture has no place in a text; a `chart` section draws what the account tells",
    "fence": "a block of code has no place in a brief; write a quotation, or `words` set as code",
    "code_block": "a line indented by four spaces or more is a block of code; write it without",
}


@dataclass(frozen=True)
class _Look:
    """How words are set, and where they lead."""

    bold: bool = False
    italic: bool = False
    link: str | None = None
    role: Role | None = None


@dataclass
class _Words:
    """Words of a block, and the passages on which their facts rest."""

    spans: list[Span] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)

    @property
    def text(self) -> Rich:
        return tuple(s for s in self.spans if s.text)


def blocks(text: Text, show: Show, cite: Cite, name: str) -> list[Block]:
    """The blocks of a text. `name` tells its notes from those of other texts. A Complaint names file, line and column of
    the first that is wrong, and holds the others.
    """
    reader = _Reader(text, show, cite, name)
    made = list(reader.read())
    raise_all(sorted(reader.complaints, key=lambda c: (c.line or 0, c.column or 0)))
    return made


def unshown(handle: str) -> tuple[Rich, Sequence[str]]:
    """What a handle shows where there is no account: nothing, if it can be read."""
    parse(handle)
    return (), ()


class _Reader:
    def __init__(self, text: Text, show: Show, cite: Cite, name: str) -> None:
        self.text = text
        self.show = show
        self.cite = cite
        self.name = name
        self.lines = text.words.split("\n")
        self.complaints: list[Complaint] = []
        self.ranks: list[int] = []

    def read(self) -> Iterator[Block]:
        env: dict[str, Any] = {}
        root = SyntaxTreeNode(_parser().parse(self.text.words, env))
        for label, number in env.get("footnotes", {}).get("refs", {}).items():
            if number < 0:
                mark = f"[^{label[1:]}]"
                at = next(n for n, line in enumerate(self.lines, 1) if mark + ":" in line)
                self._complain(
                    at, self.lines[at - 1].index(mark) + 1, f"nothing refers to the note `{mark}`; take it out."
                )
        yield from self._blocks(root.children, 0)

    # -- blocks

    def _blocks(self, nodes: Sequence[SyntaxTreeNode], depth: int, kind: Any = "body") -> Iterator[Any]:
        for node in nodes:
            match node.type:
                case "heading":
                    if depth:
                        self._refuse(node, "a heading stands by itself, not in a list or quotation")
                    yield Heading(plain(self._inline(node).text), self._level(int(node.tag[1])))
                case "paragraph":
                    words = self._inline(node)
                    yield Prose(words.text, self._notes(words), kind)
                case "bullet_list" | "ordered_list":
                    yield self._listing(node, depth)
                case "blockquote":
                    yield from self._quotation(node, depth)
                case "hr":
                    yield Break()
                case "table":
                    yield self._table(node)
                case "footnote_block":
                    yield self._footnotes(node)
                case other:
                    self._refuse(node, _REFUSED.get(other, f"`{other}` has no place in a brief"))

    def _level(self, rank: int) -> int:
        """The level of a heading under the section's own, without a gap: the text's highest is the second."""
        while self.ranks and self.ranks[-1] >= rank:
            self.ranks.pop()
        self.ranks.append(rank)
        return min(DEEPEST, 1 + len(self.ranks))

    def _notes(self, words: _Words) -> tuple[Rich, ...]:
        """The references of a paragraph, for the margin."""
        return (self.cite(words.passages),) if words.passages else ()

    def _listing(self, node: SyntaxTreeNode, depth: int) -> Listing:
        numbered = node.type == "ordered_list"
        first = int(node.attrs.get("start", 1))
        tight = all(p.hidden for i in node.children for p in i.children if p.type == "paragraph")
        items = []
        for n, item in enumerate(node.children, first):
            inner = tuple(self._blocks(item.children, depth + 1, "listed" if tight else "body"))
            kept = tuple(b for b in inner if isinstance(b, Prose | Listing | Table))
            if len(kept) < len(inner):
                self._refuse(item, "a rule has no place in a list")
            items.append(Item(f"{n}." if numbered else BULLETS[depth % len(BULLETS)], kept))
        return Listing(tuple(items), numbered, tight)

    def _quotation(self, node: SyntaxTreeNode, depth: int) -> Iterator[Any]:
        """A quotation; its last paragraph says who speaks, if it begins with a dash."""
        inner = list(self._blocks(node.children, depth + 1, "quotation"))
        last = inner[-1] if inner else None
        if len(inner) > 1 and isinstance(last, Prose) and isinstance(inner[-2], Prose):
            said = plain(last.text)
            if dash := _SPEAKER.match(said):
                inner[-2:] = [with_other(inner[-2], speaker=said[dash.end() :], notes=(*inner[-2].notes, *last.notes))]
        yield from inner

    def _table(self, node: SyntaxTreeNode) -> Table:
        head, *body = node.children
        sides = [_side(cell) for cell in head.children[0].children]
        names = [self._inline(cell) for cell in head.children[0].children]
        rows, passages = [], [p for w in names for p in w.passages]
        for row in body[0].children if body else ():
            cells = [self._inline(cell) for cell in row.children]
            passages += [p for w in cells for p in w.passages]
            rows.append(Row(tuple(Cell(w.text) for w in cells)))
        grows = next((n for n, side in enumerate(sides) if side == "left"), len(sides) - 1)
        columns = tuple(
            Column(plain(w.text), WIDEST, side, n == grows)  # type: ignore[arg-type]
            for n, (w, side) in enumerate(zip(names, sides, strict=True))
        )
        foot = f"Sources: {plain(self.cite(passages))}" if passages else None
        return Table(columns, tuple(rows), foot=foot, summary=", ".join(filter(None, (c.head for c in columns))))

    def _footnotes(self, node: SyntaxTreeNode) -> Footnotes:
        notes = []
        for note in node.children:
            words = _Words()
            for part in note.children:
                if part.type == "paragraph":
                    own = self._inline(part)
                    words.spans += [Span(" "), *own.spans] if words.spans else own.spans
                    words.passages += own.passages
                elif part.type != "footnote_anchor":
                    self._refuse(part, "a note holds words alone")
            number = int(note.meta["id"]) + 1
            cited = rich(" ", *self.cite(words.passages)) if words.passages else ()
            notes.append((str(number), (*words.text, *cited), self._anchor(number)))
        return Footnotes(tuple(notes))

    def _anchor(self, number: int) -> str:
        return f"note:{self.name}:{number}"

    # -- words

    def _inline(self, node: SyntaxTreeNode) -> _Words:
        """The words of a paragraph, heading or cell."""
        words = _Words()
        for inline in node.children:
            if inline.type == "inline":
                self._walk(inline.children, _Look(), words, inline)
            elif inline.type != "footnote_anchor":
                self._refuse(node, f"`{inline.type}` has no place here")
        return words

    def _walk(self, nodes: Sequence[SyntaxTreeNode], look: _Look, words: _Words, within: SyntaxTreeNode) -> None:
        for node in nodes:
            match node.type:
                case "text":
                    if lost := _LOST_NOTE.search(node.content):
                        said = f"there is no note `{lost[0]}`; write one, `{lost[0]}: ...`."
                        self._complain(*self._place(within, lost[0]), said)
                    words.spans.append(_span(node.content, look))
                case "softbreak" | "hardbreak":
                    words.spans.append(_span(" ", look))
                case "em":
                    self._walk(node.children, replace(look, italic=True, role="Em"), words, within)
                case "strong":
                    self._walk(node.children, replace(look, bold=True, role="Strong"), words, within)
                case "code_inline":
                    span = Span(node.content, link=look.link, style=styles.CODE)
                    words.spans.append(span)
                case "link":
                    self._walk(node.children, replace(look, link=self._address(node, within)), words, within)
                case "handle":
                    self._handle(node, look, words, within)
                case "footnote_ref":
                    number = int(node.meta["id"]) + 1
                    mark = str(number).translate(RAISED)
                    words.spans.append(Span(mark, link=self._anchor(number), colour="accent"))
                case other:
                    place = self._place(within, "![" if other == "image" else node.content)
                    self._complain(*place, f"{_REFUSED.get(other, f'`{other}` has no place in a brief')}.")

    def _address(self, node: SyntaxTreeNode, within: SyntaxTreeNode) -> str | None:
        address = str(node.attrs.get("href", ""))
        if address.lower().startswith(SCHEMES):
            return address
        words = "".join(n.content for n in node.walk() if n.type == "text")
        said = f"a link leads to http://, https:// or mailto:, not to `{address}`."
        self._complain(*self._place(within, words or "["), said)
        return None

    def _handle(self, node: SyntaxTreeNode, look: _Look, words: _Words, within: SyntaxTreeNode) -> None:
        line, column = self._place(within, "{" + node.content, int(node.meta["at"]))
        if not node.meta["closed"]:
            self._complain(line, column, "a brace is open; close it, or write \\{ for the sign itself.")
            return
        try:
            shown, passages = self.show(node.content)
        except HandleError as e:
            self.complaints.append(self.text.complaint(line, column, str(e), e.nearest))
            return
        if look.link:
            self._complain(line, column, "a fact leads to its source; take it out of the link.")
        words.spans += [
            with_other(
                s, text=tied(s.text), bold=s.bold or look.bold, italic=s.italic or look.italic, role=s.role or look.role
            )
            for s in shown
        ]
        words.passages += passages

    # -- places

    def _place(self, within: SyntaxTreeNode, words: str, at: int | None = None) -> tuple[int, int]:
        """Line and column of words of a block: those at `at` in it, else the first that are so."""
        content = within.content
        first = words.split("\n", maxsplit=1)[0]
        start = at if at is not None else max(0, content.find(first))
        line = (within.map or (0, 0))[0] + content.count("\n", 0, start)
        before = content[content.rfind("\n", 0, start) + 1 : start].count(first)
        column = -1
        for _ in range(before + 1):
            column = self.lines[line].find(first, column + 1)
        return line + 1, max(column, 0) + 1

    def _refuse(self, node: SyntaxTreeNode, said: str) -> None:
        line = (node.map or (0, 0))[0]
        shown = self.lines[line] if line < len(self.lines) else ""
        self._complain(line + 1, len(shown) - len(shown.lstrip()) + 1, f"{said}.")

    def _complain(self, line: int, column: int, said: str) -> None:
        self.complaints.append(self.text.complaint(line, column, said))


def _span(words: str, look: _Look) -> Span:
    return Span(words, look.bold, look.italic, link=look.link, role=look.role, colour="accent" if look.link else None)


def _side(cell: SyntaxTreeNode) -> str:
    """At which side of its column a cell stands."""
    return "right" if "right" in str(cell.attrs.get("style", "")) else "left"


def _parser() -> MarkdownIt:
    """CommonMark with tables, notes and handles. HTML and any address are read, so that they can be refused by name."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.use(footnote_plugin, inline=False)
    parser.inline.ruler.after("escape", "handle", _handle)
    parser.validateLink = lambda _: True  # type: ignore[method-assign, assignment]
    return parser


def _handle(state: StateInline, silent: bool) -> bool:
    """Braces and what stands between them. An open one is taken too, so that it can be refused."""
    if state.src[state.pos] != "{":
        return False
    end = state.src.find("}", state.pos, state.posMax)
    closed = end >= 0
    if not silent:
        token = state.push("handle", "", 0)
        token.content = state.src[state.pos + 1 : end] if closed else ""
        token.meta = {"at": state.pos, "closed": closed}
    state.pos = end + 1 if closed else state.pos + 1
    return True
