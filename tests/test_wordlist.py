"""A pattern of many words takes what the words say, whatever stands in them."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.wordlist import DATA, any_of, sets

CODE = "".join(path.read_text("utf-8") for path in (Path(__file__).parents[1] / "pipeline").rglob("*.py"))

word = st.text("ab-. |(é", max_size=5)
words = st.lists(word, min_size=1, max_size=12)


@given(words, word)
def test_it_takes_the_words_and_no_others(listed: list[str], other: str) -> None:
    assert bool(re.fullmatch(any_of(listed), other)) == (other in listed)
    assert all(re.fullmatch(any_of(listed), one) for one in listed)


@given(words, word)
def test_of_the_words_a_text_begins_with_it_takes_the_longest(listed: list[str], text: str) -> None:
    fitting = [one for one in listed if text.startswith(one)]
    taken = re.match(any_of(listed), text)
    assert (taken.group() if taken else None) == max(fitting, key=len, default=None)


def test_what_stands_behind_decides_between_two_that_fit() -> None:
    assert re.fullmatch(rf"{any_of(['port', 'ports', 'part'])}s \w+", "ports open")


def test_below_its_head_a_list_holds_words_and_rows_alone() -> None:
    for path in (path for path in DATA.iterdir() if path.suffix in (".txt", ".tsv")):
        _, _, listed = re.split(r"\A((?:#.*\n)+)", path.read_text("utf-8"))
        assert re.findall(r"(?m)^(?: .*|.* |#.*|)\n", listed) == [], path.name


def test_every_list_is_asked_for() -> None:
    lists = {path.stem for path in DATA.iterdir() if path.suffix in (".txt", ".tsv")}
    asked = {*re.findall(r"[\"'](\w+)[\"']", CODE)} | {f"{slot}_weights" for slot in ("slot", "event", "kind", "year")}
    assert lists - asked == set()


def test_every_set_of_words_is_asked_for() -> None:
    for name in ("verb_sets", "noun_sets"):
        assert {one for one in sets(name) if f'sets("{name}")["{one}"]' not in CODE} == set()
