"""Whether a figure is a fact: forecast, planned or denied, as its clause says or the words right before it."""

import re

from pipeline.extract.events import realis
from pipeline.extract.language.clauses import Clause
from pipeline.extract.quantities.find import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.extract.spans import lowered
from pipeline.records import Realis
from pipeline.wordlist import words

_INSTEAD = re.compile(r"\b(?:rather than|instead of)\b[^,;.]{0,60}\Z")  # of a text in lower case
_FORESEES = words("foreseers")


def of_figure(sentence: Sentence, clause: Clause, q: Quantity) -> Realis:
    """What is said of a figure; what stands behind "rather than" is denied, what somebody now "sees" is a forecast."""
    if _INSTEAD.search(lowered(sentence.text), max(sentence.start, q.start - 90), q.start):
        return "negated"
    group = clause.group
    if group and group.lemma in _FORESEES and group.tense == "present" and sentence.tokens[group.start].start < q.start:
        return "forecast"
    if group and group.lemma == "estimate" and not group.modal:
        return "happened"
    if group and group.modal in ("can", "cannot") and not group.negated:
        return "happened"  # what can be done is a state
    said = realis.of_clause(sentence, clause)
    held = group is not None and q.end <= sentence.tokens[group.start].start
    return "happened" if said == "negated" and held else said  # what was not drawn upon is as large
