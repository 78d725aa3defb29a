"""Words that stand for a country and do not name it, and of whom a passage speaks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.extract import Reader
from pipeline.extract.judge import Judge
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.slots import Figure
from pipeline.extract.observations.standins import stand_ins
from pipeline.ingest import ingest

StoodFor = Callable[[str], set[tuple[str, str]]]


class Watching(Judge):
    """Keeps what stands for a country in the sentences of figures: the word and the country."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[str, str]] = set()

    def read(self, figure: Figure) -> Reading:
        found = stand_ins(figure.sentence, figure.measuring)
        self.seen |= {(figure.text[s.start : s.end], s.country) for s in found}
        return super().read(figure)


@pytest.fixture
def stood_for(tmp_path: Path) -> StoodFor:
    """The words that stand for a country in the sentences of a text that have figures, and for which."""

    def found(text: str) -> set[tuple[str, str]]:
        path = tmp_path / "document.txt"
        path.write_text(text, encoding="utf-8")
        document, passages = ingest(path)
        watching = Watching()
        reader = Reader(document.source, passages, watching)
        for i, passage in enumerate(passages):
            reader.read(i, passage)
        return watching.seen

    return found


@pytest.mark.parametrize(
    ("text", "stand_in"),
    [
        ("Laos borders Vietnam. It exported goods worth $5 million in 2014.", ("It", "LAO")),
        ("Laos borders Vietnam. It exported goods worth $5 million in 2014.", ("It", "VNM")),  # both are weighed
        ("Peru grew. Output of the country rose by 4 % in 2014.", ("the country", "PER")),
        ("Peru grew. In Arequipa output rose by 4 % in 2014.", ("Arequipa", "PER")),
        ("Poland grew. The zloty lost 4 % in 2014.", ("zloty", "POL")),
        ("Malawi, whose debt was $4 million in 2014, borrowed from Kenya.", ("whose", "MWI")),
        ("In Togo, where wages are low, prices rose by 4 % in 2014.", ("where", "TGO")),
    ],
)
def test_stands_for_a_country(stood_for: StoodFor, text: str, stand_in: tuple[str, str]) -> None:
    assert stand_in in stood_for(text)


def test_we_are_those_whose_document_it_is(stood_for: StoodFor) -> None:
    text = "Ministry of Trade of Kenya\nNairobi, 3 May 2015\n\nOur exports to Uganda came to $5 million in 2014."
    assert ("Our", "KEN") in stood_for(text)


def test_here_is_in_the_country_that_says_we(stood_for: StoodFor) -> None:
    text = "Ministry of Trade of Kenya\nNairobi, 3 May 2015\n\nUgandan investment here came to $5 million in 2014."
    assert ("here", "KEN") in stood_for(text)


def test_the_united_states_are_not_us(stood_for: StoodFor) -> None:
    text = "Ministry of Trade of Kenya\nNairobi, 3 May 2015\n\nExports to the US came to $5 million in 2014."
    assert not any(word.lower() == "us" for word, _ in stood_for(text))
