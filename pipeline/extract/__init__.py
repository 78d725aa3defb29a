"""What one document states: dated events, observations, entities, dangling references. It never sees the corpus.

Sentences, then spans (dates, quantities, names), then statements composed of them by grammar, then context: a year from
the date before, a subject from the sentence before. What context supplied is marked as inferred, with why.
"""

from collections.abc import Sequence

from pipeline.extract.collector import resting
from pipeline.extract.judge import Judge
from pipeline.extract.reader import Reader as Reader
from pipeline.extract.statements.gaps import gaps
from pipeline.records import Passage, Source, Statements


@resting()
def extract(source: Source, passages: Sequence[Passage], judge: Judge | None = None) -> Statements:
    """Read one document. `passages` are its own, in order; a `judge` stands in for the program's own."""
    reader = Reader(source, passages, judge)
    for i, passage in enumerate(passages):
        reader.read(i, passage)
    return Statements(
        source=source.id,
        published=reader.context.document,
        timexes=tuple(sorted(reader.timexes, key=lambda t: t.evidence[0].start)),
        events=tuple(reader.told()),
        observations=tuple(reader.observations),
        entities=tuple(reader.entities()),
        gaps=tuple(gaps(passages)),
    )
