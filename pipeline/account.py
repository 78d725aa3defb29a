"""The account of given documents, without a workflow: the stages in one call."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.dedup import dedup
from pipeline.extract import extract
from pipeline.ingest import ingest
from pipeline.reconcile import reconcile
from pipeline.records import Account, Boilerplate, Copy, Variant


def account(paths: Iterable[Path]) -> Account:
    """Read documents and reconcile what they say."""
    read = [ingest(path) for path in paths]
    sources = [document.source for document, _ in read]
    passages = [passage for _, own in read for passage in own]
    found = list(dedup(sources, passages))
    return reconcile(
        sources,
        passages,
        [extract(document.source, own) for document, own in read],
        [c for c in found if isinstance(c, Copy)],
        [v for v in found if isinstance(v, Variant)],
        [b for b in found if isinstance(b, Boilerplate)],
    )
