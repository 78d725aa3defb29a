"""The `briefwright` command, and what the documentation says of it and of brief.yaml."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import msgspec
import pytest
import yaml
from runs import ROOT

from pipeline.cli import main
from pipeline.document.sections import kinds, section_type
from pipeline.editor.settings import load
from pipeline.errors import Complaint
from pipeline.records import Account
from pipeline.schema import brief_schema, printed

TEXTS = {
    "copper": "In 2010, Chile exported copper worth $40 billion to Peru (Figure 1). Exports rose to $44 billion in 2011.\n",
    "tea": "On 3 May 2011, President Yoweri Museveni of Uganda signed the Kampala Agreement on tea.\n\nTalks planned for "
    "autumn 2012 were cancelled.\n",
    "tea-again": "On 3 May 2011, President Yoweri Museveni of Uganda signed the Kampala Agreement on tea.\n\n"
    "In 2010, Chile exported copper worth $45 billion to Peru.\n",
    "tiny": "Tea.\n",
}
SCHEMA = (ROOT / "docs/account.schema.json").read_text("utf-8")


def test_the_account_of_documents_is_printed_and_nothing_else(tmp_path: Path) -> None:
    paths = []
    for name in ("copper", "tea"):
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(TEXTS[name], "utf-8")
    run = subprocess.run([sys.executable, "-m", "pipeline.cli", "account", *paths], capture_output=True, check=True)
    account = json.loads(run.stdout)
    assert account["schema"] == "briefwright/account/1"
    assert [source["id"] for source in account["sources"]] == ["copper", "tea"]
    assert 40e9 in [observation["value"] for observation in account["observations"]]
    assert run.stderr == b""
    assert list(tmp_path.iterdir()) == paths


@pytest.mark.parametrize(
    ("files", "fragments"),
    [
        pytest.param({}, ["tea.txt", "no such file", "look at its name"], id="no such file"),
        pytest.param({"tea.txt": b""}, ["tea.txt", "no text", "fill it"], id="empty"),
        pytest.param({"tea.txt": bytes(range(256))}, ["tea.txt", "not a text file", "convert it"], id="no text"),
        pytest.param({"tea.odt": b"PK"}, ["tea.odt", "no reader for .odt", ".txt"], id="unknown kind"),
        pytest.param({"tea.md": b"---\ntitel: Tea\n---\nTea.\n"}, ["tea.md:2:1", "`title`"], id="wrong front matter"),
        pytest.param(
            {"tea.md": b"---\npublished: 2020-13\n---\nTea.\n"}, ["tea.md:2:12", "`2020-13`"], id="wrong date"
        ),
        pytest.param({"tea.txt": b"Tea.\n", "Tea.md": b"Tea.\n"}, ["Tea.md", "tea.txt", "rename"], id="one name"),
    ],
)
def test_what_is_wrong_with_a_document_is_one_sentence(
    files: dict[str, bytes], fragments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert main(["account", *(str(tmp_path / name) for name in files or ["tea.txt"])]) == 1
    printed, sentence = capsys.readouterr()
    assert printed == ""
    assert sentence.startswith("briefwright: ")
    assert sentence.count("\n") == 1
    assert [f for f in fragments if f not in sentence] == []


def test_the_command_alone_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage: briefwright" in capsys.readouterr().err


@pytest.mark.parametrize("given", [["acount"], ["account"], ["schema", "tea.txt"]])
def test_wrong_usage_is_told_with_the_usage(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(given)
    assert end.value.code == 2
    assert "usage: briefwright" in capsys.readouterr().err


@pytest.mark.parametrize(("given", "name"), [([], "account"), (["account"], "account"), (["brief"], "brief")])
def test_the_published_schemas_are_those_that_the_command_prints(
    given: list[str], name: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["schema", *given]) == 0
    assert capfdbinary.readouterr().out == (ROOT / f"docs/{name}.schema.json").read_bytes()


KINDS = sorted(kinds())
OPTIONS_OF = {"prose": ", text: Tea"}
BRIEFS = {
    "the least": ("title: Tea\n", True),
    "a year as title and as date": ("title: 2024\ndate: 2024-05-01\n", True),
    "nothing for a text that may be left out": ("title: Tea\nstandfirst: null\n", True),
    "a time for a year and a name for a list": (
        "title: T\nsections:\n- {kind: chronology, period: 2014, place: [Peru]}\n- {kind: timeline, period: 2013/..}\n",
        True,
    ),
    "a date in words": ("title: T\ndate: 3 May 2014\n", False),
    "a period in words": ("title: T\nsections: [{kind: chronology, period: last year}]\n", False),
    "no place": ("title: T\nsections: [{kind: chronology, place: []}]\n", False),
    "all options": (
        "title: Tea\nsections:\n- {kind: key-points, most: 3}\n- {kind: figures, measure: [trade], title: ''}\n"
        "- {kind: chart, chart: share, measure: exports}\n- kind: background\n  topics: [{title: 1, about: [tea]}]\n",
        True,
    ),
    "every kind": ("title: T\nsections:\n" + "".join(f"- {{kind: {k}{OPTIONS_OF.get(k, '')}}}\n" for k in KINDS), True),
    "prose without words": ("title: T\nsections: [{kind: prose}]\n", False),
    "prose twice": ("title: T\nsections: [{kind: prose, text: x, file: x.md}]\n", False),
    "no title": ("authors: [Amina]\n", False),
    "an empty title": ("title: ''\n", False),
    "an unknown key": ("title: Tea\nstandfrist: Tea\n", False),
    "an unknown choice": ("title: Tea\ntheme: navi\n", False),
    "a text for a list": ("title: Tea\nauthors: Amina\n", False),
    "a word for a number": ("title: Tea\nbatches: many\n", False),
    "a number too large": ("title: Tea\nbatches: 5000\n", False),
    "no kind": ("title: Tea\nsections: [{title: Tea}]\n", False),
    "an unknown kind": ("title: Tea\nsections: [{kind: keypoints}]\n", False),
    "an option of another kind": ("title: Tea\nsections: [{kind: sources, most: 3}]\n", False),
    "an option that must be there": ("title: Tea\nsections: [{kind: background, topics: [{title: T}]}]\n", False),
    "a topic about nothing": ("title: T\nsections: [{kind: background, topics: [{title: T, about: []}]}]\n", False),
}


@pytest.mark.parametrize(("text", "right"), BRIEFS.values(), ids=BRIEFS)
def test_an_editor_marks_by_the_schema_what_the_program_refuses(text: str, right: bool, tmp_path: Path) -> None:
    validator = jsonschema.Draft202012Validator(brief_schema())
    validator.check_schema(validator.schema)
    loader = type("Yaml12", (yaml.SafeLoader,), {})  # as editors read it: a date is text
    loader.yaml_implicit_resolvers = {
        first: [r for r in resolvers if "timestamp" not in r[0]]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    assert validator.is_valid(yaml.load(text, loader)) is right
    path = tmp_path / "brief.yaml"
    path.write_text(text, "utf-8")
    try:
        load(path, section_type())
    except Complaint:
        assert not right
    else:
        assert right


def test_every_key_says_in_an_editor_what_it_is() -> None:
    schema = brief_schema()
    assert {*KINDS, "Topic", "Theme", "Faces", "Logo"} == {*schema["$defs"]}
    parts = [schema, *schema["$defs"].values()]
    assert [part["title"] for part in parts if not part.get("description")] == []
    keys = [(part["title"], key, p) for part in parts for key, p in part["properties"].items() if key != "kind"]
    assert [(title, key) for title, key, p in keys if not p.get("description")] == []


def test_the_example_names_the_schema_of_its_settings() -> None:
    [name] = re.findall(r"\A# yaml-language-server: \$schema=(\S+)\n", (ROOT / "brief.yaml").read_text("utf-8"))
    assert (ROOT / name).read_bytes() == printed(brief_schema())


@pytest.mark.parametrize("names", [["tiny"], ["copper", "tea", "tea-again"]])
def test_accounts_keep_to_the_published_schema(names: list[str], account_of: Callable[..., Account]) -> None:
    account = json.loads(msgspec.json.encode(account_of(**{name: TEXTS[name] for name in names})))
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA))
    validator.check_schema(validator.schema)
    assert [error.message for error in validator.iter_errors(account)] == []
    account["events"].append({"title": 1})
    assert not validator.is_valid(account)


def test_every_theme_can_be_chosen() -> None:
    themes = {path.stem for path in (ROOT / "pipeline/theme/themes").glob("*.toml")}
    [named] = [kind for kind in brief_schema()["properties"]["theme"]["anyOf"] if "pattern" in kind]
    assert all(re.search(named["pattern"], theme) for theme in [*themes, "house.toml"])
    assert not re.search(named["pattern"], "navi")


@pytest.mark.parametrize("number", [0, 1])
def test_the_commands_of_the_readme_are_whole(number: int) -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    block = blocks[number]
    assert block.count("\n") == 1
    shell = shutil.which("sh")
    assert shell
    assert subprocess.run([shell, "-n"], input=block.encode(), check=False).returncode == 0
    assert not re.search(r"[<>$…]", block)  # nothing to fill in
