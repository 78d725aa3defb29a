"""The account of given documents, without a workflow: the stages in one call."""

from collections.abc import Iterable
from pathlib import Path

from pipeline import progress
from pipeline.dedup import dedup
from pipeline.extract import extract
from pipeline.ingest import ingest
from pipeline.reconcile import reconcile
from pipeline.records import Account, Boilerplate, Copy, Variant


def account(paths: Iterable[Path]) -> Account:
    """Read documents and reconcile what they say."""
    read = [ingest(path) for path in progress.each(list(paths), "reading documents")]
    sources = [document.source for document, _ in read]
    passages = [passage for _, own in read for passage in own]
    progress.say("looking for repeated text")
    found = list(dedup(sources, passages))
    statements = [extract(document.source, own) for document, own in progress.each(read, "reading what they state")]
    return reconcile(
        sources,
        passages,
        statements,
        [c for c in found if isinstance(c, Copy)],
        [v for v in found if isinstance(v, Variant)],
        [b for b in found if isinstance(b, Boilerplate)],
    )
