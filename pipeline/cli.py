"""The `briefwright` command: says what there is, and calls the one that was asked for."""

import argparse
import sys

from pipeline import __version__, progress
from pipeline.commands import account, check, completion, diff, explain, facts, init, schema
from pipeline.errors import Complaint

COMMANDS = (init, check, facts, explain, diff, account, schema, completion)
EPILOG = """`briefwright COMMAND --help` shows examples.
A brief is built by `snakemake`, in a folder with brief.yaml and sources/.
exit codes: 0 done, 1 something is wrong with what was given, 2 wrong usage; `diff` has its own."""


def main(argv: list[str] | None = None) -> int:
    """Run a command; its exit code, or 1 with a sentence on standard error."""
    given = parser().parse_args(argv)
    try:
        code: int = given.run(given)
        sys.stdout.flush()
    except Complaint as e:
        progress.done()
        print(f"briefwright: {e}", file=sys.stderr)
        return int(given.trouble)
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    return code


def parser() -> argparse.ArgumentParser:
    """What the command line may say."""
    raw = argparse.RawDescriptionHelpFormatter
    whole = argparse.ArgumentParser(
        prog="briefwright",
        description="Policy briefs that rebuild themselves from their sources.",
        epilog=EPILOG,
        formatter_class=raw,
    )
    whole.add_argument("--version", action="version", version=f"briefwright {__version__}")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in COMMANDS:
        name = module.__name__.rpartition(".")[2]
        summary, _, taught = str(module.__doc__).partition("\n\n")
        summary = summary.rstrip(".")
        command = commands.add_parser(
            name,
            help=summary[:1].lower() + summary[1:],
            description=f"{summary}.",
            epilog=taught.rstrip(),
            formatter_class=raw,
        )
        module.arguments(command)
        command.set_defaults(run=module.run, trouble=getattr(module, "TROUBLE", 1), whole=whole)
    return whole


if __name__ == "__main__":
    sys.exit(main())
