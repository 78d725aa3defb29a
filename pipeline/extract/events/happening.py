"""An event as one sentence tells it."""

from dataclasses import dataclass

from pipeline.extract.dates.resolve import When
from pipeline.extract.events import realis
from pipeline.extract.events.cast import actors, places
from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import Memory
from pipeline.extract.names.mention import Mention
from pipeline.extract.sentence import Dated, Sentence
from pipeline.records import Realis


@dataclass(frozen=True, slots=True)
class Happening:
    """Characters `start` to `end` of the passage's reading are its evidence; `value` is its date, EDTF or None.

    `alone` is set of a further decision that shares the date of the clause before. `clause` is that whose verb tells it,
    None where a noun does. It is `doubtful` whether it is what the date tells the time of.
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
    alone: bool = False
    clause: Clause | None = None
    doubtful: bool = False


def happening(
    sentence: Sentence,
    a: int,
    b: int,
    date: Dated,
    title: str,
    kind: str,
    said: Realis,
    *,
    clause: Clause | None = None,
    memory: Memory | None = None,
) -> Happening:
    """What characters `a` to `b` tell of a date, with who acts and where. `said` is what the words say of its realis: the date
    may say otherwise. With its `clause` and the `memory`, whom the subject means acts too.
    """
    who, where = actors(sentence, a, b, clause, memory), places(sentence, a, b)
    said = realis.of_date(said, date, sentence, clause)
    if said == "planned" and date.expression.edge == "until":
        date = date.without_edge()
    return Happening(a, b, date.value, date.when, date.text, title, kind, said, who, where, clause=clause)
