"""python -m pipeline.ingest BATCH/BATCHES brief.yaml SOURCES DOCUMENTS PASSAGES: one batch of sources."""

import sys

from pipeline import batches, progress, stage, store
from pipeline.editor import settings
from pipeline.errors import Complaint
from pipeline.ingest import ingest, unread
from pipeline.records import Document, Passage


def main(batch: str, brief: str, sources: str, documents_path: str, passages_path: str) -> None:
    """Read the batch's sources; one that cannot be read stops the build, unless `unreadable: report`."""
    number, count = map(int, batch.split("/"))
    report = settings.load(brief).unreadable == "report"
    documents: list[Document] = []
    passages: list[Passage] = []
    members = batches.members(sources, number, count)
    for path in progress.in_lines(members, f"reading the sources of batch {number}", len(members)):
        try:
            document, parts = ingest(path)
        except Complaint as e:
            if not report:
                raise
            print(f"briefwright ingest: {e} It is left out, as `unreadable: report` asks.", file=sys.stderr)
            documents.append(unread(path, str(e)))
            continue
        if pages := document.source.unread_pages:
            told = f"{path}: holds no text on page {', '.join(map(str, pages))}, only pictures, which are not read"
            print(f"briefwright ingest: {told}; `ocrmypdf` reads them.", file=sys.stderr)
        documents.append(document)
        passages += parts
    store.write_lines(documents_path, documents)
    store.write_lines(passages_path, passages)


if __name__ == "__main__":
    stage.run("ingest", main)
