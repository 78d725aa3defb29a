"""A `prose` section: what of the editor's Markdown a reader sees and hears, and what is refused."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from briefs import Made, make, read
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import markdown
from pipeline.editor.texts import Text
from pipeline.errors import Complaint
from pipeline.records import Account

TRADE = (
    "In 2013, trade between Russia and Japan hit $32 billion, a 5.3 percent increase from 2012. Exports of cars from Japan to "
    "Russia were about $4 billion in 2013.\n\nOn 3 May 2011, President Yoweri Museveni signed the Kampala Agreement.\n\n"
    "In 2013, the trade balance of Japan with Russia was -$2.5 billion.\n"
)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Account:
    return read(tmp_path_factory.mktemp("trade"), {"trade": TRADE})


@pytest.fixture(scope="module")
def printed(said: Account) -> Callable[..., Made]:
    def prose(text: str, **settings: object) -> Made:
        return make(said, [{"kind": "prose", "text": text, "title": "Judgement"}, "sources"], **settings)

    return prose


def shown(made: Made) -> str:
    """The words of the text, without heading, margin and sources."""
    whole = " ".join(
        e.text for e in made.reading.structure.walk() if e.role in ("P", "LBody", "TD", "TH", "BlockQuote", "H2", "H3")
    )
    return " ".join(whole.split())


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ("round 2", "`round 2` shows more than is stated of $32 billion; write `round 0`."),
        ("in million, round 1", "`round 1` shows more than is stated of $32 billion; write `round 0`."),
        ("change, round 2", "`round 2` shows more than is stated of 5.3\u00a0%; write `round 1`."),
        ("in trillion, round 0", "`round 0` leaves nothing of $32 billion; write more decimals."),
        ("round 0, round 0", "{trade RUS-JPN 2013} asks for `round` twice; leave one out."),
        ("in million, in billion", "{trade RUS-JPN 2013} asks for `in` twice; leave one out."),
    ],
)
def test_no_form_shows_a_number_that_no_source_tells(parts: str, told: str, printed: Callable[..., Made]) -> None:
    with pytest.raises(Complaint) as refused:
        printed(f"It was {{trade RUS-JPN 2013: {parts}}}.")
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("handle", "value"),
    [
        ("trade RUS-JPN 2013", "$32 billion"),
        ("trade RUS-JPN 2013: value", "$32 billion"),
        ("trade RUS-JPN 2013: change", "5.3 %"),
        ("trade RUS-JPN 2013: change, signed", "+5.3 %"),
        ("trade RUS-JPN 2013: change, round 0", "5 %"),
        ("trade RUS-JPN 2013: period", "2013"),
        ("trade RUS-JPN 2013: number", "32"),
        ("trade RUS-JPN 2013: in million", "$32,000 million"),
        ("trade RUS-JPN 2013: in million, number", "32,000"),
        ("trade RUS-JPN 2013: code", "USD 32 billion"),
        ("trade RUS-JPN 2013: parties", "Russia and Japan"),
        ("trade RUS-JPN 2013: source", "S1 ¶1"),
        ("trade RUS-JPN 2012", "$30.4 billion †"),
        ("trade RUS-JPN 2012: round 0", "$30 billion †"),
        ("trade RUS-JPN 2012: sum", "32 ÷ 1.053"),
        ("exports cars JPN-RUS 2013", "about $4 billion"),
        ("exports cars JPN-RUS 2013: bare", "$4 billion"),
        ("balance 2013", "−$2.5 billion"),
        ("balance 2013: unsigned", "$2.5 billion"),
        ("event Kampala", "3 May 2011"),
        ("event Kampala: title", "President Yoweri Museveni signed the Kampala Agreement"),
        ("person Museveni", "Yoweri Museveni"),
        ("trade RUS-JPN 2013 | change", "5.3 %"),
    ],
)
def test_a_handle_shows_its_fact_and_leads_to_the_sentence(
    handle: str, value: str, printed: Callable[..., Made]
) -> None:
    made = printed(f"It was {{{handle}}} then.")
    assert f"It was {value} then.".replace(" ", "") in shown(made).replace(" ", "")
    first = value.split(" †", maxsplit=1)[0].split(maxsplit=1)[0]
    jumps = [j for j in made.reading.jumps if first in j.words and j.page == 0]
    if not handle.endswith("sum"):
        assert jumps
        assert all(j.target for j in jumps)
    assert not [s for s in made.left_out if "neither" in s]


def test_dates_are_those_of_the_language(printed: Callable[..., Made]) -> None:
    text = "On {event Kampala} they signed."
    assert "On 3 May 2011 they" in shown(printed(text))
    assert "On May 3, 2011 they" in shown(printed(text, language="en-US"))


def test_the_margin_and_the_sources_name_each_other(printed: Callable[..., Made]) -> None:
    made = printed("It was {trade RUS-JPN 2013}.")
    [cited] = [j for j in made.reading.jumps if j.words.strip() == "S1\u00a0¶1" and j.page == 0][:1]
    assert cited.target
    assert "Judgement" in [w.text for page in made.reading.words for w in page][-12:] or "Judgement" in " ".join(
        e.text for e in made.reading.structure.find("Note")
    )


MARKDOWN = """\
# One

## Two

A *leaning*, a **heavy** and a `coded` word, [a page](https://example.org/x) and <mailto:a@example.org>.[^n]

- first
  1. inner {trade RUS-JPN 2013}
  2. second inner

- last

> Said and done.
>
> — A speaker

---

| What | Value |
| --- | ---: |
| Trade | {trade RUS-JPN 2013: change} |

[^n]: A note, as {event Kampala} shows.
"""


def test_what_markdown_means_is_in_the_structure(printed: Callable[..., Made]) -> None:
    made = printed(MARKDOWN)
    tree = made.reading.structure
    assert [e.text.strip() for e in tree.find("H2", "H3")][:2] == ["One", "Two"]
    assert [e.text.strip() for e in tree.find("Em")] == ["leaning"]
    assert [e.text.strip() for e in tree.find("Strong")] == ["heavy"]
    outer = tree.find("L")[0]
    assert [e.text.strip() for e in outer.find("Lbl")] == ["•", "1.", "2.", "•"]
    assert len([kid for kid in outer.kids if kid.role == "LI"]) == 2
    [inner] = outer.kids[0].find("L")
    assert [kid.role for kid in inner.kids] == ["LI", "LI"]
    [quotation] = tree.find("BlockQuote")
    assert quotation.text.strip() == "Said and done."
    assert "A speaker" in shown(made)
    [table] = tree.find("Table")
    assert [" ".join(e.text.split()) for e in table.find("TH", "TD")] == ["What", "Value", "Trade", "5.3 %"]
    addresses = {j.address for j in made.reading.jumps if j.address}
    assert addresses == {"https://example.org/x", "mailto:a@example.org"}
    [note] = [j for j in made.reading.jumps if j.words.strip() == "¹"]
    assert note.target
    assert "A note, as 3 May 2011 shows." in " ".join(made.reading.below(note.target, 30).split())
    assert set(tree.source.get("/P", tree.source).RoleMap.keys()) == {"/Em", "/Strong"}


REFUSED = {
    "html block": ("One.\n\n<script>alert(1)</script>\n", (3, 1), "HTML has no place"),
    "html in a line": ("One <b>two</b>.\n", (1, 5), "HTML has no place"),
    "a comment": ("One.\n\n<!-- two -->\n", (3, 1), "HTML has no place"),
    "a picture": ("One ![two](https://example.org/x.png).\n", (1, 5), "a picture has no place"),
    "a local picture": ("![x](/etc/passwd)\n", (1, 1), "a picture has no place"),
    "fenced code": ("One.\n\n```\ntwo\n```\n", (3, 1), "a block of code"),
    "indented code": ("One.\n\n    two\n", (3, 5), "a block of code"),
    "a script for a link": ("See [one](javascript:alert(1)).\n", (1, 6), "a link leads to http://"),
    "a file for a link": ("See [one](file:///etc/passwd).\n", (1, 6), "a link leads to http://"),
    "a place in the brief for a link": ("See [one](passage:p-1).\n", (1, 6), "a link leads to http://"),
    "a path for a link": ("See [one](../x.md).\n", (1, 6), "a link leads to http://"),
    "an open brace": ("One {trade\n", (1, 5), "a brace is open"),
    "no words": ("One {}.\n", (1, 5), "no words"),
    "no such fact": ("One\n{tarde RUS-JPN 2013}.\n", (2, 1), "did you mean `trade`?"),
    "a note that is not there": ("One[^x].\n", (1, 4), "there is no note"),
    "a note without use": ("One.\n\n[^x]: two\n", (3, 1), "nothing refers to the note"),
    "no such part": ("{trade RUS-JPN 2013: chnage}\n", (1, 1), "did you mean `change`?"),
    "two parts": ("{trade RUS-JPN 2013: change, period}\n", (1, 1), "write a handle for each"),
    "a part without a value": ("{event Kampala: role}\n", (1, 1), "has no part `role`"),
    "many decimals": ("{trade RUS-JPN 2013: round 99}\n", (1, 1), "from 0 to 6"),
    "no scale": ("{trade RUS-JPN 2013: in lakh}\n", (1, 1), "`in` wants one of"),
    "an attribute": ("{trade RUS-JPN 2013.__class__}\n", (1, 1), "no fact is"),
    "an expression": ("{__import__('os').system('true')}\n", (1, 1), "no fact is"),
    "a format": ("{0.__globals__!r:>9}\n", (1, 1), ""),
    "the second in a line": ("{trade RUS-JPN 2013} {no}\n", (1, 22), "no fact is {no}"),
    "in a table": ("| a |\n| --- |\n| {no} |\n", (3, 3), "no fact is {no}"),
    "in a list": ("- a\n- b\n  {no}\n", (3, 3), "no fact is {no}"),
    "quotations without end": (">" * 500 + " a\n", (1, 1), "8 deep at most"),
    "lists without end": ("\n".join(" " * 2 * n + "- a" for n in range(99)), (9, 17), "8 deep at most"),
    "in a quotation": ("> a\n> {no}\n", (2, 3), "no fact is {no}"),
}


@pytest.mark.parametrize(("text", "place", "words"), REFUSED.values(), ids=REFUSED)
def test_what_has_no_place_in_a_text_is_refused_with_its_place(
    text: str, place: tuple[int, int], words: str, said: Account
) -> None:
    with pytest.raises(Complaint) as refused:
        _blocks(text, said)
    complaint = refused.value
    assert (complaint.line, complaint.column) == place, str(complaint)
    assert words in str(complaint)
    assert str(complaint).startswith(f"prose/x.md:{place[0]}:{place[1]}: ")


def test_all_that_is_wrong_is_told_at_once(said: Account) -> None:
    with pytest.raises(Complaint) as refused:
        _blocks("{no}\n\n<b>x</b>\n\n- {neither}\n", said)
    assert [c.line for c in refused.value.all] == [1, 3, 3, 5]


def _blocks(text: str, said: Account) -> object:
    from pipeline.document.brief import Brief
    from pipeline.document.live import Live
    from pipeline.editor.settings import Settings

    brief = Brief(Settings(title="Tea"), said, (), (), "", "")
    live = Live(brief, "Judgement")
    return markdown.blocks(
        Text(words=text, file="prose/x.md"), live.show, lambda passages: brief.cite(passages, "Judgement"), "1"
    )


MARKS = st.text(alphabet=st.sampled_from(list("ab {}[]()<>!#*_`|:\\-+1.^&;\"'~=\n\t/é\u00a0")), max_size=60)


@given(MARKS)
def test_any_text_is_set_or_refused_with_a_place(said: Account, text: str) -> None:
    try:
        _blocks(text, said)
    except Complaint as refused:
        for complaint in refused.all:
            assert complaint.file == "prose/x.md"
            assert 1 <= (complaint.line or 0) <= text.count("\n") + 1


def test_the_docs_list_the_parts_and_forms_that_there_are() -> None:
    from pipeline.document.live import FORMS, SHOWN

    docs = (Path(__file__).parents[2] / "docs/prose.md").read_text("utf-8").split("### Parts and forms")[1]
    rows = re.findall(r"^\| (figures|events|persons)[^|]*\|([^|]*)\|([^|]*)\|$", docs, re.MULTILINE)
    told = {who: (re.findall(r"`(\w+)`", parts), re.findall(r"`(\w+)`", forms)) for who, parts, forms in rows}
    kinds = {"figures": "figure", "events": "event", "persons": "entity"}
    assert {kinds[who]: said for who, said in told.items()} == {k: ([*SHOWN[k]], [*FORMS[k]]) for k in SHOWN}
