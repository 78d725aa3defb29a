"""Columns of changes in a table: between which of its periods each counts, and in what."""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from pipeline import edtf
from pipeline.extract.observations.reading import Reading

CHANGE = re.compile(
    r"(?i)\b(?:change|chge?|growth|increase|decrease|variation|var|difference|diff)\b"
    r"|\b(?P<of>[myq])[-/]?o?[-/]?(?P=of)\b|\byear[- ](?:on|over)[- ]year\b|±|\+/[-−–]|[-−–]/\+|[∆Δ]"
)
YEARLY = re.compile(r"(?i)\b(?:annual|y[-/]?o?[-/]?y|year[- ](?:on|over)[- ]year|over (?:one|1|a) year)\b")
_IN_PERCENT = re.compile(r"(?i)\b(?:growth|[myq][-/]?o?[-/]?[myq]|year[- ](?:on|over)[- ]year)\b")

Step = tuple[str, str]
"""A period, and the one that it is compared with."""
Head = tuple[float, str, str | None]
"""The middle of a column, its head, and the period that this tells."""


def steps(heads: Sequence[Head]) -> dict[float, Step]:
    """Between which periods each column of changes counts that tells none itself: the last two of the columns before it, or of
    all where it stands first; "y/y" from the year before.
    """
    found: dict[float, Step] = {}
    run: list[str] = []
    ended = False
    everything = [period for _, _, period in heads if period]
    for middle, head, period in heads:
        if period:
            run = [period] if ended else [*run, period]
            ended = False
        elif CHANGE.search(head):
            ended = True
            told = sorted(set(run or everything), key=edtf.sort_key)
            if len(told) > 1:
                year_before = edtf.shift(told[-1], years=-1)
                found[middle] = told[-1], year_before if YEARLY.search(head) and year_before in told else told[-2]
    return found


def stepped(reading: Reading, head: str, step: Step | None, levels: Mapping[str, float]) -> Reading:
    """A figure of a column of changes, dated by its step; by the levels of its row, a number without a sign for it is found to be
    in percent. A column of years that stand in rows is dated by them: "y/y" from the year before.
    """
    if step is None:
        if reading.kind == "change" and reading.period and not reading.compared_period and YEARLY.search(head):
            return replace(reading, compared_period=edtf.shift(reading.period, years=-1))
        return reading
    period, compared = step
    if reading.quantity.unit != "percent" and _is_in_percent(reading, head, levels.get(compared), levels.get(period)):
        number = round(reading.value / reading.quantity.scale, 6)
        quantity = replace(reading.quantity, value=number, unit="percent", scale=1)
        reading = replace(reading, quantity=quantity, value=number)
    return replace(reading, kind="change", period=period, compared_period=compared)


def _is_in_percent(reading: Reading, head: str, before: float | None, level: float | None) -> bool:
    said = bool(_IN_PERCENT.search(head))
    if not before or level is None:
        return said
    scale, number = reading.quantity.scale, reading.value / reading.quantity.scale
    in_percent, in_units = (level / before - 1) * 100, (level - before) / scale
    nearer, farther = abs(in_percent - number), abs(in_units - number)
    return nearer <= farther if said else nearer < farther
