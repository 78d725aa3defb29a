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

from .runs import OUTPUTS, Snakemake, jobs, last_line, published, words


def test_a_build_makes_the_brief_and_its_data_and_nothing_beside_them(built: Path) -> None:
    made = published(built)
    assert sorted(made) == sorted(OUTPUTS)
    assert "Japan and Russia: the islands, the trade, the sanctions" in words(built)
    account = json.loads(made["account.json"])
    assert account["schema"] == "briefwright/account/1"
    assert [source["path"] for source in account["sources"]] == ["sources/japan-russia.txt"]
    rows = {name: list(csv.DictReader(io.StringIO(made[name].decode()))) for name in ("trade.csv", "chronology.csv")}
    stated = [row for row in rows["trade.csv"] if not row["derived_from"]]
    assert {row["id"] for row in stated} <= {o["id"] for o in account["observations"]}
    assert {row["id"] for row in rows["chronology.csv"]} == {e["id"] for e in account["events"]}
    assert stated
    assert rows["chronology.csv"]
    assert zipfile.ZipFile(io.BytesIO(made["trade.xlsx"])).testzip() is None


def test_a_build_needs_no_activated_environment_and_no_second_core_and_says_where_the_brief_is(
    example: Path, built: Path, snakemake: Snakemake
) -> None:
    bare = {"PATH": os.defpath, "VIRTUAL_ENV": "", "CONDA_PREFIX": ""}
    run = snakemake(example, "--cores", "1", environment=bare)
    assert run.returncode == 0, run.stdout
    assert "briefwright: output/brief.pdf is ready.\n" in run.stdout
    assert published(example) == published(built)


def test_a_second_run_does_nothing(built_copy: Path, snakemake: Snakemake) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built_copy / "output").rglob("*")}
    run = snakemake(built_copy)
    assert run.returncode == 0
    assert "Nothing to be done" in last_line(run)
    assert {path: path.stat().st_mtime_ns for path in (built_copy / "output").rglob("*")} == before


def test_outputs_that_were_deleted_are_published_again_without_other_work(
    built: Path, built_copy: Path, snakemake: Snakemake
) -> None:
    (built_copy / "output/brief.pdf").unlink()
    (built_copy / "output/trade.csv").unlink()
    run = snakemake(built_copy, "--quiet", "host")
    assert run.returncode == 0, run.stdout
    assert jobs(run) == {"publish", "all"}
    assert published(built_copy) == published(built)


def test_after_a_kill_the_documented_two_commands_build_the_brief(
    example: Path, built: Path, snakemake: Snakemake
) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "snakemake"],
        cwd=example,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as running:
        assert running.stdout
        assert any(line.startswith("Execute") for line in running.stdout)
        os.killpg(running.pid, signal.SIGKILL)
    assert not (example / "output/brief.pdf").exists()
    assert snakemake(example, "--unlock").returncode == 0
    run = snakemake(example, "--rerun-incomplete")
    assert run.returncode == 0, run.stdout
    assert published(example) == published(built)
