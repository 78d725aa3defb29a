"""What a reader finds in a text, before it is given an id."""

from dataclasses import dataclass

from pipeline.positions import Reading
from pipeline.records import PassageKind


@dataclass(frozen=True)
class Block:
    """A stretch of the text that is one passage: its words without their markup, and where in the text they stand."""

    kind: PassageKind
    reading: Reading
    level: int = 0
