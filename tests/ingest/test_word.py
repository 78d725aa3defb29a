"""Word: the text as it stands with all changes accepted, in its styles; nothing of what is set around it."""

import io
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipeline.errors import Complaint
from pipeline.ingest import ingest
from tests.ingest.ingesting import Outline, outline

Fill = Callable[[Document], object]
DECLARED = f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'


def word(fill: Fill) -> bytes:
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def told(fill: Fill) -> Outline:
    return outline(word(fill), ".docx")


def body(*xml: str) -> Fill:
    """A document of some elements as the file holds them."""

    def fill(document: Document) -> None:
        for element in xml:
            document.element.body.insert(0, parse_xml(element.replace(">", f" {DECLARED}>", 1)))

    return fill


def run(said: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{said}</w:t></w:r>'


def repacked(data: bytes, parts: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """A file with some parts changed or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *parts}:
            content = old.read(name) if name in old.namelist() else b""
            new.writestr(name, parts.get(name, lambda same: same)(content))
    return out.getvalue()


def test_titles_headings_quotations_and_captions_are_known_by_their_styles() -> None:
    def fill(document: Document) -> None:
        document.add_paragraph("Trade with Norway", "Title")
        document.add_heading("Coffee", 2)
        document.add_paragraph("Exports rose.")
        document.add_paragraph("We shall sell more.", "Quote")
        document.add_paragraph("Table 1. Exports", "Caption")

    assert told(fill) == [
        ("heading", 1, "Trade with Norway"), ("heading", 2, "Coffee"), ("paragraph", 0, "Exports rose."),
        ("quotation", 0, "We shall sell more."), ("caption", 0, "Table 1. Exports")]  # fmt: skip


def test_lists_stand_within_one_another() -> None:
    def fill(document: Document) -> None:
        for said, style in (("Coffee", "List Bullet"), ("green", "List Bullet 2"), ("First", "List Number")):
            document.add_paragraph(said, style)

    assert told(fill) == [("item", 1, "Coffee"), ("item", 2, "green"), ("item", 1, "First")]


def test_a_table_has_its_merged_cells_where_they_begin() -> None:
    def fill(document: Document) -> None:
        table = document.add_table(4, 3)
        for row, cells in enumerate(
            (("", "Exports", ""), ("Year", "2018", "2019"), ("Norway", "5", "6"), ("", "7", "8"))
        ):
            for column, cell in enumerate(cells):
                table.cell(row, column).text = cell
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(2, 0).merge(table.cell(3, 0))

    [(kind, _, said)] = told(fill)
    assert kind == "table"
    assert said.splitlines() == [
        "|  | Exports |  |", "| Year | 2018 | 2019 |", "| Norway | 5 | 6 |", "| Norway | 7 | 8 |"]  # fmt: skip


def test_of_tracked_changes_what_is_inserted_is_read_and_what_is_deleted_is_not() -> None:
    deleted = '<w:del w:id="1" w:author="A"><w:r><w:delText>5</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" w:author="A">{run("7")}</w:ins>'
    assert told(body(f"<w:p>{run('Exports rose by ')}{deleted}{inserted}{run('%.')}</w:p>")) == [
        ("paragraph", 0, "Exports rose by 7%.")]  # fmt: skip


def test_what_stands_in_content_controls_and_text_boxes_is_read() -> None:
    control = f"<w:sdt><w:sdtContent><w:p>{run('Exports rose.')}</w:p></w:sdtContent></w:sdt>"
    box = f"<v:shape><v:textbox><w:txbxContent><w:p>{run('Imports fell.')}</w:p></w:txbxContent></v:textbox></v:shape>"
    picture = f"<w:p><w:r><w:pict>{box}</w:pict></w:r></w:p>"
    assert sorted(said for _, _, said in told(body(picture, control))) == ["Exports rose.", "Imports fell."]


def test_heads_feet_comments_and_pictures_of_a_page_are_left_out() -> None:
    def fill(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Draft of 3 March 2003"
        document.sections[0].footer.paragraphs[0].text = "Page 1"
        document.add_comment(document.add_paragraph("Exports rose.").runs, text="Is that so?", author="A")

    assert told(fill) == [("paragraph", 0, "Exports rose.")]


def test_notes_follow_the_text_and_leave_no_mark_in_it() -> None:
    relation = (
        '<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
        'Target="footnotes.xml"/></Relationships>'
    )
    kind = (
        '<Override PartName="/word/footnotes.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    )
    note = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p>{run("Customs data.")}</w:p></w:footnote></w:footnotes>'
    )
    data = repacked(
        word(
            body(f'<w:p>{run("Exports rose by 5%")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" in May.")}</w:p>')
        ),
        {
            "word/footnotes.xml": lambda _: note.encode(),
            "word/_rels/document.xml.rels": lambda old: old.replace(b"</Relationships>", relation.encode()),
            "[Content_Types].xml": lambda old: old.replace(b"</Types>", kind.encode()),
        },
    )
    assert [said for _, _, said in outline(data, ".docx")] == ["Exports rose by 5% in May.", "Customs data."]


def test_small_raised_figures_are_powers() -> None:
    def fill(document: Document) -> None:
        paragraph = document.add_paragraph("The port covers 3 km")
        paragraph.add_run("2").font.superscript = True
        paragraph.add_run(" of land.")

    assert told(fill) == [("paragraph", 0, "The port covers 3 km² of land.")]


BROKEN = {
    "an old or a locked file": (
        b"\xd0\xcf\x11\xe0" + bytes(512),
        r"locked by a password, or an old \.doc; save it as \.docx",
    ),
    "a text": (b"Exports rose.", "is no Word document, or a damaged one"),
    "nothing": (b"", "is no Word document, or a damaged one"),
    "half a file": (word(lambda d: d.add_paragraph("Exports rose."))[:-3000], "is no Word document, or a damaged one"),
    "no words": (word(lambda d: d.add_table(2, 2)), "holds no text"),
    "a word cut": (
        repacked(word(lambda d: d.add_paragraph("Exports rose.")), {"word/document.xml": lambda xml: xml[:-40]}),
        "is no Word document, or a damaged one",
    ),
    "much within little": (
        repacked(word(lambda d: None), {"word/document.xml": lambda xml: xml + b" " * 50_000_001}),
        "unpacks to more than 50 MB",
    ),
    "parts within parts": (
        repacked(
            word(lambda d: d.add_paragraph("Exports rose.")),
            {
                "word/document.xml": lambda xml: xml.replace(b"<w:r>", b"<w:ins>" * 3000 + b"<w:r>").replace(
                    b"</w:r>", b"</w:r>" + b"</w:ins>" * 3000
                )
            },
        ),
        "is no Word document, or a damaged one",
    ),
}


@pytest.mark.parametrize(("data", "sentence"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path: Path, data: bytes, sentence: str) -> None:
    (tmp_path / "report.docx").write_bytes(data)
    with pytest.raises(Complaint, match=rf"report\.docx: .*{sentence}"):
        ingest(tmp_path / "report.docx")


def test_entities_that_a_file_declares_are_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    declared = f'<!DOCTYPE d [<!ENTITY a SYSTEM "file://{tmp_path}/secret.txt">]><w:document'.encode()
    data = repacked(
        word(lambda d: d.add_paragraph("Exports of tea rose.")),
        {"word/document.xml": lambda xml: xml.replace(b"<w:document", declared, 1).replace(b"of tea", b"&a;", 1)},
    )
    (tmp_path / "report.docx").write_bytes(data)
    with suppress(Complaint):
        assert "secret" not in ingest(tmp_path / "report.docx")[0].text
