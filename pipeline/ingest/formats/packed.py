"""What Word and Excel save: a packed folder of XML."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import Complaint
from pipeline.ingest.formats.manuscript import unreadable

_LOCKED = b"\xd0\xcf\x11\xe0"  # what an encrypted file begins with, and an old .doc or .xls
_LARGEST = 50_000_000  # bytes of XML, unpacked


@contextmanager
def unpacking(path: Path, data: bytes, what: str) -> Iterator[io.BytesIO]:
    """The file, to be read by a package that is not ours; whatever that stumbles over is told as damage."""
    ending = path.suffix.lower()
    if data.startswith(_LOCKED):
        raise unreadable(path, f"is locked by a password, or an old {ending[:-1]}; save it as {ending} without one.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist() if part.filename.endswith(".xml")) > _LARGEST:
                raise unreadable(path, "unpacks to more than 50 MB of text; save it in parts.")
        yield io.BytesIO(data)
    except Complaint:
        raise
    except Exception:
        raise unreadable(path, f"is no {what}, or a damaged one; open it and save it as {ending} anew.") from None
