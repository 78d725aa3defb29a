"""What is known of a document: from a file beside it or its own head; and what is said of one that cannot be read."""

import os
from pathlib import Path

import pytest

from pipeline.errors import Complaint
from pipeline.ingest import ingest, unread
from pipeline.records import Source

ALL = {
    "title": "Ports of Ghana",
    "author": "Ama Mensah",
    "publisher": "Institute of Trade",
    "published": "2019-05-03",
    "address": "https://example.org/ports",
    "rights": "CC BY 4.0",
    "language": "en",
}


def source_of(folder: Path, text: str, sidecar: str | None = None, name: str = "ports.txt") -> Source:
    """The source that a document and what stands beside it make."""
    (folder / name).write_text(text, "utf-8")
    if sidecar is not None:
        (folder / name).with_suffix(".yaml").write_text(sidecar, "utf-8")
    return ingest(folder / name)[0].source


@pytest.mark.parametrize("name", ["ports.txt", "ports.md"])
def test_a_sidecar_describes_the_document(tmp_path: Path, name: str) -> None:
    given = "".join(f"{key}: {value}\n" for key, value in ALL.items())
    source = source_of(tmp_path, "A heading\n\nExports grew.\n", given, name)
    assert {key: getattr(source, key) for key in ALL} == ALL


def test_the_front_matter_of_a_markdown_file_may_say_the_same(tmp_path: Path) -> None:
    given = "".join(f"{key}: {value}\n" for key, value in ALL.items())
    source = source_of(tmp_path, f"---\n{given}---\n\nExports grew.\n", name="ports.md")
    assert {key: getattr(source, key) for key in ALL} == ALL


def test_a_title_given_goes_before_the_heading(tmp_path: Path) -> None:
    assert source_of(tmp_path, "A heading\n\nExports grew.\n", "title: Ports\n").title == "Ports"
    assert source_of(tmp_path, "A heading\n\nExports grew.\n", "author: Ama\n").title == "A heading"


@pytest.mark.parametrize("date", ["2019-05-03", "2019-05", "2019-05-03~", "2019", "'2019'", "2018/2019"])
def test_a_date_of_publication_stays_as_it_is_written(tmp_path: Path, date: str) -> None:
    assert source_of(tmp_path, "Exports grew.\n", f"published: {date}\n").published == date.strip("'")


@pytest.mark.parametrize(
    ("sidecar", "line", "said"),
    [
        ("title: Ports\nautor: Ama\n", "2:1", "did you mean `author`?"),
        ("title:\n  - Ports\n", "2:3", "`title` must be text"),
        ("title: Ports\ntitle: Harbours\n", "2:1", "in line 1"),
        ("title: Ports: old and new\n", "1:13", "not valid YAML"),
        ("just words\n", "1:1", "key: value"),
    ],
)
def test_a_fault_in_a_sidecar_is_told_by_line(tmp_path: Path, sidecar: str, line: str, said: str) -> None:
    with pytest.raises(Complaint) as complaint:
        source_of(tmp_path, "Exports grew.\n", sidecar)
    assert str(complaint.value).startswith(f"{tmp_path}/ports.yaml:{line}: ")
    assert said in str(complaint.value)


@pytest.mark.parametrize(
    "date", ["2020-13", "2020-02-31", "last spring", "3 March 2020", "2020/..", "/", "2020/2019", '""', "[2020]"]
)
def test_a_date_that_is_none_is_told_by_line_and_form(tmp_path: Path, date: str) -> None:
    with pytest.raises(Complaint) as complaint:
        source_of(tmp_path, "Exports grew.\n", f"published: {date}\n")
    said = f"{tmp_path}/ports.yaml:1:12: `published` must be 2024, 2024-05 or 2024-05-02"
    assert str(complaint.value) in (f"{said}.", f"{said}, not `{date}`.")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("autor: Ama", "3:1: unknown key `autor`; did you mean `author`?"),
        ("published: 2020-13", "3:12: `published` must be 2024, 2024-05 or 2024-05-02, not `2020-13`."),
        ("\tauthor: Ama", "3:1: not valid YAML: found a tab character that violates indentation. Indent with spaces"),
    ],
)
def test_a_fault_in_front_matter_is_told_by_its_line_in_the_document(
    tmp_path: Path, fault: str, told: str, end: str
) -> None:
    (tmp_path / "ports.md").write_bytes(end.join(["---", "title: Ports", fault, "---", "", "Text.", ""]).encode())
    with pytest.raises(Complaint) as complaint:
        ingest(tmp_path / "ports.md")
    assert str(complaint.value).startswith(f"{tmp_path}/ports.md:{told}")


def test_a_sidecar_does_not_change_what_is_read(tmp_path: Path) -> None:
    alone = [(p.id, p.text) for p in _passages(tmp_path, "A heading\n\nExports grew.\n")]
    (tmp_path / "ports.yaml").write_text("title: Something else\n", "utf-8")
    assert [(p.id, p.text) for p in ingest(tmp_path / "ports.txt")[1]] == alone


def _passages(folder: Path, text: str):  # type: ignore[no-untyped-def]
    (folder / "ports.txt").write_text(text, "utf-8")
    return ingest(folder / "ports.txt")[1]


def test_a_source_is_named_by_its_file_and_told_by_its_bytes(tmp_path: Path) -> None:
    source = source_of(tmp_path, "Exports grew.\n", name="Annual Report 2019.txt")
    assert source.id == "annual-report-2019"
    assert source.path == f"{tmp_path}/Annual Report 2019.txt"
    assert len(source.sha256) == 64
    assert source.sha256 != source_of(tmp_path, "Exports grew.\r\n", name="Annual Report 2019.txt").sha256


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("report.pages", b"PK", "no reader for .pages; save it as .docx"),
        ("report.pdf", b"%PDF-1.7", "a damaged one; export it anew"),
        ("report.docx", b"words", "no Word document"),
        ("report.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "locked by a password, or an old .doc"),
        ("report.xlsx", b"PK\x03\x04", "no Excel workbook"),
        ("report.html", b"<html><body><script>1</script></body></html>", "holds no text"),
        ("report.csv", b"", "holds no text"),
        ("report", b"words", "without an ending"),
        ("empty.txt", b"", "holds no text"),
        ("blank.md", b" \n\t\n", "holds no text"),
        ("rules.txt", b"-----\n\n*****\n", "holds no passage"),
        ("hidden.txt", "\u200b \u200b\n".encode(), "holds no"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_sentence_that_names_it(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Complaint) as complaint:
        ingest(tmp_path / name)
    assert str(complaint.value).startswith(f"{tmp_path}/{name}: ")
    assert said in str(complaint.value)


def test_a_missing_file_and_a_folder_are_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name in ("missing.txt", "folder.txt"):
        with pytest.raises(Complaint, match=name):
            ingest(tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "locked.txt").write_text("Exports grew.\n")
    (tmp_path / "locked.txt").chmod(0)
    with pytest.raises(Complaint, match=r"locked\.txt.*permission"):
        ingest(tmp_path / "locked.txt")


def test_a_document_that_is_left_out_says_why(tmp_path: Path) -> None:
    path = tmp_path / "Old Report.pdf"
    path.write_bytes(b"%PDF-1.7")
    document = unread(path, "no reader")
    assert (document.source.id, document.source.unreadable, document.text) == ("old-report", "no reader", "")
    assert len(document.source.sha256) == 64
