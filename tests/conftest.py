"""What the tests share: accounts of texts written on the spot, and briefs built by the real `snakemake`."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from pipeline.account import account
from pipeline.records import Account

ROOT = Path(__file__).parents[1]

settings.register_profile("same every time", derandomize=True, deadline=None)
settings.load_profile("same every time")

Snakemake = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def account_of(tmp_path: Path) -> Callable[..., Account]:
    """The account of texts, each in a file of its own: `account_of("text")`, `account_of(a="one.", b="two.")`."""

    def read(text: str | None = None, **texts: str) -> Account:
        given = {"document": text} if text is not None else texts
        paths = []
        for name, content in given.items():
            paths.append(tmp_path / f"{name}.txt")
            paths[-1].write_text(content, "utf-8")
        return account(paths)

    return read


def copy_example(folder: Path) -> Path:
    """The example as a user has it after cloning: workflow, settings, sources; nothing built."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("Snakefile", "brief.yaml"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("profiles", "sources"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def run_snakemake(
    folder: Path, *options: str, environment: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """The real thing, in a folder; standard output and error together in `stdout`."""
    return subprocess.run(
        [sys.executable, "-m", "snakemake", *options],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


@pytest.fixture
def snakemake() -> Snakemake:
    """Run `snakemake` in a folder, with options and environment variables."""
    return run_snakemake


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example, built once for all tests; they read it and change nothing."""
    folder = copy_example(tmp_path_factory.mktemp("built") / "brief")
    done = run_snakemake(folder)
    assert done.returncode == 0, done.stdout
    return folder


@pytest.fixture(scope="session")
def built_second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the second example, of eight sources, built once; tests read it and change nothing."""
    example = ROOT / "examples/kenya-netherlands"
    folder = tmp_path_factory.mktemp("second") / "brief"
    shutil.copytree(example, folder, ignore=shutil.ignore_patterns("output", ".snakemake"))
    shutil.copy(ROOT / "Snakefile", folder)
    shutil.copytree(ROOT / "profiles", folder / "profiles")
    done = run_snakemake(folder)
    assert done.returncode == 0, done.stdout
    return folder
