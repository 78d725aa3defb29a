"""What a figure is because of the figures before it in its sentence: a further share, the other end, what it was before."""

import math
import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.observations.kinds import is_changed_by
from pipeline.extract.observations.measures import kind_of_unit, measures
from pipeline.extract.observations.period import is_base
from pipeline.extract.observations.reading import Reading
from pipeline.extract.sentence import Sentence

_IN_OTHER_UNITS = re.compile(
    r" ?(?:\(|, or )(?:or |about |some |nearly |around |roughly |approximately |equal to |equivalent to )*"
)
_NEXT = re.compile(
    r"(?:, and|,| and) (?:the )?(?!(?:and|compared|up|down|from|against|than|while|which|that|with|in|to|at|by|of|for)\b)"
    r"(?P<goods>[^\W\d_][^,;:()\d]{1,40}?)(?: (?:for|at|with))?(?: about)? \Z"
)

_NEAR = 60  # characters
_AND_BY = re.compile(
    r"(?:, and|\band|,) (?P<what>(?:[^\W\d_][\w’'-]* ){1,6}?)by (?:about |some |nearly |around |almost )?\Z"
)
_PLACED = re.compile(  # "fell by 21.0% with France, 19.7% with Germany", "gave up 24.2% and those to Algeria 16.5%"
    r" (?P<by>for|from|in|to|with) (?:the )?[A-Z][^\W\d_]*(?: [A-Z][^\W\d_]*)*(?:,? and|,) "
    r"|,? and those (?:from|in|to|with) (?:the )?[A-Z][^\W\d_]* "
)


def alongside(sentence: Sentence, reading: Reading, before: Sequence[Reading]) -> Reading:
    """A reading in the light of those before it."""
    if before and _is_converted(sentence, before[-1], reading):
        last, q = before[-1], reading.quantity
        value = math.copysign(q.value, last.value)
        return replace(last, quantity=q, value=value, start=reading.start, end=reading.end, label=q.noun)
    reading = _alike(sentence, _listed(sentence, reading, before), before)
    return _as_its_base(sentence, reading, before)


def _is_converted(sentence: Sentence, last: Reading, reading: Reading) -> bool:
    """Whether a figure in brackets is the one before in another unit: "R$60 billion (190 billion yuan)"."""
    one, two = last.quantity, reading.quantity
    if one.unit == two.unit or kind_of_unit(one.unit) != kind_of_unit(two.unit) or kind_of_unit(one.unit) == "part":
        return False
    return (
        bool(_IN_OTHER_UNITS.fullmatch(sentence.text, one.end, two.start))
        and sentence.text[two.end : two.end + 1] in "),;"
    )


def _as_its_base(sentence: Sentence, reading: Reading, before: Sequence[Reading]) -> Reading:
    """What a share is compared with is a share: "9.9 per cent of all imports, against 14.1 per cent in 2016"."""
    last = before[-1] if before and before[-1].start >= sentence.start else None
    q = reading.quantity
    if last is None or last.kind != "share" or reading.kind != "level" or q.unit != last.quantity.unit:
        return reading
    near = 0 <= q.start - last.quantity.end < _NEAR
    return replace(reading, kind="share") if near and is_base(sentence, q) else reading


def _listed(sentence: Sentence, reading: Reading, before: Sequence[Reading]) -> Reading:
    """A further share in a list of them: "tea made up 46 percent of exports, coffee 11 percent"."""
    last = before[-1] if before else None
    q = reading.quantity
    if last is None or last.kind != "share" or q.unit != last.quantity.unit or is_changed_by(sentence, q):
        return reading
    if (last.start, last.end) != (reading.start, reading.end) or reading.measure not in (None, last.measure):
        return reading
    m = _NEXT.search(sentence.text, last.quantity.end, q.start)
    if m is None or (reading.partner or reading.reporter) not in (None, last.partner, last.reporter):
        return reading
    return replace(last, quantity=q, value=q.value, commodity=m["goods"], label=None)


def _alike(sentence: Sentence, reading: Reading, before: Sequence[Reading]) -> Reading:
    """A figure that shares the word of change of the one before: "rose by 4 % to 116 bn and wine by 2.9 %", "up 24 % or
    £373m".
    """
    change = next((r for r in reversed(before) if r.kind == "change" and r.quantity.end > sentence.start), None)
    if change is None or reading.quantity.start - change.quantity.end > _NEAR:
        return reading
    between = sentence.text[change.quantity.end : reading.quantity.start]
    by = _AND_BY.search(between) if reading.quantity.unit in ("percent", change.quantity.unit) else None
    if by and reading.commodity and not measures(by["what"], 0, len(by["what"])):
        reading = replace(reading, commodity=by["what"].strip())
    listed = reading.quantity.unit == change.quantity.unit == "percent" and _PLACED.fullmatch(between)
    if reading.kind == "change" or not (by or between == " or " or listed):
        return reading
    value = -abs(reading.value) if change.value < 0 else reading.value
    return replace(reading, kind="change", value=value, compared_period=change.compared_period)


def as_its_mate(reading: Reading, mate: Reading) -> Reading:
    """The second end of a range is of what the first is: in "grew by 7 to 8 percent" both are changes."""
    value = abs(reading.value) if mate.value >= 0 else -abs(reading.value)
    return replace(
        mate, quantity=reading.quantity, value=value, start=reading.start, end=reading.end, label=reading.label
    )
