"""A brief so small that it is built in a moment: most tests of the workflow change it and run `snakemake` on it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from runs import fill


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A folder with the small brief, not built."""
    return fill(tmp_path / "brief")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small brief, built once for all tests; they read it and change nothing."""
    folder = fill(tmp_path_factory.mktemp("small") / "brief")
    subprocess.run([sys.executable, "-m", "snakemake"], cwd=folder, check=True)
    return folder


@pytest.fixture
def small_copy(small: Path, tmp_path: Path) -> Path:
    """A copy of the small built brief that a test may change; file times are kept, so that nothing is to be done."""
    return Path(shutil.copytree(small, tmp_path / "brief", symlinks=True))
