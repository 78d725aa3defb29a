"""Print what makes a shell complete commands, options and files of `briefwright`.

Put its words where the shell looks for them, once:

  briefwright completion bash > ~/.local/share/bash-completion/completions/briefwright
  briefwright completion zsh > ~/.zfunc/_briefwright        # where ~/.zfunc is in $fpath
  briefwright completion fish > ~/.config/fish/completions/briefwright.fish

exit codes: 0 done, 2 wrong usage.
"""

import argparse
from pathlib import Path

SHELLS = ("bash", "zsh", "fish", "tcsh")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Of which shell."""
    parser.add_argument("shell", choices=SHELLS, help="the shell")


def run(given: argparse.Namespace) -> int:
    """Print the shell's own words; files complete where a command takes some."""
    import shtab

    for action in _actions(given.whole):
        if action.type is Path:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(given.whole, given.shell))
    return 0


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """All arguments of a parser and of the commands in it."""
    own = list(parser._actions)
    inner = (p for a in own if isinstance(a, argparse._SubParsersAction) for p in a.choices.values())
    return own + [action for p in inner for action in _actions(p)]
