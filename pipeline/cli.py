"""The `briefwright` command."""

import argparse
import sys
from pathlib import Path

from pipeline import __version__
from pipeline.errors import Complaint

EPILOG = """exit codes: 0 done, 1 something is wrong with what was given, 2 wrong usage.
A brief is built by `snakemake`, in a folder with brief.yaml and sources/."""


def main(argv: list[str] | None = None) -> int:
    """Run the command; 0, or 1 with a sentence on standard error."""
    parser = argparse.ArgumentParser(
        prog="briefwright", description="Policy briefs that rebuild themselves from their sources.", epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"briefwright {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    account = commands.add_parser(
        "account",
        help="print what documents state, as JSON",
        description="Print the account of documents on standard output.",
    )
    account.add_argument("file", nargs="+", type=Path, help="a text or Markdown document")
    commands.add_parser("schema", help="print the JSON Schema of the account")
    given = parser.parse_args(argv)
    try:
        match given.command:
            case "account":
                _account(given.file)
            case "schema":
                _schema()
    except Complaint as e:
        print(f"briefwright: {e}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    return 0


def _account(files: list[Path]) -> None:
    import msgspec

    from pipeline.account import account
    from pipeline.batches import distinct

    encoded = msgspec.json.format(msgspec.json.encode(account(distinct(files))), indent=2)
    sys.stdout.buffer.write(encoded + b"\n")


def _schema() -> None:
    import msgspec

    from pipeline.schema import account_schema

    sys.stdout.buffer.write(
        msgspec.json.format(msgspec.json.encode(account_schema(), order="sorted"), indent=2) + b"\n"
    )


if __name__ == "__main__":
    sys.exit(main())
