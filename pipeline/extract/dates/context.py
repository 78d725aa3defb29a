"""What a reader knows at a point of a document, and what a date found there is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from pipeline import edtf
from pipeline.records import Basis

Tense = Literal["past", "present", "future", "pluperfect", "near", "aimed", "moved", "late", "hence"]
"""When a time is told to be: `near` on either side, as that of a plan given up; `aimed` at by what was done in the past;
`moved` to, from the date before; of `late`, as the last of its kind;
`hence`, ahead of what was said."""
_A_YEAR = 363  # days
UNKNOWN_BASE = "what it counts from is not told"


@dataclass(frozen=True, slots=True)
class When:
    """A date found: EDTF or None, whether it is stated, and if not how it was inferred; `modifier` is TIMEX3's mod,
    `by_document` says that it was counted from the document's own date.
    `day` is the day of a week that was counted. It is `doubtful` where another year seemed nearly as likely.
    """

    value: str | None
    basis: Basis = "stated"
    why: str | None = None
    modifier: str | None = None
    by_document: bool = False
    day: str | None = None
    doubtful: bool = False


class Told(NamedTuple):
    """A date told of, what the text calls it, the ordinal of its passage, whether it was counted from the document's, and
    whether something is so `since` then.
    """

    value: str
    words: str
    passage: int
    by_document: bool
    since: bool = False


@dataclass(slots=True)
class Context:
    """What a reader knows at a point of the document.

    `document` is the document's own date. `told` is the date last told of, `words` what the text calls it, and `told_in` the
    ordinal of its passage; `of_the_day` says that it was itself counted from the document's date, as news is. `passage` is
    the ordinal of the passage being read. `country` is whose fiscal year is meant, and `fiscal_pairs` says that "2018-19" is
    one; in which month such a year begins, where the text says so, is its `season`; `reckoning` is the first year of a pair
    by another calendar, and what it is. `period` is the period last named. `story` is the date last told of that was none of
    an aside: what months and days without a year go by. `spanned` says that a stretch of years around `told` was named since:
    what goes on from there may lie anywhere in it. `section` is the year, or a part of one, that a heading or the head of a
    list is of, `reported` the one that the whole document reports on. `named` is the date before in the sentence, whatever it
    is for, `latest` the one before in the document. `listed` says that the passage is an item of a list, `returned` that the
    text came back from the story to its own day.
    """

    document: str | None = None
    told: str | None = None
    words: str = ""
    told_in: int = -1
    of_the_day: bool = False
    passage: int = 0
    country: str | None = None
    fiscal_pairs: bool = False
    season: int | None = None
    reckoning: tuple[int, str] | None = None
    period: str | None = None
    story: "Told | None" = None
    spanned: bool = False
    section: str | None = None
    reported: str | None = None
    named: str | None = None
    latest: "Told | None" = None
    listed: bool = False
    returned: bool = False

    def follow(self, when: When, words: str, *, aside: bool = False) -> None:
        """Note a date as the one last told of: not a stretch of years, nor what lies ahead of the document, in which the
        story does not go on.
        """
        if when.value and (not edtf.is_within_a_year(when.value) or self.lies_ahead(when.value)):
            self.spanned = self.spanned or (not aside and self.told is not None and edtf.covers(when.value, self.told))
            return
        self.spanned = False
        self.told, self.words, self.told_in, self.of_the_day = when.value, words, self.passage, when.by_document
        if not aside and when.value:
            self.story = Told(when.value, words, self.passage, when.by_document)
            self.returned = False

    def name(self, when: When, words: str, *, since: bool = False) -> None:
        """Note a date as the one that the text names last, whatever it is for."""
        if when.value:
            self.named = when.value
            self.latest = Told(when.value, words, self.passage, when.by_document, since)

    def resume(self) -> None:
        """A sentence is over: what an aside of it told is left behind, and the story where it ends with what lies ahead."""
        self.returned = self.returned or (self.named is not None and self.lies_ahead(self.named))
        if self.story:
            self.told, self.words = self.story.value, self.story.words
            self.told_in, self.of_the_day = self.story.passage, self.story.by_document
        self.named = None

    def is_reported(self, unit: str) -> bool:
        """Whether "the quarter" is the one that the document reports on: no other is spoken of in the passage."""
        if self.reported is None or not (
            edtf.precision(self.reported) == unit or (unit == "year" and self._reports_a_year())
        ):
            return False
        here = self.story is not None and self.story.passage == self.passage
        return not (here and self.story and edtf.precision(self.story.value) == unit)

    def _reports_a_year(self) -> bool:
        """Whether the document reports on twelve months that are no calendar year."""
        first, last = edtf.bounds(self.reported or "..")
        return first is not None and last is not None and _A_YEAR <= (last - first).days <= _A_YEAR + 33

    def lies_ahead(self, value: str) -> bool:
        """Whether a date begins after the document's own."""
        return self.document is not None and edtf.is_after(value, self.document)


def begin_of(value: str) -> date:
    """The first day of a date, EDTF."""
    first, last = edtf.bounds(value)
    return first or last or date.min


def end_of(value: str) -> date:
    """The last day of a date, EDTF."""
    first, last = edtf.bounds(value)
    return last or first or date.max


def year_of(value: str) -> int:
    """The year in which a date ends."""
    return end_of(value).year


def month_of(n: int) -> tuple[int, int]:
    """The year and month that are so many months after the year 0 began."""
    return n // 12, n % 12 + 1
