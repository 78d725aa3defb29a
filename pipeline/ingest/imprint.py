"""What is known of a document as a whole, from a sidecar or from its own front matter."""

from pathlib import Path

from pipeline import edtf
from pipeline.editor import yamlfile
from pipeline.ingest.markdown import ENDINGS, FRONT_MATTER
from pipeline.records import Record


class Published(str):
    """A day, a month or a longer time that has ended, as EDTF."""

    def __new__(cls, value: object) -> "Published":
        if not (isinstance(value, str) and edtf.is_date(value) and all(edtf.bounds(value))):
            raise ValueError("Expected `2024, 2024-05 or 2024-05-02`")
        return super().__new__(cls, value)


class Imprint(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a sidecar or front matter may say."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: Published | None = None
    address: str | None = None
    rights: str | None = None
    language: str | None = None


def imprint(path: Path, words: str) -> Imprint:
    """What the sidecar of a document says; without one, the front matter of a Markdown text."""
    sidecar = path.with_suffix(".yaml")
    if sidecar.exists():
        return yamlfile.load(sidecar, Imprint)
    front = FRONT_MATTER.match(words) if path.suffix.lower() in ENDINGS else None
    return yamlfile.load(path, Imprint, front.group(1), line=1) if front else Imprint()
