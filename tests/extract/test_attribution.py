"""Who claims what a text tells."""

from collections.abc import Callable

import pytest

from pipeline.records import Statements

Read = Callable[..., Statements]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The ministry said that exports fell in May 2014.", "The ministry"),
        ("According to the central bank, exports fell in May 2014.", "the central bank"),
        ("Exports fell in May 2014, according to two people close to the talks.", "two people close to the talks"),
        (
            "Exports fell in May 2014, two officials familiar with the matter said.",
            "two officials familiar with the matter",
        ),
        ("Exports fell in May 2014, state media reported.", "state media"),
        ("Exports fell in May 2014, says the IMF.", "the IMF"),
        ("Exports, the ministry said, fell in May 2014.", "the ministry"),
        ("Exports reportedly fell in May 2014.", "reportedly"),
        ("Kenya and Oman are said to have signed a pact in May 2014.", "are said to"),
        ("In the words of the minister, exports fell in May 2014.", "the minister"),
        ("Exports fell in May 2014, in the minister’s view.", "the minister"),
        ("As the finance ministry put it, exports fell in May 2014.", "the finance ministry"),
        ("By the bank’s own account, exports fell in May 2014.", "the bank"),
        ("Per the statistics office, exports fell in May 2014.", "the statistics office"),
        ("A person briefed on the talks said the pact was signed in May 2014.", "A person briefed on the talks"),
        ("“We signed it in May 2014,” Foreign Minister Ana Flores told reporters.", "Foreign Minister Ana Flores"),
        ("Exports fell in May 2014.", None),
        ("At the ministry, exports fell in May 2014, as in 2012.", None),
        ("The firm found gas in May 2014.", None),
    ],
)
def test_the_speaker_is_named_in_the_words_of_the_text(read: Read, sentence: str, who: str | None) -> None:
    assert [e.attribution for e in read(sentence).events][:1] == [who]
