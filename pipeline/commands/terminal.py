"""Colours, on a terminal only."""

import os
from typing import TextIO


class Pen:
    """Marks words for a stream: by colour where it is a terminal that shows some and NO_COLOR is not set, else not."""

    def __init__(self, stream: TextIO) -> None:
        self.colours = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def bold(self, words: str) -> str:
        """What leads."""
        return self._set("1", words)

    def _set(self, code: str, words: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self.colours else words
