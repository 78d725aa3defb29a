"""A source's name is a name: nothing in it is run, and what the workflow could not pass on is refused."""

import json
from pathlib import Path

import pytest

from .runs import Snakemake, edit, last_line, published, write

COPPER = "In {year}, Chile exported copper worth $40 billion to Peru.\n"
BRIEF = """title: "Names"\nsources: "the 'best' $(touch run6) folder"\nbatches: 2\nsections: [{kind: sources}]\n"""
NAMES = [
    "two words.txt",
    'it\'s "quoted".txt',
    "Ångström 北京 été.md",
    "-rf.txt",
    "--help.txt",
    "$(touch run1).txt",
    "`touch run2`.txt",
    "; touch run3; x.txt",
    "a && touch run4 #.txt",
    "back\\slash.txt",
    "star*.txt",
    "[abc].txt",
    "$HOME.txt",
    "100%(x)s.txt",
    "dotted.v1.2.txt",
    "LOUD.TXT",
]


def test_sources_of_any_printable_name_are_read_and_run_nothing(
    example: Path, tmp_path: Path, snakemake: Snakemake
) -> None:
    folder = "the 'best' $(touch run6) folder"
    (example / "brief.yaml").write_text(BRIEF, "utf-8")
    write(example / folder, {name: COPPER.format(year=1990 + n) for n, name in enumerate(NAMES)})
    (tmp_path / "outside.txt").write_text(COPPER.format(year=1980), "utf-8")
    (example / folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    (example / folder / ".hidden.txt").write_bytes(b"\0")
    there = {path.name for path in example.iterdir()}
    run = snakemake(example)
    assert run.returncode == 0, run.stdout
    sources = json.loads(published(example)["account.json"])["sources"]
    assert sorted(s["path"] for s in sources) == sorted(f"{folder}/{name}" for name in [*NAMES, "link.txt"])
    assert {path.name for path in example.iterdir()} == there | {"output", ".snakemake"}
    assert not [path for path in tmp_path.rglob("run*") if path.is_file()]
    run = snakemake(example)
    assert "Nothing to be done" in last_line(run)


@pytest.mark.parametrize("name", ["{batch}.txt", "a}b.txt", "<b>bold.txt", "two\nlines.txt"])
def test_a_name_that_is_a_pattern_to_the_workflow_is_refused_by_a_sentence(
    name: str, example: Path, snakemake: Snakemake
) -> None:
    (example / "sources" / name).write_text(COPPER.format(year=2010), "utf-8")
    run = snakemake(example, "--dry-run")
    assert run.returncode != 0
    assert last_line(run).startswith("briefwright: sources/")
    assert repr(name) in last_line(run)
    assert "rename it" in last_line(run)


@pytest.mark.parametrize("name", ["{batch}", "<b>"])
def test_a_folder_of_sources_whose_name_is_a_pattern_never_passes_for_up_to_date(
    name: str, built_copy: Path, snakemake: Snakemake
) -> None:
    edit(built_copy / "brief.yaml", ("language:", f'sources: "{name}"\nlanguage:'))
    write(built_copy / name, {"chile.txt": COPPER.format(year=2010)})
    run = snakemake(built_copy, "--dry-run")
    assert run.returncode != 0
    assert last_line(run).startswith("briefwright: ")
    assert name in last_line(run)


def test_a_folder_among_the_sources_is_refused_by_a_sentence(example: Path, snakemake: Snakemake) -> None:
    write(example / "sources/annexes", {"chile.txt": COPPER.format(year=2010)})
    run = snakemake(example, "--dry-run")
    assert run.returncode != 0
    assert last_line(run) == "briefwright: sources/annexes/ is a folder; put its documents into sources/ itself."


def test_names_that_would_be_one_source_are_refused_by_a_sentence(example: Path, snakemake: Snakemake) -> None:
    write(example / "sources", {"Japan Russia.txt": COPPER.format(year=2010)})
    run = snakemake(example, "--dry-run")
    assert run.returncode != 0
    assert "Japan Russia.txt" in last_line(run)
    assert "japan-russia.txt" in last_line(run)
    assert "rename one" in last_line(run)
