"""What is a deed though a figure goes with it, and what a date beside a figure is of besides."""

from pipeline import edtf
from pipeline.extract.events import plans
from pipeline.extract.events.governor import governor, is_happening
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.lexicon import changes
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Dated, Sentence
from pipeline.extract.spans import near
from pipeline.wordlist import sets, words

_STAYS = sets("verb_sets")["stays"]
_HOLDS = sets("verb_sets")["holds"]
_BUYS = sets("verb_sets")["buys"]


def is_deed(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause with a figure tells of a deed, and not of the figure: that something was put off or given up, "put off a
    $2 billion expansion"; that a part of a firm was bought; that on a day something else was done, "came on 21 January with 120
    entrepreneurs".
    """
    group = clause.group
    if group is None:
        return False
    if group.tense == "future" and _is_set(sentence, clause):
        return True
    if group.perfect and group.lemma in _STAYS and _is_set_since(sentence, clause):
        return True
    if group.lemma in changes():
        return False
    if plans.undoes(sentence, clause) in ("postponed", "cancelled"):
        return True
    a, b = sentence.span(clause.start, clause.end)
    figures = [q for q in near(sentence.quantities, a, b) if a <= q.start < b]
    if (
        group.perfect
        and group.lemma in _HOLDS
        and any(d.expression.edge == "since" for d in sentence.inside(sentence.dates, a, b))
    ):
        return True
    if group.lemma in _BUYS and any(_is_of_a_firm(sentence, group.end, q) for q in figures):
        return True
    dates = [d for d in sentence.inside(sentence.dates, a, b) if d.role == "plain" and d.value]
    on_a_day = bool(dates) and all(
        edtf.precision(d.value.rstrip("~")) == "day" for d in dates if d.value and "/" not in d.value
    )
    return (
        on_a_day
        and group.tense == "past"
        and not group.passive
        and all(_is_apart(sentence, group.end, q) for q in figures)
    )


def has_its_own(sentence: Sentence, date: Dated) -> bool:
    """Whether a date beside a figure is that of something else: of a participle, or of a noun that tells of a happening."""
    return _is_of_participle(sentence, date) or _is_of_happening(sentence, date)


def _is_set(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is about what somebody sets for a month or day: "the duty will fall to €75 in January 2020"."""
    if clause.subject is None:
        return False
    a, b = sentence.span(clause.start, clause.end)
    dates = [d.when.value or "" for d in sentence.inside(sentence.dates, a, b) if d.value]
    dated = any(not edtf.is_longer_than_a_month(value) for value in dates if value)
    return dated and any(t.lower in words("set_by_law") for t in sentence.tokens[slice(*clause.subject)])


def _is_set_since(sentence: Sentence, clause: Clause) -> bool:
    """Whether what is set by law has been so since a date: "the minimum wage has been $45 a month since July 2000"."""
    a, b = sentence.span(clause.start, clause.end)
    since = any(d.expression.edge == "since" for d in sentence.inside(sentence.dates, a, b))
    subject = sentence.tokens[slice(*clause.subject)] if clause.subject else ()
    return since and any(t.lower in words("set_by_law") for t in subject)


def _is_of_participle(sentence: Sentence, date: Dated) -> bool:
    """Whether a day is that of a participle within the subject of a figure: "a poll published on 24 September put it at 66 %"."""
    clause = sentence.clause_at(date.start)
    if date.role != "plain" or clause.group is None or sentence.token_at(date.start) >= clause.group.start:
        return False
    by = governor(sentence, clause, date)
    said = by.kind == "participle" and sentence.tokens[by.at].verb
    return bool(said) and edtf.precision((date.when.value or "").partition("/")[0] or "2000") == "day"


def _is_of_happening(sentence: Sentence, date: Dated) -> bool:
    """Whether a month or day is that of a noun that tells of a happening: "yields fell after the floods of April 2015"."""
    place, value = sentence.token_at(date.start), date.when.value
    if date.role != "plain" or place < 2 or not value or edtf.is_longer_than_a_month(value):
        return False
    return sentence.tokens[place - 1].lower == "of" and is_happening(sentence.tokens[place - 2])


def _is_of_a_firm(sentence: Sentence, behind: int, q: Quantity) -> bool:
    """Whether a part in per cent that follows a verb at once is of what has a name, and is no country: "30 % of the Terminal"."""
    place, tokens = sentence.token_at(q.start), sentence.tokens
    if (
        q.unit != "percent"
        or place > behind + 1
        or [t.lower for t in tokens[place + 1 : place + 2]] not in (["of"], ["in"])
    ):
        return False
    what = [t for t in tokens[place + 2 : place + 5] if t.tag != "DET"][:1]
    named = (
        any(m.start <= what[0].start < m.end and m.kind != "organisation" for m in sentence.mentions) if what else True
    )
    return bool(what) and what[0].text[0].isupper() and not named


def _is_apart(sentence: Sentence, behind: int, q: Quantity) -> bool:
    """Whether a figure hangs on a noun or adds who came along, and is no object: "reached terms with 14 creditors"."""
    place, tokens = sentence.token_at(q.start), sentence.tokens
    before = [t for t in tokens[behind:place] if t.tag not in ("DET", "ADV")]
    led = before[-1].lower if before else ""
    return len(before) > 1 and led in ("of", "with", "among") and tokens[behind].tag != "QTY"
