"""What is told only by how far it lies from the date beside it: "on 3 March, two days after troops bombed a camp"."""

import re
from collections.abc import Iterator

from pipeline import edtf
from pipeline.extract.dates.resolve import When
from pipeline.extract.dates.words import number
from pipeline.extract.events import realis, titles
from pipeline.extract.events.evidence import evidence
from pipeline.extract.events.governor import is_happening
from pipeline.extract.events.happening import Happening
from pipeline.extract.events.kinds import kind_of, kind_of_nouns
from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import Memory
from pipeline.extract.sentence import Dated, Sentence
from pipeline.records import Realis
from pipeline.wordlist import sets

_APART = re.compile(
    r",? (?P<told>(?:only |just |fully |some |barely |exactly )?(?:the|(?P<n>an?|\d{1,2}|[a-z]{3,9})) "
    r"(?P<unit>day|week|fortnight|month|year)s? (?P<way>after|before|following)) "
)
_FEW = re.compile(r",? (?P<told>(?:only |just |a few |some )?(?P<unit>days|weeks) (?P<way>after|before)) ")
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_FEAST = sets("noun_sets")["feasts"]
_ENDS = frozenset({"PUNCT", "WH", "VFIN", "AUX", "MODAL", "CONJ", "SUB", "DATE"})


def is_apart(sentence: Sentence, position: int) -> bool:
    """Whether words such as "two days after" begin at a character, right behind a date."""
    return any(d.end <= position <= d.end + 2 and _APART.match(sentence.text, d.end) for d in sentence.dates)


def happenings(sentence: Sentence, date: Dated, memory: Memory) -> Iterator[Happening]:
    """What a sentence tells to have been so long before or after a date."""
    m = _APART.match(sentence.text, date.end, sentence.end) or _FEW.match(sentence.text, date.end, sentence.end)
    value = _counted(m, date) if m else None
    if m is None or value is None:
        return
    why = f"{m['told']}: “{date.text}”"
    place = sentence.token_at(m.end())
    clause = next((c for c in sentence.clauses if c.start == place - 1 or c.start == place), None)
    if clause is not None and clause.group and place - clause.start <= 1 and clause.link == "sub":
        if any(sentence.clause_at(d.start) is clause for d in sentence.dates):
            return
        (a, b), said = evidence(sentence, clause), realis.of_clause(sentence, clause)
        said = "negated" if said == "planned" and m["way"] == "before" and _is_past(clause) else said  # "it was to end"
        title, kind = titles.of_clause(sentence, clause, memory), kind_of(sentence, clause)
    else:
        clause, last = None, _phrase_end(sentence, place)
        tokens = sentence.tokens[place:last]
        if not any(map(is_happening, tokens)) or any(t.lower in _FEAST for t in tokens):
            return
        (a, b), said = (m.start("told"), tokens[-1].end), realis.of_words(tokens)
        title, kind = titles.trimmed(sentence.words(place, last)), kind_of_nouns(tokens)
    yield Happening(
        min(a, m.start("told")),
        b,
        value,
        When(value, "inferred", why),
        None,
        title,
        kind,
        _of_its_day(said, value, sentence),
        clause=clause,
    )


def _is_past(clause: Clause) -> bool:
    """Whether a clause told in the past: "was to end"."""
    return clause.group is not None and clause.group.words[0] in ("was", "were", "had")


def _counted(m: re.Match[str], date: Dated) -> str | None:
    """The date that lies as far from another as some words say."""
    base = date.when.value
    if base is None or "/" in base:
        return None
    fine, unit = edtf.precision(base.rstrip("~")), m["unit"]
    if m.re is _FEW:
        return f"{base[:7]}~" if fine in ("month", "day") else None
    count = number(m["n"]) if m["n"] else 1
    if not count:
        return None
    sign = 1 if m["way"] == "before" else -1
    if unit in _DAYS:
        day = edtf.shift(base.rstrip("~"), days=sign * count * _DAYS[unit]) if fine == "day" else None
        return day and day + "~" * (unit != "day")
    if unit == "month":
        return edtf.shift(base.rstrip("~")[:7], months=sign * count) if fine in ("month", "day") else None
    return edtf.shift(base.rstrip("~")[:7], years=sign * count) if fine in ("year", "month", "day") else None


def _phrase_end(sentence: Sentence, place: int) -> int:
    last = place
    while last < len(sentence.tokens) and sentence.tokens[last].tag not in _ENDS:
        last += 1
    return last


def _of_its_day(said: Realis, value: str, sentence: Sentence) -> Realis:
    ahead = sentence.today is not None and edtf.is_after(value, sentence.today)
    return "planned" if said == "happened" and ahead else said
