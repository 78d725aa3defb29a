"""Colours, on a terminal only."""

import os
from collections.abc import Iterable, Iterator
from typing import TextIO


class Pen:
    """Marks words for a stream: by colour where it is a terminal that shows some and NO_COLOR is not set, else not."""

    signs = ("»", "«")
    """What stands around a fact in its sentence, where there are no colours."""

    def __init__(self, stream: TextIO) -> None:
        self.colours = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def bold(self, words: str) -> str:
        """What leads."""
        return self._set("1", words)

    def faint(self, words: str) -> str:
        """What stands back."""
        return self._set("2", words)

    def mark(self, lines: Iterable[str]) -> Iterator[str]:
        """Lines with a fact between signs, which may go over several of them: by colours where there are some."""
        inside = False
        for line in lines:
            if not self.colours:
                yield line
                continue
            coloured = ("\x1b[30;43m" if inside else "") + line
            inside = (inside or self.signs[0] in line) and self.signs[1] not in line
            coloured = coloured.replace(self.signs[0], "\x1b[30;43m").replace(self.signs[1], "\x1b[0m")
            yield coloured + ("\x1b[0m" if inside else "")

    def _set(self, code: str, words: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self.colours else words
