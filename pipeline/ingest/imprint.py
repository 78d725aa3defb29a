"""What is known of a document as a whole, from a sidecar or from the file itself."""

from pathlib import Path

from pipeline import edtf
from pipeline.editor import yamlfile
from pipeline.records import Record


class Published(str):
    """A day, a month or a longer time that has ended, as EDTF."""

    def __new__(cls, value: object) -> "Published":
        if not (isinstance(value, str) and edtf.is_date(value) and all(edtf.bounds(value))):
            raise ValueError("Expected `2024, 2024-05 or 2024-05-02`")
        return super().__new__(cls, value)


class Imprint(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a sidecar, front matter or the head of a web page may say."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: Published | None = None
    address: str | None = None
    rights: str | None = None
    language: str | None = None


def imprint(path: Path, about: Imprint) -> Imprint:
    """What the sidecar of a document says; without one, what the file says of itself."""
    sidecar = path.with_suffix(".yaml")
    return yamlfile.load(sidecar, Imprint) if sidecar.exists() else about
