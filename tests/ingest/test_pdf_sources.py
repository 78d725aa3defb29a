"""PDF: what a person reads off the pages, in the order in which a person does."""

import io
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import Complaint
from pipeline.ingest import ingest
from tests.ingest.ingesting import Outline, outline, read

Draw = Callable[[Canvas], None]
WIDTH, HEIGHT = A4


def pdf(*pages: Draw) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, A4, invariant=1)
    for draw in pages:
        canvas.setFont("Times-Roman", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*said: str, x: float = 60, top: float = 100, step: float = 12) -> Draw:
    def draw(canvas: Canvas) -> None:
        for n, line in enumerate(said):
            canvas.drawString(x, HEIGHT - top - n * step, line)

    return draw


def both(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def told(*pages: Draw) -> Outline:
    return outline(pdf(*pages), ".pdf")


FIRST = "Exports of coffee to Norway rose|in 2019, and the ministry expects|that they will rise once more|next year."
SECOND = "Imports of fish from Norway fell|at the same time, to a third of|what they had been before the|pact entered into force."
LEFT, RIGHT = lines(*FIRST.split("|")), lines(*SECOND.split("|"), x=300)


def test_columns_are_read_one_after_the_other() -> None:
    assert told(both(LEFT, RIGHT)) == [("paragraph", 0, said.replace("|", " ")) for said in (FIRST, SECOND)]


def test_the_order_in_which_a_file_prints_does_not_matter() -> None:
    assert told(both(RIGHT, LEFT)) == told(both(LEFT, RIGHT))


def test_running_heads_and_page_numbers_are_no_text_of_the_pages() -> None:
    def page(number: int, said: str) -> Draw:
        edge = lines("Quarterly review 3/2019", top=40)
        return both(edge, lines(said), lines(f"– {number} –", x=290, top=HEIGHT - 40))

    assert [words for _, _, words in told(page(1, "Exports rose."), page(2, "Imports fell."), page(3, "Talks failed."))] == [
        "Exports rose.", "Imports fell.", "Talks failed."]  # fmt: skip


def test_a_name_at_the_head_of_each_page_is_kept_once() -> None:
    letterhead = lines("Central Bank of Norland", top=40)
    document, passages = read(
        pdf(both(letterhead, lines("Exports rose.")), both(letterhead, lines("Imports fell."))), ".pdf"
    )
    assert [p.words for p in passages] == ["Central Bank of Norland", "Exports rose.", "Imports fell."]
    assert document.source.publisher == "Central Bank of Norland"


NOTED = (
    "The two states signed the treaty after talks of nine years, and the|parliament of the first of them approved it on"
)
OTHERS = ["Much was said of this in the years before, and much of it was wrong then"] * 4


def test_a_paragraph_goes_on_over_the_end_of_a_page_and_past_its_notes() -> None:
    def note(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 7)
        canvas.drawString(60, 120, "1 The treaty was published in 1995.")

    first = both(lines(*OTHERS, top=300), lines(*NOTED.split("|"), top=400), note)
    passages = read(pdf(first, lines("the third of May.")), ".pdf")[1]
    assert [(p.page, p.words) for p in passages][1:] == [
        (1, f"{NOTED.replace('|', ' ')} the third of May."), (1, "1 The treaty was published in 1995.")]  # fmt: skip


def test_small_figures_above_the_line_mark_notes_or_are_powers() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 700)
        for said, size, rise in (
            ("Exports rose by 5%", 10, 0),
            ("12", 6, 4),
            (" on 40 km", 10, 0),
            ("2", 6, 4),
            (" of land.", 10, 0),
        ):
            text.setFont("Times-Roman", size)
            text.setRise(rise)
            text.textOut(said)
        canvas.drawText(text)

    assert told(draw) == [("paragraph", 0, "Exports rose by 5% on 40 km² of land.")]


def test_a_word_broken_at_a_lines_end_is_one() -> None:
    assert told(lines("The agree-", "ment entered into force."))[0][2] == "The agreement entered into force."


def test_a_range_broken_at_a_lines_end_is_one() -> None:
    assert told(lines("It applied in 2012–", "2014 and not after."))[0][2] == "It applied in 2012–2014 and not after."


def test_headings_are_larger_or_bolder_than_the_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 20)
        canvas.drawString(60, 780, "Trade with Norway")
        canvas.setFont("Times-Bold", 10)
        canvas.drawString(60, 740, "Coffee and tea")
        canvas.setFont("Times-Roman", 10)
        for n in range(3):
            canvas.drawString(
                60, 720 - 12 * n, f"Exports of coffee to Norway rose by {n} per cent in the year that ended in June."
            )

    assert [(kind, level) for kind, level, _ in told(draw)][:2] == [("heading", 1), ("heading", 2)]
    assert [kind for kind, _, _ in told(draw)][2:] == ["paragraph"]


def test_items_are_told_by_their_bullets_and_numbers() -> None:
    def draw(canvas: Canvas) -> None:
        for n, (mark, said) in enumerate(
            (("•", "Coffee rose."), ("•", "Tea fell, and nobody"), ("", "knows why."), ("1.", "Cocoa rose."))
        ):
            canvas.drawString(60, 700 - 12 * n, mark)
            canvas.drawString(78, 700 - 12 * n, said)

    assert told(draw) == [
        ("item", 1, "Coffee rose."), ("item", 1, "Tea fell, and nobody knows why."), ("item", 1, "Cocoa rose.")]  # fmt: skip


ROWS = [
    ("Partner", "2018", "2019"),
    ("Norway", "12.4", "13.1"),
    ("Sweden", "", "98.6"),
    ("Total", "1,012.4", "1,111.7"),
]


def table(rows: list[tuple[str, ...]], top: float = 200) -> Draw:
    def draw(canvas: Canvas) -> None:
        for n, row in enumerate(rows):
            canvas.drawString(60, HEIGHT - top - 12 * n, row[0])
            for column, cell in enumerate(row[1:], 1):
                canvas.drawRightString(160 + 70 * column, HEIGHT - top - 12 * n, cell)

    return draw


def test_a_table_keeps_its_cells_in_their_columns() -> None:
    caption = lines("Table 1. Exports, million dollars", top=180)
    assert told(both(caption, table(ROWS))) == [
        ("caption", 0, "Table 1. Exports, million dollars"),
        (
            "table",
            0,
            "| Partner | 2018 | 2019 |\n| Norway | 12.4 | 13.1 |\n| Sweden |  | 98.6 |\n| Total | 1,012.4 | 1,111.7 |",
        ),
    ]


def test_a_table_goes_on_over_a_pages_end() -> None:
    halves = told(table(ROWS[:2], HEIGHT - 100), table(ROWS[2:], 80))
    assert [kind for kind, _, _ in halves] == ["table"]
    assert halves[0][2].count("\n") == 3


def test_what_stands_upright_is_passed_over() -> None:
    def margin(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(30, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Printed in 1999")
        canvas.restoreState()

    said = "Exports rose in the spring and fell in the autumn."
    assert told(both(margin, lines(said))) == [("paragraph", 0, said)]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_as_it_is_shown(turned: int) -> None:
    def draw(canvas: Canvas) -> None:
        if turned == 180:
            canvas.translate(WIDTH, HEIGHT)
        else:
            canvas.translate(WIDTH if turned == 90 else 0, 0 if turned == 90 else HEIGHT)
        canvas.rotate({90: 90, 180: 180, 270: -90}[turned])
        for n, said in enumerate(("Exports rose in the spring and", "fell in the autumn.")):
            canvas.drawString(100, 400 - 12 * n, said)

    with pikepdf.open(io.BytesIO(pdf(draw))) as document:
        document.pages[0].Rotate = turned
        out = io.BytesIO()
        document.save(out)
    assert outline(out.getvalue(), ".pdf") == [("paragraph", 0, "Exports rose in the spring and fell in the autumn.")]


def test_a_locked_and_a_scanned_file_are_told_with_the_cure(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf(lines("Exports rose.")))) as document:
        document.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    (tmp_path / "scanned.pdf").write_bytes(pdf(lambda canvas: canvas.rect(60, 60, 100, 100)))
    with pytest.raises(Complaint, match=r"locked\.pdf: is locked by a password; unlock it"):
        ingest(tmp_path / "locked.pdf")
    with pytest.raises(
        Complaint, match=r"scanned\.pdf: holds no text, only pictures of pages; read them first: `ocrmypdf"
    ):
        ingest(tmp_path / "scanned.pdf")


@given(st.lists(st.from_regex(r"[A-Za-z0-9,.%-]{1,12}", fullmatch=True), min_size=1, max_size=60))
def test_no_word_of_a_page_is_lost(words: list[str]) -> None:
    rows = [" ".join(words[at : at + 6]) for at in range(0, len(words), 6)]
    passages = read(pdf(lines(*rows)), ".pdf")[1]
    said = "".join(p.text for p in passages if p.kind != "item")
    marked = any(p.kind == "item" for p in passages)
    assert marked or [c for c in said if c not in " \n|"] == [c for row in rows for c in row if c not in " |"]


def test_dots_that_are_drawn_before_the_lines_of_a_list_are_bullets() -> None:
    def draw(canvas: Canvas) -> None:
        for n, said in enumerate(("Coffee rose.", "Tea fell.", "(If asked) Cocoa did too.")):
            canvas.circle(64, 703 - 20 * n, 2, stroke=0, fill=1)
            canvas.drawString(74, 700 - 20 * n, said)

    assert [(kind, words) for kind, _, words in told(draw)] == [
        ("item", "Coffee rose."), ("item", "Tea fell."), ("item", "(If asked) Cocoa did too.")]  # fmt: skip


def test_a_name_in_the_foot_of_each_page_does_not_stand_within_a_sentence() -> None:
    foot = lines("Ministry of Trade", top=HEIGHT - 40)
    first = both(lines(*OTHERS, "The two states signed it in the spring, and then the two"), foot)
    passages = read(pdf(first, both(lines("parliaments approved it."), foot)), ".pdf")[1]
    assert passages[0].words.endswith("and then the two parliaments approved it.")
    assert [p.words for p in passages[1:]] == ["Ministry of Trade"]


def test_what_a_browser_prints_at_the_edges_of_a_page_is_left_out() -> None:
    edges = both(lines("11/28/26, 10:57 AM", top=25), lines("1/1", x=540, top=HEIGHT - 20))
    assert told(both(edges, lines("Exports rose in June."))) == [("paragraph", 0, "Exports rose in June.")]


def test_a_line_at_the_top_of_a_column_belongs_to_it_though_a_title_stands_beside_it() -> None:
    def title(canvas: Canvas) -> None:
        canvas.setFont("Times-Bold", 20)
        canvas.drawString(60, HEIGHT - 80, "Trade in the year 2019, a report")
        canvas.setFont("Times-Roman", 10)

    right = lines(*SECOND.split("|"), x=300, top=100)
    left = lines(*FIRST.split("|"), top=112)
    assert [words for _, _, words in told(both(title, left, right))][1:] == [
        FIRST.replace("|", " "), SECOND.replace("|", " ")]  # fmt: skip


def test_cells_stand_apart_where_no_space_is_written_between_them() -> None:
    def draw(canvas: Canvas) -> None:
        for n, row in enumerate(("The first half of 2018|3,410|3,980", "The second half of 2018|3,050|3,520")):
            x = 60.0
            for cell in row.split("|"):
                canvas.drawString(x, 700 - 14 * n, cell)
                x = max(x + canvas.stringWidth(cell, "Times-Roman", 10) + 7, 160)

    prose = lines(*["Exports of this kind rose in the first half of each year and fell in the second half of"] * 3)
    assert told(both(prose, draw))[1:] == [
        ("table", 0, "| The first half of 2018 | 3,410 | 3,980 |\n| The second half of 2018 | 3,050 | 3,520 |")]  # fmt: skip


def test_a_head_over_two_columns_does_not_make_them_one() -> None:
    heads = both(lines("Group of partners", top=188), lines("PLN bn, y/y in per cent", x=180, top=188))
    rows = [("Norway", "12.4", "13.1", "5"), ("Sweden", "95.2", "98.6", "6"), ("Total", "107.6", "111.7", "7")]
    assert told(both(heads, table(rows)))[0][2].splitlines()[1:] == [
        "| Norway | 12.4 | 13.1 | 5 |", "| Sweden | 95.2 | 98.6 | 6 |", "| Total | 107.6 | 111.7 | 7 |"]  # fmt: skip


def test_the_head_of_a_note_is_read_line_by_line() -> None:
    note = lines("To: the Minister of Trade and Growth", "From: the Asia desk", "Date: 5 April 2018")
    assert [words for _, _, words in told(note)] == [
        "To: the Minister of Trade and Growth", "From: the Asia desk", "Date: 5 April 2018"]  # fmt: skip


def test_two_thirds_keep_their_hyphen_at_a_lines_end() -> None:
    assert told(lines("They sold two-", "thirds of it."))[0][2] == "They sold two-thirds of it."


def test_pages_of_pictures_among_others_are_named_and_empty_ones_are_not() -> None:
    def picture(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("RGB", (20, 20), "red"), 60, 60, 400, 600)

    numbered = [both(picture, lines(number, x=290, top=HEIGHT - 40)) for number in "34"]
    document, _ = read(pdf(lines("Exports rose."), picture, *numbered, lambda canvas: None), ".pdf")
    assert document.source.unread_pages == (2, 3, 4)


def test_what_lies_beyond_the_edges_of_a_page_is_not_on_it() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((0, 100, WIDTH, HEIGHT))
        canvas.drawString(60, 50, "cut off")
        canvas.drawString(-200, 600, "left of it")
        canvas.drawString(60, 500, "Exports rose.")

    assert told(draw) == [("paragraph", 0, "Exports rose.")]


def test_a_letter_without_height_is_no_letter() -> None:
    def flat(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.scale(1, 0)
        canvas.drawString(60, 700, "flat")
        canvas.restoreState()

    assert told(both(flat, lines("Exports rose."))) == [("paragraph", 0, "Exports rose.")]


PLACES = st.tuples(
    st.sampled_from(["tea", "Exports of tea rose in that year", "rose 5.1", "all that the ports sold and bought in"]),
    st.integers(0, 4),
    st.integers(0, 12),
    st.sampled_from([9, 10, 18]),
)


@given(st.lists(PLACES, min_size=1, max_size=40))
def test_wherever_words_stand_all_are_read(places: list[tuple[str, int, int, int]]) -> None:
    def draw(canvas: Canvas) -> None:
        for said, x, y, size in places:
            canvas.setFont("Times-Roman", size)
            canvas.drawString(40 + 50 * x, 700 - 14 * y, said)

    alone = len({(x, y) for _, x, y, _ in places}) == len(places)
    read_off = sorted(c for _, _, said in told(draw) for c in said if c.isalpha())
    assert read_off == sorted(c for said, *_ in places for c in said if c.isalpha()) or not alone


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=30))
def test_no_damage_is_a_fault_of_the_program(at: int, damage: bytes) -> None:
    data = bytearray(WHOLE)
    data[at : at + len(damage)] = damage
    with suppress(Complaint):
        read(bytes(data), ".pdf")


WHOLE = pdf(lines("Exports rose in June.", "Imports fell."), table(ROWS))
