"""The `briefwright` command: says what there is, and calls the one that was asked for."""

import argparse
import sys
from typing import NoReturn

from pipeline import __version__, progress
from pipeline.commands import account, check, completion, diff, explain, facts, init, schema
from pipeline.errors import Complaint

COMMANDS = (init, check, facts, explain, diff, account, schema, completion)
BUILT = "A brief is built by `snakemake`, in a folder with brief.yaml and sources/."
EPILOG = f"""`briefwright COMMAND --help` shows examples.
{BUILT}
exit codes: 0 done, 1 something is wrong with what was given, 2 wrong usage; `diff` has its own."""


def main(argv: list[str] | None = None) -> int:
    """Run a command; its exit code, or 1 with a sentence on standard error."""
    whole = parser()
    if not (sys.argv[1:] if argv is None else argv):
        whole.print_help(sys.stderr)
        return 2
    given = whole.parse_args(argv)
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


class _Whole(argparse.ArgumentParser):
    """The command line, which says to whom asks for another command by what a brief is built."""

    def error(self, message: str) -> NoReturn:
        super().error(f"{message}. {BUILT}" if "invalid choice" in message else message)


def parser() -> argparse.ArgumentParser:
    """What the command line may say."""
    raw = argparse.RawDescriptionHelpFormatter
    whole = _Whole(
        prog="briefwright",
        description="Policy briefs that rebuild themselves from their sources.",
        epilog=EPILOG,
        formatter_class=raw,
    )
    whole.add_argument("--version", action="version", version=f"briefwright {__version__}")
    commands = whole.add_subparsers(
        dest="command", required=True, metavar="COMMAND", parser_class=argparse.ArgumentParser
    )
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
