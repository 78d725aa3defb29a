"""What is too much for memory, by number: byte strings in a temporary file."""

from array import array
from tempfile import SpooledTemporaryFile

IN_MEMORY = 1 << 25  # bytes


class Shelf:
    """Byte strings in the order in which they were put, the first is 0. Few of them never touch the disk."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- open as long as the shelf is
        self._ends = array("Q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def put(self, data: bytes) -> None:
        """Add one at the end."""
        self._file.seek(0, 2)
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))

    def __getitem__(self, number: int) -> bytes:
        start = self._ends[number]
        self._file.seek(start)
        return self._file.read(self._ends[number + 1] - start)
