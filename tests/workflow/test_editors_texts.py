"""The editor's own words in a build: what an edit of them makes anew, what stops it, and what `check` and `facts` say."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from runs import BRIEF, Snakemake, assert_refused, edit, fill, jobs, published, refusal, words, write

from pipeline.cli import main

TEXT = "Kenya sold tea for {exports KEN-UGA 2012} in {exports KEN-UGA 2012: period}.\n"
WITH_PROSE = BRIEF.replace("sections:\n", "sections:\n  - {kind: prose, file: prose/judgement.md}\n")


def with_prose(folder: Path, text: str = TEXT, brief: str = WITH_PROSE) -> Path:
    """The small brief with a text of the editor's."""
    (folder / "brief.yaml").write_text(brief, "utf-8")
    write(folder / "prose", {"judgement.md": text})
    return folder


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small brief with a text, built once; tests read it and change nothing."""
    folder = with_prose(fill(tmp_path_factory.mktemp("told") / "brief"))
    subprocess.run([sys.executable, "-m", "snakemake"], cwd=folder, check=True, capture_output=True)
    return folder


def test_an_edit_of_a_text_sets_the_pages_again_and_nothing_else(small_copy: Path, snakemake: Snakemake) -> None:
    run = snakemake(with_prose(small_copy), "--quiet", "host")
    assert run.returncode == 0, run.stdout
    assert "Kenya sold tea for $700 million in 2012." in words(small_copy)
    before = published(small_copy)
    edit(small_copy / "prose/judgement.md", ("sold tea", "shipped tea"))
    run = snakemake(small_copy, "--quiet", "host")
    assert jobs(run) == {"document", "publish", "all"}
    assert "Kenya shipped tea for $700 million in 2012." in words(small_copy)
    assert {n for n, content in published(small_copy).items() if content != before[n]} == {"brief.pdf"}
    assert (
        "Nothing to be done" in snakemake(small_copy).stdout or jobs(snakemake(small_copy, "--quiet", "host")) == set()
    )


def test_a_source_that_changes_a_figure_changes_the_sentence(small_copy: Path, snakemake: Snakemake) -> None:
    assert snakemake(with_prose(small_copy)).returncode == 0
    edit(small_copy / "sources/kenya.txt", ("$700 million", "$710 million"))
    assert snakemake(small_copy).returncode == 0
    assert "Kenya sold tea for $710 million in 2012." in words(small_copy)


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        ("One\n\nTea: {exports KEN-UGA 2013}.\n", ["prose/judgement.md:3:6", "no fact is", "{exports KEN-UGA 2012}"]),
        ("Tea: {exports KEN-UGA}.\n", ["prose/judgement.md:1:6", "fits 2 facts", "{exports KEN-UGA 2011}"]),
        ("Tea <b>x</b>.\n", ["prose/judgement.md:1:5", "HTML"]),
    ],
)
def test_what_a_text_gets_wrong_stops_the_build_and_the_last_good_brief_stays(
    text: str, fragments: list[str], small_copy: Path, snakemake: Snakemake
) -> None:
    before = published(small_copy)
    assert_refused(snakemake(with_prose(small_copy, text)), *fragments)
    assert published(small_copy) == before


def test_what_nothing_backs_is_told_and_with_strict_stops_the_build(small_copy: Path, snakemake: Snakemake) -> None:
    with_prose(small_copy, "Tea came to {exports KEN-UGA 2012}.\n\nNext year it is $900 million.\n")
    run = snakemake(small_copy)
    assert run.returncode == 0
    told = "prose/judgement.md:3:17: neither the account nor brief.yaml backs the number `$900 million`"
    assert told in run.stdout
    assert "$900 million" in words(small_copy)
    before = published(small_copy)
    edit(small_copy / "brief.yaml", ("language: en-GB\n", "language: en-GB\nstrict: true\n"))
    write(
        small_copy / "prose",
        {"judgement.md": "Tea: {exports KEN-UGA 2012}.\n\nNext year it is $900 million, or 77 per cent.\n"},
    )
    run = snakemake(small_copy)
    assert_refused(run, "backs the number `77 per cent`", '`vouched: ["77 per cent"]`')
    assert told in run.stdout  # all are told at once, for `check` tells none of them
    assert "`briefwright check`" not in run.stdout
    assert published(small_copy) == before
    write(small_copy / "prose", {"judgement.md": "Tea: {exports KEN-UGA 2012}.\n\nNext year it is $900 million.\n"})
    edit(
        small_copy / "brief.yaml",
        ("strict: true\n", "strict: true\nvouched: [$900 million]\ndate: 2031-05-10\nas_of: 2031-05\n"),
    )
    run = snakemake(small_copy)
    assert run.returncode == 0, run.stdout
    assert "backs the" not in run.stdout


FILES = {  # none of which may be read
    "/etc/hostname.md": "may not leave",
    "../secret.md": "may not leave",
    "prose/../../secret.md": "may not leave",
    "~/secret.md": "is missing",
    "file:///secret.md": "may not leave",
    "..\\secret.md": "may not leave",
    "prose/link.md": "is a link",
    "linked/secret.md": "is a link",
    "prose": "must end in .md",
    "sources/kenya.txt": "must end in .md",
    "prose/folder.md": "is missing",
    "prose/{a}.md": "rename it",
    "prose/none.md": "or name one of prose/judgement.md",
    "prose/latin.md": "save it as UTF-8",
}


@pytest.mark.parametrize(("file", "said"), FILES.items())
def test_no_file_is_read_that_is_no_text_of_the_brief(
    file: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = with_prose(fill(tmp_path / "brief"))
    write(tmp_path, {"secret.md": "The secret.\n"})
    write(folder / "prose", {"latin.md": "Côte d'Ivoire".encode("latin-1")})
    (folder / "prose/folder.md").mkdir()
    (folder / "prose/link.md").symlink_to(tmp_path / "secret.md")
    (folder / "linked").symlink_to(tmp_path)
    edit(folder / "brief.yaml", ("{kind: prose, file: prose/judgement.md}", f"kind: prose\n    file: {file}"))
    sentence = refusal(folder)
    assert sentence.startswith("briefwright: brief.yaml:6:11: `file`: ")
    assert said in sentence
    assert main(["check", str(folder)]) == 1
    printed = capsys.readouterr().out
    assert said in printed
    assert "The secret" not in sentence + printed


def test_check_tells_what_texts_and_handles_get_wrong_by_the_account_of_the_last_build(
    told: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder = fill(tmp_path / "brief")
    with_prose(folder, "Tea: {exprots KEN-UGA 2012}.\n\n![x](y.png)\n")
    brief = (
        WITH_PROSE
        + "  - kind: prose\n    text: |\n      Tea\n\n      and {imports KEN-UGA}\n  - {kind: prose, text: 'a {} b'}\n"
    )
    (folder / "brief.yaml").write_text(brief, "utf-8")
    assert main(["check", "--json", str(folder)]) == 1
    places = [(f["file"], f["line"], f["column"]) for f in json.loads(capfdbinary.readouterr().out)]
    lines = brief.splitlines()
    empty = (str(folder / "brief.yaml"), len(lines), lines[-1].index("{}") + 1)
    assert places == [(str(folder / "prose/judgement.md"), 3, 1), empty]  # without an account

    write(folder / "output", {"account.json": (told / "output/account.json").read_bytes()})
    assert main(["check", "--json", str(folder)]) == 1
    faults = json.loads(capfdbinary.readouterr().out)
    assert [(f["line"], f["column"]) for f in faults] == [(1, 6), (3, 1), (len(lines) - 1, 11), empty[1:]]
    assert faults[0]["nearest"] == "exports KEN-UGA 2012"
    assert "did you mean `exports`?" in faults[0]["message"]

    edit(folder / "sources/kenya.txt", ("$500", "$501"))  # another account will tell
    assert main(["check", "--json", str(folder)]) == 1
    assert len(json.loads(capfdbinary.readouterr().out)) == 2


def test_facts_lists_every_fact_with_its_handle(told: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["facts", "--folder", str(told)]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert "{exports KEN-UGA 2012}  $700 million  S2 ¶2" in lines
    assert main(["facts", "exports", "2011", "--folder", str(told), "--json"]) == 0
    [fact] = json.loads(capfdbinary.readouterr().out)
    assert (fact["handle"], fact["kind"], fact["says"]) == ("exports KEN-UGA 2011", "figure", "$500 million")
    assert fact["sources"] == ["S2 ¶1"]
    assert main(["facts", "event", "Nairobi", "--folder", str(told)]) == 0
    assert b"3 May 2011" in capfdbinary.readouterr().out
    assert main(["facts", "zebra", "--folder", str(told)]) == 1
    assert b"no fact has to do with zebra" in capfdbinary.readouterr().err


def test_after_a_build_that_its_text_ended_facts_and_check_know_the_new_sources(
    small_copy: Path, snakemake: Snakemake, capsys: pytest.CaptureFixture[str]
) -> None:
    assert snakemake(with_prose(small_copy)).returncode == 0
    write(small_copy / "sources", {"peru.txt": "In 2012, exports from Peru to Chile were $90 million.\n"})
    assert main(["facts", "Peru", "--folder", str(small_copy)]) == 1
    assert "sources were added, edited or taken out since; `snakemake` reads them" in capsys.readouterr().err
    edit(small_copy / "prose/judgement.md", ("{exports KEN-UGA 2012}", "{exports PER-CHL 2013}"))
    assert snakemake(small_copy).returncode != 0
    assert main(["facts", "Peru", "figure", "--folder", str(small_copy)]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("{exports PER-CHL 2012}  $90 million")
    assert told.err == ""
    assert main(["check", str(small_copy)]) == 1
    assert "{exports PER-CHL 2012}" in capsys.readouterr().out
    assert main(["explain", "$700 million", str(small_copy)]) == 0
    assert "the last build did not end; this is of the brief before it" in capsys.readouterr().err


def test_facts_asks_for_a_build_where_there_is_none(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--folder", str(fresh)]) == 1
    assert "build the brief once" in capsys.readouterr().err
