"""What is wrong ends the run in one sentence, at every try, and the last good output stays until it is mended."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.plan import Plan

from .runs import OUTPUTS, Run, Snakemake, edit, last_line, published

NO_TEXT = bytes(range(256)) * 8
BRIEF = 'title: "Tea"\nsections:\n  - kind: key-points\n  - kind: sources\n'


def write(name: str, content: bytes | str) -> Callable[[Path], None]:
    """A fault: a file with something in it."""
    return lambda folder: (
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode()) and None
    )


def change(old: str, new: str) -> Callable[[Path], None]:
    """A fault: an edit of brief.yaml."""
    return lambda folder: edit(folder / "brief.yaml", (old, new))


def away(name: str) -> Callable[[Path], None]:
    """A fault: a file or folder that is not there."""
    return lambda folder: (folder / name).rename(folder / "kept elsewhere") and None


def emptied(folder: Path) -> None:
    """A fault: a folder of sources with none in it."""
    away("sources")(folder)
    (folder / "sources").mkdir()


def assert_refused(run: Run, *fragments: str) -> None:
    """It failed, and the last line is a sentence for people with all that they must know."""
    assert run.returncode != 0
    sentence = last_line(run)
    assert sentence.startswith("briefwright")
    assert sentence.endswith((".", "?", '"'))
    assert [f for f in fragments if f not in sentence] == [], sentence
    assert "Traceback" not in run.stdout
    assert run.stdout.count(sentence) == 1


@pytest.mark.parametrize(
    ("break_it", "fragments"),
    [
        pytest.param(away("sources"), ["sources/ is missing", "make it"], id="no sources folder"),
        pytest.param(emptied, ["sources/ holds no document", "put at least one"], id="empty sources folder"),
        pytest.param(away("brief.yaml"), ["brief.yaml is missing", "write one"], id="no brief.yaml"),
        pytest.param(
            change("standfirst:", "standfrist:"),
            ["brief.yaml:4:1", "`standfrist`", "did you mean `standfirst`?"],
            id="wrong key",
        ),
        pytest.param(
            change("short_title: Japan and Russia", "short_title: 2024"),
            ["brief.yaml:3:14", "`short_title`", "must be text", '"2024"'],
            id="wrong type",
        ),
        pytest.param(
            change("- kind: key-points", "- kind: keypoints"),
            ["brief.yaml:10:11", "`keypoints`", "did you mean `key-points`?"],
            id="unknown section kind",
        ),
        pytest.param(change("en-GB", "[en-GB"), ["brief.yaml:9:", "not valid YAML", "']'"], id="broken YAML"),
        pytest.param(
            change("language:", "theme: navi\nlanguage:"),
            ["brief.yaml:7:8", "`navi`", "`navy`"],
            id="unknown theme",
        ),
    ],
)
def test_wrong_settings_end_the_run_before_any_job_and_cost_nothing_once_mended(
    break_it: Callable[[Path], None], fragments: list[str], built: Path, built_copy: Path, snakemake: Snakemake
) -> None:
    break_it(built_copy)
    first, second = snakemake(built_copy), snakemake(built_copy)
    assert_refused(first, *fragments)
    assert second.stdout == first.stdout
    assert "Execute" not in first.stdout
    assert published(built_copy) == published(built)
    shutil.copy(built / "brief.yaml", built_copy / "brief.yaml")
    if (elsewhere := built_copy / "kept elsewhere").is_dir():
        shutil.rmtree(built_copy / "sources", ignore_errors=True)
        elsewhere.rename(built_copy / "sources")
    mended = snakemake(built_copy)
    assert mended.returncode == 0, mended.stdout
    assert published(built_copy) == published(built)


@pytest.mark.parametrize(
    ("faulty", "content", "fragments"),
    [
        # "peru" shares the example's batch, whose work files go with it when it fails; "chile" does not
        pytest.param("peru.txt", b"", ["sources/peru.txt", "no text", "fill it or take it out"], id="empty file"),
        pytest.param("chile.txt", NO_TEXT, ["sources/chile.txt", "not a text file", "convert it"], id="no text file"),
        pytest.param(
            "japan-russia.yaml",
            b"title: Islands\nauthr: Amina Okafor\n",
            ["sources/japan-russia.yaml:2:1", "`authr`", "did you mean `author`?"],
            id="wrong key in a sidecar",
        ),
    ],
)
def test_a_source_that_cannot_be_read_fails_every_run_until_it_is_mended(
    faulty: str, content: bytes, fragments: list[str], built: Path, built_copy: Path, snakemake: Snakemake
) -> None:
    path = built_copy / "sources" / faulty
    path.write_bytes(content)
    first, second = snakemake(built_copy), snakemake(built_copy)
    assert_refused(first, *fragments)
    assert_refused(second, last_line(first))
    assert published(built_copy) == published(built)
    path.unlink()
    mended = snakemake(built_copy)
    assert mended.returncode == 0, mended.stdout
    assert published(built_copy) == published(built)


def test_a_first_build_that_fails_publishes_nothing_and_each_failure_tells_of_its_own_fault_alone(
    example: Path, snakemake: Snakemake
) -> None:
    wrong = example / "sources/kenya.txt"
    wrong.write_bytes(b"")
    assert_refused(snakemake(example), "sources/kenya.txt")
    wrong.rename(example / "sources/uganda.docx")
    run = snakemake(example)
    assert_refused(run, "sources/uganda.docx", "no reader for .docx", ".txt")
    assert "kenya" not in run.stdout
    assert not [name for name in OUTPUTS if (example / "output" / name).exists()]


def test_a_failure_midway_leaves_the_last_good_output_until_its_cure_is_followed(
    built: Path, built_copy: Path, snakemake: Snakemake
) -> None:
    (built_copy / "output/work/account.json").write_text('{"schema":', "utf-8")
    first, second = snakemake(built_copy), snakemake(built_copy)
    assert_refused(first, "output/work/account.json", "delete output/work and build again")
    assert_refused(second, last_line(first))
    assert published(built_copy) == published(built)
    shutil.rmtree(built_copy / "output/work")
    mended = snakemake(built_copy)
    assert mended.returncode == 0, mended.stdout
    assert published(built_copy) == published(built)


@pytest.mark.parametrize("name", ["chile.txt", "peru.txt"], ids=["in a new batch", "in a built batch"])
def test_a_link_to_a_file_that_is_gone_is_no_reason_to_build_without_it(
    name: str, built_copy: Path, snakemake: Snakemake
) -> None:
    (built_copy / "sources" / name).symlink_to(built_copy / "no such file")
    assert_refused(snakemake(built_copy, "--dry-run"), f"sources/{name}")


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        pytest.param("", ["brief.yaml:1", "`key: value`"], id="nothing"),
        pytest.param("Tea and copper\n", ["brief.yaml:1", "`key: value`"], id="a sentence"),
        pytest.param("title: Überblick\n".encode("latin-1"), ["brief.yaml", "save it as UTF-8"], id="Latin-1"),
        pytest.param("sections: []\n", ["brief.yaml:1:1", "`title` is missing"], id="no title"),
        pytest.param("title: Tea: the trade\n", ["brief.yaml:1:11", "not valid YAML"], id="a colon without quotes"),
        pytest.param(BRIEF + "title: Tea\n", ["brief.yaml:5:1", "`title`", "line 1", "keep one"], id="a key twice"),
        pytest.param(BRIEF + "\t- kind: chart\n", ["brief.yaml:5:1", "tab"], id="a tab"),
        pytest.param(BRIEF + "  - title: Annex\n", ["brief.yaml:5:5", "`kind` is missing"], id="no kind"),
        pytest.param(BRIEF + "  - kind: chart\n", ["brief.yaml:5:5", "`chart` is missing"], id="no chart"),
        pytest.param(
            BRIEF + "  - kind: chart\n    chart: level\n",
            ["brief.yaml:6:12", "`level`", "did you mean `levels`?"],
            id="unknown chart",
        ),
        pytest.param(
            BRIEF + "  - kind: background\n    topics:\n      - title: Tea\n        abuot: [tea]\n",
            ["brief.yaml:8:9", "`abuot`", "did you mean `about`?"],
            id="wrong key in a topic",
        ),
        pytest.param(BRIEF + "authors: Amina Okafor\n", ["brief.yaml:5:10", "a list"], id="text for a list"),
        pytest.param(BRIEF + "date: 2024\n", ["brief.yaml:5:7", "text", '"2024"'], id="a number for a date"),
        pytest.param(BRIEF + "paper: A5\n", ["brief.yaml:5:8", "`A5`", "A4"], id="unknown paper"),
        pytest.param(BRIEF + "unreadable: yes\n", ["brief.yaml:5:13", "report", "stop"], id="yes is no choice"),
        pytest.param(BRIEF + "batches: eight\n", ["brief.yaml:5:10", "a whole number"], id="text for a number"),
        pytest.param(BRIEF + "batches: 0\n", ["brief.yaml:5:10", "1", "4096"], id="number out of range"),
        pytest.param('title: ""\n', ["brief.yaml:1:8", "empty"], id="empty title"),
        pytest.param(BRIEF + 'sources: ""\n', ["brief.yaml:5:10", "`sources`"], id="empty sources"),
        pytest.param(BRIEF + "2024: 1\n", ["brief.yaml:5:1", "2024"], id="a key that is a number"),
    ],
)
def test_each_wrong_setting_is_named_with_its_place_and_its_cure(
    text: str | bytes, fragments: list[str], example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(example)
    Path("brief.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SystemExit) as refusal:
        Plan("brief.yaml")
    sentence = str(refusal.value)
    assert sentence.startswith("briefwright: brief.yaml")
    assert [f for f in fragments if f not in sentence] == [], sentence
