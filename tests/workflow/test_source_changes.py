"""A change of the sources re-runs what it concerns, and the brief says neither less nor more than the sources do."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from pipeline import batches

from .runs import GATHER, Snakemake, jobs, published, words

COPPER = "In 2010, Chile exported copper worth $40 billion to Peru.\n"
COUNT = 8


def batch(name: str) -> int:
    """The batch of a source."""
    return batches.number(Path(name), COUNT)


HOME = batch("japan-russia.txt")
NAMES = [f"{name}.txt" for name in "chile peru kenya uganda ghana togo norway latvia malta fiji oman laos".split()]
ELSEWHERE = next(name for name in NAMES if batch(name) != HOME)
BESIDE = next(name for name in NAMES if batch(name) == HOME)


def account(folder: Path) -> Any:
    """The published account."""
    return json.loads((folder / "output/account.json").read_text("utf-8"))


def test_a_new_source_and_its_sidecar_cost_one_batch_and_leave_no_trace_when_they_go(
    built: Path, built_copy: Path, snakemake: Snakemake
) -> None:
    own = {f"ingest {batch(ELSEWHERE)}", f"extract {batch(ELSEWHERE)}"}
    source = built_copy / "sources" / ELSEWHERE
    sidecar = source.with_suffix(".yaml")
    source.write_text(COPPER, "utf-8")
    sidecar.write_text("title: Copper\n", "utf-8")
    run = snakemake(built_copy, "--quiet", "host")
    assert run.returncode == 0, run.stdout
    assert jobs(run) == own | GATHER
    assert {(s["path"], s["title"]) for s in account(built_copy)["sources"]} == {
        (f"sources/{ELSEWHERE}", "Copper"),
        ("sources/japan-russia.txt", None),
    }
    assert ELSEWHERE in words(built_copy)

    sidecar.write_text("title: Copper\nauthor: Amina Okafor\n", "utf-8")
    run = snakemake(built_copy, "--quiet", "host")
    assert run.returncode == 0, run.stdout
    assert jobs(run) == own | GATHER
    assert [s["author"] for s in account(built_copy)["sources"] if s["title"]] == ["Amina Okafor"]
    assert "Amina Okafor" in words(built_copy)

    source.unlink()
    sidecar.unlink()
    run = snakemake(built_copy, "--quiet", "host")
    assert run.returncode == 0, run.stdout
    assert jobs(run) == GATHER
    assert published(built_copy) == published(built)


def test_a_source_that_joins_or_leaves_others_in_a_batch_has_the_batch_read_again(
    built_copy: Path, snakemake: Snakemake
) -> None:
    source = built_copy / "sources" / BESIDE
    source.write_text(COPPER, "utf-8")
    run = snakemake(built_copy, "--quiet", "host")
    assert run.returncode == 0, run.stdout
    assert jobs(run) == {f"ingest {HOME}", f"extract {HOME}"} | GATHER
    assert {s["path"] for s in account(built_copy)["sources"]} == {f"sources/{BESIDE}", "sources/japan-russia.txt"}
    source.unlink()
    run = snakemake(built_copy, "--quiet", "host", "--dry-run")
    assert jobs(run) == {f"ingest {HOME}", f"extract {HOME}"} | GATHER


def test_a_sidecar_beside_a_source_that_had_none_is_read(built_copy: Path, snakemake: Snakemake) -> None:
    (built_copy / "sources/japan-russia.yaml").write_text("author: Amina Okafor\n", "utf-8")
    run = snakemake(built_copy, "--quiet", "host", "--dry-run")
    assert {f"ingest {HOME}", f"extract {HOME}"} <= jobs(run)


@pytest.mark.parametrize("days", [0, 366], ids=["younger", "older"])
def test_a_source_that_was_replaced_is_read_again_whatever_its_date(
    days: int, built_copy: Path, snakemake: Snakemake
) -> None:
    """An archive that is unpacked, or a copy that keeps times, brings files that are older than the last build."""
    source = built_copy / "sources/japan-russia.txt"
    source.unlink()
    source.write_text(COPPER, "utf-8")
    then = source.stat().st_mtime - days * 86400
    os.utime(source, (then, then))
    run = snakemake(built_copy, "--quiet", "host", "--dry-run")
    assert run.returncode == 0, run.stdout
    assert f"ingest {HOME}" in jobs(run)
