"""What the tests of extraction share: statements of a text written on the spot."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.extract import extract
from pipeline.ingest import ingest
from pipeline.records import Statements


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Statements]:
    """What a text states: `read("text", published="2018-09-10", language="en-US")`."""
    path: Path = tmp_path_factory.mktemp("texts") / "document.txt"

    def statements(text: str, published: str | None = None, language: str | None = None) -> Statements:
        path.write_bytes(text.encode("utf-8"))
        document, passages = ingest(path)
        return extract(replace(document.source, published=published, language=language or "en"), passages)

    return statements
