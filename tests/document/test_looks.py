"""How a brief looks is data: themes of one's own, a logo, a classification, an address, pages that lie."""

import io
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
import zxingcpp
from briefs import Made, make, read
from kinds import COFFEE, SURVEY, many, sold
from pdf_reading import folded
from PIL import Image

from pipeline.document.sections import section_type
from pipeline.editor import settings
from pipeline.editor.settings import Faces, Logo, Theme
from pipeline.errors import Complaint
from pipeline.theme.look import look

FONTS = Path(__file__).parents[2] / "pipeline/theme/fonts"
ADDRESS = "https://data.example.org/briefs/two-rivers?of=2019"


def seen(folder: Path, lines: str) -> object:
    (folder / "brief.yaml").write_text(f"title: Tea\n{lines}\n", "utf-8")
    return look(settings.load(folder / "brief.yaml", section_type()), folder / "brief.yaml")


def colours(brief: Made) -> set[tuple[float, ...]]:
    """The colours that its pages are painted in."""
    return {
        tuple(round(float(v), 2) for v in operands)
        for page in brief.reading.pdf.pages
        for operands, operator in pikepdf.parse_content_stream(page, "rg")
        if str(operator) == "rg"
    }


def test_a_theme_of_one_s_own_changes_colours_and_faces(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house/sans.ttf").write_bytes((FONTS / "SourceSerif4_400Regular.ttf").read_bytes())
    house = 'based_on = "pine"\n[colours]\naccent = "#800020"\n[fonts]\nsans = "sans.ttf"\n'
    (tmp_path / "house/house.toml").write_text(house, "utf-8")
    (tmp_path / "brief.yaml").write_text("title: Tea\ntheme: house/house.toml\n", "utf-8")
    file = tmp_path / "brief.yaml"
    shown = look(settings.load(file, section_type()), file)
    assert shown.palette.accent == "#800020"
    assert shown.palette.tint == "#F1F6F3"  # as in the theme that it is based on
    assert shown.faces["sans-bold"] == tmp_path / "house/sans.ttf"
    said = read(tmp_path, {"coffee": COFFEE})
    brief = make(said, theme=Theme(colours={"accent": "#800020"}, fonts=Faces(sans=str(tmp_path / "house/sans.ttf"))))
    assert (0.5, 0.0, 0.12) in colours(brief)
    assert (0.07, 0.26, 0.43) not in colours(brief)
    fonts = {
        str(f.FontDescriptor.FontName)
        for page in brief.reading.pdf.pages
        for f in page.Resources.Font.values()
        if "/FontDescriptor" in f
    }
    assert fonts
    assert not any("SourceSans" in name for name in fonts)
    assert make(said).pdf == make(said).pdf
    assert (0.07, 0.26, 0.43) in colours(make(said))  # and the next brief is as before


@pytest.mark.parametrize(
    ("lines", "fragments"),
    [
        ("theme: {colours: {grey: '#AAAAAA'}}", ["`grey` (#AAAAAA) on `paper`", "4.5"]),
        ("theme: {colours: {accent: red}}", ["`colours.accent`", "`red`", "#12436D"]),
        ("theme: {colours: {acent: '#12436D'}}", ["`acent`", "accent"]),
        ("theme: {based_on: plum}", ["`plum`", "navy, pine"]),
        ("theme: {fonts: {sans-bold: x.ttf}}", ["`sans-bold`", "`sans`"]),
        ("theme: {fonts: {sans: none.ttf}}", ["`fonts.sans`", "none.ttf", "No such file"]),
        ("theme: {fonts: {sans: open.otf}}", ["open.otf", "PostScript outlines"]),
        ("theme: {fonts: {sans: forbidden.ttf}}", ["forbidden.ttf", "forbid embedding"]),
        ("theme: {fonts: {sans: whole.ttf}}", ["whole.ttf", "forbid subsetting"]),
        ("theme: {fonts: {sans: cut.ttf}}", ["cut.ttf", "no whole TrueType font"]),
        ("theme: {fonts: {sans: brief.yaml}}", ["brief.yaml", "no TrueType font"]),
        ("theme: absent.toml", ["brief.yaml:2:8", "absent.toml", "navy"]),
        ("theme: broken.toml", ["broken.toml", "line 1"]),
        ("theme: odd.toml", ["odd.toml", "colors"]),
        ("theme: navi", ["brief.yaml:2:8", "did you mean `navy`?"]),
        ("logo: {file: none.png, alt: Arms}", ["none.png", "No such file"]),
        ("logo: {file: arms.svg, alt: Arms}", ["arms.svg", "neither PNG nor JPEG"]),
        ("logo: {file: cut.png, alt: Arms}", ["cut.png", "damaged"]),
        ("logo: {file: arms.png, alt: ' '}", ["`logo.alt`", "in words"]),
        ("logo: {file: arms.png}", ["brief.yaml:2", "`alt` is missing"]),
        ("address: data.example.org", ["brief.yaml:2:10", "https://"]),
        ("address: javascript:alert(1)", ["brief.yaml:2:10", "https://"]),
    ],
)
def test_what_is_wrong_with_a_look_is_told_before_anything_is_drawn(
    lines: str, fragments: list[str], tmp_path: Path
) -> None:
    whole = (FONTS / "SourceSans3_400Regular.ttf").read_bytes()
    (tmp_path / "open.otf").write_bytes(b"OTTO" + whole[4:])
    (tmp_path / "cut.ttf").write_bytes(whole[:200])
    at = whole.index(b"OS/2")
    permitted = int.from_bytes(whole[at + 8 : at + 12]) + 8
    for name, bits in (("forbidden", 0x0002), ("whole", 0x0100)):
        (tmp_path / f"{name}.ttf").write_bytes(whole[:permitted] + bits.to_bytes(2) + whole[permitted + 2 :])
    (tmp_path / "broken.toml").write_text("colours\n", "utf-8")
    (tmp_path / "odd.toml").write_text("[colors]\n", "utf-8")
    (tmp_path / "arms.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    Image.new("RGB", (40, 20)).save(tmp_path / "arms.png")
    (tmp_path / "cut.png").write_bytes((tmp_path / "arms.png").read_bytes()[:60])
    with pytest.raises(Complaint) as refused:
        seen(tmp_path, lines)
    assert [f for f in fragments if f not in str(refused.value)] == []


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "LA"), ("JPEG", "RGB"), ("JPEG", "L")]
)
def test_a_logo_stands_on_the_first_page_with_its_text(kind: str, mode: str, tmp_path: Path) -> None:
    file = tmp_path / f"arms.{kind.lower()}"
    Image.new("RGB", (300, 100), "#800020").convert(mode).save(file, kind)
    said = read(tmp_path, {"coffee": COFFEE})
    logo = Logo(file=str(file), alt="The arms of two rivers")
    brief = make(said, logo=logo)
    [figure] = [e for e in brief.reading.structure.find("Figure") if e.alternative == "The arms of two rivers"]
    assert figure.page == 0
    left, low, right, high = (float(v) for v in figure.source.A.BBox)
    assert (right - left) / (high - low) == pytest.approx(3, abs=0.01)
    page = pdfium.PdfDocument(brief.pdf)[0].render(scale=1).to_pil().convert("L")
    assert page.getpixel((round((left + right) / 2), round(page.height - (low + high) / 2))) < 150
    assert make(said, logo=logo).pdf == brief.pdf


def test_a_classification_stands_at_head_and_foot_of_each_page_and_is_heard_once(tmp_path: Path) -> None:
    brief = make(read(tmp_path, {"coffee": COFFEE, "survey": SURVEY}), classification="OFFICIAL – SENSITIVE")
    for n, words in enumerate(brief.reading.words):
        marks = sorted(w.baseline for w in words if w.text == "SENSITIVE")
        assert len(marks) == 2, n
        assert marks[0] < 60
        assert marks[1] > brief.reading.heights[n] - 60
    assert brief.reading.structure.text.count("OFFICIAL") == 1


def test_an_address_is_printed_linked_and_can_be_scanned(tmp_path: Path) -> None:
    brief = make(read(tmp_path, {"coffee": COFFEE}), ["chronology", "colophon"], address=ADDRESS)
    assert ADDRESS in {j.address for j in brief.reading.jumps}
    assert ADDRESS in folded(brief.reading.structure.text).replace(" ", "")
    pages = pdfium.PdfDocument(brief.pdf)
    scanned = [code.text for page in pages for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())]
    assert scanned == [ADDRESS]
    [code] = [e for e in brief.reading.structure.find("Figure") if "QR code" in (e.alternative or "")]
    assert ADDRESS in (code.alternative or "")


def test_the_colophon_tells_version_and_digests(tmp_path: Path) -> None:
    import hashlib

    from pipeline import __version__

    said = read(tmp_path, {"coffee": COFFEE, "survey": SURVEY})
    brief = make(said, ["colophon"], data={"account.json": b"{}", "trade.csv": b"", "chronology.csv": b""})
    text = brief.reading.structure.text
    assert f"Briefwright {__version__}" in text
    for digest in [
        hashlib.sha256(b"{}").hexdigest(),
        *(hashlib.sha256(t.encode()).hexdigest() for t in (COFFEE, SURVEY)),
    ]:
        assert digest in text


def test_tables_that_ask_for_it_lie_and_what_follows_stands(tmp_path: Path) -> None:
    said = read(tmp_path, {"many": many(40), "sold": sold(40)})
    kinds = ["background", {"kind": "trade-table", "landscape": True}, "timeline",
             {"kind": "chronology", "landscape": True}, "sources"]  # fmt: skip
    brief = make(said, kinds)
    lying = {n for n, (w, h) in enumerate(zip(brief.reading.widths, brief.reading.heights, strict=True)) if w > h}
    pages: dict[str, set[int]] = {}
    for table in brief.reading.structure.find("Table"):
        heads = folded(table.find("TR")[0].text)
        pages[heads] = {page for e in table.walk() for page, _ in e.content}
    assert lying == set().union(
        *(own for heads, own in pages.items() if "Measure" in heads or "What happened" in heads)
    )
    sections = {e.text.strip(): e.page for e in brief.reading.structure.find("H1")}
    assert {sections["Trade"], sections["Chronology"]} <= lying
    assert {sections["Timeline"], sections["Sources"]}.isdisjoint(lying)
    for n, words in enumerate(brief.reading.words):
        wide, tall = brief.reading.widths[n], brief.reading.heights[n]
        assert all(w.left > 28 and w.right < wide - 28 and w.bottom < tall - 28 for w in words)
    for bookmark in brief.reading.outline:
        assert bookmark.target
        assert folded(bookmark.words).replace(" ", "") in folded(brief.reading.below(bookmark.target, 80)).replace(
            " ", ""
        )


def test_a_table_whose_words_do_not_fit_lies_by_itself(tmp_path: Path) -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    text = f"{word}bau exported tea worth $5 million to {word}land in 2019. Governor Adam {word} met Eva {word}berg in May 1994."
    brief = make(read(tmp_path, {"words": text}), ["chronology", "actors", "trade-table"])
    for table in brief.reading.structure.find("Table"):
        for page, _ in (place for e in table.walk() for place in e.content):
            assert max(w.right for w in brief.reading.words[page]) <= brief.reading.widths[page] - 28


def test_passages_in_another_language_say_so_and_break_by_its_rules(tmp_path: Path) -> None:
    from pipeline.account import account

    own = "Die Bundesregierung begrüßte die Verhandlungsergebnisse zwischen Kenya and Ghana in May 1994."
    (tmp_path / "a.txt").write_text(
        f"{own}\n\nThe ministers of Kenya and Ghana signed a treaty on 3 May 1994.\n", "utf-8"
    )
    (tmp_path / "a.yaml").write_text("language: de\n", "utf-8")
    (tmp_path / "b.txt").write_text("President Nyerere visited Bonn in June 1995.\n", "utf-8")
    brief = make(account([tmp_path / "a.txt", tmp_path / "b.txt"]), ["background", "chronology", "sources"])
    tongues = [(str(e.source.Lang), folded(e.text)) for e in brief.reading.structure.walk() if "/Lang" in e.source]
    assert {tongue for tongue, _ in tongues} == {"de"}
    assert sum(own in text for _, text in tongues) == 2  # in the background and among the sources
    assert not any("Bonn" in text for _, text in tongues)


def test_a_logo_that_is_clear_is_set_on_paper(tmp_path: Path) -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(clear, "PNG")
    (tmp_path / "clear.png").write_bytes(clear.getvalue())
    brief = make(read(tmp_path, {"coffee": COFFEE}), logo=Logo(file=str(tmp_path / "clear.png"), alt="Nothing"))
    [image] = [x for x in brief.reading.pdf.pages[0].Resources.XObject.values() if x.Subtype == "/Image"]
    assert set(image.read_bytes()) == {255}
