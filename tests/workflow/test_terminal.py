"""The `briefwright` command on a terminal and without one: help, completion, colours, progress."""

import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from runs import ROOT

from pipeline.cli import COMMANDS, main
from pipeline.commands.__main__ import page
from pipeline.commands.completion import SHELLS

BRIEFWRIGHT = [sys.executable, "-m", "pipeline.cli"]
NAMES = [module.__name__.rpartition(".")[2] for module in COMMANDS]


def on_terminal(command: list[str], cwd: Path, environment: Mapping[str, str] | None = None) -> str:
    """All that a command prints on a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    given = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "PYTHONPATH": str(ROOT), **(environment or {})}
    run = subprocess.Popen(command, cwd=cwd, env=given, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said = bytearray()
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # how a terminal ends on Linux
            break
        if not part:
            break
        said += part
    os.close(ours)
    assert run.wait() == 0, said
    return said.decode()


def test_the_page_of_commands_is_their_own_help() -> None:
    assert (ROOT / "docs/commands.md").read_text("utf-8") == page()


@pytest.mark.parametrize("name", NAMES)
def test_every_command_teaches_with_an_example_and_its_exit_codes(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])
    assert end.value.code == 0
    help = capsys.readouterr().out
    assert re.search(rf"^  briefwright {name} ", help, re.MULTILINE)
    assert re.search(r"^exit codes.*: 0 ", help, re.MULTILINE)


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    help = capsys.readouterr().out
    assert [name for name in NAMES if not re.search(rf"^    {name}\s", help, re.MULTILINE)] == []


def test_whoever_asks_to_build_is_told_by_what(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["build"])
    assert end.value.code == 2
    assert "A brief is built by `snakemake`" in capsys.readouterr().err
    assert main([]) == 2
    assert "begin a new brief" in capsys.readouterr().err


def test_help_and_check_do_without_what_is_slow_to_import() -> None:
    heavy = {"pandas", "numpy", "reportlab", "snakemake", "hypothesis", "babel", "uharfbuzz", "pikepdf", "shtab"}
    for given in ("--help", "check"):
        run = subprocess.run(
            [sys.executable, "-X", "importtime", *BRIEFWRIGHT[1:], given],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0
        imported = set(re.findall(r"\| +(\w+)$", run.stderr, re.MULTILINE))
        assert "argparse" in imported
        assert imported & heavy == set()


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_is_given_all_commands(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert [name for name in NAMES if name not in script] == []
    if shell in ("bash", "zsh", "fish") and (installed := shutil.which(shell)):
        assert subprocess.run([installed, "-n"], input=script, text=True, check=False).returncode == 0


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (["ex"], {"explain"}),
        (["diff", "--ma"], {"--markdown"}),
        (["completion", "z"], {"zsh"}),
        (["check", "brief.y"], {"brief.yaml"}),
    ],
)
def test_bash_completes_what_was_begun(typed: list[str], wanted: set[str], tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").touch()
    script = subprocess.run(
        [*BRIEFWRIGHT, "completion", "bash"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    [function] = re.findall(r"^complete .*-F (\w+) briefwright$", script, re.MULTILINE)
    words = " ".join(["briefwright", *typed])
    script += f'COMP_WORDS=({words})\nCOMP_CWORD={len(typed)}\nCOMP_LINE="{words}"\nCOMP_POINT=${{#COMP_LINE}}\n'
    script += f'{function} briefwright "{typed[-1]}" ""\nprintf "%s\\n" "${{COMPREPLY[@]}}"\n'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert {word.strip() for word in done.stdout.split()} == wanted, done.stderr


def test_colours_are_for_a_terminal_that_wants_some(small: Path) -> None:
    ask = [*BRIEFWRIGHT, "explain", "Nairobi Agreement"]
    coloured = on_terminal(ask, small)
    assert "\x1b[1m" in coloured
    assert "\x1b[30;43m" in coloured  # the fact in its sentence
    for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        plain = on_terminal(ask, small, environment)
        assert "\x1b" not in plain
        assert "»" in plain
    piped = subprocess.run(
        ask, cwd=small, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    assert "\x1b" not in piped.stdout


def test_an_account_of_several_documents_tells_how_far_it_is(small: Path) -> None:
    command = [*BRIEFWRIGHT, "account", "sources/italy.txt", "sources/kenya.txt"]
    said = on_terminal(["sh", "-c", '"$@" > account.json', "sh", *command], small.parent / "brief")
    assert "reading documents (2 of 2)" in said
    assert said.endswith("\r\x1b[K")  # nothing of it stays
    quiet = subprocess.run(
        command, cwd=small, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True
    )
    assert quiet.stderr == b""


def test_a_build_tells_on_a_terminal_what_it_is_doing_and_elsewhere_not(fresh: Path, small: Path) -> None:
    said = on_terminal([sys.executable, "-m", "snakemake"], fresh)
    told = [
        "looking for repeated text …",
        "setting the pages …",
        "output/brief.pdf is ready.",
    ]
    assert re.search(r"briefwright: reading the sources, batch \d+ …", said)
    places = [said.find(f"briefwright: {words}") for words in told]
    assert -1 not in places, said
    assert places == sorted(places)
    (fresh / "brief.yaml").write_text(
        (fresh / "brief.yaml").read_text("utf-8").replace("Tea and copper", "Tea"), "utf-8"
    )
    run = subprocess.run([sys.executable, "-m", "snakemake"], cwd=fresh, capture_output=True, text=True, check=True)
    assert "setting the pages" not in run.stdout + run.stderr
