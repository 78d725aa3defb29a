"""The measures that the other sentences of a passage name."""

from pathlib import Path

from pipeline.extract import Reader
from pipeline.extract.judge import Judge
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.slots import Figure
from pipeline.extract.observations.slots.elsewhere import Elsewhere, elsewhere
from pipeline.ingest import ingest

TEXT = "Imports cost $3 million in 2013. Aid and debt grew as well, and debt by more. They were $2 million in 2014. So was debt."


class Watching(Judge):
    """Keeps what the other sentences of a passage name, for each figure."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[list[Elsewhere]] = []

    def read(self, figure: Figure) -> Reading:
        self.seen.append(elsewhere(figure.sentence, figure.measuring.past))
        return super().read(figure)


def test_other_sentences_name_measures_before_and_behind(tmp_path: Path) -> None:
    path = tmp_path / "document.txt"
    path.write_text(TEXT, encoding="utf-8")
    document, passages = ingest(path)
    watching = Watching()
    reader = Reader(document.source, passages, watching)
    for i, passage in enumerate(passages):
        reader.read(i, passage)
    first, second = watching.seen
    assert first == [Elsewhere("aid", 0, 1, 0, 0, False, 0), Elsewhere("debt", 0, 3, 0, 0, False, 0)]
    assert second == [
        Elsewhere("imports", 1, 0, 2, 1, True, 0),
        Elsewhere("aid", 1, 0, 1, 0, False, 1),
        Elsewhere("debt", 2, 1, 1, 0, False, 0),
    ]
