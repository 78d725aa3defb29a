"""`briefwright diff`: what changed between two editions, told to people, to a pull request and to programs."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from markdown_it import MarkdownIt
from runs import ROOT

from pipeline.records import Account

OLD = (
    "In 2012, exports from Kenya to Uganda were $700 million.\n\n"
    "On 3 May 2011, Italy and Kenya signed the Nairobi Agreement on tea.\n\n"
    "In June 2009, President Yoweri Museveni of Uganda visited Rome.\n"
)
NEW = (
    "In 2012, exports from Kenya to Uganda were $900 million.\n\n"
    "On 4 May 2011, Italy and Kenya signed the Nairobi Agreement on tea.\n\n"
    "Imports of Italy from Kenya rose by 5 per cent in 2014 on the year before.\n"
)
HOSTILE = (
    "On 3 May 2011, Italy and Kenya signed the [Nairobi](https://example.org) <b>Agreement</b> @everyone *now* \x1b[31m "
    "![x](https://example.org/x.png) on tea and on `code` | bars.\n"
)


def diff(*arguments: str | Path, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pipeline.cli", "diff", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


@pytest.fixture
def kept(account_of: Callable[..., Account], tmp_path: Path) -> Callable[[str, str], Path]:
    """The account of a text, in a file."""

    def keep(name: str, text: str) -> Path:
        path = tmp_path / f"{name}.json"
        path.write_bytes(msgspec.json.encode(account_of(kenya=text)))
        return path

    return keep


@pytest.fixture
def editions(kept: Callable[[str, str], Path]) -> tuple[Path, Path]:
    """Two accounts of one source, edited between."""
    return kept("old", OLD), kept("new", NEW)


def test_what_changed_is_told_with_what_it_was(editions: tuple[Path, Path]) -> None:
    told = diff(*editions)
    assert (told.returncode, told.stderr) == (1, "")
    added, gone, changed = re.split(r"^(?:Added|Gone|Changed): \d+\n", told.stdout, flags=re.MULTILINE)[1:]
    assert "5 % · Change in imports · Italy from Kenya · 2014 · on 2013  [S1 ¶3]" in added
    assert "Jun 2009: President Yoweri Museveni of Uganda visited Rome  [S1 ¶3]" in gone
    assert "value: $700 million → $900 million" in changed
    assert "date: 3 May 2011 → 4 May 2011" in changed
    assert "\x1b" not in told.stdout


def test_what_is_the_same_does_not_differ(editions: tuple[Path, Path]) -> None:
    for form in ((), ("--markdown",)):
        told = diff(editions[0], editions[0], *form)
        assert (told.returncode, told.stdout, told.stderr) == (0, "No fact differs.\n", "")
    told = diff(editions[0], editions[0], "--json")
    assert told.returncode == 0
    assert json.loads(told.stdout) == {"schema": "briefwright/diff/1", "added": [], "gone": [], "changed": []}


def test_programs_get_the_records_and_the_fields_that_differ(editions: tuple[Path, Path]) -> None:
    told = diff(*editions, "--json")
    assert told.returncode == 1
    found = json.loads(told.stdout)
    [value] = [c for c in found["changed"] if c["kind"] == "observation"]
    assert value["fields"] == {"value": [700e6, 900e6]}
    assert value["parts"] == {"value": ["$700 million", "$900 million"]}
    old, new = (json.loads(path.read_bytes()) for path in editions)
    assert value["before"] in old["observations"]
    assert value["after"] in new["observations"]
    assert [a["record"]["value"] for a in found["added"] if a["kind"] == "observation"] == [5.0]
    assert [g["record"]["when"] for g in found["gone"] if g["kind"] == "event"] == ["2009-06"]


def test_markdown_is_lists_under_headings(editions: tuple[Path, Path]) -> None:
    told = diff(*editions, "--markdown")
    assert told.returncode == 1
    html = MarkdownIt().render(told.stdout)
    assert re.findall(r"<h3>(\w+): \d+</h3>", html) == ["Added", "Gone", "Changed"]
    assert "value: $700 million → <strong>$900 million</strong>" in html


def test_what_a_source_says_is_neither_markup_nor_a_mention(kept: Callable[[str, str], Path]) -> None:
    hostile = kept("hostile", HOSTILE)
    told = diff(kept("old", "Tea.\n"), hostile, "--markdown").stdout
    assert "Nairobi" in told
    html = MarkdownIt("gfm-like", {"linkify": False}).render(told)
    assert set(re.findall(r"<(\w+)", html)) <= {"h3", "ul", "li", "p", "strong"}
    assert not re.search(r"@\w", html)
    plain = diff(kept("old", "Tea.\n"), hostile).stdout
    assert "Nairobi" in plain
    assert "\x1b" not in plain


def test_a_brief_that_was_built_is_named_by_its_folder(small: Path, tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    account = (small / "output/account.json").read_text("utf-8").replace("500000000", "600000000")
    (tmp_path / "output/account.json").write_text(account, "utf-8")
    for old, new in ((small, tmp_path), (small / "output", tmp_path / "output/account.json")):
        told = diff(old, new)
        assert told.returncode == 1
        assert "value: $500 million → $600 million" in told.stdout
    assert (
        diff(small, cwd=tmp_path).stdout == diff(small, tmp_path).stdout
    )  # the new one is this folder, if none is named


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_an_account_comes_from_a_pipe(small: Path) -> None:
    script = f'"{sys.executable}" -m pipeline.cli diff <(cat "{small}/output/account.json") "{small}"'
    told = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (told.returncode, told.stdout) == (0, "No fact differs.\n")


WRONG = {
    "missing": (None, "is missing"),
    "empty": ("", "is no account"),
    "no JSON": ("title: Tea\n", "is no account (JSON is malformed"),
    "something else": ("{}", "is no account, and `briefwright/account/1` is wanted"),
    "a list": ("[]", "is no account (Expected `object`, got `array`)"),
    "of a later version": ('{"schema": "briefwright/account/2"}', "is an account of the form `briefwright/account/2`"),
    "of wrong types": ('{"schema": "briefwright/account/1", "events": [1]}', "(Expected `object`, got `int` - at `$.events"),
    "an odd date": (
        '{"schema": "briefwright/account/1", "events": [{"id": "event-1", "when": "soon", "title": "Tea", "evidence": []}]}',
        "`event-1` has the date `soon`, which is none",
    ),
    "evidence that is gone": (
        '{"schema": "briefwright/account/1", "gaps": [{"id": "gap-1", "kind": "note", "label": "1", "evidence": '
        '[{"source": "a", "passage": "p-1", "start": 0, "end": 1, "quote": "x"}]}]}',
        "the evidence of `gap-1` is not in it",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "fragment"), WRONG.values(), ids=WRONG)
def test_what_is_no_account_is_one_sentence(content: str | None, fragment: str, editions: tuple[Path, Path]) -> None:
    path = editions[0].with_name("other.json")
    if content is not None:
        path.write_text(content, "utf-8")
    told = diff(editions[0], path)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith(f"briefwright: {path}")
    assert fragment in told.stderr
    assert told.stderr.endswith(
        "; name an account.json as Briefwright writes it, or the folder of a brief that was built.\n"
    )


def test_a_folder_that_was_not_built_is_told(tmp_path: Path, editions: tuple[Path, Path]) -> None:
    told = diff(editions[0], cwd=tmp_path)
    assert told.returncode == 2
    assert (
        told.stderr
        == "briefwright: output/account.json is missing; build the brief by `snakemake`, or name an account.json.\n"
    )


def test_one_form_at_a_time(editions: tuple[Path, Path]) -> None:
    told = diff(*editions, "--json", "--markdown")
    assert told.returncode == 2
    assert "not allowed with" in told.stderr
