"""The lock names a version, with hashes, for every dependency, and no index."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
LOCKED = {canonicalize_name(name): (version, rest) for name, version, rest in re.findall(
    r"^([\w.-]+)==([^\s;]+)((?:.*\\\n)(?:    --hash=.*\n)+)", LOCK, re.MULTILINE)}  # fmt: skip
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WANTED = [Requirement(line) for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]]


@pytest.mark.parametrize("requirement", WANTED, ids=str)
def test_the_lock_satisfies_each_dependency_with_hashes(requirement: Requirement) -> None:
    version, rest = LOCKED[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(version)
    assert "--hash=sha256:" in rest


def test_the_lock_names_no_index_and_no_folder() -> None:
    assert not re.search(r"https?:|--(?:extra-)?index-url|file:|(?<![\w.-])/\w", LOCK)
