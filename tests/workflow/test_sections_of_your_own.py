"""A kind of section of one's own: the very text of docs/sections-of-your-own.md as an installed package, and packages that
are wrong.
"""

import importlib
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from runs import ROOT, Snakemake, assert_refused, edit, fill, headings, jobs, published, words

from pipeline.cli import main
from pipeline.document.sections import kinds

DOC = (ROOT / "docs/sections-of-your-own.md").read_text("utf-8")
MODULE, PROJECT, LINE = (re.findall(rf"```{name}\n(.*?)```", DOC, re.DOTALL)[0] for name in ("python", "toml", "yaml"))
SOURCES = {
    "bank.txt": "On 3 May 2011, the European Union (EU) and Kenya signed the Nairobi Agreement on tea.\n",
    "bloc.txt": "In June 2016, the Association of Southeast Asian Nations (ASEAN) met in Lima.\n",
}
BRIEF = "title: Tea\nsections:\n  - kind: chronology\n"
Install = Callable[..., Path]


def install(site: Path, module: str = MODULE, project: str = PROJECT, name: str = "acronyms") -> Path:
    """A folder of installed packages that holds one more, as pip leaves it."""
    told = tomllib.loads(project)["project"]
    info = site / f"{told['name'].replace('-', '_')}-{told['version']}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {told['name']}\nVersion: {told['version']}\n", "utf-8"
    )
    points = "".join(
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in entries.items())
        for group, entries in told["entry-points"].items()
    )
    (info / "entry_points.txt").write_text(points, "utf-8")
    (site / f"{name}.py").write_text(module, "utf-8")
    return site


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a package for this process, until the test is over."""
    before = set(sys.modules)
    site = tmp_path / "site"

    def installing(*args: str) -> Path:
        install(site, *args)
        monkeypatch.syspath_prepend(site)
        importlib.invalidate_caches()
        kinds.cache_clear()
        return site

    yield installing
    kinds.cache_clear()
    for name in set(sys.modules) - before:
        if getattr(sys.modules[name], "__file__", None) and str(site) in str(sys.modules[name].__file__):
            del sys.modules[name]


def test_the_section_of_the_documentation_has_25_lines() -> None:
    assert MODULE.count("\n") == 25


def test_the_section_of_the_documentation_stands_in_the_brief_checked_and_made_again_when_its_code_changes(
    tmp_path: Path, snakemake: Snakemake
) -> None:
    site = install(tmp_path / "site")
    folder = fill(tmp_path / "brief", BRIEF + LINE, SOURCES)
    environment = {"PYTHONPATH": str(site)}
    run = snakemake(folder, environment=environment)
    assert run.returncode == 0, run.stdout
    assert headings(folder) == ["Chronology", "Acronyms: 2010–2014"]
    said = words(folder).split("Acronyms: 2010–2014")[-1]
    assert "EU European Union" in said
    assert "ASEAN" not in said  # it met in 2016
    edit(site / "acronyms.py", ('heading = "Acronyms"', 'heading = "Short names"'))
    again = snakemake(folder, "--quiet", "host", environment=environment)
    assert jobs(again) == {"document", "publish", "all"}
    assert headings(folder) == ["Chronology", "Short names: 2010–2014"]
    gone = snakemake(folder)
    assert_refused(gone, "brief.yaml:4:12", "`acronyms`")


@pytest.mark.parametrize(("line", "code"), [(LINE, 0), (LINE.replace("most", "msot"), 1)])
def test_check_and_the_schema_know_the_section_of_the_documentation(line: str, code: int, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(install(tmp_path / "site"))}
    folder = fill(tmp_path / "brief", BRIEF + line, SOURCES)
    command = [sys.executable, "-m", "pipeline.cli"]
    check = subprocess.run([*command, "check", folder], env=environment, capture_output=True, text=True, check=False)
    assert check.returncode == code
    assert ("did you mean `most`?" in check.stdout) is bool(code)
    printed = subprocess.run([*command, "schema", "brief"], env=environment, capture_output=True, check=True).stdout
    kind = json.loads(printed)["$defs"]["acronyms"]
    assert kind["description"] == "Acronyms of organisations, and what they stand for."
    assert {"kind", "title", "place", "period", "most"} <= kind["properties"].keys()


PACKAGE = "the package briefwright-acronyms 1.0"
BROKEN = {
    "an import that fails": (MODULE.replace("from typing", "import nowhere\nfrom typing"), PROJECT, "No module named"),
    "no syntax": ("def compose(:\n", PROJECT, "SyntaxError"),
    "an exit": ("raise SystemExit(0)\n", PROJECT, "SystemExit"),
    "no options": ("def compose(options, brief): ...\n", PROJECT, "no class `Options`"),
    "options of another make": ("class Options: ...\n", PROJECT, "made from `base.Options`"),
    "no compose": (MODULE.replace("def compose", "def composed"), PROJECT, "no function `compose`"),
    "another tag": (MODULE.replace('tag="acronyms"', 'tag="short"'), PROJECT, "`short`"),
    "a name of ours": (MODULE, PROJECT.replace('acronyms = "', 'actors = "'), "as one of ours is called"),
    "what is no module": (MODULE, PROJECT.replace('"acronyms"\n', '"acronyms:Options"\n'), "not a module"),
    "no module": (MODULE, PROJECT.replace('"acronyms"\n', '"acronym"\n'), "No module named 'acronym'"),
}


@pytest.mark.parametrize(("module", "project", "fragment"), BROKEN.values(), ids=BROKEN)
def test_a_package_whose_section_cannot_be_used_is_named_in_one_sentence(
    module: str, project: str, fragment: str, installed: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    installed(module, project)
    folder = fill(tmp_path / "brief", BRIEF, SOURCES)
    assert main(["check", str(folder)]) == 1
    told = capsys.readouterr().err
    assert told.startswith("briefwright: ")
    assert told.count("\n") == 1
    assert [f for f in (PACKAGE, fragment, "uninstall it", "acronyms") if f not in told] == []


def test_two_packages_of_one_section_are_both_named(
    installed: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    installed()
    installed(MODULE, PROJECT.replace("briefwright-acronyms", "short-names"))
    assert main(["check", str(fill(tmp_path / "brief", BRIEF, SOURCES))]) == 1
    told = capsys.readouterr().err
    assert [f for f in ("briefwright-acronyms 1.0", "short-names 1.0", "`acronyms`") if f not in told] == []


BODY = MODULE[MODULE.index("    bodies =") :]
FAILING = {
    "an exception": ("    raise KeyError('x')\n", "stopped with KeyError: 'x'"),
    "an exit": ("    raise SystemExit\n", "stopped with SystemExit"),
    "nothing": ("    pass\n", "gives nothing, not `Composed`"),
    "a text": ("    return 'Tea'\n", "gives `str`, not `Composed`"),
    "no blocks and no reason": ("    return Composed()\n", "says nothing, and not why"),
    "a block that is none": ("    return Composed(['Tea'])\n", "a block 1 that is no block: `str`"),
    "a number for a text": ("    return Composed([Row((Cell(5),))])\n", "`Row`"),
    "a cell of a number": ("    return Composed([Table((Column('A'),), (Row((Cell(5),)),))])\n", "Expected `array`, got `int`"),
    "too few cells": ("    return Composed([Table((Column('A'),), (Row(()),))])\n", "more or fewer cells"),
    "a later that fails": ("    return lambda: 1 / 0\n", "ZeroDivisionError"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "fragment"), FAILING.values(), ids=FAILING)
def test_a_section_that_fails_is_told_in_one_sentence_that_names_its_package(
    body: str, fragment: str, small_copy: Path, tmp_path: Path
) -> None:
    site = install(tmp_path / "site", MODULE.replace(BODY, body))
    (small_copy / "brief.yaml").write_text(BRIEF + LINE, "utf-8")
    made = ("account.json", "trade.csv", "chronology.csv", "rows.jsonl", "figures.jsonl", "brief.pdf")
    run = subprocess.run(
        [sys.executable, "-m", "pipeline.document", "brief.yaml", *(f"output/work/{name}" for name in made)],
        cwd=small_copy,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    told = run.stderr.splitlines()[-1]
    assert told.startswith(f"briefwright document: the section `acronyms` of {PACKAGE} ")
    assert told.endswith("; mend the package, or take the section out of brief.yaml.")
    assert fragment in told


def test_a_section_that_fails_ends_the_build_and_leaves_its_traceback_in_the_log(
    small: Path, small_copy: Path, tmp_path: Path, snakemake: Snakemake
) -> None:
    site = install(tmp_path / "site", MODULE.replace(BODY, "    raise KeyError('tea')\n"))
    (small_copy / "brief.yaml").write_text(BRIEF + LINE, "utf-8")
    run = snakemake(small_copy, environment={"PYTHONPATH": str(site)})
    assert_refused(run, "the section `acronyms`", PACKAGE, "KeyError: 'tea'")
    assert published(small_copy) == published(small)
    log = (small_copy / "output/work/logs/document.log").read_text("utf-8")
    assert "Traceback" in log
    assert "acronyms.py" in log
