"""What a time expression says by itself, before its context is known."""

from dataclasses import dataclass, field
from typing import Literal

Base = Literal["document", "narrative"]
"""What a relative expression starts from: the date of the document, or the date last told of."""

Unit = Literal["day", "week", "month", "quarter", "half", "year", "decade", "century"]

Week = Literal["of", "beginning", "ending"]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date that needs no context, as EDTF; `modifier` is TIMEX3's mod (START, MID, END). `why` says how it was read,
    where it could be read in more ways.
    """

    value: str
    modifier: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Yearless:
    """A part of some year: a month, or EDTF's code of a season, quarter or half; perhaps a day.

    Perhaps up to another month, which lies in the year, the first in the one before where it is the later of the two
    ("the twelve months to June"). `week` makes it the week that holds the day, begins or ends with it. A `fiscal` part
    is counted in a fiscal year; one `just_over` is reported on ("third-quarter profit").
    """

    part: int
    last_part: int | None = None
    day: int | None = None
    last_day: int | None = None
    modifier: str | None = None
    week: Week | None = None
    fiscal: bool = False
    just_over: bool = False


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A fiscal year by the calendar year it is named after, the first of two ("2018-19") or the only one ("FY2019").

    `part` is the quarter or half of it, `months` are the first and last of others, counted from its own first. A bare pair
    of years is `sure` to be fiscal only in company.
    """

    year: int
    pair: bool = False
    part: int | None = None
    sure: bool = True
    months: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit of time so many units from the base: "last year" (document, year, -1), "three years later" (narrative).

    With `part`, that part of the year so reached ("May last year"). A day keeps the precision of its base. `about`
    says that the count is rough; `half` is which half of a decade or century, `day` which day of a month so reached. What is
    `near` is counted from the date named last, though that was in an aside or lies ahead: "that month".
    """

    base: Base
    unit: Unit
    amount: int
    part: Yearless | None = None
    modifier: str | None = None
    fiscal: bool = False
    about: bool = False
    half: int | None = None
    day: int | None = None
    near: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The last (-1) or the next (1) month or season of that name, seen from the base, "last March", or a day of the month:
    "3 March last".
    """

    part: int
    turn: Literal[-1, 1]
    base: Base = "document"
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 is Monday: the last (-1), this week's (0), the next (1), or the nearest as the verb's tense
    tells. A weekend is two `days` from Saturday. With `of_week` the week is that of the calendar: "Tuesday of last week".
    With `of_month` it is that day of its month too: "Friday the 13th".
    """

    day: int
    week: int | None = None
    days: int = 1
    base: Base = "document"
    modifier: str | None = None
    of_week: bool = False
    of_month: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of `length` units that ends at the base (negative) or begins there: "the past three years". Days are
    of the week from Monday to Friday where they are `working`.
    """

    base: Base
    unit: Unit
    length: int
    working: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A named period, or its beginning or end; `name` is None for "the war": the one last named."""

    name: str | None
    edge: Literal["start", "end"] | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """The same period of another year: of `year`, or of the year before where that is None.

    `unit` says what the period is called ("the year-ago quarter"). Without any date told before, "a year ago" is counted
    from the document's (`or_ago`). What is told "over the same period" is of the very period told before.
    """

    year: int | None = None
    unit: Unit | None = None
    or_ago: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that no date can be given to, and why: "recently", "every July", "several years ago"."""

    why: str = "no date is told"


@dataclass(frozen=True, slots=True)
class Turn:
    """The turn of the century that is meant where a text is told."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday of the list: the one before the document's date (-1), after it (1), or as the verb's tense tells."""

    name: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """An hour of the day last told of: "at 10 p.m."."""


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units before or after a date that the same words tell: "two weeks before 3 May 2014"."""

    base: "Sense"
    unit: Unit
    amount: int
    about: bool = False


Sense = (
    Fixed
    | Yearless
    | Fiscal
    | Relative
    | Neighbour
    | Weekday
    | Span
    | Same
    | Period
    | Vague
    | Turn
    | Offset
    | Holiday
    | TimeOfDay
)


@dataclass(frozen=True, slots=True)
class Two:
    """Two dates that share words, "3 and 5 May", each with what it says."""

    first: Sense
    second: Sense


Edge = Literal["since", "until", "by", "before", "after"]


@dataclass(slots=True)
class Expression:
    """A time expression in a text: characters `start` to `end`, and what they say.

    `last` is set for a range: the sense of its other end, None for "the present". `edge` comes from the words before:
    "since" leaves the end open, "until" the beginning. `effective` says that the words before give a day from which
    something is in force, which may lie ahead. `rule` names the rule of the grammar that took it.
    """

    start: int
    end: int
    sense: Sense
    rule: str
    edge: Edge | None = None
    last: "Sense | Literal['open'] | None" = None
    effective: bool = False
