"""One sentence as the extraction sees it: words, clauses, dates, quantities, names, each where it stands."""

from pipeline.extract.sentence.analysis import analyse
from pipeline.extract.sentence.beside import base_before, is_beside
from pipeline.extract.sentence.judge import Judge
from pipeline.extract.sentence.labels import entry, is_label, label_of, looks_ahead
from pipeline.extract.sentence.sentence import Dated, Sentence, once, once_a_sentence
from pipeline.extract.sentence.story import is_in_participle

__all__ = [
    "Dated",
    "Judge",
    "Sentence",
    "analyse",
    "base_before",
    "entry",
    "is_beside",
    "is_in_participle",
    "is_label",
    "label_of",
    "looks_ahead",
    "once",
    "once_a_sentence",
]
