"""What is too much for memory, by number: byte strings in a temporary file."""

import os
from array import array
from tempfile import TemporaryFile
from typing import Self


class Shelf:
    """Byte strings in the order in which they were put, from 0 on; gone when it is closed."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 -- open as long as the shelf is
        self._ends = array("Q", [0])
        self._written = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, data: bytes) -> int:
        """Add one at the end; its number."""
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))
        return len(self._ends) - 2

    def __getitem__(self, number: int) -> bytes:
        start, end = self._ends[number], self._ends[number + 1]
        if end > self._written:
            self._file.flush()
            self._written = self._ends[-1]
        return os.pread(self._file.fileno(), end - start, start)
