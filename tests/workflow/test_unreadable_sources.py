"""A source that cannot be read stops every run; with `unreadable: report` it is named and the brief built from the rest."""

import json
from pathlib import Path

from runs import SOURCES, Snakemake, assert_refused, edit, published, words


def test_an_unreadable_source_stops_every_run_or_is_named_by_the_run_and_the_brief_until_it_goes(
    small: Path, small_copy: Path, snakemake: Snakemake
) -> None:
    wrong = small_copy / "sources/malawi.txt"  # of the same batch as the others
    wrong.write_bytes(bytes(range(256)) * 8)
    assert_refused(snakemake(small_copy), "sources/malawi.txt", "not a text file", "convert it")
    assert published(small_copy) == published(small)

    wrong = wrong.rename(small_copy / "sources/malta.txt")  # of a batch of its own
    edit(small_copy / "brief.yaml", ("language:", "unreadable: report\nlanguage:"))
    run = snakemake(small_copy)
    assert run.returncode == 0, run.stdout
    told = [line for line in run.stdout.splitlines() if "sources/malta.txt" in line]
    assert len(told) == 1
    assert "not a text file" in told[0]
    assert "left out" in told[0]
    assert "briefwright: output/brief.pdf is ready.\n" in run.stdout
    _, quality = words(small_copy).split("What it means for this brief", 1)
    assert "sources/malta.txt could not be read and is not in this brief" in quality
    account = json.loads(published(small_copy)["account.json"])
    assert {s["path"]: bool(s["unreadable"]) for s in account["sources"]} == {
        "sources/malta.txt": True,
        **{f"sources/{name}": False for name in SOURCES},
    }
    before = json.loads(published(small)["account.json"])
    assert [e["id"] for e in account["events"]] == [e["id"] for e in before["events"]]

    wrong.unlink()
    run = snakemake(small_copy)
    assert run.returncode == 0, run.stdout
    assert published(small_copy) == published(small)
    assert "malta" not in run.stdout
