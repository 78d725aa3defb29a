"""An event as one sentence tells it."""

from dataclasses import dataclass

from pipeline.extract.dates.resolve import When
from pipeline.extract.names.mention import Mention
from pipeline.records import Realis


@dataclass(frozen=True, slots=True)
class Happening:
    """Characters `start` to `end` of the passage's reading are its evidence; `value` is its date, EDTF or None.

    `agreement` is set where a year only stands beside an agreement's name: no event of its own where its signing is
    told. `alone` is set of a further decision that shares the date of the clause before.
    """

    start: int
    end: int
    value: str | None
    when: When
    when_text: str | None
    title: str
    kind: str
    realis: Realis
    actors: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    agreement: Mention | None = None
    alone: bool = False
