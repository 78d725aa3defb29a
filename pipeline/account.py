"""The account of given documents, without a workflow: the stages in one call."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline import progress
from pipeline.dedup import dedup
from pipeline.editor.corrections import Given
from pipeline.errors import Complaint
from pipeline.extract import extract
from pipeline.extract.judge import Judge
from pipeline.ingest import ingest
from pipeline.reconcile import reconcile
from pipeline.reconcile.corrections import name_others, pointed_at
from pipeline.records import Account, Boilerplate, Copy, Passage, Source, Statements, Variant


def account(paths: Iterable[Path], corrections: Sequence[Given] = (), judge: Judge | None = None) -> Account:
    """Read documents and reconcile what they say, as an editor corrects it. A `judge` stands in for the program's."""
    shelf = _read(paths)
    return _reconciled(
        shelf,
        [extract(source, own, judge) for source, own in progress.each(shelf.read, "reading what they state")],
        corrections,
    )


def misplaced(paths: Iterable[Path], corrections: Sequence[Given], preferred: Sequence[str] = ()) -> list[Complaint]:
    """What is wrong with where corrections point. Of the documents only those are read for facts that are pointed at, unless
    the names of others must be known.
    """
    shelf = _read(paths, preferred)
    concerned = None if name_others(corrections) else pointed_at(corrections, shelf.passages, shelf.copies)
    read = [(source, own) for source, own in shelf.read if concerned is None or source.id in concerned]
    try:
        _reconciled(shelf, [extract(source, own) for source, own in read], corrections)
    except Complaint as e:
        return list(e.all)
    return []


class _Shelf(NamedTuple):
    """Documents as they were read, and what they repeat of each other."""

    read: list[tuple[Source, list[Passage]]]
    repeated: list[Copy | Variant | Boilerplate]

    @property
    def passages(self) -> list[Passage]:
        return [passage for _, own in self.read for passage in own]

    @property
    def copies(self) -> list[Copy]:
        return [c for c in self.repeated if isinstance(c, Copy)]


def _read(paths: Iterable[Path], preferred: Sequence[str] = ()) -> _Shelf:
    read = [
        (document.source, passages)
        for document, passages in map(ingest, progress.each(list(paths), "reading documents"))
    ]
    passages = [passage for _, own in read for passage in own]
    progress.say("looking for repeated text")
    return _Shelf(read, list(dedup([source for source, _ in read], passages, preferred)))


def _reconciled(shelf: _Shelf, statements: Sequence[Statements], corrections: Sequence[Given]) -> Account:
    return reconcile(
        [source for source, _ in shelf.read],
        shelf.passages,
        statements,
        shelf.copies,
        [v for v in shelf.repeated if isinstance(v, Variant)],
        [b for b in shelf.repeated if isinstance(b, Boilerplate)],
        corrections,
    )
