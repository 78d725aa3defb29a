"""What a clause is about: whether it tells of a happening, and of one in the world, not in the document."""

import re

from pipeline.extract.events.figures import only_measures
from pipeline.extract.events.governor import is_happening
from pipeline.extract.language.clauses import Clause
from pipeline.extract.sentence import Sentence, entry, once
from pipeline.extract.spans import near
from pipeline.wordlist import words

_IN_FORCE = re.compile(r"(?i)\bin (?:force|office|power|operation|service|place|effect|charge)\b")
_THIS = frozenset({"this", "these", "our"})
_NOTHING_SAID = frozenset({"PUNCT", "DATE", "PREP", "ADV"})


def tells_something(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells of a happening: one without a verb does by a noun or participle of one, and "he said" alone
    does not.
    """
    group = clause.group
    if group is None:
        return _has_held(sentence, clause) or _names_happening(sentence, clause) or entry(sentence) is not None
    said = any(t.tag not in _NOTHING_SAID for t in sentence.tokens[group.end : clause.end])
    quoted = sentence.tokens[0].text in ("“", '"')
    return group.lemma not in ("say", "add", "tell") or said or quoted or _has_words_of_its_own(sentence, clause)


def is_of_the_world(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is about the world, and not about the document and its figures."""
    if only_measures(sentence, clause):
        return False
    if clause.subject is None or _is_measured(sentence, clause):
        return True
    subject = sentence.tokens[clause.subject[0] : clause.subject[1]]
    first = next((t.lower for t in subject if t.tag == "NOUN"), "")
    if first not in words("document_words"):
        return True
    return subject[0].lower not in _THIS and clause.group is not None and clause.group.tense != "present"


def _has_held(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause says since when something holds: "Holger Brandt, President of the Federation since January 2017"."""
    a, b = sentence.span(clause.start, clause.end)
    if not any(d.expression.edge == "since" for d in sentence.inside(sentence.dates, a, b)):
        return False
    person = any(m.kind == "person" for m in sentence.inside(sentence.mentions, a, b))
    return person or bool(_IN_FORCE.search(sentence.text, a, b))


def _names_happening(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause without a verb has a noun or participle of a happening, and leads nothing in."""
    tokens = sentence.tokens[clause.start : clause.end]
    acts = tokens[0].verb is not None or any(is_happening(t) or (t.tag == "VPART" and t.verb) for t in tokens)
    return acts and tokens[-1].text != ":"


def _has_words_of_its_own(sentence: Sentence, clause: Clause) -> bool:
    """Whether what somebody said follows in a clause of its own."""
    following = sentence.after(clause)
    return following is not None and following.link in ("that", "main") and following.start == clause.end


@once
def _is_measured(sentence: Sentence, clause: Clause) -> bool:
    a, b = sentence.span(clause.start, clause.end)
    around = near(sentence.quantities, a, b)
    return any(q.unit != "count" and clause is sentence.clause_at(q.start) for q in around)
