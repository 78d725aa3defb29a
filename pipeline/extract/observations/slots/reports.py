"""On which period a document may report: the dates of its head and of its text, with what speaks for each."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline import edtf
from pipeline.extract.dates.resolve import Context, resolve
from pipeline.extract.dates.sense import Expression, Fiscal, Fixed, Yearless
from pipeline.extract.judging.option import Option, Remark, Remarks, few, step
from pipeline.extract.observations.head import end_of_head
from pipeline.extract.observations.reported import is_from_month_to_month, period_of
from pipeline.records import Passage

_NEAR = 20  # characters
_MOST = 10  # dates told most often, that may be it besides those of the head
_LATE, _OLD = 366, 1500  # days that a document may be issued before what it reports on has ended, and after
_LONGEST = 2000  # days: what spans more is what a text tells of, not when its figures are of
_TIMES = (2, 3, 5, 9)
_LAGS = (0, 45, 120, 250, 400, 800)  # days


def options(passages: Sequence[Passage], expressions: Sequence[Sequence[Expression]], context: Context) -> list[Option]:
    """The dates of the head, and if there is one those told most often, EDTF, and None, each with what speaks for it.
    `expressions` are those in each passage.
    """
    found, head, issued = Remarks(), end_of_head(passages), context.document
    told = [*_told(passages[:head], expressions[:head], context, in_head=True)]
    for line, value, lead, closes in told:
        found.add(value, _headed, few(line, 3), edtf.precision(value), lead, closes)
    if said := period_of(passages, expressions, context):
        found.add(said, _rule)
    headed, first = set(map(str, found)), set[str]()
    for place, value, lead, closes in _told(passages[head:], expressions[head:], context):
        told.append((place, value, lead, closes))
        if value not in first and (value in found or head):
            found.add(value, _opened, few(len(first), 4), few(place, 3), lead)
        first.add(value)
    times = Counter(value for _, value, *_ in told)
    often = {value for value, _ in times.most_common(_MOST)}
    dates = [v for v in map(str, found) if v in often or v in headed]
    made = [Option(v, [*found[v], *_whole(v, times, issued, dates)], ("",), told=v in headed) for v in dates]
    return [*made, Option(None, [(_none, few(len(dates), 4), issued is not None, said is None)], ("",))]


def _whole(value: str, times: Counter[str], issued: str | None, others: Sequence[str]) -> Iterator[Remark]:
    """Remarks on how often a date is told, and how it stands to the document's own date and to others."""
    long, rank = edtf.precision(value), sum(times[other] > times[value] for other in times)
    within = any(other != value and edtf.covers(other, value) for other in others)
    yield _often, few(rank, 4), step(times[value], _TIMES), long
    yield _issued, long, _lag(value, issued), _begins_a_year(value), within


def _told(
    passages: Sequence[Passage], expressions: Sequence[Sequence[Expression]], context: Context, *, in_head: bool = False
) -> Iterator[tuple[int, str, str, bool]]:
    """The place of a passage, a date that it tells by its year, the words before, and whether the date closes the passage; in
    the head a month without a year too, "trade in goods in July".
    """
    for place, (passage, found) in enumerate(zip(passages, expressions, strict=False)):
        for e in found if passage.kind != "table" else ():
            plain = isinstance(e.sense, Fixed) and not e.last and not e.edge
            value = e.sense.value if plain and isinstance(e.sense, Fixed) else _value(e, context, in_head)
            if value and edtf.precision(value) != "day" and may_be_reported(value, context.document):
                lead = passage.words[max(0, e.start - _NEAR) : e.start].lower().split()[-2:]
                yield place, edtf.as_part_of_a_year(value), " ".join(lead), e.end >= len(passage.words) - 1


def _value(e: Expression, context: Context, in_head: bool) -> str | None:
    told = (
        isinstance(e.sense, Fixed | Fiscal)
        or is_from_month_to_month(e)
        or (in_head and (_is_month(e) or _is_from_day_to_day(e)))
    )
    return resolve(e, context).value if told else None


def _is_month(e: Expression) -> bool:
    """Whether an expression tells a month, a quarter or a half without its year."""
    return isinstance(e.sense, Yearless) and e.sense.day is None and not (e.last or e.edge)


def may_be_reported(value: str, issued: str | None) -> bool:
    """Whether a date is no longer than some years, and ended in those before a document was issued, or ends in the one after."""
    first, last = edtf.bounds(value)
    if first and last and (last - first).days > _LONGEST:
        return False
    if issued is None:
        return True
    day = edtf.bounds(issued)[0]
    return last is not None and day is not None and -_LATE <= (day - last).days <= _OLD


def _is_from_day_to_day(e: Expression) -> bool:
    """Whether an expression tells days by the year of the last: "prices, 15 October to 14 November 2011"."""
    return isinstance(e.sense, Yearless) and e.sense.day is not None and isinstance(e.last, Fixed)


def _begins_a_year(value: str) -> bool:
    """Whether it is a stretch of months from January."""
    begin, _, end = value.partition("/")
    return bool(end) and begin.endswith("-01") and len(begin) == len(end) == 7 and begin[:4] == end[:4]


def _lag(value: str, issued: str | None) -> str:
    """How long before a document was issued a date ended."""
    if issued is None:
        return "unknown"
    last, day = edtf.bounds(value)[1], edtf.bounds(issued)[0]
    if last is None or day is None:
        return "open"
    return str(step((day - last).days, _LAGS))


def _headed(line: int, long: str, lead: str, closes: bool) -> Sequence[str]:
    return (
        "headed",
        f"headed {line}",
        f"headed {long}",
        f"headed by {lead}",
        f"headed by last {lead.rpartition(' ')[2]}",
        f"headed closes {closes}",
        f"headed {line} {long}",
    )


def _opened(order: int, place: int, lead: str) -> Sequence[str]:
    last = lead.rpartition(" ")[2]
    return f"told {order}", f"told in {place}", f"told by {lead}", f"told by last {last}", f"told {order} in {place}"


def _rule() -> Sequence[str]:
    return ("rule",)


def _often(rank: int, times: int, long: str) -> Sequence[str]:
    return f"often {rank}", f"often {rank} {long}", f"times {times}", f"times {times} {long}"


def _issued(long: str, lag: str, begins: bool, within: bool) -> Sequence[str]:
    return (
        f"is {long}",
        f"{long} ended {lag}",
        f"begins {begins}",
        f"begins {begins} {lag}",
        f"within {within}",
        f"{long} within {within}",
    )


def _none(heads: int, issued: bool, unsaid: bool) -> Sequence[str]:
    return "none", f"none heads {heads}", f"none issued {issued}", f"none unsaid {unsaid}"
