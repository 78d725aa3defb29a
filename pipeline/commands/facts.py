"""List the facts of a brief, each with the handle by which a text shows it.

Reads the account of the last build, also of one that a text or `strict` ended. Words narrow the list: facts that have to do
with all of them, and `figure`, `event`, `person`, `organisation`, `place` or `agreement` for one kind. A handle in braces
stands for its fact in the text of a `prose` section: {trade RUS-JPN 2013}, {trade RUS-JPN 2013: change}.

  briefwright facts                       # all of them
  briefwright facts exports KEN 2018      # some
  briefwright facts doubtful              # those of which something is in doubt, and what
  briefwright facts event strike --json

exit codes: 0 told, 1 the brief knows of no such fact, or is not built, 2 wrong usage.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from pipeline.commands.gathered import gathered, is_of
from pipeline.commands.terminal import Pen


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which, where, and in which form."""
    parser.add_argument("word", nargs="*", help="what they have to do with; default: all")
    parser.add_argument(
        "--folder", type=Path, default=Path(), metavar="FOLDER", help="the brief's folder; default: this one"
    )
    parser.add_argument("--json", action="store_true", help="a list of {handle, kind, says, doubtful, id, sources}")


def run(given: argparse.Namespace) -> int:
    """Print a line a fact."""
    from pipeline.errors import Complaint
    from pipeline.facts.handles import Facts, told
    from pipeline.facts.references import references

    account = gathered(given.folder)
    if account is None:
        raise Complaint(f"{given.folder / 'output/account.json'} is missing; build the brief once, by `snakemake`.")
    facts, cited = Facts(account), references(account)
    found = [
        {
            "handle": facts.name(fact),
            "kind": fact.kind,
            "says": told(fact),
            "doubtful": list(fact.doubtful),
            "id": fact.id,
            "sources": list(
                dict.fromkeys(cited[e.passage][0].replace("\u00a0", " ") for e in facts.evidence(fact.thing))
            ),
        }
        for fact in facts.search(given.word)
    ]
    if not is_of(account, _documents(given.folder)):
        print("briefwright: sources were added, edited or taken out since; `snakemake` reads them.", file=sys.stderr)
    if given.json:
        import msgspec

        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")
        return 0
    pen = Pen(sys.stdout)
    for line in found:
        doubt = f"  in doubt: {', '.join(line['doubtful'])}" if line["doubtful"] else ""
        handle = pen.bold("{" + str(line["handle"]) + "}")
        print(f"{handle}  {line['says']}  {', '.join(line['sources'])}{doubt}".rstrip())
    if not found:
        cure = (
            f"no fact has to do with {' '.join(given.word)}; name fewer words"
            if given.word
            else "the brief has no facts"
        )
        print(f"briefwright: {cure}.", file=sys.stderr)
    return 0 if found else 1


def _documents(folder: Path) -> list[Path]:
    """The documents of a brief as they are now."""
    from pipeline import batches
    from pipeline.editor import yamlfile
    from pipeline.editor.settings import form

    _, data, _ = yamlfile.survey(folder / "brief.yaml", form(dict[str, Any]))
    return batches.survey(str(data.get("sources", "sources")), folder)[0]
