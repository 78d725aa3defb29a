"""What the parts of a Markdown text are, and that its markup is neither read nor carried out."""

import pytest
from ingesting import Outline, outline, read, said


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "# Trade\n\n## Ports ##\n\n#### Fees\n\nThey rose.\n",
            [("heading", 1, "Trade"), ("heading", 2, "Ports"), ("heading", 4, "Fees"), ("paragraph", 0, "They rose.")],
        ),
        (
            "Trade\n=====\n\nPorts\n-----\n\nFees\nrose.\n",
            [("heading", 1, "Trade"), ("heading", 2, "Ports"), ("paragraph", 0, "Fees rose.")],
        ),
        ("# Trade *and* ports\n\nFees.\n", [("heading", 1, "Trade and ports"), ("paragraph", 0, "Fees.")]),
        (
            "- Ghana\n- Togo\n\n  It is small.\n\n  - Lomé\n    1. Port\n- Benin\n",
            [
                ("item", 1, "Ghana"), ("item", 1, "Togo"), ("item", 1, "It is small."), ("item", 2, "Lomé"),
                ("item", 3, "Port"), ("item", 1, "Benin"),
            ],
        ),
        ("1. one\n2. two\n\nEnd.\n", [("item", 1, "one"), ("item", 1, "two"), ("paragraph", 0, "End.")]),
        (
            "> We will\n> build it.\n>\n> Soon.\n\nThey did.\n",
            [("quotation", 0, "We will build it."), ("quotation", 0, "Soon."), ("paragraph", 0, "They did.")],
        ),
        ("> We will\nbuild it.\n", [("quotation", 0, "We will build it.")]),
        ("- > quoted in an item\n", [("quotation", 0, "quoted in an item")]),
        ("> - item in a quotation\n\nEnd.\n", [("item", 1, "item in a quotation"), ("paragraph", 0, "End.")]),
        ("One.\n\n---\n\nTwo.\n\n* * *\n\nSix.\n", [("paragraph", 0, s) for s in ("One.", "Two.", "Six.")]),
        ("One line\\\nbroken hard  \nand soft\nends.\n", [("paragraph", 0, "One line broken hard and soft ends.")]),
    ],
)  # fmt: skip
def test_the_parts_of_a_text(text: str, parts: Outline) -> None:
    assert outline(text, ".md") == parts
    assert outline(text.replace("\n", "\r\n"), ".markdown") == parts


def test_a_table_is_one_passage_as_it_stands() -> None:
    table = "| Country | 2019 |\n|:--------|-----:|\n| *Ghana* | 12 |"
    assert outline(f"Before.\n\n{table}\n\nAfter *it*.\n", ".md") == [
        ("paragraph", 0, "Before."),
        ("table", 0, table),
        ("paragraph", 0, "After it."),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It *rose* and __fell__ and ***stood***.", "It rose and fell and stood."),
        ("See [the *new* port](http://x.org/p \"Port\") soon.", "See the new port soon."),
        ("See [the port][1] soon.\n\n[1]: http://x.org", "See the port soon."),
        ("See <https://x.org/p> soon.", "See https://x.org/p soon."),
        ("Run `a * b` twice.", "Run a * b twice."),
        ("Run `a\nb` twice, then `c`.", "Run a b twice, then c."),
        ("Write `<br>` here.", "Write <br> here."),
        ("See Tema<br>or Accra<br/>or <b>b</b>oth.", "See Tema or Accra or both."),
        ("It is 5 * 6 and a_b_c.", "It is 5 * 6 and a_b_c."),
        ("Fees ![a map](m.png) rose.", "Fees rose."),
        ("Smith &amp; Sons paid &euro;5.", "Smith & Sons paid €5."),
        ("It cost \\$5, not \\*6.", "It cost $5, not *6."),
        ("1986\\. What a year it was.", "1986. What a year it was."),
    ],
)  # fmt: skip
def test_markup_within_a_line_is_not_read(text: str, words: str) -> None:
    assert [w for _, _, w in outline(text + "\n", ".md")] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "<div>\nExports rose by 5 per cent.\n</div>\n",
        "<p>Exports rose by 5 per cent.</p>\n\nMore.\n",
        'Exports <b>rose</b> by <span style="x">5</span> per cent.\n',
        "<table><tr><td>Exports rose by 5 per cent.</td></tr></table>\n",
        "Exports rose<!-- a note --> by 5 per cent.\n",
    ],
)
def test_the_words_of_html_are_read_and_its_tags_passed_over(text: str) -> None:
    first = outline(text, ".md")[0][2]
    assert " ".join(first.split()) == "Exports rose by 5 per cent."


@pytest.mark.parametrize(
    "html",
    [
        "<script>\nalert('exports rose')\n</script>",
        "<style>\np { color: red }\n</style>",
        "<!-- exports rose -->",
        "<!--\n\n# exports rose\n\n-->",
    ],
)
def test_scripts_styles_and_comments_say_nothing(html: str) -> None:
    assert outline(f"Before.\n\n{html}\n\nAfter.\n", ".md") == [("paragraph", 0, "Before."), ("paragraph", 0, "After.")]


def test_html_is_never_carried_out() -> None:
    text = "<h1>Not a heading</h1>\n\n<blockquote>no quotation</blockquote>\n\n<ul><li>no item</li></ul>\n"
    assert {kind for kind, _, _ in outline(text, ".md")} == {"paragraph"}


@pytest.mark.parametrize("code", ["```\n# no heading\n```", "~~~ text\n- no item\n~~~", "    > no quotation"])
def test_what_is_set_as_code_is_no_markup(code: str) -> None:
    parts = outline(f"Before.\n\n{code}\n\nAfter.\n", ".md")
    assert parts[0] == ("paragraph", 0, "Before.")
    assert parts[-1] == ("paragraph", 0, "After.")
    assert [kind for kind, _, _ in parts[1:-1]] == ["table"]


def test_sentences_are_those_of_the_words_without_their_marks() -> None:
    _, passages = read("**Mr. Mensah** left. He\nwent *home*. `Nobody` knew.\n", ".md")
    assert said(passages) == [["Mr. Mensah left.", "He went home.", "Nobody knew."]]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("close", ["---", "..."])
def test_front_matter_describes_the_document_and_is_none_of_its_text(end: str, close: str) -> None:
    head = ["title: Trade of Ghana", "author: Ama Mensah", "published: 2019-05-03", "language: en"]
    text = end.join(["---", *head, close, "# Ports", "", "They grew.", ""])
    document, passages = read(text, ".md")
    source = document.source
    assert (source.title, source.author, source.published) == ("Trade of Ghana", "Ama Mensah", "2019-05-03")
    assert [p.words for p in passages] == ["Ports", "They grew."]
    assert document.text == text


def test_a_rule_in_the_middle_is_no_front_matter() -> None:
    assert read("Trade grew.\n\n---\nauthor: nobody\n---\n", ".md")[0].source.author is None


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    assert read("# Trade *of* Ghana\n\nIt grew.\n", ".md")[0].source.title == "Trade of Ghana"
