"""What a reader finds in a document, before it is given an id."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import Complaint
from pipeline.ingest.imprint import Imprint
from pipeline.positions import Reading
from pipeline.records import PassageKind


@dataclass(frozen=True)
class Block:
    """A stretch of the text that is one passage: its words without their markup, and where in the text they stand."""

    kind: PassageKind
    reading: Reading
    level: int = 0
    page: int | None = None


@dataclass(frozen=True)
class Manuscript:
    """A document as a text: the words, in which encoding the file held them, the blocks they stand in, and what the file
    says of itself; and of which pages there are only pictures.
    """

    words: str
    encoding: str
    blocks: Iterable[Block]
    about: Imprint = field(default_factory=Imprint)
    unread_pages: tuple[int, ...] = ()


class Writing:
    """A text that is written out block by block, for a format whose file is no text."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0

    @property
    def words(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def add(self, kind: PassageKind, lines: Iterable[str], level: int = 0, page: int | None = None) -> None:
        """A block of some lines, and a blank line behind it."""
        said = "\n".join(lines)
        if not said.strip():
            return
        reading = Reading()
        reading.add(said, self._length, self._length + len(said))
        self.blocks.append(Block(kind, reading, level, page))
        self._parts.append(f"{said}\n\n")
        self._length += len(said) + 2

    def add_table(self, rows: Iterable[Sequence[str]], page: int | None = None) -> None:
        """A table, a line a row, its cells between bars; a bar in a cell is a stroke, an empty row is none."""
        told = ([" ".join(cell.replace("|", "/").split()) for cell in row] for row in rows)
        self.add("table", (f"| {' | '.join(row)} |" for row in told if any(row)), page=page)


def unreadable(path: Path, why: str) -> Complaint:
    """What is said of a document that cannot be read: its name, why, and the cure."""
    return Complaint(f"{path}: {why}", file=str(path))
