"""The workflows for GitHub: what a pull request changes is compared without rights, and told by one that runs nothing of it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from runs import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="no bash")

WORKFLOWS = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / ".github/workflows").glob("*.yml")}
START = ROOT / "pipeline/commands/start"
BUILDS = {"ours": WORKFLOWS["brief"], "a new brief's": yaml.safe_load((START / "workflow.yml").read_text("utf-8"))}
GH = """\
#!{python}
import json, os, pathlib, sys
asked = [a for a in sys.argv[1:] if a.startswith("repos/")][0]
with open(os.environ["CALLS"], "a") as calls:
    calls.write(json.dumps(sys.argv[1:]) + "\\n")
if "--silent" not in sys.argv:
    print(json.loads(os.environ["ANSWERS"])[asked])
else:
    pathlib.Path(os.environ["CALLS"]).with_name("posted.md").write_bytes(pathlib.Path("comment.md").read_bytes())
"""
ENVIRONMENT = {
    "SERVER": "https://github.com",
    "REPOSITORY": "owner/briefs",
    "RUN": "77",
    "SHA": "0a1b2c",
    "OWNER": "guest",
    "BRANCH": "a-branch; touch hacked",
}
PULL, ARTIFACTS, COMMENTS = (
    "repos/owner/briefs/pulls",
    "repos/owner/briefs/actions/runs/77/artifacts",
    "repos/owner/briefs/issues/5/comments",
)


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def run(script: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """A step's script, as GitHub runs one."""
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder, env={**os.environ, "PATH": path, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def comment(tmp_path: Path) -> Any:
    """Run the step that comments, with a `gh` that gives prepared answers and notes what it was asked."""
    script = next(step["run"] for step in steps(WORKFLOWS["comment"]) if "run" in step)
    (tmp_path / "bin").mkdir()
    gh = tmp_path / "bin/gh"
    gh.write_text(GH.format(python=sys.executable), "utf-8")
    gh.chmod(0o755)

    def go(changes: str | None, pull: str = "5", own: str = "") -> tuple[list[list[str]], str]:
        (tmp_path / "changes").mkdir(exist_ok=True)
        if changes is not None:
            (tmp_path / "changes/changes.md").write_text(changes, "utf-8")
        answers = json.dumps({PULL: pull, ARTIFACTS: "99", COMMENTS: own})
        done = run(script, tmp_path, ANSWERS=answers, CALLS=str(tmp_path / "calls"), **ENVIRONMENT)
        assert done.returncode == 0, done.stderr
        assert not (tmp_path / "hacked").exists()
        calls = [json.loads(line) for line in (tmp_path / "calls").read_text("utf-8").splitlines()]
        posted = tmp_path / "posted.md"
        return calls, posted.read_text("utf-8") if posted.exists() else ""

    return go


def test_a_pull_request_gets_a_comment_with_the_changes_beside_the_pdf(comment: Any) -> None:
    calls, posted = comment("### Added: 1\n\n- event: Tea\n")
    assert calls[-1][:3] == ["api", "--method", "POST"]
    assert calls[-1][3] == COMMENTS
    assert "(https://github.com/owner/briefs/actions/runs/77/artifacts/99)" in posted
    assert posted.endswith("### Added: 1\n\n- event: Tea\n")


def test_the_pull_request_is_found_by_its_branch_and_head(comment: Any) -> None:
    calls, _ = comment("x\n")
    assert "head=guest:a-branch; touch hacked" in calls[0]
    assert any("head.sha == env.SHA" in part for part in calls[0])


def test_a_comment_is_brought_up_to_date(comment: Any) -> None:
    calls, _ = comment("x\n", own="123")
    assert calls[-1][2:4] == ["PATCH", "repos/owner/briefs/issues/comments/123"]


def test_without_a_pull_request_nothing_is_written(comment: Any) -> None:
    calls, posted = comment("x\n", pull="")
    assert len(calls) == 1
    assert posted == ""


def test_what_the_build_left_is_no_markup_and_mentions_nobody(comment: Any) -> None:
    text = "<img src=x> @everyone ![x](https://e.org/x.png) [a](https://e.org) [b]: https://e.org\n[c][b] <!-- briefwright -->\n"
    text += "https://e.org WWW.e.org www.e.org owner/repo#12 #3\n"
    _, posted = comment(text)
    told = posted.partition("in the words of that build:\n\n")[2]
    assert "everyone" in told
    assert not re.search(r"<|@\w|\]\(|\]:|\]\[|!\[|://|www\.|#[0-9](?!203;)", told, re.IGNORECASE)


def test_of_very_much_it_shows_the_beginning(comment: Any) -> None:
    _, posted = comment("- event: Tea\n" * 9000)
    assert len(posted) < 65536  # what GitHub takes
    assert posted.endswith("… and more: see the summary of the run.\n")


def test_a_link_in_place_of_the_text_is_not_followed(comment: Any, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret\n", "utf-8")
    (tmp_path / "changes").mkdir()
    (tmp_path / "changes/changes.md").symlink_to(tmp_path / "secret")
    _, posted = comment(None)
    assert "secret" not in posted


def test_who_may_write_runs_nothing_of_a_pull_request() -> None:
    workflow = WORKFLOWS["comment"]
    assert workflow[True] == {
        "workflow_run": {"workflows": ["brief"], "types": ["completed"]}
    }  # `on` is true to YAML 1.1
    assert workflow["permissions"] == {}
    [job] = workflow["jobs"].values()
    assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step] == ["actions/download-artifact"]
    assert [step["run"] for step in job["steps"] if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("build", BUILDS.values(), ids=BUILDS)
def test_who_runs_a_pull_request_may_only_read(build: dict[str, Any]) -> None:
    assert build["name"] == "brief"  # the one that the comment waits for
    assert build["permissions"] == {}
    assert build["jobs"]["build"]["permissions"] == {"contents": "read"}
    checkouts = [step["with"] for step in steps(build) if "checkout" in step.get("uses", "")]
    assert [c["persist-credentials"] for c in checkouts] == [False, False]
    assert [step["run"] for step in steps(build) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("build", BUILDS.values(), ids=BUILDS)
@pytest.mark.parametrize(
    ("base", "said"),
    [("same", "No fact differs."), ("other", "value: $600 million"), (None, "Nothing to compare with")],
)
def test_the_build_says_what_changes(
    build: dict[str, Any], base: str | None, said: str, small: Path, tmp_path: Path
) -> None:
    [script] = [step["run"] for step in steps(build) if "briefwright diff" in step.get("run", "")]
    for folder in ("bin", ".venv/bin"):
        (tmp_path / folder).mkdir(parents=True)
        command = tmp_path / folder / "briefwright"
        command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m pipeline.cli "$@"\n', "utf-8")
        command.chmod(0o755)
    account = (small / "output/account.json").read_text("utf-8")
    (tmp_path / "output").mkdir()
    (tmp_path / "output/account.json").write_text(account, "utf-8")
    (tmp_path / "base/output/work").mkdir(parents=True)
    if base:
        old = account if base == "same" else account.replace("500000000", "600000000")
        (tmp_path / "base/output/work/account.json").write_text(old, "utf-8")
    done = run(script, tmp_path, GITHUB_STEP_SUMMARY=str(tmp_path / "summary"))
    assert done.returncode == 0, done.stderr
    for name in ("changes.md", "summary"):
        assert said in (tmp_path / name).read_text("utf-8").replace("\\$", "$")
