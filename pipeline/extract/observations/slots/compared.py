"""With which period a change may be compared: a date of its sentence, the period a year or a step before, that of the figures
before.
"""

import re
from collections.abc import Sequence

from pipeline import edtf
from pipeline.extract.dates.sense import Fixed, Yearless
from pipeline.extract.judging.option import Option, Remarks, distance, few, joined, none_of, with_words, words_of
from pipeline.extract.observations.period import STEPS, a_step_before, step_said
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.slots.figure import Figure

_COMPARED = frozenset({"change", "ratio"})
"""Kinds of figures that are compared with a period."""
_SHORT, _FIGURES, _EARLIER = 18, 12, 3
_NEAR = 40  # characters
_LEADS = re.compile(
    r"(?: (?!and\b)[a-z]+){0,3} (?:than|on|over|from|with|to|against)(?: (?:in|at|the|of|that|those|its|level|end))* "
)


def options(figure: Figure, measure: str | None, kind: str, period: str | None) -> list[Option]:
    """The periods, EDTF, and None, each with what speaks for it. `period` is that of the figure."""
    if kind not in _COMPARED:
        return [Option(None, [], ("",))]
    found = Remarks()
    near = words_of(figure.text[slice(*figure.stretch)])
    _by_steps(figure, measure, period, near, found)
    _of_dates(figure, period, found)
    _of_readings(figure, period, found)
    read = figure.reading.compared_period
    if read:
        found.add(read, _grammar, kind)
    beside = _right_behind(figure)
    made = [
        Option(value, [*remarks], ("",), read=value == read)
        for value, remarks in found.items()
        if value and value != period and (beside is None or value == beside)
    ]
    none = Remarks()
    told = sum(d.role == "compared" for d in figure.sentence.dates)
    none.add(None, _none, str(measure), kind, few(told, 2), period is not None, read is None)
    none.add(None, with_words, "none", figure.words)
    none.add(None, with_words, "none near", near)
    none.add(None, none_of, "verb", figure.lemma)
    none.add(None, none_of, "unit", figure.unit)
    return [*made, Option(None, [*none[None]], ("",))]


def _by_steps(figure: Figure, measure: str | None, period: str | None, near: tuple[str, ...], found: Remarks) -> None:
    """Remarks on the periods that lie a step before the figure's, and on how often figures were compared so: that of a year, or
    which the text takes for it. `near` are the words between the figures on either side of it.
    """
    if not period:
        return
    habit = [_step_of(r.reading) for r in list(figure.measuring.past.figures)[-_FIGURES:]]
    habit = [step for step in habit if step]
    said = figure.measuring.past.step if step_said(figure.sentence, period) is None else "year"
    for step in STEPS if said == "year" else ("year",):
        if value := a_step_before(period, said if step == "year" else step):
            found.add(value, _step, step, str(measure), edtf.precision(period), figure.reading.kind)
            found.add(value, with_words, step, figure.words)
            found.add(value, with_words, f"{step} near", near)
            found.add(value, _habit, step, few(habit.count(step), 3), bool(habit) and habit[-1] == step)


def _right_behind(figure: Figure) -> str | None:
    """The date of the calendar right behind a figure with which that is compared: "up 3 % on the third quarter"."""
    first, last = figure.q.end, figure.q.end + _NEAR
    told = (d for d in figure.sentence.dates if d.role == "compared" and first <= d.start < last and figure.is_near(d))
    date = next((d for d in told if isinstance(d.expression.sense, Fixed | Yearless)), None)
    return date.when.value if date and _LEADS.fullmatch(figure.text, first, date.start) else None


def _step_of(reading: Reading) -> str | None:
    """How far before its own period that lies with which a change was compared."""
    if reading.kind not in _COMPARED:
        return None
    if not reading.compared_period:
        return "none"
    steps = (
        step for step in STEPS if reading.period and a_step_before(reading.period, step) == reading.compared_period
    )
    return next(steps, "other")


def _of_dates(figure: Figure, period: str | None, found: Remarks) -> None:
    """Remarks on the dates of the sentence: how they stand to the figure."""
    text, q = figure.text, figure.q
    dates = [d for d in figure.sentence.dates if d.when.value]
    seen = {"before": 0, "behind": 0, "inside": 0}
    ahead = [d for d in dates if d.end <= q.start]
    for d in [*reversed(ahead), *(d for d in dates if d.end > q.start)]:
        apart = figure.apart(d)
        number = few(seen[apart.side], 2)
        seen[apart.side] += 1
        gap = text[apart.start : apart.end]
        lead = text[max(0, d.start - _SHORT) : d.start].lower().split()[-2:]
        value = d.when.value
        step = next((s for s in STEPS if period and a_step_before(period, s) == value), "-")
        within, near = figure.is_in_clause(d), figure.is_near(d)
        found.add(value, _date, apart.side, number, d.role, within, near, step)
        found.add(value, _led, " ".join(lead), apart.side)
        found.add(value, _rule, d.expression.rule, step)
        found.add(value, _far, apart.side, distance(len(gap)), few(apart.figures, 2))
        if len(gap) < _SHORT:
            found.add(value, joined, apart.side, gap.lower())


def _of_readings(figure: Figure, period: str | None, found: Remarks) -> None:
    """Remarks on the periods of the figures before in the passage, and those with which they were compared."""
    for place, reading in enumerate(reversed(figure.here[-_EARLIER:])):
        same = reading.period == period
        if reading.compared_period:
            found.add(reading.compared_period, _of_last, place, same, figure.where, reading.kind)
        if reading.period and not same:
            found.add(reading.period, _at_last, place, figure.where, reading.kind)


def _grammar(kind: str) -> Sequence[str]:
    return "grammar", f"grammar {kind}"


def _none(measure: str, kind: str, told: int, dated: bool, read: bool) -> Sequence[str]:
    return (
        "none",
        f"none of {measure}",
        f"none {kind} told {told}",
        f"none dated {dated} told {told}",
        f"grammar none {read}",
    )


def _step(step: str, measure: str, long: str, kind: str) -> Sequence[str]:
    return step, f"{step} of {measure}", f"{step} of {long}", f"{step} {kind} of {long}"


def _habit(step: str, times: int, last: bool) -> Sequence[str]:
    return f"{step} habit {times}", f"{step} last {last}"


def _date(side: str, number: int, role: str, within: bool, near: bool, step: str) -> Sequence[str]:
    told = f"date {side} {role}"
    return (
        told,
        f"{told} {number}",
        f"{told} clause {within} near {near}",
        f"date {role} step {step}",
        f"{told} step {step}",
    )


def _led(words: str, side: str) -> Sequence[str]:
    return f"led {words}", f"led {words} {side}", f"led {words.rsplit(maxsplit=1)[-1] if words else '^'}"


def _rule(rule: str, step: str) -> Sequence[str]:
    return f"rule {rule}", f"rule {rule} step {step}"


def _far(side: str, far: int, figures: int) -> Sequence[str]:
    return f"far {side} {far}", f"far {side} figures {figures}"


def _of_last(place: int, same: bool, where: str, kind: str) -> Sequence[str]:
    return (
        f"compared last {place}",
        f"compared last {place} same {same} {where}",
        f"compared last {place} {kind} same {same}",
    )


def _at_last(place: int, where: str, kind: str) -> Sequence[str]:
    return f"last {place}", f"last {place} {where}", f"last {place} {where} {kind}"
