"""What the lines of a plain text are: paragraphs wrapped or not, headings, lists, quotations, captions, tables."""

import pytest
from ingesting import Outline, outline, read, said

LONG = "and the ministers of both countries spoke of it at some length over several days " * 2
WRAPPED = (
    "The port of Callao was built in the nineteenth century and has been\n"
    "made larger four times since, the last time with a loan of the bank\n"
    "for development.\n"
)


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    assert outline(f"{WRAPPED}\n{WRAPPED}") == [("paragraph", 0, " ".join(WRAPPED.split()))] * 2


def test_where_lines_are_long_each_is_a_paragraph() -> None:
    first, second = f"Trade grew {LONG}in 2018.", f"Aid shrank {LONG}in 2019."
    assert outline(f"{first}\n{second}\n") == [("paragraph", 0, first), ("paragraph", 0, second)]


def test_a_short_last_line_ends_a_paragraph_even_without_a_blank_line() -> None:
    again = WRAPPED.replace("The port of Callao", "The port of Tema")
    assert [kind for kind, _, _ in outline(WRAPPED + again)] == ["paragraph", "paragraph"]


def test_an_indent_begins_a_paragraph() -> None:
    text = (
        "    The port was opened in 1998 and was paid for by a loan of the bank\n"
        "that was signed in the spring of the year before, and grew quite fast.\n"
        "    The second port was opened in 2004 and was paid for by the country\n"
        "itself.\n"
    )
    assert [words[:15] for _, _, words in outline(text)] == ["The port was op", "The second port"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_part_paragraphs_alike(end: str) -> None:
    assert outline(f"One is here.{end}{end}Two is here.{end}") == [
        ("paragraph", 0, "One is here."),
        ("paragraph", 0, "Two is here."),
    ]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("The port of Tema\n\nIt was opened in 1962.\n\nTrade\n\nIt grew.\n", [(1, "The port of Tema"), (2, "Trade")]),
        ("THE PORT OF TEMA\n\nIt was opened in 1962.\n", [(1, "THE PORT OF TEMA")]),
        ("Report\n======\n\nText is here.\n\nPart\n----\n\nMore is here.\n", [(1, "Report"), (2, "Part")]),
        (
            "Intro is here.\n\n1. Trade\n\nIt grew.\n\n1.1 Customs\n\nThey fell.\n",
            [(2, "1. Trade"), (3, "1.1 Customs")],
        ),
        ("Intro is here.\n\nII. Growth\n\nIt grew.\n", [(2, "II. Growth")]),
        ("Intro is here.\n\nWhat comes next?\n\nMore trade does.\n", [(2, "What comes next?")]),
    ],
)
def test_headings_of_several_styles(text: str, headings: list[tuple[int, str]]) -> None:
    assert [(level, words) for kind, level, words in outline(text) if kind == "heading"] == headings


@pytest.mark.parametrize(
    "line",
    [
        "It was opened in 1962.",
        "Dear minister,",
        "The following countries signed:",
        "a line in lower case",
        "“We will build it.”",
        "The ministers of nine countries of the region met for three days in the old town hall of Accra",
        "1962 – 1975",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert ("heading", 1, line) not in outline(f"{line}\n\nMore of the text is here.\n")
    assert not [kind for kind, _, _ in outline(f"First.\n\n{line}\n\nMore.\n") if kind == "heading"]


def test_a_last_line_heads_nothing() -> None:
    assert outline("It was signed in 2014.\n\nAccra, Ghana\n")[-1][0] == "paragraph"


@pytest.mark.parametrize(
    "marks", [("-", "-"), ("*", "*"), ("•", "•"), ("–", "–"), ("1.", "2."), ("2)", "3)"), ("(a)", "(b)"), ("iv.", "v.")]
)
@pytest.mark.parametrize("items", [("Lower tariffs", "Two new ports"), ("lower tariffs;", "two new ports.")])
def test_the_items_of_a_list_are_passages_without_their_marks(marks: tuple[str, str], items: tuple[str, str]) -> None:
    text = f"They agreed on this:\n\n{marks[0]} {items[0]}\n{marks[1]} {items[1]}\n\nThe talks go on.\n"
    assert outline(text) == [
        ("paragraph", 0, "They agreed on this:"),
        ("item", 1, items[0]),
        ("item", 1, items[1]),
        ("paragraph", 0, "The talks go on."),
    ]


def test_an_item_goes_on_in_the_next_line() -> None:
    text = "They agreed on this:\n\n- Two new ports and\n  a bridge\n- Lower tariffs\n"
    assert outline(text)[1:] == [("item", 1, "Two new ports and a bridge"), ("item", 1, "Lower tariffs")]


def test_a_number_within_a_sentence_begins_no_item() -> None:
    text = "The tariffs are those of the first schedule, under letters (a) and\n(b) as well as (c), and they rose.\n"
    assert outline(text) == [("paragraph", 0, " ".join(text.split()))]


def test_nested_items_are_deeper() -> None:
    text = "- Africa\n  - Ghana\n    - Accra\n- Asia\n"
    assert outline(text) == [("item", 1, "Africa"), ("item", 2, "Ghana"), ("item", 3, "Accra"), ("item", 1, "Asia")]


def test_a_quotation_reads_without_its_marks() -> None:
    text = "The minister said:\n\n> We will build it,\n> and it will be large.\n\nNobody believed it.\n"
    assert outline(text) == [
        ("paragraph", 0, "The minister said:"),
        ("quotation", 0, "We will build it, and it will be large."),
        ("paragraph", 0, "Nobody believed it."),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "Country    2018    2019\nGhana        10      12\nTogo          8       9",
        "Country\t2018\t2019\nGhana\t10\t12\nTogo\t8\t9",
        "| Country | 2018 | 2019 |\n|---|---|---|\n| Ghana | 10 | 12 |\n| Togo | 8 | 9 |",
        "Ghana      $1,250.5\nTogo         $830.0\nBenin         $95.2",
    ],
)
def test_a_table_is_one_passage_as_it_stands(table: str) -> None:
    assert outline(f"Before it comes a text.\n\n{table}\n\nAfter it comes a text.\n") == [
        ("paragraph", 0, "Before it comes a text."),
        ("table", 0, table),
        ("paragraph", 0, "After it comes a text."),
    ]


@pytest.mark.parametrize("caption", ["Table 1: Exports by country", "Figure 2. Ports", "Annex A – Members", "Box 3"])
def test_captions(caption: str) -> None:
    assert ("caption", 0, caption) in outline(f"First comes a text.\n\n{caption}\n\nLast comes a text.\n")


def test_a_sentence_about_a_table_is_no_caption() -> None:
    assert outline("Table 1 shows that exports rose.\n\nThey fell.\n")[0][0] == "paragraph"


@pytest.mark.parametrize("rule", ["-----", "*****", "=====", "_____", "- - -", "~~~~~"])
def test_a_rule_says_nothing(rule: str) -> None:
    assert outline(f"Exports rose in 2018.\n\n{rule}\n\nThey fell in 2019.\n") == [
        ("paragraph", 0, "Exports rose in 2018."),
        ("paragraph", 0, "They fell in 2019."),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Trade of Ghana\n\nIt grew.\n", "Trade of Ghana"),
        ("MEMO\n\nThe trade of Ghana in 2019\n\nIt grew.\n", "The trade of Ghana in 2019"),
        ("It grew in 2019.\n\nTrade\n\nIt fell.\n", None),
    ],
)
def test_a_document_is_titled_by_the_heading_it_opens_with(text: str, title: str | None) -> None:
    assert read(text)[0].source.title == title


def test_sentences_are_those_of_the_reading() -> None:
    _, passages = read("Mr. Mensah left. He went\nto St. Lucia. No\u00adbody knew.\n")
    assert said(passages) == [["Mr. Mensah left.", "He went to St. Lucia.", "Nobody knew."]]


def test_markdown_in_a_plain_text_is_text() -> None:
    given: Outline = [("paragraph", 0, "It is *not* a [link](x) and <b>not</b> bold &amp; so on.")]
    assert outline("It is *not* a [link](x) and <b>not</b> bold &amp; so on.\n") == given
