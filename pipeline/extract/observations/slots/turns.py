"""Whose turn it is: figures of one sentence that tell of one country after another, "Norway lent Iceland 4 million, Sweden 5"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.judging.option import Remark
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.parties import code
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.slots.figure import Figure
from pipeline.extract.observations.slots.standing import lead_of

_Standing = tuple[str, str, str]
"""How a country stands to a figure: on which side, behind which word, in which form."""


def in_turn(figure: Figure, measure: str | None, states: Sequence[Mention]) -> Iterator[tuple[str, Remark]]:
    """Remarks on the countries beside a figure that were no side of the one before it in its sentence: whether they stand as
    those did that were. `states` are those of the sentence.
    """
    last = figure.last
    if last is None:
        return
    had = {last.reporter, last.partner, *last.parties}
    new = [m for m in states if figure.is_near(m) and code(m) not in had]
    if new:
        whose, other = (_stood(figure, last, country, states) for country in (last.reporter, last.partner))
        for m in new:
            own = _standing(figure, m, figure.q.start)
            yield code(m), (_in_turn, last.measure == measure, _alike(own, whose), _alike(own, other))


class Turn(NamedTuple):
    """That a figure is another country's than the one before it in the sentence: what that country was of the one before
    ("partner", "new"), whether that had a partner, whether what is measured is the same; whose it is now, and which countries
    stand near the figure.
    """

    was: str
    had: bool
    same: bool
    reporter: str
    near: frozenset[str]


def turn_of(figure: Figure, measure: str | None, reporter: str | None, states: Sequence[Mention]) -> Turn | None:
    """How a figure has come to be another's than the one before; `states` are those of the sentence."""
    last = figure.last
    if last is None or reporter is None or reporter == last.reporter:
        return None
    was = "partner" if reporter == last.partner else "new"
    near = frozenset(code(m) for m in states if figure.is_near(m))
    return Turn(was, last.partner is not None, last.measure == measure, reporter, near)


def turned(slot: str, turn: Turn, country: str | None) -> Remark:
    """A remark on who may face a country whose turn it is: a `country` that had a `slot` of the figure before, or nobody."""
    return _turned, slot, turn.was, turn.had, turn.reporter in turn.near, turn.same, country in turn.near


def _stood(figure: Figure, last: Reading, country: str | None, states: Sequence[Mention]) -> _Standing | None:
    """How a country stood to the figure before, if the sentence names it before this one."""
    place = last.quantity.start
    named = [m for m in states if code(m) == country and m.start < figure.q.start]
    nearest = min(named, key=lambda m: abs(m.start - place), default=None)
    return _standing(figure, nearest, place) if nearest else None


def _standing(figure: Figure, m: Mention, place: int) -> _Standing:
    return "before" if m.start < place else "behind", lead_of(figure.sentence, m), m.kind


def _alike(one: _Standing, other: _Standing | None) -> str:
    """In what two countries stand alike."""
    if other is None:
        return "-"
    return "".join(name for name, a, b in zip(("side", "lead", "form"), one, other, strict=True) if a == b)


def _in_turn(same: bool, reporter: str, partner: str) -> Sequence[str]:
    return (
        f"in turn {same}",
        f"in turn reporter {reporter}",
        f"in turn partner {partner}",
        f"in turn {reporter} {partner}",
        f"in turn {reporter} {partner} {same}",
    )


def _turned(slot: str, was: str, had: bool, near: bool, same: bool, beside: bool) -> Sequence[str]:
    told = f"turned {slot} {was}"
    return (
        told,
        f"{told} had {had}",
        f"{told} had {had} near {near} measure {same}",
        f"{told} near {near} beside {beside}",
    )
