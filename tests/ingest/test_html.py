"""Web pages: what they tell, without what one navigates by, and what their head says of them."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import Complaint
from pipeline.ingest import ingest
from pipeline.records import Source
from tests.ingest.ingesting import outline, read


def words(body: str) -> list[str]:
    """What is read of a page."""
    return [said for _, _, said in outline(f"<!DOCTYPE html><html><body>{body}</body></html>", ".html")]


def table(rows: str) -> list[str]:
    [(kind, _, said)] = outline(f"<table>{rows}</table>", ".html")
    assert kind == "table"
    return said.splitlines()


def source(head: str, body: str = "<p>Exports rose in 2019.</p>", lang: str = "") -> Source:
    return read(f"<html {lang}><head>{head}</head><body>{body}</body></html>", ".html")[0].source


def test_headings_paragraphs_quotations_and_items_are_what_their_elements_say() -> None:
    page = """<h1>Trade</h1><p>Exports <b>rose</b>
      once more.</p><blockquote><p>We shall sell.</p></blockquote>
      <ul><li>Coffee<ul><li>green<li>roasted</ul><li>Tea</ul><ol><li><p>First</p></ol>"""
    assert outline(page, ".html") == [
        ("heading", 1, "Trade"), ("paragraph", 0, "Exports rose once more."), ("quotation", 0, "We shall sell."),
        ("item", 1, "Coffee"), ("item", 2, "green"), ("item", 2, "roasted"),
        ("item", 1, "Tea"), ("item", 1, "First")]  # fmt: skip


@pytest.mark.parametrize("main", ["<main>{}</main>", "<div role=main>{}</div>", "<article>{}</article>", "{}"])
def test_the_main_part_is_read_and_no_menu(main: str) -> None:
    menu = "<ul>" + "".join(f"<li><a href=/{n}>Topic {n}</a></li>" for n in range(5)) + "</ul>"
    around = "<nav>Home</nav><header role=banner>Ministry</header>", "<aside>Related</aside><footer>Contact</footer>"
    assert words(f"{around[0]}{menu}{main.format('<p>Exports rose.</p>' + menu)}{around[1]}") == ["Exports rose."]


def test_what_stands_beside_the_main_part_is_read_where_that_has_no_words() -> None:
    assert words("<main><script>load()</script></main><p>Exports rose.</p>") == ["Exports rose."]
    assert words("<article>Exports rose.</article><article>Imports fell.</article>") == [
        "Exports rose.",
        "Imports fell.",
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>No.</p>", "<p style='color: red; display : none'>No.</p>", "<span aria-hidden=true>No.</span>",
        "<script>No.</script>", "<style>No.</style>", "<template>No.</template>", "<noscript>No.</noscript>",
        "<!-- No. -->", "<?php No. ?>", "<svg><text>No.</text></svg>", "<del>No.</del>",
        "<select><option>No.</select>", "<button>No.</button>", "<label>No.</label>", "<textarea>No.</textarea>",
    ],
)  # fmt: skip
def test_what_is_hidden_or_run_or_filled_in_is_passed_over(hidden: str) -> None:
    assert words(f"<div>Exports {hidden} rose.</div>") in (["Exports rose."], ["Exports", "rose."])


def test_a_form_around_the_whole_page_is_no_form_to_be_passed_over() -> None:
    assert words("<form id=aspnetForm><input name=q><p>Exports rose.</p></form>") == ["Exports rose."]


def test_two_line_breaks_end_a_paragraph_and_one_a_line() -> None:
    assert words("Exports rose.<br>\n<br>Imports<br>fell.") == ["Exports rose.", "Imports fell."]


def test_raised_figures_are_powers_or_mark_notes() -> None:
    assert words("Exports<sup><a href=#n1>[1]</a></sup> of 3 km<sup>2</sup> rose on the 5<sup>th</sup>.") == [
        "Exports of 3 km² rose on the 5th."]  # fmt: skip


def test_characters_are_read_and_tags_are_not() -> None:
    assert words("<p>Caf&eacute;&nbsp;&amp; t&#x65;a &lt;b&gt; co&shy;operation</p>") == ["Café & tea <b> cooperation"]


def test_a_table_has_its_cells_in_their_columns_and_its_caption_over_it() -> None:
    assert outline(
        "<table><caption>Exports</caption><thead><tr><th>Year<th>2018<tbody><tr><td>Norway | Oslo<td>5<sup>1</sup>"
        "<tr><td><td></table>",
        ".html",
    ) == [("caption", 0, "Exports"), ("table", 0, "| Year | 2018 |\n| Norway / Oslo | 5 |")]


def test_a_cell_over_several_columns_leaves_those_behind_it_empty() -> None:
    assert table("<tr><th><th colspan=2>Exports<th>All<tr><td>Norway<td>5<td>6<td>11") == [
        "|  | Exports |  | All |", "| Norway | 5 | 6 | 11 |"]  # fmt: skip


def test_a_cell_over_several_rows_labels_each_and_a_figure_is_told_once() -> None:
    assert table("<tr><th rowspan=2>Partner<th colspan=2>Exports<tr><th>2018<th>2019"
                 "<tr><td rowspan=2>Norway<td>5<td rowspan=2>6<tr><td>7") == [
        "| Partner | Exports |  |", "|  | 2018 | 2019 |", "| Norway | 5 | 6 |", "| Norway | 7 |  |"]  # fmt: skip


def test_a_table_that_only_sets_the_page_is_read_as_text() -> None:
    assert words("<table><tr><td>Menu<td><h1>Trade</h1><p>Exports rose.<table><tr><td>2018<td>5</table></table>") == [
        "Menu", "Trade", "Exports rose.", "| 2018 | 5 |"]  # fmt: skip


def test_text_that_is_set_with_spaces_stays_as_it_is() -> None:
    assert outline("<pre>Year   2018\nNorway    5\n</pre>", ".html") == [("table", 0, "Year   2018\nNorway    5")]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("<meta charset=windows-1251>", "cp1251"), ("<meta charset='UTF-8'>", "utf-8"), ("", "utf-8"), ("", "utf-16"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ("<meta charset=utf-16>", "utf-8"), ("<meta charset=unicode_escape>", "utf-8"), ("<meta charset=undefined>", "utf-8"),
    ],
)  # fmt: skip
def test_a_page_is_read_in_the_encoding_that_it_names_if_that_is_one_of_the_web(declared: str, encoding: str) -> None:
    page = f"<html><head>{declared}</head><p>Экспорт вырос \\u0041.</p></html>"
    assert [said for _, _, said in outline(page.encode(encoding), ".html")] == ["Экспорт вырос \\u0041."]


def test_what_calls_itself_latin_is_read_as_browsers_do() -> None:
    assert [said for _, _, said in outline(b"<meta charset=iso-8859-1><p>\x93Tea\x94 for \x80 5</p>", ".html")] == [
        "“Tea” for € 5"]  # fmt: skip


def test_the_head_tells_title_author_publisher_date_address_and_language() -> None:
    told = source(
        '<title>Trade | Ministry</title><meta property="og:title" content="Trade with Norway">'
        '<meta name=author content="Jane Doe"><meta property="og:site_name" content="Ministry of Trade">'
        '<meta property="article:published_time" content="2024-05-02T10:00:00Z">'
        "<link rel=canonical href=https://example.org/trade>",
        lang="lang=en-GB",
    )
    assert (told.title, told.author, told.publisher) == ("Trade with Norway", "Jane Doe", "Ministry of Trade")
    assert (told.published, told.address, told.language) == ("2024-05-02", "https://example.org/trade", "en-GB")


def test_the_title_of_the_window_is_the_pages_unless_it_has_one_of_its_own() -> None:
    assert source("<title>Trade with Norway</title>").title == "Trade with Norway"
    assert source("<title>Trade | Ministry</title>", "<h1>Trade with Norway</h1><p>Exports rose.</p>").title == (
        "Trade with Norway")  # fmt: skip
    assert source("<title>Trade with Norway</title>", "<h1>Ministry</h1><main><p>Exports rose.</p></main>").title == (
        "Trade with Norway")  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        "<meta name=date content='next week'>", "<meta name=date content=2024-13-45>", "<meta name=date content=''>",
        "<meta name=author content=https://example.org/jane>", "<link rel=canonical href=/trade>", "<title> </title>",
        "<meta name=date><meta content=x><link rel=canonical>",
    ],
)  # fmt: skip
def test_what_a_head_says_wrongly_is_not_taken(head: str) -> None:
    told = source(head, "<h1>Trade</h1><p>Exports rose.</p>")
    assert (told.author, told.published, told.address) == (None, None, None)


@pytest.mark.parametrize("page", ["", "<!-- none -->", "<!DOCTYPE html>", "<html></html>", "<script>run()</script>"])
def test_a_page_without_words_is_told_in_a_sentence(tmp_path: Path, page: str) -> None:
    (tmp_path / "page.html").write_text(page)
    with pytest.raises(Complaint, match=r"page\.html: holds no text"):
        ingest(tmp_path / "page.html")


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td"])
def test_parts_may_stand_deep_in_one_another_and_too_deep_is_told(tmp_path: Path, tag: str) -> None:
    assert words(f"<{tag}>" * 400 + "Exports rose.") == ["Exports rose."]
    (tmp_path / "page.html").write_text(f"<{tag}>" * 5000 + "Exports rose.")
    with pytest.raises(Complaint, match="too deep"):
        ingest(tmp_path / "page.html")


def test_spans_without_measure_are_held_in_bounds() -> None:
    rows = table("<tr><td>Norway<td colspan=99999999 rowspan=99999999>5<td>6" * 50)
    assert max(map(len, rows)) < 1000


def test_nothing_that_a_page_points_at_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    place = f"file://{tmp_path}/secret.txt"
    page = tmp_path / "page.html"
    page.write_text(
        f'<!DOCTYPE html [<!ENTITY a SYSTEM "{place}">]><link rel=stylesheet href="{place}"><iframe src="{place}"></iframe>'
        f'<object data="{place}"></object><p>Exports &a; rose.</p>'
    )
    assert "secret" not in ingest(page)[0].text


@given(st.text(st.sampled_from("<>/=\"'&;# abdhilprtu\n"), max_size=200))
def test_no_page_is_a_fault_of_the_program(page: str) -> None:
    with suppress(Complaint):
        read(f"<p>Exports rose.{page}", ".html")
