"""A source's name is a name: nothing in it is run, and what the workflow could not pass on is refused."""

import json
from pathlib import Path

import pytest
from runs import Snakemake, fill, last_line, published, refusal, write

COPPER = "In {year}, Chile exported copper worth $40 billion to Peru.\n"
FOLDER = "the 'best' $(touch run6) folder"
BRIEF = f"""title: "Names"\nsources: "{FOLDER}"\nbatches: 1\nsections: [{{kind: sources}}]\n"""
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


def test_sources_of_any_printable_name_are_read_and_run_nothing(tmp_path: Path, snakemake: Snakemake) -> None:
    folder = fill(tmp_path / "brief", BRIEF)
    write(folder / FOLDER, {name: COPPER.format(year=1990 + n) for n, name in enumerate(NAMES)})
    (tmp_path / "outside.txt").write_text(COPPER.format(year=1980), "utf-8")
    (folder / FOLDER / "link.txt").symlink_to(tmp_path / "outside.txt")
    write(folder / FOLDER, dict.fromkeys((".hidden.txt", "two words.txt~", "#two words.txt#"), b"\0"))
    there = {path.name for path in folder.iterdir()}
    run = snakemake(folder)
    assert run.returncode == 0, run.stdout
    sources = json.loads(published(folder)["account.json"])["sources"]
    assert sorted(s["path"] for s in sources) == sorted(f"{FOLDER}/{name}" for name in [*NAMES, "link.txt"])
    assert {path.name for path in folder.iterdir()} == there | {"output", ".snakemake"}
    assert not [path for path in tmp_path.rglob("run*") if path.is_file()]
    run = snakemake(folder)
    assert "Nothing to be done" in last_line(run)


@pytest.mark.parametrize("name", ["{batch}.txt", "a}b.txt", "<b>bold.txt", "two\nlines.txt"])
def test_a_name_that_is_a_pattern_to_the_workflow_is_refused(name: str, fresh: Path) -> None:
    (fresh / "sources" / name).write_text(COPPER.format(year=2010), "utf-8")
    sentence = refusal(fresh)
    assert sentence.startswith(f"briefwright: sources/{name!r}: rename it")
    assert "\n" not in sentence


@pytest.mark.parametrize("name", ["{batch}", "<b>"])
def test_a_folder_of_sources_whose_name_is_a_pattern_is_refused(name: str, tmp_path: Path) -> None:
    folder = fill(tmp_path / "brief", f'title: Tea\nsources: "{name}"\n')
    write(folder / name, {"chile.txt": COPPER.format(year=2010)})
    assert refusal(folder).startswith(f"briefwright: {name!r}: rename it")


def test_a_folder_among_the_sources_is_refused(fresh: Path) -> None:
    write(fresh / "sources/annexes", {"chile.txt": COPPER.format(year=2010)})
    assert refusal(fresh) == "briefwright: sources/annexes/ is a folder; put its documents into sources/ itself."


def test_names_that_would_be_one_source_are_refused(fresh: Path) -> None:
    write(fresh / "sources", {"Trade in tea.txt": COPPER.format(year=2010), "trade-in-tea.md": "Tea.\n"})
    sentence = refusal(fresh)
    assert "Trade in tea.txt" in sentence
    assert "trade-in-tea.md" in sentence
    assert "rename one" in sentence


@pytest.mark.parametrize("name", ["chile.txt", "kenya.txt", "kenya.yaml"])
def test_a_link_to_a_file_that_is_gone_is_no_reason_to_build_without_it(name: str, fresh: Path) -> None:
    (fresh / "sources" / name).unlink(missing_ok=True)
    (fresh / "sources" / name).symlink_to(fresh / "no such file")
    assert refusal(fresh).startswith(f"briefwright: sources/{name}: ")


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("kenya.yml", "call it kenya.yaml"),
        ("kenya.YAML", "call it kenya.yaml"),
        ("chile.yaml", "describes a document that is not here; name it as its document"),
        ("kenya.txt.yaml", "describes a document that is not here; name it as its document"),
    ],
)
def test_a_sidecar_of_another_name_is_told_so(name: str, cure: str, fresh: Path) -> None:
    write(fresh / "sources", {name: "author: Amina Okafor\n"})
    sentence = refusal(fresh)
    assert sentence.startswith(f"briefwright: sources/{name}: ")
    assert cure in sentence
