"""Of when a figure is whose wording leaves no doubt, and which figures are told in one go."""

import re
from collections.abc import Sequence

from pipeline import edtf
from pipeline.extract.dates.sense import Fixed
from pipeline.extract.judging.option import Option
from pipeline.extract.language.tokens import INVERTED
from pipeline.extract.observations.measures import TRADED
from pipeline.extract.observations.period import decided_at
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.slots.figure import Figure
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Dated, is_beside
from pipeline.extract.spans import lowered

_CHAINED = 60  # characters
_JOINT = re.compile(
    r",? (?:(?:up |down )?(?:to|or)|(?:that is|i\.e\.),?|equivalent to|equal to)"
    r" (?:(?:about|almost|around|just|nearly|only|over|some|under|more than|less than|an?|the|total of|record|equivalent) )*"
)
_IF = frozenset({"if", "unless"})
_PROVIDES = frozenset(
    "provide stipulate envisage foresee guarantee entitle oblige commit bind require allow permit cap".split()
)
_OPENS = re.compile(r" \((?:about |some |nearly |a record |then )?")
_WHEN_SOMETHING = re.compile(
    r" (?:in|during|at the time of) the (?:year|month|quarter|week|season)"
    r" (?:of (?:the|his|her|its|their) (?!year\b)|when|that|in which)"
)  # "74 million in the year of the visit"
_FULL_YEAR = re.compile(  # of a text in lower case
    r"\b(?<!first )(?<!a )(?:full-year|whole-year|full year|whole year|year as a whole)\b"
)
_PUT_OFF = frozenset({"defer", "delay", "postpone", "push", "put", "move"})
_UNTIL = re.compile(r"(?: off| back)? (?:to|until|till|into) (?:the )?")
_OF_WHICH = re.compile(r"\bof which (?:[^\W\d_]+ ){0,3}\Z")


def settled(figure: Figure, dates: Sequence[Dated]) -> Option | None:
    """The one period that a figure can have, by how it is told; None where that is open."""
    if _is_supposed(figure) or _is_of_terms(figure):
        return Option(None, [], ("",))
    if opened := _before_bracket(figure, dates):
        return Option(opened, [], ("",), read=opened == figure.reading.period)
    if _WHEN_SOMETHING.match(figure.text, figure.q.end) and not any(is_beside(figure.text, figure.q, d) for d in dates):
        return Option(None, [], ("",))
    if year := _whole_year(figure, dates):
        return Option(year, [], ("",))
    if put_off := _put_off_to(figure, dates):
        known = isinstance(put_off.expression.sense, Fixed)  # else its year is but guessed
        return Option(put_off.when.value if known else None, [], ("",))
    if decided := decided_at(figure.sentence, figure.clause):
        return Option(decided, [], ("",))
    if shared := _shared(figure, dates):
        return Option(shared, [], ("",), read=True)
    whole = _whole(figure, dates)
    return Option(whole.period, [], ("",), read=True) if whole else None


def _before_bracket(figure: Figure, dates: Sequence[Dated]) -> str | None:
    """The date before the bracket that a figure opens, which has no date of its own: "over the year before ($846 million)"."""
    q, text = figure.q, figure.text
    end = text.find(")", q.end, figure.sentence.end)
    if end < 0 or any(q.end <= d.start < end for d in dates):
        return None
    told = (d for d in figure.sentence.dates if d.end < q.start and d.role == "compared")
    own = next((d for d in told if _OPENS.fullmatch(text, d.end, q.start)), None)
    if own and not own.when.value and figure.last:
        return figure.last.compared_period  # "over the previous fiscal year ($846 million)"
    return own.when.value if own else None


def _whole_year(figure: Figure, dates: Sequence[Dated]) -> str | None:
    """The year of the months told before, where a figure without a date is said to be that of the full year."""
    main = figure.main or figure.measuring.past.main
    if main is None or not main.period or any(map(figure.is_in_clause, dates)):
        return None
    if not _FULL_YEAR.search(lowered(figure.text), figure.start, figure.end) or not edtf.is_within_a_year(main.period):
        return None
    last = edtf.bounds(main.period)[1]
    return str(last.year) if last else None


def _put_off_to(figure: Figure, dates: Sequence[Dated]) -> Dated | None:
    """To when what a figure counts was put off: "cargoes worth 38 million were deferred to July"."""
    sentence, clause = figure.sentence, figure.clause
    behind = sentence.after(clause)
    if behind and behind.inherited and sentence.span(behind.start, behind.end)[0] - figure.q.end <= len(", "):
        clause = behind  # "cargoes, worth 38 million, were deferred": the figure is said of the subject
    group = clause.group
    if figure.reading.measure not in TRADED or group is None or group.lemma not in _PUT_OFF or not group.passive:
        return None
    verb = sentence.tokens[group.end - 1].end
    to = [d for d in dates if d.start > verb and _UNTIL.fullmatch(sentence.text, verb, d.start)]
    return to[0] if to and figure.q.end <= verb and not group.negated else None


def _is_supposed(figure: Figure) -> bool:
    """Whether a figure is only what would be so if something happened, and the sentence tells no time: "should the ferry be taken
    out of service, capacity would drop by 18 %".
    """
    group, sentence = figure.clause.group, figure.sentence
    if group is None or group.modal not in ("would", "could", "might") or group.perfect or sentence.dates:
        return False
    return sentence.tokens[0].lower in INVERTED or any(clause.opener in _IF for clause in sentence.clauses)


def _is_of_terms(figure: Figure) -> bool:
    """Whether a figure is so much a year by the terms of a contract, and no time is told with it: "provides for up to 400 million
    kWh a year".
    """
    group = figure.clause.group
    if group is None or group.tense != "present" or group.lemma not in _PROVIDES or not figure.q.unit.endswith("/a"):
        return False
    verb = figure.sentence.tokens[group.start].start
    return not any(figure.is_in_clause(d) and d.start > verb for d in figure.sentence.dates if d.value)


def _whole(figure: Figure, dates: Sequence[Dated]) -> Reading | None:
    """Of what amount, told before in the sentence, a figure without a date of its own is a part: "of which 500 were new"."""
    q, text = figure.q, figure.text
    of = _OF_WHICH.search(text, figure.stretch[0], q.start)
    if of is None or any(q.end <= d.start < figure.stretch[1] or of.end() <= d.start < q.start for d in dates):
        return None
    told = (r for r in reversed(figure.here) if r.start >= figure.sentence.start and r.kind == "level")
    return next((r for r in told if r.quantity.unit == q.unit), None)


def _shared(figure: Figure, dates: Sequence[Dated]) -> str | None:
    """The one date of the figures that are told in one go: "fell by 4 per cent to 8.5 million tonnes in the first quarter"."""
    chain = told_in_one_go(figure)
    if not chain or figure.is_base or figure.q.start == chain[-1].start:
        return None
    own = [d for d in dates if figure.is_in_clause(d) and d.role != "name"]
    beside = len(own) == 1 and own[0].role == "plain" and is_beside(figure.text, chain[-1], own[0])
    return own[0].value if beside else None


def told_in_one_go(figure: Figure) -> list[Quantity]:
    """The figures told in one go with a figure, itself among them: "by 4 per cent to 8.5 million tonnes"; none if it is alone."""
    quantities = figure.sentence.quantities
    at = next((n for n, q in enumerate(quantities) if q.start == figure.q.start), None)
    if at is None:
        return []
    first = last = at
    while first and _goes_with(figure, quantities[first - 1], quantities[first]):
        first -= 1
    while last + 1 < len(quantities) and _goes_with(figure, quantities[last], quantities[last + 1]):
        last += 1
    return quantities[first : last + 1] if first < last else []


def _goes_with(figure: Figure, one: Quantity, two: Quantity) -> bool:
    """Whether two figures stand beside each other but for a date: "by 4 per cent in 2013 to 8.5 million tonnes"."""
    if two.start - one.end > _CHAINED or not (figure.is_in_clause(one) and figure.is_in_clause(two)):
        return False
    gap = figure.text[one.end : two.start]
    for d in figure.sentence.dates:
        if one.end <= d.start and d.end <= two.start:
            gap = gap.replace(f" {figure.text[d.start : d.end]}", "")
    return bool(_JOINT.fullmatch(gap))
