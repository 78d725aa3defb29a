"""Say where a number, a date, a name of the brief comes from.

WHAT is what the brief prints, or an id of the account. Each thing that it may mean is shown with its evidence in context, file
and line; copies and variants; how the slots of a figure were decided, how likely each seemed, and by which signs; what an
editor corrected, and why; what was inferred, and how; what it was derived from; where it stands in the brief.

  briefwright explain '$32 billion'
  briefwright explain 'April 2014'           # also 2014-04
  briefwright explain Abe
  briefwright explain 'S1 ¶6'                # a passage as the brief cites it
  briefwright explain 'Table 1, row 36'      # a row as the sources section cites it
  briefwright explain obs-3f2a91c04b7d asia --json

exit codes: 0 told, 1 the brief knows of no such thing, or is not built, 2 wrong usage.
"""

import argparse
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.terminal import Pen

if TYPE_CHECKING:
    from pipeline.explain.decided import Choice
    from pipeline.explain.explanation import Explanation, Quotation, Said, Standing
    from pipeline.explain.index import Index
    from pipeline.facts import Thing

MOST, MOST_OF_A_PART = 8, 5  # explanations, and things in a part of one, that a person is shown
MOST_OF_SIGNS = 3
INDENT = 11
COPIES = {"exact": "a copy of", "near": "a copy but for harmless differences of", "contained": "contained in"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What, and of which brief."""
    parser.add_argument("what", help="a number, a date, a name, a reference, a row of a table, an id")
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path(),
        help="the brief's folder, or an account.json; default: this folder",
    )
    parser.add_argument("--folder", dest="named", type=Path, metavar="FOLDER", help="the same, as `facts` has it")
    parser.add_argument("--all", action="store_true", help=f"all that is meant, not the first {MOST}")
    parser.add_argument("--json", action="store_true", help="for programs: a list of explanations, all of them")


def run(given: argparse.Namespace) -> int:
    """Print the explanations."""
    from pipeline.errors import Complaint

    folder: Path = given.named or given.folder
    index, texts, standing, places = _opened(folder)
    from pipeline.explain.decided import Decisions
    from pipeline.explain.explanation import explain
    from pipeline.explain.wanted import find, nearest

    found = index.listed(places.get(" ".join(given.what.casefold().split()), ())) or find(index, given.what)
    if not found:
        near = nearest(index, given.what)
        cure = f"did you mean {' or '.join(f'`{n}`' for n in near)}?" if near else "ask as the brief prints it."
        raise Complaint(f"{folder}: the account knows of no `{given.what}`; {cure}")
    shown = found if given.all or given.json else found[:MOST]
    decisions = Decisions(index)
    explanations = [explain(index, thing, texts, standing(thing), decisions) for thing in shown]
    if given.json:
        import msgspec

        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(explanations), indent=2) + b"\n")
        return 0
    pen = Pen(sys.stdout)
    width = min(shutil.get_terminal_size((100, 24)).columns, 110)
    print("\n\n".join("\n".join(_told(e, pen, width)) for e in explanations))
    if len(shown) < len(found):
        print(f"\nand {len(found) - len(shown)} more: --all shows them.", file=sys.stderr)
    return 0


def _opened(place: Path) -> "tuple[Index, dict[str, str], Callable[[Thing], Standing | None], Mapping[str, list[str]]]":
    """The account of a brief, the texts of its sources, the question where a thing stands, and what stands in a place, as
    far as they are there.
    """
    from pipeline.editor import editions
    from pipeline.errors import Complaint
    from pipeline.explain.index import Index

    path = place / "output/account.json" if place.is_dir() else place
    account = editions.opened(path, "build the brief by `snakemake`, or name its folder.")
    work = place / "output/work"
    needed = [work / name for name in ("account.json", "rows.jsonl", "figures.jsonl")]
    if not all(file.exists() for file in needed) or needed[0].read_bytes() != path.read_bytes():
        if needed[0].exists():
            print(
                "briefwright: the last build did not end; this is of the brief before it, without lines and pages.",
                file=sys.stderr,
            )
        return Index(account), {}, lambda _: None, {}
    from pipeline.explain.standing import standing

    kept = {s.id: work / f"text/{s.id}.txt" for s in account.sources}
    texts = {id: text.read_bytes().decode() for id, text in kept.items() if text.exists()}
    try:
        return Index(account), texts, *standing(place, account)
    except Complaint as e:
        print(f"briefwright: where it stands in the brief is not told: {e}", file=sys.stderr)
        return Index(account), texts, lambda _: None, {}


def _told(e: "Explanation", pen: Pen, width: int) -> Iterator[str]:
    """An explanation in lines."""
    sources = e.independent_sources
    count = f", {sources} independent source{'' if sources == 1 else 's'}" if sources else ""
    yield pen.bold(e.said)
    yield pen.faint(f"{e.kind} {e.id}{count}")
    stated = [q for q in e.stated if not q.copy]
    for quotation in stated[:MOST_OF_A_PART]:
        yield from _quoted(quotation, pen, width)
    yield from _more(stated)
    copies = [q for q in e.stated if q.copy]
    for copy in copies[:MOST_OF_A_PART]:
        yield _line("also in", f"{copy.reference} · {_place(copy)}, {COPIES[copy.copy or 'exact']} {copy.of}")
    yield from _more(copies)
    for n, choice in enumerate(e.decided):
        yield from _wrapped("" if n else "read as", _chosen(choice), width)
    for edit in e.edits:
        said = f"{edit.done}: {'; '.join(edit.changes)}" if edit.changes else edit.done
        yield from _wrapped("editor", f"{said}. {edit.why} ({edit.by})", width)
    if e.inferred:
        yield from _wrapped("inferred", e.inferred, width)
    if e.derivation:
        yield _line("derived", f"{e.derivation}, from")
    yield from _things("", e.derived_from)
    yield from _things("used for", e.used_for)
    for variant in e.variants:
        yield _line("variant", f"{variant.said} looks alike; it differs in {'; '.join(variant.differs)}")
    for conflict in e.conflicts:
        yield from _wrapped("conflict", f"{conflict.explanation} ({conflict.reason})", width)
        yield from _things("", conflict.members)
    yield from _things("told", e.facts)
    if e.brief:
        yield from _wrapped("brief", _stands(e.brief), width)


def _chosen(choice: "Choice") -> str:
    """A slot, its value, how likely, what else it might be, and by which signs."""
    other = f"; {choice.other} {choice.other_likely:.2f}" if choice.other and choice.other_likely else ""
    signs = ", ".join(f"“{sign}” {weight:+}" for sign, weight in choice.signs[:MOST_OF_SIGNS])
    return f"{choice.slot}: {choice.value} ({choice.likely:.2f}{other}) by {signs or 'no sign'}"


def _stands(standing: "Standing") -> str:
    own = f"page {standing.page}" + (f", {standing.section}" if standing.section else "") if standing.page else ""
    cited = f"what states it is cited in {'; '.join(standing.cited_in)}" if standing.cited_in else ""
    return ". ".join(filter(None, (own, cited[:1].upper() + cited[1:])))


def _place(quotation: "Quotation") -> str:
    parts = (quotation.file, quotation.line, quotation.column)
    page = f", page {quotation.page}" if quotation.page else ""
    return ":".join(str(part) for part in parts if part) + page


def _quoted(quotation: "Quotation", pen: Pen, width: int) -> Iterator[str]:
    """The sentence under its place, the fact marked. Lines are broken before colours, which have no width, are put in."""
    from pipeline.facts import printable

    yield _line("stated", f"{pen.bold(quotation.reference)} · {_place(quotation)}")
    s, start, end = quotation.sentence, quotation.start, quotation.end
    before, after = pen.signs
    marked = printable(f"{s[:start]}{before}{s[start:end]}{after}{s[end:]}" if end > start else s)
    lines = textwrap.wrap(marked, width - INDENT, break_long_words=False, break_on_hyphens=False)
    yield from (" " * INDENT + line for line in pen.mark(lines))


def _line(label: str, words: str) -> str:
    return f"{label:>{INDENT - 2}}  {words}"


def _wrapped(label: str, words: str, width: int) -> Iterator[str]:
    first, *rest = textwrap.wrap(words, width - INDENT, break_long_words=False) or [""]
    yield _line(label, first)
    yield from (" " * INDENT + line for line in rest)


def _things(label: str, things: "list[Said]") -> Iterator[str]:
    for n, thing in enumerate(things[:MOST_OF_A_PART]):
        yield _line("" if n else label, f"{thing.said}  [{thing.id}]")
    yield from _more(things)


def _more(things: "list[Said] | list[Quotation]") -> Iterator[str]:
    if len(things) > MOST_OF_A_PART:
        yield _line("", f"and {len(things) - MOST_OF_A_PART} more")
