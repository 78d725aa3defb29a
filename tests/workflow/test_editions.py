"""Editions: the brief says which it is and what changed since the last, whose account is a file beside brief.yaml."""

import json
import os
from pathlib import Path

import pytest
from runs import BRIEF, SOURCES, Snakemake, assert_refused, edit, fill, headings, jobs, refusal, words, write

from pipeline.cli import main

NAMED = 'title: "Tea and copper"\nedition: 2\nlast_edition: editions/1.json\n'
CHANGES = "sections:\n  - kind: changes\n"


@pytest.fixture
def second(small: Path, tmp_path: Path) -> Path:
    """A folder with the second edition of the small brief, not built: another value, a source less, a source more."""
    folder = fill(tmp_path / "brief", BRIEF.replace('title: "Tea and copper"\n', NAMED).replace("sections:\n", CHANGES))
    sources = {
        "kenya.txt": SOURCES["kenya.txt"].replace("$700", "$900"),
        "peru.txt": "In 2013, exports from Peru to Chile were $2 million.\n",
    }
    (folder / "sources/italy.txt").unlink()
    write(folder / "sources", sources)
    write(folder / "editions", {"1.json": (small / "output/account.json").read_bytes()})
    return folder


def test_the_second_edition_says_what_changed_since_the_first(second: Path, snakemake: Snakemake) -> None:
    assert main(["check", str(second)]) == 0
    run = snakemake(second)
    assert run.returncode == 0, run.stdout
    text = words(second)
    assert "Changes since the last edition" in headings(second)
    assert "EDITION 2" in text
    assert "Exports, Kenya to Uganda, 2012 $700 million $900 million" in text
    assert "Exports, Peru to Chile, 2013 $2 million" in text
    assert "Italy and Kenya signed the Nairobi Agreement on tea 3 May 2011 was in italy.txt" in text
    assert "Nothing to be done" in snakemake(second).stdout


def test_a_section_about_some_facts_or_a_place_tells_of_those_alone(second: Path, snakemake: Snakemake) -> None:
    edit(
        second / "brief.yaml",
        ("- kind: changes", "- {kind: changes, facts: [values], place: Peru}\n  - {kind: changes, facts: [sources]}"),
    )
    assert snakemake(second).returncode == 0
    text = words(second)
    assert "Exports, Peru to Chile, 2013 $2 million" in text
    assert "$700 million" not in text
    assert "was in italy.txt" not in text
    assert headings(second)[:2] == ["Changes since the last edition: Peru", "Changes since the last edition"]


def test_another_account_of_the_last_edition_sets_the_pages_again_and_nothing_else(
    second: Path, snakemake: Snakemake
) -> None:
    assert snakemake(second).returncode == 0
    kept = second / "editions/1.json"
    was = kept.stat()
    edit(kept, ("700000000", "800000000"))
    os.utime(kept, ns=(was.st_atime_ns, was.st_mtime_ns))  # as from an archive, or a checkout: not newer than the brief
    run = snakemake(second, "--quiet", "host")
    assert jobs(run) == {"document", "publish", "all"}
    assert "Exports, Kenya to Uganda, 2012 $800 million $900 million" in words(second)


@pytest.mark.parametrize("edition", ["2", "May 2025"])
def test_the_colophon_numbers_the_edition(edition: str, tmp_path: Path, snakemake: Snakemake) -> None:
    brief = f"title: Tea\nedition: {edition}\nsections:\n- kind: colophon\n"
    folder = fill(tmp_path / "brief", brief)
    assert snakemake(folder).returncode == 0
    assert f"{'Edition 2' if edition == '2' else edition}. Put together by Briefwright" in words(folder)


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("", "brief.yaml names no `last_edition` to compare with"),
        ("last_edition: editions/1.json\n", "nothing changed in the "),
    ],
    ids=["no last edition", "no change"],
)
def test_without_a_change_the_section_is_left_out_and_the_run_says_why(
    named: str, why: str, small: Path, tmp_path: Path, snakemake: Snakemake
) -> None:
    folder = fill(tmp_path / "brief", f"title: Tea\n{named}{CHANGES}  - kind: chronology\n")
    write(folder / "editions", {"1.json": (small / "output/account.json").read_bytes()})
    run = snakemake(folder)
    assert run.returncode == 0
    assert f"section `changes` is left out: {why}" in run.stdout
    assert headings(folder) == ["Chronology"]


WRONG = {
    "missing": ("editions/2.json", None, "editions/2.json is missing; keep the account of an edition by `cp output/account.json"),
    "no account": ("editions/1.json", "title: Tea\n", "editions/1.json is no account (JSON is malformed"),
    "another form": ("editions/1.json", '{"schema": "briefwright/account/9"}', "an account of the form `briefwright/account/9`"),
    "a folder": ("editions", None, "editions: cannot be read"),
    "of this build": ("output/account.json", None, "output/account.json is what a build writes; keep the account"),
    "a pattern": ("editions/{1}.json", None, "rename it without braces"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "sentence"), WRONG.values(), ids=WRONG)
def test_a_last_edition_that_is_none_ends_the_run_before_any_job_and_check_tells_it(
    name: str,
    content: str | None,
    sentence: str,
    small: Path,
    tmp_path: Path,
    snakemake: Snakemake,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    folder = fill(tmp_path / "brief", f'title: Tea\nlast_edition: "{name}"\n')
    write(folder / "editions", {"1.json": (small / "output/account.json").read_bytes()})
    if content is not None:
        (folder / name).write_text(content, "utf-8")
    said = refusal(folder)
    assert said.startswith("briefwright: brief.yaml:2:15: `last_edition`: ")
    assert sentence in said
    assert main(["check", str(folder), "--json"]) == 1
    [fault] = json.loads(capfdbinary.readouterr().out)
    assert [fault[k] for k in ("file", "line", "column", "key", "stops")] == [
        str(folder / "brief.yaml"),
        2,
        15,
        "last_edition",
        True,
    ]
    assert sentence in fault["message"].replace(f"{folder}/", "")
    if name == "editions/2.json":
        assert_refused(snakemake(folder), "brief.yaml:2:15", "editions/2.json is missing")
        assert not (folder / "output").exists()
