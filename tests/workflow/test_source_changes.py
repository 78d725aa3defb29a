"""A change of the sources re-runs what it concerns, and the brief says neither less nor more than the sources do."""

import json
import os
from pathlib import Path

from runs import GATHER, SOURCES, Snakemake, jobs, words

from pipeline import batches

COPPER = "In 2013, Peru exported copper worth $20 billion to Chile.\n"
COUNT = 8


def batch(name: str) -> int:
    """The batch of a source."""
    return batches.number(Path(name), COUNT)


def reads(*names: str) -> set[str]:
    """The jobs that read the batches of sources."""
    return {f"{job} {batch(name)}" for job in ("ingest", "extract") for name in names}


NAMES = [f"{name}.txt" for name in "peru uganda ghana togo malawi greece malta".split()]
ELSEWHERE = next(name for name in NAMES if batch(name) not in map(batch, SOURCES))
BESIDE = next(name for name in NAMES if batch(name) == batch("kenya.txt"))


def test_a_new_source_and_its_sidecar_cost_one_batch_and_none_when_they_go(
    small_copy: Path, snakemake: Snakemake
) -> None:
    source = small_copy / "sources" / ELSEWHERE
    source.write_text(COPPER, "utf-8")
    run = snakemake(small_copy, "--quiet", "host")
    assert run.returncode == 0, run.stdout
    assert jobs(run) == reads(ELSEWHERE) | GATHER
    account = json.loads((small_copy / "output/account.json").read_text("utf-8"))
    assert {s["path"] for s in account["sources"]} == {f"sources/{name}" for name in (*SOURCES, ELSEWHERE)}
    assert ELSEWHERE in words(small_copy)

    sidecar = source.with_suffix(".yaml")
    sidecar.write_text("author: Amina Okafor\n", "utf-8")
    run = snakemake(small_copy, "--quiet", "host", "--dry-run")
    assert jobs(run) == reads(ELSEWHERE) | GATHER

    source.unlink()
    sidecar.unlink()
    run = snakemake(small_copy, "--quiet", "host", "--dry-run")
    assert jobs(run) == GATHER


def test_a_source_that_joins_or_leaves_others_in_a_batch_has_the_batch_read_again(
    small_copy: Path, snakemake: Snakemake
) -> None:
    leaves, stays = (small_copy / "sources" / name for name in SOURCES)
    leaves.rename(small_copy / "elsewhere")
    assert jobs(snakemake(small_copy, "--quiet", "host", "--dry-run")) == reads(stays.name) | GATHER
    (small_copy / "elsewhere").rename(leaves)
    stays.with_name(BESIDE).write_text(COPPER, "utf-8")
    assert jobs(snakemake(small_copy, "--quiet", "host", "--dry-run")) == reads(stays.name) | GATHER


def test_a_source_with_other_content_is_read_again_even_if_it_is_older(small_copy: Path, snakemake: Snakemake) -> None:
    """An archive that is unpacked, or a copy that keeps times, brings files that are older than the last build."""
    source = small_copy / "sources/kenya.txt"
    source.write_text(COPPER, "utf-8")
    os.utime(source, (0, 0))
    assert jobs(snakemake(small_copy, "--quiet", "host", "--dry-run")) == reads("kenya.txt") | GATHER
