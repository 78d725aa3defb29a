"""`briefwright check`: all that is wrong with settings and sources, at once, and nothing is built."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from runs import fill, refusal, write

from pipeline.cli import main
from pipeline.document.sections import section_type
from pipeline.editor import yamlfile
from pipeline.editor.settings import form

WRONG = """\
title: Tea
standfrist: Tea
authors: Amina
paper: A5
title: Twice
sections:
  - {kind: keypoints, most: 3}
  - kind: chart
    chart: lien
    meassure: trade
  - kind: figures
    most: 9
  - kind: background
    topics:
      - {title: T, abuot: [x]}
      - {titel: U, about: []}
  - title: x
"""
FOUND = [  # line and column, key, nearest
    ((2, 1), "standfrist", "standfirst"),
    ((3, 10), "authors", None),
    ((4, 8), "paper", None),
    ((5, 1), "title", None),
    ((7, 12), "sections[0].kind", "key-points"),
    ((9, 12), "sections[1].chart", "line"),
    ((10, 5), "sections[1].meassure", "measure"),
    ((12, 11), "sections[2].most", None),
    ((15, 20), "sections[3].topics[0].abuot", "about"),
    ((16, 10), "sections[3].topics[1].titel", "title"),
    ((16, 27), "sections[3].topics[1].about", None),
    ((17, 5), "sections[4].kind", None),
]


def test_a_right_brief_is_told_so_and_nothing_is_written(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(fresh.rglob("*"))
    assert main(["check", str(fresh)]) == 0
    printed, said = capsys.readouterr()
    assert printed == ""
    assert said == "briefwright: the brief can be built; run `snakemake`.\n"
    assert sorted(fresh.rglob("*")) == before


TEXT = "sections:\n  - {kind: prose, text: 'It was {exports KEN-UGA 2012} and {place Kenya}.'}\n"


def test_what_only_a_build_can_know_is_named(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (fresh / "brief.yaml").write_text(f"title: Tea\nstrict: true\n{TEXT}", "utf-8")
    assert main(["check", str(fresh)]) == 0
    said = capsys.readouterr().err
    assert "not checked: 2 handles of facts, for no build has read these sources" in said
    assert "not checked: what `strict` asks for" in said
    assert said.endswith("nothing else is wrong; run `snakemake`.\n")


def test_handles_are_checked_by_the_last_build(small_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small_copy / "brief.yaml").write_text(f"title: Tea\n{TEXT}", "utf-8")
    assert main(["check", str(small_copy)]) == 0
    assert capsys.readouterr().err == "briefwright: the brief can be built; run `snakemake`.\n"


def test_every_fault_of_the_settings_is_told_once_with_its_place(
    fresh: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (fresh / "brief.yaml").write_text(WRONG, "utf-8")
    assert main(["check", str(fresh)]) == 1
    printed, said = capsys.readouterr()
    lines = printed.splitlines()
    places = [re.match(rf"{re.escape(str(fresh))}/brief\.yaml:(\d+):(\d+): ", line) for line in lines]
    assert [(int(p[1]), int(p[2])) for p in places if p] == [place for place, _, _ in FOUND]
    assert said == f"briefwright: {len(FOUND)} faults to mend.\n"
    assert "\x1b" not in printed  # no terminal, no colours


def test_programs_get_the_place_the_key_and_what_was_expected(
    fresh: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (fresh / "brief.yaml").write_text(WRONG, "utf-8")
    assert main(["check", "--json", str(fresh)]) == 1
    faults = json.loads(capfdbinary.readouterr().out)
    assert [((f["line"], f["column"]), f["key"], f["nearest"]) for f in faults] == FOUND
    assert {f["file"] for f in faults} == {str(fresh / "brief.yaml")}
    expected = {f["key"]: f["expected"] for f in faults}
    assert expected["paper"] == ["A4", "Letter"]
    assert expected["sections[2].most"] == ["a whole number from 1 to 4"]
    assert expected["sections[3].topics[0].abuot"] == ["title", "about"]
    assert expected["sections[4].kind"] == ["kind"]


def test_every_source_and_sidecar_that_is_wrong_is_told(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(
        fresh / "sources",
        {
            "uganda.docx": b"PK",
            "empty.txt": b"",
            "peru.md": "---\ntitle: x\nauther: y\n---\nTea.\n",
            "chile.md": "---\ntitle: x\n---\n",
            "kenya.yaml": "titel: Tea\npublished: 2024-13\n",
            "lost.yaml": "title: Tea\n",
            "{a}.txt": "Tea.\n",
            "Italy.md": "Tea.\n",
        },
    )
    (fresh / "sources/annex").mkdir()
    assert main(["check", str(fresh)]) == 1
    told = capsys.readouterr().out.replace(f"{fresh}/sources/", "").splitlines()
    begins = [
        "'{a}.txt': rename it", "annex/ is a folder", "lost.yaml: describes a document that is not here",
        "italy.txt: its name is too near", "empty.txt: holds no text", "kenya.yaml:1:1: unknown key `titel`",
        "kenya.yaml:2:12: `published` must be", "chile.md: holds no passage", "peru.md:3:1: unknown key `auther`",
        "uganda.docx: is no Word document, or a damaged one",
    ]  # fmt: skip
    assert sorted(next((b for b in begins if line.startswith(b)), line) for line in told) == sorted(begins)


def test_a_document_of_another_format_is_told_with_the_command_that_converts_it(
    fresh: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(fresh / "sources", {"norway.png": b"PNG", "peru.epub": b"PK", "uganda.doc": b"\xd0\xcf"})
    assert main(["check", str(fresh)]) == 1
    png, epub, doc = capsys.readouterr().out.splitlines()
    assert "read its letters first: `ocrmypdf norway.png norway.pdf`." in png
    assert "`pandoc peru.epub -t markdown -o peru.md`" in epub
    assert "save it as .docx in a word processor" in doc
    assert doc.endswith(
        "Formats that are read: .csv, .docx, .htm, .html, .markdown, .md, .pdf, .text, .tsv, .txt, .xlsx."
    )


FILTERS = """\
title: Tea
sections:
  - {kind: chart, title: Trade, measure: export}
  - {kind: trade-table, measure: [exports, gpd]}
  - {kind: key-points, measure: growth}
  - {kind: figures, measure: weather}
  - {kind: actors, place: [Ugnada, Kenya, KEN, Italian, Kampala]}
"""


def test_a_measure_that_there_is_not_and_a_place_that_is_misspelt_are_told(
    fresh: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (fresh / "brief.yaml").write_text(FILTERS, "utf-8")
    assert main(["check", str(fresh)]) == 1
    chart, table, points, figures, actors = capsys.readouterr().out.splitlines()
    assert "brief.yaml:3:42: `measure` of section 1, `chart` “Trade” must be exports, not `export`." in chart
    assert "brief.yaml:4:34: `measure` of section 2, `trade-table` must be gdp, not gpd." in table
    assert "`measure` of section 3, `key-points` must be gdp, not `growth`." in points
    assert "must be balance or exports or imports" in figures
    assert "or meetings, not `weather`." in figures
    assert "brief.yaml:7:27: `place`: no source has `Ugnada`; did you mean `Uganda`?" in actors
    (fresh / "brief.yaml").write_text("title: Tea\nsections:\n  - {kind: actors, place: Ugnada}\n", "utf-8")
    assert main(["check", str(fresh)]) == 0


def test_faults_of_settings_and_of_sources_are_told_together(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (fresh / "brief.yaml").write_text("titel: Tea\nsources: papers\n", "utf-8")
    assert main(["check", str(fresh)]) == 1
    told = capsys.readouterr().out
    assert "brief.yaml:1:1: unknown key `titel`; did you mean `title`?" in told
    assert "papers/ is missing" in told


def test_a_preferred_source_that_is_none_is_told_with_its_place(
    fresh: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (fresh / "brief.yaml").write_text("title: Tea\nprefer:\n  - kenya\n  - itali\n", "utf-8")
    assert main(["check", "--json", str(fresh)]) == 1
    [fault] = json.loads(capfdbinary.readouterr().out)
    assert [fault[k] for k in ("line", "column", "key", "nearest")] == [4, 5, "prefer[1]", "italy"]


def test_what_may_be_unreadable_is_told_and_is_no_fault(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (fresh / "brief.yaml").write_text("title: Tea\nunreadable: report\n", "utf-8")
    (fresh / "sources/uganda.docx").write_bytes(b"PK")
    assert main(["check", str(fresh)]) == 0
    assert "left out, as `unreadable: report` asks" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    [
        "\ttitle: Tea\n",
        "title: !!int x\n",
        "title: *a\n",
        "title: [Tea\n",
        "",
        "- title\n",
        "title: &a [*a]\n",
        "[" * 5000,
    ],
)
def test_what_is_not_yaml_is_one_sentence(text: str, fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (fresh / "brief.yaml").write_text(text, "utf-8")
    assert main(["check", str(fresh)]) == 1
    assert capsys.readouterr().out.startswith(f"{fresh}/brief.yaml")


def test_a_folder_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nowhere")]) == 1
    assert "name the one that holds brief.yaml" in capsys.readouterr().err
    assert main(["check", str(tmp_path)]) == 1
    assert "brief.yaml is missing" in capsys.readouterr().out


def test_a_build_says_that_there_is_more_to_mend(tmp_path: Path) -> None:
    folder = fill(tmp_path / "brief", "titel: Tea\nthema: navy\npaper: A5\n")
    assert refusal(folder).endswith("; did you mean `title`? `briefwright check` tells 2 more.")


ENTRIES = {  # each alone is wrong, in one line of its own
    "standfrist: x": "standfrist",
    "authors: Amina": "authors",
    "paper: A5": "paper",
    "batches: many": "batches",
    "language: en": "language",
    "unreadable: no": "unreadable",
    'sources: ""': "sources",
    "2024: x": "2024",
}
ITEMS = {
    "{kind: keypoints}": "kind",
    "{kind: chart, chart: pie}": "chart",
    "{kind: figures, most: 9}": "most",
    "{kind: sources, most: 1}": "most",
    "{title: x}": "kind",
    "[]": "",
    "{kind: background, topics: [{title: x, about: x}]}": "topics[0].about",
}


@given(
    st.lists(st.sampled_from(sorted(ENTRIES)), unique=True),
    st.lists(st.sampled_from(["{kind: sources}", "{kind: chronology, title: x}", *sorted(ITEMS)])),
)
def test_faults_are_told_one_by_one_whatever_else_is_wrong(entries: list[str], items: list[str]) -> None:
    text = "\n".join(["title: Tea", *entries, "sections:", *(f"  - {item}" for item in items), ""])
    text = text if items else text.replace("sections:", "sections: []")
    _, _, found = yamlfile.survey("brief.yaml", form(section_type()), text)
    wanted = [(n, ENTRIES[entry]) for n, entry in enumerate(entries, 2)]
    first = len(entries) + 3
    wanted += [
        (first + n, f"sections[{n}]" + (f".{ITEMS[item]}" if ITEMS[item] else ""))
        for n, item in enumerate(items)
        if item in ITEMS
    ]
    assert [(c.line, c.key) for c in found] == wanted


MARKS = ["title", "sections", "kind", "chronology", "most", "period", ": ", ":\n", "\n", "- ", "  ", "\t", "[", "]", "{", "}",
         ",", "'", '"', "#", "&a ", "*a", "!!int ", "!x", "<<", "|", ">", "---\n", "...", "%", "@", "`", "?", "~", "null", "no",
         "2014", "2014-05-01", "\\0", "\x00", "\x85", "\u2028", "\ufeff", "\ud800", "é", "😀", "a", "="]  # fmt: skip


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join) | st.text(max_size=60) | st.binary(max_size=60))
def test_whatever_stands_in_a_file_is_a_record_or_is_told_in_sentences(
    tmp_path_factory: Any, content: str | bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "brief.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    record, _, found = yamlfile.survey(path, form(section_type()))
    assert (record is None) or not found
    assert record is not None or found
    for complaint in found:
        assert str(complaint).startswith(f"{path}:")
        assert "\n" not in str(complaint)
        assert complaint.line
        assert complaint.column


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("authors: Jane Doe", "`authors` must be a list, not `Jane Doe`. Put it in brackets: [Jane Doe]."),
        ("sections:\n  - actors", "section 1 must be lines `key: value`, not `actors`. Write `kind: actors`."),
    ],
)
def test_what_is_plain_where_more_is_wanted_is_told_as_it_is_to_be_written(
    line: str, cure: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(fill(tmp_path / "brief"), {"brief.yaml": f"title: Tea\n{line}\n"})
    assert main(["check", str(tmp_path / "brief")]) == 1
    assert cure in capsys.readouterr().out
