"""Which of the dates that a day or month without a year may be are right, by gold."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.judging.option import Option
from pipeline.extract.sentence.years import Untold
from pipeline.positions import cite
from pipeline.records import Evidence
from tests.corpus.scoring import Thing

_SLOTS = ("period", "compared_period")


def known_as(time: Untold, may: Sequence[Option], gold: Thing, text: str) -> list[bool]:
    """Which of the dates that a time may be are those of gold's events told there, or else of its figures; of those told in the
    same words rather than in the same sentence. None where gold knows of no such date.
    """
    sentence, expression = time.sentence, time.expression
    for start, end in ((expression.start, expression.end), (sentence.start, sentence.end)):
        place = cite(sentence.passage, start, end)
        for known in _known(gold, place, text):
            found = [bool(known & _parts(str(o.value))) for o in may]
            if any(found):
                return found
    return [False] * len(may)


def _known(gold: Thing, place: Evidence, text: str) -> Iterator[set[str]]:
    """The dates of the events told at a place, then those of the figures, then those that they are compared with."""
    yield _dates(v for e in _at(gold.get("events", ()), place, text) for v in (e["when"], *e.get("accept", ())))
    for slot in _SLOTS:
        figures = _at(gold["observations"], place, text)
        yield _dates(v for o in figures for v in (o.get(slot), *o.get("accept", {}).get(slot, ())))


def _at(golds: Iterable[Thing], place: Evidence, text: str) -> Iterator[Thing]:
    for gold in golds:
        start = text.index(gold["quote"])
        if start < place.end and place.start < start + len(gold["quote"]):
            yield gold


def _dates(values: Iterable[str | None]) -> set[str]:
    return {part for value in values if value for part in _parts(value)}


def _parts(value: str) -> set[str]:
    """A date as it is, without its doubts, and what it begins and ends with."""
    plain = value.replace("~", "")
    return {plain, *plain.split("/")} - {".."}
