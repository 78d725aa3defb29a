"""python -m pipeline.extract DOCUMENTS PASSAGES STATEMENTS: one batch of sources, each by itself."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from pipeline import progress, stage, store
from pipeline.extract import extract
from pipeline.records import Document, Passage, Statements


def main(documents_path: str, passages_path: str, statements_path: str) -> None:
    """Read what each document states. A source that could not be read states nothing."""
    sources = {d.source.id: d.source for d in store.read_lines(documents_path, Document)}

    def statements() -> Iterator[Statements]:
        by_source = groupby(store.read_lines(passages_path, Passage), key=lambda p: p.source)
        doing = f"finding what the sources of batch {Path(documents_path).stem} state"
        for source, passages in progress.in_lines(by_source, doing, len(sources)):
            yield extract(sources[source], list(passages))

    store.write_lines(statements_path, statements())


if __name__ == "__main__":
    stage.run("extract", main)
