"""The text of a file, whatever its encoding."""

from contextlib import suppress
from pathlib import Path

from pipeline.ingest.formats.manuscript import unreadable


def decode(path: Path, data: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding; a byte order mark is dropped, line ends stay."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as e:
                raise unreadable(path, f"begins as {encoding} and is not ({e.reason}); save it as UTF-8.") from None
    if b"\0" in data:
        raise unreadable(path, "is not a text file; convert it to text or take it out.")
    # In a text that is nearly all ASCII a detector has too little to go by, and windows-1252 is by far the likeliest.
    nearly_ascii = len(data.translate(None, bytes(range(128)))) < len(data) / 10
    for encoding in ("utf-8", "windows-1252") if nearly_ascii else ("utf-8",):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding), encoding
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise unreadable(path, "its encoding cannot be told; save it as UTF-8.")
    return data.decode(best.encoding), best.encoding.replace("_", "-")
