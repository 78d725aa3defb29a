"""Copies are found whatever their typography, and each points at the one passage that is kept."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from passages import compared, corpus, pair, passages, source

from pipeline.records import Account

WORDS = (
    "harbour minister treaty coffee river office fisheries flights Nairobi Peru Ghana agreed signed refused visited "
    "with from before after nine twelve 1987 2,500 12.5 % tonnes don't efficient"
).split()
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=12, max_size=40).map(" ".join)


def ligatures(text: str) -> str:
    return text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")


TYPOGRAPHY: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "ligatures": ligatures,
    "curly apostrophes": lambda t: t.replace("'", "’"),
    "line breaks": lambda t: t.replace(" ", "\n"),
    "wide spaces": lambda t: t.replace(" ", " \u2003 "),
    "decomposed letters": lambda t: unicodedata.normalize("NFD", t),
    "full width": lambda t: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and c not in "',." else c for c in t),
    "quotation marks": lambda t: f"“{t}”",
    "a note mark": lambda t: f"{t} [12]",
    "a dash between words": lambda t: t.replace(" with ", " – with "),
}


@pytest.mark.parametrize("change", TYPOGRAPHY.values(), ids=TYPOGRAPHY)
@settings(deadline=None, max_examples=12)
@given(text=SENTENCES)
def test_what_differs_in_typography_alone_is_a_copy(change: Callable[[str], str], text: str) -> None:
    copies, variants = pair(text, change(text))
    assert [c.relation for c in copies] == ["exact" if change(text) == text else "near"]
    assert variants == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("between 2012-2013", "between 2012–2013"),
        ("for 1,250 dollars", "for 1250 dollars"),
        ("for 1,250 dollars", "for 1\u00a0250 dollars"),
        ("for 1 250 dollars", "for 1,250 dollars"),
        ("for 1'250'000 dollars", "for 1,250,000 dollars"),
        ("with 10⁶ dollars", "with 10^6 dollars"),
        ("with .5 million dollars", "with 0.5 million dollars"),
        ("up 5% there", "up 5 % there"),
        ("down −5 % there", "down -5 % there"),
        ("the co\u2011operation of all", "the co-operation of all"),
        ("in the frame work there", "in the framework there"),
        ("of the World Bank there", "of World Bank there"),
    ],
)
def test_two_ways_to_write_the_same_are_a_copy(one: str, other: str) -> None:
    before, after = "The port of Mombasa handled the freight", "and its workers went home early that week."
    copies, variants = pair(f"{before} {one} {after}", f"{before} {other} {after}")
    assert len(copies) == 1
    assert variants == []


LANGUAGES = {
    "Greek": "Ο υπουργός υπέγραψε τη συμφωνία στην Αθήνα τον Μάιο του 1981 με τους γείτονες.",
    "Russian": "Министр подписал соглашение в Москве в мае 1981 года вместе с соседями страны.",
    "Hindi": "मंत्री ने मई 1981 में दिल्ली में पड़ोसी देशों के साथ समझौते पर हस्ताक्षर किए।",
    "Arabic": "وقع الوزير الاتفاق في القاهرة في مايو مع الدول المجاورة كلها بعد عام من المفاوضات.",
    "Japanese": "大臣は1981年5月に東京で近隣諸国との協定に署名した。協定は翌年に発効し、貿易は二倍になった。",
}


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
def test_a_copy_is_found_in_any_alphabet(text: str) -> None:
    copies, _ = pair(text, text)
    assert [(c.relation, c.similarity) for c in copies] == [("exact", 1.0)]


@settings(deadline=None, max_examples=40)
@given(texts=st.lists(SENTENCES, min_size=1, max_size=4, unique=True), times=st.integers(2, 4))
def test_of_equal_passages_one_is_kept_and_all_others_point_at_it(texts: list[str], times: int) -> None:
    given = corpus({f"s{n}": texts for n in range(times)})
    copies, _ = compared([source(f"s{n}") for n in range(times)], given)
    kept = {p.id: p.text for p in given if p.source == "s0"}
    said = {p.id: p.text for p in given}
    repeated = {c.passage: c.of for c in copies if c.relation == "exact"}
    assert set(repeated) == set(said) - set(kept)
    assert all(said[copy] == said[of] for copy, of in repeated.items())


def test_the_passage_kept_is_the_one_published_first_and_undated_ones_come_last() -> None:
    text = "The two ports agreed to share the cost of dredging the channel."
    given = corpus({"a-undated": [text], "b-late": [text], "c-early": [text]})
    copies, _ = compared([source("a-undated"), source("b-late", "1999"), source("c-early", "1987-03")], given)
    early = next(p.id for p in given if p.source == "c-early")
    assert {c.of for c in copies} == {early}
    assert len(copies) == 2


def test_a_near_copy_keeps_the_passage_published_first() -> None:
    older = "Peru and Ecuador opened the road between the two border towns to lorries in May of that year."
    newer = "Peru and Ecuador opened the road between two border towns to lorries in May of that year."
    given = corpus({"a": [newer], "z": [older]})
    copies, _ = compared([source("a", "2010"), source("z", "2005")], given)
    assert [(c.passage, c.of, c.relation) for c in copies] == [(given[0].id, given[1].id, "near")]
    assert 0.75 < copies[0].similarity < 1
    assert any("the" in d for d in copies[0].differs)


def test_a_quotation_is_contained_in_the_passage_that_holds_it() -> None:
    quotation = "The tariff on cotton will be lifted in stages over the next six years."
    whole = f"The minister spoke in Accra. {quotation} Farmers welcomed the plan."
    copies, _ = pair(quotation, whole)
    assert [c.relation for c in copies] == ["contained"]
    first, second = (p.id for p in corpus({"first": [quotation], "second": [whole]}))
    assert (copies[0].passage, copies[0].of) == (first, second)


def test_every_copy_of_a_quotation_points_at_a_passage_that_is_kept() -> None:
    quotation = "The tariff on cotton will be lifted in stages over the next six years."
    whole = f"The minister spoke in Accra. {quotation} Farmers welcomed the plan."
    given = corpus({"a": [quotation], "b": [quotation], "c": [whole]})
    copies, _ = compared([source(s) for s in "abc"], given)
    assert {(c.passage, c.of) for c in copies} == {(given[0].id, given[2].id), (given[1].id, given[2].id)}


def test_a_near_copy_of_a_quotation_points_at_the_passage_that_holds_it() -> None:
    quotation = "The tariff on cotton will be lifted in stages over the next six years."
    whole = f"The minister spoke in Accra. {quotation} Farmers welcomed the plan."
    given = corpus({"a": [quotation], "b": [quotation.replace("over the", "over")], "c": [whole]})
    copies, _ = compared([source(s) for s in "abc"], given)
    assert {(c.passage, c.of, c.relation) for c in copies} == {(p.id, given[2].id, "contained") for p in given[:2]}


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_no_copy_points_at_a_copy_and_none_is_a_copy_twice(data: st.DataObject) -> None:
    base = data.draw(st.lists(SENTENCES, min_size=1, max_size=3))
    change = st.sampled_from(
        [lambda t: t, *TYPOGRAPHY.values(), lambda t: f"It began in May. {t.capitalize()}. Then it ended."]
    )
    texts = [data.draw(change)(data.draw(st.sampled_from(base))) for _ in range(data.draw(st.integers(2, 7)))]
    given = corpus({f"s{n}": [t] for n, t in enumerate(texts)})
    copies, variants = compared([source(f"s{n}") for n in range(len(texts))], given)
    copied = [c.passage for c in copies]
    assert len(copied) == len(set(copied))
    assert not {c.of for c in copies} & set(copied)
    assert not {p for v in variants for p in v.passages} & set(copied)


def test_headings_and_words_of_a_list_are_no_copies() -> None:
    heading = "What the two governments agreed in the spring"
    given = [*passages("a", [heading], "heading"), *passages("b", [heading], "heading")]
    assert compared([source("a"), source("b")], given) == ([], [])
    assert pair("Wheat and maize", "Wheat and maize") == ([], [])


def test_passages_that_share_nothing_but_a_phrase_are_neither_copies_nor_variants() -> None:
    one = "On the other hand the harvest in Malawi failed and prices doubled within weeks."
    other = "On the other hand the navy of Chile bought four new ships from a yard in Spain."
    assert pair(one, other) == ([], [])


def test_ocr_line_breaks_and_broken_words_make_a_copy(account_of: Callable[..., Account]) -> None:
    clean = (
        "The ministers of Zambia and Malawi signed an agreement about the management of the lake in June 1994, and a "
        "commission of both governments has supervised fisheries there since that year."
    )
    scanned = (
        "The minis\u00adters of Zambia and Malawi signed an agree-\nment about the manage-\nment of the lake in June 1994, "
        "and a commis-\nsion of both governments has super-\nvised ﬁsheries there since that year."
    )
    account = account_of(clean=clean, scanned=scanned)
    assert [c.similarity for c in account.copies] == [1.0]
    assert account.variants == ()
