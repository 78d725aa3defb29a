"""What a date is in its sentence for: to tell when, to compare with, or only to name or to mention something."""

import re

from pipeline import edtf
from pipeline.extract.dates.sense import Expression, Fixed, Same, Vague, Weekday, Yearless
from pipeline.extract.language.tokens import Token
from pipeline.extract.sentence.beside import FARTHEST, base_before, is_beside
from pipeline.extract.sentence.sentence import DateRole, Sentence
from pipeline.extract.spans import lowered, near
from pipeline.wordlist import sets, words

_TO_YEAR = len(" (ABCDEF) of ")  # characters, from the name of an agreement to its year
_DATED_PAPERS = words("dated_papers")
_NAMES_BY_YEAR = words("agreement_words") | _DATED_PAPERS
_OF_DATA = sets("verb_sets")["of_data"]
_STRETCHES = ("months to", "quarters to")
# of a text in lower case
_COMPARED = re.compile(
    r"(?:(?:\b(?:compared (?:to|with)|in comparison (?:to|with)|relative to|against|(?<!later )(?<!earlier )than|versus"
    r"|vs\.?|(?:up|down|unchanged|little changed) (?:from|on)|those of|that of"
    r"|(?:increase|decrease|rise|fall|growth|drop|decline|improvement|gain|loss|jump|surge|reduction|contraction|expansion"
    r"|advance|slump) (?:[\w.]+ ){0,4}(?:from|on|over))"
    r"|\b(?:compared (?:to|with)|against)(?: [\d.]+ (?:hours?|minutes?|days?|weeks?|months?|years?)){1,2}"
    r"|(?:\b(?:per ?cent|million|billion|bn|m)|%) (?:[a-z]+ ){0,2}(?:on|from|over|above|below))"
    r"(?: (?:the|in|at|its|a|an|around|about|levels?|figures?|those|that|of|recorded|counted|registered|reported|seen|for"
    r"|end of)){0,4}) \Z"
)
_SINCE_THEN = re.compile(
    r"\b(?:first|lowest|highest|largest|smallest|fastest|slowest|worst|best|biggest|steepest|strongest|weakest|longest)\b"
    r"[^,;:]{0,60} since(?: the)? \Z"
)


def role_of(sentence: Sentence, expression: Expression) -> DateRole:
    """The role of a time expression."""
    if isinstance(expression.sense, Vague):
        return "vague"
    if _is_in_a_name(sentence, expression):
        return "name"
    if _is_compared(sentence, expression):
        return "compared"
    return "mention" if _only_names(sentence, expression) else "plain"


def _is_in_a_name(sentence: Sentence, expression: Expression) -> bool:
    """Whether a date is the year of an agreement beside it, or stands within a name."""
    for m in near(sentence.mentions, expression.start - 5, expression.end + 1):
        beside = 0 <= m.start - expression.end <= 1 or 0 <= expression.start - m.end <= 5
        if m.kind == "agreement" and m.year and beside:
            return True
        if m.start <= expression.start and expression.end <= m.end:
            return True
    return False


def _is_compared(sentence: Sentence, expression: Expression) -> bool:
    """Whether a date is that of what something is compared with: "5 % more than in 2012"."""
    text, start, at = sentence.text, sentence.start, expression.start
    if text.startswith(" than ", expression.end):
        return True
    if _SINCE_THEN.search(lowered(text), max(start, at - 80), at) and not _has_been(sentence, expression):
        return True
    if isinstance(expression.sense, Same) and expression.sense.over:
        return False
    if isinstance(expression.sense, Same) and expression.rule not in ("a year earlier", "a year ago"):
        return True
    beside = near(sentence.quantities, at - FARTHEST, at)
    holder = next((q for q in beside if is_beside(text, q, expression)), None)
    if holder and base_before(text, start, holder.start):
        return True
    compared = _COMPARED.search(lowered(text), max(start, at - 60), at)
    if compared and compared.group().endswith("on ") and _is_day(expression):
        return False  # "to 27 % on 3 May" tells when; "5 % on 2012" from what
    if compared and compared.group().endswith("over ") and expression.rule in _STRETCHES:
        return False  # "grew by 2 % over the year to March"
    return compared is not None


def _has_been(sentence: Sentence, expression: Expression) -> bool:
    """Whether something has been so since a time, "has been the first buyer since 2013", and is no record: "rose to the highest
    since 2013", "has been the fastest rise, 5 %, since".
    """
    clause = sentence.clause_at(expression.start)
    a, b = sentence.span(clause.start, clause.end)
    holds = clause.group is not None and clause.group.perfect and clause.group.lemma == "be"
    return holds and not sentence.inside(sentence.quantities, a, b)


def _is_day(expression: Expression) -> bool:
    sense = expression.sense
    return (
        (isinstance(sense, Yearless) and sense.day is not None)
        or isinstance(sense, Weekday)
        or (isinstance(sense, Fixed) and edtf.precision(sense.value) == "day")
    )


def _only_names(sentence: Sentence, expression: Expression) -> bool:
    """Whether a date only tells which thing is meant: "the 2018 estimate", "both agreements of 2019", "data for 2018"."""
    tokens, place = sentence.tokens, sentence.token_at(expression.start)
    before, after = tokens[place - 1 : place], tokens[place + 1 : place + 2]
    if before and after and before[0].tag in ("DET", "POSS") and after[0].tag in ("NOUN", "NAME"):
        return sentence.text[expression.end : after[0].start].isspace()
    if _is_in_an_apposition(sentence, expression):
        return True
    if _goes_on_in_list(sentence, expression):
        return True
    if place < 2 or before[0].lower not in ("of", "for", "on"):
        return False
    if before[0].lower == "on":
        return tokens[place - 2].lower in ("data", "figures", "statistics")
    group = sentence.clause_at(expression.start).group
    if before[0].lower == "for" and group is not None and group.lemma in _OF_DATA:
        return True  # "arrivals for 2020 have been omitted"
    named, of = tokens[place - 2], before[0].lower == "of"
    if of and named.tag in ("NUM", "QTY"):
        return True  # "Law 15 of 1998"
    paper = named.lower.removesuffix("s")
    if of and isinstance(expression.sense, Fixed) and not _is_day(expression):
        if any(m.kind == "agreement" and 0 < expression.start - m.end <= _TO_YEAR for m in sentence.mentions):
            return True
        return named.tag == "NOUN" and (paper.title() in _NAMES_BY_YEAR or paper in _NAMES_BY_YEAR)
    return is_dated_paper(named)


def is_dated_paper(token: Token) -> bool:
    """Whether a word is a paper, or figures, that bear the date of what they are about: the "data" for 2018."""
    return token.tag in ("NOUN", "NAME") and token.lower.removesuffix("s") in _DATED_PAPERS


def _goes_on_in_list(sentence: Sentence, expression: Expression) -> bool:
    """Whether a date goes on in a list of those that only name: the second of "data for 2018, 2019 and 2020"."""
    last = sentence.dates[-1] if sentence.dates else None
    return (
        last is not None
        and last.role == "mention"
        and sentence.text[last.end : expression.start] in (", ", " and ", " or ")
    )


def _is_in_an_apposition(sentence: Sentence, expression: Expression) -> bool:
    """Whether a date says since when somebody is what he is: "Rutte, prime minister since 2010, resigned"."""
    clause = sentence.clause_at(expression.start)
    group, place = clause.group, sentence.token_at(expression.start)
    if expression.edge != "since" or group is None or group.start <= place:
        return False
    before = [t.text for t in sentence.tokens[clause.start : place]]
    after = sentence.tokens[place + 1 : place + 2]
    return "," in before and bool(after) and after[0].text == ","
