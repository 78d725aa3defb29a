"""python -m pipeline.commands > docs/commands.md: the commands for reading, from their own help."""

import argparse
import re
from collections.abc import Iterator

from pipeline.cli import EPILOG, parser

HEAD = """# The command line

What `briefwright --help` and `briefwright COMMAND --help` say, for reading; `python -m pipeline.commands` writes this page.

Results go to standard output, what is said about them to standard error: with `--json` a program can read the former whole.
Colours are for a terminal alone, and not where `NO_COLOR` is set. Progress of long work is shown on a terminal, nowhere else.
"""


def page() -> str:
    """The page, a section a command."""
    whole = parser()
    commands = next(a for a in whole._actions if isinstance(a, argparse._SubParsersAction))
    listed = "\n".join(f"| [`{c.dest}`](#briefwright-{c.dest}) | {c.help} |" for c in commands._choices_actions)
    told = "\n".join(line for name, command in commands.choices.items() for line in _command(name, command))
    return f"{HEAD}\n| command | what it does |\n| --- | --- |\n{listed}\n\n{_taught(EPILOG)}\n\n{told}"


def _command(name: str, command: argparse.ArgumentParser) -> Iterator[str]:
    yield from (f"## `briefwright {name}`", "", str(command.description), "")
    yield from ("| argument | what it says |", "| --- | --- |")
    arguments = (a for a in command._actions if not isinstance(a, argparse._HelpAction))
    yield from (f"| `{_shown(action)}` | {action.help} |" for action in arguments)
    yield from ("", _taught(command.epilog or ""), "")


def _shown(action: argparse.Action) -> str:
    """An argument as it is given: `FOLDER`, `--json`, `bash, zsh`."""
    if action.option_strings:
        return ", ".join(action.option_strings)
    named = " or ".join(map(str, action.choices)) if action.choices else action.dest.upper()
    return f"{named}..." if action.nargs == "+" else f"[{named}]" if action.nargs == "?" else named


def _taught(help: str) -> str:
    """What help teaches: text, and examples as code, which are indented there too."""
    parts = re.split(r"\n{2,}", help.strip())
    return "\n\n".join(_example(part) if part.startswith("  ") else _text(part) for part in parts)


def _example(part: str) -> str:
    return f"```sh\n{re.sub('(?m)^  ', '', part)}\n```"


def _text(part: str) -> str:
    return re.sub(r"(?m)^exit codes", "Exit codes", part)


if __name__ == "__main__":
    print(page(), end="")
