"""`briefwright init`: a new brief, built at once by the real `snakemake`, from the files that it wrote and nothing else."""

import json
import re
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml
from runs import OUTPUTS, ROOT, SOURCES, Snakemake, headings, last_line, published, words, write

from pipeline.cli import main
from pipeline.commands import init
from pipeline.document.sections import kinds, section_type
from pipeline.editor.settings import load
from pipeline.plan import WORKFLOW

FILES = {
    ".github/workflows/brief.yml", ".github/workflows/comment.yml", ".gitignore", "Snakefile", "brief.schema.json", "brief.yaml",
    "profiles/default/config.yaml", "requirements.txt", "sources/example.txt", "sources/example.yaml",
}  # fmt: skip


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A new brief."""
    folder = tmp_path / "a new brief"
    assert main(["init", str(folder)]) == 0
    return folder


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_brief_is_right_and_builds_at_once(begun: Path, snakemake: Snakemake) -> None:
    assert files(begun) == FILES
    assert main(["check", str(begun)]) == 0
    run = snakemake(begun)
    assert run.returncode == 0, run.stdout
    assert {*OUTPUTS, "figures/chart-1.svg", "figures/timeline-1.png"} <= {*published(begun)}
    assert "Portugal and Colombia: coffee and cables" in words(begun)
    shown = headings(begun)
    assert [h for h in ("Background", "Trade", "Actors", "Agreements", "Timeline", "Sources") if h not in shown] == []
    assert "Nothing to be done" in last_line(snakemake(begun))


def uncommented(brief: Path) -> None:
    """Put in force what a new brief shows in comments between its sections."""
    head, sections = brief.read_text("utf-8").split("sections:\n")
    brief.write_text(f"{head}sections:\n{re.sub('(?m)^#', ' ', sections)}", "utf-8")


def test_it_has_a_section_of_every_kind(begun: Path, snakemake: Snakemake) -> None:
    uncommented(begun / "brief.yaml")
    settings = load(begun / "brief.yaml", section_type())
    used = {section.__struct_config__.tag for section in settings.sections}
    assert used == set(kinds())
    run = snakemake(begun)
    assert run.returncode == 0, run.stdout
    assert "Colombia sold Portugal goods for $365 million in 2021" in words(begun)


def test_it_builds_with_whatever_sources(begun: Path, snakemake: Snakemake) -> None:
    for file in (begun / "sources").iterdir():
        file.unlink()
    write(begun / "sources", SOURCES)
    assert main(["check", str(begun)]) == 0
    run = snakemake(begun)
    assert run.returncode == 0, run.stdout
    assert "exports from Kenya to Uganda were $700 million" in words(begun)


def test_its_editor_knows_the_settings(begun: Path) -> None:
    text = (begun / "brief.yaml").read_text("utf-8")
    [name] = re.findall(r"\A# yaml-language-server: \$schema=(\S+)\n", text)
    schema = json.loads((begun / name).read_bytes())
    assert (begun / name).read_bytes() == (ROOT / "docs/brief.schema.json").read_bytes()
    jsonschema.validate(yaml.safe_load(text), schema)


def test_git_ignores_what_is_made_and_keeps_what_is_written(begun: Path) -> None:
    def git(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=begun, check=True, capture_output=True, text=True)
        return done.stdout

    git("init", "--quiet")
    for name in ("output/brief.pdf", ".snakemake/log/x", ".venv/bin/python"):
        (begun / name).parent.mkdir(parents=True)
        (begun / name).touch()
    assert {*git("ls-files", "--others", "--exclude-standard").splitlines()} == FILES


def test_its_workflow_builds_as_a_user_does(begun: Path) -> None:
    [job] = yaml.safe_load((begun / ".github/workflows/brief.yml").read_text("utf-8"))["jobs"].values()
    runs = [step["run"] for step in job["steps"] if "run" in step and "if" not in step]
    assert runs == ["pip install -r requirements.txt", "briefwright check", "snakemake"]
    kept = next(step["with"]["path"] for step in job["steps"] if "upload-artifact" in step.get("uses", ""))
    assert {*kept.split()} == {f"output/{name.partition('/')[0]}" for name in OUTPUTS}


def test_it_pins_the_actions_that_this_repository_pins(begun: Path) -> None:
    def pins(path: Path) -> set[str]:
        return set(re.findall(r"uses: (\S+@[0-9a-f]{40} # \S+)", path.read_text("utf-8")))

    for name in ("brief", "comment"):
        own = pins(begun / f".github/workflows/{name}.yml")
        assert own
        assert own <= pins(ROOT / ".github/workflows/brief.yml")


def test_a_pull_request_is_told_of_its_changes_as_here(begun: Path) -> None:
    name = ".github/workflows/comment.yml"
    assert (begun / name).read_bytes() == (ROOT / name).read_bytes()


def test_it_can_be_begun_in_a_folder_with_a_space_as_it_says(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(begun.with_name("an other"))]) == 0
    said = capsys.readouterr().out
    assert re.search(rf"cd '{re.escape(str(begun.with_name('an other')))}' && (?:\S+/)?snakemake\n", said)
    assert "To have GitHub build it too, say in requirements.txt where Briefwright is to be had" in said


def test_a_brief_begun_inside_a_brief_is_told(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["init", str(begun / begun.name)]) == 0
    assert f"in the folder of another brief: {begun / begun.name}" in capsys.readouterr().out


def test_nothing_is_overwritten(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (begun / "brief.yaml").write_text("title: Mine\n", "utf-8")
    (begun / "Snakefile").unlink()
    capsys.readouterr()
    assert main(["init", str(begun)]) == 1
    printed, sentence = capsys.readouterr()
    assert printed == ""
    assert "brief.yaml" in sentence
    assert "would be overwritten" in sentence
    assert files(begun) == FILES - {"Snakefile"}
    assert (begun / "brief.yaml").read_text("utf-8") == "title: Mine\n"


def test_a_folder_with_other_files_is_welcome(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Mine\n", "utf-8")
    assert main(["init", str(tmp_path)]) == 0
    assert files(tmp_path) == {*FILES, "README.md"}


def test_a_place_that_is_no_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["init", str(tmp_path / "file")]) == 1
    assert "name another folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("origin", "wanted"),
    [
        (None, r"briefwright==[\d.]+\n"),
        ({"url": "https://example.org/b.git", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}},
         r"briefwright @ git\+https://example\.org/b\.git@0a1b\n"),
        ({"url": "https://example.org/b.whl", "archive_info": {}}, r"briefwright @ https://example\.org/b\.whl\n"),
        ({"url": "file:///somewhere", "dir_info": {"editable": True}}, r"(#.*\n)+"),
    ],
)  # fmt: skip
def test_it_is_installed_again_from_where_it_came(
    origin: dict[str, object] | None, wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = tmp_path / "briefwright-9.9.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: briefwright\nVersion: 9.9\n", "utf-8")
    if origin:
        (info / "direct_url.json").write_text(json.dumps(origin), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert re.fullmatch(wanted, init.requirement())


def test_the_workflow_is_the_one_of_this_version() -> None:
    assert Path(WORKFLOW).read_bytes() == (ROOT / "Snakefile").read_bytes()


def test_where_no_environment_is_active_init_says_the_whole_path_of_what_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["init", str(tmp_path / "asia")]) == 0
    said = capsys.readouterr().out
    command = re.search(r"^Build it: cd \S+ && (.+)$", said, re.MULTILINE)
    assert command
    assert Path(command[1]).is_file()
