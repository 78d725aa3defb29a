"""`corrections.yaml` through the real `snakemake`: each action, what runs again, what is refused, what the pages show."""

import json
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest
from runs import GATHER, ROOT, SOURCES, Snakemake, assert_refused, edit, fill, jobs, published, words

from pipeline.cli import main

TEXTS = {
    **SOURCES,
    "kenya.txt": SOURCES["kenya.txt"] + "\nMinister Rossi resigned in June 2012.\n\nAnna Rossi left on 5 June 2012.\n"
    "\nThe bank called the harvest a good one.\n\nTalks on tea began in 2009. Talks on coffee began in 2010.\n",
    "copy.txt": "In 2012, exports from Kenya to Uganda were $700 million.\n\nWeather: mild.\n",
}
CORRECTIONS = """\
- action: accept
  quote: Talks on tea began in 2009
  why: read twice
  by: Amina Okafor
- action: correct
  quote: exports from Kenya to Uganda were $700 million
  observation: {value: 750 million}
  why: a slip of the pen
  by: Amina Okafor
  date: 2020-03-02
- action: reject
  quote: Talks on coffee began in 2010
  why: of no concern
  by: Amina Okafor
- action: add
  quote: The bank called the harvest a good one
  event: {title: The harvest was praised, when: 2012-09, kind: statement}
  why: not read
  by: Jan de Wit
- action: merge
  quote: Minister Rossi resigned in June 2012
  with: Anna Rossi left on 5 June 2012
  fact: event
  why: one resignation
  by: Jan de Wit
- action: split
  quote: {exact: Kenya, prefix: Italy and}
  fact: place
  from: {exact: Kenya, prefix: exports from, suffix: "to Uganda were $500"}
  why: of another Kenya
  by: Jan de Wit
"""


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with corrections of each kind, not built."""
    folder = fill(tmp_path_factory.mktemp("corrected") / "brief", sources=TEXTS)
    edit(folder / "brief.yaml", ("sections:", "sections:\n  - kind: contents"))
    (folder / "corrections.yaml").write_text(CORRECTIONS, "utf-8")
    return folder


def account(folder: Path) -> dict[str, Any]:
    """The published account."""
    return dict(json.loads((folder / "output/account.json").read_text("utf-8")))


def test_each_action_takes_effect_and_the_brief_says_so(corrected: Path, snakemake: Snakemake) -> None:
    run = snakemake(corrected)
    assert run.returncode == 0, run.stdout
    made = account(corrected)
    assert sorted(e["action"] for e in made["corrections"]) == sorted(
        ["accept", "correct", "reject", "add", "merge", "split"]
    )
    titles = {e["title"]: e["origin"] for e in made["events"]}
    assert titles["The harvest was praised"] == "added"
    assert "Talks on tea began" in titles
    assert "Talks on coffee began" not in titles
    assert len([e for e in made["events"] if (e["when"] or "").startswith("2012-06")]) == 1
    levels = {o["period"]: (o["value"], o["origin"]) for o in made["observations"] if o["kind"] == "level"}
    assert levels == {"2011": (500e6, "extracted"), "2012": (750e6, "corrected")}
    assert [o["value"] for o in made["observations"] if o["derived_from"]] == [50]
    said = words(corrected).replace("\u00a0", " ")
    for shown in (
        "‡ corrected or added by the editor",
        "Editor’s corrections",
        "‡ The harvest was praised",
        "value: 700,000,000 → 750,000,000",
        "a slip of the pen (Amina Okafor, 2 Mar 2020)",
        "not read (Jan de Wit)",
        "left out",
    ):
        assert shown in said
    trade = (corrected / "output/trade.csv").read_text("utf-8")
    assert ",750000000.0,USD," in trade
    assert ",700000000.0," not in trade


def test_corrections_make_nothing_be_read_again(corrected: Path, snakemake: Snakemake) -> None:
    assert snakemake(corrected).returncode == 0
    before = account(corrected)
    assert "Nothing to be done" in snakemake(corrected).stdout
    (corrected / "corrections.yaml").rename(corrected / "kept.yaml")
    gone = snakemake(corrected, "--quiet", "host")
    assert gone.returncode == 0, gone.stdout
    assert jobs(gone) == GATHER - {"dedup"}
    assert account(corrected)["corrections"] == []
    assert "‡" not in words(corrected)
    (corrected / "kept.yaml").rename(corrected / "corrections.yaml")
    back = snakemake(corrected, "--quiet", "host")
    assert jobs(back) == GATHER - {"dedup"}
    assert account(corrected) == before
    edit(corrected / "corrections.yaml", ("a slip of the pen", "a misprint"))
    assert jobs(snakemake(corrected, "--quiet", "host")) == GATHER - {"dedup"}
    assert "a misprint" in words(corrected)
    edit(corrected / "corrections.yaml", ("a misprint", "a slip of the pen"))
    assert snakemake(corrected).returncode == 0


def test_a_quotation_that_no_longer_stands_ends_the_build_and_the_last_brief_stays(
    corrected: Path, snakemake: Snakemake, capsys: pytest.CaptureFixture[str]
) -> None:
    assert snakemake(corrected).returncode == 0
    before = published(corrected)
    edit(corrected / "sources/kenya.txt", ("Talks on tea began in 2009", "Talks on tea opened in 2009"))
    run = snakemake(corrected)
    assert_refused(
        run,
        "corrections.yaml:2:10: the quotation stands in no source any more.",
        "Nearest is, in kenya ¶6: “Talks on tea opened in 2009.”",
        "take the correction out",
    )
    assert published(corrected) == before
    assert main(["check", str(corrected)]) == 1
    told = capsys.readouterr()
    assert told.out.startswith(f"{corrected}/corrections.yaml:2:10: the quotation stands in no source any more.")
    assert told.err == "briefwright: 1 fault to mend.\n"
    edit(corrected / "sources/kenya.txt", ("Talks on tea opened in 2009", "Talks on tea began in 2009"))
    edit(corrected / "sources/italy.txt", ("On 3 May", "It is said that all went well.\n\nOn 3 May"))
    assert snakemake(corrected).returncode == 0
    assert len(account(corrected)["corrections"]) == 6


def test_what_is_written_wrongly_is_refused_before_any_job(fresh: Path, snakemake: Snakemake) -> None:
    (fresh / "corrections.yaml").write_text("- action: reject\n  qoute: tea\n- action: add\n", "utf-8")
    run = snakemake(fresh)
    assert_refused(run, "corrections.yaml:2:3: unknown key `qoute`; did you mean `quote`?", "tells 1 more")
    assert not (fresh / "output").exists()


def test_check_tells_all_faults_of_corrections_with_those_of_settings(
    fresh: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    edit(fresh / "brief.yaml", ("language: en-GB", "langauge: en-GB"))
    (fresh / "corrections.yaml").write_text(
        "- {action: reject, quote: exports fell, why: w, by: a}\n"
        "- {action: reject, quote: exports from Kenya to Uganda were, why: w, by: a}\n"
        "- {action: accept, quote: tea, why: w, by: a}\n"
        "- {action: correct, quote: were $500 million, observation: {value: 3}, why: w, by: a}\n"
        "- {action: reject, quote: $500 million, why: w, by: a}\n",
        "utf-8",
    )
    assert main(["check", "--json", str(fresh)]) == 1
    faults = json.loads(capfdbinary.readouterr().out)
    assert [(Path(f["file"]).name, f["line"], f["key"]) for f in faults] == [
        ("brief.yaml", 3, "langauge"),
        ("corrections.yaml", 1, "quote"),
        ("corrections.yaml", 2, "quote"),
        ("corrections.yaml", 5, ""),
    ]
    assert not (fresh / "output").exists()


def test_a_right_file_is_told_so(corrected: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(corrected)]) == 0
    assert capsys.readouterr().out == ""


def test_the_second_example_builds_as_its_editor_corrects_it(snakemake: Snakemake, tmp_path: Path) -> None:
    folder = tmp_path / "brief"
    copytree(ROOT / "examples/kenya-netherlands", folder, ignore=ignore_patterns("output", ".snakemake"))
    run = snakemake(ROOT, "--directory", str(folder))
    assert run.returncode == 0, run.stdout
    said = words(folder).replace("\u00a0", " ")
    assert "Share of flowers in exports ‡" in " ".join(said.split())
    assert "prospers" not in (folder / "output/chronology.csv").read_text("utf-8")
