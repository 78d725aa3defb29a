"""Figures that are of one thing by how they stand to each other: what it came to, by how much it changed, what it was before."""

import math
import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.observations.kinds import is_deficit
from pipeline.extract.observations.measures import fits, measures
from pipeline.extract.observations.parties import is_state
from pipeline.extract.observations.period import is_base
from pipeline.extract.observations.reading import Reading
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence, is_beside

_ABOUT = "(?:(?:a|about|almost|around|just|less|more|nearly|only|over|record|roughly|some|than|under) ){0,3}"
_CAME_TO = re.compile(rf"(?: (?:percentage )?points?)?,?(?: and)? (?:to|reached|reaching|or) {_ABOUT}")
_CHANGED = re.compile(
    r"(?:,? ?\(?|, or )(?:up|down|an? (?:[a-z]+ )?(?:decline|decrease|drop|fall|gain|improvement|increase|reduction|rise))"
    rf" (?:of |by )?{_ABOUT}|,? ?\([+–-]?|, (?:being )?{_ABOUT}"
)
_AND = re.compile(rf" and {_ABOUT}\Z")
_SHARED = frozenset({"measure", "reporter", "partner", "parties"})
_ON = re.compile(r" (?:from|on|over|than) (?:the )?")
_BESIDE = 24  # characters
_BY_SO_MUCH = re.compile(r", (?:which (?:is|was) )?" + _ABOUT)  # before "a quarter less"
_LESS = re.compile(r" (?:less|more|lower|higher|fewer|up|down)\b")
_OF_ANOTHER = re.compile(
    r"(?i) (?:for (?!the (?:same|corresponding|previous|first|second|third|fourth|last)\b|\d)[a-z]|elsewhere\b)"
)
_OTHER_WAY = re.compile(r"\b(?:other way|other direction|opposite direction|in return)\b")
_ENDS = re.compile(r"[,;:()]|\. |\b(?:and|but|while)\b")


def of_one_thing(sentence: Sentence, reading: Reading, before: Sequence[Reading]) -> Reading:
    """A reading with what it measures, whose and with whom, as the figure has it that it goes with, of those `before` it in its
    sentence: "bought $38 million, down from $44 million", "those from Fiji rose 15 percent to $6 million".
    """
    reading = _as_changed(sentence, reading, before)
    last = _companion(sentence, reading, before)
    if last is None or (last.measure and not fits(last.measure, reading.quantity.unit)):
        return reading
    shared = _SHARED | ({"commodity"} if reading.commodity == last.commodity else set())
    reading = replace(
        reading,
        measure=last.measure,
        flow=last.flow,
        reporter=last.reporter,
        partner=last.partner,
        parties=last.parties,
        doubtful=tuple(
            slot for one, own in ((reading, False), (last, True)) for slot in one.doubtful if (slot in shared) is own
        ),
    )
    clause = sentence.clause_at(reading.quantity.start)
    owed = last.measure == "balance" and last.kind == reading.kind == "level" and last.value < 0
    same = owed and not is_deficit(sentence, clause, reading.quantity) and reading.value > 0
    return replace(reading, value=-reading.value) if same else reading


def _as_changed(sentence: Sentence, reading: Reading, before: Sequence[Reading]) -> Reading:
    """A percentage as a change, where it goes on from one and has a base of its own: "up 8 % from 2020 and 2 % on 2019"."""
    last, q = before[-1] if before else None, reading.quantity
    if (
        last is None
        or last.kind != "change"
        or reading.kind == "change"
        or not q.unit == last.quantity.unit == "percent"
    ):
        return reading
    to = next((d for d in sentence.dates if d.role == "compared" and d.start >= q.end), None)
    gap = _undated(sentence, last.quantity.end, q.start)
    if to is None or not _ON.fullmatch(sentence.text, q.end, to.start) or not _AND.fullmatch(gap):
        return reading
    value = math.copysign(reading.value, last.value)
    told = ("kind", "compared_period")
    doubtful = tuple(slot for slot in reading.doubtful if slot not in told)
    return replace(reading, kind="change", value=value, compared_period=to.when.value, doubtful=doubtful)


def _companion(sentence: Sentence, reading: Reading, before: Sequence[Reading]) -> Reading | None:
    """The figure before, in its sentence, that a figure goes with."""
    if not before:
        return None
    last, q = before[-1], reading.quantity
    gap = sentence.text[last.quantity.end : q.start]
    if last.kind == "change" and _CAME_TO.fullmatch(gap):
        return last
    if last.kind == "level" and reading.kind == "change":
        behind = _BY_SO_MUCH.fullmatch(_undated(sentence, last.quantity.end, q.start)) and _LESS.match(
            sentence.text, q.end
        )
        if behind or _CHANGED.fullmatch(gap):
            return last
    if _goes_on(sentence, last.quantity, q):
        return last
    if not is_base(sentence, q):
        return None
    alike = next((r for r in reversed(before) if r.quantity.unit == q.unit), None)
    between = before[before.index(alike) + 1 :] if alike else ()
    if alike is None or any(r.kind != "change" for r in between):
        return None
    return alike if _names_nothing(sentence, alike.quantity, q) else None


def _goes_on(sentence: Sentence, one: Quantity, two: Quantity) -> bool:
    """Whether of two figures each is told with a date of its own and nothing else: "bought 6,000 tonnes of Zambian copper in 1975
    and 11,000 the year after".
    """
    joint = _AND.search(sentence.text, one.end, two.start)
    if joint is None or one.unit != two.unit:
        return False
    dated = [any(a.end <= d.start < b for d in sentence.dates) for a, b in ((one, two.start), (two, two.end + _BESIDE))]
    return (
        all(dated)
        and any(is_beside(sentence.text, two, d) for d in sentence.dates)
        and _names_nothing(sentence, two, two)
    )


def _undated(sentence: Sentence, start: int, end: int) -> str:
    """The text between two places, but for a date right at its beginning: "in 2022, "."""
    within = [d for d in sentence.dates if start <= d.start and d.end <= end]
    lead = sentence.text[start : within[0].start] if within else ""
    return (
        sentence.text[within[0].end : end]
        if lead in (" in ", " for ", " from ", " on ", " on the ", " over ", " ")
        else sentence.text[start:end]
    )


def _names_nothing(sentence: Sentence, one: Quantity, two: Quantity) -> bool:
    """Whether no country and no measure is named from one figure on to what stands behind another."""
    ends = _ENDS.search(sentence.text, two.end, sentence.end)
    end = min([ends.start() if ends else sentence.end, *(p.start for p in sentence.quantities if p.start > two.start)])
    if _OF_ANOTHER.match(sentence.text, two.end) or _OTHER_WAY.search(sentence.text, one.end, end):
        return False
    named = any(is_state(m) for m in sentence.inside(sentence.mentions, one.end, end))
    return not named and not any(
        m.start < two.start or m.start >= two.end for m in measures(sentence.text, one.end, end)
    )
