"""A parse under way: the clauses found so far, and those of them that are open, in a stack."""

from collections.abc import Sequence

import msgspec

from pipeline.extract.language.tokens import Token
from pipeline.extract.language.verbs import Group, Link


class Frame(msgspec.Struct, eq=False):
    """A clause in the making: where it begins, how it hangs on what is before, its verb, and whether a comma set it apart.

    `low` is the token behind its opener, `extent` the token range in which its subject stands, `host` the frame whose
    subject it shares.
    """

    start: int
    link: Link
    opener: str | None = None
    apart: bool = False
    group: Group | None = None
    low: int = 0
    host: "Frame | None" = None
    extent: tuple[int, int] | None = None


class Parse:
    """The words of a sentence, its clauses in the order of their beginnings, and the open ones, the innermost last."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.frames = [Frame(0, "main")]
        self.stack = [self.frames[0]]

    @property
    def top(self) -> Frame:
        """The innermost clause."""
        return self.stack[-1]

    @property
    def waiting(self) -> Frame | None:
        """The innermost clause below the top that still waits for its verb."""
        return next((f for f in reversed(self.stack[:-1]) if f.group is None), None)

    @property
    def verbal(self) -> Frame | None:
        """The innermost open clause that has its verb."""
        return next((f for f in reversed(self.stack) if f.group), None)

    def push(self, frame: Frame) -> None:
        """Open a clause above those that are open."""
        self.add(frame)
        self.stack.append(frame)

    def replace(self, frame: Frame) -> None:
        """Put a clause in the place of the innermost."""
        self.add(frame)
        self.stack[-1] = frame

    def restart(self, frame: Frame) -> None:
        """Put a clause in the place of all that are open."""
        self.add(frame)
        self.stack = [frame]

    def close_above(self, frame: Frame) -> None:
        """Close what is open above a clause; all but the outermost, where that is not open."""
        while len(self.stack) > 1 and self.stack[-1] is not frame:
            self.stack.pop()

    def add(self, frame: Frame) -> None:
        """Frames stand in the order of their beginnings; one that begins where a bare one does takes its place."""
        while self.frames and self.frames[-1].start >= frame.start and self.frames[-1].group is None:
            self.frames.pop()
        self.frames.append(frame)
