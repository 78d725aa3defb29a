"""What a quantity measures where no noun names it: the verb, the subject or the unit tells."""

import re
from collections import defaultdict
from functools import cache

from pipeline.extract.events.lexis import verb_kinds
from pipeline.extract.language.clauses import Clause
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.measures import FLOWS, Measured, fits, implied, kind_of_unit, measures
from pipeline.extract.observations.parties import STATES, code, is_side
from pipeline.extract.quantities.moneys import moneys
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.extract.spans import lowered
from pipeline.wordlist import table, words

_GROWTH = re.compile(
    r"(?i)\b(?:economic |real |annual |full-year )?growth\b|\bthe economy\b|\beconom(?:y|ies) (?:to )?(?:gr|expand|contract)"
)
_OF_WHAT = re.compile(
    r"(?:,? and [\d.]+ ?(?:%|per ?cent|percent))?,?(?: respectively,)? of (?:what|everything|all(?: that)?)\b"
)
_OF_MORE = frozenset({"line", "link", "field", "road", "grid"})  # "a $60 billion swap line"
_AT_A_COST = re.compile(r"(?:\b(?:costed|valued|priced|costing) (?:at )?|\bworth )(?:about |some |nearly |over )?\Z")
# of a text in lower case
_GROWTH_OF = re.compile(
    r"(?:\A|[.;:,] |\b(?:foresaw|foresees?|forecasts?|expects?|expected|projects?|projected|predicts?|predicted|sees?|saw"
    r"|recorded|posted|registered|with|to|for) )(?:economic |real )?growth(?: of|:) (?:about |some |nearly |just )?\Z"
)
_GROWTH_SEEN = re.compile(
    r"\b(?:(?:forecasts?|projections?|estimates?|targets?|rate|pace) (?:of|for) (?:(?:economic|real|annual) )?growth"
    r"|(?:economic |real |annual )?growth (?:forecasts?|projections?|estimates?|targets?|rate))\b"
    r"(?! of (?:the )?[^\W\d]| in (?:the )?[a-z])"
)
_PART_OF = re.compile(r" (?:(?:stake|share|holding|interest) in|of) (?:the )?")
_ABLE = frozenset({"can", "could"})


def by_verb(sentence: Sentence, clause: Clause, q: Quantity) -> Measured | None:
    """What the verb of a clause tells of its object, or of what a relative clause hangs on: "the $14 billion in arms that
    Korea exported".
    """
    return (
        _given(clause, q)
        or _built(sentence, clause, q)
        or _done(sentence, clause, q)
        or done_to_it(sentence, clause, q)
        or _grown(sentence, clause, q)
    )


def by_subject(sentence: Sentence, clause: Clause, q: Quantity) -> str | None:
    """The rate of exchange, where a currency is what rises or falls: "the rouble has lost a fifth of its value"."""
    if clause.subject is None or kind_of_unit(q.unit) not in ("part", "rate", "money"):
        return None
    if any(
        p.value == 1 and p.unit != q.unit and kind_of_unit(p.unit) == "money"
        for p in sentence.inside(sentence.quantities, *sentence.span(*clause.subject))
    ):
        return "exchange_rate"  # "one euro cost 1.09 francs"
    subject = sentence.tokens[clause.subject[0] : clause.subject[1]]
    nouns = [t.lower for t in subject if t.tag in ("NOUN", "NAME")]
    return "exchange_rate" if len(subject) <= 3 and nouns and nouns[-1] in currencies() else None


def by_unit(clause: Clause, q: Quantity) -> str | None:
    """The measure that a unit alone tells: what can carry so much a year has a capacity of it."""
    able = clause.group and clause.group.words[0] in _ABLE
    return implied(q.unit) or ("capacity" if able and "/" in q.unit and fits("capacity", q.unit) else None)


def states_in(sentence: Sentence, span: tuple[int, int] | None) -> list[Mention]:
    """The countries, and the unions of them, that some tokens name."""
    if span is None:
        return []
    named = sentence.inside(sentence.mentions, *sentence.span(*span))
    return [m for m in named if is_side(m)]


@cache
def trading_verbs() -> frozenset[str]:
    """Verbs of buying and selling, which tell of a state's trade."""
    return frozenset(v for v, lines in _verbs().items() if any(row["measure"] in FLOWS for row in lines))


def _given(clause: Clause, q: Quantity) -> Measured | None:
    """Aid, where the verb alone tells that money is given: "has provided $9.5 million"."""
    group = clause.group
    if group and kind_of_unit(q.unit) == "money" and verb_kinds().get(group.lemma) == "aid":
        return Measured(group.head.start, group.head.end, "aid", group.head.text)
    return None


def _built(sentence: Sentence, clause: Clause, q: Quantity) -> Measured | None:
    """Investment, where money is the cost of what is built: "the $4.8 billion project", "the line cost 4 billion"."""
    if kind_of_unit(q.unit) != "money" or "/" in q.unit:
        return None
    place = sentence.token_at(q.start) + 1
    behind = sentence.tokens[place : place + 4]
    end = next((n for n, t in enumerate(behind) if t.tag not in ("NOUN", "NAME")), len(behind))
    work = (
        behind[end - 1] if end and _is_work(behind[end - 1].lower) and behind[end - 1].lower not in _OF_MORE else None
    )
    if work is None and clause.group and clause.group.lemma == "cost" and clause.subject:
        work = next((t for t in sentence.tokens[slice(*clause.subject)] if _is_work(t.lower)), None)
    if work is None and _AT_A_COST.search(sentence.text, max(sentence.start, q.start - 24), q.start):
        before = sentence.tokens[max(clause.start, place - 10) : place - 1]
        work = next((t for t in reversed(before) if _is_work(t.lower)), None)
    return Measured(work.start, work.end, "investment", work.text) if work else None


def _is_work(word: str) -> bool:
    return word in words("works") or word.removesuffix("s") in words("works")


def _done(sentence: Sentence, clause: Clause, q: Quantity) -> Measured | None:
    """What a verb of the list tells of a quantity behind it, or of its subject where it is a passive."""
    group = clause.group
    if group is None:
        return None
    over = _verb_over(sentence, clause, q)
    if over is not None and (told := _measured_by(sentence, clause, q, over)):
        return told
    at = group.end - 1
    told = _measured_by(sentence, clause, q, at)
    before = group.passive or (
        told and q.unit == "count" and told.measure == "tourism"
    )  # "19,500 Britons visited Egypt"
    return told if (q.end <= group.head.start if before else group.head.end <= q.start) else None


def _verb_over(sentence: Sentence, clause: Clause, q: Quantity) -> int | None:
    """The infinitive or participle right before a quantity, as a place among the tokens: "employing some 54,000 people"."""
    place = sentence.token_at(q.start)
    for at in range(place - 1, max(clause.start, place - 5) - 1, -1):
        token = sentence.tokens[at]
        if token.tag in ("VBASE", "VING") and token.verb:
            return at
        if token.tag not in ("ADV", "DET", "PREP") or (
            token.tag == "PREP" and token.lower not in ("out", "in", "at", "up")
        ):
            return None
    return None


def done_to_it(sentence: Sentence, clause: Clause, q: Quantity) -> Measured | None:
    """What the verb of a relative clause tells of the quantity that it hangs on."""
    relative = sentence.after(clause)
    if relative is None or relative.group is None:
        return None
    whole = bool(_OF_WHAT.match(sentence.text, q.end))
    if not whole:
        if relative.link != "relative" or relative.antecedent is None:
            return None
        a, b = sentence.span(*relative.antecedent)
        if not (a <= q.start < b or 0 <= a - q.end < 6):
            return None
    head = relative.group.head
    named = next((m for m in measures(sentence.text, head.start, head.end) if fits(m.measure, q.unit)), None)
    return named or _measured_by(sentence, relative, q, relative.group.end - 1, anybody=whole)


def _measured_by(sentence: Sentence, clause: Clause, q: Quantity, at: int, *, anybody: bool = False) -> Measured | None:
    """What the verb at a place among the tokens tells; `anybody` may buy and sell where it is said of all that is."""
    group, head = clause.group, sentence.tokens[at]
    if group is None:
        return None
    lemma = head.verb.lemma if head.verb else group.lemma
    particle = sentence.tokens[at + 1].lower if at + 1 < len(sentence.tokens) else ""
    known = [*_verbs().get(f"{lemma}_{particle}", ()), *_verbs().get(lemma, ())]
    us = clause.subject is not None and sentence.words(*clause.subject).lower() == "we"
    by_a_state = not group.passive and (us or len({code(m) for m in states_in(sentence, clause.subject)}) == 1)
    for row in known:
        by_such = row["of"] == "any" or by_a_state or anybody
        direct = sentence.token_at(q.start) == at + 1
        if row["measure"] in FLOWS and kind_of_unit(q.unit) == "part" and direct and not anybody:
            continue  # who sells 5 % of a firm exports nothing
        if by_such and fits(row["measure"], q.unit) and _goes_with(sentence, clause, q, row["with"]):
            return Measured(head.start, head.end, row["measure"], head.text)
    return None


def _goes_with(sentence: Sentence, clause: Clause, q: Quantity, preposition: str) -> bool:
    """Whether a preposition follows a figure in its clause, with a country behind it where the list wants one."""
    if not preposition:
        return True
    if preposition == "part of":
        return _buys_a_part(sentence, clause)
    word, _, state = preposition.partition(" ")
    b = sentence.span(clause.start, clause.end)[1]
    for m in re.finditer(rf"\b{word}\b(?: the)? ?", sentence.text[q.end : b]):
        behind = q.end + m.end()
        if not state or any(
            s.start == behind and s.kind in STATES for s in sentence.inside(sentence.mentions, behind, b)[:1]
        ):
            return True
    return False


def _buys_a_part(sentence: Sentence, clause: Clause) -> bool:
    """Whether what is bought is a part of a firm: "51 per cent of Petkim for $2 billion"."""
    a, b = sentence.span(clause.start, clause.end)
    states = {m.start for m in sentence.inside(sentence.mentions, a, b) if m.kind in STATES}
    parts = [q for q in sentence.inside(sentence.quantities, a, b) if q.unit == "percent"]
    behind = [m.end() for q in parts if (m := _PART_OF.match(sentence.text, q.end))]
    return any(at not in states and sentence.text[at : at + 1].isupper() for at in behind)


@cache
def _verbs() -> dict[str, list[dict[str, str]]]:
    """The lines of the list of measuring verbs, by verb, or by verb and particle: "turn_out"."""
    lines: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in table("measuring_verbs"):
        for verb in row["verbs"].split():
            lines[verb].append(row)
    return lines


def _grown(sentence: Sentence, clause: Clause, q: Quantity) -> Measured | None:
    """GDP, where growth alone is spoken of: "growth in the second quarter was 6.9 %"."""
    if q.unit == "percent" and (of := _GROWTH_OF.search(lowered(sentence.text), sentence.start, q.start)):
        return Measured(of.start(), of.end(), "gdp", "growth")
    a, _ = sentence.span(clause.start, clause.end)
    if q.unit == "percent" and (seen := _GROWTH_SEEN.search(lowered(sentence.text), a, q.start)):
        return Measured(seen.start(), seen.end(), "gdp", "growth")
    if q.unit != "percent" or clause.subject is None or clause.inherited:
        return None
    m = _GROWTH.search(sentence.words(*clause.subject))
    start = sentence.span(*clause.subject)[0]
    return (
        Measured(start + m.start(), start + m.end(), "gdp", m.group())
        if m and m.start() < 24 and " of " not in m.string
        else None
    )


@cache
def currencies() -> frozenset[str]:
    """Currencies by their one-word names."""
    return frozenset(
        w.lower() for w in moneys() if w.isalpha() and len(w) > 3 and not w.isupper() and not w.endswith("s")
    )
