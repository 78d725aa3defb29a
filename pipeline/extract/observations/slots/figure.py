"""What is known of a figure before its slots are decided."""

from dataclasses import dataclass, field
from functools import cached_property

from pipeline.extract.language.clauses import Clause
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.frame import UNIONS
from pipeline.extract.observations.hints import Hint, hints
from pipeline.extract.observations.measures import Measured, kind_of_unit, measures
from pipeline.extract.observations.measuring import Measuring
from pipeline.extract.observations.parties import STATES
from pipeline.extract.observations.reading import Reading
from pipeline.extract.sentence import Sentence, base_before
from pipeline.extract.spans import Placed
from pipeline.wordlist import words

_GROUPS = (
    ("goods sold", "exports"),
    ("goods bought", "imports"),
    ("trade", "trade"),
    ("balance", "balance"),
    ("tariff", "tariff"),
    ("price", "price"),
    ("two-sided", "investment aid remittances tourism migration debt"),
    ("thing", "meetings energy capacity area production consumption"),
)
_CLASSES = ("takers", "share_verbs", "earning_verbs", "estimators", "foreseers", "commitments")
_GROUP = {measure: group for group, measures in _GROUPS for measure in measures.split()}


def group_of(measure: str | None) -> str:
    """What a measure has in common with others: who can be its sides."""
    return _GROUP.get(measure, "domestic") if measure else "none"


@dataclass(frozen=True, slots=True)
class Apart:
    """How a thing stands to a figure: on which `side`, with characters `start` to `end` between, and how many `figures`."""

    side: str
    start: int
    end: int
    figures: int


@dataclass
class Figure:
    """A figure of a clause, as the grammar reads it, and what is in mind while it is read."""

    sentence: Sentence
    clause: Clause
    reading: Reading
    measuring: Measuring
    here: list[Reading] = field(init=False)
    last: Reading | None = field(init=False)
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
        self.where = "in sentence" if self.last else "in passage"
        subject = self.clause.subject
        self.subject = sentence.span(*subject) if subject else None
        self.own_subject = None if self.clause.inherited else self.subject
        self.lemma = self.clause.group.lemma if self.clause.group else "-"
        self.tense = self.clause.group.tense if self.clause.group else "-"
        self.acts = "-".join(name for name in _CLASSES if self.lemma in words(name)) or "-"
        self.noun = q.noun.lower().split()[-1] if q.noun else None
        ends = [p.end for p in sentence.quantities if p.end <= q.start]
        begins = [p.start for p in sentence.quantities if p.start >= q.end]
        self.stretch = max([sentence.start, *ends]), min([sentence.end, *begins])

    @cached_property
    def named(self) -> list[Measured]:
        """The words of the sentence that name a measure."""
        known = self.sentence.known
        if (key := ("measures", 0)) not in known:
            known[key] = measures(self.text, self.sentence.start, self.sentence.end)
        return known[key]  # type: ignore[return-value]

    @cached_property
    def hinted(self) -> list[Hint]:
        """The words of the sentence that may name a measure."""
        known = self.sentence.known
        if (key := ("hints", 0)) not in known:
            known[key] = hints(self.sentence)
        return known[key]  # type: ignore[return-value]

    @cached_property
    def states(self) -> list[Mention]:
        """The countries, and groups of them, that the sentence names."""
        known = self.sentence.known
        if (key := ("states", 0)) not in known:
            known[key] = [m for m in self.sentence.mentions if m.kind in STATES or m.name in UNIONS]
        return known[key]  # type: ignore[return-value]

    @cached_property
    def is_base(self) -> bool:
        """Whether another figure is compared with this one."""
        return bool(base_before(self.text, self.sentence.start, self.q.start))

    def apart(self, thing: Placed) -> Apart:
        """How a thing of the sentence stands to the figure."""
        q = self.q
        if thing.end <= q.start:
            side, start, end = "before", thing.end, q.start
        elif thing.start >= q.end:
            side, start, end = "behind", q.end, thing.start
        else:
            return Apart("inside", q.start, q.start, 0)
        return Apart(side, start, end, sum(start <= p.start < end for p in self.sentence.quantities))

    def is_near(self, thing: Placed) -> bool:
        """Whether a thing stands in the stretch between the figures before and behind this one."""
        return self.stretch[0] <= thing.start < self.stretch[1]

    def is_in_clause(self, thing: Placed) -> bool:
        """Whether a thing stands in the figure's clause."""
        return self.start <= thing.start < self.end
