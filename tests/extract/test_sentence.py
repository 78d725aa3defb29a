"""A sentence, analysed: what each of its dates is for, on which side it lies, and whether the story goes on from it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.extract.dates.resolve import Context
from pipeline.extract.document import expressions_of
from pipeline.extract.judge import Judge
from pipeline.extract.names.directory import Directory
from pipeline.extract.observations.slots.lemmas import lemmas
from pipeline.extract.quantities.find import find
from pipeline.extract.sentence import Sentence, analyse, is_label, looks_ahead
from pipeline.ingest import ingest

Analysed = Callable[[str], Sentence]


@pytest.fixture
def sentence(tmp_path: Path) -> Analysed:
    """The first sentence of a text, read on 10 September 2018."""

    def analysed(text: str) -> Sentence:
        path = tmp_path / "document.txt"
        path.write_text(text, encoding="utf-8")
        _, (passage, *_) = ingest(path)
        expressions = expressions_of([passage], "en")[0]
        mentions = Directory([passage.words]).mentions[0]
        quantities = find(passage.words, [(e.start, e.end) for e in expressions])
        return analyse(
            passage, *passage.sentences[0], expressions, quantities, mentions, Context("2018-09-10"), Judge()
        )

    return analysed


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Peru exported copper worth $3 billion in 2016.", "plain"),
        ("Exports of copper grew by 5% compared with 2016.", "compared"),
        ("Exports were 5% higher than $3 billion in 2016.", "compared"),
        ("Exports rose to 27% on 3 May.", "plain"),
        ("Exports were the lowest since 2009.", "compared"),
        ("The 2018 estimate was too high.", "mention"),
        ("Law 15 of 1998 was repealed.", "mention"),
        ("Rutte, prime minister since 2010, resigned.", "mention"),
        ("Exports are falling now.", "vague"),
    ],
)
def test_a_date_tells_when_or_is_compared_with_or_names(sentence: Analysed, text: str, role: str) -> None:
    assert [d.role for d in sentence(text).dates] == [role]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ministers met in November.", "2017-11"),
        ("The ministers will meet in November.", "2018-11"),
        ("The talks were put off to November.", "2018-11"),
        ("The ministers undertook to send a mission in November.", "2018-11"),
        ("The summit planned for November was called off.", "2017-11"),
        ("Peru said on Friday that the talks will go on.", "2018-09-07"),
        ("The ban has been in force since 2010.", "2010/.."),
        ("The ban was in force until 2014.", "../2014"),
    ],
)
def test_a_date_lies_where_its_verb_and_the_words_before_it_tell(sentence: Analysed, text: str, value: str) -> None:
    assert [d.value for d in sentence(text).dates] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In March 2016 the plant opened, and in May it was sold.", "2016-05"),
        ("The plant, which opened in March 2016, will be sold in May.", "2019-05"),
    ],
)
def test_the_story_goes_on_from_a_date_but_not_from_an_aside(sentence: Analysed, text: str, value: str) -> None:
    assert sentence(text).dates[-1].value == value


def test_a_few_words_without_a_verb_are_a_label(sentence: Analysed) -> None:
    assert is_label(sentence("US tariffs."))
    assert not is_label(sentence("Tariffs rose."))
    assert not is_label(sentence("Tariffs in 2016."))


def test_a_programme_is_of_what_is_to_come() -> None:
    assert looks_ahead("Programme of the visit")
    assert not looks_ahead("Trade in goods")


def test_words_are_known_by_their_base_form(sentence: Analysed) -> None:
    told = lemmas(sentence("The ministries bought tankers from Peru."))
    assert told.in_sentence == [f"in sentence {w}" for w in ("ministry", "to buy", "tanker", "peru")]
