"""What the weights of signs were learned from, and what learning makes of choices."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.wordlist import DATA
from tests.corpus.scoring import HERE
from tests.corpus.training import TABLES, Choice, Signs, digest, learn


@pytest.mark.parametrize("table", TABLES)
def test_the_weights_were_learned_from_the_corpus_as_it_is(table: str) -> None:
    head = (DATA / f"{table}.tsv").read_text("utf-8").partition("slot\t")[0]
    assert digest() in head, "the texts or their gold have changed: run `python -m tests.corpus.training`"


@pytest.mark.parametrize("name", ["sentences", "plain"])
def test_a_short_texts_figures_are_told_by_words_that_stand_in_it_once(name: str) -> None:
    shorts = json.loads((HERE / f"{name}.json").read_text("utf-8"))
    wrong = [o["quote"] for short in shorts for o in short["observations"] if short["text"].count(o["quote"]) != 1]
    assert wrong == []


@given(st.lists(st.booleans(), min_size=20, max_size=40))
def test_the_sign_of_what_is_right_weighs_more_than_that_of_what_is_wrong(order: list[bool]) -> None:
    right, wrong = Signs(["good"], [""]), Signs(["bad"], [""])
    chosen = [Choice((right, wrong) if first else (wrong, right), (first, not first), 1.0) for first in order]
    weights = learn(chosen, ridge=1.0)
    assert weights["", "good"] > 0 > weights["", "bad"]
