"""What a sentence is: its words and clauses, and what stands where in it."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Concatenate, Literal, ParamSpec, TypeVar

from pipeline.extract.dates.resolve import When
from pipeline.extract.dates.sense import Expression
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.tokens import Token
from pipeline.extract.names.mention import Mention
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.spans import Placed, within
from pipeline.records import Passage

_COUNTS = frozenset({"years later", "years earlier", "years ago", "years from now"})
DateRole = Literal["plain", "compared", "name", "mention", "vague"]


@dataclass(slots=True)
class Dated:
    """A time expression of a sentence and its date. `role` tells dates of comparison and years in names apart.

    `value` is the date, opened by the words before it: "since 2010" is 2010/.., "until 2014" is ../2014; of weeks counted
    the day to which they lead, "a fortnight later".
    """

    expression: Expression
    when: When
    role: DateRole
    text: str
    start: int = field(init=False)
    end: int = field(init=False)
    value: str | None = field(init=False)

    def __post_init__(self) -> None:
        self.start, self.end, self.value = self.expression.start, self.expression.end, self._opened()

    def _opened(self) -> str | None:
        value = self.when.value
        if self.when.day and self.expression.rule in _COUNTS:
            return f"{self.when.day}~"
        if not value or "/" in value:
            return value
        match self.expression.edge:
            case "since":
                return f"{value}/.."
            case "until":
                return f"../{value}"
        return value

    def without_edge(self) -> "Dated":
        """The date alone, whatever the words before it open."""
        return replace(self, expression=replace(self.expression, edge=None))


@dataclass(slots=True)
class Sentence:
    """A sentence of a passage, analysed. Positions are those of the passage's reading, `text`.

    `lead` is what stands before a list of which the passage is an item.
    `ahead` says that the heading over it is of what is to come. `today` is the document's own date, EDTF. `told` is the date
    last told of in the passage before the sentence, and `told_words` what the text calls it.
    """

    passage: Passage
    text: str
    start: int
    end: int
    tokens: list[Token]
    clauses: list[Clause]
    dates: list[Dated]
    quantities: list[Quantity]
    mentions: list[Mention]
    told: str | None = None
    told_words: str = ""
    lead: str = ""
    today: str | None = None
    ahead: bool = False
    known: dict[tuple[object, int], object] = field(default_factory=dict)
    _ends: list[int] = field(init=False)  # of all tokens but the last
    _borders: list[int] = field(init=False)  # from which character on each clause stands

    def __post_init__(self) -> None:
        self._ends = [t.end for t in self.tokens[:-1]]
        self._borders = [c.start and self._ends[c.start - 1] for c in self.clauses]

    def clause_at(self, position: int) -> Clause:
        """The clause in which a character stands."""
        return self.clauses[bisect_right(self._borders, position) - 1]

    def after(self, clause: Clause) -> Clause | None:
        """The clause behind another."""
        return self.clauses[clause.place + 1] if clause.place + 1 < len(self.clauses) else None

    def token_at(self, position: int) -> int:
        """The token that holds a character, or the next one."""
        return bisect_right(self._ends, position)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of tokens `start` to `end`."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def words(self, start: int, end: int) -> str:
        """The text of tokens `start` to `end`."""
        a, b = self.span(start, end)
        return self.text[a:b]

    inside = staticmethod(within)


Found = TypeVar("Found")
Thing = TypeVar("Thing", bound=Placed)
Given = ParamSpec("Given")
_UNASKED = object()


def once_a_sentence(
    ask: Callable[Concatenate[Sentence, Given], Found],
) -> Callable[Concatenate[Sentence, Given], Found]:
    """What is asked of a sentence, worked out once, however many figures of it ask; what else is given is the same for all."""
    key = (ask, 0)

    @wraps(ask)
    def kept(sentence: Sentence, /, *given: Given.args, **named: Given.kwargs) -> Found:
        found = sentence.known.get(key, _UNASKED)
        if found is _UNASKED:
            found = sentence.known[key] = ask(sentence, *given, **named)
        return found  # type: ignore[return-value]

    return kept


def once(ask: Callable[[Sentence, Thing], Found]) -> Callable[[Sentence, Thing], Found]:
    """What is asked of a clause, a date or a figure, worked out once, however many ask it."""

    @wraps(ask)
    def kept(sentence: Sentence, thing: Thing) -> Found:
        key = (ask, thing.start)
        found = sentence.known.get(key, _UNASKED)
        if found is _UNASKED:
            found = sentence.known[key] = ask(sentence, thing)
        return found  # type: ignore[return-value]

    return kept
