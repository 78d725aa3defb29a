"""`snakemake` alone, in a folder with settings and sources, makes the brief and its data, once."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

from runs import OUTPUTS, SOURCES, Snakemake, jobs, last_line, published, words


def test_a_build_makes_the_brief_and_its_data_and_nothing_beside_them(small: Path) -> None:
    made = published(small)
    assert sorted(made) == sorted(OUTPUTS)
    assert "Tea and copper" in words(small)
    account = json.loads(made["account.json"])
    assert account["schema"] == "briefwright/account/1"
    assert [source["path"] for source in account["sources"]] == [f"sources/{name}" for name in SOURCES]
    rows = {name: list(csv.DictReader(io.StringIO(made[name].decode()))) for name in ("trade.csv", "chronology.csv")}
    stated = [row for row in rows["trade.csv"] if not row["derived_from"]]
    assert {row["id"] for row in stated} <= {o["id"] for o in account["observations"]}
    assert {row["id"] for row in rows["chronology.csv"]} == {e["id"] for e in account["events"]}
    assert stated
    assert rows["chronology.csv"]
    assert zipfile.ZipFile(io.BytesIO(made["trade.xlsx"])).testzip() is None


def test_a_second_run_does_nothing_even_if_a_source_was_touched(small_copy: Path, snakemake: Snakemake) -> None:
    os.utime(small_copy / "sources/kenya.txt")
    before = {path: path.stat().st_mtime_ns for path in (small_copy / "output").rglob("*")}
    run = snakemake(small_copy)
    assert run.returncode == 0
    assert "Nothing to be done" in last_line(run)
    assert {path: path.stat().st_mtime_ns for path in (small_copy / "output").rglob("*")} == before


def test_outputs_that_were_deleted_are_published_again_without_other_work(
    small: Path, small_copy: Path, snakemake: Snakemake
) -> None:
    (small_copy / "output/brief.pdf").unlink()
    (small_copy / "output/trade.csv").unlink()
    run = snakemake(small_copy, "--quiet", "host")
    assert run.returncode == 0, run.stdout
    assert jobs(run) == {"publish", "all"}
    assert published(small_copy) == published(small)


def test_after_a_kill_the_documented_two_commands_build_the_brief(
    fresh: Path, small: Path, snakemake: Snakemake
) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "snakemake"],
        cwd=fresh,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as running:
        assert running.stdout
        assert any(line.startswith("Execute") for line in running.stdout)
        os.killpg(running.pid, signal.SIGKILL)
    assert not (fresh / "output/brief.pdf").exists()
    assert snakemake(fresh, "--unlock").returncode == 0
    run = snakemake(fresh, "--rerun-incomplete")
    assert run.returncode == 0, run.stdout
    assert published(fresh) == published(small)
