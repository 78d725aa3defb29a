"""A pattern of many words takes what the words say, whatever stands in them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.wordlist import any_of

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
