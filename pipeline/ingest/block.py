"""What a reader finds in a text, before it is given an id."""

from dataclasses import dataclass

from pipeline.positions import Run
from pipeline.records import PassageKind


@dataclass(frozen=True)
class Block:
    """A stretch of the text that is one passage: characters `start` to `end`.

    `reading` and `shifts` are given by readers of formats with markup; else they follow from the text.
    """

    kind: PassageKind
    start: int
    end: int
    level: int = 0
    reading: str | None = None
    shifts: tuple[Run, ...] = ()
