"""Records <-> files. A file is written whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.errors import Complaint

R = TypeVar("R")


def write(path: str | Path, data: bytes | str) -> None:
    """Put `data` at `path`, whole: the file is renamed into place when it is complete."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(data.encode() if isinstance(data, str) else data)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def write_lines(path: str | Path, records: Iterable[msgspec.Struct]) -> None:
    """Write records as JSON Lines."""
    encode = msgspec.json.Encoder().encode
    write(path, b"".join(encode(record) + b"\n" for record in records))


def read_lines(path: str | Path, kind: type[R]) -> Iterator[R]:
    """The records of a JSON Lines file, one at a time."""
    decode = msgspec.json.Decoder(kind).decode
    try:
        with open(path, "rb") as lines:
            for line in lines:
                yield decode(line)
    except msgspec.DecodeError as e:
        raise Complaint(f"{path}: not as this version writes it ({e}); delete output/work and build again.") from None


def write_json(path: str | Path, record: msgspec.Struct) -> None:
    """Write one record as JSON for people and programs: indented by two, keys in the order of the record."""
    write(path, msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")


def read_json(path: str | Path, kind: type[R]) -> R:
    """The one record in a JSON file."""
    try:
        return msgspec.json.decode(Path(path).read_bytes(), type=kind)
    except msgspec.DecodeError as e:
        raise Complaint(f"{path}: not as this version writes it ({e}); delete output/work and build again.") from None
