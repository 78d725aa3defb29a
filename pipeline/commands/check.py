"""Say all that is wrong with a brief's settings, texts, sources and corrections, without building.

Reads brief.yaml, the editor's texts, the documents and what describes them, corrections.yaml, and the account of the last
edition. Each fault is a line: file, line, column, what is wrong, what was expected, the nearest valid key. With
`unreadable: report` a document that cannot be read is named, and is no fault.

  briefwright check                  # this folder
  briefwright check asia --json      # a list of {file, line, column, key, message, expected, nearest, stops}

What only a build can know is named: handles of sources that no build has read yet, and what `strict` finds on the pages.

exit codes: 0 nothing is to be mended, 1 something is to be mended, 2 wrong usage.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import progress
from pipeline.commands.gathered import gathered, is_edited_so, is_of
from pipeline.commands.terminal import Pen

if TYPE_CHECKING:
    from pipeline.editor import settings, texts
    from pipeline.errors import Complaint
    from pipeline.records import Account
    from pipeline.theme.text import Rich


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where, and in which form."""
    parser.add_argument("folder", nargs="?", type=Path, default=Path(), help="the brief's folder; default: this one")
    parser.add_argument("--json", action="store_true", help="for programs")


def run(given: argparse.Namespace) -> int:
    """Print what is wrong, in the order of the files."""
    found = list(faults(given.folder))
    progress.done()
    stopping = sum(stops for _, stops in found)
    if given.json:
        import msgspec

        listed = [_parts(complaint, stops) for complaint, stops in found]
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(listed), indent=2) + b"\n")
        return 1 if stopping else 0
    pen = Pen(sys.stdout)
    for complaint, stops in found:
        place, said = _parted(complaint)
        print(
            f"{pen.bold(place)}{said}{'' if stops or complaint.key else ' It is left out, as `unreadable: report` asks.'}"
        )
    unknown = list(unknown_yet(given.folder))
    for sentence in unknown:
        print(f"briefwright: {sentence}", file=sys.stderr)
    if stopping:
        print(f"briefwright: {stopping} {'fault' if stopping == 1 else 'faults'} to mend.", file=sys.stderr)
    else:
        said = "nothing else is wrong" if unknown else "the brief can be built"
        print(f"briefwright: {said}; run `snakemake`.", file=sys.stderr)
    return 1 if stopping else 0


def faults(folder: Path) -> "Iterator[tuple[Complaint, bool]]":
    """What is wrong in a brief's folder, and whether it stops a build."""
    from pipeline import batches
    from pipeline.document.sections import section_type
    from pipeline.editor import corrections, editions, settings, yamlfile
    from pipeline.errors import Complaint
    from pipeline.ingest import examined
    from pipeline.theme.look import look

    if not folder.is_dir():
        raise Complaint(f"{folder}/ is no folder; name the one that holds brief.yaml.")
    form = settings.form(section_type())
    record, data, complaints = yamlfile.survey(folder / "brief.yaml", form)
    yield from ((complaint, True) for complaint in complaints)
    if record:
        yield from ((complaint, True) for complaint in settings.at_odds(folder / "brief.yaml", record))
    if any(complaint.key == "sources" for complaint in complaints):
        return
    found, complaints = batches.survey(data.get("sources", "sources"), folder)
    yield from ((complaint, True) for complaint in complaints)
    if record:
        known = (batches.source_id(path.name) for path in found)
        yield from ((c, True) for c in settings.unknown_sources(folder / "brief.yaml", record.prefer, known))
        yield from ((c, True) for c in _texts(folder, record, found))
        try:
            look(record, folder / "brief.yaml")
        except Complaint as e:
            yield e, True
        yield from ((c, True) for c in editions.wrong(folder / "brief.yaml", record))
        yield from ((c, False) for c in _places(folder / "brief.yaml", record, found))
    stops = data.get("unreadable") != "report"
    read = []
    for document in found:
        wrong = examined(document)
        yield from ((complaint, stops) for complaint in wrong)
        read += [] if wrong else [document]
    given, complaints = corrections.survey(folder / corrections.FILE)
    if given:
        from pipeline.account import misplaced

        complaints = misplaced(read, given, record.prefer if record else ())
    yield from ((complaint, True) for complaint in complaints)


def _texts(folder: Path, record: "settings.Settings[Any]", documents: "Sequence[Path]") -> "Iterator[Complaint]":
    """What is wrong with the editor's texts; and with their handles, if the last build read these very documents."""
    from pipeline.editor import texts

    written, complaints = texts.survey(folder / "brief.yaml", record.sections)
    yield from complaints
    if not written:
        return
    from pipeline.document import markdown
    from pipeline.document.brief import Brief
    from pipeline.document.live import Live
    from pipeline.errors import Complaint

    account = _read(folder, documents)
    brief = Brief(record, account, (), (), "", "", texts=written) if account else None
    for text in written.values():
        try:
            markdown.blocks(text, Live(brief, "").show if brief else markdown.unshown, lambda _: (), "")
        except Complaint as e:
            yield from e.all


def _places(brief: Path, record: "settings.Settings[Any]", documents: "Sequence[Path]") -> "Iterator[Complaint]":
    """Filters by a place that is no state's name but almost one, and that no document has."""
    from pipeline.editor import yamlfile
    from pipeline.editor.fields import listed
    from pipeline.errors import Complaint
    from pipeline.facts.called import meant_state
    from pipeline.ingest import words_of

    for n, section in enumerate(record.sections):
        for name in listed(getattr(section, "place", None)):
            near = meant_state(name)
            if near and not any(name.casefold() in words_of(path).casefold() for path in documents):
                line, column, _ = yamlfile.scalar(brief, "sections", n, "place")
                said = f"`place`: no source has `{name}`; did you mean `{near}`?"
                yield Complaint.at(brief, (line, column), said, key=f"sections[{n}].place", nearest=near)


def _read(folder: Path, documents: "Sequence[Path]") -> "Account | None":
    """The account of these very documents, as they are corrected now, if a build has read them."""
    from pipeline.errors import Complaint

    try:
        account = gathered(folder)
    except Complaint:  # of another version: the next build writes it anew
        return None
    return account if account and is_of(account, documents) and is_edited_so(account, folder) else None


def unknown_yet(folder: Path) -> Iterator[str]:
    """What of a brief was not checked, for only a build can know it."""
    from pipeline import batches
    from pipeline.document.sections import section_type
    from pipeline.editor import settings, texts, yamlfile
    from pipeline.wording import counted

    record, _, _ = yamlfile.survey(folder / "brief.yaml", settings.form(section_type()))
    if not record:
        return
    documents, _ = batches.survey(record.sources, folder)
    written, _ = texts.survey(folder / "brief.yaml", record.sections)
    if written and not _read(folder, documents) and (handles := sum(map(_handles, written.values()))):
        yield f"not checked: {counted(handles, 'handle')} of facts, for no build has read these sources as they are now."
    if record.strict:
        yield "not checked: what `strict` asks for, that something backs each number, date and name on the pages."


def _handles(text: "texts.Text") -> int:
    """How many facts a text shows."""
    from pipeline.document import markdown
    from pipeline.errors import Complaint

    found: list[str] = []

    def show(handle: str) -> "tuple[Rich, Sequence[str]]":
        found.append(handle)
        return markdown.unshown(handle)

    with suppress(Complaint):  # is told of the text
        markdown.blocks(text, show, lambda _: (), "")
    return len(found)


def _parts(complaint: "Complaint", stops: bool) -> dict[str, object]:
    names = ("file", "line", "column", "key")
    return {
        **{name: getattr(complaint, name) for name in names},
        "message": str(complaint),
        "expected": complaint.expected,
        "nearest": complaint.nearest,
        "stops": stops,
    }


def _parted(complaint: "Complaint") -> tuple[str, str]:
    """The place that a sentence begins with, and the rest."""
    parts = filter(None, (complaint.file, complaint.line, complaint.column))
    place = ":".join(map(str, parts))
    said = str(complaint)
    return (place, said.removeprefix(place)) if said.startswith(place) else ("", said)
