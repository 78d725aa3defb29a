"""With `unreadable: report` a source that cannot be read is named and left out, and the brief is built from the rest."""

import json
from pathlib import Path

from .runs import Snakemake, edit, published, words


def test_an_unreadable_source_is_named_by_the_run_and_the_brief_until_it_goes(
    built: Path, built_copy: Path, snakemake: Snakemake
) -> None:
    edit(built_copy / "brief.yaml", ("language:", "unreadable: report\nlanguage:"))
    wrong = built_copy / "sources/chile.txt"
    wrong.write_bytes(bytes(range(256)) * 8)
    run = snakemake(built_copy)
    assert run.returncode == 0, run.stdout
    told = [line for line in run.stdout.splitlines() if "sources/chile.txt" in line]
    assert len(told) == 1
    assert "not a text file" in told[0]
    assert "left out" in told[0]
    assert "output/brief.pdf is ready" in run.stdout
    _, quality = words(built_copy).split("What it means for this brief", 1)
    assert "sources/chile.txt could not be read and is not in this brief" in quality
    account = json.loads(published(built_copy)["account.json"])
    assert {s["path"]: bool(s["unreadable"]) for s in account["sources"]} == {
        "sources/chile.txt": True,
        "sources/japan-russia.txt": False,
    }
    before = json.loads(published(built)["account.json"])
    assert [e["id"] for e in account["events"]] == [e["id"] for e in before["events"]]

    wrong.unlink()
    run = snakemake(built_copy)
    assert run.returncode == 0, run.stdout
    assert published(built_copy) == published(built)
    assert "chile" not in run.stdout
