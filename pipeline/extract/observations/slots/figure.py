"""What is known of a figure before its slots are decided."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import msgspec

from pipeline.extract.judging.option import words_of
from pipeline.extract.language.clauses import Clause
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.hints import Hint, hints
from pipeline.extract.observations.measures import Measured, kind_of_unit, measures
from pipeline.extract.observations.measuring import Measuring
from pipeline.extract.observations.parties import is_state
from pipeline.extract.observations.period import is_base
from pipeline.extract.observations.reading import Reading
from pipeline.extract.sentence import Sentence, once, once_a_sentence
from pipeline.extract.spans import Placed, begin
from pipeline.wordlist import table, words

_GROUPS = (
    ("goods sold", "exports"),
    ("goods bought", "imports"),
    ("trade", "trade"),
    ("balance", "balance"),
    ("tariff", "tariff"),
    ("price", "price"),
    ("given", "investment aid"),
    ("owed", "debt"),
    ("people", "tourism migration"),
    ("sent home", "remittances"),
    ("thing", "meetings energy capacity area production consumption"),
)
_CLASSES = ("takers", "share_verbs", "earning_verbs", "estimators", "foreseers", "commitments")
_GROUP = {measure: group for group, measures in _GROUPS for measure in measures.split()}


@cache
def _deeds() -> dict[str, str]:
    """What each verb says that somebody does with what is counted."""
    return {verb: row["deed"] for row in table("trading_verbs") for verb in row["verbs"].split()}


@cache
def _acts(lemma: str) -> str:
    """In which lists of verbs a verb stands."""
    return "-".join(name for name in _CLASSES if lemma in words(name)) or "-"


def group_of(measure: str | None) -> str:
    """What a measure has in common with others: who can be its sides."""
    return _GROUP.get(measure, "domestic") if measure else "none"


class Apart(msgspec.Struct, frozen=True):
    """How a thing stands to a figure: on which `side`, with characters `start` to `end` between, and how many `figures`."""

    side: str
    start: int
    end: int
    figures: int


class Told(NamedTuple):
    """What a sentence tells of its figures: the words that name a measure, those that may, the countries and groups of them."""

    named: Sequence[Measured]
    hinted: list[Hint]
    states: list[Mention]


@once_a_sentence
def told_of(sentence: Sentence) -> Told:
    """What a sentence tells of its figures."""
    named = measures(sentence.text, sentence.start, sentence.end)
    return Told(named, hints(sentence), [m for m in sentence.mentions if is_state(m)])


@once
def _words(sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    return words_of(sentence.words(clause.start, clause.end))


@dataclass
class Figure:
    """A figure of a clause, as the grammar reads it, and what is in mind while it is read: what the sentence tells of it
    (`named`, `hinted`, `states`), whether another figure is compared with it (`is_base`).
    """

    sentence: Sentence
    clause: Clause
    reading: Reading
    measuring: Measuring
    here: list[Reading] = field(init=False)
    last: Reading | None = field(init=False)
    main: Reading | None = field(init=False)
    before: Reading | None = field(init=False)
    earlier: Reading | None = field(init=False)

    def __post_init__(self) -> None:
        sentence, q = self.sentence, self.reading.quantity
        self.q, self.text = q, sentence.text
        self.start, self.end = sentence.span(self.clause.start, self.clause.end)
        self.kind_of_unit = kind_of_unit(q.unit)
        self.unit = q.unit if self.kind_of_unit == "part" else self.kind_of_unit
        self.is_item = sentence.passage.kind == "item"
        figures = self.measuring.past.figures
        read = [r for r in figures if r.passage == sentence.passage.ordinal]
        self.here = [r.reading for r in read]
        self.before = self.here[-1] if self.here else None
        self.last = self.before if read and read[-1].sentence == sentence.start else None
        self.earlier = figures[-1].reading if figures else None
        self.main = next((r.reading for r in reversed(read) if r.is_main), None)
        self.where = "in sentence" if self.last else "in passage"
        subject = self.clause.subject
        self.subject = sentence.span(*subject) if subject else None
        self.own_subject = None if self.clause.inherited else self.subject
        self.lemma = self.clause.group.lemma if self.clause.group else "-"
        self.tense = self.clause.group.tense if self.clause.group else "-"
        self.acts = _acts(self.lemma)
        self.deed = _deeds().get(self.lemma, "-")
        self.noun = q.noun.lower().split()[-1] if q.noun else None
        ends = [p.end for p in sentence.quantities if p.end <= q.start]
        begins = [p.start for p in sentence.quantities if p.start >= q.end]
        self.stretch = max([sentence.start, *ends]), min([sentence.end, *begins])
        self.is_base = is_base(sentence, q)
        told = told_of(sentence)
        self.named, self.hinted, self.states = told.named, told.hinted, told.states

    def apart(self, thing: Placed) -> Apart:
        """How a thing of the sentence stands to the figure."""
        q = self.q
        if thing.end <= q.start:
            side, start, end = "before", thing.end, q.start
        elif thing.start >= q.end:
            side, start, end = "behind", q.end, thing.start
        else:
            return Apart("inside", q.start, q.start, 0)
        others = self.sentence.quantities
        first = bisect_left(others, start, key=begin)
        return Apart(side, start, end, bisect_left(others, end, first, key=begin) - first)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its clause, each once."""
        return _words(self.sentence, self.clause)

    def is_near(self, thing: Placed) -> bool:
        """Whether a thing stands in the stretch between the figures before and behind this one."""
        return self.stretch[0] <= thing.start < self.stretch[1]

    def is_in_clause(self, thing: Placed) -> bool:
        """Whether a thing stands in the figure's clause."""
        return self.start <= thing.start < self.end
