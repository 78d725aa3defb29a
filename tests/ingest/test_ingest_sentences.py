"""Where a sentence ends, and where a full stop is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.sentences import sentences


def split(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Mensah met Dr. Ana Cruz and Prof. Ito.",
        "Gen. Park, Lt. Gen. Cho and Sen. Ortiz sailed on the ship.",
        "J. K. Adeyemi and D. Trump Jr. came.",
        "Prices rose by 3.5 per cent to $1.25 a tonne.",
        "The rate was 0.5 % in Q1.",
        "Duties yielded S/. 11,842 million.",
        "The U.S. Treasury and the U.K. Foreign Office agreed.",
        "Washington, D.C. is no state.",
        "See Fig. 3, No. 5 and vol. 2 of the report.",
        "Acme Inc. and Beta Ltd. of Accra merged.",
        "Some crops, e.g. Cocoa and i.e. Beans, sell.",
        "Smith et al. (2014) found it first.",
        "On Sept. 3 and Dec. 4 they met at 5 p.m. on Monday.",
        "St. Lucia exports approx. 3 tonnes.",
        "The site www.example.org is down.",
        "It was signed in Jan. 2014 in Lima.",
        "Mr. An met Gen. To and J. A. Smith.",
    ],
)
def test_a_stop_after_an_abbreviation_an_initial_or_in_a_number_ends_nothing(sentence: str) -> None:
    assert split(sentence) == [sentence]
    assert split(f"{sentence} Then they left.") == [sentence, "Then they left."]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Exports fell. Imports rose.", ["Exports fell.", "Imports rose."]),
        ("Did they fall? Yes! They did…", ["Did they fall?", "Yes!", "They did…"]),
        ("“It is over.” The crowd left.", ["“It is over.”", "The crowd left."]),
        ("It fell (see below). Then it rose.", ["It fell (see below).", "Then it rose."]),
        ("Exports grew.[3] Imports fell.[4]", ["Exports grew.[3]", "Imports fell.[4]"]),
        ("They rose by 5 per cent.1 A target is set.2", ["They rose by 5 per cent.1", "A target is set.2"]),
        ("See No.1 A of the list, and rule 4.2 The.", ["See No.1 A of the list, and rule 4.2 The."]),
        ("Exports grew.² Imports fell.", ["Exports grew.²", "Imports fell."]),
        ("He lives in the U.S. The law is old.", ["He lives in the U.S.", "The law is old."]),
        ("Growth was 3.0. It fell.", ["Growth was 3.0.", "It fell."]),
        ("It rose to 5 %. Prices fell.", ["It rose to 5 %.", "Prices fell."]),
        ("They met in 2014. 2015 was better.", ["They met in 2014.", "2015 was better."]),
        ("The tariff fell. Été came.", ["The tariff fell.", "Été came."]),
        ("One.  \u2003Two.", ["One.", "Two."]),
        ("No stop at the end", ["No stop at the end"]),
    ],
)
def test_a_sentence_ends_where_a_reader_says_it_does(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The answer was no. The talks ended.", ["The answer was no.", "The talks ended."]),
        ("The museum sells art. It is old.", ["The museum sells art.", "It is old."]),
        ("Lesotho is in group B. The next is Chad.", ["Lesotho is in group B.", "The next is Chad."]),
        ("The mine belongs to Acme Inc. In 2014 it closed.", ["The mine belongs to Acme Inc.", "In 2014 it closed."]),
        ("Sales rose until Dec. They fell in March.", ["Sales rose until Dec.", "They fell in March."]),
    ],
)
def test_a_word_that_begins_a_sentence_ends_the_one_before_even_behind_an_abbreviation(
    text: str, parts: list[str]
) -> None:
    assert split(text) == parts


@given(
    st.lists(
        st.text("abcdefghij klm", min_size=3, max_size=30).map(lambda s: f"Peru {' '.join(s.split())} trade"),
        min_size=1,
    ),
    st.data(),
)
@settings(deadline=None)
def test_plain_sentences_are_found_again(given_: list[str], data: st.DataObject) -> None:
    stops = [s + data.draw(st.sampled_from([".", "!", "?", ".”", ".)", "?!", ".[2]"])) for s in given_]
    gaps = [data.draw(st.sampled_from([" ", "  ", "\n"])) for _ in stops]
    text = "".join(s + gap for s, gap in zip(stops, gaps, strict=True))
    assert split(text) == stops


@given(st.text())
@settings(deadline=None, max_examples=300)
def test_nothing_but_white_space_stands_between_sentences(text: str) -> None:
    spans = sentences(text)
    outside = [0, *(x for span in spans for x in span), len(text)]
    assert outside == sorted(outside)
    assert not "".join(text[a:b] for a, b in zip(outside[::2], outside[1::2], strict=True)).strip()
