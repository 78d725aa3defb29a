"""A clause that closes its sentence and only says who said what stands before: "Exports fell, the ministry said on 3 May"."""

from pipeline.datelines import DATELINE
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.lexicon import LISTENERS, SPEECH
from pipeline.extract.language.speech import ends_quote
from pipeline.extract.sentence import Sentence

_ENDS = frozenset({",", "”", '"'})
_NOTHING = frozenset({"PREP", "DATE", "ADV", "PUNCT"})  # tags of what may follow the verb


def begin_of_said(sentence: Sentence, clause: Clause) -> int | None:
    """The character at which what is said begins, behind the dateline of a report; None of other clauses."""
    group, tokens = clause.group, sentence.tokens
    if group is None or group.lemma not in SPEECH or not clause.place or sentence.after(clause):
        return None
    if clause.link == "relative":  # "the treaty, which they concluded"
        return None
    if _ENDS.isdisjoint(t.text for t in tokens[clause.start - 1 : clause.start + 1]):
        return None
    if not is_inverted(sentence, clause):
        behind = tokens[group.end] if group.end < clause.end else None
        if clause.inherited or (behind and behind.tag not in _NOTHING and behind.lower not in LISTENERS):
            return None
    first = sentence.clauses[clause.place - 1]
    while first.link != "main" and first.place:
        first = sentence.clauses[first.place - 1]
    if first.link != "main":
        return None
    begin = sentence.span(first.start, first.end)[0]
    dateline = DATELINE.match(sentence.text, begin) if begin == 0 else None
    return dateline.end() if dateline else begin


def is_inverted(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb goes before who said it: ", said the minister"."""
    return clause.group is not None and ends_quote(sentence.tokens, clause.group.start)
