"""Say what changed between two editions: facts added, gone, and changed.

OLD and NEW are accounts, or folders of briefs that were built; NEW is this folder unless another is given. A fact counts as
changed where the one can only be the other: the value of one thing in one period, the date of one title, a plan that took
place. Where it stands in a source does not count.

  briefwright diff editions/1.json                    # what changed here since the first edition
  briefwright diff ../asia-2023 ../asia-2024
  briefwright diff editions/1.json editions/2.json --markdown >> notes.md
  briefwright diff <(git show v1:editions/1.json)     # as it was in a commit
  briefwright diff editions/1.json --json | jq '.changed[] | select(.kind == "observation") | .fields.value'

exit codes, those of `diff`: 0 the same, 1 they differ, 2 wrong usage, or something is no account.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands.terminal import Pen

if TYPE_CHECKING:
    from pipeline.facts import Words
    from pipeline.facts.differences import Difference, Differences
    from pipeline.records import Account

TROUBLE = 2
FORM = "briefwright/diff/1"
LISTS = {"added": "Added", "gone": "Gone", "changed": "Changed"}
INDENT = "  "
_SPECIAL = re.compile(r"([\\`*_\[\]~|$!>])")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Two accounts, and in which form."""
    what = "an account.json, or the folder of a brief that was built"
    parser.add_argument("old", type=Path, help=what)
    parser.add_argument("new", type=Path, nargs="?", default=Path(), help=f"{what}; default: this folder")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--markdown", action="store_true", help="for a pull request, a release, notes")
    form.add_argument(
        "--json", action="store_true", help=f"for programs: {FORM}, with the records and the fields that differ"
    )


def run(given: argparse.Namespace) -> int:
    """Print the differences."""
    from pipeline.facts import Words
    from pipeline.facts.differences import differences

    old, new = _opened(given.old), _opened(given.new)
    found = differences(old, new)
    words = Words(old), Words(new)
    if given.json:
        import msgspec

        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(_data(found, words)), indent=2) + b"\n")
    elif given.markdown:
        sys.stdout.writelines(f"{line}\n" for line in _markdown(found, words))
    else:
        sys.stdout.writelines(f"{line}\n" for line in _text(found, words, Pen(sys.stdout)))
    return 1 if found else 0


def _opened(place: Path) -> "Account":
    """The account in a file, in a brief's folder, or in its output."""
    from pipeline.editor import editions

    if not place.is_dir():
        return editions.opened(
            place, "name an account.json as Briefwright writes it, or the folder of a brief that was built."
        )
    there = next((p for p in (place / "output/account.json", place / "account.json") if p.exists()), None)
    return editions.opened(
        there or place / "output/account.json", "build the brief by `snakemake`, or name an account.json."
    )


def _listed(found: "Differences", name: str) -> "tuple[Difference, ...]":
    listed: tuple[Difference, ...] = getattr(found, name)
    return listed


def _text(found: "Differences", words: "tuple[Words, Words]", pen: Pen) -> Iterator[str]:
    for name, title in LISTS.items():
        for n, d in enumerate(_listed(found, name)):
            if n == 0:
                yield pen.bold(f"{title}: {len(_listed(found, name))}")
            said, cited, parts = _told(d, words)
            yield f"{INDENT}{d.kind}  {said}{f'  [{cited}]' if cited else ''}"
            yield from (f"{INDENT * 3}{part}: {was or 'none'} → {now or 'none'}" for part, was, now in parts)
    if not found:
        yield "No fact differs."


def _markdown(found: "Differences", words: "tuple[Words, Words]") -> Iterator[str]:
    """Lists under headings; what sources say is escaped, so that nothing in it is markup or a mention of somebody."""
    for name, title in LISTS.items():
        for n, d in enumerate(_listed(found, name)):
            if n == 0:
                yield from (f"### {title}: {len(_listed(found, name))}", "")
            said, cited, parts = _told(d, words)
            yield f"- {d.kind}: {_escaped(said)}" + (f" ({_escaped(cited)})" if cited else "")
            for part, was, now in parts:
                yield f"    - {part}: {_escaped(was) or 'none'} → **{_escaped(now) or 'none'}**"
        if _listed(found, name):
            yield ""
    if not found:
        yield "No fact differs."


def _escaped(text: str) -> str:
    safe = _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))
    return safe.replace("@", "@&#8203;")


def _told(d: "Difference", words: "tuple[Words, Words]") -> tuple[str, str, list[tuple[str, str, str]]]:
    """A fact in a line, where it is or was stated, and the parts that differ."""
    own = words[d.after is not None]
    return own.said(d.fact), own.cited(d.fact), list(d.told(*words))


def _data(found: "Differences", words: "tuple[Words, Words]") -> dict[str, Any]:
    return {
        "schema": FORM,
        **{
            name: [
                {"kind": d.kind, "said": words[name == "added"].said(d.fact), "record": d.fact}
                for d in _listed(found, name)
            ]
            for name in ("added", "gone")
        },
        "changed": [_changed(d, words) for d in found.changed],
    }


def _changed(d: "Difference", words: "tuple[Words, Words]") -> dict[str, Any]:
    from pipeline.facts import PARTS

    fields = (field for part in d.parts for field in PARTS[type(d.fact)][part])
    pairs = {field: [getattr(d.before, field), getattr(d.after, field)] for field in fields}
    return {
        "kind": d.kind,
        "said": words[1].said(d.fact),
        "fields": {field: pair for field, pair in pairs.items() if pair[0] != pair[1]},
        "parts": {part: [was, now] for part, was, now in d.told(*words)},
        "before": d.before,
        "after": d.after,
    }
