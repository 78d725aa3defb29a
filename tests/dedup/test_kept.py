"""Of passages that say the same the fullest is kept, from the source that the reader prefers; and once done, all is done."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from passages import compared, corpus, pair, source

from pipeline.dedup import dedup
from pipeline.records import Account, Copy

FULL = "The ministers of Peru and Chile also agreed to open the northern port to lorries in May 1997."
SHORT = "Ministers of Peru and Chile agreed to open northern port to lorries in May 1997."


def test_the_fullest_is_kept_though_it_was_published_last() -> None:
    copies, _ = compared([source("a", "1997"), source("b", "2004")], given := corpus({"a": [SHORT], "b": [FULL]}))
    assert [(c.passage, c.of, c.relation) for c in copies] == [(given[0].id, given[1].id, "near")]


@pytest.mark.parametrize("preferred", ["a", "b", "c"])
def test_the_source_that_the_reader_prefers_is_kept(preferred: str) -> None:
    given = corpus({"a": [SHORT], "b": [FULL], "c": [FULL.upper()]})
    copies = [f for f in dedup(map(source, "abc"), given, (preferred,)) if isinstance(f, Copy)]
    assert {c.of for c in copies} == {p.id for p in given if p.source == preferred}
    assert len(copies) == 2


def test_a_quotation_never_stands_for_the_passage_that_holds_it() -> None:
    given = corpus({"a": [FULL], "b": [f"They met in Lima. {FULL} Then they left."]})
    copies = [f for f in dedup(map(source, "ab"), given, ("a",)) if isinstance(f, Copy)]
    assert [(c.passage, c.of, c.relation) for c in copies] == [(given[0].id, given[1].id, "contained")]


def test_a_passage_split_in_two_is_contained_in_the_whole() -> None:
    halves = [
        "The ministers of Peru and Chile agreed to open the port.",
        "They will meet again in the spring of the following year in Lima.",
    ]
    given = corpus({"a": halves, "b": [" ".join(halves)]})
    copies, variants = compared([source("a"), source("b")], given)
    assert {(c.passage, c.of, c.relation) for c in copies} == {(p.id, given[2].id, "contained") for p in given[:2]}
    assert variants == []


@pytest.mark.parametrize(
    "dateline", ["LIMA (Reuters) - ", "LIMA, May 5 — ", "Santiago de Chile, 5 May (AFP) – ", "SAN JOSE -- "]
)
def test_a_dateline_before_the_text_of_another_makes_a_copy(dateline: str) -> None:
    copies, variants = pair(FULL, dateline + FULL)
    assert len(copies) == 1
    assert variants == []


@pytest.mark.parametrize(
    ("one", "other"), [("LIMA (Reuters) - ", "QUITO (Reuters) - "), ("LIMA, May 5 — ", "LIMA, May 6 — ")]
)
def test_two_datelines_that_differ_make_a_variant(one: str, other: str) -> None:
    copies, variants = pair(one + FULL, other + FULL)
    assert copies == []
    assert len(variants) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the programme of the centre", "the program of the center"),
        ("an organisation of ports", "an organization of ports"),
        ("however, the talks were often long", "the talks were frequently long"),
        ("the treaty which ended it", "the treaty that ended it"),
    ],
)
def test_words_that_change_no_fact_make_a_copy(one: str, other: str) -> None:
    before, after = "The envoys of both of the states said of", "that it was the work of many years in the capital."
    copies, variants = pair(f"{before} {one} {after}", f"{before} {other} {after}")
    assert [c.relation for c in copies] == ["near"]
    assert variants == []


WORDS = (
    "peace war treaty coffee copper river Nairobi Lima the also however programme program agreed refused signed never all "
    "some few most 1987 1988 12.5 percent million billion dollars frame work framework"
).split()


@st.composite
def corpora(draw: Callable[..., list[str]]) -> dict[str, list[str]]:
    """Sources that repeat each other, with a word changed, parted or left out here and there."""
    base = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=8, max_size=25), min_size=1, max_size=3))
    texts: dict[str, list[str]] = {"a": [], "b": [], "c": []}
    for words in draw(st.lists(st.sampled_from(base), min_size=2, max_size=8)):
        told = list(words)
        for at in draw(st.lists(st.integers(0, len(words) - 1), max_size=2)):
            told[at : at + 1] = draw(st.sampled_from([["the", words[at]], [words[at]], ["also"], ["1999"], []]))
        sentence = " ".join(told)
        texts[draw(st.sampled_from("abc"))].append(
            draw(st.sampled_from([sentence, f"{sentence.capitalize()}. It ended."]))
        )
    return texts


@settings(deadline=None, max_examples=80)
@given(texts=corpora())
def test_among_what_is_kept_nothing_is_a_copy_of_another(texts: dict[str, list[str]]) -> None:
    given, sources = corpus(texts), [source(s) for s in "abc"]
    copies, variants = compared(sources, given)
    kept = [p for p in given if p.id not in {c.passage for c in copies}]
    again, same = compared(sources, kept)
    assert again == []
    assert {v.passages for v in same} <= {v.passages for v in variants}


@settings(deadline=None, max_examples=60)
@given(texts=corpora(), seed=st.integers(0, 99), prefer=st.sampled_from(["", "a", "cb"]))
def test_the_order_of_files_does_not_matter(texts: dict[str, list[str]], seed: int, prefer: str) -> None:
    given, sources = corpus(texts), [source("a", "1999"), source("b"), source("c", "1987-05")]
    chance = random.Random(seed)
    shuffled = dedup(chance.sample(sources, 3), chance.sample(given, len(given)), tuple(prefer))
    assert list(shuffled) == list(dedup(sources, given, tuple(prefer)))


def test_the_fuller_of_two_tellings_is_the_one_that_is_read(account_of: Callable[..., Account]) -> None:
    account = account_of(a=SHORT, b=FULL)
    [event] = account.events
    assert event.evidence[0].quote in SHORT or event.evidence[0].quote in FULL
    assert {e.source for e in event.evidence} == {"a", "b"}
