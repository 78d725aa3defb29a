"""Print what documents state, as JSON.

Reads documents without a workflow, and prints their account on standard output. Its form: docs/account.md,
`briefwright schema account`.

  briefwright account report.txt
  briefwright account sources/*.md | jq -r '.events[] | [.when, .title] | @tsv'

exit codes: 0 done, 1 a document cannot be read, 2 wrong usage.
"""

import argparse
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Documents."""
    parser.add_argument("file", nargs="+", type=Path, help="a document")


def run(given: argparse.Namespace) -> int:
    """Print the account."""
    import msgspec

    from pipeline import progress
    from pipeline.account import account
    from pipeline.batches import distinct

    encoded = msgspec.json.format(msgspec.json.encode(account(distinct(given.file))), indent=2)
    progress.done()
    sys.stdout.buffer.write(encoded + b"\n")
    return 0
